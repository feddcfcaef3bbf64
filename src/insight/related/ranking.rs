//! The articles nearest to one.
//!
//! The likeness of all others, widened by their neighbours, comes out of one pass over the postings
//! ([`super::widening`]). Then each candidate is raised by its neighbours ([`super::echo`]).

use rustc_hash::FxHashMap;

use super::days::BLOCK;
use super::echo::Echo;
use super::index::{Index, Near, spread, unpack};
use super::sketch::Sketch;
use super::weighing::strongest;
use super::widening::{Widened, closeness, nearness};
use crate::news::analysis::RelatedKind;
use crate::news::ids::EntryId;

/// Candidates judged, and how many of them bring in their neighbours.
const CANDIDATES: usize = 48;
const BRINGING: usize = 6;
/// Of those judged, so many are looked at with their own neighbours: twice what is asked for, and at least these.
const RAISABLE: usize = 48;
/// Postings read for one question: the most telling first. Only large stores have more.
const READ: usize = 40_000;
/// Blocks looked through first, for each answer wanted.
const FIRST: usize = 2;
/// Two articles are one text from here on: runs of words in common, and terms where that is not enough.
const SAME_WORDING: f32 = 0.36;
const SAME_COSINE: f32 = 0.45;
const SURELY_SAME: f32 = 0.48;
/// From here on an answer is of the same story, as far as a score can say (measured: seven in ten are); where the
/// stories are known, they say it better.
const STORY: f32 = 0.56;
/// From here on an answer is worth showing (measured: nine in ten are of the same affair; `docs/related.md`).
pub const SHOWN: f32 = 0.35;
/// What an article's own page links as belonging to it is this much nearer, if it is as near as that by itself: lists of
/// such links hold what is most read, too.
const LINKED: f32 = 0.15;
const LINKED_FROM: f32 = 0.05;
/// Shared terms named.
const SHARED: usize = 10;

/// Reused from search to search.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    /// What each article has of the question, by slot.
    sums: Vec<f32>,
    /// Blocks of articles with the most that any of a block can reach.
    blocks: Vec<(f32, u32)>,
}

/// One answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub entry: EntryId,
    /// 0 to 1.
    pub score: f32,
    pub kind: RelatedKind,
    /// How much of the wording both share, 0 to 1.
    pub wording: f32,
    /// Hashes of the terms that both speak of, most telling first; [`super::TermVector::readable`] names them.
    pub shared: Vec<u32>,
}

impl Index {
    /// The related articles worth showing, best first: nothing rather than noise.
    pub fn related(&mut self, entry: EntryId, limit: usize) -> Vec<Found> {
        let mut all = self.related_all(entry, limit);
        all.retain(|found| found.kind == RelatedKind::SameText || found.score >= SHOWN);
        all
    }

    /// The `limit` nearest articles, best first, however far they are.
    pub fn related_all(&mut self, entry: EntryId, limit: usize) -> Vec<Found> {
        self.related_linked(entry, limit, &[])
    }

    /// The same for an article whose page links these as belonging to it.
    pub fn related_linked(&mut self, entry: EntryId, limit: usize, linked: &[EntryId]) -> Vec<Found> {
        self.freshen();
        let Some(slot) = self.slot(entry) else { return Vec::new() };
        let linked: Vec<u32> = linked.iter().filter_map(|entry| self.slot(*entry)).collect();
        let ranked = self.ranked(slot, limit, &linked);
        let own = self.wording(slot);
        ranked.into_iter().map(|near| self.judged(&own, near)).collect()
    }

    /// The `limit` nearest articles with their scores, best first.
    pub fn near(&mut self, entry: EntryId, limit: usize) -> Vec<(EntryId, f32)> {
        self.freshen();
        let Some(slot) = self.slot(entry) else { return Vec::new() };
        let ranked = self.ranked(slot, limit, &[]);
        ranked.into_iter().map(|near| (self.articles[near.slot as usize].entry, near.score)).collect()
    }

