//! `kiosque doctor`.

use std::io::Write as _;
use std::process::ExitCode;

use super::{Global, context, output};
use crate::store::Store;

#[derive(Debug, clap::Args)]
pub struct Args {}

pub(super) fn run(_: &Args, global: &Global) -> anyhow::Result<ExitCode> {
    let paths = context::paths(global)?;
    let mut well = true;
    let mut lines = Vec::new();
    let mut say = |good: bool, text: String| {
        well &= good;
        lines.push(format!("{} {text}", if good { "ok  " } else { "FAIL" }));
    };
    let there = if paths.config.exists() { "" } else { " (not there: the defaults hold)" };
    match context::load(&paths) {
        Ok(config) => {
            say(true, format!("configuration {}{there}, {} feeds", paths.config.display(), config.feeds.len()));
        }
        Err(error) => say(false, format!("configuration: {error}")),
    }
    match Store::open(&paths.data).and_then(|store| Ok((store.reader()?.check()?, store.reader()?.totals()?, store))) {
        Ok((None, totals, store)) => {
            let size = std::fs::metadata(store.path()).map_or(0, |file| file.len());
            say(true, format!("store {}, {} articles, {} kB", store.path().display(), totals.entries, size / 1024));
        }
        Ok((Some(complaint), _, store)) => say(false, format!("store {}: {complaint}", store.path().display())),
        Err(error) => say(false, format!("store: {error}. {}", error.hint().unwrap_or_default())),
    }
    let terminal = std::env::var("TERM").unwrap_or_default();
    say(!terminal.is_empty() && terminal != "dumb", format!("terminal {terminal}"));
    let mut out = output::stdout();
    output::finish(writeln!(out, "{}", lines.join("\n")).and_then(|()| out.flush()))?;
    Ok(if well { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
