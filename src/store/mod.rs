//! Everything that is kept: one SQLite file, one writer, readers beside it. This file is the public API.

mod archive;
mod arriving;
mod called;
mod deeds;
mod entities;
mod entries;
mod error;
mod feeds;
mod finding;
mod follows;
mod health;
mod kinds;
mod lists;
mod migrate;
mod naming;
mod pages;
mod plain;
mod reader;
mod retention;
mod search;
mod sifting;
mod state;
mod stories;
mod surnames;
mod tally;
mod tongues;
mod versions;
mod words;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use serde::{Deserialize, Serialize};

use crate::news::analysis::Analysis;
use crate::news::article::Article;
use crate::news::entry::NewEntry;
use crate::news::feed::{Feed, Health};
use crate::news::filter::Filter;
use crate::news::ids::{EntryId, FeedId, StoryId};
use crate::news::time::Timestamp;
use crate::news::trouble::Trouble;
use crate::text::language::Lang;

pub use deeds::Deed;
pub use error::StoreError;
pub use follows::{Follow, FollowRow, FollowTarget, Following};
pub use health::{Answered, Missing, Packed, Past};
pub use kinds::Settling;
pub use naming::Naming;
pub use reader::Reader;
pub use retention::Retention;
pub use search::in_words;
pub use sifting::Sieve;
pub use stories::{FeedOwner, Told, VectorChange};
pub use versions::Version;
pub use writer::Writer;

pub type Result<T, E = StoreError> = std::result::Result<T, E>;

/// A store on disk; opens connections to it.
#[derive(Clone, Debug)]
pub struct Store {
    path: PathBuf,
    /// The next writer's connection, open already: SQLite tidies the file up when the last connection to it is closed,
    /// which a start shall not wait for.
    spare: Arc<Mutex<Option<Connection>>>,
    /// The language in which readers tell names that have one in each; `None`: as the texts have them.
    tongue: Option<Lang>,
    /// Transactions that this process has written: what SQLite says changed besides was another.
    commits: Arc<AtomicU64>,
}

