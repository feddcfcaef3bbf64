//! Feeds: bytes in, entries out.
//!
//! feed-rs parses; around it stands what it does not do. Bytes become text (`decode`), text a tree however broken it is
//! (`tree`, `prose`, `references`), the tree a feed in no dialect (`normalise`, `json`), and that the plain Atom which
//! feed-rs reads without loss (`canonical`). What it gives is cleaned here, and every entry gets its name (`identity`).

mod canonical;
mod date;
mod decode;
pub mod discover;
pub mod identity;
mod json;
mod namespace;
mod normalise;
pub mod opml;
mod prose;
mod references;
mod tree;

use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use feed_rs::model::{Entry, Feed, Text};
use url::Url;

use normalise::{Channel, Item, Wording};

use crate::news::entry::{Enclosure, NewEntry};
use crate::news::feed::ParsedFeed;
use crate::news::time::Timestamp;
use crate::news::trouble::{Kind, Trouble};
use crate::text::clean;
use crate::text::language::Lang;

/// Entries of one document that are read; the rest is older than anybody reads.
const MOST_ENTRIES: usize = 5_000;
/// Bytes of one entry's text that are kept.
const MOST_TEXT: usize = 4 << 20;

/// Why bytes are no feed, as a sentence.
#[derive(Debug, thiserror::Error)]
#[error("{}", Trouble::from(self))]
pub enum FeedError {
    WebPage,
    Empty,
    /// Something else that can be named.
    Other(&'static str),
    NotAFeed(String),
}

impl From<&FeedError> for Trouble {
    fn from(error: &FeedError) -> Self {
        match error {
            FeedError::WebPage => Self::new(Kind::WebPage),
            FeedError::Empty => Self::new(Kind::Empty),
            FeedError::Other(what) => Self::with(Kind::OtherFormat, [*what]),
            FeedError::NotAFeed(why) => Self::with(Kind::NotAFeed, [why]),
        }
    }
}

/// Reads a feed's bytes as served: each article once, and nothing that says nothing.
///
/// `url` is where they came from (relative addresses are resolved against it), `content_type` the HTTP header.
pub fn parse(bytes: &[u8], url: &str, content_type: Option<&str>) -> Result<ParsedFeed, FeedError> {
    let mut feed = transcribe(bytes, url, content_type)?;
    if feed.format == normalise::SERVICE {
        return Err(FeedError::Other("a list of collections (AtomPub) and carries no entries itself"));
    }
    identity::distinct(&mut feed.entries);
    Ok(feed)
}

/// Reads a feed's bytes as served, entry for entry, empty and repeated ones too.
pub fn transcribe(bytes: &[u8], url: &str, content_type: Option<&str>) -> Result<ParsedFeed, FeedError> {
    let text = decode::decode(bytes, content_type);
    let text = text.trim_start();
    if text.is_empty() {
        return Err(FeedError::Empty);
    }
    let address = Url::parse(url).ok();
    if text.starts_with('{') {
        let channel = json::channel(text, address.as_ref()).ok_or(FeedError::Other("JSON of another kind"))?;
        return read(channel, address.as_ref());
    }
    let text = from_root(text)?;
    let document = tree::read(text, address.as_ref());
    let channel = normalise::channel(&document, address.as_ref()).or_else(|| normalise::service(&document));
    let channel = channel.ok_or_else(|| what_else(text))?;
    read(channel, address.as_ref())
}

/// The text from where its markup begins. A page is refused before it is read: it can be long.
fn from_root(text: &str) -> Result<&str, FeedError> {
    let start = memchr::memchr(b'<', text.as_bytes()).ok_or_else(|| what_else(text))?;
    let text = &text[start..];
    match first_element(text).to_ascii_lowercase().as_str() {
        "html" => Err(FeedError::WebPage),
        "opml" => Err(FeedError::Other("a list of feeds (OPML): import it")),
        "urlset" | "sitemapindex" => Err(FeedError::Other("a site map")),
        "svg" => Err(FeedError::Other("a picture")),
        _ => Ok(text),
    }
}

/// The name of the first element, or `html` where a document type says that it will be.
fn first_element(text: &str) -> &str {
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
        } else if rest.get(..13).is_some_and(|head| head.eq_ignore_ascii_case("!doctype html")) {
            return "html";
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == ':')).unwrap_or(rest.len());
            return &rest[..end];
        }
    }
    ""
}

