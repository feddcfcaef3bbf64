//! How much each term of an article counts: by how often it is said, and by how rare it is in the days around.
//!
//! What is rare is so in its time: the name of a minister is common in the years of his office and tells much before.
//! Were rarity that of the whole store, an article would be weighed otherwise the more of the past there is.

use std::sync::LazyLock;

use super::index::{Index, Postings, pack, spread, squeeze, unpack};
use super::records::Record;

/// Terms of an article that are searched and found.
const BEST: usize = 80;
/// A term said so often counts half as much as one said without end.
const OFTEN: f32 = 4.0;
/// How much rarity counts: a little less than its logarithm.
const RARITY: f32 = 0.85;
/// The days around an article, on both sides.
const AROUND: f32 = 30.0;
/// The whole store counts beside them like so many articles more.
const WHOLE: f32 = 500.0;

/// Postings looked at, where there are many, to learn how many are of the days around.
const SAMPLE: usize = 128;

/// In how many of so many articles a term is.
#[derive(Clone, Copy, Default)]
struct Share {
    with: f32,
    of: f32,
}

impl Share {
    /// Nobody has a part of all: in a store of four articles, what four of them say still tells a little.
    fn part(self) -> f32 {
        self.with / (self.of + 1.0)
    }
}

impl Index {
    /// The article's best terms with their weights, of length 1 together, by rising term number. They were weighed when
    /// it came or when all were weighed last, and stand in the postings.
    pub(super) fn weighed(&mut self, slot: u32) -> Vec<(u32, f32)> {
        let record = self.record(slot);
        self.weights(slot, &record)
    }

    pub(super) fn weights(&self, slot: u32, record: &Record) -> Vec<(u32, f32)> {
        let found = record.terms.iter().map(|packed| unpack(*packed)).filter(|(_, said)| *said > 0);
        let mut terms: Vec<(u32, f32)> =
            found.filter_map(|(term, _)| Some((term, spread(self.posting(term, slot)?)))).collect();
        normalise(&mut terms);
        terms
    }

    pub(super) fn posting(&self, term: u32, slot: u32) -> Option<u8> {
        let run = if slot < self.settled.slots { self.settled.of(term) } else { self.recent.get(&term)?.as_slice() };
        let packed = run.get(self.settled.place(run, slot)).copied()?;
        Some(unpack(packed)).filter(|(other, _)| *other == slot).map(|(_, weight)| weight)
    }

    /// Weighs an article that is about to be the next. Its terms are counted already.
    pub(super) fn weighed_on_arrival(&self, record: &Record, day: f32) -> Vec<(u32, f32)> {
        let all = self.len() as f32 + 1.0;
        let (slots, later) = self.days.around(day, AROUND);
        let around = (1 + slots.len() + later) as f32;
        best(record, |term| {
            let with = self.df(term);
            let whole = Share { with, of: all };
            if with < 2.0 || day.is_nan() {
                return rarity(if day.is_nan() { Share::default() } else { Share { with, of: around } }, whole);
            }
            let (run, recent) = (self.settled.of(term), self.recent.get(&term).map_or(&[][..], Vec::as_slice));
            let until = |slot: u32| self.settled.place(run, slot);
            let (from, to, sorted) = (until(slots.start), until(slots.end), until(self.days.sorted() as u32));
            let found = (to - from) as f32 + self.within(day, &run[sorted..]) + self.within(day, recent);
            // Only of its best terms an article has postings; of the others it is assumed that they lie likewise.
            let known = (run.len() + recent.len()) as f32;
            let part = if known > 0.0 { found / known } else { (around - 1.0) / all };
            rarity(Share { with: 1.0 + (with - 1.0) * part, of: around }, whole)
        })
    }

    /// How many postings, which stand in no order of days, are of the days around; of many, some are looked at.
    fn within(&self, day: f32, postings: &[u32]) -> f32 {
        let step = postings.len() / SAMPLE + 1;
        let some = postings.iter().step_by(step).map(|packed| self.days.of(unpack(*packed).0));
        let found: u32 = some.map(|other| u32::from((other - day).abs() <= AROUND)).sum();
        found as f32 * step as f32
    }

    /// All articles weighed by the frequencies of now. They stand by day.
    pub(super) fn weighed_anew(&mut self) -> Postings {
        let (all, articles, sorted) = (self.len() as f32, self.articles.len(), self.days.sorted());
        let mut counts = vec![0_u32; self.vocabulary.len() + 1];
        // The postings by article, and how many each has.
        let (mut weighed, mut lengths) = (Vec::new(), Vec::with_capacity(articles));
        // In how many articles of the days around a term is: those that come within reach are added, others taken away.
        let mut around = vec![0_u32; self.vocabulary.len()];
        let (mut from, mut to) = (0, 0);
        for slot in 0..articles as u32 {
            let day = self.days.of(slot);
            if (slot as usize) < sorted {
                while to < sorted && self.days.of(to as u32) <= day + AROUND {
                    self.count(to as u32, |term| *term += 1, &mut around);
                    to += 1;
                }
                while self.days.of(from as u32) < day - AROUND {
                    self.count(from as u32, |term| *term = term.saturating_sub(1), &mut around);
                    from += 1;
                }
            }
            let record = self.record(slot);
            let terms = best(&record, |term| {
                let with = around.get(term as usize).map_or(0.0, |with| *with as f32);
                // An undated article has no days around it, nor is it in those of others.
                let near = if day.is_nan() { Share::default() } else { Share { with, of: (to - from) as f32 } };
                rarity(near, Share { with: self.df(term), of: all })
            });
            let terms = terms.into_iter().filter(|(term, _)| (*term as usize) < counts.len() - 1);
            let before = weighed.len();
            weighed.extend(terms.map(|(term, weight)| pack(term, squeeze(weight))));
            lengths.push((weighed.len() - before) as u32);
            for packed in &weighed[before..] {
                counts[unpack(*packed).0 as usize + 1] += 1;
            }
        }
        for at in 1..counts.len() {
            counts[at] += counts[at - 1];
        }
        let mut runs = vec![0_u32; weighed.len()];
        let mut ends = counts.clone();
        let mut rest = weighed.as_slice();
        for (slot, length) in (0..).zip(lengths) {
            let (own, others) = rest.split_at(length as usize);
            rest = others;
            for (term, weight) in own.iter().map(|packed| unpack(*packed)) {
                let end = &mut ends[term as usize];
                runs[*end as usize] = pack(slot, weight);
                *end += 1;
            }
        }
        Postings { starts: counts, runs, slots: articles as u32 }
    }

