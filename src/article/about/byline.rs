//! Who wrote the article.

use serde_json::Value;

use super::Head;
use super::linked::plain;
use crate::article::page::{Page, Passage, within};
use crate::article::same;
use crate::article::sense::Survey;
use crate::article::tree::Id;
use crate::text::clean;
use crate::text::terms::fold;

pub(super) fn read(head: &Head, page: &Page<'_>, survey: &Survey<'_, '_>) -> Vec<String> {
    let linked = head.linked.as_ref().and_then(|data| data.get("author")).map(names).unwrap_or_default();
    let tree = &page.tree;
    let metas = || {
        ["author", "article:author", "dc.creator", "byl", "sailthru.author", "parsely-author"]
            .iter()
            .map(|name| head.metas(name).map(str::to_owned).collect::<Vec<_>>())
            .find(|names| !names.is_empty())
            .unwrap_or_default()
    };
    let props = || {
        let authors = head.props.iter().filter(|(id, prop)| *prop == "author" && !is_comment(page, *id));
        authors.map(|(id, _)| clean::line(&tree.text_of(*id))).collect()
    };
    let near = || near_headline(page, survey);
    let named = || named(page, survey);
    let sources: [&dyn Fn() -> Vec<String>; 5] = [&|| linked.clone(), &metas, &props, &named, &near];
    // A site that names itself as the author may name who wrote elsewhere.
    let found: Vec<Vec<String>> =
        sources.iter().map(|source| tidy(source())).filter(|names| !names.is_empty()).collect();
    let site = sites(head);
    let is_own = |name: &String| site.iter().any(|own| own.starts_with(&same(name)) || same(name).starts_with(own));
    let person = found.iter().find(|names| !names.iter().all(is_own));
    person.or(found.first()).cloned().unwrap_or_default()
}

/// What the site is called, in letters alone.
fn sites(head: &Head) -> Vec<String> {
    let publisher = head.linked.as_ref().and_then(|data| data.get("publisher")).map(names).unwrap_or_default();
    let called = publisher.into_iter().chain(head.meta(&["og:site_name"]));
    called.map(|name| same(&name)).filter(|name| name.len() > 2).collect()
}

fn names(value: &Value) -> Vec<String> {
    match value {
        Value::String(name) => vec![plain(name)],
        Value::Object(person) => match person.get("name") {
            Some(Value::String(name)) => vec![plain(name)],
            Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).map(plain).collect(),
            _ => Vec::new(),
        },
        Value::Array(all) => all.iter().flat_map(names).collect(),
        _ => Vec::new(),
    }
}

/// Words of names of elements that hold an author's name.
const NAMES: &[&str] = &[
    "author",
    "authors",
    "auteur",
    "auteurs",
    "byline",
    "writer",
    "writers",
    "signature",
    "signataire",
    "redacteur",
    "journalist",
    "journaliste",
    "autor",
    "autoren",
    "verfasser",
];

/// Words of lower case in the names of people, and in those of newsrooms.
const PARTICLES: &[&str] = &[
    "de",
    "du",
    "des",
    "la",
    "le",
    "van",
    "von",
    "der",
    "den",
    "ter",
    "et",
    "and",
    "und",
    "en",
    "avec",
    "with",
    "ligne",
    "rédaction",
];

/// Whether something stands among readers' comments, who are authors too.
fn is_comment(page: &Page<'_>, id: Id) -> bool {
    page.tree.ancestors(id).take(8).any(|above| {
        ["class", "id"].iter().any(|name| {
            let value = page.tree.raw_attr(above, name).unwrap_or_default().to_ascii_lowercase();
            value.contains("comment") || value.contains("reaction")
        })
    })
}

/// The first line that reads as a name, or several, in an element that is named for it.
fn named(page: &Page<'_>, survey: &Survey<'_, '_>) -> Vec<String> {
    let says_so = |id: Id| {
        ["class", "id"].iter().any(|name| {
            let value = page.tree.raw_attr(id, name).unwrap_or_default();
            let mut starts = Vec::new();
            for (at, pair) in value.as_bytes().windows(2).enumerate() {
                // `articleAuthor` is two words.
                if pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase() {
                    starts.push(at + 1);
                }
            }
            let ends = starts.iter().copied().chain([value.len()]);
            let begins = [0].into_iter().chain(starts.iter().copied());
            begins.zip(ends).filter_map(|(from, to)| value.get(from..to)).any(|part| {
                part.split(|c: char| !c.is_ascii_alphabetic())
                    .any(|word| NAMES.iter().any(|own| word.eq_ignore_ascii_case(own)))
            })
        })
    };
    let is_one = |passage: &&Passage| {
        (4..80).contains(&passage.figures.chars)
            && page.above(passage).take(3).any(|above| says_so(page.elements[above].id))
            && !is_comment(page, passage.block)
    };
    let apart = within::NAV | within::FOOTER | within::HIDDEN | within::ASIDE;
    let start = survey.headline.unwrap_or(0).saturating_sub(4);
    page.passages[start..]
        .iter()
        .filter(|passage| passage.within & apart == 0)
        .filter(is_one)
        .map(|passage| clean::line(page.text(passage)))
        .filter(|line| !fold(line).starts_with("written"))
        .find(|line| reads_as_name(line.strip_prefix("Par ").or_else(|| line.strip_prefix("By ")).unwrap_or(line)))
        .into_iter()
        .collect()
}