fn what_else(text: &str) -> FeedError {
    let head = clean::cap(text, 1_000).to_ascii_lowercase();
    if head.contains("<html") || head.contains("<!doctype html") || head.contains("<body") {
        return FeedError::WebPage;
    }
    FeedError::NotAFeed(match first_element(text) {
        "" => "there is no XML in it".into(),
        name => format!("its first element is <{}>", clean::line(clean::cap(name, 40))),
    })
}

/// feed-rs on what we made of the document. Should it panic, the feed is refused like any other bad one.
fn read(channel: Channel<'_>, base: Option<&Url>) -> Result<ParsedFeed, FeedError> {
    match catch_unwind(AssertUnwindSafe(|| canonical::through_feed_rs(&channel))) {
        Ok(Ok(feed)) => Ok(adopt(feed, channel, base)),
        Ok(Err(error)) => Err(FeedError::NotAFeed(clean::line(&error))),
        Err(_) => Err(FeedError::NotAFeed("its structure cannot be followed".into())),
    }
}

/// What feed-rs read, in the program's own terms, with what it has no place for.
fn adopt(feed: Feed, channel: Channel<'_>, base: Option<&Url>) -> ParsedFeed {
    let tag = |language: Option<&str>| language.map(Lang::from_tag).filter(|lang| *lang != Lang::Other);
    let lang = tag(channel.language.as_deref());
    // feed-rs gives one entry for each of ours, in their order.
    let items = channel.items.into_iter();
    let mut entries: Vec<NewEntry> = feed
        .entries
        .into_iter()
        .zip(items)
        .map(|(read, item)| {
            let lang = tag(item.language.as_deref()).or(lang);
            entry(read, item, base, lang)
        })
        .collect();
    identity::settle(&mut entries);
    let asked = channel.asked;
    ParsedFeed {
        format: channel.format,
        title: feed.title.map(title_line).filter(|title| !title.is_empty()),
        link: feed.links.first().and_then(|link| absolute(&link.href, base)),
        description: feed.description.map(title_line).filter(|text| !text.is_empty()),
        language: channel.language,
        updated: feed.updated.map(|at| Timestamp(at.timestamp())),
        ttl: asked.ttl.or(asked.update_every.and_then(|seconds| u32::try_from(seconds / 60).ok())),
        asked,
        entries,
    }
}

/// An entry as feed-rs read it, with the texts that did not go through it.
fn entry(item: Entry, own: Item<'_>, base: Option<&Url>, lang: Option<Lang>) -> NewEntry {
    let stamp = |at: chrono::DateTime<chrono::Utc>| Timestamp(at.timestamp());
    let names = item.authors.iter().filter_map(|person| person.name.as_deref());
    let enclosures = canonical::links(&item, "enclosure").filter_map(|link| {
        Some(Enclosure { url: absolute(&link.href, base)?, media_type: link.media_type.clone(), length: link.length })
    });
    let enclosures = enclosures.collect();
    let url = canonical::links(&item, "alternate").find_map(|link| absolute(&link.href, base));
    let image = canonical::links(&item, canonical::PICTURE).find_map(|link| absolute(&link.href, base));
    NewEntry {
        key: String::new(),
        url,
        published: item.published.or(item.updated).map(stamp),
        updated: item.updated.map(stamp),
        authors: names.map(title_line_of).filter(|name| !name.is_empty()).collect(),
        categories: item
            .categories
            .iter()
            .map(|category| title_line_of(&category.term))
            .filter(|term| !term.is_empty())
            .collect(),
        enclosures,
        image,
        language: lang,
        read: false,
        starred: false,
        muted: false,
        guid: Some(item.id).filter(|id| !id.is_empty()),
        title: item.title.map(title_line).unwrap_or_default(),
        summary: item.summary.and(own.summary).map(Wording::into_html).and_then(kept),
        content: item.content.and(own.content).map(Wording::into_html).and_then(kept),
    }
}

