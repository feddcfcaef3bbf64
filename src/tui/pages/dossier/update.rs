//! What keys mean in a dossier.

use ratatui::layout::Rect;

use super::{DossierPage, Row, view};
use crate::command::Command;
use crate::news::ids::EntryId;
use crate::news::query::Scope;
use crate::store::FollowTarget;
use crate::tui::Cx;
use crate::tui::message::{Ask, Effect};
use crate::tui::model::Model;
use crate::tui::pages::{self, Answer, Page, Question, Sheet, Turn, compare, height, rows};
use crate::tui::view::{Canvas, spoken};

/// Opens the story of the article that commands are about.
pub(crate) fn of_current(model: &mut Model, cx: &Cx) -> Vec<Effect> {
    let Some(head) = model.current_head() else { return Vec::new() };
    let page = DossierPage::of(head.id, head.title.clone());
    pages::open(model, Page::Dossier(page), cx)
}

impl Sheet for DossierPage {
    fn asks(&self, _cx: &Cx) -> Vec<Effect> {
        let question = match (self.story, self.of) {
            (Some(story), _) => Question::Dossier(story),
            (None, Some(entry)) => Question::StoryOf(entry),
            (None, None) => return Vec::new(),
        };
        vec![Effect::Read(Ask::Page(question))]
    }

    fn current(&self) -> Option<EntryId> {
        self.rows().get(self.cursor.selected).and_then(|row| self.entry_of(*row))
    }

    fn shown(&self) -> Vec<EntryId> {
        self.rows().into_iter().filter_map(|row| self.entry_of(row)).take(400).collect()
    }

    fn followed(&self) -> Option<(FollowTarget, String)> {
        Some((FollowTarget::Story(self.story?), self.title.clone()))
    }

    fn command(&mut self, command: Command, model: &Model, cx: &Cx) -> Turn {
        let rows = self.rows();
        let starts = view::starts(self, model);
        let high = height(model).saturating_sub(view::header(self, model.screen().0));
        if self.cursor.go(command, &starts, high, |row| !matches!(rows[row], Row::Day(_))) {
            return Turn::done();
        }
        match command {
            Command::Open => self.current().map_or_else(Turn::done, |entry| self.read(entry)),
            Command::Right => self.fold(true),
            Command::Left if self.folds() => self.fold(false),
            Command::Compare => self.compare(cx),
            Command::Dossier => Turn::done(),
            _ => Turn::Elsewhere,
        }
    }

    fn click(&mut self, _x: u16, y: u16, model: &Model, _cx: &Cx) -> Turn {
        let line =
            usize::from(y).checked_sub(1 + view::header(self, model.screen().0)).map(|line| line + self.cursor.top);
        let Some(row) = line.and_then(|line| rows::row_at(&view::starts(self, model), line)) else {
            return Turn::done();
        };
        let Some(entry) = self.rows().get(row).and_then(|row| self.entry_of(*row)) else { return Turn::done() };
        if row == self.cursor.selected {
            return self.read(entry);
        }
        self.cursor.selected = row;
        Turn::done()
    }

    fn hear(&mut self, answer: &Answer) -> Vec<Effect> {
        match answer {
            Answer::StoryOf(entry, story) if self.of == Some(*entry) && self.story.is_none() => {
                self.story = *story;
                self.known = story.is_none();
                return story.map(|story| Effect::Read(Ask::Page(Question::Dossier(story)))).into_iter().collect();
            }
            Answer::Dossier(story, dossier) if self.story == Some(*story) => {
                let before = self.current().or(self.of);
                self.known = true;
                self.dossier.clone_from(dossier);
                if let Some(dossier) = dossier {
                    self.title.clone_from(&dossier.story.title);
                }
                let rows = self.rows();
                let same = rows.iter().position(|row| self.entry_of(*row).is_some_and(|entry| Some(entry) == before));
                let first = rows.iter().position(|row| matches!(row, Row::Article(..)));
                self.cursor.selected = same.or(first).unwrap_or(0);
            }
            _ => {}
        }
        Vec::new()
    }

    fn paint(&self, canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
        view::paint(self, canvas, model, area);
    }

    fn announce(&self, model: &Model, cx: &Cx) -> Option<String> {
        let row = *self.rows().get(self.cursor.selected)?;
        let entry = self.entry_of(row)?;
        let title = model.heads.get(&entry)?.title.clone();
        let mut said = vec![title, spoken::state(model, cx, entry)];
        if self.marked == Some(entry) {
            said.push(cx.locale.t("is-marked"));
        }
        said.push(view::source(self, model, row, cx));
        // The sign of what unfolds is for the eye.
        said.extend(
            view::notes(self, row, cx).into_iter().map(|note| note.trim_end_matches([' ', '▸', '▾']).to_owned()),
        );
        Some(said.join(" · "))
    }

    fn row(&self, model: &Model) -> usize {
        self.cursor.row(&view::starts(self, model), view::header(self, model.screen().0))
    }

    fn hints(&self) -> [(Command, &'static str); 3] {
        let told = self.rows().into_iter().filter(|row| !matches!(row, Row::Day(_))).count();
        // One alone is compared with nothing.
        let compare = if told > 1 { "hint-compare" } else { "" };
        [(Command::Open, "hint-open"), (Command::Compare, compare), (Command::Back, "hint-back")]
    }
}

impl DossierPage {
    /// The article as one of its story, so that reading on stays in it.
    fn read(&self, entry: EntryId) -> Turn {
        match self.story {
            Some(story) => Turn::ReadIn(entry, self.title.clone(), Scope::Story(story)),
            None => Turn::Read(entry),
        }
    }

    /// The article whose copies the selected row shows or folds.
    fn folding(&self) -> Option<EntryId> {
        let dossier = self.dossier.as_ref()?;
        let current = self.current()?;
        let articles = dossier.days.iter().flat_map(|day| &day.articles);
        articles
            .into_iter()
            .find(|a| (a.entry == current || a.copies.contains(&current)) && !a.copies.is_empty())
            .map(|a| a.entry)
    }

    fn folds(&self) -> bool {
        self.folding().is_some_and(|entry| self.unfolded.contains(&entry))
    }

    fn fold(&mut self, open: bool) -> Turn {
        let Some(entry) = self.folding() else { return Turn::done() };
        if open {
            self.unfolded.insert(entry);
        } else {
            self.unfolded.remove(&entry);
            let rows = self.rows();
            let at = rows.iter().position(|row| self.entry_of(*row) == Some(entry));
            self.cursor.selected = at.unwrap_or(self.cursor.selected);
        }
        Turn::done()
    }

    fn compare(&mut self, cx: &Cx) -> Turn {
        let Some(current) = self.current() else { return Turn::done() };
        match self.marked.take() {
            Some(first) if first != current => {
                Turn::Page(Box::new(Page::Compare(compare::Compare::new(first, current))))
            }
            Some(_) => Turn::Say(cx.locale.t("compare-given-up")),
            None => {
                self.marked = Some(current);
                Turn::Say(cx.locale.ta("compare-second", &[("key", cx.key(Command::Compare).into())]))
            }
        }
    }
}
