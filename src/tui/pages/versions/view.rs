//! The difference between versions as it is drawn: what went struck through and marked -, what came marked +.

use ratatui::layout::Rect;

use super::Versions;
use crate::text::{diff, wrap};
use crate::theme::Role;
use crate::tui::Cx;
use crate::tui::model::Model;
use crate::tui::view::Canvas;

type Line = Vec<(String, Role)>;

/// The whole page as lines.
pub(super) fn lines(page: &Versions, model: &Model, cx: &Cx, columns: u16) -> Vec<Line> {
    let Some(head) = model.heads.get(&page.entry) else { return Vec::new() };
    let room = usize::from(columns.saturating_sub(4)).clamp(10, 90);
    let mut out = Vec::new();
    let mut later = (head.title.clone(), head.summary.clone());
    for (at, title, summary) in page.earlier.iter().rev() {
        let when = cx.locale.age(*at, cx.now, &cx.zone);
        out.push(vec![(cx.locale.ta("changed-at", &[("time", when.into())]), Role::Heading)]);
        for (before, after) in [(title, &later.0), (summary, &later.1)] {
            if before != after {
                out.extend(changed(before, after, room));
                out.push(Line::new());
            }
        }
        later = (title.clone(), summary.clone());
    }
    out
}

fn changed(before: &str, after: &str, room: usize) -> Vec<Line> {
    let mut flat = String::new();
    let mut ends = Vec::new();
    for piece in diff::words(before, after) {
        let (open, text, close, role) = match &piece {
            diff::Piece::Same(text) => ("", text, "", Role::Text),
            diff::Piece::Gone(text) => ("[-", text, "-]", Role::Gone),
            diff::Piece::Come(text) => ("{+", text, "+}", Role::Come),
        };
        // The marks keep what they mark from being told by colour alone.
        let trimmed = text.trim_end();
        flat.push_str(open);
        flat.push_str(trimmed);
        flat.push_str(close);
        flat.push_str(&text[trimmed.len()..]);
        ends.push((flat.len(), role));
    }
    let mut out = Vec::new();
    for range in wrap::lines(&flat, room) {
        let mut line = Line::new();
        let mut at = range.start;
        for (end, role) in &ends {
            let upto = (*end).min(range.end);
            if at < upto {
                line.push((flat[at..upto].to_owned(), *role));
                at = upto;
            }
        }
        out.push(line);
    }
    out
}

pub(super) fn paint(page: &Versions, canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let cx = canvas.cx;
    let title = model.heads.get(&page.entry).map_or("", |head| head.title.as_str());
    canvas.title(area, &format!("{} · {title}", cx.locale.t("versions-title")), "", true);
    if page.earlier.is_empty() {
        let said = cx.locale.t(if page.known { "empty-versions" } else { "loading" });
        canvas.sentence(area, &said);
        return;
    }
    let lines = lines(page, model, cx, area.width);
    for (row, line) in lines.iter().skip(page.scroll).take(usize::from(area.height)).enumerate() {
        let mut x = area.x + 2;
        for (piece, role) in line {
            x = canvas.put(x, area.y + row as u16, area.right().saturating_sub(x), piece, *role);
        }
    }
}
