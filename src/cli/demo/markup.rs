//! The light markup in which the articles of the press are written: one file an outlet, read into pieces and blocks.
//!
//! Its input is part of the program: a mistake in it is found by the tests, not reported to people.

/// An article as written, before an outlet dresses it.
#[derive(Debug, Default)]
pub(super) struct Piece {
    pub(super) slug: &'static str,
    pub(super) title: &'static str,
    /// Feeds it stands in.
    pub(super) sections: Vec<&'static str>,
    /// The event it tells of, where other pieces tell of it too.
    pub(super) story: Option<&'static str>,
    /// Minutes before the start of the demonstration.
    pub(super) age: i64,
    pub(super) author: Option<&'static str>,
    pub(super) agency: Option<&'static str>,
    pub(super) tags: Vec<&'static str>,
    pub(super) paywall: bool,
    pub(super) comments: bool,
    pub(super) lead: &'static str,
    pub(super) body: Vec<Node>,
}

#[derive(Debug, PartialEq)]
pub(super) enum Node {
    Paragraph(&'static str),
    Heading(&'static str),
    Quote(&'static str),
    List(Vec<&'static str>),
    Table(Vec<Vec<&'static str>>),
    Code(String),
    Image {
        caption: &'static str,
        file: &'static str,
    },
    Video {
        title: &'static str,
        url: &'static str,
    },
    /// A link to another piece of the outlet, in the middle of the text.
    SeeAlso(&'static str),
}

/// The pictures of a piece.
pub(super) fn files(piece: &Piece) -> impl Iterator<Item = &'static str> {
    piece.body.iter().filter_map(|node| match node {
        Node::Image { file, .. } => Some(*file),
        _ => None,
    })
}

/// Reads an outlet's file: pieces parted by `=== slug`, each with `name: value` lines, a blank line, and its text.
pub(super) fn pieces(source: &'static str) -> Vec<Piece> {
    source.split("=== ").map(str::trim).filter(|part| !part.is_empty()).map(piece).collect()
}

fn piece(source: &'static str) -> Piece {
    let (head, text) = source.split_once("\n\n").unwrap_or((source, ""));
    let mut lines = head.lines();
    let mut piece = Piece { slug: lines.next().unwrap_or_default().trim(), ..Piece::default() };
    for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
        let value = value.trim();
        match name {
            "title" => piece.title = value,
            "in" => piece.sections = value.split(", ").collect(),
            "story" => piece.story = Some(value),
            "age" => piece.age = minutes(value),
            "by" => piece.author = Some(value),
            "agency" => piece.agency = Some(value),
            "tags" => piece.tags = value.split(", ").collect(),
            "with" => {
                piece.paywall = value.contains("paywall");
                piece.comments = value.contains("comments");
            }
            _ => {}
        }
    }
    let (lead, rest) = text.split_once("\n\n").unwrap_or((text, ""));
    piece.lead = lead.trim();
    piece.body = nodes(rest);
    piece
}

/// `1d4h30` in minutes.
fn minutes(text: &str) -> i64 {
    let (days, rest) = text.split_once('d').unwrap_or(("0", text));
    let (hours, rest) = rest.split_once('h').unwrap_or(("0", rest));
    let number = |text: &str| text.trim().parse::<i64>().unwrap_or(0);
    number(days) * 1440 + number(hours) * 60 + number(rest)
}

fn nodes(text: &'static str) -> Vec<Node> {
    let mut out = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        // Blank lines are part of code, and part everything else.
        if let Some((code, after)) = rest.strip_prefix("```\n").and_then(|code| code.split_once("\n```")) {
            out.push(Node::Code(code.to_owned()));
            rest = after.trim_start();
            continue;
        }
        let (block, after) = rest.split_once("\n\n").unwrap_or((rest, ""));
        out.push(node(block.trim()));
        rest = after.trim_start();
    }
    out
}

fn node(block: &'static str) -> Node {
    let call = |name: &str| block.strip_prefix(name).and_then(|inside| inside.strip_suffix(')'));
    if let Some(heading) = block.strip_prefix("## ") {
        Node::Heading(heading)
    } else if let Some(quote) = block.strip_prefix("> ") {
        Node::Quote(quote)
    } else if block.starts_with("- ") {
        Node::List(block.lines().map(|line| line.trim_start_matches("- ")).collect())
    } else if block.starts_with('|') {
        Node::Table(block.lines().map(|line| line.trim_matches('|').split('|').map(str::trim).collect()).collect())
    } else if let Some((caption, file)) = call("![").and_then(|inside| inside.split_once("](")) {
        Node::Image { caption, file }
    } else if let Some((title, url)) = call("@video(").and_then(|inside| inside.rsplit_once(", ")) {
        Node::Video { title, url }
    } else if let Some(slug) = call("@lire(") {
        Node::SeeAlso(slug)
    } else {
        Node::Paragraph(block)
    }
}

/// Running text as HTML: `**strong**`, `*emphasis*` and `` `code` ``; everything else is escaped.
pub(super) fn inline(text: &str) -> String {
    let escaped = html_escape::encode_text(text);
    let strong = pairs(&escaped, "**", "strong");
    let emphasis = pairs(&strong, "*", "em");
    pairs(&emphasis, "`", "code")
}

fn pairs(text: &str, mark: &str, tag: &str) -> String {
    let parts: Vec<&str> = text.split(mark).collect();
    if parts.len().is_multiple_of(2) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + 16);
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            out.push_str(if index % 2 == 1 { "<" } else { "</" });
            out.push_str(tag);
            out.push('>');
        }
        out.push_str(part);
    }
    out
}

/// Running text without its marks, for feeds.
pub(super) fn bare(text: &str) -> String {
    text.replace("**", "").replace(['*', '`'], "")
}
