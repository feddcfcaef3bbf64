//! À la une: the stories of the period, those that most newsrooms tell first.

mod update;
mod view;

use super::rows::Cursor;
use crate::news::front::FrontStory;
use crate::news::ids::StoryId;

/// The front page.
#[derive(Clone, Debug, Default)]
pub struct Front {
    pub(crate) stories: Vec<FrontStory>,
    pub(crate) known: bool,
    pub(crate) cursor: Cursor,
    /// The story selected, whatever becomes of the order.
    pub(crate) selected: Option<StoryId>,
}
