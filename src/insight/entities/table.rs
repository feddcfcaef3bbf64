//! A table by hashed keys, used as it lies in a model's file: nothing is unpacked, and nothing is on the heap.
//!
//! Knows nothing of what a row means. A key of 32 bits is told by its upper half, which names a bucket, and its lower
//! half, which is stored: `count`, where every sixteenth bucket begins, how many keys each bucket has, the lower halves,
//! the rows. An empty table is its `count`.

/// Buckets: one for each upper half of a key.
const BUCKETS: usize = 1 << 16;
/// Buckets that are counted from one beginning.
const BLOCK: usize = 16;

/// Rows of `W` bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Table<'a, const W: usize> {
    begins: &'a [[u8; 4]],
    sizes: &'a [u8],
    lows: &'a [[u8; 2]],
    rows: &'a [[u8; W]],
}

impl<'a, const W: usize> Table<'a, W> {
    /// Takes a table from the beginning of `bytes`; `None` where it is cut off or contradicts itself.
    pub(super) fn take(bytes: &mut &'a [u8]) -> Option<Self> {
        let count = u32::from_le_bytes(*bytes.split_off(..4)?.as_array()?) as usize;
        if count == 0 {
            return Some(Self::default());
        }
        let begins = bytes.split_off(..BUCKETS / BLOCK * 4)?.as_chunks().0;
        let sizes = bytes.split_off(..BUCKETS)?;
        let lows = bytes.split_off(..count.checked_mul(2)?)?.as_chunks().0;
        let rows = bytes.split_off(..count.checked_mul(W)?)?.as_chunks().0;
        let mut at = 0;
        for (begin, block) in begins.iter().zip(sizes.as_chunks::<BLOCK>().0) {
            if u32::from_le_bytes(*begin) as usize != at {
                return None;
            }
            at += block.iter().map(|size| usize::from(*size)).sum::<usize>();
        }
        (at == count).then_some(Self { begins, sizes, lows, rows })
    }

    pub(super) fn get(&self, key: u32) -> Option<&'a [u8; W]> {
        let (bucket, low) = ((key >> 16) as usize, (key as u16).to_le_bytes());
        let begin = u32::from_le_bytes(*self.begins.get(bucket / BLOCK)?) as usize;
        let before: usize = self.sizes[bucket / BLOCK * BLOCK..bucket].iter().map(|size| usize::from(*size)).sum();
        let from = begin + before;
        let at = self.lows[from..from + usize::from(self.sizes[bucket])].iter().position(|known| *known == low)?;
        Some(&self.rows[from + at])
    }

    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }
}

/// Appends the table of these rows; one of two with the same key, or the 256th of a bucket, is left out.
pub(super) fn write<const W: usize>(rows: impl IntoIterator<Item = (u32, [u8; W])>, out: &mut Vec<u8>) {
    let mut rows: Vec<_> = rows.into_iter().collect();
    rows.sort_by_key(|(key, _)| *key);
    rows.dedup_by_key(|(key, _)| *key);
    let mut sizes = vec![0u8; BUCKETS];
    rows.retain(|(key, _)| {
        let size = &mut sizes[(*key >> 16) as usize];
        let room = *size < u8::MAX;
        *size += u8::from(room);
        room
    });
    out.extend((rows.len() as u32).to_le_bytes());
    if rows.is_empty() {
        return;
    }
    let mut begin = 0u32;
    for block in sizes.chunks(BLOCK) {
        out.extend(begin.to_le_bytes());
        begin += block.iter().map(|size| u32::from(*size)).sum::<u32>();
    }
    out.extend(sizes);
    out.extend(rows.iter().flat_map(|(key, _)| (*key as u16).to_le_bytes()));
    out.extend(rows.iter().flat_map(|(_, row)| row));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(rows: &[(u32, [u8; 2])]) -> Vec<u8> {
        let mut bytes = Vec::new();
        write(rows.iter().copied(), &mut bytes);
        bytes
    }

    #[test]
    fn every_row_is_found_and_no_other() {
        for count in [0u32, 1, 7, 1000] {
            let rows: Vec<_> = (0..count).map(|n| (n * (u32::MAX / 1000), (n as u16).to_le_bytes())).collect();
            let bytes = written(&rows);
            let table = Table::<2>::take(&mut bytes.as_slice()).unwrap();
            assert_eq!(table.len(), count as usize);
            for (key, row) in &rows {
                assert_eq!(table.get(*key), Some(row), "{key} of {count}");
                assert_eq!(table.get(key + 1), None);
            }
            assert_eq!(table.get(u32::MAX), None);
        }
    }

    #[test]
    fn a_crowded_bucket_keeps_what_it_counts() {
        let rows: Vec<_> = (0..300u32).rev().map(|n| (0x7fff_0000 + n, [1, n as u8])).collect();
        let bytes = written(&rows);
        let table = Table::<2>::take(&mut bytes.as_slice()).unwrap();
        assert_eq!(table.len(), 255);
        assert_eq!((table.get(0x7fff_0000), table.get(0x7fff_0000 + 299)), (Some(&[1, 0]), None));
    }

    #[test]
    fn a_table_that_is_cut_off_or_contradicts_itself_is_refused() {
        let bytes = written(&[(5, [1, 2]), (u32::MAX, [3, 4])]);
        for length in (0..bytes.len()).step_by(499).chain([3, bytes.len() - 1]) {
            assert_eq!(Table::<2>::take(&mut &bytes[..length]), None, "cut at {length}");
        }
        let mut more = bytes;
        more[4 + BUCKETS / BLOCK * 4 + 9] += 1;
        assert_eq!(Table::<2>::take(&mut more.as_slice()), None);
    }
}
