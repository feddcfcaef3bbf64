//! Titles and bodies: everything up to the end of their element, whether it is escaped, in CDATA, or naked HTML.

use std::borrow::Cow;
use std::sync::LazyLock;

use memchr::memmem::Finder;
use regex::{Captures, Regex};
use url::Url;

use super::references::Entities;

/// What an element of prose holds.
pub(super) struct Found<'a> {
    pub text: Cow<'a, str>,
    /// It is HTML that nobody had escaped.
    pub markup: bool,
    /// Bytes up to and with the end tag.
    pub length: usize,
    /// The end of the document came before the end of it.
    pub cut: bool,
    /// Bytes that were looked through beyond those, for an end that is not there.
    pub beyond: usize,
}

/// Elements that hold an item together: no prose goes past their end.
const HOLDERS: [&str; 3] = ["item", "entry", "channel"];
/// What follows prose in an item, where its own end tag is missing.
const SIBLINGS: [&str; 15] = [
    "author",
    "category",
    "comments",
    "content:encoded",
    "dc:creator",
    "dc:date",
    "description",
    "enclosure",
    "guid",
    "link",
    "pubdate",
    "published",
    "source",
    "updated",
    "item",
];
const VOID: [&str; 10] = ["area", "br", "col", "embed", "hr", "img", "input", "link", "source", "wbr"];

/// Reads what follows the start tag called `tag`.
pub(super) fn read<'a>(text: &'a str, tag: &str, entities: &Entities<'_>) -> Found<'a> {
    let nests = !["title", "description"].iter().any(|name| tag.eq_ignore_ascii_case(name));
    let (mut at, mut depth) = (0, 0);
    let (mut end, mut length) = (text.len(), text.len());
    let mut closed = false;
    let mut sections = Sections::default();
    while let Some(found) = memchr::memchr(b'<', &text.as_bytes()[at..]) {
        at += found;
        let rest = &text[at..];
        if rest.starts_with("<![CDATA[") {
            at = sections.end(text, at + 9).unwrap_or(at + 9);
            continue;
        }
        let closing = rest.as_bytes().get(1) == Some(&b'/');
        let name = tag_name(&rest[1 + usize::from(closing)..]);
        if closing && name.eq_ignore_ascii_case(tag) {
            if depth == 0 {
                end = at;
                length = at + after_tag(rest);
                closed = true;
                break;
            }
            depth -= 1;
        } else if closing && HOLDERS.iter().any(|holder| name.eq_ignore_ascii_case(holder)) {
            (end, length) = (at, at);
            break;
        } else if nests && name.eq_ignore_ascii_case(tag) && !rest[..after_tag(rest)].ends_with("/>") {
            depth += 1;
        }
        at += 1;
    }
    let mut beyond = 0;
    if !closed {
        let own = own_part(&text[..end]);
        beyond = end - own.len();
        length = own.len();
        end = without_wrong_end(own).len();
    }
    let (text, markup) = unwrapped(&text[..end], entities);
    Found { text, markup, length, cut: !closed, beyond }
}

/// The name that a tag begins with, prefix and all.
fn tag_name(text: &str) -> &str {
    let end = text
        .bytes()
        .position(|byte| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'/' | b'<'))
        .unwrap_or(text.len());
    &text[..end]
}

fn after_tag(text: &str) -> usize {
    memchr::memchr(b'>', text.as_bytes()).map_or(text.len(), |end| end + 1)
}

/// Looks ahead for the ends of CDATA sections and of items; each byte is looked at once, however many sections begin.
#[derive(Default)]
struct Sections {
    end: Option<usize>,
    /// The first end of an item before `end`; `end` where there is none.
    holder: Option<usize>,
}

