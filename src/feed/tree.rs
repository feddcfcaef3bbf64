//! The elements of a feed, read from XML however broken it is.
//!
//! Nothing is refused here: what is not closed is closed, what closes nothing is passed over, and an element that holds
//! prose (a title, a body) takes everything up to its end as it stands, since HTML is often put there unescaped.

use std::borrow::Cow;
use std::rc::Rc;

use url::Url;

use super::namespace::{self, Ns};
use super::prose;
use super::references::Entities;
use crate::text::clean;

/// Elements nested deeper than this have their own content passed up to the one that holds them.
const DEEPEST: usize = 100;
/// Elements of one document that are kept, and attributes of one element.
const MOST: usize = 500_000;
const MOST_ATTRIBUTES: usize = 64;
/// Bytes that are looked through in vain for ends of prose before the search is narrowed.
const MOST_ENDLESS: usize = 8 << 20;

/// An element and what it holds.
#[derive(Debug, Default)]
pub(super) struct Node<'a> {
    pub ns: Ns,
    /// The local name as it is written.
    pub name: &'a str,
    attributes: Vec<(&'a str, Cow<'a, str>)>,
    /// What stands right inside; of an element of prose, all that it holds.
    pub text: Cow<'a, str>,
    /// The text holds markup that nobody had escaped: it is HTML whatever its type says.
    pub markup: bool,
    pub kids: Vec<Self>,
    /// What `xml:base` says, here or further out.
    pub base: Option<Rc<Url>>,
}

impl Node<'_> {
    /// An attribute's value; its case does not matter.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_ref())
    }

    /// All attributes, as they are written.
    pub(super) fn attributes(&self) -> impl Iterator<Item = (&str, &str)> {
        self.attributes.iter().map(|(name, value)| (*name, value.as_ref()))
    }

    pub(super) fn is(&self, ns: Ns, name: &str) -> bool {
        self.ns == ns && self.name.eq_ignore_ascii_case(name)
    }

    /// Whether it is called `name` in RSS's vocabulary or in Atom's, which feeds mix.
    pub(super) fn is_plain(&self, name: &str) -> bool {
        matches!(self.ns, Ns::Rss | Ns::Atom) && self.name.eq_ignore_ascii_case(name)
    }

    /// The first child of that name that holds anything.
    pub(super) fn child(&self, ns: Ns, name: &str) -> Option<&Self> {
        self.kids.iter().find(|kid| kid.is(ns, name) && !kid.is_empty())
    }

    /// The children of that name, the last first.
    pub(super) fn last<'n>(&'n self, ns: Ns, name: &'n str) -> impl Iterator<Item = &'n Self> {
        self.kids.iter().rev().filter(move |kid| kid.is(ns, name))
    }

    /// The text without white space around it; `None` where there is none.
    pub(super) fn trimmed(&self) -> Option<&str> {
        Some(self.text.trim()).filter(|text| !text.is_empty())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.kids.is_empty() && self.text.trim().is_empty()
    }

    /// The outermost elements below for which `wanted` holds, in the document's order.
    pub(super) fn outermost<'n>(&'n self, wanted: &dyn Fn(&Self) -> bool, found: &mut Vec<&'n Self>) {
        for kid in &self.kids {
            if wanted(kid) {
                found.push(kid);
            } else {
                kid.outermost(wanted, found);
            }
        }
    }
}

/// An element that is not closed yet.
#[derive(Default)]
struct Open<'a> {
    node: Node<'a>,
    /// The name with its prefix.
    tag: &'a str,
    /// How many namespaces were bound outside it.
    bound: usize,
}

/// Reads `text` into one node that holds all of it. `address` is what `xml:base` is relative to.
pub(super) fn read<'a>(text: &'a str, address: Option<&Url>) -> Node<'a> {
    let mut reader = Reader {
        text,
        at: 0,
        entities: Entities::of(text),
        address,
        open: vec![Open::default()],
        bound: Vec::new(),
        read: 0,
        declared: false,
        comments_end: true,
        endless: 0,
        cut: false,
    };
    reader.run();
    reader.drop_cut_item();
    reader.close_down_to(1);
    reader.open.pop().unwrap_or_default().node
}

