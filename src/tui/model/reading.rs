//! The article being read, and the panel beside it.

use std::rc::Rc;

use super::{Model, Pane};
use crate::news::analysis::Related;
use crate::news::ids::{EntityId, EntryId};
use crate::tui::message::Text;
use crate::tui::render::{Hit, Rendered};

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
    /// Where the store believes that one stands.
    pub kept: Anchor,
    /// Columns that wide tables and code are scrolled to the side.
    pub sideways: usize,
    pub finding: Option<Finding>,
}

/// Words looked for in the article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Finding {
    pub words: String,
    pub hits: Vec<Hit>,
    pub at: usize,
    /// Where one was before.
    pub from: Anchor,
}

#[derive(Debug, Default)]
pub struct SidePane {
    pub related: Vec<Related>,
    pub related_known: bool,
    pub selected: usize,
    pub top: usize,
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

/// What a row of the side panel stands for, wherever it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SideKey {
    Related(EntryId),
    Link(String),
    Entity(EntityId),
}

impl SideItem {
    pub fn can_be_chosen(&self) -> bool {
        !matches!(self, Self::Heading(..))
    }
}

impl Model {
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

    /// What is selected in the panel, whatever its row.
    pub fn side_key(&self) -> Option<SideKey> {
        match self.side_items().get(self.side.selected)? {
            SideItem::Heading(..) => None,
            item => self.key_of(item),
        }
    }

    /// What a row of the panel stands for.
    pub fn key_of(&self, item: &SideItem) -> Option<SideKey> {
        match item {
            SideItem::Heading(..) => None,
            SideItem::Related(index) => self.side.related.get(*index).map(|found| SideKey::Related(found.entry)),
            SideItem::Link(index) => {
                let stored = self.reader.text.as_ref()?.stored.as_ref()?;
                stored.article.related.get(*index).map(|link| SideKey::Link(link.url.clone()))
            }
            SideItem::Entity(index) => {
                self.reader.text.as_ref()?.entities.get(*index).map(|entity| SideKey::Entity(entity.id))
            }
        }
    }

    /// The entity selected in the panel, while the focus is there.
    pub fn pointed_at(&self) -> Option<usize> {
        match self.side_items().get(self.side.selected) {
            Some(SideItem::Entity(index)) if self.focus == Pane::Side => Some(*index),
            _ => None,
        }
    }

    /// The furthest one can scroll.
    pub fn last_scroll(&self) -> usize {
        let height = self.panes().reader.map_or(0, |area| usize::from(area.height));
        self.reader.rendered.as_ref().map_or(0, |rendered| rendered.lines.len().saturating_sub(height))
    }
}
