//! What keys mean on the form of a feed.

use ratatui::layout::Rect;

use super::{Field, Settings, view};
use crate::command::Command;
use crate::news::ids::FeedId;
use crate::store::FeedRow;
use crate::tui::Cx;
use crate::tui::message::{Deed, Effect, Setting};
use crate::tui::model::Model;
use crate::tui::pages::rows::{self, Cursor};
use crate::tui::pages::{self, Page, Sheet, Turn, Typing, rules};
use crate::tui::update::managing;
use crate::tui::view::Canvas;

/// Opens the form of the feed that commands are about.
pub(crate) fn open(model: &mut Model, cx: &Cx) -> Vec<Effect> {
    let Some(row) = model.selected_feed() else { return Vec::new() };
    let (url, name, feed) = (row.feed.url.clone(), row.feed.name.clone(), Some(row.feed.id));
    let page = Settings { url, before: None, name, feed, cursor: Cursor::default(), asked: None };
    pages::open(model, Page::Settings(page), cx)
}

impl Sheet for Settings {
    fn scope(&self) -> crate::command::Scope {
        crate::command::Scope::Feeds
    }

    fn asks(&self, _cx: &Cx) -> Vec<Effect> {
        // Whoever has the file open in an editor meanwhile is heard, too.
        vec![Effect::Keep(0, Deed::Look)]
    }

    fn feed(&self) -> Option<FeedId> {
        self.feed
    }

    fn feeds(&mut self, rows: &[FeedRow]) {
        let find = |url: &str| rows.iter().find(|row| row.feed.url == url);
        if find(&self.url).is_none()
            && let Some(before) = self.before.take_if(|before| find(before).is_some())
        {
            self.url = before;
        }
        if let Some(row) = find(&self.url) {
            self.feed = Some(row.feed.id);
            self.name.clone_from(&row.feed.name);
        }
    }

    fn announce(&self, model: &Model, cx: &Cx) -> Option<String> {
        let config = model.config.as_ref()?;
        let (entry, field) = (self.entry(config)?, self.selected());
        let set = field.said(entry, &cx.locale);
        let value = if set.is_empty() { field.usual(config, &cx.locale) } else { set };
        Some(cx.locale.pair(&cx.locale.t(field.label()), &value))
    }

    fn command(&mut self, command: Command, model: &Model, cx: &Cx) -> Turn {
        if self.cursor.go(command, &view::starts(model.screen()), view::room(model.screen()), |_| true) {
            return Turn::done();
        }
        match command {
            Command::Open | Command::Right => self.change(model, cx),
            Command::RenameFeed => self.go_to(Field::Name, model, cx),
            Command::MoveFeed => self.go_to(Field::Section, model, cx),
            // Rules are taken away one by one.
            Command::RemoveFeed if self.selected() == Field::Rules => self.change(model, cx),
            Command::RemoveFeed => self.set(Setting::Nothing, cx.locale.t("set-nothing"), model, cx),
            Command::FeedSettings => Turn::Close,
            _ => Turn::Elsewhere,
        }
    }

    fn click(&mut self, _x: u16, y: u16, model: &Model, cx: &Cx) -> Turn {
        let line = usize::from(y).checked_sub(1).filter(|line| *line < view::room(model.screen()));
        let row = line.and_then(|line| rows::row_at(&view::starts(model.screen()), line + self.cursor.top));
        match row {
            Some(row) if row == self.cursor.selected => self.change(model, cx),
            Some(row) => {
                self.cursor.selected = row;
                Turn::done()
            }
            None => Turn::done(),
        }
    }

    fn typed(&mut self, text: &str, model: &Model, cx: &Cx) -> Turn {
        let Some(field) = self.asked.take() else { return Turn::done() };
        match field.read(text) {
            Ok(setting) => {
                let shown = if setting == Setting::Nothing { cx.locale.t("set-nothing") } else { text.to_owned() };
                self.set(setting, shown, model, cx)
            }
            Err(why) => Turn::Say(cx.locale.ta(why, &[("value", text.into())])),
        }
    }

    fn paint(&self, canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
        view::paint(self, canvas, model, area);
    }

    fn row(&self, model: &Model) -> usize {
        let start = view::starts(model.screen()).get(self.cursor.selected).copied().unwrap_or(0);
        start.saturating_sub(self.cursor.top)
    }

    fn hints(&self) -> [(Command, &'static str); 3] {
        [(Command::Open, "hint-change"), (Command::RemoveFeed, "hint-unset"), (Command::Help, "hint-help")]
    }
}

impl Settings {
    fn go_to(&mut self, field: Field, model: &Model, cx: &Cx) -> Turn {
        self.cursor.selected = Field::ALL.iter().position(|other| *other == field).unwrap_or(0);
        self.cursor.keep_in_view(&view::starts(model.screen()), view::room(model.screen()));
        self.change(model, cx)
    }

    /// Asks for another value; what has but two is turned over.
    fn change(&mut self, model: &Model, cx: &Cx) -> Turn {
        let Some(config) = &model.config else { return Turn::done() };
        let Some(entry) = self.entry(config) else { return Turn::done() };
        let field = self.selected();
        if field == Field::Rules {
            let page = rules::Rules { of: Some(self.url.clone()), ..rules::Rules::default() };
            return Turn::Page(Box::new(Page::Rules(page)));
        }
        if field == Field::FullText {
            let next = match entry.full_text {
                None => Setting::Flag(!config.refresh.articles),
                Some(on) if on != config.refresh.articles => Setting::Flag(!on),
                Some(_) => Setting::Nothing,
            };
            let said = match next {
                Setting::Flag(true) => cx.locale.t("set-yes"),
                Setting::Flag(false) => cx.locale.t("set-no"),
                _ => cx.locale.t("set-nothing"),
            };
            return self.set(next, said, model, cx);
        }
        self.asked = Some(field);
        Turn::Ask(Typing {
            label: cx.locale.pair(&cx.locale.t(field.label()), "").trim_end().to_owned(),
            text: field.text(entry),
            choices: field.choices(model, &cx.locale),
            nothing: cx.locale.t("set-nothing"),
            ..Typing::default()
        })
    }

    fn set(&mut self, setting: Setting, shown: String, model: &Model, cx: &Cx) -> Turn {
        let field = self.asked.take().unwrap_or_else(|| self.selected());
        if field == Field::Address && setting == Setting::Nothing {
            return Turn::Say(cx.locale.ta("set-wrong-address", &[("value", "".into())]));
        }
        let is_word = matches!(setting, Setting::Word(_));
        let deed = Deed::Adjust(self.url.clone(), field.key(), setting.clone());
        if let (Field::Address, Setting::Word(url)) = (field, setting) {
            self.before = Some(std::mem::replace(&mut self.url, url));
        }
        let (as_if, value) = match field {
            Field::Name if is_word => (Command::RenameFeed, shown),
            Field::Section if is_word => (Command::MoveFeed, shown),
            _ => (Command::FeedSettings, cx.locale.pair(&cx.locale.t(field.label()), &shown)),
        };
        Turn::keep(deed, managing::told(model, as_if, &self.name, &value, cx))
    }
}
