//! Feeds to add: those that an address led to, else those of the catalogue; or the address that is being typed.

use super::super::Cx;
use super::super::model::Model;
use super::{Candidate, Found};
use crate::config::catalogue;
use crate::news::feed::FeedSource;
use crate::text::terms::fold;

/// Rows offered at most.
const MOST: usize = 100;

/// The rows for what is typed; `sources` are the feeds to choose from, where an address led to several.
pub(crate) fn feeds_to_add(model: &Model, text: &str, sources: &[FeedSource], cx: &Cx) -> Vec<Candidate> {
    let text = text.trim();
    let known = |url: &str| model.feeds.rows.iter().any(|row| row.feed.url == url);
    let row = |source: FeedSource, text: String, note: String| Candidate {
        hindrance: known(&source.url).then(|| cx.locale.t("already-there")),
        found: Found::Source(Box::new(source)),
        text,
        note,
    };
    if !sources.is_empty() {
        let wanted = fold(text);
        let named = sources.iter().map(|source| (source, source.name.clone().unwrap_or_else(|| source.url.clone())));
        return named
            .filter(|(source, name)| fold(name).contains(&wanted) || source.url.contains(text))
            .map(|(source, name)| row(source.clone(), name, source.url.clone()))
            .collect();
    }
    // An address is looked at as it stands.
    if text.contains("://") || (text.contains('.') && !text.contains(' ')) {
        return Vec::new();
    }
    catalogue::search(text)
        .into_iter()
        .take(MOST)
        .map(|feed| {
            let place = [feed.lang, feed.country].iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>();
            let name = feed.title();
            let source = FeedSource {
                url: feed.url.to_owned(),
                name: Some(name.clone()),
                full_text: true,
                ..FeedSource::default()
            };
            row(source, name, place.join("-"))
        })
        .collect()
}
