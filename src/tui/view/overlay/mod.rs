//! What lies over the panes: help, the palette, the continuations of a pending key.

mod help;
mod palette;
pub(in crate::tui) mod which_key;

use ratatui::layout::Rect;

pub(super) use help::help;
pub(super) use palette::{palette, selected_row};
pub(super) use which_key::continuations;

use super::Canvas;
use crate::theme::Role;

/// Takes the lower rows of the screen, above the line at the bottom, with a rule over them; the rows that are left.
fn rise(canvas: &mut Canvas<'_>, area: Rect, rows: u16) -> Rect {
    let at = Rect { y: area.bottom().saturating_sub(2 + rows), height: rows + 1, ..area };
    for y in at.y..at.bottom() {
        for x in at.x..at.right() {
            canvas.buffer[(x, y)].reset();
        }
    }
    let style = canvas.theme.style(Role::PanelBackground);
    canvas.buffer.set_style(at, style);
    canvas.ground = Role::PanelBackground;
    canvas.put(at.x, at.y, at.width, &"─".repeat(usize::from(at.width)), Role::Rule);
    Rect { y: at.y + 1, height: rows, ..at }
}
