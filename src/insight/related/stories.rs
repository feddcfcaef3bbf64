//! The articles of one event: widened vectors joined while they are, on average, near each other.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use rustc_hash::FxHashMap;

use super::index::{Index, NEAR, Near};
use super::ranking::Wording;
use super::sketch::Sketch;
use super::widening::Widened;
use crate::news::ids::{EntryId, StoryId};

/// Two groups are one story from this average likeness on.
const JOINED: f32 = 0.53;
/// How much nearer two are whose circles are the same, against two who have nobody in common. An affair that goes on for
/// months is one in its words, but the reports of one of its days know each other.
const COMMON: f32 = 0.35;
/// To the circle of an article belong the neighbours that are this near to it, as parts of its nearest: none of those
/// below the first, all of each from the second on. Who tells of something of which few tell has for the rest only chance
/// neighbours.
const CIRCLE: (f32, f32) = (0.4, 0.6);
/// Its nearest counts as this near at most: beside a copy, others still belong there.
const OWN: f32 = 0.7;
/// A likeness below counts as none.
const FLOOR: f32 = 0.10;
/// Likenesses held at once, about 40 bytes each. In a press whose articles are all alike there would be more: then those
/// that tell least go, up to this likeness.
const PAIRS: usize = 1_000_000;
const HIGHEST_FLOOR: f32 = 0.40;
/// Days within which word-for-word copies are taken as one article.
const COPY_DAYS: f32 = 3.0;

/// All articles of the index, by story: each in exactly one, the most central first.
pub fn stories(index: &mut Index) -> Vec<Vec<EntryId>> {
    let all: Vec<EntryId> = index.entries().collect();
    stories_among(index, all)
}

/// These articles by story; those that the index does not know stand alone at no place.
pub fn stories_among(index: &mut Index, entries: impl IntoIterator<Item = EntryId>) -> Vec<Vec<EntryId>> {
    let mut entries: Vec<EntryId> = entries.into_iter().collect();
    entries.sort_unstable();
    entries.dedup();
    index.freshen();
    let bundles = bundles(index, &entries);
    let likeness = likeness(index, &bundles);
    let mut stories: Vec<Vec<EntryId>> = joined(&likeness, &bundles)
        .into_iter()
        .map(|members| {
            let mut central: Vec<(usize, f32)> = members
                .iter()
                .map(|member| {
                    let near = |other: &usize| likeness[*member].get(&(*other as u32)).copied().unwrap_or(0.0);
                    (*member, members.iter().map(near).sum())
                })
                .collect();
            central.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            // The articles themselves first, then their copies.
            let firsts = central.iter().filter_map(|(member, _)| bundles[*member].entries.first());
            let copies = central.iter().flat_map(|(member, _)| bundles[*member].entries.iter().skip(1));
            firsts.chain(copies).copied().collect()
        })
        .collect();
    stories.sort_unstable_by_key(|story| (std::cmp::Reverse(story.len()), story_id(story)));
    stories
}

impl Index {
    /// How near each of these articles is to the others, summed up; those that the index does not know are left out.
    pub fn centrality(&mut self, entries: &[EntryId]) -> Vec<(EntryId, f32)> {
        let known: Vec<u32> = entries.iter().filter_map(|entry| self.slot(*entry)).collect();
        let mut sum: FxHashMap<u32, f32> = FxHashMap::default();
        let vectors: Vec<Vec<(u32, f32)>> = known.iter().map(|slot| self.weighed(*slot)).collect();
        for (term, weight) in vectors.iter().flatten() {
            *sum.entry(*term).or_insert(0.0) += weight;
        }
        let towards = |vector: &Vec<(u32, f32)>| {
            // The own part of the sum is 1: a vector is as near to itself as can be.
            vector.iter().map(|(term, weight)| weight * sum.get(term).copied().unwrap_or(0.0)).sum::<f32>() - 1.0
        };
        known
            .iter()
            .zip(&vectors)
            .map(|(slot, vector)| (self.articles[*slot as usize].entry, towards(vector)))
            .collect()
    }

    /// These articles with their word-for-word copies, in the order given; each stands with the first it copies.
    pub fn copies(&mut self, entries: &[EntryId]) -> Vec<Vec<EntryId>> {
        let mut bundles: Vec<(Wording, Vec<EntryId>)> = Vec::new();
        for entry in entries {
            let Some(slot) = self.slot(*entry) else { continue };
            let own = self.wording(slot);
            match bundles.iter_mut().find(|(first, _)| own.is_copy_of(first)) {
                Some((_, copies)) => copies.push(*entry),
                None => bundles.push((own, vec![*entry])),
            }
        }
        bundles.into_iter().map(|(_, entries)| entries).collect()
    }
}

