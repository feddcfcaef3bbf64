//! `kiosque feeds add`.

use std::io::Write;
use std::process::ExitCode;

use serde_json::json;

use super::super::{Global, UserError, context, output};
use crate::config::{FeedUrl, catalogue};
use crate::engine::{Options, find_feeds};
use crate::feed::discover::Discovered;
use crate::news::feed::FeedSource;
use crate::text::terms::fold;

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
    /// Add the address as it is, without asking what is there
    #[arg(long)]
    unchecked: bool,
}

/// A feed that could be meant, and the heading that it has in the catalogue.
struct Candidate {
    url: String,
    title: String,
    section: Option<String>,
}

pub(super) fn run(args: &Args, global: &Global, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    let what = args.what.join(" ");
    let candidates = if !is_address(&what) {
        match by_name(&what)? {
            Meant::One(known) => vec![known],
            Meant::Several(all) => return several(&what, &all, global.json, out),
        }
    } else if args.unchecked {
        vec![Candidate { url: addressed(&what)?, title: String::new(), section: None }]
    } else {
        at_address(&what, global)?
    };
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

/// The address as it is asked for, which must be one.
fn addressed(what: &str) -> anyhow::Result<String> {
    let url = if what.contains("://") { what.to_owned() } else { format!("https://{what}") };
    FeedUrl::try_from(url.clone()).map_err(UserError)?;
    Ok(url)
}

fn at_address(what: &str, global: &Global) -> anyhow::Result<Vec<Candidate>> {
    let url = addressed(what)?;
    match lookup(&url, global)? {
        Ok(found) => {
            Ok(found.into_iter().map(|feed| Candidate { url: feed.url, title: feed.title, section: None }).collect())
        }
        Err(reason) => {
            anyhow::bail!("{url} was not added: {reason}\n  --unchecked adds it all the same, to be asked again later")
        }
    }
}

/// Several feeds of the catalogue are meant: none is taken, and all are told.
fn several(what: &str, all: &[Candidate], json: bool, out: &mut impl Write) -> anyhow::Result<ExitCode> {
    for one in all {
        output::finish(if json {
            output::json_line(out, &json!({"url": one.url, "title": one.title, "added": false}))
        } else {
            writeln!(out, "  {}", line(one))
        })?;
    }
    output::finish(out.flush())?;
    anyhow::bail!("«{what}» may be any of {} feeds; say more of its name, or its address", all.len())
}

/// What an address leads to, by the network; why it cannot be said.
pub(super) fn lookup(url: &str, global: &Global) -> anyhow::Result<Result<Vec<Discovered>, String>> {
    let config = context::load(&context::paths(global)?)?;
    Ok(find_feeds(url, &Options::new(&config, &[])).map_err(|why| why.to_string()))
}

/// What words may mean in the catalogue.
enum Meant {
    One(Candidate),
    Several(Vec<Candidate>),
}

/// The one feed that has these words, or is called by them and nothing else; all of them where it is not one.
fn by_name(what: &str) -> anyhow::Result<Meant> {
    let candidate = |known: &catalogue::Known| Candidate {
        url: known.url.to_owned(),
        title: known.title(),
        section: Some(known.name.to_owned()),
    };
    let mut called = catalogue::all().filter(|known| fold(&known.title()) == fold(what));
    if let (Some(one), None) = (called.next(), called.next()) {
        return Ok(Meant::One(candidate(one)));
    }
    let known = catalogue::search(what);
    if known.is_empty() {
        anyhow::bail!("«{what}» is neither an address nor in the catalogue; `kiosque catalogue` lists what is known");
    }
    Ok(match &known[..] {
        [only] => Meant::One(candidate(only)),
        _ => Meant::Several(known.into_iter().map(candidate).collect()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_several_feeds_none_is_taken_unless_one_is_called_so() {
        let titles = |what: &str| match by_name(what).unwrap() {
            Meant::One(one) => vec![one.title],
            Meant::Several(all) => all.into_iter().map(|one| one.title).collect(),
        };
        assert!(titles("sport").len() > 3, "{:?}", titles("sport"));
        assert_eq!(titles("tagesschau afrika").len(), 1);
        for known in catalogue::all() {
            assert_eq!(titles(&known.title()), [known.title()]);
        }
        assert!(by_name("zzzz").is_err());
    }
}
