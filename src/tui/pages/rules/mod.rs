//! All rules of the configuration, each with how many articles it keeps out of sight.

mod update;
mod view;

use std::collections::HashMap;

use super::rows::Cursor;
use crate::config::Rule;
use crate::news::ids::EntryId;
use crate::store::Sieve;
use crate::tui::model::Model;

pub(crate) use update::open;

/// The page of rules.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    pub(crate) cursor: Cursor,
    /// What each of them keeps out of sight, or marked.
    pub(crate) found: Vec<(Sieve, Vec<EntryId>)>,
    /// The rule whose words are being typed; `None`: a new one's.
    pub(crate) reworded: Option<Rule>,
    /// The feed on whose first rule the page opens.
    pub(crate) of: Option<String>,
}

impl Rules {
    fn rules(model: &Model) -> Vec<Rule> {
        model.config.as_ref().map(|config| config.rules()).unwrap_or_default()
    }

    fn rule(&self, model: &Model) -> Option<Rule> {
        let mut rules = Self::rules(model);
        (self.cursor.selected < rules.len()).then(|| rules.swap_remove(self.cursor.selected))
    }

    fn found(&self, rule: &Rule, model: &Model) -> Option<&[EntryId]> {
        let sieve = sieve(rule, model);
        self.found.iter().find(|(known, _)| *known == sieve).map(|(_, ids)| ids.as_slice())
    }
}

/// A rule with the feeds that it is for, as the store knows them.
fn sieve(rule: &Rule, model: &Model) -> Sieve {
    let by_name: HashMap<&str, _> = model
        .feeds
        .rows
        .iter()
        .flat_map(|row| [(row.feed.name.as_str(), row.feed.id), (row.feed.url.as_str(), row.feed.id)])
        .collect();
    let named = rule.home.iter().chain(&rule.feeds);
    Sieve { filter: rule.filter.clone(), feeds: named.filter_map(|name| by_name.get(name.as_str()).copied()).collect() }
}
