//! The front page as it is drawn.

use ratatui::layout::Rect;

use super::{Front, Row, press};
use crate::command::Command;
use crate::news::front::{FrontStory, Press, Teller};
use crate::text::width;
use crate::theme::Role;
use crate::tui::Cx;
use crate::tui::model::Model;
use crate::tui::view::{Canvas, chart, two_lines};

/// Lines above the stories: the title row's rule.
pub(super) const HEADER: usize = 1;
/// The width from which a story is one line of headline with its figures beside it.
const WIDE: u16 = 100;
/// The width below which only the most needed is said of a story.
const NARROW: u16 = 60;
/// Columns before a headline, for its number and the bar of the selected one.
const INDENT: u16 = 6;

/// The columns of the figures on the right.
fn figures(columns: u16) -> u16 {
    if columns >= WIDE { 54 } else { 0 }
}

/// The columns of outlet and age beside a headline that only one newsroom has.
fn source(columns: u16) -> u16 {
    if columns >= WIDE { 40 } else { 0 }
}

fn headline(story: &FrontStory, columns: u16) -> Vec<String> {
    let beside = if story.alone { source(columns) } else { figures(columns) };
    let room = usize::from(columns.saturating_sub(INDENT + 1 + beside + if beside > 0 { 2 } else { 0 })).max(10);
    two_lines(&story.title, room)
}

fn tall(story: &FrontStory, columns: u16) -> usize {
    let below = match (story.alone, columns >= WIDE) {
        (true, true) => 0,
        (true, false) => 1,
        // Who tells it, and a line of air.
        (false, true) => 2,
        (false, false) => 3,
    };
    headline(story, columns).len() + below
}

/// The first line of each row, and the line after the last.
pub(super) fn starts(page: &Front, columns: u16) -> Vec<usize> {
    let mut at = 0;
    let mut starts = vec![0];
    for row in page.rows() {
        at += match row {
            Row::Story(story) => page.stories.get(story).map_or(0, |story| tall(story, columns)),
            Row::Alone => 1,
        };
        starts.push(at);
    }
    starts
}

/// How many tell it.
pub(super) fn tally(story: &FrontStory, cx: &Cx) -> String {
    let given = [("articles", story.entries.len().into()), ("outlets", story.tellers.len().into())];
    cx.locale.ta("story-tally", &given)
}

pub(super) fn paint(page: &Front, canvas: &mut Canvas<'_>, _model: &Model, area: Rect) {
    title(page, canvas, area);
    canvas.rule(area.x + 1, area.y, area.width.saturating_sub(2));
    if page.stories.is_empty() {
        let locale = &canvas.cx.locale;
        let said = match &page.press {
            _ if !page.known => locale.t("loading"),
            Press::All => locale.t("empty-front"),
            press => {
                let given =
                    [("press", press::name(press, locale).into()), ("key", canvas.cx.key(Command::Press).into())];
                locale.ta("empty-press", &given)
            }
        };
        canvas.sentence(Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area }, &said);
        return;
    }
    let inner = Rect { y: area.y + HEADER as u16, height: area.height.saturating_sub(HEADER as u16), ..area };
    let starts = starts(page, area.width);
    for (number, row) in page.rows().into_iter().enumerate() {
        let (start, end) = (starts[number], starts[number + 1]);
        if end <= page.cursor.top || start >= page.cursor.top + usize::from(inner.height) {
            continue;
        }
        let at = Lines { area: inner, start, top: page.cursor.top };
        let selected = number == page.cursor.selected;
        match row {
            Row::Alone => alone(page, canvas, at),
            Row::Story(place) => match page.stories.get(place) {
                Some(story) if story.alone => find(canvas, story, at, selected),
                Some(story) => paint_story(canvas, story, place, at, selected),
                None => {}
            },
        }
    }
}

