//! People, organisations and places of a text, by rules and lists of facts (`assets/names`).
//!
//! A run of capitalised words is a candidate; what it is called, what stands before it and what the lists know decide
//! what it is. The same name is the same thing throughout a text.

mod lists;

use std::collections::HashMap;

use crate::news::analysis::{Analysis, Entity, EntityKind, Mention};
use crate::text::language::{self, Lang};
use crate::text::terms::fold;

use lists::Lists;

/// Characters of a text that are analysed.
const LONGEST: usize = 200_000;

/// A word of the text.
#[derive(Clone, Copy)]
struct Word<'a> {
    text: &'a str,
    /// In characters.
    start: usize,
    end: usize,
    /// Whether only a space parts it from the word before.
    joined: bool,
    /// Whether a sentence, a quote or a line begins with it.
    opens: bool,
    capital: bool,
}

/// Finds the entities of a text; see [`crate::insight::analyse`].
pub(super) fn find(title: &str, text: &str, lang: Option<Lang>) -> Analysis {
    let text = crate::text::clean::cap(text, LONGEST);
    let lang =
        lang.filter(|lang| *lang != Lang::Other).or_else(|| language::detect(text)).or_else(|| language::detect(title));
    let lang = lang.unwrap_or_default();
    let lists = Lists::get();
    let words = words(text);
    let found = candidates(&words, lang, lists);
    Analysis { language: lang, entities: gather(&found, title) }
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut out: Vec<Word<'_>> = Vec::new();
    let mut begin: Option<(usize, usize)> = None;
    let (mut gap_joins, mut opens, mut at) = (false, true, 0);
    let mut chars = text.char_indices().peekable();
    while let Some((byte, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        // A hyphen or an ampersand inside a word belongs to it.
        let inside = c.is_alphanumeric()
            || (matches!(c, '-' | '&') && begin.is_some() && next.is_some_and(char::is_alphanumeric));
        if inside {
            begin.get_or_insert((byte, at));
        }
        if let Some((from, start)) = begin.filter(|_| !inside) {
            push(&mut out, &text[from..byte], start, at, gap_joins, opens);
            (begin, opens, gap_joins) = (None, false, true);
        }
        if !inside {
            match c {
                ' ' | '\u{a0}' | '\u{202f}' => {}
                '.' if out.last().is_some_and(|word| word.text.chars().count() == 1 && word.capital) => {}
                '.' | '!' | '?' | '…' | ':' | '\n' | '"' | '«' | '“' | '–' | '—' | '•' => {
                    (gap_joins, opens) = (false, true)
                }
                _ => gap_joins = false,
            }
        }
        at += 1;
    }
    if let Some((from, start)) = begin {
        push(&mut out, &text[from..], start, at, gap_joins, opens);
    }
    out
}

fn push<'a>(out: &mut Vec<Word<'a>>, text: &'a str, start: usize, end: usize, joined: bool, opens: bool) {
    let capital = text.chars().next().is_some_and(char::is_uppercase);
    out.push(Word { text, start, end, joined, opens, capital });
}

struct Found {
    start: usize,
    end: usize,
    name: String,
    kind: EntityKind,
    /// Says something only if the rest of the text names a person so.
    weak: bool,
}

fn candidates(words: &[Word<'_>], lang: Lang, lists: &Lists) -> Vec<Found> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if let Some((length, name, kind)) = lists.longest(words[at..].iter().map(|word| (word.text, word.joined))) {
            // A listed place that is followed by more capitals after a first name is part of a person's name.
            let person = at > 0 && words[at].joined && lists.is_first_name(words[at - 1].text);
            if !person {
                out.push(Found {
                    start: words[at].start,
                    end: words[at + length - 1].end,
                    name: name.to_owned(),
                    kind,
                    weak: false,
                });
                at += length;
                continue;
            }
        }
        if !words[at].capital {
            at += 1;
            continue;
        }
        let end = run_end(words, at, lists);
        match judge(words, at, end, lang, lists) {
            Some(found) => {
                at = if found.weak { at + 1 } else { end };
                out.push(found);
            }
            None => at += 1,
        }
    }
    out
}

