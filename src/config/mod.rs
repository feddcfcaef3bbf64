//! The user's configuration: a TOML file, read with the place of every mistake.
//!
//! The defaults are `config.example.toml`, which the program carries: what it says is what one gets without a file.

mod asking;
pub mod catalogue;
mod commands;
pub mod edit;
mod error;
mod keys;
mod paths;
mod rules;
mod span;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;

pub use commands::Commands;
pub use error::{ConfigError, Mistake, nearest};
pub use paths::{Paths, default_paths};
pub use rules::Rule;
pub use span::Span;

use crate::command::Preset;
use crate::feed::opml::{Attributes, Kept};
use crate::news::feed::FeedSource;
use crate::text::language::Lang;
pub use asking::{FilterEntry, SecretEntry};

/// The example file, which is also the default configuration.
pub const EXAMPLE: &str = include_str!("../../config.example.toml");

/// The same settings, explained in French.
pub const FRENCH_EXAMPLE: &str = include_str!("../../config.example.fr.toml");

/// The file with which a configuration begins, explained in a language that it is written in.
pub fn example(language: Lang) -> &'static str {
    if language == Lang::Fr { FRENCH_EXAMPLE } else { EXAMPLE }
}

/// Everything a user can set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Config {
    pub interface: Interface,
    pub refresh: Refresh,
    pub store: Keeping,
    /// Command name to keys: `refresh = "<f5>"`.
    pub keys: BTreeMap<String, Keys>,
    pub commands: Commands,
    pub feeds: Vec<FeedEntry>,
    /// What an imported feed list said beyond its feeds; given back on export.
    pub opml: Kept,
    /// What happens to entries as they arrive.
    pub filters: Vec<FilterEntry>,
}

/// How the interface looks and speaks.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Interface {
    /// `auto` (from `LANG`), `fr`, `nl`, `de` or `en`.
    pub language: Language,
    /// A theme's name.
    pub theme: String,
    /// Columns of text in the reader, 30 to 200.
    pub measure: Measure,
    /// Both edges of the text straight, words parted at the end of lines.
    pub justify: bool,
    pub pictures: Pictures,
    /// For screen readers: one pane, no rules, no pictures.
    pub linear: bool,
    pub mouse: bool,
    /// Reading an article marks those read that have the same text, word for word.
    pub copies_read: bool,
    /// Whose keys lie over the usual ones: `usual` or `newsboat`.
    pub keys: Preset,
}

/// When pictures are shown in the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pictures {
    /// Where the terminal draws them as such; `i` shows them elsewhere, made of blocks of colour.
    #[default]
    Auto,
    Always,
    Never,
}

impl Pictures {
    /// `None`: as the terminal can.
    pub fn wanted(self) -> Option<bool> {
        match self {
            Self::Auto => None,
            Self::Always => Some(true),
            Self::Never => Some(false),
        }
    }
}

/// When and how feeds are polled.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Refresh {
    /// How often a feed is polled, unless its server or its own entry says otherwise.
    pub every: Span,
    /// A feed is never polled more often than this, except when the user asks.
    pub min_interval: Span,
    /// Poll while the interface is open.
    pub automatic: bool,
    /// Fetch the pages of new articles ahead of reading.
    pub articles: bool,
    /// How long a server may be silent.
    pub patience: Span,
    /// A proxy for all feeds, `none`, or nothing: then the environment says.
    pub proxy: Option<String>,
}

/// How long articles are kept.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Keeping {
    /// Read articles go after this time, none where it is 0; starred ones, those kept for later or tagged never do.
    pub keep_read: Span,
}

/// A feed to follow.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct FeedEntry {
    pub url: FeedUrl,
    pub name: Option<String>,
    pub section: Option<String>,
    #[serde(default)]
    pub tags: Vec<String>,
    pub full_text: Option<bool>,
    pub every: Option<Span>,
    /// Its read articles go after this time; as `[store]` says where it is not set, none where it is 0.
    pub keep_read: Option<Span>,
    /// What the list that it was imported from said of it besides; given back on export.
    #[serde(default)]
    pub opml: Attributes,
    pub user_agent: Option<String>,
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    pub user: Option<String>,
    pub password: Option<SecretEntry>,
    pub token: Option<SecretEntry>,
    pub proxy: Option<String>,
    #[serde(default)]
    pub filters: Vec<FilterEntry>,
}

