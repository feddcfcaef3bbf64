//! The user's own commands: argument vectors, never a shell.

use std::collections::BTreeMap;

use serde::Deserialize;

/// Programs that kiosque starts. `{url}`, `{title}`, `{feed}`, `{text}` and `{position}` (seconds) are filled in, each
/// inside its argument.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Commands {
    /// Opens addresses; the platform's own way where it is empty.
    pub browser: Vec<String>,
    /// Plays what goes with an article.
    pub player: Vec<String>,
    /// Shows a notification; the terminal's own way where it is empty.
    pub notify: Vec<String>,
    /// Ways to share an article, by the names one calls them.
    pub share: BTreeMap<String, Vec<String>>,
}

impl Default for Commands {
    fn default() -> Self {
        let player = ["mpv", "--no-terminal", "--start={position}", "{url}"].map(str::to_owned).to_vec();
        Self { browser: Vec::new(), player, notify: Vec::new(), share: BTreeMap::new() }
    }
}
