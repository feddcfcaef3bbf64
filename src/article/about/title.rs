//! The headline: the `h1`, once; not the site's name, nor what the page is called elsewhere.

use super::Head;
use crate::article::page::{Kind, Page, within};
use crate::article::same;
use crate::article::sense::Survey;
use crate::text::clean;

/// No headline has more bytes.
pub(super) const LONGEST: usize = 600;

/// The headline of a page.
pub(crate) fn headline(head: &Head, page: &Page<'_>, survey: &Survey<'_, '_>) -> Option<String> {
    let site = head.meta(&["og:site_name"]);
    let bare = head.title.as_deref().map(|title| without_site(clean::cap(title, LONGEST), site.as_deref()));
    let told: Vec<String> = [head.linked_text("headline"), head.meta(&["og:title"]), head.meta(&["twitter:title"])]
        .into_iter()
        .flatten()
        .map(|title| without_site(clean::cap(&title, LONGEST), site.as_deref()))
        .collect();
    let known: Vec<String> =
        told.iter().chain(&bare).map(|title| same(title)).filter(|title| title.len() > 3).collect();
    let whole = told_whole(head);
    let named = head.meta(&["og:title"]);
    let text = |at: usize| without_kicker(heading(page, at, &whole), named.as_deref());
    let heads: Vec<usize> = (0..page.passages.len())
        .filter(|at| {
            let passage = &page.passages[*at];
            let is_head = passage.kind == Kind::Heading(1)
                || page.above(passage).take(4).any(|above| page.elements[above].tag == crate::article::tree::Tag::H1);
            is_head && (4..400).contains(&passage.figures.chars)
        })
        .collect();
    let visible = |at: &&usize| page.passages[**at].within & within::HIDDEN == 0;
    let agrees = |at: &&usize| {
        let own = same(&text(**at));
        own.len() > 3 && known.iter().any(|title| *title == own || alike(title, &own))
    };
    if let Some(at) = heads.iter().filter(visible).find(agrees).or_else(|| heads.iter().find(agrees)) {
        return Some(text(*at));
    }
    // An h1 with which what the page is called begins: `pacman - Manuels - Le Journal`.
    let begins: Vec<String> = whole.iter().map(|title| same(first_part(title))).collect();
    let is_site = |own: &str| site.as_deref().is_some_and(|site| same(site) == own);
    let is_first = |at: &&usize| {
        let own = same(&text(**at));
        own.len() > 3 && begins.contains(&own) && !is_site(&own)
    };
    if let Some(at) = heads.iter().filter(visible).find(is_first) {
        return Some(text(*at));
    }
    // A headline that is no h1, but is what the page says it is called.
    if let Some(at) = survey.headline {
        let own = same(&text(at));
        if known.contains(&own) {
            return Some(text(at));
        }
    }
    let alone: Vec<&usize> = heads.iter().filter(visible).collect();
    if let [only] = alone[..]
        && page.passages[*only].figures.words > 2
        && survey.facts[*only].until_long < 40
    {
        return Some(text(*only));
    }
    let told = told.into_iter().chain(bare).find(|title| !title.is_empty());
    told.or_else(|| heads.first().map(|at| text(*at)))
}

/// What the page is called, with all that stands around it.
fn told_whole(head: &Head) -> Vec<String> {
    let told = [head.title.clone(), head.meta(&["og:title"]), head.linked_text("headline")];
    told.into_iter().flatten().map(|title| clean::cap(&clean::line(&title), LONGEST).to_owned()).collect()
}

/// What stands before the first bar of a title.
fn first_part(title: &str) -> &str {
    let mut rest = title;
    while let Some((at, _)) = last_bar(rest) {
        rest = rest[..at].trim_end();
    }
    rest
}

/// Parts of names of what stands in a heading beside the headline: the line above it, a mark of its kind.
const KICKERS: &[&str] = &[
    "overline",
    "kicker",
    "surtitre",
    "dachzeile",
    "topline",
    "eyebrow",
    "roofline",
    "spitzmarke",
    "label",
    "descriptor",
    "badge",
    "anchor",
    "headerlink",
];

