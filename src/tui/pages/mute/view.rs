//! The page on which a rule is made, as it is drawn.

use ratatui::layout::Rect;

use super::{Mute, Row};
use crate::news::filter::{Deed, Place};
use crate::text::width;
use crate::theme::Role;
use crate::tui::Cx;
use crate::tui::model::Model;
use crate::tui::view::Canvas;

/// Headlines shown of what a rule is about.
pub(super) const SAMPLES: usize = 12;

/// Lines under the choices: a rule, how many articles, some of their headlines.
fn footer(rows: u16) -> usize {
    if rows < 16 { 3 } else { usize::from(rows / 3).clamp(6, SAMPLES + 2) }
}

/// Lines for what can be chosen on a screen of this size.
pub(super) fn room((_, rows): (u16, u16)) -> usize {
    usize::from(rows.saturating_sub(2)).saturating_sub(footer(rows)).max(1)
}

/// The first line of each row, and the line after the last: a blank line parts what is done from what it is done with.
pub(super) fn starts(page: &Mute) -> Vec<usize> {
    let rows = page.rows().len();
    [0, 1].into_iter().chain((2..=rows).map(|row| row + 1)).collect()
}

/// The message for where a rule looks.
pub(in crate::tui::pages) fn place(place: Place) -> &'static str {
    match place {
        Place::Anywhere => "place-anywhere",
        Place::Title => "place-title",
        Place::Text => "place-text",
        Place::Author => "place-author",
        Place::Category => "place-category",
    }
}

/// The message for what a rule does.
pub(in crate::tui::pages) fn deed(deed: Deed) -> &'static str {
    match deed {
        Deed::Mute => "deed-mute",
        Deed::Keep => "deed-keep",
        Deed::MarkRead => "deed-mark",
        Deed::Star => "deed-star",
    }
}

/// What a row is called, and what it says.
pub(super) fn said(page: &Mute, row: Row, cx: &Cx) -> (String, String) {
    let locale = &cx.locale;
    let feed = || page.about.as_ref().map_or_else(String::new, |about| about.feed_name.clone());
    match row {
        Row::Deed => (locale.t("rule-deed"), locale.t(deed(page.deed))),
        Row::Scope if page.everywhere => (locale.t("rule-scope"), locale.t("rule-everywhere")),
        Row::Scope => (locale.t("rule-scope"), locale.ta("rule-only", &[("feed", feed().into())])),
        Row::Choice(index) => page
            .choices
            .get(index)
            .map_or_else(Default::default, |choice| (locale.t(place(choice.place)), choice.words.clone())),
        Row::Other => (locale.t("rule-other"), String::new()),
    }
}

pub(super) fn paint(page: &Mute, canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let cx = canvas.cx;
    let Some(about) = &page.about else {
        canvas.title(area, &cx.locale.t("rule-title"), "", true);
        return canvas.sentence(area, &cx.locale.t("loading"));
    };
    canvas.title(area, &format!("{} · {}", cx.locale.t("rule-title"), about.title), "", true);
    let label = (area.width / 3).clamp(16, 24);
    let room = room(model.screen()).min(usize::from(area.height));
    let wide = area.width.saturating_sub(2).min(80);
    for (number, (row, start)) in page.rows().into_iter().zip(starts(page)).enumerate() {
        let Some(offset) = start.checked_sub(page.cursor.top).filter(|offset| *offset < room) else { continue };
        let y = area.y + offset as u16;
        let selected = number == page.cursor.selected;
        let (name, said) = said(page, row, cx);
        let (name_role, said_role) = match (selected, row) {
            (true, _) => (Role::SelectionText, Role::SelectionText),
            (false, Row::Deed | Row::Scope) => (Role::Text, Role::Strong),
            (false, _) => (Role::Dim, Role::Text),
        };
        let count = match row {
            Row::Choice(index) => match page.choices.get(index).map(|choice| page.fitting(choice)) {
                Some(Some(found)) => canvas.cx.locale.number(found.len() as u64),
                _ => "…".to_owned(),
            },
            _ => String::new(),
        };
        let taken = width::width(&count) as u16 + 2;
        let name_room = if row == Row::Other { wide } else { label - 2 };
        canvas.put(area.x + 2, y, name_room, &name, name_role);
        canvas.put(area.x + label + 2, y, wide.saturating_sub(label + taken), &said, said_role);
        canvas.put_right(Rect { width: wide, ..area }, y, &count, Role::Dim);
        if selected {
            canvas.bar(area.x, y, true);
        }
    }
    let below = Rect { y: area.y + room as u16, height: area.height.saturating_sub(room as u16), ..area };
    if below.height > 0 {
        preview(page, canvas, model, below);
    }
}

/// How many articles the rule is about, and which.
fn preview(page: &Mute, canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let cx = canvas.cx;
    canvas.rule(area.x + 1, area.y, area.width.saturating_sub(2));
    let room = area.width.saturating_sub(3);
    let mut line = |row: usize, text: &str, role: Role| {
        let y = area.y + 1 + row as u16;
        if y < area.bottom() {
            canvas.put(area.x + 2, y, room, text, role);
        }
    };
    let Row::Choice(index) = page.chosen() else {
        return line(0, &cx.locale.t("rule-how"), Role::Dim);
    };
    let Some(choice) = page.choices.get(index) else { return };
    let Some(found) = page.fitting(choice) else {
        return line(0, &cx.locale.t("loading"), Role::Dim);
    };
    let key = match page.deed {
        Deed::MarkRead => "rule-would-mark",
        Deed::Keep => "rule-would-keep",
        _ => "rule-would-mute",
    };
    line(0, &cx.locale.ta(key, &[("count", found.len().into())]), Role::Text);
    for (row, id) in found.iter().take(SAMPLES).enumerate() {
        let Some(head) = model.heads.get(id) else { continue };
        let age = cx.locale.age(head.sort, cx.now, &cx.zone);
        line(row + 1, &format!("{} · {} · {age}", head.title, head.feed_name), Role::Dim);
    }
}
