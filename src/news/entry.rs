//! An entry: one article as a feed tells of it, and as the store keeps it.

use serde::{Deserialize, Serialize};

use super::ids::{EntryId, FeedId};
use super::time::Timestamp;
use super::trouble::Trouble;
use crate::text::language::Lang;

/// An entry as a feed gives it. Texts are clean ([`crate::text::clean`]); addresses are absolute.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewEntry {
    /// Stable name inside its feed: the guid, else the address without tracking, else a hash (see `feed::identity`).
    pub key: String,
    /// `guid`, `id` or `rdf:about` as the feed gives it.
    pub guid: Option<String>,
    pub url: Option<String>,
    /// Plain text on one line.
    pub title: String,
    pub published: Option<Timestamp>,
    pub updated: Option<Timestamp>,
    pub authors: Vec<String>,
    /// HTML or plain text.
    pub summary: Option<String>,
    /// HTML or plain text, where the feed carries the whole article.
    pub content: Option<String>,
    pub categories: Vec<String>,
    pub enclosures: Vec<Enclosure>,
    /// A picture's address.
    pub image: Option<String>,
    pub language: Option<Lang>,
    /// How it begins, where a filter says so.
    pub read: bool,
    pub starred: bool,
    /// A filter leaves it out of sight.
    pub muted: bool,
}

/// A file that goes with an entry: a podcast episode, a picture.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enclosure {
    pub url: String,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none", default)]
    pub media_type: Option<String>,
    /// Bytes.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub length: Option<u64>,
}

/// What the user did with an entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct EntryState {
    pub read: bool,
    pub starred: bool,
    /// Kept for later.
    pub later: bool,
}

/// Whether the whole article is in the store.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Offline {
    /// Its page has not been fetched yet.
    #[default]
    Pending,
    /// The whole article is here.
    Whole,
    /// The feed's own text is all there will be, and it is the article: no page is asked for, or the page is of no use and
    /// the feed's text is long enough to be whole.
    FeedOnly,
    /// Only the part before a paywall.
    Paywalled,
    /// Its page could not be fetched or read.
    Failed,
    /// Its page is no article, or another; of the article itself only a sentence or two of the feed are here.
    Useless,
}

/// A row of an article list: everything but the text.
#[derive(Clone, Debug, PartialEq)]
pub struct EntryHead {
    pub id: EntryId,
    pub feed: FeedId,
    pub feed_name: String,
    /// Stable name across stores: what `archive` and `related --all` call `key`.
    pub key: String,
    pub title: String,
    pub url: Option<String>,
    pub published: Option<Timestamp>,
    /// What lists sort by: `published` (never later than arrival), else arrival.
    pub sort: Timestamp,
    pub state: EntryState,
    pub language: Lang,
    pub offline: Offline,
    /// Words of the text that is here.
    pub words: u32,
    /// The first sentences, plain, one line, at most 300 bytes.
    pub summary: String,
}

impl EntryHead {
    /// Minutes to read it at 230 words a minute, at least one; `None` where no text is here.
    pub fn minutes(&self) -> Option<u32> {
        (self.words > 0).then(|| self.words.div_ceil(230))
    }
}

/// An entry with all its feed said.
#[derive(Clone, Debug, PartialEq)]
pub struct EntryFull {
    pub head: EntryHead,
    pub authors: Vec<String>,
    pub updated: Option<Timestamp>,
    pub categories: Vec<String>,
    pub enclosures: Vec<Enclosure>,
    pub image: Option<String>,
    pub tags: Vec<String>,
    /// The feed's own text (content, else summary), HTML or plain.
    pub feed_text: Option<String>,
    /// Why its page could not be had, as a sentence.
    pub page_error: Option<Trouble>,
}
