//! Keys as people write them: `j`, `<c-x>`, `<enter>`, `gg`; both ways.

use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// One key with its modifiers, in the one form in which terminals agree: a capital letter has no Shift of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    pub code: KeyCode,
    pub modifiers: KeyModifiers,
}

const NAMED: &[(&str, KeyCode)] = &[
    ("enter", KeyCode::Enter),
    ("space", KeyCode::Char(' ')),
    ("tab", KeyCode::Tab),
    ("esc", KeyCode::Esc),
    ("backspace", KeyCode::Backspace),
    ("bs", KeyCode::Backspace),
    ("delete", KeyCode::Delete),
    ("del", KeyCode::Delete),
    ("insert", KeyCode::Insert),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pageup", KeyCode::PageUp),
    ("pagedown", KeyCode::PageDown),
    ("lt", KeyCode::Char('<')),
];

impl Key {
    pub fn new(code: KeyCode, modifiers: KeyModifiers) -> Self {
        let mut modifiers = modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
        let code = match code {
            KeyCode::BackTab => {
                modifiers |= KeyModifiers::SHIFT;
                KeyCode::Tab
            }
            KeyCode::Char(c) => {
                let upper = modifiers.contains(KeyModifiers::SHIFT);
                modifiers -= KeyModifiers::SHIFT;
                let c = if upper { c.to_uppercase().next().unwrap_or(c) } else { c };
                KeyCode::Char(if modifiers.contains(KeyModifiers::CONTROL) { c.to_ascii_lowercase() } else { c })
            }
            other => other,
        };
        Self { code, modifiers }
    }

    /// The character it types into a line, if it types one.
    pub fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if self.modifiers.is_empty() && !c.is_control() => Some(c),
            _ => None,
        }
    }

    /// Reads what stands between `<` and `>`.
    fn from_name(name: &str) -> Option<Self> {
        let lower = name.to_lowercase();
        let mut modifiers = KeyModifiers::NONE;
        let mut rest = lower.as_str();
        while let Some((head, tail)) = rest.split_once('-').filter(|(_, tail)| !tail.is_empty()) {
            modifiers |= match head {
                "c" | "ctrl" => KeyModifiers::CONTROL,
                "a" | "m" | "alt" => KeyModifiers::ALT,
                "s" | "shift" => KeyModifiers::SHIFT,
                _ => return None,
            };
            rest = tail;
        }
        if let Some((_, code)) = NAMED.iter().find(|(known, _)| *known == rest) {
            return Some(Self::new(*code, modifiers));
        }
        if let Some(number) = rest.strip_prefix('f').and_then(|digits| digits.parse::<u8>().ok()) {
            return (1..=24).contains(&number).then(|| Self::new(KeyCode::F(number), modifiers));
        }
        let mut chars = rest.chars();
        let only = chars.next()?;
        (chars.next().is_none() && !modifiers.is_empty()).then(|| Self::new(KeyCode::Char(only), modifiers))
    }
}

impl From<KeyEvent> for Key {
    fn from(event: KeyEvent) -> Self {
        Self::new(event.code, event.modifiers)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named = NAMED.iter().find(|(_, code)| *code == self.code).map(|(name, _)| (*name).to_owned());
        let name = match (named, self.code) {
            (Some(name), _) => name,
            (None, KeyCode::Char(c)) if self.modifiers.is_empty() => return write!(f, "{c}"),
            (None, KeyCode::Char(c)) => c.to_string(),
            (None, KeyCode::F(number)) => format!("f{number}"),
            (None, other) => format!("{other:?}").to_lowercase(),
        };
        let mut marks = String::new();
        for (modifier, mark) in [(KeyModifiers::CONTROL, "c-"), (KeyModifiers::ALT, "a-"), (KeyModifiers::SHIFT, "s-")]
        {
            if self.modifiers.contains(modifier) {
                marks.push_str(mark);
            }
        }
        write!(f, "<{marks}{name}>")
    }
}

/// Keys pressed one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct KeySequence(pub Vec<Key>);

/// A binding has at most so many keys.
const LONGEST: usize = 8;

impl KeySequence {
    /// Reads `gg`, `g g` or `<c-x>s`; `None` where a part is no key. At most eight keys.
    pub fn parse(text: &str) -> Option<Self> {
        Self::read(text, LONGEST)
    }

    /// Any number of keys, for those who press them from a script; nothing where a part is no key.
    pub fn parse_all(text: &str) -> Vec<Key> {
        Self::read(text, usize::MAX).map_or_else(Vec::new, |keys| keys.0)
    }

    fn read(text: &str, longest: usize) -> Option<Self> {
        let mut keys = Vec::new();
        let mut rest = text.trim();
        while let Some(first) = rest.chars().next() {
            if keys.len() == longest {
                return None;
            }
            match rest.strip_prefix('<').and_then(|name| name.find('>')) {
                Some(end) if end > 0 => {
                    keys.push(Key::from_name(&rest[1..=end])?);
                    rest = &rest[end + 2..];
                }
                _ => {
                    if !first.is_whitespace() {
                        keys.push(Key::new(KeyCode::Char(first), KeyModifiers::NONE));
                    }
                    rest = &rest[first.len_utf8()..];
                }
            }
        }
        (!keys.is_empty()).then_some(Self(keys))
    }
}

impl fmt::Display for KeySequence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|key| key.fmt(f))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn keys_read_and_write_the_same() {
        for text in ["j", "G", "gg", "<c-x>s", "<enter>", "<s-tab>", "<a-f5>", "<space>", "<lt>", "é", ">"] {
            assert_eq!(KeySequence::parse(text).map(|keys| keys.to_string()).as_deref(), Some(text));
        }
        assert_eq!(KeySequence::parse("g g"), KeySequence::parse("gg"));
        assert_eq!(KeySequence::parse("<nokey>"), None);
        assert_eq!(KeySequence::parse(""), None);
    }

    #[test]
    fn shift_of_a_letter_is_its_capital() {
        assert_eq!(Key::new(KeyCode::Char('g'), KeyModifiers::SHIFT), Key::new(KeyCode::Char('G'), KeyModifiers::NONE));
        assert_eq!(Key::new(KeyCode::BackTab, KeyModifiers::NONE), Key::new(KeyCode::Tab, KeyModifiers::SHIFT));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,20}") {
            if let Some(keys) = KeySequence::parse(&text) {
                prop_assert_eq!(KeySequence::parse(&keys.to_string()), Some(keys));
            }
        }
    }
}
