//! `kiosque mark`.

use std::io::Write as _;
use std::process::ExitCode;

use super::list::{chosen, explain};
use super::{Context, Global, output};
use crate::store::{Change, Write};

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub enum As {
    Read,
    Unread,
    Star,
    Unstar,
}

#[derive(Debug, clap::Args)]
pub struct Args {
    /// As what
    #[arg(value_enum)]
    pub state: As,
    /// The articles, by number
    #[arg(value_name = "ID", required_unless_present = "query", conflicts_with = "query")]
    pub ids: Vec<i64>,
    /// The articles that this search finds
    #[arg(long, value_name = "Q")]
    pub query: Option<String>,
}

pub(super) fn run(args: &Args, global: &Global) -> anyhow::Result<ExitCode> {
    let context = Context::open(global)?;
    let reader = context.store.reader().map_err(explain)?;
    let (ids, whole) = chosen(&reader, &args.ids, args.query.as_deref())?;
    let change = match args.state {
        As::Read => Change::Read(ids, true),
        As::Unread => Change::Read(ids, false),
        As::Star => Change::Star(ids, true),
        As::Unstar => Change::Star(ids, false),
    };
    let applied =
        context.store.writer().and_then(|mut writer| writer.apply(&[Write::Change(change)])).map_err(explain)?;
    let mut out = output::stdout();
    let told = if global.json {
        output::json_line(&mut out, &serde_json::json!({ "changed": applied.changed }))
    } else {
        writeln!(out, "{} changed", applied.changed)
    };
    output::finish(told.and_then(|()| out.flush()))?;
    Ok(if whole { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
