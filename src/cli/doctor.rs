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
use crate::locale::Locale;
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
    // Programs read what JSON says in one language.
    let locale = |config: &Config| if global.json { Locale::default() } else { context::locale(config) };
    let mut findings = Vec::new();
    let config = match context::load(&paths) {
        Ok(config) => {
            let locale = locale(&config);
            let said = if paths.config.exists() { "doctor-config-there" } else { "doctor-config-default" };
            let path = paths.config.display().to_string();
            let told = locale.ta(said, &[("path", path.into()), ("count", config.feeds.len().into())]);
            findings.push(Finding::well("configuration", told));
            config
        }
        Err(error) => {
            let hint = locale(&Config::default()).t("doctor-config-hint");
            findings.push(Finding::bad("configuration", error.to_string(), Some(hint)));
            Config::default()
        }
    };
    let locale = locale(&config);
    findings.extend(theme(&config.interface.theme, &paths.config, &locale));
    findings.extend(own_themes(&paths.config, &locale));
    findings.extend(keys(&config, &locale));
    findings.extend(store(&paths.data, &locale));
    findings.push(network(&config, &locale));
    findings.extend(terminal(|name| std::env::var(name).unwrap_or_default(), &locale));
    let mut out = output::stdout();
    for finding in &findings {
        output::finish(if global.json { tell_json(&mut out, finding) } else { tell(&mut out, finding, &locale) })?;
    }
    output::finish(out.flush())?;
    let well = findings.iter().all(|finding| finding.state != State::Bad);
    Ok(if well { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// A theme that is neither one of ours nor beside the configuration.
fn theme(name: &str, config: &Path, locale: &Locale) -> Option<Finding> {
    let own = config.with_file_name("themes").join(format!("{name}.toml"));
    if name == "auto" || own.exists() {
        return None;
    }
    let wrong = Themes::new(Depth::None).named(name).err()?;
    Some(Finding::bad("theme", wrong.to_string(), Some(locale.t("doctor-theme-hint"))))
}

/// The user's themes that cannot be read, each with its file and line.
fn own_themes(config: &Path, locale: &Locale) -> Vec<Finding> {
    let themes = Themes::new(Depth::None).with_own(crate::config::own_themes(config));
    let names: Vec<String> = themes.names().into_iter().map(str::to_owned).collect();
    let wrong = names.iter().filter_map(|name| themes.named(name).err());
    wrong.map(|wrong| Finding::bad("theme", wrong.to_string(), Some(locale.t("doctor-own-theme-hint")))).collect()
}

/// Keys that cannot be read, and those that take others away.
fn keys(config: &Config, locale: &Locale) -> Vec<Finding> {
    let keymap = match Keymap::with(config.interface.keys, &config.user_keys()) {
        Ok(keymap) => keymap,
        Err(wrong) => return vec![Finding::bad("keys", wrong.to_string(), Some(locale.t("doctor-keys-hint")))],
    };
    let clash = |clash: &Clash| {
        let lost = clash.lost.iter().map(|command| format!("`{}`", command.name())).collect::<Vec<_>>().join(", ");
        let (keys, command) = (clash.keys.to_string(), clash.command.name());
        let told = locale.ta("key-clash", &[("keys", keys.into()), ("command", command.into()), ("lost", lost.into())]);
        Finding::poor("keys", told, locale.t("doctor-clash-hint"))
    };
    keymap.clashes().iter().map(clash).collect()
}

fn tell(out: &mut impl std::io::Write, finding: &Finding, locale: &Locale) -> std::io::Result<()> {
    let mark = match finding.state {
        State::Well => "ok  ",
        State::Poor => "so so",
        State::Bad => "FAIL",
    };
    let what = locale.t(match finding.what {
        "configuration" => "doctor-configuration",
        "theme" => "doctor-theme",
        "store" => "doctor-store",
        "feeds" => "doctor-feeds",
        "network" => "doctor-network",
        "colours" => "doctor-colours",
        "pictures" => "doctor-pictures",
        "keys" => "name-keys",
        _ => "doctor-characters",
    });
    writeln!(out, "{mark:<5} {}", locale.pair(&what, &finding.told))?;
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
fn store(data: &Path, locale: &Locale) -> Vec<Finding> {
    let opened = Store::open(data).and_then(|store| Ok((store.reader()?, store)));
    let (reader, store) = match opened {
        Ok(opened) => opened,
        Err(error) => return vec![Finding::bad("store", locale.trouble(&(&error).into()), None)],
    };
    let mut findings = Vec::new();
    match reader.check() {
        Ok(None) => {
            let size = std::fs::metadata(store.path()).map_or(0, |file| file.len());
            let entries = reader.totals().map_or(0, |totals| totals.entries);
            let path = store.path().display().to_string();
            let given = [("path", path.into()), ("count", entries.into()), ("size", (size / 1024).into())];
            let told = locale.ta("doctor-store-whole", &given);
            findings.push(Finding::well("store", told));
        }
        Ok(Some(complaint)) => {
            let hint = locale.t("doctor-store-hint");
            findings.push(Finding::bad("store", format!("{}: {complaint}", store.path().display()), Some(hint)));
        }
        Err(error) => findings.push(Finding::bad("store", locale.trouble(&(&error).into()), None)),
    }
    let rows = reader.feeds().unwrap_or_default();
    let failing: Vec<String> = rows
        .iter()
        .filter(|row| row.feed.health.gone || row.feed.health.failures > 2)
        .map(|row| {
            format!(
                "{} ({})",
                row.feed.name,
                row.feed.health.error.as_ref().map_or_else(|| locale.t("health-other"), |why| locale.trouble(why))
            )
        })
        .collect();
    findings.push(if failing.is_empty() {
        Finding::well("feeds", locale.ta("doctor-feeds-well", &[("count", rows.len().into())]))
    } else {
        Finding::poor("feeds", failing.join("; "), locale.t("doctor-feeds-hint"))
    });
    findings
}

/// One question to the first feed's server; no network is no fault of the program.
fn network(config: &Config, locale: &Locale) -> Finding {
    let sources = config.sources();
    let Some(FeedSource { url, manners, .. }) = sources.first() else {
        return Finding::poor("network", locale.t("doctor-no-feed"), "`kiosque feeds add ADDRESS`");
    };
    let network = crate::engine::Options::new(config, &sources).network;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let Ok(runtime) = runtime else { return Finding::poor("network", locale.t("doctor-untried"), "") };
    let ask = Ask { url, kind: Kind::Feed, known: None, manners, home: url, urgent: true };
    match runtime.block_on(async { Fetcher::new(network).get(&ask, Timestamp::now()).await }) {
        Ok(_) => Finding::well("network", locale.ta("doctor-answers", &[("url", url.as_str().into())])),
        Err(error) if error.status().is_some() => {
            let given = [("url", url.as_str().into()), ("why", locale.trouble(&(&error).into()).into())];
            Finding::well("network", locale.ta("doctor-answers-though", &given))
        }
        Err(error) => Finding::poor(
            "network",
            locale.pair(url, &locale.trouble(&(&error).into())),
            locale.t("doctor-network-hint"),
        ),
    }
}

/// What the terminal says of itself in the environment: colours, pictures, characters.
fn terminal(variable: impl Fn(&str) -> String, locale: &Locale) -> Vec<Finding> {
    let term = variable("TERM");
    let program = variable("TERM_PROGRAM");
    let colours = if matches!(variable("COLORTERM").as_str(), "truecolor" | "24bit") {
        Finding::well("colours", locale.ta("doctor-colours-all", &[("term", term.as_str().into())]))
    } else if term.contains("256color") {
        Finding::well("colours", format!("{term}, 256"))
    } else if term.is_empty() || term == "dumb" {
        Finding::bad("colours", locale.t("doctor-no-terminal"), Some(locale.t("doctor-no-terminal-hint")))
    } else {
        Finding::poor("colours", format!("{term}, 16"), locale.t("doctor-colours-hint"))
    };
    let shows = [
        (term.contains("kitty") || !variable("KITTY_WINDOW_ID").is_empty() || term.contains("ghostty"), "kitty"),
        (matches!(program.as_str(), "iTerm.app" | "WezTerm" | "vscode"), "iTerm"),
        (term.starts_with("foot") || term.contains("mlterm"), "sixel"),
    ];
    let pictures = shows.iter().find(|(shown, _)| *shown).map_or_else(
        || Finding::poor("pictures", locale.t("doctor-blocks"), locale.t("doctor-blocks-hint")),
        |(_, protocol)| Finding::well("pictures", locale.ta("doctor-protocol", &[("name", (*protocol).into())])),
    );
    let name = ["LC_ALL", "LC_CTYPE", "LANG"].map(&variable).into_iter().find(|value| !value.is_empty());
    let name = name.unwrap_or_default();
    let upper = name.to_ascii_uppercase();
    let characters = if upper.contains("UTF-8") || upper.contains("UTF8") {
        Finding::well("characters", format!("Unicode ({name})"))
    } else {
        let told = locale.ta("doctor-no-unicode", &[("name", name.into())]);
        Finding::poor("characters", told, locale.t("doctor-no-unicode-hint"))
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
        terminal(variable, &Locale::default()).iter().map(state).collect()
    }

    #[test]
    fn a_theme_that_is_not_there_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let config = folder.path().join("config.toml");
        let told = |name: &str| theme(name, &config, &Locale::default()).map(|finding| finding.told);
        assert!(told("drak").is_some_and(|said| said.starts_with("no theme is called «drak»")));
        assert_eq!((told("auto"), told("paper")), (None, None));
        std::fs::create_dir(folder.path().join("themes")).unwrap();
        std::fs::write(folder.path().join("themes/drak.toml"), "").unwrap();
        assert_eq!(told("drak"), None);
        std::fs::write(folder.path().join("themes/odd.toml"), "text = \"red\"\ntitel = \"blue\"\n").unwrap();
        std::fs::write(folder.path().join("themes/ring.toml"), "inherits = \"ring\"\n").unwrap();
        let own: Vec<_> = own_themes(&config, &Locale::default()).into_iter().map(|finding| finding.told).collect();
        assert!(own[0].starts_with("themes/odd.toml:2: themes know no role «titel»"), "{own:?}");
        assert!(own[1].contains("«ring» inherits from itself"), "{own:?}");
    }

    #[test]
    fn keys_that_take_others_away_are_told() {
        let config = |keys: &str| Config::parse(&format!("[keys]\n{keys}\n"), Path::new("c.toml")).unwrap();
        assert!(keys(&config("refresh = \"<f9>\""), &Locale::default()).is_empty());
        assert!(keys(&config("star = \"j\""), &Locale::default())[0].told.contains("takes the keys of `down`"));
    }

    #[test]
    fn a_terminal_is_judged_by_what_it_says_of_itself() {
        let kitty = [("TERM", "xterm-kitty"), ("COLORTERM", "truecolor"), ("LANG", "fr_BE.UTF-8")];
        assert_eq!(states(&kitty), ["ok", "ok", "ok"]);
        assert_eq!(states(&[("TERM", "linux"), ("LANG", "C")]), ["poor", "poor", "poor"]);
        assert_eq!(states(&[("TERM", "dumb")])[0], "failed");
    }
}
