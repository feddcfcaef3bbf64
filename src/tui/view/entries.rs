//! The list of articles: two lines of headline, one of outlet, age and length.

use std::ops::Range;

use ratatui::layout::Rect;

use super::super::model::Model;
use super::Canvas;
use crate::command::Command;
use crate::news::ids::EntryId;
use crate::news::query::Scope;
use crate::news::trouble::Trouble;
use crate::text::{width, wrap};
use crate::theme::Role;

/// Rows on a short screen stand without a blank line between them.
const SHORT: u16 = 16;

fn title_lines(title: &str, area: Rect) -> Vec<String> {
    let room = usize::from(area.width.saturating_sub(5)).max(6);
    let ranges = wrap::lines(title, room);
    match ranges.as_slice() {
        [only] => vec![title[only.clone()].to_owned()],
        [first, second] => vec![title[first.clone()].to_owned(), title[second.clone()].to_owned()],
        [first, second, ..] => {
            let rest = &title[second.start..];
            vec![title[first.clone()].to_owned(), width::truncate(rest, room)]
        }
        [] => vec![String::new()],
    }
}

/// The rows that an article of the list takes.
pub(crate) fn height(model: &Model, area: Rect, index: usize) -> usize {
    let head = model.list.ids.get(index).and_then(|id| model.heads.get(id));
    let title = head.map_or(1, |head| title_lines(&head.title, area).len());
    title + snippet_rows(model, area) + 1 + usize::from(area.height > SHORT)
}

/// The rows kept under a headline for the words around the hits of a search, known yet or not: nothing moves when they
/// come.
fn snippet_rows(model: &Model, area: Rect) -> usize {
    match &model.list.query.scope {
        // Operators alone have no words to be found in a text.
        Scope::Search(text) if text.split_whitespace().all(|word| word.contains(':') || word.starts_with('-')) => 0,
        Scope::Search(_) if area.height > SHORT => 2,
        Scope::Search(_) => 1,
        _ => 0,
    }
}

/// A line of text in pieces, each with whether it is a hit.
type Marked = Vec<(String, bool)>;

/// The text without the marks of its hits, U+E000 and U+E001, and where these are.
fn hits(marked: &str) -> (String, Vec<Range<usize>>) {
    let (mut plain, mut hits, mut open) = (String::new(), Vec::new(), None);
    for c in marked.chars() {
        match c {
            '\u{e000}' => open = Some(plain.len()),
            '\u{e001}' => hits.extend(open.take().map(|start| start..plain.len())),
            _ => plain.push(c),
        }
    }
    (plain, hits)
}

/// Lays a snippet out on lines; its hits stand between U+E000 and U+E001.
fn snippet_lines(snippet: &str, columns: usize, rows: usize) -> Vec<Marked> {
    let (plain, hits) = hits(snippet);
    let mut lines = Vec::new();
    // A column is left for the ellipsis.
    let all = wrap::lines(&plain, columns.saturating_sub(1).max(6));
    // The first hit is seen, however narrow the lines.
    let first = hits.first().and_then(|hit| all.iter().position(|line| hit.start < line.end)).unwrap_or(0);
    let skipped = (first + 1).saturating_sub(rows);
    let count = all.len();
    for (row, range) in all.into_iter().enumerate().skip(skipped).take(rows) {
        let (mut at, mut line) = (range.start, Vec::new());
        if row == skipped && skipped > 0 {
            line.push(("…".to_owned(), false));
        }
        for hit in &hits {
            let (start, end) = (hit.start.clamp(at, range.end), hit.end.clamp(at, range.end));
            if start < end {
                line.push((plain[at..start].to_owned(), false));
                line.push((plain[start..end].to_owned(), true));
                at = end;
            }
        }
        line.push((plain[at..range.end].trim_end().to_owned(), false));
        if row + 1 == skipped + rows && row + 1 < count {
            line.push(("…".to_owned(), false));
        }
        lines.push(line);
    }
    lines
}

/// The article at a row of the screen.
pub(crate) fn at(model: &Model, area: Rect, y: u16) -> Option<usize> {
    let mut top = usize::from(area.y);
    for index in model.list.top..model.list.ids.len() {
        let end = top + height(model, area, index);
        if (top..end).contains(&usize::from(y)) {
            return Some(index);
        }
        top = end;
        if top >= usize::from(area.bottom()) {
            break;
        }
    }
    None
}

/// Why the first paper could not be read, where none could.
fn all_failed(model: &Model) -> Option<&Trouble> {
    let rows = &model.feeds.rows;
    if model.refresh.is_some() || rows.iter().any(|row| row.feed.health.error.is_none()) {
        return None;
    }
    rows.first()?.feed.health.error.as_ref()
}

