//! The difference between versions as it is drawn: what went stands as `[-went-]`, what came as `{+came+}`.

use ratatui::layout::Rect;

use super::Versions;
use crate::text::{diff, wrap};
use crate::theme::Role;
use crate::tui::model::Model;
use crate::tui::view::Canvas;

/// Lines above the text: which edition is compared.
pub(super) const HEADER: usize = 2;
/// Columns of the text.
const WIDEST: usize = 80;

type Line = Vec<(String, Role)>;

/// The text with its changes; paragraphs without any are left out.
pub(super) fn lines(page: &Versions, columns: u16) -> Vec<Line> {
    let Some((before, now)) = page.pair() else { return Vec::new() };
    let room = usize::from(columns.saturating_sub(4)).clamp(10, WIDEST);
    let mut out = Vec::new();
    if before.title != now.title {
        out.extend(changed(&before.title, &now.title, room, Role::Headline));
    }
    if before.text != now.text {
        out.extend(changed(&before.text, &now.text, room, Role::Text));
    }
    out
}

fn changed(before: &str, after: &str, room: usize, role: Role) -> Vec<Line> {
    // Stretches of one paragraph each, so that marks never go over a blank line.
    let mut paragraphs: Vec<Vec<(String, Role)>> = vec![Vec::new()];
    for piece in diff::words(before, after) {
        let (open, text, close, role) = match &piece {
            diff::Piece::Same(text) => ("", text, "", role),
            diff::Piece::Gone(text) => ("[-", text, "-]", Role::Gone),
            diff::Piece::Come(text) => ("{+", text, "+}", Role::Come),
        };
        for part in text.split_inclusive('\n') {
            // The marks keep what they mark from being told by colour alone.
            let words = part.trim_end();
            if let Some(last) = paragraphs.last_mut().filter(|_| !words.is_empty()) {
                last.push((format!("{open}{words}{close}{}", if part.ends_with(' ') { " " } else { "" }), role));
            }
            if part.ends_with('\n') && paragraphs.last().is_some_and(|last| !last.is_empty()) {
                paragraphs.push(Vec::new());
            }
        }
    }
    let mut out: Vec<Line> = Vec::new();
    let mut left_out = false;
    for paragraph in paragraphs.into_iter().filter(|paragraph| !paragraph.is_empty()) {
        if paragraph.iter().all(|(_, of)| *of == role) {
            left_out = true;
            continue;
        }
        if std::mem::take(&mut left_out) {
            out.extend([vec![("…".to_owned(), Role::Dim)], Line::new()]);
        }
        out.extend(set(&paragraph, room));
        out.push(Line::new());
    }
    if left_out {
        out.push(vec![("…".to_owned(), Role::Dim)]);
    }
    out
}

fn set(paragraph: &[(String, Role)], room: usize) -> Vec<Line> {
    let flat: String = paragraph.iter().map(|(text, _)| text.as_str()).collect();
    let mut out = Vec::new();
    for range in wrap::lines(&flat, room) {
        let mut line = Line::new();
        let (mut at, mut end) = (range.start, 0);
        for (text, role) in paragraph {
            end += text.len();
            let upto = end.min(range.end);
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
    let which = (page.editions.len() > 2).then(|| format!("{}/{}", page.from + 1, page.editions.len() - 1));
    canvas.title(area, &format!("{} · {title}", cx.locale.t("versions-title")), &which.unwrap_or_default(), true);
    let Some((before, _)) = page.pair() else {
        let said = cx.locale.t(if page.known { "empty-versions" } else { "loading" });
        canvas.sentence(area, &said);
        return;
    };
    let columns = WIDEST as u16 + 4;
    let left = area.x + 1 + area.width.saturating_sub(columns) / 2;
    let when = before.until.map(|at| cx.locale.age(at, cx.now, &cx.zone)).unwrap_or_default();
    let said = cx.locale.ta("changed-at", &[("time", when.into())]);
    let key = cx.locale.t("changes-key");
    canvas.put(left, area.y, area.right().saturating_sub(left), &format!("{said}   {key}"), Role::Dim);
    let high = usize::from(area.height).saturating_sub(HEADER);
    let lines = lines(page, area.width);
    for (row, line) in lines.iter().skip(page.scroll).take(high).enumerate() {
        let mut x = left;
        for (piece, role) in line {
            x = canvas.put(x, area.y + (HEADER + row) as u16, area.right().saturating_sub(x), piece, *role);
        }
    }
}
