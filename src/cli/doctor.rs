//! `kiosque doctor`.

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use serde_json::json;

use super::{Global, context, output};
use crate::command::Keymap;
use crate::command::keymap::Clash;
use crate::config::Config;
use crate::fetch::{Ask, Fetcher, Kind};
use crate::news::feed::FeedSource;
use crate::news::time::Timestamp;
use crate::store::Store;
use crate::theme::{Depth, Themes};

#[derive(Debug, clap::Args)]
pub struct Args {}

/// How one thing is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Well,
    /// It works, but not as well as it could.
    Poor,
    Bad,
}

/// A thing looked at, how it is, and what to do about it.
struct Finding {
    what: &'static str,
    state: State,
    told: String,
    hint: Option<String>,
}

impl Finding {
    fn well(what: &'static str, told: String) -> Self {
        Self { what, state: State::Well, told, hint: None }
    }

    fn poor(what: &'static str, told: String, hint: impl Into<String>) -> Self {
        Self { what, state: State::Poor, told, hint: Some(hint.into()) }
    }

    fn bad(what: &'static str, told: String, hint: Option<String>) -> Self {
        Self { what, state: State::Bad, told, hint }
    }
}

pub(super) fn run(_: &Args, global: &Global) -> anyhow::Result<ExitCode> {
    let paths = context::paths(global)?;
    let mut findings = Vec::new();
    let config = match context::load(&paths) {
        Ok(config) => {
            let there = if paths.config.exists() { "" } else { " (not there: the defaults hold)" };
            let told = format!("{}{there}, {} feeds", paths.config.display(), config.feeds.len());
            findings.push(Finding::well("configuration", told));
            config
        }
        Err(error) => {
            let hint = "correct the file; `config.example.toml` lists every setting".to_owned();
            findings.push(Finding::bad("configuration", error.to_string(), Some(hint)));
            Config::default()
        }
    };
    findings.extend(theme(&config.interface.theme, &paths.config));
    findings.extend(own_themes(&paths.config));
    findings.extend(keys(&config));
    findings.extend(store(&paths.data));
    findings.push(network(&config));
    findings.extend(terminal(|name| std::env::var(name).unwrap_or_default()));
    let mut out = output::stdout();
    for finding in &findings {
        output::finish(if global.json { tell_json(&mut out, finding) } else { tell(&mut out, finding) })?;
    }
    output::finish(out.flush())?;
    let well = findings.iter().all(|finding| finding.state != State::Bad);
    Ok(if well { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// A theme that is neither one of ours nor beside the configuration.
fn theme(name: &str, config: &Path) -> Option<Finding> {
    let own = config.with_file_name("themes").join(format!("{name}.toml"));
    if name == "auto" || own.exists() {
        return None;
    }
    let wrong = Themes::new(Depth::None).named(name).err()?;
    Some(Finding::bad("theme", wrong.to_string(), Some("correct `theme` under [interface]".to_owned())))
}

/// The user's themes that cannot be read, each with its file and line.
fn own_themes(config: &Path) -> Vec<Finding> {
    let themes = Themes::new(Depth::None).with_own(crate::config::own_themes(config));
    let names: Vec<String> = themes.names().into_iter().map(str::to_owned).collect();
    let wrong = names.iter().filter_map(|name| themes.named(name).err());
    wrong
        .map(|wrong| Finding::bad("theme", wrong.to_string(), Some("docs/themes.md lists roles and styles".into())))
        .collect()
}

/// Keys that cannot be read, and those that take others away.
fn keys(config: &Config) -> Vec<Finding> {
    let keymap = match Keymap::with(config.interface.keys, &config.user_keys()) {
        Ok(keymap) => keymap,
        Err(wrong) => return vec![Finding::bad("keys", wrong.to_string(), Some("correct [keys]".into()))],
    };
    let clash = |clash: &Clash| {
        let lost = clash.lost.iter().map(|command| format!("`{}`", command.name())).collect::<Vec<_>>().join(", ");
        let told = format!("{} is `{}` now and takes keys from {lost}", clash.keys, clash.command.name());
        Finding::poor("keys", told, "give them others under [keys], if you miss them")
    };
    keymap.clashes().iter().map(clash).collect()
}

fn tell(out: &mut impl std::io::Write, finding: &Finding) -> std::io::Result<()> {
    let mark = match finding.state {
        State::Well => "ok  ",
        State::Poor => "so so",
        State::Bad => "FAIL",
    };
    writeln!(out, "{mark:<5} {}: {}", finding.what, finding.told)?;
    finding.hint.iter().try_for_each(|hint| writeln!(out, "        {hint}"))
}

fn tell_json(out: &mut impl std::io::Write, finding: &Finding) -> std::io::Result<()> {
    let state = match finding.state {
        State::Well => "ok",
        State::Poor => "poor",
        State::Bad => "failed",
    };
    output::json_line(out, &json!({"what": finding.what, "state": state, "told": finding.told, "hint": finding.hint}))
}

/// Integrity, size, schema, and feeds that fail.
fn store(data: &Path) -> Vec<Finding> {
    let opened = Store::open(data).and_then(|store| Ok((store.reader()?, store)));
    let (reader, store) = match opened {
        Ok(opened) => opened,
        Err(error) => return vec![Finding::bad("store", error.to_string(), error.hint())],
    };
    let mut findings = Vec::new();
    match reader.check() {
        Ok(None) => {
            let size = std::fs::metadata(store.path()).map_or(0, |file| file.len());
            let entries = reader.totals().map_or(0, |totals| totals.entries);
            let told = format!("{}, whole, {entries} articles, {} kB", store.path().display(), size / 1024);
            findings.push(Finding::well("store", told));
        }
        Ok(Some(complaint)) => {
            let hint = "`kiosque archive export` saves what can be read; move the file away and import that again";
            findings.push(Finding::bad("store", format!("{}: {complaint}", store.path().display()), Some(hint.into())));
        }
        Err(error) => findings.push(Finding::bad("store", error.to_string(), error.hint())),
    }
    let rows = reader.feeds().unwrap_or_default();
    let failing: Vec<String> = rows
        .iter()
        .filter(|row| row.feed.health.gone || row.feed.health.failures > 2)
        .map(|row| {
            format!(
                "{} ({})",
                row.feed.name,
                row.feed.health.error.as_ref().map_or_else(|| "no answer".to_owned(), ToString::to_string)
            )
        })
        .collect();
    findings.push(if failing.is_empty() {
        Finding::well("feeds", format!("{} followed, none fails for long", rows.len()))
    } else {
        Finding::poor(
            "feeds",
            failing.join("; "),
            "`kiosque feeds check` asks each of them; `kiosque feeds remove` ends it",
        )
    });
    findings
}

/// One question to the first feed's server; no network is no fault of the program.
fn network(config: &Config) -> Finding {
    let sources = config.sources();
    let Some(FeedSource { url, manners, .. }) = sources.first() else {
        return Finding::poor("network", "nothing to ask: no feed is configured".into(), "`kiosque feeds add ADDRESS`");
    };
    let network = crate::engine::Options::new(config, &sources).network;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let Ok(runtime) = runtime else { return Finding::poor("network", "could not be tried".into(), "") };
    let ask = Ask { url, kind: Kind::Feed, known: None, manners, home: url, urgent: true };
    match runtime.block_on(async { Fetcher::new(network).get(&ask, Timestamp::now()).await }) {
        Ok(_) => Finding::well("network", format!("{url} answers")),
        Err(error) if error.status().is_some() => Finding::well("network", format!("{url} answers, though: {error}")),
        Err(error) => Finding::poor(
            "network",
            format!("{url}: {error}"),
            "without a network kiosque shows what it has; behind a proxy, set HTTPS_PROXY or [refresh] proxy",
        ),
    }
}

/// What the terminal says of itself in the environment: colours, pictures, characters.
fn terminal(variable: impl Fn(&str) -> String) -> Vec<Finding> {
    let term = variable("TERM");
    let program = variable("TERM_PROGRAM");
    let colours = if matches!(variable("COLORTERM").as_str(), "truecolor" | "24bit") {
        Finding::well("colours", format!("{term}, all of them"))
    } else if term.contains("256color") {
        Finding::well("colours", format!("{term}, 256"))
    } else if term.is_empty() || term == "dumb" {
        Finding::bad(
            "colours",
            "this is no terminal that the interface can use".into(),
            Some("the subcommands work all the same: `kiosque help`".into()),
        )
    } else {
        Finding::poor("colours", format!("{term}, 16"), "the theme «terminal» is made for that")
    };
    let shows = [
        (term.contains("kitty") || !variable("KITTY_WINDOW_ID").is_empty() || term.contains("ghostty"), "kitty"),
        (matches!(program.as_str(), "iTerm.app" | "WezTerm" | "vscode"), "iTerm"),
        (term.starts_with("foot") || term.contains("mlterm"), "sixel"),
    ];
    let pictures = shows.iter().find(|(shown, _)| *shown).map_or_else(
        || {
            Finding::poor(
                "pictures",
                "in coloured half blocks".into(),
                "kitty, WezTerm, iTerm2, foot and Ghostty show them sharp",
            )
        },
        |(_, protocol)| Finding::well("pictures", format!("by the protocol of {protocol}")),
    );
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].map(&variable).into_iter().find(|value| !value.is_empty());
    let locale = locale.unwrap_or_default();
    let upper = locale.to_ascii_uppercase();
    let characters = if upper.contains("UTF-8") || upper.contains("UTF8") {
        Finding::well("characters", format!("Unicode ({locale})"))
    } else {
        Finding::poor(
            "characters",
            format!("the locale «{locale}» does not speak of Unicode"),
            "set LANG to one that ends in .UTF-8, so that accents show",
        )
    };
    vec![colours, pictures, characters]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn states(variables: &[(&str, &str)]) -> Vec<&'static str> {
        let variable = |name: &str| {
            variables.iter().find(|(other, _)| *other == name).map(|(_, value)| (*value).to_owned()).unwrap_or_default()
        };
        let state = |finding: &Finding| match finding.state {
            State::Well => "ok",
            State::Poor => "poor",
            State::Bad => "failed",
        };
        terminal(variable).iter().map(state).collect()
    }

    #[test]
    fn a_theme_that_is_not_there_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let config = folder.path().join("config.toml");
        let told = |name: &str| theme(name, &config).map(|finding| finding.told);
        assert!(told("drak").is_some_and(|said| said.starts_with("no theme is called «drak»")));
        assert_eq!((told("auto"), told("paper")), (None, None));
        std::fs::create_dir(folder.path().join("themes")).unwrap();
        std::fs::write(folder.path().join("themes/drak.toml"), "").unwrap();
        assert_eq!(told("drak"), None);
        std::fs::write(folder.path().join("themes/odd.toml"), "text = \"red\"\ntitel = \"blue\"\n").unwrap();
        std::fs::write(folder.path().join("themes/ring.toml"), "inherits = \"ring\"\n").unwrap();
        let own: Vec<_> = own_themes(&config).into_iter().map(|finding| finding.told).collect();
        assert!(own[0].starts_with("themes/odd.toml:2: themes know no role «titel»"), "{own:?}");
        assert!(own[1].contains("«ring» inherits from itself"), "{own:?}");
    }

    #[test]
    fn keys_that_take_others_away_are_told() {
        let config = |keys: &str| Config::parse(&format!("[keys]\n{keys}\n"), Path::new("c.toml")).unwrap();
        assert!(keys(&config("refresh = \"<f9>\"")).is_empty());
        assert!(keys(&config("star = \"j\""))[0].told.contains("takes keys from `down`"));
    }

    #[test]
    fn a_terminal_is_judged_by_what_it_says_of_itself() {
        let kitty = [("TERM", "xterm-kitty"), ("COLORTERM", "truecolor"), ("LANG", "fr_BE.UTF-8")];
        assert_eq!(states(&kitty), ["ok", "ok", "ok"]);
        assert_eq!(states(&[("TERM", "linux"), ("LANG", "C")]), ["poor", "poor", "poor"]);
        assert_eq!(states(&[("TERM", "dumb")])[0], "failed");
    }
}
