//! What keys mean where versions are compared.

use ratatui::layout::Rect;

use super::{Versions, view};
use crate::command::Command;
use crate::news::ids::EntryId;
use crate::tui::Cx;
use crate::tui::message::{Ask, Effect};
use crate::tui::model::Model;
use crate::tui::pages::{self, Answer, Page, Question, Sheet, Turn, height, scrolled};
use crate::tui::view::Canvas;

/// Opens the page for the article that commands are about.
pub(crate) fn of_current(model: &mut Model, cx: &Cx) -> Vec<Effect> {
    let Some(entry) = model.current() else { return Vec::new() };
    pages::open(model, Page::Versions(Versions { entry, earlier: Vec::new(), known: false, scroll: 0 }), cx)
}

impl Sheet for Versions {
    fn asks(&self, _cx: &Cx) -> Vec<Effect> {
        vec![Effect::Read(Ask::Page(Question::Versions(self.entry)))]
    }

    fn current(&self) -> Option<EntryId> {
        Some(self.entry)
    }

    fn shown(&self) -> Vec<EntryId> {
        vec![self.entry]
    }

    fn command(&mut self, command: Command, model: &Model, cx: &Cx) -> Turn {
        let lines = view::lines(self, model, cx, model.size.0).len();
        match (scrolled(self.scroll, command, lines, height(model)), command) {
            (Some(to), _) => self.scroll = to,
            (None, Command::Versions | Command::Open) => return Turn::Close,
            (None, _) => return Turn::Elsewhere,
        }
        Turn::done()
    }

    fn hear(&mut self, answer: &Answer) -> Vec<Effect> {
        if let Answer::Versions(entry, earlier) = answer
            && *entry == self.entry
        {
            self.earlier.clone_from(earlier);
            self.known = true;
        }
        Vec::new()
    }

    fn paint(&self, canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
        view::paint(self, canvas, model, area);
    }
}
