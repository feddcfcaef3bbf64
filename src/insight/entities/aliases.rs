//! Names that mean the same thing everywhere: facts from `assets/names`.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::news::analysis::EntityKind;
use crate::text::terms::fold;

/// The name that stands for all spellings of a thing ("États-Unis" for "USA"), folded; `None` where no fact is known.
pub(super) fn canonical(name: &str, kind: EntityKind) -> Option<&'static str> {
    static FACTS: OnceLock<FxHashMap<(String, EntityKind), String>> = OnceLock::new();
    let facts = FACTS.get_or_init(|| {
        let mut facts = FxHashMap::default();
        let files =
            [include_str!("../../../assets/names/aliases.txt"), include_str!("../../../assets/names/territories.txt")];
        for line in files.into_iter().flat_map(str::lines).filter(|line| !line.starts_with('#')) {
            let mut columns = line.split('|');
            let (Some(first), Some(kind)) = (columns.next(), columns.next().and_then(EntityKind::from_code)) else {
                continue;
            };
            for spelling in columns.chain([first]) {
                // Where two things share a spelling the first keeps it.
                facts.entry((spelled(spelling), kind)).or_insert_with(|| spelled(first));
            }
        }
        facts
    });
    facts.get(&(spelled(name), kind)).map(String::as_str)
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
    fn the_region_and_its_government_stay_two() {
        assert_eq!(canonical("Région wallonne", EntityKind::Organisation), None);
        assert_eq!(canonical("Wallonie", EntityKind::Place), Some("wallonie"));
    }
}