/// A passage as a headline: without what its own names say is none of it, where enough is left and what the page is
/// called has it not.
fn heading(page: &Page<'_>, at: usize, told: &[String]) -> String {
    let passage = &page.passages[at];
    let whole = clean::line(page.text(passage));
    let is_beside = |node| {
        let inside = page.tree.ancestors(node).take_while(|above| *above != passage.block);
        inside.take(4).any(|above| {
            let class = page.tree.raw_attr(above, "class").unwrap_or_default().to_ascii_lowercase();
            page.tree.raw_attr(above, "aria-hidden") == Some("true") || KICKERS.iter().any(|part| class.contains(part))
        })
    };
    let pieces = &page.pieces[passage.pieces.clone()];
    let own: String =
        pieces.iter().filter(|piece| !is_beside(piece.node)).map(|piece| page.tree.text(piece.node)).collect();
    let own = clean::line(&clean::strip(&own));
    let (short, long) = (same(&own), same(&whole));
    let is_told = || told.iter().any(|title| same(title).starts_with(&long));
    if own.starts_with([':', '-', '–']) || short.len() == long.len() || short.len() * 2 < long.len() || is_told() {
        return whole.trim_end_matches(['¶', '#', ' ']).to_owned();
    }
    own
}

/// A headline without the words before it that the page's own title does without.
fn without_kicker(headline: String, told: Option<&str>) -> String {
    let Some(told) = told.map(clean::line).filter(|told| same(told).len() > 20) else { return headline };
    let before = headline.strip_suffix(&told).filter(|before| before.ends_with(|c: char| !c.is_alphanumeric()));
    if before.is_some_and(|before| !before.is_empty()) { told } else { headline }
}

/// Whether one folded title is the other with a little more around it.
fn alike(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    short.len() > 12 && short.len() * 2 > long.len() && (long.starts_with(short) || long.ends_with(short))
}

/// A page's title without the name of its site: `Le budget adopté - Le Journal` is `Le budget adopté`.
pub(super) fn without_site(title: &str, site: Option<&str>) -> String {
    let title = clean::line(title);
    let site = site.map(same).filter(|site| !site.is_empty());
    let mut kept = title.as_str();
    for _ in 0..3 {
        let Some((at, len)) = last_bar(kept) else { break };
        let (head, tail) = (kept[..at].trim(), kept[at + len..].trim());
        let is_site = |part: &str| {
            let part = same(part);
            site.as_deref().is_some_and(|site| part == site || site.contains(&part) && part.len() > 3)
        };
        let words = |text: &str| text.split_whitespace().count();
        if is_site(tail) || words(tail) <= 5 && words(head) >= 3 && words(head) > words(tail) {
            kept = head;
        } else if is_site(head) || words(head) <= 2 && words(tail) >= 4 && !kept[at..].starts_with(" - ") {
            kept = tail;
        } else {
            break;
        }
    }
    kept.to_owned()
}

/// Where the last bar between a title and a site's name stands, and how long it is.
fn last_bar(title: &str) -> Option<(usize, usize)> {
    [" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " • ", " // ", " / ", "| "]
        .iter()
        .filter_map(|bar| title.rfind(bar).map(|at| (at, bar.len())))
        .filter(|(at, _)| *at > 0)
        .max_by_key(|(at, _)| *at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_before_a_headline_goes_where_the_page_says_it_without() {
        let of = |headline: &str, told: &str| without_kicker(headline.to_owned(), Some(told));
        let told = "Le budget est enfin adopté";
        assert_eq!(of("Namur : Le budget est enfin adopté", told), told);
        assert_eq!(of("Le budget est enfin adopté à Namur", told), "Le budget est enfin adopté à Namur");
        assert_eq!(of("Namur : le vote", "le vote"), "Namur : le vote");
        assert_eq!(first_part("Le budget - Dossiers | Journal"), "Le budget");
    }

    #[test]
    fn the_name_of_the_site_goes() {
        assert_eq!(without_site("Le budget est adopté - Le Journal", None), "Le budget est adopté");
        assert_eq!(without_site("Le budget est adopté | Politique | Le Journal", None), "Le budget est adopté");
        assert_eq!(without_site("Journal | Le budget est enfin adopté", None), "Le budget est enfin adopté");
        assert_eq!(without_site("Paris - Nice : une étape", Some("Le Journal")), "Paris - Nice : une étape");
    }
}