struct Reader<'a, 'b> {
    text: &'a str,
    at: usize,
    entities: Entities<'a>,
    address: Option<&'b Url>,
    /// Never empty: the first is the document itself.
    open: Vec<Open<'a>>,
    /// Prefixes and what they mean, the innermost last.
    bound: Vec<(&'a str, Ns)>,
    read: usize,
    /// A document type was declared: there is only one.
    declared: bool,
    /// There is still an end of a comment ahead.
    comments_end: bool,
    /// Bytes that were looked through for ends of prose that are not there.
    endless: usize,
    /// The document ended in the middle of something.
    cut: bool,
}

impl<'a> Reader<'a, '_> {
    fn run(&mut self) {
        while self.at < self.text.len() && self.read < MOST {
            let rest = &self.text[self.at..];
            match rest.as_bytes() {
                [b'<', b'!', ..] if rest.starts_with("<![CDATA[") => {
                    let end = rest.find("]]>").unwrap_or(rest.len());
                    self.put(Cow::Borrowed(&rest[9.min(end)..end]));
                    self.at += (end + 3).min(rest.len());
                }
                [b'<', b'!', ..] if rest.starts_with("<!--") => self.comment(rest),
                [b'<', b'!', ..] => {
                    self.pass(after_declaration(rest, !self.declared));
                    self.declared = true;
                }
                [b'<', b'?', ..] => self.pass(rest.find('>').map_or(rest.len(), |end| end + 1)),
                [b'<', b'/', ..] => self.end_tag(rest),
                [b'<', letter, ..] if letter.is_ascii_alphabetic() || *letter == b'_' => self.start_tag(),
                _ => {
                    let end = memchr::memchr(b'<', &rest.as_bytes()[1..]).map_or(rest.len(), |end| end + 1);
                    self.put(self.entities.resolve(&rest[..end]));
                    self.pass(end);
                }
            }
        }
    }

    fn pass(&mut self, bytes: usize) {
        self.at += bytes;
    }

    /// One that never ends is passed over as if it were only its beginning.
    fn comment(&mut self, rest: &str) {
        let end = if self.comments_end { rest.find("-->") } else { None };
        self.comments_end = end.is_some();
        self.pass(end.map_or(4, |end| end + 3));
    }

    /// Adds text to the innermost element.
    fn put(&mut self, text: Cow<'a, str>) {
        let Some(open) = self.open.last_mut() else { return };
        if open.node.text.is_empty() {
            if !text.trim_start().is_empty() {
                open.node.text = text;
            }
        } else {
            open.node.text.to_mut().push_str(&text);
        }
    }

    fn close_down_to(&mut self, depth: usize) {
        while self.open.len() > depth.max(1) {
            let Some(closed) = self.open.pop() else { return };
            self.bound.truncate(closed.bound);
            if let Some(outer) = self.open.last_mut() {
                outer.node.kids.push(closed.node);
            }
        }
    }

    /// An item that the end of the document cut off is not whole: the next poll will have it. One that stands alone is
    /// better than nothing.
    fn drop_cut_item(&mut self) {
        let is_item = |node: &Node<'_>| node.is_plain("item") || node.is_plain("entry");
        let Some(depth) = self.open.iter().rposition(|open| is_item(&open.node)) else { return };
        let cut = self.cut || depth + 1 < self.open.len();
        if cut && depth > 0 && self.open[depth - 1].node.kids.iter().any(is_item) {
            self.open.truncate(depth);
        }
    }

