//! A dossier as it is drawn.

use ratatui::layout::Rect;

use super::{DossierPage, Row};
use crate::news::analysis::EntityRow;
use crate::news::front::DossierArticle;
use crate::text::width;
use crate::theme::Role;
use crate::tui::Cx;
use crate::tui::model::Model;
use crate::tui::update::following;
use crate::tui::view::{Canvas, chart, side, two_lines};

/// The width from which the people and places have a column.
const WIDE: u16 = 96;
/// Columns of outlet and time before a headline.
const OUTLET: u16 = 22;

/// Lines above the days.
pub(super) fn header(page: &DossierPage, columns: u16) -> usize {
    1 + heading(page, columns).len() + usize::from(names_line(page, columns).is_some())
}

fn heading(page: &DossierPage, columns: u16) -> Vec<String> {
    two_lines(&page.title, usize::from(columns.saturating_sub(2)).max(10))
}

/// Whom and what it is about, in one line where they have no column.
fn names_line(page: &DossierPage, columns: u16) -> Option<String> {
    let people = &page.dossier.as_ref()?.people;
    let names: Vec<_> = people.iter().map(|(row, _)| format!("{} {}", row.name, row.count)).collect();
    (column(columns) == 0 && !names.is_empty()).then(|| names.join(" · "))
}

fn column(columns: u16) -> u16 {
    if columns >= WIDE { (columns / 4).clamp(26, 40) } else { 0 }
}

/// Columns before a headline: beside it where there is room, else the outlet stands under it.
fn before(columns: u16) -> u16 {
    if columns >= 70 { OUTLET + 9 } else { 3 }
}

fn title(page: &DossierPage, model: &Model, row: Row) -> Vec<String> {
    let entry = page.entry_of(row);
    let text = entry.and_then(|entry| model.heads.get(&entry)).map_or("…", |head| head.title.as_str());
    let columns = model.screen().0;
    let room = usize::from(columns.saturating_sub(before(columns) + column(columns) + 2)).max(10);
    two_lines(text, room)
}

fn article(page: &DossierPage, row: Row) -> Option<&DossierArticle> {
    match row {
        Row::Article(day, place) => page.dossier.as_ref()?.days.get(day)?.articles.get(place),
        _ => None,
    }
}

/// The newsroom of a row's article.
fn outlet(page: &DossierPage, model: &Model, row: Row) -> String {
    let head = page.entry_of(row).and_then(|entry| model.heads.get(&entry));
    let outlet = article(page, row).map(|article| article.outlet.clone());
    outlet.or_else(|| head.map(|head| head.feed_name.clone())).unwrap_or_default()
}

/// When and where a row's article stands, as its row says it.
pub(super) fn source(page: &DossierPage, model: &Model, row: Row, cx: &Cx) -> String {
    let head = page.entry_of(row).and_then(|entry| model.heads.get(&entry));
    let time = head.map(|head| cx.locale.time(head.sort, &cx.zone)).unwrap_or_default();
    format!("{time} {}", outlet(page, model, row))
}

/// What sets an article apart from the others.
pub(super) fn notes(page: &DossierPage, row: Row, cx: &Cx) -> Vec<String> {
    let Some(article) = article(page, row) else { return Vec::new() };
    let mut said = Vec::new();
    if !article.copies.is_empty() {
        let sign = if page.unfolded.contains(&article.entry) { "▾" } else { "▸" };
        said.push(cx.locale.ta("copies", &[("count", article.copies.len().into()), ("sign", sign.into())]));
    }
    if article.only_here {
        said.push(cx.locale.t("only-here"));
    }
    said
}

fn tall(page: &DossierPage, model: &Model, row: Row) -> usize {
    match row {
        Row::Day(0) | Row::Copy(_) => 1,
        Row::Day(_) => 2,
        Row::Article(..) => {
            let note = article(page, row).is_some_and(|article| article.only_here || !article.copies.is_empty());
            title(page, model, row).len() + usize::from(before(model.screen().0) == 3) + usize::from(note)
        }
    }
}

