//! The words of the interface in four languages (Fluent files in `assets/locales`), and ages as people say them.

pub use fluent_bundle::FluentValue;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::news::time::Timestamp;
use crate::news::trouble::{self, Trouble};
use crate::text::language::Lang;

/// The languages of the interface: their tags, and what they call themselves.
pub const LANGUAGES: [(&str, &str); 4] =
    [("fr", "français"), ("nl", "Nederlands"), ("de", "Deutsch"), ("en", "English")];

const FILES: [(Lang, &str); 4] = [
    (Lang::En, include_str!("../../assets/locales/en.ftl")),
    (Lang::Fr, include_str!("../../assets/locales/fr.ftl")),
    (Lang::Nl, include_str!("../../assets/locales/nl.ftl")),
    (Lang::De, include_str!("../../assets/locales/de.ftl")),
];

/// What stands between the thousands of a language's numbers.
fn separator(lang: Lang) -> char {
    match lang {
        Lang::Fr => '\u{202f}',
        Lang::Nl | Lang::De => '.',
        _ => ',',
    }
}

fn grouped(number: u64, between: char) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() * 2);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(between);
        }
        out.push(digit);
    }
    out
}

/// How a number in a message is written. A function without a memory is all that Fluent takes: one for each language.
fn formatter<M>(lang: Lang) -> fn(&FluentValue<'_>, &M) -> Option<String> {
    fn told(value: &FluentValue<'_>, lang: Lang) -> Option<String> {
        let FluentValue::Number(number) = value else { return None };
        let whole = number.value;
        // Counts only: they are whole, and below what a float can tell apart.
        ((1_000.0..9e15).contains(&whole) && whole.fract() == 0.0).then(|| grouped(whole as u64, separator(lang)))
    }
    match lang {
        Lang::Fr => |value, _| told(value, Lang::Fr),
        Lang::Nl | Lang::De => |value, _| told(value, Lang::Nl),
        _ => |value, _| told(value, Lang::En),
    }
}

/// One language of the interface.
pub struct Locale {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Locale {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Locale({})", self.lang.code())
    }
}

impl Default for Locale {
    fn default() -> Self {
        Self::from_tag("en")
    }
}