fn kept(text: String) -> Option<String> {
    let text = match clean::strip(clean::cap(&text, MOST_TEXT)) {
        Cow::Borrowed(whole) if whole.len() == text.len() => text,
        other => other.into_owned(),
    };
    Some(text).filter(|text| !text.trim().is_empty())
}

/// An absolute http or https address; nothing else ever leaves a feed.
fn absolute(href: &str, base: Option<&Url>) -> Option<String> {
    let href = href.trim();
    let url = Url::parse(href).or_else(|error| base.map_or(Err(error), |base| base.join(href))).ok()?;
    matches!(url.scheme(), "http" | "https").then(|| url.to_string())
}

fn title_line(text: Text) -> String {
    title_line_of(&text.content)
}

/// A title on one line: entities decoded (twice, since many feeds escape twice), tags out.
fn title_line_of(text: &str) -> String {
    let mut text = html_escape::decode_html_entities(text).into_owned();
    if text.contains('<') {
        text = clean::without_tags(&text);
    }
    if text.contains('&') {
        text = html_escape::decode_html_entities(&text).into_owned();
    }
    clean::line(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RSS: &str = r#"<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Le Journal</title>
        <link>https://j.example/</link><language>fr-be</language>
        <item><title><![CDATA[L&#039;été <b>vient</b>]]></title><link>/a?id=1&amp;xtor=RSS-1#xtor=2</link>
        <description>&lt;p&gt;Un résumé&lt;/p&gt;</description><pubDate>Tue, 17 Nov 2026 08:12:00 +0100</pubDate></item>
        </channel></rss>"#;

    fn read(text: &str) -> ParsedFeed {
        parse(text.as_bytes(), "https://j.example/feed", None).unwrap()
    }

    #[test]
    fn titles_are_clean_and_addresses_absolute() {
        let feed = read(RSS);
        let entry = &feed.entries[0];
        assert_eq!(entry.title, "L'été vient");
        assert!(entry.url.as_deref().unwrap().starts_with("https://j.example/a?id=1"));
        assert_eq!(entry.published, Timestamp::from_rfc3339("2026-11-17T07:12:00Z"));
        assert_eq!((feed.title.as_deref(), entry.language), (Some("Le Journal"), Some(Lang::Fr)));
    }

    #[test]
    fn windows_1252_that_says_it_is_utf_8_is_read() {
        let bytes: Vec<u8> = RSS.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
        assert_eq!(parse(&bytes, "https://j.example/feed", None).unwrap().entries[0].title, "L'été vient");
    }

    #[test]
    fn what_is_decoded_is_not_decoded_again() {
        let declared = RSS.replace("UTF-8", "windows-1252");
        let bytes: Vec<u8> = declared.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
        assert_eq!(parse(&bytes, "https://j.example/feed", None).unwrap().entries[0].title, "L'été vient");
    }

    #[test]
    fn what_is_not_well_formed_is_mended() {
        let bare = RSS.replace("Le Journal", "Pile & Face &eacute; \u{1}");
        assert_eq!(read(&bare).title.as_deref(), Some("Pile & Face é"));
        let junk = format!("Warning: something\n{RSS}");
        assert_eq!(read(&junk).entries.len(), 1);
        let cut = RSS.replace("</item>", "</item><item><title>Deux</title><link>https://k.exa");
        assert_eq!(read(&cut[..cut.find("k.exa").unwrap() + 5]).entries.len(), 1);
    }

    #[test]
    fn a_page_is_told_from_a_feed() {
        let error = parse(b"<!DOCTYPE html><html><body>Bonjour</body></html>", "https://j.example/", None).unwrap_err();
        assert!(matches!(error, FeedError::WebPage), "{error}");
        assert!(matches!(parse(b" \n", "https://j.example/", None), Err(FeedError::Empty)));
    }

    proptest::proptest! {
        #[test]
        fn nothing_makes_it_panic(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200), at in 0usize..400) {
            let mut all = RSS.as_bytes().to_vec();
            let at = at.min(all.len());
            all.splice(at..at, bytes);
            let _ = parse(&all, "https://j.example/feed", None);
        }
    }
}
