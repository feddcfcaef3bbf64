//! `kiosque feeds add`.

use std::io::Write;
use std::process::ExitCode;

use serde_json::json;

use super::super::{Global, UserError, context, output};
use crate::config::{FeedUrl, catalogue};
use crate::engine::{Options, find_feeds};
use crate::feed::discover::Discovered;
use crate::news::feed::FeedSource;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The feed's address, its site's, or words of its name in the catalogue
    #[arg(required = true, value_name = "ADDRESS|NAME")]
    what: Vec<String>,
    /// What to call it
    #[arg(long)]
    name: Option<String>,
    /// The heading it shall stand under
    #[arg(long)]
    section: Option<String>,
}

/// A feed that could be meant, and the heading that it has in the catalogue.
struct Candidate {
    url: String,
    title: String,
    section: Option<String>,
}

pub(super) fn run(args: &Args, global: &Global, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    let what = args.what.join(" ");
    let candidates = if is_address(&what) { at_address(&what, global)? } else { by_name(&what)? };
    let Some((best, others)) = candidates.split_first() else {
        anyhow::bail!("{what} leads to no feed: its page names none, and there is none where feeds usually are");
    };
    let source = FeedSource {
        url: best.url.clone(),
        name: args.name.clone(),
        section: args.section.clone().or_else(|| best.section.clone()),
        full_text: true,
        ..FeedSource::default()
    };
    context::edit(&context::paths(global)?, |editor| editor.add(&source))?;
    output::finish(told(global.json, best, &source, others, out).and_then(|()| out.flush()))?;
    Ok(ExitCode::SUCCESS)
}

fn told(
    json: bool,
    best: &Candidate,
    source: &FeedSource,
    others: &[Candidate],
    out: &mut impl Write,
) -> std::io::Result<()> {
    if json {
        output::json_line(
            out,
            &json!({"url": best.url, "title": best.title, "section": source.section, "added": true}),
        )?;
        for other in others {
            output::json_line(out, &json!({"url": other.url, "title": other.title, "added": false}))?;
        }
        return Ok(());
    }
    writeln!(out, "added {}", line(best))?;
    if !others.is_empty() {
        writeln!(out, "there is also")?;
    }
    for other in others {
        writeln!(out, "  {}", line(other))?;
    }
    Ok(())
}

fn line(feed: &Candidate) -> String {
    if feed.title.is_empty() { feed.url.clone() } else { format!("{}  {}", feed.title, feed.url) }
}

/// `https://…`, or a host and maybe a path; anything else is a name.
fn is_address(what: &str) -> bool {
    what.contains("://") || (what.contains('.') && !what.contains(char::is_whitespace) && !what.ends_with('.'))
}

/// A feed that does not answer now is added all the same: it may answer later.
fn at_address(what: &str, global: &Global) -> anyhow::Result<Vec<Candidate>> {
    let url = if what.contains("://") { what.to_owned() } else { format!("https://{what}") };
    FeedUrl::try_from(url.clone()).map_err(UserError)?;
    match lookup(&url, global)? {
        Ok(found) => {
            Ok(found.into_iter().map(|feed| Candidate { url: feed.url, title: feed.title, section: None }).collect())
        }
        Err(reason) => {
            output::warn(&format!("{url} could not be read now ({reason}); it is added as it is"));
            Ok(vec![Candidate { url, title: String::new(), section: None }])
        }
    }
}

/// What an address leads to, by the network; why it cannot be said.
pub(super) fn lookup(url: &str, global: &Global) -> anyhow::Result<Result<Vec<Discovered>, String>> {
    let config = context::load(&context::paths(global)?)?;
    Ok(find_feeds(url, &Options::new(&config, &[])).map_err(|why| why.to_string()))
}

fn by_name(what: &str) -> anyhow::Result<Vec<Candidate>> {
    let known = catalogue::search(what);
    if known.is_empty() {
        anyhow::bail!("«{what}» is neither an address nor in the catalogue; `kiosque catalogue` lists what is known");
    }
    let candidate = |known: &catalogue::Known| Candidate {
        url: known.url.to_owned(),
        title: known.title(),
        section: Some(known.name.to_owned()),
    };
    Ok(known.into_iter().map(candidate).collect())
}
