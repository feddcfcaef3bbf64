//! What is known of words and names before a text is read: a part of every model.
//!
//! Keys are the upper halves of spelling hashes: a lexicon cannot be read back as a list of words, and an unknown word
//! is taken for a known one once in tens of thousands.

use std::collections::BTreeMap;

use super::table::{self, Table};
use super::words::{joined, spelling};

// Lists of names, as bits.
/// First names.
pub const FIRST_NAMES: u8 = 1;
/// Countries, and localities near the readers.
pub const PLACES: u8 = 2;
/// Localities of the world.
pub const WORLD_PLACES: u8 = 4;
/// Persons, places and organisations that an encyclopedia has.
pub const KNOWN_PEOPLE: u8 = 8;
pub const KNOWN_PLACES: u8 = 16;
pub const KNOWN_ORGANISATIONS: u8 = 32;
/// Surnames.
pub const SURNAMES: u8 = 64;
/// Institutions, media, companies, parties, clubs.
pub const INSTITUTIONS: u8 = 128;

/// Most words of a listed name.
pub const LONGEST_NAME: usize = 7;

/// The classes of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Classes {
    pub coarse: u8,
    pub fine: u16,
}

/// A listed name, or the beginning of one (`lists` is 0 then).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Name {
    pub lists: u8,
    /// Words of the longest listed name that begins with this word.
    pub longest: u8,
}

/// The three tables, as they lie in a model's file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lexicon<'a> {
    classes: Table<'a, 3>,
    smallness: Table<'a, 1>,
    names: Table<'a, 2>,
}

fn key(hash: u64) -> u32 {
    (hash >> 32) as u32
}

impl<'a> Lexicon<'a> {
    pub(super) fn word(&self, exact: u64) -> Option<Classes> {
        let [coarse, a, b] = *self.classes.get(key(exact))?;
        Some(Classes { coarse, fine: u16::from_le_bytes([a, b]) })
    }

    pub(super) fn smallness(&self, lower: u64) -> u8 {
        self.smallness.get(key(lower)).map_or(0, |[smallness]| *smallness)
    }

    pub(super) fn name(&self, hash: u64) -> Option<Name> {
        let [lists, longest] = *self.names.get(key(hash))?;
        Some(Name { lists, longest })
    }

    /// The lists that have a name, written as texts write it.
    pub(super) fn lists(&self, name: &str) -> u8 {
        let whole = name.split(' ').map(spelling).fold(None, |hash, word| Some(joined(hash, word)));
        whole.and_then(|hash| self.name(hash)).map_or(0, |name| name.lists)
    }

    /// How many words have classes, how many a share of small uses, how many names there are.
    pub fn sizes(&self) -> (usize, usize, usize) {
        (self.classes.len(), self.smallness.len(), self.names.len())
    }

    /// Takes what [`Builder::write`] wrote from the beginning of `bytes`; `None` where it is cut off or wrong.
    pub fn take(bytes: &mut &'a [u8]) -> Option<Self> {
        Some(Self { classes: Table::take(bytes)?, smallness: Table::take(bytes)?, names: Table::take(bytes)? })
    }
}

/// A lexicon that is being put together.
#[derive(Clone, Debug, Default)]
pub struct Builder {
    classes: BTreeMap<u32, Classes>,
    smallness: BTreeMap<u32, u8>,
    names: BTreeMap<u32, Name>,
}

impl Builder {
    pub fn add_classes(&mut self, word: &str, classes: Classes) {
        self.classes.insert(key(spelling(word)), classes);
    }

    pub fn add_smallness(&mut self, word: &str, smallness: u8) {
        self.smallness.insert(key(spelling(word)), smallness);
    }

    /// Lists a name, given as words with spaces between; a name of too many words is left out.
    pub fn add_name(&mut self, name: &str, lists: u8) {
        let words: Vec<u64> = name.split(' ').map(spelling).collect();
        let Some(first) = words.first().filter(|_| words.len() <= LONGEST_NAME) else { return };
        let begins = self.names.entry(key(*first)).or_default();
        begins.longest = begins.longest.max(words.len() as u8);
        let whole = words.iter().fold(None, |hash, word| Some(joined(hash, *word))).unwrap_or_default();
        let entry = self.names.entry(key(whole)).or_default();
        entry.lists |= lists;
        entry.longest = entry.longest.max(1);
    }

    /// The tables as [`Lexicon`] uses them.
    pub fn write(&self) -> Vec<u8> {
        let mut out = Vec::new();
        let row = |row: &Classes| {
            let [a, b] = row.fine.to_le_bytes();
            [row.coarse, a, b]
        };
        table::write(self.classes.iter().map(|(key, classes)| (*key, row(classes))), &mut out);
        table::write(self.smallness.iter().map(|(key, smallness)| (*key, [*smallness])), &mut out);
        table::write(self.names.iter().map(|(key, name)| (*key, [name.lists, name.longest])), &mut out);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> Vec<u8> {
        let mut lexicon = Builder::default();
        lexicon.add_classes("Liège", Classes { coarse: 7, fine: 900 });
        lexicon.add_smallness("pierre", 3);
        lexicon.add_name("Charleroi", PLACES);
        lexicon.add_name("Charleroi Danse", INSTITUTIONS);
        lexicon.write()
    }

    #[test]
    fn a_lexicon_is_read_as_it_was_written() {
        let bytes = small();
        let lexicon = Lexicon::take(&mut bytes.as_slice()).unwrap();
        assert_eq!(lexicon.sizes(), (1, 1, 2));
        assert_eq!(lexicon.word(spelling("Liège")), Some(Classes { coarse: 7, fine: 900 }));
        assert_eq!((lexicon.smallness(spelling("pierre")), lexicon.smallness(spelling("paul"))), (3, 0));
        for length in (0..bytes.len()).step_by(4999) {
            assert_eq!(Lexicon::take(&mut &bytes[..length]), None, "cut at {length}");
        }
    }

    #[test]
    fn a_name_knows_how_far_to_look() {
        let bytes = small();
        let lexicon = Lexicon::take(&mut bytes.as_slice()).unwrap();
        let name = lexicon.name(spelling("Charleroi")).unwrap_or_default();
        assert_eq!(name, Name { lists: PLACES, longest: 2 });
        assert_eq!(lexicon.name(spelling("Danse")), None);
    }
}
