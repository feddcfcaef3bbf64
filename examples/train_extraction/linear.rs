//! Weights of names and words: logistic regression over what is present, by adaptive steps.

use std::collections::{HashMap, HashSet};

use crate::Page;

/// A name or word must be known from as many sites.
const SITES: usize = 4;
const ROUNDS: usize = 5;
const STEP: f32 = 0.12;
const DECAY: f32 = 2e-5;
/// Weights smaller than this are not kept.
const LEAST: f32 = 0.06;

type Names = HashMap<u32, [f32; 4]>;
type Words = HashMap<u32, f32>;

/// What is present in a passage: names by distance, and words under distance 4.
fn present(sample: &kiosque::article::learn::Sample) -> impl Iterator<Item = (u8, u32)> {
    let names = sample.names.iter().zip(0..).flat_map(|(names, level)| names.iter().map(move |name| (level, *name)));
    names.chain(sample.words.iter().map(|word| (4, *word)))
}

pub(crate) fn learn(pages: &[Page], without: Option<usize>) -> (Names, Words) {
    let taught: Vec<&Page> = pages.iter().filter(|page| Some(page.part) != without).collect();
    let mut sites: HashMap<(u8, u32), (u32, usize)> = HashMap::new();
    let mut numbers: HashMap<&str, u32> = HashMap::new();
    // A site counts once: the last that had it is remembered.
    let mut sorted = taught.clone();
    sorted.sort_by(|a, b| a.site.cmp(&b.site));
    for page in &sorted {
        let next = numbers.len() as u32 + 1;
        let site = *numbers.entry(&page.site).or_insert(next);
        for sample in &page.samples {
            for key in present(sample) {
                let seen = sites.entry(key).or_insert((0, 0));
                if seen.0 != site {
                    *seen = (site, seen.1 + 1);
                }
            }
        }
    }
    let known: HashSet<(u8, u32)> =
        sites.into_iter().filter(|(_, (_, count))| *count >= SITES).map(|(key, _)| key).collect();
    let index: HashMap<(u8, u32), usize> = {
        let mut all: Vec<_> = known.into_iter().collect();
        all.sort_unstable();
        all.into_iter().enumerate().map(|(at, key)| (key, at)).collect()
    };
    let rows: Vec<(Vec<u32>, f32, f32)> = sorted
        .iter()
        .flat_map(|page| page.samples.iter().zip(&page.labels))
        .filter(|(_, (_, weight))| *weight > 0.0)
        .map(|(sample, (share, weight))| {
            let found = present(sample).filter_map(|key| index.get(&key)).map(|at| *at as u32).collect();
            (found, *share, (weight * 30.0).min(1.0))
        })
        .collect();
    let (mut weights, mut seen, mut bias) = (vec![0.0_f32; index.len()], vec![1e-3_f32; index.len()], 0.0_f32);
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let mut random = crate::forest::Random(7);
    for _ in 0..ROUNDS {
        random.shuffle(&mut order);
        for at in &order {
            let (found, share, weight) = &rows[*at];
            let sum: f32 = bias + found.iter().map(|at| weights[*at as usize]).sum::<f32>();
            let slope = (1.0 / (1.0 + (-sum).exp()) - share) * weight;
            bias -= 0.01 * slope;
            for at in found {
                let at = *at as usize;
                let own = slope + DECAY * weights[at];
                seen[at] += own * own;
                weights[at] -= STEP * own / seen[at].sqrt();
            }
        }
    }
    let (mut names, mut words): (Names, Words) = (HashMap::new(), HashMap::new());
    for ((level, hash), at) in index {
        let weight = weights[at].clamp(-3.9, 3.9);
        if weight.abs() < LEAST {
            continue;
        }
        if level == 4 {
            words.insert(hash, weight);
        } else {
            names.entry(hash).or_default()[usize::from(level)] = weight;
        }
    }
    (names, words)
}
