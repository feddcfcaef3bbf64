//! `kiosque refresh`.

use std::collections::HashMap;
use std::io::Write as _;
use std::process::ExitCode;

use serde_json::json;

use super::{Context, Global, UserError, context::with_hint, no_such_feed, output, site_rules};
use crate::config::Span;
use crate::engine::{Options, PollOutcome, PollStatus, refresh_once};
use crate::news::ids::FeedId;
use crate::news::time::Timestamp;
use crate::store::Packed;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Poll what is not due too; only who asked to be left alone (Retry-After) is
    #[arg(long)]
    pub force: bool,
    /// Never more often than this; 0 sets our own minimum and interval aside
    #[arg(long, value_name = "D")]
    pub min_interval: Option<String>,
    /// Leave the linked pages for later
    #[arg(long)]
    pub no_articles: bool,
    /// Fetch the older entries too, where feeds offer them page by page
    #[arg(long)]
    pub older: bool,
    /// Fetch the pages of everything unread, for a journey without a network, and say what is missing: then the exit status
    /// is 0 where all of it can be read offline, and 1 where something is missing
    #[arg(long, conflicts_with = "no_articles")]
    pub offline_pack: bool,
    /// The pictures in them, too
    #[arg(long, requires = "offline_pack")]
    pub pictures: bool,
    /// Only these feeds (names or addresses)
    pub feeds: Vec<String>,
}

pub(super) fn run(args: &Args, global: &Global) -> anyhow::Result<ExitCode> {
    let context = Context::open(global)?;
    let least = args.min_interval.as_deref().map(|text| text.parse::<Span>().map_err(UserError)).transpose()?;
    let sources = context.config.sources();
    let feeds = context.store.writer().and_then(|mut writer| writer.sync_feeds(&sources)).map_err(with_hint)?;
    let mut only = Vec::new();
    for name in &args.feeds {
        let found = feeds.iter().find(|feed| feed.url == *name || feed.name.eq_ignore_ascii_case(name));
        let known = feeds.iter().map(|feed| feed.name.as_str());
        only.push(found.ok_or_else(|| no_such_feed(name, known))?.id);
    }
    let configured = Options::new(&context.config, &sources);
    let options = Options {
        least: least.map_or(configured.least, |span| span.0),
        due_after: least.map(|span| span.0).or(configured.due_after),
        force: args.force,
        articles: configured.articles && !args.no_articles,
        pack: args.offline_pack,
        pictures: args.pictures,
        older: args.older,
        only,
        rules: site_rules(&context.paths)?,
        ..configured
    };
    let mut out = std::io::BufWriter::new(std::io::stdout());
    let mut written = Ok(());
    // What was read for each feed is known at the end.
    let mut outcomes = Vec::new();
    let json = global.json;
    let names: HashMap<_, _> = feeds.iter().map(|feed| (feed.id, feed.name.clone())).collect();
    let mut waiting = 0;
    let summary = refresh_once(&context.store, &feeds, &options, |outcome| {
        waiting += usize::from(outcome.status == PollStatus::Deferred);
        if json {
            outcomes.push(outcome);
        } else {
            let name = names.get(&outcome.feed).map(String::as_str).unwrap_or_default();
            written = say(&mut out, name, &outcome).and_then(|()| out.flush());
        }
    })
    .map_err(with_hint)?;
    output::finish(written)?;
    for outcome in &outcomes {
        let name = names.get(&outcome.feed).map(String::as_str).unwrap_or_default();
        let articles = summary.by_feed.get(&outcome.feed).copied().unwrap_or(0);
        output::finish(output::json_line(&mut out, &answer(name, outcome, articles)))?;
    }
    let mut complete = None;
    if args.offline_pack {
        let packed = context.store.reader().and_then(|reader| reader.packed()).map_err(with_hint)?;
        let packed = Packed { pictures: summary.pictures, ..packed };
        output::finish(tell_packed(&mut out, &packed, &names, json))?;
        complete = Some(packed.missing.is_empty());
    }
    let told = json!({"summary": {"feeds": summary.feeds, "new": summary.new, "updated": summary.updated,
        "articles": summary.articles, "missed": summary.missed, "failed": summary.failed, "offline": summary.offline,
        "elapsed_ms": summary.elapsed_ms}});
    output::finish(if json {
        output::json_line(&mut out, &told)
    } else {
        writeln!(
            out,
            "{} feeds asked, {} failed, {waiting} not due; {} new articles, {} changed; {} pages read, {} without an article",
            summary.feeds, summary.failed, summary.new, summary.updated, summary.articles, summary.missed
        )
    })?;
    output::finish(out.flush())?;
    let well = complete.unwrap_or(summary.failed == 0);
    Ok(if well { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn status(status: PollStatus) -> &'static str {
    match status {
        PollStatus::Updated => "updated",
        PollStatus::NotModified => "not_modified",
        PollStatus::Moved => "moved",
        PollStatus::Gone => "gone",
        PollStatus::Deferred => "deferred",
        PollStatus::Failed => "failed",
    }
}

fn answer(name: &str, outcome: &PollOutcome, articles: usize) -> serde_json::Value {
    json!({"feed": name, "url": outcome.url, "status": status(outcome.status), "new": outcome.new,
        "updated": outcome.updated, "articles": articles, "error": outcome.error.as_ref().map(ToString::to_string),
        "retry_at": outcome.retry_at.map(Timestamp::rfc3339), "moved_to": outcome.moved_to, "elapsed_ms": outcome.elapsed_ms})
}

/// What can be read on the journey, and what is missing and why.
fn tell_packed(
    out: &mut impl std::io::Write,
    packed: &Packed,
    names: &HashMap<FeedId, String>,
    json: bool,
) -> std::io::Result<()> {
    let name = |feed| names.get(&feed).map(String::as_str).unwrap_or_default();
    if json {
        let missing = packed.missing.iter().map(|missing| {
            json!({"id": missing.entry.0, "feed": name(missing.feed), "title": missing.title, "url": missing.url,
                "why": missing.why.to_string()})
        });
        let missing = missing.collect::<Vec<_>>();
        return output::json_line(
            out,
            &json!({"offline": {"unread": packed.unread, "readable": packed.readable, "missing": missing,
                "reasons": packed.reasons().iter()
                    .map(|(count, why)| json!({"why": why.to_string(), "count": count})).collect::<Vec<_>>(),
                "pictures": packed.pictures.map(|(here, all)| json!({"here": here, "all": all}))}}),
        );
    }
    writeln!(out, "{}/{} readable offline", packed.readable, packed.unread)?;
    if let Some((here, all)) = packed.pictures {
        writeln!(out, "{here}/{all} pictures")?;
    }
    for (count, why) in packed.reasons() {
        writeln!(out, "{count} missing: {why}")?;
    }
    for missing in &packed.missing {
        writeln!(out, "  {}: {} ({})", name(missing.feed), missing.title, missing.why)?;
    }
    Ok(())
}

fn say(out: &mut impl std::io::Write, name: &str, outcome: &PollOutcome) -> std::io::Result<()> {
    match &outcome.error {
        Some(error) => writeln!(out, "{name}: {error}"),
        // Of what is as it was the summary tells.
        None if outcome.new + outcome.updated == 0 => Ok(()),
        None => writeln!(out, "{name}: {} new", outcome.new),
    }
}
