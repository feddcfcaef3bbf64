//! Feeds: bytes in, entries out.
//!
//! feed-rs parses; around it stands what it does not do: encodings, mending what is not well-formed, identity of entries,
//! cleaning.

mod date;
mod decode;
pub mod discover;
pub mod identity;
mod mend;
pub mod opml;
mod rhythm;

use std::panic::{AssertUnwindSafe, catch_unwind};

use feed_rs::model::{Entry, Feed};
use url::Url;

use crate::news::entry::{Enclosure, NewEntry};
use crate::news::feed::{ParsedFeed, Rhythm};
use crate::news::time::Timestamp;
use crate::text::clean;
use crate::text::language::Lang;

/// Entries of one document that are read; the rest is older than anybody reads.
const MOST_ENTRIES: usize = 5_000;
/// Bytes of one entry's text that are kept.
const MOST_TEXT: usize = 1 << 20;

/// Why bytes are no feed, as a sentence.
#[derive(Debug, thiserror::Error)]
pub enum FeedError {
    #[error("the answer is a web page, not a feed")]
    WebPage,
    #[error("the answer is empty")]
    Empty,
    #[error("not a feed: {0}")]
    NotAFeed(String),
}

/// Reads a feed's bytes as served.
///
/// `url` is where they came from (relative addresses are resolved against it), `content_type` the HTTP header.
pub fn parse(bytes: &[u8], url: &str, content_type: Option<&str>) -> Result<ParsedFeed, FeedError> {
    let text = decode::decode(bytes, content_type);
    let text = undeclared(text.trim_start());
    if text.is_empty() {
        return Err(FeedError::Empty);
    }
    let feed = match raw(text, url) {
        Ok(feed) if !feed.entries.is_empty() || !mend::promises_entries(text) => feed,
        first => raw(&mend::mend(text), url).or(first).map_err(|error| why_not(text, error))?,
    };
    let (rhythm, older) = rhythm::read(text, url);
    Ok(convert(feed, url, rhythm, older))
}

/// The document without its XML declaration: what is decoded must not be decoded again by what it declares.
fn undeclared(text: &str) -> &str {
    text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>")).map_or(text, |(_, rest)| rest.trim_start())
}

/// feed-rs on well-formed text. It panics on some input: such a feed is refused like any other bad one.
fn raw(text: &str, url: &str) -> Result<Feed, String> {
    let parse = || {
        // No dates of our own making: an entry without one gets none.
        feed_rs::parser::Builder::new().base_uri(Some(url)).timestamp_parser(date::read).build().parse(text.as_bytes())
    };
    match catch_unwind(AssertUnwindSafe(parse)) {
        Ok(Ok(feed)) => Ok(feed),
        Ok(Err(error)) => Err(error.to_string()),
        Err(_) => Err("its structure cannot be followed".into()),
    }
}

fn why_not(text: &str, error: String) -> FeedError {
    let head = clean::cap(text, 1_000).to_ascii_lowercase();
    if head.contains("<html") || head.contains("<!doctype html") {
        FeedError::WebPage
    } else {
        FeedError::NotAFeed(clean::line(&error))
    }
}

fn convert(feed: Feed, url: &str, rhythm: Rhythm, older: Option<String>) -> ParsedFeed {
    let base = Url::parse(url).ok();
    let language = feed.language.clone();
    let lang = language.as_deref().map(Lang::from_tag).filter(|lang| *lang != Lang::Other);
    let feed_authors: Vec<String> =
        feed.authors.iter().map(|person| clean::line(person.name.as_deref().unwrap_or_default())).collect();
    let mut entries: Vec<NewEntry> = feed
        .entries
        .into_iter()
        .take(MOST_ENTRIES)
        .map(|item| entry(item, base.as_ref(), lang, &feed_authors))
        .collect();
    identity::settle(&mut entries);
    ParsedFeed {
        format: format!("{:?}", feed.feed_type).to_lowercase(),
        title: feed.title.map(|text| title_line(&text.content)).filter(|title| !title.is_empty()),
        link: pick_link(&feed.links, base.as_ref()),
        description: feed.description.map(|text| title_line(&text.content)),
        language,
        updated: feed.updated.or(feed.published).map(|at| Timestamp(at.timestamp())),
        ttl: feed.ttl,
        rhythm,
        older,
        entries,
    }
}

