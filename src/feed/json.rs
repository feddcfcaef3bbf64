//! JSON Feed, in its versions and with the liberties that people take.

use std::borrow::Cow;

use serde_json::{Map, Value};
use url::Url;

use super::date;
use super::normalise::{Channel, Item, Wording};
use crate::news::entry::Enclosure;
use crate::news::feed::Asked;

type Object = Map<String, Value>;

/// The feed in a JSON text; `None` where there is none in it. Of a text that was cut off, the whole items are read.
pub(super) fn channel(text: &str, address: Option<&Url>) -> Option<Channel<'static>> {
    let value =
        serde_json::from_str::<Value>(text.trim()).ok().or_else(|| serde_json::from_str(&mended(text)?).ok())?;
    let feed = value.as_object()?;
    let items = feed.get("items")?.as_array()?;
    let version = feed.get("version").and_then(Value::as_str).unwrap_or_default();
    // Any JSON may have a list called items: one of ours says so, or its items look like articles.
    let has = |item: &Value, keys: &[&str]| keys.iter().any(|key| item.get(key).is_some());
    let looks = |item: &Value| {
        has(item, &["content_html", "content_text", "date_published", "external_url"])
            || (has(item, &["title"]) && has(item, &["url", "link"]))
    };
    let says = version.contains("jsonfeed") || ["home_page_url", "feed_url"].iter().any(|key| feed.contains_key(*key));
    if !says && !items.iter().any(looks) {
        return None;
    }
    let people = authors(feed);
    let short = version
        .trim_end_matches('/')
        .rsplit('/')
        .next()
        .filter(|version| version.starts_with(|c: char| c.is_ascii_digit()));
    Some(Channel {
        format: format!("json feed {}", short.unwrap_or("1")),
        title: text_of(feed, "title").map(Wording::plain),
        link: text_of(feed, "home_page_url").map(|href| absolute(&href, address)),
        description: text_of(feed, "description").map(Wording::plain),
        language: text_of(feed, "language"),
        updated: None,
        asked: Asked {
            older: text_of(feed, "next_url").map(|href| absolute(&href, address)),
            own_address: text_of(feed, "feed_url").map(|href| absolute(&href, address)),
            complete: feed.get("expired").and_then(Value::as_bool).unwrap_or(false),
            hub: feed
                .get("hubs")
                .and_then(Value::as_array)
                .and_then(|hubs| hubs.first())
                .and_then(|hub| text_of(hub.as_object()?, "url")),
            ..Asked::default()
        },
        items: items
            .iter()
            .take(super::MOST_ENTRIES)
            .filter_map(Value::as_object)
            .map(|object| item(object, &people, address))
            .collect(),
    })
}

fn item(object: &Object, people: &[String], address: Option<&Url>) -> Item<'static> {
    let text = |key: &str| text_of(object, key);
    let url = |key: &str| text(key).map(|href| absolute(&href, address));
    let guid = text("id");
    let when = |keys: &[&str]| keys.iter().filter_map(|key| text(key)).find_map(|text| date::read(&text));
    let own = authors(object);
    let is_address = |id: &&String| id.starts_with("http://") || id.starts_with("https://");
    Item {
        link: url("url")
            .or_else(|| url("link"))
            .or_else(|| url("link"))
            .or_else(|| guid.as_ref().filter(is_address).cloned())
            .or_else(|| url("external_url")),
        guid: guid.map(Cow::Owned),
        title: text("title").map(Wording::plain),
        published: when(&["date_published", "published", "pubDate"]),
        updated: when(&["date_modified", "updated"]),
        authors: if own.is_empty() { people.to_vec() } else { own },
        summary: text("summary").map(Wording::plain).or_else(|| text("description").map(Wording::html)),
        content: text("content_html").map(Wording::html).or_else(|| text("content_text").map(Wording::plain)),
        categories: object.get("tags").map(strings).unwrap_or_default(),
        enclosures: attachments(object, address),
        image: url("image").or_else(|| url("banner_image")),
        language: text("language"),
    }
}

