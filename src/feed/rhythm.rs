//! When a feed document asks to be polled, and where its older entries stand: `ttl`, `skipHours`, `skipDays`, the `sy`
//! module, RFC 5005 links.

use std::sync::LazyLock;

use regex::{Captures, Regex};
use url::Url;

use crate::news::feed::Rhythm;
use crate::news::time::Timestamp;
use crate::text::clean;

/// Bytes before the first entry and after the last that are looked at.
const MARGIN: usize = 32 << 10;
const DAY: i64 = 86_400;
/// Years are the longest that `sy:updatePeriod` knows; nobody waits that long, the schedule bounds it.
const YEAR: i64 = 365 * DAY;

const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a literal")
}

static ITEM: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i)<(?:[\w.-]+:)?(?:item|entry)[\s>/]"));
static VALUE: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"(?i)<(?:[\w.-]+:)?(ttl|updatePeriod|updateFrequency|updateBase|hour|day)(?:\s[^<>]*)?>\s*([^<]*?)\s*</")
});
static LINK: LazyLock<Regex> = LazyLock::new(|| regex(r"(?i)<(?:[\w.-]+:)?link\s[^<>]*>"));
static ATTRIBUTE: LazyLock<Regex> = LazyLock::new(|| regex(r#"(?i)\b(rel|href)\s*=\s*(?:"([^"]*)"|'([^']*)')"#));
static NEXT_URL: LazyLock<Regex> = LazyLock::new(|| regex(r#""next_url"\s*:\s*"([^"]*)""#));

/// What the document `text`, served at `url`, says about when to poll it and where its older entries are.
pub(super) fn read(text: &str, url: &str) -> (Rhythm, Option<String>) {
    if text.starts_with('{') {
        let next = NEXT_URL.captures(text).map(|found| found[1].replace("\\/", "/"));
        return (Rhythm::default(), next.and_then(|next| absolute(&next, url)));
    }
    let (head, tail) = margins(text);
    let mut rhythm = Rhythm::default();
    let mut said = Said::default();
    for part in [head, tail] {
        for found in VALUE.captures_iter(part) {
            said.take(&found[1].to_ascii_lowercase(), &found[2], &mut rhythm);
        }
    }
    rhythm.every = said.every();
    rhythm.base = rhythm.every.and(said.base);
    let older = [head, tail].into_iter().find_map(|part| LINK.find_iter(part).find_map(|tag| older(tag.as_str())));
    (rhythm, older.and_then(|href| absolute(&href, url)))
}

/// What stands before the first entry, and after the last.
fn margins(text: &str) -> (&str, &str) {
    let first = ITEM.find(text).map_or(text.len(), |item| item.start());
    let end = ["</item>", "</entry>"].iter().filter_map(|tag| text.rfind(tag)).max().filter(|end| *end > first);
    let tail = text.get(end.unwrap_or(text.len())..).unwrap_or_default();
    (clean::cap(&text[..first], MARGIN), clean::cap(tail, MARGIN))
}

#[derive(Default)]
struct Said {
    ttl: Option<i64>,
    period: Option<i64>,
    frequency: Option<i64>,
    base: Option<Timestamp>,
}

impl Said {
    fn take(&mut self, name: &str, value: &str, rhythm: &mut Rhythm) {
        match name {
            "ttl" => self.ttl = value.parse::<i64>().ok().filter(|minutes| *minutes > 0).map(|ttl| ttl.min(YEAR) * 60),
            "updateperiod" => {
                self.period = match value.to_ascii_lowercase().as_str() {
                    "hourly" => Some(3_600),
                    "daily" => Some(DAY),
                    "weekly" => Some(7 * DAY),
                    "monthly" => Some(30 * DAY),
                    "yearly" => Some(YEAR),
                    _ => None,
                };
            }
            "updatefrequency" => self.frequency = value.parse().ok().filter(|times| *times > 0),
            "updatebase" => self.base = base(value),
            "hour" => {
                // 24 is what RSS 0.91 called midnight.
                if let Some(hour) = value.parse::<u32>().ok().filter(|hour| *hour <= 24) {
                    rhythm.skip_hours |= 1 << (hour % 24);
                }
            }
            _ => {
                let name = value.to_ascii_lowercase();
                if let Some(day) = DAYS.iter().position(|day| *day == name) {
                    rhythm.skip_days |= 1 << day;
                }
            }
        }
    }

    /// The longer of the two, where both are said.
    fn every(&self) -> Option<i64> {
        // A frequency alone counts in days, as the module says.
        let period = self.period.or(self.frequency.map(|_| DAY));
        self.ttl.max(period.map(|period| (period / self.frequency.unwrap_or(1)).max(1)))
    }
}

/// `2000-01-01T12:00+00:00`, with or without seconds.
fn base(value: &str) -> Option<Timestamp> {
    Timestamp::from_rfc3339(value).or_else(|| {
        let (date, rest) = value.split_once('T')?;
        let (time, zone) = rest.split_at_checked(5)?;
        Timestamp::from_rfc3339(&format!("{date}T{time}:00{}", if zone.is_empty() { "Z" } else { zone }))
    })
}

fn older(tag: &str) -> Option<String> {
    let value = |found: &Captures<'_>| found.get(2).or(found.get(3)).map_or("", |text| text.as_str()).to_owned();
    let of = |name: &str| ATTRIBUTE.captures_iter(tag).find(|found| found[1].eq_ignore_ascii_case(name)).map(|f| value(&f));
    let rel = of("rel")?;
    ["next", "prev-archive"]
        .iter()
        .any(|name| rel.eq_ignore_ascii_case(name))
        .then(|| of("href"))?
        .map(|href| html_escape::decode_html_entities(&href).into_owned())
}

fn absolute(href: &str, url: &str) -> Option<String> {
    let to = Url::parse(url).ok()?.join(href.trim()).ok()?;
    matches!(to.scheme(), "http" | "https").then(|| to.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    const URL: &str = "https://j.example/feed.xml";

    fn of(head: &str) -> Rhythm {
        read(&format!("<rss><channel>{head}<item><ttl>7</ttl></item></channel></rss>"), URL).0
    }

    #[test]
    fn what_a_channel_asks_for_is_read_and_an_entry_asks_for_nothing() {
        assert_eq!(of("<ttl> 60 </ttl>").every, Some(3_600));
        assert_eq!(of("").every, None);
        assert_eq!(of("<ttl>soon</ttl>").every, None);
        let hours = of("<skipHours><hour>0</hour><hour>23</hour><hour>99</hour></skipHours>");
        assert_eq!(hours.skip_hours, 1 | 1 << 23);
        assert_eq!(of("<skipDays><day>Saturday</day><day>Sunday</day></skipDays>").skip_days, 0b110_0000);
    }

    #[test]
    fn the_syndication_module_is_turned_into_seconds() {
        let daily = of("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>");
        assert_eq!(daily.every, Some(43_200));
        assert_eq!(of("<sy:updatePeriod>\n hourly </sy:updatePeriod>").every, Some(3_600));
        let base = of("<sy:updatePeriod>daily</sy:updatePeriod><sy:updateBase>2000-01-01T12:00+00:00</sy:updateBase>");
        assert_eq!(base.base, Timestamp::from_rfc3339("2000-01-01T12:00:00Z"));
    }

    #[test]
    fn older_entries_are_found_in_pages_archives_and_json() {
        let atom = r#"<feed><link rel="self" href="/f"/><link href="?page=2&amp;x=1" rel='next'/><entry/></feed>"#;
        assert_eq!(read(atom, URL).1.as_deref(), Some("https://j.example/feed.xml?page=2&x=1"));
        let rss = r#"<rss><channel><atom:link rel="prev-archive" href="/2025.xml"/><item/></channel></rss>"#;
        assert_eq!(read(rss, URL).1.as_deref(), Some("https://j.example/2025.xml"));
        assert_eq!(read(r#"{"next_url": "https:\/\/j.example\/2"}"#, URL).1.as_deref(), Some("https://j.example/2"));
    }
}
