//! How all feeds fare: what each answered last, when it is asked again, and what to do about those in trouble.

mod update;
mod view;
mod words;

use std::collections::HashMap;

use super::rows::Cursor;
use crate::news::ids::FeedId;
use crate::store::{FeedRow, Past};
use crate::tui::model::Model;

pub(crate) use update::open;

/// The page of health.
#[derive(Clone, Debug, Default)]
pub struct HealthPage {
    /// The feeds as they stood when the page was opened, those in trouble first: a poll moves nothing under the eye.
    pub(crate) order: Vec<FeedId>,
    pub(crate) pasts: HashMap<FeedId, Past>,
    pub(crate) selected: Option<FeedId>,
    pub(crate) cursor: Cursor,
    /// The feed selected is shown with all that is known of it, scrolled by so many lines.
    pub(crate) whole: bool,
    pub(crate) scroll: usize,
}

impl HealthPage {
    /// The feeds in the page's order; those that came since stand last.
    fn rows<'a>(&self, feeds: &'a [FeedRow]) -> Vec<&'a FeedRow> {
        let asked: HashMap<FeedId, &FeedRow> =
            feeds.iter().filter(|row| !row.feed.is_archived()).map(|row| (row.feed.id, row)).collect();
        let mut rows: Vec<_> = self.order.iter().filter_map(|id| asked.get(id).copied()).collect();
        rows.extend(feeds.iter().filter(|row| asked.contains_key(&row.feed.id) && !self.order.contains(&row.feed.id)));
        rows
    }

    fn chosen<'a>(&self, model: &'a Model) -> Option<&'a FeedRow> {
        let id = self.selected?;
        model.feeds.rows.iter().find(|row| row.feed.id == id)
    }
}