/// The language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Language {
    #[default]
    Auto,
    Fr,
    Nl,
    De,
    En,
}

impl Language {
    /// The language tag; `None` for the language of the environment.
    pub fn tag(self) -> Option<&'static str> {
        match self {
            Self::Auto => None,
            Self::Fr => Some("fr"),
            Self::Nl => Some("nl"),
            Self::De => Some("de"),
            Self::En => Some("en"),
        }
    }
}

/// Columns of text, 30 to 200.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "i64")]
pub struct Measure(pub u16);

impl TryFrom<i64> for Measure {
    type Error = String;
    fn try_from(columns: i64) -> Result<Self, String> {
        match u16::try_from(columns) {
            Ok(fits @ 30..=200) => Ok(Self(fits)),
            _ => Err(format!("the measure is {columns} columns; expected 30 to 200")),
        }
    }
}

/// One key or several.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged, expecting = "expected a key such as \"<f5>\", or a list of keys")]
pub enum Keys {
    One(String),
    Several(Vec<String>),
}

impl Keys {
    pub fn all(&self) -> &[String] {
        match self {
            Self::One(key) => std::slice::from_ref(key),
            Self::Several(keys) => keys,
        }
    }
}

/// An http or https address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct FeedUrl(String);

impl TryFrom<String> for FeedUrl {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        match url::Url::parse(text.trim()) {
            Ok(url) if matches!(url.scheme(), "http" | "https") => Ok(Self(text.trim().to_owned())),
            _ => Err(format!("«{text}» is no web address; expected one that begins with https:// or http://")),
        }
    }
}

impl FeedUrl {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for Interface {
    fn default() -> Self {
        Self {
            language: Language::Auto,
            theme: "auto".into(),
            measure: Measure(68),
            justify: false,
            pictures: Pictures::Auto,
            linear: false,
            mouse: true,
            copies_read: true,
            keys: Preset::Usual,
        }
    }
}

impl Default for Refresh {
    fn default() -> Self {
        Self {
            every: Span(30 * 60),
            min_interval: Span(5 * 60),
            automatic: true,
            articles: true,
            patience: Span(20),
            proxy: None,
        }
    }
}

impl Default for Keeping {
    fn default() -> Self {
        Self { keep_read: Span(90 * 24 * 3600) }
    }
}

impl Config {
    /// Reads a configuration; `path` is only named in mistakes.
    pub fn parse(text: &str, path: &Path) -> Result<Self, ConfigError> {
        let config: Self =
            toml::from_str(text).map_err(|error| ConfigError::Mistake(Mistake::from_toml(&error, text, path)))?;
        config.check(text, path)?;
        Ok(config)
    }

    /// Reads the file at `path`; the example, which is the default, where there is none.
    pub fn load(path: &Path) -> Result<Self, ConfigError> {
        match std::fs::read_to_string(path) {
            Ok(text) => Self::parse(&text, path),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                Self::parse(EXAMPLE, Path::new("config.example.toml"))
            }
            Err(source) => Err(ConfigError::Read { path: path.to_owned(), source }),
        }
    }

    /// The feeds as the rest of the program wants them.
    pub fn sources(&self) -> Vec<FeedSource> {
        self.feeds.iter().map(|feed| feed.source(self.refresh.articles, &self.filters)).collect()
    }

    /// What serde cannot see: a feed listed twice.
    fn check(&self, text: &str, path: &Path) -> Result<(), ConfigError> {
        self.check_keys(text, path)?;
        let mut seen = std::collections::HashSet::new();
        for feed in &self.feeds {
            if !seen.insert(feed.url.as_str()) {
                let quoted = feed.url.as_str();
                let second = text.match_indices(quoted).nth(1).map_or(0, |(at, _)| at);
                let message = format!("the feed {quoted} is listed twice; remove one of the two");
                return Err(ConfigError::Mistake(Mistake::at(message, second..second + quoted.len(), text, path)));
            }
        }
        Ok(())
    }
}

