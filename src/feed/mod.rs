//! Feeds: bytes in, entries out.

use crate::news::feed::ParsedFeed;

/// Why bytes are no feed, as a sentence.
#[derive(Debug, thiserror::Error)]
pub enum FeedError {
    #[error("the answer is a web page, not a feed")]
    WebPage,
    #[error("the answer is empty")]
    Empty,
    #[error("not a feed: {0}")]
    NotAFeed(String),
}

/// Reads a feed's bytes as served.
///
/// `url` is where they came from (relative addresses are resolved against it), `content_type` the HTTP header.
pub fn parse(bytes: &[u8], url: &str, content_type: Option<&str>) -> Result<ParsedFeed, FeedError> {
    let _ = (bytes, url, content_type);
    todo!()
}