    fn ranked(&mut self, slot: u32, limit: usize, linked: &[u32]) -> Vec<Near> {
        let question = self.widened(slot, Widened::ToAnswer);
        let candidates = CANDIDATES.max(limit);
        let mut scratch = std::mem::take(&mut self.scratch);
        self.sum_up(&question, &mut scratch);
        let first = self.best(slot, candidates, nearness, &mut scratch);
        let mut judged: FxHashMap<u32, f32> = FxHashMap::default();
        let mut slots: Vec<u32> = first.iter().map(|near| near.slot).collect();
        for near in first.iter().take(BRINGING) {
            slots.extend(self.neighbours(near.slot).map(|near| near.slot));
        }
        slots.extend(self.neighbours(slot).map(|near| near.slot));
        slots.extend(linked);
        slots.sort_unstable();
        slots.dedup();
        let mut likely: Vec<Near> = Vec::with_capacity(slots.len());
        for other in slots.into_iter().filter(|other| *other != slot) {
            let mut score = self.likeness(slot, other, &scratch);
            if score >= LINKED_FROM && linked.contains(&other) {
                score += LINKED;
            }
            judged.insert(other, score);
            if score > 0.0 {
                likely.push(Near { slot: other, score });
            }
        }
        self.best_first(&mut likely, RAISABLE.max(limit.saturating_mul(2)));
        let echo = Echo::around(self, slot, &likely, |other| {
            *judged.entry(other).or_insert_with(|| self.likeness(slot, other, &scratch))
        });
        let mut ranked = echo.heard();
        scratch.clear();
        self.scratch = scratch;
        self.best_first(&mut ranked, limit);
        ranked
    }

    /// Keeps the `count` nearest, nearest first; of equals the newer entry, so that the order of arrival does not show.
    pub(super) fn best_first(&self, near: &mut Vec<Near>, count: usize) {
        let entry = |near: &Near| self.articles[near.slot as usize].entry;
        near.sort_unstable_by(|a, b| b.score.total_cmp(&a.score).then_with(|| entry(b).cmp(&entry(a))));
        near.truncate(count);
    }

    fn judged(&mut self, own: &Wording, near: Near) -> Found {
        let record = self.record(near.slot);
        let wording = own.sketch.likeness(&record.sketch);
        let same = wording >= SURELY_SAME
            || (wording >= SAME_WORDING && dot(&own.terms, &self.weights(near.slot, &record)) >= SAME_COSINE);
        let kind = if same {
            RelatedKind::SameText
        } else if near.score >= STORY {
            RelatedKind::SameStory
        } else {
            RelatedKind::Related
        };
        let mut shared: Vec<(u32, f32)> = own
            .terms
            .iter()
            .filter_map(|(term, weight)| {
                let at = record.terms.binary_search_by_key(term, |packed| unpack(*packed).0).ok()?;
                // By their hashes: what is equal shall stand in the same order wherever the terms were numbered.
                Some((self.vocabulary.hash(*term), weight * f32::from(unpack(record.terms[at]).1)))
            })
            .collect();
        let theirs = |name: &&u32| record.names().any(|other| other == **name);
        shared.extend(own.names.iter().filter(theirs).map(|name| (self.vocabulary.hash(*name), f32::MAX)));
        strongest(&mut shared, SHARED);
        shared.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        Found {
            entry: self.articles[near.slot as usize].entry,
            score: near.score,
            kind,
            wording,
            shared: shared.into_iter().map(|(hash, _)| hash).collect(),
        }
    }

    /// What tells whether another article is the same text.
    pub(super) fn wording(&mut self, slot: u32) -> Wording {
        let record = self.record(slot);
        Wording { terms: self.weights(slot, &record), names: record.names().collect(), sketch: record.sketch }
    }

    /// The articles nearest to a question, by their own terms and the days between.
    pub(super) fn nearest(&mut self, question: &[(u32, f32)], slot: u32, limit: usize) -> Vec<Near> {
        let mut scratch = std::mem::take(&mut self.scratch);
        self.sum_up(question, &mut scratch);
        let found = self.best(slot, limit, closeness, &mut scratch);
        scratch.clear();
        self.scratch = scratch;
        found
    }

    /// How much of the question each article has.
    fn sum_up(&self, question: &[(u32, f32)], scratch: &mut Scratch) {
        scratch.sums.resize(self.articles.len(), 0.0);
        let mut terms: Vec<(u32, f32, usize)> = question
            .iter()
            .map(|(term, weight)| {
                let recent = self.recent.get(term).map_or(0, Vec::len);
                (*term, *weight, self.settled.of(*term).len() + recent)
            })
            .filter(|(.., length)| *length > 0)
            .collect();
        let mut all: usize = terms.iter().map(|(.., length)| length).sum();
        if all > READ {
            // What is common tells little and costs most of the time.
            let worth = |(_, weight, length): &(u32, f32, usize)| weight * weight / *length as f32;
            terms.sort_unstable_by(|a, b| worth(b).total_cmp(&worth(a)).then(a.0.cmp(&b.0)));
            all = 0;
            terms.retain(|(.., length)| {
                all += length;
                all <= READ
            });
        }
        let sums = scratch.sums.as_mut_slice();
        for (term, weight, _) in terms {
            let runs = [self.settled.of(term), self.recent.get(&term).map_or(&[], Vec::as_slice)];
            for run in runs {
                for packed in run {
                    let (other, theirs) = unpack(*packed);
                    if let Some(sum) = sums.get_mut(other as usize) {
                        *sum += weight * spread(theirs);
                    }
                }
            }
        }
    }

