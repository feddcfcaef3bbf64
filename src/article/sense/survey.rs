//! What is known of a page as a whole before its passages are judged one by one.

use rustc_hash::{FxHashMap, FxHashSet};

use super::lexicon::{TOPICS, topics};
use super::roots::{self, Roots};
use crate::article::model::Linear;
use crate::article::page::{self, Kind, Page, within};
use crate::article::tree::Id;
use crate::article::work::did;
use crate::text::terms::fold_into;

/// What the page's head says of the article.
#[derive(Clone, Debug, Default)]
pub(crate) struct Hints {
    pub titles: Vec<String>,
    pub descriptions: Vec<String>,
    /// The text in the page's linked data, if any.
    pub body: Option<String>,
}

/// Lines longer than this are read as text; phrases in them say nothing.
const LONGEST_LINE: u32 = 320;

/// A passage of this many characters, few of them in links, is one that menus do not have.
const LONG: u32 = 110;

/// What a passage's place in the page gives.
#[derive(Clone, Debug, Default)]
pub(crate) struct Facts {
    pub topics: [u8; TOPICS],
    /// What the model thinks of its words.
    pub said: f32,
    /// The hashes of its words in the survey's list.
    pub words: std::ops::Range<usize>,
    pub is_long: bool,
    /// The heading above it, if any.
    pub heading: Option<usize>,
    /// Passages since the last long one, and up to the next.
    pub since_long: u32,
    pub until_long: u32,
    pub long_before: u32,
    /// Characters on the page before it.
    pub before: u32,
    pub copies: u32,
    /// Which passages are built alike: same block, same names.
    pub group: usize,
}

/// Sums over the passages under an element, or of those built alike.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sums {
    pub chars: u32,
    pub link_chars: u32,
    pub passages: u32,
    pub paragraph_chars: u32,
    pub long: u32,
}

impl Sums {
    fn add(&mut self, passage: &page::Passage, is_long: bool) {
        self.chars += passage.figures.chars;
        self.link_chars += passage.figures.link_chars;
        self.passages += 1;
        self.paragraph_chars += if passage.kind == Kind::Paragraph { passage.figures.chars } else { 0 };
        self.long += u32::from(is_long);
    }

    pub(crate) fn link_density(&self) -> f32 {
        self.link_chars as f32 / self.chars.max(1) as f32
    }
}

/// A page and what is known of it.
#[derive(Debug)]
pub(crate) struct Survey<'p, 's> {
    pub page: &'p Page<'s>,
    pub facts: Vec<Facts>,
    pub words: Vec<u32>,
    /// By the place of the element in the page's list.
    pub sums: Vec<Sums>,
    pub groups: Vec<Sums>,
    pub whole: Sums,
    pub roots: Roots,
    /// The passage that is the headline.
    pub headline: Option<usize>,
    pub title: FxHashSet<u32>,
    pub description: FxHashSet<u32>,
    /// Runs of three words of the linked data's text.
    pub body: FxHashSet<u32>,
}

impl<'p, 's> Survey<'p, 's> {
    pub(crate) fn of(page: &'p Page<'s>, hints: &Hints, linear: &Linear) -> Self {
        let mut survey = Self {
            page,
            facts: Vec::with_capacity(page.passages.len()),
            words: Vec::with_capacity(page.text.len() / 5),
            sums: vec![Sums::default(); page.elements.len()],
            groups: Vec::new(),
            whole: Sums::default(),
            roots: Roots::default(),
            headline: None,
            title: word_set(&hints.titles),
            description: word_set(&hints.descriptions),
            body: FxHashSet::default(),
        };
        if let Some(body) = &hints.body {
            let mut words = Vec::new();
            page::hashes(body, |hash| words.push(hash));
            survey.body = words.windows(3).map(triple).collect();
        }
        survey.read_passages(linear);
        survey.find_headline(hints);
        survey.place();
        survey.roots = roots::find(&survey);
        survey
    }

