//! The fields of the form: what each says now, what it may be, and what a line of text means for it.

use crate::config::{Config, FeedEntry, SecretEntry, Span};
use crate::locale::Locale;
use crate::share::command;
use crate::tui::message::Setting;
use crate::tui::model::Model;

macro_rules! fields {
    ($($field:ident = $key:literal, $label:literal, $help:literal;)+) => {
        /// Something that can be set for a feed.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Field { $($field),+ }

        impl Field {
            /// All of them, in the order of the form.
            pub(crate) const ALL: &'static [Self] = &[$(Self::$field),+];

            /// Its name in the configuration.
            pub(crate) fn key(self) -> &'static str {
                match self { $(Self::$field => $key,)+ }
            }

            /// The message that names it.
            pub(super) fn label(self) -> &'static str {
                match self { $(Self::$field => $label,)+ }
            }

            /// The message that says what it does.
            pub(super) fn help(self) -> &'static str {
                match self { $(Self::$field => $help,)+ }
            }
        }
    };
}

fields! {
    Name = "name", "set-name", "set-name-help";
    Section = "section", "set-section", "set-section-help";
    Tags = "tags", "set-tags", "set-tags-help";
    Address = "url", "set-address", "set-address-help";
    Every = "every", "set-every", "set-every-help";
    FullText = "full-text", "set-full-text", "set-full-text-help";
    KeepRead = "keep-read", "set-keep-read", "set-keep-read-help";
    UserAgent = "user-agent", "set-user-agent", "set-user-agent-help";
    User = "user", "set-user", "set-user-help";
    Password = "password", "set-password", "set-password-help";
    Token = "token", "set-token", "set-token-help";
    Headers = "headers", "set-headers", "set-headers-help";
    Proxy = "proxy", "set-proxy", "set-proxy-help";
    Rules = "filters", "set-rules", "set-rules-help";
}

impl Field {
    /// Whether a group of fields begins with it.
    pub(super) fn begins(self) -> bool {
        matches!(self, Self::Every | Self::UserAgent | Self::Rules)
    }

    /// What is set, as one types it; nothing where nothing is.
    pub(super) fn text(self, entry: &FeedEntry) -> String {
        match self {
            Self::Name => entry.name.clone().unwrap_or_default(),
            Self::Section => entry.section.clone().unwrap_or_default(),
            Self::Tags => entry.tags.join(", "),
            Self::Address => entry.url.as_str().to_owned(),
            Self::Every => entry.every.map(written).unwrap_or_default(),
            Self::FullText => entry.full_text.map(|on| on.to_string()).unwrap_or_default(),
            Self::KeepRead => entry.keep_read.map(written).unwrap_or_default(),
            Self::UserAgent => entry.user_agent.clone().unwrap_or_default(),
            Self::User => entry.user.clone().unwrap_or_default(),
            Self::Password => entry.password.as_ref().map(secret).unwrap_or_default(),
            Self::Token => entry.token.as_ref().map(secret).unwrap_or_default(),
            Self::Headers => {
                entry.headers.iter().map(|(name, value)| format!("{name}: {value}")).collect::<Vec<_>>().join("; ")
            }
            Self::Proxy => entry.proxy.clone().unwrap_or_default(),
            Self::Rules if entry.filters.is_empty() => String::new(),
            Self::Rules => entry.filters.len().to_string(),
        }
    }

    /// What is set, as one reads it.
    pub(super) fn said(self, entry: &FeedEntry, locale: &Locale) -> String {
        let kept = |span: Span| if span.0 == 0 { locale.t("set-for-ever") } else { locale.span(span.0) };
        match self {
            Self::Every => entry.every.map(|span| locale.span(span.0)).unwrap_or_default(),
            Self::KeepRead => entry.keep_read.map(kept).unwrap_or_default(),
            Self::FullText => entry.full_text.map(|on| yes_or_no(on, locale)).unwrap_or_default(),
            _ => self.text(entry),
        }
    }

    /// What holds where nothing is set.
    pub(super) fn usual(self, config: &Config, locale: &Locale) -> String {
        match self {
            Self::Name => locale.t("set-own-title"),
            Self::Every => locale.span(config.refresh.every.0),
            Self::FullText => yes_or_no(config.refresh.articles, locale),
            Self::KeepRead if config.store.keep_read.0 == 0 => locale.t("set-for-ever"),
            Self::KeepRead => locale.span(config.store.keep_read.0),
            Self::UserAgent => "kiosque".to_owned(),
            Self::Proxy => config.refresh.proxy.clone().unwrap_or_else(|| "–".to_owned()),
            _ => "–".to_owned(),
        }
    }

