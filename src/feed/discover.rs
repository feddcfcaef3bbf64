//! The feeds that a web page names.

use scraper::{ElementRef, Html, Selector};
use url::Url;

use crate::text::clean;

/// A feed that a page names.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Discovered {
    pub url: String,
    pub title: String,
}

/// The feeds of a page, best first: those that its head names, in its order, feeds of comments last; where it names none,
/// links that look like feeds.
pub fn discover(html: &str, url: &str) -> Vec<Discovered> {
    let Ok(address) = Url::parse(url) else { return Vec::new() };
    let page = Html::parse_document(html);
    let bases = bases(&page, &address);
    let mut found = Vec::new();
    for tag in page.select(&selector("link[href]")).filter(|tag| names_a_feed(tag)) {
        let title = clean::line(tag.attr("title").unwrap_or_default());
        add(&mut found, tag.attr("href").unwrap_or_default(), &title, &bases);
    }
    if found.is_empty() {
        for tag in page.select(&selector("a[href]")) {
            let href = tag.attr("href").unwrap_or_default();
            let title = clean::line(&tag.text().collect::<String>());
            if looks_like_a_feed(href, &bases) {
                add(&mut found, href, clean::cap(&title, 120), &bases);
            }
        }
    }
    found.sort_by_key(|feed| {
        let comments =
            |text: &str| ["comment", "reactie", "kommentar"].iter().any(|word| text.to_lowercase().contains(word));
        comments(&feed.title) || comments(&feed.url)
    });
    found
}

/// Addresses to try where a site names no feed: what most publishing systems use.
pub fn usual_addresses(url: &str) -> Vec<String> {
    const USUAL: [&str; 8] =
        ["feed", "rss", "rss.xml", "feed.xml", "atom.xml", "index.xml", "feed.json", "feeds/posts/default"];
    let Ok(address) = Url::parse(url) else { return Vec::new() };
    let root = Url::parse(&address[..url::Position::BeforePath]);
    USUAL.iter().filter_map(|path| root.as_ref().ok()?.join(path).ok()).map(String::from).collect()
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).expect("the selector is a literal")
}

/// What relative addresses are relative to. A page whose base is its own folder, or one above it, on another host is a copy
/// of that one, or stands there under two names: what it links stands on its own host first of all.
fn bases(page: &Html, address: &Url) -> Vec<Url> {
    let named = page.select(&selector("base[href]")).next().and_then(|tag| address.join(tag.attr("href")?.trim()).ok());
    let folder = |url: &Url| url.join(".").map(|folder| folder.path().to_owned()).ok();
    match named {
        Some(base) if base.host() != address.host() => {
            let own = folder(&base).zip(folder(address)).filter(|(base, page)| {
                // Everything lies below a host's root: that says nothing of a copy.
                base == page || (base != "/" && page.starts_with(base.as_str()))
            });
            let beside = own.and_then(|(base, _)| address.join(&base).ok());
            beside.into_iter().chain([base]).collect()
        }
        Some(base) => vec![base],
        None => vec![address.clone()],
    }
}

/// `rel="alternate"` with the media type of a feed.
fn names_a_feed(tag: &ElementRef<'_>) -> bool {
    let relation = tag.attr("rel").unwrap_or_default();
    let kind = tag.attr("type").unwrap_or_default().split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let is_feed = ["rss", "atom", "feed+json", "rdf"].iter().any(|mark| kind.contains(mark))
        && !kind.contains(char::is_whitespace);
    is_feed && relation.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case("alternate"))
}

/// Whether a link in the text of a page looks as if a feed were behind it.
fn looks_like_a_feed(href: &str, bases: &[Url]) -> bool {
    let Some(address) = bases.first().and_then(|base| base.join(href.trim()).ok()) else { return false };
    let path = address.path().trim_end_matches('/').to_ascii_lowercase();
    let last = path.rsplit('/').next().unwrap_or_default();
    let stem = last.split('.').next().unwrap_or_default();
    let ending = last.rsplit_once('.').map(|(_, ending)| ending);
    matches!(ending, Some("rss" | "atom" | "rdf"))
        || matches!(last, "feed" | "rss" | "atom" | "rdf" | "rss2" | "feed.json")
        || (ending == Some("xml")
            && ["rss", "feed", "atom", "index", "rdf"]
                .iter()
                .any(|word| stem.contains(word) || path.contains(&format!("/{word}/"))))
        || address.query().is_some_and(|query| query.contains("feed=rss") || query.contains("feed=atom"))
}

fn add(found: &mut Vec<Discovered>, href: &str, title: &str, bases: &[Url]) {
    if href.trim().is_empty() {
        return;
    }
    for mut address in bases.iter().filter_map(|base| base.join(href.trim()).ok()) {
        // A place in a page is no other document.
        address.set_fragment(None);
        let new = !found.iter().any(|feed| feed.url == address.as_str());
        if matches!(address.scheme(), "http" | "https") && new {
            found.push(Discovered { url: address.into(), title: title.to_owned() });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_main_feed_comes_before_the_comments() {
        let html = r#"<link rel=alternate type="application/rss+xml" title="Commentaires" href="/comments/feed">
            <link rel="alternate home" type="application/atom+xml" title="Tout" href="feed.xml">
            <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">"#;
        let found = discover(html, "https://j.example/a/");
        assert_eq!(
            found.iter().map(|feed| feed.url.as_str()).collect::<Vec<_>>(),
            ["https://j.example/a/feed.xml", "https://j.example/comments/feed"]
        );
    }

    fn first(html: &str, url: &str) -> Option<String> {
        discover(html, url).into_iter().next().map(|feed| feed.url)
    }

    #[test]
    fn a_page_that_names_no_feed_may_link_one() {
        let html = "<a href='/contact'>x</a><a href='/rss.xml'>Flux</a><a href='/sitemap.xml'>Plan</a>";
        assert_eq!(first(html, "https://j.example/").as_deref(), Some("https://j.example/rss.xml"));
        assert_eq!(first("<a href='/feedback'>x</a>", "https://j.example/"), None);
        let place = "<a href='/rss.xml#'>Menu</a><a href='/rss.xml#haut'>Haut</a>";
        assert_eq!(discover(place, "https://j.example/").len(), 1);
        assert_eq!(first(place, "https://j.example/").as_deref(), Some("https://j.example/rss.xml"));
    }

    #[test]
    fn a_base_counts_unless_the_page_is_a_copy() {
        let html =
            |base: &str| format!("<base href='{base}'><link rel=alternate type='application/atom+xml' href=f.xml>");
        assert_eq!(
            first(&html("https://k.example/x/"), "https://j.example/").as_deref(),
            Some("https://k.example/x/f.xml")
        );
        assert_eq!(
            first(&html("https://k.example/a/"), "https://j.example/a/b").as_deref(),
            Some("https://j.example/a/f.xml")
        );
        assert_eq!(
            first(&html("https://k.example/a/"), "https://j.example/a/b/c").as_deref(),
            Some("https://j.example/a/f.xml")
        );
        assert_eq!(
            first(&html("https://k.example/"), "https://j.example/a/b").as_deref(),
            Some("https://k.example/f.xml")
        );
    }

    #[test]
    fn a_media_type_with_a_gap_is_none() {
        let html = "<link rel=alternate type='application/ atom+xml' href=a><link rel=alternate type='Application/Atom+XML; charset=utf-8' href=b>";
        assert_eq!(first(html, "https://j.example/").as_deref(), Some("https://j.example/b"));
    }
}
