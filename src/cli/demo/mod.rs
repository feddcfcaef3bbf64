//! `kiosque demo`: a small made-up press that the program serves to itself, so that it can be tried with no network.

mod markup;
mod outlets;
mod pages;
mod pictures;
mod press;
mod server;
mod syndication;

use std::io::{self, Write as _};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::Context as _;
use serde_json::json;

use super::output;
use crate::news::feed::FeedSource;
use crate::news::time::Timestamp;

pub use press::Press;
pub use server::Running;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Only serve the press, without the interface: prints the feeds' addresses, then waits for Ctrl-C
    #[arg(long)]
    pub serve: bool,
    /// Show it for a screen reader: one pane at a time, words only, the last line says what is selected
    #[arg(long)]
    pub linear: bool,
}

/// Whether the user's configuration asks for a screen fit to be read out; nothing else of it holds for the demonstration.
pub fn linear(global: &super::Global) -> anyhow::Result<bool> {
    match super::context::paths(global) {
        Ok(paths) => Ok(super::context::load(&paths)?.interface.linear),
        // An account without a home has no configuration.
        Err(_) => Ok(false),
    }
}

/// A press on the air and a place to keep what is read of it; both are gone when it is dropped.
#[derive(Debug)]
pub struct Demo {
    /// The throw-away data directory.
    pub data: tempfile::TempDir,
    press: Running,
}

impl Demo {
    /// Where the press answers: `http://127.0.0.1:PORT`.
    pub fn base(&self) -> &str {
        &self.press.base
    }

    /// The feed list to start with, sections set.
    pub fn feeds(&self) -> &[FeedSource] {
        &self.press.feeds
    }
}

/// Puts the press on the air as of now, with an empty data directory beside it.
pub fn start() -> anyhow::Result<Demo> {
    let data = tempfile::Builder::new()
        .prefix("kiosque-demo-")
        .tempdir()
        .context("cannot make a temporary directory for the demonstration")?;
    let press = serve(Timestamp::now()).context("cannot serve the demonstration on 127.0.0.1")?;
    Ok(Demo { data, press })
}

/// Puts the press on the air on loopback; its articles are dated in the three days before `now`.
pub fn serve(now: Timestamp) -> io::Result<Running> {
    Press::start(now)
}

pub(super) fn run(args: &Args, global: &super::Global) -> anyhow::Result<ExitCode> {
    if !args.serve {
        return Err(
            super::UserError("the interface is not wired to `demo` here; try `kiosque demo --serve`".into()).into()
        );
    }
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [signal_hook::consts::SIGINT, signal_hook::consts::SIGTERM] {
        signal_hook::flag::register(signal, Arc::clone(&stop)).context("cannot listen for Ctrl-C")?;
    }
    let press = serve(Timestamp::now()).context("cannot serve the demonstration on 127.0.0.1")?;
    output::finish(print_feeds(&press.feeds, global.json))?;
    while !stop.load(Ordering::Relaxed) {
        std::thread::sleep(Duration::from_millis(100));
    }
    Ok(ExitCode::SUCCESS)
}

fn print_feeds(feeds: &[FeedSource], json: bool) -> io::Result<()> {
    let mut out = output::stdout();
    for feed in feeds {
        if json {
            output::json_line(&mut out, &json!({"url": feed.url, "title": feed.name, "section": feed.section}))?;
        } else {
            writeln!(out, "{}", feed.url)?;
        }
    }
    out.flush()
}
