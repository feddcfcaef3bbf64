//! What reaches the model, and what it asks for in return. Plain data.

use std::path::PathBuf;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::late_answers::Ground;
use super::pages::{Answer, Question};
use super::palette::Stored;
use super::pictures::{Drawn, PictureKey};
use crate::command::{Key, Preset};
use crate::config::{Config, Rule};
use crate::engine::{Event, Request};
use crate::news::analysis::{EntityRow, Related};
use crate::news::article::PageKind;
use crate::news::document::Document;
use crate::news::entry::{EntryFull, EntryHead};
use crate::news::feed::FeedSource;
use crate::news::filter::Filter;
use crate::news::ids::{EntryId, StoryId};
use crate::news::query::{Query, Snippet};
use crate::news::time::Timestamp;
use crate::share::saving::Format;
use crate::store::{Change, FeedRow, FollowRow, FollowTarget, Stored as StoredText, TagRow, Totals};

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Msg {
    Key(Key),
    Mouse(Mouse),
    Paste(String),
    Resize(u16, u16),
    Engine(Event),
    Reply(Reply),
    /// A picture is ready to be drawn, or cannot be.
    Picture(PictureKey, Drawn),
    /// What came of a change to the configuration.
    Kept(Deed, Result<Kept, String>),
    /// What came of what was to leave: a path, a line that a command said; or why it did not.
    Shared(Out, Result<String, String>),
    /// What something outside said: a command, the browser.
    Host(Result<String, String>),
    /// The terminal has told its ground after all.
    Ground(Ground),
    /// The language or the keys are others now.
    Changed,
    /// Another process has written to the store.
    Outside,
    /// The system wants us gone.
    Quit,
}

/// What the mouse did, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mouse {
    Click(u16, u16),
    WheelUp(u16, u16),
    WheelDown(u16, u16),
}

/// A question to the store.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    Feeds,
    /// `peek`: only to see what is new; the list on the screen stays.
    List {
        generation: u64,
        query: Query,
        peek: bool,
    },
    Heads(Vec<EntryId>),
    Text(EntryId),
    /// The words around the hits of a search in these articles.
    Snippets {
        generation: u64,
        words: String,
        ids: Vec<EntryId>,
    },
    /// Names for what is being typed, and headlines where `articles` asks for them.
    Find {
        generation: u64,
        text: String,
        articles: bool,
    },
    /// The unread articles of a list that are older than a time.
    UnreadBefore {
        query: Query,
        time: Timestamp,
    },
    /// The tags in use.
    Tags,
    /// All articles with a tag, to take it away from them.
    Tagged(String),
    /// The articles with a tag that is to be called otherwise.
    Retag {
        from: String,
        to: String,
    },
    /// What was done last before the program was started.
    Deeds,
    /// What is followed, with counts.
    Follows,
    /// How many articles something has.
    Count(FollowTarget),
    /// The story of an article, to follow it.
    StoryToFollow(EntryId),
    /// What came since this was last asked of what is to be announced.
    Arrived,
    /// What is here of something is not announced any more.
    Heard(FollowTarget),
    /// What a page shows; see [`Question`].
    Page(Question),
}

/// The store's answer.
#[derive(Clone, Debug)]
pub enum Reply {
    Feeds {
        rows: Vec<FeedRow>,
        totals: Totals,
    },
    List(Listing),
    Heads(Vec<EntryHead>),
    Text(Box<Text>),
    Related(EntryId, Vec<Related>),
    Snippets {
        generation: u64,
        found: Vec<(EntryId, Snippet)>,
    },
    Found {
        generation: u64,
        stored: Stored,
    },
    UnreadBefore(Vec<EntryId>),
    Tags(Vec<TagRow>),
    Tagged(String, Vec<EntryId>),
    /// `ids` have the one tag, `both` the other, too.
    Retag {
        from: String,
        to: String,
        ids: Vec<EntryId>,
        both: Vec<EntryId>,
    },
    Deeds(Vec<Change>),
    Follows(Vec<FollowRow>),
    /// Unread and all articles of something.
    Counted(FollowTarget, u32, u32),
    StoryToFollow(EntryId, Option<StoryId>),
    /// What is announced: its name, how many articles came, the headline of the newest.
    Arrived(Vec<(String, usize, String)>),
    Page(Answer),
    Failed(String),
}

