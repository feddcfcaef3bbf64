//! The front page, a story opened as a dossier, two articles compared: as `engine::Library` gives them and pages show them.

use super::analysis::EntityRow;
use super::ids::{EntryId, StoryId};
use super::time::Timestamp;
use crate::text::language::Lang;

/// Whose articles make the front page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Press {
    #[default]
    All,
    /// The feeds under one heading of the feed list.
    Section(String),
    /// The articles in one language.
    Language(Lang),
}

/// The front page of a press.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrontPage {
    pub press: Press,
    /// Those that most newsrooms tell first; then those of one newsroom only.
    pub stories: Vec<FrontStory>,
    /// The languages of the whole press in this time, each with its articles, the most of them first.
    pub languages: Vec<(Lang, usize)>,
}

/// Who tells a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Teller {
    /// An outlet; where several print one text word for word, the agency that it comes from, else the first of them.
    pub name: String,
    /// The outlets that print the text; one where it is an outlet's own.
    pub outlets: usize,
}

impl Teller {
    /// As a row of the page names it: "RTBF", "Belga ×3".
    pub fn shown(&self) -> String {
        if self.outlets > 1 { format!("{} ×{}", self.name, self.outlets) } else { self.name.clone() }
    }
}

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
    /// Those who tell it, the first to tell it first; each once, and a text that several print once.
    pub tellers: Vec<Teller>,
    pub first: Timestamp,
    pub last: Timestamp,
    /// Articles by equal parts of the time between `first` and `last`.
    pub spark: Vec<u16>,
    /// Whom and what it is about, most telling first.
    pub entities: Vec<EntityRow>,
    pub score: f32,
    /// Every article of it is read.
    pub read: bool,
    /// One newsroom of this press only tells it, and others do not follow.
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
