//! How `kiosque refresh` behaves towards servers, seen from a server: the table in docs/polling.md names these tests.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod background;
mod bodies;
mod feeds;
mod pages;
mod program;
mod redirects;
mod server;
mod settings;
mod validators;
mod waiting;
