//! The text of the article, at the measure the reader chose, in the middle of its pane.

use ratatui::layout::Rect;
use ratatui::widgets::Widget as _;
use ratatui_image::sliced::{SignedPosition, SlicedImage};

use super::super::message::Text;
use super::super::model::Model;
use super::super::render::{self, Piece, Rendered};
use super::super::{Cx, update};
use super::Canvas;
use super::side;
use crate::command::Command;
use crate::news::article::published;
use crate::text::{width, wrap};
use crate::theme::Role;

/// Where the text begins, and its columns.
pub(crate) fn text_area(rendered: &Rendered, area: Rect) -> Rect {
    let columns = (rendered.setting.columns as u16).min(area.width.saturating_sub(2));
    let left = area.x + 1 + (area.width.saturating_sub(2) - columns) / 2;
    Rect { x: left, width: columns, ..area }
}

pub(super) fn paint(canvas: &mut Canvas<'_>, model: &Model, area: Rect, focused: bool) {
    let Some(rendered) = &model.reader.rendered else {
        let key = match (model.reader.entry, model.list.current()) {
            (Some(_), _) => "loading",
            (None, Some(_)) => "empty-reader",
            // The list says why there is nothing.
            (None, None) => return,
        };
        let text = canvas.cx.locale.t(key);
        canvas.sentence(area, &text);
        return;
    };
    let scroll = model.scroll();
    let progress = progress(model);
    let room = usize::from(area.width.saturating_sub(3)).saturating_sub(width::width(&progress));
    let meta = model.reader.text.as_ref().map_or_else(String::new, |text| meta(model, text, room, canvas.cx));
    canvas.title(area, &meta, &progress, focused);
    let at = text_area(rendered, area);
    for (row, line) in rendered.lines.iter().enumerate().skip(scroll).take(usize::from(area.height)) {
        let y = area.y + (row - scroll) as u16;
        let line = render::overlay(line, &marks(model, rendered, row));
        let wide = line.iter().map(|piece| width::width(&piece.text)).sum::<usize>() > rendered.setting.columns;
        let skip = if wide { model.reader.sideways } else { 0 };
        paint_line(canvas, &line, Rect { y, height: 1, ..at }, skip, rendered);
    }
    paint_pictures(canvas, model, rendered, at);
}

/// The pictures in view, each in the middle of the space kept for it; a sentence where one is still to come.
fn paint_pictures(canvas: &mut Canvas<'_>, model: &Model, rendered: &Rendered, at: Rect) {
    let scroll = model.scroll();
    for slot in &rendered.pictures {
        if slot.line + slot.lines <= scroll || slot.line >= scroll + usize::from(at.height) {
            continue;
        }
        let from = slot.line as i32 - scroll as i32;
        let said = match model.pictures.get(&update::pictures::key(rendered, slot)) {
            Some(Ok(ready)) => {
                let size = ready.0.size();
                let x = at.width.saturating_sub(size.width) / 2;
                let y = from + (slot.lines as i32 - i32::from(size.height)) / 2;
                let place = SignedPosition { x: x as i16, y: y as i16 };
                SlicedImage::new(&ready.0, place).render(at, canvas.buffer);
                continue;
            }
            Some(Err(why)) => canvas.cx.locale.ta("picture-failed", &[("why", canvas.cx.locale.trouble(why).into())]),
            None => match model.pictures.files.get(&slot.src) {
                Some(Err(why)) => {
                    canvas.cx.locale.ta("picture-failed", &[("why", canvas.cx.locale.trouble(why).into())])
                }
                _ => canvas.cx.locale.t("loading"),
            },
        };
        let lines = wrap::lines(&said, usize::from(at.width));
        let first = from + slot.lines.saturating_sub(lines.len()) as i32 / 2;
        for (row, line) in (first..).zip(lines).take(slot.lines) {
            if (0..i32::from(at.height)).contains(&row) {
                let line = said[line].trim_end();
                let inset = at.width.saturating_sub(width::width(line) as u16) / 2;
                canvas.put(at.x + inset, at.y + row as u16, at.width - inset, line, Role::Caption);
            }
        }
    }
}

