//! The catalogue as it is drawn.

use ratatui::layout::Rect;

use super::{By, Catalogue, Row, country, language};
use crate::config::catalogue::Known;
use crate::theme::Role;
use crate::tui::model::Model;
use crate::tui::view::Canvas;

/// The width from which sections, languages and dates have columns.
const WIDE: u16 = 90;

/// The first line of each row, and the line after the last: a group has a blank line above it, the first one none.
pub(super) fn starts(rows: &[Row]) -> Vec<usize> {
    let mut at = 0;
    let mut starts = Vec::with_capacity(rows.len() + 1);
    for (number, row) in rows.iter().enumerate() {
        at += usize::from(number > 0 && matches!(row, Row::Heading(..)));
        starts.push(at);
        at += 1;
    }
    starts.push(at);
    starts
}

pub(super) fn is_there(known: &Known, model: &Model) -> bool {
    model.feeds.rows.iter().any(|row| row.feed.url == known.url)
}

pub(super) fn paint(page: &Catalogue, canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let cx = canvas.cx;
    let by = cx.locale.t(match page.by {
        By::Country => "by-country",
        By::Language => "by-language",
        By::Section => "by-section",
    });
    let title = match page.words.as_str() {
        "" => cx.locale.t("catalogue-title"),
        words => format!("{} · {}", cx.locale.t("catalogue-title"), cx.locale.quoted(words)),
    };
    canvas.title(area, &title, &by, true);
    if page.rows.is_empty() {
        let given = [("key", cx.key(crate::command::Command::AddFeed).into())];
        return canvas.sentence(area, &cx.locale.ta("empty-catalogue", &given));
    }
    let starts = starts(&page.rows);
    for (number, row) in page.rows.iter().enumerate() {
        let Some(offset) = starts[number].checked_sub(page.cursor.top) else { continue };
        if offset >= usize::from(area.height) {
            break;
        }
        let y = area.y + offset as u16;
        let selected = number == page.cursor.selected;
        match row {
            Row::Heading(name, count) => {
                let x = canvas.put(area.x + 2, y, area.width.saturating_sub(10), &name.to_uppercase(), Role::Heading);
                canvas.put(x + 2, y, 6, &cx.locale.number(*count as u64), Role::Dim);
            }
            Row::Feed(known) => {
                // An outlet is named once, where its feeds begin and where one is.
                let above = number.checked_sub(1).filter(|_| offset > 0 && !selected).map(|above| &page.rows[above]);
                let named = !matches!(above, Some(Row::Feed(other)) if other.name == known.name);
                feed(page.by, known, canvas, (area, y), (selected, named), is_there(known, model));
            }
        }
        if selected {
            canvas.bar(area.x, y, true);
        }
    }
}

fn feed(
    by: By,
    known: &Known,
    canvas: &mut Canvas<'_>,
    (area, y): (Rect, u16),
    (selected, named): (bool, bool),
    there: bool,
) {
    let locale = &canvas.cx.locale;
    let role = match (selected, there) {
        (true, _) => Role::SelectionText,
        (false, true) => Role::Dim,
        (false, false) => Role::Text,
    };
    if there {
        canvas.put(area.x + 2, y, 1, "✓", Role::Accent);
    }
    if area.width < WIDE {
        canvas.put(area.x + 4, y, area.width.saturating_sub(5), &known.title(), role);
        return;
    }
    let place = match by {
        By::Country => language(known.lang),
        By::Language => country(known.country, locale),
        By::Section => format!("{} · {}", country(known.country, locale), language(known.lang)),
    };
    let seen = if known.seen.is_empty() {
        String::new()
    } else {
        locale.ta("catalogue-seen", &[("date", locale.calendar(known.seen).into())])
    };
    let (name, topic) = (area.x + 4, area.x + 4 + area.width / 4);
    let (at, when) = (topic + area.width / 4, topic + area.width / 4 + 28);
    canvas.put(name, y, topic - name - 1, if named { known.name } else { "" }, role);
    canvas.put(topic, y, at - topic - 1, known.section, if selected { role } else { Role::Dim });
    canvas.put(at, y, 27, &place, Role::Dim);
    canvas.put(when, y, area.right().saturating_sub(when + 1), &seen, Role::Dim);
}
