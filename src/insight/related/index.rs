//! The articles known, which term stands in which of them, and which others each is nearest to.
//!
//! What every question touches lies in memory: postings, and a few words an article. Terms and wording are read from
//! the file of the kept index when an article is looked at closely.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::days::Days;
use super::ranking::Scratch;
use super::records::{Place, Record, Records};
use super::vector::{Kind, TermVector};
use super::vocabulary::Vocabulary;
use crate::news::ids::EntryId;
use crate::news::time::Timestamp;

/// Terms of an article that are searched and found.
const BEST: usize = 80;
/// A term said so often counts half as much as one said without end.
const OFTEN: f32 = 4.0;
/// How much rarity counts: a little less than its logarithm.
const RARITY: f32 = 0.85;
/// Neighbours remembered of each article.
pub(super) const NEAR: usize = 8;
/// A store of so few articles is weighed anew whenever it changes: what is rare in it changes with every article.
const FEW: usize = 600;
/// Slots share a word with an 8-bit weight.
const SLOTS: usize = 1 << 24;

/// Articles by what they speak of.
#[derive(Debug, Default)]
pub struct Index {
    slot_of: FxHashMap<EntryId, u32>,
    pub(super) articles: Vec<Article>,
    /// The days of the articles once more, side by side: every question looks at many of them.
    pub(super) days: Days,
    pub(super) vocabulary: Vocabulary,
    pub(super) settled: Postings,
    /// By term: the postings of articles that came since.
    pub(super) recent: FxHashMap<u32, Vec<u32>>,
    pub(super) records: Records,
    /// Articles whose neighbours are still to be found.
    unmet: Vec<u32>,
    /// Articles when all were weighed last.
    pub(super) weighed_at: usize,
    pub(super) scratch: Scratch,
}

/// For each term a run of packed slots and weights.
#[derive(Debug, Default)]
pub(super) struct Postings {
    pub(super) starts: Vec<u32>,
    pub(super) runs: Vec<u32>,
}

impl Postings {
    pub(super) fn of(&self, term: u32) -> &[u32] {
        let term = term as usize;
        match (self.starts.get(term), self.starts.get(term + 1)) {
            (Some(from), Some(to)) => self.runs.get(*from as usize..*to as usize).unwrap_or_default(),
            _ => &[],
        }
    }
}

/// A neighbour and how near it is, time between them counted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Near {
    pub(super) slot: u32,
    pub(super) score: f32,
}

pub(super) const NOBODY: Near = Near { slot: u32::MAX, score: 0.0 };

#[derive(Clone, Debug)]
pub(super) struct Article {
    pub(super) entry: EntryId,
    /// Days since 1970; NaN where undated.
    pub(super) day: f32,
    pub(super) alive: bool,
    pub(super) place: Place,
    /// Nearest first.
    pub(super) near: [Near; NEAR],
}

/// A number and an 8-bit weight in one word.
pub(super) fn pack(number: u32, weight: u8) -> u32 {
    number << 8 | u32::from(weight)
}

pub(super) fn unpack(packed: u32) -> (u32, u8) {
    (packed >> 8, packed as u8)
}

/// Squares spread the steps of a byte so that small weights keep their precision.
fn squeeze(weight: f32) -> u8 {
    (weight.clamp(0.0, 1.0).sqrt() * 255.0).round() as u8
}

pub(super) fn spread(byte: u8) -> f32 {
    const TABLE: [f32; 256] = {
        let mut table = [0.0; 256];
        let mut byte = 0;
        while byte < 256 {
            let root = byte as f32 / 255.0;
            table[byte] = root * root;
            byte += 1;
        }
        table
    };
    TABLE[usize::from(byte)]
}

impl Index {
    pub fn new() -> Self {
        Self::default()
    }

    /// Articles in the index.
    pub fn len(&self) -> usize {
        self.slot_of.len()
    }

    pub fn is_empty(&self) -> bool {
        self.slot_of.is_empty()
    }

    pub fn contains(&self, entry: EntryId) -> bool {
        self.slot_of.contains_key(&entry)
    }

    /// Whether a part of the kept index turned out not to be as it was written: then it is to be made anew.
    pub fn is_damaged(&self) -> bool {
        self.records.damaged
    }

    /// Days since 1970 at which an article was published; NaN where that is not known.
    pub fn day(&self, entry: EntryId) -> f32 {
        self.slot(entry).map_or(f32::NAN, |slot| self.articles[slot as usize].day)
    }

    /// The articles, in no order.
    pub fn entries(&self) -> impl Iterator<Item = EntryId> {
        self.slot_of.keys().copied()
    }

