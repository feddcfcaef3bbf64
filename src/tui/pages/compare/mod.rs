//! Two articles side by side, with what only one of them says.

mod update;
mod view;

use crate::news::front::Comparison;
use crate::news::ids::EntryId;

/// Two articles side by side.
#[derive(Clone, Debug)]
pub struct Compare {
    pub(crate) left: EntryId,
    pub(crate) right: EntryId,
    pub(crate) found: Option<Comparison>,
    pub(crate) known: bool,
    pub(crate) scroll: usize,
    /// Which of the two commands are about.
    pub(crate) on_right: bool,
}

impl Compare {
    pub(crate) fn new(left: EntryId, right: EntryId) -> Self {
        Self { left, right, found: None, known: false, scroll: 0, on_right: false }
    }
}
