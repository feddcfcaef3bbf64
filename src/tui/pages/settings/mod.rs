//! What is set for one feed: a form over its table in the user's file.

mod field;
mod update;
mod view;

use super::rows::Cursor;
use crate::config::{Config, FeedEntry};
use crate::news::ids::FeedId;
use field::Field;

pub(crate) use update::open;

/// The form of a feed.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The feed's address, by which the file names it; and the one before, where it was changed here.
    pub(crate) url: String,
    pub(crate) before: Option<String>,
    pub(crate) name: String,
    pub(crate) feed: Option<FeedId>,
    pub(crate) cursor: Cursor,
    /// What is asked for in the line at the bottom.
    pub(crate) asked: Option<Field>,
}

impl Settings {
    fn entry<'a>(&self, config: &'a Config) -> Option<&'a FeedEntry> {
        config.feeds.iter().find(|feed| feed.url.as_str() == self.url)
    }

    fn selected(&self) -> Field {
        Field::ALL[self.cursor.selected.min(Field::ALL.len() - 1)]
    }
}
