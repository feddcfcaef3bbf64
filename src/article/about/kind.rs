//! Whether a page is an article at all.

use url::Url;

use super::Head;
use crate::article::page::Page;
use crate::news::article::PageKind;
use crate::text::terms::fold;

/// A text shorter than this says nothing that a feed does not.
const SHORTEST: usize = 140;

/// Titles of pages that are not there, folded.
const MISSING: &[&str] = &[
    "404",
    "page introuvable",
    "page non trouvee",
    "page not found",
    "pagina niet gevonden",
    "seite nicht gefunden",
    "erreur 404",
    "error 404",
    "contenu introuvable",
    "access denied",
    "acces refuse",
    "just a moment",
    "are you a robot",
    "attention required",
    "403 forbidden",
];

/// Words of consent walls, folded.
const CONSENT: &[&str] = &[
    "cookies",
    "consentement",
    "nos partenaires",
    "vie privee",
    "donnees personnelles",
    "toestemming",
    "onze partners",
    "einwilligung",
    "unsere partner",
    "consent",
    "our partners",
    "privacy",
    "tout accepter",
    "accept all",
];

/// Whether what was found is an article; the wall is for the caller to see.
pub(crate) fn is_article(head: &Head, page: &Page<'_>, title: Option<&str>, text: &str, url: Option<&Url>) -> PageKind {
    let folded_title = fold(title.unwrap_or_default());
    let is_missing = folded_title.len() < 60
        && text.len() < 1_500
        && MISSING.iter().any(|words| folded_title == *words || folded_title.starts_with(words));
    if text.len() < SHORTEST || is_missing {
        return PageKind::NotArticle;
    }
    let folded = fold(&text[..text.floor_char_boundary(4_000)]);
    let consent: usize = CONSENT.iter().map(|word| folded.matches(word).count()).sum();
    let shares_title = folded_title
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() > 4)
        .any(|word| folded.contains(word));
    if consent >= 5 && consent * 250 > folded.len() && !shares_title {
        return PageKind::NotArticle;
    }
    let is_root = url.is_some_and(|url| url.path().trim_matches('/').is_empty() && url.query().is_none());
    let says_article = head.meta(&["og:type"]).is_some_and(|kind| kind.eq_ignore_ascii_case("article"));
    let links: u32 = page.passages.iter().map(|own| own.figures.link_chars).sum();
    let all: u32 = page.passages.iter().map(|own| own.figures.chars).sum();
    if is_root && !says_article && head.linked.is_none() && links * 2 > all {
        return PageKind::NotArticle;
    }
    PageKind::Article
}