    /// Takes an article in; what was known under its id is replaced.
    pub fn add(&mut self, entry: EntryId, at: Option<Timestamp>, vector: &TermVector) {
        self.remove(entry);
        if self.articles.len() >= SLOTS {
            return;
        }
        let mut terms: Vec<u32> = Vec::with_capacity(vector.terms.len());
        for term in vector.terms.iter().filter(|term| term.kind != Kind::Beginning) {
            if let Some(number) = self.vocabulary.number(term.hash) {
                terms.push(pack(number, term.weight));
            }
        }
        terms.sort_unstable();
        terms.dedup_by_key(|packed| *packed >> 8);
        for packed in &terms {
            self.vocabulary.df[unpack(*packed).0 as usize] += 1;
        }
        let place = self.records.push(Record { terms: terms.into(), sketch: vector.sketch.clone() });
        let day = at.map_or(f32::NAN, |at| (at.0 as f64 / 86_400.0) as f32);
        self.push(Article { entry, day, alive: true, place, near: [NOBODY; NEAR] });
        let slot = self.articles.len() as u32 - 1;
        self.unmet.push(slot);
        for (term, weight) in self.weighed(slot) {
            self.recent.entry(term).or_default().push(pack(slot, squeeze(weight)));
        }
    }

    pub(super) fn push(&mut self, article: Article) {
        self.slot_of.insert(article.entry, self.articles.len() as u32);
        self.days.push(article.day);
        self.articles.push(article);
    }

    /// Forgets an article; unknown ones are no matter.
    pub fn remove(&mut self, entry: EntryId) {
        let Some(slot) = self.slot_of.remove(&entry) else { return };
        let place = self.articles[slot as usize].place;
        self.articles[slot as usize].alive = false;
        for packed in &self.records.get(place).terms {
            let df = &mut self.vocabulary.df[unpack(*packed).0 as usize];
            *df = df.saturating_sub(1);
        }
        self.records.forget(place);
    }

    /// Makes everything ready to be asked: new articles find their neighbours, and where the index has grown or shrunk
    /// by a fifth, everything is weighed anew.
    pub fn freshen(&mut self) {
        let gone = self.articles.len() - self.len();
        let grown = self.len() * 5 > self.weighed_at * 6 || gone * 4 > self.articles.len();
        if grown || (self.len() <= FEW && (gone > 0 || !self.unmet.is_empty())) {
            self.settle();
        }
        let mut unmet = std::mem::take(&mut self.unmet);
        if self.len() <= FEW && !unmet.is_empty() {
            // In the order of their ids, so that the order of arrival does not show.
            unmet = (0..self.articles.len() as u32).collect();
            unmet.sort_unstable_by_key(|slot| self.articles[*slot as usize].entry);
            for article in &mut self.articles {
                article.near = [NOBODY; NEAR];
            }
        }
        let mut met: FxHashMap<u64, u32> = FxHashMap::default();
        for slot in unmet {
            if !self.articles[slot as usize].alive {
                continue;
            }
            let wording = self.record(slot).sketch.fingerprint();
            match wording.and_then(|wording| met.get(&wording)) {
                // Of ten thousand copies one looks around.
                Some(first) => self.follow(slot, *first),
                None => {
                    self.meet(slot);
                    if let Some(wording) = wording {
                        met.insert(wording, slot);
                    }
                }
            }
        }
    }

    /// Takes the neighbours of the article that this is a copy of.
    fn follow(&mut self, slot: u32, first: u32) {
        let (copy, original) = (&self.articles[slot as usize], &self.articles[first as usize]);
        let mut near = original.near;
        remember(&mut near, Near { slot: first, score: super::widening::nearness(copy.day, original.day) });
        self.articles[slot as usize].near = near;
    }

    /// Finds the neighbours of an article, and makes it known to them.
    fn meet(&mut self, slot: u32) {
        let own = self.weighed(slot);
        for found in self.nearest(&own, slot, NEAR) {
            remember(&mut self.articles[slot as usize].near, found);
            remember(&mut self.articles[found.slot as usize].near, Near { slot, score: found.score });
        }
    }

