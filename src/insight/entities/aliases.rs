//! Names that mean the same thing everywhere: facts from `assets/names`.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::news::analysis::EntityKind;
use crate::text::language::Lang;
use crate::text::terms::fold;

/// Languages that have names of their own, as the files call them; the first column is French.
const TONGUES: [(Lang, &str); 3] = [(Lang::Nl, "nl:"), (Lang::De, "de:"), (Lang::En, "en:")];

/// A thing that has several names.
struct Fact {
    /// The name that stands for all, folded.
    canonical: String,
    /// The name in French, and in the languages where it is another one.
    french: &'static str,
    others: Vec<(Lang, &'static str)>,
    /// All its names, in any language.
    names: Vec<&'static str>,
}

struct Facts {
    things: Vec<Fact>,
    /// Which thing is meant by a spelling.
    spellings: FxHashMap<(String, EntityKind), u32>,
}

const FILES: [&str; 2] =
    [include_str!("../../../assets/names/aliases.txt"), include_str!("../../../assets/names/territories.txt")];

/// A number that is another one when other facts are known.
pub fn edition() -> u32 {
    let step = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    FILES.iter().flat_map(|file| file.bytes()).fold(0x811c_9dc5, step)
}

fn facts() -> &'static Facts {
    static FACTS: OnceLock<Facts> = OnceLock::new();
    FACTS.get_or_init(|| {
        let mut facts = Facts { things: Vec::new(), spellings: FxHashMap::default() };
        for line in FILES.into_iter().flat_map(str::lines).filter(|line| !line.starts_with('#')) {
            let mut columns = line.split('|');
            let (Some(french), Some(kind)) = (columns.next(), columns.next().and_then(EntityKind::from_code)) else {
                continue;
            };
            let number = facts.things.len() as u32;
            let mut fact = Fact { canonical: spelled(french), french, others: Vec::new(), names: vec![french] };
            // Where two things share a spelling the first keeps it.
            facts.spellings.entry((fact.canonical.clone(), kind)).or_insert(number);
            for column in columns {
                let tongue = TONGUES.iter().find_map(|(lang, prefix)| Some((*lang, column.strip_prefix(prefix)?)));
                // It is told so, and as often another thing is meant by it: nothing is known by that.
                if let Some((lang, name)) = tongue
                    && let Some(name) = name.strip_prefix('~')
                {
                    fact.others.push((lang, name));
                    continue;
                }
                fact.others.extend(tongue);
                let spelling = tongue.map_or(column, |(_, name)| name);
                facts.spellings.entry((spelled(spelling), kind)).or_insert(number);
                fact.names.push(spelling);
            }
            facts.things.push(fact);
        }
        facts
    })
}

fn fact(name: &str, kind: EntityKind) -> Option<&'static Fact> {
    let facts = facts();
    facts.things.get(*facts.spellings.get(&(spelled(name), kind))? as usize)
}

/// The name that stands for all spellings of a thing ("États-Unis" for "USA"), folded; `None` where no fact is known.
pub fn canonical(name: &str, kind: EntityKind) -> Option<&'static str> {
    fact(name, kind).map(|fact| fact.canonical.as_str())
}

/// All names of what is called so, folded: none where no fact is known.
pub fn spellings(name: &str, kind: EntityKind) -> impl Iterator<Item = String> {
    fact(name, kind).into_iter().flat_map(|fact| &fact.names).map(|name| spelled(name))
}

/// What a thing that is called so in another language is called in this one ("Londres" for "Londen"); `None` where
/// the name is as good as any here.
pub fn called_in(name: &str, kind: EntityKind, lang: Lang) -> Option<&'static str> {
    let fact = fact(name, kind)?;
    let own = fact.others.iter().find(|(other, _)| *other == lang).map_or(fact.french, |(_, name)| *name);
    let said = spelled(name);
    let french = (lang != Lang::Fr).then_some(fact.french);
    let others = fact.others.iter().filter(|(other, _)| *other != lang).map(|(_, name)| *name);
    let mut theirs = others.chain(french);
    let ours = fact.others.iter().any(|(other, name)| *other == lang && spelled(name) == said);
    let foreign = if said == spelled(own) {
        // One name but for its accents ("Nepal").
        name != own && theirs.any(|theirs| theirs == name)
    } else {
        !ours && theirs.any(|theirs| spelled(theirs) == said)
    };
    foreign.then_some(own)
}

