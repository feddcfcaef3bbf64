//! Tools for strings. They know no news.

pub mod clean;
pub mod diff;
pub mod hyphen;
pub mod language;
pub mod terms;
pub mod width;
pub mod wrap;
