//! What keys mean where a rule is made.

use ratatui::layout::Rect;

use super::{About, Choice, Mute, Row, view};
use crate::command::Command;
use crate::insight::related::is_stop_word;
use crate::news::filter::{Deed, Place};
use crate::news::ids::EntryId;
use crate::store::{self, Reader};
use crate::text::terms;
use crate::tui::Cx;
use crate::tui::message::{Ask, Deed as Kept, Effect};
use crate::tui::model::Model;
use crate::tui::pages::rows::{self, Cursor};
use crate::tui::pages::{self, Answer, Page, Question, Sheet, Turn, Typing};
use crate::tui::view::Canvas;

/// Choices of each kind at most.
const MOST: usize = 8;

/// Opens the page for the article that commands are about.
pub(crate) fn open(model: &mut Model, cx: &Cx) -> Vec<Effect> {
    let Some(entry) = model.current() else { return Vec::new() };
    let page = Mute {
        entry,
        about: None,
        deed: Deed::Mute,
        everywhere: false,
        choices: Vec::new(),
        found: Vec::new(),
        cursor: Cursor { selected: 2, top: 0 },
    };
    pages::open(model, Page::Mute(page), cx)
}

/// What the store knows of an article that a rule could go by.
pub(crate) fn look_up(reader: &Reader, entry: EntryId) -> store::Result<Option<About>> {
    let Some(full) = reader.entry(entry)? else { return Ok(None) };
    let said = |word: &str| {
        word.chars().count() > 3
            && !word.chars().all(char::is_numeric)
            && !is_stop_word(&terms::fold(word), full.head.language)
    };
    let mut words: Vec<String> = Vec::new();
    for (_, word) in terms::words(&full.head.title).filter(|(_, word)| said(word)) {
        if !words.iter().any(|known| terms::key(known) == terms::key(word)) {
            words.push(word.to_owned());
        }
    }
    Ok(Some(About {
        title: full.head.title,
        authors: full.authors,
        categories: full.categories,
        entities: reader.entities(entry)?.into_iter().map(|row| row.name).collect(),
        feed: Some(full.head.feed),
        feed_name: full.head.feed_name,
        words,
    }))
}

fn choices(about: &About) -> Vec<Choice> {
    let of = |place: Place, all: &[String]| {
        let some: Vec<_> = all.iter().filter(|words| !words.trim().is_empty()).take(MOST).cloned().collect();
        some.into_iter().map(move |words| Choice { place, words })
    };
    of(Place::Title, &about.words)
        .chain(of(Place::Author, &about.authors))
        .chain(of(Place::Category, &about.categories))
        .chain(of(Place::Anywhere, &about.entities))
        .collect()
}

impl Sheet for Mute {
    fn asks(&self, _cx: &Cx) -> Vec<Effect> {
        vec![Effect::Read(Ask::Page(Question::About(self.entry)))]
    }

    fn current(&self) -> Option<EntryId> {
        Some(self.entry)
    }

    fn shown(&self) -> Vec<EntryId> {
        let Row::Choice(index) = self.chosen() else { return Vec::new() };
        let found = self.choices.get(index).and_then(|choice| self.fitting(choice)).unwrap_or_default();
        found.iter().take(view::SAMPLES).copied().collect()
    }

    fn announce(&self, _model: &Model, cx: &Cx) -> Option<String> {
        let (name, said) = view::said(self, self.chosen(), cx);
        Some(cx.locale.pair(&name, &said))
    }

    fn command(&mut self, command: Command, model: &Model, cx: &Cx) -> Turn {
        if self.cursor.go(command, &view::starts(self), view::room(model.screen()), |_| true) {
            return Turn::done();
        }
        match (command, self.chosen()) {
            (Command::Open | Command::Right | Command::Left, Row::Deed) => self.turn_deed(command != Command::Left),
            (Command::NextPane | Command::PreviousPane, _)
            | (Command::Open | Command::Right | Command::Left, Row::Scope) => self.turn_scope(),
            (Command::Open, Row::Choice(index)) => self.make(index, model, cx),
            (Command::Open | Command::Right, Row::Other) => {
                Turn::Ask(Typing { label: cx.locale.t("rule-words"), ..Typing::default() })
            }
            (Command::Mute, _) => Turn::Close,
            _ => Turn::Elsewhere,
        }
    }

