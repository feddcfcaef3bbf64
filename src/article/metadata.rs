//! Who wrote it, when, what it is called: JSON-LD, OpenGraph, the headline.

use scraper::Html;
use serde_json::Value;
use url::Url;

use super::{blocks, line_of, same, select};
use crate::news::article::Article;
use crate::news::time::Timestamp;
use crate::text::clean;
use crate::text::language::Lang;
use crate::text::terms::fold;

/// What the page says of its article, without its text.
pub(super) fn read(page: &Html, base: Option<&Url>) -> Article {
    let data = linked_data(page);
    let text = |key: &str| data.as_ref().and_then(|data| data.get(key)).and_then(Value::as_str).map(clean::line);
    let meta = |css: &str| {
        select(page, css).find_map(|tag| tag.attr("content").map(clean::line)).filter(|text| !text.is_empty())
    };
    let published_text = text("datePublished")
        .or_else(|| meta("meta[property='article:published_time'], meta[itemprop=datePublished], meta[name=date]"))
        .or_else(|| select(page, "time[datetime]").find_map(|tag| tag.attr("datetime").map(clean::line)));
    let modified = text("dateModified").or_else(|| meta("meta[property='article:modified_time']"));
    let published_text =
        published_text.filter(|text| text.len() >= 10 && text.as_bytes()[..4].iter().all(u8::is_ascii_digit));
    let language = select(page, "html[lang]")
        .find_map(|tag| tag.attr("lang").map(Lang::from_tag))
        .filter(|lang| *lang != Lang::Other);
    let url = |address: Option<String>| address.and_then(|address| blocks::address(&address, base));
    Article {
        title: headline(page, text("headline"), meta("meta[property='og:title'], meta[name='twitter:title']")),
        byline: byline(page, data.as_ref()),
        published: published_text.as_deref().and_then(when),
        modified: modified.as_deref().and_then(when),
        published_text,
        language,
        section: text("articleSection").or_else(|| meta("meta[property='article:section']")),
        canonical: url(select(page, "link[rel=canonical]").find_map(|tag| tag.attr("href").map(str::to_owned))),
        image: url(meta("meta[property='og:image']")),
        ..Article::default()
    }
}

/// RFC 3339, or a date and time without offset (read as UTC), or a date.
fn when(text: &str) -> Option<Timestamp> {
    Timestamp::from_rfc3339(text)
        .or_else(|| {
            // `+0200` without its colon is frequent.
            let (head, tail) = text.split_at_checked(text.len().checked_sub(2)?)?;
            Timestamp::from_rfc3339(&format!("{head}:{tail}"))
        })
        .or_else(|| Timestamp::from_rfc3339(&format!("{}Z", text.replace(' ', "T"))))
        .or_else(|| Timestamp::from_rfc3339(&format!("{}T00:00:00Z", text.get(..10)?)))
}

/// The first object of the page's JSON-LD that describes an article.
fn linked_data(page: &Html) -> Option<Value> {
    select(page, "script[type='application/ld+json']").find_map(|script| {
        let json: String = script.text().collect();
        let value: Value = serde_json::from_str(json.trim().trim_end_matches(';')).ok()?;
        article_in(value, 0)
    })
}

fn article_in(value: Value, depth: usize) -> Option<Value> {
    if depth > 6 {
        return None;
    }
    match value {
        Value::Array(values) => values.into_iter().find_map(|value| article_in(value, depth + 1)),
        Value::Object(ref object) => {
            let is_article =
                |kind: &str| kind.ends_with("Article") || kind == "BlogPosting" || kind.ends_with("Posting");
            let found = match object.get("@type") {
                Some(Value::String(kind)) => is_article(kind),
                Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(is_article),
                _ => false,
            };
            if found {
                return Some(value);
            }
            let inner = object.get("@graph").or_else(|| object.get("mainEntity")).cloned();
            inner.and_then(|inner| article_in(inner, depth + 1))
        }
        _ => None,
    }
}

/// The headline: the `h1` (the one like the page's other titles, where there are several), else those titles.
fn headline(page: &Html, linked: Option<String>, shared: Option<String>) -> Option<String> {
    let heads: Vec<String> = select(page, "h1").map(line_of).filter(|text| text.len() > 3).take(8).collect();
    let title = select(page, "title").next().map(line_of).unwrap_or_default();
    let known: String = [linked.as_deref(), shared.as_deref(), Some(title.as_str())]
        .into_iter()
        .flatten()
        .map(same)
        .collect::<Vec<_>>()
        .join(" ");
    let like = heads.iter().find(|head| known.contains(&same(head)));
    if let Some(head) = like.or(heads.first().filter(|_| heads.len() == 1)) {
        return Some(head.clone());
    }
    let told = linked.or(shared).map(|text| clean::line(&html_escape::decode_html_entities(&text)));
    told.or_else(|| heads.into_iter().next()).or_else(|| Some(title).filter(|title| !title.is_empty()))
}

fn byline(page: &Html, data: Option<&Value>) -> Vec<String> {
    let names = |value: &Value| -> Vec<String> {
        let one = |value: &Value| match value {
            Value::String(name) => Some(clean::line(name)),
            Value::Object(person) => person.get("name").and_then(Value::as_str).map(clean::line),
            _ => None,
        };
        match value {
            Value::Array(values) => values.iter().filter_map(one).collect(),
            other => one(other).into_iter().collect(),
        }
    };
    let mut found = data.and_then(|data| data.get("author")).map(names).unwrap_or_default();
    if found.is_empty() {
        found = select(page, "meta[name=author]").filter_map(|tag| tag.attr("content").map(clean::line)).collect();
    }
    if found.is_empty() {
        found = select(page, "[rel=author], [itemprop=author], a[href*='/auteur/'], [class*=byline] a")
            .map(line_of)
            .take(4)
            .collect();
    }
    found.retain(|name| (2..80).contains(&name.len()) && !name.contains("://"));
    found.dedup();
    found
}

/// Whether the page says that its text goes on behind a wall.
pub(super) fn is_paywalled(page: &Html, html: &str) -> bool {
    let said = linked_data(page).is_some_and(|data| match data.get("isAccessibleForFree") {
        Some(Value::Bool(free)) => !free,
        Some(Value::String(free)) => free.eq_ignore_ascii_case("false"),
        _ => false,
    });
    const WALLS: [&str; 8] = [
        "il vous reste",
        "cet article est reserve",
        "la suite est reservee",
        "reserve aux abonnes",
        "lisez la suite pour",
        "dit artikel is voorbehouden",
        "dieser artikel ist",
        "this article is for subscribers",
    ];
    let shown = select(page, "p, div[class*=paywall], [class*=paywall] span").map(line_of).any(|line| {
        let line = fold(clean::cap(&line, 300));
        WALLS.iter().any(|wall| line.contains(wall))
            && (line.contains('%') || line.contains("abonn") || line.contains("subscri"))
    });
    let _ = html;
    said || shown
}