/// `Ada Lom`, `A. L.`, `Jan van Eyck et Rédaction en ligne (avec Belga)`.
fn reads_as_name(line: &str) -> bool {
    let words: Vec<&str> = line
        .split(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '\'' | '’' | '-')))
        .filter(|word| !word.is_empty())
        .collect();
    let capital = |word: &&&str| word.starts_with(char::is_uppercase);
    let fits = |word: &&str| word.starts_with(char::is_uppercase) || PARTICLES.contains(word);
    let capitals = words.iter().filter(capital).count();
    let initials = line.contains('.') && capitals > 0;
    !line.chars().any(|c| c.is_numeric() || "?!:;@«»\"".contains(c))
        && (2..=9).contains(&words.len()) | initials
        && capitals >= 1
        && words.iter().all(fits)
        && !line.ends_with(" .")
}

/// Links to authors' pages and lines that begin with "by", near the headline.
fn near_headline(page: &Page<'_>, survey: &Survey<'_, '_>) -> Vec<String> {
    let start = survey.headline.unwrap_or(0);
    let range = start..(start + 14).min(page.passages.len());
    for passage in &page.passages[range] {
        if is_comment(page, passage.block) {
            continue;
        }
        let text = clean::line(page.text(passage));
        let links = page.pieces[passage.pieces.clone()].iter().filter_map(|piece| Some((piece, piece.link?)));
        let authors: Vec<String> = links
            .filter(|(_, link)| {
                let tree = &page.tree;
                let href = tree.raw_attr(*link, "href").unwrap_or_default();
                tree.raw_attr(*link, "rel").is_some_and(|rel| rel.contains("author"))
                    || ["/auteur", "/author", "/autor", "/journalist", "/profil"].iter().any(|part| href.contains(part))
            })
            .map(|(piece, _)| clean::line(&page.tree.text(piece.node)))
            .collect();
        if !authors.is_empty() {
            return authors;
        }
        let folded = fold(&text);
        let named = ["par ", "by ", "von ", "door ", "por "].iter().any(|by| folded.starts_with(by));
        if named && text.len() < 70 {
            return vec![text];
        }
    }
    Vec::new()
}

/// Words that begin what some sites write behind a name: when the article was published.
const PUBLISHED: &[&str] = &[
    "publie",
    "publiee",
    "modifie",
    "maj",
    "mis",
    "mise",
    "le",
    "published",
    "updated",
    "posted",
    "gepubliceerd",
    "bijgewerkt",
    "op",
    "veroffentlicht",
    "aktualisiert",
    "am",
    "um",
    "on",
    "at",
];

/// A name without the date that stands behind it: `Ada Lom Publié le 3/5/2026 à 8h`.
fn before_date(name: &str) -> &str {
    let Some(digit) = name.find(|c: char| c.is_numeric()) else { return name };
    let mut end = name[..digit].trim_end().len();
    let mut cut = false;
    while let Some(word) = name[..end]
        .split_whitespace()
        .next_back()
        .filter(|word| PUBLISHED.contains(&&*fold(word.trim_end_matches(':'))))
    {
        end = name[..end].trim_end().len() - word.len();
        end = name[..end].trim_end_matches([' ', '·', '-', '–', '—', '|', '/']).len();
        cut = true;
    }
    if cut && end > 0 { &name[..end] } else { name }
}

/// Names alone: no addresses, no "by", each once.
fn tidy(found: Vec<String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for name in found {
        let name = name.replace('\u{a0}', " ");
        let name = name.trim_start_matches('@');
        let folded = fold(name);
        let by = ["propos recueillis par ", "recueilli par ", "par ", "by ", "von ", "door ", "por "]
            .iter()
            .find(|by| folded.starts_with(**by));
        // Folding may change lengths; these words have none of its letters.
        let name = by.and_then(|by| name.get(by.len()..)).unwrap_or(name);
        let name = name.split([',', '|', '•']).next().unwrap_or_default().trim();
        // An opening bracket that is not closed lost its end to the comma.
        let name = if name.contains(')') { name } else { name.split('(').next().unwrap_or_default().trim() };
        let name = before_date(name);
        let is_initial = |name: &str| name.rsplit([' ', '.']).nth(1).is_none_or(|last| last.chars().count() < 3);
        let name = name.strip_suffix('.').filter(|name| !is_initial(&format!("{name}."))).unwrap_or(name);
        let fits = (2..80).contains(&name.len()) && !name.contains("://") && name.split_whitespace().count() <= 8;
        // The name alone comes before the same with a title, a newspaper, a number of followers.
        let known = |known: &String| name == known || name.starts_with(&format!("{known} "));
        if fits && !out.iter().any(known) {
            out.push(name.to_owned());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_as_names() {
        for name in ["Ada Lom", "A. L.", "Jan van der Eyck", "Rédaction en ligne (avec BELGA et AFP)", "S.C."] {
            assert!(reads_as_name(name), "{name}");
        }
        for line in ["Facebook", "Suivre cet auteur", "Publié le 3 mai", "Tous ses articles", "Qui est-ce ?"] {
            assert!(!reads_as_name(line), "{line}");
        }
        let of = |line: &str| tidy(vec![line.to_owned()]).join("");
        assert_eq!(of("Propos recueillis par Ada Lom."), "Ada Lom");
        assert_eq!(of("Ada Lom(Namur, correspondance)"), "Ada Lom");
        assert_eq!(of("Par A. L."), "A. L.");
        assert_eq!(of("Ada Lom Publié le 29/11/2026 à 02h39"), "Ada Lom");
        assert_eq!(of("Ada Lom - Published on 3 May 2026"), "Ada Lom");
        assert_eq!(of("Louis 14"), "Louis 14");
        let two = ["Ada Lom", "A.\u{a0}Tar", "Ada Lom journaliste 5 abonnés"].map(str::to_owned);
        assert_eq!(tidy(two.to_vec()), ["Ada Lom", "A. Tar"]);
    }
}
