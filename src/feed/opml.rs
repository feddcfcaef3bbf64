//! Feed lists of other readers: OPML 2.0, in and out.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, Writer};

use crate::news::feed::FeedSource;

/// Outlines nested deeper than this are read as if they stood at this depth.
const DEEPEST: usize = 32;

/// Why a file is no feed list.
#[derive(Debug, thiserror::Error)]
pub enum OpmlError {
    #[error("this is not an OPML file: no outline in it names a feed")]
    NotOpml,
}

/// The feeds of a list; the outline above a feed is its section. What follows a broken place is lost, what stands before
/// it is read.
pub fn read(bytes: &[u8]) -> Result<Vec<FeedSource>, OpmlError> {
    let text = super::decode::decode(bytes, None);
    let mut reader = Reader::from_str(&text);
    reader.config_mut().check_end_names = false;
    let mut feeds: Vec<FeedSource> = Vec::new();
    let mut open: Vec<Option<String>> = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) if is_outline(&tag) => {
                let (feed, name) = outline(&tag, open.iter().rev().flatten().next());
                feeds.extend(feed);
                open.push(name);
                open.truncate(DEEPEST);
            }
            Ok(Event::Empty(tag)) if is_outline(&tag) => {
                feeds.extend(outline(&tag, open.iter().rev().flatten().next()).0);
            }
            Ok(Event::End(tag)) if tag.name().as_ref().eq_ignore_ascii_case("outline") => {
                open.pop();
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    let mut seen = std::collections::HashSet::new();
    feeds.retain(|feed| seen.insert(feed.url.clone()));
    if feeds.is_empty() { Err(OpmlError::NotOpml) } else { Ok(feeds) }
}

fn is_outline(tag: &BytesStart<'_>) -> bool {
    tag.name().as_ref().eq_ignore_ascii_case("outline")
}

/// The feed of an outline, or the name of the section that it opens.
fn outline(tag: &BytesStart<'_>, section: Option<&String>) -> (Option<FeedSource>, Option<String>) {
    let (mut url, mut title, mut text, mut category) = (None, None, None, None);
    for attribute in tag.html_attributes().with_checks(false).flatten() {
        let raw = attribute.value.into_owned();
        let value = crate::text::clean::line(&html_escape::decode_html_entities(&raw));
        match attribute.key.as_ref().to_ascii_lowercase().as_str() {
            "xmlurl" => url = Some(value),
            "title" => title = Some(value),
            "text" => text = Some(value),
            "category" => category = Some(value),
            _ => {}
        }
    }
    let name = title.or(text).filter(|name| !name.is_empty());
    let http = |url: &String| url.starts_with("http://") || url.starts_with("https://");
    match url.filter(http) {
        Some(url) => {
            let tags = category.unwrap_or_default();
            let tags = tags.split(',').map(|tag| tag.trim_matches('/').trim().to_owned()).filter(|tag| !tag.is_empty());
            let section = section.cloned();
            (
                Some(FeedSource { url, name, section, tags: tags.collect(), full_text: true, ..FeedSource::default() }),
                None,
            )
        }
        None => (None, name),
    }
}

/// The list as OPML 2.0, sections as outlines.
pub fn write(feeds: &[FeedSource]) -> String {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    let mut put = |event: Event<'_>| writer.write_event(event).expect("writing to memory does not fail");
    let start = |name: &'static str| BytesStart::new(name);
    put(Event::Decl(quick_xml::events::BytesDecl::new("1.0", Some("UTF-8"), None)));
    let mut root = start("opml");
    root.push_attribute(("version", "2.0"));
    put(Event::Start(root));
    put(Event::Start(start("head")));
    put(Event::Start(start("title")));
    put(Event::Text(quick_xml::events::BytesText::new("kiosque")));
    put(Event::End(start("title").to_end()));
    put(Event::End(start("head").to_end()));
    put(Event::Start(start("body")));
    let mut at = 0;
    while at < feeds.len() {
        let section = feeds[at].section.as_deref();
        let run = feeds[at..].iter().take_while(|feed| feed.section.as_deref() == section).count();
        if let Some(name) = section {
            let mut outline = start("outline");
            outline.push_attribute(("text", name));
            put(Event::Start(outline));
        }
        for feed in &feeds[at..at + run] {
            let mut outline = start("outline");
            let name = feed.name.as_deref().unwrap_or(&feed.url);
            outline.extend_attributes([("type", "rss"), ("text", name), ("xmlUrl", feed.url.as_str())]);
            if feed.name.is_some() {
                outline.push_attribute(("title", name));
            }
            if !feed.tags.is_empty() {
                outline.push_attribute(("category", feed.tags.join(",").as_str()));
            }
            put(Event::Empty(outline));
        }
        if section.is_some() {
            put(Event::End(start("outline").to_end()));
        }
        at += run;
    }
    put(Event::End(start("body").to_end()));
    put(Event::End(start("opml").to_end()));
    String::from_utf8(writer.into_inner()).expect("only text was written")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_comes_back_as_it_went() {
        let feed = |url: &str, name: &str, section: Option<&str>| FeedSource {
            url: url.into(),
            name: Some(name.into()),
            section: section.map(Into::into),
            tags: vec!["a & b".into()],
            full_text: true,
            ..FeedSource::default()
        };
        let feeds = [
            feed("https://a.example/f?x=1&y=2", "Le «A» <b>", Some("Belgique & co")),
            feed("https://b.example/", "B", None),
        ];
        assert_eq!(read(write(&feeds).as_bytes()).unwrap(), feeds);
    }

    #[test]
    fn a_broken_list_gives_what_stands_before_the_break() {
        let text = "<opml><body><outline text='S'><outline xmlUrl='https://a.example/?a=1&b=2' text='A'/></outline><outline xmlUr";
        let feeds = read(text.as_bytes()).unwrap();
        assert_eq!((feeds.len(), feeds[0].section.as_deref()), (1, Some("S")));
        assert!(read(b"bonjour").is_err());
    }
}
