//! An entity's page as it is drawn.

use ratatui::layout::Rect;

use super::Entity;
use crate::text::width;
use crate::theme::Role;
use crate::tui::model::Model;
use crate::tui::update::following;
use crate::tui::view::{Canvas, chart, side, two_lines};

/// The width from which companions stand in a column of their own.
const WIDE: u16 = 96;

fn column(columns: u16) -> u16 {
    if columns >= WIDE { (columns / 4).clamp(26, 40) } else { 0 }
}

/// Columns before a headline: beside its outlet and age where there is room.
fn before(columns: u16) -> u16 {
    if columns >= 70 { 34 } else { 3 }
}

/// Lines above the articles.
pub(super) fn header(page: &Entity, model: &Model) -> usize {
    let companions = page.page.as_ref().is_some_and(|page| !page.companions.is_empty());
    let chart = page.page.as_ref().is_some_and(|page| page.per_day.iter().any(|count| *count > 0));
    usize::from(chart) * 2 + usize::from(companions && column(model.screen().0) == 0) + 1
}

/// The row on which a companion stands: in its column, else all of them in one line.
pub(super) fn aside_row(page: &Entity, model: &Model, aside: usize) -> usize {
    let above = header(page, model).saturating_sub(if column(model.screen().0) > 0 { 1 } else { 2 });
    if column(model.screen().0) > 0 { above + 1 + aside } else { above }
}

pub(super) fn room(page: &Entity, model: &Model, height: usize) -> usize {
    height.saturating_sub(header(page, model))
}

fn title(text: &str, columns: u16) -> Vec<String> {
    let room = usize::from(columns.saturating_sub(before(columns) + column(columns) + 2)).max(10);
    two_lines(text, room)
}

pub(super) fn starts(page: &Entity, model: &Model) -> Vec<usize> {
    let mut at = 0;
    let mut starts = vec![0];
    for entry in page.page.iter().flat_map(|page| &page.articles) {
        let lines = model.heads.get(entry).map_or(1, |head| title(&head.title, model.screen().0).len());
        at += lines + usize::from(before(model.screen().0) == 3);
        starts.push(at);
    }
    starts
}

pub(super) fn paint(page: &Entity, canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let cx = canvas.cx;
    let Some(known) = &page.page else {
        canvas.title(area, "", "", true);
        let said = cx.locale.t(if page.known { "empty-entity" } else { "loading" });
        canvas.sentence(area, &said);
        return;
    };
    let kind = cx.locale.t(side::kind_key(known.row.kind));
    let count = cx.locale.ta("articles", &[("count", known.row.count.into())]);
    let mut right = vec![kind, count];
    if following::is_followed(model, page) {
        right.push(format!("{} ✓", cx.locale.t("followed")));
    }
    if known.muted {
        right.push(cx.locale.t("muted"));
    }
    canvas.title(area, &known.row.name, &right.join(" · "), true);
    let mut y = area.y;
    if known.per_day.iter().any(|count| *count > 0) {
        let wide = usize::from(area.width.saturating_sub(20)).clamp(10, 60);
        let stretched: Vec<u32> =
            known.per_day.iter().flat_map(|count| std::iter::repeat_n(*count, (wide / 30).max(1))).collect();
        let spark = chart::spark(&stretched, wide);
        let x = canvas.put(area.x + 1, y, area.width.saturating_sub(2), &spark, Role::Chart);
        let days = cx.locale.ta("days", &[("count", known.per_day.len().into())]);
        // A chart says nothing when it is read out; a number does.
        let told = cx.locale.ta("articles", &[("count", known.per_day.iter().sum::<u32>().into())]);
        let said = if canvas.linear { format!("{told} · {days}") } else { days };
        let x = if canvas.linear { area.x } else { x };
        canvas.put(x + 2, y, area.right().saturating_sub(x + 2), &said, Role::Dim);
        y += 2;
    }
    let aside = column(area.width);
    if aside == 0 && !known.companions.is_empty() {
        let names: Vec<_> = known.companions.iter().map(|row| format!("{} {}", row.name, row.count)).collect();
        let said = cx.locale.ta("with", &[("names", names.join(" · ").into())]);
        let role = if page.aside.is_some() { Role::Accent } else { Role::Dim };
        canvas.put(area.x + 1, y, area.width.saturating_sub(2), &said, role);
        y += 1;
    }
    canvas.rule(area.x + 1, y, area.width.saturating_sub(2 + aside));
    let top = area.y + header(page, model) as u16;
    let inner = Rect { y: top, height: area.bottom().saturating_sub(top), width: area.width - aside, ..area };
    articles(page, canvas, model, inner);
    if aside > 0 {
        let at = Rect { x: area.right() - aside, y, width: aside, height: area.bottom().saturating_sub(y) };
        companions(page, canvas, at);
    }
}

