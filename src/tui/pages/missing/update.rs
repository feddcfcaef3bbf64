//! What keys mean on the page of what is missing.

use ratatui::layout::Rect;

use super::{MissingPage, Row, view};
use crate::command::Command;
use crate::news::ids::EntryId;
use crate::tui::Cx;
use crate::tui::message::{Ask, Effect};
use crate::tui::model::Model;
use crate::tui::pages::{Answer, Question, Sheet, Turn, height, rows};
use crate::tui::view::{Canvas, spoken};

impl Sheet for MissingPage {
    fn asks(&self, _cx: &Cx) -> Vec<Effect> {
        vec![Effect::Read(Ask::Page(Question::Missing))]
    }

    fn current(&self) -> Option<EntryId> {
        self.entry(self.cursor.selected)
    }

    fn shown(&self) -> Vec<EntryId> {
        let from = self.cursor.selected.saturating_sub(80);
        (from..from + 200).filter_map(|row| self.entry(row)).collect()
    }

    fn command(&mut self, command: Command, model: &Model, _cx: &Cx) -> Turn {
        let rows = &self.rows;
        let high = height(model).saturating_sub(view::HEADER);
        if self.cursor.go(command, &view::starts(rows), high, |row| matches!(rows[row], Row::Article(_))) {
            self.selected = self.current();
            return Turn::done();
        }
        match command {
            Command::Open | Command::Right => self.current().map_or_else(Turn::done, Turn::Read),
            Command::Missing => Turn::Close,
            _ => Turn::Elsewhere,
        }
    }

    fn click(&mut self, _x: u16, y: u16, _model: &Model, _cx: &Cx) -> Turn {
        let line = usize::from(y).checked_sub(1 + view::HEADER).map(|line| line + self.cursor.top);
        let row = line.and_then(|line| rows::row_at(&view::starts(&self.rows), line));
        let Some((row, entry)) = row.and_then(|row| Some((row, self.entry(row)?))) else { return Turn::done() };
        if row == self.cursor.selected {
            return Turn::Read(entry);
        }
        self.cursor.selected = row;
        self.selected = Some(entry);
        Turn::done()
    }

    fn hear(&mut self, answer: &Answer) -> Vec<Effect> {
        let Answer::Missing(packed) = answer else { return Vec::new() };
        self.take(packed.clone());
        let count = self.rows.len();
        let same = (0..count).find(|row| self.selected.is_some() && self.entry(*row) == self.selected);
        self.cursor.selected = same.or((0..count).find(|row| self.entry(*row).is_some())).unwrap_or(0);
        self.selected = self.current();
        Vec::new()
    }

    fn paint(&self, canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
        view::paint(self, canvas, model, area);
    }

    fn announce(&self, model: &Model, cx: &Cx) -> Option<String> {
        let Row::Article(number) = self.rows.get(self.cursor.selected)? else { return None };
        let article = self.missing().get(*number)?;
        let why = cx.locale.trouble(&article.why);
        let said = spoken::article(model, cx, article.entry).unwrap_or_else(|| article.title.clone());
        Some(format!("{said} · {why}"))
    }

    fn row(&self, _model: &Model) -> usize {
        self.cursor.row(&view::starts(&self.rows), view::HEADER)
    }

    fn hints(&self) -> [(Command, &'static str); 3] {
        [(Command::Browser, "hint-browser"), (Command::OfflinePack, "hint-pack"), (Command::Back, "hint-back")]
    }
}
