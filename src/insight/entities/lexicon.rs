//! What is known of words and names before a text is read: a part of every model.
//!
//! Keys are the upper halves of spelling hashes: a lexicon cannot be read back as a list of words, and an unknown word
//! is taken for a known one once in tens of thousands.

use super::table::Table;
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
    pub coarse: u16,
    pub fine: u16,
}

/// A listed name, or the beginning of one (`lists` is 0 then).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Name {
    pub lists: u8,
    /// Words of the longest listed name that begins with this word.
    pub longest: u8,
}

/// The three tables.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lexicon {
    classes: Table<Classes>,
    smallness: Table<u8>,
    names: Table<Name>,
}

fn key(hash: u64) -> u32 {
    (hash >> 32) as u32
}

impl Lexicon {
    pub(super) fn word(&self, exact: u64) -> Option<Classes> {
        self.classes.get(key(exact))
    }

    pub(super) fn smallness(&self, lower: u64) -> u8 {
        self.smallness.get(key(lower)).unwrap_or(0)
    }

    pub(super) fn name(&self, hash: u64) -> Option<Name> {
        self.names.get(key(hash))
    }

    pub fn add_classes(&mut self, word: &str, classes: Classes) {
        self.classes.set(key(spelling(word)), classes);
    }

    pub fn add_smallness(&mut self, word: &str, smallness: u8) {
        self.smallness.set(key(spelling(word)), smallness);
    }

    /// Lists a name, given as words with spaces between; a name of too many words is left out.
    pub fn add_name(&mut self, name: &str, lists: u8) {
        let words: Vec<u64> = name.split(' ').map(spelling).collect();
        let Some(first) = words.first().filter(|_| words.len() <= LONGEST_NAME) else { return };
        let mut begins = self.names.get(key(*first)).unwrap_or_default();
        begins.longest = begins.longest.max(words.len() as u8);
        self.names.set(key(*first), begins);
        let whole = words.iter().fold(None, |hash, word| Some(joined(hash, *word))).unwrap_or_default();
        let mut entry = self.names.get(key(whole)).unwrap_or_default();
        entry.lists |= lists;
        entry.longest = entry.longest.max(1);
        self.names.set(key(whole), entry);
    }

    /// How many words have classes, how many a share of small uses, how many names there are.
    pub fn sizes(&self) -> (usize, usize, usize) {
        (self.classes.len(), self.smallness.len(), self.names.len())
    }

    /// Appends the tables: for each its number of rows, the keys in order as differences, then column by column.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        let classes = self.classes.sorted();
        keys(&classes, out);
        out.extend(classes.iter().flat_map(|(_, row)| row.coarse.to_le_bytes()));
        out.extend(classes.iter().flat_map(|(_, row)| row.fine.to_le_bytes()));
        let smallness = self.smallness.sorted();
        keys(&smallness, out);
        out.extend(smallness.iter().map(|(_, row)| *row));
        let names = self.names.sorted();
        keys(&names, out);
        out.extend(names.iter().map(|(_, row)| row.lists));
        out.extend(names.iter().map(|(_, row)| row.longest));
    }

    /// Reads what [`Self::write`] wrote; `None` where it is cut off or wrong.
    pub(super) fn read(bytes: &mut &[u8]) -> Option<Self> {
        let list = read_keys(bytes)?;
        let coarse = bytes.split_off(..2 * list.len())?.as_chunks::<2>().0;
        let fine = bytes.split_off(..2 * list.len())?.as_chunks::<2>().0;
        let rows = coarse
            .iter()
            .zip(fine)
            .map(|(coarse, fine)| Classes { coarse: u16::from_le_bytes(*coarse), fine: u16::from_le_bytes(*fine) });
        let classes = Table::of(list, rows.collect())?;
        let list = read_keys(bytes)?;
        let rows = bytes.split_off(..list.len())?;
        let smallness = Table::of(list, rows.to_vec())?;
        let list = read_keys(bytes)?;
        let lists = bytes.split_off(..list.len())?;
        let longest = bytes.split_off(..list.len())?;
        let rows = lists.iter().zip(longest).map(|(lists, longest)| Name { lists: *lists, longest: *longest });
        let names = Table::of(list, rows.collect())?;
        Some(Self { classes, smallness, names })
    }
}

fn keys<T>(rows: &[(u32, T)], out: &mut Vec<u8>) {
    out.extend((rows.len() as u32).to_le_bytes());
    let mut last = 0;
    // Differences of four bytes, byte by byte in columns: the upper ones are nearly all zero and cost nothing packed.
    let differences: Vec<[u8; 4]> = rows
        .iter()
        .map(|(key, _)| {
            let difference = key - last;
            last = *key;
            difference.to_le_bytes()
        })
        .collect();
    for column in 0..4 {
        out.extend(differences.iter().map(|bytes| bytes[column]));
    }
}

fn read_keys(bytes: &mut &[u8]) -> Option<Vec<u32>> {
    let count = u32::from_le_bytes(*bytes.split_off(..4)?.as_array()?) as usize;
    let columns = bytes.split_off(..count.checked_mul(4)?)?;
    let mut last = 0u32;
    let rows = (0..count).map(|row| {
        let difference = u32::from_le_bytes([0, 1, 2, 3].map(|column| columns[column * count + row]));
        last = last.wrapping_add(difference);
        last
    });
    Some(rows.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> Lexicon {
        let mut lexicon = Lexicon::default();
        lexicon.add_classes("Liège", Classes { coarse: 7, fine: 900 });
        lexicon.add_smallness("pierre", 3);
        lexicon.add_name("Charleroi", PLACES);
        lexicon.add_name("Charleroi Danse", INSTITUTIONS);
        lexicon
    }

    #[test]
    fn a_lexicon_is_read_as_it_was_written() {
        let mut bytes = Vec::new();
        small().write(&mut bytes);
        assert_eq!(Lexicon::read(&mut bytes.as_slice()), Some(small()));
        for length in 0..bytes.len() {
            assert_eq!(Lexicon::read(&mut &bytes[..length]), None, "cut at {length}");
        }
    }

    #[test]
    fn a_name_knows_how_far_to_look() {
        let lexicon = small();
        let name = lexicon.name(spelling("Charleroi")).unwrap_or_default();
        assert_eq!(name, Name { lists: PLACES, longest: 2 });
        assert_eq!(lexicon.name(spelling("Danse")), None);
    }
}
