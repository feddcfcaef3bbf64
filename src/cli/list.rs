//! `kiosque list`, and the row of an article that other subcommands print too.

use std::collections::HashSet;
use std::io::{self, IsTerminal as _, Write};
use std::process::ExitCode;

use serde::Serialize;

use super::context::{locale, with_hint};
use super::{Context, Global, UserError, output};
use crate::config::{Span, nearest};
use crate::locale::Locale;
use crate::news::entry::{EntryHead, Offline};
use crate::news::ids::{EntryId, FeedId};
use crate::news::query::{Query, Scope};
use crate::news::time::Timestamp;
use crate::store::{Reader, StoreError};
use crate::text::{terms, width};

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Articles of this feed: its name, or its address
    #[arg(long, value_name = "F")]
    pub feed: Option<String>,
    /// Articles of the feeds under this heading
    #[arg(long, value_name = "S")]
    pub section: Option<String>,
    /// Only what has not been read
    #[arg(long)]
    pub unread: bool,
    /// Only what was starred
    #[arg(long)]
    pub starred: bool,
    /// Only what is newer: 24h, 7d, 2026-11-17, or a whole time
    #[arg(long, value_name = "D")]
    pub since: Option<String>,
    /// Only what this search finds
    #[arg(long, value_name = "Q")]
    pub query: Option<String>,
    /// At most so many
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
}

pub(super) fn run(args: &Args, global: &Global) -> anyhow::Result<ExitCode> {
    let context = Context::open(global)?;
    let locale = locale(&context.config);
    let reader = context.store.reader().map_err(explain)?;
    let ids = selected(&reader, args)?;
    let mut out = output::stdout();
    for page in ids.chunks(500) {
        let heads = reader.heads(page).map_err(explain)?;
        let rows = heads.iter().map(|head| Row::new(head, None));
        if output_stopped(print(rows, global.json, &locale, &mut out))? {
            break;
        }
    }
    output::finish(out.flush())?;
    Ok(ExitCode::SUCCESS)
}

/// Whether whoever reads us has had enough (`kiosque list | head`).
pub(super) fn output_stopped(result: io::Result<()>) -> anyhow::Result<bool> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(true),
        other => Ok(other.map(|()| false)?),
    }
}

/// The articles that all given conditions select, newest first.
fn selected(reader: &Reader, args: &Args) -> anyhow::Result<Vec<EntryId>> {
    let mut scopes = Vec::new();
    if let Some(feed) = &args.feed {
        scopes.push(Scope::Feed(feed_named(reader, feed)?));
    }
    if let Some(section) = &args.section {
        scopes.push(Scope::Section(section_named(reader, section)?));
    }
    if args.starred {
        scopes.push(Scope::Starred);
    }
    let since = args.since.as_deref().map(|text| since(text, Timestamp::now())).transpose()?;
    let alone = scopes.len() <= 1 && args.query.is_none();
    let query = |scope, limit| Query { scope, unread_only: args.unread, since, limit, ..Query::default() };
    let mut rest = scopes.into_iter();
    let first = rest.next().unwrap_or_default();
    let mut ids = reader.ids(&query(first, args.limit.filter(|_| alone))).map_err(explain)?;
    for scope in rest {
        keep(&mut ids, reader.ids(&query(scope, None)).map_err(explain)?);
    }
    if let Some(text) = &args.query {
        keep(&mut ids, found(reader, text)?);
    }
    ids.truncate(args.limit.unwrap_or(usize::MAX));
    Ok(ids)
}

fn keep(ids: &mut Vec<EntryId>, wanted: Vec<EntryId>) {
    let wanted: HashSet<EntryId> = wanted.into_iter().collect();
    ids.retain(|id| wanted.contains(id));
}

/// All entries that a search finds, each article in every feed where it stands.
pub(super) fn found(reader: &Reader, text: &str) -> anyhow::Result<Vec<EntryId>> {
    reader.ids(&Query { scope: Scope::Search(text.to_owned()), ..Query::default() }).map_err(explain)
}

/// The entries given by number, or found by a search; numbers that name nothing are told on standard error.
pub(super) fn chosen(reader: &Reader, ids: &[i64], query: Option<&str>) -> anyhow::Result<(Vec<EntryId>, bool)> {
    if let Some(query) = query {
        return Ok((found(reader, query)?, true));
    }
    let asked: Vec<EntryId> = ids.iter().copied().map(EntryId).collect();
    let known: HashSet<EntryId> = reader.heads(&asked).map_err(explain)?.into_iter().map(|head| head.id).collect();
    for id in asked.iter().filter(|id| !known.contains(id)) {
        warn(&format!("there is no article {id}"));
    }
    let whole = known.len() == asked.iter().collect::<HashSet<_>>().len();
    Ok((asked.into_iter().filter(|id| known.contains(id)).collect(), whole))
}

#[expect(clippy::print_stderr, reason = "warnings of a subcommand go to standard error")]
pub(super) fn warn(sentence: &str) {
    eprintln!("kiosque: {sentence}");
}

/// A store's error; a search that cannot be read is the caller's mistake.
pub(super) fn explain(error: StoreError) -> anyhow::Error {
    match &error {
        StoreError::BadSearch { .. } => {
            let hint = error.hint().map(|hint| format!("\n  {hint}")).unwrap_or_default();
            UserError(format!("{error}{hint}")).into()
        }
        _ => with_hint(error),
    }
}

