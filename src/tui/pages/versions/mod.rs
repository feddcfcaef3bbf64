//! What was changed in an article since it first came.

mod update;
mod view;

use crate::news::ids::EntryId;
use crate::news::time::Timestamp;

/// An article as it stood for a while.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edition {
    /// When it was replaced; `None`: it stands now.
    pub until: Option<Timestamp>,
    pub title: String,
    pub text: String,
}

/// What was changed in an article.
#[derive(Clone, Debug)]
pub struct Versions {
    pub(crate) entry: EntryId,
    /// Oldest first; the last is what stands now.
    pub(crate) editions: Vec<Edition>,
    /// Which of them is compared with what stands now.
    pub(crate) from: usize,
    pub(crate) known: bool,
    pub(crate) scroll: usize,
}

impl Versions {
    /// The edition compared, and the one that stands now; `None` where nothing was ever changed.
    fn pair(&self) -> Option<(&Edition, &Edition)> {
        let (now, earlier) = self.editions.split_last()?;
        Some((earlier.get(self.from)?, now))
    }
}

pub(crate) use update::{look_up, of_current};