/// Where a run of capitalised words that began at `from` ends; particles ("De", "van der") join names.
fn run_end(words: &[Word<'_>], from: usize, lists: &Lists) -> usize {
    let mut end = from + 1;
    while end < words.len() && words[end].joined && end - from < 6 {
        if words[end].capital {
            end += 1;
            continue;
        }
        let particles = words[end..].iter().take_while(|word| word.joined && lists.is_particle(word.text)).count();
        let after = words.get(end + particles);
        if particles > 0
            && after.is_some_and(|word| word.capital && word.joined)
            && lists.is_first_name(words[from].text)
        {
            end += particles + 1;
        } else {
            break;
        }
    }
    end
}

fn judge(words: &[Word<'_>], from: usize, end: usize, lang: Lang, lists: &Lists) -> Option<Found> {
    let before = from.checked_sub(1).map(|at| fold(words[at].text)).filter(|_| words[from].joined);
    let titled = before.as_deref().is_some_and(|word| lists.is_title(word));
    let (mut from, mut titled) = (from, titled);
    // A title in capitals ("M. Blinken", "Mme Dupont") stands outside the name, and so does what comes before a first
    // name ("secrétaire d'Etat Antony Blinken").
    while from + 1 < end && lists.is_title(&fold(words[from].text)) {
        (from, titled) = (from + 1, true);
    }
    if !lists.is_first_name(words[from].text)
        && let Some(first) = (from + 1..end.saturating_sub(1)).find(|at| lists.is_first_name(words[*at].text))
    {
        from = first;
    }
    let run = &words[from..end];
    let name: String = spaced(run);
    let found =
        |kind| Some(Found { start: run[0].start, end: run[run.len() - 1].end, name: name.clone(), kind, weak: false });
    let first = lists.is_first_name(run[0].text);
    if run.len() > 1 && (first || titled) {
        return found(EntityKind::Person);
    }
    if titled && run[0].text.len() > 2 {
        return found(EntityKind::Person);
    }
    let letters = run[0].text.chars().filter(|c| c.is_alphabetic()).count();
    let acronym = run.len() == 1
        && (2..=6).contains(&letters)
        && run[0].text.chars().all(|c| !c.is_lowercase())
        && run[0].text.chars().any(char::is_alphabetic);
    if acronym {
        return found(EntityKind::Organisation);
    }
    if run.iter().any(|word| lists.is_organisation_word(&fold(word.text))) && (run.len() > 1) {
        return found(EntityKind::Organisation);
    }
    // In German every noun is capitalised: a run says little there.
    if run.len() > 1 && !run[0].opens && lang != Lang::De && run.iter().all(|word| word.text.len() > 1) {
        return found(EntityKind::Other);
    }
    // A surname by itself, perhaps: the first word alone, since the next may be another's.
    let word = run[0];
    Some(Found { start: word.start, end: word.end, name: word.text.to_owned(), kind: EntityKind::Person, weak: true })
}

fn spaced(words: &[Word<'_>]) -> String {
    words.iter().map(|word| word.text).collect::<Vec<_>>().join(" ")
}

/// Mentions to entities: the same canonical name is one; a surname alone is the person of that surname, where there is
/// only one. The most telling come first: named in the title, early, often.
fn gather(found: &[Found], title: &str) -> Vec<Entity> {
    let mut surnames: HashMap<String, Vec<String>> = HashMap::new();
    for person in found.iter().filter(|one| one.kind == EntityKind::Person && one.name.contains(' ')) {
        let surname = person.name.split_once(' ').map_or("", |(_, rest)| rest);
        let people = surnames.entry(fold(surname)).or_default();
        if !people.contains(&person.name) {
            people.push(person.name.clone());
        }
    }
    let mut entities: Vec<Entity> = Vec::new();
    for one in found {
        let whole = surnames.get(&fold(&one.name)).filter(|people| people.len() == 1 && one.kind != EntityKind::Place);
        let (name, kind) = match whole {
            Some(people) => (people[0].clone(), EntityKind::Person),
            None if one.weak => continue,
            None => (one.name.clone(), one.kind),
        };
        let key = fold(&name);
        let mention = Mention { start: one.start as u32, end: one.end as u32 };
        match entities.iter_mut().find(|entity| entity.key == key && entity.kind == kind) {
            Some(entity) => entity.mentions.push(mention),
            None => entities.push(Entity { name, key, kind, mentions: vec![mention] }),
        }
    }
    let title = fold(title);
    let weight = |entity: &Entity| {
        let early = entity.mentions.first().map_or(0.0, |mention| 1.0 / (1.0 + mention.start as f32 / 800.0));
        let titled = if title.contains(&entity.key) { 2.0 } else { 0.0 };
        (entity.mentions.len() as f32).sqrt() + early + titled
    };
    entities.sort_by(|a, b| weight(b).total_cmp(&weight(a)));
    entities
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str) -> Vec<(String, &'static str)> {
        let found = find("", text, Some(Lang::Fr));
        let mut all: Vec<_> = found.entities.into_iter().map(|entity| (entity.name, entity.kind.code())).collect();
        all.sort();
        all
    }

    #[test]
    fn people_organisations_and_places_are_told_apart() {
        let text = "Le secrétaire d'Etat Antony Blinken a rencontré Dominic Raab à Londres. Selon Blinken, l'Otan et Microsoft saluent Pékin.";
        let expected = [
            ("Antony Blinken", "PER"),
            ("Dominic Raab", "PER"),
            ("Londres", "LOC"),
            ("Microsoft", "ORG"),
            ("Otan", "ORG"),
            ("Pékin", "LOC"),
        ];
        assert_eq!(named(text), expected.map(|(name, kind)| (name.to_owned(), kind)));
    }

    #[test]
    fn one_thing_has_one_name_in_all_its_spellings() {
        assert_eq!(
            named("Les Etats-Unis. Les États-Unis. L'OTAN, la NATO."),
            [("Etats-Unis".to_owned(), "LOC"), ("Otan".to_owned(), "ORG")]
        );
    }

    #[test]
    fn two_people_of_one_surname_stay_two() {
        let found = find("", "Jean Dupont et Marie Dupont sont venus. M. Dupont a parlé.", Some(Lang::Fr));
        assert_eq!(found.entities.iter().filter(|entity| entity.kind == EntityKind::Person).count(), 3);
    }

    #[test]
    fn offsets_count_characters() {
        let text = "🇧🇪 L'été à Liège";
        let found = find("", text, Some(Lang::Fr));
        let mention = found.entities[0].mentions[0];
        let piece: String =
            text.chars().skip(mention.start as usize).take((mention.end - mention.start) as usize).collect();
        assert_eq!(piece, "Liège");
    }
}
