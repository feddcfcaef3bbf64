//! `kiosque search`.

use std::ffi::OsString;
use std::io::Write as _;
use std::process::ExitCode;

use super::context::locale;
use super::list::{self, Found, Row, explain};
use super::{Context, Global, output};
use crate::news::ids::EntryId;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Words, "a phrase", -not, OR, feed:, section:, entity:, author:, title:, lang:, since:, before:,
    /// is:unread|starred|offline
    #[arg(required = true, value_name = "QUERY")]
    pub query: Vec<String>,
    /// At most so many
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub limit: usize,
}

/// Options that take a value, for what stands behind them is no word of the question.
const VALUED: [&str; 3] = ["--limit", "--config", "--data-dir"];

/// The command line with the words of a search behind `--`, so that `-word` can be one of them wherever the options
/// stand. Any other command line stays as it is.
pub(super) fn words_last(arguments: Vec<OsString>) -> Vec<OsString> {
    let mut before = 1;
    while before < arguments.len() && arguments[before].to_string_lossy().starts_with("--") {
        before += if VALUED.iter().any(|option| arguments[before] == *option) { 2 } else { 1 };
    }
    if arguments.get(before).is_none_or(|command| command != "search") {
        return arguments;
    }
    let mut rest = arguments.into_iter();
    let mut options: Vec<OsString> = rest.by_ref().take(before + 1).collect();
    let mut words = Vec::new();
    while let Some(argument) = rest.next() {
        if argument == "--" {
            words.extend(rest.by_ref());
        } else if VALUED.iter().any(|option| argument == *option) {
            options.push(argument);
            options.extend(rest.next());
        } else if argument.to_string_lossy().starts_with("--") || argument == "-h" {
            options.push(argument);
        } else {
            words.push(argument);
        }
    }
    // Without words nothing is to be parted: the command says itself that it wants some.
    if !words.is_empty() {
        options.push("--".into());
    }
    options.extend(words);
    options
}

pub(super) fn run(args: &Args, global: &Global) -> anyhow::Result<ExitCode> {
    let context = Context::open(global)?;
    let reader = context.store.reader().map_err(explain)?;
    let hits = reader.search(&args.query.join(" "), args.limit).map_err(explain)?;
    let ids: Vec<EntryId> = hits.iter().map(|hit| hit.entry).collect();
    let heads = reader.heads(&ids).map_err(explain)?;
    let mut hits = hits.into_iter();
    let rows = heads.iter().map(|head| {
        // An article removed in between is missing among the heads.
        let hit = hits.by_ref().find(|hit| hit.entry == head.id);
        let found = hit.map(|hit| Found { score: hit.score, snippet: plain(&hit.snippet) });
        Row::new(head, found)
    });
    let mut out = output::stdout();
    output::finish(list::print(rows, global.json, &locale(&context.config), &mut out).and_then(|()| out.flush()))?;
    Ok(ExitCode::SUCCESS)
}

/// A snippet without the marks around its hits.
fn plain(snippet: &str) -> String {
    snippet.replace(['\u{e000}', '\u{e001}'], "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(line: &str) -> String {
        let arguments = words_last(line.split(' ').map(OsString::from).collect());
        arguments.iter().map(|argument| argument.to_string_lossy()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn options_stand_before_or_behind_the_words() {
        assert_eq!(parted("k search a -b --limit 3 --json"), "k search --limit 3 --json -- a -b");
        assert_eq!(parted("k --config c --json search -b a"), "k --config c --json search -- -b a");
        assert_eq!(parted("k search -- --json"), "k search -- --json");
        assert_eq!(parted("k search --help"), "k search --help");
        assert_eq!(parted("k list --limit 3"), "k list --limit 3");
    }
}
