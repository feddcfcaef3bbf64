//! Whether two texts are word for word the same, in 192 bytes each.
//!
//! A minhash over runs of four words: the share of equal slots estimates the Jaccard similarity of the two sets of runs.

/// Slots of a sketch; the estimate is within about 0.05.
pub(super) const SLOTS: usize = 96;

const RUN: usize = 4;

/// What is kept of the runs of four words of a text; empty for a text without words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Sketch(pub(super) Box<[u16]>);

impl Sketch {
    /// Sketches a text given as the hashes of its words; one shorter than a run counts as one run.
    pub(super) fn of(words: &[u32]) -> Self {
        if words.is_empty() {
            return Self::default();
        }
        let mut least = [u32::MAX; SLOTS];
        let run = RUN.min(words.len());
        for window in words.windows(run) {
            let hash = window.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, word| mix(hash ^ u64::from(*word)));
            let (low, high) = (hash as u32, (hash >> 32) as u32 | 1);
            for (slot, least) in least.iter_mut().enumerate() {
                let value = scramble(low.wrapping_add(high.wrapping_mul(slot as u32)));
                *least = value.min(*least);
            }
        }
        // The low bits of a minimum are as good as uniform; two bytes a slot are enough to tell slots apart.
        Self(least.iter().map(|value| *value as u16).collect())
    }

    /// A number that copies share; `None` for a text without words.
    pub(super) fn fingerprint(&self) -> Option<u64> {
        let words = self.0.iter().map(|slot| slot.to_le_bytes());
        (!self.0.is_empty()).then(|| words.fold(0, |sum, word| super::kept::sum(std::iter::once(&word[..]), sum)))
    }

    /// The estimated Jaccard similarity of the runs of both texts, 0 to 1.
    pub(super) fn likeness(&self, other: &Self) -> f32 {
        if self.0.is_empty() || self.0.len() != other.0.len() {
            return 0.0;
        }
        let equal = self.0.iter().zip(&other.0).filter(|(a, b)| a == b).count();
        equal as f32 / self.0.len() as f32
    }
}

fn mix(value: u64) -> u64 {
    let value = value.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    value ^ (value >> 29)
}

fn scramble(value: u32) -> u32 {
    let value = (value ^ (value >> 16)).wrapping_mul(0x7feb_352d);
    let value = (value ^ (value >> 15)).wrapping_mul(0x846c_a68b);
    value ^ (value >> 16)
}
