//! What keys mean where versions are compared.

use ratatui::layout::Rect;

use super::{Edition, Versions, view};
use crate::article;
use crate::command::Command;
use crate::news::ids::EntryId;
use crate::store::{self, Reader};
use crate::tui::Cx;
use crate::tui::message::{Ask, Effect};
use crate::tui::model::Model;
use crate::tui::pages::{self, Answer, Page, Question, Sheet, Turn, height, scrolled};
use crate::tui::view::Canvas;

/// Opens the page for the article that commands are about.
pub(crate) fn of_current(model: &mut Model, cx: &Cx) -> Vec<Effect> {
    let Some(entry) = model.current() else { return Vec::new() };
    let page = Versions { entry, editions: Vec::new(), from: 0, known: false, scroll: 0 };
    pages::open(model, Page::Versions(page), cx)
}

/// The editions of an article; none where it was never changed.
pub(crate) fn look_up(reader: &Reader, id: EntryId) -> store::Result<Vec<Edition>> {
    let earlier = reader.versions(id)?;
    let Some(full) = reader.entry(id)?.filter(|_| !earlier.is_empty()) else { return Ok(Vec::new()) };
    let whole = reader.article(id)?.map(|stored| stored.article.document.plain()).filter(|text| !text.is_empty());
    let text = whole.unwrap_or_else(|| article::fragment(&full.feed_text.unwrap_or_default(), "").plain());
    let mut editions: Vec<_> = earlier
        .into_iter()
        .map(|version| Edition { until: Some(version.until), title: version.title, text: version.text })
        .collect();
    editions.push(Edition { until: None, title: full.head.title, text });
    Ok(editions)
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

    fn command(&mut self, command: Command, model: &Model, _cx: &Cx) -> Turn {
        let lines = view::lines(self, model.screen().0).len();
        match (scrolled(self.scroll, command, lines, height(model).saturating_sub(view::HEADER)), command) {
            (Some(to), _) => self.scroll = to,
            (None, Command::NextPane | Command::Right) => self.turn(1),
            (None, Command::PreviousPane) => self.turn(self.editions.len().saturating_sub(2)),
            (None, Command::Versions | Command::Open) => return Turn::Close,
            (None, _) => return Turn::Elsewhere,
        }
        Turn::done()
    }

    fn hear(&mut self, answer: &Answer) -> Vec<Effect> {
        if let Answer::Versions(entry, editions) = answer
            && *entry == self.entry
        {
            self.editions.clone_from(editions);
            self.known = true;
        }
        Vec::new()
    }

    fn paint(&self, canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
        view::paint(self, canvas, model, area);
    }

    fn hints(&self) -> [(Command, &'static str); 3] {
        let said = if self.editions.len() > 2 { "hint-version" } else { "" };
        [(Command::NextPane, said), (Command::Back, "hint-back"), (Command::Help, "hint-help")]
    }
}

impl Versions {
    /// Compares another edition, so many further on.
    fn turn(&mut self, by: usize) {
        self.from = (self.from + by) % self.editions.len().saturating_sub(1).max(1);
        self.scroll = 0;
    }
}