impl FeedEntry {
    fn source(&self, articles: bool, filters: &[FilterEntry]) -> FeedSource {
        let (url, name) = (self.url.as_str(), self.name.as_deref());
        let for_all = filters.iter().filter(|filter| filter.is_for(url, name));
        FeedSource {
            url: self.url.as_str().to_owned(),
            name: self.name.clone(),
            section: self.section.clone(),
            tags: self.tags.clone(),
            full_text: self.full_text.unwrap_or(articles),
            every: self.every.map(|span| span.0),
            keep_read: self.keep_read.map(|span| span.0),
            manners: asking::manners(
                self.user_agent.as_ref(),
                &self.headers,
                (self.user.as_ref(), self.password.as_ref(), self.token.as_ref()),
                self.proxy.as_ref(),
            ),
            filters: for_all.chain(&self.filters).flat_map(FilterEntry::filters).collect(),
            attributes: self.opml.clone(),
        }
    }
}

/// The user's themes: every `NAME.toml` in `themes` beside the configuration.
pub fn own_themes(config: &Path) -> BTreeMap<String, String> {
    let folder = config.with_file_name("themes");
    let named = |entry: std::fs::DirEntry| {
        let path = entry.path();
        let name = path.file_stem()?.to_str()?.to_owned();
        (path.extension()? == "toml").then(|| Some((name, std::fs::read_to_string(&path).ok()?)))?
    };
    std::fs::read_dir(folder).into_iter().flatten().flatten().filter_map(named).collect()
}

/// Writes `text` to `path` so that either the old or the new file is there, whatever happens.
pub fn write_atomically(path: &Path, text: &str) -> Result<(), ConfigError> {
    use std::io::Write as _;
    // A link to a file kept elsewhere (dotfiles) stays a link.
    let target: PathBuf = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = target.parent().unwrap_or(Path::new("."));
    let failed = |source| ConfigError::Write { path: path.to_owned(), source };
    std::fs::create_dir_all(folder).map_err(failed)?;
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(failed)?;
    file.write_all(text.as_bytes()).and_then(|()| file.as_file().sync_all()).map_err(failed)?;
    file.persist(&target).map_err(|error| failed(error.error))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mistake(text: &str) -> String {
        Config::parse(text, Path::new("config.toml")).unwrap_err().to_string()
    }

    #[test]
    fn the_example_is_the_default_and_opens_on_rtbf() {
        let config = Config::parse(EXAMPLE, Path::new("config.example.toml")).unwrap();
        assert!(config.feeds[0].url.as_str().contains("rtbf.be"));
        assert_eq!(Config { feeds: Vec::new(), ..config }, Config::default());
    }

    #[test]
    fn every_setting_stands_in_the_example() {
        for name in [
            "language",
            "theme",
            "measure",
            "justify",
            "pictures",
            "linear",
            "mouse",
            "copies-read",
            "every",
            "min-interval",
            "automatic",
            "articles",
            "patience",
            "proxy",
            "keep-read",
            "[keys]",
            "url",
            "name",
            "section",
            "tags",
            "full-text",
            "user-agent",
            "headers",
            "password",
            "token",
            "[[filters]]",
            "mute",
            "mark-read",
        ] {
            assert!(EXAMPLE.contains(name), "{name} is not in config.example.toml");
        }
    }

    #[test]
    fn a_misspelt_name_is_told_with_its_place_and_the_nearest_one() {
        let told = mistake("[interface]\nthem = \"dark\"\n");
        assert!(told.starts_with("config.toml:2:1: "), "{told}");
        assert!(told.contains("did you mean `theme`?"), "{told}");
    }

    #[test]
    fn a_wrong_value_says_what_was_expected() {
        assert!(mistake("[refresh]\nevery = \"soon\"\n").contains("expected a time such as"));
        assert!(mistake("[interface]\nmeasure = 7\n").contains("expected 30 to 200"));
        assert!(mistake("[[feeds]]\nurl = \"rtbf\"\n").contains("expected one that begins with https://"));
        assert!(mistake("[interface]\nmouse = 3\n").starts_with("config.toml:2:9: "));
    }

    #[test]
    fn a_feed_listed_twice_is_told() {
        let text = "[[feeds]]\nurl = \"https://a.example/f\"\n[[feeds]]\nurl = \"https://a.example/f\"\n";
        assert!(mistake(text).starts_with("config.toml:4:8: "), "{}", mistake(text));
    }
}
