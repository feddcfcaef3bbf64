//! How single feeds are asked, and what is filtered: the settings of a `[[feeds]]` table beyond name and place.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::news::feed::{Login, Manners, Secret};
use crate::news::filter::{Deed, Filter, Place};

/// A secret: it stands elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(
    untagged,
    deny_unknown_fields,
    expecting = "expected { command = [\"program\", \"argument\"] } or { env = \"NAME\" }; a secret does not stand here itself"
)]
pub enum SecretEntry {
    Command { command: Vec<String> },
    Environment { env: String },
}

impl From<&SecretEntry> for Secret {
    fn from(entry: &SecretEntry) -> Self {
        match entry {
            SecretEntry::Command { command } => Self::Command(command.clone()),
            SecretEntry::Environment { env } => Self::Environment(env.clone()),
        }
    }
}

/// A rule for entries that arrive: one of `mute`, `keep`, `mark-read`, `star`, with its words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct FilterEntry {
    pub mute: Vec<String>,
    pub keep: Vec<String>,
    pub mark_read: Vec<String>,
    pub star: Vec<String>,
    #[serde(rename = "in")]
    pub place: Place,
    /// Names or addresses of feeds; all where empty.
    pub feeds: Vec<String>,
}

impl FilterEntry {
    /// The rules that it makes.
    pub(super) fn filters(&self) -> impl Iterator<Item = Filter> {
        let place = self.place;
        [
            (Deed::Mute, &self.mute),
            (Deed::Keep, &self.keep),
            (Deed::MarkRead, &self.mark_read),
            (Deed::Star, &self.star),
        ]
        .into_iter()
        .filter(|(_, words)| !words.is_empty())
        .map(move |(deed, words)| Filter { deed, place, words: words.clone() })
    }

    pub(super) fn is_for(&self, url: &str, name: Option<&str>) -> bool {
        self.feeds.is_empty() || self.feeds.iter().any(|feed| feed == url || Some(feed.as_str()) == name)
    }
}

/// The requests of a feed, as its table sets them.
pub(super) fn manners(
    user_agent: Option<&String>,
    headers: &BTreeMap<String, String>,
    login: (Option<&String>, Option<&SecretEntry>, Option<&SecretEntry>),
    proxy: Option<&String>,
) -> Manners {
    let login = match login {
        (_, _, Some(token)) => Some(Login::Bearer(token.into())),
        (Some(user), Some(password), None) => Some(Login::Basic { user: user.clone(), password: password.into() }),
        _ => None,
    };
    Manners {
        user_agent: user_agent.cloned(),
        headers: headers.iter().map(|(name, value)| (name.clone(), value.clone())).collect(),
        login,
        proxy: proxy.cloned(),
    }
}
