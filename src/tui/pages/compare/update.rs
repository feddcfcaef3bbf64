//! What keys mean in a comparison.

use ratatui::layout::Rect;

use super::{Compare, view};
use crate::command::Command;
use crate::news::ids::EntryId;
use crate::tui::Cx;
use crate::tui::message::{Ask, Effect};
use crate::tui::model::Model;
use crate::tui::pages::{Answer, Question, Sheet, Turn, height, scrolled};
use crate::tui::view::Canvas;

impl Sheet for Compare {
    fn asks(&self, _cx: &Cx) -> Vec<Effect> {
        vec![Effect::Read(Ask::Page(Question::Compare(self.left, self.right)))]
    }

    fn current(&self) -> Option<EntryId> {
        Some(if self.on_right { self.right } else { self.left })
    }

    fn shown(&self) -> Vec<EntryId> {
        vec![self.left, self.right]
    }

    fn command(&mut self, command: Command, model: &Model, _cx: &Cx) -> Turn {
        let lines = view::lines(self, model.screen().0, model.linear);
        if let Some(to) = scrolled(self.scroll, command, lines, height(model).saturating_sub(view::HEADER)) {
            self.scroll = to;
            return Turn::done();
        }
        match command {
            Command::Right | Command::NextPane => self.on_right = true,
            Command::Left | Command::PreviousPane if self.on_right => self.on_right = false,
            Command::Open => return Turn::Read(if self.on_right { self.right } else { self.left }),
            _ => return Turn::Elsewhere,
        }
        Turn::done()
    }

    fn hear(&mut self, answer: &Answer) -> Vec<Effect> {
        if let Answer::Compare(pair, found) = answer
            && *pair == (self.left, self.right)
        {
            self.found.clone_from(found);
            self.known = true;
        }
        Vec::new()
    }

    fn paint(&self, canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
        view::paint(self, canvas, model, area);
    }
}
