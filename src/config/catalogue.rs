//! The feeds that the program knows of (`assets/catalogue.tsv`), RTBF first.

use std::collections::BTreeMap;
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
    pub section: &'static str,
    /// When the address was last seen in use: a year, a month or a day; may be empty.
    pub seen: &'static str,
    /// Its section in words; with a part of its address where the outlet has two that are called so. May be empty.
    pub topic: String,
}

impl Known {
    /// What the feed is called when it is added: no other of its outlet is called so.
    pub fn title(&self) -> String {
        if self.topic.is_empty() { self.name.to_owned() } else { format!("{} · {}", self.name, self.topic) }
    }
}

/// All of them, in the catalogue's order.
pub fn all() -> impl Iterator<Item = &'static Known> {
    static ALL: OnceLock<Vec<Known>> = OnceLock::new();
    ALL.get_or_init(read).iter()
}

fn read() -> Vec<Known> {
    let lines = include_str!("../../assets/catalogue.tsv").lines().filter(|line| !line.starts_with('#')).skip(1);
    let mut all: Vec<Known> = lines.filter_map(line).collect();
    let mut alike: BTreeMap<(&str, String), Vec<usize>> = BTreeMap::new();
    for (at, known) in all.iter().enumerate() {
        alike.entry((known.name, fold(&known.topic))).or_default().push(at);
    }
    for places in alike.into_values().filter(|places| places.len() > 1) {
        let urls: Vec<&str> = places.iter().map(|at| all[*at].url).collect();
        let topic = all[places[0]].topic.clone();
        for (at, part) in places.into_iter().zip(apart(&urls, &topic)) {
            let topic = &mut all[at].topic;
            *topic = match (topic.is_empty(), part.is_empty()) {
                (_, true) => continue,
                (true, false) => part,
                (false, false) => format!("{topic} ({part})"),
            };
        }
    }
    all
}

fn line(line: &'static str) -> Option<Known> {
    let mut fields = line.split('\t');
    let mut next = || fields.next();
    let known = Known {
        name: next()?,
        url: next()?,
        site: next()?,
        lang: next()?,
        country: next()?,
        section: next()?,
        seen: next()?,
        topic: String::new(),
    };
    // Addresses lent some sections their underscores.
    Some(Known { topic: known.section.replace('_', " ").trim_start_matches('~').trim().to_owned(), ..known })
}

/// Letters of an address that tell a feed apart.
const LONGEST: usize = 20;

/// For each address what it has and the others have not, the nearer to its end the better; nothing where it is the plainest.
fn apart(urls: &[&str], topic: &str) -> Vec<String> {
    let parts: Vec<Vec<&str>> = urls.iter().map(|url| parts(url)).collect();
    let in_all = |part: &str| parts.iter().all(|other| other.contains(&part));
    let in_others = |part: &str| parts.iter().filter(|other| other.contains(&part)).count() > 1;
    let said = |part: &str| fold(part) == fold(topic).replace(' ', "-");
    let mut found: Vec<String> = parts
        .iter()
        .map(|own| {
            let only = own.iter().rev().find(|part| !in_others(part) && !said(part));
            let some = || own.iter().filter(|part| !in_all(part) && !said(part)).copied().collect::<Vec<_>>().join("/");
            only.map_or_else(some, |part| short(part).to_owned())
        })
        .collect();
    // Whom an outlet's name alone may mean is one feed.
    if topic.is_empty() {
        for (own, url) in found.iter_mut().zip(urls).filter(|(own, _)| own.is_empty()) {
            (*url).clone_into(own);
        }
    }
    found
}

/// The pieces of an address: its host, its folders, its file without what all files are called by, its question.
fn parts(url: &str) -> Vec<&str> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest).trim_start_matches("www.");
    let pieces = rest.split(['/', '?', '&']).filter(|part| !part.is_empty());
    pieces.map(|part| part.trim_end_matches(".xml").trim_end_matches(".rss")).collect()
}

/// A piece that is a number in many letters is known by its beginning.
fn short(part: &str) -> &str {
    let part = part.rsplit_once('=').map_or(part, |(_, value)| value);
    if part.len() <= LONGEST {
        return part;
    }
    let end = part.char_indices().map(|(at, _)| at).take_while(|at| *at <= LONGEST).last().unwrap_or(0);
    part[..end].rfind(['-', '_']).map_or(&part[..end], |at| &part[..at])
}

/// Those in which every word of `query` begins a word or stands in the address; accents and case do not matter.
pub fn search(query: &str) -> Vec<&'static Known> {
    let words: Vec<String> = fold(query).split_whitespace().map(str::to_owned).collect();
    all()
        .filter(|known| {
            let text = fold(&format!("{} {} {} {}", known.name, known.topic, known.lang, known.country));
            words.iter().all(|word| {
                text.split(|c: char| !c.is_alphanumeric()).any(|part| part.starts_with(word))
                    || (word.len() > 3 && known.url.contains(word.as_str()))
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rtbf_comes_first_and_every_line_is_whole() {
        let known: Vec<_> = all().collect();
        assert_eq!(known[0].name, "RTBF");
        assert!(known.len() > 400);
        for feed in known {
            assert!(url::Url::parse(feed.url).is_ok(), "{feed:?}");
            assert!(["fr", "nl", "de", "en", "lb"].contains(&feed.lang), "{feed:?}");
        }
    }

    #[test]
    fn no_outlet_has_two_feeds_of_one_name() {
        let mut titles: BTreeMap<String, &str> = BTreeMap::new();
        for known in all() {
            assert!(
                !known.topic.contains("://") && !known.topic.contains('%') && known.topic.chars().count() <= 60,
                "{known:?}"
            );
            if let Some(other) = titles.insert(fold(&known.title()), known.url) {
                panic!("{} and {other} are both called {}", known.url, known.title());
            }
        }
    }

    #[test]
    fn what_tells_two_addresses_apart_is_the_last_part_that_one_has_alone() {
        let urls = |all: &[&str], topic| apart(all, topic);
        assert_eq!(urls(&["https://a.be/home/rss.xml", "https://a.be/rss.xml"], "À la une"), ["home", ""]);
        assert_eq!(urls(&["http://a.be/rss/?section=10", "http://a.be/rss/?section=2"], ""), ["10", "2"]);
        assert_eq!(
            urls(&["https://a.be/rss/9/x", "https://a.be/rss/2/x", "https://a.be/rss2/9/x"], ""),
            ["rss/9", "2", "rss2"]
        );
        assert_eq!(urls(&["https://a.be/sport.rss", "https://b.be/sport.rss"], "Sport"), ["a.be", "b.be"]);
        assert_eq!(
            urls(
                &["https://a.be/rss/1f2838d4-99ea-49f0-9102-138784c7ea7c", "https://a.be/binnenland/rss"],
                "Binnenland"
            ),
            ["1f2838d4-99ea-49f0", ""]
        );
    }

    #[test]
    fn accents_and_order_do_not_matter() {
        assert!(search("economie rtbf").iter().any(|known| known.section == "Économie"));
        assert!(search("zzzz").is_empty());
    }
}
