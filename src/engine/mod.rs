//! What runs in the background: polls, page fetches, analysis, writing. Both faces speak to it through [`Handle`].

mod analysis;
mod background;
mod check;
mod find;
mod gate;
mod gathering;
mod journey;
mod library;
mod mill;
mod outside;
mod pages;
mod pictures;
mod pipeline;
mod poll;
mod rank;
mod schedule;
mod writing;

use std::collections::BTreeMap;

pub use analysis::analyse_pending;
pub use background::{Engine, Handle};
pub use check::{Checked, check, find_feeds};
pub use gate::{Gate, Turn};
pub use journey::Packing;
pub use library::Library;
pub use pipeline::{Options, refresh_once};
pub use rank::{Rank, stand_back};

use crate::feed::discover::Discovered;
use crate::news::feed::FeedSource;
use crate::news::ids::{EntryId, FeedId};
use crate::news::trouble::Trouble;
use crate::store::{Change, Deed, Packed};

/// Threads that parse and analyse beside the network's: each holds memory of its own, and more of them than cores wait
/// for each other.
const WORKERS: usize = 4;

/// What a face asks for.
#[derive(Clone, Debug)]
pub enum Request {
    /// Polls these feeds (all where empty); `force` sets intervals aside, but no `Retry-After`. Where somebody `asked` for
    /// it, it is told when it has ended even if nothing was due.
    Refresh { feeds: Vec<FeedId>, force: bool, asked: bool },
    /// The user looks at this entry: fetch its page before anything else.
    Page(EntryId),
    /// Fetch the pages of all these, ahead of reading.
    Pages(Vec<EntryId>),
    /// The reader looks at this picture.
    Picture(String),
    /// Write what the user did.
    Change(Change),
    /// Remember what the user did, or that it was undone.
    Deed(Deed),
    /// The configuration has changed: these are the feeds now.
    Feeds(Vec<FeedSource>),
    /// Fetch the pages of everything unread, for a journey, and their pictures where they are wanted; [`Event::Packed`]
    /// tells how it ended.
    Pack { pictures: bool },
    /// Say which feeds an address leads to.
    Find(String),
    /// Stop all network work under way.
    Cancel,
}

/// What happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// The store changed: new and updated entries. A refresh tells it a few times a second, however many feeds it has.
    Changed { new: usize, updated: usize, feeds: Vec<FeedId> },
    /// So many articles went out of sight, or came back, because the filters are others now.
    Sifted(usize),
    /// The user's filters leave an article out, now that its text is known.
    LeftOut(EntryId),
    /// The page of an entry is in the store (or could not be had: the store says why).
    PageReady(EntryId),
    /// A picture is on disk; or why it is not, as a sentence.
    Picture(String, Result<std::path::PathBuf, Trouble>),
    /// Entities and related articles of these entries are in the store.
    Analysed(Vec<EntryId>),
    /// So many feeds more were polled; told a few times a second.
    Polled(usize),
    /// A refresh began.
    RefreshStarted { feeds: usize },
    /// A refresh ended.
    RefreshFinished(Summary),
    /// What the user did is written.
    Written(Change),
    /// What the user did could not be written: the model puts it back.
    WriteFailed { change: Change, error: String, hint: Option<String> },
    /// Something failed that concerns no single feed (disk full, no network at all).
    Trouble { error: String, hint: Option<String> },
    /// How far fetching everything unread has come.
    Packing(Packing),
    /// Everything unread was fetched as far as it could be.
    Packed(Packed),
    /// The feeds that an address leads to, best first; or why there are none.
    Found { address: String, feeds: Result<Vec<Discovered>, Trouble> },
    /// Whether the network seems to be there.
    Online(bool),
}

/// How the poll of a feed ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PollStatus {
    Updated,
    NotModified,
    Moved,
    Gone,
    Deferred,
    Failed,
}

/// One feed's poll (a line of `kiosque refresh --json`).
#[derive(Clone, Debug)]
pub struct PollOutcome {
    pub feed: FeedId,
    pub url: String,
    pub status: PollStatus,
    pub new: usize,
    pub updated: usize,
    pub error: Option<Trouble>,
    pub retry_at: Option<crate::news::time::Timestamp>,
    /// Where the feed has moved for good.
    pub moved_to: Option<String>,
    /// Nobody out there has said anything: there may be no network at all.
    pub unanswered: bool,
    pub elapsed_ms: u64,
}

impl PollOutcome {
    pub(crate) fn of(feed: &crate::news::feed::Feed, status: PollStatus) -> Self {
        Self {
            feed: feed.id,
            url: feed.url.clone(),
            status,
            new: 0,
            updated: 0,
            error: None,
            retry_at: None,
            moved_to: None,
            unanswered: false,
            elapsed_ms: 0,
        }
    }
}

/// A whole refresh.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub feeds: usize,
    pub new: usize,
    pub updated: usize,
    /// Pages read.
    pub articles: usize,
    /// Pages that were not to be had, or held no article.
    pub missed: usize,
    /// Pages read, by feed.
    pub by_feed: BTreeMap<FeedId, usize>,
    /// Pictures that are on disk, and all of them, where they were asked for.
    pub pictures: Option<(usize, usize)>,
    pub failed: usize,
    /// There was no network: what failed counts against no feed.
    pub offline: bool,
    pub elapsed_ms: u64,
}
