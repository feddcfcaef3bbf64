//! `kiosque stories`.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::process::ExitCode;

use serde_json::json;

use super::{Context, Global, UserError, output};
use crate::config::Span;
use crate::news::time::Timestamp;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Not older than this: 24h, 7d
    #[arg(long)]
    pub since: Option<String>,
    #[arg(long, default_value_t = 30)]
    pub limit: usize,
    /// The whole store, stories of one article too
    #[arg(long)]
    pub all: bool,
}

pub(super) fn run(args: &Args, global: &Global) -> anyhow::Result<ExitCode> {
    let context = Context::open(global)?;
    let reader = context.store.reader()?;
    let since = args.since.as_deref().map(|text| text.parse::<Span>().map_err(UserError)).transpose()?;
    let since = since.map(|span| Timestamp::now().plus(-span.0));
    let limit = if args.all { i32::MAX as usize } else { args.limit };
    let mut out = output::stdout();
    for row in reader.stories(since.filter(|_| !args.all), limit)? {
        let heads = reader.heads(&row.entries)?;
        let Some(first) = heads.first().filter(|_| args.all || heads.len() > 1) else { continue };
        let feeds: BTreeSet<&str> = heads.iter().map(|head| head.feed_name.as_str()).collect();
        let named = reader.entities(first.id)?;
        let entities: Vec<&str> = named.iter().take(5).map(|entity| entity.name.as_str()).collect();
        let articles: Vec<_> = heads.iter().map(|head| json!({"id": head.id, "key": head.key})).collect();
        let last = heads.last().unwrap_or(first);
        output::finish(if global.json {
            let line = json!({"story": row.story, "title": first.title, "articles": articles, "feeds": feeds,
                "first": first.sort.rfc3339(), "last": last.sort.rfc3339(), "entities": entities, "score": feeds.len()});
            output::json_line(&mut out, &line)
        } else {
            writeln!(out, "{} ({} articles, {} feeds)", first.title, heads.len(), feeds.len())
        })?;
    }
    output::finish(out.flush())?;
    Ok(ExitCode::SUCCESS)
}