pub(super) fn paint(canvas: &mut Canvas<'_>, model: &Model, area: Rect, focused: bool) {
    let locale = &canvas.cx.locale;
    let unread = model.list.unread.len();
    let mut right = if unread > 0 { locale.ta("unread", &[("count", unread.into())]) } else { String::new() };
    if model.list.query.unread_only {
        right = locale.t("unread-only");
    }
    canvas.title(area, &model.list.title, &right, focused);
    if model.list.ids.is_empty() {
        // Nothing was ever read, and not one paper could be: the first of them says why.
        let failed = match &model.list.query.scope {
            Scope::All if model.feeds.totals.entries == 0 && !model.offline => all_failed(model),
            _ => None,
        };
        if let Some(why) = failed {
            let (why, key) = (canvas.cx.locale.trouble(why), canvas.cx.key(Command::Refresh));
            let text = canvas.cx.locale.ta("empty-failed", &[("why", why.into()), ("key", key.into())]);
            canvas.sentence(area, &text);
            return;
        }
        // A feed that never worked says why, and where it says what to do.
        let row = match &model.list.query.scope {
            Scope::Feed(id) if !model.list.loading => model.feeds.rows.iter().find(|row| row.feed.id == *id),
            _ => None,
        };
        if let Some(why) = row.filter(|row| row.total == 0).and_then(|row| row.feed.health.error.as_ref()) {
            let (why, key) = (canvas.cx.locale.trouble(why), canvas.cx.key(Command::Health));
            let text = canvas.cx.locale.ta("empty-feed-failed", &[("why", why.into()), ("key", key.into())]);
            canvas.sentence(area, &text);
            return;
        }
        let (key, command) = match &model.list.query.scope {
            _ if model.list.loading => ("loading", Command::Back),
            Scope::All if model.feeds.loaded && model.feeds.rows.is_empty() => ("empty-feeds", Command::AddFeed),
            Scope::All if model.offline && model.feeds.totals.entries == 0 => ("empty-offline", Command::Refresh),
            Scope::All if model.refresh.is_some() => ("empty-first", Command::Cancel),
            Scope::Search(_) => ("empty-search", Command::Back),
            Scope::Starred => ("empty-starred", Command::ToggleStar),
            Scope::Later => ("empty-later", Command::ToggleLater),
            Scope::Tag(_) => ("empty-tag", Command::Tag),
            _ if model.list.query.unread_only => ("empty-unread", Command::UnreadOnly),
            _ => ("empty-list", Command::Refresh),
        };
        let pressed = canvas.cx.key(command);
        let text = canvas.cx.locale.ta(key, &[("key", pressed.into())]);
        canvas.sentence(area, &text);
        return;
    }
    let mut y = area.y;
    for index in model.list.top..model.list.ids.len() {
        if y >= area.bottom() {
            break;
        }
        let id = model.list.ids[index];
        entry(
            canvas,
            model,
            id,
            Rect { y, height: area.bottom() - y, ..area },
            index == model.list.selected,
            focused,
            area,
        );
        y += height(model, area, index) as u16;
    }
}

/// Where and when, and more where there is room; of a long name its beginning, for the time is what tells articles apart.
pub(super) fn about(outlet: &str, age: &str, more: &[String], room: usize) -> String {
    for shown in (0..=more.len()).rev() {
        let said: Vec<&str> = [outlet, age].into_iter().chain(more[..shown].iter().map(String::as_str)).collect();
        let said = said.join(" · ");
        if width::width(&said) <= room {
            return said;
        }
    }
    let left = room.saturating_sub(width::width(age) + 3);
    if left < 4 { age.to_owned() } else { format!("{} · {age}", width::truncate(outlet, left)) }
}

