//! A feed: what the user wrote, what the server says, how it fares.

use serde::{Deserialize, Serialize};

use super::entry::NewEntry;
use super::ids::FeedId;
use super::time::Timestamp;

/// A feed as the configuration names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeedSource {
    pub url: String,
    /// The user's name for it; the feed's own title where `None`.
    pub name: Option<String>,
    /// The heading it stands under.
    pub section: Option<String>,
    pub tags: Vec<String>,
    /// Fetch the linked pages ahead of reading.
    pub full_text: bool,
    /// Seconds between polls, where the user set one for this feed.
    pub every: Option<i64>,
}

/// A feed in the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    pub id: FeedId,
    pub url: String,
    /// What people see: the user's name, else the feed's title, else its host.
    pub name: String,
    pub section: Option<String>,
    pub tags: Vec<String>,
    /// The site's address.
    pub site: Option<String>,
    pub full_text: bool,
    pub every: Option<i64>,
    pub health: Health,
}

/// How a feed fares, and what the next request needs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Health {
    /// When it was last asked, whatever came of it.
    pub last_polled: Option<Timestamp>,
    /// When it last answered well (200 or 304).
    pub last_success: Option<Timestamp>,
    /// When it may be asked again; `None`: at once.
    pub next_due: Option<Timestamp>,
    /// Failures in a row.
    pub failures: u32,
    /// The last failure as a sentence; `None` after a success.
    pub error: Option<String>,
    /// HTTP status of the last answer.
    pub status: Option<u16>,
    /// The server said 410: never ask again.
    pub gone: bool,
    /// `ETag`, byte for byte (Latin-1 where it is no ASCII).
    pub etag: Option<String>,
    /// `Last-Modified`, byte for byte.
    pub last_modified: Option<String>,
    /// Hash of the last body: an unchanged one is not parsed again.
    pub body_hash: Option<u64>,
    /// Seconds for which the server's or the feed's own words (`max-age`, `ttl`...) ask us to wait.
    pub asked_interval: Option<i64>,
}

/// What a feed document says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ParsedFeed {
    /// `rss 2.0`, `atom 1.0`, `json feed 1.1`...
    pub format: String,
    pub title: Option<String>,
    /// The site's address.
    pub link: Option<String>,
    pub description: Option<String>,
    pub language: Option<String>,
    pub updated: Option<Timestamp>,
    /// Minutes (RSS `ttl`, or `sy:updatePeriod` turned into minutes).
    pub ttl: Option<u32>,
    pub asked: Asked,
    pub entries: Vec<NewEntry>,
}

/// What a feed document asks of those who poll it, and what it says of its own addresses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// RSS `ttl`, in minutes.
    pub ttl: Option<u32>,
    /// Seconds between updates: `sy:updatePeriod` over `sy:updateFrequency`.
    pub update_every: Option<i64>,
    /// `sy:updateBase`: a moment from which the periods are counted.
    pub update_base: Option<Timestamp>,
    /// Hours (UTC, 0 to 23) in which nothing is to be expected.
    pub skip_hours: Vec<u8>,
    /// Days in which nothing is to be expected: 0 for Monday to 6 for Sunday.
    pub skip_days: Vec<u8>,
    /// Where the entries before these are (RFC 5005: `prev-archive`, else `next`; JSON Feed: `next_url`).
    pub older: Option<String>,
    /// RFC 5005: this document is an archive and will not change.
    pub archive: bool,
    /// RFC 5005: there is nothing but what stands here. JSON Feed: the feed has ended.
    pub complete: bool,
    /// What the feed takes for its own address (`rel="self"`).
    pub own_address: Option<String>,
    /// A WebSub hub.
    pub hub: Option<String>,
}
