//! A table by hashed keys, in the order of its keys: ready as soon as it is read, and no larger than its rows.
//!
//! Knows nothing of what a row means. What training adds stands beside it until it is written.

use rustc_hash::FxHashMap;

#[derive(Clone, Debug)]
pub(super) struct Table<T> {
    /// In order.
    keys: Vec<u32>,
    rows: Vec<T>,
    /// Where the keys with each beginning of `bits` bits start; one more at the end.
    starts: Vec<u32>,
    bits: u32,
    added: FxHashMap<u32, T>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { keys: Vec::new(), rows: Vec::new(), starts: Vec::new(), bits: 0, added: FxHashMap::default() }
    }
}

impl<T: Copy> Table<T> {
    /// A table of rows by ascending keys; `None` where the keys are not.
    pub(super) fn of(keys: Vec<u32>, rows: Vec<T>) -> Option<Self> {
        if keys.len() != rows.len() || !keys.is_sorted_by(|a, b| a < b) {
            return None;
        }
        // About four keys a beginning.
        let bits = keys.len().max(8).ilog2() - 2;
        let mut starts = vec![0u32; (1 << bits) + 1];
        for key in &keys {
            starts[(key >> (32 - bits)) as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        Some(Self { keys, rows, starts, bits, added: FxHashMap::default() })
    }

    pub(super) fn get(&self, key: u32) -> Option<T> {
        if !self.keys.is_empty() {
            let bucket = (key >> (32 - self.bits)) as usize;
            let (from, to) = (self.starts[bucket] as usize, self.starts[bucket + 1] as usize);
            if let Some(at) = self.keys[from..to].iter().position(|known| *known == key) {
                return Some(self.rows[from + at]);
            }
        }
        if self.added.is_empty() { None } else { self.added.get(&key).copied() }
    }

    /// Sets a row; of a table that was read, only new ones.
    pub(super) fn set(&mut self, key: u32, row: T) {
        self.added.insert(key, row);
    }

    pub(super) fn len(&self) -> usize {
        self.keys.len() + self.added.len()
    }

    /// All rows in the order of their keys.
    pub(super) fn sorted(&self) -> Vec<(u32, T)> {
        let read = self.keys.iter().copied().zip(self.rows.iter().copied());
        let mut rows: Vec<_> = read.chain(self.added.iter().map(|(key, row)| (*key, *row))).collect();
        rows.sort_by_key(|(key, _)| *key);
        rows
    }
}

impl<T: Copy + PartialEq> PartialEq for Table<T> {
    fn eq(&self, other: &Self) -> bool {
        self.sorted() == other.sorted()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_found_and_no_other() {
        for count in [0u32, 1, 7, 1000] {
            let keys: Vec<u32> = (0..count).map(|n| n * (u32::MAX / 1000)).collect();
            let table = Table::of(keys.clone(), (0..count).collect()).unwrap_or_default();
            assert_eq!(table.len(), count as usize);
            for (row, key) in keys.iter().enumerate() {
                assert_eq!(table.get(*key), Some(row as u32), "{key} of {count}");
                assert_eq!(table.get(key + 1), None);
            }
            assert_eq!(table.get(u32::MAX), None);
        }
        assert!(Table::of(vec![2, 1], vec![0, 0]).is_none());
        assert!(Table::of(vec![1], vec![0, 0]).is_none());
    }
}