    fn end_tag(&mut self, rest: &str) {
        let end = memchr::memchr(b'>', rest.as_bytes()).unwrap_or(rest.len());
        let name = rest[2..end.max(2)].trim();
        self.pass((end + 1).min(rest.len()));
        let exact = self.open.iter().rposition(|open| open.tag == name);
        let found = exact.or_else(|| self.open.iter().rposition(|open| open.tag.eq_ignore_ascii_case(name)));
        match found {
            Some(depth) if depth > 0 => self.close_down_to(depth),
            // `</lang>` behind `<language>`: it closes what is open, unless that holds the feed together.
            _ => {
                let structural = self.open.last().is_some_and(|open| {
                    ["item", "entry", "channel", "rss", "feed", "rdf"]
                        .iter()
                        .any(|name| open.node.name.eq_ignore_ascii_case(name))
                });
                if !structural {
                    self.close_down_to(self.open.len() - 1);
                }
            }
        }
    }

    fn start_tag(&mut self) {
        self.read += 1;
        let Some(tag) = Tag::read(&self.text[self.at..], &self.entities) else {
            // It never ends: the document was cut off in it.
            self.at = self.text.len();
            self.cut = true;
            return;
        };
        self.at += tag.length;
        let bound = self.bound.len();
        for (name, value) in &tag.attributes {
            if let Some(prefix) = name.strip_prefix("xmlns:") {
                self.bound.push((prefix, namespace::of_address(value, false)));
            } else if *name == "xmlns" {
                self.bound.push(("", namespace::of_address(value, true)));
            }
        }
        let (prefix, name) = tag.name.split_once(':').unwrap_or(("", tag.name));
        let ns = self.meaning(prefix);
        self.close_forgotten_item(name, ns, tag.name);
        let base = self.base(&tag);
        let mut node = Node { ns, name, attributes: tag.attributes, base, ..Node::default() };
        if !tag.closed && self.holds_prose(&node) {
            let rest = &self.text[self.at..];
            // A document without any ends would be looked through again for each of its elements.
            let rest = if self.endless > MOST_ENDLESS { clean::cap(rest, 1_024) } else { rest };
            let found = prose::read(rest, tag.name, &self.entities);
            self.endless += found.beyond;
            node.markup = found.markup;
            node.text = if found.markup {
                let within = prose::xhtml_prefix(&found.text).map(str::to_owned);
                prose::as_html(found.text, |prefix| {
                    within.as_deref() == Some(prefix) || self.meaning(prefix) == Ns::Xhtml
                })
            } else {
                found.text
            };
            self.at += found.length;
            self.cut |= found.cut && self.at >= self.text.len();
        } else if !tag.closed && self.open.len() <= DEEPEST {
            self.open.push(Open { node, tag: tag.name, bound });
            return;
        }
        self.bound.truncate(bound);
        if let Some(outer) = self.open.last_mut() {
            outer.node.kids.push(node);
        }
    }

    fn meaning(&self, prefix: &str) -> Ns {
        let bound = self.bound.iter().rev().find(|(own, _)| *own == prefix);
        bound.map_or_else(|| namespace::of_prefix(prefix), |(_, ns)| *ns)
    }

    /// An item inside an item: the first one's end is missing. (`source` holds entries of its own.)
    fn close_forgotten_item(&mut self, name: &str, ns: Ns, tag: &str) {
        if !matches!(ns, Ns::Rss | Ns::Atom)
            || !(name.eq_ignore_ascii_case("item") || name.eq_ignore_ascii_case("entry"))
        {
            return;
        }
        if self.open.iter().any(|open| open.node.name.eq_ignore_ascii_case("source")) {
            return;
        }
        if let Some(depth) = self.open.iter().rposition(|open| open.tag.eq_ignore_ascii_case(tag)) {
            self.close_down_to(depth);
        }
    }

    fn base(&self, tag: &Tag<'a>) -> Option<Rc<Url>> {
        let outer = self.open.last().and_then(|open| open.node.base.clone());
        let Some((_, own)) = tag.attributes.iter().find(|(name, _)| *name == "xml:base") else { return outer };
        let against = outer.as_deref().or(self.address);
        let url = Url::parse(own.trim()).ok().or_else(|| against.and_then(|base| base.join(own.trim()).ok()));
        url.map(Rc::new).or(outer)
    }

