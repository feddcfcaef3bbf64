//! What keys mean on an entity's page.

use ratatui::layout::Rect;

use super::{Entity, view};
use crate::command::Command;
use crate::news::entity_page::EntityPage;
use crate::news::ids::{EntityId, EntryId};
use crate::news::query::Scope;
use crate::news::time::Timestamp;
use crate::store::{self, FollowTarget, Reader};
use crate::tui::Cx;
use crate::tui::message::{Ask, Effect};
use crate::tui::model::Model;
use crate::tui::pages::{Answer, Page, Question, Sheet, Turn, height, rows};
use crate::tui::view::Canvas;
use crate::tui::view::side::kind_key;

/// What the store knows of an entity.
pub(crate) fn look_up(reader: &Reader, id: EntityId, now: Timestamp) -> store::Result<Option<EntityPage>> {
    reader.entity_page(id, now)
}

impl Sheet for Entity {
    fn asks(&self, _cx: &Cx) -> Vec<Effect> {
        vec![Effect::Read(Ask::Page(Question::Entity(self.id)))]
    }

    fn current(&self) -> Option<EntryId> {
        self.page.as_ref()?.articles.get(self.cursor.selected).copied()
    }

    fn shown(&self) -> Vec<EntryId> {
        let Some(page) = &self.page else { return Vec::new() };
        let from = self.cursor.selected.saturating_sub(80).min(page.articles.len());
        page.articles[from..(from + 200).min(page.articles.len())].to_vec()
    }

    fn followed(&self) -> Option<(FollowTarget, String)> {
        let page = self.page.as_ref()?;
        Some((FollowTarget::Entity(self.id), page.row.name.clone()))
    }

    fn named(&self) -> Option<&EntityPage> {
        self.page.as_deref()
    }

    fn hints(&self) -> [(Command, &'static str); 3] {
        [(Command::Open, "hint-open"), (Command::Follow, "hint-follow"), (Command::Back, "hint-back")]
    }

    fn command(&mut self, command: Command, model: &Model, _cx: &Cx) -> Turn {
        let Some(page) = &self.page else { return Turn::Elsewhere };
        let companions = page.companions.len();
        if let Some(aside) = self.aside {
            match command {
                Command::Down => self.aside = Some((aside + 1).min(companions.saturating_sub(1))),
                Command::Up => self.aside = Some(aside.saturating_sub(1)),
                Command::Top => self.aside = Some(0),
                Command::Bottom => self.aside = Some(companions.saturating_sub(1)),
                Command::Left | Command::Back | Command::NextPane | Command::PreviousPane => self.aside = None,
                Command::Open => {
                    let Some(row) = page.companions.get(aside) else { return Turn::done() };
                    return Turn::Page(Box::new(Page::Entity(Self::new(row.id))));
                }
                _ => return Turn::Elsewhere,
            }
            return Turn::done();
        }
        let starts = view::starts(self, model);
        if self.cursor.go(command, &starts, view::room(self, model, height(model)), |_| true) {
            self.selected = self.current();
            return Turn::done();
        }
        match command {
            Command::Open => self.current().map_or_else(Turn::done, |entry| self.read(entry)),
            Command::Right | Command::NextPane | Command::PreviousPane if companions > 0 => {
                self.aside = Some(0);
                Turn::done()
            }
            _ => Turn::Elsewhere,
        }
    }

    fn click(&mut self, _x: u16, y: u16, model: &Model, _cx: &Cx) -> Turn {
        let line = usize::from(y).checked_sub(1 + view::header(self, model)).map(|line| line + self.cursor.top);
        let Some(row) = line.and_then(|line| rows::row_at(&view::starts(self, model), line)) else {
            return Turn::done();
        };
        let again = row == self.cursor.selected;
        self.cursor.selected = row;
        self.aside = None;
        self.selected = self.current();
        match self.selected.filter(|_| again) {
            Some(entry) => self.read(entry),
            None => Turn::done(),
        }
    }

    fn hear(&mut self, answer: &Answer) -> Vec<Effect> {
        if let Answer::Entity(id, page) = answer
            && *id == self.id
        {
            self.known = true;
            self.page.clone_from(page);
            let articles = page.as_ref().map(|page| page.articles.as_slice()).unwrap_or_default();
            let same = articles.iter().position(|entry| Some(*entry) == self.selected);
            self.cursor.selected = same.unwrap_or(0);
            self.selected = self.current();
        }
        Vec::new()
    }

    fn paint(&self, canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
        view::paint(self, canvas, model, area);
    }

    fn announce(&self, _model: &Model, cx: &Cx) -> Option<String> {
        let row = self.page.as_ref()?.companions.get(self.aside?)?;
        let count = cx.locale.ta("articles", &[("count", row.count.into())]);
        Some(format!("{} · {} · {count}", row.name, cx.locale.t(kind_key(row.kind))))
    }

    fn row(&self, model: &Model) -> usize {
        if let Some(aside) = self.aside {
            return view::aside_row(self, model, aside);
        }
        self.cursor.row(&view::starts(self, model), view::header(self, model))
    }
}

impl Entity {
    fn read(&self, entry: EntryId) -> Turn {
        let title = self.page.as_ref().map_or_else(String::new, |page| page.row.name.clone());
        Turn::ReadIn(entry, title, Scope::Entity(self.id))
    }
}
