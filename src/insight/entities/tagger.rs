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

/// The names in a text, in order, none overlapping. A language without a model is read with the French one.
pub fn tag(text: &str, lang: Lang) -> Vec<Found> {
    let Some(model) = Model::of(lang).or_else(|| Model::of(Lang::Fr)) else { return Vec::new() };
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
            out.push(Found { start, end, kind: KINDS[span.kind] });
        }
    }
    particles::join(text, &mut out);
    out
}
