//! Paragraphs, headings, quotations and code: what a passage is to its reader.

use super::Making;
use crate::article::page::Kind;
use crate::article::tree::Id;
use crate::news::document::{Block, Text};
use crate::text::clean;

/// A bold line longer than this is a paragraph.
const LONGEST_HEADING: usize = 110;

impl Making<'_, '_> {
    /// A passage alone as blocks.
    pub(super) fn single(&self, at: usize) -> Vec<Block> {
        let passage = self.passage(at);
        if passage.kind == Kind::Pre {
            return self.preformatted(at);
        }
        let mut text = self.styled(at);
        if text.is_empty() {
            return Vec::new();
        }
        if let Kind::Heading(level) = passage.kind {
            // A heading as long as this is a paragraph in a heading's clothes.
            if text.to_plain().len() > 300 {
                return vec![Block::Paragraph { text }];
            }
            plain_weight(&mut text);
            return vec![Block::Heading { level: level.max(2), text }];
        }
        if !self.whole && self.acts_as_heading(at, &text) {
            plain_weight(&mut text);
            return vec![Block::Heading { level: 3, text }];
        }
        vec![Block::Paragraph { text }]
    }

    /// A bold line on its own, with plain text after it.
    fn acts_as_heading(&self, at: usize, text: &Text) -> bool {
        let plain = text.to_plain();
        let strong = text.0.iter().all(|run| run.strong || run.text.trim().is_empty());
        // An interviewer's question, set apart by its slope.
        let asks = plain.ends_with('?') && text.0.iter().all(|run| run.emphasis || run.text.trim().is_empty());
        let longest = if asks { 2 * LONGEST_HEADING } else { LONGEST_HEADING };
        if !(strong || asks) || plain.len() > longest || plain.contains('\n') {
            return false;
        }
        if plain.ends_with(['.', ',', ';', ':', '…']) && !plain.ends_with("...") {
            return false;
        }
        let kind = self.passage(at).kind;
        if !matches!(kind, Kind::Paragraph | Kind::Bare | Kind::Control) || self.passage(at).table.is_some() {
            return false;
        }
        let before = (0..at).rev().find(|other| self.kept[*other]);
        let after = (at + 1..self.kept.len()).find(|other| self.kept[*other]);
        let is_strong = |other: usize| {
            let figures = self.passage(other).figures;
            figures.strong_chars * 10 > figures.chars * 9
        };
        before.is_some() && after.is_some_and(|after| !is_strong(after))
    }

    /// The passages of a quotation; `None` where it is too much of the article to be one.
    pub(super) fn quote(&self, at: usize, quote: Id) -> Option<(Block, usize)> {
        let taken =
            self.reach(at, |passage| passage.quote == Some(quote) || self.page.tree.is_within(passage.block, quote));
        let own = || (at..at + taken).filter(|at| self.kept[*at]);
        let chars = |at: usize| self.passage(at).figures.chars;
        let inside: u32 = own().map(chars).sum();
        let all = || (0..self.kept.len()).filter(|at| self.kept[*at]).map(chars).sum();
        let all = *self.notes.chars.get_or_init(all);
        if !self.whole && inside * 2 > all && own().count() > 2 {
            return None;
        }
        let mut paragraphs: Vec<Text> = own().map(|at| self.styled(at)).filter(|text| !text.is_empty()).collect();
        let is_cite = |text: &Text| text.to_plain().starts_with(['—', '–', '-']);
        let cite = if paragraphs.len() > 1 { paragraphs.pop_if(|last| is_cite(last)) } else { None };
        (!paragraphs.is_empty()).then_some((Block::Quote { paragraphs, cite }, taken))
    }

    /// Code as it stands; prose that only happens to be set so as paragraphs.
    fn preformatted(&self, at: usize) -> Vec<Block> {
        let passage = self.passage(at);
        let tree = &self.page.tree;
        let text: String = self.page.pieces[passage.pieces.clone()]
            .iter()
            .map(|piece| tree.text(piece.node).into_owned())
            .map(|text| if text.is_empty() { "\n".to_owned() } else { text })
            .collect();
        let text = clean::strip(text.trim_matches(['\n', '\r'])).into_owned();
        let figures = passage.figures;
        let is_prose = figures.words > 120 && figures.short * 6 > figures.words && figures.commas * 60 > figures.words;
        if !is_prose {
            return vec![Block::Code { text }];
        }
        let paragraphs = text.split("\n\n").map(clean::line).filter(|line| !line.is_empty());
        paragraphs.map(|line| Block::Paragraph { text: Text::plain(line) }).collect()
    }
}

fn plain_weight(text: &mut Text) {
    text.0.iter_mut().for_each(|run| run.strong = false);
}
