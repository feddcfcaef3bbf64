//! The table of continuations that rises from the bottom after the first key of a sequence.

use ratatui::layout::Rect;

use super::super::Canvas;
use super::rise;
use crate::theme::Role;
use crate::tui::model::Model;

/// Columns narrower than this say nothing.
const NARROWEST: u16 = 34;

pub(in crate::tui::view) fn continuations(canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let count = model.continuations.len() as u16;
    if count == 0 || area.height < 6 {
        return;
    }
    let columns = (area.width / NARROWEST).clamp(1, 4);
    let rows = count.div_ceil(columns).min(area.height - 4);
    let at = rise(canvas, area, rows);
    let wide = area.width / columns;
    // Where not all have room, the last place says how many are not shown.
    let room = columns * rows;
    let shown = if count > room { room - 1 } else { count };
    if shown < count {
        let (column, row) = (shown / rows, shown % rows);
        let left = format!("…  +{}", count - shown);
        canvas.put(at.x + column * wide + 2, at.y + row, wide.saturating_sub(2), &left, Role::Dim);
    }
    for (number, (keys, command)) in model.continuations.iter().take(usize::from(shown)).enumerate() {
        let (column, row) = (number as u16 / rows, number as u16 % rows);
        let x = at.x + column * wide;
        canvas.put(x + 2, at.y + row, 7, &keys.to_string(), Role::HintKey);
        let said = canvas.cx.describe(*command);
        canvas.put(x + 6, at.y + row, wide.saturating_sub(7), &said, Role::Text);
    }
}
