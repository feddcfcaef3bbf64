//! What of the unread cannot be read without a network, and why.

mod update;
mod view;

use super::rows::Cursor;
use crate::news::ids::EntryId;
use crate::news::trouble::Trouble;
use crate::store::{Missing, Packed};

/// The page.
#[derive(Clone, Debug, Default)]
pub struct MissingPage {
    pub(crate) packed: Option<Packed>,
    /// Laid out once: thousands may be missing.
    pub(crate) rows: Vec<Row>,
    pub(crate) cursor: Cursor,
    pub(crate) selected: Option<EntryId>,
}

/// A row of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Row {
    /// A reason, and how many articles it keeps away.
    Why(Trouble, usize),
    /// By place among what is missing.
    Article(usize),
}

impl MissingPage {
    /// Lays it out: the commonest reason first, under each its articles, newest first.
    pub(crate) fn take(&mut self, packed: Packed) {
        let missing = &packed.missing;
        let mut reasons: Vec<(&Trouble, Vec<usize>)> = Vec::new();
        for (number, article) in missing.iter().enumerate() {
            match reasons.iter_mut().find(|(why, _)| **why == article.why) {
                Some((_, inside)) => inside.push(number),
                None => reasons.push((&article.why, vec![number])),
            }
        }
        reasons.sort_by_key(|(_, inside)| std::cmp::Reverse(inside.len()));
        let rows = reasons.into_iter().flat_map(|(why, inside)| {
            std::iter::once(Row::Why(why.clone(), inside.len())).chain(inside.into_iter().map(Row::Article))
        });
        self.rows = rows.collect();
        self.packed = Some(packed);
    }

    pub(crate) fn missing(&self) -> &[Missing] {
        self.packed.as_ref().map_or(&[], |packed| &packed.missing)
    }

    fn entry(&self, row: usize) -> Option<EntryId> {
        match self.rows.get(row)? {
            Row::Article(number) => self.missing().get(*number).map(|article| article.entry),
            Row::Why(..) => None,
        }
    }
}
