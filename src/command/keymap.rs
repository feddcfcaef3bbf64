//! Which keys mean which command: the table's own, a preset's over them, the user's over both.

use super::key::{Key, KeySequence};
use super::{Command, Preset, Scope};

/// What is wrong with a binding of the user, as a sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    #[error("«{0}» is no key; write j, gg, <c-x>, <enter>, <pagedown> …")]
    NotAKey(String),
    #[error("no command is called `{name}`{}", suggestion.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default())]
    NoSuchCommand { name: String, suggestion: Option<&'static str> },
    #[error("{keys} is given to both `{first}` and `{second}`")]
    Twice { keys: String, first: &'static str, second: &'static str },
}

/// A binding of the user that takes more away than the key it names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    pub keys: KeySequence,
    pub command: Command,
    /// Commands that lost keys which only begin alike, or their first key, or their last.
    pub lost: Vec<Command>,
}

/// What the keys pressed so far mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lookup {
    Command(Command),
    /// The beginning of longer sequences: their next keys and commands.
    Pending(Vec<(KeySequence, Command)>),
    Nothing,
}

/// Keys of the user for a command; a command called `none` takes the key away.
pub type UserKey = (String, String);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Binding {
    scope: Scope,
    keys: KeySequence,
    command: Command,
}

/// The keys in force.
#[derive(Clone, Debug)]
pub struct Keymap {
    bindings: Vec<Binding>,
    clashes: Vec<Clash>,
}

impl Default for Keymap {
    fn default() -> Self {
        let mut keymap = Self { bindings: Vec::new(), clashes: Vec::new() };
        for command in Command::ALL {
            for keys in command.default_keys() {
                let keys = KeySequence::parse(keys).expect("a test reads every default key");
                keymap.bindings.push(Binding { scope: command.scope(), keys, command: *command });
            }
        }
        keymap
    }
}

impl Keymap {
    /// The default keys with a preset's and the user's (command name, keys) over them.
    pub fn with(preset: Preset, user: &[UserKey]) -> Result<Self, KeyError> {
        let mut keymap = Self::default();
        for (text, command) in preset.keys() {
            let keys = KeySequence::parse(text).expect("a test reads every preset's keys");
            keymap.displace(command.scope(), &keys);
            keymap.bindings.insert(0, Binding { scope: command.scope(), keys, command: *command });
        }
        let mut own: Vec<Binding> = Vec::new();
        for (name, text) in user {
            let (command, keys) = Self::read(name, text)?;
            let Some(command) = command else {
                keymap.bindings.retain(|bound| bound.keys != keys);
                continue;
            };
            let scope = command.scope();
            if let Some(before) = own.iter().find(|bound| bound.scope == scope && bound.keys == keys) {
                if before.command == command {
                    continue;
                }
                let (first, second) = (before.command.name(), command.name());
                return Err(KeyError::Twice { keys: keys.to_string(), first, second });
            }
            let firsts: Vec<Command> = keymap.first_of(&keys);
            let had: Vec<Command> = keymap.bindings.iter().map(|bound| bound.command).collect();
            let displaced = keymap.displace(scope, &keys);
            own.push(Binding { scope, keys: keys.clone(), command });
            keymap.bindings.insert(0, Binding { scope, keys: keys.clone(), command });
            let mut lost: Vec<Command> = displaced
                .into_iter()
                .filter(|bound| bound.command != command)
                .filter(|bound| {
                    // The first of its keys is the one that people know.
                    bound.keys != keys || keymap.keys_of(bound.command).is_empty() || firsts.contains(&bound.command)
                })
                .map(|bound| bound.command)
                .filter(|lost| had.contains(lost))
                .collect();
            lost.sort();
            lost.dedup();
            if !lost.is_empty() {
                keymap.clashes.push(Clash { keys, command, lost });
            }
        }
        // What the user bound after all is not lost.
        let bindings = keymap.bindings.clone();
        for clash in &mut keymap.clashes {
            clash.lost.retain(|lost| !own.iter().any(|bound| bound.command == *lost && bindings.contains(bound)));
        }
        keymap.clashes.retain(|clash| !clash.lost.is_empty());
        Ok(keymap)
    }

    /// Reads one line of `[keys]`; no command where it takes the keys away.
    pub fn read(name: &str, text: &str) -> Result<(Option<Command>, KeySequence), KeyError> {
        let keys = KeySequence::parse(text).ok_or_else(|| KeyError::NotAKey(text.to_owned()))?;
        let command = match name.trim() {
            "" | "none" => None,
            name => Some(Command::from_name(name).ok_or_else(|| KeyError::NoSuchCommand {
                name: name.to_owned(),
                suggestion: Command::nearest(name).map(Command::name),
            })?),
        };
        Ok((command, keys))
    }

    /// The commands whose first key this is.
    fn first_of(&self, keys: &KeySequence) -> Vec<Command> {
        let bound = self.bindings.iter().filter(|bound| bound.keys == *keys).map(|bound| bound.command);
        bound.filter(|command| self.keys_of(*command).first() == Some(&keys)).collect()
    }