    /// What it may be, each with what that means.
    pub(super) fn choices(self, model: &Model, locale: &Locale) -> Vec<(String, String)> {
        let times = |times: &[&str]| {
            let each = times.iter().map(|time| ((*time).to_owned(), time.parse::<Span>()));
            each.map(|(time, span)| (time, span.map(|span| locale.span(span.0)).unwrap_or_default())).collect()
        };
        match self {
            Self::Section => {
                let mut sections: Vec<_> = model.feeds.rows.iter().filter_map(|row| row.feed.section.clone()).collect();
                sections.sort();
                sections.dedup();
                sections.into_iter().map(|section| (section, String::new())).collect()
            }
            Self::Every => times(&["15m", "30m", "1h", "2h", "6h", "1d"]),
            Self::KeepRead => {
                let mut known: Vec<(String, String)> = times(&["7d", "30d", "90d", "365d"]);
                known.push(("0".to_owned(), locale.t("set-for-ever")));
                known
            }
            Self::Proxy => vec![("none".to_owned(), String::new())],
            _ => Vec::new(),
        }
    }

    /// What a line of text means for it; or why it means nothing, as the message that says so.
    pub(super) fn read(self, text: &str) -> Result<Setting, &'static str> {
        let text = text.trim();
        if text.is_empty() {
            return if self == Self::Address { Err("set-wrong-address") } else { Ok(Setting::Nothing) };
        }
        Ok(match self {
            Self::Every | Self::KeepRead if text.parse::<Span>().is_err() => return Err("set-wrong-time"),
            Self::Address if !(text.starts_with("https://") || text.starts_with("http://")) => {
                return Err("set-wrong-address");
            }
            Self::Tags => Setting::Words(parts(text, ',')),
            Self::Password | Self::Token => match text.strip_prefix('$') {
                Some(name) => Setting::Environment(name.to_owned()),
                None => Setting::Command(command::split(text)),
            },
            Self::Headers => {
                let pairs = parts(text, ';').into_iter().map(|part| {
                    let (name, value) = part.split_once(':').ok_or("set-wrong-header")?;
                    Ok((name.trim().to_owned(), value.trim().to_owned()))
                });
                Setting::Pairs(pairs.collect::<Result<_, &'static str>>()?)
            }
            _ => Setting::Word(text.to_owned()),
        })
    }
}

fn parts(text: &str, separator: char) -> Vec<String> {
    text.split(separator).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn yes_or_no(on: bool, locale: &Locale) -> String {
    locale.t(if on { "set-yes" } else { "set-no" })
}

/// A time as it is written in the file.
fn written(span: Span) -> String {
    match span.0 {
        0 => "0".to_owned(),
        days if days % 86_400 == 0 => format!("{}d", days / 86_400),
        hours if hours % 3_600 == 0 => format!("{}h", hours / 3_600),
        minutes if minutes % 60 == 0 => format!("{}m", minutes / 60),
        seconds => format!("{seconds}s"),
    }
}

/// Where a secret is found, as one types it.
fn secret(entry: &SecretEntry) -> String {
    match entry {
        SecretEntry::Environment { env } => format!("${env}"),
        SecretEntry::Command { command } => {
            let quoted = |word: &String| if word.contains(' ') { format!("\"{word}\"") } else { word.clone() };
            command.iter().map(quoted).collect::<Vec<_>>().join(" ")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_a_command_or_a_variable_and_reads_back_as_it_was_typed() {
        let words = |words: &[&str]| words.iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(Field::Token.read("$TOKEN"), Ok(Setting::Environment("TOKEN".into())));
        let typed = "pass show \"le journal\"";
        assert_eq!(Field::Password.read(typed), Ok(Setting::Command(words(&["pass", "show", "le journal"]))));
        assert_eq!(secret(&SecretEntry::Command { command: words(&["pass", "show", "le journal"]) }), typed);
    }

    #[test]
    fn what_means_nothing_is_told_before_it_is_written() {
        assert_eq!(Field::Every.read("soon"), Err("set-wrong-time"));
        assert_eq!(Field::Address.read("rtbf"), Err("set-wrong-address"));
        assert_eq!(Field::Headers.read("X-Key abc"), Err("set-wrong-header"));
        assert_eq!(
            Field::Headers.read("X-Key: a:b; Accept: x"),
            Ok(Setting::Pairs(vec![("X-Key".into(), "a:b".into()), ("Accept".into(), "x".into())]))
        );
        assert_eq!(Field::KeepRead.read(" "), Ok(Setting::Nothing));
        assert_eq!((written(Span(5_400)), written(Span(604_800))), ("90m".to_owned(), "7d".to_owned()));
    }
}
