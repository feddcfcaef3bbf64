//! The front page, a story opened as a dossier, two articles compared: as `engine::Library` gives them and pages show them.

use super::analysis::EntityRow;
use super::ids::{EntryId, StoryId};
use super::time::Timestamp;

/// A story of the front page.
#[derive(Clone, Debug, PartialEq)]
pub struct FrontStory {
    pub id: StoryId,
    /// The headline of the lead.
    pub title: String,
    /// The most central article, in the reader's language where there is one.
    pub lead: EntryId,
    /// All its articles, most central first.
    pub entries: Vec<EntryId>,
    /// The names of those who tell it, the first to tell it first; each once.
    pub outlets: Vec<String>,
    pub first: Timestamp,
    pub last: Timestamp,
    /// Articles by equal parts of the time between `first` and `last`.
    pub spark: Vec<u16>,
    /// Whom and what it is about, most telling first.
    pub entities: Vec<EntityRow>,
    pub score: f32,
    /// Every article of it is read.
    pub read: bool,
    /// One newsroom only tells it, and others do not follow.
    pub alone: bool,
}

/// A story in full.
#[derive(Clone, Debug, PartialEq)]
pub struct Dossier {
    pub story: FrontStory,
    /// Oldest day first.
    pub days: Vec<DossierDay>,
    /// People, organisations and places with the articles of each day that name them, in the order of `days`.
    pub people: Vec<(EntityRow, Vec<u16>)>,
}

/// One day of a story.
#[derive(Clone, Debug, PartialEq)]
pub struct DossierDay {
    /// A moment of the day, for its date.
    pub day: Timestamp,
    /// Oldest first.
    pub articles: Vec<DossierArticle>,
}

/// One article of a dossier.
#[derive(Clone, Debug, PartialEq)]
pub struct DossierArticle {
    pub entry: EntryId,
    pub outlet: String,
    /// The same text in other outlets, shown folded.
    pub copies: Vec<EntryId>,
    /// It says what no other does.
    pub only_here: bool,
}

/// Two articles side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    pub left: EntryId,
    pub right: EntryId,
    pub left_text: Vec<Passage>,
    pub right_text: Vec<Passage>,
}

/// A sentence or paragraph of a compared article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Passage {
    pub text: String,
    /// The passage of the other article that says the same; `None`: only this one says it.
    pub same_as: Option<usize>,
    /// The last passage of its paragraph.
    pub ends_paragraph: bool,
}
