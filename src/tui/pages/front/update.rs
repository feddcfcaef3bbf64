//! What keys mean on the front page.

use ratatui::layout::Rect;

use super::{Front, view};
use crate::command::Command;
use crate::news::ids::EntryId;
use crate::tui::Cx;
use crate::tui::message::{Ask, Effect};
use crate::tui::model::Model;
use crate::tui::pages::{Answer, Page, Question, Sheet, Turn, dossier, height, rows};
use crate::tui::view::Canvas;

/// How far back the front page looks: seconds.
const PERIOD: i64 = 36 * 3600;

impl Sheet for Front {
    fn asks(&self, cx: &Cx) -> Vec<Effect> {
        vec![Effect::Read(Ask::Page(Question::Front(cx.now.plus(-PERIOD))))]
    }

    fn current(&self) -> Option<EntryId> {
        self.stories.get(self.cursor.selected).map(|story| story.lead)
    }

    fn shown(&self) -> Vec<EntryId> {
        self.stories.iter().take(60).map(|story| story.lead).collect()
    }

    fn command(&mut self, command: Command, model: &Model, _cx: &Cx) -> Turn {
        let starts = view::starts(self, model.size.0);
        if self.cursor.go(command, &starts, height(model).saturating_sub(view::HEADER), |_| true) {
            self.selected = self.stories.get(self.cursor.selected).map(|story| story.id);
            return Turn::done();
        }
        match command {
            Command::Open | Command::Right | Command::Dossier => self.open(),
            Command::FrontPage => Turn::Close,
            _ => Turn::Elsewhere,
        }
    }

    fn click(&mut self, _x: u16, y: u16, model: &Model, _cx: &Cx) -> Turn {
        let line = usize::from(y).checked_sub(1 + view::HEADER).map(|line| line + self.cursor.top);
        let Some(row) = line.and_then(|line| rows::row_at(&view::starts(self, model.size.0), line)) else {
            return Turn::done();
        };
        if row == self.cursor.selected {
            return self.open();
        }
        self.cursor.selected = row;
        self.selected = self.stories.get(row).map(|story| story.id);
        Turn::done()
    }

    fn hear(&mut self, answer: &Answer) -> Vec<Effect> {
        let Answer::Front(stories) = answer else { return Vec::new() };
        self.stories.clone_from(stories);
        self.known = true;
        let same = self.stories.iter().position(|story| Some(story.id) == self.selected);
        self.cursor.selected = same.unwrap_or(0);
        self.selected = self.stories.get(self.cursor.selected).map(|story| story.id);
        Vec::new()
    }

    fn paint(&self, canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
        view::paint(self, canvas, model, area);
    }

    fn row(&self, model: &Model) -> usize {
        self.cursor.row(&view::starts(self, model.size.0), view::HEADER)
    }
}

impl Front {
    fn open(&self) -> Turn {
        let Some(story) = self.stories.get(self.cursor.selected) else { return Turn::done() };
        Turn::Page(Box::new(Page::Dossier(dossier::DossierPage::new(story.id, story.title.clone()))))
    }
}
