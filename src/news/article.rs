//! What an article's page says.

use serde::{Deserialize, Serialize};

use super::document::Document;
use super::entry::EntryFull;
use super::time::Timestamp;
use super::trouble;
use crate::text::language::Lang;
use crate::text::terms::fold;

/// Letters of the shortest headline that is looked for in a title.
const SHORTEST_HEADLINE: usize = 12;

/// A headline and where it leads.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    pub title: String,
    pub url: String,
}

/// What kind of page was served.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PageKind {
    #[default]
    Article,
    /// The text stops at a paywall or registration wall.
    Paywalled,
    /// A consent wall, a home page, an error page: no article.
    NotArticle,
    /// An article, but not the one that the feed announced: its address leads elsewhere now.
    OtherArticle,
}

impl PageKind {
    /// Why the feed's text is shown and not the page's, as it is kept beside an entry.
    pub fn reason(self) -> Option<trouble::Kind> {
        match self {
            Self::NotArticle => Some(trouble::Kind::NoArticle),
            Self::OtherArticle => Some(trouble::Kind::OtherArticle),
            Self::Article | Self::Paywalled => None,
        }
    }

    /// The kind that was kept with this reason.
    pub fn from_reason(reason: trouble::Kind) -> Option<Self> {
        [Self::NotArticle, Self::OtherArticle].into_iter().find(|kind| kind.reason() == Some(reason))
    }
}

/// An article as extracted from its page.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Article {
    pub kind: PageKind,
    /// The headline: the `h1`, once.
    pub title: Option<String>,
    pub byline: Vec<String>,
    pub published: Option<Timestamp>,
    /// RFC 3339 as precisely as the page says it, with the page's own offset.
    pub published_text: Option<String>,
    pub modified: Option<Timestamp>,
    pub language: Option<Lang>,
    pub section: Option<String>,
    /// The page's own idea of its address.
    pub canonical: Option<String>,
    /// The main picture's address.
    pub image: Option<String>,
    /// An agency or source line ("Belga", "AFP"): a credit, not body.
    pub credit: Option<String>,
    pub document: Document,
    /// What the publisher links: "Sur le même sujet", "Lire aussi".
    pub related: Vec<Link>,
}

/// Who wrote it: as the page says, else as the feed does.
pub fn authors<'a>(entry: &'a EntryFull, page: Option<&'a Article>) -> &'a [String] {
    page.map(|page| page.byline.as_slice()).filter(|names| !names.is_empty()).unwrap_or(&entry.authors)
}

/// When it came out: as the feed says, else as the page does.
pub fn published(entry: &EntryFull, page: Option<&Article>) -> Option<Timestamp> {
    entry.head.published.or_else(|| page.and_then(|page| page.published))
}

/// What stands over the text: the page's own headline where the feed's title is that headline with the site's name
/// beside it or with its end cut off, else the feed's title.
pub fn headline<'a>(page: Option<&'a Article>, title: &'a str) -> &'a str {
    let letters = |text: &str| fold(text).chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let own = page.and_then(|page| page.title.as_deref());
    let is_it = |own: &&str| {
        let (own, told) = (letters(own), letters(title));
        // What stands before the dots is its beginning; behind them the site's name may follow.
        let before = [title.find('…'), title.find("...")].into_iter().flatten().min().map(|at| letters(&title[..at]));
        let cut = before.is_some_and(|before| !before.is_empty() && own.starts_with(&before));
        own.len() >= SHORTEST_HEADLINE && !told.is_empty() && (cut || own.len() < told.len() && told.contains(&own))
    };
    own.filter(is_it).unwrap_or(title)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pages_headline_stands_where_the_feeds_title_is_it_with_more_or_less() {
        let page = Article { title: Some("La ligne 2 du métro rouvre lundi".to_owned()), ..Article::default() };
        for title in [
            "Gazette.be - La ligne 2 du métro rouvre lundi",
            "La ligne 2 du métro…",
            "La ligne 2 du ...",
            "La ligne 2 du mé... - gazette.be",
        ] {
            assert_eq!(headline(Some(&page), title), "La ligne 2 du métro rouvre lundi", "{title}");
        }
        for title in ["Le métro rouvre", "La ligne 2 du métro", "LA LIGNE 2 DU MÉTRO ROUVRE LUNDI", "…", ""] {
            assert_eq!(headline(Some(&page), title), title);
        }
        assert_eq!(headline(None, "Un titre…"), "Un titre…");
    }
}
