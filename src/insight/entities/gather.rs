//! From mentions to entities: one for each thing that is named, the most telling first.
//!
//! A part of a person's name is that person where only one of that name is there; a bracketed acronym is what stands
//! before it; the rest is facts (`aliases`). Never are two people of one surname made one.

use rustc_hash::FxHashMap;

use super::aliases::spelled;
use super::surnames::PARTICLES;
use super::tagger::Found;
use crate::news::analysis::{Entity, EntityKind, Mention};
use crate::text::terms::fold;

/// Words before a person's name that are not part of it, folded, without their stop.
const TITLES: &[&str] = &[
    "m", "mm", "mme", "mlle", "me", "mgr", "dr", "pr", "prof", "monsieur", "madame", "mr", "mrs", "ms", "sir", "lord",
    "lady", "herr", "frau", "meneer", "mevrouw", "dhr", "mevr",
];

/// The entities of a text from its mentions, as they come.
pub(super) fn gather(text: &str, found: &[Found]) -> Vec<Entity> {
    let names: Vec<&str> = found.iter().map(|one| untitled(&text[one.start..one.end], one.kind)).collect();
    let people = People::of(found, &names);
    let acronyms = acronyms(text, found);
    let mut entities: Vec<Entity> = Vec::new();
    let mut index: FxHashMap<(String, EntityKind), usize> = FxHashMap::default();
    let (mut byte, mut character) = (0, 0);
    for (at, (one, name)) in found.iter().zip(&names).enumerate() {
        let start = character + text[byte..one.start].chars().count() as u32;
        let end = start + text[one.start..one.end].chars().count() as u32;
        (byte, character) = (one.end, end);
        let own = spelled(name);
        let whole = match one.kind {
            EntityKind::Person => people.whole(&own).map(|at| names[at]),
            kind => acronyms.get(&(own.clone(), kind)).map(|at| names[*at]),
        };
        let name = whole.unwrap_or(name);
        let key = super::key(name, one.kind);
        let place = *index.entry((key.clone(), one.kind)).or_insert_with(|| {
            entities.push(Entity { name: String::new(), key, kind: one.kind, mentions: Vec::new() });
            entities.len() - 1
        });
        let entity = &mut entities[place];
        entity.mentions.push(Mention { start, end });
        let fuller = name.chars().count() > entity.name.chars().count();
        if fuller || at == 0 {
            entity.name = one_line(name);
        }
    }
    entities
}

/// Puts the most telling first.
pub(super) fn rank(entities: &mut [Entity], title: &str) {
    let title = spelled(title);
    entities.sort_by(|a, b| weight(b, &title).total_cmp(&weight(a, &title)));
}

