//! The data that flows through the program; no behaviour beyond constructors and invariants.

pub mod agency;
pub mod analysis;
pub mod article;
pub mod document;
pub mod entity_page;
pub mod entry;
pub mod feed;
pub mod filter;
pub mod front;
pub mod ids;
pub mod query;
pub mod time;
pub mod trouble;
