//! Two articles side by side: which sentences say the same, and which only one says.

use std::collections::BTreeSet;

use super::Library;
use crate::engine::analysis::text_of;
use crate::news::front::{Comparison, Passage};
use crate::news::ids::EntryId;
use crate::store::StoreError;
use crate::text::terms;

/// Sentences of an article that are compared.
const MOST: usize = 400;
/// Two sentences say the same when they share this much of the words of the shorter, and so many words at least.
const SHARED: f32 = 0.55;
const WORDS: usize = 3;

impl Library {
    /// Lays two articles side by side; `None` where one is no more.
    pub fn compare(&self, left: EntryId, right: EntryId) -> Result<Option<Comparison>, StoreError> {
        let reader = self.store.reader()?;
        let (Some(a), Some(b)) = (text_of(&reader, left)?, text_of(&reader, right)?) else { return Ok(None) };
        let (mut left_text, mut right_text) = (passages(&a.2), passages(&b.2));
        pair(&mut left_text, &mut right_text);
        Ok(Some(Comparison { left, right, left_text, right_text }))
    }
}

/// Finds for each passage the one that says the same on the other side.
fn pair(left: &mut [Passage], right: &mut [Passage]) {
    let words = |side: &[Passage]| side.iter().map(|passage| telling(&passage.text)).collect::<Vec<_>>();
    let (ours, theirs) = (words(left), words(right));
    assign(left, &ours, &theirs);
    assign(right, &theirs, &ours);
}

fn assign(passages: &mut [Passage], own: &[BTreeSet<String>], other: &[BTreeSet<String>]) {
    for (passage, words) in passages.iter_mut().zip(own) {
        let likeness = |theirs: &BTreeSet<String>| {
            let shared = words.intersection(theirs).count();
            let least = words.len().min(theirs.len());
            if shared < WORDS.min(least.max(1)) { 0.0 } else { shared as f32 / least.max(1) as f32 }
        };
        let best = other.iter().map(likeness).enumerate().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
        passage.same_as = best.filter(|(_, likeness)| *likeness >= SHARED).map(|(at, _)| at);
    }
}

/// The words of a sentence that tell something: those of four letters and more, and numbers.
fn telling(sentence: &str) -> BTreeSet<String> {
    let keys = terms::words(sentence).map(|(_, word)| terms::key(word));
    keys.filter(|key| key.chars().count() > 3 || key.starts_with(|c: char| c.is_ascii_digit())).collect()
}

fn passages(text: &str) -> Vec<Passage> {
    let mut passages = Vec::new();
    for paragraph in text.split('\n').map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
        for sentence in sentences(paragraph) {
            passages.push(Passage { text: sentence.to_owned(), ..Passage::default() });
        }
        if let Some(last) = passages.last_mut() {
            last.ends_paragraph = true;
        }
    }
    passages.truncate(MOST);
    passages
}

/// The sentences of a paragraph. One ends with its mark, quotes after it included, before a space and a capital; not
/// after an initial or a title ("J.", "M.", "Mme.").
fn sentences(paragraph: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut rest = paragraph.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        if !matches!(c, '.' | '!' | '?' | '…') {
            continue;
        }
        let mut end = at + c.len_utf8();
        while let Some((next, closing)) = rest.peek().copied() {
            if !matches!(closing, '.' | '!' | '?' | '…' | '»' | '”' | '"' | '’' | ')' | '\u{a0}' | '\u{202f}') {
                break;
            }
            end = next + closing.len_utf8();
            rest.next();
        }
        // French sets a space before the closing quote.
        if let Some(quote) = paragraph[end..].trim_start().strip_prefix('»') {
            end = paragraph.len() - quote.len();
            while rest.peek().is_some_and(|(next, _)| *next < end) {
                rest.next();
            }
        }
        let after = &paragraph[end..];
        let opens =
            after.trim_start().starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "«“\"‘—–".contains(c));
        let last_word = paragraph[start..at].rsplit(|c: char| c.is_whitespace() || c == '-').next().unwrap_or_default();
        let short = c == '.' && last_word.chars().count() <= 3 && last_word.starts_with(char::is_uppercase);
        if after.starts_with(char::is_whitespace) && opens && !short {
            found.push(paragraph[start..end].trim());
            start = end;
        }
    }
    found.push(paragraph[start..].trim());
    found.retain(|sentence| !sentence.is_empty());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        assert_eq!(
            sentences("M. Dupont est parti. « Enfin ! » Il a dit 3.5 fois non… Puis J. Martin est venu"),
            ["M. Dupont est parti.", "« Enfin ! »", "Il a dit 3.5 fois non…", "Puis J. Martin est venu"]
        );
    }

    #[test]
    fn what_both_say_is_paired_and_what_one_says_is_not() {
        let mut left =
            passages("Le pont de la Meuse sera fermé lundi matin. Les riverains protestent devant la mairie.");
        let mut right =
            passages("Lundi matin, le pont sur la Meuse est fermé.\nUn bus remplace le tram entre les deux rives.");
        pair(&mut left, &mut right);
        assert_eq!(left.iter().map(|passage| passage.same_as).collect::<Vec<_>>(), [Some(0), None]);
        assert_eq!(right.iter().map(|passage| passage.same_as).collect::<Vec<_>>(), [Some(0), None]);
        assert!(right[0].ends_paragraph && !left[0].ends_paragraph && left[1].ends_paragraph);
    }
}