impl Sections {
    /// Behind the section that begins at `from`; `None` where it never ends, or only in some later item.
    fn end(&mut self, text: &str, from: usize) -> Option<usize> {
        let ahead = |known: Option<usize>| known.filter(|at| *at >= from);
        let end = ahead(self.end).unwrap_or_else(|| {
            let found = SECTION_END.find(&text.as_bytes()[from..]);
            found.map_or(text.len(), |at| from + at)
        });
        let holder = ahead(self.holder).unwrap_or_else(|| {
            let within = &text.as_bytes()[from..end];
            HOLDER_ENDS.iter().filter_map(|finder| finder.find(within)).min().map_or(end, |at| from + at)
        });
        (self.end, self.holder) = (Some(end), Some(holder));
        (end < text.len() && holder == end).then_some(end + 3)
    }
}

static SECTION: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("<![CDATA["));
static SECTION_END: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("]]>"));
static HOLDER_ENDS: LazyLock<[Finder<'static>; 2]> = LazyLock::new(|| ["</item>", "</entry>"].map(Finder::new));

/// Prose without an end: up to the next element of the item.
fn own_part(text: &str) -> &str {
    let tags = memchr::memchr_iter(b'<', text.as_bytes());
    let sibling = |at: &usize| SIBLINGS.iter().any(|name| tag_name(&text[at + 1..]).eq_ignore_ascii_case(name));
    &text[..tags.into_iter().find(sibling).unwrap_or(text.len())]
}

/// Without an end tag at the end that closes nothing: it was meant to be ours.
fn without_wrong_end(text: &str) -> &str {
    let trimmed = text.trim_end();
    let Some(at) = trimmed.rfind("</").filter(|_| trimmed.ends_with('>')) else { return text };
    let name = tag_name(&trimmed[at + 2..]);
    if trimmed[..at].contains(&format!("<{name}")) { text } else { &text[..at] }
}

/// Escaped text resolved, CDATA as it is, naked HTML as it is; and whether there was naked HTML.
fn unwrapped<'a>(raw: &'a str, entities: &Entities<'_>) -> (Cow<'a, str>, bool) {
    let Some(open) = SECTION.find(raw.as_bytes()) else { return plain(raw, entities) };
    let section = &raw[open + 9..];
    let length = SECTION_END.find(section.as_bytes()).unwrap_or(section.len());
    let after = section.get(length + 3..).unwrap_or_default();
    if raw[..open].trim().is_empty() && after.trim().is_empty() {
        return (Cow::Borrowed(&section[..length]), false);
    }
    let (mut out, mut markup) = plain(&raw[..open], entities);
    let mut rest = &raw[open..];
    while let Some(at) = SECTION.find(rest.as_bytes()) {
        let (text, naked) = plain(&rest[..at], entities);
        markup |= naked;
        out.to_mut().push_str(&text);
        let section = &rest[at + 9..];
        let length = SECTION_END.find(section.as_bytes()).unwrap_or(section.len());
        out.to_mut().push_str(&section[..length]);
        rest = section.get(length + 3..).unwrap_or_default();
    }
    let (text, naked) = plain(rest, entities);
    out.to_mut().push_str(&text);
    (out, markup | naked)
}

fn plain<'a>(raw: &'a str, entities: &Entities<'_>) -> (Cow<'a, str>, bool) {
    let naked = |at: usize| {
        raw.as_bytes().get(at + 1).is_some_and(|next| next.is_ascii_alphabetic() || matches!(next, b'/' | b'!'))
    };
    if !memchr::memchr_iter(b'<', raw.as_bytes()).any(naked) {
        return (entities.resolve(raw), false);
    }
    (without_comments(raw), true)
}

fn without_comments(raw: &str) -> Cow<'_, str> {
    let mut out = Cow::Borrowed("");
    let mut rest = raw;
    while let Some((before, after)) = rest.split_once("<!--") {
        out.to_mut().push_str(before);
        rest = after.split_once("-->").map_or("", |(_, rest)| rest);
    }
    if out.is_empty() { Cow::Borrowed(rest) } else { out + rest }
}

