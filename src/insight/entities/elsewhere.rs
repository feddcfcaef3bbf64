//! What the rest of the text says about a capitalised word: how it is written, and where it stands, in other places.
//!
//! "Blinken" alone at the head of a sentence says little; "Antony Blinken" two lines above says all.

use rustc_hash::{FxHashMap, FxHashSet};

use super::lexicon;
use super::words::Word;

/// The other occurrences of a word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Elsewhere {
    /// See the constants below.
    pub(super) signs: u8,
    /// The words around another occurrence inside a sentence; 0: there is none.
    pub(super) before: u64,
    pub(super) after: u64,
    /// How much the document speaks of sport: 0 to 2.
    pub(super) sport: u8,
}

/// The word is also written small.
pub(super) const SMALL: u8 = 1;
/// It is also capitalised where no sentence begins.
pub(super) const CAPITAL: u8 = 2;
/// It follows a first name somewhere else.
pub(super) const AFTER_FIRST_NAME: u8 = 4;
/// It ends a longer run of capitals somewhere else.
pub(super) const ENDS: u8 = 8;
/// It begins one.
pub(super) const BEGINS: u8 = 16;
/// It stands in brackets somewhere else.
pub(super) const BRACKETS: u8 = 32;

/// Words of sports pages, in the languages that are read, as spelled in the middle of a sentence.
const SPORT: &str = "football match matches matchs buts gardien attaquant défenseur entraîneur joueur joueurs \
    championnat club clubs victoire défaite buteur finale tennis cyclisme basket rugby coureur peloton voetbal wedstrijd \
    doelpunt doelpunten doelman spits trainer ploeg speler spelers competitie verdediger middenvelder renner wielrennen \
    etappe scheidsrechter kampioen Spiel Trainer Tor Tore Stürmer Torwart Mannschaft Bundesliga Verein Fußball Sieg \
    Niederlage Saison Spieler Punkte goal goals striker goalkeeper midfielder defender coach team player players season \
    soccer league victory penalty";

/// So many different words of sport make a sports page; half of them, perhaps one.
const SPORTS_PAGE: usize = 4;

fn sport(sentences: &[Vec<Word>]) -> u8 {
    static WORDS: std::sync::OnceLock<FxHashSet<u64>> = std::sync::OnceLock::new();
    let known = WORDS.get_or_init(|| SPORT.split(' ').map(super::words::spelling).collect());
    let mut found = FxHashSet::default();
    for word in sentences.iter().flatten().filter(|word| known.contains(&word.exact)) {
        found.insert(word.exact);
        if found.len() >= SPORTS_PAGE {
            return 2;
        }
    }
    u8::from(found.len() >= SPORTS_PAGE / 2)
}

/// Occurrences of which the surroundings are kept.
const KEPT: usize = 3;

#[derive(Default)]
struct Occurrences {
    small: bool,
    kept: [Option<Occurrence>; KEPT],
    count: usize,
}

#[derive(Clone, Copy)]
struct Occurrence {
    sentence: u32,
    at: u32,
    signs: u8,
    before: u64,
    after: u64,
}

/// Tells every capitalised word of a document about its other occurrences.
pub fn tell(sentences: &mut [Vec<Word>]) {
    let mut found: FxHashMap<u64, Occurrences> = FxHashMap::default();
    for (sentence, words) in sentences.iter().enumerate() {
        for (at, word) in words.iter().enumerate() {
            if word.letters < 2 || !(word.capital || word.small) {
                continue;
            }
            let all = found.entry(word.lower).or_default();
            if word.small {
                all.small = true;
            } else if all.count < KEPT {
                all.kept[all.count] = Some(occurrence(words, at, sentence));
                all.count += 1;
            }
        }
    }
    let sport = sport(sentences);
    for (sentence, words) in sentences.iter_mut().enumerate() {
        for (at, word) in words.iter_mut().enumerate() {
            word.elsewhere.sport = sport;
            if !word.capital || word.letters < 2 {
                continue;
            }
            let Some(all) = found.get(&word.lower) else { continue };
            let mut told = Elsewhere { signs: if all.small { SMALL } else { 0 }, before: 0, after: 0, sport };
            let here = |one: &&Occurrence| (one.sentence, one.at) != (sentence as u32, at as u32);
            for other in all.kept.iter().flatten().filter(here) {
                told.signs |= other.signs;
                if told.before == 0 && other.signs & CAPITAL != 0 {
                    (told.before, told.after) = (other.before, other.after);
                }
            }
            word.elsewhere = told;
        }
    }
}

fn occurrence(words: &[Word], at: usize, sentence: usize) -> Occurrence {
    let before = at.checked_sub(1).map(|at| &words[at]);
    let after = words.get(at + 1);
    let mut signs = 0;
    if before.is_some_and(|word| word.letters > 0) {
        signs |= CAPITAL;
    }
    let name = |word: Option<&Word>| word.is_some_and(|word| word.capital);
    if name(before) {
        signs |= ENDS;
        if before.is_some_and(|word| word.lists & lexicon::FIRST_NAMES != 0) {
            signs |= AFTER_FIRST_NAME;
        }
    }
    if name(after) && !name(before) {
        signs |= BEGINS;
    }
    let bracket = super::words::spelling("(");
    if before.is_some_and(|word| word.exact == bracket) {
        signs |= BRACKETS;
    }
    Occurrence {
        sentence: sentence as u32,
        at: at as u32,
        signs,
        before: before.map_or(1, |word| word.lower),
        after: after.map_or(2, |word| word.lower),
    }
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::Lexicon;
    use super::super::words::read;
    use super::*;

    #[test]
    fn a_sports_page_is_told_by_several_of_its_words() {
        let told = |text: &str| {
            let mut words = Vec::new();
            read(text.split(' '), &Lexicon::default(), &mut words);
            sport(&[words])
        };
        assert_eq!(told("Mons perd le match malgré deux buts de Puncheon , l' entraîneur et le club attendent"), 2);
        assert_eq!(told("les buts du match"), 1);
        assert_eq!(told("le club , le club , le club de lecture"), 0);
    }
}