/// The articles of a list.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    pub generation: u64,
    pub peek: bool,
    /// Only its beginning: the whole follows.
    pub partial: bool,
    pub ids: Arc<[EntryId]>,
    pub unread: FxHashSet<EntryId>,
    /// How many are not in the list on the screen, where this is not that list.
    pub newcomers: usize,
    /// The rows of its beginning, so that it can be drawn at once.
    pub heads: Vec<EntryHead>,
}

/// All that the reader and the side panel show of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    pub full: EntryFull,
    pub stored: Option<StoredText>,
    /// What the feed itself carries, as blocks; empty where the page is here.
    pub from_feed: Document,
    pub entities: Vec<EntityRow>,
    /// When its title or text was last changed, where it was.
    pub changed: Option<Timestamp>,
    /// How far it was read before: a block and a line of it.
    pub place: Option<(u32, u32)>,
}

impl Text {
    /// Whether the feed's own text says more than what could be had of the page.
    pub fn prefers_feed(&self) -> bool {
        let Some(stored) = &self.stored else { return true };
        stored.article.kind != PageKind::Article && self.from_feed.plain().len() > stored.article.document.plain().len()
    }
}

/// Something to be done outside of the model.
#[derive(Clone, Debug)]
pub enum Effect {
    Read(Ask),
    Related(EntryId),
    Engine(Request),
    Open(String),
    Copy(String),
    /// Sends articles out.
    Share(Out),
    /// Make a picture ready.
    Draw(PictureKey, PathBuf),
    /// Changes the user's configuration; the number names the deed for undo.
    Keep(u64, Deed),
    /// Speaks another language from now on, and remembers it.
    Language(String),
    /// Listens to other keys from now on, and remembers it.
    Keys(Preset),
    /// Tells something to a reader who looks elsewhere.
    Notify {
        title: String,
        text: String,
    },
    Redraw,
    Quit,
}

/// Something that leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Out {
    /// Articles in one file, at this path or in this folder.
    Save {
        ids: Vec<EntryId>,
        format: Format,
        to: Option<PathBuf>,
        title: String,
    },
    /// The whole story of an article, as a book.
    SaveStory {
        entry: EntryId,
        to: Option<PathBuf>,
    },
    /// To one of the user's share commands, by name.
    Share {
        id: EntryId,
        name: String,
    },
    Pipe {
        id: EntryId,
        vector: Vec<String>,
    },
    Play {
        url: String,
    },
    Browse {
        url: String,
    },
    Notify {
        title: String,
        text: String,
    },
}

/// A change to the user's configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    Add(FeedSource),
    Remove(String),
    Rename(String, String),
    Move(String, String),
    /// What a feed has: its address, a name, a value.
    Set(String, String, String),
    /// What a feed has: its address, a name of the configuration, a value.
    Adjust(String, &'static str, Setting),
    /// A rule for one feed (its address), or for all.
    AddRule(Option<String>, Filter),
    RemoveRule(Rule),
    /// Other words for a rule.
    Reword(Rule, Vec<String>),
    /// Nothing is changed: what the file says is told.
    Look,
    /// An OPML file.
    Import(PathBuf),
    Export(PathBuf),
    /// A setting of the interface.
    Remember(&'static str, Setting),
    /// The deed of this number is undone, or done again.
    Undo,
    Redo,
}

/// What came of a deed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The feeds as they are configured now, where they changed.
    pub sources: Option<Vec<FeedSource>>,
    /// How many feeds it was about.
    pub count: usize,
    /// What the file says now.
    pub config: Option<Arc<Config>>,
}

/// The value of a setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setting {
    Word(String),
    Number(i64),
    Flag(bool),
    Words(Vec<String>),
    /// A secret that a command prints.
    Command(Vec<String>),
    /// A secret that stands in a variable of the environment.
    Environment(String),
    Pairs(Vec<(String, String)>),
    /// It is no longer set.
    Nothing,
}
