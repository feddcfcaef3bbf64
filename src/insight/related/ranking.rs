//! The articles nearest to one: two searches, the second widened by the best answers of the first.

use std::cmp::Ordering;

use rustc_hash::FxHashMap;

use super::index::{Index, normalise, spread, strongest, unpack};
use crate::news::analysis::{Related, RelatedKind};
use crate::news::ids::EntryId;

/// Answers that widen the question, and the terms it then has at most.
const FEEDBACK: usize = 3;
const WIDENED: usize = 120;
/// Two articles are one text from here on: terms in common, and runs of words.
const SAME_COSINE: f32 = 0.45;
const SAME_WORDING: f32 = 0.42;
/// From here on an answer is of the same story (measured: four in five are).
const STORY: f32 = 0.56;
/// From here on an answer is worth showing (measured: nine in ten are of the same affair).
const SHOWN: f32 = 0.40;
/// Shared terms named.
const WHY: usize = 5;

/// Reused from search to search: sums by slot, and which of them are not zero.
#[derive(Default)]
pub(super) struct Scratch {
    sums: Vec<f32>,
    touched: Vec<u32>,
}

impl Index {
    /// The related articles worth showing, best first: nothing rather than noise.
    pub fn related(&self, entry: EntryId, limit: usize) -> Vec<Related> {
        let mut all = self.related_all(entry, limit);
        all.retain(|related| related.kind == RelatedKind::SameText || related.score >= SHOWN);
        all
    }

    /// The `limit` nearest articles, best first, however far they are.
    pub fn related_all(&self, entry: EntryId, limit: usize) -> Vec<Related> {
        let Some(slot) = self.slot(entry) else { return Vec::new() };
        let mut scratch = Scratch::default();
        let own = self.weighed(slot);
        let question = self.widened(slot, &own, &mut scratch);
        let found = self.search(&question, slot, limit, &mut scratch);
        found.into_iter().map(|(other, score)| self.judged(slot, &own, other, score)).collect()
    }

    /// The `limit` nearest articles with their scores, best first.
    pub fn near(&self, entry: EntryId, limit: usize) -> Vec<(EntryId, f32)> {
        let Some(slot) = self.slot(entry) else { return Vec::new() };
        let mut scratch = Scratch::default();
        let question = self.widened(slot, &self.weighed(slot), &mut scratch);
        let found = self.search(&question, slot, limit, &mut scratch);
        found.into_iter().map(|(other, score)| (self.articles[other as usize].entry, score)).collect()
    }

    fn judged(&self, slot: u32, own: &[(u32, f32)], other: u32, score: f32) -> Related {
        let theirs = self.weighed(other);
        let their = &self.articles[other as usize];
        let kind = if self.same_text(slot, own, other, &theirs) {
            RelatedKind::SameText
        } else if score >= STORY {
            RelatedKind::SameStory
        } else {
            RelatedKind::Related
        };
        Related { entry: their.entry, score: score.clamp(0.0, 1.0), kind, why: self.why(slot, other, own, &theirs) }
    }

    /// Whether one is a copy of the other, given what both speak of.
    pub(super) fn same_text(&self, slot: u32, own: &[(u32, f32)], other: u32, theirs: &[(u32, f32)]) -> bool {
        let wording = |slot: u32| &self.articles[slot as usize].sketch;
        wording(slot).likeness(wording(other)) >= SAME_WORDING && dot(own, theirs) >= SAME_COSINE
    }

    /// What both speak of: entities by rarity, then terms by weight that are not part of one named already.
    fn why(&self, slot: u32, other: u32, own: &[(u32, f32)], theirs: &[(u32, f32)]) -> Vec<String> {
        let names = |slot: u32| {
            let terms = self.articles[slot as usize].terms.iter().map(|packed| unpack(*packed));
            terms.filter(|(_, weight)| *weight == 0).map(|(term, _)| term)
        };
        let mut shared: Vec<(usize, f32)> = names(slot)
            .filter(|name| names(other).any(|theirs| theirs == *name))
            .map(|name| (name, 10.0 + self.idf(name)))
            .collect();
        shared.extend(common(own, theirs).map(|(term, weight)| (term as usize, weight)));
        shared.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let mut why: Vec<String> = Vec::new();
        for (term, _) in shared {
            let word = self.surface(term);
            if why.len() < WHY
                && !why.iter().any(|named| named.split([' ', '-', '\'', '’']).any(|part| part == word) || named == word)
            {
                why.push(word.to_owned());
            }
        }
        why
    }

