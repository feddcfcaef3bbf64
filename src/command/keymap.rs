//! Which keys mean which command: the table's own, with the user's laid over them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::key::{Key, KeySequence};
use super::{Command, Scope};

/// What is wrong with a binding of the user, as a sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    #[error("«{0}» is no key; write j, gg, <c-x>, <enter>, <pagedown> …")]
    NotAKey(String),
    #[error("no command is called `{name}`{}", suggestion.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default())]
    NoSuchCommand { name: String, suggestion: Option<&'static str> },
}

/// What the keys pressed so far mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lookup {
    Command(Command),
    /// The beginning of longer sequences: their next keys and commands.
    Pending(Vec<(KeySequence, Command)>),
    Nothing,
}

/// The keys in force.
#[derive(Clone, Debug)]
pub struct Keymap {
    bindings: Vec<(Scope, KeySequence, Command)>,
}

impl Default for Keymap {
    fn default() -> Self {
        let mut keymap = Self { bindings: Vec::new() };
        for command in Command::ALL {
            for keys in command.default_keys() {
                let keys = KeySequence::parse(keys).expect("a test reads every default key");
                keymap.bindings.push((command.scope(), keys, *command));
            }
        }
        keymap
    }
}

impl Keymap {
    /// The default keys with the user's over them: key to command name; an empty name or `none` takes a key away.
    pub fn with(user: &BTreeMap<String, String>) -> Result<Self, KeyError> {
        let mut keymap = Self::default();
        for (text, name) in user {
            let keys = KeySequence::parse(text).ok_or_else(|| KeyError::NotAKey(text.clone()))?;
            let command = match name.trim() {
                "" | "none" => None,
                name => Some(Command::from_name(name).ok_or_else(|| KeyError::NoSuchCommand {
                    name: name.to_owned(),
                    suggestion: Command::nearest(name).map(Command::name),
                })?),
            };
            // What begins with the new keys, or is their beginning, could no longer be reached (or would hide them).
            keymap.bindings.retain(|(_, bound, _)| {
                let shared = bound.0.len().min(keys.0.len());
                bound.0[..shared] != keys.0[..shared] || (command.is_none() && bound.0 != keys.0)
            });
            if let Some(command) = command {
                keymap.bindings.push((command.scope(), keys, command));
            }
        }
        Ok(keymap)
    }

    /// What `pressed` means in a pane.
    pub fn lookup(&self, pane: Scope, pressed: &[Key]) -> Lookup {
        self.lookup_in(&[pane, Scope::Everywhere], pressed)
    }

    /// What `pressed` means in these places, each hiding those after it.
    pub fn lookup_in(&self, scopes: &[Scope], pressed: &[Key]) -> Lookup {
        let mut longer = Vec::new();
        for scope in scopes {
            for (at, keys, command) in &self.bindings {
                if at != scope || !keys.0.starts_with(pressed) {
                    continue;
                }
                if keys.0.len() == pressed.len() {
                    return Lookup::Command(*command);
                }
                longer.push((KeySequence(keys.0[pressed.len()..].to_vec()), *command));
            }
        }
        if longer.is_empty() { Lookup::Nothing } else { Lookup::Pending(longer) }
    }

    /// The keys of a command, the user's first.
    pub fn keys_of(&self, command: Command) -> Vec<&KeySequence> {
        let defaults: Vec<_> = command.default_keys().iter().filter_map(|keys| KeySequence::parse(keys)).collect();
        let mut found: Vec<_> = self.bindings.iter().filter(|(.., bound)| *bound == command).map(|b| &b.1).collect();
        found.sort_by_key(|keys| defaults.contains(keys));
        found
    }

    /// A page of text: every command with its keys and what it does.
    pub fn help(&self) -> String {
        let mut out = String::new();
        for command in Command::ALL {
            let keys = self.keys_of(*command).iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
            // Writing to a string cannot fail.
            let _ = writeln!(out, "{keys:<18} {:<22} {}", command.name(), command.doc());
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn user(pairs: &[(&str, &str)]) -> Result<Keymap, KeyError> {
        Keymap::with(&pairs.iter().map(|(key, name)| ((*key).to_owned(), (*name).to_owned())).collect())
    }

    fn press(keymap: &Keymap, keys: &str) -> Lookup {
        keymap.lookup(Scope::List, &KeySequence::parse(keys).unwrap().0)
    }

    #[test]
    fn every_default_key_is_reached() {
        let keymap = Keymap::default();
        for command in Command::ALL {
            for keys in command.default_keys() {
                let pressed = KeySequence::parse(keys).unwrap().0;
                for length in 1..pressed.len() {
                    assert!(matches!(keymap.lookup(command.scope(), &pressed[..length]), Lookup::Pending(_)), "{keys}");
                }
                assert_eq!(keymap.lookup(command.scope(), &pressed), Lookup::Command(*command), "{keys}");
            }
        }
    }

    #[test]
    fn the_users_keys_win_and_can_take_away() {
        let keymap = user(&[("x", "refresh-all"), ("q", "none"), ("gs", "star")]).unwrap();
        assert_eq!(press(&keymap, "x"), Lookup::Command(Command::RefreshAll));
        assert_eq!(press(&keymap, "q"), Lookup::Nothing);
        assert!(matches!(press(&keymap, "g"), Lookup::Pending(_)));
        assert_eq!(press(&keymap, "gs"), Lookup::Command(Command::ToggleStar));
        assert_eq!(keymap.keys_of(Command::RefreshAll)[0].to_string(), "x");
    }

    #[test]
    fn a_wrong_binding_says_what_was_meant() {
        let error = user(&[("x", "refesh-all")]).unwrap_err();
        assert_eq!(error.to_string(), "no command is called `refesh-all`; did you mean `refresh-all`?");
        assert_eq!(user(&[("<oops>", "quit")]).unwrap_err(), KeyError::NotAKey("<oops>".to_owned()));
    }

    #[test]
    fn a_key_of_a_pane_is_not_heard_elsewhere() {
        let pressed = KeySequence::parse("d").unwrap().0;
        assert_eq!(Keymap::default().lookup(Scope::Feeds, &pressed), Lookup::Command(Command::RemoveFeed));
        assert_eq!(Keymap::default().lookup(Scope::List, &pressed), Lookup::Nothing);
    }

    #[test]
    fn help_names_every_command() {
        let help = Keymap::default().help();
        assert!(Command::ALL.iter().all(|command| help.contains(command.doc())));
    }
}
