//! Mends text that was labelled by rule, with a model trained on text corrected by hand.
//!
//! Rules miss names that begin with a small word ("ministère de la Justice", "festival de Lorient") or cut them down to
//! the capital in them; which kind a known name has, they know better than the model.

use std::fmt::Write as _;

use kiosque::insight::entities::consistency;
use kiosque::insight::entities::model::Model;
use kiosque::insight::entities::viterbi::{Span, mark, spans};

use crate::corpus::{Document, Sentence, TAGS};
use crate::words_of;

const PERSON: usize = 0;

/// Labels the documents anew where the model knows better; returns how many names changed.
pub(crate) fn mend(model: &Model<'_>, documents: &mut [Document]) -> usize {
    let mut changed = 0;
    for document in documents {
        let words = words_of(document, model.lexicon());
        let mut tags = model.tag(&words);
        consistency::settle(&words, &mut tags);
        for (sentence, tags) in document.iter_mut().zip(&tags) {
            for said in spans(tags) {
                changed += usize::from(take(sentence, said));
            }
        }
    }
    changed
}

/// Takes a name over where it is longer than what the rules found in its place, or begins small where they found none.
fn take(sentence: &mut Sentence, said: Span) -> bool {
    let ruled = spans(&sentence.tags);
    let mut over = ruled.iter().filter(|span| span.start < said.end && said.start < span.end).peekable();
    let small = sentence.tokens[said.start].starts_with(char::is_lowercase);
    let whole = said.end - said.start;
    let better = if over.peek().is_none() {
        small && (whole > 1 || sentence.tokens[said.start].contains(char::is_uppercase))
    } else {
        said.kind != PERSON
            && over.all(|span| span.start >= said.start && span.end <= said.end && span.end - span.start < whole)
    };
    if better {
        mark(&mut sentence.tags, said);
    }
    better
}

/// The documents as a file.
pub(crate) fn written(documents: &[Document]) -> String {
    let mut out = String::new();
    for document in documents {
        out.push_str("-DOCSTART-\n\n");
        for sentence in document {
            for (token, tag) in sentence.tokens.iter().zip(&sentence.tags) {
                let _ = writeln!(out, "{token}\t{}", TAGS[usize::from(*tag)]);
            }
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_heads_are_taken_and_kinds_are_kept() {
        let tokens =
            ["le", "tribunal", "de", "Mons", "et", "Syriza", "avec", "M.", "Bonte"].map(str::to_owned).to_vec();
        let mut sentence = Sentence { tokens, tags: vec![0, 0, 0, 3, 0, 5, 0, 0, 1] };
        assert!(take(&mut sentence, Span { start: 1, end: 4, kind: 2 }));
        assert!(!take(&mut sentence, Span { start: 5, end: 6, kind: 0 }));
        assert!(!take(&mut sentence, Span { start: 7, end: 9, kind: 0 }));
        assert!(!take(&mut sentence, Span { start: 0, end: 1, kind: 2 }));
        assert_eq!(sentence.tags, [0, 5, 6, 6, 0, 5, 0, 0, 1]);
    }
}
