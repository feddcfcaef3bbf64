//! JSON-LD: the object that describes the article, among menus, breadcrumbs and organisations.

use std::borrow::Cow;

use serde_json::Value;

use crate::article::tree::decode;
use crate::text::clean;

/// Data longer than this is not read.
const LARGEST: usize = 1 << 20;

/// Objects nested deeper are not looked at.
const DEEPEST: usize = 6;

/// Appends the articles that a script's data describes.
pub(super) fn articles(json: &str, out: &mut Vec<Value>) {
    let json = json.trim().trim_end_matches(';');
    let json = json.strip_prefix("<!--").or_else(|| json.strip_prefix("//<![CDATA[")).unwrap_or(json);
    let json = json.strip_suffix("-->").or_else(|| json.strip_suffix("//]]>")).unwrap_or(json).trim();
    if json.len() > LARGEST {
        return;
    }
    // Line breaks inside strings are forbidden and frequent.
    let value = serde_json::from_str(json).or_else(|_| serde_json::from_str(&mended(json)));
    if let Ok(value) = value {
        gather(value, 0, out);
    }
}

fn mended(json: &str) -> Cow<'_, str> {
    if json.bytes().any(|byte| byte < b' ') {
        Cow::Owned(json.chars().map(|c| if c < ' ' { ' ' } else { c }).collect())
    } else {
        Cow::Borrowed(json)
    }
}

fn gather(value: Value, depth: usize, out: &mut Vec<Value>) {
    if depth > DEEPEST || out.len() > 20 {
        return;
    }
    match value {
        Value::Array(values) => values.into_iter().for_each(|value| gather(value, depth + 1, out)),
        Value::Object(mut object) => {
            let is_article = match object.get("@type") {
                Some(Value::String(kind)) => names_article(kind),
                Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(names_article),
                _ => false,
            };
            let inner = ["@graph", "mainEntity", "mainEntityOfPage"].map(|key| object.remove(key));
            if is_article {
                out.push(Value::Object(object));
            }
            inner.into_iter().flatten().for_each(|inner| gather(inner, depth + 1, out));
        }
        _ => {}
    }
}

fn names_article(kind: &str) -> bool {
    kind.ends_with("Article")
        || kind.ends_with("Posting")
        || matches!(kind, "Report" | "Review" | "CreativeWork" | "Recipe")
}

/// The article that says most of itself.
pub(super) fn best(articles: Vec<Value>) -> Option<Value> {
    let worth = |article: &Value| {
        ["headline", "datePublished", "articleBody", "author"].iter().filter(|key| article.get(**key).is_some()).count()
    };
    let most = articles.iter().map(worth).max()?;
    articles.into_iter().find(|article| worth(article) == most)
}

/// A text of linked data as one line: references read twice, for they are often written twice; tags out.
pub(super) fn plain(text: &str) -> String {
    let once = decode(text);
    let twice = decode(&once);
    if !twice.contains('<') {
        return clean::line(&twice);
    }
    let mut out = String::with_capacity(twice.len());
    let mut rest: &str = &twice;
    while let Some(open) = rest.find('<') {
        out.push_str(&rest[..open]);
        let tag = &rest[open..];
        let is_tag = tag[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        match tag.find('>').filter(|_| is_tag) {
            Some(close) => {
                out.push(' ');
                rest = &tag[close + 1..];
            }
            None => {
                out.push('<');
                rest = &tag[1..];
            }
        }
    }
    out.push_str(rest);
    clean::line(&out)
}
