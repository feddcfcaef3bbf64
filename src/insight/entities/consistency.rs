//! One name is one thing throughout a document: what most of its mentions are, all are.

use rustc_hash::FxHashMap;

use super::viterbi::{OUTSIDE, Span, mark, spans};
use super::words::{Word, joined};

/// What the document says of a name, over all its sentences.
#[derive(Default)]
struct Votes {
    by_kind: [u16; 4],
}

impl Votes {
    fn best(&self) -> usize {
        (0..4).fold(0, |best, kind| if self.by_kind[kind] > self.by_kind[best] { kind } else { best })
    }
}

const PERSON: usize = 0;

/// Words that are written small this often or more are no names on a guess.
const DOUBTFUL: u8 = 3;

fn name(words: &[Word]) -> u64 {
    words.iter().fold(None, |hash, word| Some(joined(hash, word.exact))).unwrap_or_default()
}

/// Makes the tags of a document agree with each other.
pub fn settle(sentences: &[Vec<Word>], tags: &mut [Vec<u8>]) {
    let mut votes: FxHashMap<u64, Votes> = FxHashMap::default();
    // What stands behind the first name of a person named in full.
    let mut surnames: FxHashMap<u64, u16> = FxHashMap::default();
    for (words, tags) in sentences.iter().zip(tags.iter()) {
        for span in spans(tags) {
            votes.entry(name(&words[span.start..span.end])).or_default().by_kind[span.kind] += 1;
            if span.kind == PERSON && span.end - span.start > 1 {
                *surnames.entry(words[span.end - 1].exact).or_default() += 1;
                if span.end - span.start > 2 {
                    *surnames.entry(name(&words[span.start + 1..span.end])).or_default() += 1;
                }
            }
        }
    }
    if votes.is_empty() {
        return;
    }
    for (words, tags) in sentences.iter().zip(tags.iter_mut()) {
        for span in spans(tags) {
            let key = name(&words[span.start..span.end]);
            let Some(said) = votes.get(&key) else { continue };
            let surname = surnames.contains_key(&key) && (said.by_kind[PERSON] > 0 || said.by_kind[span.kind] <= 2);
            let kind = if surname { PERSON } else { said.best() };
            if kind != span.kind {
                mark(tags, Span { kind, ..span });
            }
        }
        for at in 0..words.len() {
            let word = &words[at];
            if tags[at] != OUTSIDE || !word.capital || word.letters < 3 || word.smallness >= DOUBTFUL {
                continue;
            }
            let outside = tags.get(at + 1).is_none_or(|tag| *tag == OUTSIDE || tag % 2 == 1);
            if surnames.contains_key(&word.exact) {
                let after_person = at > 0 && matches!(tags[at - 1], 1 | 2);
                tags[at] = if after_person { 2 } else { 1 };
            } else if let Some(said) = votes.get(&word.exact).filter(|_| word.smallness < 2 && outside) {
                mark(tags, Span { start: at, end: at + 1, kind: said.best() });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::Lexicon;
    use super::super::words::read;
    use super::*;

    fn settled(document: &[(&str, &[u8])]) -> Vec<Vec<u8>> {
        let sentences: Vec<Vec<Word>> = document
            .iter()
            .map(|(text, _)| {
                let mut words = Vec::new();
                read(text.split(' '), &Lexicon::default(), &mut words);
                words
            })
            .collect();
        let mut tags: Vec<Vec<u8>> = document.iter().map(|(_, tags)| tags.to_vec()).collect();
        settle(&sentences, &mut tags);
        tags
    }

    #[test]
    fn a_surname_follows_its_person() {
        let tags =
            settled(&[("Antony Blinken parle", &[1, 2, 0]), ("selon Blinken", &[0, 5]), ("Blinken part", &[0, 0])]);
        assert_eq!(tags[1..], [vec![0, 1], vec![1, 0]]);
    }

    #[test]
    fn the_majority_decides() {
        let tags = settled(&[("à Sony", &[0, 5]), ("chez Sony", &[0, 5]), ("de Sony", &[0, 3])]);
        assert_eq!(tags, [[0, 5], [0, 5], [0, 5]]);
    }
}
