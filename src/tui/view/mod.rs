//! Paints the model. Changes nothing.

pub(crate) mod chart;
pub(crate) mod entries;
pub(crate) mod feeds;
mod overlay;
pub(crate) mod reader;
pub(crate) mod side;
pub(crate) mod spoken;
mod status;

pub(super) use overlay::which_key;

use std::num::NonZeroU16;

use ratatui::Frame;
use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::Rect;

use super::Cx;
use super::model::{Model, Pane};
use crate::text::{width, wrap};
use crate::theme::{Role, Theme};

/// Where a piece of the screen is painted, and with what.
pub(crate) struct Canvas<'a> {
    pub(crate) buffer: &'a mut Buffer,
    pub(crate) theme: &'a Theme,
    pub(crate) cx: &'a Cx,
    /// For screen readers: words only.
    pub(crate) linear: bool,
    /// What is written on.
    pub(crate) ground: Role,
    /// Where the bar was drawn last.
    pub(crate) barred: Option<(u16, u16)>,
}

impl Canvas<'_> {
    /// Writes `text` from `x` on, cut at `room` columns; returns the column after it.
    pub(crate) fn put(&mut self, x: u16, y: u16, room: u16, text: &str, role: Role) -> u16 {
        if !self.buffer.area.contains((x, y).into()) || room == 0 {
            return x;
        }
        // Rules, bars and charts say nothing when read out; a sign is read out as its name.
        if self.linear && (matches!(role, Role::Rule | Role::Chart | Role::ChartDim) || is_sign(text)) {
            return x;
        }
        let text = width::truncate(text, usize::from(room));
        let style = self.theme.style(self.ground).patch(self.theme.style(role));
        self.buffer.set_stringn(x, y, text, usize::from(room), style).0
    }

    /// Writes `text` in a role with another laid over it.
    pub(crate) fn put_over(&mut self, x: u16, y: u16, room: u16, text: &str, role: Role, over: Option<Role>) -> u16 {
        let end = self.put(x, y, room, text, role);
        if let Some(over) = over.filter(|_| x < end) {
            self.buffer.set_style(Rect { x, y, width: end - x, height: 1 }, self.theme.style(over));
        }
        end
    }

    /// Makes what is written between two columns lead to an address, where the terminal knows how (OSC 8).
    ///
    /// The sequences stand inside of the cells, whose width is told apart from their text.
    pub(crate) fn link(&mut self, from: u16, to: u16, y: u16, url: &str) {
        if !self.cx.links || url.chars().any(|c| c.is_control() || c == ' ') || url.len() > 2_000 {
            return;
        }
        let mut x = from;
        while x < to {
            let Some(cell) = self.buffer.cell_mut((x, y)) else { return };
            let wide = (width::width(cell.symbol()) as u16).max(1);
            let linked = format!("\u{1b}]8;;{url}\u{1b}\\{}\u{1b}]8;;\u{1b}\\", cell.symbol());
            cell.set_symbol(&linked);
            cell.set_diff_option(CellDiffOption::ForcedWidth(NonZeroU16::new(wide).unwrap_or(NonZeroU16::MIN)));
            x += wide;
        }
    }

    /// Writes `text` so that it ends at the right edge of `area`.
    pub(crate) fn put_right(&mut self, area: Rect, y: u16, text: &str, role: Role) {
        let columns = (width::width(text) as u16).min(area.width);
        self.put(area.right() - columns, y, columns, text, role);
    }

    /// The title of a pane, in the row above it.
    pub(crate) fn title(&mut self, area: Rect, text: &str, right: &str, focused: bool) {
        let y = area.y - 1;
        let role = if focused { Role::Accent } else { Role::Dim };
        let taken = width::width(right) as u16 + 2;
        self.put(area.x + 1, y, area.width.saturating_sub(1 + taken), text, role);
        let inner = Rect { width: area.width.saturating_sub(1), ..area };
        self.put_right(inner, y, right, Role::Dim);
    }

    /// A sentence in an empty pane.
    pub(crate) fn sentence(&mut self, area: Rect, text: &str) {
        let room = usize::from(area.width.saturating_sub(3)).max(8);
        for (row, range) in crate::text::wrap::lines(text, room).into_iter().enumerate().take(usize::from(area.height))
        {
            self.put(area.x + 2, area.y + row as u16, area.width.saturating_sub(2), text[range].trim_end(), Role::Dim);
        }
    }

    /// A line across.
    pub(crate) fn rule(&mut self, x: u16, y: u16, columns: u16) {
        self.put(x, y, columns, &"─".repeat(usize::from(columns)), Role::Rule);
    }

    /// The bar beside what is selected; read out, one sign where it begins.
    pub(crate) fn bar(&mut self, x: u16, y: u16, focused: bool) {
        if self.linear {
            let goes_on = self.barred.replace((x, y)).is_some_and(|before| (before.0, before.1 + 1) == (x, y));
            if focused && !goes_on {
                self.put(x, y, 1, ">", Role::Accent);
            }
            return;
        }
        self.put(x, y, 1, "▌", if focused { Role::Accent } else { Role::Rule });
    }
}

