//! An article speaks for its neighbours too: its terms are widened by those of the three nearest, on both sides of a
//! comparison.
//!
//! A widened article is a sum, so its product with a question is the sum of what the question has with each part.

use super::index::{Index, Near};
use super::ranking::Scratch;
use super::weighing::{normalise, strongest};

/// Neighbours that widen an article, and the terms it then has at most.
const WIDENS: usize = 3;
const WIDENED: usize = 120;
/// What a neighbour adds to an article: this much of itself, times its score to the power of one and a half, so that
/// one who is near counts several times as much as one who is half as near.
const VOICE: f32 = 2.5;
/// A neighbour is as near as it is to the power of this part of its nearest: whoever knows much nearer ones belongs to
/// them, and says less of the article. One at this nearness knows nobody much nearer: a copy says nothing new.
const OWN: f32 = 0.5;

/// Where stories are joined, a neighbour who knows eight that are nearer counts this much.
const ONE_SIDED: f32 = 0.8;

/// What an article is widened for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Widened {
    /// To be compared with a question.
    ToAnswer,
    /// To be joined with others into a story: there the neighbours decide alone, and are heard more evenly.
    ToJoin,
}

/// A neighbour that widens an article.
#[derive(Clone, Copy, Default)]
struct Voice {
    slot: u32,
    /// How much of it is added.
    weight: f32,
    /// How near it is, the days between left out.
    cosine: f32,
}

impl Index {
    /// The neighbours of an article that are still there.
    pub(super) fn neighbours(&self, slot: u32) -> impl Iterator<Item = Near> {
        let known = self.articles[slot as usize].near.iter().take_while(|near| near.slot != u32::MAX).copied();
        known.filter(|near| self.articles[near.slot as usize].alive)
    }

    fn voices(&self, slot: u32, to: Widened) -> impl Iterator<Item = Voice> {
        let day = self.articles[slot as usize].day;
        self.neighbours(slot).take(WIDENS).map(move |near| Voice {
            slot: near.slot,
            weight: VOICE * self.weight(slot, near, to) * near.score * near.score.sqrt(),
            cosine: (near.score / closeness(day, self.articles[near.slot as usize].day)).clamp(0.0, 1.0),
        })
    }

    fn weight(&self, slot: u32, near: Near, to: Widened) -> f32 {
        let knows = || self.articles[near.slot as usize].near.iter().any(|back| back.slot == slot);
        match to {
            Widened::ToAnswer => self.heed(near),
            Widened::ToJoin if knows() => 1.0,
            Widened::ToJoin => ONE_SIDED,
        }
    }

    /// How much a neighbour's word counts: all where nobody is nearer to it, the less the nearer its own nearest is.
    pub(super) fn heed(&self, near: Near) -> f32 {
        let nearest = self.articles[near.slot as usize].near[0].score.min(OWN);
        if near.score >= nearest {
            return 1.0;
        }
        let root = (near.score / nearest).sqrt();
        root * root.sqrt()
    }

    /// The article's terms with those of its nearest, as one direction.
    pub(super) fn widened(&mut self, slot: u32, to: Widened) -> Vec<(u32, f32)> {
        let voices: Vec<Voice> = self.voices(slot, to).collect();
        let mut terms = self.weighed(slot);
        for voice in voices {
            terms.extend(self.weighed(voice.slot).into_iter().map(|(term, weight)| (term, voice.weight * weight)));
        }
        terms.sort_by_key(|term| term.0);
        terms.dedup_by(|second, first| {
            let same = first.0 == second.0;
            first.1 += if same { second.1 } else { 0.0 };
            same
        });
        strongest(&mut terms, WIDENED);
        normalise(&mut terms);
        terms
    }

    /// The likeness of two widened articles, given what each article has of the one's question.
    pub(super) fn likeness(&self, slot: u32, other: u32, scratch: &Scratch) -> f32 {
        let article = &self.articles[other as usize];
        if other == slot || !article.alive {
            return 0.0;
        }
        let mut sum = scratch.of(other);
        let mut length = 1.0;
        let mut known = [Voice::default(); WIDENS];
        for (at, voice) in self.voices(other, Widened::ToAnswer).enumerate() {
            sum += voice.weight * scratch.of(voice.slot);
            length += voice.weight * (2.0 * voice.cosine + voice.weight);
            // How near its neighbours are to each other is guessed from how near they are to it.
            for before in &known[..at] {
                length += 2.0 * voice.weight * before.weight * (voice.cosine * before.cosine).sqrt();
            }
            known[at] = voice;
        }
        sum / length.sqrt() * nearness(self.articles[slot as usize].day, article.day)
    }
}

/// What remains of a likeness when days lie between: half after a week, the rest over months. 1 without a date.
pub(super) fn nearness(a: f32, b: f32) -> f32 {
    remaining(a, b, [0.40, 0.35, 0.25])
}

/// The same between neighbours, where months count a little more: who is widened by other times grows vague. Nowhere
/// more than [`nearness`].
pub(super) fn closeness(a: f32, b: f32) -> f32 {
    remaining(a, b, [0.30, 0.35, 0.35])
}

/// Parts of a likeness: what remains for ever, what goes within days, what goes within months.
fn remaining(a: f32, b: f32, [for_ever, for_days, for_months]: [f32; 3]) -> f32 {
    let days = (a - b).abs();
    if days.is_nan() {
        return 1.0;
    }
    // Beyond, nothing is left of it, and to find that out would be slow.
    let left = |of: f32| if days < 80.0 * of { (-days / of).exp() } else { 0.0 };
    for_ever + for_days * left(4.0) + for_months * left(60.0)
}
