//! kiosque reads the news in a terminal: whole articles, what is related to them, who and what they are about.
//!
//! Layers, each of which may use only those below it (`tests/layers.rs` checks that):
//!
//! ```text
//!       tui   cli           the two faces; neither knows the other
//!        engine             schedule, pipeline, threads
//! fetch store config share  the outside world, one module each
//!  feed  article  insight   pure: bytes or documents in, values out
//!  command theme locale     pure tables
//!     news                  plain data
//!     text                  strings
//! ```

pub mod text;

pub mod news;

pub mod command;
pub mod locale;
pub mod theme;

pub mod article;
pub mod feed;
pub mod insight;

pub mod config;
pub mod fetch;
pub mod share;
pub mod store;

pub mod engine;

pub mod cli;
pub mod tui;
