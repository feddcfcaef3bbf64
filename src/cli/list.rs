//! `kiosque list`.

use std::io::{self, Write};
use std::process::ExitCode;

use serde_json::{Value, json};

use super::{Context, Global, UserError, context::with_hint, output};
use crate::config::Span;
use crate::news::entry::{EntryHead, Offline};
use crate::news::query::{Query, Scope};
use crate::news::time::Timestamp;

#[derive(Debug, Default, clap::Args)]
pub struct Args {
    /// Of this feed (name or address)
    #[arg(long)]
    pub feed: Option<String>,
    /// Of this section
    #[arg(long)]
    pub section: Option<String>,
    #[arg(long)]
    pub unread: bool,
    #[arg(long)]
    pub starred: bool,
    /// Not older than this: 24h, 7d
    #[arg(long)]
    pub since: Option<String>,
    /// In the words of the search language
    #[arg(long)]
    pub query: Option<String>,
    #[arg(long, default_value_t = 100)]
    pub limit: usize,
}

pub(super) fn run(args: &Args, global: &Global) -> anyhow::Result<ExitCode> {
    let context = Context::open(global)?;
    let reader = context.store.reader().map_err(with_hint)?;
    let scope = match (&args.query, &args.feed, &args.section) {
        (Some(query), ..) => Scope::Search(query.clone()),
        (None, Some(name), _) => {
            let feeds = reader.feeds()?;
            let found = feeds.iter().find(|row| row.feed.url == *name || row.feed.name.eq_ignore_ascii_case(name));
            Scope::Feed(found.ok_or_else(|| UserError(format!("no feed «{name}» is configured")))?.feed.id)
        }
        (None, None, Some(section)) => Scope::Section(section.clone()),
        _ if args.starred => Scope::Starred,
        _ => Scope::All,
    };
    let since = args.since.as_deref().map(|text| text.parse::<Span>().map_err(UserError)).transpose()?;
    let query = Query {
        scope,
        unread_only: args.unread,
        since: since.map(|span| Timestamp::now().plus(-span.0)),
        limit: Some(args.limit),
        keep: Vec::new(),
    };
    let mut heads = reader.heads(&reader.ids(&query).map_err(with_hint)?)?;
    if args.starred {
        heads.retain(|head| head.state.starred);
    }
    output::finish(print(&heads, global.json, &mut output::stdout()))?;
    Ok(ExitCode::SUCCESS)
}

fn print(heads: &[EntryHead], json: bool, out: &mut impl Write) -> io::Result<()> {
    for head in heads {
        if json {
            output::json_line(out, &row(head))?;
        } else {
            let mark = if head.state.starred {
                '★'
            } else if head.state.read {
                ' '
            } else {
                '●'
            };
            writeln!(out, "{:>6} {mark} {}  ({})", head.id, head.title, head.feed_name)?;
        }
    }
    out.flush()
}

/// An article's row in JSON.
pub(super) fn row(head: &EntryHead) -> Value {
    json!({
        "id": head.id,
        "key": head.key,
        "feed": head.feed_name,
        "title": head.title,
        "url": head.url,
        "published": head.published.map(Timestamp::rfc3339),
        "read": head.state.read,
        "starred": head.state.starred,
        "lang": head.language.code(),
        "offline": matches!(head.offline, Offline::Whole | Offline::FeedOnly | Offline::Paywalled),
        "minutes": head.minutes(),
        "summary": head.summary,
    })
}
