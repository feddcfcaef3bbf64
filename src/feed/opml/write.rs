//! OPML 2.0 out.

use std::fmt::Write as _;

use super::{Attributes, INSIDE, Kept, tags};
use crate::news::feed::FeedSource;

/// A section, with what is in it.
#[derive(Default)]
struct Section<'a> {
    name: &'a str,
    path: String,
    lines: Vec<Line<'a>>,
}

/// What stands in a section, in the list's order.
enum Line<'a> {
    Feed(&'a FeedSource),
    Section(Section<'a>),
}

impl<'a> Section<'a> {
    /// The section at that path below this one, made where it is not there yet.
    fn at(&mut self, path: &'a str) -> &mut Self {
        let (name, rest) = path.split_once(INSIDE).map_or((path, None), |(name, rest)| (name, Some(rest)));
        let is_it = |line: &Line<'_>| matches!(line, Line::Section(section) if section.name == name);
        let at = self.lines.iter().position(is_it).unwrap_or_else(|| {
            let path = if self.path.is_empty() { name.to_owned() } else { format!("{}{INSIDE}{name}", self.path) };
            self.lines.push(Line::Section(Self { name, path, lines: Vec::new() }));
            self.lines.len() - 1
        });
        let Line::Section(section) = &mut self.lines[at] else { unreachable!("it was looked for, or just made") };
        match rest {
            Some(rest) => section.at(rest),
            None => section,
        }
    }
}

/// The list as OPML 2.0, sections as outlines in the order in which they first appear.
pub fn write(feeds: &[FeedSource], kept: &Kept) -> String {
    let mut all = Section::default();
    for feed in feeds {
        match feed.section.as_deref().filter(|section| !section.is_empty()) {
            Some(section) => all.at(section).lines.push(Line::Feed(feed)),
            None => all.lines.push(Line::Feed(feed)),
        }
    }
    for path in kept.sections.keys() {
        all.at(path);
    }
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\"");
    let is_prefix = |name: &str| name.starts_with("xmlns:");
    for (name, value) in kept.head.iter().filter(|(name, _)| is_prefix(name)) {
        attribute(&mut out, name, value);
    }
    out.push_str(">\n  <head>\n");
    if !kept.head.contains_key("title") {
        out.push_str("    <title>kiosque</title>\n");
    }
    for (name, value) in kept.head.iter().filter(|(name, _)| !is_prefix(name)) {
        let _ = writeln!(out, "    <{name}>{}</{name}>", html_escape::encode_text(value));
    }
    out.push_str("  </head>\n  <body>\n");
    contents(&mut out, &all, kept, 2);
    out.push_str("  </body>\n</opml>\n");
    out
}

fn contents(out: &mut String, section: &Section<'_>, kept: &Kept, depth: usize) {
    let indent = "  ".repeat(depth);
    for line in &section.lines {
        let _ = write!(out, "{indent}<outline");
        match line {
            Line::Feed(source) => {
                feed(out, source);
                out.push_str("/>\n");
            }
            Line::Section(inner) => {
                attribute(out, "text", inner.name);
                others(out, kept.sections.get(&inner.path).unwrap_or(&Attributes::new()), &["text"]);
                out.push_str(">\n");
                contents(out, inner, kept, depth + 1);
                let _ = writeln!(out, "{indent}</outline>");
            }
        }
    }
}

fn feed(out: &mut String, feed: &FeedSource) {
    let own = |name: &str| feed.attributes.get(name).map(String::as_str);
    attribute(out, "type", own("type").unwrap_or("rss"));
    let name = feed.name.as_deref();
    attribute(out, "text", name.unwrap_or(&feed.url));
    if let Some(title) = own("title").or(name) {
        attribute(out, "title", title);
    }
    attribute(out, "xmlUrl", &feed.url);
    // As it was written, unless the tags were changed since.
    let category =
        own("category").filter(|written| tags(written) == feed.tags).map_or_else(|| feed.tags.join(","), str::to_owned);
    if !category.is_empty() {
        attribute(out, "category", &category);
    }
    others(out, &feed.attributes, &["type", "title", "category"]);
}

fn others(out: &mut String, attributes: &Attributes, written: &[&str]) {
    for (name, value) in attributes.iter().filter(|(name, _)| !written.contains(&name.as_str())) {
        attribute(out, name, value);
    }
}

fn attribute(out: &mut String, name: &str, value: &str) {
    let _ = write!(out, " {name}=\"{}\"", html_escape::encode_double_quoted_attribute(value));
}