    /// Takes away what begins with the keys, or is their beginning: it could no longer be reached, or would hide them.
    fn displace(&mut self, scope: Scope, keys: &KeySequence) -> Vec<Binding> {
        let clashing = |bound: &Binding| {
            let shared = bound.keys.0.len().min(keys.0.len());
            (scope == Scope::Everywhere || bound.scope == scope) && bound.keys.0[..shared] == keys.0[..shared]
        };
        let (displaced, kept) = std::mem::take(&mut self.bindings).into_iter().partition(clashing);
        self.bindings = kept;
        displaced
    }

    /// The user's bindings that took more than their own key away.
    pub fn clashes(&self) -> &[Clash] {
        &self.clashes
    }

    /// What `pressed` means in a pane. What the pane itself listens to hides what is heard everywhere.
    pub fn lookup(&self, pane: Scope, pressed: &[Key]) -> Lookup {
        self.lookup_in(&[pane, Scope::Everywhere], pressed)
    }

    /// What `pressed` means in these places, each hiding those after it.
    pub fn lookup_in(&self, scopes: &[Scope], pressed: &[Key]) -> Lookup {
        let mut longer: Vec<(KeySequence, Command)> = Vec::new();
        for scope in scopes {
            let own = longer.len();
            for bound in &self.bindings {
                if bound.scope != *scope || !bound.keys.0.starts_with(pressed) {
                    continue;
                }
                if bound.keys.0.len() > pressed.len() {
                    let rest = KeySequence(bound.keys.0[pressed.len()..].to_vec());
                    if !longer.iter().any(|(keys, _)| *keys == rest) {
                        longer.push((rest, bound.command));
                    }
                } else if own == 0 {
                    return Lookup::Command(bound.command);
                }
            }
        }
        if longer.is_empty() { Lookup::Nothing } else { Lookup::Pending(longer) }
    }

    /// The keys of a command, the user's first.
    pub fn keys_of(&self, command: Command) -> Vec<&KeySequence> {
        self.bindings.iter().filter(|bound| bound.command == command).map(|bound| &bound.keys).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn user(pairs: &[(&str, &str)]) -> Result<Keymap, KeyError> {
        let pairs: Vec<_> = pairs.iter().map(|(name, keys)| ((*name).to_owned(), (*keys).to_owned())).collect();
        Keymap::with(Preset::Usual, &pairs)
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
    fn every_key_of_a_preset_is_reached() {
        for preset in Preset::ALL {
            assert_eq!(Preset::from_name(preset.name()), Some(preset));
            let keymap = Keymap::with(preset, &[]).unwrap();
            for (keys, command) in preset.keys() {
                let pressed = KeySequence::parse(keys).unwrap().0;
                assert_eq!(keymap.lookup(command.scope(), &pressed), Lookup::Command(*command), "{keys}");
            }
        }
    }

    #[test]
    fn the_users_keys_win_and_can_take_away() {
        let keymap = user(&[("refresh-all", "w"), ("none", "q"), ("star", "gs")]).unwrap();
        assert_eq!(press(&keymap, "w"), Lookup::Command(Command::RefreshAll));
        assert_eq!(press(&keymap, "q"), Lookup::Nothing);
        assert!(matches!(press(&keymap, "g"), Lookup::Pending(_)));
        assert_eq!(press(&keymap, "gs"), Lookup::Command(Command::ToggleStar));
        assert_eq!(keymap.keys_of(Command::RefreshAll)[0].to_string(), "w");
    }

    #[test]
    fn a_wrong_binding_says_what_was_meant() {
        let error = user(&[("refesh-all", "x")]).unwrap_err();
        assert_eq!(error.to_string(), "no command is called `refesh-all`; did you mean `refresh-all`?");
        assert_eq!(user(&[("quit", "<oops>")]).unwrap_err(), KeyError::NotAKey("<oops>".to_owned()));
    }

    #[test]
    fn one_key_for_two_commands_is_refused() {
        let error = user(&[("star", "x"), ("later", "x")]).unwrap_err();
        assert_eq!(error.to_string(), "x is given to both `star` and `later`");
        assert!(user(&[("star", "x"), ("star", "x")]).is_ok());
    }

    #[test]
    fn what_a_binding_takes_away_beside_its_own_key_is_told() {
        let keymap = user(&[("top", "g")]).unwrap();
        let [clash] = keymap.clashes() else { panic!("{:?}", keymap.clashes()) };
        assert!(clash.lost.contains(&Command::GoAll) && !clash.lost.contains(&Command::Top));
        assert!(user(&[("refresh-all", "<f9>")]).unwrap().clashes().is_empty());
        // The key that everybody knows for a command, and another key of one.
        assert_eq!(user(&[("star", "j")]).unwrap().clashes()[0].lost, [Command::Down]);
        assert!(user(&[("star", "<down>")]).unwrap().clashes().is_empty());
        // Two commands that swap their keys lose nothing.
        assert!(user(&[("star", "m"), ("toggle-read", "s")]).unwrap().clashes().is_empty());
    }

    #[test]
    fn a_key_of_a_pane_is_not_heard_elsewhere() {
        let pressed = KeySequence::parse("d").unwrap().0;
        assert_eq!(Keymap::default().lookup(Scope::Feeds, &pressed), Lookup::Command(Command::RemoveFeed));
        assert_eq!(Keymap::default().lookup(Scope::List, &pressed), Lookup::Nothing);
        let keymap = user(&[("remove-feed", "q")]).unwrap();
        assert_eq!(press(&keymap, "q"), Lookup::Command(Command::Quit));
    }
}
