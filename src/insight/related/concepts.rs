//! What the press calls by several names or in several languages: countries, cities, institutions, a few things.
//!
//! "L'Allemagne", "les élections allemandes", "Berlin", "Duitsland" all speak of one country; the words alone do not
//! say so. The table is `assets/concepts/concepts.txt`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

static TABLE: LazyLock<Table> = LazyLock::new(|| Table::read(include_str!("../../../assets/concepts/concepts.txt")));

/// Letters of the longest and the shortest beginning that stands for a concept.
const LONGEST: usize = 16;
const SHORTEST: usize = 3;

#[derive(Default)]
struct Table {
    words: FxHashMap<&'static str, u32>,
    beginnings: FxHashMap<&'static str, u32>,
    /// By first word: names of several words, the longest first.
    names: FxHashMap<&'static str, Vec<(Vec<&'static str>, u32)>>,
}

impl Table {
    fn read(text: &'static str) -> Self {
        let mut table = Self::default();
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        for (concept, forms) in lines.filter_map(|line| line.split_once(": ")) {
            let hash = super::vector::hash_of(&format!("\u{2}{concept}"));
            for form in forms.split('|') {
                let words: Vec<&str> = form.split([' ', '.']).filter(|word| !word.is_empty()).collect();
                match (words.as_slice(), form.strip_suffix('*')) {
                    ([word], None) => drop(table.words.insert(word, hash)),
                    ([_], Some(beginning)) => drop(table.beginnings.insert(beginning, hash)),
                    ([first, ..], _) => table.names.entry(first).or_default().push((words, hash)),
                    ([], _) => {}
                }
            }
        }
        for names in table.names.values_mut() {
            names.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        table
    }

    /// The concept that begins at the head of these words, and how many of them name it.
    fn at(&self, words: &[impl AsRef<str>]) -> Option<(u32, usize)> {
        let word = words.first()?.as_ref();
        let fits = |form: &str, word: &str| match form.strip_suffix('*') {
            Some(beginning) => word.starts_with(beginning),
            None => word == form,
        };
        for (name, hash) in self.names.get(word).into_iter().flatten() {
            let all = name.len() <= words.len() && name.iter().zip(words).all(|(form, word)| fits(form, word.as_ref()));
            if all {
                return Some((*hash, name.len()));
            }
        }
        if let Some(hash) = self.words.get(word) {
            return Some((*hash, 1));
        }
        let longest = LONGEST.min(word.len());
        let beginning = (SHORTEST..=longest).rev().filter_map(|length| word.get(..length));
        beginning.into_iter().find_map(|beginning| self.beginnings.get(beginning)).map(|hash| (*hash, 1))
    }
}

/// The concepts among folded words: where each begins, and its hash as a term.
pub(super) fn concepts(words: &[impl AsRef<str>]) -> Vec<(usize, u32)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match TABLE.at(&words[at..]) {
            Some((hash, length)) => {
                found.push((at, hash));
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hashes(text: &str) -> Vec<u32> {
        concepts(&text.split(' ').collect::<Vec<_>>()).into_iter().map(|(_, hash)| hash).collect()
    }

    #[test]
    fn one_country_has_one_concept_in_every_language() {
        for text in ["allemagne", "allemandes", "duitse", "deutschland", "germany", "berlin"] {
            assert_eq!(hashes(text), hashes("deutschland"), "{text}");
        }
        assert_eq!(hashes("l union europeenne et l ue"), [hashes("eu"), hashes("eu")].concat());
        assert_eq!(hashes("les etats unis"), hashes("usa"));
        assert!(hashes("le fromage de herve").is_empty());
    }

    #[test]
    fn every_line_of_the_table_is_folded_and_stands_once() {
        let text = include_str!("../../../assets/concepts/concepts.txt");
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (_, forms) = line.split_once(": ").unwrap_or_else(|| panic!("«{line}» names no concept"));
            assert_eq!(crate::text::terms::fold(forms), forms);
            assert!(forms.split('|').all(|form| form.trim_end_matches('*').len() > 1), "{line}");
        }
    }
}
