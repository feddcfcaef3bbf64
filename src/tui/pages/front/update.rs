//! What keys mean on the front page.

use ratatui::layout::Rect;

use super::{Front, Row, press, view};
use crate::command::Command;
use crate::news::ids::{EntryId, StoryId};
use crate::tui::Cx;
use crate::tui::message::{Ask, Effect};
use crate::tui::model::Model;
use crate::tui::pages::{Answer, Page, Question, Sheet, Turn, dossier, height, rows};
use crate::tui::view::Canvas;

/// How far back the front page looks: seconds.
const PERIOD: i64 = 36 * 3600;

impl Sheet for Front {
    fn asks(&self, cx: &Cx) -> Vec<Effect> {
        vec![Effect::Read(Ask::Page(Question::Front(cx.now.plus(-PERIOD), self.press.clone())))]
    }

    fn current(&self) -> Option<EntryId> {
        self.chosen().map(|story| story.lead)
    }

    fn shown(&self) -> Vec<EntryId> {
        self.stories.iter().take(60).map(|story| story.lead).collect()
    }

    fn command(&mut self, command: Command, model: &Model, cx: &Cx) -> Turn {
        let starts = view::starts(self, model.screen().0);
        let rows = self.rows();
        let is_story = |row: usize| matches!(rows.get(row), Some(Row::Story(_)));
        if self.cursor.go(command, &starts, height(model).saturating_sub(view::HEADER), is_story) {
            self.selected = self.chosen().map(|story| story.id);
            return Turn::done();
        }
        match command {
            Command::Open | Command::Right | Command::Dossier => self.open(),
            Command::Press => Turn::Ask(press::asked(model, &self.languages, &cx.locale)),
            Command::FrontPage => Turn::Close,
            _ => Turn::Elsewhere,
        }
    }

    fn click(&mut self, x: u16, y: u16, model: &Model, cx: &Cx) -> Turn {
        if y == 0 && x > model.screen().0 / 2 {
            return Turn::Ask(press::asked(model, &self.languages, &cx.locale));
        }
        let line = usize::from(y).checked_sub(1 + view::HEADER).map(|line| line + self.cursor.top);
        let Some(row) = line.and_then(|line| rows::row_at(&view::starts(self, model.screen().0), line)) else {
            return Turn::done();
        };
        if row == self.cursor.selected {
            return self.open();
        }
        if let Some(story) = self.story_at(row).map(|story| story.id) {
            (self.cursor.selected, self.selected) = (row, Some(story));
        }
        Turn::done()
    }

    fn typed(&mut self, text: &str, model: &Model, cx: &Cx) -> Turn {
        let Some(press) = press::meant(text, model, &self.languages, &cx.locale) else {
            return Turn::Say(cx.locale.ta("no-such-press", &[("name", text.into())]));
        };
        *self = Self { languages: std::mem::take(&mut self.languages), ..Self::of(press.clone()) };
        Turn::Press(press, self.asks(cx))
    }

    fn hear(&mut self, answer: &Answer) -> Vec<Effect> {
        // Of another press, where it was changed meanwhile.
        let Answer::Front(page) = answer else { return Vec::new() };
        if page.press != self.press {
            return Vec::new();
        }
        self.stories.clone_from(&page.stories);
        self.languages.clone_from(&page.languages);
        self.known = true;
        let rows = self.rows();
        let is = |row: &Row, wanted: Option<StoryId>| match row {
            Row::Story(at) => wanted.is_none_or(|id| self.stories.get(*at).is_some_and(|story| story.id == id)),
            Row::Alone => false,
        };
        let same = self.selected.and_then(|id| rows.iter().position(|row| is(row, Some(id))));
        let first = || rows.iter().position(|row| is(row, None));
        self.cursor.selected = same.or_else(first).unwrap_or(0);
        self.selected = self.chosen().map(|story| story.id);
        Vec::new()
    }

    fn paint(&self, canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
        view::paint(self, canvas, model, area);
    }

    fn hints(&self) -> [(Command, &'static str); 3] {
        [(Command::Open, "hint-open"), (Command::Press, "hint-press"), (Command::Help, "hint-help")]
    }

    fn announce(&self, _model: &Model, cx: &Cx) -> Option<String> {
        let story = self.chosen()?;
        let state = cx.locale.t(if story.read { "is-read" } else { "is-unread" });
        Some(format!("{} · {} · {state}", story.title, view::tally(story, cx)))
    }

    fn row(&self, model: &Model) -> usize {
        self.cursor.row(&view::starts(self, model.screen().0), view::HEADER)
    }
}

impl Front {
    fn open(&self) -> Turn {
        let Some(story) = self.chosen() else { return Turn::done() };
        Turn::Page(Box::new(Page::Dossier(dossier::DossierPage::new(story.id, story.title.clone()))))
    }
}
