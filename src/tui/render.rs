//! An article as lines of roles, at a width. Done once per text and width; the view only paints.

use std::fmt::Write as _;

use crate::locale::Locale;
use crate::news::article::PageKind;
use crate::news::document::{Block, Document, Item, Run, Text as Prose};
use crate::news::entry::{EntryFull, Offline};
use crate::text::{clean, width, wrap};
use crate::theme::Role;

use super::message::Text;
use super::model::Anchor;

/// Pieces of one line, each with its role.
pub(crate) type Line = Vec<(String, Role)>;

/// Nested lists deeper than this are shown flat.
const DEEPEST: usize = 6;

#[derive(Debug, Default, PartialEq)]
pub struct Rendered {
    pub id: i64,
    pub width: usize,
    pub lines: Vec<Line>,
    /// The first line of each block; the headline is block 0.
    pub starts: Vec<usize>,
    /// The addresses of the links, numbered from 1 in the text.
    pub links: Vec<String>,
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
}

struct Press<'a> {
    out: Rendered,
    locale: &'a Locale,
}

/// Sets the article in lines of at most `columns`.
pub(crate) fn article(text: &Text, columns: usize, locale: &Locale) -> Rendered {
    let columns = columns.max(10);
    let full = &text.full;
    let mut press = Press { out: Rendered { id: full.head.id.0, width: columns, ..Rendered::default() }, locale };
    press.out.starts.push(0);
    let stored = text.stored.as_ref().map(|stored| &stored.article);
    press.headline(full, stored.map_or(&[], |article| &article.byline));
    let document = stored.map(|article| &article.document).filter(|document| !document.blocks.is_empty());
    match document {
        Some(document) => press.document(document),
        None if !text.from_feed.blocks.is_empty() => press.document(&text.from_feed),
        None => press.document(&summary(full)),
    }
    let note = match full.head.offline {
        Offline::Paywalled => Some(locale.t("text-paywalled")),
        _ if stored.is_some_and(|article| article.kind == PageKind::Paywalled) => Some(locale.t("text-paywalled")),
        Offline::Pending if document.is_none() => Some(locale.t("text-pending")),
        Offline::Failed => {
            full.page_error.as_ref().map(|why| locale.ta("text-failed", &[("why", why.as_str().into())]))
        }
        _ => None,
    };
    if let Some(note) = note {
        press.begin();
        press.plain(&note, "", Role::Warning);
    }
    press.out
}

/// The feed's first sentences, where nothing more is here.
fn summary(full: &EntryFull) -> Document {
    let text = clean::line(&full.head.summary);
    Document { blocks: if text.is_empty() { Vec::new() } else { vec![Block::Paragraph { text: Prose::plain(text) }] } }
}