fn entry(canvas: &mut Canvas<'_>, model: &Model, id: EntryId, at: Rect, selected: bool, focused: bool, area: Rect) {
    let Some(head) = model.heads.get(&id) else {
        canvas.put(at.x + 3, at.y, at.width.saturating_sub(3), "…", Role::Dim);
        return;
    };
    let unread = !head.state.read;
    let role = match (selected && focused, unread) {
        (true, _) => Role::SelectionText,
        (false, true) => Role::Headline,
        (false, false) => Role::HeadlineRead,
    };
    let lines = title_lines(&head.title, area);
    let room = at.width.saturating_sub(4);
    for (row, line) in lines.iter().enumerate() {
        if (row as u16) < at.height {
            canvas.put(at.x + 3, at.y + row as u16, room, line, role);
        }
    }
    if let Some(snippet) = model.list.snippets.get(&id) {
        title_hits(canvas, &head.title, &lines, &snippet.title, Rect { x: at.x + 3, width: room, ..at });
    }
    let (mark, mark_role) = match () {
        () if model.chosen.contains(&id) => ("✓", Role::Accent),
        () if head.state.starred => ("★", Role::Starred),
        () if head.state.later => ("◷", Role::Starred),
        () if unread => ("●", Role::New),
        () => (" ", Role::Text),
    };
    canvas.put(at.x + 1, at.y, 1, mark, mark_role);
    let cx = canvas.cx;
    let age = cx.locale.age(head.sort, cx.now, &cx.zone);
    let mut more: Vec<String> =
        head.minutes().map(|minutes| cx.locale.ta("minutes", &[("count", minutes.into())])).into_iter().collect();
    if head.state.later {
        more.insert(0, cx.locale.t("later"));
    }
    if canvas.linear && unread {
        more.insert(0, cx.locale.t("is-unread"));
    }
    let kept = snippet_rows(model, area);
    if let Some(snippet) = model.list.snippets.get(&id).filter(|_| kept > 0) {
        for (row, line) in snippet_lines(&snippet.text, usize::from(room), kept).into_iter().enumerate() {
            let row = (lines.len() + row) as u16;
            let (mut x, end) = (at.x + 3, at.x + 3 + room);
            for (text, hit) in line.into_iter().filter(|_| row < at.height) {
                let role = if hit { Role::SearchHit } else { Role::Dim };
                x = canvas.put(x, at.y + row, end.saturating_sub(x), &text, role);
            }
        }
    }
    let meta = (lines.len() + kept) as u16;
    if meta < at.height {
        canvas.put(at.x + 3, at.y + meta, room, &about(&head.feed_name, &age, &more, usize::from(room)), Role::Dim);
    }
    if selected {
        for row in 0..(meta + 1).min(at.height) {
            canvas.bar(at.x, at.y + row, focused);
        }
    }
}

/// Marks the hits of a search in a headline that stands on these lines already.
fn title_hits(canvas: &mut Canvas<'_>, title: &str, lines: &[String], marked: &str, at: Rect) {
    let (plain, hits) = hits(marked);
    if plain != title {
        return;
    }
    let mut from = 0;
    for (row, line) in (0..at.height).zip(lines) {
        // A line is a piece of the headline, the last perhaps cut short with an ellipsis.
        let kept = line.strip_suffix('…').filter(|_| !title[from..].contains(line.as_str())).unwrap_or(line);
        let Some(start) = title[from..].find(kept).map(|found| from + found) else { return };
        let end = start + kept.len();
        for hit in hits.iter().filter(|hit| hit.start < end && hit.end > start) {
            let (hit_from, hit_to) = (hit.start.max(start), hit.end.min(end));
            let x = at.x + width::width(&title[start..hit_from]) as u16;
            let room = (at.x + at.width).saturating_sub(x);
            canvas.put(x, at.y + row, room, &title[hit_from..hit_to], Role::SearchHit);
        }
        from = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_an_article_keeps_its_time_however_narrow() {
        let about = |room| about("L'Onde · Belgique", "hier 13:16", &["2 min".to_owned()], room);
        assert_eq!(about(40), "L'Onde · Belgique · hier 13:16 · 2 min");
        assert_eq!(about(32), "L'Onde · Belgique · hier 13:16");
        assert_eq!(about(24), "L'Onde · B… · hier 13:16");
        assert_eq!(about(12), "hier 13:16");
    }

    #[test]
    fn the_first_hit_is_in_sight_on_however_narrow_lines() {
        let lines = snippet_lines("…ont attendu la première rame sur les ponts. Le \u{e000}train\u{e001} entre", 18, 2);
        assert!(lines.iter().flatten().any(|(text, hit)| *hit && text == "train"), "{lines:?}");
    }

    #[test]
    fn hits_stay_marked_across_lines() {
        let lines = snippet_lines("le plan du \u{e000}rail\u{e001} passe, le \u{e000}rail belge\u{e001} attend", 18, 2);
        let hits: Vec<_> = lines.iter().flatten().filter(|(_, hit)| *hit).map(|(text, _)| text.as_str()).collect();
        assert_eq!(lines.len(), 2);
        assert_eq!(hits.first(), Some(&"rail"));
        assert!(lines.iter().all(|line| line.iter().map(|(text, _)| width::width(text)).sum::<usize>() <= 18));
    }
}