    /// The article's terms with those of its nearest, as one direction.
    pub(super) fn widened(&self, slot: u32, own: &[(u32, f32)], scratch: &mut Scratch) -> Vec<(u32, f32)> {
        let mut sum: FxHashMap<u32, f32> = own.iter().copied().collect();
        for (near, score) in self.search(own, slot, FEEDBACK, scratch) {
            for (term, weight) in self.weighed(near) {
                *sum.entry(term).or_insert(0.0) += score * weight;
            }
        }
        let mut terms: Vec<(u32, f32)> = sum.into_iter().collect();
        strongest(&mut terms, WIDENED);
        terms.sort_unstable_by_key(|term| term.0);
        normalise(&mut terms);
        terms
    }

    fn search(&self, question: &[(u32, f32)], slot: u32, limit: usize, scratch: &mut Scratch) -> Vec<(u32, f32)> {
        let Scratch { sums, touched } = scratch;
        sums.resize(self.articles.len(), 0.0);
        // A term of one article in ten tells little and costs most of the time.
        let longest = if self.len() > 20_000 { self.len() / 10 } else { usize::MAX };
        for (term, weight) in question {
            let list = &self.postings[*term as usize];
            if list.len() > longest {
                continue;
            }
            for packed in list {
                let (other, theirs) = unpack(*packed);
                if sums[other] == 0.0 {
                    touched.push(other as u32);
                }
                sums[other] += weight * spread(theirs).max(f32::MIN_POSITIVE);
            }
        }
        let day = self.articles[slot as usize].day;
        let mut found: Vec<(u32, f32)> = Vec::with_capacity(limit.min(touched.len()) + 1);
        for other in touched.drain(..) {
            let sum = std::mem::take(&mut sums[other as usize]);
            let article = &self.articles[other as usize];
            if other == slot || !article.alive || (found.len() == limit && found.last().is_none_or(|last| sum < last.1))
            {
                continue;
            }
            let hit = (other, sum * nearness(day, article.day));
            let at = found.partition_point(|better| self.order(*better, hit) == Ordering::Less);
            if at < limit {
                found.insert(at, hit);
                found.truncate(limit);
            }
        }
        found
    }

    /// Best first; of equals the newer entry, so that the order of arrival does not show.
    fn order(&self, a: (u32, f32), b: (u32, f32)) -> Ordering {
        let entry = |hit: (u32, f32)| self.articles[hit.0 as usize].entry;
        b.1.total_cmp(&a.1).then_with(|| entry(b).cmp(&entry(a)))
    }
}

/// What remains of a likeness when days lie between: half after a week, the rest over months. 1 without a date.
pub(super) fn nearness(a: f32, b: f32) -> f32 {
    let days = (a - b).abs();
    if days.is_nan() {
        return 1.0;
    }
    0.40 + 0.35 * (-days / 4.0).exp() + 0.25 * (-days / 60.0).exp()
}

/// The terms that both have, with the product of their weights. Both by rising term number.
fn common<'a>(a: &'a [(u32, f32)], b: &'a [(u32, f32)]) -> impl Iterator<Item = (u32, f32)> + 'a {
    a.iter().filter_map(|(term, weight)| {
        let at = b.binary_search_by_key(term, |other| other.0).ok()?;
        Some((*term, weight * b[at].1))
    })
}

fn dot(a: &[(u32, f32)], b: &[(u32, f32)]) -> f32 {
    common(a, b).map(|(_, product)| product).sum()
}
