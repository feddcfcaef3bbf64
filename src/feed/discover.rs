//! The feeds that a web page names.

use scraper::{Html, Selector};
use url::Url;

/// A feed that a page names.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Discovered {
    pub url: String,
    pub title: String,
}

/// The feeds of a page, best first: those in `<link rel="alternate">`, in the page's order, comments feeds last.
pub fn discover(html: &str, url: &str) -> Vec<Discovered> {
    let page = Html::parse_document(html);
    let Ok(mut base) = Url::parse(url) else { return Vec::new() };
    let selector = |css: &str| Selector::parse(css).expect("the selector is a literal");
    if let Some(href) = page.select(&selector("base[href]")).next().and_then(|tag| tag.attr("href")) {
        base = base.join(href).unwrap_or(base);
    }
    let mut found: Vec<Discovered> = Vec::new();
    for tag in page.select(&selector("link[href]")) {
        let rel = tag.attr("rel").unwrap_or_default().to_ascii_lowercase();
        let kind = tag.attr("type").unwrap_or_default().trim().to_ascii_lowercase();
        let alternate = rel.split_ascii_whitespace().any(|word| word == "alternate");
        let is_feed = ["rss", "atom", "feed+json", "rdf"].iter().any(|mark| kind.contains(mark));
        let href = tag.attr("href").unwrap_or_default().trim();
        if !(alternate && is_feed) || href.is_empty() {
            continue;
        }
        let Ok(address) = base.join(href) else { continue };
        if !matches!(address.scheme(), "http" | "https") || found.iter().any(|feed| feed.url == address.as_str()) {
            continue;
        }
        let title = crate::text::clean::line(tag.attr("title").unwrap_or_default());
        found.push(Discovered { url: address.to_string(), title });
    }
    found.sort_by_key(|feed| {
        let comments = |text: &str| text.to_lowercase().contains("comment");
        comments(&feed.title) || comments(&feed.url)
    });
    found
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
}
