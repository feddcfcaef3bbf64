//! A linear-chain conditional random field, trained by stochastic gradients (AdaGrad), deterministic bit for bit.

use std::collections::HashMap;

use kiosque::insight::entities::features::{self, Setting};
use kiosque::insight::entities::viterbi::{TAGS, Transitions, allowed, may_begin};
use kiosque::insight::entities::words::Word;

use crate::numbers::{Random, exp, root};

/// A sentence ready to be learned from.
pub(crate) struct Example {
    pub(crate) words: Vec<Word>,
    pub(crate) tags: Vec<u8>,
    /// How often it is shown in each round.
    pub(crate) times: u32,
}

#[derive(Clone, Debug)]
pub(crate) struct Settings {
    pub(crate) rounds: usize,
    pub(crate) bits: u32,
    /// Features that are seen less often are left out.
    pub(crate) least: u8,
    pub(crate) rate: f32,
    /// Share of features that are left out of each lesson, so that none leans on another.
    pub(crate) dropout: f32,
    /// Share of names whose spelling is hidden.
    pub(crate) hide: f32,
    pub(crate) seed: u64,
    /// How often all is learned from the start again, in another order: the weights are averaged over all of them.
    pub(crate) courses: usize,
    /// Rounds at the end of which the weights are averaged, and how often in each.
    pub(crate) averaged: usize,
    /// After this round only the features that will be shipped are kept, and how many these are.
    pub(crate) pruned: usize,
    pub(crate) kept: usize,
}

/// How often in a round the weights are taken into the average.
const TAKEN: usize = 5;

type Row = [f32; TAGS];

/// A weight and the sum of its squared gradients, tag by tag.
#[derive(Clone, Copy, Default)]
struct Cell {
    weight: Row,
    squares: Row,
}

pub(crate) struct Trainer {
    settings: Settings,
    cells: Vec<Cell>,
    transitions: [[f32; TAGS]; TAGS + 1],
    transition_squares: [[f32; TAGS]; TAGS + 1],
    /// Sums of the weights as they were at several times.
    sums: Vec<Row>,
    transition_sums: [[f32; TAGS]; TAGS + 1],
    taken: u16,
    seen: Vec<u8>,
    random: Random,
}

impl Trainer {
    pub(crate) fn new(settings: Settings) -> Self {
        Self {
            cells: vec![Cell::default(); 1 << settings.bits],
            transitions: [[0.0; TAGS]; TAGS + 1],
            transition_squares: [[0.0; TAGS]; TAGS + 1],
            sums: if settings.averaged > 0 { vec![[0.0; TAGS]; 1 << settings.bits] } else { Vec::new() },
            transition_sums: [[0.0; TAGS]; TAGS + 1],
            taken: 0,
            seen: vec![0; 1 << 26],
            random: Random::new(settings.seed),
            settings,
        }
    }

    fn counter(feature: u64) -> usize {
        (feature >> (64 - 26)) as usize
    }

    fn cell(&self, feature: u64) -> usize {
        (feature >> (64 - self.settings.bits)) as usize
    }

    fn known(&self, feature: u64) -> bool {
        self.seen[Self::counter(feature)] >= self.settings.least
    }

    /// Learns from the examples.
    pub(crate) fn train(&mut self, examples: &mut [Example], mut after: impl FnMut(usize, &Self)) {
        let mut buffer = Vec::new();
        for example in examples.iter() {
            let setting = Setting::of(&example.words);
            for at in 0..example.words.len() {
                features::of(&example.words, at, setting, &mut buffer);
                for feature in &buffer {
                    let count = &mut self.seen[Self::counter(*feature)];
                    *count = count.saturating_add(example.times.min(255) as u8);
                }
            }
        }
        for course in 0..self.settings.courses {
            self.course(course, examples, &mut after);
        }
        self.settle();
    }

    fn course(&mut self, course: usize, examples: &mut [Example], after: &mut impl FnMut(usize, &Self)) {
        if course > 0 {
            self.cells.fill(Cell::default());
            self.transitions = Transitions::default();
            self.transition_squares = Transitions::default();
        }
        let mut order: Vec<usize> = examples
            .iter()
            .enumerate()
            .flat_map(|(index, example)| std::iter::repeat_n(index, example.times as usize))
            .collect();
        for round in 0..self.settings.rounds {
            if course == 0 && round > 0 && round == self.settings.pruned {
                self.prune(examples);
            }
            self.random.shuffle(&mut order);
            let averaged = round + self.settings.averaged >= self.settings.rounds;
            let part = order.len().div_ceil(TAKEN);
            for (number, index) in order.iter().enumerate() {
                if averaged && number > 0 && number % part == 0 {
                    self.take();
                }
                let example = &mut examples[*index];
                for word in &mut example.words {
                    let capital = word.is_capital();
                    word.hidden = capital && self.random.share() < self.settings.hide;
                }
                self.learn(&examples[*index]);
            }
            if averaged {
                self.take();
            }
            after(round, self);
        }
    }

