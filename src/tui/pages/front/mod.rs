//! À la une: the stories of the period, those that most newsrooms tell first.

mod press;
mod update;
mod view;

use super::rows::Cursor;
use crate::news::front::{FrontStory, Press};
use crate::news::ids::StoryId;
use crate::text::language::Lang;

/// The front page.
#[derive(Clone, Debug, Default)]
pub struct Front {
    /// Whose it is.
    pub(crate) press: Press,
    pub(crate) stories: Vec<FrontStory>,
    /// What the whole press speaks, each language with its articles.
    pub(crate) languages: Vec<(Lang, usize)>,
    pub(crate) known: bool,
    pub(crate) cursor: Cursor,
    /// The story selected, whatever becomes of the order.
    pub(crate) selected: Option<StoryId>,
}

/// What stands in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Row {
    /// A story, by its place on the page.
    Story(usize),
    /// What only one newsroom tells begins here.
    Alone,
}

impl Front {
    pub(crate) fn of(press: Press) -> Self {
        Self { press, ..Self::default() }
    }

    fn rows(&self) -> Vec<Row> {
        let first_alone = self.stories.iter().position(|story| story.alone);
        let mut rows: Vec<Row> = (0..self.stories.len()).map(Row::Story).collect();
        if let Some(at) = first_alone {
            rows.insert(at, Row::Alone);
        }
        rows
    }

    fn story_at(&self, row: usize) -> Option<&FrontStory> {
        match self.rows().get(row)? {
            Row::Story(at) => self.stories.get(*at),
            Row::Alone => None,
        }
    }

    /// The story that is selected.
    fn chosen(&self) -> Option<&FrontStory> {
        self.story_at(self.cursor.selected)
    }
}
