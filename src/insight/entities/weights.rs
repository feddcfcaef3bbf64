//! What each feature weighs, used as it lies in a model's file.
//!
//! A feature belongs to one line of 64 bytes, so that looking it up costs one line of the processor's cache: sixteen
//! bits of each of up to ten features, what a step of each is worth, and eight weights of four bits for each.

use super::viterbi::TAGS;

/// Weights of a feature: one for each tag but "outside", which weighs nothing.
pub(super) const WEIGHTS: usize = TAGS - 1;

/// Features of a line.
const ROOM: usize = 10;
const PRINTS: usize = 2 * ROOM;
const STEPS: usize = PRINTS + 4;
/// Bytes of a line.
pub(super) const LINE: usize = STEPS + 4 * ROOM;

/// What a step of four bits may be worth; which one is, takes three bits. Chosen for what weights are: the largest of a
/// feature is 38 of 127 in the middle, 98 in one of a hundred.
const WORTH: [i32; 8] = [3, 4, 5, 6, 7, 9, 11, 15];

/// Sums of weights, tag by tag.
pub(super) type Sum = [i32; WEIGHTS];

/// The lines of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Weights<'a>(pub(super) &'a [[u8; LINE]]);

/// The line of a feature, of so many, and what tells it from others there: never 0, which no feature is.
fn place(feature: u64, lines: usize) -> (usize, u16) {
    (((feature >> 32) as usize * lines) >> 32, ((feature >> 8) as u16).max(1))
}

impl Weights<'_> {
    /// Adds what a feature weighs.
    pub(super) fn weigh(&self, feature: u64, sum: &mut Sum) {
        let (line, print) = place(feature, self.0.len());
        let line = &self.0[line];
        // All at once instead of one after the other: it is the same few instructions for every feature.
        let mut found = 0u32;
        for at in 0..ROOM {
            found |= u32::from(u16::from_le_bytes([line[2 * at], line[2 * at + 1]]) == print) << at;
        }
        if found == 0 {
            return;
        }
        let at = found.trailing_zeros() as usize;
        let steps = u32::from_le_bytes([line[PRINTS], line[PRINTS + 1], line[PRINTS + 2], line[PRINTS + 3]]);
        let worth = WORTH[(steps >> (3 * at)) as usize & 7];
        let halves = &line[STEPS + 4 * at..STEPS + 4 * at + 4];
        for (tag, byte) in halves.iter().enumerate() {
            sum[tag] += (i32::from(byte & 15) - 8) * worth;
            sum[tag + 4] += (i32::from(byte >> 4) - 8) * worth;
        }
    }
}

/// Four bits a weight: which step, and how many of it, so that the least is lost.
fn packed(weights: [i8; WEIGHTS]) -> (usize, [u8; 4]) {
    let steps = |worth: i32| {
        weights.map(|weight| {
            let weight = i32::from(weight);
            ((2 * weight + weight.signum() * worth) / (2 * worth)).clamp(-8, 7)
        })
    };
    let lost = |worth: i32| -> i32 {
        steps(worth).iter().zip(weights).map(|(step, weight)| (step * worth - i32::from(weight)).pow(2)).sum()
    };
    let level = (0..WORTH.len()).min_by_key(|level| lost(WORTH[*level])).unwrap_or(0);
    let codes = steps(WORTH[level]).map(|step| (step + 8) as u8);
    (level, std::array::from_fn(|tag| codes[tag] | codes[tag + 4] << 4))
}

/// Lines for the weights of features, the most important ones first: what finds no place is left out.
///
/// Returns with them how many features found one.
pub(super) fn build(lines: usize, features: impl Iterator<Item = (u64, [i8; WEIGHTS])>) -> (Vec<[u8; LINE]>, usize) {
    let mut out = vec![[0u8; LINE]; lines];
    let mut placed = 0;
    for (feature, weights) in features {
        let (line, print) = place(feature, lines);
        let line = &mut out[line];
        let Some(at) = (0..ROOM).find(|at| line[2 * at..2 * at + 2] == [0, 0]) else { continue };
        line[2 * at..2 * at + 2].copy_from_slice(&print.to_le_bytes());
        let (level, codes) = packed(weights);
        // Three bits a feature, from the lowest.
        let bits = (level as u32) << (3 * at);
        for (byte, more) in line[PRINTS..STEPS].iter_mut().zip(bits.to_le_bytes()) {
            *byte |= more;
        }
        line[STEPS + 4 * at..STEPS + 4 * at + 4].copy_from_slice(&codes);
        placed += 1;
    }
    (out, placed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn feature(n: u64) -> u64 {
        n.wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }

    #[test]
    fn what_was_built_is_weighed() {
        let weights = |n: u64| std::array::from_fn(|tag| 5 * (n as i8 % 8) * (tag as i8 % 2 * 2 - 1));
        let (lines, placed) = build(40, (1..200).map(|n| (feature(n), weights(n))));
        assert!(placed > 190, "{placed}");
        let table = Weights(&lines);
        let right = (1..200).filter(|n| {
            let mut sum = Sum::default();
            table.weigh(feature(*n), &mut sum);
            sum == weights(*n).map(i32::from)
        });
        assert!(right.count() >= placed - 1);
        let mut sum = Sum::default();
        table.weigh(feature(777), &mut sum);
        assert_eq!(sum, Sum::default());
    }

    #[test]
    fn four_bits_lose_little() {
        for weights in
            [[0; 8], [-100, 99, 0, 1, -3, 60, -60, 5], [28, -27, 1, 2, 3, 9, 5, 6], [40, 0, 0, 0, -20, 9, 0, 0]]
        {
            let (level, codes) = packed(weights);
            let most = weights.iter().map(|weight| i32::from(weight.unsigned_abs())).max().unwrap_or(0);
            for tag in 0..WEIGHTS {
                let code = if tag < 4 { codes[tag] & 15 } else { codes[tag - 4] >> 4 };
                let off = (i32::from(code) - 8) * WORTH[level] - i32::from(weights[tag]);
                assert!(off.abs() * 12 <= most, "{weights:?}: {off} at {tag}");
            }
        }
    }

    #[test]
    fn a_full_line_turns_the_rest_away() {
        let (lines, placed) = build(1, (1..20).map(|n| (feature(n), [1; WEIGHTS])));
        assert_eq!((lines.len(), placed), (1, ROOM));
    }
}
