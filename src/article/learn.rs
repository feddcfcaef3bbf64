//! What the making of the judge needs of the extraction: its passages and figures, and trials with other weights.
//!
//! For `examples/train_extraction.rs` alone.

use super::model::{Forest, Linear, Model};
use super::page::{self, Page};
use super::sense::{Hints, Survey, dense, second};
use super::tree::Tree;
use super::{about, decode};

/// One passage as the learner sees it.
#[derive(Clone, Debug)]
pub struct Sample {
    pub text: String,
    /// Hashes of the names above it, by distance: its own, its parent's, the next, and all together.
    pub names: [Vec<u32>; 4],
    /// Hashes of words.
    pub words: Vec<u32>,
}

/// A page that is learned from.
pub struct Lesson {
    source: String,
    url: String,
}

/// The learner's trees, as [`Model`] has them.
#[derive(Clone, Debug, Default)]
pub struct Trees {
    pub borders: Vec<Vec<f32>>,
    pub depth: usize,
    pub splits: Vec<(u8, u8)>,
    pub leaves: Vec<f32>,
    pub start: f32,
}

impl Lesson {
    pub fn new(html: &[u8], url: &str) -> Self {
        Self { source: decode::decode(html, None), url: url.to_owned() }
    }

    fn with<T>(&self, linear: &Linear, gather: bool, look: impl FnOnce(&Survey<'_, '_>) -> T) -> T {
        let tree = Tree::parse(&self.source);
        let head = about::Head::of(&tree);
        let hints: Hints = about::hints(&head);
        let page = page::read(tree, linear, gather);
        look(&Survey::of(&page, &hints, linear))
    }

    /// The page's passages.
    pub fn samples(&self) -> Vec<Sample> {
        self.with(&Linear::default(), true, |survey| {
            (0..survey.page.passages.len()).map(|at| sample(survey.page, survey, at)).collect()
        })
    }

    /// The first figures of all passages, row after row, with what `model` thinks of names and words.
    pub fn first(&self, model: &Model) -> Vec<f32> {
        self.with(&model.linear, false, |survey| {
            let mut out = Vec::new();
            (0..survey.page.passages.len()).for_each(|at| dense(survey, at, &mut out));
            out
        })
    }

    /// The second figures, given the first judgement.
    pub fn second(&self, model: &Model, judged: &[f32]) -> Vec<f32> {
        self.with(&model.linear, false, |survey| {
            let mut out = Vec::new();
            second(survey, judged, &mut out);
            out
        })
    }

    /// The article as these weights find it.
    pub fn extract(&self, model: &Model) -> crate::news::article::Article {
        super::extract_text(&self.source, &self.url, model, &super::Rules::none())
    }
}

fn sample(page: &Page<'_>, survey: &Survey<'_, '_>, at: usize) -> Sample {
    let passage = &page.passages[at];
    let names = |element: usize| page.names[page.elements[element].names.clone()].to_vec();
    let mut sets: [Vec<u32>; 4] = Default::default();
    sets[0] = names(passage.element);
    if passage.inner != passage.element {
        sets[0].extend(names(passage.inner));
    }
    let parent = page.elements[passage.element].parent;
    sets[1] = names(parent);
    sets[2] = names(page.elements[parent].parent);
    // The body's own names speak of the page.
    sets[3] = page.above(passage).filter(|above| *above > 0).flat_map(names).collect();
    Sample { text: page.text(passage).to_owned(), names: sets, words: survey.sparse(at).collect() }
}

impl Model {
    /// Weights of names (by distance) and words.
    pub fn set_linear(
        &mut self,
        names: impl Iterator<Item = (u32, [f32; 4])>,
        words: impl Iterator<Item = (u32, f32)>,
    ) {
        self.linear = Linear { names: names.collect(), words: words.collect() };
    }

    pub fn set_first(&mut self, trees: Trees) {
        self.first = forest(trees);
    }

    pub fn set_second(&mut self, trees: Trees) {
        self.second = forest(trees);
    }
}

fn forest(trees: Trees) -> Forest {
    let Trees { borders, depth, splits, leaves, start } = trees;
    Forest::new(borders, depth, splits, leaves, start)
}
