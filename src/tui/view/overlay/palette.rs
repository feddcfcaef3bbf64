//! The rows under what is being typed: commands, articles, completions; the best on top.

use ratatui::layout::Rect;

use super::super::{Canvas, side};
use super::rise;
use crate::command::{Argument, Choices, Invocation};
use crate::text::{width, wrap};
use crate::theme::Role;
use crate::tui::model::{Asking, Model, Prompt};
use crate::tui::palette::Found;

/// The width below which a headline has its row alone.
const NARROW: u16 = 60;

/// How many rows are shown, and which is the first.
fn shown(prompt: &Prompt, area: Rect) -> (usize, usize) {
    let most = if prompt.asking == Asking::Search { 6 } else { 14 };
    let shown = prompt.matches.len().min(most).min(usize::from(area.height.saturating_sub(4)));
    (shown, (prompt.selected + 1).saturating_sub(shown))
}

/// What is said where no row answers, and some might.
fn nothing(prompt: &Prompt) -> Option<&'static str> {
    let text = prompt.line.text.trim();
    if prompt.asking != Asking::Command || !prompt.matches.is_empty() || text.is_empty() {
        return None;
    }
    let named = Invocation::parse(text).filter(|asked| asked.command.argument() != Argument::None);
    match (prompt.command, named) {
        // Names are looked up by two letters.
        (Some(command), _) if command.argument() == Argument::Choice(Choices::Names) && text.chars().count() < 2 => {
            None
        }
        (Some(_), _) if prompt.is_as_before() || text == prompt.given => None,
        (Some(_), _) => Some("empty-choices"),
        (None, Some(asked)) => asked.argument.map(|_| "empty-choices"),
        (None, None) => Some("empty-palette"),
    }
}

/// The row of the screen on which the selected row stands.
pub(in crate::tui::view) fn selected_row(prompt: &Prompt, area: Rect) -> Option<u16> {
    let (shown, first) = shown(prompt, area);
    (shown > 0).then(|| area.bottom() - 1 - shown as u16 + (prompt.selected - first) as u16)
}

pub(in crate::tui::view) fn palette(canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let Some(prompt) = &model.prompt else { return };
    let said = model.status.clone().or_else(|| nothing(prompt).map(|key| canvas.cx.locale.t(key)));
    let columns = area.width.saturating_sub(5);
    let lines =
        said.iter().flat_map(|said| wrap::lines(said, usize::from(columns)).into_iter().map(|range| &said[range]));
    let lines: Vec<&str> = lines.take(usize::from(area.height.saturating_sub(4)).min(3)).collect();
    let (shown, first) = shown(prompt, Rect { height: area.height.saturating_sub(lines.len() as u16), ..area });
    if shown + lines.len() == 0 {
        return;
    }
    let at = rise(canvas, area, (shown + lines.len()) as u16);
    for (row, line) in lines.iter().enumerate() {
        canvas.put(at.x + 4, at.y + row as u16, columns, line.trim_end(), Role::Dim);
    }
    let at = Rect { y: at.y + lines.len() as u16, ..at };
    for (row, candidate) in prompt.matches.iter().skip(first).take(shown).enumerate() {
        let y = at.y + row as u16;
        let selected = first + row == prompt.selected && !prompt.unchosen();
        let role = match (&candidate.hindrance, selected) {
            (Some(_), _) => Role::Dim,
            (None, true) => Role::SelectionText,
            (None, false) => Role::Text,
        };
        let mark = match candidate.found {
            Found::Command(..) => " ",
            Found::Feed(_) => "≡",
            Found::Entry(_) => "¶",
            Found::Entity(_, kind) | Found::Name(_, _, kind) => side::mark(kind).0,
            Found::Words(_) if prompt.asking == Asking::Page => " ",
            Found::Words(_) => "⌕",
            Found::Source(_) => "+",
        };
        // Read out, what is selected is told by a sign of its own.
        let mark = if canvas.linear && selected { ">" } else { mark };
        canvas.put(at.x + 2, y, 1, mark, Role::Dim);
        let note = candidate.hindrance.as_deref().map_or(candidate.note.as_str(), |why| why.trim_end_matches('.'));
        // A headline says more than where it comes from.
        let note = match candidate.found {
            Found::Entry(_) if at.width < NARROW => "",
            _ => note,
        };
        let note = width::truncate(note, usize::from(at.width / 2));
        let taken = width::width(&note) as u16;
        canvas.put(at.x + 4, y, at.width.saturating_sub(taken + 8), &candidate.text, role);
        canvas.put_right(Rect { width: at.width.saturating_sub(2), ..at }, y, &note, Role::Dim);
        if selected && !canvas.linear {
            canvas.bar(at.x, y, true);
        }
    }
}