    fn read_passages(&mut self, linear: &Linear) {
        let mut folded = String::new();
        let mut copies: FxHashMap<u64, u32> = FxHashMap::default();
        let mut keys = Vec::with_capacity(self.page.passages.len());
        let mut groups: FxHashMap<(u64, u64), usize> = FxHashMap::default();
        let mut before = 0;
        for passage in &self.page.passages {
            let text = self.page.text(passage);
            let figures = passage.figures;
            let start = self.words.len();
            page::hashes(text, |hash| self.words.push(hash));
            let words = start..self.words.len();
            let key = self.words[words.clone()]
                .iter()
                .fold(0_u64, |key, word| (key.rotate_left(5) ^ u64::from(*word)).wrapping_mul(0x517c_c1b7_2722_0a95));
            *copies.entry(key).or_default() += 1;
            keys.push(key);
            let mut facts = Facts {
                is_long: figures.chars >= LONG && figures.link_density() < 0.4 && figures.stops + figures.commas > 0,
                before,
                words,
                ..Facts::default()
            };
            if figures.chars < LONGEST_LINE {
                folded.clear();
                fold_into(text, &mut folded);
                facts.topics = topics(&folded);
            }
            let parent = self.page.elements[passage.element].parent;
            let group_key = (self.build_of(passage.element), self.build_of(parent));
            let group = *groups.entry(group_key).or_insert_with(|| {
                self.groups.push(Sums::default());
                self.groups.len() - 1
            });
            facts.group = group;
            self.groups[group].add(passage, facts.is_long);
            self.whole.add(passage, facts.is_long);
            for at in self.page.above(passage) {
                self.sums[at].add(passage, facts.is_long);
            }
            before += figures.chars;
            self.facts.push(facts);
        }
        for (facts, key) in self.facts.iter_mut().zip(keys) {
            facts.copies = copies[&key];
        }
        self.find_headings();
        for at in 0..self.facts.len() {
            self.facts[at].said = self.sparse(at).map(|hash| linear.word(hash)).sum();
        }
    }

    /// What an element is built like, as a number.
    pub(crate) fn build_of(&self, at: usize) -> u64 {
        use std::hash::{Hash, Hasher};
        let element = &self.page.elements[at];
        let mut hasher = rustc_hash::FxHasher::default();
        (element.tag as u8).hash(&mut hasher);
        let class = self.page.tree.raw_attr(element.id, "class");
        did(class.map_or(0, str::len));
        class.hash(&mut hasher);
        hasher.finish()
    }

    /// The nearest heading before each passage, if it stands in an element that holds the heading too and is not the
    /// whole page.
    fn find_headings(&mut self) {
        let mut last: Option<usize> = None;
        for (at, passage) in self.page.passages.iter().enumerate() {
            if let Some(heading) = last {
                let above = self.page.elements[self.page.passages[heading].element].parent;
                let end = self.page.tree.end(self.page.elements[above].id);
                self.facts[at].heading = Some(heading).filter(|_| passage.block < end);
            }
            if matches!(passage.kind, Kind::Heading(_)) {
                last = Some(at);
            }
        }
    }

    fn find_headline(&mut self, hints: &Hints) {
        let titles: Vec<Vec<u32>> = hints
            .titles
            .iter()
            .map(|title| {
                let mut words = Vec::new();
                page::hashes(title, |hash| words.push(hash));
                words
            })
            .collect();
        let worth = |at: usize| {
            let passage = &self.page.passages[at];
            let own = &self.words[self.facts[at].words.clone()];
            let alike = titles.iter().map(|title| likeness(own, title)).fold(0.0_f32, f32::max);
            let level = match passage.kind {
                Kind::Heading(1) => 0.5,
                Kind::Heading(2) => 0.2,
                Kind::Heading(_) => 0.1,
                _ => 0.0,
            };
            let hidden = if passage.within & (within::HIDDEN | within::NAV) == 0 { 0.0 } else { 0.3 };
            (alike + level - hidden - passage.figures.link_density() * 0.2, at)
        };
        let found = (0..self.facts.len())
            .filter(|at| (5..400).contains(&self.page.passages[*at].figures.chars))
            .map(worth)
            .filter(|(worth, _)| *worth >= 0.45)
            .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        self.headline = found.map(|(_, at)| at);
    }

