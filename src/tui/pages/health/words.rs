//! How a feed fares, in words: what it answered, and what to do about it.

use crate::command::Command;
use crate::locale::Locale;
use crate::news::feed::{Ailment, Health};
use crate::news::trouble::Kind;
use crate::tui::Cx;

/// What it answered last, in a few words; the number that the server gave stands behind them.
pub(super) fn status(health: &Health, locale: &Locale) -> String {
    let said = match health.ailment() {
        None if health.last_polled.is_none() => "health-new",
        None if health.status == Some(304) => "health-unchanged",
        None => "health-answered",
        Some(Ailment::Gone) => "health-gone",
        Some(Ailment::Login) => "health-login",
        Some(Ailment::Refused) => "health-refused",
        Some(Ailment::Missing) => "health-missing",
        Some(Ailment::Busy) => "health-busy",
        Some(Ailment::Fault) => "health-fault",
        Some(Ailment::Unreachable) => "health-unreachable",
        Some(Ailment::Unsafe) => "health-unsafe",
        Some(Ailment::Slow) => "health-slow",
        Some(Ailment::WebPage) => "health-page",
        Some(Ailment::Malformed) => "health-malformed",
        Some(Ailment::Other) => "health-other",
    };
    let said = locale.t(said);
    match health.status.filter(|status| health.ailment().is_some() && *status >= 300) {
        Some(status) => format!("{said} ({status})"),
        None => said,
    }
}

/// What to do, as a sentence.
pub(super) fn advice(health: &Health, cx: &Cx) -> String {
    let key = match health.ailment() {
        None if health.last_polled.is_none() => "advice-new",
        None => "advice-well",
        Some(Ailment::Gone) => "advice-gone",
        Some(Ailment::Login) => match health.error.as_ref().map(|why| why.kind) {
            Some(Kind::WrongPassword) => "advice-password",
            Some(Kind::NoVariable) => "advice-variable",
            Some(Kind::SecretCommand) => "advice-command",
            _ => "advice-login",
        },
        Some(Ailment::Refused) => "advice-refused",
        Some(Ailment::Missing) => "advice-missing",
        Some(Ailment::Busy) => "advice-busy",
        Some(Ailment::Fault | Ailment::Slow) => "advice-fault",
        Some(Ailment::Unreachable) => "advice-unreachable",
        Some(Ailment::Unsafe) => "advice-unsafe",
        Some(Ailment::WebPage) => "advice-page",
        Some(Ailment::Malformed) => "advice-malformed",
        Some(Ailment::Other) => "advice-other",
    };
    let keys = [
        ("open", Command::Open),
        ("site", Command::Browser),
        ("set", Command::FeedSettings),
        ("poll", Command::RefreshFeed),
        ("add", Command::AddFeed),
        ("remove", Command::RemoveFeed),
    ];
    let mut given: Vec<_> = keys.iter().map(|(name, command)| (*name, cx.key(*command).into())).collect();
    given.push(("secret", health.error.as_ref().map_or("", |why| why.detail(0)).into()));
    cx.locale.ta(key, &given)
}

/// The failure as a whole sentence, where its kind alone does not say it.
pub(super) fn exactly(health: &Health, cx: &Cx) -> Option<String> {
    let kind = health.ailment()?;
    let said = matches!(kind, Ailment::Malformed | Ailment::Unsafe | Ailment::Other | Ailment::Login);
    health.error.as_ref().filter(|_| said).map(|why| cx.locale.trouble(why))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::Keymap;
    use crate::news::time::Timestamp;
    use crate::news::trouble::Trouble;

    #[test]
    fn each_trouble_with_a_secret_has_advice_of_its_own() {
        let cx = Cx {
            now: Timestamp(0),
            zone: jiff::tz::TimeZone::UTC,
            locale: Locale::from_tag("fr"),
            keymap: Keymap::default(),
            commands: crate::config::Commands::default(),
            links: false,
        };
        let advice = |why: Trouble| advice(&Health { error: Some(why), ..Health::default() }, &cx);
        assert!(advice(Trouble::new(Kind::WrongPassword)).contains("ne convient pas"));
        assert!(advice(Trouble::with(Kind::NoVariable, ["MON_MOT"])).contains("MON_MOT"));
        let command = advice(Trouble::with(Kind::SecretCommand, ["pass", "failed"]));
        assert!(command.contains("«\u{a0}pass\u{a0}»"), "{command}");
        assert!(advice(Trouble::new(Kind::Unauthorised)).contains("n'est pas ouvert à tous"));
    }
}
