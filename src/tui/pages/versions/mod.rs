//! What was changed in an article since it first came.

mod update;
mod view;

use crate::news::ids::EntryId;
use crate::news::time::Timestamp;

/// What was changed in an article.
#[derive(Clone, Debug)]
pub struct Versions {
    pub(crate) entry: EntryId,
    /// Earlier titles and summaries, oldest first, each with when it was replaced.
    pub(crate) earlier: Vec<(Timestamp, String, String)>,
    pub(crate) known: bool,
    pub(crate) scroll: usize,
}

pub(crate) use update::of_current;
