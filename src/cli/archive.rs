//! `kiosque archive`.

use std::io::{self, BufRead as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;
use serde_json::json;

use super::{Context, Global, UserError, context::with_hint, output};
use crate::engine::analyse_pending;
use crate::news::ids::EntryId;
use crate::news::time::Timestamp;
use crate::store::ArchiveItem;

/// Articles written in one transaction.
const BATCH: usize = 1_000;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    pub deed: Deed,
}

#[derive(Debug, Subcommand)]
pub enum Deed {
    /// Every article with its state, a JSON line each
    Export,
    /// Merge such lines into the store, then analyse them
    Import {
        /// The file, `-` for standard input
        file: PathBuf,
    },
}

pub(super) fn run(args: &Args, global: &Global) -> anyhow::Result<ExitCode> {
    let context = Context::open(global)?;
    match &args.deed {
        Deed::Export => export(&context),
        Deed::Import { file } => import(&context, file, global.json),
    }
}

fn export(context: &Context) -> anyhow::Result<ExitCode> {
    let reader = context.store.reader()?;
    let mut out = output::stdout();
    let mut last = EntryId(0);
    loop {
        let page = reader.archive(last, BATCH)?;
        let Some((newest, _)) = page.last() else { break };
        last = *newest;
        for (_, item) in &page {
            output::finish(output::json_line(&mut out, item))?;
        }
    }
    output::finish(out.flush())?;
    Ok(ExitCode::SUCCESS)
}

fn import(context: &Context, file: &std::path::Path, json: bool) -> anyhow::Result<ExitCode> {
    let input: Box<dyn io::BufRead> = if file.as_os_str() == "-" {
        Box::new(io::stdin().lock())
    } else {
        Box::new(io::BufReader::new(std::fs::File::open(file)?))
    };
    let mut writer = context.store.writer().map_err(with_hint)?;
    let (mut new, mut read, mut batch) = (0, 0, Vec::with_capacity(BATCH));
    for (number, line) in input.lines().enumerate() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let item: ArchiveItem = serde_json::from_str(&line)
            .map_err(|error| UserError(format!("{}:{}: {error}", file.display(), number + 1)))?;
        if item.key.is_empty() || item.feed.is_empty() {
            return Err(UserError(format!(
                "{}:{}: an article needs `key`, `feed` and `title`",
                file.display(),
                number + 1
            ))
            .into());
        }
        batch.push(item);
        read += 1;
        if batch.len() == BATCH {
            new += writer.import(&batch, Timestamp::now()).map_err(with_hint)?.len();
            batch.clear();
        }
    }
    new += writer.import(&batch, Timestamp::now()).map_err(with_hint)?.len();
    analyse_pending(&context.store, &mut writer, &mut |_, _| {}).map_err(with_hint)?;
    let mut out = output::stdout();
    output::finish(if json {
        output::json_line(&mut out, &json!({"articles": read, "new": new}))
    } else {
        writeln!(out, "{read} articles, {new} of them new")
    })?;
    output::finish(out.flush())?;
    Ok(ExitCode::SUCCESS)
}
