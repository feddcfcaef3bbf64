//! What on a page is not the article: by name, by words, by links.

use scraper::ElementRef;

use crate::text::terms::fold;

/// Parts of class names and ids that only non-articles have.
const NAMES: &[&str] = &[
    "comment",
    "share",
    "social",
    "newsletter",
    "related",
    "sidebar",
    "footer",
    "breadcrumb",
    "cookie",
    "consent",
    "promo",
    "advert",
    "sponsor",
    "outbrain",
    "taboola",
    "recirc",
    "teaser",
    "author-bio",
    "paywall",
    "subscribe",
    "toolbar",
    "nav-",
    "navbar",
    "menu",
    "skip",
    "print-only",
    "visually-hidden",
    "sr-only",
    "tags",
    "keywords",
    "most-read",
    "a-lire",
    "lire-aussi",
    "read-more",
    "readmore",
    "inread",
    "didomi",
    "popup",
    "modal",
    "banner",
    "readspeaker",
];

/// Elements that never hold an article's text.
const TAGS: &[&str] = &[
    "script", "style", "noscript", "template", "nav", "footer", "aside", "form", "button", "select", "input",
    "textarea", "svg", "dialog", "menu", "label", "object", "canvas",
];

/// Beginnings of lines that lead elsewhere or ask for something, folded.
const PHRASES: &[&str] = &[
    "lire aussi",
    "a lire aussi",
    "a lire egalement",
    "lire egalement",
    "sur le meme sujet",
    "voir aussi",
    "a voir aussi",
    "lees ook",
    "lees meer",
    "mehr zum thema",
    "lesen sie auch",
    "auch interessant",
    "read also",
    "read more",
    "see also",
    "also read",
    "related articles",
    "passer au contenu",
    "inscrivez-vous",
    "abonnez-vous",
    "recevez ",
    "partager",
    "suivez-nous",
    "newsletter",
    "schrijf je in",
    "abonnieren sie",
    "sign up",
    "subscribe",
    "share this",
    "credit photo",
    "publicite",
    "advertentie",
    "anzeige",
    "advertisement",
    "tous droits reserves",
    "deja abonne",
    "vous avez deja un compte",
    "connectez-vous",
    "cet article est reserve",
    "il vous reste ",
    "lisez la suite",
    "la suite apres la publicite",
    "sommaire",
];

/// Phrases after which related headlines stand.
const RELATED: &[&str] = &[
    "lire aussi",
    "a lire aussi",
    "a lire egalement",
    "sur le meme sujet",
    "voir aussi",
    "lees ook",
    "mehr zum thema",
    "lesen sie auch",
    "read also",
    "read more",
    "see also",
    "related articles",
];

/// Whether an element is by its kind or name not of the article. Whether it holds the article all the same is for the
/// caller to see.
pub(super) fn is_noise(element: ElementRef<'_>) -> bool {
    let value = element.value();
    if TAGS.contains(&value.name())
        || value.attr("hidden").is_some()
        || value.attr("aria-hidden") == Some("true") && value.name() != "figure"
    {
        return true;
    }
    if matches!(value.attr("role"), Some("navigation" | "complementary" | "contentinfo" | "search" | "dialog")) {
        return true;
    }
    if value.attr("style").is_some_and(|style| style.replace(' ', "").contains("display:none")) {
        return true;
    }
    let named = |name: &str| {
        let name = name.to_ascii_lowercase();
        NAMES.iter().any(|part| name.contains(part))
    };
    value.attr("id").is_some_and(named) || value.attr("class").is_some_and(named)
}

/// Whether a line is a prompt and not text.
pub(super) fn is_prompt(line: &str) -> bool {
    let folded = fold(line);
    let folded = folded.trim_start_matches(|c: char| !c.is_alphanumeric());
    line.len() < 220 && PHRASES.iter().any(|phrase| folded.starts_with(phrase))
}

/// Whether a heading opens a list of related headlines.
pub(super) fn opens_related(line: &str) -> bool {
    let folded = fold(line);
    let folded = folded.trim_matches(|c: char| !c.is_alphanumeric());
    RELATED.iter().any(|phrase| folded == *phrase || folded.starts_with(phrase) && folded.len() < phrase.len() + 24)
}

/// The share of an element's characters that stand in links, 0 to 1.
pub(super) fn link_density(element: ElementRef<'_>) -> f32 {
    let all: usize = element.text().map(|text| text.trim().len()).sum();
    let links: usize = element
        .descendants()
        .filter_map(ElementRef::wrap)
        .filter(|child| child.value().name() == "a")
        .flat_map(|link| link.text())
        .map(|text| text.trim().len())
        .sum();
    links.min(all) as f32 / all.max(1) as f32
}
