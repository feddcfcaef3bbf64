//! `kiosque search`.

use std::io::Write as _;
use std::process::ExitCode;

use super::list::{self, Found, Row, explain};
use super::{Context, Global, output};
use crate::news::ids::EntryId;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Words, "a phrase", -not, OR, feed:, section:, entity:, author:, title:, lang:, since:, before:,
    /// is:unread|starred|offline
    #[arg(required = true, allow_hyphen_values = true, value_name = "QUERY")]
    pub query: Vec<String>,
    /// At most so many
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub limit: usize,
}

pub(super) fn run(args: &Args, global: &Global) -> anyhow::Result<ExitCode> {
    let context = Context::open(global)?;
    let reader = context.store.reader().map_err(explain)?;
    let hits = reader.search(&args.query.join(" "), args.limit).map_err(explain)?;
    let ids: Vec<EntryId> = hits.iter().map(|hit| hit.entry).collect();
    let heads = reader.heads(&ids).map_err(explain)?;
    let mut hits = hits.into_iter();
    let rows = heads.iter().map(|head| {
        // An article removed in between is missing among the heads.
        let hit = hits.by_ref().find(|hit| hit.entry == head.id);
        let found = hit.map(|hit| Found { score: hit.score, snippet: plain(&hit.snippet) });
        Row::new(head, found)
    });
    let mut out = output::stdout();
    output::finish(list::print(rows, global.json, &mut out).and_then(|()| out.flush()))?;
    Ok(ExitCode::SUCCESS)
}

/// A snippet without the marks around its hits.
fn plain(snippet: &str) -> String {
    snippet.replace(['\u{e000}', '\u{e001}'], "")
}