    /// Whether all that the element holds is text to be read by people.
    fn holds_prose(&self, node: &Node<'_>) -> bool {
        const PROSE: [&str; 11] = [
            "title",
            "description",
            "encoded",
            "summary",
            "tagline",
            "subtitle",
            "content",
            "body",
            "copyright",
            "rights",
            "div",
        ];
        const FEED: [&str; 6] = ["item", "entry", "channel", "feed", "rss", "rdf"];
        PROSE.iter().any(|name| node.name.eq_ignore_ascii_case(name))
            && node.attribute("src").is_none()
            && !(node.ns == Ns::Media && node.name == "content")
            && self.open.iter().any(|open| FEED.iter().any(|name| open.node.name.eq_ignore_ascii_case(name)))
    }
}

/// Where a declaration ends; one of a document type may carry a subset in brackets.
fn after_declaration(text: &str, subset: bool) -> usize {
    let end = memchr::memchr(b'>', text.as_bytes()).unwrap_or(text.len());
    let subset = (subset && text[..end].contains('[')).then(|| text.find("]>").or_else(|| text.find(']'))).flatten();
    let end = subset.map_or(end, |close| text[close..].find('>').map_or(text.len(), |end| close + end));
    (end + 1).min(text.len())
}

/// A start tag.
struct Tag<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, Cow<'a, str>)>,
    /// It ends with `/>`.
    closed: bool,
    /// Bytes from `<` to `>`.
    length: usize,
}

