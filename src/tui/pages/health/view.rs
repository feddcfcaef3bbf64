//! The page of health as it is drawn: a table, and under it what to do about the feed that is selected.

use ratatui::layout::Rect;

use super::{HealthPage, words};
use crate::news::feed::Health;
use crate::store::{FeedRow, Past};
use crate::text::wrap;
use crate::theme::Role;
use crate::tui::Cx;
use crate::tui::model::Model;
use crate::tui::view::feeds::fitted;
use crate::tui::view::{Canvas, chart};

/// The width from which everything known stands in columns.
const WIDE: u16 = 118;
/// The width from which the columns need not be narrow for the feeds' names to be told apart.
const ROOMY: u16 = 134;
/// The width from which the next poll and the history have columns.
const MEDIUM: u16 = 64;

/// Lines above the feeds: the names of the columns.
pub(super) fn header(columns: u16) -> usize {
    usize::from(columns >= MEDIUM)
}

/// Lines under the feeds: a rule, and what is to be said of the one selected.
fn footer(rows: u16) -> usize {
    if rows < 16 { 5 } else { 7 }
}

/// Lines for feeds on a screen of this size.
pub(super) fn room((columns, rows): (u16, u16)) -> usize {
    usize::from(rows.saturating_sub(2)).saturating_sub(header(columns) + footer(rows)).max(1)
}

/// What a column tells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Name,
    Answer,
    Success,
    Next,
    Every,
    Failures,
    Week,
    History,
}

impl Column {
    fn title(self) -> &'static str {
        match self {
            Self::Name => "health-feed",
            Self::Answer => "health-answer",
            Self::Success => "health-success",
            Self::Next => "health-next",
            Self::Every => "health-every",
            Self::Failures => "health-failures",
            Self::Week => "health-week",
            Self::History => "health-history",
        }
    }

    /// Numbers stand at the right of their column.
    fn is_number(self) -> bool {
        matches!(self, Self::Failures | Self::Week)
    }
}

/// The columns with their widths; the feed's name takes what is left.
fn columns(width: u16) -> Vec<(Column, u16)> {
    use Column::{Answer, Every, Failures, History, Name, Next, Success, Week};
    let others: &[(Column, u16)] = match width {
        ROOMY.. => &[(Answer, 29), (Success, 16), (Next, 14), (Every, 9), (Failures, 10), (Week, 13), (History, 12)],
        WIDE.. => &[(Answer, 29), (Success, 16), (Next, 13), (Every, 8), (Failures, 8), (Week, 13), (History, 12)],
        MEDIUM.. => &[(Answer, 30), (Next, 14), (History, 12)],
        _ => return vec![(Name, (width / 2).saturating_sub(3)), (Answer, width - width / 2 + 1)],
    };
    let taken: u16 = others.iter().map(|(_, wide)| wide).sum();
    let name = (Name, width.saturating_sub(taken + 3).min(44));
    std::iter::once(name).chain(others.iter().copied()).collect()
}

pub(super) fn paint(page: &HealthPage, canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
    let locale = &canvas.cx.locale;
    let rows = page.rows(&model.feeds.rows);
    let ill = rows.iter().filter(|row| row.feed.health.ailment().is_some()).count();
    let count = locale.ta("health-count", &[("feeds", rows.len().into()), ("ill", ill.into())]);
    canvas.title(area, &locale.t("health-title"), &count, true);
    if rows.is_empty() {
        let said =
            canvas.cx.locale.ta("empty-feeds", &[("key", canvas.cx.key(crate::command::Command::AddFeed).into())]);
        canvas.sentence(area, &said);
        return;
    }
    if let Some(row) = page.chosen(model).filter(|_| page.whole) {
        let lines = whole(row, page.pasts.get(&row.feed.id), area.width, canvas.cx);
        for (number, (text, role)) in lines.iter().skip(page.scroll).take(usize::from(area.height)).enumerate() {
            canvas.put(area.x + 2, area.y + number as u16, area.width.saturating_sub(3), text, *role);
        }
        return;
    }
    let columns = columns(area.width);
    if header(area.width) > 0 {
        let mut x = area.x + 2;
        for (column, wide) in &columns {
            let title = canvas.cx.locale.t(column.title());
            let title = if *column == Column::Name { format!("  {title}") } else { title };
            cell(canvas, x, area.y, *wide, &title, Role::Dim, column.is_number());
            x += wide;
        }
    }
    let first = area.y + header(area.width) as u16;
    let height = room(model.screen()).min(usize::from(area.bottom().saturating_sub(first)));
    for (number, row) in rows.iter().enumerate().skip(page.cursor.top).take(height) {
        let y = first + (number - page.cursor.top) as u16;
        let selected = Some(row.feed.id) == page.selected;
        paint_row(canvas, row, page.pasts.get(&row.feed.id), &columns, (area.x + 2, y), selected);
        if selected {
            canvas.bar(area.x, y, true);
        }
    }
    let foot = footer(model.screen().1) as u16;
    let below = Rect { y: area.bottom().saturating_sub(foot), height: foot, ..area };
    if let Some(row) = page.chosen(model).filter(|_| area.height > foot) {
        about(canvas, row, page.pasts.get(&row.feed.id), below);
    }
}

