//! The command line: every subcommand, one file each. Help, completions and the man page come from these definitions.

mod analyse;
mod archive;
mod catalogue;
mod completions;
mod context;
pub mod demo;
mod doctor;
mod entities;
mod export;
mod extract;
mod feeds;
mod list;
mod mark;
mod output;
mod parse_feed;
mod refresh;
mod related;
mod search;
mod show;
mod stories;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub use context::{Context, UserError, site_rules};

/// A news reader for the terminal: whole articles, what is related to them, and who they are about. Online and off.
#[derive(Debug, Parser)]
#[command(name = "kiosque", version, max_term_width = 100)]
pub struct Cli {
    #[command(flatten)]
    pub global: Global,
    /// Show the interface for a screen reader: one pane at a time, words only, the last line says what is selected
    #[arg(long)]
    pub linear: bool,
    #[command(subcommand)]
    pub command: Option<Command>,
}

impl Cli {
    /// Reads the program's command line; ends the program where it is none.
    pub fn read() -> Self {
        let arguments = search::words_last(std::env::args_os().collect());
        Self::try_parse_from(arguments).unwrap_or_else(|error| wrong(&error))
    }
}

/// Says what is wrong with the command line, and ends the program.
fn wrong(error: &clap::Error) -> ! {
    let said = error.render().to_string();
    match number_wanted(&said) {
        Some(said) => {
            output::warn(said.trim_end());
            std::process::exit(2)
        }
        None => error.exit(),
    }
}

/// What is said of a number that is none, in words for people.
fn number_wanted(said: &str) -> Option<String> {
    let as_rust_says = ["invalid digit found in string", "cannot parse integer from empty string"];
    let found = as_rust_says.into_iter().find(|words| said.contains(words))?;
    Some(said.replace(found, "expected a whole number"))
}

/// An error with what led to it; what it says itself already is not said again.
pub fn told(error: &anyhow::Error) -> String {
    let mut said = String::new();
    for cause in error.chain().map(ToString::to_string) {
        if said.is_empty() {
            said = cause;
        } else if !said.ends_with(&cause) {
            said = format!("{said}: {cause}");
        }
    }
    said.trim_end().to_owned()
}

/// A feed that the user named is not in the list.
fn no_such_feed<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> UserError {
    let near = crate::config::nearest(name, known).map(|near| format!("; did you mean «{near}»?"));
    UserError(format!(
        "no feed «{name}» is configured{}",
        near.unwrap_or_else(|| "; `kiosque feeds list` shows them".into())
    ))
}

/// What every subcommand understands.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Global {
    /// The configuration file
    #[arg(long, global = true, env = "KIOSQUE_CONFIG", value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Where everything that is written goes
    #[arg(long, global = true, env = "KIOSQUE_DATA_DIR", value_name = "DIR")]
    pub data_dir: Option<PathBuf>,
    /// Answer in JSON: one document, or one object a line
    #[arg(long, global = true)]
    pub json: bool,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// The interface on a small made-up press that needs no network
    Demo(demo::Args),
    /// Poll the feeds that are due, then fetch and analyse the linked pages
    Refresh(refresh::Args),
    /// Articles, newest first
    List(list::Args),
    /// One article as it would be read
    Show(show::Args),
    /// Full-text search, best first
    Search(search::Args),
    /// Related articles, best first
    Related(related::Args),
    /// Stories: the articles of all feeds about one event
    Stories(stories::Args),
    /// Entities of an article, or of the store
    Entities(entities::Args),
    /// Mark articles read, unread, starred or not
    Mark(mark::Args),
    /// The feed list
    Feeds(feeds::Args),
    /// The feeds that the program knows of
    Catalogue(catalogue::Args),
    /// The whole store, out and in
    Archive(archive::Args),
    /// Articles to keep elsewhere
    Export(export::Args),
    /// Check configuration, store, network and terminal
    Doctor(doctor::Args),
    /// A page's HTML in, its article out (touches no store and no network)
    Extract(extract::Args),
    /// A feed's bytes in, its entries out (touches no store and no network)
    ParseFeed(parse_feed::Args),
    /// Texts in, their entities out (touches no store and no network)
    Analyse(analyse::Args),
    /// Shell completions
    Completions(completions::Args),
    /// The manual page
    Man,
}

/// Runs a subcommand.
pub fn run(command: &Command, global: &Global) -> anyhow::Result<ExitCode> {
    match command {
        Command::Demo(args) => demo::run(args, global),
        Command::Refresh(args) => refresh::run(args, global),
        Command::List(args) => list::run(args, global),
        Command::Show(args) => show::run(args, global),
        Command::Search(args) => search::run(args, global),
        Command::Related(args) => related::run(args, global),
        Command::Stories(args) => stories::run(args, global),
        Command::Entities(args) => entities::run(args, global),
        Command::Mark(args) => mark::run(args, global),
        Command::Feeds(args) => feeds::run(args, global),
        Command::Catalogue(args) => catalogue::run(args, global),
        Command::Archive(args) => archive::run(args, global),
        Command::Export(args) => export::run(args, global),
        Command::Doctor(args) => doctor::run(args, global),
        Command::Extract(args) => extract::run(args),
        Command::ParseFeed(args) => parse_feed::run(args),
        Command::Analyse(args) => analyse::run(args),
        Command::Completions(args) => completions::run(args),
        Command::Man => completions::man(),
    }
}

#[cfg(test)]
mod tests {
    use anyhow::Context as _;

    use super::*;

    #[test]
    fn what_an_error_says_itself_is_not_said_again() {
        let read = || Err::<(), _>(anyhow::anyhow!("no such file"));
        let twice = read().context("cannot read a.toml: no such file").unwrap_err();
        assert_eq!(told(&twice), "cannot read a.toml: no such file");
        let once = read().context("cannot read a.toml").unwrap_err();
        assert_eq!(told(&once), "cannot read a.toml: no such file");
    }

    #[test]
    fn a_number_that_is_none_is_told_in_words() {
        let wrong = |line: &str| {
            let error = Cli::try_parse_from(line.split(' ')).unwrap_err();
            number_wanted(&error.render().to_string())
        };
        let said = wrong("kiosque show abc").unwrap();
        assert!(said.contains("invalid value 'abc' for '<ID>': expected a whole number"), "{said}");
        assert!(wrong("kiosque list --limit x").is_some());
        assert_eq!(wrong("kiosque lst"), None);
    }

    #[test]
    fn a_feed_that_is_not_there_is_told_with_the_nearest_or_where_to_look() {
        let said = |name| no_such_feed(name, ["La Libre", "RTBF"].into_iter()).0;
        assert_eq!(said("La Lbre"), "no feed «La Lbre» is configured; did you mean «La Libre»?");
        assert_eq!(said("zzz"), "no feed «zzz» is configured; `kiosque feeds list` shows them");
    }
}
