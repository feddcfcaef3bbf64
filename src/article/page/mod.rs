//! A page as its passages: the runs of text between its blocks, in order, each with where and how it stands.

mod walk;
mod words;

use std::ops::Range;

use super::tree::{Id, Tag, Tree};
use super::work::did;
pub(crate) use walk::Names;
pub(crate) use words::{Figures, hashes};

/// What a passage stands in, at any distance. Bits, for they are many and asked for often.
pub(crate) mod within {
    pub(crate) const ARTICLE: u32 = 1;
    pub(crate) const MAIN: u32 = 1 << 1;
    pub(crate) const ASIDE: u32 = 1 << 2;
    pub(crate) const NAV: u32 = 1 << 3;
    pub(crate) const HEADER: u32 = 1 << 4;
    pub(crate) const FOOTER: u32 = 1 << 5;
    pub(crate) const FORM: u32 = 1 << 6;
    pub(crate) const FIGURE: u32 = 1 << 7;
    pub(crate) const CAPTION: u32 = 1 << 8;
    pub(crate) const QUOTE: u32 = 1 << 9;
    pub(crate) const LIST: u32 = 1 << 10;
    pub(crate) const TABLE: u32 = 1 << 11;
    pub(crate) const HIDDEN: u32 = 1 << 12;
    pub(crate) const BUTTON: u32 = 1 << 13;
    pub(crate) const BODY_PROP: u32 = 1 << 14;
    pub(crate) const LINK: u32 = 1 << 15;
    pub(crate) const SECTION: u32 = 1 << 16;
    pub(crate) const NOSCRIPT: u32 = 1 << 17;
    pub(crate) const ROLE_OTHER: u32 = 1 << 18;
    pub(crate) const ROLE_MAIN: u32 = 1 << 19;
    pub(crate) const NESTED_ARTICLE: u32 = 1 << 20;
    pub(crate) const PARAGRAPH: u32 = 1 << 21;
    pub(crate) const COUNT: usize = 22;
}

/// What a passage is by the block that it fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Paragraph,
    Heading(u8),
    Item,
    Term,
    Cell,
    Caption,
    Pre,
    /// Text in a div, a section, a body.
    Bare,
    /// A label, a legend, a button.
    Control,
}

/// A text node or line break of a passage.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece {
    pub node: Id,
    pub style: u8,
    /// The link that it stands in.
    pub link: Option<Id>,
}

pub(crate) const STRONG: u8 = 1;
pub(crate) const EMPHASIS: u8 = 2;
pub(crate) const CODE: u8 = 4;

/// A run of text between blocks.
#[derive(Clone, Debug)]
pub(crate) struct Passage {
    /// The block that it fills.
    pub block: Id,
    pub kind: Kind,
    pub within: u32,
    /// Its pieces in the page's list.
    pub pieces: Range<usize>,
    /// Its characters in the page's text.
    pub text: Range<usize>,
    pub figures: Figures,
    /// The place of its block in the page's list of elements.
    pub element: usize,
    /// The same of the innermost element around its first word: the block's, or one within the line.
    pub inner: usize,
    /// The nearest list, table and quotation it stands in.
    pub item: Option<Id>,
    pub list: Option<Id>,
    pub table: Option<Id>,
    pub quote: Option<Id>,
}

/// An element that has text under it, with what its names say.
#[derive(Clone, Debug)]
pub(crate) struct Element {
    pub id: Id,
    /// Its parent's place in the list; the first is its own.
    pub parent: usize,
    pub depth: u16,
    pub tag: Tag,
    /// What the model thinks of its names, by the distance of what they are asked for.
    pub weights: [f32; 4],
    /// The hashes of its names in the page's list; only gathered for learning.
    pub names: Range<usize>,
}

/// What stands on a page, in order.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Event {
    Passage(usize),
    Media(Id, u32),
    Rule(Id),
}

/// A page, read.
#[derive(Debug)]
pub(crate) struct Page<'s> {
    pub tree: Tree<'s>,
    pub text: String,
    pub pieces: Vec<Piece>,
    pub passages: Vec<Passage>,
    pub elements: Vec<Element>,
    pub events: Vec<Event>,
    pub names: Vec<u32>,
}

impl Page<'_> {
    pub(crate) fn text(&self, passage: &Passage) -> &str {
        did(passage.text.len());
        &self.text[passage.text.clone()]
    }

    /// The places of the elements above a passage, the block that it fills first.
    pub(crate) fn above(&self, passage: &Passage) -> impl Iterator<Item = usize> {
        let first = passage.element;
        std::iter::successors(Some(first), |at| (*at > 0).then(|| self.elements[*at].parent)).inspect(|_| did(1))
    }
}

/// Reads a page into passages. `names` weighs what elements are called; `gather` keeps the hashes of the names.
pub(crate) fn read<'s>(tree: Tree<'s>, names: &dyn Names, gather: bool) -> Page<'s> {
    walk::read(tree, names, gather)
}
