//! The feeds that the program knows of (`assets/catalogue.tsv`), RTBF first.

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
}

/// All of them, in the catalogue's order.
pub fn all() -> impl Iterator<Item = Known> {
    include_str!("../../assets/catalogue.tsv").lines().filter(|line| !line.starts_with('#')).skip(1).filter_map(
        |line| {
            let mut fields = line.split('\t');
            let mut next = || fields.next();
            Some(Known {
                name: next()?,
                url: next()?,
                site: next()?,
                lang: next()?,
                country: next()?,
                section: next()?,
                seen: next()?,
            })
        },
    )
}

/// Those in which every word of `query` begins a word or stands in the address; accents and case do not matter.
pub fn search(query: &str) -> Vec<Known> {
    let words: Vec<String> = fold(query).split_whitespace().map(str::to_owned).collect();
    all()
        .filter(|known| {
            let text = fold(&format!("{} {} {} {}", known.name, known.section, known.lang, known.country));
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
    fn accents_and_order_do_not_matter() {
        assert!(search("economie rtbf").iter().any(|known| known.section == "Économie"));
        assert!(search("zzzz").is_empty());
    }
}
