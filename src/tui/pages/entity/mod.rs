//! A person, an organisation, a place: how much is written about it, with whom it is named, its articles.

mod update;
mod view;

use super::rows::Cursor;
use crate::news::entity_page::EntityPage;
use crate::news::ids::{EntityId, EntryId};
pub(super) use update::look_up;

/// An entity's page.
#[derive(Clone, Debug)]
pub struct Entity {
    pub(crate) id: EntityId,
    pub(crate) page: Option<Box<EntityPage>>,
    pub(crate) known: bool,
    pub(crate) cursor: Cursor,
    pub(crate) selected: Option<EntryId>,
    /// The companion selected, while the focus is among them.
    pub(crate) aside: Option<usize>,
}

impl Entity {
    pub(crate) fn new(id: EntityId) -> Self {
        Self { id, page: None, known: false, cursor: Cursor::default(), selected: None, aside: None }
    }
}
