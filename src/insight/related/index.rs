//! The articles known, which term stands in which of them, and which others each is nearest to.
//!
//! What every question touches lies in memory: postings, and a few words an article. Terms and wording are read from
//! the file of the kept index when an article is looked at closely.

use rustc_hash::FxHashMap;

use super::across::Languages;
use super::days::Days;
use super::ranking::Scratch;
use super::records::{Place, Record, Records};
use super::vector::{Kind, TermVector};
use super::vocabulary::{Vocabulary, first_from};
use crate::news::ids::EntryId;
use crate::news::time::Timestamp;
use crate::text::language::Lang;

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
    /// The languages that there are or were.
    pub(super) languages: Languages,
    pub(super) scratch: Scratch,
}

/// For each term a run of packed slots and weights.
#[derive(Debug, Default)]
pub(super) struct Postings {
    pub(super) starts: Vec<u32>,
    pub(super) runs: Vec<u32>,
    /// Slots whose postings these are; those of later ones are in [`Index::recent`].
    pub(super) slots: u32,
}

impl Postings {
    pub(super) fn of(&self, term: u32) -> &[u32] {
        let term = term as usize;
        match (self.starts.get(term), self.starts.get(term + 1)) {
            (Some(from), Some(to)) => self.runs.get(*from as usize..*to as usize).unwrap_or_default(),
            _ => &[],
        }
    }

    /// Where in a run the postings of a slot and of later ones begin. Slots lie about evenly.
    pub(super) fn place(&self, run: &[u32], slot: u32) -> usize {
        let guess = run.len() as u64 * u64::from(slot) / u64::from(self.slots.max(1));
        first_from(run, pack(slot, 0), guess as usize)
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
    pub(super) lang: Lang,
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
pub(super) fn squeeze(weight: f32) -> u8 {
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
        let day = at.map_or(f32::NAN, |at| (at.0 as f64 / 86_400.0) as f32);
        let record = Record { terms: terms.into(), sketch: vector.sketch.clone() };
        let weights = self.weighed_on_arrival(&record, day);
        let place = self.records.push(record);
        self.push(Article { entry, day, alive: true, lang: vector.language(), place, near: [NOBODY; NEAR] });
        let slot = self.articles.len() as u32 - 1;
        self.unmet.push(slot);
        for (term, weight) in weights {
            self.recent.entry(term).or_default().push(pack(slot, squeeze(weight)));
        }
    }

    pub(super) fn push(&mut self, article: Article) {
        self.slot_of.insert(article.entry, self.articles.len() as u32);
        self.days.push(article.day);
        self.languages.add(article.lang);
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
        remember(&mut near, Near { slot: first, score: super::widening::closeness(copy.day, original.day) });
        self.articles[slot as usize].near = near;
    }

    /// Finds the neighbours of an article, and makes it known to them.
    fn meet(&mut self, slot: u32) {
        let own = self.weighed(slot);
        for found in self.nearest_across(&own, slot, NEAR) {
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
        // Those whose neighbours were forgotten look around again, as the new ones do.
        let lonely = |slot: &u32| self.articles[*slot as usize].near.last().is_some_and(|near| near.slot == u32::MAX);
        self.unmet = (0..self.articles.len() as u32).filter(lonely).collect();
        self.slot_of = self.articles.iter().enumerate().map(|(slot, a)| (a.entry, slot as u32)).collect();
        self.recent.clear();
        self.settled = Postings::default();
        self.settled = self.weighed_anew();
        self.weighed_at = self.len();
    }

    pub(super) fn slot(&self, entry: EntryId) -> Option<u32> {
        self.slot_of.get(&entry).copied()
    }

    pub(super) fn record(&mut self, slot: u32) -> Record {
        let place = self.articles[slot as usize].place;
        self.records.get(place)
    }
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
