//! An article in CommonMark: what means something there and is only text here is escaped.

use super::text::{indented, list};
use super::{Piece, joined};
use crate::news::document::{Block, Run, Text};

pub(super) fn piece(piece: &Piece) -> String {
    let mut parts = vec![format!("# {}", escaped(&piece.title))];
    let byline = piece.byline();
    let line = match &piece.url {
        Some(url) if byline.is_empty() => format!("<{url}>"),
        Some(url) => format!("[{}]({})", escaped(&byline), address(url)),
        None => escaped(&byline),
    };
    parts.extend(Some(line).filter(|line| !line.is_empty()));
    parts.extend(piece.document.blocks.iter().map(|block| written(block, 0)).filter(|part| !part.trim().is_empty()));
    parts.join("\n\n") + "\n"
}

fn written(block: &Block, depth: usize) -> String {
    match block {
        Block::Lead { text } => {
            let strong = text.0.iter().map(|run| Run { strong: true, ..run.clone() }).collect::<Vec<_>>();
            inline(&strong)
        }
        Block::Paragraph { text } => inline(&text.0),
        Block::Heading { level, text } => {
            format!("{} {}", "#".repeat(usize::from(*level).clamp(2, 6)), inline(&text.0).replace('\n', " "))
        }
        Block::Quote { paragraphs, cite } => {
            let mut parts: Vec<String> = paragraphs.iter().map(|text| inline(&text.0)).collect();
            parts.extend(cite.iter().map(|cite| format!("— {}", inline(&cite.0))));
            indented(&parts.join("\n\n"), "> ", "> ")
        }
        Block::List { ordered, items } => list(*ordered, items, depth, |text| inline(&text.0), written),
        Block::Table { caption, header, rows } => table(caption.as_ref(), header, rows),
        Block::Code { text } => {
            let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
            let fence = "`".repeat(longest.max(2) + 1);
            format!("{fence}\n{text}\n{fence}")
        }
        Block::Image { src, alt, caption } => {
            let told = if alt.is_empty() { caption } else { alt };
            let picture = format!("![{}]({})", escaped(told), address(src));
            if caption.is_empty() { picture } else { format!("{picture}\n*{}*", escaped(caption)) }
        }
        Block::Embed { title, url } => format!("[{}]({})", escaped(title), address(url)),
        Block::Rule => "---".into(),
    }
}

fn table(caption: Option<&Text>, header: &[Text], rows: &[Vec<Text>]) -> String {
    let columns = rows.iter().map(Vec::len).chain([header.len()]).max().unwrap_or(0);
    if columns == 0 {
        return String::new();
    }
    let row = |cells: &[Text]| {
        let mut line = String::from("|");
        for column in 0..columns {
            let cell = cells.get(column).map(|text| inline(&text.0)).unwrap_or_default();
            let cell = cell.replace("\\\n", " ").replace('\n', " ").replace('|', "\\|");
            line.extend([" ", &cell, " |"]);
        }
        line
    };
    let mut lines: Vec<String> = caption.map(|text| format!("*{}*\n", inline(&text.0))).into_iter().collect();
    lines.push(row(header));
    lines.push(format!("|{}", " --- |".repeat(columns)));
    lines.extend(rows.iter().map(|cells| row(cells)));
    lines.join("\n")
}

fn inline(runs: &[Run]) -> String {
    let mut out = String::new();
    for run in joined(runs) {
        // A mark may not touch white space on its inner side: it would stand as it is written.
        let inner = run.text.trim();
        if inner.is_empty() {
            out.push_str(&run.text);
            continue;
        }
        let start = run.text.find(inner).unwrap_or(0);
        let mut text = if run.code {
            format!("`{}`", inner.replace('`', "'"))
        } else {
            let marks = [(run.strong, "**"), (run.emphasis, "*")];
            let marks: String = marks.iter().filter(|(on, _)| *on).map(|(_, mark)| *mark).collect();
            format!("{marks}{}{}", escaped(inner), marks.chars().rev().collect::<String>())
        };
        if let Some(link) = &run.link {
            text = format!("[{text}]({})", address(link));
        }
        out.push_str(&run.text[..start]);
        out.push_str(&text);
        out.push_str(&run.text[start + inner.len()..]);
    }
    out
}

/// `text` so that CommonMark reads it as nothing but text.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            out.push_str("\\\n");
        }
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        for (at, c) in line.char_indices() {
            let marks = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&')
                || (at == 0 && matches!(c, '#' | '+' | '-' | '=' | '~'))
                || (digits > 0 && at == digits && matches!(c, '.' | ')'));
            if marks {
                out.push('\\');
            }
            out.push(c);
        }
    }
    out
}

/// An address between the parentheses of a link.
fn address(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            ' ' => out.push_str("%20"),
            '(' => out.push_str("%28"),
            ')' => out.push_str("%29"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}