fn articles(page: &Entity, canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let Some(known) = &page.page else { return };
    let cx = canvas.cx;
    let starts = starts(page, model);
    let indent = before(model.screen().0);
    for (number, entry) in known.articles.iter().enumerate() {
        let (start, end) = (starts[number], starts[number + 1]);
        if end <= page.cursor.top || start >= page.cursor.top + usize::from(area.height) {
            continue;
        }
        let at = |line: usize| {
            line.checked_sub(page.cursor.top)
                .filter(|row| *row < usize::from(area.height))
                .map(|row| area.y + row as u16)
        };
        let Some(head) = model.heads.get(entry) else { continue };
        let selected = number == page.cursor.selected && page.aside.is_none();
        let role = match (selected, head.state.read) {
            (true, _) => Role::SelectionText,
            (false, false) => Role::Headline,
            (false, true) => Role::HeadlineRead,
        };
        let lines = title(&head.title, model.screen().0);
        for (offset, line) in lines.iter().enumerate() {
            if let Some(y) = at(start + offset) {
                canvas.put(area.x + indent, y, area.width.saturating_sub(indent + 1), line, role);
            }
        }
        let age = cx.locale.age(head.sort, cx.now, &cx.zone);
        if let Some(y) = at(start) {
            if !head.state.read {
                canvas.put(area.x + 1, y, 1, "●", Role::New);
            }
            if indent > 3 {
                canvas.put(area.x + 3, y, 14, &age, Role::Dim);
                canvas.put(area.x + 18, y, indent - 19, &head.feed_name, Role::Dim);
            }
        }
        if indent == 3
            && let Some(y) = at(start + lines.len())
        {
            canvas.put(area.x + 3, y, area.width.saturating_sub(4), &format!("{} · {age}", head.feed_name), Role::Dim);
        }
        if number == page.cursor.selected {
            for line in start..end {
                if let Some(y) = at(line) {
                    canvas.bar(area.x, y, page.aside.is_none());
                }
            }
        }
    }
}

fn companions(page: &Entity, canvas: &mut Canvas<'_>, area: Rect) {
    let Some(known) = &page.page else { return };
    for y in area.y..area.bottom() {
        canvas.put(area.x, y, 1, "│", Role::Rule);
    }
    let title = canvas.cx.locale.t("companions");
    canvas.put(area.x + 2, area.y, area.width - 2, &title, Role::Heading);
    for (row, entity) in known.companions.iter().take(usize::from(area.height).saturating_sub(1)).enumerate() {
        let y = area.y + 1 + row as u16;
        let (mark, role) = side::mark(entity.kind);
        let count = canvas.cx.locale.number(entity.count.into());
        let selected = page.aside == Some(row);
        let role = if selected { Role::SelectionText } else { role };
        canvas.put(area.x + 2, y, 1, mark, Role::Dim);
        canvas.put(area.x + 4, y, area.width.saturating_sub(width::width(&count) as u16 + 6), &entity.name, role);
        canvas.put_right(Rect { width: area.width - 1, ..area }, y, &count, Role::Dim);
        if selected {
            canvas.bar(area.x + 1, y, true);
        }
    }
}
