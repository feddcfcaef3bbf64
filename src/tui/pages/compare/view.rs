//! A comparison as it is drawn: one column beside the other where there is room, else one below the other.

use ratatui::layout::Rect;

use super::Compare;
use crate::news::front::Passage;
use crate::news::ids::EntryId;
use crate::text::wrap;
use crate::theme::Role;
use crate::tui::model::Model;
use crate::tui::view::Canvas;

/// Lines above the texts: headline and outlet.
pub(super) const HEADER: usize = 3;
/// The width from which two texts stand side by side.
const WIDE: u16 = 72;

/// The mark of what only one says, as it is read out.
const SAID: &str = "+";

type Line = Vec<(String, Role)>;

/// The passages as paragraphs of lines; what only this one says is marked at its edge and in its weight.
fn set(passages: &[Passage], room: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut from = 0;
    while from < passages.len() {
        let to = passages[from..].iter().position(|p| p.ends_paragraph).map_or(passages.len(), |at| from + at + 1);
        let mut flat = String::new();
        let mut ends = Vec::new();
        for passage in &passages[from..to] {
            if !flat.is_empty() {
                flat.push(' ');
            }
            flat.push_str(&passage.text);
            ends.push((flat.len(), if passage.same_as.is_some() { Role::Dim } else { Role::Strong }));
        }
        for range in wrap::lines(&flat, room.saturating_sub(2).max(8)) {
            let mut line = Line::new();
            let mut at = range.start;
            for (end, role) in &ends {
                let upto = (*end).min(range.end);
                if at < upto {
                    line.push((flat[at..upto].to_owned(), *role));
                    at = upto;
                }
            }
            let alone = line.iter().any(|(_, role)| *role == Role::Strong);
            line.insert(0, (if alone { "┃ " } else { "  " }.to_owned(), Role::Accent));
            lines.push(line);
        }
        lines.push(Line::new());
        from = to;
    }
    lines
}

/// Read out, one text comes after the other.
fn columns(width: u16, linear: bool) -> (usize, usize) {
    if width >= WIDE && !linear {
        (usize::from(width.saturating_sub(5) / 2).min(80), 2)
    } else {
        (usize::from(width.saturating_sub(2)), 1)
    }
}

/// How many lines there are to scroll.
pub(super) fn lines(page: &Compare, width: u16, linear: bool) -> usize {
    let Some(found) = &page.found else { return 0 };
    let (room, count) = columns(width, linear);
    let (left, right) = (set(&found.left_text, room).len(), set(&found.right_text, room).len());
    if count == 2 {
        left.max(right)
    } else if page.on_right {
        right
    } else {
        left
    }
}

pub(super) fn paint(page: &Compare, canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let cx = canvas.cx;
    let only = cx.locale.t("compare-only");
    let only = if canvas.linear { only.replace('┃', SAID) } else { only };
    canvas.title(area, &cx.locale.t("compare-title"), &only, true);
    let Some(found) = &page.found else {
        let said = cx.locale.t(if page.known { "empty-compare" } else { "loading" });
        canvas.sentence(area, &said);
        return;
    };
    let (room, count) = columns(area.width, canvas.linear);
    let sides = [(page.left, &found.left_text, false), (page.right, &found.right_text, true)];
    for (number, (entry, text, right)) in sides.into_iter().enumerate() {
        if count == 1 && right != page.on_right {
            continue;
        }
        let x = if count == 2 { area.x + 1 + number as u16 * (room as u16 + 3) } else { area.x + 1 };
        let at = Rect { x, width: room as u16, ..area };
        one(canvas, page, model, at, entry, text, right == page.on_right);
    }
    if count == 2 {
        for y in area.y..area.bottom() {
            canvas.put(area.x + room as u16 + 2, y, 1, "│", Role::Rule);
        }
    }
}

fn one(
    canvas: &mut Canvas<'_>,
    page: &Compare,
    model: &Model,
    area: Rect,
    entry: EntryId,
    text: &[Passage],
    focused: bool,
) {
    if let Some(head) = model.heads.get(&entry) {
        let role = if focused { Role::Headline } else { Role::HeadlineRead };
        canvas.put(area.x + 2, area.y, area.width.saturating_sub(2), &head.title, role);
        let cx = canvas.cx;
        let said = format!("{} · {}", head.feed_name, cx.locale.age(head.sort, cx.now, &cx.zone));
        canvas.put(area.x + 2, area.y + 1, area.width.saturating_sub(2), &said, Role::Dim);
    }
    let high = usize::from(area.height).saturating_sub(HEADER);
    for (row, line) in set(text, usize::from(area.width)).iter().skip(page.scroll).take(high).enumerate() {
        let mut x = area.x;
        for (piece, role) in line {
            let piece = if canvas.linear { piece.replace('┃', SAID) } else { piece.clone() };
            x = canvas.put(x, area.y + (HEADER + row) as u16, area.right().saturating_sub(x), &piece, *role);
        }
    }
}
