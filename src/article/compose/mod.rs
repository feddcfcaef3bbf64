//! From judged passages to the blocks of a document.

mod inline;
mod kinds;
mod lead;
mod lists;
mod media;
mod related;
mod repeats;
mod tables;

use std::cell::{OnceCell, RefCell};

use rustc_hash::{FxHashMap, FxHashSet};
use url::Url;

pub(super) use inline::line;
pub(super) use lead::{lead, recover_lead, take_byline, take_credit, take_dateline};
pub(super) use related::{push as add_link, related};
pub(super) use repeats::{drop_repeats, drop_tools};

use super::page::{Event, Kind, Page, Passage, within};
use super::same;
use super::tree::Id;
use super::work::did;
use crate::news::document::{Block, Text};

/// What is known for the making of blocks.
pub(super) struct Making<'m, 's> {
    pub page: &'m Page<'s>,
    pub base: Option<&'m Url>,
    /// Which passages are the article's.
    pub kept: Vec<bool>,
    /// Everything is content, as in a feed's HTML.
    pub whole: bool,
    /// Letters of the headline, to know it again.
    pub headline: String,
    pub notes: Notes,
}

/// What was found out of an element once, for it would be asked for again at each of its passages.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Tables and quotations that are none.
    refused: RefCell<FxHashSet<Id>>,
    /// Lists, and whether they hold little enough to be part of another.
    small: RefCell<FxHashMap<Id, bool>>,
    /// Addresses and file names of the pictures and frames that are shown.
    shown: RefCell<FxHashSet<String>>,
    /// Characters of the whole article.
    chars: OnceCell<u32>,
}

/// An absolute http or https address; nothing else is ever linked.
pub(super) fn address(href: &str, base: Option<&Url>) -> Option<String> {
    let href = href.trim();
    let url = match base {
        Some(base) => base.join(href).ok()?,
        None => Url::parse(href).ok()?,
    };
    matches!(url.scheme(), "http" | "https").then(|| url.to_string())
}

/// A made block, and the passage with which it begins, if it has one.
pub(super) struct Made {
    pub block: Block,
    pub passage: Option<usize>,
}

impl Making<'_, '_> {
    fn passage(&self, at: usize) -> &Passage {
        did(1);
        &self.page.passages[at]
    }

    fn styled(&self, at: usize) -> Text {
        inline::styled(self.page, self.passage(at), self.base)
    }

    /// The blocks of the article, in the page's order.
    pub(super) fn blocks(&self) -> Vec<Made> {
        let mut out: Vec<Made> = Vec::new();
        let zone = media::Zone::of(self);
        let events = &self.page.events;
        let mut at = 0;
        while at < events.len() {
            match events[at] {
                Event::Passage(passage) if self.kept[passage] => {
                    let (made, taken) = self.run(passage);
                    out.extend(made);
                    // Pictures among the passages of a list or table are left out.
                    let last = passage + taken - 1;
                    while !matches!(events.get(at), None | Some(Event::Passage(_)))
                        || matches!(events.get(at), Some(Event::Passage(other)) if *other < last)
                    {
                        at += 1;
                    }
                }
                Event::Passage(_) => {}
                Event::Media(id, bits) => {
                    if zone.admits(self, id, at) {
                        out.extend(self.media(id, bits).map(|block| Made { block, passage: None }));
                    }
                }
                Event::Rule(id) => {
                    if zone.admits(self, id, at) && matches!(out.last(), Some(made) if made.block != Block::Rule) {
                        out.push(Made { block: Block::Rule, passage: None });
                    }
                }
            }
            at += 1;
        }
        self.tidy(&mut out);
        out
    }

    /// The blocks that begin at a kept passage, and how many passages they take.
    fn run(&self, at: usize) -> (Vec<Made>, usize) {
        let passage = self.passage(at);
        let made =
            |blocks: Vec<Block>| blocks.into_iter().map(|block| Made { block, passage: Some(at) }).collect::<Vec<_>>();
        if let Some(table) = passage.table
            && let Some((block, taken)) = self.once(table, || self.table(at, table))
        {
            return (made(vec![block]), taken);
        }
        if let Some(quote) = passage.quote
            && let Some((block, taken)) = self.once(quote, || self.quote(at, quote))
        {
            return (made(vec![block]), taken);
        }
        if passage.list.is_some()
            && let Some((block, taken)) = self.list(at)
        {
            return (made(vec![block]), taken);
        }
        (made(self.single(at)), 1)
    }

    /// What an element is made into, unless it was tried before and is nothing.
    fn once<T>(&self, id: Id, make: impl FnOnce() -> Option<T>) -> Option<T> {
        if self.notes.refused.borrow().contains(&id) {
            return None;
        }
        let made = make();
        if made.is_none() {
            self.notes.refused.borrow_mut().insert(id);
        }
        made
    }

    /// How many kept passages follow each other from `at` while `belongs` says so; others between them are skipped.
    fn reach(&self, at: usize, belongs: impl Fn(&Passage) -> bool) -> usize {
        let rest = &self.page.passages[at..];
        rest.iter().take_while(|passage| belongs(passage)).count()
    }

    /// What remains at the ends: rules and headings with nothing after them; the headline told again at the start.
    fn tidy(&self, out: &mut Vec<Made>) {
        if self.whole {
            return;
        }
        let text = |made: &Made| !matches!(made.block, Block::Rule | Block::Heading { .. } | Block::Embed { .. });
        let picture = |made: &Made| matches!(made.block, Block::Image { .. } | Block::Embed { .. });
        let last = out.iter().rposition(|made| text(made) && !picture(made)).map_or(0, |at| at + 1);
        // Pictures after the last text stay; rules and headings go.
        let tail = out.split_off(last);
        out.extend(tail.into_iter().filter(picture));
        while matches!(out.first(), Some(Made { block: Block::Rule, .. })) {
            out.remove(0);
        }
        let early: Vec<usize> = (0..out.len().min(3)).rev().collect();
        for at in early {
            let is_text = matches!(out[at].block, Block::Paragraph { .. } | Block::Heading { .. });
            if is_text && !self.headline.is_empty() && near(&same(&out[at].block.plain()), &self.headline) {
                out.remove(at);
            }
        }
    }
}

/// Two longer lines are told to be near only where they are the same: each part of one is looked for in the other.
const LONGEST_HEADLINE: usize = 1_000;

/// Whether two folded texts are nearly one: the headline told again.
pub(super) fn near(a: &str, b: &str) -> bool {
    a == b
        || a.len() < LONGEST_HEADLINE
            && (a.len() * 10 > b.len() * 8 && a.len() * 8 < b.len() * 10 && shared(a, b) > 0.85)
}

/// The share of letter trigrams of the shorter text that stand in the other.
fn shared(a: &str, b: &str) -> f32 {
    did(a.len() * b.len());
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let chars: Vec<char> = short.chars().collect();
    let grams: Vec<String> = chars.windows(3).map(|gram| gram.iter().collect()).collect();
    grams.iter().filter(|gram| long.contains(gram.as_str())).count() as f32 / grams.len().max(1) as f32
}

/// Whether a passage stands in a caption.
fn is_caption(passage: &Passage) -> bool {
    passage.kind == Kind::Caption || passage.within & within::CAPTION != 0
}
