//! Everything that is kept: one SQLite file, one writer, readers beside it. This file is the whole public API.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::news::analysis::{Analysis, EntityKind, EntityRow};
use crate::news::article::Article;
use crate::news::entry::{EntryFull, EntryHead, NewEntry};
use crate::news::feed::{Feed, FeedSource, Health};
use crate::news::ids::{EntityId, EntryId, FeedId, StoryId};
use crate::news::query::Query;
use crate::news::time::Timestamp;

/// Why the store could not do what was asked, as a sentence.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("cannot write to {}: {source}", path.display())]
    Unwritable { path: PathBuf, source: std::io::Error },
    #[error("the disk is full; nothing was lost, but nothing new can be kept")]
    DiskFull,
    #[error("the store was made by a newer kiosque (schema {found}, this one knows {known})")]
    TooNew { found: i64, known: i64 },
    #[error("the store {} is damaged", path.display())]
    Damaged { path: PathBuf, source: rusqlite::Error },
    #[error("the search «{query}» cannot be read: {why}")]
    BadSearch { query: String, why: String },
    #[error("interrupted")]
    Interrupted,
    #[error("the store did not answer: {0}")]
    Sqlite(#[source] rusqlite::Error),
}

impl StoreError {
    /// What to do about it.
    pub fn hint(&self) -> Option<String> {
        todo!()
    }
}

pub type Result<T, E = StoreError> = std::result::Result<T, E>;

/// A store on disk; opens connections to it.
#[derive(Clone, Debug)]
pub struct Store {
    path: PathBuf,
}

impl Store {
    /// Opens `dir/kiosque.db`, making it or bringing its schema up to date (with a backup beside it first).
    pub fn open(dir: &Path) -> Result<Self> {
        let _ = dir;
        todo!()
    }
    pub fn path(&self) -> &Path {
        &self.path
    }
    /// A connection that reads; works beside any number of others, in any process.
    pub fn reader(&self) -> Result<Reader> {
        todo!()
    }
    /// The connection that writes. One a process; a second process waits its turn (busy timeout), never fails for it.
    pub fn writer(&self) -> Result<Writer> {
        todo!()
    }
}

/// What a poll brought.
#[derive(Clone, Debug)]
pub struct Polled {
    pub feed: FeedId,
    pub at: Timestamp,
    pub health: Health,
    /// The address to ask from now on, after permanent redirects.
    pub moved_to: Option<String>,
    /// `None`: not modified, or failed.
    pub content: Option<PolledContent>,
}

#[derive(Clone, Debug, Default)]
pub struct PolledContent {
    pub title: Option<String>,
    pub site: Option<String>,
    pub entries: Vec<NewEntry>,
}

/// One thing to write.
#[derive(Clone, Debug)]
pub enum Write {
    Polled(Polled),
    /// The extracted page of an entry.
    Article {
        entry: EntryId,
        article: Box<Article>,
        at: Timestamp,
    },
    /// Its page could not be had: why as a sentence, and when to try again (`None`: never).
    ArticleFailed {
        entry: EntryId,
        error: String,
        retry_at: Option<Timestamp>,
        at: Timestamp,
    },
    /// The analysis of an entry's text as it stands.
    Analysis {
        entry: EntryId,
        analysis: Box<Analysis>,
        terms: Vec<u8>,
    },
    /// The stories that these entries belong to now.
    Stories(Vec<(EntryId, StoryId)>),
    Change(Change),
}

/// Something the user did. Each has its opposite, for undo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    Read(Vec<EntryId>, bool),
    Star(Vec<EntryId>, bool),
    Later(Vec<EntryId>, bool),
    Tag(Vec<EntryId>, String, bool),
}

/// What a transaction changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// New entries, by feed, in feed order.
    pub inserted: Vec<(FeedId, EntryId)>,
    /// Known entries whose text or title changed.
    pub updated: Vec<(FeedId, EntryId)>,
    /// Entries whose state the user changed.
    pub changed: u32,
}

/// The one connection that writes.
pub struct Writer {}

impl Writer {
    /// Makes the store's feeds those of the configuration; returns them in its order. A feed that is no longer named
    /// keeps its starred entries, and all of them come back if it is named again within the retention time.
    pub fn sync_feeds(&mut self, sources: &[FeedSource], now: Timestamp) -> Result<Vec<Feed>> {
        let _ = (sources, now);
        todo!()
    }
    /// Applies all of them in one transaction.
    pub fn apply(&mut self, writes: &[Write]) -> Result<Applied> {
        let _ = writes;
        todo!()
    }
    /// Writes one batch of an archive; returns how many articles were new.
    pub fn import(&mut self, items: &[ArchiveItem], now: Timestamp) -> Result<Vec<EntryId>> {
        let _ = (items, now);
        todo!()
    }
    /// Removes what the retention rules allow; never starred, later or tagged entries. Returns how many went.
    pub fn purge(&mut self, read_before: Timestamp, now: Timestamp) -> Result<usize> {
        let _ = (read_before, now);
        todo!()
    }
}

