//! When an article came out: from data, from attributes, from words, from the address.

use url::Url;

use super::Head;
use crate::article::page::Page;
use crate::article::sense::Survey;
use crate::news::time::Timestamp;
use crate::text::clean;
use crate::text::terms::fold;

/// A day, and the time with its offset where they are said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Date {
    year: u16,
    month: u8,
    day: u8,
    /// `T12:30:00+02:00`, as far as it goes.
    time: String,
}

impl Date {
    fn new(year: u32, month: u32, day: u32) -> Option<Self> {
        let fits = (1990..=2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
        fits.then(|| Self { year: year as u16, month: month as u8, day: day as u8, time: String::new() })
    }

    /// The day, with the time if it is known.
    pub(crate) fn text(&self) -> String {
        format!("{:04}-{:02}-{:02}{}", self.year, self.month, self.day, self.time)
    }

    /// Without an offset it is read as UTC; without a time, as midnight.
    pub(crate) fn timestamp(&self) -> Option<Timestamp> {
        let text = self.text();
        let text = match self.time.len() {
            0 => text + "T00:00:00Z",
            _ if self.time.contains(['Z', '+']) || self.time[1..].contains('-') => text,
            _ => text + "Z",
        };
        Timestamp::from_rfc3339(&text)
    }
}

/// The date of publication, from the surest source that has one.
pub(crate) fn published(head: &Head, page: &Page<'_>, survey: &Survey<'_, '_>, base: Option<&Url>) -> Option<Date> {
    let tree = &page.tree;
    let linked = || head.linked_text("datePublished").and_then(|text| read(&text));
    let meta = || {
        let names = [
            "article:published_time",
            "datepublished",
            "og:published_time",
            "article:published",
            "og:article:published_time",
            "parsely-pub-date",
            "sailthru.date",
            "publishdate",
            "publish-date",
            "publish_date",
            "pubdate",
            "published",
            "date",
            "dc.date",
            "dc.date.issued",
            "dcterms.date",
            "dcterms.created",
            "dc.date.created",
            "article.published",
            "article_date_original",
            "originalpublicationdate",
            "publication_date",
            "cxenseparse:recs:publishtime",
            "vr:published_time",
            "pdate",
            "displaydate",
            "creation_date",
            "article.created",
        ];
        names.iter().find_map(|name| head.meta(&[name]).and_then(|text| read(&text)))
    };
    let prop = || {
        let mut dates = head.props.iter().filter(|(_, prop)| prop.starts_with("date"));
        dates.find_map(|(id, _)| {
            let text = ["content", "datetime"].iter().find_map(|name| tree.attr(*id, name));
            read(&text.map_or_else(|| tree.text_of(*id), std::borrow::Cow::into_owned))
        })
    };
    let address = || base.and_then(in_address);
    let times = || {
        let said = |id| tree.attr(id, "datetime").map_or_else(|| tree.text_of(id), std::borrow::Cow::into_owned);
        let after = survey.headline.map_or(0, |at| page.passages[at].block.at());
        let near = head.times.iter().filter(|id| id.at() + 60 > after);
        near.chain(&head.times).find_map(|id| read(&said(*id)))
    };
    let shown = || near_headline(page, survey);
    let modified = || {
        head.linked_text("dateModified")
            .or_else(|| head.meta(&["article:modified_time", "datemodified", "og:updated_time", "last-modified"]))
            .and_then(|text| read(&text))
    };
    linked().or_else(meta).or_else(prop).or_else(address).or_else(times).or_else(shown).or_else(modified)
}

/// A date in the words around the headline.
fn near_headline(page: &Page<'_>, survey: &Survey<'_, '_>) -> Option<Date> {
    let headline = survey.headline.unwrap_or(0);
    let count = page.passages.len();
    let after = headline + 1..(headline + 12).min(count);
    let before = headline.saturating_sub(6)..headline;
    let short = |at: &usize| page.passages[*at].figures.chars < 160;
    let in_words = |at: usize| in_words(&clean::line(page.text(&page.passages[at])));
    let near = after.clone().filter(short).chain(before.rev().filter(short)).find_map(in_words);
    // The first lines of a text often begin with place and date; its last with the date alone.
    near.or_else(|| {
        after
            .filter(|at| !short(at))
            .take(1)
            .find_map(|at| super::date::in_words(clean::cap(&clean::line(page.text(&page.passages[at])), 80)))
    })
}

/// Reads a date in any of the forms that data and attributes have.
pub(crate) fn read(text: &str) -> Option<Date> {
    let text = text.trim();
    iso(text).or_else(|| seconds(text)).or_else(|| in_words(clean::cap(text, 200)))
}

/// `2026-11-17T08:12:00+01:00` and what is like it.
fn iso(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let number = |range: std::ops::Range<usize>| text.get(range)?.parse::<u32>().ok();
    let compact = bytes.len() >= 8 && bytes[..8].iter().all(u8::is_ascii_digit);
    if compact {
        return Date::new(number(0..4)?, number(4..6)?, number(6..8)?)
            .filter(|_| bytes.len() < 10 || !bytes[8].is_ascii_digit());
    }
    if !matches!(bytes.get(4), Some(b'-' | b'/' | b'.')) || bytes.get(7) != bytes.get(4) {
        return None;
    }
    let mut date = Date::new(number(0..4)?, number(5..7)?, number(8..10)?)?;
    date.time = time(text.get(10..).unwrap_or_default()).unwrap_or_default();
    Some(date)
}

/// `T08:12:00.000+0100` in the form of RFC 3339.
fn time(text: &str) -> Option<String> {
    let text = text.trim_start_matches(['T', 't', ' ']);
    let clock = text.get(..5).filter(|clock| clock.as_bytes()[2] == b':')?;
    let (hour, minute) = (clock[..2].parse::<u8>().ok()?, clock[3..].parse::<u8>().ok()?);
    if hour > 23 || minute > 59 {
        return None;
    }
    let rest = &text[5..];
    let seconds = rest.strip_prefix(':').and_then(|rest| rest.get(..2)?.parse::<u8>().ok()).filter(|s| *s < 60);
    let zone = rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.')).trim();
    let offset = match zone.as_bytes() {
        [b'Z' | b'z', ..] => "Z".to_owned(),
        [sign @ (b'+' | b'-'), digits @ ..] => {
            let digits: Vec<char> =
                digits.iter().filter(|byte| byte.is_ascii_digit()).map(|byte| char::from(*byte)).collect();
            match digits[..] {
                [a, b] => format!("{}{a}{b}:00", char::from(*sign)),
                [a, b, c, d, ..] => format!("{}{a}{b}:{c}{d}", char::from(*sign)),
                _ => String::new(),
            }
        }
        _ => String::new(),
    };
    Some(format!("T{hour:02}:{minute:02}:{:02}{offset}", seconds.unwrap_or(0)))
}

/// Seconds or milliseconds since 1970.
fn seconds(text: &str) -> Option<Date> {
    let number: i64 = text.parse().ok().filter(|_| matches!(text.len(), 10 | 13))?;
    let at = Timestamp(if text.len() == 13 { number / 1_000 } else { number });
    iso(&at.rfc3339())
}

/// The months' beginnings by which they are known in French, Dutch, German, English, Spanish, Italian and Portuguese,
/// folded.
const MONTHS: [&[&str]; 12] = [
    &["jan", "ene", "gen"],
    &["feb", "fev"],
    &["mar", "mrt", "maart", "maerz"],
    &["apr", "avr", "abr"],
    &["mai", "may", "mei", "mag"],
    &["jun", "juin", "giu"],
    &["jul", "juil", "lug"],
    &["aug", "aou", "ago"],
    &["sep", "set"],
    &["oct", "okt", "out", "ott"],
    &["nov"],
    &["dec", "dez", "dic"],
];

/// Whole names of months and their short forms; a word that only begins like one is none.
fn month(word: &str) -> Option<u32> {
    if word.len() < 3 || word.len() > 10 {
        return None;
    }
    let not_months = ["mars", "march"];
    let at = MONTHS.iter().position(|names| names.iter().any(|name| word.starts_with(name)))?;
    let long_names = [
        "janvier",
        "januar",
        "january",
        "januari",
        "enero",
        "gennaio",
        "janeiro",
        "fevrier",
        "februar",
        "february",
        "februari",
        "febrero",
        "febbraio",
        "fevereiro",
        "marz",
        "maerz",
        "maart",
        "marzo",
        "marco",
        "avril",
        "april",
        "abril",
        "aprile",
        "juin",
        "juni",
        "june",
        "junio",
        "giugno",
        "junho",
        "juillet",
        "juli",
        "july",
        "julio",
        "luglio",
        "julho",
        "aout",
        "august",
        "augustus",
        "agosto",
        "septembre",
        "september",
        "septiembre",
        "settembre",
        "setembro",
        "octobre",
        "oktober",
        "october",
        "octubre",
        "ottobre",
        "outubro",
        "novembre",
        "november",
        "noviembre",
        "novembro",
        "decembre",
        "dezember",
        "december",
        "diciembre",
        "dicembre",
        "dezembro",
        "mayo",
        "maggio",
        "maio",
        "sept",
        "janv",
        "fevr",
        "juil",
        "avr",
    ];
    let known = word.len() <= 4 && MONTHS[at].iter().any(|name| word.len() <= name.len() + 1)
        || long_names.contains(&word)
        || not_months.contains(&word);
    known.then_some(at as u32 + 1)
}

/// The first date in a line of words or figures: `17 novembre 2026`, `November 17, 2026`, `17/11/2026`.
pub(crate) fn in_words(line: &str) -> Option<Date> {
    let folded = fold(line);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let number = |word: &&str| word.trim_end_matches(|c: char| c.is_alphabetic()).parse::<u32>().ok();
    let year =
        |word: Option<&&str>| word.and_then(|word| word.parse::<u32>().ok()).filter(|year| (1990..2100).contains(year));
    for (at, word) in words.iter().enumerate() {
        let Some(month) = month(word) else { continue };
        let before = at.checked_sub(1).and_then(|at| number(&words[at])).filter(|day| (1..=31).contains(day));
        let after = words.get(at + 1).and_then(number).filter(|day| (1..=31).contains(day));
        if let (Some(day), Some(year)) = (before, year(words.get(at + 1))) {
            return Date::new(year, month, day);
        }
        if let (Some(day), Some(year)) = (after, year(words.get(at + 2))) {
            return Date::new(year, month, day);
        }
    }
    for three in words.windows(3) {
        let [a, b, c] = [three[0], three[1], three[2]].map(|word| word.parse::<u32>().ok());
        let (Some(a), Some(b), Some(c)) = (a, b, c) else { continue };
        if [4, 2, 2] == [three[0].len(), three[1].len(), three[2].len()]
            && let Some(date) = Date::new(a, b, c)
        {
            return Some(date);
        }
        if three[2].len() == 4 && three[0].len() <= 2 && three[1].len() <= 2 {
            // Day before month, but where only the other is possible or the line is English of America.
            let american = b > 12
                || folded.contains(" am")
                || folded.contains(" pm")
                || folded.contains(" edt")
                || folded.contains(" est");
            let date = if american { Date::new(c, a, b) } else { Date::new(c, b, a) };
            if date.is_some() {
                return date;
            }
        }
    }
    None
}

/// A date in an address: `/2026/11/17/`, `/2026-11-17-`, `-20261117`.
fn in_address(url: &Url) -> Option<Date> {
    let path = url.path();
    let parts: Vec<&str> = path.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()).collect();
    for (at, part) in parts.iter().enumerate() {
        let digits = part.bytes().all(|byte| byte.is_ascii_digit());
        if digits
            && part.len() == 8
            && part.starts_with("20")
            && let Some(date) = iso(part)
        {
            return Some(date);
        }
        if digits && part.len() == 4 && (part.starts_with("20") || part.starts_with("199")) {
            let year = part.parse().ok()?;
            let next = parts
                .get(at + 1)
                .and_then(|part| part.parse::<u32>().ok().or_else(|| month(&part.to_ascii_lowercase())));
            let day = parts.get(at + 2).filter(|part| part.len() <= 2).and_then(|part| part.parse::<u32>().ok());
            if let (Some(month), Some(day)) = (next, day)
                && let Some(date) = Date::new(year, month, day)
            {
                return Some(date);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(line: &str) -> Option<String> {
        read(line).map(|date| date.text())
    }

    #[test]
    fn dates_are_read_in_every_form() {
        assert_eq!(text("2026-11-17T08:12:00+0100").as_deref(), Some("2026-11-17T08:12:00+01:00"));
        assert_eq!(text("2026-11-17 08:12").as_deref(), Some("2026-11-17T08:12:00"));
        assert_eq!(text("20261117").as_deref(), Some("2026-11-17"));
        assert_eq!(text("1794903120").as_deref(), Some("2026-11-17T08:12:00Z"));
        assert_eq!(text("Publié le mardi 17 novembre 2026 à 08h12").as_deref(), Some("2026-11-17"));
        assert_eq!(text("1er août 2026").as_deref(), Some("2026-08-01"));
        assert_eq!(text("Stand: 3. März 2026, 12:00 Uhr").as_deref(), Some("2026-03-03"));
        assert_eq!(text("dinsdag 17 maart 2026").as_deref(), Some("2026-03-17"));
        assert_eq!(text("Updated November 17th, 2026").as_deref(), Some("2026-11-17"));
        assert_eq!(text("17/11/2026").as_deref(), Some("2026-11-17"));
        assert_eq!(text("11/17/2026").as_deref(), Some("2026-11-17"));
        assert_eq!(text("le marché de 12 mandats 2026"), None);
        assert_eq!(text("99/99/2026 hier"), None);
    }

    #[test]
    fn addresses_have_dates() {
        let of = |url: &str| in_address(&Url::parse(url).unwrap()).map(|date| date.text());
        assert_eq!(of("https://j.example/2026/11/17/titre").as_deref(), Some("2026-11-17"));
        assert_eq!(of("https://j.example/titre-20261117").as_deref(), Some("2026-11-17"));
        assert_eq!(of("https://j.example/2026/nov/17/titre").as_deref(), Some("2026-11-17"));
        assert_eq!(of("https://j.example/12345678"), None);
    }
}
