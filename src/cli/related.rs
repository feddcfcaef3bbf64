//! `kiosque related`.

use std::io::Write as _;
use std::process::ExitCode;

use serde_json::{Value, json};

use super::{Context, Global, UserError, output};
use crate::engine::Library;
use crate::news::analysis::Related;
use crate::news::ids::EntryId;
use crate::news::query::Query;
use crate::news::time::Timestamp;
use crate::store::{Reader, StoreError};

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The article's number
    pub id: Option<i64>,
    /// Every article of the store, a line each
    #[arg(long, conflicts_with = "id")]
    pub all: bool,
    #[arg(long, default_value_t = 10)]
    pub limit: usize,
}

pub(super) fn run(args: &Args, global: &Global) -> anyhow::Result<ExitCode> {
    let context = Context::open(global)?;
    let reader = context.store.reader()?;
    let library = Library::new(context.store.clone());
    let mut out = output::stdout();
    if args.all {
        for id in reader.ids(&Query::default())? {
            let Some(head) = reader.heads(&[id])?.pop() else { continue };
            let related = answers(&reader, &library.nearest(id, args.limit)?)?;
            output::finish(output::json_line(&mut out, &json!({"id": id, "key": head.key, "related": related})))?;
        }
        output::finish(out.flush())?;
        return Ok(ExitCode::SUCCESS);
    }
    let id = EntryId(args.id.ok_or_else(|| UserError("name an article by its number, or say --all".into()))?);
    if reader.heads(&[id])?.is_empty() {
        anyhow::bail!("there is no article {id}; `kiosque list` shows what there is");
    }
    let found = answers(&reader, &library.related(id, args.limit)?)?;
    for row in found.as_array().into_iter().flatten() {
        output::finish(if global.json {
            output::json_line(&mut out, row)
        } else {
            let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
            writeln!(out, "{:>6}  {}  ({}, {})", row["id"], text("title"), text("feed"), text("kind").replace('_', " "))
        })?;
    }
    output::finish(out.flush())?;
    Ok(ExitCode::SUCCESS)
}

/// Related articles in JSON.
pub(super) fn answers(reader: &Reader, related: &[Related]) -> Result<Value, StoreError> {
    let ids: Vec<EntryId> = related.iter().map(|one| one.entry).collect();
    let heads = reader.heads(&ids)?;
    let rows = heads.iter().filter_map(|head| {
        let one = related.iter().find(|one| one.entry == head.id)?;
        Some(json!({"id": head.id, "key": head.key, "title": head.title, "feed": head.feed_name,
            "published": head.published.map(Timestamp::rfc3339), "score": one.score, "kind": one.kind, "why": one.why}))
    });
    Ok(rows.collect())
}
