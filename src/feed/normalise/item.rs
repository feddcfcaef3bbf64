//! One entry: what it is called, when it was written, what it says.

use std::borrow::Cow;

use chrono::{DateTime, Utc};

use super::super::date;
use super::super::namespace::Ns;
use super::super::tree::Node;
use super::links::absolute;
use super::{Context, Item, media, people};

/// Elements that say the same, in the order in which they are believed.
type Names = [(Ns, &'static str)];

const TITLE: &Names =
    &[(Ns::Rss, "title"), (Ns::Atom, "title"), (Ns::Dc, "title"), (Ns::Media, "title"), (Ns::Itunes, "title")];
const GUID: &Names = &[(Ns::Rss, "guid"), (Ns::Rss, "id"), (Ns::Atom, "id")];
const PUBLISHED: &Names = &[
    (Ns::Rss, "pubDate"),
    (Ns::Rss, "published"),
    (Ns::Atom, "published"),
    (Ns::Rss, "issued"),
    (Ns::Atom, "issued"),
    (Ns::Dc, "date"),
    (Ns::DcTerms, "issued"),
    (Ns::DcTerms, "created"),
    (Ns::Rss, "created"),
    (Ns::Atom, "created"),
    (Ns::Rss, "date"),
    (Ns::Atom, "pubDate"),
];
const UPDATED: &Names = &[
    (Ns::Rss, "updated"),
    (Ns::Atom, "updated"),
    (Ns::Rss, "modified"),
    (Ns::Atom, "modified"),
    (Ns::DcTerms, "modified"),
];
const SUMMARY: &Names = &[
    (Ns::Rss, "description"),
    (Ns::Rss, "summary"),
    (Ns::Atom, "summary"),
    (Ns::Dc, "description"),
    (Ns::DcTerms, "abstract"),
];
/// Read where an entry has neither summary nor content.
const SPARE_SUMMARY: &Names =
    &[(Ns::Itunes, "summary"), (Ns::Itunes, "subtitle"), (Ns::Media, "description"), (Ns::Rss, "abstract")];
const CONTENT: &Names = &[
    (Ns::Content, "encoded"),
    (Ns::Rss, "content"),
    (Ns::Atom, "content"),
    (Ns::Xhtml, "body"),
    (Ns::Xhtml, "div"),
    (Ns::Rss, "body"),
    (Ns::Rss, "fullitem"),
];

impl Context<'_> {
    pub(super) fn item<'n>(&self, node: &'n Node<'_>) -> Item<'n> {
        let named = last(node, GUID);
        let guid = named.and_then(Node::trimmed).or(node.attribute("rdf:about")).or(node.attribute("about"));
        let content = CONTENT
            .iter()
            .find_map(|(ns, name)| node.kids.iter().find(|kid| kid.is(*ns, name) && !kid.is_empty() && is_text(kid)));
        let spare = || {
            let in_group = || media::group(node).and_then(|group| group.child(Ns::Media, "description"));
            last(node, SPARE_SUMMARY).or_else(in_group)
        };
        let summary = last(node, SUMMARY).or_else(|| spare().filter(|_| content.is_none()));
        let title = TITLE.iter().find_map(|(ns, name)| node.child(*ns, name));
        let media = media::of(node, self.address);
        let language = node.attribute("xml:lang").or_else(|| node.child(Ns::Dc, "language").and_then(Node::trimmed));
        Item {
            link: self
                .link(node)
                .or_else(|| self.permanent(named))
                .or_else(|| node.attribute("href").and_then(|href| absolute(href, node, self.address)))
                .or_else(|| media.enclosures.first().map(|enclosure| enclosure.url.clone())),
            guid: guid.map(Cow::Borrowed),
            title: title.map(|node| self.wording(node)),
            published: date(node, PUBLISHED),
            updated: date(node, UPDATED),
            authors: people::authors(node, &self.authors),
            summary: summary.map(|node| self.wording(node)),
            content: content.map(|node| self.wording(node)),
            categories: categories(node),
            image: media.image,
            enclosures: media.enclosures,
            language: language.map(str::to_owned),
        }
    }
}

/// The element that is believed; of several of one name the last, as other readers have it.
fn last<'n, 'a>(node: &'n Node<'a>, names: &Names) -> Option<&'n Node<'a>> {
    names.iter().find_map(|(ns, name)| node.last(*ns, name).find(|kid| !kid.is_empty()))
}

/// The first of these dates that can be read.
fn date(node: &Node<'_>, names: &Names) -> Option<DateTime<Utc>> {
    names.iter().find_map(|(ns, name)| node.last(*ns, name).find_map(|kid| date::read(&kid.text)))
}

/// A drawing in the feed itself is not what an entry says.
fn is_text(content: &Node<'_>) -> bool {
    content
        .attribute("type")
        .is_none_or(|kind| !["image/", "audio/", "video/"].iter().any(|family| kind.starts_with(family)))
}

fn categories(node: &Node<'_>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut add = |text: &str| {
        let text = text.trim();
        if !text.is_empty() && !found.iter().any(|known| known == text) {
            found.push(text.to_owned());
        }
    };
    for kid in &node.kids {
        let category = kid.is_plain("category") || kid.is(Ns::Itunes, "category") || kid.is(Ns::Media, "category");
        if category || kid.is(Ns::Dc, "subject") {
            let named = kid.attribute("term").or(kid.attribute("text")).filter(|term| !term.trim().is_empty());
            let label = || kid.attribute("label").filter(|_| kid.trimmed().is_none());
            add(named.or_else(label).unwrap_or(&kid.text));
        } else if kid.is(Ns::Itunes, "keywords") || kid.is(Ns::Media, "keywords") {
            kid.text.split(',').for_each(&mut add);
        }
    }
    found
}
