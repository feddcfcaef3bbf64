//! What keys mean in the catalogue.

use ratatui::layout::Rect;

use super::{By, Catalogue, Row, country, rows, view};
use crate::command::Command;
use crate::news::feed::FeedSource;
use crate::tui::Cx;
use crate::tui::message::Effect;
use crate::tui::model::Model;
use crate::tui::pages::rows::row_at;
use crate::tui::pages::{self, Page, Sheet, Turn, Typing, height};
use crate::tui::view::Canvas;

/// Opens the catalogue.
pub(crate) fn open(model: &mut Model, cx: &Cx) -> Vec<Effect> {
    let mut page = Catalogue { rows: rows(By::Country, "", &cx.locale), ..Catalogue::default() };
    page.cursor.selected = 1;
    pages::open(model, Page::Catalogue(page), cx)
}

impl Sheet for Catalogue {
    fn asks(&self, _cx: &Cx) -> Vec<Effect> {
        Vec::new()
    }

    fn announce(&self, model: &Model, cx: &Cx) -> Option<String> {
        let Some(Row::Feed(known)) = self.rows.get(self.cursor.selected) else { return None };
        let there = view::is_there(known, model);
        Some(if there { format!("{} · {}", known.title(), cx.locale.t("already-there")) } else { known.title() })
    }

    fn command(&mut self, command: Command, model: &Model, cx: &Cx) -> Turn {
        if self.rows.is_empty() && !matches!(command, Command::Search | Command::Find | Command::Back) {
            return Turn::Elsewhere;
        }
        let (starts, is_feed) =
            (view::starts(&self.rows), |row: usize| matches!(self.rows.get(row), Some(Row::Feed(_))));
        if self.cursor.go(command, &starts, height(model), is_feed) {
            return Turn::done();
        }
        match command {
            Command::Open => self.add(model, cx),
            Command::Right => self.leap(true, model),
            Command::Left if self.cursor.selected > 1 => self.leap(false, model),
            Command::NextPane => self.turn(1, cx),
            Command::PreviousPane => self.turn(2, cx),
            Command::Search | Command::Find => {
                Turn::Ask(Typing { label: cx.locale.t("ask-search"), text: self.words.clone(), ..Typing::default() })
            }
            Command::Back if !self.words.is_empty() => {
                self.words.clear();
                self.turn(0, cx)
            }
            Command::Catalogue => Turn::Close,
            _ => Turn::Elsewhere,
        }
    }

    fn click(&mut self, _x: u16, y: u16, model: &Model, cx: &Cx) -> Turn {
        let line = usize::from(y).checked_sub(1).filter(|line| *line < height(model));
        let row = line.and_then(|line| row_at(&view::starts(&self.rows), line + self.cursor.top));
        match row.filter(|row| matches!(self.rows.get(*row), Some(Row::Feed(_)))) {
            Some(row) if row == self.cursor.selected => self.add(model, cx),
            Some(row) => {
                self.cursor.selected = row;
                Turn::done()
            }
            None => Turn::done(),
        }
    }

    fn typed(&mut self, text: &str, _model: &Model, cx: &Cx) -> Turn {
        text.trim().clone_into(&mut self.words);
        self.turn(0, cx)
    }

    fn paint(&self, canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
        view::paint(self, canvas, model, area);
    }

    fn row(&self, _model: &Model) -> usize {
        let start = view::starts(&self.rows).get(self.cursor.selected).copied().unwrap_or(0);
        start.saturating_sub(self.cursor.top)
    }

    fn hints(&self) -> [(Command, &'static str); 3] {
        [(Command::Open, "hint-add"), (Command::NextPane, "hint-order"), (Command::Search, "hint-search")]
    }
}

impl Catalogue {
    /// Puts the feeds together by something else.
    fn turn(&mut self, by: usize, cx: &Cx) -> Turn {
        let all = [By::Country, By::Language, By::Section];
        let at = all.iter().position(|other| *other == self.by).unwrap_or(0);
        self.by = all[(at + by) % all.len()];
        self.rows = rows(self.by, &self.words, &cx.locale);
        (self.cursor.selected, self.cursor.top) = (1, 0);
        Turn::done()
    }

    /// Goes to the first feed of the group after this one, or of the one before.
    fn leap(&mut self, forward: bool, model: &Model) -> Turn {
        let firsts = (0..self.rows.len()).filter(|row| matches!(self.rows[*row], Row::Heading(..))).map(|row| row + 1);
        let firsts: Vec<usize> = firsts.collect();
        let here = firsts.partition_point(|first| *first <= self.cursor.selected);
        let on_first = firsts.get(here.saturating_sub(1)) == Some(&self.cursor.selected);
        let to = match (forward, on_first) {
            (true, _) => here,
            (false, true) => here.saturating_sub(2),
            (false, false) => here.saturating_sub(1),
        };
        self.cursor.selected = firsts.get(to).or(firsts.last()).copied().unwrap_or(1);
        let starts = view::starts(&self.rows);
        // Its heading is seen with it.
        self.cursor.top = starts[self.cursor.selected - 1].min(starts[self.rows.len()].saturating_sub(height(model)));
        Turn::done()
    }

    /// Adds the feed; under its country, where there is such a heading.
    fn add(&self, model: &Model, cx: &Cx) -> Turn {
        let Some(Row::Feed(known)) = self.rows.get(self.cursor.selected) else { return Turn::done() };
        let country = country(known.country, &cx.locale);
        let is_there = model.feeds.rows.iter().any(|row| row.feed.section.as_ref() == Some(&country));
        Turn::Subscribe(Box::new(FeedSource {
            url: known.url.to_owned(),
            name: Some(known.title()),
            section: is_there.then_some(country),
            full_text: true,
            ..FeedSource::default()
        }))
    }
}
