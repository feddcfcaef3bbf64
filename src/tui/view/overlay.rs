//! What lies over the panes: help, the palette, the continuations of a pending key.

use ratatui::layout::Rect;

use super::super::model::{Asking, Model};
use super::Canvas;
use crate::command::{Command, Subject};
use crate::theme::Role;

fn clear(canvas: &mut Canvas<'_>, area: Rect) {
    for y in area.y..area.bottom() {
        for x in area.x..area.right() {
            canvas.buffer[(x, y)].reset();
        }
    }
    let style = canvas.theme.style(Role::PanelBackground);
    canvas.buffer.set_style(area, style);
}

/// The rows of the page of keys: subject headings, then keys and what they do.
pub(super) fn help(canvas: &mut Canvas<'_>, area: Rect, scroll: usize) {
    let cx = canvas.cx;
    let mut rows: Vec<(String, String, bool)> = Vec::new();
    for subject in Subject::ALL {
        if !rows.is_empty() {
            rows.push((String::new(), String::new(), false));
        }
        rows.push((cx.locale.t(subject.key()), String::new(), true));
        for command in Command::ALL.iter().filter(|command| command.subject() == subject) {
            let keys = cx.keymap.keys_of(*command).iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
            rows.push((keys, cx.describe(*command), false));
        }
    }
    let title = cx.locale.t("help-title");
    canvas.put(area.x + 1, area.y, area.width - 1, &title, Role::Accent);
    let height = usize::from(area.height.saturating_sub(2));
    let scroll = scroll.min(rows.len().saturating_sub(height));
    let keys_wide = (area.width / 3).clamp(10, 24);
    for (row, (keys, said, heading)) in rows.iter().skip(scroll).take(height).enumerate() {
        let y = area.y + 1 + row as u16;
        canvas.put(area.x + 1, y, keys_wide, keys, if *heading { Role::Heading } else { Role::HintKey });
        canvas.put(area.x + 2 + keys_wide, y, area.width.saturating_sub(keys_wide + 3), said, Role::Text);
    }
}

/// The table of continuations that rises from the bottom after the first key of a sequence.
pub(super) fn continuations(canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let rows = model.continuations.len() as u16;
    if rows == 0 || rows + 3 > area.height {
        return;
    }
    let at = Rect { y: area.bottom() - 2 - rows, height: rows + 1, ..area };
    clear(canvas, at);
    canvas.put(0, at.y, area.width, &"─".repeat(usize::from(area.width)), Role::Rule);
    for (row, (keys, command)) in model.continuations.iter().enumerate() {
        let y = at.y + 1 + row as u16;
        canvas.put(2, y, 8, &keys.to_string(), Role::HintKey);
        let said = canvas.cx.describe(*command);
        canvas.put(10, y, area.width.saturating_sub(10), &said, Role::Text);
    }
}

/// The commands that match what is being typed, best at the bottom, nearest the line.
pub(super) fn palette(canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let Some(prompt) = model.prompt.as_ref().filter(|prompt| prompt.asking == Asking::Command) else { return };
    let shown = prompt.matches.len().min(10).min(usize::from(area.height.saturating_sub(4)));
    if shown == 0 {
        return;
    }
    let first = (prompt.selected + 1).saturating_sub(shown);
    let at = Rect { y: area.bottom() - 2 - shown as u16, height: shown as u16 + 1, ..area };
    clear(canvas, at);
    canvas.put(0, at.y, area.width, &"─".repeat(usize::from(area.width)), Role::Rule);
    for (row, command) in prompt.matches.iter().skip(first).take(shown).enumerate() {
        let y = at.y + 1 + row as u16;
        let selected = first + row == prompt.selected;
        let role = if selected { Role::SelectionText } else { Role::Text };
        let said = canvas.cx.describe(*command);
        canvas.put(2, y, area.width.saturating_sub(22), &said, role);
        let keys = canvas.cx.key(*command);
        let inner = Rect { width: area.width - 2, ..area };
        canvas.put_right(inner, y, &keys, Role::Dim);
        if selected {
            canvas.bar(0, y, true);
        }
    }
}
