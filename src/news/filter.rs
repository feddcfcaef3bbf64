//! What happens to entries as they arrive: muted, kept, marked read, starred, by the words that they carry.

use serde::Deserialize;

use super::entry::NewEntry;
use crate::text::terms;

/// A rule for entries that arrive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    pub deed: Deed,
    pub place: Place,
    /// Words or phrases; one of them is enough. Case, accents and plurals do not matter.
    pub words: Vec<String>,
}

/// What is done with an entry that a filter fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// It is left out of sight.
    Mute,
    /// What no such filter of its feed fits is left out of sight.
    Keep,
    MarkRead,
    Star,
}

impl Deed {
    /// What it is called in the configuration.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mute => "mute",
            Self::Keep => "keep",
            Self::MarkRead => "mark-read",
            Self::Star => "star",
        }
    }
}

/// Where a filter looks: `in = "title"` in the configuration.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    #[default]
    Anywhere,
    Title,
    Text,
    Author,
    Category,
}

impl Place {
    /// What it is called in the configuration.
    pub fn name(self) -> &'static str {
        match self {
            Self::Anywhere => "anywhere",
            Self::Title => "title",
            Self::Text => "text",
            Self::Author => "author",
            Self::Category => "category",
        }
    }
}

impl Filter {
    /// Whether the entry carries one of the words.
    pub fn fits(&self, entry: &NewEntry) -> bool {
        let hay = hay(entry, self.place);
        self.words.iter().map(|word| padded(&[word.as_str()])).any(|needle| needle.len() > 2 && hay.contains(&needle))
    }
}

/// Applies filters to what arrives: what is left out of sight says so, the rest knows how it begins.
pub fn apply(filters: &[Filter], entries: &mut [NewEntry]) {
    for entry in entries {
        entry.muted = leaves_out(filters, entry);
        for filter in filters.iter().filter(|_| !entry.muted) {
            match filter.deed {
                Deed::MarkRead if filter.fits(entry) => entry.read = true,
                Deed::Star if filter.fits(entry) => entry.starred = true,
                _ => {}
            }
        }
    }
}

/// Whether filters leave an entry out: one that mutes it, or none of those that keep.
pub fn leaves_out(filters: &[Filter], entry: &NewEntry) -> bool {
    let of = |deed: Deed| filters.iter().filter(move |filter| filter.deed == deed);
    let keeping = of(Deed::Keep).next().is_some();
    of(Deed::Mute).any(|filter| filter.fits(entry)) || (keeping && !of(Deed::Keep).any(|filter| filter.fits(entry)))
}

fn hay(entry: &NewEntry, place: Place) -> String {
    let mut texts: Vec<&str> = Vec::new();
    if matches!(place, Place::Anywhere | Place::Title) {
        texts.push(&entry.title);
    }
    if matches!(place, Place::Anywhere | Place::Text) {
        texts.extend(entry.summary.as_deref());
        texts.extend(entry.content.as_deref());
    }
    if matches!(place, Place::Anywhere | Place::Author) {
        texts.extend(entry.authors.iter().map(String::as_str));
    }
    if matches!(place, Place::Anywhere | Place::Category) {
        texts.extend(entry.categories.iter().map(String::as_str));
    }
    padded(&texts)
}

/// The keys of the words, parted and surrounded by spaces: so whole words are found, and phrases.
fn padded(texts: &[&str]) -> String {
    let mut keys = String::from(" ");
    for text in texts {
        let mut own = String::new();
        terms::keys_into(text, &mut own);
        keys.push_str(&own);
        // Nothing reaches from one text into the next.
        keys.push_str(if texts.len() > 1 { " \u{0} " } else { " " });
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(title: &str, author: &str, category: &str) -> NewEntry {
        NewEntry {
            title: title.into(),
            authors: vec![author.into()],
            categories: vec![category.into()],
            summary: Some("Un résumé du jour".into()),
            ..NewEntry::default()
        }
    }

    fn filter(deed: Deed, place: Place, words: &[&str]) -> Filter {
        Filter { deed, place, words: words.iter().map(ToString::to_string).collect() }
    }

    #[test]
    fn whole_words_and_phrases_fit_whatever_their_case_accents_and_number() {
        let entry = entry("Les élections de la Coupe du monde", "Anne Dupont", "Sport");
        let fits = |place, word| filter(Deed::Mute, place, &[word]).fits(&entry);
        assert!(fits(Place::Title, "ELECTION") && fits(Place::Title, "coupe du monde"));
        assert!(!fits(Place::Title, "elect") && !fits(Place::Title, "sport") && !fits(Place::Title, ""));
        assert!(fits(Place::Category, "sport") && fits(Place::Author, "dupont") && fits(Place::Text, "resume"));
        assert!(fits(Place::Anywhere, "sport") && !fits(Place::Anywhere, "monde anne"));
    }

    #[test]
    fn what_is_muted_goes_and_what_is_to_be_kept_stays() {
        let arriving =
            || vec![entry("Foot", "A", "Sport"), entry("Budget", "B", "Politique"), entry("Vélo", "B", "Sport")];
        let titles = |filters: &[Filter]| {
            let mut entries = arriving();
            apply(filters, &mut entries);
            entries
                .into_iter()
                .filter(|entry| !entry.muted)
                .map(|entry| (entry.title, entry.read, entry.starred))
                .collect::<Vec<_>>()
        };
        let mute = filter(Deed::Mute, Place::Title, &["foot"]);
        assert_eq!(titles(std::slice::from_ref(&mute)).len(), 2);
        assert_eq!(
            titles(&[filter(Deed::Keep, Place::Category, &["sport"]), mute]),
            [("Vélo".to_owned(), false, false)]
        );
        let marks = [filter(Deed::MarkRead, Place::Category, &["sport"]), filter(Deed::Star, Place::Author, &["b"])];
        assert_eq!(
            titles(&marks),
            [("Foot".to_owned(), true, false), ("Budget".to_owned(), false, true), ("Vélo".to_owned(), true, true)]
        );
    }
}