/// Naked markup as the HTML that it means: prefixes of XHTML's vocabulary go, and what XML closes on the spot without
/// being an empty element of HTML (`<a name="x"/>`) gets an end tag.
pub(super) fn as_html(text: Cow<'_, str>, is_xhtml: impl Fn(&str) -> bool) -> Cow<'_, str> {
    static TAG: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"<(/?)(?:([A-Za-z][\w.-]*):)?([A-Za-z][\w.-]*)((?:[^<>'\x22]|'[^'<]*'|\x22[^\x22<]*\x22)*?)(/?)>")
            .expect("the regex is a literal")
    });
    if !text.contains("/>") && !text.contains(':') {
        return text;
    }
    let html = TAG.replace_all(&text, |tag: &Captures<'_>| {
        let (prefix, name) = (tag.get(2).map(|prefix| prefix.as_str()), &tag[3]);
        if prefix.is_some_and(|prefix| !is_xhtml(prefix)) {
            return tag[0].to_owned();
        }
        let is_void = VOID.iter().any(|void| name.eq_ignore_ascii_case(void));
        match &tag[5] {
            "/" if !is_void => format!("<{name}{}></{name}>", &tag[4]),
            slash => format!("<{}{name}{}{slash}>", &tag[1], &tag[4]),
        }
    });
    match html {
        Cow::Borrowed(_) => text,
        Cow::Owned(html) => Cow::Owned(html),
    }
}

/// The prefix that the markup itself gives to XHTML's vocabulary.
pub(super) fn xhtml_prefix(text: &str) -> Option<&str> {
    let (before, _) = text.split_once("=\"http://www.w3.org/1999/xhtml\"")?;
    before.rsplit_once("xmlns:").map(|(_, prefix)| prefix).filter(|prefix| !prefix.contains(char::is_whitespace))
}

/// HTML with its relative addresses made absolute.
pub(super) fn with_absolute_links<'a>(html: &'a str, base: &Url) -> Cow<'a, str> {
    static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r#"(?i)(\s(?:href|src|poster)\s*=\s*)(?:"([^"]*)"|'([^']*)')"#).expect("the regex is a literal")
    });
    ADDRESS.replace_all(html, |found: &Captures<'_>| {
        let value = found.get(2).or(found.get(3)).map_or("", |value| value.as_str());
        let written = html_escape::decode_html_entities(value.trim());
        match base.join(&written) {
            Ok(url) if !value.starts_with('#') && Url::parse(&written).is_err() => {
                format!("{}\"{}\"", &found[1], html_escape::encode_double_quoted_attribute(url.as_str()))
            }
            _ => found[0].to_owned(),
        }
    })
}

/// Plain text as HTML: its characters escaped, its paragraphs and lines kept.
pub(super) fn from_plain(text: &str) -> String {
    let escaped = html_escape::encode_text(text.trim()).replace("\r\n", "\n");
    if !escaped.contains("\n\n") {
        return escaped;
    }
    let mut out = String::with_capacity(escaped.len() + 64);
    for paragraph in escaped.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
        out.extend(["<p>", &paragraph.replace('\n', "<br>"), "</p>"]);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn xhtml_becomes_html() {
        let text = r#"<h:div xmlns:h="x"><h:a name="o"/>a<h:br/><svg:g/></h:div>"#;
        let html = as_html(text.into(), |prefix| prefix == "h");
        assert_eq!(html, r#"<div xmlns:h="x"><a name="o"></a>a<br/><svg:g/></div>"#);
    }

    #[test]
    fn relative_addresses_become_absolute_and_others_stay() {
        let base = Url::parse("https://x.example/a/").unwrap();
        let html = r##"<a href="b?c&amp;d">x</a><img src='/e.png'><a href="#f"><a href="https://y.example/">"##;
        assert_eq!(
            with_absolute_links(html, &base),
            r##"<a href="https://x.example/a/b?c&amp;d">x</a><img src="https://x.example/e.png"><a href="#f"><a href="https://y.example/">"##
        );
    }

    #[test]
    fn plain_text_keeps_its_paragraphs() {
        assert_eq!(from_plain("a < b\n\nc\nd"), "<p>a &lt; b</p><p>c<br>d</p>");
    }
}
