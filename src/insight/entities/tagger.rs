//! From a text to the places in it where something is named.

use super::consistency;
use super::elsewhere;
use super::model::Model;
use super::particles;
use super::tokens::tokenise;
use super::viterbi::{KINDS, spans};
use super::words::{Word, read};
use crate::news::analysis::EntityKind;
use crate::text::language::Lang;

/// A name in a text: bytes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    pub start: usize,
    pub end: usize,
    pub kind: EntityKind,
}

/// Words of the longest name that is believed in a language of which there is no model.
const LONGEST_FOREIGN: usize = 5;

/// The names in a text, in order, none overlapping. A language without a model is read with the French one, and of what
/// that finds only people, organisations and places are believed that are written like names.
pub fn tag(text: &str, lang: Lang) -> Vec<Found> {
    let own = Model::of(lang);
    let Some(model) = own.or_else(|| Model::of(Lang::Fr)) else { return Vec::new() };
    let tokens = tokenise(text, lang);
    let mut sentences: Vec<Vec<Word>> = tokens
        .sentences
        .iter()
        .map(|sentence| {
            let mut words = Vec::with_capacity(sentence.len());
            read(tokens.tokens[sentence.clone()].iter().map(|token| token.of(text)), model.lexicon(), &mut words);
            words
        })
        .collect();
    elsewhere::tell(&mut sentences);
    let mut tags = model.tag(&sentences);
    consistency::settle(&sentences, &mut tags);
    let mut out = Vec::new();
    for (sentence, tags) in tokens.sentences.iter().zip(&tags) {
        let tokens = &tokens.tokens[sentence.clone()];
        for span in spans(tags) {
            let (start, end) = (tokens[span.start].start as usize, tokens[span.end - 1].end as usize);
            let found = Found { start, end, kind: KINDS[span.kind] };
            if own.is_some() || is_like_a_name(&text[start..end], found.kind) {
                out.push(found);
            }
        }
    }
    particles::join(text, &mut out);
    out
}

/// A few words, each with a capital but for small ones between.
fn is_like_a_name(text: &str, kind: EntityKind) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let capital = |word: &str| word.starts_with(char::is_uppercase);
    let ends = words.first().is_some_and(|word| capital(word)) && words.last().is_some_and(|word| capital(word));
    let inside = words.iter().all(|word| capital(word) || word.chars().count() < 4);
    kind != EntityKind::Other && ends && inside && words.len() <= LONGEST_FOREIGN
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn in_a_language_without_a_model_a_sentence_is_no_name() {
        let text =
            "Očakávajú totiž, že plán stimulov novozvoleného prezidenta Joea Bidena urýchli zotavovanie hospodárstva.";
        let found = tag(text, Lang::Other);
        assert!(found.iter().all(|one| one.end - one.start < 30 && one.kind != EntityKind::Other), "{found:?}");
        assert!(is_like_a_name("Luiz Inácio Lula da Silva", EntityKind::Person));
        assert!(
            !is_like_a_name("Joea urýchli Bidena", EntityKind::Person) && !is_like_a_name("Plán", EntityKind::Other)
        );
    }
}
