//! Making a rule out of an article: what it is about, what is done with that, in which feeds; and how much that would be.

mod update;
mod view;

use super::rows::Cursor;
use crate::news::filter::{Deed, Filter, Place};
use crate::news::ids::{EntryId, FeedId};
use crate::store::Sieve;

pub(crate) use update::{look_up, open};
pub(super) use view::{deed, place};

/// What an article offers for rules.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    pub title: String,
    pub authors: Vec<String>,
    pub categories: Vec<String>,
    pub entities: Vec<String>,
    pub feed: Option<FeedId>,
    pub feed_name: String,
    /// Words of the title that mean something.
    pub words: Vec<String>,
}

/// What a rule would go by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    pub(crate) place: Place,
    pub(crate) words: String,
}

/// The page on which a rule is made.
#[derive(Clone, Debug)]
pub struct Mute {
    pub(crate) entry: EntryId,
    pub(crate) about: Option<About>,
    pub(crate) deed: Deed,
    /// For all feeds, not only the article's.
    pub(crate) everywhere: bool,
    pub(crate) choices: Vec<Choice>,
    /// What each rule asked about fits.
    pub(crate) found: Vec<(Sieve, Vec<EntryId>)>,
    pub(crate) cursor: Cursor,
}

/// A row of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    Deed,
    Scope,
    Choice(usize),
    /// Words of the reader's own.
    Other,
}

impl Mute {
    fn rows(&self) -> Vec<Row> {
        let choices = (0..self.choices.len()).map(Row::Choice);
        [Row::Deed, Row::Scope].into_iter().chain(choices).chain([Row::Other]).collect()
    }

    fn chosen(&self) -> Row {
        self.rows().get(self.cursor.selected).copied().unwrap_or(Row::Other)
    }

    fn sieve(&self, choice: &Choice) -> Sieve {
        let filter = Filter { deed: self.deed, place: choice.place, words: vec![choice.words.clone()] };
        let feed = self.about.as_ref().and_then(|about| about.feed).filter(|_| !self.everywhere);
        Sieve { filter, feeds: feed.into_iter().collect() }
    }

    /// The articles that a choice is about; `None` while they are being counted.
    fn fitting(&self, choice: &Choice) -> Option<&[EntryId]> {
        let sieve = self.sieve(choice);
        self.found.iter().find(|(known, _)| *known == sieve).map(|(_, ids)| ids.as_slice())
    }
}
