//! Keys as people read them: "Esc", "Ctrl-G", "F5"; signs for those that have one. The configuration writes them otherwise.

use crossterm::event::{KeyCode, KeyModifiers};

use crate::command::{Key, KeySequence};
use crate::locale::Locale;

/// The sign of a key that has one.
fn sign(code: KeyCode) -> Option<&'static str> {
    Some(match code {
        KeyCode::Enter => "⏎",
        KeyCode::Char(' ') => "␣",
        KeyCode::Tab => "⇥",
        KeyCode::Backspace => "⌫",
        KeyCode::Up => "↑",
        KeyCode::Down => "↓",
        KeyCode::Left => "←",
        KeyCode::Right => "→",
        _ => return None,
    })
}

/// What a key is called in words.
fn word(code: KeyCode, locale: &Locale) -> String {
    match code {
        KeyCode::Enter => locale.t("key-enter"),
        KeyCode::Char(' ') => locale.t("key-space"),
        KeyCode::Tab => "Tab".to_owned(),
        KeyCode::Esc => "Esc".to_owned(),
        KeyCode::Backspace => locale.t("key-backspace"),
        KeyCode::Delete => locale.t("key-delete"),
        KeyCode::Insert => locale.t("key-insert"),
        KeyCode::Home => locale.t("key-home"),
        KeyCode::End => locale.t("key-end"),
        KeyCode::PageUp => locale.t("key-pageup"),
        KeyCode::PageDown => locale.t("key-pagedown"),
        KeyCode::F(number) => format!("F{number}"),
        KeyCode::Char(c) => c.to_string(),
        other => sign(other).map_or_else(|| format!("{other:?}"), str::to_owned),
    }
}

/// One key; `signs` where there is a sign for it.
fn one(key: Key, signs: bool, locale: &Locale) -> String {
    if key.modifiers.is_empty() {
        let sign = sign(key.code).filter(|_| signs);
        return sign.map_or_else(|| word(key.code, locale), str::to_owned);
    }
    let mut said = String::new();
    for (modifier, name) in
        [(KeyModifiers::CONTROL, "key-ctrl"), (KeyModifiers::ALT, "key-alt"), (KeyModifiers::SHIFT, "key-shift")]
    {
        if key.modifiers.contains(modifier) {
            said = format!("{said}{}-", locale.t(name));
        }
    }
    let word = word(key.code, locale);
    format!("{said}{}", if word.chars().count() == 1 { word.to_uppercase() } else { word })
}

fn joined(keys: &[Key], signs: bool, locale: &Locale) -> String {
    let said: Vec<String> = keys.iter().map(|key| one(*key, signs, locale)).collect();
    // Letters stand together as they are typed; words have air between them.
    let words = said.iter().any(|key| key.chars().count() > 1);
    said.join(if words { " " } else { "" })
}

/// Keys with signs, for hints, tables and sentences.
pub(super) fn short(keys: &[Key], locale: &Locale) -> String {
    joined(keys, true, locale)
}

/// Keys in words, for whoever hears them.
pub(super) fn spoken(keys: &[Key], locale: &Locale) -> String {
    joined(keys, false, locale)
}

/// Keys in words with the sign by which they stand elsewhere, for the page of keys.
pub(super) fn long(keys: &KeySequence, locale: &Locale) -> String {
    let words = spoken(&keys.0, locale);
    match keys.0.as_slice() {
        [only] if only.modifiers.is_empty() => match sign(only.code).filter(|sign| *sign != words) {
            Some(sign) => format!("{words} {sign}"),
            None => words,
        },
        _ => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_written_in_one_way() {
        let fr = Locale::from_tag("fr");
        let keys = |text| KeySequence::parse(text).unwrap();
        for (written, read) in [
            ("<c-g>", "Ctrl-G"),
            ("<f5>", "F5"),
            ("<s-tab>", "Maj-Tab"),
            ("<esc>", "Esc"),
            ("<enter>", "⏎"),
            ("<space>", "␣"),
            ("gg", "gg"),
            ("<c-x>s", "Ctrl-X s"),
            ("<lt>", "<"),
            ("<a-f5>", "Alt-F5"),
        ] {
            assert_eq!(short(&keys(written).0, &fr), read);
        }
        let long = |text| long(&keys(text), &fr);
        assert_eq!([long("<enter>"), long("<space>"), long("<tab>")], ["Entrée ⏎", "Espace ␣", "Tab ⇥"]);
        assert_eq!([long("<down>"), long("j"), long("<c-c>")], ["↓", "j", "Ctrl-C"]);
        assert_eq!(short(&keys("<c-c>").0, &Locale::from_tag("de")), "Strg-C");
    }
}
