//! A candidate is raised by how near its own neighbours are to the question, these by theirs, and so on: what belongs to
//! an affair is surrounded by it.

use rustc_hash::FxHashMap;

use super::index::{Index, Near};

/// How much of what the neighbours have is added, and how often: the fourth time adds nothing to speak of.
const RAISED: f32 = 0.65;
const TIMES: usize = 3;
/// A neighbour counts as this near at most: a copy says nothing that was not said.
const LOUDEST: f32 = 0.5;
/// What is heard is divided by how near the neighbours are together, so that one with many near ones is not raised for
/// that alone. This much more, so that one with hardly a neighbour is not raised by it as by a near one.
const QUIET: f32 = 0.1;
/// The most that a score can be, about: 1 and three times 0.65 of what was before. Scores are told as parts of it.
const FULL: f32 = 2.347;

/// The candidates and who stands around them.
pub(super) struct Echo {
    voices: Vec<Voice>,
    /// As many of the first voices are candidates; the others are only heard.
    candidates: usize,
}

struct Voice {
    slot: u32,
    /// How near it is to the question.
    likeness: f32,
    /// How much it hears of its neighbours, and how much of it is heard.
    hears: f32,
    told: f32,
    neighbours: Vec<(usize, f32)>,
}

impl Echo {
    /// `likeness` tells how near to the question any article is.
    pub(super) fn around(
        index: &Index,
        question: u32,
        candidates: &[Near],
        mut likeness: impl FnMut(u32) -> f32,
    ) -> Self {
        let loud = |near: Near| near.score.min(LOUDEST) * index.heed(near);
        let voice = |slot: u32, likeness: f32| {
            let around = QUIET + index.neighbours(slot).map(loud).sum::<f32>();
            let fourth = around.sqrt().sqrt();
            Voice { slot, likeness, hears: fourth / around, told: 1.0 / fourth, neighbours: Vec::new() }
        };
        let mut voices: Vec<Voice> = candidates.iter().map(|near| voice(near.slot, near.score)).collect();
        let mut places: FxHashMap<u32, usize> =
            voices.iter().enumerate().map(|(place, voice)| (voice.slot, place)).collect();
        for candidate in 0..candidates.len() {
            let near = index.neighbours(voices[candidate].slot).filter(|near| near.slot != question);
            let mut neighbours = Vec::new();
            for near in near {
                let place = *places.entry(near.slot).or_insert_with(|| {
                    voices.push(voice(near.slot, likeness(near.slot)));
                    voices.len() - 1
                });
                neighbours.push((place, loud(near)));
            }
            voices[candidate].neighbours = neighbours;
        }
        Self { voices, candidates: candidates.len() }
    }

    /// The candidates with what they have in the end, in no order.
    pub(super) fn heard(&self) -> Vec<Near> {
        let mut heard: Vec<f32> = self.voices.iter().map(|voice| voice.likeness).collect();
        for _ in 0..TIMES {
            let raised = |voice: &Voice| {
                let heard =
                    voice.neighbours.iter().map(|(place, near)| near * self.voices[*place].told * heard[*place]);
                voice.likeness + RAISED * voice.hears * heard.sum::<f32>()
            };
            heard = self.voices.iter().map(raised).collect();
        }
        let candidates = self.voices.iter().zip(heard).take(self.candidates);
        candidates.map(|(voice, heard)| Near { slot: voice.slot, score: (heard / FULL).min(1.0) }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::related::vector;
    use crate::news::ids::EntryId;
    use crate::text::language::Lang;

    #[test]
    fn who_stands_amid_the_affair_is_raised_and_copies_do_not_raise_each_other_for_ever() {
        let mut index = Index::new();
        let texts = ["sommet chaleur", "tram panne rail", "tram panne grève", "piano gare", "piano gare"];
        for (entry, text) in (1..).zip(texts) {
            index.add(EntryId(entry), None, &vector("", text, Lang::Fr, &[]));
        }
        index.freshen();
        let candidates = [1, 3, 4].map(|slot| Near { slot, score: 0.6 });
        let near = |slot: u32| if slot == 2 { 0.6 } else { 0.0 };
        let heard = Echo::around(&index, 0, &candidates, near).heard();
        let alone = Echo::around(&index, 0, &candidates[..1], |_| 0.0).heard();
        assert!(heard[0].score > alone[0].score);
        assert!((alone[0].score - 0.6 / FULL).abs() < 1e-6);
        assert!(heard.iter().all(|near| near.score < 1.2 / FULL), "{heard:?}");
        assert!((heard[1].score - heard[2].score).abs() < 1e-6);
    }
}
