//! Lists: items, and what is nested under them.

use super::Making;
use crate::article::page::{Kind, Passage};
use crate::article::tree::{Id, Tag};
use crate::news::document::{Block, Item};

/// A list of more passages holds a page together.
const LONGEST: usize = 1_000;

impl Making<'_, '_> {
    /// The list that begins at a passage; `None` where its items are too much to be items (a live blog, a gallery).
    pub(super) fn list(&self, at: usize) -> Option<(Block, usize)> {
        let outer = self.outermost_list(at)?;
        let rest = &self.page.passages[at..];
        let inside = rest.iter().take_while(|passage| self.page.tree.is_within(passage.block, outer));
        let taken = inside.take(LONGEST).count();
        if taken == LONGEST {
            return None;
        }
        let own: Vec<usize> = (at..at + taken).filter(|at| self.kept[*at]).collect();
        let headings = own.iter().any(|at| matches!(self.passage(*at).kind, Kind::Heading(_)));
        let mut items: Vec<Id> = own.iter().filter_map(|at| self.passage(*at).item).collect();
        items.dedup();
        if headings || items.is_empty() || own.len() > items.len() * 2 {
            return None;
        }
        let mut list: Vec<Item> = Vec::new();
        let mut open: Option<Id> = None;
        for at in &own {
            let passage = self.passage(*at);
            let text = self.styled(*at);
            if text.is_empty() {
                continue;
            }
            let nested = passage.list.is_some_and(|list| list != outer);
            match list.last_mut() {
                Some(last) if nested => nest(last, text, passage.item == open),
                Some(last) if passage.item == open => last.nested.push(Block::Paragraph { text }),
                _ => list.push(Item { text, nested: Vec::new() }),
            }
            open = passage.item;
        }
        let ordered = self.page.tree.tag(outer) == Tag::Ol;
        (!list.is_empty()).then_some((Block::List { ordered, items: list }, taken))
    }

    /// The list of lists that a passage stands in, below the nearest table cell or quotation.
    fn outermost_list(&self, at: usize) -> Option<Id> {
        let tree = &self.page.tree;
        let passage = self.passage(at);
        let stop = |tag: Tag| matches!(tag, Tag::Td | Tag::Th | Tag::Blockquote | Tag::Table);
        let above = std::iter::once(passage.block).chain(tree.ancestors(passage.block));
        above
            .take_while(|id| !stop(tree.tag(*id)))
            .filter(|id| matches!(tree.tag(*id), Tag::Ul | Tag::Ol))
            // A list that holds much more than this text holds the page together.
            .take_while(|id| passage.list == Some(*id) || self.is_small(*id, at))
            .last()
    }

    /// Whether a list around a passage holds little.
    fn is_small(&self, list: Id, at: usize) -> bool {
        let tree = &self.page.tree;
        let is_small = || {
            // What stands in an element stands in one run of passages.
            let (before, after) = self.page.passages.split_at(at);
            let inside = |passage: &&Passage| tree.is_within(passage.block, list);
            let run = after.iter().take_while(inside).chain(before.iter().rev().take_while(inside));
            let mut chars = 0;
            run.map(|passage| passage.figures.chars).all(|own| {
                chars += own;
                chars < 8_000
            })
        };
        *self.notes.small.borrow_mut().entry(list).or_insert_with(is_small)
    }
}

/// Puts a text of an inner list under the last item.
fn nest(last: &mut Item, text: crate::news::document::Text, same_item: bool) {
    match last.nested.last_mut() {
        Some(Block::List { items, .. }) => match items.last_mut() {
            Some(inner) if same_item => inner.nested.push(Block::Paragraph { text }),
            _ => items.push(Item { text, nested: Vec::new() }),
        },
        _ => last.nested.push(Block::List { ordered: false, items: vec![Item { text, nested: Vec::new() }] }),
    }
}