/// The feed that `text` names: by number, address or name, then by a part of it that only one has.
fn feed_named(reader: &Reader, text: &str) -> anyhow::Result<FeedId> {
    let feeds: Vec<_> = reader.feeds().map_err(explain)?.into_iter().map(|row| row.feed).collect();
    let wanted = terms::fold(text.trim());
    let exact = feeds.iter().find(|feed| feed.url == text.trim() || terms::fold(&feed.name) == wanted);
    if let Some(feed) = exact.or_else(|| feeds.iter().find(|feed| feed.id.to_string() == wanted)) {
        return Ok(feed.id);
    }
    let mut partly = feeds.iter().filter(|feed| terms::fold(&feed.name).contains(&wanted) || feed.url.contains(text));
    match (partly.next(), partly.next()) {
        (Some(feed), None) => Ok(feed.id),
        (Some(one), Some(other)) => {
            Err(UserError(format!("«{text}» may be {} or {}; say which", one.name, other.name)).into())
        }
        (None, _) => Err(unknown("feed", text, feeds.iter().map(|feed| feed.name.as_str()))),
    }
}

/// The heading that `text` names, whatever its case and accents.
fn section_named(reader: &Reader, text: &str) -> anyhow::Result<String> {
    let feeds = reader.feeds().map_err(explain)?;
    let sections: Vec<&str> = feeds.iter().filter_map(|row| row.feed.section.as_deref()).collect();
    let wanted = terms::fold(text.trim());
    match sections.iter().find(|section| terms::fold(section) == wanted) {
        Some(section) => Ok((*section).to_owned()),
        None => Err(unknown("section", text, sections.into_iter())),
    }
}

fn unknown<'a>(what: &str, text: &str, names: impl Iterator<Item = &'a str>) -> anyhow::Error {
    let near = nearest(text, names).map(|name| format!("; did you mean «{name}»?")).unwrap_or_default();
    UserError(format!("no {what} is called «{text}»{near}")).into()
}

/// A time in the past as people write it: `24h`, `7d`, `2026-11-17` (here), or RFC 3339.
pub(super) fn since(text: &str, now: Timestamp) -> anyhow::Result<Timestamp> {
    if let Some(at) = Timestamp::from_rfc3339(text) {
        return Ok(at);
    }
    if let Ok(date) = text.trim().parse::<jiff::civil::Date>() {
        let midnight = jiff::tz::TimeZone::system().to_timestamp(date.at(0, 0, 0, 0))?;
        return Ok(Timestamp(midnight.as_second()));
    }
    match text.parse::<Span>() {
        Ok(span) => Ok(now.plus(span.0.saturating_neg())),
        Err(_) => Err(UserError(format!("«{text}» is no time; expected 24h, 7d, 2026-11-17 or a whole time")).into()),
    }
}

/// The columns of a day and a time: "16 janv. 17:30".
const STAMP: usize = 14;

/// An article in a listing.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Row<'a> {
    id: EntryId,
    key: &'a str,
    feed: &'a str,
    title: &'a str,
    url: Option<&'a str>,
    published: Option<String>,
    read: bool,
    starred: bool,
    later: bool,
    lang: &'static str,
    /// Whether the whole text is here.
    offline: bool,
    minutes: Option<u32>,
    summary: &'a str,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    hit: Option<Found>,
    #[serde(skip)]
    sort: Timestamp,
}

/// What a search adds.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Found {
    pub score: f64,
    pub snippet: String,
}

impl<'a> Row<'a> {
    pub(super) fn new(head: &'a EntryHead, hit: Option<Found>) -> Self {
        Self {
            id: head.id,
            key: &head.key,
            feed: &head.feed_name,
            title: &head.title,
            url: head.url.as_deref(),
            published: head.published.map(Timestamp::rfc3339),
            read: head.state.read,
            starred: head.state.starred,
            later: head.state.later,
            lang: head.language.code(),
            offline: matches!(head.offline, Offline::Whole | Offline::FeedOnly),
            minutes: head.minutes(),
            summary: &head.summary,
            hit,
            sort: head.sort,
        }
    }

    /// Number, state, time, outlet, headline; cut to the width of a terminal, whole in a pipe.
    fn line(&self, columns: Option<usize>, locale: &Locale) -> String {
        let when = locale.stamp(self.sort, Timestamp::now(), &jiff::tz::TimeZone::system());
        let when = format!("{when}{}", " ".repeat(STAMP.saturating_sub(width::width(&when))));
        let star = if self.starred { '★' } else { ' ' };
        let new = if self.read { ' ' } else { '●' };
        let outlet = width::truncate(self.feed, 18);
        let blank = " ".repeat(18 - width::width(&outlet));
        let line = format!("{:>6} {new}{star} {when}  {outlet}{blank}  {}", self.id, self.title);
        columns.map_or(line.clone(), |columns| width::truncate(&line, columns))
    }
}

/// Prints rows: an object a line, or a line each for people.
pub(super) fn print<'a>(
    rows: impl Iterator<Item = Row<'a>>,
    json: bool,
    locale: &Locale,
    out: &mut impl Write,
) -> io::Result<()> {
    let columns = columns();
    for row in rows {
        if json {
            output::json_line(out, &row)?;
            continue;
        }
        writeln!(out, "{}", row.line(columns, locale))?;
        if let Some(hit) = row.hit.as_ref().filter(|hit| !hit.snippet.is_empty()) {
            writeln!(out, "         {}", hit.snippet)?;
        }
    }
    Ok(())
}

/// The width of the terminal that standard output is; `None` in a pipe.
pub(super) fn columns() -> Option<usize> {
    let columns = io::stdout().is_terminal().then(crossterm::terminal::size)?.ok()?.0;
    Some(usize::from(columns.max(20)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_people_write_it() {
        let now = Timestamp(1_790_000_000);
        assert_eq!(since("24h", now).unwrap(), now.plus(-86_400));
        assert_eq!(since("2026-11-17T08:00:00+01:00", now).unwrap().rfc3339(), "2026-11-17T07:00:00Z");
        assert!(since("bientôt", now).unwrap_err().is::<UserError>());
    }
}
