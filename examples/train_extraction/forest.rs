//! Boosted decision trees over binned figures.

use kiosque::article::learn::Trees;

use crate::{Page, say};

const BINS: usize = 48;
const DEPTH: usize = 5;
const RATE: f32 = 0.1;
const RIDGE: f32 = 1.0;
/// The least weight of passages in a leaf.
const LEAST: f32 = 1.5;
/// The share of passages and of figures that each tree sees.
const ROWS: f32 = 0.6;
const FIGURES: f32 = 0.35;

fn trees_of(stage: usize) -> usize {
    if stage == 1 { 110 } else { 130 }
}

pub(crate) struct Random(pub u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 ^ (self.0 >> 29)).wrapping_mul(0xbf58_476d_1ce4_e5b9) >> 20
    }

    fn share(&mut self) -> f32 {
        (self.next() % 65_536) as f32 / 65_536.0
    }

    pub(crate) fn shuffle<T>(&mut self, all: &mut [T]) {
        for at in (1..all.len()).rev() {
            all.swap(at, self.next() as usize % (at + 1));
        }
    }
}

/// Learns from all pages but those of one part; `rows` has each page's figures.
pub(crate) fn learn(pages: &[Page], rows: &[Vec<f32>], without: Option<usize>, stage: usize) -> Trees {
    let width = pages
        .iter()
        .zip(rows)
        .find(|(page, _)| !page.samples.is_empty())
        .map_or(0, |(page, row)| row.len() / page.samples.len());
    // Values, labels and weights of the passages that are known.
    let (mut values, mut labels, mut weights): (Vec<&[f32]>, Vec<f32>, Vec<f32>) = Default::default();
    for (page, row) in pages.iter().zip(rows).filter(|(page, _)| Some(page.part) != without) {
        for (at, (share, weight)) in page.labels.iter().enumerate().filter(|(_, (_, weight))| *weight > 0.0) {
            values.push(&row[at * width..(at + 1) * width]);
            labels.push(*share);
            weights.push(*weight);
        }
    }
    let mean = weights.iter().sum::<f32>() / weights.len().max(1) as f32;
    for weight in &mut weights {
        *weight = (*weight / mean).sqrt().min(4.0);
    }
    let borders: Vec<Vec<f32>> = (0..width).map(|figure| borders(&values, figure)).collect();
    let count = values.len();
    // Figure by figure, so that a sum over one walks straight through memory.
    let mut bins = vec![0_u8; count * width];
    for (at, value) in values.iter().enumerate() {
        for (figure, borders) in borders.iter().enumerate() {
            bins[at * width + figure] = borders.partition_point(|border| *border < value[figure]) as u8;
        }
    }
    let total: f32 = weights.iter().sum();
    let right: f32 = weights.iter().zip(&labels).map(|(weight, label)| weight * label).sum();
    let start = (right / (total - right)).ln();
    let mut trees = Trees { borders, depth: DEPTH, start, ..Trees::default() };
    let mut sums = vec![start; count];
    let mut random = Random(11 + stage as u64);
    let inner = (1 << DEPTH) - 1;
    for _ in 0..trees_of(stage) {
        let slopes: Vec<(f32, f32)> = sums
            .iter()
            .zip(labels.iter().zip(&weights))
            .map(|(sum, (label, weight))| {
                let likely = 1.0 / (1.0 + (-sum).exp());
                ((likely - label) * weight, (likely * (1.0 - likely)).max(1e-4) * weight)
            })
            .collect();
        let seen: Vec<u32> = (0..count as u32).filter(|_| random.share() < ROWS).collect();
        let mut figures: Vec<usize> = (0..width).collect();
        random.shuffle(&mut figures);
        figures.truncate(((width as f32 * FIGURES) as usize).max(1));
        let splitting = Splitting { bins: &bins, width, borders: &trees.borders, slopes: &slopes, weights: &weights };
        let (splits, leaves) = tree(&splitting, &seen, &figures);
        for (at, sum) in sums.iter_mut().enumerate() {
            let row = &bins[at * width..(at + 1) * width];
            let mut node = 0;
            while node < inner {
                let (figure, last) = splits[node];
                node = 2 * node + 1 + usize::from(row[usize::from(figure)] > last);
            }
            *sum += leaves[node - inner];
        }
        trees.splits.extend(splits);
        trees.leaves.extend(leaves);
    }
    drop_unused(&mut trees);
    trees
}

/// Borders at equal shares of the values that occur.
fn borders(values: &[&[f32]], figure: usize) -> Vec<f32> {
    let step = (values.len() / 40_000).max(1);
    let mut seen: Vec<f32> = values.iter().step_by(step).map(|row| row[figure]).collect();
    seen.sort_unstable_by(f32::total_cmp);
    let mut distinct = seen.clone();
    distinct.dedup();
    if distinct.len() <= BINS {
        return distinct.windows(2).map(|pair| f32::midpoint(pair[0], pair[1])).collect();
    }
    let mut out: Vec<f32> = (1..BINS).map(|part| seen[part * seen.len() / BINS]).collect();
    out.dedup();
    out
}

type Grown = (Vec<(u8, u8)>, Vec<f32>);

/// What splits are chosen by.
struct Splitting<'a> {
    bins: &'a [u8],
    width: usize,
    borders: &'a [Vec<f32>],
    slopes: &'a [(f32, f32)],
    weights: &'a [f32],
}

