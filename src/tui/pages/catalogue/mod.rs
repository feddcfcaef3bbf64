//! The catalogue, to look through: by country, by language, by section; RTBF first.

mod update;
mod view;

use super::rows::Cursor;
use crate::config::catalogue::{self, Known};
use crate::locale::Locale;
use crate::text::terms::fold;

pub(crate) use update::open;

/// By what the feeds are put together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum By {
    #[default]
    Country,
    Language,
    Section,
}

/// A row of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Row {
    /// What the feeds under it have in common, and how many they are.
    Heading(String, usize),
    Feed(&'static Known),
}

/// The page of the catalogue.
#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    pub(crate) by: By,
    /// Words that a feed must have.
    pub(crate) words: String,
    pub(crate) rows: Vec<Row>,
    pub(crate) cursor: Cursor,
}

/// The messages for countries.
const COUNTRIES: [(&str, &str); 12] = [
    ("BE", "country-be"),
    ("FR", "country-fr"),
    ("CH", "country-ch"),
    ("CA", "country-ca"),
    ("LU", "country-lu"),
    ("NL", "country-nl"),
    ("DE", "country-de"),
    ("AT", "country-at"),
    ("GB", "country-gb"),
    ("US", "country-us"),
    ("CD", "country-cd"),
    ("DZ", "country-dz"),
];

fn country(code: &str, locale: &Locale) -> String {
    match COUNTRIES.iter().find(|(known, _)| *known == code) {
        Some((_, key)) => locale.t(key),
        None if code.is_empty() => locale.t("catalogue-others"),
        None => code.to_owned(),
    }
}

fn language(tag: &str) -> String {
    match tag {
        "fr" => "français",
        "nl" => "Nederlands",
        "de" => "Deutsch",
        "en" => "English",
        "lb" => "Lëtzebuergesch",
        other => other,
    }
    .to_owned()
}

/// The rows: groups in the order in which the catalogue first has one of theirs. Sections of one feed only stand
/// together at the end.
pub(crate) fn rows(by: By, words: &str, locale: &Locale) -> Vec<Row> {
    let mut groups: Vec<(String, String, Vec<&'static Known>)> = Vec::new();
    for known in catalogue::search(words) {
        let name = match by {
            By::Country => country(known.country, locale),
            By::Language => language(known.lang),
            By::Section => known.section.to_owned(),
        };
        let key = fold(&name);
        match groups.iter_mut().find(|(other, ..)| *other == key) {
            Some((.., feeds)) => feeds.push(known),
            None => groups.push((key, name, vec![known])),
        }
    }
    if by == By::Language {
        let order = ["fr", "nl", "de", "en", "lb"];
        groups.sort_by_key(|(.., feeds)| order.iter().position(|lang| *lang == feeds[0].lang));
    }
    if by == By::Section {
        let others = fold(&locale.t("catalogue-others"));
        let (alone, mut shared): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|(key, _, feeds)| feeds.len() == 1 || *key == others);
        let rest: Vec<&Known> = alone.into_iter().flat_map(|(.., feeds)| feeds).collect();
        if !rest.is_empty() {
            shared.push((others, locale.t("catalogue-others"), rest));
        }
        groups = shared;
    }
    let rows = groups.into_iter().flat_map(|(_, name, feeds)| {
        std::iter::once(Row::Heading(name, feeds.len())).chain(feeds.into_iter().map(Row::Feed))
    });
    rows.collect()
}
