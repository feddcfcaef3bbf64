//! A stable name for each entry, and no entry twice.

use std::collections::HashSet;

use url::Url;

use crate::news::entry::NewEntry;

/// Gives every entry its key and drops those that stand twice in one document.
///
/// feed-rs makes up an id where the feed has none, from the link or the title; that serves as well, since it is stable.
pub fn settle(entries: &mut Vec<NewEntry>) {
    let mut seen = HashSet::with_capacity(entries.len());
    for entry in entries.iter_mut() {
        let guid = entry.guid.as_deref().map(str::trim).filter(|guid| !guid.is_empty());
        entry.key = match (guid, &entry.url) {
            (Some(guid), _) if guid.starts_with("http") => without_tracking(guid),
            (Some(guid), _) => guid.to_owned(),
            (None, Some(url)) => without_tracking(url),
            (None, None) => format!("title:{}", entry.title),
        };
        if entry.title.is_empty() {
            entry.title = untitled(entry);
        }
    }
    entries.retain(|entry| seen.insert(entry.key.clone()));
}

/// The first words of the text, for an entry without a title.
fn untitled(entry: &NewEntry) -> String {
    let text = entry.summary.as_deref().or(entry.content.as_deref()).unwrap_or_default();
    let words: Vec<&str> = text.split('<').filter_map(|part| part.split_once('>').map(|(_, words)| words)).collect();
    let plain = if words.is_empty() { text.to_owned() } else { words.join(" ") };
    let line = crate::text::clean::line(&html_escape::decode_html_entities(&plain));
    if line.is_empty() {
        return entry.url.clone().unwrap_or_else(|| "…".into());
    }
    crate::text::width::truncate(&line, 80)
}

/// An address without fragment and without the parameters that tell who sent the reader.
pub fn without_tracking(address: &str) -> String {
    let Ok(mut url) = Url::parse(address.trim()) else { return address.trim().to_owned() };
    url.set_fragment(None);
    if url.query().is_some() {
        let kept: Vec<(String, String)> = url
            .query_pairs()
            .filter(|(name, _)| {
                !(name.starts_with("utm_")
                    || name.starts_with("at_")
                    || matches!(name.as_ref(), "xtor" | "fbclid" | "gclid"))
            })
            .map(|(name, value)| (name.into_owned(), value.into_owned()))
            .collect();
        url.set_query(None);
        if !kept.is_empty() {
            url.query_pairs_mut().extend_pairs(kept);
        }
    }
    url.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tracking_does_not_change_who_an_entry_is() {
        assert_eq!(
            without_tracking("https://a.example/x?id=1&utm_source=rss&xtor=RSS-3#top"),
            "https://a.example/x?id=1"
        );
    }

    #[test]
    fn an_entry_that_stands_twice_is_kept_once_and_one_without_title_gets_its_first_words() {
        let entry = |guid: &str| NewEntry {
            guid: Some(guid.into()),
            summary: Some("<p>Bonjour &amp; merci</p>".into()),
            ..NewEntry::default()
        };
        let mut entries = vec![entry("1"), entry("1"), entry("2")];
        settle(&mut entries);
        assert_eq!(entries.len(), 2);
        assert_eq!(entries[0].title, "Bonjour & merci");
    }
}
