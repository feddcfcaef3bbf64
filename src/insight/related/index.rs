//! The articles known and which term stands in which of them.
//!
//! Document frequencies are kept with every article; the weights in the posting lists are made anew when the index has
//! grown by a fifth, so they lag a little behind and never much.

use rustc_hash::FxHashMap;

use super::sketch::Sketch;
use super::vector::TermVector;
use crate::news::ids::EntryId;
use crate::news::time::Timestamp;

/// Terms of an article that are searched and found.
const BEST: usize = 60;
/// So few articles are weighed anew with every one that comes.
const FEW: usize = 300;
/// Term numbers and slots share a word with an 8-bit weight.
const NUMBERS: usize = 1 << 24;

/// Articles by what they speak of.
#[derive(Debug, Default)]
pub struct Index {
    slot_of: FxHashMap<EntryId, u32>,
    pub(super) articles: Vec<Article>,
    /// By term: slot and weight of each article for which the term is among its best.
    pub(super) postings: Vec<Vec<u32>>,
    df: Vec<u32>,
    surfaces: Vec<Box<str>>,
    number_of: FxHashMap<u32, u32>,
    /// Articles when the postings were last weighed.
    weighed_at: usize,
}

#[derive(Debug)]
pub(super) struct Article {
    pub(super) entry: EntryId,
    /// Days since 1970; NaN where undated.
    pub(super) day: f32,
    pub(super) alive: bool,
    /// Term number and `32 · (1 + ln tf)`, packed.
    pub(super) terms: Box<[u32]>,
    pub(super) sketch: Sketch,
}

/// A number and an 8-bit weight in one word.
pub(super) fn pack(number: u32, weight: u8) -> u32 {
    number << 8 | u32::from(weight)
}

pub(super) fn unpack(packed: u32) -> (usize, u8) {
    ((packed >> 8) as usize, packed as u8)
}

/// Squares spread the steps of a byte so that small weights keep their precision.
fn squeeze(weight: f32) -> u8 {
    (weight.clamp(0.0, 1.0).sqrt() * 255.0).round() as u8
}

pub(super) fn spread(byte: u8) -> f32 {
    let root = f32::from(byte) / 255.0;
    root * root
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
        if self.articles.len() >= NUMBERS {
            return;
        }
        let terms: Box<[u32]> =
            vector.terms.iter().filter_map(|t| Some(pack(self.number(t.hash, &t.surface)?, t.weight))).collect();
        for packed in &terms {
            self.df[unpack(*packed).0] += 1;
        }
        let slot = self.articles.len() as u32;
        let day = at.map_or(f32::NAN, |at| (at.0 as f64 / 86_400.0) as f32);
        self.articles.push(Article { entry, day, alive: true, terms, sketch: vector.sketch.clone() });
        self.slot_of.insert(entry, slot);
        if self.len() * 5 > self.weighed_at * 6 || self.len() < FEW {
            self.settle();
        } else {
            self.post(slot);
        }
    }

    /// Forgets an article; unknown ones are no matter.
    pub fn remove(&mut self, entry: EntryId) {
        let Some(slot) = self.slot_of.remove(&entry) else { return };
        let article = &mut self.articles[slot as usize];
        article.alive = false;
        for packed in &article.terms {
            let df = &mut self.df[unpack(*packed).0];
            *df = df.saturating_sub(1);
        }
        article.terms = Box::default();
        if self.articles.len() > 64 + self.len() * 5 / 4 {
            self.settle();
        }
    }

    /// Weighs everything anew by the frequencies of now. Called after a large load, answers no longer depend on the
    /// order in which the articles came.
    pub fn settle(&mut self) {
        self.articles.retain(|article| article.alive);
        self.slot_of = self.articles.iter().enumerate().map(|(slot, a)| (a.entry, slot as u32)).collect();
        self.postings.iter_mut().for_each(Vec::clear);
        self.weighed_at = self.len();
        for slot in 0..self.articles.len() as u32 {
            self.post(slot);
        }
    }

    pub(super) fn slot(&self, entry: EntryId) -> Option<u32> {
        self.slot_of.get(&entry).copied()
    }

    pub(super) fn idf(&self, term: usize) -> f32 {
        ((self.len() as f32 + 1.0) / (self.df[term].max(1) as f32)).ln()
    }

    /// The readable form of a term.
    pub(super) fn surface(&self, term: usize) -> &str {
        &self.surfaces[term]
    }

    /// The article's best terms with their weights, of length 1 together, by rising term number.
    pub(super) fn weighed(&self, slot: u32) -> Vec<(u32, f32)> {
        let mut terms: Vec<(u32, f32)> = self.articles[slot as usize]
            .terms
            .iter()
            .map(|packed| unpack(*packed))
            .filter(|(_, weight)| *weight > 0)
            .map(|(term, weight)| (term as u32, f32::from(weight) * self.idf(term)))
            .collect();
        strongest(&mut terms, BEST);
        normalise(&mut terms);
        terms.sort_unstable_by_key(|term| term.0);
        terms
    }

    fn post(&mut self, slot: u32) {
        for (term, weight) in self.weighed(slot) {
            self.postings[term as usize].push(pack(slot, squeeze(weight)));
        }
    }

    fn number(&mut self, hash: u32, surface: &str) -> Option<u32> {
        if let Some(number) = self.number_of.get(&hash) {
            return Some(*number);
        }
        let number = self.surfaces.len();
        if number >= NUMBERS {
            return None;
        }
        self.surfaces.push(surface.into());
        self.df.push(0);
        self.postings.push(Vec::new());
        self.number_of.insert(hash, number as u32);
        Some(number as u32)
    }
}

/// Keeps the `count` heaviest.
pub(super) fn strongest(terms: &mut Vec<(u32, f32)>, count: usize) {
    if terms.len() > count {
        terms.select_nth_unstable_by(count, |a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        terms.truncate(count);
    }
}

pub(super) fn normalise(terms: &mut [(u32, f32)]) {
    let length = terms.iter().map(|term| term.1 * term.1).sum::<f32>().sqrt().max(1e-9);
    for term in terms {
        term.1 /= length;
    }
}