    /// The features of the examples that were learned, with their weights, the ones that matter most first.
    pub(crate) fn ranked(&self, examples: &mut [Example]) -> Vec<(u64, [f32; TAGS - 1])> {
        let mut seen: HashMap<u64, u32> = HashMap::new();
        let mut buffer = Vec::new();
        for example in examples {
            for word in &mut example.words {
                word.hidden = false;
            }
            let setting = Setting::of(&example.words);
            for at in 0..example.words.len() {
                features::of(&example.words, at, setting, &mut buffer);
                for feature in buffer.iter().filter(|feature| self.known(**feature)) {
                    *seen.entry(*feature).or_default() += example.times;
                }
            }
        }
        let mut rows: Vec<(u64, [f32; TAGS - 1], f32)> = seen
            .into_iter()
            .filter_map(|(feature, count)| {
                let weights = self.weights(feature)?;
                let most = weights.iter().fold(0f32, |most, weight| most.max(weight.abs()));
                Some((feature, weights, most * root(count)))
            })
            .collect();
        rows.sort_by(|a, b| b.2.total_cmp(&a.2).then(a.0.cmp(&b.0)));
        rows.into_iter().map(|(feature, weights, _)| (feature, weights)).collect()
    }

    /// Forgets all features but those that matter most, so that they learn to do without the others.
    fn prune(&mut self, examples: &mut [Example]) {
        let rows = self.ranked(examples);
        let kept: std::collections::HashSet<usize> =
            rows.iter().take(self.settings.kept).map(|(feature, _)| Self::counter(*feature)).collect();
        for (index, count) in self.seen.iter_mut().enumerate() {
            if *count > 0 && !kept.contains(&index) {
                *count = 0;
            }
        }
        eprintln!("{} features of {} stay", kept.len(), rows.len());
    }

    /// Adds the weights as they are to the sums.
    fn take(&mut self) {
        for (sum, cell) in self.sums.iter_mut().zip(&self.cells) {
            add(sum, &cell.weight);
        }
        for (sum, row) in self.transition_sums.iter_mut().zip(&self.transitions) {
            add(sum, row);
        }
        self.taken += 1;
    }

    /// Makes the weights what they were on average.
    fn settle(&mut self) {
        if self.taken == 0 {
            return;
        }
        let share = 1.0 / f32::from(self.taken);
        for (cell, sum) in self.cells.iter_mut().zip(&self.sums) {
            cell.weight = sum.map(|sum| sum * share);
        }
        for (row, sum) in self.transitions.iter_mut().zip(&self.transition_sums) {
            *row = sum.map(|sum| sum * share);
        }
    }

    /// The features of every word, known ones only, some left out.
    fn lesson(&mut self, example: &Example, shared: &mut Vec<u64>, ends: &mut Vec<usize>) {
        shared.clear();
        ends.clear();
        let setting = Setting::of(&example.words);
        let mut buffer = Vec::with_capacity(features::MOST);
        for at in 0..example.words.len() {
            features::of(&example.words, at, setting, &mut buffer);
            for feature in &buffer {
                if self.known(*feature) && self.random.share() >= self.settings.dropout {
                    shared.push(*feature);
                }
            }
            ends.push(shared.len());
        }
    }

    fn learn(&mut self, example: &Example) {
        let (mut list, mut ends) = (Vec::new(), Vec::new());
        self.lesson(example, &mut list, &mut ends);
        let length = example.words.len();
        let cells: Vec<usize> = list.iter().map(|feature| self.cell(*feature)).collect();
        let mut scores = vec![[0f32; TAGS]; length];
        let mut from = 0;
        for (score, to) in scores.iter_mut().zip(&ends) {
            for cell in &cells[from..*to] {
                add(score, &self.cells[*cell].weight);
            }
            from = *to;
        }
        let chances = Chances::of(&scores, &self.transitions);
        let rate = self.settings.rate;
        let mut from = 0;
        for (at, to) in ends.iter().enumerate() {
            let right = usize::from(example.tags[at]);
            let mut gradient = chances.of_tag(at).map(|chance| -chance);
            gradient[right] += 1.0;
            if gradient[right] > 0.001 {
                for cell in &cells[from..*to] {
                    step(&mut self.cells[*cell], &gradient, rate);
                }
            }
            from = *to;
        }
        self.learn_transitions(example, &chances, rate);
    }

