//! An article as lines of roles, at a width. Done once per text and setting; the view only paints.

mod blocks;
mod find;
mod line;
mod prose;
mod table;

pub(crate) use find::{Hit, find};
pub(crate) use line::{Line, Piece, overlay};

use crate::locale::Locale;
use crate::news::analysis::EntityRow;
use crate::news::article::{PageKind, authors, headline};
use crate::news::document::{Block, Document, Text as Prose};
use crate::news::entry::{EntryFull, Offline};
use crate::text::clean;
use crate::text::language::Lang;
use crate::theme::Role;

use super::message::Text;
use super::model::Anchor;

/// How a text is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Setting {
    pub columns: usize,
    /// Both edges straight, words parted by the rules of the language.
    pub justified: bool,
    /// Lines kept for a picture; none: pictures are off.
    pub picture_lines: Option<usize>,
    /// One line after another without rules and signs, for screen readers.
    pub linear: bool,
}

/// Where a picture belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    pub src: String,
    pub line: usize,
    pub lines: usize,
}

/// A place in the text where an entity is named: bytes of the line's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its number among the article's entities.
    pub entity: usize,
    pub line: usize,
    pub from: usize,
    pub to: usize,
}

#[derive(Debug, Default, PartialEq)]
pub struct Rendered {
    pub id: i64,
    pub setting: Setting,
    pub lines: Vec<Line>,
    /// The first line of each block; the headline is block 0.
    pub starts: Vec<usize>,
    /// The addresses of the links, numbered from 1 in the text.
    pub links: Vec<String>,
    pub pictures: Vec<Slot>,
    /// In reading order.
    pub named: Vec<Named>,
    /// Columns of the widest line: more than the setting's where a table or code goes beyond it.
    pub widest: usize,
}

impl Rendered {
    pub fn line_of(&self, anchor: Anchor) -> usize {
        let block = anchor.block.min(self.starts.len().saturating_sub(1));
        let start = self.starts.get(block).copied().unwrap_or(0);
        let end = self.starts.get(block + 1).copied().unwrap_or(self.lines.len());
        (start + anchor.line).min(end.saturating_sub(1)).max(start)
    }

    pub fn anchor_of(&self, line: usize) -> Anchor {
        let block = self.starts.partition_point(|start| *start <= line).saturating_sub(1);
        Anchor { block, line: line - self.starts.get(block).copied().unwrap_or(0).min(line) }
    }

    /// The first line that names an entity.
    pub fn first_named(&self, entity: usize) -> Option<usize> {
        self.named.iter().find(|named| named.entity == entity).map(|named| named.line)
    }
}

/// Sets type: what is known of the text, and what is set so far.
struct Press<'a> {
    out: Rendered,
    locale: &'a Locale,
    lang: Lang,
    /// Stands above the text already.
    title: &'a str,
    /// Start and end in characters of the analysed text, and whose mention it is; by start.
    mentions: Vec<(usize, usize, usize)>,
    /// Where in the analysed text the next block begins, in characters.
    at: usize,
}

/// Sets the article.
pub(crate) fn article(text: &Text, setting: Setting, locale: &Locale) -> Rendered {
    let setting = Setting { columns: setting.columns.max(10), ..setting };
    let full = &text.full;
    let stored = text.stored.as_ref().map(|stored| &stored.article);
    let lang = stored.and_then(|article| article.language).unwrap_or(full.head.language);
    let mut press = Press {
        out: Rendered { id: full.head.id.0, setting, ..Rendered::default() },
        locale,
        lang,
        title: headline(stored, &full.head.title),
        mentions: mentions(&text.entities),
        at: 0,
    };
    press.out.starts.push(0);
    press.headline(authors(full, stored));
    let document = stored.map(|article| &article.document).filter(|document| !document.blocks.is_empty());
    let kind = stored.map_or(PageKind::Article, |article| article.kind);
    if let Some(note) = note(full, kind, document.is_some(), locale) {
        press.begin();
        press.plain(&note, Role::Warning);
    }
    match document {
        Some(document) if !text.prefers_feed() => press.document(document),
        _ if !text.from_feed.blocks.is_empty() => press.document(&text.from_feed),
        Some(document) => press.document(document),
        None => press.document(&summary(full)),
    }
    press.out.widest = press.out.lines.iter().map(|line| line::columns(line)).max().unwrap_or(0);
    press.out
}

/// Why this is not the whole article, and what to do: one sentence.
fn note(full: &EntryFull, kind: PageKind, here: bool, locale: &Locale) -> Option<String> {
    // Of a page that was of no use only the reason is kept.
    let fed = matches!(full.head.offline, Offline::FeedOnly | Offline::Useless);
    let told = full.page_error.as_ref().filter(|_| !here && fed);
    let kind = told.and_then(|why| PageKind::from_reason(why.kind)).unwrap_or(kind);
    match (full.head.offline, kind) {
        (Offline::Paywalled, _) | (_, PageKind::Paywalled) => Some(locale.t("text-paywalled")),
        (_, PageKind::NotArticle) => Some(locale.t("text-not-article")),
        (_, PageKind::OtherArticle) => Some(locale.t("text-other-article")),
        (Offline::Pending, _) if !here => Some(locale.t("text-pending")),
        (Offline::FeedOnly | Offline::Useless, _) if here => None,
        (Offline::Failed | Offline::FeedOnly | Offline::Useless, _) => {
            full.page_error.as_ref().map(|why| locale.ta("text-failed", &[("why", locale.trouble(why).into())]))
        }
        _ => None,
    }
}

fn mentions(entities: &[EntityRow]) -> Vec<(usize, usize, usize)> {
    let of = |(number, row): (usize, &EntityRow)| {
        let place =
            move |mention: &crate::news::analysis::Mention| (mention.start as usize, mention.end as usize, number);
        row.mentions.iter().map(place).collect::<Vec<_>>()
    };
    let mut all: Vec<_> = entities.iter().enumerate().flat_map(of).collect();
    all.sort_unstable();
    all
}

/// The feed's first sentences, where nothing more is here.
fn summary(full: &EntryFull) -> Document {
    let text = clean::line(&full.head.summary);
    Document { blocks: if text.is_empty() { Vec::new() } else { vec![Block::Paragraph { text: Prose::plain(text) }] } }
}

impl Press<'_> {
    fn headline(&mut self, authors: &[String]) {
        self.plain(self.title, Role::Headline);
        if !authors.is_empty() {
            self.plain(&authors.join(", "), Role::Dim);
        }
    }

    fn blank(&mut self) {
        self.out.lines.push(Line::new());
    }

    /// A blank line, then a new block.
    fn begin(&mut self) {
        self.blank();
        self.out.starts.push(self.out.lines.len());
    }

    fn document(&mut self, document: &Document) {
        let mut at = 0;
        for block in &document.blocks {
            self.begin();
            self.at = at;
            let plain = block.plain();
            self.block(block, "", 0);
            // As `Document::plain` joins blocks.
            if !plain.trim().is_empty() {
                at += plain.chars().count() + 2;
            }
        }
    }
}

#[cfg(test)]
mod tests;
