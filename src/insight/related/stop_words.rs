//! The words of each language that say nothing about what a text is about: grammar, and the calendar of the news.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::text::language::Lang;

type Words = FxHashSet<&'static str>;

static LISTS: LazyLock<[Words; 4]> = LazyLock::new(|| {
    [
        include_str!("../../../assets/stopwords/fr.txt"),
        include_str!("../../../assets/stopwords/nl.txt"),
        include_str!("../../../assets/stopwords/de.txt"),
        include_str!("../../../assets/stopwords/en.txt"),
    ]
    .map(|list| list.split_whitespace().collect())
});

/// Whether `folded` (a word as [`crate::text::terms::fold`] leaves it) is a stop word of `lang`.
pub(crate) fn is_stop_word(folded: &str, lang: Lang) -> bool {
    let list = match lang {
        Lang::Fr => 0,
        Lang::Nl => 1,
        Lang::De => 2,
        Lang::En => 3,
        Lang::Other => return LISTS.iter().any(|list| list.contains(folded)),
    };
    LISTS[list].contains(folded)
}
