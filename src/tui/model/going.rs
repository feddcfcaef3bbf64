//! Where one was, and what can be undone.

use super::{Anchor, ListPane, Model, Pane};
use crate::news::ids::EntryId;
use crate::store::Change;
use crate::tui::pages::Page;

/// Where one was, to come back to.
#[derive(Debug)]
pub struct Place {
    pub focus: Pane,
    pub feeds_selected: usize,
    pub list: ListPane,
    pub entry: Option<EntryId>,
    pub anchor: Anchor,
    pub side_selected: usize,
    /// The pages that lay over the main view.
    pub pages: Vec<Page>,
}

/// Something that can be undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    Change(Change),
    /// A deed on the configuration, by its number.
    Kept(u64, Did),
    /// A deed on the configuration, and what was changed with it.
    Both(u64, Did, Change),
}

/// What a deed on the configuration was: the message that names it, and whom or what it was about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Did {
    pub what: &'static str,
    pub name: String,
}

impl Model {
    /// Where one is now. The pages go along: whoever leaves a place leaves them there.
    pub fn leave(&mut self) -> Place {
        Place {
            focus: self.focus,
            feeds_selected: self.feeds.selected,
            list: self.list.clone(),
            entry: self.reader.entry,
            anchor: self.reader.anchor,
            side_selected: self.side.selected,
            pages: std::mem::take(&mut self.pages),
        }
    }
}