    /// Weighs everything anew by the frequencies of now.
    fn settle(&mut self) {
        // By day, so that a block of them is near to a question or far from it as a whole.
        let mut order: Vec<u32> =
            (0..self.articles.len() as u32).filter(|slot| self.articles[*slot as usize].alive).collect();
        order.sort_unstable_by(|a, b| {
            let (a, b) = (&self.articles[*a as usize], &self.articles[*b as usize]);
            a.day.total_cmp(&b.day).then(a.entry.cmp(&b.entry))
        });
        let mut renamed = vec![u32::MAX; self.articles.len()];
        for (new, old) in (0..).zip(&order) {
            renamed[*old as usize] = new;
        }
        self.articles = order.iter().map(|slot| self.articles[*slot as usize].clone()).collect();
        self.days = self.articles.iter().map(|article| article.day).collect();
        for article in &mut self.articles {
            let old = std::mem::replace(&mut article.near, [NOBODY; NEAR]);
            for near in old.into_iter().filter(|near| near.slot != u32::MAX) {
                let slot = renamed[near.slot as usize];
                if slot != u32::MAX {
                    remember(&mut article.near, Near { slot, ..near });
                }
            }
        }
        self.unmet = self.unmet.iter().map(|slot| renamed[*slot as usize]).filter(|slot| *slot != u32::MAX).collect();
        self.slot_of = self.articles.iter().enumerate().map(|(slot, a)| (a.entry, slot as u32)).collect();
        self.recent.clear();
        let mut counts = vec![0_u32; self.vocabulary.len() + 1];
        // Twice over all, rather than to hold the terms of a million articles.
        for slot in 0..self.articles.len() as u32 {
            for (term, _) in self.weighed(slot) {
                counts[term as usize + 1] += 1;
            }
        }
        for at in 1..counts.len() {
            counts[at] += counts[at - 1];
        }
        self.settled = Postings::default();
        let mut runs = vec![0_u32; counts.last().copied().unwrap_or(0) as usize];
        let mut ends = counts.clone();
        for slot in 0..self.articles.len() as u32 {
            for (term, weight) in self.weighed(slot) {
                let end = &mut ends[term as usize];
                // A record that could be read once may be damaged the second time.
                if let Some(posting) = runs.get_mut(*end as usize) {
                    *posting = pack(slot, squeeze(weight));
                }
                *end += 1;
            }
        }
        self.settled = Postings { starts: counts, runs };
        self.weighed_at = self.len();
    }

    pub(super) fn slot(&self, entry: EntryId) -> Option<u32> {
        self.slot_of.get(&entry).copied()
    }

    fn rarity(&self, term: u32) -> f32 {
        let df = self.vocabulary.df[term as usize].max(1) as f32;
        rarity((self.len() as f32 + 1.0) / df)
    }

    pub(super) fn record(&mut self, slot: u32) -> Record {
        let place = self.articles[slot as usize].place;
        self.records.get(place)
    }

    /// The article's best terms with their weights, of length 1 together, by rising term number.
    pub(super) fn weighed(&mut self, slot: u32) -> Vec<(u32, f32)> {
        let record = self.record(slot);
        self.weigh(&record)
    }

    pub(super) fn weigh(&self, record: &Record) -> Vec<(u32, f32)> {
        let mut terms: Vec<(u32, f32)> = record
            .terms
            .iter()
            .map(|packed| unpack(*packed))
            .filter(|(term, weight)| *weight > 0 && (*term as usize) < self.vocabulary.len())
            .map(|(term, weight)| (term, said(weight) * self.rarity(term)))
            .collect();
        strongest(&mut terms, BEST);
        normalise(&mut terms);
        terms
    }
}

/// How much a term counts that is in one of so many articles: `ln(so many)^0.85`, from a table, since the logarithms of
/// all terms were half of what weighing costs. Off by less than 0.0001 where a term is in less than a third of all.
fn rarity(one_of: f32) -> f32 {
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

/// Puts a neighbour in its place; the farthest goes where there are too many.
fn remember(near: &mut [Near; NEAR], one: Near) {
    if near.iter().any(|known| known.slot == one.slot) {
        return;
    }
    let at = near.partition_point(|known| known.slot != u32::MAX && known.score >= one.score);
    if at < NEAR {
        near[at..].rotate_right(1);
        near[at] = one;
    }
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
    fn rarity_of_the_table_is_that_of_the_logarithm() {
        for articles in [3_f32, 41.0, 1_773.0, 99_999.0, 16_000_000.0] {
            for df in [1.0, 2.0, 17.0, 600.0, 33_333.0_f32] {
                let one_of = articles / df;
                let exact = one_of.ln().max(0.0).powf(RARITY);
                let off = (rarity(one_of) - exact).abs();
                assert!(off < if one_of >= 3.0 { 1e-4 } else { 1e-2 }, "{one_of}: {off}");
            }
        }
        assert!(rarity(0.5).abs() < 1e-6);
        assert!(rarity(f32::MAX).is_finite());
    }

    #[test]
    fn the_heaviest_stay_in_their_order() {
        let mut terms = vec![(9, 0.1), (4, 0.5), (7, 0.5), (1, 0.3), (2, 0.5)];
        strongest(&mut terms, 2);
        assert_eq!(terms, [(4, 0.5), (2, 0.5)]);
    }
}
