//! The pane on the left: fixed lists, sections, feeds, each with what is unread.

use ratatui::layout::Rect;

use super::super::Cx;
use super::super::model::{FeedItem, Model};
use super::Canvas;
use crate::text::width;
use crate::theme::Role;

/// A name as it fits: of "L'Onde · Belgique" the topic is what tells it from the others of its outlet.
/// An address, which is the name of a feed that has none, stands without its scheme, its end in sight.
pub(crate) fn fitted(name: &str, room: usize) -> String {
    let (mark, bare) = if let Some(bare) = name.strip_prefix("! ") { ("! ", bare) } else { ("", name) };
    if let Some((_, address)) = bare.split_once("://").filter(|(scheme, _)| matches!(*scheme, "http" | "https")) {
        let address = address.strip_prefix("www.").unwrap_or(address).trim_end_matches('/');
        let room = room.saturating_sub(mark.len());
        if width::width(address) <= room {
            return format!("{mark}{address}");
        }
        let mut from = address.len();
        for (at, _) in address.char_indices().rev() {
            if width::width(&address[at..]) + 1 > room {
                break;
            }
            from = at;
        }
        return format!("{mark}…{}", &address[from..]);
    }
    let Some((outlet, topic)) = name.split_once(" · ").filter(|_| width::width(name) > room) else {
        return name.to_owned();
    };
    let left = room.saturating_sub(width::width(topic) + 2);
    let outlet: String = outlet.chars().take(left).collect();
    if room >= width::width(topic) + 2 { format!("{}… {topic}", outlet.trim_end()) } else { topic.to_owned() }
}

/// What a row of the pane says: how far it stands to the right, its name, its count.
pub(super) fn row(model: &Model, item: &FeedItem, cx: &Cx) -> Option<(u16, String, u32)> {
    let locale = &cx.locale;
    Some(match item {
        FeedItem::All => (0, locale.t("all"), model.feeds.totals.unread),
        FeedItem::Starred => (0, format!("★ {}", locale.t("starred")), model.feeds.totals.starred),
        FeedItem::Later => (0, format!("◷ {}", locale.t("later")), model.feeds.totals.later),
        FeedItem::Heading(key) => (0, locale.t(key), 0),
        FeedItem::Follow(index) => {
            let row = model.feeds.follows.get(*index)?;
            let mark = if row.follow.notify { "♪ " } else { "" };
            (2, format!("{mark}{}", row.follow.name), row.unread)
        }
        FeedItem::Tag(index) => {
            let row = model.feeds.tags.get(*index)?;
            (2, row.name.clone(), row.unread)
        }
        FeedItem::Section(name) => {
            let inside = model.feeds.rows.iter().filter(|row| row.feed.section.as_ref() == Some(name));
            (0, name.to_uppercase(), inside.map(|row| row.unread).sum())
        }
        FeedItem::Feed(index) => {
            let row = model.feeds.rows.get(*index)?;
            let ill = if row.feed.health.error.is_some() { "! " } else { "" };
            // Those without a section stand under a heading, too, where others have one.
            (u16::from(model.feeds.sectioned) * 2, format!("{ill}{}", row.feed.name), row.unread)
        }
    })
}

pub(super) fn paint(canvas: &mut Canvas<'_>, model: &Model, area: Rect, focused: bool) {
    let cx = canvas.cx;
    canvas.title(area, &cx.locale.t("feeds"), "", focused);
    for (number, item) in model.feeds.items.iter().enumerate().skip(model.feeds.top).take(usize::from(area.height)) {
        let y = area.y + (number - model.feeds.top) as u16;
        let Some((indent, name, count)) = row(model, item, cx) else { continue };
        let selected = number == model.feeds.selected;
        let role = match (selected && focused, item, count) {
            (true, ..) => Role::SelectionText,
            (_, FeedItem::Section(_) | FeedItem::Heading(_), _) => Role::Heading,
            (_, FeedItem::Feed(_) | FeedItem::Follow(_) | FeedItem::Tag(_), 0) => Role::Dim,
            _ => Role::Text,
        };
        let count = if count > 0 { canvas.cx.locale.number(count.into()) } else { String::new() };
        let taken = width::width(&count) as u16 + 2;
        let room = area.width.saturating_sub(1 + indent + taken);
        canvas.put(area.x + 1 + indent, y, room, &fitted(&name, usize::from(room)), role);
        canvas.put_right(Rect { width: area.width - 1, ..area }, y, &count, Role::Dim);
        if selected {
            canvas.bar(area.x, y, focused);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feeds_of_one_outlet_are_told_apart_by_their_topics() {
        assert_eq!(fitted("L'Onde · Belgique", 30), "L'Onde · Belgique");
        assert_eq!(fitted("L'Onde · Belgique", 14), "L'On… Belgique");
        assert_eq!(fitted("L'Onde · Belgique", 10), "… Belgique");
        assert_eq!(
            (fitted("L'Onde · Belgique", 9), fitted("L'Onde · Belgique", 8)),
            ("Belgique".into(), "Belgique".into())
        );
        assert_eq!(fitted("La Gazette du soir", 8), "La Gazette du soir");
    }

    #[test]
    fn addresses_of_one_server_are_told_apart_by_their_ends() {
        assert_eq!(fitted("https://www.a.example/f.xml", 30), "a.example/f.xml");
        assert_eq!(fitted("! http://127.0.0.1:8890/journal/une.xml", 18), "! …journal/une.xml");
        assert_eq!(fitted("http://127.0.0.1:8890/journal/sport.xml", 12), "…l/sport.xml");
    }
}