/// Whether this is what a thing is called in a language, and not another of its names.
pub fn is_called(name: &str, kind: EntityKind, lang: Lang) -> bool {
    fact(name, kind).is_some_and(|fact| {
        let own = fact.others.iter().find(|(other, _)| *other == lang).map_or(fact.french, |(_, name)| *name);
        spelled(own) == spelled(name)
    })
}

/// A name folded, with one kind of apostrophe and hyphen, without the stops of an acronym.
pub fn spelled(name: &str) -> String {
    let mut folded: String = fold(name)
        .chars()
        .map(|c| match c {
            '’' | 'ʼ' => '\'',
            '‐' | '‑' => '-',
            '\u{a0}' | '\u{202f}' | '\n' => ' ',
            c => c,
        })
        .collect();
    let letters = folded.chars().filter(|c| c.is_alphabetic()).count();
    if folded.contains('.') && folded.chars().filter(|c| *c == '.').count() * 2 >= letters {
        folded.retain(|c| c != '.' && c != '-');
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_state_has_one_name_in_four_languages() {
        let state = |name| canonical(name, EntityKind::Place);
        assert_eq!(state("Etats-Unis"), Some("etats-unis"));
        for name in ["États-Unis", "USA", "U.S.A.", "United States", "Verenigde Staten", "Vereinigte Staaten"] {
            assert_eq!(state(name), Some("etats-unis"), "{name}");
        }
        assert_eq!(state("Duitsland"), state("Allemagne"));
        assert_eq!(state("Blinken"), None);
    }

    #[test]
    fn institutions_are_known_by_their_acronyms_and_only_as_what_they_are() {
        assert_eq!(canonical("NATO", EntityKind::Organisation), Some("otan"));
        assert_eq!(canonical("OTAN", EntityKind::Organisation), Some("otan"));
        assert_eq!(canonical("Otan", EntityKind::Person), None);
    }

    #[test]
    fn a_name_of_another_language_is_told_in_the_readers() {
        let state = |name, lang| called_in(name, EntityKind::Place, lang);
        assert_eq!(state("Duitsland", Lang::Fr), Some("Allemagne"));
        assert_eq!(state("Allemagne", Lang::Nl), Some("Duitsland"));
        assert_eq!(state("Allemagne", Lang::Fr), None, "it is the name here");
        assert_eq!(state("Palestine", Lang::Fr), None, "it is a name of nobody else's");
        assert_eq!(state("Nepal", Lang::Fr), Some("Népal"));
        assert_eq!(state("Etats-Unis", Lang::Fr), None);
        assert_eq!(state("Britain", Lang::En), None, "as good a name as the first");
        assert_eq!(state("Blinken", Lang::Fr), None);
    }

    #[test]
    fn a_name_that_is_another_place_as_well_is_told_and_not_taken() {
        let state = |name, lang| called_in(name, EntityKind::Place, lang);
        assert_eq!(state("Mexique", Lang::Nl), Some("Mexico"));
        assert_eq!(state("Mons", Lang::Nl), Some("Bergen"));
        for name in ["Mexico", "Bergen", "Halle", "Georgia", "Freiburg", "Valencia", "Cartagena", "Flushing"] {
            assert_eq!(canonical(name, EntityKind::Place), None, "{name}");
            assert_eq!(state(name, Lang::Fr), None, "{name}");
        }
    }

    #[test]
    fn every_name_is_given_to_one_thing_and_every_thing_has_another_name() {
        let mut taken: FxHashMap<(String, &str), &str> = FxHashMap::default();
        for line in FILES.into_iter().flat_map(str::lines).filter(|line| !line.starts_with('#')) {
            let columns: Vec<&str> = line.split('|').collect();
            assert!(columns.len() > 2 && EntityKind::from_code(columns[1]).is_some(), "{line}");
            let names = columns[2..]
                .iter()
                .map(|column| TONGUES.iter().find_map(|(_, tongue)| column.strip_prefix(tongue)).unwrap_or(column));
            for name in names.chain([columns[0]]) {
                assert!(!name.is_empty() && name.trim() == name, "{line}");
                let other = taken.insert((spelled(name.trim_start_matches('~')), columns[1]), columns[0]);
                assert!(other.is_none_or(|other| other == columns[0]), "{name}: {line}");
            }
        }
    }

    #[test]
    fn the_region_and_its_government_stay_two() {
        assert_eq!(canonical("Région wallonne", EntityKind::Organisation), Some("region wallonne"));
        assert_eq!(canonical("Wallonie", EntityKind::Place), Some("wallonie"));
    }
}