/// What it is, of when, how much; and whose at the right.
fn title(page: &Front, canvas: &mut Canvas<'_>, area: Rect) {
    let cx = canvas.cx;
    let locale = &cx.locale;
    let whose = width::truncate(&press::name(&page.press, locale), usize::from(area.width / 2));
    let whose = if canvas.linear { whose } else { format!("{whose} ▾") };
    let name = locale.t("front-title");
    canvas.title(area, &name, &whose, true);
    if !page.known || page.stories.is_empty() {
        return;
    }
    let articles: usize = page.stories.iter().map(|story| story.entries.len()).sum();
    let given = [("articles", articles.into()), ("stories", page.stories.len().into())];
    let counts = locale.ta("front-counts", &given);
    // Since when all of them were told last.
    let since = page.stories.iter().map(|story| story.last).min().map(|since| {
        // Since a time of day, not «since 12 minutes ago».
        let recent = cx.now.0.saturating_sub(since.0) < 3_600;
        let time = if recent { locale.time(since, &cx.zone) } else { locale.age(since, cx.now, &cx.zone) };
        format!("{} · {counts}", locale.ta("since", &[("time", time.into())]))
    });
    let x = area.x + 1 + width::width(&name) as u16;
    let room = usize::from((area.right()).saturating_sub(x + 3 + width::width(&whose) as u16));
    let said = since.into_iter().chain([counts]).map(|said| format!(" · {said}"));
    if let Some(said) = said.into_iter().find(|said| width::width(said) <= room) {
        canvas.put(x, area.y - 1, room as u16, &said, Role::Dim);
    }
}

/// Where the lines of a row are on the screen.
#[derive(Clone, Copy)]
struct Lines {
    area: Rect,
    start: usize,
    top: usize,
}

impl Lines {
    fn y(self, offset: usize) -> Option<u16> {
        let row = (self.start + offset).checked_sub(self.top).filter(|row| *row < usize::from(self.area.height))?;
        Some(self.area.y + row as u16)
    }
}

/// The line above what only one newsroom tells.
fn alone(page: &Front, canvas: &mut Canvas<'_>, at: Lines) {
    let Some(y) = at.y(0) else { return };
    let locale = &canvas.cx.locale;
    let said = match &page.press {
        Press::All => locale.t("front-alone"),
        press => locale.ta("front-alone-in", &[("press", press::name(press, locale).into())]),
    };
    canvas.put(at.area.x + INDENT, y, at.area.width.saturating_sub(INDENT + 1), &said, Role::Heading);
}

fn role(story: &FrontStory, selected: bool) -> Role {
    match (selected, story.read) {
        (true, _) => Role::SelectionText,
        (false, true) => Role::HeadlineRead,
        (false, false) => Role::Headline,
    }
}

/// The mark of what is new, where colour and weight do not tell it.
fn mark(canvas: &mut Canvas<'_>, story: &FrontStory, x: u16, y: u16) {
    if !story.read {
        canvas.put(x, y, 1, "●", Role::New);
    }
}

/// A story that one newsroom only tells: its headline, and who.
fn find(canvas: &mut Canvas<'_>, story: &FrontStory, at: Lines, selected: bool) {
    let (cx, area) = (canvas.cx, at.area);
    let wide = source(area.width);
    let lines = headline(story, area.width);
    for (offset, line) in lines.iter().enumerate() {
        if let Some(y) = at.y(offset) {
            canvas.put(area.x + INDENT, y, area.width.saturating_sub(INDENT + 1 + wide), line, role(story, selected));
        }
    }
    if let Some(y) = at.y(0) {
        mark(canvas, story, area.x + 1, y);
    }
    let outlet = story.tellers.first().map_or("", |teller| teller.name.as_str());
    let age = cx.locale.age(story.last, cx.now, &cx.zone);
    if wide > 0 {
        if let Some(y) = at.y(0) {
            let room = wide.saturating_sub(width::width(&age) as u16 + 3);
            canvas.put(area.right().saturating_sub(wide), y, room, outlet, Role::Dim);
            canvas.put_right(Rect { width: area.width - 1, ..area }, y, &age, Role::Dim);
        }
    } else if let Some(y) = at.y(lines.len()) {
        canvas.put(area.x + INDENT, y, area.width.saturating_sub(INDENT + 1), &format!("{outlet} · {age}"), Role::Dim);
    }
    if selected {
        bars(canvas, at, lines.len() + usize::from(wide == 0));
    }
}