    fn count(&mut self, slot: u32, change: impl Fn(&mut u32), around: &mut [u32]) {
        for packed in &self.record(slot).terms {
            if let Some(count) = around.get_mut(unpack(*packed).0 as usize) {
                change(count);
            }
        }
    }

    fn df(&self, term: u32) -> f32 {
        self.vocabulary.df.get(term as usize).map_or(1.0, |df| (*df).max(1) as f32)
    }
}

/// The best terms by how often they are said and how rare they are, of length 1 together, by rising term number.
fn best(record: &Record, rarity: impl Fn(u32) -> f32) -> Vec<(u32, f32)> {
    let terms = record.terms.iter().map(|packed| unpack(*packed)).filter(|(_, weight)| *weight > 0);
    let mut terms: Vec<(u32, f32)> = terms.map(|(term, weight)| (term, said(weight) * rarity(term))).collect();
    strongest(&mut terms, BEST);
    normalise(&mut terms);
    terms
}

/// How much a term counts by how rare it is around the article and in the whole store.
fn rarity(around: Share, whole: Share) -> f32 {
    logarithm((around.of + WHOLE + 1.0) / (around.with + WHOLE * whole.part()))
}

/// `ln(so many)^0.85`, from a table, since the logarithms of all terms were half of what weighing costs. Off by less than
/// 0.0001 where a term is in less than a third of all.
fn logarithm(one_of: f32) -> f32 {
    /// Steps for each doubling, as a power of two; doublings.
    const STEPS: u32 = 5;
    const DOUBLINGS: u32 = 25;
    const BELOW: u32 = 23 - STEPS;
    static TABLE: LazyLock<Vec<f32>> = LazyLock::new(|| {
        let steps = 0..=DOUBLINGS << STEPS;
        steps.map(|step| f32::from_bits(1.0_f32.to_bits() + (step << BELOW)).ln().powf(RARITY)).collect()
    });
    let bits = one_of.max(1.0).to_bits() - 1.0_f32.to_bits();
    let (step, rest) = ((bits >> BELOW) as usize, (bits & ((1 << BELOW) - 1)) as f32 / (1 << BELOW) as f32);
    match TABLE.get(step..step + 2) {
        Some([from, to]) => from + (to - from) * rest,
        _ => TABLE.last().copied().unwrap_or_default(),
    }
}

/// How much a term counts by how often it is said: `tf / (tf + 4)`, from its `32 · (1 + ln tf)`.
fn said(weight: u8) -> f32 {
    static TABLE: LazyLock<[f32; 256]> = LazyLock::new(|| {
        std::array::from_fn(|weight| {
            let tf = (weight as f32 / 32.0 - 1.0).exp();
            tf / (tf + OFTEN)
        })
    });
    TABLE[usize::from(weight)]
}

/// Keeps the `count` heaviest, in the order in which they stand.
pub(super) fn strongest(terms: &mut Vec<(u32, f32)>, count: usize) {
    let heavier = |a: &(u32, f32), b: &(u32, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
    if terms.len() > count {
        let mut ranked = terms.clone();
        let (_, first_out, _) = ranked.select_nth_unstable_by(count, heavier);
        terms.retain(|term| heavier(term, first_out).is_lt());
    }
}

pub(super) fn normalise(terms: &mut [(u32, f32)]) {
    let length = terms.iter().map(|term| term.1 * term.1).sum::<f32>().sqrt().max(1e-9);
    for term in terms {
        term.1 /= length;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_the_logarithms() {
        for articles in [3_f32, 41.0, 1_773.0, 99_999.0, 16_000_000.0] {
            for df in [1.0, 2.0, 17.0, 600.0, 33_333.0_f32] {
                let one_of = articles / df;
                let exact = one_of.ln().max(0.0).powf(RARITY);
                let off = (logarithm(one_of) - exact).abs();
                assert!(off < if one_of >= 3.0 { 1e-4 } else { 1e-2 }, "{one_of}: {off}");
            }
        }
        assert!(logarithm(0.5).abs() < 1e-6);
        assert!(logarithm(f32::MAX).is_finite());
    }

    #[test]
    fn the_heaviest_stay_in_their_order() {
        let mut terms = vec![(9, 0.1), (4, 0.5), (7, 0.5), (1, 0.3), (2, 0.5)];
        strongest(&mut terms, 2);
        assert_eq!(terms, [(4, 0.5), (2, 0.5)]);
    }
}
