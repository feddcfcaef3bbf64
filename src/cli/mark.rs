//! `kiosque mark`.

use std::io::Write as _;
use std::process::ExitCode;

use clap::ValueEnum;
use serde_json::json;

use super::{Context, Global, UserError, context::with_hint, output};
use crate::news::ids::EntryId;
use crate::news::query::{Query, Scope};
use crate::store::{Change, Write};

#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum State {
    Read,
    Unread,
    Star,
    Unstar,
}

#[derive(Debug, clap::Args)]
pub struct Args {
    pub state: State,
    /// The articles
    pub ids: Vec<i64>,
    /// All that this search finds
    #[arg(long)]
    pub query: Option<String>,
}

pub(super) fn run(args: &Args, global: &Global) -> anyhow::Result<ExitCode> {
    let context = Context::open(global)?;
    let mut ids: Vec<EntryId> = args.ids.iter().copied().map(EntryId).collect();
    if let Some(query) = &args.query {
        let query = Query { scope: Scope::Search(query.clone()), ..Query::default() };
        ids.extend(context.store.reader()?.ids(&query).map_err(with_hint)?);
    }
    if ids.is_empty() && args.query.is_none() {
        return Err(UserError("name articles by their numbers, or with --query".into()).into());
    }
    let known = context.store.reader()?.heads(&ids)?;
    if let Some(missing) = ids.iter().find(|id| known.iter().all(|head| head.id != **id)) {
        anyhow::bail!("there is no article {missing}; `kiosque list` shows what there is");
    }
    let change = match args.state {
        State::Read => Change::Read(ids, true),
        State::Unread => Change::Read(ids, false),
        State::Star => Change::Star(ids, true),
        State::Unstar => Change::Star(ids, false),
    };
    let applied = context.store.writer()?.apply(&[Write::Change(change)]).map_err(with_hint)?;
    let mut out = output::stdout();
    output::finish(if global.json {
        output::json_line(&mut out, &json!({"changed": applied.changed}))
    } else {
        writeln!(out, "{} changed", applied.changed)
    })?;
    output::finish(out.flush())?;
    Ok(ExitCode::SUCCESS)
}