impl Locale {
    /// The language of the environment: `LC_ALL`, `LC_MESSAGES`, `LANG`, whichever is set first.
    pub fn from_env() -> Self {
        let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
        Self::from_tag(&["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set).unwrap_or_default())
    }

    /// The language of a tag like `fr-BE` or `nl_BE.UTF-8`; English where it is none of the four.
    pub fn from_tag(tag: &str) -> Self {
        let wanted = Lang::from_tag(tag.split('.').next().unwrap_or_default());
        let (lang, text) = FILES.iter().find(|(lang, _)| *lang == wanted).unwrap_or(&FILES[0]);
        let language = lang.code().parse().expect("the codes are literals");
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(formatter(*lang)));
        // A broken line costs its own message only; a test reads all files.
        let resource = FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
        Self { lang: *lang, bundle }
    }

    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The message of this name; the name itself where there is none.
    pub fn t(&self, key: &str) -> String {
        self.ta(key, &[])
    }

    /// The message of this name with its arguments filled in.
    pub fn ta(&self, key: &str, arguments: &[(&str, FluentValue<'_>)]) -> String {
        self.get(key, arguments).unwrap_or_else(|| key.to_owned())
    }

    /// The message of this name, if there is one.
    pub fn get(&self, key: &str, arguments: &[(&str, FluentValue<'_>)]) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut all = FluentArgs::new();
        for (name, value) in arguments {
            all.set(*name, value.clone());
        }
        Some(self.bundle.format_pattern(pattern, Some(&all), &mut Vec::new()).into_owned())
    }

    /// A count as the language writes it: "1 155", "1.155", "1,155".
    pub fn number(&self, number: u64) -> String {
        grouped(number, separator(self.lang))
    }

    /// A name and what it is: "Langue : français".
    pub fn pair(&self, name: &str, value: &str) -> String {
        self.ta("set-to", &[("name", name.into()), ("value", value.into())])
    }

    /// Words between the language's quotation marks.
    pub fn quoted(&self, words: &str) -> String {
        self.ta("quoted", &[("words", words.into())])
    }

    /// Why something could not be had.
    pub fn trouble(&self, trouble: &Trouble) -> String {
        let said = |number: usize| {
            let detail = trouble.detail(number);
            let until = Timestamp::from_rfc3339(detail).filter(|_| trouble.kind == trouble::Kind::Held);
            if let Some(at) = until {
                return self.time(at, &TimeZone::system());
            }
            // A reason may have a reason of its own.
            let nested = trouble::Kind::from_code(detail).and_then(|kind| self.get(kind.code(), &[]));
            nested.unwrap_or_else(|| detail.to_owned())
        };
        // A sentence of somebody else's has no translation.
        self.get(trouble.kind.code(), &[("a", said(0).into()), ("b", said(1).into())])
            .unwrap_or_else(|| trouble.to_string())
    }

    /// How long ago, as people say it: "il y a 12 min", "8:12", "hier 21:40", "lun. 17 nov.".
    pub fn age(&self, at: Timestamp, now: Timestamp, zone: &TimeZone) -> String {
        let then = zone.to_datetime(at.to_jiff());
        let today = zone.to_datetime(now.to_jiff());
        let seconds = now.0.saturating_sub(at.0);
        match seconds {
            i64::MIN..=-3600 => return self.date(then, today),
            -3599..60 => return self.t("age-now"),
            60..3600 => return self.ta("age-minutes", &[("minutes", (seconds / 60).into())]),
            _ => {}
        }
        let time = format!("{}:{:02}", then.hour(), then.minute());
        if then.date() == today.date() {
            return time;
        }
        if today.date().yesterday().is_ok_and(|day| day == then.date()) {
            return self.ta("age-yesterday", &[("time", time.into())]);
        }
        self.date(then, today)
    }

    /// When something will be, as people say it: "dans 12 min", "18:40", "demain 8:12", "lun. 23 nov.".
    pub fn until(&self, at: Timestamp, now: Timestamp, zone: &TimeZone) -> String {
        let then = zone.to_datetime(at.to_jiff());
        let today = zone.to_datetime(now.to_jiff());
        let time = self.time(at, zone);
        match at.0.saturating_sub(now.0) {
            i64::MIN..60 => self.t("until-now"),
            seconds @ 60..3600 => self.ta("until-minutes", &[("minutes", (seconds / 60).into())]),
            _ if then.date() == today.date() => time,
            _ if today.date().tomorrow().is_ok_and(|day| day == then.date()) => {
                self.ta("until-tomorrow", &[("time", time.into())])
            }
            _ => self.date(then, today),
        }
    }

    /// A length of time in its largest whole unit: "30 min", "2 h", "90 j".
    pub fn span(&self, seconds: i64) -> String {
        let (count, key) = match seconds {
            86_400.. if seconds % 86_400 == 0 => (seconds / 86_400, "span-days"),
            3_600.. if seconds % 3_600 == 0 || seconds >= 36_000 => (seconds / 3_600, "span-hours"),
            _ => (seconds / 60, "minutes"),
        };
        self.ta(key, &[("count", count.into())])
    }

    /// The time of day: "8:12".
    pub fn time(&self, at: Timestamp, zone: &TimeZone) -> String {
        let then = zone.to_datetime(at.to_jiff());
        format!("{}:{:02}", then.hour(), then.minute())
    }

    /// A day as people say it: "aujourd'hui", "hier", "lun. 17 nov.".
    pub fn day(&self, at: Timestamp, now: Timestamp, zone: &TimeZone) -> String {
        let then = zone.to_datetime(at.to_jiff());
        let today = zone.to_datetime(now.to_jiff());
        if then.date() == today.date() {
            return self.t("day-today");
        }
        if today.date().yesterday().is_ok_and(|day| day == then.date()) {
            return self.t("day-yesterday");
        }
        self.date(then, today)
    }

    /// A day and a time as a table has them: "16 oct. 17:30"; of another year the day with the year.
    pub fn stamp(&self, at: Timestamp, now: Timestamp, zone: &TimeZone) -> String {
        let (then, today) = (zone.to_datetime(at.to_jiff()), zone.to_datetime(now.to_jiff()));
        if then.year() != today.year() {
            return self.date(then, today);
        }
        let (day, month) = (then.day().to_string(), self.t(&format!("month-{}", then.month())));
        let time = self.time(at, zone);
        self.ta("stamp", &[("day", day.into()), ("month", month.into()), ("time", time.into())])
    }

    /// A date of the catalogue as people say it: "12 mai 2026", "mai 2026", "2026"; anything else as it is.
    pub fn calendar(&self, date: &str) -> String {
        if let Ok(day) = date.parse::<jiff::civil::Date>() {
            let month = self.t(&format!("month-{}", day.month()));
            let (day, year) = (day.day().to_string(), day.year().to_string());
            return self.ta("age-year", &[("day", day.into()), ("month", month.into()), ("year", year.into())]);
        }
        match date.split_once('-').map(|(year, month)| (year, month.parse::<u8>())) {
            Some((year, Ok(month @ 1..=12))) if year.len() == 4 => {
                format!("{} {year}", self.t(&format!("month-{month}")))
            }
            _ => date.to_owned(),
        }
    }

    fn date(&self, then: DateTime, today: DateTime) -> String {
        let weekday = self.t(&format!("weekday-{}", then.weekday().to_monday_one_offset()));
        let month = self.t(&format!("month-{}", then.month()));
        let day = then.day().to_string();
        if then.year() == today.year() {
            self.ta("age-date", &[("weekday", weekday.into()), ("day", day.into()), ("month", month.into())])
        } else {
            let year = then.year().to_string();
            self.ta("age-year", &[("day", day.into()), ("month", month.into()), ("year", year.into())])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_files_are_fluent() {
        for (lang, text) in FILES {
            assert!(FluentResource::try_new(text.to_owned()).is_ok(), "{lang:?} is no Fluent");
        }
    }

    #[test]
    fn ages_are_those_people_say() {
        let locale = Locale::from_tag("fr_BE.UTF-8");
        let zone = TimeZone::get("Europe/Brussels").unwrap_or(TimeZone::UTC);
        let at = |text| Timestamp::from_rfc3339(text).unwrap();
        let now = at("2026-11-20T08:20:00+01:00");
        let age = |text| locale.age(at(text), now, &zone);
        assert_eq!(age("2026-11-20T08:08:00+01:00"), "il y a 12 min");
        assert_eq!(age("2026-11-20T06:08:00+01:00"), "6:08");
        assert_eq!(age("2026-11-19T21:40:00+01:00"), "hier 21:40");
        assert_eq!(age("2026-11-16T21:40:00+01:00"), "lun. 16 nov.");
        assert_eq!(age("2025-11-16T21:40:00+01:00"), "16 nov. 2025");
        let until = |text| locale.until(at(text), now, &zone);
        assert_eq!(until("2026-11-20T08:20:30+01:00"), "maintenant");
        assert_eq!(until("2026-11-20T08:32:00+01:00"), "dans 12 min");
        assert_eq!(until("2026-11-20T18:32:00+01:00"), "18:32");
        assert_eq!(until("2026-11-21T08:32:00+01:00"), "demain 8:32");
        assert_eq!([1_800, 7_200, 37_000, 86_400 * 90].map(|s| locale.span(s)), ["30 min", "2 h", "10 h", "90 j"]);
    }

    #[test]
    fn troubles_are_told_in_each_language() {
        for kind in trouble::Kind::ALL.iter().filter(|kind| **kind != trouble::Kind::Said) {
            let trouble = Trouble::with(*kind, ["eins", "zwei"]);
            assert_eq!(Locale::from_tag("en").trouble(&trouble), trouble.to_string());
            for tag in ["fr", "nl", "de"] {
                assert_ne!(Locale::from_tag(tag).trouble(&trouble), kind.code(), "{tag}");
            }
        }
        let missing = Trouble::with(trouble::Kind::NotFound, ["404"]);
        assert_eq!(Locale::from_tag("fr").trouble(&missing), "il n'y a rien à cette adresse (404)");
        assert_eq!(Locale::from_tag("fr").trouble(&Trouble::said("kaputt")), "kaputt");
    }

    #[test]
    fn thousands_are_parted_as_the_language_does() {
        let said = |tag, count: u64| {
            let locale = Locale::from_tag(tag);
            (locale.ta("articles", &[("count", count.into())]), locale.number(count))
        };
        assert_eq!(said("fr", 1_155), ("1\u{202f}155 articles".into(), "1\u{202f}155".into()));
        assert_eq!(said("nl", 1_234_567), ("1.234.567 artikelen".into(), "1.234.567".into()));
        assert_eq!(said("de", 1_155).1, "1.155");
        assert_eq!(said("en", 1_155), ("1,155 articles".into(), "1,155".into()));
        assert_eq!(said("fr", 999), ("999 articles".into(), "999".into()));
    }

    #[test]
    fn each_language_has_its_own_typography() {
        assert_eq!(Locale::from_tag("fr").pair("Langue", "français"), "Langue\u{a0}: français");
        assert_eq!(Locale::from_tag("nl").pair("Taal", "Nederlands"), "Taal: Nederlands");
        let quoted = |tag| Locale::from_tag(tag).quoted("trein");
        assert_eq!(["fr", "nl", "de", "en"].map(quoted), ["«\u{a0}trein\u{a0}»", "“trein”", "„trein“", "“trein”"]);
    }

    #[test]
    fn numbers_agree() {
        let locale = Locale::from_tag("fr");
        assert_eq!(locale.ta("new-articles", &[("count", 1.into()), ("key", "N".into())]), "1 nouveau · N pour voir");
        assert_eq!(
            locale.ta("new-articles", &[("count", 12.into()), ("key", "N".into())]),
            "12 nouveaux · N pour voir"
        );
    }
}
