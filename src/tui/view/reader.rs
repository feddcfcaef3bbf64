//! The text of the article, at the measure the reader chose, in the middle of its pane.

use ratatui::layout::Rect;

use super::super::Cx;
use super::super::message::Text;
use super::super::model::Model;
use super::Canvas;

pub(super) fn paint(canvas: &mut Canvas<'_>, model: &Model, area: Rect, focused: bool) {
    let Some(rendered) = &model.reader.rendered else {
        let key = if model.reader.entry.is_some() { "loading" } else { "empty-reader" };
        let text = canvas.cx.locale.t(key);
        canvas.sentence(area, &text);
        return;
    };
    let scroll = model.scroll();
    let last = model.last_scroll();
    let seen = (scroll * 100).checked_div(last).map(|percent| format!("{percent} %")).unwrap_or_default();
    let meta = model.reader.text.as_ref().map_or_else(String::new, |text| meta(text, canvas.cx));
    canvas.title(area, &meta, &seen, focused);
    let columns = (rendered.width as u16).min(area.width.saturating_sub(2));
    let left = area.x + 1 + (area.width.saturating_sub(2) - columns) / 2;
    for (row, line) in rendered.lines.iter().skip(scroll).take(usize::from(area.height)).enumerate() {
        let mut x = left;
        for (text, role) in line {
            let room = (left + columns + 1).saturating_sub(x).min(area.right().saturating_sub(x));
            x = canvas.put(x, area.y + row as u16, room, text, *role);
        }
    }
}

/// Section, outlet, age and length of the article, in one line.
fn meta(text: &Text, cx: &Cx) -> String {
    let head = &text.full.head;
    let section = text.stored.as_ref().and_then(|stored| stored.article.section.clone());
    let mut said: Vec<String> = section.into_iter().chain([head.feed_name.clone()]).collect();
    said.push(cx.locale.age(head.sort, cx.now, &cx.zone));
    said.extend(head.minutes().map(|minutes| cx.locale.ta("minutes", &[("count", minutes.into())])));
    said.join(" · ")
}
