//! The text around what a search found.

use super::query::{What, Words, parse};
use crate::text::terms;

/// Bytes of a snippet.
const LONG: usize = 200;
/// Bytes of it before the first hit.
const BEFORE: usize = 24;

/// The words that a search looks for, to mark them in a text.
pub(in crate::store) struct Wanted(Vec<Words>);

impl Wanted {
    pub(in crate::store) fn of(query: &str) -> Self {
        let terms = parse(query).unwrap_or_default().into_iter().flatten().filter(|term| !term.not);
        Self(
            terms
                .filter_map(|term| match term.what {
                    What::Words(words) => Some(words),
                    What::Filter { .. } => None,
                })
                .collect(),
        )
    }

    fn hit(&self, word: &str) -> bool {
        let folded = terms::fold(word);
        let mut key = folded.clone();
        terms::singular(&mut key);
        // "à" and "de" stand in every line: marked, they hide what is looked for.
        let told = |key: &String| key.chars().count() > 2;
        if !told(&key) && self.0.iter().any(|words| words.keys.iter().chain(&words.begun).any(told)) {
            return false;
        }
        self.0.iter().any(|words| {
            words.keys.contains(&key) || words.begun.as_deref().is_some_and(|begun| folded.starts_with(begun))
        })
    }

    fn hits(&self, text: &str) -> Vec<(usize, usize)> {
        terms::words(text)
            .filter(|(_, word)| self.hit(word))
            .map(|(start, word)| (start, start + word.len()))
            .take(40)
            .collect()
    }

    /// About 200 bytes of `text` around the first hit, hits between U+E000 and U+E001.
    pub(in crate::store) fn snippet(&self, text: &str) -> String {
        let hits = self.hits(text);
        let (from, to) = around(text, hits.first().map_or(0, |(start, _)| *start));
        mark(text, &hits, from, to)
    }

    /// The whole of `text`, its hits between U+E000 and U+E001.
    pub(in crate::store) fn marked(&self, text: &str) -> String {
        mark(text, &self.hits(text), 0, text.len())
    }
}

/// `text` from one byte to another with the marks around its hits.
fn mark(text: &str, hits: &[(usize, usize)], from: usize, to: usize) -> String {
    let mut out = String::new();
    if from > 0 {
        out.push('…');
    }
    let mut at = from;
    for &(start, end) in hits.iter().filter(|(_, end)| *end <= to) {
        out.push_str(&text[at..start]);
        out.push('\u{e000}');
        out.push_str(&text[start..end]);
        out.push('\u{e001}');
        at = end;
    }
    out.push_str(&text[at..to.max(at)]);
    if to < text.len() {
        out.push('…');
    }
    out
}

/// The piece of `text` to show so that `first` stands in it, whole words.
fn around(text: &str, first: usize) -> (usize, usize) {
    let from = text.floor_char_boundary(first.saturating_sub(BEFORE));
    let from = if from == 0 { 0 } else { text[from..first].find(' ').map_or(from, |at| from + at + 1) };
    let to = text.floor_char_boundary(from + LONG);
    let to = if to >= text.len() { to } else { text[from..to].rfind(' ').map_or(to, |at| from + at) };
    (from, to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hits_are_marked_whatever_their_accents() {
        let marked = Wanted::of("elections liege").snippet("Les élections à Liège.");
        assert_eq!(marked, "Les \u{e000}élections\u{e001} à \u{e000}Liège\u{e001}.");
        assert_eq!(Wanted::of("à liege").snippet("Les tours à Liège."), "Les tours à \u{e000}Liège\u{e001}.");
        let long = format!("{} Liège", "Une ville ".repeat(60));
        assert!(Wanted::of("liege").marked(&long).ends_with("ville  \u{e000}Liège\u{e001}"));
    }
}
