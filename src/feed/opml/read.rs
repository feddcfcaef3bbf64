//! OPML in, however broken.

use std::collections::HashSet;

use super::super::decode::decode;
use super::super::tree::{self, Node};
use super::{Attributes, FeedList, INSIDE, OpmlError, tags};
use crate::news::feed::FeedSource;
use crate::text::clean;

/// The feeds of a list; the outlines around a feed are its section.
pub fn read(bytes: &[u8]) -> Result<FeedList, OpmlError> {
    let text = decode(bytes, None);
    let document = tree::read(&text, None);
    let mut reading = Reading::default();
    reading.head(&document);
    for outline in outermost(&document) {
        reading.outline(outline, None);
    }
    let mut list = reading.list;
    let mut seen = HashSet::new();
    let all = list.feeds.len();
    list.feeds.retain(|feed| seen.insert(feed.url.clone()));
    if list.feeds.is_empty() {
        return Err(OpmlError::NotOpml);
    }
    list.complaints.extend(flaw(&text));
    if all > list.feeds.len() {
        list.complaints.push(format!("{} feeds stand twice in it and are taken once", all - list.feeds.len()));
    }
    if reading.no_feeds > 0 {
        list.complaints.push(format!("{} outlines name no feed and are left out", reading.no_feeds));
    }
    Ok(list)
}

/// Whether it can be written again as it was read: broken lists have names of which no reader would make sense.
fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':'))
}

fn is_outline(node: &Node<'_>) -> bool {
    node.name.eq_ignore_ascii_case("outline")
}

fn outermost<'n, 'a>(node: &'n Node<'a>) -> Vec<&'n Node<'a>> {
    let mut found = Vec::new();
    node.outermost(&is_outline, &mut found);
    found
}

#[derive(Default)]
struct Reading {
    list: FeedList,
    /// Outlines without feed, name or anything in them.
    no_feeds: usize,
}

impl Reading {
    fn head(&mut self, document: &Node<'_>) {
        let mut heads = Vec::new();
        document.outermost(&|node| node.name.eq_ignore_ascii_case("head"), &mut heads);
        for line in heads.iter().flat_map(|head| &head.kids) {
            if let Some(text) = line.trimmed().filter(|_| is_name(line.name)) {
                self.list.kept.head.insert(line.name.to_owned(), clean::line(text));
            }
        }
        let prefixes = document
            .kids
            .iter()
            .flat_map(Node::attributes)
            .filter(|(name, _)| name.starts_with("xmlns:") && is_name(name));
        self.list.kept.head.extend(prefixes.map(|(name, value)| (name.to_owned(), clean::line(value))));
    }

    fn outline(&mut self, node: &Node<'_>, section: Option<&str>) {
        let mut attributes: Attributes = node
            .attributes()
            .filter(|(name, _)| is_name(name))
            .map(|(name, value)| (name.to_owned(), clean::line(value)))
            .collect();
        let inside = outermost(node);
        if let Some(url) = address(&mut attributes) {
            self.list.feeds.push(feed(url, attributes, section));
            for inner in inside {
                self.outline(inner, section);
            }
            return;
        }
        let named =
            attributes.remove("text").filter(|name| !name.is_empty()).or_else(|| attributes.get("title").cloned());
        if attributes.get("title") == named.as_ref() {
            attributes.remove("title");
        }
        let is_link = attributes.contains_key("type") || attributes.contains_key("url");
        let Some(name) = named.filter(|name| !(name.is_empty() || inside.is_empty() && is_link)) else {
            self.no_feeds += usize::from(inside.is_empty());
            for inner in inside {
                self.outline(inner, section);
            }
            return;
        };
        let path = section.map_or_else(|| name.clone(), |section| format!("{section}{INSIDE}{name}"));
        if !attributes.is_empty() || inside.is_empty() {
            self.list.kept.sections.insert(path.clone(), attributes);
        }
        for inner in inside {
            self.outline(inner, Some(&path));
        }
    }
}

/// Takes the feed's address out of the attributes, if there is one.
fn address(attributes: &mut Attributes) -> Option<String> {
    let is_feed = attributes
        .get("type")
        .is_some_and(|kind| ["rss", "atom", "feed"].iter().any(|known| kind.eq_ignore_ascii_case(known)));
    let names = |name: &&String| name.eq_ignore_ascii_case("xmlUrl") || (is_feed && name.eq_ignore_ascii_case("url"));
    let name = attributes.keys().find(names)?.clone();
    let written = attributes.get(&name)?;
    let web = match written.strip_prefix("feed:") {
        Some(rest) if rest.starts_with("//") => format!("http:{rest}"),
        Some(rest) => rest.to_owned(),
        None => written.clone(),
    };
    let usable = url::Url::parse(&web).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
    if usable {
        attributes.remove(&name);
    }
    usable.then_some(web)
}

fn feed(url: String, mut attributes: Attributes, section: Option<&str>) -> FeedSource {
    let text = attributes.remove("text").filter(|text| !text.is_empty());
    let name = text.or_else(|| attributes.get("title").cloned()).filter(|name| !name.is_empty() && *name != url);
    if attributes.get("title").is_some_and(|title| title.is_empty() || Some(title) == name.as_ref()) {
        attributes.remove("title");
    }
    if attributes.get("type").is_some_and(|kind| kind == "rss") {
        attributes.remove("type");
    }
    let tags = attributes.get("category").map(|category| tags(category)).unwrap_or_default();
    if attributes.get("category").is_some_and(|category| *category == tags.join(",")) {
        attributes.remove("category");
    }
    FeedSource {
        url,
        name,
        section: section.map(str::to_owned),
        tags,
        full_text: true,
        attributes,
        ..FeedSource::default()
    }
}

/// The first place at which the text is not well-formed.
fn flaw(text: &str) -> Option<String> {
    let mut reader = quick_xml::Reader::from_str(text);
    let error = loop {
        match reader.read_event() {
            Ok(quick_xml::events::Event::Eof) => return None,
            Ok(quick_xml::events::Event::Start(tag) | quick_xml::events::Event::Empty(tag)) => {
                if let Some(error) = tag.attributes().find_map(Result::err) {
                    break error.to_string();
                }
            }
            Ok(_) => {}
            Err(error) => break error.to_string(),
        }
    };
    let at = usize::try_from(reader.error_position().max(reader.buffer_position())).unwrap_or(0).min(text.len());
    let line = memchr::memchr_iter(b'\n', &text.as_bytes()[..at]).count() + 1;
    Some(format!("line {line}: the file is broken there ({}); what could be read of it was", clean::line(&error)))
}
