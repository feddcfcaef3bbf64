//! `kiosque feeds check`.

use std::io::Write;
use std::process::ExitCode;

use serde_json::json;

use super::super::{Global, context, no_such_feed, output};
use crate::engine::{Checked, Options, check};
use crate::news::time::Timestamp;

pub(super) fn run(only: &[String], global: &Global, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    let config = context::load(&context::paths(global)?)?;
    let mut sources = config.sources();
    if !only.is_empty() {
        let meant =
            |name: &String| sources.iter().any(|source| source.url == *name || source.name.as_ref() == Some(name));
        if let Some(unknown) = only.iter().find(|name| !meant(name)) {
            return Err(no_such_feed(unknown, sources.iter().filter_map(|source| source.name.as_deref())).into());
        }
        sources.retain(|source| only.iter().any(|name| source.url == *name || source.name.as_ref() == Some(name)));
    }
    let mut failed = 0;
    let mut written = Ok(());
    check(&sources, &Options::new(&config, &sources), |checked| {
        failed += usize::from(checked.error.is_some());
        if written.is_ok() {
            written = say(global.json, &checked, out).and_then(|()| out.flush());
        }
    })?;
    output::finish(written)?;
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn say(json: bool, feed: &Checked, out: &mut impl Write) -> std::io::Result<()> {
    if json {
        let line = json!({"url": feed.url, "title": feed.title, "ok": feed.error.is_none(), "format": feed.format, "entries": feed.entries,
            "newest": feed.newest.map(Timestamp::rfc3339), "moved_to": feed.moved_to, "error": feed.error, "elapsed_ms": feed.elapsed_ms});
        return output::json_line(out, &line);
    }
    let answer = match (&feed.error, &feed.format) {
        (Some(error), _) => error.clone(),
        (None, format) => format!("{}, {} entries", format.as_deref().unwrap_or("a feed"), feed.entries),
    };
    let moved = feed.moved_to.as_ref().map(|to| format!("; moved to {to}")).unwrap_or_default();
    writeln!(
        out,
        "{:<6} {:>6} ms  {}\n       {answer}{moved}",
        if feed.error.is_none() { "ok" } else { "failed" },
        feed.elapsed_ms,
        feed.url
    )
}