/// The name of a story: its oldest article's, so it stays while the story grows.
pub fn story_id(story: &[EntryId]) -> StoryId {
    StoryId(story.iter().min().map_or(0, |entry| entry.0))
}

/// Word-for-word copies, treated as one: ten thousand of them are one article to compare.
struct Bundle {
    slot: u32,
    entries: Vec<EntryId>,
}

fn bundles(index: &mut Index, entries: &[EntryId]) -> Vec<Bundle> {
    let mut bundles: Vec<Bundle> = Vec::new();
    let mut known: FxHashMap<(Sketch, i64), usize> = FxHashMap::default();
    for entry in entries {
        let Some(slot) = index.slot(*entry) else { continue };
        // NaN (undated) saturates to 0, a day that no article has.
        let days = (index.articles[slot as usize].day / COPY_DAYS).floor() as i64;
        let sketch = index.record(slot).sketch;
        let bundle =
            if sketch.0.is_empty() { bundles.len() } else { *known.entry((sketch, days)).or_insert(bundles.len()) };
        if bundle == bundles.len() {
            bundles.push(Bundle { slot, entries: Vec::new() });
        }
        bundles[bundle].entries.push(*entry);
    }
    bundles
}

/// For each bundle the others that are near, with their likeness.
fn likeness(index: &mut Index, bundles: &[Bundle]) -> Vec<FxHashMap<u32, f32>> {
    let vectors: Vec<Vec<(u32, f32)>> =
        bundles.iter().map(|bundle| index.widened(bundle.slot, Widened::ToJoin)).collect();
    let circles: Vec<Circle> = bundles.iter().map(|bundle| Circle::of(index, bundle.slot)).collect();
    let mut lists: FxHashMap<u32, Vec<(u32, f32)>> = FxHashMap::default();
    let mut near = vec![FxHashMap::default(); bundles.len()];
    let mut sums = vec![0.0_f32; bundles.len()];
    let mut touched: Vec<u32> = Vec::new();
    let longest = (bundles.len() / 10).max(500);
    let (mut floor, mut pairs) = (FLOOR, 0);
    for (number, vector) in vectors.iter().enumerate() {
        for (term, weight) in vector {
            let list = lists.entry(*term).or_default();
            if list.len() <= longest {
                for (other, theirs) in list.iter() {
                    let sum = &mut sums[*other as usize];
                    if *sum == 0.0 {
                        touched.push(*other);
                    }
                    *sum += weight * theirs;
                }
            }
            list.push((number as u32, *weight));
        }
        let day = index.articles[bundles[number].slot as usize].day;
        for other in touched.drain(..) {
            let sum = std::mem::take(&mut sums[other as usize]);
            let theirs = index.articles[bundles[other as usize].slot as usize].day;
            let value = sum * togetherness(day, theirs);
            if value >= floor {
                let value = value + COMMON * circles[number].shared(&circles[other as usize]);
                near[number].insert(other, value);
                near[other as usize].insert(number as u32, value);
                pairs += 1;
            }
        }
        while pairs > PAIRS && floor < HIGHEST_FLOOR {
            floor += 0.05;
            for likenesses in &mut near {
                likenesses.retain(|_, value| *value >= floor);
                likenesses.shrink_to_fit();
            }
            pairs = near.iter().map(FxHashMap::len).sum::<usize>() / 2;
        }
    }
    near
}

/// Those who tell of what an article tells, as far as its neighbours show, by rising slot, and how far each belongs there.
#[derive(Default)]
struct Circle {
    members: [(u32, f32); NEAR],
    count: usize,
    /// How far all of them belong there together.
    all: f32,
}

impl Circle {
    fn of(index: &Index, slot: u32) -> Self {
        let nearest = index.neighbours(slot).next().map_or(0.0, |near| near.score.min(OWN));
        let (from, to) = (CIRCLE.0 * nearest, CIRCLE.1 * nearest);
        Self::from(
            index
                .neighbours(slot)
                .filter(|near| near.score > from)
                .map(|near| Near { slot: near.slot, score: ((near.score - from) / (to - from)).min(1.0) }),
        )
    }

    fn from(near: impl Iterator<Item = Near>) -> Self {
        let mut circle = Self::default();
        for (near, place) in near.zip(0..NEAR) {
            circle.members[place] = (near.slot, near.score);
            circle.count = place + 1;
            circle.all += near.score;
        }
        circle.members[..circle.count].sort_unstable_by_key(|member| member.0);
        circle
    }

