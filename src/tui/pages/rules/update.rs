//! What keys mean on the page of rules.

use ratatui::layout::Rect;

use super::{Rules, sieve, view};
use crate::command::Command;
use crate::news::filter::{Deed, Filter, Place};
use crate::news::ids::EntryId;
use crate::tui::Cx;
use crate::tui::message::{Ask, Deed as Kept, Effect};
use crate::tui::model::Model;
use crate::tui::pages::{self, Answer, Page, Question, Sheet, Turn, Typing};
use crate::tui::update::telling;
use crate::tui::view::Canvas;

/// Opens the page of all rules.
pub(crate) fn open(model: &mut Model, cx: &Cx) -> Vec<Effect> {
    pages::open(model, Page::Rules(Rules::default()), cx)
}

impl Sheet for Rules {
    fn scope(&self) -> crate::command::Scope {
        crate::command::Scope::Feeds
    }

    fn asks(&self, _cx: &Cx) -> Vec<Effect> {
        vec![Effect::Keep(0, Kept::Look)]
    }

    fn shown(&self) -> Vec<EntryId> {
        // Which rule is selected the model knows; a few of each are soon read.
        self.found.iter().flat_map(|(_, ids)| ids.iter().take(view::SAMPLES)).copied().collect()
    }

    fn configured(&mut self, model: &Model) -> Vec<Effect> {
        let rules = Self::rules(model);
        let first = self.of.take().and_then(|of| rules.iter().position(|rule| rule.home.as_ref() == Some(&of)));
        self.cursor.selected = first.unwrap_or(self.cursor.selected).min(rules.len().saturating_sub(1));
        self.cursor.keep_in_view(&(0..=rules.len()).collect::<Vec<_>>(), view::room(model.screen()));
        let wanted: Vec<_> = rules.iter().map(|rule| sieve(rule, model)).collect();
        if wanted.is_empty() { Vec::new() } else { vec![Effect::Read(Ask::Page(Question::LeftOut(wanted)))] }
    }

    fn announce(&self, model: &Model, cx: &Cx) -> Option<String> {
        let rule = self.rule(model)?;
        Some(view::sentence(&rule, model, cx))
    }

    fn command(&mut self, command: Command, model: &Model, cx: &Cx) -> Turn {
        let rules = Self::rules(model);
        let starts: Vec<usize> = (0..=rules.len()).collect();
        if !rules.is_empty() && self.cursor.go(command, &starts, view::room(model.screen()), |_| true) {
            return Turn::done();
        }
        let rule = self.rule(model);
        match (command, rule) {
            (Command::Open | Command::RenameFeed | Command::FeedSettings, Some(rule)) => {
                let text = rule.filter.words.join(", ");
                self.reworded = Some(rule);
                Turn::Ask(Typing { label: cx.locale.t("rule-words"), text, ..Typing::default() })
            }
            (Command::RemoveFeed, Some(rule)) => {
                let words = rule.filter.words.join(", ");
                let more = [("key", cx.key(Command::Undo).into())];
                let said = telling::sentence(model, cx, "rule-removed", &[("words", &words)], &more);
                Turn::keep(Kept::RemoveRule(rule), said)
            }
            (Command::AddFeed, _) => {
                self.reworded = None;
                Turn::Ask(Typing { label: cx.locale.t("rule-words"), ..Typing::default() })
            }
            (Command::Rules, _) => Turn::Close,
            // What feeds can be told means nothing to a rule.
            (
                Command::RemoveFeed
                | Command::RenameFeed
                | Command::FeedSettings
                | Command::RefreshFeed
                | Command::MoveFeed
                | Command::Announce
                | Command::Open,
                _,
            ) => Turn::done(),
            _ => Turn::Elsewhere,
        }
    }

    fn click(&mut self, _x: u16, y: u16, model: &Model, cx: &Cx) -> Turn {
        let Some(line) = usize::from(y).checked_sub(1).filter(|line| *line < view::room(model.screen())) else {
            return Turn::done();
        };
        let row = line + self.cursor.top;
        if row >= Self::rules(model).len() {
            return Turn::done();
        }
        let again = std::mem::replace(&mut self.cursor.selected, row) == row;
        if again { self.command(Command::Open, model, cx) } else { Turn::done() }
    }

    fn typed(&mut self, text: &str, model: &Model, cx: &Cx) -> Turn {
        let words: Vec<String> =
            text.split(',').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect();
        if words.is_empty() {
            return Turn::done();
        }
        let (told, more) = (words.join(", "), [("key", cx.key(Command::Undo).into())]);
        let said = telling::sentence(model, cx, "rule-set", &[("words", &told)], &more);
        match self.reworded.take() {
            Some(rule) => Turn::keep(Kept::Reword(rule, words), said),
            None => {
                let filter = Filter { deed: Deed::Mute, place: Place::Anywhere, words };
                Turn::keep(Kept::AddRule(None, filter), said)
            }
        }
    }

    fn hear(&mut self, answer: &Answer) -> Vec<Effect> {
        if let Answer::LeftOut(found) = answer {
            self.found.clone_from(found);
        }
        Vec::new()
    }

    fn paint(&self, canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
        view::paint(self, canvas, model, area);
    }

    fn row(&self, _model: &Model) -> usize {
        self.cursor.selected.saturating_sub(self.cursor.top)
    }

    fn hints(&self) -> [(Command, &'static str); 3] {
        [(Command::Open, "hint-change"), (Command::RemoveFeed, "hint-remove"), (Command::AddFeed, "hint-add")]
    }
}
