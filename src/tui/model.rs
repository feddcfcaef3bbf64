//! All the state of the interface, and the questions that can be asked of it without changing it.

use std::collections::{HashMap, HashSet, VecDeque};
use std::rc::Rc;
use std::sync::Arc;

use super::layout::Panes;
use super::line_edit::LineEdit;
use super::message::{Listing, Text};
use super::render::Rendered;
use crate::command::{Command, Key, KeySequence, Scope as KeyScope};
use crate::news::analysis::Related;
use crate::news::entry::{EntryHead, EntryState};
use crate::news::ids::EntryId;
use crate::news::query::{Query, Scope};
use crate::store::{Change, FeedRow, Totals};

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

/// A row of the pane on the left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FeedItem {
    All,
    Starred,
    Later,
    Section(String),
    Feed(usize),
}

#[derive(Debug, Default)]
pub struct FeedsPane {
    pub rows: Vec<FeedRow>,
    pub totals: Totals,
    pub items: Vec<FeedItem>,
    pub selected: usize,
    pub top: usize,
    pub loaded: bool,
}

#[derive(Clone, Debug, Default)]
pub struct ListPane {
    pub query: Query,
    pub title: String,
    pub ids: Arc<[EntryId]>,
    pub unread: HashSet<EntryId>,
    pub selected: usize,
    pub top: usize,
    /// The number of the question whose answer is on the screen or awaited.
    pub generation: u64,
    pub loading: bool,
    /// The list as it would be with the new articles.
    pub waiting: Option<Listing>,
}

impl ListPane {
    pub fn current(&self) -> Option<EntryId> {
        self.ids.get(self.selected).copied()
    }

    /// How many articles wait to be shown.
    pub fn newcomers(&self) -> usize {
        let Some(waiting) = &self.waiting else { return 0 };
        let known: HashSet<_> = self.ids.iter().collect();
        waiting.ids.iter().filter(|id| !known.contains(id)).count()
    }
}

/// A place in a text that survives a change of width: a block, and a line of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Anchor {
    pub block: usize,
    pub line: usize,
}

#[derive(Debug, Default)]
pub struct ReaderPane {
    pub entry: Option<EntryId>,
    pub text: Option<Rc<Text>>,
    pub rendered: Option<Rc<Rendered>>,
    pub anchor: Anchor,
}

#[derive(Debug, Default)]
pub struct SidePane {
    pub related: Vec<Related>,
    pub related_known: bool,
    pub selected: usize,
    pub top: usize,
}

/// What the line at the bottom asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asking {
    Search,
    Feed,
    Link,
    Command,
}

#[derive(Debug)]
pub struct Prompt {
    pub asking: Asking,
    pub line: LineEdit,
    /// The commands that match, best first.
    pub matches: Vec<Command>,
    pub selected: usize,
}

/// Where one was, to come back to.
#[derive(Debug)]
pub struct Place {
    pub focus: Pane,
    pub feeds_selected: usize,
    pub list: ListPane,
    pub entry: Option<EntryId>,
    pub anchor: Anchor,
    pub side_selected: usize,
}

/// Something that can be undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    Change(Change),
    RemovedFeed(String),
}

#[derive(Debug, Default)]
pub struct Model {
    pub size: (u16, u16),
    pub focus: Pane,
    pub zoomed: bool,
    /// Columns of text that the reader chose in this session.
    pub measure: u16,
    pub feeds: FeedsPane,
    pub list: ListPane,
    pub reader: ReaderPane,
    pub side: SidePane,
    pub heads: HashMap<EntryId, EntryHead>,
    /// What the reader did in this session: an answer that the store gave before it heard of that does not undo it.
    pub touched: HashMap<EntryId, EntryState>,
    pub asked: HashSet<EntryId>,
    pub texts: VecDeque<(EntryId, Rc<Text>)>,
    pub prompt: Option<Prompt>,
    /// How far the help page is scrolled, when it is open.
    pub help: Option<usize>,
    pub pressed: Vec<Key>,
    pub continuations: Vec<(KeySequence, Command)>,
    pub status: Option<String>,
    pub refresh: Option<(usize, usize)>,
    pub offline: bool,
    pub places: Vec<Place>,
    pub undo: Vec<Step>,
    pub redo: Vec<Step>,
    pub generations: u64,
}