    /// Distances to the long passages around.
    fn place(&mut self) {
        let (mut since, mut count) = (99, 0);
        for facts in &mut self.facts {
            facts.since_long = since;
            facts.long_before = count;
            since = if facts.is_long { 1 } else { (since + 1).min(99) };
            count += u32::from(facts.is_long);
        }
        let mut until = 99;
        for facts in self.facts.iter_mut().rev() {
            facts.until_long = until;
            until = if facts.is_long { 1 } else { (until + 1).min(99) };
        }
    }

    /// What a linear model reads of a passage: its words where it is short, its first and last, and the heading's.
    pub(crate) fn sparse(&self, at: usize) -> impl Iterator<Item = u32> {
        const MIX: u32 = 0x9e37_79b1;
        let facts = &self.facts[at];
        let words = &self.words[facts.words.clone()];
        let short = if words.len() <= 40 { words } else { &[] };
        let pair = words.get(..2).map(|pair| (pair[0].rotate_left(7) ^ pair[1]).wrapping_mul(MIX) ^ 3);
        let pairs = if words.len() <= 14 { words } else { &[] };
        let heading = facts.heading.map(|heading| &self.words[self.facts[heading].words.clone()]);
        let heading = heading.filter(|words| words.len() <= 6).unwrap_or(&[]);
        short
            .iter()
            .map(|word| word ^ 1)
            .chain(pairs.windows(2).map(|pair| (pair[0].rotate_left(9) ^ pair[1]).wrapping_mul(MIX) ^ 5))
            .chain(words.first().map(|word| word.wrapping_mul(MIX) ^ 7))
            .chain(words.last().map(|word| word.wrapping_mul(MIX) ^ 9))
            .chain(pair)
            .chain(heading.iter().map(|word| word.wrapping_mul(MIX) ^ 0xb))
    }

    /// The share of a passage's runs of three words that stand in `body`.
    pub(crate) fn in_body(&self, at: usize) -> f32 {
        let words = &self.words[self.facts[at].words.clone()];
        if self.body.is_empty() {
            return -1.0;
        }
        if words.len() < 3 {
            return 0.5;
        }
        let found = words.windows(3).filter(|run| self.body.contains(&triple(run))).count();
        found as f32 / (words.len() - 2) as f32
    }

    /// The shares of a passage's words that are in `set`, and of the set's that are in the passage.
    pub(crate) fn shared(&self, at: usize, set: &FxHashSet<u32>) -> (f32, f32) {
        let words = &self.words[self.facts[at].words.clone()];
        if set.is_empty() || words.is_empty() {
            return (0.0, 0.0);
        }
        let found = words.iter().filter(|word| set.contains(word)).count() as f32;
        (found / words.len() as f32, (found / set.len() as f32).min(1.0))
    }

    /// The place of the nearest element above both passages, and their depths below it.
    pub(crate) fn between(&self, one: usize, other: usize) -> (u16, u16) {
        let elements = &self.page.elements;
        let (mut a, mut b) = (self.page.passages[one].element, self.page.passages[other].element);
        let (from_a, from_b) = (elements[a].depth, elements[b].depth);
        while a != b {
            if elements[a].depth >= elements[b].depth {
                a = elements[a].parent;
            } else {
                b = elements[b].parent;
            }
        }
        (from_a - elements[a].depth, from_b - elements[a].depth)
    }

    /// Whether a passage stands under an element.
    pub(crate) fn is_under(&self, at: usize, id: Id) -> bool {
        self.page.tree.is_within(self.page.passages[at].block, id)
    }
}

fn triple(run: &[u32]) -> u32 {
    (run[0].rotate_left(5) ^ run[1].rotate_left(11) ^ run[2]).wrapping_mul(0x9e37_79b1)
}

fn word_set(texts: &[String]) -> FxHashSet<u32> {
    let mut set = FxHashSet::default();
    for text in texts {
        page::hashes(text, |hash| {
            set.insert(hash);
        });
    }
    set
}

/// How much of each other two lists of words have, 0 to 1.
fn likeness(a: &[u32], b: &[u32]) -> f32 {
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    did(a.len() * b.len());
    let shared = a.iter().filter(|word| b.contains(word)).count() as f32;
    (2.0 * shared / (a.len() + b.len()) as f32).min(1.0)
}