    fn learn_transitions(&mut self, example: &Example, chances: &Chances, rate: f32) {
        for at in 0..example.tags.len() {
            let right = usize::from(example.tags[at]);
            if at == 0 {
                let chance = chances.of_tag(0);
                for tag in (0..TAGS).filter(|tag| may_begin(*tag)) {
                    let gradient = f32::from(u8::from(tag == right)) - chance[tag];
                    nudge(&mut self.transitions[TAGS][tag], &mut self.transition_squares[TAGS][tag], gradient, rate);
                }
                continue;
            }
            let before = usize::from(example.tags[at - 1]);
            let pairs = chances.of_pair(at);
            for (from, row) in pairs.iter().enumerate() {
                for (to, chance) in row.iter().enumerate().filter(|(to, _)| allowed(from, *to)) {
                    let gradient = f32::from(u8::from(from == before && to == right)) - chance;
                    if gradient.abs() > 1e-4 {
                        nudge(&mut self.transitions[from][to], &mut self.transition_squares[from][to], gradient, rate);
                    }
                }
            }
        }
    }

    pub(crate) fn transitions(&self) -> Transitions {
        self.transitions
    }

    /// The weights of a feature, relative to "outside"; `None` for one that was not learned.
    pub(crate) fn weights(&self, feature: u64) -> Option<[f32; TAGS - 1]> {
        if !self.known(feature) {
            return None;
        }
        let sum = self.cells[self.cell(feature)].weight;
        let kept = 1.0 - self.settings.dropout;
        Some(std::array::from_fn(|tag| (sum[tag + 1] - sum[0]) * kept))
    }
}

fn add(sum: &mut Row, row: &Row) {
    for (sum, weight) in sum.iter_mut().zip(row) {
        *sum += weight;
    }
}

fn step(cell: &mut Cell, gradient: &Row, rate: f32) {
    for tag in 0..TAGS {
        cell.squares[tag] += gradient[tag] * gradient[tag];
        cell.weight[tag] += rate * gradient[tag] / (cell.squares[tag].sqrt() + 1e-6);
    }
}

fn nudge(weight: &mut f32, squares: &mut f32, gradient: f32, rate: f32) {
    *squares += gradient * gradient;
    *weight += rate * gradient / (squares.sqrt() + 1e-6);
}

/// Chances of tags and pairs of tags, by forward and backward sums.
struct Chances {
    emission: Vec<Row>,
    moves: [[f32; TAGS]; TAGS + 1],
    forward: Vec<Row>,
    backward: Vec<Row>,
}

impl Chances {
    fn of(scores: &[Row], transitions: &Transitions) -> Self {
        let length = scores.len();
        let emission: Vec<Row> = scores
            .iter()
            .map(|score| {
                let most = score.iter().copied().fold(f32::MIN, f32::max);
                score.map(|one| exp(one - most))
            })
            .collect();
        let mut moves = [[0f32; TAGS]; TAGS + 1];
        for from in 0..=TAGS {
            for to in 0..TAGS {
                let may = if from == TAGS { may_begin(to) } else { allowed(from, to) };
                if may {
                    moves[from][to] = exp(transitions[from][to]);
                }
            }
        }
        let mut forward = vec![[0f32; TAGS]; length];
        let mut backward = vec![[1f32; TAGS]; length];
        for to in 0..TAGS {
            forward[0][to] = moves[TAGS][to] * emission[0][to];
        }
        normalise(&mut forward[0]);
        for at in 1..length {
            let mut row = [0f32; TAGS];
            for from in 0..TAGS {
                for to in 0..TAGS {
                    row[to] += forward[at - 1][from] * moves[from][to];
                }
            }
            for to in 0..TAGS {
                row[to] *= emission[at][to];
            }
            normalise(&mut row);
            forward[at] = row;
        }
        for at in (0..length - 1).rev() {
            let mut row = [0f32; TAGS];
            for (from, sum) in row.iter_mut().enumerate() {
                for to in 0..TAGS {
                    *sum += moves[from][to] * emission[at + 1][to] * backward[at + 1][to];
                }
            }
            normalise(&mut row);
            backward[at] = row;
        }
        Self { emission, moves, forward, backward }
    }

    fn of_tag(&self, at: usize) -> Row {
        let mut row = [0f32; TAGS];
        for (tag, chance) in row.iter_mut().enumerate() {
            *chance = self.forward[at][tag] * self.backward[at][tag];
        }
        normalise(&mut row);
        row
    }

    fn of_pair(&self, at: usize) -> [[f32; TAGS]; TAGS] {
        let mut pairs = [[0f32; TAGS]; TAGS];
        let mut sum = 0.0;
        for from in 0..TAGS {
            for to in 0..TAGS {
                let chance =
                    self.forward[at - 1][from] * self.moves[from][to] * self.emission[at][to] * self.backward[at][to];
                pairs[from][to] = chance;
                sum += chance;
            }
        }
        for chance in pairs.iter_mut().flatten() {
            *chance /= sum;
        }
        pairs
    }
}

fn normalise(row: &mut Row) {
    let sum: f32 = row.iter().sum();
    for one in row {
        *one /= sum;
    }
}