/// A row of the side panel.
#[derive(Clone, Debug, PartialEq)]
pub enum SideItem {
    /// A heading or a sentence, which cannot be chosen: its key in the locale files, and whether it is a title.
    Heading(&'static str, bool),
    Related(usize),
    /// One of the publisher's links.
    Link(usize),
    Entity(usize),
}

impl SideItem {
    pub fn can_be_chosen(&self) -> bool {
        !matches!(self, Self::Heading(..))
    }
}

impl Model {
    pub fn panes(&self) -> Panes {
        Panes::of(self.size, self.focus, self.zoomed)
    }

    /// The article that commands are about: the one being read, else the one selected.
    pub fn current(&self) -> Option<EntryId> {
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

    /// The rows of the pane on the left: fixed lists, then feeds under their sections.
    pub fn feed_items(rows: &[FeedRow]) -> Vec<FeedItem> {
        let mut items = vec![FeedItem::All, FeedItem::Starred, FeedItem::Later];
        let mut sections: Vec<&str> = Vec::new();
        for row in rows {
            if let Some(section) = row.feed.section.as_deref().filter(|section| !sections.contains(section)) {
                sections.push(section);
            }
        }
        for section in sections {
            items.push(FeedItem::Section(section.to_owned()));
            let inside = |row: &FeedRow| row.feed.section.as_deref() == Some(section);
            items.extend((0..rows.len()).filter(|index| inside(&rows[*index])).map(FeedItem::Feed));
        }
        items.extend((0..rows.len()).filter(|index| rows[*index].feed.section.is_none()).map(FeedItem::Feed));
        items
    }

    /// What choosing a row of the left pane shows.
    pub fn scope_of(&self, item: &FeedItem) -> Scope {
        match item {
            FeedItem::All => Scope::All,
            FeedItem::Starred => Scope::Starred,
            FeedItem::Later => Scope::Later,
            FeedItem::Section(name) => Scope::Section(name.clone()),
            FeedItem::Feed(index) => self.feeds.rows.get(*index).map_or(Scope::All, |row| Scope::Feed(row.feed.id)),
        }
    }

    /// The rows of the side panel.
    pub fn side_items(&self) -> Vec<SideItem> {
        use crate::news::analysis::RelatedKind::{Related, SameStory, SameText};
        let mut items = vec![SideItem::Heading("related", true)];
        for (kind, key) in [(SameText, "same-text"), (SameStory, "same-story"), (Related, "read-also")] {
            let found: Vec<_> = (0..self.side.related.len()).filter(|i| self.side.related[*i].kind == kind).collect();
            if !found.is_empty() {
                items.push(SideItem::Heading(key, false));
                items.extend(found.into_iter().map(SideItem::Related));
            }
        }
        let Some(text) = &self.reader.text else { return items };
        let links = text.stored.as_ref().map_or(0, |stored| stored.article.related.len());
        if links > 0 {
            items.push(SideItem::Heading("same-subject", false));
            items.extend((0..links).map(SideItem::Link));
        }
        if items.len() == 1 {
            items.push(SideItem::Heading(if self.side.related_known { "empty-related" } else { "loading" }, false));
        }
        if !text.entities.is_empty() {
            items.push(SideItem::Heading("entities", true));
            for kind in crate::news::analysis::EntityKind::ALL {
                let of_kind = (0..text.entities.len()).filter(|index| text.entities[*index].kind == kind);
                items.extend(of_kind.map(SideItem::Entity));
            }
        }
        items
    }

    /// The first line of the text on the screen.
    pub fn scroll(&self) -> usize {
        let Some(rendered) = &self.reader.rendered else { return 0 };
        rendered.line_of(self.reader.anchor).min(self.last_scroll())
    }

    /// The furthest one can scroll.
    pub fn last_scroll(&self) -> usize {
        let height = self.panes().reader.map_or(0, |area| usize::from(area.height));
        self.reader.rendered.as_ref().map_or(0, |rendered| rendered.lines.len().saturating_sub(height))
    }

    pub fn place(&self) -> Place {
        Place {
            focus: self.focus,
            feeds_selected: self.feeds.selected,
            list: self.list.clone(),
            entry: self.reader.entry,
            anchor: self.reader.anchor,
            side_selected: self.side.selected,
        }
    }
}
