//! A page as a tree: read in one pass, borrowed from its text, as forgiving as a browser.
//!
//! Own code because it is where the time goes: what an article's page needs of HTML's rules is small, and this reads
//! several times as many pages a second as a full parser does. What the rules leave out (frames, quirks, the exact
//! repair of crossed formatting) changes no text.

mod build;
mod entity;
mod nesting;
mod tag;
#[cfg(test)]
mod tests;
mod token;

use std::borrow::Cow;

pub(crate) use entity::{decode, meant};
pub(crate) use tag::Tag;
use token::Attribute;

use super::work::did;
use crate::text::clean;

/// A text that is asked for whole is a title, a caption, a cell, a date; none is longer, in bytes, or of more nodes.
const LONGEST_TEXT: usize = 2_000;
const MOST_OF_TEXT: usize = 2_000;

/// A node's place in its tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Id(u32);

impl Id {
    pub(crate) const DOCUMENT: Self = Self(0);
    const NONE: Self = Self(u32::MAX);

    /// Its number, counted in the order of the page.
    pub(crate) fn at(self) -> usize {
        self.0 as usize
    }
}

#[derive(Debug)]
struct Node<'s> {
    tag: Tag,
    parent: Id,
    first: Id,
    last: Id,
    next: Id,
    /// The node after the last under it.
    end: Id,
    /// A text's characters as written, an element's name.
    text: &'s str,
    /// Where in the tree's list its attributes begin, and how many they are.
    attributes: (u32, u32),
}

impl<'s> Node<'s> {
    fn new(tag: Tag, text: &'s str, parent: Id) -> Self {
        Self { tag, parent, first: Id::NONE, last: Id::NONE, next: Id::NONE, end: Id::NONE, text, attributes: (0, 0) }
    }
}

/// A page.
#[derive(Debug)]
pub(crate) struct Tree<'s> {
    nodes: Vec<Node<'s>>,
    attributes: Vec<Attribute<'s>>,
}

impl<'s> Tree<'s> {
    pub(crate) fn parse(source: &'s str) -> Self {
        build::parse(source)
    }

    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    pub(crate) fn tag(&self, id: Id) -> Tag {
        self.nodes[id.at()].tag
    }

    pub(crate) fn parent(&self, id: Id) -> Option<Id> {
        Some(self.nodes[id.at()].parent).filter(|id| *id != Id::NONE)
    }

    /// An element's name as written.
    pub(crate) fn name(&self, id: Id) -> &'s str {
        self.nodes[id.at()].text
    }

    /// A text as written, with its character references.
    pub(crate) fn raw(&self, id: Id) -> &'s str {
        let node = &self.nodes[id.at()];
        if node.tag == Tag::Text { node.text } else { "" }
    }

    /// A text with its character references read.
    pub(crate) fn text(&self, id: Id) -> Cow<'s, str> {
        self.beginning(id, usize::MAX)
    }

    fn beginning(&self, id: Id, limit: usize) -> Cow<'s, str> {
        let raw = clean::cap(self.raw(id), limit);
        did(raw.len());
        let verbatim = self.parent(id).is_some_and(|parent| self.tag(parent).is_verbatim());
        if verbatim { Cow::Borrowed(raw) } else { decode(raw) }
    }

    /// An attribute's value as written; the first where it is given twice.
    pub(crate) fn raw_attr(&self, id: Id, name: &str) -> Option<&'s str> {
        let (start, len) = self.nodes[id.at()].attributes;
        let own = &self.attributes[start as usize..(start + len) as usize];
        did(own.len());
        own.iter().find(|attribute| attribute.name.eq_ignore_ascii_case(name)).map(|attribute| attribute.value)
    }

    pub(crate) fn attr(&self, id: Id, name: &str) -> Option<Cow<'s, str>> {
        self.raw_attr(id, name).inspect(|value| did(value.len())).map(decode)
    }

    pub(crate) fn has_attr(&self, id: Id, name: &str) -> bool {
        self.raw_attr(id, name).is_some()
    }

    /// The names and values of an element's attributes as written.
    pub(crate) fn attrs(&self, id: Id) -> impl Iterator<Item = (&'s str, &'s str)> {
        let (start, len) = self.nodes[id.at()].attributes;
        self.attributes[start as usize..(start + len) as usize].iter().map(|own| (own.name, own.value))
    }

    pub(crate) fn attr_count(&self, id: Id) -> usize {
        self.nodes[id.at()].attributes.1 as usize
    }

    /// The name and value of an element's attribute by its place, which is below their count.
    pub(crate) fn attr_at(&self, id: Id, at: usize) -> (&'s str, &'s str) {
        let own = &self.attributes[self.nodes[id.at()].attributes.0 as usize + at];
        (own.name, own.value)
    }

    pub(crate) fn first(&self, id: Id) -> Option<Id> {
        Some(self.nodes[id.at()].first).filter(|id| *id != Id::NONE)
    }

    pub(crate) fn next(&self, id: Id) -> Option<Id> {
        Some(self.nodes[id.at()].next).filter(|id| *id != Id::NONE)
    }

    pub(crate) fn children(&self, id: Id) -> impl Iterator<Item = Id> {
        let mut next = self.nodes[id.at()].first;
        std::iter::from_fn(move || {
            let id = next;
            (id != Id::NONE).then(|| {
                did(1);
                next = self.nodes[id.at()].next;
                id
            })
        })
    }

    /// The elements above a node, the nearest first.
    pub(crate) fn ancestors(&self, id: Id) -> impl Iterator<Item = Id> {
        std::iter::successors(self.parent(id), |id| self.parent(*id))
            .filter(|id| *id != Id::DOCUMENT)
            .inspect(|_| did(1))
    }

    /// All nodes under one, in the order of the page. Nodes are made in that order, so they are one range.
    pub(crate) fn descendants(&self, id: Id) -> impl Iterator<Item = Id> + use<> {
        (id.0 + 1..self.end(id).0).map(Id).inspect(|_| did(1))
    }

    /// The node after the last under `id`.
    pub(crate) fn end(&self, id: Id) -> Id {
        self.nodes[id.at()].end
    }

    /// Whether `id` is `above` or under it.
    pub(crate) fn is_within(&self, id: Id, above: Id) -> bool {
        did(1);
        above <= id && id < self.end(above)
    }

    /// The elements of the page, in its order.
    pub(crate) fn elements(&self) -> impl Iterator<Item = Id> {
        (1..self.nodes.len() as u32).map(Id).filter(|id| self.tag(*id) != Tag::Text)
    }

    pub(crate) fn elements_of(&self, tag: Tag) -> impl Iterator<Item = Id> {
        self.elements().filter(move |id| self.tag(*id) == tag)
    }

    /// The text under a node, scripts and styles left out; cut where it is too long to be what is asked for.
    pub(crate) fn text_of(&self, id: Id) -> String {
        let mut out = String::new();
        for inner in self.descendants(id).take(MOST_OF_TEXT) {
            if out.len() > LONGEST_TEXT {
                break;
            }
            match self.tag(inner) {
                Tag::Text if self.parent(inner).is_none_or(|parent| !self.tag(parent).is_verbatim()) => {
                    out.push_str(&self.beginning(inner, LONGEST_TEXT));
                }
                Tag::Br => out.push(' '),
                Tag::Text => {}
                tag if !tag.is_inline() => out.push(' '),
                _ => {}
            }
        }
        out
    }
}
