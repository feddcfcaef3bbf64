//! All that is known of a person, an organisation, a place over the whole store.

use super::analysis::EntityRow;
use super::ids::EntryId;

/// What an entity's page shows.
#[derive(Clone, Debug, PartialEq)]
pub struct EntityPage {
    /// `count`: articles that name it.
    pub row: EntityRow,
    /// What the texts call it, and what the user does, where they do otherwise.
    pub own_name: String,
    pub given: Option<String>,
    /// What the user said is the same.
    pub merged: Vec<EntityRow>,
    pub muted: bool,
    /// Articles a day that name it, thirty days, today last.
    pub per_day: Vec<u32>,
    /// Whom and what it is named with; `count`: in how many articles of its own.
    pub companions: Vec<EntityRow>,
    /// Newest first.
    pub articles: Vec<EntryId>,
}
