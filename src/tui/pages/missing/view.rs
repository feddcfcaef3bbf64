//! The page of what is missing as it is drawn.

use ratatui::layout::Rect;

use super::{MissingPage, Row};
use crate::command::Command;
use crate::theme::Role;
use crate::tui::model::Model;
use crate::tui::view::Canvas;

/// Lines above the rows.
pub(super) const HEADER: usize = 1;

/// The first line of each row, and the line after the last: an article takes two, a reason one after a blank one.
pub(super) fn starts(rows: &[Row]) -> Vec<usize> {
    let mut at = 0;
    let mut starts = vec![0];
    for row in rows {
        at += 2 - usize::from(matches!(row, Row::Why(..)) && at == 0);
        starts.push(at);
    }
    starts
}

pub(super) fn paint(page: &MissingPage, canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let cx = canvas.cx;
    let right = page.packed.as_ref().map_or_else(String::new, |packed| {
        cx.locale.ta("packed", &[("here", packed.readable.into()), ("count", packed.unread.into())])
    });
    canvas.title(area, &cx.locale.t("missing-title"), &right, true);
    canvas.rule(area.x + 1, area.y, area.width.saturating_sub(2));
    let inner = Rect { y: area.y + HEADER as u16, height: area.height.saturating_sub(HEADER as u16), ..area };
    let rows = &page.rows;
    if rows.is_empty() {
        let key = cx.key(Command::Back);
        let said = match &page.packed {
            None => cx.locale.t("loading"),
            Some(_) => cx.locale.ta("empty-missing", &[("key", key.into())]),
        };
        canvas.sentence(Rect { y: inner.y + 1, height: inner.height.saturating_sub(1), ..inner }, &said);
        return;
    }
    let starts = starts(rows);
    let current = page.entry(page.cursor.selected);
    for (number, row) in rows.iter().enumerate() {
        let at = |line: usize| {
            line.checked_sub(page.cursor.top)
                .filter(|row| *row < usize::from(inner.height))
                .map(|row| inner.y + row as u16)
        };
        let (start, end) = (starts[number], starts[number + 1]);
        match row {
            Row::Why(why, count) => {
                let Some(y) = at(end - 1) else { continue };
                canvas.put(
                    area.x + 1,
                    y,
                    area.width.saturating_sub(2),
                    &format!("{count} · {}", cx.locale.trouble(why)),
                    Role::Heading,
                );
            }
            Row::Article(number) => {
                let Some(article) = page.missing().get(*number) else { continue };
                let selected = current == Some(article.entry);
                let role = if selected { Role::SelectionText } else { Role::Headline };
                if let Some(y) = at(start) {
                    canvas.put(area.x + 3, y, area.width.saturating_sub(4), &article.title, role);
                }
                let said = model.heads.get(&article.entry).map_or_else(String::new, |head| {
                    format!("{} · {}", head.feed_name, cx.locale.age(head.sort, cx.now, &cx.zone))
                });
                if let Some(y) = at(start + 1) {
                    canvas.put(area.x + 3, y, area.width.saturating_sub(4), &said, Role::Dim);
                }
                for y in (start..end).filter(|_| selected).filter_map(at) {
                    canvas.bar(area.x, y, true);
                }
            }
        }
    }
}
