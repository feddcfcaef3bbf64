//! What the press promises: enough of it, well formed, served as a web server should.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use super::super::markup::{self, Node};
use super::super::outlets::{OUTLETS, Style};
use super::*;

const NOW: Timestamp = Timestamp(1_790_000_000);

fn printed() -> (Site, Vec<FeedSource>, usize) {
    print("http://127.0.0.1:9", NOW)
}

fn ask(running: &Running, path: &str, headers: &str) -> Vec<u8> {
    let mut stream = TcpStream::connect(running.base.trim_start_matches("http://")).unwrap();
    stream.write_all(format!("GET {path} HTTP/1.1\r\nHost: demo\r\n{headers}\r\n").as_bytes()).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    answer
}

#[test]
fn every_piece_is_complete() {
    for outlet in &OUTLETS {
        let pieces = markup::pieces(outlet.source);
        let slugs: BTreeSet<_> = pieces.iter().map(|piece| piece.slug).collect();
        assert_eq!(slugs.len(), pieces.len(), "{}: a slug stands twice", outlet.slug);
        for piece in &pieces {
            let place = format!("{}/{}", outlet.slug, piece.slug);
            assert!(!piece.title.is_empty() && piece.lead.len() > 60, "{place}: title or lead");
            assert!(piece.body.len() >= 3, "{place}: body");
            assert!(piece.age > 0 && piece.age < 3 * 1440, "{place}: age {}", piece.age);
            assert!(!piece.sections.is_empty(), "{place}: section");
            for section in &piece.sections {
                assert!(outlet.channels.iter().any(|channel| channel.slug == *section), "{place}: in {section}");
            }
            for node in &piece.body {
                if let Node::SeeAlso(slug) = node {
                    assert!(slugs.contains(slug), "{place}: no piece {slug}");
                }
            }
        }
    }
}

#[test]
fn every_page_renders_with_its_headline_once() {
    let (site, _, articles) = printed();
    let pages: Vec<_> = site.iter().filter(|(path, _)| path.contains("/article/")).collect();
    assert_eq!(pages.len(), articles);
    for (path, page) in pages {
        let html = String::from_utf8_lossy(&page.body);
        assert_eq!(html.matches("<h1").count(), 1, "{path}");
        assert!(html.ends_with("</html>"), "{path}");
    }
}

#[test]
fn every_feed_is_well_formed_and_full_of_entries() {
    let (site, feeds, _) = printed();
    for feed in feeds {
        let resource = &site[feed.url.trim_start_matches("http://127.0.0.1:9")];
        let parsed = feed_rs::parser::parse(resource.body.as_slice()).expect(&feed.url);
        assert!(parsed.entries.len() >= 2, "{}: {} entries", feed.url, parsed.entries.len());
        assert!(parsed.entries.iter().all(|entry| entry.title.is_some()), "{}", feed.url);
    }
}

#[test]
fn every_picture_of_a_page_is_served() {
    let (site, _, _) = printed();
    let pictures: Vec<_> = site.iter().filter(|(path, _)| path.contains("/img/")).collect();
    assert!(pictures.len() >= 3);
    assert!(pictures.iter().all(|(_, resource)| image::load_from_memory(&resource.body).is_ok()));
}

#[test]
fn the_regional_paper_is_windows_1252() {
    let (site, _, _) = printed();
    let outlet = OUTLETS.iter().find(|outlet| outlet.style == Style::Regional).unwrap();
    for (path, resource) in
        site.iter().filter(|(path, _)| path.starts_with(&format!("/{}/", outlet.slug)) && !path.contains("/img/"))
    {
        assert!(std::str::from_utf8(&resource.body).is_err(), "{path} reads as UTF-8");
        let (text, _, broken) = encoding_rs::WINDOWS_1252.decode(&resource.body);
        assert!(!broken && text.contains('é') && !text.contains("&#"), "{path}");
    }
}

#[test]
fn stories_are_told_by_several_outlets_and_in_several_languages() {
    let mut told: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut languages: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for outlet in &OUTLETS {
        for story in markup::pieces(outlet.source).iter().filter_map(|piece| piece.story) {
            told.entry(story).or_default().insert(outlet.slug);
            languages.entry(story).or_default().insert(outlet.lang);
        }
    }
    assert!(told.values().filter(|outlets| outlets.len() >= 2).count() >= STORIES_SHARED, "{told:?}");
    assert!(languages.values().filter(|set| set.len() >= 2).count() >= 2, "{languages:?}");
}

#[test]
fn the_press_is_large_enough() {
    let (_, feeds, articles) = printed();
    assert!(articles >= ARTICLES, "{articles} articles");
    assert!(feeds.len() >= 10);
}

#[test]
fn an_unchanged_file_answers_304() {
    let running = Press::start(NOW).unwrap();
    let first = String::from_utf8_lossy(&ask(&running, "/onde/belgique.xml", "")).into_owned();
    assert!(first.starts_with("HTTP/1.1 200 OK"));
    let header = |name: &str| {
        let line = first.lines().find(|line| line.starts_with(name)).unwrap();
        line.split_once(": ").unwrap().1.trim().to_owned()
    };
    let by_tag = ask(&running, "/onde/belgique.xml", &format!("If-None-Match: {}\r\n", header("ETag")));
    let by_date = ask(&running, "/onde/belgique.xml", &format!("If-Modified-Since: {}\r\n", header("Last-Modified")));
    let stale = ask(&running, "/onde/belgique.xml", "If-None-Match: \"other\"\r\n");
    assert!(by_tag.starts_with(b"HTTP/1.1 304") && by_date.starts_with(b"HTTP/1.1 304"));
    assert!(stale.starts_with(b"HTTP/1.1 200"));
    assert!(ask(&running, "/nowhere", "").starts_with(b"HTTP/1.1 404"));
}

#[test]
fn a_dropped_press_is_off_the_air() {
    let running = Press::start(NOW).unwrap();
    let address = running.base.trim_start_matches("http://").to_owned();
    drop(running);
    assert!(TcpStream::connect(address).is_err());
}

#[test]
fn the_same_moment_prints_the_same_press() {
    let (one, _, _) = printed();
    let (two, _, _) = printed();
    assert!(one.iter().all(|(path, resource)| two[path].body == resource.body));
}

/// Articles that the press carries at the least.
const ARTICLES: usize = 60;
/// Events that two outlets or more tell of.
const STORIES_SHARED: usize = 12;