/// A connection that reads.
pub struct Reader {}

/// A feed with its counts.
#[derive(Clone, Debug, PartialEq)]
pub struct FeedRow {
    pub feed: Feed,
    pub unread: u32,
    pub total: u32,
}

/// Counts over the whole store.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    pub entries: u32,
    pub unread: u32,
    pub starred: u32,
    pub later: u32,
    /// Unread entries whose whole text is here.
    pub unread_offline: u32,
}

/// An article's text in the store, and what else its page said.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    pub article: Article,
    pub fetched: Timestamp,
}

/// A search hit.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    pub entry: EntryId,
    pub score: f64,
    /// Text around the hits; the hits stand between U+E000 and U+E001.
    pub snippet: String,
}

/// A story as it stands in the store.
#[derive(Clone, Debug, PartialEq)]
pub struct StoryRow {
    pub story: StoryId,
    pub entries: Vec<EntryId>,
}

/// What an entry still needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PendingPage {
    pub entry: EntryId,
    pub feed: FeedId,
    pub url: String,
}

impl Reader {
    /// The configured feeds, in the configuration's order.
    pub fn feeds(&self) -> Result<Vec<FeedRow>> {
        todo!()
    }
    pub fn totals(&self) -> Result<Totals> {
        todo!()
    }
    /// The entries of a list, in its order (newest first; best first for a search).
    pub fn ids(&self, query: &Query) -> Result<Vec<EntryId>> {
        let _ = query;
        todo!()
    }
    /// The rows for these entries, in the order asked; entries that are gone are left out.
    pub fn heads(&self, ids: &[EntryId]) -> Result<Vec<EntryHead>> {
        let _ = ids;
        todo!()
    }
    pub fn entry(&self, id: EntryId) -> Result<Option<EntryFull>> {
        let _ = id;
        todo!()
    }
    /// The extracted article; `None` where its page has not been fetched.
    pub fn article(&self, id: EntryId) -> Result<Option<Stored>> {
        let _ = id;
        todo!()
    }
    /// The entities of an article, most telling first, with mentions.
    pub fn entities(&self, id: EntryId) -> Result<Vec<EntityRow>> {
        let _ = id;
        todo!()
    }
    /// The store's entities by number of articles.
    pub fn entity_list(
        &self,
        kind: Option<EntityKind>,
        since: Option<Timestamp>,
        limit: usize,
    ) -> Result<Vec<EntityRow>> {
        let _ = (kind, since, limit);
        todo!()
    }
    pub fn entity(&self, id: EntityId) -> Result<Option<EntityRow>> {
        let _ = id;
        todo!()
    }
    /// Full-text search, best first.
    pub fn search(&self, query: &str, limit: usize) -> Result<Vec<Hit>> {
        let _ = (query, limit);
        todo!()
    }
    /// Entries whose pages are wanted, newest first: `full_text` feeds, not fetched, retry time reached.
    pub fn pending_pages(&self, now: Timestamp, limit: usize) -> Result<Vec<PendingPage>> {
        let _ = (now, limit);
        todo!()
    }
    /// Entries that have not been analysed since their text changed.
    pub fn pending_analysis(&self, limit: usize) -> Result<Vec<EntryId>> {
        let _ = limit;
        todo!()
    }
    /// The term vectors of analysed entries with an id above `after`, with their time, oldest id first.
    pub fn term_vectors(&self, after: EntryId, limit: usize) -> Result<Vec<(EntryId, Option<Timestamp>, Vec<u8>)>> {
        let _ = (after, limit);
        todo!()
    }
    /// Stories with entries since `since`, those with most feeds first.
    pub fn stories(&self, since: Option<Timestamp>, limit: usize) -> Result<Vec<StoryRow>> {
        let _ = (since, limit);
        todo!()
    }
    pub fn story_of(&self, id: EntryId) -> Result<Option<StoryId>> {
        let _ = id;
        todo!()
    }
    /// Stops the query that runs on this connection from another thread.
    pub fn interrupt_handle(&self) -> rusqlite::InterruptHandle {
        todo!()
    }
    /// Every article for an archive, in pages: those with an id above `after`.
    pub fn archive(&self, after: EntryId, limit: usize) -> Result<Vec<(EntryId, ArchiveItem)>> {
        let _ = (after, limit);
        todo!()
    }
}

/// One article of an archive (a line of `archive export`).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ArchiveItem {
    pub key: String,
    pub feed: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    pub title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub html: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    pub read: bool,
    pub starred: bool,
    pub later: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
}