fn entry(item: Entry, base: Option<&Url>, lang: Option<Lang>, feed_authors: &[String]) -> NewEntry {
    let keep = |text: String| {
        Some(clean::strip(clean::cap(&text, MOST_TEXT)).into_owned()).filter(|text| !text.trim().is_empty())
    };
    let summary = item.summary.and_then(|text| keep(text.content));
    let content = item.content.and_then(|content| content.body).and_then(keep);
    let mut authors: Vec<String> = item
        .authors
        .iter()
        .map(|person| clean::line(person.name.as_deref().unwrap_or_default()))
        .filter(|name| !name.is_empty())
        .collect();
    if authors.is_empty() {
        authors = feed_authors.to_vec();
    }
    let mut enclosures = Vec::new();
    let mut image = None;
    for media in &item.media {
        for thumbnail in &media.thumbnails {
            image = image.or_else(|| absolute(&thumbnail.image.uri, base));
        }
        for content in &media.content {
            let Some(address) = content.url.as_ref().map(Url::to_string) else { continue };
            let media_type = content.content_type.as_ref().map(ToString::to_string);
            if media_type.as_deref().is_some_and(|kind| kind.starts_with("image/")) {
                image = image.or_else(|| Some(address.clone()));
            }
            enclosures.push(Enclosure { url: address, media_type, length: content.size });
        }
    }
    let url = pick_link(&item.links, base)
        .or_else(|| absolute(&item.id, base).filter(|id| id.starts_with("http") && item.id.starts_with("http")));
    NewEntry {
        key: String::new(),
        guid: Some(item.id).filter(|id| !id.is_empty()),
        url,
        title: item.title.map(|text| title_line(&text.content)).unwrap_or_default(),
        published: item.published.or(item.updated).map(|at| Timestamp(at.timestamp())),
        updated: item.updated.map(|at| Timestamp(at.timestamp())),
        authors,
        summary,
        content,
        categories: item
            .categories
            .into_iter()
            .map(|category| clean::line(category.label.as_deref().unwrap_or(&category.term)))
            .filter(|term| !term.is_empty())
            .collect(),
        enclosures,
        image,
        language: item.language.as_deref().map(Lang::from_tag).filter(|own| *own != Lang::Other).or(lang),
    }
}

/// The address that an entry or a feed is read at.
fn pick_link(links: &[feed_rs::model::Link], base: Option<&Url>) -> Option<String> {
    let alternate = |link: &&feed_rs::model::Link| link.rel.as_deref().is_none_or(|rel| rel == "alternate");
    let other =
        |link: &&feed_rs::model::Link| !matches!(link.rel.as_deref(), Some("self" | "enclosure" | "hub" | "edit"));
    links.iter().find(alternate).or_else(|| links.iter().find(other)).and_then(|link| absolute(&link.href, base))
}

/// An absolute http or https address; nothing else ever leaves a feed.
fn absolute(href: &str, base: Option<&Url>) -> Option<String> {
    let href = href.trim();
    let url = Url::parse(href).or_else(|error| base.map_or(Err(error), |base| base.join(href))).ok()?;
    matches!(url.scheme(), "http" | "https").then(|| url.to_string())
}

/// A title on one line: entities decoded (twice, since many feeds escape twice), tags out.
fn title_line(text: &str) -> String {
    let mut text = html_escape::decode_html_entities(text).into_owned();
    if text.contains('<') {
        text = without_tags(&text);
    }
    if text.contains('&') {
        text = html_escape::decode_html_entities(&text).into_owned();
    }
    clean::line(&text)
}

fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        out.push_str(&rest[..open]);
        let tag = &rest[open..];
        let begins = tag[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
        if let Some(close) = tag.find('>').filter(|_| begins) {
            rest = &tag[close + 1..];
        } else {
            out.push('<');
            rest = &tag[1..];
        }
    }
    out.push_str(rest);
    out
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
