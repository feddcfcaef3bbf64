//! A story in full: its days, in each its articles by outlet, and whom it is about.

mod update;
mod view;

use std::collections::BTreeSet;

use super::rows::Cursor;
use crate::news::front::Dossier;
use crate::news::ids::{EntryId, StoryId};

/// A story in full.
#[derive(Clone, Debug, Default)]
pub struct DossierPage {
    /// The article one came from, where its story is still to be found.
    pub(crate) of: Option<EntryId>,
    pub(crate) story: Option<StoryId>,
    pub(crate) title: String,
    pub(crate) dossier: Option<Box<Dossier>>,
    pub(crate) known: bool,
    /// Articles whose copies are shown.
    pub(crate) unfolded: BTreeSet<EntryId>,
    /// The first of two articles to compare.
    pub(crate) marked: Option<EntryId>,
    pub(crate) cursor: Cursor,
}

pub(crate) use update::of_current;

/// A row of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Row {
    Day(usize),
    /// By day and place in it.
    Article(usize, usize),
    /// One of the same text in other outlets.
    Copy(EntryId),
}

impl DossierPage {
    pub(crate) fn new(story: StoryId, title: String) -> Self {
        Self { story: Some(story), title, ..Self::default() }
    }

    /// The story of an article.
    pub(crate) fn of(entry: EntryId, title: String) -> Self {
        Self { of: Some(entry), title, ..Self::default() }
    }

    pub(crate) fn rows(&self) -> Vec<Row> {
        let Some(dossier) = &self.dossier else { return Vec::new() };
        let mut rows = Vec::new();
        for (number, day) in dossier.days.iter().enumerate() {
            rows.push(Row::Day(number));
            for (place, article) in day.articles.iter().enumerate() {
                rows.push(Row::Article(number, place));
                if self.unfolded.contains(&article.entry) {
                    rows.extend(article.copies.iter().copied().map(Row::Copy));
                }
            }
        }
        rows
    }

    pub(crate) fn entry_of(&self, row: Row) -> Option<EntryId> {
        match row {
            Row::Day(_) => None,
            Row::Article(day, place) => Some(self.dossier.as_ref()?.days.get(day)?.articles.get(place)?.entry),
            Row::Copy(entry) => Some(entry),
        }
    }
}
