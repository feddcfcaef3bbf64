//! Plain text of an article: for a terminal, a mail, a pipe.

use super::{DEPTH, Piece};
use crate::news::document::{Block, Document, Item, Text};

pub(super) fn piece(piece: &Piece) -> String {
    let mut parts = vec![piece.title.clone()];
    parts.extend([piece.byline()].into_iter().filter(|line| !line.is_empty()));
    parts.extend(body(&piece.document));
    parts.extend(piece.url.clone());
    parts.join("\n\n") + "\n"
}

fn body(document: &Document) -> Vec<String> {
    document.blocks.iter().map(|block| written(block, 0)).filter(|part| !part.trim().is_empty()).collect()
}

fn written(block: &Block, depth: usize) -> String {
    match block {
        Block::Lead { text } | Block::Paragraph { text } | Block::Heading { text, .. } => text.to_plain(),
        Block::Quote { paragraphs, cite } => {
            let mut lines: Vec<String> = paragraphs.iter().map(|text| indented(&text.to_plain(), "> ", "> ")).collect();
            lines.extend(cite.iter().map(|cite| format!("> — {}", cite.to_plain())));
            lines.join("\n>\n")
        }
        Block::List { ordered, items } => list(*ordered, items, depth, Text::to_plain, written),
        Block::Table { caption, header, rows } => {
            let row = |cells: &Vec<Text>| cells.iter().map(Text::to_plain).collect::<Vec<_>>().join(" | ");
            let mut lines: Vec<String> = caption.iter().map(Text::to_plain).collect();
            if !header.is_empty() {
                lines.push(row(header));
                lines.push("-".repeat(crate::text::width::width(&row(header)).min(80)));
            }
            lines.extend(rows.iter().map(row));
            lines.join("\n")
        }
        Block::Code { text } => indented(text, "    ", "    "),
        Block::Image { alt, caption, .. } => {
            let told = if caption.is_empty() { alt } else { caption };
            if told.is_empty() { String::new() } else { format!("[{told}]") }
        }
        Block::Embed { title, url } => format!("[{title}: {url}]"),
        Block::Rule => "* * *".into(),
    }
}

/// A list with `inline` for the texts of its items and `written` for what is nested in them.
pub(super) fn list(
    ordered: bool,
    items: &[Item],
    depth: usize,
    inline: fn(&Text) -> String,
    written: fn(&Block, usize) -> String,
) -> String {
    if depth >= DEPTH {
        return String::new();
    }
    let mut lines = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let mark = if ordered { format!("{}. ", index + 1) } else { "- ".into() };
        let blank = " ".repeat(mark.len());
        lines.push(indented(&inline(&item.text), &mark, &blank));
        let nested = item.nested.iter().map(|block| written(block, depth + 1)).filter(|inside| !inside.is_empty());
        lines.extend(nested.map(|inside| indented(&inside, &blank, &blank)));
    }
    lines.join("\n")
}

/// `text` with `first` before its first line and `rest` before the others.
pub(super) fn indented(text: &str, first: &str, rest: &str) -> String {
    let mut out = String::with_capacity(text.len() + first.len());
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            out.push('\n');
        }
        let mark = if number == 0 { first } else { rest };
        out.push_str(if line.is_empty() { mark.trim_end() } else { mark });
        out.push_str(line);
    }
    out
}
