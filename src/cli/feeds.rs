//! `kiosque feeds`.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;
use serde_json::json;

use super::{Context, Global, UserError, context, output};
use crate::config::{ConfigError, FeedUrl};
use crate::feed::{discover, opml};
use crate::news::feed::FeedSource;
use crate::news::time::Timestamp;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    pub deed: Deed,
}

#[derive(Debug, Subcommand)]
pub enum Deed {
    /// The configured feeds, and how each fares
    List,
    /// Follow a feed
    Add {
        url: String,
        #[arg(long)]
        name: Option<String>,
        #[arg(long)]
        section: Option<String>,
    },
    /// Stop following a feed; its starred articles stay
    Remove { feed: String },
    /// Give a feed a name
    Rename { feed: String, name: String },
    /// Move a feed under a heading
    Move { feed: String, section: String },
    /// The feeds that a page names, best first
    Discover {
        url: String,
        /// In this page, taken as fetched from the address
        #[arg(long)]
        html: PathBuf,
    },
    /// Follow the feeds of an OPML file
    Import { file: PathBuf },
    /// The feed list as OPML 2.0
    Export,
}

pub(super) fn run(args: &Args, global: &Global) -> anyhow::Result<ExitCode> {
    let mut out = output::stdout();
    match &args.deed {
        Deed::List => list(global, &mut out)?,
        Deed::Discover { url, html } => {
            let page = String::from_utf8_lossy(&output::read_input(html)?).into_owned();
            for found in discover::discover(&page, url) {
                output::finish(output::json_line(&mut out, &found))?;
            }
        }
        Deed::Export => {
            let config = context::load(&context::paths(global)?)?;
            output::finish(out.write_all(opml::write(&config.sources()).as_bytes()))?;
        }
        Deed::Import { file } => {
            let feeds = opml::read(&output::read_input(file)?)?;
            let added = context::edit(&context::paths(global)?, |editor| {
                let mut added = 0;
                for feed in &feeds {
                    match editor.add(feed) {
                        Ok(()) => added += 1,
                        Err(ConfigError::AlreadyThere(_)) => {}
                        Err(error) => return Err(error),
                    }
                }
                Ok(added)
            })?;
            output::finish(writeln!(out, "{added} of {} feeds are new", feeds.len()))?;
        }
        Deed::Add { url, name, section } => {
            FeedUrl::try_from(url.clone()).map_err(UserError)?;
            let source = FeedSource {
                url: url.clone(),
                name: name.clone(),
                section: section.clone(),
                full_text: true,
                ..FeedSource::default()
            };
            context::edit(&context::paths(global)?, |editor| editor.add(&source))?;
        }
        Deed::Remove { feed } => context::edit(&context::paths(global)?, |editor| editor.remove(feed).map(|_| ()))?,
        Deed::Rename { feed, name } => context::edit(&context::paths(global)?, |editor| editor.rename(feed, name))?,
        Deed::Move { feed, section } => {
            context::edit(&context::paths(global)?, |editor| editor.relocate(feed, section))?;
        }
    }
    output::finish(out.flush())?;
    Ok(ExitCode::SUCCESS)
}

fn list(global: &Global, out: &mut impl std::io::Write) -> anyhow::Result<()> {
    let context = Context::open(global)?;
    context.store.writer()?.sync_feeds(&context.config.sources())?;
    for row in context.store.reader()?.feeds()? {
        let health = &row.feed.health;
        output::finish(if global.json {
            let line = json!({"url": row.feed.url, "title": row.feed.name, "section": row.feed.section, "site": row.feed.site,
                "unread": row.unread, "total": row.total, "status": health.status, "error": health.error,
                "failures": health.failures, "gone": health.gone, "moved_to": health.moved_to,
                "last_polled": health.last_polled.map(Timestamp::rfc3339),
                "last_success": health.last_success.map(Timestamp::rfc3339),
                "next_due": health.next_due.map(Timestamp::rfc3339)});
            output::json_line(out, &line)
        } else {
            writeln!(
                out,
                "{:<28} {:>5} {}",
                row.feed.name,
                row.unread,
                health.error.as_deref().unwrap_or(&row.feed.url)
            )
        })?;
    }
    Ok(())
}
