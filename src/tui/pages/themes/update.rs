//! What keys mean where themes are chosen.

use ratatui::layout::Rect;

use super::ThemesPage;
use super::view;
use crate::command::Command;
use crate::tui::Cx;
use crate::tui::message::Effect;
use crate::tui::model::Model;
use crate::tui::pages::rows::Cursor;
use crate::tui::pages::{self, Page, Sheet, Turn, height};
use crate::tui::view::Canvas;

/// Opens the page with the theme in force selected.
pub(crate) fn open(model: &mut Model, cx: &Cx) -> Vec<Effect> {
    let selected = model.themes.iter().position(|name| *name == model.theme).unwrap_or(0);
    let cursor = Cursor { selected, top: 0 };
    let page = ThemesPage { names: model.themes.clone(), before: model.theme.clone(), cursor };
    pages::open(model, Page::Themes(page), cx)
}

impl Sheet for ThemesPage {
    fn asks(&self, _cx: &Cx) -> Vec<Effect> {
        Vec::new()
    }

    fn command(&mut self, command: Command, model: &Model, cx: &Cx) -> Turn {
        let starts: Vec<usize> = (0..=self.names.len()).collect();
        if self.cursor.go(command, &starts, height(model), |_| true) {
            return self.show();
        }
        match command {
            Command::Open => {
                let name = self.names.get(self.cursor.selected).cloned().unwrap_or_default();
                let said = cx.locale.ta("theme-kept", &[("name", name.as_str().into())]);
                Turn::Theme { said: Some(said), keep: Some(name.clone()), name, close: true }
            }
            Command::Back | Command::Left | Command::Theme => {
                Turn::Theme { name: self.before.clone(), close: true, keep: None, said: None }
            }
            _ => Turn::Elsewhere,
        }
    }

    fn click(&mut self, x: u16, y: u16, model: &Model, _cx: &Cx) -> Turn {
        let row = usize::from(y.saturating_sub(1)) + self.cursor.top;
        if x < view::NAMES && row < self.names.len() && usize::from(y) <= height(model) {
            self.cursor.selected = row;
            return self.show();
        }
        Turn::done()
    }

    fn paint(&self, canvas: &mut Canvas<'_>, _model: &Model, area: Rect) {
        view::paint(self, canvas, area);
    }

    fn announce(&self, _model: &Model, cx: &Cx) -> Option<String> {
        let name = self.names.get(self.cursor.selected)?;
        let before = (*name == self.before).then(|| cx.locale.t("theme-before"));
        let place = format!("{}/{}", self.cursor.selected + 1, self.names.len());
        Some([Some(name.clone()), before, Some(place)].into_iter().flatten().collect::<Vec<_>>().join(" · "))
    }

    fn row(&self, _model: &Model) -> usize {
        self.cursor.selected.saturating_sub(self.cursor.top)
    }

    fn hints(&self) -> [(Command, &'static str); 3] {
        [(Command::Open, "hint-keep"), (Command::Back, "hint-cancel"), (Command::Help, "hint-help")]
    }
}

impl ThemesPage {
    fn show(&self) -> Turn {
        let name = self.names.get(self.cursor.selected).cloned().unwrap_or_default();
        Turn::Theme { name, close: false, keep: None, said: None }
    }
}
