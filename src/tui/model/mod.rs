//! All the state of the interface, and the questions that can be asked of it without changing it.

mod asking;
mod going;
mod lists;
mod reading;

use std::collections::{HashMap, HashSet, VecDeque};
use std::rc::Rc;
use std::sync::Arc;

pub use asking::{Asking, Prompt};
pub use going::{Did, Place, Step};
pub use lists::{FeedItem, FeedsPane, ListPane};
pub use reading::{Anchor, Finding, ReaderPane, SideItem, SideKey, SidePane};

use super::help::Help;
use super::late_answers::Ground;
use super::layout::Panes;
use super::message::Text;
use super::pages::Page;
use super::pictures::Pictures;
use crate::command::{Command, Key, KeySequence, Scope as KeyScope};
use crate::config::Config;
use crate::engine::Packing;
use crate::news::entry::{EntryHead, EntryState};
use crate::news::front::Press;
use crate::news::ids::EntryId;

/// Where the keys go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    Feeds,
    #[default]
    List,
    Reader,
    Side,
}

impl Pane {
    pub const ALL: [Self; 4] = [Self::Feeds, Self::List, Self::Reader, Self::Side];

    pub fn scope(self) -> KeyScope {
        match self {
            Self::Feeds => KeyScope::Feeds,
            Self::List => KeyScope::List,
            Self::Reader => KeyScope::Reader,
            Self::Side => KeyScope::Side,
        }
    }
}

#[derive(Debug, Default)]
pub struct Model {
    pub size: (u16, u16),
    pub focus: Pane,
    pub zoomed: bool,
    /// Columns of text that the reader chose in this session.
    pub measure: u16,
    pub justified: bool,
    /// The theme in force, and the names of all there are.
    pub theme: String,
    pub themes: Vec<String>,
    /// The terminal was asked for its ground and has not answered yet: the theme follows when it does.
    pub awaits_ground: bool,
    /// What the terminal said its ground is.
    pub ground: Option<Ground>,
    /// One pane, no rules, no pictures: for screen readers.
    pub linear: bool,
    /// Whose front page was looked at last in this session.
    pub press: Press,
    pub feeds: FeedsPane,
    pub list: ListPane,
    pub reader: ReaderPane,
    pub side: SidePane,
    pub heads: HashMap<EntryId, EntryHead>,
    /// What the reader did in this session: an answer that the store gave before it heard of that does not undo it.
    pub touched: HashMap<EntryId, EntryState>,
    pub asked: HashSet<EntryId>,
    /// Where one stands in the articles opened in this session.
    pub stood: HashMap<EntryId, Anchor>,
    pub pictures: Pictures,
    pub texts: VecDeque<(EntryId, Rc<Text>)>,
    /// What the user's file says, once it was asked for.
    pub config: Option<Arc<Config>>,
    /// The pages over the main view; the last is on the screen.
    pub pages: Vec<Page>,
    pub prompt: Option<Prompt>,
    /// The page of keys, when it is open.
    pub help: Option<Help>,
    pub pressed: Vec<Key>,
    /// The number typed before a key.
    pub count: Option<usize>,
    /// Articles chosen for what comes next, in the order in which they were.
    pub chosen: Vec<EntryId>,
    /// Whether reading an article marks those of the same text read.
    pub copies_read: bool,
    /// Articles that were opened and are read since: their copies follow when they are known.
    pub opened: HashSet<EntryId>,
    /// Articles that were opened, with their copies, of which it is not known yet whether they were read.
    pub copies_due: Vec<(EntryId, Vec<EntryId>)>,
    /// Tags given or taken away in this session, over what the store says.
    pub tagged: HashMap<EntryId, Vec<(String, bool)>>,
    pub continuations: Vec<(KeySequence, Command)>,
    /// The page of them that is shown.
    pub turned: usize,
    pub status: Option<String>,
    pub refresh: Option<(usize, usize)>,
    /// The reader asked for a refresh: what comes of it is told.
    pub awaits_refresh: bool,
    /// How far fetching everything for a journey has come.
    pub packing: Option<Packing>,
    pub offline: bool,
    pub places: Vec<Place>,
    pub undo: Vec<Step>,
    pub redo: Vec<Step>,
    pub generations: u64,
}

impl Model {
    /// Lines kept free above the last one, for what a screen reader is told there.
    pub fn spoken(&self) -> u16 {
        match self.size {
            (_, ..9) => 0,
            _ if !self.linear => 0,
            (..60, rows) => (rows / 3).min(4),
            _ => 2,
        }
    }

    /// The columns and rows of the screen, less those in which a screen reader is told what is selected.
    pub fn screen(&self) -> (u16, u16) {
        (self.size.0, self.size.1 - self.spoken())
    }

    pub fn panes(&self) -> Panes {
        if self.linear {
            return Panes::alone(self.screen(), self.focus);
        }
        Panes::of(self.size, self.focus, self.zoomed, self.feeds.wide)
    }

    /// Where keys are looked up, one place after the other.
    pub fn key_scopes(&self) -> Vec<KeyScope> {
        match self.pages.last() {
            Some(page) => vec![page.sheet().scope(), KeyScope::Everywhere],
            None if self.finding() => vec![KeyScope::Found, self.focus.scope(), KeyScope::Everywhere],
            None => vec![self.focus.scope(), KeyScope::Everywhere],
        }
    }

    /// Whether words are being found in the article before the reader.
    pub fn finding(&self) -> bool {
        self.focus == Pane::Reader && self.reader.finding.is_some()
    }

    /// The article that commands are about: the page's, the one being read, else the one selected.
    pub fn current(&self) -> Option<EntryId> {
        if let Some(page) = self.pages.last() {
            return page.sheet().current();
        }
        match self.focus {
            Pane::Feeds | Pane::List => self.list.current(),
            Pane::Reader | Pane::Side => self.reader.entry,
        }
    }

    pub fn current_head(&self) -> Option<&EntryHead> {
        self.heads.get(&self.current()?)
    }

    pub fn is_unread(&self, id: EntryId) -> bool {
        self.heads.get(&id).map_or_else(|| self.list.unread.contains(&id), |head| !head.state.read)
    }

    /// The tags of an article whose text is here, as they are now.
    pub fn tags_of(&self, id: EntryId) -> Vec<String> {
        let stored = self.texts.iter().find(|(known, _)| *known == id).map(|(_, text)| text.full.tags.as_slice());
        let mut tags = stored.unwrap_or_default().to_vec();
        for (tag, on) in self.tagged.get(&id).into_iter().flatten() {
            tags.retain(|known| known != tag);
            if *on {
                tags.push(tag.clone());
            }
        }
        tags.sort();
        tags
    }

    /// Whether an article is known to have a tag: from this session, else from its text.
    pub fn has_tag(&self, id: EntryId, tag: &str) -> bool {
        let given = self.tagged.get(&id).and_then(|given| given.iter().find(|(name, _)| name == tag));
        given.map_or_else(
            || self.texts.iter().any(|(known, text)| *known == id && text.full.tags.iter().any(|name| name == tag)),
            |(_, on)| *on,
        )
    }
}
