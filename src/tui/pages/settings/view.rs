//! The form of a feed as it is drawn: what is set stands in plain text, what holds without being set is dim.

use ratatui::layout::Rect;

use super::{Field, Settings};
use crate::text::wrap;
use crate::theme::Role;
use crate::tui::model::Model;
use crate::tui::view::Canvas;

/// Columns of text at most.
const WIDEST: u16 = 100;

/// Rows from which groups of fields have air between them.
const AIRY: u16 = 22;

/// Lines under the fields: a rule, and what the field selected does.
fn footer(rows: u16) -> usize {
    if rows < AIRY { 3 } else { 4 }
}

/// Lines for the fields on a screen of this size.
pub(super) fn room((_, rows): (u16, u16)) -> usize {
    usize::from(rows.saturating_sub(2)).saturating_sub(footer(rows)).max(1)
}

/// The first line of each field, and the line after the last.
pub(super) fn starts((_, rows): (u16, u16)) -> Vec<usize> {
    let mut at = 0;
    let mut starts = vec![0];
    for field in &Field::ALL[1..] {
        at += 1 + usize::from(rows >= AIRY && field.begins());
        starts.push(at);
    }
    starts.push(at + 1);
    starts
}

pub(super) fn paint(page: &Settings, canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let cx = canvas.cx;
    canvas.title(area, &format!("{} · {}", cx.locale.t("settings-title"), page.name), "", true);
    let Some(config) = &model.config else {
        return canvas.sentence(area, &cx.locale.t("loading"));
    };
    let Some(entry) = page.entry(config) else {
        return canvas.sentence(area, &cx.locale.t("settings-gone"));
    };
    let label = (area.width / 2).clamp(14, 28);
    let room = room(model.screen()).min(usize::from(area.height));
    for (field, start) in Field::ALL.iter().zip(starts(model.screen())) {
        let Some(row) = start.checked_sub(page.cursor.top).filter(|row| *row < room) else { continue };
        let y = area.y + row as u16;
        let selected = *field == page.selected();
        let name = cx.locale.t(field.label());
        canvas.put(area.x + 2, y, label - 2, &name, if selected { Role::SelectionText } else { Role::Text });
        let set = field.said(entry, &cx.locale);
        let (value, role) =
            if set.is_empty() { (field.usual(config, &cx.locale), Role::Dim) } else { (set, Role::Strong) };
        canvas.put(area.x + 2 + label, y, area.width.saturating_sub(label + 3).min(WIDEST), &value, role);
        if selected {
            canvas.bar(area.x, y, true);
        }
    }
    let below = area.y + room as u16;
    if below >= area.bottom() {
        return;
    }
    canvas.rule(area.x + 1, below, area.width.saturating_sub(2));
    let help = cx.locale.t(page.selected().help());
    let columns = area.width.saturating_sub(3).min(WIDEST);
    for (row, range) in wrap::lines(&help, usize::from(columns)).into_iter().enumerate() {
        let y = below + 1 + row as u16;
        if y < area.bottom() {
            canvas.put(area.x + 2, y, columns, help[range].trim_end(), Role::Dim);
        }
    }
}
