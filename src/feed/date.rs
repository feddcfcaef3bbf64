//! Dates as feeds write them: RFC 3339, RFC 822 and what people make of those.
//!
//! The strict forms are tried first: they are nearly all there is, and cost least.

use std::sync::LazyLock;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use regex::{Captures, Regex};

use crate::text::clean;
use crate::text::terms::fold;

/// Beginnings of folded month names in French, Dutch, German and English; `jui`, cut short, is July.
const MONTHS: [(&str, u32); 25] = [
    ("jan", 1),
    ("feb", 2),
    ("fev", 2),
    ("mar", 3),
    ("mrt", 3),
    ("maa", 3),
    ("mae", 3),
    ("apr", 4),
    ("avr", 4),
    ("mai", 5),
    ("may", 5),
    ("mei", 5),
    ("juin", 6),
    ("jun", 6),
    ("juil", 7),
    ("jul", 7),
    ("aou", 8),
    ("aug", 8),
    ("sep", 9),
    ("oct", 10),
    ("okt", 10),
    ("nov", 11),
    ("dec", 12),
    ("dez", 12),
    ("jui", 7),
];

/// Reads a date; one without a zone is taken as UTC.
pub(super) fn read(text: &str) -> Option<DateTime<Utc>> {
    let text = clean::cap(text.trim(), 80);
    if let Ok(at) = DateTime::parse_from_rfc3339(text).or_else(|_| DateTime::parse_from_rfc2822(text)) {
        return Some(at.to_utc());
    }
    if let Some(at) = compact(text) {
        return Some(at);
    }
    let text = fold(&text.replace(['\u{a0}', '\u{202f}'], " "));
    if let Ok(number) = text.parse::<i64>() {
        match number {
            100_000_000_001.. => return DateTime::from_timestamp_millis(number),
            100_000_001.. => return DateTime::from_timestamp(number, 0),
            1_900..=2_200 => {
                return Some(NaiveDate::from_ymd_opt(number as i32, 1, 1)?.and_hms_opt(0, 0, 0)?.and_utc());
            }
            _ => {}
        }
    }
    static TIME: LazyLock<Regex> =
        LazyLock::new(|| literal(r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?\s*([ap])?(?:\.?m\b)?"));
    let time = TIME.captures(&text);
    let (before, after) = match time.as_ref().and_then(|time| time.get(0)) {
        Some(found) => (&text[..found.start()], &text[found.end()..]),
        None => (text.as_str(), ""),
    };
    let (year, month, day) = numeric(before).or_else(|| worded(before, after))?;
    let (hour, minute, second) = time.as_ref().map_or(Some((0, 0, 0)), clock)?;
    let local = NaiveDate::from_ymd_opt(year, month, day)?.and_hms_opt(hour % 24, minute, second.min(59))?;
    local.checked_sub_signed(Duration::minutes(offset(after))).map(|at| at.and_utc())
}

/// ISO 8601 without its marks: `20261117T071200Z`.
fn compact(text: &str) -> Option<DateTime<Utc>> {
    let (date, time) = text.split_once(['T', 't'])?;
    let (hours, zone) = time.split_at_checked(6)?;
    if date.len() != 8 || !date.bytes().chain(hours.bytes()).all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let zone = if zone.is_empty() { "Z" } else { zone };
    DateTime::parse_from_str(&format!("{date}T{hours}{zone}"), "%Y%m%dT%H%M%S%#z").ok().map(|at| at.to_utc())
}

fn literal(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the regex is a literal")
}

fn part<T: std::str::FromStr>(found: &Captures<'_>, group: usize) -> Option<T> {
    found.get(group)?.as_str().parse().ok()
}

fn clock(time: &Captures<'_>) -> Option<(u32, u32, u32)> {
    let hour: u32 = part(time, 1)?;
    let hour = match time.get(4).map(|half| half.as_str()) {
        Some("p") if hour < 12 => hour + 12,
        Some("a") if hour == 12 => 0,
        _ => hour,
    };
    Some((hour, part(time, 2)?, part(time, 3).unwrap_or(0)))
}

/// `2026-11-17`, `20261117`, `2026/11`, `17.11.2026`, `11/17/2026`; a slashed date is American unless it cannot be.
fn numeric(text: &str) -> Option<(i32, u32, u32)> {
    static YEAR_FIRST: LazyLock<Regex> =
        LazyLock::new(|| literal(r"(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?|^\s*(\d{4})(\d{2})(\d{2})\b"));
    static YEAR_LAST: LazyLock<Regex> = LazyLock::new(|| literal(r"(\d{1,2})([/.])(\d{1,2})[/.](\d{4})"));
    if let Some(found) = YEAR_FIRST.captures(text) {
        let from = if found.get(1).is_some() { 1 } else { 4 };
        return Some((part(&found, from)?, part(&found, from + 1)?, part(&found, from + 2).unwrap_or(1)));
    }
    let found = YEAR_LAST.captures(text)?;
    let (first, second) = (part(&found, 1)?, part(&found, 3)?);
    let european = first > 12 || &found[2] == ".";
    let (month, day) = if european { (second, first) } else { (first, second) };
    Some((part(&found, 4)?, month, day))
}

/// `mardi 17 novembre 2026`, `Nov 17, 26`; the year may stand behind the time (`Tue Nov 17 08:12:00 2026`).
fn worded(before: &str, after: &str) -> Option<(i32, u32, u32)> {
    let words = before.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let month_of = |word: &str| MONTHS.iter().find(|(name, _)| word.starts_with(name)).map(|(_, month)| *month);
    // `mardi` is no March; a month stands last among the words that could be one.
    let month = words.clone().filter(|word| *word != "mardi").filter_map(month_of).next_back()?;
    let (mut day, mut year) = (None, None);
    for number in words.map(|word| word.trim_end_matches(|c: char| c.is_alphabetic())).filter_map(|n| n.parse().ok()) {
        if number > 31 || day.is_some() {
            year = year.or(Some(number));
        } else {
            day = Some(number);
        }
    }
    let behind = || after.split_whitespace().filter_map(|word| word.parse().ok()).find(|n| (1970..2200).contains(n));
    let year = match year.or_else(behind)? {
        short @ 0..70 => short + 2000,
        short @ 70..100 => short + 1900,
        long => long,
    };
    Some((year, month, day.map_or(Some(1), |day| u32::try_from(day).ok())?))
}

/// Minutes that the zone behind a time is ahead of UTC.
fn offset(after: &str) -> i64 {
    static OFFSET: LazyLock<Regex> = LazyLock::new(|| literal(r"([+-])(\d{1,2}):?(\d{2})?\b"));
    if let Some(found) = OFFSET.captures(after) {
        let minutes = part(&found, 2).unwrap_or(0) * 60 + part(&found, 3).unwrap_or(0);
        return if &found[1] == "-" { -minutes } else { minutes };
    }
    let zone = after.split(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty()).unwrap_or_default();
    match zone {
        "pst" => -480,
        "mst" | "pdt" => -420,
        "cst" | "mdt" => -360,
        "est" | "cdt" => -300,
        "edt" => -240,
        "cet" | "met" | "mez" | "bst" => 60,
        "cest" | "mest" | "mesz" | "eet" => 120,
        "eest" | "msk" => 180,
        "jst" | "kst" => 540,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> String {
        read(text).map_or_else(|| "none".into(), |at| at.format("%Y-%m-%dT%H:%M:%S").to_string())
    }

    #[test]
    fn words_of_four_languages_and_named_zones_are_read() {
        for text in [
            "mardi 17 novembre 2026 08:12:00 +0100",
            "17 nov. 26 08:12 CET",
            "Di, 17 Nov 2026 08:12:00 MEZ",
            "dinsdag 17 november 2026 07:12",
            "Tue Nov 17 07:12:00 2026",
            "11/17/2026 7:12 am",
            "17.11.2026 07:12",
            "1794899520",
            "2026-11-17 08:12:00 +01:00",
            "20261117T071200Z",
            "20261117T081200+0100",
        ] {
            assert_eq!(at(text), "2026-11-17T07:12:00", "{text}");
        }
        assert_eq!(at("17 août 2026"), "2026-08-17T00:00:00");
        assert_eq!(at("5 mars 2026"), "2026-03-05T00:00:00");
    }

    #[test]
    fn nonsense_is_no_date() {
        for text in ["", "hier", "99/99/9999", "2026-13-45", "17 novembre"] {
            assert_eq!(at(text), "none", "{text}");
        }
    }
}
