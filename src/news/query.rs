//! What a list of articles shows.

use super::ids::{EntityId, EntryId, FeedId, StoryId};
use super::time::Timestamp;

/// Where the articles of a list come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    #[default]
    All,
    Feed(FeedId),
    /// All feeds under one heading.
    Section(String),
    Starred,
    Later,
    /// What the user gave a tag.
    Tag(String),
    Entity(EntityId),
    Story(StoryId),
    /// In the words of the search language.
    Search(String),
}

/// What a list shows, and how much of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    pub scope: Scope,
    pub unread_only: bool,
    /// In the order in which things happened; a search is best first whatever this says.
    pub oldest_first: bool,
    pub since: Option<Timestamp>,
    /// Only what is older.
    pub before: Option<Timestamp>,
    /// At most so many; `None`: all.
    pub limit: Option<usize>,
    /// Articles kept in the list whatever their state, so that what was just read does not vanish under the cursor.
    pub keep: Vec<EntryId>,
}

/// What a search found in an article: its headline and the text around the first hit, hits between U+E000 and U+E001.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    pub title: String,
    pub text: String,
}
