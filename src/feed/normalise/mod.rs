//! What a feed means, whatever dialect it says it in: RSS from 0.90 on, RDF, Atom 0.3 and 1.0, CDF, and mixtures.

mod item;
mod links;
mod media;
mod people;
mod schedule;
mod wording;

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use url::Url;

use super::date;
use super::namespace::Ns;
use super::tree::Node;
use crate::news::entry::Enclosure;
use crate::news::feed::Asked;

pub(super) use wording::Wording;

/// A feed in no dialect.
#[derive(Debug, Default)]
pub(super) struct Channel<'a> {
    /// As people call it: `rss 2.0`.
    pub format: String,
    pub title: Option<Wording<'a>>,
    pub link: Option<String>,
    pub description: Option<Wording<'a>>,
    pub language: Option<String>,
    pub updated: Option<DateTime<Utc>>,
    pub asked: Asked,
    pub items: Vec<Item<'a>>,
}

/// An entry in no dialect. Addresses are absolute where anything says of what they are part.
#[derive(Debug, Default)]
pub(super) struct Item<'a> {
    pub guid: Option<Cow<'a, str>>,
    pub link: Option<String>,
    pub title: Option<Wording<'a>>,
    pub published: Option<DateTime<Utc>>,
    pub updated: Option<DateTime<Utc>>,
    pub authors: Vec<String>,
    pub summary: Option<Wording<'a>>,
    pub content: Option<Wording<'a>>,
    pub categories: Vec<String>,
    pub enclosures: Vec<Enclosure>,
    pub image: Option<String>,
    pub language: Option<String>,
}

/// The feed in a document; `None` where there is none in it.
pub(super) fn channel<'a>(document: &'a Node<'_>, address: Option<&Url>) -> Option<Channel<'a>> {
    let mut roots = Vec::new();
    document.outermost(&is_root, &mut roots);
    let root = *roots.first()?;
    let atom = root.name.eq_ignore_ascii_case("feed") || root.name.eq_ignore_ascii_case("entry");
    let mut heads = Vec::new();
    if !atom && !root.name.eq_ignore_ascii_case("channel") {
        root.outermost(&|node| node.name.eq_ignore_ascii_case("channel"), &mut heads);
    }
    let head = heads.first().copied().unwrap_or(root);
    let mut items = Vec::new();
    for root in roots {
        if root.is_plain("entry") {
            items.push(root);
        } else {
            root.outermost(&|node| node.is_plain("item") || node.is_plain("entry"), &mut items);
        }
    }
    let context = Context { atom, address, authors: people::of_feed(head) };
    let first = |names: &[(Ns, &str)]| names.iter().find_map(|(ns, name)| head.child(*ns, name));
    let title = head.kids.iter().find(|kid| {
        kid.name.eq_ignore_ascii_case("title")
            && matches!(kid.ns, Ns::Rss | Ns::Atom | Ns::Dc)
            && kid.trimmed().is_some()
    });
    let description = first(&[
        (Ns::Rss, "description"),
        (Ns::Atom, "subtitle"),
        (Ns::Atom, "tagline"),
        (Ns::Rss, "subtitle"),
        (Ns::Rss, "tagline"),
        (Ns::Dc, "description"),
        (Ns::Itunes, "summary"),
        (Ns::Itunes, "subtitle"),
        (Ns::Rss, "abstract"),
    ]);
    let language = first(&[(Ns::Rss, "language"), (Ns::Dc, "language")]).and_then(Node::trimmed);
    let updated = [
        (Ns::Rss, "lastBuildDate"),
        (Ns::Atom, "updated"),
        (Ns::Rss, "updated"),
        (Ns::Atom, "modified"),
        (Ns::Rss, "modified"),
        (Ns::Rss, "pubDate"),
        (Ns::Dc, "date"),
    ];
    Some(Channel {
        format: format(root),
        title: title.map(|node| context.wording(node)),
        link: context
            .link(head)
            .or_else(|| head.attribute("href").and_then(|href| links::absolute(href, head, address))),
        description: description.map(|node| context.wording(node)),
        language: language.or(head.attribute("xml:lang")).or(root.attribute("xml:lang")).map(str::to_owned),
        updated: updated.iter().filter_map(|(ns, name)| head.child(*ns, name)).find_map(|node| date::read(&node.text)),
        asked: schedule::asked(head, address),
        items: items.into_iter().take(super::MOST_ENTRIES).map(|node| context.item(node)).collect(),
    })
}

/// The format of an AtomPub document: a service, or the categories of one.
pub(super) const SERVICE: &str = "atompub service";

/// An AtomPub document: no entries, but maybe the title of its first workspace.
pub(super) fn service<'a>(document: &'a Node<'_>) -> Option<Channel<'a>> {
    let mut found = Vec::new();
    document.outermost(&|node| node.name.eq_ignore_ascii_case("workspace"), &mut found);
    let is_service =
        document.kids.iter().any(|kid| kid.name.eq_ignore_ascii_case("service") || kid.is(Ns::App, "categories"));
    let title = found.first().and_then(|workspace| workspace.child(Ns::Atom, "title"));
    let title = title.map(|title| Wording::plain(title.text.as_ref()));
    is_service.then(|| Channel { format: SERVICE.into(), title, ..Channel::default() })
}

fn is_root(node: &Node<'_>) -> bool {
    matches!(node.ns, Ns::Rss | Ns::Rdf | Ns::Atom)
        && ["rss", "rdf", "feed", "channel", "entry"].iter().any(|name| node.name.eq_ignore_ascii_case(name))
}

fn format(root: &Node<'_>) -> String {
    let version = root.attribute("version").map(str::trim).filter(|version| !version.is_empty());
    match root.name.to_ascii_lowercase().as_str() {
        "feed" | "entry" => format!("atom {}", version.unwrap_or("1.0")),
        "rdf" => "rss 1.0".into(),
        "channel" if root.kids.iter().any(|kid| kid.attribute("href").is_some()) => "cdf".into(),
        _ => version.map_or_else(|| "rss".into(), |version| format!("rss {version}")),
    }
}

/// What an item is read with.
struct Context<'u> {
    /// The dialect is Atom's: text is plain unless it says otherwise.
    atom: bool,
    address: Option<&'u Url>,
    /// Those of the feed, for entries that name none.
    authors: Vec<String>,
}
