//! The days of all articles side by side, and between which days each block of them lies.
//!
//! A block whose days are far from the question's is passed over as a whole.

use std::ops::Range;
use std::sync::LazyLock;

use super::widening::nearness;

/// Articles of a block.
pub(super) const BLOCK: usize = 64;

/// Days since 1970 by slot; NaN where undated.
#[derive(Debug, Default)]
pub(super) struct Days {
    all: Vec<f32>,
    spans: Vec<Span>,
    sorted: usize,
}

#[derive(Clone, Copy, Debug)]
struct Span {
    from: f32,
    to: f32,
}

impl Days {
    pub(super) fn push(&mut self, day: f32) {
        if self.all.len().is_multiple_of(BLOCK) {
            self.spans.push(Span { from: f32::INFINITY, to: f32::NEG_INFINITY });
        }
        let rises = self.all.last().is_none_or(|last| *last <= day);
        if self.sorted == self.all.len() && rises && !day.is_nan() {
            self.sorted += 1;
        }
        self.all.push(day);
        if let Some(span) = self.spans.last_mut() {
            // An undated article is near to all days.
            let (from, to) = if day.is_nan() { (f32::NEG_INFINITY, f32::INFINITY) } else { (day, day) };
            (span.from, span.to) = (span.from.min(from), span.to.max(to));
        }
    }

    pub(super) fn of(&self, slot: u32) -> f32 {
        self.all.get(slot as usize).copied().unwrap_or(f32::NAN)
    }

    /// So many of the first stand by day.
    pub(super) fn sorted(&self) -> usize {
        self.sorted
    }

    /// Which of the sorted lie within so many days, and how many of the others.
    pub(super) fn around(&self, day: f32, days: f32) -> (Range<u32>, usize) {
        let (sorted, others) = self.all.split_at(self.sorted);
        let from = sorted.partition_point(|other| *other < day - days);
        let to = sorted.partition_point(|other| *other <= day + days);
        let within = others.iter().map(|other| u32::from((other - day).abs() <= days)).sum::<u32>();
        (from as u32..to.max(from) as u32, within as usize)
    }

    pub(super) fn block(&self, number: usize) -> &[f32] {
        let from = number * BLOCK;
        self.all.get(from..self.all.len().min(from + BLOCK)).unwrap_or_default()
    }

    /// For each block, how near to that day any of it can be.
    pub(super) fn nearest(&self, day: f32) -> impl Iterator<Item = f32> {
        static TABLE: LazyLock<[f32; 512]> = LazyLock::new(|| std::array::from_fn(|days| nearness(days as f32, 0.0)));
        let table = &*TABLE;
        self.spans.iter().map(move |span| {
            // NaN, where the question is undated, is no gap.
            let gap = (span.from - day).max(day - span.to).max(0.0);
            table[(gap as usize).min(table.len() - 1)]
        })
    }
}

impl FromIterator<f32> for Days {
    fn from_iter<T: IntoIterator<Item = f32>>(days: T) -> Self {
        let mut all = Self::default();
        days.into_iter().for_each(|day| all.push(day));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_article_is_nearer_than_its_block_can_be() {
        let mut all: Days = (0..300_u16).map(|number| 20_000.0 + f32::from(number) * 1.3).collect();
        all.push(f32::NAN);
        assert_eq!(all.block(0).len(), BLOCK);
        assert!(all.of(300).is_nan() && all.of(999).is_nan());
        for day in [0.0, 20_000.5, 20_100.0, 90_000.0, f32::NAN] {
            let bounds: Vec<f32> = all.nearest(day).collect();
            assert_eq!(bounds.len(), 301_usize.div_ceil(BLOCK));
            for (number, bound) in bounds.iter().enumerate() {
                assert!(all.block(number).iter().all(|other| nearness(day, *other) <= *bound));
            }
        }
        assert_eq!(all.sorted(), 300);
        all.push(20_000.0);
        assert_eq!(all.sorted(), 300);
        assert_eq!(all.around(20_013.0, 5.0), (7..14, 0));
        assert_eq!(all.around(20_000.0, 0.5), (0..1, 1));
        // Where all days are known, a block far away says so.
        assert!(all.nearest(20_000.0).nth(3).is_some_and(|bound| bound < 0.5));
    }
}
