//! Names that stand in the headline only: whom an article is about is often said there in full, and nowhere else.

use super::aliases::spelled;
use super::gather::{one_line, untitled};
use super::tagger::tag;
use crate::news::analysis::{Entity, EntityKind};
use crate::text::clean::cap;
use crate::text::language::Lang;

/// Bytes of a headline, and of the text behind it that says how its names are to be read.
const HEADLINE: usize = 400;
const CONTEXT: usize = 600;

/// Of the longer words of a headline so many parts in ten have capitals at most, else capitals tell nothing in it.
const CAPITALS: usize = 6;

/// Adds what only the headline names, without a mention in the text. A person of whom the text has the surname alone is
/// called as the headline does.
pub(super) fn add(entities: &mut Vec<Entity>, title: &str, text: &str, lang: Lang) {
    let title = cap(title, HEADLINE);
    if title.is_empty() || all_capitals(title, lang) {
        return;
    }
    let read = format!("{title}\n\n{}", cap(text, CONTEXT));
    let names = tag(&read, lang).into_iter().filter(|found| found.end <= title.len()).map(|found| {
        let name = untitled(&read[found.start..found.end], found.kind);
        (name, found.kind)
    });
    for (name, kind) in names {
        let own = spelled(name);
        let key = super::key(name, kind);
        if entities.iter().any(|entity| entity.key == key || holds(&spelled(&entity.name), &own)) {
            continue;
        }
        let mut parts = entities.iter_mut().filter(|entity| entity.kind == kind && holds(&own, &spelled(&entity.name)));
        match (parts.next(), parts.next()) {
            // "Emmanuel Macron" above, "Macron" in the text.
            (Some(part), None) if kind == EntityKind::Person && own.ends_with(&spelled(&part.name)) => {
                (part.name, part.key) = (one_line(name), key);
            }
            (None, _) => entities.push(Entity { name: one_line(name), key, kind, mentions: Vec::new() }),
            _ => {}
        }
    }
}

/// Whether one name has the other among its words.
fn holds(name: &str, other: &str) -> bool {
    let inside = |at: usize| {
        let free = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        free(name[..at].chars().next_back()) && free(name[at + other.len()..].chars().next())
    };
    !other.is_empty() && name.match_indices(other).any(|(at, _)| inside(at))
}

/// Whether a headline is written with capitals throughout: "What We Know About It". German has them for every noun.
fn all_capitals(title: &str, lang: Lang) -> bool {
    let words: Vec<&str> = title.split_whitespace().filter(|word| word.chars().count() > 3).collect();
    let capitals = words.iter().filter(|word| word.starts_with(char::is_uppercase)).count();
    let shouted = title.chars().any(char::is_alphabetic) && !title.chars().any(char::is_lowercase);
    shouted || (lang != Lang::De && words.len() > 3 && capitals * 10 > words.len() * CAPITALS)
}

#[cfg(test)]
mod tests {
    use super::super::find;
    use super::*;

    fn names(title: &str, text: &str) -> Vec<(String, usize)> {
        let found = find(title, text, Some(Lang::Fr)).entities;
        found.into_iter().map(|entity| (entity.name, entity.mentions.len())).collect()
    }

    #[test]
    fn whom_the_headline_names_is_one_of_the_article() {
        let text =
            "Le président a répondu jeudi aux questions des élus, à la veille du vote de la loi sur les retraites.";
        let found = names("Emmanuel Macron à Bruxelles pour parler des retraites", text);
        assert!(found.contains(&("Emmanuel Macron".to_owned(), 0)), "{found:?}");
        assert!(found.contains(&("Bruxelles".to_owned(), 0)), "{found:?}");
        // What the text has is not there twice, and gets its whole name.
        let found = names("Emmanuel Macron répond aux élus", "À Paris, Macron a répondu jeudi aux questions des élus.");
        let macron: Vec<_> = found.iter().filter(|(name, _)| name.contains("Macron")).collect();
        assert_eq!(macron, [&("Emmanuel Macron".to_owned(), 1)], "{found:?}");
    }

    #[test]
    fn a_headline_of_capitals_tells_nothing() {
        assert!(all_capitals("What We Know About The Budget", Lang::En));
        assert!(all_capitals("LE PLAN DU RAIL", Lang::Fr));
        assert!(!all_capitals("Antony Blinken meets Dominic Raab over the hacking of mail servers", Lang::En));
        assert!(!all_capitals("Le plan du rail passe en conseil", Lang::Fr));
    }
}
