//! What a page says twice is shown once: a standfirst or paragraph told again, a sentence of the text set large as a
//! quotation, a table of contents made of the headings below it.

use rustc_hash::FxHashSet;

use super::Made;
use crate::article::same;
use crate::article::work::did;
use crate::news::document::{Block, Run};
use crate::text::terms::fold;

/// Letters and digits from which on a text that stands twice is no refrain or signature.
const REPEATED: usize = 30;

/// Letters and digits of the shortest quotation that is looked for in the text.
const PULLED: usize = 20;

/// Quotations that are looked for: an article has a few, and each is looked for in all of it.
const MOST_PULLED: usize = 30;

/// Leaves the first of what stands twice.
pub(crate) fn drop_repeats(made: &mut Vec<Made>) {
    let text: Vec<String> = made.iter().map(|made| same(&made.block.plain())).collect();
    let headings: FxHashSet<&str> =
        text.iter().zip(&*made).filter(|(_, made)| is_heading(&made.block)).map(|(text, _)| text.as_str()).collect();
    let paragraphs: Vec<&str> =
        text.iter().zip(&*made).filter(|(_, made)| is_prose(&made.block)).map(|(text, _)| text.as_str()).collect();
    let (mut told, mut looked_for) = (FxHashSet::default(), 0);
    let stays: Vec<bool> = made
        .iter()
        .zip(&text)
        .map(|(made, text)| match &made.block {
            // The questions of an interview may stand over it too: each is wanted where it is answered.
            Block::Paragraph { text: own } if own.to_plain().trim_end().ends_with('?') => true,
            Block::Lead { .. } | Block::Paragraph { .. } => text.len() < REPEATED || told.insert(text.as_str()),
            Block::Quote { cite: None, .. } if text.len() >= PULLED && looked_for < MOST_PULLED => {
                looked_for += 1;
                did(paragraphs.iter().map(|paragraph| paragraph.len()).sum());
                !paragraphs.iter().any(|paragraph| paragraph.contains(text.as_str()))
            }
            Block::List { items, .. } => {
                let below = |item: &crate::news::document::Item| {
                    item.nested.is_empty() && headings.contains(same(&item.text.to_plain()).as_str())
                };
                !items.iter().all(below)
            }
            _ => true,
        })
        .collect();
    let mut stays = stays.into_iter();
    made.retain(|_| stays.next().unwrap_or(true));
}

/// What is done with an article; folded. In a line of nothing but such links it is no part of the text.
const TOOLS: &[&str] = &[
    "imprimer",
    "envoyer a un ami",
    "envoyer par e-mail",
    "partager",
    "commenter",
    "reagir",
    "print",
    "email",
    "share",
    "afdrukken",
    "delen",
    "doorsturen",
    "drucken",
    "versenden",
    "teilen",
];

/// Leaves out the lines at the end that only lead to what is done with an article: "Imprimer - Envoyer à un ami".
pub(crate) fn drop_tools(made: &mut Vec<Made>) {
    while let Some(Block::Paragraph { text }) = made.last().map(|made| &made.block) {
        let said = |run: &Run| run.text.chars().any(char::is_alphanumeric);
        let is_tool = |run: &Run| run.link.is_some() && TOOLS.contains(&fold(run.text.trim()).as_str());
        if !text.0.iter().any(said) || !text.0.iter().filter(|run| said(run)).all(is_tool) {
            return;
        }
        made.pop();
    }
}

fn is_heading(block: &Block) -> bool {
    matches!(block, Block::Heading { .. })
}

fn is_prose(block: &Block) -> bool {
    matches!(block, Block::Lead { .. } | Block::Paragraph { .. })
}
