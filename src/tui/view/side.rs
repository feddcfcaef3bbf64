//! What is related to the article, and who and what it names.

use ratatui::layout::Rect;

use super::super::model::{Model, SideItem};
use super::Canvas;
use super::entries::about;
use crate::news::analysis::EntityKind;
use crate::text::{width, wrap};
use crate::theme::Role;

/// The sign of a kind of entity, and its role.
pub(crate) fn mark(kind: EntityKind) -> (&'static str, Role) {
    match kind {
        EntityKind::Person => ("◦", Role::Person),
        EntityKind::Organisation => ("▪", Role::Organisation),
        EntityKind::Place => ("⌂", Role::Place),
        EntityKind::Other => ("◇", Role::Entity),
    }
}

/// The message that names a kind of entity.
pub(crate) fn kind_key(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "kind-person",
        EntityKind::Organisation => "kind-organisation",
        EntityKind::Place => "kind-place",
        EntityKind::Other => "kind-other",
    }
}

/// The first line of each item, so that scrolling and the mouse find it.
pub(crate) fn first_lines(model: &Model, columns: u16) -> Vec<usize> {
    let mut at = 0;
    let items = model.side_items();
    let mut lines = Vec::with_capacity(items.len() + 1);
    for (number, item) in items.iter().enumerate() {
        at += usize::from(number > 0 && matches!(item, SideItem::Heading(_, true)));
        lines.push(at);
        at += title(model, item).map_or(1, |title| wrapped(&title, columns).len())
            + usize::from(matches!(item, SideItem::Related(_)));
    }
    lines.push(at);
    lines
}

fn title(model: &Model, item: &SideItem) -> Option<String> {
    match item {
        SideItem::Related(index) => {
            let found = model.side.related.get(*index)?;
            Some(model.heads.get(&found.entry).map_or_else(|| "…".to_owned(), |head| head.title.clone()))
        }
        SideItem::Link(index) => {
            model.reader.text.as_ref()?.stored.as_ref()?.article.related.get(*index).map(|link| link.title.clone())
        }
        _ => None,
    }
}

fn wrapped(title: &str, columns: u16) -> Vec<String> {
    let room = usize::from(columns.saturating_sub(4)).max(6);
    let ranges = wrap::lines(title, room);
    let Some(second) = ranges.get(1) else { return vec![title.to_owned()] };
    vec![title[ranges[0].clone()].to_owned(), width::truncate(&title[second.start..], room)]
}

pub(super) fn paint(canvas: &mut Canvas<'_>, model: &Model, area: Rect, focused: bool) {
    if model.reader.entry.is_none() {
        return;
    }
    let items = model.side_items();
    let lines = first_lines(model, area.width);
    let heading = canvas.cx.locale.t("related");
    canvas.title(area, &heading, "", focused);
    for (number, item) in items.iter().enumerate().skip(1) {
        let row = |offset: usize| {
            (lines[number] + offset)
                .checked_sub(model.side.top + 1)
                .filter(|row| *row < usize::from(area.height))
                .map(|row| area.y + row as u16)
        };
        let selected = number == model.side.selected && focused;
        let role = if selected { Role::SelectionText } else { Role::Text };
        let room = area.width.saturating_sub(3);
        match item {
            SideItem::Heading(key, title) => {
                if let Some(y) = row(0) {
                    let text = canvas.cx.locale.t(key);
                    canvas.put(area.x + 1, y, area.width - 1, &text, if *title { Role::Heading } else { Role::Dim });
                }
            }
            SideItem::Related(index) => {
                let Some(found) = model.side.related.get(*index) else { continue };
                let head = model.heads.get(&found.entry);
                let text = wrapped(&title(model, item).unwrap_or_default(), area.width);
                for (offset, line) in text.iter().enumerate() {
                    if let Some(y) = row(offset) {
                        canvas.put(area.x + 3, y, room, line, role);
                    }
                }
                if let (Some(y), Some(head)) = (row(0), head.filter(|head| !head.state.read)) {
                    let _ = head;
                    canvas.put(area.x + 1, y, 1, "●", Role::New);
                }
                if let (Some(y), Some(head)) = (row(text.len()), head) {
                    let cx = canvas.cx;
                    let age = cx.locale.age(head.sort, cx.now, &cx.zone);
                    let room = room.saturating_sub(1);
                    canvas.put(area.x + 3, y, room, &about(&head.feed_name, &age, &[], usize::from(room)), Role::Dim);
                }
            }
            SideItem::Link(_) => {
                for (offset, line) in wrapped(&title(model, item).unwrap_or_default(), area.width).iter().enumerate() {
                    if let Some(y) = row(offset) {
                        canvas.put(area.x + 3, y, room, line, role);
                    }
                }
            }
            SideItem::Entity(index) => {
                let Some(entity) = model.reader.text.as_ref().and_then(|text| text.entities.get(*index)) else {
                    continue;
                };
                let Some(y) = row(0) else { continue };
                let (mark, kind) = mark(entity.kind);
                // What only the headline names is not in the text.
                let count =
                    if entity.count == 0 { String::new() } else { canvas.cx.locale.number(entity.count.into()) };
                canvas.put(area.x + 1, y, 1, mark, Role::Dim);
                let role = if selected { Role::SelectionText } else { kind };
                canvas.put(area.x + 3, y, room.saturating_sub(width::width(&count) as u16 + 2), &entity.name, role);
                canvas.put_right(Rect { width: area.width - 1, ..area }, y, &count, Role::Dim);
            }
        }
        if selected {
            for offset in 0..lines[number + 1].saturating_sub(lines[number]) {
                let blank = matches!(items.get(number + 1), Some(SideItem::Heading(_, true)));
                if let Some(y) = row(offset).filter(|_| !(blank && lines[number] + offset + 1 == lines[number + 1])) {
                    canvas.bar(area.x, y, true);
                }
            }
        }
    }
}