fn tree(splitting: &Splitting<'_>, seen: &[u32], figures: &[usize]) -> Grown {
    let Splitting { bins, width, slopes, .. } = *splitting;
    let inner = (1 << DEPTH) - 1;
    let mut splits = vec![(0_u8, u8::MAX); inner];
    let mut leaves = vec![0.0_f32; 1 << DEPTH];
    let mut nodes: Vec<Vec<u32>> = vec![seen.to_vec()];
    for level in 0..DEPTH {
        let mut next = Vec::with_capacity(nodes.len() * 2);
        for (nth, rows) in nodes.into_iter().enumerate() {
            let at = (1 << level) - 1 + nth;
            if let Some((figure, last)) = best(splitting, &rows, figures) {
                splits[at] = (figure as u8, last);
                let (right, left) = rows.into_iter().partition(|row| bins[*row as usize * width + figure] > last);
                next.push(left);
                next.push(right);
            } else {
                next.push(rows);
                next.push(Vec::new());
            }
        }
        nodes = next;
    }
    for (leaf, rows) in leaves.iter_mut().zip(&nodes) {
        let (slope, curve) = rows
            .iter()
            .fold((0.0, 0.0), |(slope, curve), row| (slope + slopes[*row as usize].0, curve + slopes[*row as usize].1));
        *leaf = (-slope / (curve + RIDGE) * RATE).clamp(-4.0, 4.0);
    }
    (splits, leaves)
}

/// The split that gains most.
fn best(splitting: &Splitting<'_>, rows: &[u32], figures: &[usize]) -> Option<(usize, u8)> {
    let Splitting { bins, width, borders, slopes, weights } = *splitting;
    if rows.len() < 12 {
        return None;
    }
    let mut sums = vec![[0.0_f32; 3]; figures.len() * BINS];
    let mut all = [0.0_f32; 3];
    for row in rows {
        let row = *row as usize;
        let (slope, curve) = slopes[row];
        let weight = weights[row];
        all = [all[0] + slope, all[1] + curve, all[2] + weight];
        let own = &bins[row * width..(row + 1) * width];
        for (nth, figure) in figures.iter().enumerate() {
            let sum = &mut sums[nth * BINS + usize::from(own[*figure])];
            sum[0] += slope;
            sum[1] += curve;
            sum[2] += weight;
        }
    }
    let worth = |slope: f32, curve: f32| slope * slope / (curve + RIDGE);
    let base = worth(all[0], all[1]);
    let mut found: Option<(f32, usize, u8)> = None;
    for (nth, figure) in figures.iter().enumerate() {
        let mut left = [0.0_f32; 3];
        for bin in 0..borders[*figure].len() {
            let sum = sums[nth * BINS + bin];
            left = [left[0] + sum[0], left[1] + sum[1], left[2] + sum[2]];
            if left[2] < LEAST || all[2] - left[2] < LEAST {
                continue;
            }
            let gain = worth(left[0], left[1]) + worth(all[0] - left[0], all[1] - left[1]) - base;
            if gain > 1e-3 && found.is_none_or(|(most, ..)| gain > most) {
                found = Some((gain, *figure, bin as u8));
            }
        }
    }
    found.map(|(_, figure, bin)| (figure, bin))
}

/// Borders that no tree asks for need not be carried.
fn drop_unused(trees: &mut Trees) {
    for figure in 0..trees.borders.len() {
        let mut asked: Vec<u8> = trees
            .splits
            .iter()
            .filter(|(own, last)| usize::from(*own) == figure && *last != u8::MAX)
            .map(|(_, last)| *last)
            .collect();
        asked.sort_unstable();
        asked.dedup();
        let old = std::mem::take(&mut trees.borders[figure]);
        trees.borders[figure] = asked.iter().map(|last| old[usize::from(*last)]).collect();
        for split in trees.splits.iter_mut().filter(|(own, last)| usize::from(*own) == figure && *last != u8::MAX) {
            split.1 = asked.partition_point(|last| *last < split.1) as u8;
        }
    }
}

/// How likely each of `count` passages is text.
pub(crate) fn judge(trees: &Trees, rows: &[f32], count: usize) -> Vec<f32> {
    let width = trees.borders.len();
    let (inner, outer) = ((1 << trees.depth) - 1, 1 << trees.depth);
    (0..count)
        .map(|at| {
            let row = &rows[at * width..(at + 1) * width];
            let mut sum = trees.start;
            for (splits, leaves) in trees.splits.chunks(inner).zip(trees.leaves.chunks(outer)) {
                let mut node = 0;
                while node < inner {
                    let (figure, last) = splits[node];
                    let figure = usize::from(figure);
                    let right = last != u8::MAX && row[figure] > trees.borders[figure][usize::from(last)];
                    node = 2 * node + 1 + usize::from(right);
                }
                sum += leaves[node - inner];
            }
            1.0 / (1.0 + (-sum).exp())
        })
        .collect()
}

/// How well judgements agree with what is known, by the weight of words.
pub(crate) fn report(pages: &[Page], judged: &[Vec<f32>]) {
    let (mut hit, mut said, mut known) = (0.0, 0.0, 0.0);
    for (page, judged) in pages.iter().zip(judged) {
        for ((share, weight), likely) in page.labels.iter().zip(judged) {
            let is_said = f32::from(u8::from(*likely >= 0.5));
            hit += share * is_said * weight;
            said += is_said * weight;
            known += share * weight;
        }
    }
    let (precision, recall) = (hit / said, hit / known);
    say(&format!("P {precision:.4} R {recall:.4} F1 {:.4}", 2.0 * precision * recall / (precision + recall)));
}