/// A headline on two lines at most; where it is longer, the second ends with «…».
pub(crate) fn two_lines(title: &str, room: usize) -> Vec<String> {
    let ranges = wrap::lines(title, room);
    let line = |range: &std::ops::Range<usize>| title[range.clone()].trim_end().to_owned();
    match ranges.as_slice() {
        [] => vec![String::new()],
        [first, second, _, ..] => vec![line(first), width::truncate(&title[second.start..], room)],
        all => all.iter().map(line).collect(),
    }
}

/// Whether a piece of the screen is a sign and not words.
fn is_sign(text: &str) -> bool {
    matches!(text, "●" | "▌" | "│" | "◦" | "▪" | "⌂" | "◇" | "◆" | "▸ " | "¶" | "≡" | "⌕")
}

/// Paints everything.
pub(crate) fn view(model: &Model, theme: &Theme, cx: &Cx, frame: &mut Frame<'_>) {
    let area = frame.area();
    if area.height < 4 || area.width < 8 {
        return;
    }
    // Above what is said.
    let above = Rect { height: area.height.saturating_sub(model.spoken()), ..area };
    let buffer = frame.buffer_mut();
    buffer.set_style(area, theme.style(Role::Background));
    let mut canvas = Canvas { buffer, theme, cx, linear: model.linear, ground: Role::Background, barred: None };
    if let Some(help) = &model.help {
        overlay::help(&mut canvas, above, help);
    } else if let Some(page) = model.pages.last() {
        let content = Rect { y: 1, height: above.height.saturating_sub(2), ..area };
        page.sheet().paint(&mut canvas, model, content);
        overlay::continuations(&mut canvas, model, above);
        overlay::palette(&mut canvas, model, above);
    } else {
        let panes = model.panes();
        for pane in Pane::ALL {
            let Some(at) = panes.area(pane) else { continue };
            let focused = model.focus == pane;
            match pane {
                Pane::Feeds => feeds::paint(&mut canvas, model, at, focused),
                Pane::List => entries::paint(&mut canvas, model, at, focused),
                Pane::Reader => reader::paint(&mut canvas, model, at, focused),
                Pane::Side => side::paint(&mut canvas, model, at, focused),
            }
            if at.x > 0 {
                for y in 0..area.height - 1 {
                    canvas.put(at.x - 1, y, 1, "│", Role::Rule);
                }
            }
        }
        overlay::continuations(&mut canvas, model, above);
        overlay::palette(&mut canvas, model, above);
    }
    canvas.ground = Role::Background;
    let typed = status::paint(&mut canvas, model, area).map(|x| (x, area.bottom() - 1));
    // The cursor stands on what is selected: there a screen reader reads.
    let cursor = typed.or_else(|| model.linear.then(|| (0, spoken::row(model, above))));
    if let Some(at) = cursor {
        frame.set_cursor_position(at);
    }
}
