//! `kiosque feeds`.

mod add;
mod check;
mod list;

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;

use super::{Global, context, output};
use crate::feed::{discover, opml};

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    pub deed: Deed,
}

#[derive(Debug, Subcommand)]
pub enum Deed {
    /// The configured feeds, and how each fares
    List,
    /// Follow a feed: by its address, its site's, or its name in the catalogue
    Add(add::Args),
    /// Stop following a feed; its starred articles stay
    Remove { feed: String },
    /// Give a feed a name; an empty one gives it back its own
    Rename { feed: String, name: String },
    /// Move a feed under a heading («A / B» is B inside A); an empty one takes it out of all
    Move { feed: String, section: String },
    /// Set what one feed has: every, full-text, tags…; an empty value takes it away
    Set { feed: String, key: String, value: String },
    /// The feeds that a page names, best first
    Discover {
        url: String,
        /// In this page, taken as fetched from the address
        #[arg(long)]
        html: Option<PathBuf>,
    },
    /// Ask every server, and say what it answers
    Check {
        /// Only these feeds (names or addresses)
        feeds: Vec<String>,
    },
    /// Follow the feeds of an OPML file
    Import { file: PathBuf },
    /// The feed list as OPML 2.0
    Export,
}

pub(super) fn run(args: &Args, global: &Global) -> anyhow::Result<ExitCode> {
    let mut out = output::stdout();
    let paths = || context::paths(global);
    match &args.deed {
        Deed::List => list::run(global, &mut out)?,
        Deed::Add(args) => return add::run(args, global, &mut out),
        Deed::Check { feeds } => return check::run(feeds, global, &mut out),
        Deed::Discover { url, html } => return discovered(url, html.as_deref(), global, &mut out),
        Deed::Remove { feed } => remove(feed, global, &mut out)?,
        Deed::Rename { feed, name } => context::edit(&paths()?, |editor| editor.rename(feed, name))?,
        Deed::Move { feed, section } => context::edit(&paths()?, |editor| editor.relocate(feed, section))?,
        Deed::Set { feed, key, value } => context::edit(&paths()?, |editor| editor.set_field(feed, key, value))?,
        Deed::Export => {
            let config = context::load(&paths()?)?;
            output::finish(out.write_all(opml::write(&config.sources(), &config.opml).as_bytes()))?;
        }
        Deed::Import { file } => import(file, global, &mut out)?,
    }
    output::finish(out.flush())?;
    Ok(ExitCode::SUCCESS)
}

/// Takes a feed out, and says what of it stays.
fn remove(feed: &str, global: &Global, out: &mut impl std::io::Write) -> anyhow::Result<()> {
    let paths = context::paths(global)?;
    context::edit(&paths, |editor| editor.remove(feed).map(|_| ()))?;
    // Without a store nothing was kept; and one that cannot be read does not undo what was done.
    let kept = || {
        let reader = crate::store::Store::open(&paths.data).ok()?.reader().ok()?;
        let row = reader.feeds().ok()?.into_iter().find(|row| row.feed.url == feed || row.feed.name == feed)?;
        reader.kept_of(row.feed.id).ok()
    };
    let kept = if paths.data.exists() { kept().unwrap_or(0) } else { 0 };
    if global.json {
        return output::finish(output::json_line(out, &serde_json::json!({"removed": feed, "kept": kept})));
    }
    output::finish(match kept {
        0 => writeln!(out, "removed {feed}"),
        1 => writeln!(out, "removed {feed}; 1 kept article of it stays"),
        kept => writeln!(out, "removed {feed}; {kept} kept articles of it stay"),
    })
}

fn import(file: &std::path::Path, global: &Global, out: &mut impl std::io::Write) -> anyhow::Result<()> {
    let list = opml::read(&output::read_input(file)?)
        .map_err(|error| anyhow::anyhow!("{}: {error}\n  {}", file.display(), error.hint()))?;
    let added = context::edit(&context::paths(global)?, |editor| editor.import(&list))?;
    for complaint in &list.complaints {
        output::warn(&format!("{}: {complaint}", file.display()));
    }
    if global.json {
        let told = serde_json::json!({"feeds": list.feeds.len(), "added": added, "complaints": list.complaints});
        return output::finish(output::json_line(out, &told));
    }
    output::finish(writeln!(out, "{added} of {} feeds are new", list.feeds.len()))
}

/// In a page that is at hand, else in what the network says.
fn discovered(
    url: &str,
    html: Option<&std::path::Path>,
    global: &Global,
    out: &mut impl std::io::Write,
) -> anyhow::Result<ExitCode> {
    let found = match html {
        Some(page) => discover::discover(&String::from_utf8_lossy(&output::read_input(page)?), url),
        None => add::lookup(url, global)?.map_err(|reason| anyhow::anyhow!("{url}: {reason}"))?,
    };
    for feed in &found {
        output::finish(if global.json {
            output::json_line(out, feed)
        } else {
            writeln!(out, "{:<40} {}", feed.title, feed.url)
        })?;
    }
    output::finish(out.flush())?;
    Ok(if found.is_empty() { ExitCode::from(1) } else { ExitCode::SUCCESS })
}
