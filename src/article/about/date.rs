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
    /// The moment, where the day is told in another time than it.
    moment: Option<Timestamp>,
}

impl Date {
    fn new(year: u32, month: u32, day: u32) -> Option<Self> {
        let fits = (1990..=2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
        fits.then(|| Self { year: year as u16, month: month as u8, day: day as u8, time: String::new(), moment: None })
    }

    /// The day, with the time if it is known.
    pub(crate) fn text(&self) -> String {
        format!("{:04}-{:02}-{:02}{}", self.year, self.month, self.day, self.time)
    }

    /// Data in universal time may say the day before, or after, the one that readers saw: where the page shows the day
    /// before beside its headline, or the same moment by its own clock, that is the day.
    fn in_local_days(self, times: impl Fn() -> Option<Self>, shown: impl Fn() -> Option<Self>) -> Self {
        let universal = !self.time.is_empty() && (self.time.ends_with('Z') || self.time.ends_with("+00:00"));
        let hour: u8 = self.time.get(1..3).and_then(|hour| hour.parse().ok()).unwrap_or(12);
        if !universal {
            return self;
        }
        // West of Greenwich the small hours are yesterday. A day later may as well be that of a correction.
        let before = |date: &Self| hour < SMALL_HOURS && date.day_number() + 1 == self.day_number();
        let same = |date: &Self| !date.time.is_empty() && date.timestamp() == self.timestamp();
        let local = times().filter(|date| !date.time.ends_with('Z') && (before(date) || same(date)));
        let local = local.or_else(|| shown().filter(before));
        match local {
            // The moment stays the same; only the day is the place's own.
            Some(local) => Self { moment: self.timestamp(), time: String::new(), ..local },
            None => self,
        }
    }

    /// Days since some day.
    fn day_number(&self) -> i64 {
        let midnight = Self { time: String::new(), moment: None, ..self.clone() };
        midnight.timestamp().map_or(0, |at| at.0.div_euclid(86_400))
    }

    /// Without an offset it is read as UTC; without a time, as midnight.
    pub(crate) fn timestamp(&self) -> Option<Timestamp> {
        if self.moment.is_some() {
            return self.moment;
        }
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
    let named = || {
        // `ms.date`, `citation_publication_date` and what else there is: better than what is shown somewhere.
        head.ending(&["date", "pubdate", "published", "publishdate", "publicationdate"]).find_map(read)
    };
    let says_so = || says_published(page);
    let modified = || {
        head.linked_text("dateModified")
            .or_else(|| head.meta(&["article:modified_time", "datemodified", "og:updated_time", "last-modified"]))
            .and_then(|text| read(&text))
    };
    let told = linked().or_else(meta).or_else(prop);
    if let Some(told) = told {
        return Some(told.in_local_days(times, shown));
    }
    address().or_else(named).or_else(times).or_else(shown).or_else(says_so).or_else(modified)
}

/// Before this hour of universal time it is still yesterday in America.
const SMALL_HOURS: u8 = 9;

/// Words that a line of publication begins with, folded.
const PUBLISHED: &[&str] = &[
    "publie ",
    "published",
    "posted",
    "date published",
    "publication date",
    "gepubliceerd",
    "geplaatst",
    "veroffentlicht",
    "publicado",
    "pubblicato",
];

/// Lines after a word of publication in which its date may stand.
const NEAR_WORD: usize = 2;

/// A date in a line that says, wherever on the page, that the article came out then; the line after it where it says no
/// more.
fn says_published(page: &Page<'_>) -> Option<Date> {
    let short = |at: usize| page.passages.get(at).is_some_and(|passage| passage.figures.chars < 100);
    (0..page.passages.len()).filter(|at| short(*at)).find_map(|at| {
        let line = clean::line(page.text(&page.passages[at]));
        let folded = fold(&line);
        if !PUBLISHED.iter().any(|word| folded.starts_with(word)) {
            return None;
        }
        let here = in_words(&line);
        let ends = folded.len() < 20;
        here.or_else(|| {
            (at + 1..at + NEAR_WORD)
                .filter(|at| ends && short(*at))
                .find_map(|at| in_words(&clean::line(page.text(&page.passages[at]))))
        })
    })
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
        // Libraries write `2026 Nov 17`.
        if let (Some(day), Some(year)) = (after, at.checked_sub(1).and_then(|at| year(words.get(at)))) {
            return Date::new(year, month, day);
        }
    }
    for three in words.windows(3) {
        // `17T08` is a day with its hour.
        let last = three[2].split_once('t').map_or(three[2], |(day, _)| day);
        let [a, b, c] = [three[0], three[1], last].map(|word| word.parse::<u32>().ok());
        let (Some(a), Some(b), Some(c)) = (a, b, c) else { continue };
        if [4, 2, 2] == [three[0].len(), three[1].len(), last.len()]
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
        assert_eq!(text("2026 Nov 17").as_deref(), Some("2026-11-17"));
        assert_eq!(in_words("écrit le 2026-11-17T08:10+02:00").map(|date| date.text()).as_deref(), Some("2026-11-17"));
        assert_eq!(text("11/17/2026").as_deref(), Some("2026-11-17"));
        assert_eq!(text("le marché de 12 mandats 2026"), None);
        assert_eq!(text("99/99/2026 hier"), None);
    }

    #[test]
    fn the_day_is_the_one_that_readers_saw() {
        let none = || None;
        let of = |line: &'static str| move || in_words(line);
        let day = |told: &str, shown: &'static str| read(told).unwrap().in_local_days(none, of(shown));
        let west = day("2026-11-18T02:06:00Z", "Nov 17, 2026 6:06pm PT");
        assert_eq!(west.text(), "2026-11-17");
        assert_eq!(west.timestamp(), Timestamp::from_rfc3339("2026-11-18T02:06:00Z"));
        let clock = || read("2026-11-18T05:30:00+11:00");
        assert_eq!(read("2026-11-17T18:30:00Z").unwrap().in_local_days(clock, none).text(), "2026-11-18");
        assert_eq!(day("2026-11-17T18:30:00+00:00", "updated November 18, 2026").text(), "2026-11-17T18:30:00+00:00");
        assert_eq!(day("2026-11-18T02:06:00Z", "Nov 19, 2026").text(), "2026-11-18T02:06:00Z");
        assert_eq!(day("2026-11-18T02:06:00+01:00", "Nov 17, 2026").text(), "2026-11-18T02:06:00+01:00");
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
