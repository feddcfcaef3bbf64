//! What an article's page says.

use serde::{Deserialize, Serialize};

use super::document::Document;
use super::time::Timestamp;
use super::trouble;
use crate::text::language::Lang;

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
