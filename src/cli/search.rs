//! `kiosque search`.

use std::io::Write as _;
use std::process::ExitCode;

use serde_json::json;

use super::{Context, Global, UserError, context::with_hint, list, output};
use crate::store::StoreError;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Words, "a phrase", -not, OR, feed:, section:, entity:, author:, title:, lang:, since:, before:, is:unread
    #[arg(required = true, allow_hyphen_values = true)]
    pub query: Vec<String>,
    #[arg(long, default_value_t = 20)]
    pub limit: usize,
}

pub(super) fn run(args: &Args, global: &Global) -> anyhow::Result<ExitCode> {
    let context = Context::open(global)?;
    let reader = context.store.reader().map_err(with_hint)?;
    let hits = reader.search(&args.query.join(" "), args.limit).map_err(|error| match error {
        StoreError::BadSearch { .. } => UserError(error.to_string()).into(),
        other => with_hint(other),
    })?;
    let mut out = output::stdout();
    for hit in hits {
        let Some(head) = reader.heads(&[hit.entry])?.pop() else { continue };
        let plain = hit.snippet.replace(['\u{e000}', '\u{e001}'], "");
        let written = if global.json {
            let mut row = list::row(&head);
            row["score"] = json!(hit.score);
            row["snippet"] = json!(plain);
            output::json_line(&mut out, &row)
        } else {
            writeln!(out, "{:>6}  {}  ({})\n        {plain}", head.id, head.title, head.feed_name)
        };
        output::finish(written)?;
    }
    output::finish(out.flush())?;
    Ok(ExitCode::SUCCESS)
}
