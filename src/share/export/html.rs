//! An article as HTML that is also XML: the same writer serves pages and EPUB chapters.

use std::fmt::Write as _;

use super::{DEPTH, Piece, joined};
use crate::news::document::{Block, Document, Item, Text};

const STYLE: &str = "body{max-width:38em;margin:2em auto;padding:0 1em;font:1.1em/1.5 Georgia,serif}\
.byline,figcaption{color:#666;font-size:.85em}.lead{font-weight:bold}img{max-width:100%}\
blockquote{border-left:3px solid #ccc;margin-left:0;padding-left:1em}table{border-collapse:collapse}\
td,th{border:1px solid #ccc;padding:.2em .5em}article+article{border-top:1px solid #ccc;margin-top:3em}";

pub(super) fn page(pieces: &[Piece]) -> String {
    let title = pieces.first().map(|piece| piece.title.as_str()).unwrap_or_default();
    let lang = pieces.first().map_or("und", |piece| piece.lang.code());
    let articles = pieces.iter().map(article).collect::<Vec<_>>().concat();
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\"/>\n\
         <meta name=\"viewport\" content=\"width=device-width\"/>\n<title>{}</title>\n<style>{STYLE}</style>\n</head>\n\
         <body>\n{articles}</body>\n</html>\n",
        escaped(title)
    )
}

/// An article with its headline and where it comes from.
pub(super) fn article(piece: &Piece) -> String {
    let byline = escaped(&piece.byline());
    let byline = match &piece.url {
        Some(url) => format!("<a href=\"{}\">{byline}</a>", escaped(url)),
        None => byline,
    };
    format!(
        "<article>\n<h1>{}</h1>\n<p class=\"byline\">{byline}</p>\n{}</article>\n",
        escaped(&piece.title),
        fragment(&piece.document)
    )
}

pub(super) fn fragment(document: &Document) -> String {
    let mut out = String::new();
    for block in &document.blocks {
        write(block, 0, &mut out);
    }
    out
}

fn write(block: &Block, depth: usize, out: &mut String) {
    match block {
        Block::Lead { text } => put(out, format_args!("<p class=\"lead\">{}</p>\n", inline(text))),
        Block::Paragraph { text } => put(out, format_args!("<p>{}</p>\n", inline(text))),
        Block::Heading { level, text } => {
            let level = (*level).clamp(2, 6);
            put(out, format_args!("<h{level}>{}</h{level}>\n", inline(text)));
        }
        Block::Quote { paragraphs, cite } => {
            let inside = paragraphs.iter().map(|text| format!("<p>{}</p>", inline(text))).collect::<Vec<_>>().concat();
            let cite = cite.as_ref().map(|cite| format!("<p><cite>{}</cite></p>", inline(cite))).unwrap_or_default();
            put(out, format_args!("<blockquote>{inside}{cite}</blockquote>\n"));
        }
        Block::List { ordered, items } => list(*ordered, items, depth, out),
        Block::Table { caption, header, rows } => table(caption.as_ref(), header, rows, out),
        Block::Code { text } => put(out, format_args!("<pre><code>{}</code></pre>\n", escaped(text))),
        Block::Image { src, alt, caption } => {
            put(out, format_args!("<figure><img src=\"{}\" alt=\"{}\"/>", escaped(src), escaped(alt)));
            if !caption.is_empty() {
                put(out, format_args!("<figcaption>{}</figcaption>", escaped(caption)));
            }
            out.push_str("</figure>\n");
        }
        Block::Embed { title, url } => {
            put(out, format_args!("<p><a href=\"{}\">{}</a></p>\n", escaped(url), escaped(title)));
        }
        Block::Rule => out.push_str("<hr/>\n"),
    }
}

fn list(ordered: bool, items: &[Item], depth: usize, out: &mut String) {
    if depth >= DEPTH {
        return;
    }
    let name = if ordered { "ol" } else { "ul" };
    put(out, format_args!("<{name}>\n"));
    for item in items {
        put(out, format_args!("<li>{}", inline(&item.text)));
        for block in &item.nested {
            write(block, depth + 1, out);
        }
        out.push_str("</li>\n");
    }
    put(out, format_args!("</{name}>\n"));
}

fn table(caption: Option<&Text>, header: &[Text], rows: &[Vec<Text>], out: &mut String) {
    let row = |cells: &[Text], name: &str| {
        let cells = cells.iter().map(|text| format!("<{name}>{}</{name}>", inline(text))).collect::<Vec<_>>().concat();
        format!("<tr>{cells}</tr>\n")
    };
    out.push_str("<table>\n");
    if let Some(caption) = caption {
        put(out, format_args!("<caption>{}</caption>\n", inline(caption)));
    }
    if !header.is_empty() {
        out.push_str(&row(header, "th"));
    }
    for cells in rows {
        out.push_str(&row(cells, "td"));
    }
    out.push_str("</table>\n");
}

fn inline(text: &Text) -> String {
    let mut out = String::new();
    for run in joined(&text.0) {
        let mut inside = escaped(&run.text).replace('\n', "<br/>");
        for (on, name) in [(run.code, "code"), (run.emphasis, "em"), (run.strong, "strong")] {
            if on {
                inside = format!("<{name}>{inside}</{name}>");
            }
        }
        if let Some(link) = &run.link {
            inside = format!("<a href=\"{}\">{inside}</a>", escaped(link));
        }
        out.push_str(&inside);
    }
    out
}

fn put(out: &mut String, piece: std::fmt::Arguments<'_>) {
    out.write_fmt(piece).expect("a String takes everything");
}

/// `text` for an element or an attribute between double quotes; characters that XML forbids are left out.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}