/// A name that runs over a line's end is written on one.
pub(super) fn one_line(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn weight(entity: &Entity, title: &str) -> f32 {
    let early = entity.mentions.first().map_or(0.0, |mention| 1.5 / (1.0 + mention.start as f32 / 600.0));
    let titled = if title.contains(&entity.key) || title.contains(&spelled(&entity.name)) { 2.0 } else { 0.0 };
    let kind = if entity.kind == EntityKind::Other { 0.7 } else { 1.0 };
    kind * ((entity.mentions.len() as f32).sqrt() + early + titled)
}

/// A person's name without "M." or "Frau" before it.
pub(super) fn untitled(name: &str, kind: EntityKind) -> &str {
    let Some((first, rest)) = name.split_once(' ').filter(|_| kind == EntityKind::Person) else { return name };
    if TITLES.contains(&fold(first).trim_end_matches('.')) { rest.trim_start() } else { name }
}

/// The people who are named in full, by the parts of their names that stand for them.
struct People {
    /// Mentions of the people, by the end of their name; several where it is not one person's alone.
    by_part: FxHashMap<String, Vec<(String, usize)>>,
    /// The same by single words of it: "Lula" of Luiz Inacio Lula da Silva.
    by_word: FxHashMap<String, Vec<(String, usize)>>,
}

impl People {
    fn of(found: &[Found], names: &[&str]) -> Self {
        let (mut by_part, mut by_word) = (FxHashMap::default(), FxHashMap::default());
        let note = |by: &mut FxHashMap<String, Vec<(String, usize)>>, part: String, whole: &str, at: usize| {
            let people = by.entry(part).or_default();
            if !people.iter().any(|(known, _)| known == whole) {
                people.push((whole.to_owned(), at));
            }
        };
        for (at, name) in names.iter().enumerate().filter(|(at, _)| found[*at].kind == EntityKind::Person) {
            let whole = spelled(name);
            let words: Vec<&str> = whole.split(' ').filter(|word| !word.is_empty()).collect();
            for first in 1..words.len() {
                note(&mut by_part, words[first..].join(" "), &whole, at);
            }
            for word in words.iter().filter(|word| words.len() > 1 && !PARTICLES.contains(word)) {
                note(&mut by_word, (*word).to_owned(), &whole, at);
            }
        }
        Self { by_part, by_word }
    }

    /// The mention of the one person whom `part` of a name stands for.
    fn whole(&self, part: &str) -> Option<usize> {
        let people = self.by_part.get(part).or_else(|| self.by_word.get(part))?;
        // "Bart De Wever" and "De Wever" written twice are one: the longest holds the others at its end.
        let (longest, at) = people.iter().max_by_key(|(name, _)| name.len())?;
        people.iter().all(|(name, _)| longest.ends_with(name.as_str())).then_some(*at)
    }
}

/// Acronyms that the text itself explains: "Long name (ACRONYM)".
fn acronyms(text: &str, found: &[Found]) -> FxHashMap<(String, EntityKind), usize> {
    let mut out = FxHashMap::default();
    for (at, pair) in found.windows(2).enumerate() {
        let [long, short] = pair else { continue };
        let name = &text[short.start..short.end];
        let bracketed =
            text[long.end..short.start].trim_matches(' ') == "(" && text[short.end..].trim_start().starts_with(')');
        let capitals = name.chars().filter(|c| c.is_uppercase()).count();
        let acronym = !name.contains(' ') && capitals >= 2 && name.chars().count() <= 10;
        if bracketed && acronym && long.kind == short.kind && long.end - long.start > name.len() {
            out.insert((spelled(name), short.kind), at);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Marks every `[KIND name]` of a text and gathers.
    fn gathered(marked: &str) -> Vec<(String, &'static str, usize)> {
        let (mut text, mut found) = (String::new(), Vec::new());
        let mut rest = marked;
        while let Some(at) = rest.find('[') {
            text.push_str(&rest[..at]);
            let end = rest.find(']').unwrap();
            let (kind, name) = rest[at + 1..end].split_once(' ').unwrap();
            let start = text.len();
            text.push_str(name);
            found.push(Found { start, end: text.len(), kind: EntityKind::from_code(kind).unwrap() });
            rest = &rest[end + 1..];
        }
        text.push_str(rest);
        let chars: Vec<char> = text.chars().collect();
        let entities = gather(&text, &found);
        for (mention, said) in entities.iter().flat_map(|entity| entity.mentions.iter().map(move |m| (m, entity))) {
            let piece: String = chars[mention.start as usize..mention.end as usize].iter().collect();
            assert!(!piece.is_empty() && piece.trim() == piece, "{piece:?} of {}", said.name);
        }
        let mut out: Vec<_> =
            entities.into_iter().map(|entity| (entity.name, entity.kind.code(), entity.mentions.len())).collect();
        out.sort();
        out
    }

    #[test]
    fn a_person_is_one_in_full_by_surname_and_with_a_title() {
        let found = gathered("[PER Antony Blinken] parle. [PER M. Blinken] insiste. [PER Blinken] part.");
        assert_eq!(found, [("Antony Blinken".to_owned(), "PER", 3)]);
        let found = gathered("[PER De Wever] gagne. [PER Bart De Wever] rit. [PER Wever] dort.");
        assert_eq!(found, [("Bart De Wever".to_owned(), "PER", 3)]);
    }

    #[test]
    fn a_single_word_of_one_person_s_name_is_that_person() {
        let found = gathered("[PER Luiz Inacio Lula da Silva] arrive. [PER Lula] parle, [PER Lula] part.");
        assert_eq!(found, [("Luiz Inacio Lula da Silva".to_owned(), "PER", 3)]);
        // Of two whose name it is, it is neither.
        let found = gathered("[PER Jean Michel Dupont] et [PER Michel Durand] rient. [PER Michel] dort.");
        assert_eq!(found.len(), 3, "{found:?}");
    }

    #[test]
    fn two_people_of_one_surname_stay_two() {
        let found = gathered("[PER Jean Dupont] et [PER Marie Dupont] sont là. [PER Dupont] a parlé.");
        assert_eq!(found.len(), 3);
    }

    #[test]
    fn spellings_and_languages_of_one_thing_meet() {
        let found = gathered(
            "Les [LOC Etats-Unis], les [LOC États-Unis], les [LOC USA]; l'[ORG Otan], l'[ORG OTAN], la [ORG NATO].",
        );
        assert_eq!(found, [("Etats-Unis".to_owned(), "LOC", 3), ("Otan".to_owned(), "ORG", 3)]);
    }

    #[test]
    fn a_bracketed_acronym_is_what_stands_before_it() {
        let found = gathered("La [ORG Société de logement] ([ORG SLSP]) répond. La [ORG SLSP] attend.");
        assert_eq!(found, [("Société de logement".to_owned(), "ORG", 3)]);
    }

    #[test]
    fn offsets_count_characters_whatever_they_are() {
        gathered("👩‍👩‍👧 e\u{301}te\u{301} « [PER Zoé Ünal] » – 日本 [LOC İstanbul]\u{202f}! 𝔘𝔫 [ORG Straße AG]");
    }

    #[test]
    fn a_region_and_its_government_differ() {
        assert_eq!(gathered("La [ORG Région wallonne] en [LOC Wallonie].").len(), 2);
    }
}