    /// The `limit` best, best first. The most promising blocks are looked through first: then what is there to be beaten
    /// is soon so much that nearly all others can be passed over.
    fn best(&self, slot: u32, limit: usize, remains: fn(f32, f32) -> f32, scratch: &mut Scratch) -> Vec<Near> {
        let day = self.days.of(slot);
        let mut best = Best { index: self, slot, day, remains, limit: limit.max(1), found: Vec::new(), least: 0.0 };
        let (sums, blocks) = (scratch.sums.as_slice(), &mut scratch.blocks);
        let most = sums.chunks(BLOCK).zip(self.days.nearest(day)).zip(0..);
        blocks.clear();
        blocks
            .extend(most.map(|((block, near), number)| (greatest(block) * near, number)).filter(|block| block.0 > 0.0));
        let first = limit.saturating_mul(FIRST).min(blocks.len());
        let (first, rest) = if first < blocks.len() {
            let (first, ..) = blocks.select_nth_unstable_by(first, |a, b| b.0.total_cmp(&a.0));
            let first = first.len();
            blocks.split_at_mut(first)
        } else {
            (blocks.as_mut_slice(), Default::default())
        };
        first.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
        for (most, number) in first.iter().chain(rest.iter()) {
            if *most >= best.least {
                let from = *number as usize * BLOCK;
                let (sums, days) = (&sums[from..sums.len().min(from + BLOCK)], self.days.block(*number as usize));
                for ((sum, day), at) in sums.iter().zip(days).zip(0..) {
                    best.offer(from as u32 + at, *sum, *day);
                }
            }
        }
        best.found
    }
}

/// The greatest of these, none of which is below zero; four at a time can be compared.
fn greatest(sums: &[f32]) -> f32 {
    let greater = |a: f32, b: f32| if a > b { a } else { b };
    let (parts, rest) = sums.as_chunks::<8>();
    let lanes = parts.iter().fold([0.0; 8], |mut lanes, part| {
        for (lane, sum) in lanes.iter_mut().zip(part) {
            *lane = greater(*sum, *lane);
        }
        lanes
    });
    lanes.iter().chain(rest).copied().fold(0.0, greater)
}

/// The best so far, best first.
struct Best<'a> {
    index: &'a Index,
    slot: u32,
    day: f32,
    /// What remains of a likeness when days lie between.
    remains: fn(f32, f32) -> f32,
    limit: usize,
    found: Vec<Near>,
    /// What one has to have at least: nothing, while there is room.
    least: f32,
}

impl Best<'_> {
    #[inline]
    fn offer(&mut self, other: u32, sum: f32, day: f32) {
        // Most end here: nearness is 1 at most.
        if sum < self.least || sum == 0.0 {
            return;
        }
        let score = sum * (self.remains)(self.day, day);
        if score >= self.least {
            self.take(Near { slot: other, score });
        }
    }

    fn take(&mut self, hit: Near) {
        let article = &self.index.articles[hit.slot as usize];
        if hit.slot == self.slot || !article.alive {
            return;
        }
        let better = |known: &Near| {
            let entry = || self.index.articles[known.slot as usize].entry;
            known.score.total_cmp(&hit.score).then_with(|| entry().cmp(&article.entry)).is_gt()
        };
        let at = self.found.partition_point(better);
        if at < self.limit {
            self.found.truncate(self.limit - 1);
            self.found.insert(at, hit);
        }
        if self.found.len() == self.limit {
            self.least = self.found.last().map_or(0.0, |last| last.score);
        }
    }
}

/// An article's terms and the sketch of its words.
pub(super) struct Wording {
    terms: Vec<(u32, f32)>,
    /// Names that do not weigh.
    names: Vec<u32>,
    sketch: Sketch,
}

impl Wording {
    pub(super) fn is_copy_of(&self, other: &Self) -> bool {
        let wording = self.sketch.likeness(&other.sketch);
        wording >= SURELY_SAME || (wording >= SAME_WORDING && dot(&self.terms, &other.terms) >= SAME_COSINE)
    }
}

impl Scratch {
    pub(super) fn of(&self, slot: u32) -> f32 {
        self.sums.get(slot as usize).copied().unwrap_or(0.0)
    }

    fn clear(&mut self) {
        self.sums.fill(0.0);
    }
}

/// The product of two vectors, both by rising term number.
fn dot(a: &[(u32, f32)], b: &[(u32, f32)]) -> f32 {
    let (mut at, mut sum) = (0, 0.0);
    for (term, weight) in a {
        while at < b.len() && b[at].0 < *term {
            at += 1;
        }
        if at < b.len() && b[at].0 == *term {
            sum += weight * b[at].1;
        }
    }
    sum
}