impl<'a> Tag<'a> {
    /// Reads the tag that `text` begins with; `None` where it never ends.
    fn read(text: &'a str, entities: &Entities<'a>) -> Option<Self> {
        let bytes = text.as_bytes();
        let until = |from: usize, stop: fn(u8) -> bool| {
            from + bytes
                .get(from..)
                .unwrap_or_default()
                .iter()
                .position(|byte| stop(*byte))
                .unwrap_or(bytes.len() - from.min(bytes.len()))
        };
        let mut at = until(1, |byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/' | b'<'));
        let mut tag = Self { name: text.get(1..at)?, attributes: Vec::new(), closed: false, length: 0 };
        loop {
            at = until(at, |byte| !byte.is_ascii_whitespace());
            match bytes.get(at)? {
                b'>' => {
                    tag.length = at + 1;
                    return Some(tag);
                }
                // `<a <b>`: the first was never ended.
                b'<' => {
                    tag.length = at;
                    return Some(tag);
                }
                b'/' => {
                    tag.closed = bytes.get(at + 1) == Some(&b'>');
                    at += 1;
                    continue;
                }
                _ => {}
            }
            let from = at;
            at = until(at, |byte| byte.is_ascii_whitespace() || matches!(byte, b'=' | b'>' | b'/' | b'<'));
            let name = text.get(from..at)?;
            at = until(at, |byte| !byte.is_ascii_whitespace());
            if bytes.get(at) != Some(&b'=') {
                continue;
            }
            at = until(at + 1, |byte| !byte.is_ascii_whitespace());
            let (from, to, next) = match bytes.get(at)? {
                quote @ (b'"' | b'\'') => {
                    let to = quoted(text, at + 1, *quote)?;
                    (at + 1, to, to + usize::from(bytes.get(to) == Some(quote)))
                }
                _ => {
                    let to = until(at, |byte| byte.is_ascii_whitespace() || byte == b'>');
                    (at, to, to)
                }
            };
            at = next;
            let room = tag.attributes.len() < MOST_ATTRIBUTES;
            if room && !name.is_empty() && !tag.attributes.iter().any(|(own, _)| *own == name) {
                tag.attributes.push((name, entities.resolve(text.get(from..to)?)));
            }
        }
    }
}

/// Where a quoted value that begins at `from` ends. A quote that is missing (the value runs out of its tag and into the
/// next) ends with the tag.
fn quoted(text: &str, from: usize, quote: u8) -> Option<usize> {
    let rest = text.as_bytes().get(from..)?;
    let end = memchr::memchr(quote, rest);
    let value = &rest[..end.unwrap_or(rest.len())];
    let tag_ends =
        memchr::memchr(b'>', value).filter(|close| memchr::memchr(b'<', value).is_none_or(|open| open > *close));
    let runs_out = tag_ends.filter(|close| end.is_none() || memchr::memchr(b'<', &value[*close..]).is_some());
    runs_out.or(end).map(|length| from + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tree as one line: `name(text|kid|kid)`.
    fn shape(node: &Node<'_>) -> String {
        let kids: Vec<String> =
            node.text.split_whitespace().map(str::to_owned).chain(node.kids.iter().map(shape)).collect();
        format!("{}({})", node.name, kids.join("|"))
    }

    fn tree(text: &str) -> String {
        read(text, None).kids.iter().map(shape).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_is_not_closed_is_closed() {
        assert_eq!(
            tree("<rss><channel><item><title>a</title><item><title>b</title>"),
            "rss(channel(item(title(a))|item(title(b))))"
        );
        assert_eq!(
            tree("<rss><item><title>a<link>b</link></item><item><title>c</titel><guid>d</guid></item></rss>"),
            "rss(item(title(a)|link(b))|item(title(c)|guid(d)))"
        );
        assert_eq!(
            tree("<rss><item><title><![CDATA[a</title></item><item><title><![CDATA[b]]></title></item></rss>"),
            "rss(item(title(a))|item(title(b)))"
        );
        assert_eq!(
            tree("<rss><item><title>a</title></item><item><title>b</title><link>https://x.example</link>"),
            "rss(item(title(a))|item(title(b)|link(https://x.example)))"
        );
        for cut in ["<item><title>b", "<item><link>https://x.exam", "<item><title>b</title><link hre"] {
            assert_eq!(tree(&format!("<rss><item><title>a</title></item>{cut}")), "rss(item(title(a)))", "{cut}");
        }
        assert_eq!(tree("<a><lang>fr</language><b>x</b></a>"), "a(lang(fr)|b(x))");
    }

    #[test]
    fn prose_keeps_the_markup_that_nobody_escaped() {
        let root = read("<item><description>a <b>c</b> &amp; d<br/></description></item>", None);
        let prose = &root.kids[0].kids[0];
        assert_eq!((prose.text.as_ref(), prose.markup), ("a <b>c</b> &amp; d<br/>", true));
        let escaped = read("<item><description> &lt;b>c <![CDATA[<i>&amp;]]></description></item>", None);
        let prose = &escaped.kids[0].kids[0];
        assert_eq!((prose.text.trim(), prose.markup), ("<b>c <i>&amp;", false));
    }

    #[test]
    fn attributes_are_read_however_they_are_quoted() {
        let root = read("<a one='1>' TWO=two three = \"&amp;3\" four five=\"5><b six='6'/>", None);
        let tag = &root.kids[0];
        let values: Vec<_> =
            ["one", "two", "three", "four", "five"].map(|name| tag.attribute(name).map(str::to_owned)).into();
        assert_eq!(
            values,
            [Some("1>"), Some("two"), Some("&3"), None, Some("5")].map(|value| value.map(str::to_owned))
        );
        assert_eq!(tag.kids[0].attribute("six"), Some("6"));
    }

    #[test]
    fn bases_add_up() {
        let root = read(
            "<feed xml:base='/a/'><entry xml:base='b/'><id/></entry></feed>",
            Url::parse("https://x.example/z").ok().as_ref(),
        );
        assert_eq!(root.kids[0].kids[0].base.as_ref().map(|base| base.as_str()), Some("https://x.example/a/b/"));
    }

    #[test]
    fn depth_is_bounded() {
        let deep = "<a>".repeat(100_000);
        assert!(tree(&deep).len() < 1_000_000);
    }
}
