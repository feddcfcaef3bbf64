//! A feed in no dialect, written as the Atom that feed-rs reads without loss, and read by it.
//!
//! What an entry says at length does not go through it: nothing would be read in it, only copied, several times. In its
//! place stands [`BODY`], and who adopts the entry puts it back.

use chrono::{DateTime, Utc};
use feed_rs::model::{Entry, Feed, Link};

use super::normalise::{Channel, Item, Wording};

/// `rel` of the picture that goes with an entry (registered for that).
pub(super) const PICTURE: &str = "preview";

/// What stands for an entry's summary and for its content.
const BODY: &str = "…";

/// Hands the feed to feed-rs. Its panics and errors are the caller's to judge.
pub(super) fn through_feed_rs(channel: &Channel<'_>) -> Result<Feed, String> {
    let atom = write(channel);
    let parser = feed_rs::parser::Builder::new()
        .id_generator(|_, _, _| String::new())
        .timestamp_parser(|seconds| chrono::DateTime::from_timestamp(seconds.parse().ok()?, 0))
        .sanitize_content(false)
        .build();
    parser.parse(atom.as_bytes()).map_err(|error| error.to_string())
}

fn write(channel: &Channel<'_>) -> String {
    let mut atom = Atom { out: String::with_capacity(1_000 + 1_000 * channel.items.len()) };
    atom.out.push_str("<feed xmlns=\"http://www.w3.org/2005/Atom\"");
    if let Some(language) = &channel.language {
        atom.attribute("xml:lang", language);
    }
    atom.out.push('>');
    atom.wording("title", channel.title.as_ref());
    atom.wording("subtitle", channel.description.as_ref());
    atom.link("alternate", channel.link.as_deref(), None, None);
    atom.moment("updated", channel.updated);
    for item in &channel.items {
        atom.entry(item);
    }
    atom.out.push_str("</feed>");
    atom.out
}

struct Atom {
    out: String,
}

impl Atom {
    fn entry(&mut self, item: &Item<'_>) {
        self.out.push_str("<entry>");
        self.element("id", item.guid.as_deref());
        self.link("alternate", item.link.as_deref(), None, None);
        self.wording("title", item.title.as_ref());
        self.moment("published", item.published);
        self.moment("updated", item.updated);
        for author in &item.authors {
            self.out.push_str("<author>");
            self.element("name", Some(author));
            self.out.push_str("</author>");
        }
        for category in &item.categories {
            self.out.push_str("<category");
            self.attribute("term", category);
            self.out.push_str("/>");
        }
        if item.summary.as_ref().is_some_and(Wording::says_something) {
            self.element("summary", Some(BODY));
        }
        if item.content.as_ref().is_some_and(Wording::says_something) {
            self.element("content", Some(BODY));
        }
        for enclosure in &item.enclosures {
            let length = enclosure.length.map(|length| length.to_string());
            self.link("enclosure", Some(&enclosure.url), enclosure.media_type.as_deref(), length.as_deref());
        }
        self.link(PICTURE, item.image.as_deref(), None, None);
        self.out.push_str("</entry>");
    }

    /// In seconds: it has been read already, whatever it looked like.
    fn moment(&mut self, name: &str, at: Option<DateTime<Utc>>) {
        self.element(name, at.map(|at| at.timestamp().to_string()).as_deref());
    }

    fn element(&mut self, name: &str, text: Option<&str>) {
        let Some(text) = text.filter(|text| !text.trim().is_empty()) else { return };
        self.out.extend(["<", name, ">"]);
        self.text(text);
        self.out.extend(["</", name, ">"]);
    }

    fn wording(&mut self, name: &str, wording: Option<&Wording<'_>>) {
        let Some(wording) = wording.filter(|wording| wording.says_something()) else { return };
        self.out.extend(["<", name, if wording.html { " type=\"html\">" } else { " type=\"text\">" }]);
        self.text(&wording.text);
        self.out.extend(["</", name, ">"]);
    }

    fn link(&mut self, relation: &str, href: Option<&str>, media_type: Option<&str>, length: Option<&str>) {
        let Some(href) = href else { return };
        self.out.extend(["<link rel=\"", relation, "\""]);
        for (name, value) in [("href", Some(href)), ("type", media_type), ("length", length)] {
            if let Some(value) = value {
                self.attribute(name, value);
            }
        }
        self.out.push_str("/>");
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.out.extend([" ", name, "=\""]);
        html_escape::encode_quoted_attribute_to_string(value, &mut self.out);
        self.out.push('"');
    }

    /// In CDATA: nothing in it needs to be looked at again, by us or by feed-rs.
    fn text(&mut self, text: &str) {
        if memchr::memchr3(b'&', b'<', b'\r', text.as_bytes()).is_none() {
            // `]]>` may not stand in plain text either, but nobody minds `>`.
            self.out.push_str(text);
            return;
        }
        for (number, part) in text.split("]]>").enumerate() {
            self.out.push_str(if number == 0 { "<![CDATA[" } else { "]]]]><![CDATA[>" });
            self.out.push_str(part);
        }
        self.out.push_str("]]>");
    }
}

/// An entry's links of one relation.
pub(super) fn links<'a>(entry: &'a Entry, relation: &'a str) -> impl Iterator<Item = &'a Link> {
    entry.links.iter().filter(move |link| link.rel.as_deref() == Some(relation))
}
