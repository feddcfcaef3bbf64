//! `kiosque entities`.

use std::io::Write as _;
use std::process::ExitCode;

use serde_json::json;

use super::{Context, Global, UserError, output};
use crate::config::Span;
use crate::news::analysis::EntityKind;
use crate::news::ids::EntryId;
use crate::news::time::Timestamp;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The article's number
    pub id: Option<i64>,
    /// Those of the whole store, by number of articles
    #[arg(long, conflicts_with = "id")]
    pub list: bool,
    #[arg(long, requires = "list")]
    pub since: Option<String>,
    /// PER, ORG, LOC or MISC
    #[arg(long = "type", requires = "list")]
    pub kind: Option<String>,
}

pub(super) fn run(args: &Args, global: &Global) -> anyhow::Result<ExitCode> {
    let context = Context::open(global)?;
    let reader = context.store.reader()?;
    let rows = if let Some(id) = args.id {
        reader.entities(EntryId(id))?
    } else {
        let wrong = |kind: &String| UserError(format!("«{kind}» is no type; expected PER, ORG, LOC or MISC"));
        let kind = args.kind.as_ref().map(|kind| EntityKind::from_code(kind).ok_or_else(|| wrong(kind))).transpose()?;
        let since = args.since.as_deref().map(|text| text.parse::<Span>().map_err(UserError)).transpose()?;
        reader.entity_list(kind, since.map(|span| Timestamp::now().plus(-span.0)), 1_000)?
    };
    let mut out = output::stdout();
    for row in rows {
        output::finish(if global.json {
            output::json_line(
                &mut out,
                &json!({"entity": row.id, "name": row.name, "type": row.kind, "count": row.count, "mentions": row.mentions}),
            )
        } else {
            writeln!(out, "{:<4} {:>5}  {}", row.kind.code(), row.count, row.name)
        })?;
    }
    output::finish(out.flush())?;
    Ok(ExitCode::SUCCESS)
}