impl Press<'_> {
    fn headline(&mut self, full: &EntryFull, byline: &[String]) {
        self.plain(&full.head.title, "", Role::Headline);
        let authors = if byline.is_empty() { &full.authors } else { byline };
        if !authors.is_empty() {
            self.plain(&authors.join(", "), "", Role::Dim);
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

    fn plain(&mut self, text: &str, indent: &str, role: Role) {
        let room = self.out.width.saturating_sub(width::width(indent)).max(4);
        for range in wrap::lines(text, room) {
            self.out.lines.push(vec![(indent.to_owned(), Role::Rule), (text[range].trim_end().to_owned(), role)]);
        }
    }

    /// Styled text: `first` before its first line, `rest` before the others.
    fn prose(&mut self, prose: &Prose, first: &str, rest: &str, base: Role) {
        let mut flat = String::new();
        let mut spans: Vec<(usize, Role)> = Vec::new();
        for run in &prose.0 {
            flat.push_str(&run.text);
            spans.push((flat.len(), role_of(run, base)));
            if let Some(link) = &run.link {
                self.out.links.push(link.clone());
                // Writing to a string cannot fail.
                let _ = write!(flat, "\u{a0}[{}]", self.out.links.len());
                spans.push((flat.len(), Role::Dim));
            }
        }
        let room = self.out.width.saturating_sub(width::width(rest)).max(4);
        for (number, range) in wrap::lines(&flat, room).into_iter().enumerate() {
            let mut line = vec![(if number == 0 { first } else { rest }.to_owned(), Role::Rule)];
            let mut from = range.start;
            let next = spans.partition_point(|(end, _)| *end <= from);
            for (end, role) in &spans[next..] {
                let to = (*end).min(range.end);
                if from < to {
                    line.push((flat[from..to].trim_end_matches('\n').to_owned(), *role));
                }
                from = to;
                if *end >= range.end {
                    break;
                }
            }
            self.out.lines.push(line);
        }
    }

    fn document(&mut self, document: &Document) {
        for block in &document.blocks {
            self.begin();
            self.block(block, "", 0);
        }
    }

    fn block(&mut self, block: &Block, indent: &str, depth: usize) {
        match block {
            Block::Lead { text } => self.prose(text, indent, indent, Role::Lead),
            Block::Paragraph { text } => self.prose(text, indent, indent, Role::Text),
            Block::Heading { text, level } => {
                self.prose(text, indent, indent, Role::Heading);
                let widest = self.out.lines.last().map_or(0, |line| line.iter().map(|(t, _)| width::width(t)).sum());
                if *level <= 3 {
                    self.out.lines.push(vec![("─".repeat(widest.max(4)), Role::Rule)]);
                }
            }
            Block::Quote { paragraphs, cite } => {
                let bar = format!("{indent}┃ ");
                for (number, text) in paragraphs.iter().enumerate() {
                    if number > 0 {
                        self.out.lines.push(vec![(bar.clone(), Role::Rule)]);
                    }
                    self.prose(text, &bar, &bar, Role::Quote);
                }
                if let Some(cite) = cite {
                    self.prose(cite, &format!("{bar}— "), &format!("{bar}  "), Role::Dim);
                }
            }
            Block::List { ordered, items } => self.list(*ordered, items, indent, depth),
            Block::Table { caption, header, rows } => self.table(caption.as_ref(), header, rows),
            Block::Code { text } => {
                for line in text.lines().take(2_000) {
                    let line = format!("  {}", line.replace('\t', "    "));
                    self.out.lines.push(vec![(width::truncate(&line, self.out.width), Role::Code)]);
                }
            }
            Block::Image { alt, caption, .. } => {
                let said = if caption.is_empty() { alt } else { caption };
                let label = self.locale.t("picture");
                self.plain(
                    &if said.is_empty() { format!("[{label}]") } else { format!("[{label}] {said}") },
                    "",
                    Role::Dim,
                );
            }
            Block::Embed { title, url } => {
                self.out.links.push(url.clone());
                let label = self.locale.t("embed");
                self.plain(&format!("▸ {label} : {title} [{}]", self.out.links.len()), "", Role::Dim);
            }
            Block::Rule => self.out.lines.push(vec![("*  *  *".to_owned(), Role::Rule)]),
        }
    }

    fn list(&mut self, ordered: bool, items: &[Item], indent: &str, depth: usize) {
        for (number, item) in items.iter().enumerate() {
            let mark = if ordered { format!("{}. ", number + 1) } else { "• ".to_owned() };
            let inner = format!("{indent}{}", " ".repeat(width::width(&mark)));
            self.prose(&item.text, &format!("{indent}{mark}"), &inner, Role::Text);
            if depth < DEEPEST {
                for block in &item.nested {
                    self.block(block, &inner, depth + 1);
                }
            }
        }
    }

    /// Columns as wide as what they hold, the widest narrowed until the line fits.
    fn table(&mut self, caption: Option<&Prose>, header: &[Prose], rows: &[Vec<Prose>]) {
        if let Some(caption) = caption {
            self.prose(caption, "", "", Role::Strong);
        }
        let cells =
            |row: &[Prose]| row.iter().take(20).map(|cell| cell.to_plain().replace('\n', " ")).collect::<Vec<_>>();
        let body: Vec<_> = rows.iter().take(500).map(|row| cells(row)).collect();
        let head = cells(header);
        let count = body.iter().map(Vec::len).chain([head.len()]).max().unwrap_or(0);
        let wide = |row: &Vec<String>, column: usize| row.get(column).map_or(0, |cell| width::width(cell));
        let mut columns: Vec<usize> =
            (0..count).map(|c| body.iter().chain([&head]).map(|row| wide(row, c)).max().unwrap_or(0).max(1)).collect();
        while columns.iter().sum::<usize>() + 2 * count.saturating_sub(1) > self.out.width {
            match columns.iter_mut().max() {
                Some(widest) if *widest > 3 => *widest -= 1,
                _ => break,
            }
        }
        let line = |row: &Vec<String>| {
            let parts = columns.iter().enumerate().map(|(column, room)| {
                let cell = width::truncate(row.get(column).map_or("", String::as_str), *room);
                let gap = room.saturating_sub(width::width(&cell));
                format!("{cell}{}", " ".repeat(gap))
            });
            parts.collect::<Vec<_>>().join("  ").trim_end().to_owned()
        };
        if !head.is_empty() {
            self.out.lines.push(vec![(line(&head), Role::Strong)]);
            let across = columns.iter().map(|room| "─".repeat(*room)).collect::<Vec<_>>().join("  ");
            self.out.lines.push(vec![(across, Role::Rule)]);
        }
        for row in &body {
            self.out.lines.push(vec![(line(row), Role::Text)]);
        }
    }
}

fn role_of(run: &Run, base: Role) -> Role {
    if run.link.is_some() {
        Role::Link
    } else if run.code {
        Role::Code
    } else if run.strong {
        Role::Strong
    } else if run.emphasis {
        Role::Emphasis
    } else {
        base
    }
}
