//! Which number each term has, and in how many articles it stands.

use rustc_hash::FxHashMap;

/// Term numbers share a word with an 8-bit weight.
const NUMBERS: usize = 1 << 24;

/// The terms known. Those of a kept index are found by halving, so that opening one builds no table.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    /// Hashes in rising order; a term's number is its place.
    sorted: Vec<u32>,
    /// Terms that came later, by hash.
    added: FxHashMap<u32, u32>,
    added_hashes: Vec<u32>,
    /// Articles by term number.
    pub(super) df: Vec<u32>,
}

impl Vocabulary {
    /// The vocabulary of a kept index; `None` where the hashes do not rise.
    pub(super) fn kept(sorted: Vec<u32>, df: Vec<u32>) -> Option<Self> {
        let rising = sorted.is_sorted_by(|a, b| a < b) && sorted.len() == df.len() && sorted.len() < NUMBERS;
        rising.then(|| Self { sorted, df, ..Self::default() })
    }

    pub(super) fn len(&self) -> usize {
        self.sorted.len() + self.added_hashes.len()
    }

    fn find(&self, hash: u32) -> Option<u32> {
        self.added.get(&hash).copied().or_else(|| self.settled(hash))
    }

    fn settled(&self, hash: u32) -> Option<u32> {
        // Hashes lie evenly.
        let guess = (u64::from(hash) * self.sorted.len() as u64) >> 32;
        let at = first_from(&self.sorted, hash, guess as usize);
        (self.sorted.get(at) == Some(&hash)).then_some(at as u32)
    }

    /// The number of a term, given to it where it is new; `None` where all numbers are taken.
    pub(super) fn number(&mut self, hash: u32) -> Option<u32> {
        if let Some(number) = self.find(hash) {
            return Some(number);
        }
        let number = self.len();
        if number >= NUMBERS {
            return None;
        }
        self.added.insert(hash, number as u32);
        self.added_hashes.push(hash);
        self.df.push(0);
        Some(number as u32)
    }

    pub(super) fn hash(&self, number: u32) -> u32 {
        let number = number as usize;
        self.sorted.get(number).or_else(|| self.added_hashes.get(number - self.sorted.len())).copied().unwrap_or(0)
    }

    /// The numbers of the terms that stand somewhere, by rising hash.
    pub(super) fn in_use(&self) -> Vec<u32> {
        let mut numbers: Vec<u32> = (0..self.len() as u32).filter(|number| self.df[*number as usize] > 0).collect();
        numbers.sort_unstable_by_key(|number| self.hash(*number));
        numbers
    }
}

/// Where the first stands that is not less, in rising order; found quickly where the guess is near.
pub(super) fn first_from(sorted: &[u32], least: u32, guess: usize) -> usize {
    let guess = guess.min(sorted.len());
    let (mut from, mut to, mut step) = (guess, guess, 8);
    while from > 0 && sorted[from - 1] >= least {
        (from, step) = (from.saturating_sub(step), step * 2);
    }
    step = 8;
    while to < sorted.len() && sorted[to] < least {
        (to, step) = ((to + step).min(sorted.len()), step * 2);
    }
    from + sorted[from..to].partition_point(|other| *other < least)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_hash_is_found_however_unevenly_they_lie_and_no_other_is() {
        let even: Vec<u32> = (0..5_000).map(|number| number * 858_993).collect();
        let crowded: Vec<u32> = (0..3_000).chain(u32::MAX - 40..=u32::MAX).collect();
        let high: Vec<u32> = (u32::MAX - 900..u32::MAX).collect();
        for hashes in [even, crowded, high, vec![7], vec![]] {
            let known = Vocabulary::kept(hashes.clone(), vec![1; hashes.len()]).unwrap();
            for (number, hash) in hashes.iter().enumerate() {
                assert_eq!(known.find(*hash), Some(number as u32));
            }
            for least in [0, 7, 3_000, 2_147_483_647, u32::MAX] {
                for guess in [0, 1, hashes.len() / 2, hashes.len(), usize::MAX] {
                    assert_eq!(first_from(&hashes, least, guess), hashes.partition_point(|other| *other < least));
                }
            }
            for strange in [3_000, 858_992, 2_147_483_647, u32::MAX - 1_000] {
                assert_eq!(known.find(strange).is_some(), hashes.contains(&strange));
            }
        }
    }
}
