//! The feeds that the program knows of (`assets/catalogue.tsv`), RTBF first.

use std::sync::OnceLock;

use crate::text::terms::fold;

/// A feed of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Known {
    /// The outlet.
    pub name: &'static str,
    pub url: &'static str,
    pub site: &'static str,
    /// ISO 639-1.
    pub lang: &'static str,
    /// ISO 3166-1 alpha-2; may be empty.
    pub country: &'static str,
    /// What it is about, in its own language; the outlet's front page is its first feed.
    pub section: &'static str,
    /// When the address was last seen in use: a year, a month or a day; may be empty.
    pub seen: &'static str,
    /// The same as its section: listings in JSON have both names.
    pub topic: &'static str,
}

impl Known {
    /// What the feed is called when it is added: no other of its outlet is called so.
    pub fn title(&self) -> String {
        format!("{} · {}", self.name, self.section)
    }
}

/// All of them, in the catalogue's order.
pub fn all() -> impl Iterator<Item = &'static Known> {
    static ALL: OnceLock<Vec<Known>> = OnceLock::new();
    ALL.get_or_init(read).iter()
}

fn read() -> Vec<Known> {
    let lines = include_str!("../../assets/catalogue.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    lines.filter_map(line).collect()
}

fn line(line: &'static str) -> Option<Known> {
    let mut fields = line.split('\t');
    let mut next = || fields.next();
    let (name, url, site, lang, country, section) = (next()?, next()?, next()?, next()?, next()?, next()?);
    Some(Known { name, url, site, lang, country, section, seen: next()?, topic: section })
}

/// Those in which every word of `query` begins a word or stands in the address; accents and case do not matter. Outlets
/// that are called so come first, with their front pages before their sections.
pub fn search(query: &str) -> Vec<&'static Known> {
    let query = fold(query.trim());
    let words: Vec<&str> = query.split_whitespace().collect();
    let begins = |text: &str, word: &str| text.split(|c: char| !c.is_alphanumeric()).any(|part| part.starts_with(word));
    let mut found: Vec<_> = all()
        .filter(|known| {
            let text = fold(&format!("{} {} {} {}", known.name, known.section, known.lang, known.country));
            words.iter().all(|word| begins(&text, word) || (word.len() > 3 && known.url.contains(word)))
        })
        .collect();
    if !words.is_empty() {
        // The order of the catalogue holds among those that are meant alike.
        found.sort_by_key(|known| {
            let name = fold(known.name);
            match name {
                _ if name == query => 0,
                _ if name.starts_with(&query) => 1,
                _ if words.iter().all(|word| begins(&name, word)) => 2,
                _ => 3,
            }
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn rtbf_comes_first_and_every_line_is_whole() {
        let known: Vec<_> = all().collect();
        assert_eq!(known[0].name, "RTBF");
        assert!(known.len() > 380);
        for feed in known {
            assert!(url::Url::parse(feed.url).is_ok(), "{feed:?}");
            assert!(["fr", "nl", "de", "en", "lb"].contains(&feed.lang), "{feed:?}");
        }
    }

    #[test]
    fn no_outlet_has_two_feeds_of_one_name_and_no_feed_two_lines() {
        let (mut titles, mut addresses) = (BTreeMap::new(), BTreeMap::new());
        for known in all() {
            if let Some(other) = titles.insert(fold(&known.title()), known.url) {
                panic!("{} and {other} are both called {}", known.url, known.title());
            }
            let address = known.url.split_once("://").map_or(known.url, |(_, rest)| rest);
            let address = address.trim_start_matches("www.").trim_end_matches('/');
            assert!(addresses.insert(address, known.url).is_none(), "{} stands twice", known.url);
        }
    }

    #[test]
    fn sections_are_words_and_no_pieces_of_an_address() {
        for known in all() {
            let section = known.section;
            assert!(section.starts_with(char::is_uppercase) && section.chars().count() <= 40, "{known:?}");
            let signs = ['_', '~', '/', '%', '?', '=', '&', '.', '(', '{', '<'];
            assert!(!section.contains(|c: char| c.is_ascii_digit() || signs.contains(&c)), "{known:?}");
            let made = ["rss", "xml", "feed", "index", "home", "old path"];
            assert!(fold(section).split(' ').all(|word| !made.contains(&word)), "{known:?}");
        }
    }

    #[test]
    fn an_outlets_name_lists_its_front_page_first() {
        for (typed, url) in [
            ("le soir", "https://www.lesoir.be/arc/outboundfeeds/rss/?outputType=xml"),
            ("rtbf", "https://rss.rtbf.be/article/rss/highlight_rtbf_info.xml?source=internal"),
            ("le monde", "https://www.lemonde.fr/rss/une.xml"),
            ("standaard", "https://www.standaard.be/rss"),
            ("tagesschau", "https://www.tagesschau.de/index~rss2.xml"),
        ] {
            assert_eq!(search(typed).first().map(|known| known.url), Some(url), "{typed}");
        }
        // Wherever an outlet has a front page in its language, that is its first line.
        let fronts = ["À la une", "Voorpagina", "Startseite", "Front page", "Titelsäit"];
        let mut before: BTreeMap<(&str, &str), &str> = BTreeMap::new();
        for known in all() {
            let first = before.insert((known.name, known.country), known.section).is_none();
            assert!(first || !fronts.contains(&known.section), "{known:?}");
        }
    }

    #[test]
    fn accents_and_order_do_not_matter() {
        assert!(search("economie rtbf").iter().any(|known| known.section == "Économie"));
        assert!(search("zzzz").is_empty());
    }
}