    /// What two circles have in common beyond half of the larger, as a part of the most that it can be: one half where they
    /// are the same and full, minus one half where they are full and share nobody, about nothing where few belong to them.
    fn shared(&self, other: &Self) -> f32 {
        let (mut ours, mut theirs) = (&self.members[..self.count], &other.members[..other.count]);
        let mut common = 0.0;
        while let (Some((our, our_rest)), Some((their, their_rest))) = (ours.split_first(), theirs.split_first()) {
            if our.0 == their.0 {
                common += our.1.min(their.1);
            }
            if our.0 <= their.0 {
                ours = our_rest;
            }
            if their.0 <= our.0 {
                theirs = their_rest;
            }
        }
        (common - self.all.max(other.all) / 2.0) / NEAR as f32
    }
}

/// What remains of a likeness when days lie between. An event passes faster than its affair. 1 without a date.
fn togetherness(a: f32, b: f32) -> f32 {
    let days = (a - b).abs();
    if days.is_nan() {
        return 1.0;
    }
    0.30 + 0.40 * (-days / 4.0).exp() + 0.30 * (-days / 30.0).exp()
}

#[derive(PartialEq)]
struct Join {
    average: f32,
    a: u32,
    b: u32,
    /// How often each side had grown when this was proposed: older proposals are stale.
    ages: (u32, u32),
}

impl Eq for Join {}

impl Ord for Join {
    fn cmp(&self, other: &Self) -> Ordering {
        self.average.total_cmp(&other.average).then_with(|| (other.a, other.b).cmp(&(self.a, self.b)))
    }
}

impl PartialOrd for Join {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Average-link clustering; groups of numbers of bundles. A bundle counts once, however many copies it holds.
fn joined(likeness: &[FxHashMap<u32, f32>], bundles: &[Bundle]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = (0..bundles.len()).map(|number| vec![number]).collect();
    let mut sums: Vec<FxHashMap<u32, f32>> = likeness.to_vec();
    let mut ages = vec![0_u32; groups.len()];
    let mut heap = BinaryHeap::new();
    for (a, near) in sums.iter().enumerate() {
        for (b, value) in near.iter().filter(|(b, value)| (a as u32) < **b && **value >= JOINED) {
            heap.push(Join { average: *value, a: a as u32, b: *b, ages: (0, 0) });
        }
    }
    while let Some(Join { a, b, ages: proposed, .. }) = heap.pop() {
        let (a, b) = (a as usize, b as usize);
        if (ages[a], ages[b]) != proposed || groups[a].is_empty() || groups[b].is_empty() {
            continue;
        }
        // The group with fewer neighbours moves, so that the work stays near n log n.
        let (keep, gone) = if sums[a].len() >= sums[b].len() { (a, b) } else { (b, a) };
        let moved = std::mem::take(&mut groups[gone]);
        groups[keep].extend(moved);
        ages[keep] += 1;
        ages[gone] += 1;
        for (other, sum) in std::mem::take(&mut sums[gone]) {
            let other_sums = &mut sums[other as usize];
            other_sums.remove(&(gone as u32));
            if other as usize != keep {
                *other_sums.entry(keep as u32).or_insert(0.0) += sum;
                *sums[keep].entry(other).or_insert(0.0) += sum;
            }
        }
        for (other, sum) in &sums[keep] {
            let average = sum / (groups[keep].len() * groups[*other as usize].len()) as f32;
            if average >= JOINED {
                heap.push(Join { average, a: keep as u32, b: *other, ages: (ages[keep], ages[*other as usize]) });
            }
        }
    }
    groups.retain(|group| !group.is_empty());
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    fn circle(members: &[(u32, f32)]) -> Circle {
        Circle::from(members.iter().map(|(slot, score)| Near { slot: *slot, score: *score }))
    }

    #[test]
    fn the_same_neighbours_bring_nearer_and_others_part() {
        let full = |slots: [u32; 8]| circle(&slots.map(|slot| (slot, 1.0)));
        let eight = full([3, 1, 2, 4, 5, 8, 7, 6]);
        let close = |a: f32, b: f32| assert!((a - b).abs() < 1e-6, "{a} {b}");
        close(eight.shared(&eight), 0.5);
        close(eight.shared(&full([11, 12, 13, 14, 15, 16, 17, 18])), -0.5);
        close(eight.shared(&full([2, 4, 6, 8, 10, 12, 14, 16])), 0.0);
        // Who knows hardly anybody else tells hardly anything.
        close(circle(&[]).shared(&circle(&[])), 0.0);
        close(circle(&[(7, 0.5)]).shared(&circle(&[(7, 1.0)])), 0.0);
        close(circle(&[(7, 1.0), (9, 0.5)]).shared(&circle(&[(9, 1.0)])), (0.5 - 0.75) / 8.0);
    }
}
