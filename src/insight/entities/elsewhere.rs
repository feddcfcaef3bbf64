//! What the rest of the text says about a capitalised word: how it is written, and where it stands, in other places.
//!
//! "Blinken" alone at the head of a sentence says little; "Antony Blinken" two lines above says all.

use rustc_hash::FxHashMap;

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
    for (sentence, words) in sentences.iter_mut().enumerate() {
        for (at, word) in words.iter_mut().enumerate() {
            if !word.capital || word.letters < 2 {
                continue;
            }
            let Some(all) = found.get(&word.lower) else { continue };
            let mut told = Elsewhere { signs: if all.small { SMALL } else { 0 }, before: 0, after: 0 };
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
