//! The front page as it is drawn.

use ratatui::layout::Rect;

use super::Front;
use crate::news::front::FrontStory;
use crate::text::width;
use crate::theme::Role;
use crate::tui::model::Model;
use crate::tui::view::{Canvas, chart, two_lines};

/// Lines above the stories: the title row's rule.
pub(super) const HEADER: usize = 1;
/// The width from which a story is one line of headline with its figures beside it.
const WIDE: u16 = 100;

/// The width from which the title has room to say since when.
const SINCE: u16 = 72;

/// The columns of the figures on the right.
fn figures(columns: u16) -> u16 {
    if columns >= WIDE { 54 } else { 0 }
}

fn headline(story: &FrontStory, columns: u16) -> Vec<String> {
    let room = usize::from(columns.saturating_sub(7 + figures(columns))).max(10);
    two_lines(&story.title, room)
}

/// The first line of each story, and the line after the last.
pub(super) fn starts(page: &Front, columns: u16) -> Vec<usize> {
    let mut at = 0;
    let mut starts = vec![0];
    for story in &page.stories {
        at += headline(story, columns).len() + 2 + usize::from(figures(columns) == 0);
        starts.push(at);
    }
    starts
}

pub(super) fn paint(page: &Front, canvas: &mut Canvas<'_>, _model: &Model, area: Rect) {
    let locale = &canvas.cx.locale;
    let articles: usize = page.stories.iter().map(|story| story.entries.len()).sum();
    let title = locale.t("front-title");
    let right = if page.known {
        let counts =
            locale.ta("front-counts", &[("articles", articles.into()), ("stories", page.stories.len().into())]);
        // Since when all of them were told last.
        match page.stories.iter().map(|story| story.last).min().filter(|_| area.width >= SINCE) {
            Some(since) => {
                let (now, zone) = (canvas.cx.now, &canvas.cx.zone);
                // Since a time of day, not «since 12 minutes ago».
                let recent = now.0.saturating_sub(since.0) < 3_600;
                let time = if recent { locale.time(since, zone) } else { locale.age(since, now, zone) };
                format!("{} · {counts}", locale.ta("since", &[("time", time.into())]))
            }
            None => counts,
        }
    } else {
        String::new()
    };
    canvas.title(area, &title, &right, true);
    canvas.rule(area.x + 1, area.y, area.width.saturating_sub(2));
    if page.stories.is_empty() {
        let key = if page.known { "empty-front" } else { "loading" };
        let said = canvas.cx.locale.t(key);
        canvas.sentence(Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area }, &said);
        return;
    }
    let inner = Rect { y: area.y + HEADER as u16, height: area.height.saturating_sub(HEADER as u16), ..area };
    let starts = starts(page, area.width);
    for (number, story) in page.stories.iter().enumerate() {
        let (start, end) = (starts[number], starts[number + 1]);
        if end <= page.cursor.top || start >= page.cursor.top + usize::from(inner.height) {
            continue;
        }
        paint_story(canvas, story, number, page, inner, start);
    }
}

fn paint_story(canvas: &mut Canvas<'_>, story: &FrontStory, number: usize, page: &Front, area: Rect, start: usize) {
    let cx = canvas.cx;
    let row = |offset: usize| {
        (start + offset)
            .checked_sub(page.cursor.top)
            .filter(|row| *row < usize::from(area.height))
            .map(|r| area.y + r as u16)
    };
    let selected = number == page.cursor.selected;
    let role = match (selected, story.read) {
        (true, _) => Role::SelectionText,
        (false, true) => Role::HeadlineRead,
        (false, false) => Role::Headline,
    };
    let lines = headline(story, area.width);
    let wide = figures(area.width);
    for (offset, line) in lines.iter().enumerate() {
        let Some(y) = row(offset) else { continue };
        if offset == 0 {
            canvas.put_right(Rect { width: 4, ..area }, y, &(number + 1).to_string(), Role::Dim);
        }
        canvas.put(area.x + 6, y, area.width.saturating_sub(7 + wide), line, role);
    }
    let tally = cx
        .locale
        .ta("story-tally", &[("articles", story.entries.len().into()), ("outlets", story.outlets.len().into())]);
    let age = cx.locale.age(story.last, cx.now, &cx.zone);
    let spark = chart::spark(&story.spark, 8);
    if wide > 0 {
        if let Some(y) = row(0) {
            let x = area.right().saturating_sub(wide);
            canvas.put(x, y, 27, &tally, Role::Dim);
            canvas.put(x + 28, y, 8, &spark, Role::Chart);
            canvas.put_right(Rect { width: area.width - 1, ..area }, y, &age, Role::Dim);
        }
    } else if let Some(y) = row(lines.len()) {
        let x = canvas.put(area.x + 6, y, area.width.saturating_sub(7), &tally, Role::Dim);
        let x = canvas.put(x + 1, y, area.right().saturating_sub(x + 2), &spark, Role::Chart);
        canvas.put(x + 1, y, area.right().saturating_sub(x + 2), &age, Role::Dim);
    }
    let names = story.entities.iter().take(3).map(|row| row.name.as_str()).collect::<Vec<_>>().join(", ");
    let below = lines.len() + usize::from(wide == 0);
    if let Some(y) = row(below) {
        let room = area.width.saturating_sub(7);
        let outlets = if story.alone {
            cx.locale.ta("story-alone", &[("outlet", story.outlets.first().map_or("", String::as_str).into())])
        } else {
            story.outlets.join(" · ")
        };
        let share =
            if names.is_empty() { room } else { room.saturating_sub(width::width(&names) as u16 + 3).max(room / 2) };
        let x = canvas.put(area.x + 6, y, share, &outlets, Role::Dim);
        if !names.is_empty() {
            let x = x.max(area.x + 6 + room / 2);
            canvas.put(x + 2, y, area.right().saturating_sub(x + 3), &names, Role::Text);
        }
    }
    if selected {
        for offset in 0..=below {
            if let Some(y) = row(offset) {
                canvas.bar(area.x, y, true);
            }
        }
    }
}