    fn click(&mut self, _x: u16, y: u16, model: &Model, cx: &Cx) -> Turn {
        let line = usize::from(y).checked_sub(1).filter(|line| *line < view::room(model.screen()));
        let row = line.and_then(|line| rows::row_at(&view::starts(self), line + self.cursor.top));
        let Some(row) = row else { return Turn::done() };
        let again = std::mem::replace(&mut self.cursor.selected, row) == row;
        if again { self.command(Command::Open, model, cx) } else { Turn::done() }
    }

    fn typed(&mut self, text: &str, _model: &Model, _cx: &Cx) -> Turn {
        if text.trim().is_empty() {
            return Turn::done();
        }
        let choice = Choice { place: Place::Anywhere, words: text.trim().to_owned() };
        let at = self.choices.iter().position(|known| *known == choice).unwrap_or_else(|| {
            self.choices.push(choice);
            self.choices.len() - 1
        });
        self.cursor.selected = 2 + at;
        self.count()
    }

    fn hear(&mut self, answer: &Answer) -> Vec<Effect> {
        match answer {
            Answer::About(entry, about) if *entry == self.entry => {
                self.about.clone_from(about);
                self.choices = self.about.as_ref().map(choices).unwrap_or_default();
                match self.count() {
                    Turn::Stay(effects) => effects,
                    _ => Vec::new(),
                }
            }
            Answer::Fitting(found) => {
                self.found.extend(found.iter().cloned());
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn paint(&self, canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
        view::paint(self, canvas, model, area);
    }

    fn row(&self, _model: &Model) -> usize {
        let start = view::starts(self).get(self.cursor.selected).copied().unwrap_or(0);
        start.saturating_sub(self.cursor.top)
    }

    fn hints(&self) -> [(Command, &'static str); 3] {
        let said = match (self.chosen(), self.deed) {
            (Row::Deed | Row::Scope, _) => "hint-change",
            (Row::Other, _) => "hint-type",
            (_, Deed::MarkRead) => "hint-mark",
            (_, Deed::Keep) => "hint-keep-only",
            _ => "hint-mute",
        };
        [(Command::Open, said), (Command::NextPane, "hint-scope"), (Command::Back, "hint-back")]
    }
}

impl Mute {
    /// What is kept of a feed is the feed's own business; what is muted or marked may be so everywhere.
    fn turn_deed(&mut self, forward: bool) -> Turn {
        let all = [Deed::Mute, Deed::MarkRead, Deed::Keep];
        let at = all.iter().position(|deed| *deed == self.deed).unwrap_or(0);
        self.deed = all[(at + if forward { 1 } else { 2 }) % 3];
        self.everywhere &= self.deed != Deed::Keep;
        self.count()
    }

    fn turn_scope(&mut self) -> Turn {
        self.everywhere = !self.everywhere && self.deed != Deed::Keep;
        self.count()
    }

    /// Has counted what is not yet.
    fn count(&self) -> Turn {
        let wanted: Vec<_> = self
            .choices
            .iter()
            .filter(|choice| self.fitting(choice).is_none())
            .map(|choice| self.sieve(choice))
            .collect();
        if wanted.is_empty() {
            return Turn::done();
        }
        Turn::Stay(vec![Effect::Read(Ask::Page(Question::Fitting(wanted)))])
    }

    fn make(&self, index: usize, model: &Model, cx: &Cx) -> Turn {
        let (Some(choice), Some(about)) = (self.choices.get(index), &self.about) else { return Turn::done() };
        let sieve = self.sieve(choice);
        let feed = about.feed.filter(|_| !self.everywhere);
        let url = feed.and_then(|feed| model.feeds.rows.iter().find(|row| row.feed.id == feed));
        if feed.is_some() && url.is_none() {
            return Turn::Say(cx.locale.t("rule-no-feed"));
        }
        let found = self.fitting(choice).unwrap_or_default();
        // What a rule marks read is marked at once, too; what it leaves out goes out of sight by itself.
        let mark = if self.deed == Deed::MarkRead { found.to_vec() } else { Vec::new() };
        let key = match self.deed {
            Deed::MarkRead => "rule-marks",
            Deed::Keep => "rule-keeps",
            _ => "rule-mutes",
        };
        let undo = cx.key(Command::Undo);
        let given = [("words", choice.words.as_str().into()), ("count", found.len().into()), ("key", undo.into())];
        Turn::Keep {
            deed: Box::new(Kept::AddRule(url.map(|row| row.feed.url.clone()), sieve.filter)),
            said: cx.locale.ta(key, &given),
            close: true,
            mark,
        }
    }
}
