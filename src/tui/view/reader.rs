//! The text of the article, at the measure the reader chose, in the middle of its pane.

use ratatui::layout::Rect;

use super::super::model::Model;
use super::Canvas;
use crate::theme::Role;

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
    let name = model.reader.text.as_ref().map_or("", |text| text.full.head.feed_name.as_str());
    canvas.title(area, name, &seen, focused);
    let columns = (rendered.width as u16).min(area.width.saturating_sub(2));
    let left = area.x + 1 + (area.width.saturating_sub(2) - columns) / 2;
    for (row, line) in rendered.lines.iter().skip(scroll).take(usize::from(area.height)).enumerate() {
        let mut x = left;
        for (text, role) in line {
            let room = (left + columns + 1).saturating_sub(x).min(area.right().saturating_sub(x));
            let role = if *role == Role::Text { Role::Text } else { *role };
            x = canvas.put(x, area.y + row as u16, room, text, role);
        }
    }
}