impl Store {
    /// Opens `dir/kiosque.db`, making it or bringing its schema up to date (with a backup beside it first).
    pub fn open(dir: &Path) -> Result<Self> {
        std::fs::create_dir_all(dir).map_err(|source| StoreError::Unwritable { path: dir.to_owned(), source })?;
        let store = Self { path: dir.join("kiosque.db"), spare: Arc::default(), tongue: None, commits: Arc::default() };
        let mut connection = store.connect(OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
        migrate::migrate(&mut connection, &store.path)?;
        *store.spare() = Some(connection);
        Ok(store)
    }

    /// The same store, whose readers tell names in this language ("Londres" for "Londen") where facts have them.
    #[must_use]
    pub fn telling_in(mut self, lang: Lang) -> Self {
        self.tongue = Some(lang);
        self
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A connection that reads; works beside any number of others, in any process.
    pub fn reader(&self) -> Result<Reader> {
        Ok(Reader::new(self.connect(OpenFlags::SQLITE_OPEN_READ_ONLY)?))
    }

    /// The connection that writes. One a process; a second process waits its turn, it never fails for it.
    pub fn writer(&self) -> Result<Writer> {
        let spare = self.spare().take();
        let connection = spare.map_or_else(|| self.connect(OpenFlags::SQLITE_OPEN_READ_WRITE), Ok)?;
        Ok(Writer::new(connection, self.path.clone(), Arc::clone(&self.commits)))
    }

    /// How many transactions this process has written.
    pub fn commits(&self) -> u64 {
        self.commits.load(Ordering::SeqCst)
    }

    /// Keeps the connection of a writer for the next one.
    pub fn keep(&self, writer: Writer) {
        *self.spare() = Some(writer.connection);
    }

    fn spare(&self) -> MutexGuard<'_, Option<Connection>> {
        self.spare.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn connect(&self, flags: OpenFlags) -> Result<Connection> {
        let open = || -> rusqlite::Result<Connection> {
            let connection = Connection::open_with_flags(&self.path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
            connection.busy_timeout(std::time::Duration::from_secs(30))?;
            connection.pragma_update(None, "temp_store", "MEMORY")?;
            tongues::teach(&connection, self.tongue)?;
            let writes = flags.contains(OpenFlags::SQLITE_OPEN_READ_WRITE);
            if writes {
                connection.pragma_update(None, "journal_mode", "WAL")?;
                connection.pragma_update(None, "synchronous", "NORMAL")?;
                connection.pragma_update(None, "foreign_keys", true)?;
                // Pages of 4 kB: what one refresh changes often goes into the file once.
                connection.pragma_update(None, "wal_autocheckpoint", 4_000)?;
            }
            // The indexes that a large refresh writes into at random stay in memory.
            connection.pragma_update(None, "cache_size", if writes { -16_000 } else { -6_000 })?;
            connection.set_prepared_statement_cache_capacity(64);
            // Plans hang on no bound value: without this, SQLite compiles some statements anew for every value.
            connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
            Ok(connection)
        };
        // Two processes that make the same new file at once: SQLite turns one away where it changes the kind of journal,
        // without the wait that it keeps elsewhere.
        let mut left = 600;
        loop {
            match open() {
                Err(error) if left > 0 && error.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseBusy) => {
                    left -= 1;
                    std::thread::park_timeout(std::time::Duration::from_millis(10));
                }
                answer => return answer.map_err(|error| StoreError::at(&self.path, error)),
            }
        }
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
#[expect(
    clippy::large_enum_variant,
    reason = "polls are what is written most: boxing them would cost more than it saves"
)]
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
        error: Trouble,
        retry_at: Option<Timestamp>,
        at: Timestamp,
    },
    /// The analysis of an entry's text in this edition; where another has come meanwhile it counts for nothing.
    Analysis {
        entry: EntryId,
        edition: Edition,
        analysis: Box<Analysis>,
        terms: Vec<u8>,
    },
    /// The filters that an entry's feed has, held against its page that has just come.
    Sift {
        entry: EntryId,
        filters: Vec<Filter>,
    },
    Change(Change),
    /// What is remembered of it, to be undone.
    Deed(Deed),
}

/// Which text of an entry was read: its feed's hash, where the text comes from, and how many words it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edition {
    hash: i64,
    offline: i64,
    words: i64,
}

/// Something the user did. Each has its opposite, for undo ([`Change::opposite`]).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    Read(Vec<EntryId>, bool),
    Star(Vec<EntryId>, bool),
    Later(Vec<EntryId>, bool),
    Tag(Vec<EntryId>, String, bool),
    /// One tag is given, another taken away: a tag is called otherwise, or is joined with another.
    Retag {
        given: Tagging,
        taken: Tagging,
    },
    Follow(Following),
    /// What an entity is called, which others it is, whether it is shown.
    Name(Naming),
    /// How far an article was read: a block of its document and a line of that. Has no opposite.
    Place {
        entry: EntryId,
        block: u32,
        line: u32,
    },
}

/// A tag, and the articles that are given it, or lose it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tagging {
    pub tag: String,
    pub ids: Vec<EntryId>,
}

/// What a transaction changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    /// New entries, by feed, in feed order.
    pub inserted: Vec<(FeedId, EntryId)>,
    /// Known entries whose text or title changed.
    pub updated: Vec<(FeedId, EntryId)>,
    /// Entries that went out of sight by what their pages say.
    pub left_out: Vec<EntryId>,
    /// Entries whose state the user changed.
    pub changed: u32,
}

/// A feed with its counts.
#[derive(Clone, Debug, PartialEq)]
pub struct FeedRow {
    pub feed: Feed,
    pub unread: u32,
    pub total: u32,
}

/// A tag in use, with its articles counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagRow {
    pub name: String,
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
    /// When its entry came.
    pub arrived: Timestamp,
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