fn bars(canvas: &mut Canvas<'_>, at: Lines, lines: usize) {
    for offset in 0..lines {
        if let Some(y) = at.y(offset) {
            canvas.bar(at.area.x, y, true);
        }
    }
}

fn paint_story(canvas: &mut Canvas<'_>, story: &FrontStory, number: usize, at: Lines, selected: bool) {
    let (cx, area) = (canvas.cx, at.area);
    let lines = headline(story, area.width);
    let wide = figures(area.width);
    for (offset, line) in lines.iter().enumerate() {
        if let Some(y) = at.y(offset) {
            canvas.put(area.x + INDENT, y, area.width.saturating_sub(INDENT + 1 + wide), line, role(story, selected));
        }
    }
    if let Some(y) = at.y(0) {
        canvas.put_right(Rect { x: area.x + 2, width: 3, ..area }, y, &(number + 1).to_string(), Role::Dim);
        mark(canvas, story, area.x + 1, y);
    }
    let age = cx.locale.age(story.last, cx.now, &cx.zone);
    let room = area.width.saturating_sub(INDENT + 1);
    let mut below = lines.len();
    if wide > 0 {
        if let Some(y) = at.y(0) {
            let x = area.right().saturating_sub(wide);
            canvas.put(x, y, 27, &tally(story, cx), Role::Dim);
            canvas.put(x + 28, y, 8, &chart::spark(&story.spark, 8), Role::Chart);
            canvas.put_right(Rect { width: area.width - 1, ..area }, y, &age, Role::Dim);
        }
    } else {
        if let Some(y) = at.y(below) {
            let said = if area.width < NARROW {
                cx.locale.ta("articles", &[("count", story.entries.len().into())])
            } else {
                tally(story, cx)
            };
            canvas.put(area.x + INDENT, y, room, &format!("{age} · {said}"), Role::Dim);
            if area.width >= NARROW {
                canvas.put(area.right().saturating_sub(9), y, 8, &chart::spark(&story.spark, 8), Role::Chart);
            }
        }
        below += 1;
    }
    if let Some(y) = at.y(below) {
        let names = story.entities.iter().take(3).map(|row| row.name.as_str()).collect::<Vec<_>>().join(", ");
        let names = if area.width < NARROW { String::new() } else { names };
        let half = room / 2;
        let share = if names.is_empty() { room } else { half };
        canvas.put(area.x + INDENT, y, share, &tellers(&story.tellers, share), Role::Dim);
        if !names.is_empty() {
            let x = area.x + INDENT + half;
            canvas.put(x + 2, y, area.right().saturating_sub(x + 3), &names, Role::Text);
        }
    }
    if selected {
        bars(canvas, at, below + 1);
    }
}

/// Who tells it: as many as there is room for, and how many more.
fn tellers(tellers: &[Teller], room: u16) -> String {
    let mut said = String::new();
    for (at, teller) in tellers.iter().enumerate() {
        let more = if said.is_empty() { teller.shown() } else { format!("{said} · {}", teller.shown()) };
        let rest = tellers.len() - at - 1;
        let taken = width::width(&more) + if rest > 0 { 3 + rest.to_string().len() } else { 0 };
        if taken > usize::from(room) && !said.is_empty() {
            return format!("{said} +{}", tellers.len() - at);
        }
        said = more;
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_tells_it_is_said_as_far_as_there_is_room_and_the_rest_is_counted() {
        let teller = |name: &str, outlets| Teller { name: name.to_owned(), outlets };
        let all = [teller("RTBF", 1), teller("L'Avenir", 1), teller("Belga", 3)];
        assert_eq!(tellers(&all, 40), "RTBF · L'Avenir · Belga ×3");
        assert_eq!(tellers(&all, 20), "RTBF · L'Avenir +1");
        assert_eq!(tellers(&all, 10), "RTBF +2");
        assert_eq!(tellers(&all[..1], 2), "RTBF");
    }
}
