//! The table of continuations that rises from the bottom after the first key of a sequence.

use ratatui::layout::Rect;

use super::super::Canvas;
use super::rise;
use crate::command::Invocation;
use crate::text::{width, wrap};
use crate::theme::Role;
use crate::tui::Cx;
use crate::tui::model::Model;
use crate::tui::palette::hindrance;

/// Columns beside each other at most.
const MOST: usize = 3;
/// Columns of air between one and the next, and at the edges.
const AIR: usize = 3;

/// What may follow: the key, what it does, and why it cannot be done now.
struct Entry {
    key: String,
    said: String,
    hindered: bool,
}

fn entries(model: &Model, cx: &Cx) -> Vec<Entry> {
    let entry = |(keys, command): &(crate::command::KeySequence, crate::command::Command)| {
        let why = hindrance(model, &Invocation::from(*command), cx);
        let said = cx.describe(*command);
        let hindered = why.is_some();
        let said = why.map_or_else(|| said.clone(), |why| format!("{said} · {}", why.trim_end_matches('.')));
        Entry { key: cx.written(&keys.0), said, hindered }
    };
    model.continuations.iter().map(entry).collect()
}

/// How the table is laid out on a screen of this size.
struct Table {
    entries: Vec<Entry>,
    /// Columns for a key.
    keys: usize,
    /// How many entries stand below each other.
    rows: usize,
    /// Columns of the screen that each column takes, as wide as its longest entry.
    wide: Vec<usize>,
    /// The entries of each page, with the lines that each takes.
    pages: Vec<Vec<(usize, usize)>>,
}

fn table(model: &Model, cx: &Cx) -> Table {
    let (screen, rows) = model.screen();
    let (screen, high) = (usize::from(screen), usize::from(rows.saturating_sub(4)).max(1));
    let entries = entries(model, cx);
    let keys = entries.iter().map(|entry| width::width(&entry.key)).max().unwrap_or(1);
    // Read out, one stands below the other.
    let most = if model.linear { 1 } else { MOST };
    for columns in (2..=most).rev() {
        let rows = entries.len().div_ceil(columns).min(high).max(1);
        let mut wide = vec![0; columns];
        for (number, entry) in entries.iter().enumerate() {
            let column = &mut wide[number / rows % columns];
            *column = width::width(&entry.said).max(*column);
        }
        let wide: Vec<usize> = wide.into_iter().map(|said| keys + 2 + said + AIR).collect();
        if entries.len() >= columns && wide.iter().sum::<usize>() <= screen {
            let numbers: Vec<(usize, usize)> = (0..entries.len()).map(|number| (number, 1)).collect();
            let pages = numbers.chunks(rows * columns).map(<[(usize, usize)]>::to_vec).collect();
            return Table { entries, keys, rows, wide, pages };
        }
    }
    let room = screen.saturating_sub(keys + 2 + AIR).max(8);
    let mut pages: Vec<Vec<(usize, usize)>> = vec![Vec::new()];
    let mut used = 0;
    for (number, entry) in entries.iter().enumerate() {
        let lines = wrap::lines(&entry.said, room).len().min(high);
        if used + lines > high {
            pages.push(Vec::new());
            used = 0;
        }
        used += lines;
        if let Some(page) = pages.last_mut() {
            page.push((number, lines));
        }
    }
    Table { entries, keys, rows: high, wide: vec![screen], pages }
}

/// How many pages the table has.
pub(in crate::tui) fn pages(model: &Model, cx: &Cx) -> usize {
    table(model, cx).pages.len()
}

pub(in crate::tui::view) fn continuations(canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    if model.continuations.is_empty() || area.height < 6 {
        return;
    }
    let table = table(model, canvas.cx);
    let page = &table.pages[model.turned.min(table.pages.len() - 1)];
    let lines: usize = page.iter().map(|(_, lines)| lines).sum();
    let rows = table.rows.min(lines);
    let at = rise(canvas, area, rows as u16);
    let mut line = 0;
    for (number, lines) in page {
        let entry = &table.entries[*number];
        let (column, row) = (line / rows, line % rows);
        let left: usize = table.wide[..column].iter().sum();
        let room = table.wide[column].saturating_sub(table.keys + 2 + AIR).max(8);
        let (x, y) = (at.x + left as u16 + 2, at.y + row as u16);
        let role = if entry.hindered { Role::Dim } else { Role::Text };
        canvas.put(x, y, table.keys as u16, &entry.key, if entry.hindered { Role::Dim } else { Role::HintKey });
        let text = x + table.keys as u16 + 2;
        if *lines == 1 {
            canvas.put(text, y, room as u16, &entry.said, role);
        } else {
            for (offset, range) in wrap::lines(&entry.said, room).into_iter().take(*lines).enumerate() {
                canvas.put(text, y + offset as u16, room as u16, entry.said[range].trim_end(), role);
            }
        }
        line += lines;
    }
}
