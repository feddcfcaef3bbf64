//! Rules for single sites, as data: what is known of a site's markup beats what is guessed, as long as it is true.
//!
//! A rule narrows and completes what the judge found; where its container is not on the page any more, the page is read
//! without it.

mod selector;

use std::sync::LazyLock;

use serde::Deserialize;
use url::Url;

use super::page::Page;
use super::tree::Id;
use crate::news::article::Link;
use crate::text::clean;
use selector::Selector;

static SHIPPED: LazyLock<Rules> = LazyLock::new(|| {
    Rules::read(include_str!("../../../assets/rules/sites.toml")).expect("the shipped rules are right")
});

/// Text that a container must have for its rule to be believed.
const LEAST: u32 = 200;

/// Why a file of rules cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum RulesError {
    #[error("the site rules are not well formed: {0}")]
    Form(#[from] toml::de::Error),
    #[error("the site rules for {site} have a selector that is not understood: {selector}")]
    Selector { site: String, selector: String },
}

/// Rules by site.
#[derive(Clone, Debug, Default)]
pub struct Rules(Vec<Rule>);

#[derive(Clone, Debug, Default)]
struct Rule {
    hosts: Vec<String>,
    container: Selector,
    title: Selector,
    lead: Selector,
    strip: Selector,
    related: Selector,
    author: Selector,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    site: Vec<Written>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    hosts: Vec<String>,
    container: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    lead: String,
    #[serde(default)]
    strip: String,
    #[serde(default)]
    related: String,
    #[serde(default)]
    author: String,
}

/// What a rule says of a page.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub containers: Vec<Id>,
    pub leads: Vec<Id>,
    pub stripped: Vec<Id>,
    pub title: Option<String>,
    pub authors: Vec<String>,
    pub related: Vec<Link>,
}

impl Rules {
    /// The rules that the program carries.
    pub fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// No rules: every page is read in the same way.
    pub fn none() -> Self {
        Self::default()
    }

    /// Reads rules from TOML: tables `[[site]]` with `hosts`, `container`, and any of `title`, `lead`, `strip`,
    /// `related`, `author`.
    pub fn read(toml: &str) -> Result<Self, RulesError> {
        let file: File = toml::from_str(toml)?;
        let rules = file.site.into_iter().map(|written| {
            let name = written.hosts.first().cloned().unwrap_or_default();
            let read = |css: &str| {
                if css.is_empty() {
                    return Ok(Selector::default());
                }
                Selector::read(css).ok_or_else(|| RulesError::Selector { site: name.clone(), selector: css.to_owned() })
            };
            Ok(Rule {
                container: read(&written.container)?,
                title: read(&written.title)?,
                lead: read(&written.lead)?,
                strip: read(&written.strip)?,
                related: read(&written.related)?,
                author: read(&written.author)?,
                hosts: written.hosts,
            })
        });
        rules.collect::<Result<_, RulesError>>().map(Self)
    }

    /// These rules, and then those.
    #[must_use]
    pub fn before(mut self, others: &Self) -> Self {
        self.0.extend(others.0.iter().cloned());
        self
    }

    /// What the first rule of the page's site says whose container is on the page.
    pub(super) fn ask(&self, page: &Page<'_>, base: Option<&Url>) -> Option<Told> {
        let host = base?.host_str()?;
        let is_of = |rule: &&Rule| {
            rule.hosts
                .iter()
                .any(|own| host == own || host.strip_suffix(own.as_str()).is_some_and(|sub| sub.ends_with('.')))
        };
        self.0.iter().filter(is_of).find_map(|rule| rule.ask(page, base))
    }
}

impl Rule {
    fn ask(&self, page: &Page<'_>, base: Option<&Url>) -> Option<Told> {
        let tree = &page.tree;
        let chars = |id: Id| -> u32 {
            page.passages.iter().filter(|own| tree.is_within(own.block, id)).map(|own| own.figures.chars).sum()
        };
        let containers: Vec<Id> = self.container.all(tree).collect();
        if containers.iter().map(|id| chars(*id)).sum::<u32>() < LEAST {
            return None;
        }
        let line = |id: Id| clean::line(&tree.text_of(id));
        let related = self.related.all(tree).filter_map(|id| {
            let title = line(id);
            let url = super::compose::address(&tree.attr(id, "href")?, base)?;
            (title.len() > 8).then_some(Link { title, url })
        });
        Some(Told {
            leads: self.lead.all(tree).collect(),
            stripped: self.strip.all(tree).collect(),
            title: self.title.all(tree).map(line).find(|title| !title.is_empty()),
            authors: self.author.all(tree).map(line).filter(|name| (2..80).contains(&name.len())).take(4).collect(),
            related: related.collect(),
            containers,
        })
    }
}

impl Told {
    /// Narrows what was kept to the container and completes it by the lead; unchanged where that would leave nothing.
    pub(super) fn correct(&self, page: &Page<'_>, kept: &mut [bool]) {
        let under = |ids: &[Id], at: usize| ids.iter().any(|id| page.tree.is_within(page.passages[at].block, *id));
        let corrected: Vec<bool> = (0..kept.len())
            .map(|at| {
                let lead = under(&self.leads, at);
                (lead || kept[at] && under(&self.containers, at)) && !under(&self.stripped, at)
            })
            .collect();
        let chars: u32 =
            page.passages.iter().zip(&corrected).filter(|(_, kept)| **kept).map(|(own, _)| own.figures.chars).sum();
        if chars >= LEAST {
            kept.copy_from_slice(&corrected);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_say_what_is_wrong_with_them() {
        let wrong = Rules::read("[[site]]\nhosts=['j.example']\ncontainer='p..x'").unwrap_err().to_string();
        assert!(wrong.contains("j.example") && wrong.contains("p..x"), "{wrong}");
        assert!(Rules::read("[[site]]\nhost='x'").is_err());
        assert!(!Rules::shipped().0.is_empty());
    }
}
