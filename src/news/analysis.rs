//! What a text is about.

use serde::{Deserialize, Serialize};

use super::ids::{EntityId, EntryId, StoryId};
use super::time::Timestamp;
use crate::text::language::Lang;

/// What an entity is. Serialised as `PER`, `ORG`, `LOC`, `MISC`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum EntityKind {
    #[serde(rename = "PER")]
    Person,
    #[serde(rename = "ORG")]
    Organisation,
    #[serde(rename = "LOC")]
    Place,
    #[serde(rename = "MISC")]
    Other,
}

impl EntityKind {
    pub const ALL: [Self; 4] = [Self::Person, Self::Organisation, Self::Place, Self::Other];

    pub fn code(self) -> &'static str {
        match self {
            Self::Person => "PER",
            Self::Organisation => "ORG",
            Self::Place => "LOC",
            Self::Other => "MISC",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code().eq_ignore_ascii_case(code))
    }
}

/// Where an entity is named: Unicode scalar values of the analysed text, end excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Mention {
    pub start: u32,
    pub end: u32,
}

/// One entity of one text, with all its mentions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entity {
    /// Its fullest name in the text: "Antony Blinken".
    pub name: String,
    /// Its stable name across texts: [`crate::text::terms::fold`] of the canonical name ("etats-unis" for "USA").
    pub key: String,
    pub kind: EntityKind,
    pub mentions: Vec<Mention>,
}

/// What the analysis of a text found. Mentions count characters of `title + "\n\n" + document.plain()`... see
/// `insight::analyse`, which is given exactly one text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Analysis {
    pub language: Lang,
    pub entities: Vec<Entity>,
}

/// An entity as the store knows it, over all articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityRow {
    pub id: EntityId,
    pub name: String,
    pub kind: EntityKind,
    /// Articles that name it (in a listing), or mentions in the article (in an article's list).
    pub count: u32,
    /// Mentions in the article's text; empty in listings.
    pub mentions: Vec<Mention>,
}

/// How an article is related to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RelatedKind {
    /// The same text, told twice (agency copy).
    SameText,
    /// The same event.
    SameStory,
    /// Background: what came before or stands beside.
    Related,
}

/// One related article.
#[derive(Clone, Debug, PartialEq)]
pub struct Related {
    pub entry: EntryId,
    /// 0 to 1.
    pub score: f32,
    pub kind: RelatedKind,
    /// Word for word the same under a headline that has a word in common: whoever has read the one has read the other.
    pub copy: bool,
    /// Terms and entities shared, most telling first.
    pub why: Vec<String>,
}

/// The articles of one event.
#[derive(Clone, Debug, PartialEq)]
pub struct Story {
    pub id: StoryId,
    /// Headline of its most central article.
    pub title: String,
    /// Most central first.
    pub entries: Vec<EntryId>,
    pub first: Timestamp,
    pub last: Timestamp,
    pub score: f32,
}
