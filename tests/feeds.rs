//! Feeds with one oddity each (`tests/feeds/`), and what is read of them (`*.expected` beside them).
//!
//! `KIOSQUE_UPDATE=1 cargo test --test feeds` writes the expectations anew: read the difference before it is kept.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use kiosque::feed;
use kiosque::news::entry::NewEntry;
use kiosque::news::feed::{Asked, ParsedFeed};
use kiosque::news::time::Timestamp;
use proptest::prelude::*;

const URL: &str = "https://pave.example/flux/une.xml";

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/feeds");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|ext| ext != "expected")).collect();
    files.sort();
    files
}

fn line(out: &mut String, name: &str, value: Option<&str>) {
    if let Some(value) = value {
        let _ = writeln!(out, "{name}: {}", value.replace('\n', "⏎"));
    }
}

fn told(feed: &ParsedFeed) -> String {
    let mut out = String::new();
    line(&mut out, "format", Some(&feed.format));
    line(&mut out, "title", feed.title.as_deref());
    line(&mut out, "link", feed.link.as_deref());
    if feed.asked != Asked::default() {
        let _ = writeln!(out, "asked: {:?}", feed.asked);
    }
    for entry in &feed.entries {
        out.push_str("---\n");
        told_of(&mut out, entry);
    }
    out
}

fn told_of(out: &mut String, entry: &NewEntry) {
    line(out, "key", Some(&entry.key));
    line(out, "title", Some(&entry.title));
    line(out, "url", entry.url.as_deref());
    line(out, "published", entry.published.map(Timestamp::rfc3339).as_deref());
    line(out, "updated", entry.updated.map(Timestamp::rfc3339).as_deref());
    line(out, "authors", Some(entry.authors.join(", ").as_str()).filter(|text| !text.is_empty()));
    line(out, "categories", Some(entry.categories.join(", ").as_str()).filter(|text| !text.is_empty()));
    line(out, "summary", entry.summary.as_deref());
    line(out, "content", entry.content.as_deref());
    line(out, "image", entry.image.as_deref());
    for file in &entry.enclosures {
        let _ = writeln!(out, "enclosure: {} {:?} {:?}", file.url, file.media_type, file.length);
    }
}

#[test]
fn every_oddity_is_read_as_expected() {
    let update = std::env::var_os("KIOSQUE_UPDATE").is_some();
    let mut wrong = Vec::new();
    for path in fixtures() {
        let got = match feed::parse(&fs::read(&path).unwrap(), URL, None) {
            Ok(feed) => told(&feed),
            Err(error) => format!("refused: {error}\n"),
        };
        let expected = path.with_extension(format!("{}.expected", path.extension().unwrap().to_str().unwrap()));
        if update {
            fs::write(&expected, &got).unwrap();
        }
        if fs::read_to_string(&expected).unwrap_or_default() != got {
            wrong.push(format!("{}:\n{got}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "read otherwise than expected:\n{}", wrong.join("\n"));
}

/// Documents that would make a careless reader look through the same bytes again and again, until nobody waits for it.
#[test]
fn hostile_documents_come_to_an_end() {
    for part in [
        "<item>",
        "<title>",
        "<item><title>",
        "<![CDATA[",
        "<title><![CDATA[",
        "<!--",
        "<!DOCTYPE [",
        "<a b=\"",
        "&",
        "&#",
        "</x>",
        "<a ",
        "<link>x<title>",
        "<div><div>",
    ] {
        let hostile = format!("<rss><channel><item>{}", part.repeat(100_000));
        let _ = feed::parse(hostile.as_bytes(), URL, None);
    }
}

fn mutated() -> impl Strategy<Value = Vec<u8>> {
    let all: Vec<Vec<u8>> = fixtures().iter().map(|path| fs::read(path).unwrap()).collect();
    let noise = prop_oneof![
        Just(b"<".to_vec()),
        Just(b">".to_vec()),
        Just(b"&".to_vec()),
        Just(b"]]>".to_vec()),
        Just(b"<![CDATA[".to_vec()),
        Just(b"</item>".to_vec()),
        Just(b"\"".to_vec()),
        Just(b"<item>".to_vec()),
        Just("é".as_bytes().to_vec()),
        proptest::collection::vec(any::<u8>(), 1..6)
    ];
    (prop::sample::select(all), proptest::collection::vec((any::<prop::sample::Index>(), any::<bool>(), noise), 0..8))
        .prop_map(|(mut bytes, changes)| {
            for (at, cut, noise) in changes {
                let at = at.index(bytes.len() + 1);
                let end = if cut { (at + 7).min(bytes.len()) } else { at };
                bytes.splice(at..end, noise);
            }
            bytes
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_done_to_a_feed_it_is_read_or_refused(bytes in mutated()) {
        if let Ok(feed) = feed::parse(&bytes, URL, None) {
            let mut keys: Vec<_> = feed.entries.iter().map(|entry| entry.key.as_str()).collect();
            prop_assert!(keys.iter().all(|key| !key.is_empty()));
            prop_assert!(feed.entries.iter().all(|entry| !entry.title.is_empty()));
            keys.sort_unstable();
            keys.dedup();
            prop_assert_eq!(keys.len(), feed.entries.len());
            let web = |url: &String| url.starts_with("http://") || url.starts_with("https://");
            prop_assert!(feed.entries.iter().all(|entry| entry.url.iter().chain(&entry.image).all(web)));
            prop_assert_eq!(feed::parse(&bytes, URL, None).ok(), Some(feed));
        }
    }
}
