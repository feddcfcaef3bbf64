//! The page of rules as it is drawn.

use ratatui::layout::Rect;

use super::Rules;
use crate::command::Command;
use crate::config::Rule;
use crate::text::{width, wrap};
use crate::theme::Role;
use crate::tui::Cx;
use crate::tui::model::Model;
use crate::tui::pages::mute;
use crate::tui::view::Canvas;

/// Headlines shown of what a rule keeps out of sight.
pub(super) const SAMPLES: usize = 8;

fn footer(rows: u16) -> usize {
    if rows < 16 { 3 } else { SAMPLES + 3 }
}

/// Lines for rules on a screen of this size.
pub(super) fn room((_, rows): (u16, u16)) -> usize {
    usize::from(rows.saturating_sub(2)).saturating_sub(footer(rows)).max(1)
}

/// For which feeds a rule is, by their names.
fn feeds(rule: &Rule, model: &Model, cx: &Cx) -> String {
    let name = |url: &String| {
        let row = model.feeds.rows.iter().find(|row| row.feed.url == *url);
        row.map_or_else(|| url.clone(), |row| row.feed.name.clone())
    };
    let named: Vec<String> = rule.home.iter().chain(&rule.feeds).map(name).collect();
    if named.is_empty() { cx.locale.t("rule-everywhere") } else { named.join(", ") }
}

/// What a rule does, as a sentence.
pub(super) fn sentence(rule: &Rule, model: &Model, cx: &Cx) -> String {
    let words = rule.filter.words.iter().map(|word| cx.locale.quoted(word)).collect::<Vec<_>>().join(", ");
    let (deed, place) = (cx.locale.t(mute::deed(rule.filter.deed)), cx.locale.t(mute::place(rule.filter.place)));
    format!("{} · {place} · {}", cx.locale.pair(&deed, &words), feeds(rule, model, cx))
}

pub(super) fn paint(page: &Rules, canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let cx = canvas.cx;
    let rules = Rules::rules(model);
    let count = if rules.is_empty() { String::new() } else { cx.locale.number(rules.len() as u64) };
    canvas.title(area, &cx.locale.t("rules-title"), &count, true);
    if rules.is_empty() {
        let given = [("key", cx.key(Command::Mute).into()), ("add", cx.key(Command::AddFeed).into())];
        let said = if model.config.is_some() { cx.locale.ta("empty-rules", &given) } else { cx.locale.t("loading") };
        return canvas.sentence(area, &said);
    }
    let room = room(model.screen()).min(usize::from(area.height));
    let wide = area.width.saturating_sub(1).min(110);
    let narrow = area.width < 64;
    let (deed_room, place_room, feeds_room) = if narrow { (12, 0, 0) } else { (16, 17, (wide / 4).min(30)) };
    for (number, rule) in rules.iter().enumerate().skip(page.cursor.top).take(room) {
        let y = area.y + (number - page.cursor.top) as u16;
        let selected = number == page.cursor.selected;
        let role = if selected { Role::SelectionText } else { Role::Text };
        let found = page.found(rule, model).map(|ids| cx.locale.number(ids.len() as u64)).unwrap_or_default();
        let taken = width::width(&found) as u16 + 2;
        let mut x = area.x + 2;
        canvas.put(x, y, deed_room - 1, &cx.locale.t(mute::deed(rule.filter.deed)), Role::Dim);
        x += deed_room;
        let words = rule.filter.words.join(", ");
        let words_room = wide.saturating_sub(x + place_room + feeds_room + taken);
        canvas.put(x, y, words_room, &words, role);
        if !narrow {
            x += words_room + 1;
            let place = cx.locale.t(mute::place(rule.filter.place));
            canvas.put(x, y, place_room - 1, &place, Role::Dim);
            canvas.put(x + place_room, y, feeds_room.saturating_sub(1), &feeds(rule, model, cx), Role::Dim);
        }
        canvas.put_right(Rect { width: wide, ..area }, y, &found, Role::Dim);
        if selected {
            canvas.bar(area.x, y, true);
        }
    }
    let below = Rect { y: area.y + room as u16, height: area.height.saturating_sub(room as u16), ..area };
    if let Some(rule) = page.rule(model).filter(|_| below.height > 0) {
        about(page, &rule, canvas, model, below);
    }
}

/// What the rule selected does, and some of what it keeps out of sight.
fn about(page: &Rules, rule: &Rule, canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let cx = canvas.cx;
    canvas.rule(area.x + 1, area.y, area.width.saturating_sub(2));
    let columns = area.width.saturating_sub(3);
    let said = sentence(rule, model, cx);
    let mut lines: Vec<(String, Role)> = wrap::lines(&said, usize::from(columns))
        .into_iter()
        .map(|range| (said[range].trim_end().to_owned(), Role::Text))
        .collect();
    let found = page.found(rule, model).unwrap_or_default();
    for head in found.iter().take(SAMPLES).filter_map(|id| model.heads.get(id)) {
        let age = cx.locale.age(head.sort, cx.now, &cx.zone);
        lines.push((format!("{} · {} · {age}", head.title, head.feed_name), Role::Dim));
    }
    for (row, (line, role)) in lines.iter().take(usize::from(area.height.saturating_sub(1))).enumerate() {
        canvas.put(area.x + 2, area.y + 1 + row as u16, columns, line, *role);
    }
}