fn cell(canvas: &mut Canvas<'_>, x: u16, y: u16, wide: u16, text: &str, role: Role, right: bool) {
    // A column of air between one and the next.
    let room = Rect { x, y, width: wide.saturating_sub(2), height: 1 };
    if right {
        let text = crate::text::width::truncate(text, usize::from(room.width));
        canvas.put_right(room, y, &text, role);
    } else {
        canvas.put(x, y, room.width, text, role);
    }
}

fn paint_row(
    canvas: &mut Canvas<'_>,
    row: &FeedRow,
    past: Option<&Past>,
    columns: &[(Column, u16)],
    (mut x, y): (u16, u16),
    selected: bool,
) {
    let cx = canvas.cx;
    let health = &row.feed.health;
    let ill = health.ailment().is_some();
    for (column, wide) in columns {
        let (text, role) = match column {
            Column::Name => {
                let mark = if ill { "!" } else { " " };
                let name = fitted(&row.feed.name, usize::from(wide.saturating_sub(4)));
                (format!("{mark} {name}"), if selected { Role::SelectionText } else { Role::Text })
            }
            Column::Answer => (words::status(health, &cx.locale), if ill { Role::Warning } else { Role::Dim }),
            Column::Success => (success(health, cx), Role::Dim),
            Column::Next => (next(health, cx), Role::Dim),
            Column::Every => (every(row, cx), Role::Dim),
            Column::Failures if health.failures == 0 => (String::new(), Role::Dim),
            Column::Failures => (health.failures.to_string(), Role::Warning),
            Column::Week => (past.map_or_else(String::new, |past| cx.locale.number(past.articles.into())), Role::Dim),
            Column::History => {
                history(canvas, past, (x, y), *wide);
                continue;
            }
        };
        cell(canvas, x, y, *wide, &text, role, column.is_number());
        x += wide;
    }
}

/// The last answers, oldest first: how much was new each time, and which failed.
fn history(canvas: &mut Canvas<'_>, past: Option<&Past>, (x, y): (u16, u16), wide: u16) {
    let Some(past) = past.filter(|_| !canvas.linear) else { return };
    let answers = past.answers.iter().take(usize::from(wide)).rev();
    let new: Vec<Option<u32>> = answers.map(|answer| answer.error.is_none().then_some(answer.new)).collect();
    for (at, (bar, failed)) in chart::answers(&new).into_iter().enumerate() {
        let role = match (failed, new[at]) {
            (true, _) => Role::Warning,
            (false, Some(0)) => Role::ChartDim,
            (false, _) => Role::Chart,
        };
        canvas.put(x + at as u16, y, 1, &bar.to_string(), role);
    }
}

fn success(health: &Health, cx: &Cx) -> String {
    health.last_success.map_or_else(|| cx.locale.t("health-never"), |at| cx.locale.age(at, cx.now, &cx.zone))
}

fn next(health: &Health, cx: &Cx) -> String {
    match health.next_due {
        _ if health.gone => cx.locale.t("health-never"),
        Some(due) => cx.locale.until(due, cx.now, &cx.zone),
        None => cx.locale.t("until-now"),
    }
}

fn every(row: &FeedRow, cx: &Cx) -> String {
    let seconds = row.feed.health.interval.or(row.feed.every);
    seconds.map_or_else(String::new, |seconds| cx.locale.span(seconds))
}

