//! Tables of figures, told from tables that hold a page together.

use super::Making;
use crate::article::tree::{Id, Tag};
use crate::news::document::{Block, Text};
use crate::text::clean;

/// Rows that are read.
const MOST_ROWS: usize = 2_000;

impl Making<'_, '_> {
    /// The table that a passage stands in; `None` where it is none of figures.
    pub(super) fn table(&self, at: usize, table: Id) -> Option<(Block, usize)> {
        let tree = &self.page.tree;
        let taken = self.reach(at, |passage| tree.is_within(passage.block, table));
        // A table inside holds its own, and makes this one a frame.
        if self.page.passages[at..at + taken].iter().any(|passage| passage.table != Some(table)) {
            return None;
        }
        let (mut header, mut rows) = (Vec::new(), Vec::new());
        let mut longest = 0;
        for row in tree.descendants(table).filter(|id| tree.tag(*id) == Tag::Tr).take(MOST_ROWS) {
            let cells: Vec<Id> = tree.children(row).filter(|id| matches!(tree.tag(*id), Tag::Td | Tag::Th)).collect();
            let texts: Vec<Text> = cells.iter().map(|cell| Text::plain(clean::line(&tree.text_of(*cell)))).collect();
            longest = longest.max(texts.iter().map(|text| text.to_plain().len()).max().unwrap_or(0));
            if texts.iter().all(Text::is_empty) {
                continue;
            }
            let heads = cells.iter().all(|cell| tree.tag(*cell) == Tag::Th);
            if heads && header.is_empty() && rows.is_empty() {
                header = texts;
            } else {
                rows.push(texts);
            }
        }
        let wide = rows.iter().chain([&header]).filter(|row| row.len() > 1).count();
        // The model has seen each cell: where it left most of them out, the table is none of the article's.
        let kept = (at..at + taken).filter(|at| self.kept[*at]).count();
        if wide < 2 || longest > 600 || kept * 2 < taken {
            return None;
        }
        let caption = tree.children(table).find(|id| tree.tag(*id) == Tag::Caption);
        let caption = caption.map(|id| Text::plain(clean::line(&tree.text_of(id)))).filter(|text| !text.is_empty());
        Some((Block::Table { caption, header, rows }, taken))
    }
}