/// A string, or the number that somebody took for one.
fn text_of(object: &Object, key: &str) -> Option<String> {
    match object.get(key)? {
        Value::String(text) => Some(text.trim()).filter(|text| !text.is_empty()).map(str::to_owned),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The strings of a list, or of one that stands alone.
fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) => vec![text.trim().to_owned()],
        Value::Array(list) => list
            .iter()
            .filter_map(Value::as_str)
            .map(|text| text.trim().to_owned())
            .filter(|text| !text.is_empty())
            .collect(),
        _ => Vec::new(),
    }
}

/// `authors` of version 1.1, `author` of version 1; a person may be an object or only a name.
fn authors(object: &Object) -> Vec<String> {
    let mut people: Vec<String> = Vec::new();
    for value in ["authors", "author"].iter().filter_map(|key| object.get(*key)) {
        let list = value.as_array().map_or_else(|| std::slice::from_ref(value), Vec::as_slice);
        for person in list {
            let name = match person {
                Value::String(name) => Some(name.trim().to_owned()),
                Value::Object(person) => text_of(person, "name"),
                _ => None,
            };
            people.extend(name.filter(|name| !name.is_empty() && !people.contains(name)));
        }
    }
    people
}

fn attachments(object: &Object, address: Option<&Url>) -> Vec<Enclosure> {
    let list = object.get("attachments").and_then(Value::as_array).into_iter().flatten();
    list.filter_map(|value| {
        let attachment = value.as_object()?;
        Some(Enclosure {
            url: absolute(&text_of(attachment, "url")?, address),
            media_type: text_of(attachment, "mime_type"),
            length: attachment.get("size_in_bytes").and_then(Value::as_u64),
        })
    })
    .collect()
}

fn absolute(href: &str, address: Option<&Url>) -> String {
    match Url::parse(href) {
        Ok(_) => href.to_owned(),
        Err(_) => address.and_then(|base| base.join(href).ok()).map_or_else(|| href.to_owned(), |url| url.to_string()),
    }
}

/// A text that was cut off, closed behind its last whole item.
fn mended(text: &str) -> Option<String> {
    let items = text.find("\"items\"")?;
    let (mut depth, mut quoted, mut escaped, mut whole) = (0_i32, false, false, None);
    for (at, byte) in text.bytes().enumerate().skip(items) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'[' | b'{' => depth += 1,
            b']' | b'}' => {
                depth -= 1;
                if depth == 1 && byte == b'}' {
                    whole = Some(at + 1);
                } else if depth <= 0 {
                    break;
                }
            }
            _ => {}
        }
    }
    Some(format!("{}]}}", &text[..whole?]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn liberties_are_read() {
        let text = r#"{"version":"https://jsonfeed.org/version/1","title":"J","author":"Ada","items":[
            {"id":7,"url":"/a","content_text":"a < b","tags":"x"},
            {"id":"8","author":{"name":"Bo"},"attachments":[{"url":"/b.mp3","size_in_bytes":3},{}]},"#;
        let channel = channel(text, Url::parse("https://x.example/f").ok().as_ref()).unwrap();
        assert_eq!((channel.format.as_str(), channel.items.len()), ("json feed 1", 2));
        let [first, second] = &channel.items[..] else { panic!("two items") };
        assert_eq!((first.guid.as_deref(), first.link.as_deref()), (Some("7"), Some("https://x.example/a")));
        assert_eq!((&first.authors[..], &second.authors[..]), (&["Ada".to_owned()][..], &["Bo".to_owned()][..]));
        assert_eq!(
            (&first.categories[..], second.enclosures[0].url.as_str()),
            (&["x".to_owned()][..], "https://x.example/b.mp3")
        );
    }

    #[test]
    fn other_json_is_no_feed() {
        assert!(channel(r#"{"error":"rate limited"}"#, None).is_none());
        assert!(channel(r#"{"items":[{"name":"x"}]}"#, None).is_none());
    }
}