pub(super) fn starts(page: &DossierPage, model: &Model) -> Vec<usize> {
    let mut at = 0;
    let mut starts = vec![0];
    for row in page.rows() {
        at += tall(page, model, row);
        starts.push(at);
    }
    starts
}

pub(super) fn paint(page: &DossierPage, canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let cx = canvas.cx;
    let mut right = page.dossier.as_ref().map_or_else(String::new, |dossier| {
        let (articles, outlets) = (dossier.story.entries.len(), dossier.story.tellers.len());
        cx.locale.ta("story-tally", &[("articles", articles.into()), ("outlets", outlets.into())])
    });
    if following::is_followed(model, page) {
        right = format!("{right} · {} ✓", cx.locale.t("followed"));
    }
    canvas.title(area, &cx.locale.t("dossier-title"), &right, true);
    let mut y = area.y;
    for line in heading(page, area.width) {
        canvas.put(area.x + 1, y, area.width.saturating_sub(2), &line, Role::Headline);
        y += 1;
    }
    if let Some(names) = names_line(page, area.width) {
        canvas.put(area.x + 1, y, area.width.saturating_sub(2), &names, Role::Dim);
    }
    let above = header(page, area.width) as u16;
    let inner = Rect { y: area.y + above, height: area.height.saturating_sub(above), ..area };
    let Some(dossier) = &page.dossier else {
        let said = cx.locale.t(if page.known { "empty-dossier" } else { "loading" });
        canvas.sentence(inner, &said);
        return;
    };
    let people = column(area.width);
    let days = Rect { width: area.width - people, ..inner };
    let rows = page.rows();
    let starts = starts(page, model);
    for (number, row) in rows.iter().enumerate() {
        let (start, end) = (starts[number], starts[number + 1]);
        if end > page.cursor.top && start < page.cursor.top + usize::from(days.height) {
            paint_row(canvas, page, model, days, *row, start, number == page.cursor.selected);
        }
    }
    if people > 0 {
        let at = Rect { x: area.right() - people, width: people, ..inner };
        for y in inner.y..inner.bottom() {
            canvas.put(at.x - 1, y, 1, "│", Role::Rule);
        }
        who(canvas, &dossier.people, at);
    }
}