/// What is to be said of the feed selected, under the table.
fn about(canvas: &mut Canvas<'_>, row: &FeedRow, past: Option<&Past>, area: Rect) {
    canvas.rule(area.x + 1, area.y, area.width.saturating_sub(2));
    let cx = canvas.cx;
    let mut lines: Vec<Line> = Vec::new();
    let role = if row.feed.health.ailment().is_some() { Role::Text } else { Role::Dim };
    if area.width >= MEDIUM {
        lines.push((format!("{} · {}", row.feed.name, row.feed.url), Role::Dim));
    }
    // Where there is little room, what to do comes before what is known.
    lines.extend(wrapped(&words::advice(&row.feed.health, cx), area.width, role));
    if let Some(exactly) = words::exactly(&row.feed.health, cx) {
        lines.extend(wrapped(&cx.locale.ta("health-exactly", &[("why", exactly.into())]), area.width, Role::Dim));
    }
    if area.width < WIDE {
        let per_week = cx.locale.t("health-week");
        let facts = facts(row, past, cx).into_iter().map(|(name, said)| {
            let fact = if name == per_week { format!("{said} {name}") } else { cx.locale.pair(&name, &said) };
            // A line ends between two facts.
            fact.replace(' ', "\u{a0}")
        });
        lines.extend(wrapped(&facts.collect::<Vec<_>>().join("\u{a0}· "), area.width, Role::Dim));
    }
    let room = usize::from(area.height.saturating_sub(1));
    let more = lines.len() > room;
    for (number, (line, role)) in lines.iter().take(room).enumerate() {
        let cut = if more && number + 1 == room { format!("{line} …") } else { line.clone() };
        canvas.put(area.x + 2, area.y + 1 + number as u16, area.width.saturating_sub(3), &cut, *role);
    }
}

type Line = (String, Role);

fn wrapped(text: &str, columns: u16, role: Role) -> Vec<Line> {
    let measure = usize::from(columns.saturating_sub(4)).clamp(10, 96);
    wrap::lines(text, measure).into_iter().map(|range| (text[range].trim_end().to_owned(), role)).collect()
}

/// What is known of a feed, each with its name.
fn facts(row: &FeedRow, past: Option<&Past>, cx: &Cx) -> Vec<(String, String)> {
    let health = &row.feed.health;
    let mut facts = vec![
        (cx.locale.t("health-success"), success(health, cx)),
        (cx.locale.t("health-next"), next(health, cx)),
        (cx.locale.t("health-every"), every(row, cx)),
    ];
    if health.failures > 0 {
        facts.push((cx.locale.t("health-failures"), health.failures.to_string()));
    }
    facts.extend(past.map(|past| (cx.locale.t("health-week"), cx.locale.number(past.articles.into()))));
    facts.retain(|(_, said)| !said.is_empty());
    facts
}

/// All that is known of one feed: what to do, what was answered each time.
pub(super) fn whole(row: &FeedRow, past: Option<&Past>, columns: u16, cx: &Cx) -> Vec<Line> {
    let health = &row.feed.health;
    let mut lines = vec![(row.feed.name.clone(), Role::Headline), (row.feed.url.clone(), Role::Dim), blank()];
    lines.extend(wrapped(&words::advice(health, cx), columns, Role::Text));
    lines.extend(health.error.iter().flat_map(|why| {
        wrapped(&cx.locale.ta("health-exactly", &[("why", cx.locale.trouble(why).into())]), columns, Role::Dim)
    }));
    lines.push(blank());
    lines.push((format!("{:<18}{}", cx.locale.t("health-answer"), words::status(health, &cx.locale)), Role::Text));
    lines.extend(facts(row, past, cx).into_iter().map(|(name, said)| (format!("{name:<18}{said}"), Role::Text)));
    let answers = past.map(|past| past.answers.as_slice()).unwrap_or_default();
    if !answers.is_empty() {
        lines.extend([blank(), (cx.locale.t("health-history"), Role::Heading)]);
    }
    for answer in answers {
        let age = cx.locale.age(answer.at, cx.now, &cx.zone);
        let (said, role) = match (&answer.error, answer.new) {
            (Some(why), _) => (format!("× {}", cx.locale.trouble(why)), Role::Warning),
            (None, 0) => (cx.locale.t("health-unchanged"), Role::Dim),
            (None, new) => (cx.locale.ta("articles", &[("count", new.into())]), Role::Text),
        };
        lines.push((format!("{age:<18}{said}"), role));
    }
    lines
}

fn blank() -> Line {
    (String::new(), Role::Text)
}
