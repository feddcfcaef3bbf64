//! The page of keys.

use ratatui::layout::Rect;

use super::super::Canvas;
use crate::text::width;
use crate::theme::Role;
use crate::tui::help::{Help, Row, rows};

/// The width below which a row has no room for all keys of a command.
const NARROW: u16 = 60;

pub(in crate::tui::view) fn help(canvas: &mut Canvas<'_>, area: Rect, help: &Help) {
    let rows = rows(&help.filter, canvas.cx);
    let title = match help.filter.as_str() {
        "" => canvas.cx.locale.t("help-title"),
        filter => format!("{} · {filter}", canvas.cx.locale.t("help-title")),
    };
    let height = usize::from(area.height.saturating_sub(2)).max(1);
    let top = help.top.min(rows.len().saturating_sub(height));
    let seen = match rows.len().saturating_sub(height) {
        0 => String::new(),
        last => format!("{} %", top * 100 / last),
    };
    canvas.title(Rect { y: area.y + 1, ..area }, &title, &seen, true);
    if rows.is_empty() {
        let said = canvas.cx.locale.t("empty-help");
        canvas.sentence(Rect { y: area.y + 1, height: height as u16, ..area }, &said);
    }
    // Where there is little room, one key of each is enough.
    let shown = |keys: &[String]| match keys.first() {
        Some(first) if area.width < NARROW => first.clone(),
        _ => keys.join("  "),
    };
    let widest = |row: &Row| if let Row::Keys { keys, .. } = row { width::width(&shown(keys)) as u16 } else { 0 };
    let keys_wide = rows.iter().map(widest).max().unwrap_or(0).clamp(4, (area.width / 3).max(6));
    for (row, said) in rows.iter().skip(top).take(height).enumerate() {
        let y = area.y + 1 + row as u16;
        match said {
            Row::Blank => {}
            Row::Heading(text) => {
                canvas.put(area.x + 1, y, area.width.saturating_sub(1), text, Role::Heading);
            }
            Row::Keys { keys, said, name } => {
                canvas.put(area.x + 1, y, keys_wide, &shown(keys), Role::HintKey);
                let x = area.x + 3 + keys_wide;
                let end = canvas.put(x, y, area.right().saturating_sub(x + 1), said, Role::Text);
                if usize::from(area.right()) > usize::from(end) + name.len() + 3 {
                    canvas.put_right(Rect { width: area.width - 1, ..area }, y, name, Role::Dim);
                }
            }
        }
    }
}