fn paint_row(
    canvas: &mut Canvas<'_>,
    page: &DossierPage,
    model: &Model,
    area: Rect,
    row: Row,
    start: usize,
    selected: bool,
) {
    let cx = canvas.cx;
    let at = |offset: usize| {
        (start + offset)
            .checked_sub(page.cursor.top)
            .filter(|r| *r < usize::from(area.height))
            .map(|r| area.y + r as u16)
    };
    if let Row::Day(number) = row {
        let Some(dossier) = &page.dossier else { return };
        let Some(day) = dossier.days.get(number) else { return };
        if let Some(y) = at(usize::from(number > 0)) {
            let date = cx.locale.day(day.day, cx.now, &cx.zone);
            let x = canvas.put(area.x + 1, y, area.width - 1, &date, Role::Heading);
            // What sets the day apart: how much was written, and of whom it is more than of the other days.
            let told: usize = day.articles.iter().map(|article| 1 + article.copies.len()).sum();
            let mut said = vec![cx.locale.ta("articles", &[("count", told.into())])];
            if dossier.days.len() > 1 {
                said.extend(of_the_day(&dossier.people, number));
            }
            canvas.put(x + 2, y, area.right().saturating_sub(x + 3), &said.join(" · "), Role::Dim);
        }
        return;
    }
    let Some(entry) = page.entry_of(row) else { return };
    let head = model.heads.get(&entry);
    let unread = head.is_some_and(|head| !head.state.read);
    let copy = matches!(row, Row::Copy(_));
    let outlet = outlet(page, model, row);
    let time = head.map(|head| cx.locale.time(head.sort, &cx.zone)).unwrap_or_default();
    let role = match (selected, unread) {
        (true, _) => Role::SelectionText,
        (false, true) => Role::Headline,
        (false, false) => Role::HeadlineRead,
    };
    let lines = title(page, model, row);
    let indent = before(area.width + column(model.screen().0));
    let beside = indent > 3;
    let room = area.width.saturating_sub(indent + 2);
    for (offset, line) in lines.iter().take(if copy { 1 } else { 2 }).enumerate() {
        if let Some(y) = at(offset) {
            canvas.put(area.x + indent, y, room, line, role);
        }
    }
    if let Some(y) = at(0) {
        let mark = if page.marked == Some(entry) {
            "◆"
        } else if unread {
            "●"
        } else {
            " "
        };
        canvas.put(area.x + 1, y, 1, mark, Role::New);
        if beside {
            canvas.put(area.x + 3, y, 6, &time, Role::Dim);
            let shown = format!("{}{}", if copy { "└ " } else { "" }, outlet);
            canvas.put(area.x + 9, y, OUTLET - 1, &shown, Role::Dim);
        }
    }
    let mut line = lines.len();
    if !beside && !copy {
        if let Some(y) = at(line) {
            let said = format!("{outlet} · {time}");
            canvas.put(area.x + indent, y, room, &said, Role::Dim);
        }
        line += 1;
    }
    let notes = notes(page, row, cx);
    if let (false, Some(y)) = (notes.is_empty(), at(line)) {
        canvas.put(area.x + indent, y, room, &notes.join(" · "), Role::Dim);
    }
    if selected {
        for offset in 0..tall(page, model, row) {
            if let Some(y) = at(offset) {
                canvas.bar(area.x, y, true);
            }
        }
    }
}

/// Those who are named on this day more than on the others, three at most.
fn of_the_day(people: &[(EntityRow, Vec<u16>)], day: usize) -> Vec<String> {
    let share = |per_day: &[u16]| {
        let (here, all) =
            (f32::from(per_day.get(day).copied().unwrap_or(0)), per_day.iter().map(|n| f32::from(*n)).sum::<f32>());
        here * here / all.max(1.0)
    };
    // A share below one half of it is another day's name.
    let mut named: Vec<(f32, &str)> = people
        .iter()
        .filter(|(_, per_day)| {
            2 * u32::from(per_day.get(day).copied().unwrap_or(0)) > per_day.iter().copied().map(u32::from).sum()
        })
        .map(|(row, per_day)| (share(per_day), row.name.as_str()))
        .collect();
    named.sort_by(|a, b| b.0.total_cmp(&a.0));
    named.into_iter().take(3).map(|(_, name)| name.to_owned()).collect()
}

/// The people and places, with how often each is named day by day.
fn who(canvas: &mut Canvas<'_>, people: &[(EntityRow, Vec<u16>)], area: Rect) {
    let title = canvas.cx.locale.t("people-title");
    canvas.put(area.x + 1, area.y, area.width - 1, &title, Role::Heading);
    for (row, (entity, per_day)) in people.iter().take(usize::from(area.height).saturating_sub(1)).enumerate() {
        let y = area.y + 1 + row as u16;
        let (mark, role) = side::mark(entity.kind);
        let number = canvas.cx.locale.number(entity.count.into());
        // A single day has no course to draw.
        let spark = if per_day.len() > 1 { chart::spark(per_day, 7) } else { String::new() };
        let taken = width::width(&spark) as u16 + 5;
        canvas.put(area.x + 1, y, 1, mark, Role::Dim);
        canvas.put(area.x + 3, y, area.width.saturating_sub(taken + 3), &entity.name, role);
        canvas.put(area.right().saturating_sub(taken), y, taken - 4, &spark, Role::Chart);
        canvas.put_right(Rect { width: area.width - 1, ..area }, y, &number, Role::Dim);
    }
}