/// How far one has read, or which of the places found this is.
fn progress(model: &Model) -> String {
    if let Some(finding) = &model.reader.finding {
        let at = if finding.hits.is_empty() { 0 } else { finding.at + 1 };
        return format!("{at}/{}", finding.hits.len());
    }
    let (scroll, last) = (model.scroll(), model.last_scroll());
    (scroll * 100).checked_div(last).map(|percent| format!("{percent} %")).unwrap_or_default()
}

/// What is laid over a line: names, then what is found or pointed at.
fn marks(model: &Model, rendered: &Rendered, row: usize) -> Vec<(usize, usize, Role)> {
    let mut hits: Vec<(usize, usize, Role)> = Vec::new();
    if let Some(finding) = &model.reader.finding {
        for (number, hit) in finding.hits.iter().enumerate() {
            let role = if number == finding.at { Role::SearchHitHere } else { Role::SearchHit };
            hits.extend(hit.parts.iter().filter(|(line, ..)| *line == row).map(|(_, from, to)| (*from, *to, role)));
        }
    }
    let entities = model.reader.text.as_ref().map(|text| text.entities.as_slice()).unwrap_or_default();
    let pointed = model.pointed_at();
    let first = rendered.named.partition_point(|named| named.line < row);
    let mut all = Vec::new();
    for named in rendered.named[first..].iter().take_while(|named| named.line == row) {
        let role = match entities.get(named.entity) {
            Some(_) if pointed == Some(named.entity) => Role::SearchHit,
            Some(entity) => side::mark(entity.kind).1,
            None => continue,
        };
        if !hits.iter().any(|(from, to, _)| *from < named.to && named.from < *to) {
            all.push((named.from, named.to, role));
        }
    }
    all.extend(hits);
    all.sort_by_key(|(from, ..)| *from);
    all
}

fn paint_line(canvas: &mut Canvas<'_>, line: &[Piece], at: Rect, skip: usize, rendered: &Rendered) {
    let right = (at.x + at.width + 1).min(canvas.buffer.area.right());
    let mut x = at.x;
    let mut skip = skip;
    for piece in line {
        let wide = width::width(&piece.text);
        if skip >= wide && wide > 0 {
            skip -= wide;
            continue;
        }
        let shown = if skip > 0 { skipped(&piece.text, skip) } else { piece.text.as_str() };
        skip = 0;
        let end = canvas.put_over(x, at.y, right.saturating_sub(x), shown, piece.role, piece.over);
        if let Some(url) = piece.link.and_then(|link| rendered.links.get(link)) {
            canvas.link(x, end, at.y, url);
        }
        x = end;
    }
}

/// The text without its first columns.
fn skipped(text: &str, columns: usize) -> &str {
    let mut used = 0;
    for (at, c) in text.char_indices() {
        if used >= columns {
            return &text[at..];
        }
        used += width::width(c.encode_utf8(&mut [0; 4]));
    }
    ""
}

/// Section, outlet, age and length of the article, in one line.
/// Section, outlet, time, length; where there is little room the section goes first, then the end of the outlet's name.
fn meta(model: &Model, text: &Text, room: usize, cx: &Cx) -> String {
    let head = &text.full.head;
    let page = text.stored.as_ref().map(|stored| &stored.article);
    let mut said: Vec<String> = Vec::new();
    // A feed without dates leaves that to its pages.
    let at = if head.published.is_some() { head.sort } else { published(&text.full, page).unwrap_or(head.sort) };
    said.push(cx.locale.age(at, cx.now, &cx.zone));
    said.extend(head.minutes().map(|minutes| cx.locale.ta("minutes", &[("count", minutes.into())])));
    if let Some(at) = text.changed {
        let time = cx.locale.age(at, cx.now, &cx.zone);
        let key = cx.key(Command::Versions);
        said.push(format!("{} ({key})", cx.locale.ta("changed-at", &[("time", time.into())])));
    }
    said.extend(model.tags_of(head.id).into_iter().map(|tag| format!("#{tag}")));
    let rest = said.join(" · ");
    let outlet = &head.feed_name;
    if let Some(section) = page.and_then(|page| page.section.as_ref()) {
        let whole = format!("{section} · {outlet} · {rest}");
        if width::width(&whole) <= room {
            return whole;
        }
    }
    let left = room.saturating_sub(width::width(&rest) + 3).max(8);
    format!("{} · {rest}", width::truncate(outlet, left))
}
