//! A learned judge of passages: weights of names and words, then two sets of decision trees, one that sees a passage and
//! its surroundings, and one that sees too what the first thinks of the others.
//!
//! `examples/train_extraction.rs` makes the figures; nothing here knows how.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::page::Names;

static SHIPPED: LazyLock<Model> = LazyLock::new(|| {
    Model::read(include_bytes!("../../assets/extraction/weights.bin")).expect("the shipped weights are whole")
});

/// Weights in a file are whole numbers of this.
const STEP: f32 = 1.0 / 32.0;

/// What names and words weigh on their own.
#[derive(Clone, Debug, Default)]
pub(crate) struct Linear {
    pub names: FxHashMap<u32, [f32; 4]>,
    pub words: FxHashMap<u32, f32>,
}

impl Linear {
    pub(crate) fn word(&self, hash: u32) -> f32 {
        self.words.get(&hash).copied().unwrap_or(0.0)
    }
}

impl Names for Linear {
    fn weights(&self, hash: u32) -> Option<[f32; 4]> {
        self.names.get(&hash).copied()
    }
}

/// Trees of one depth, whose answers are summed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Forest {
    /// The borders between the bins of each figure, ascending.
    pub borders: Vec<Vec<f32>>,
    pub depth: usize,
    /// Of every tree, level by level: which figure is asked, and which bin is the last that goes left.
    pub splits: Vec<(u8, u8)>,
    /// The same with the borders themselves, for speed.
    asks: Vec<(u8, f32)>,
    /// Of every tree, the answers.
    pub leaves: Vec<f32>,
    pub start: f32,
}

impl Forest {
    pub(crate) fn new(
        borders: Vec<Vec<f32>>,
        depth: usize,
        splits: Vec<(u8, u8)>,
        leaves: Vec<f32>,
        start: f32,
    ) -> Self {
        let ask = |(figure, last): &(u8, u8)| {
            let border = borders.get(usize::from(*figure)).and_then(|own| own.get(usize::from(*last)));
            // A question without a border sends everything left.
            (*figure, border.copied().unwrap_or(f32::INFINITY))
        };
        let asks = splits.iter().map(ask).collect();
        Self { borders, depth, splits, asks, leaves, start }
    }

    /// How likely a passage with these figures is text.
    pub(crate) fn judge(&self, row: &[f32]) -> f32 {
        let (inner, outer) = ((1 << self.depth) - 1, 1 << self.depth);
        let mut sum = self.start;
        for (splits, leaves) in self.asks.chunks_exact(inner).zip(self.leaves.chunks_exact(outer)) {
            let mut at = 0;
            while at < inner {
                let (figure, border) = splits[at];
                at = 2 * at + 1 + usize::from(row.get(usize::from(figure)).is_some_and(|value| *value > border));
            }
            sum += leaves[at - inner];
        }
        1.0 / (1.0 + (-sum).exp())
    }
}

/// The whole judge.
#[derive(Clone, Debug, Default)]
pub struct Model {
    pub(crate) linear: Linear,
    pub(crate) first: Forest,
    pub(crate) second: Forest,
}

impl Model {
    /// The one that the program carries.
    pub(crate) fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// Reads what [`Model::write`] wrote; `None` where it is cut or damaged.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut from = Reader(bytes);
        let mut model = Self::default();
        for _ in 0..from.count()? {
            let hash = from.count()?;
            let weights = [from.small()?, from.small()?, from.small()?, from.small()?];
            model.linear.names.insert(hash, weights);
        }
        for _ in 0..from.count()? {
            let (hash, weight) = (from.count()?, from.small()?);
            model.linear.words.insert(hash, weight);
        }
        model.first = Self::forest(&mut from)?;
        model.second = Self::forest(&mut from)?;
        from.0.is_empty().then_some(model)
    }

    fn forest(from: &mut Reader<'_>) -> Option<Forest> {
        let mut forest = Forest { start: from.real()?, depth: from.count()? as usize, ..Forest::default() };
        if forest.depth == 0 || forest.depth > 8 {
            return None;
        }
        for _ in 0..from.count()?.min(256) {
            let borders = (0..from.byte()?).map(|_| from.real()).collect::<Option<Vec<_>>>()?;
            forest.borders.push(borders);
        }
        let trees = from.count()? as usize;
        for _ in 0..trees {
            for _ in 0..(1 << forest.depth) - 1 {
                let split = (from.byte()?, from.byte()?);
                if usize::from(split.0) >= forest.borders.len() {
                    return None;
                }
                forest.splits.push(split);
            }
            for _ in 0..1 << forest.depth {
                forest.leaves.push(f32::from(i16::from_le_bytes([from.byte()?, from.byte()?])) / 4096.0);
            }
        }
        Some(Forest::new(forest.borders, forest.depth, forest.splits, forest.leaves, forest.start))
    }

    /// The figures as they stand in a file, the smallest hashes first.
    pub fn write(&self) -> Vec<u8> {
        let mut out = Vec::new();
        let small = |weight: f32| (weight / STEP).round().clamp(-127.0, 127.0) as i8 as u8;
        let mut names: Vec<_> = self.linear.names.iter().collect();
        names.sort_unstable_by_key(|(hash, _)| **hash);
        out.extend((names.len() as u32).to_le_bytes());
        for (hash, weights) in names {
            out.extend(hash.to_le_bytes());
            out.extend(weights.map(small));
        }
        let mut words: Vec<_> = self.linear.words.iter().collect();
        words.sort_unstable_by_key(|(hash, _)| **hash);
        out.extend((words.len() as u32).to_le_bytes());
        for (hash, weight) in words {
            out.extend(hash.to_le_bytes());
            out.push(small(*weight));
        }
        for forest in [&self.first, &self.second] {
            out.extend(forest.start.to_le_bytes());
            out.extend((forest.depth as u32).to_le_bytes());
            out.extend((forest.borders.len() as u32).to_le_bytes());
            for borders in &forest.borders {
                out.push(borders.len() as u8);
                out.extend(borders.iter().flat_map(|border| border.to_le_bytes()));
            }
            let (inner, outer) = ((1 << forest.depth) - 1, 1 << forest.depth);
            out.extend((forest.leaves.len() as u32 / outer as u32).to_le_bytes());
            for (splits, leaves) in forest.splits.chunks(inner).zip(forest.leaves.chunks(outer)) {
                out.extend(splits.iter().flat_map(|(figure, bin)| [*figure, *bin]));
                let leaf = |leaf: &f32| (leaf * 4096.0).round().clamp(-32_000.0, 32_000.0) as i16;
                out.extend(leaves.iter().flat_map(|own| leaf(own).to_le_bytes()));
            }
        }
        out
    }
}

struct Reader<'b>(&'b [u8]);

impl Reader<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn four(&mut self) -> Option<[u8; 4]> {
        let (first, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*first)
    }

    fn count(&mut self) -> Option<u32> {
        self.four().map(u32::from_le_bytes)
    }

    fn real(&mut self) -> Option<f32> {
        self.four().map(f32::from_le_bytes)
    }

    fn small(&mut self) -> Option<f32> {
        self.byte().map(|byte| f32::from(byte as i8) * STEP)
    }
}
