//! The user's keys: read once with the place of every mistake, so that each subcommand tells it alike.

use std::ops::Range;
use std::path::Path;

use super::{Config, ConfigError, Mistake};
use crate::command::keymap::UserKey;
use crate::command::{KeyError, Keymap};

impl Config {
    /// The keys of `[keys]`, as command name and keys.
    pub fn user_keys(&self) -> Vec<UserKey> {
        let each = |(name, keys): (&String, &super::Keys)| {
            keys.all().iter().map(|key| (name.clone(), key.clone())).collect::<Vec<_>>()
        };
        self.keys.iter().flat_map(each).collect()
    }

    pub(super) fn check_keys(&self, text: &str, path: &Path) -> Result<(), ConfigError> {
        for (name, key) in self.user_keys() {
            if let Err(error) = Keymap::read(&name, &key) {
                let wanted = if matches!(error, KeyError::NotAKey(_)) { &key } else { &name };
                return Err(ConfigError::Mistake(Mistake::at(error.to_string(), place(text, wanted), text, path)));
            }
        }
        if let Err(error) = Keymap::with(self.interface.keys, &self.user_keys()) {
            let wanted = if let KeyError::Twice { second, .. } = &error { second } else { "" };
            return Err(ConfigError::Mistake(Mistake::at(error.to_string(), place(text, wanted), text, path)));
        }
        Ok(())
    }
}

/// Where a word stands in the `[keys]` of the file.
fn place(text: &str, word: &str) -> Range<usize> {
    let from = text.find("[keys]").or_else(|| text.find("keys")).unwrap_or(0);
    let mut at = from;
    for line in text[from..].split_inclusive('\n') {
        let code = line.split('#').next().unwrap_or_default();
        if let Some(found) = code.find(word).filter(|_| !word.is_empty()) {
            return at + found..at + found + word.len();
        }
        at += line.len();
    }
    from..from
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mistake(text: &str) -> String {
        Config::parse(text, Path::new("c.toml")).unwrap_err().to_string()
    }

    #[test]
    fn a_wrong_command_is_told_with_its_place_and_the_nearest() {
        let told = mistake("[keys]\n# star is s\nstarr = \"x\"\n");
        assert!(told.starts_with("c.toml:3:1: no command is called `starr`; did you mean `star`?"), "{told}");
    }

    #[test]
    fn a_wrong_key_and_a_key_given_twice_are_told() {
        let told = mistake("[keys]\nstar = \"<oops>\"\n");
        assert!(told.starts_with("c.toml:2:9: «<oops>» is no key"), "{told}");
        let told = mistake("[keys]\nstar = \"x\"\nlater = [\"w\", \"x\"]\n");
        assert!(told.contains("x is given to both `later` and `star`"), "{told}");
    }

    #[test]
    fn a_preset_is_chosen_by_name() {
        let config = Config::parse("[interface]\nkeys = \"newsboat\"\n", Path::new("c.toml")).unwrap();
        assert_eq!(config.interface.keys, crate::command::Preset::Newsboat);
        assert!(mistake("[interface]\nkeys = \"newsbaot\"\n").contains("did you mean `newsboat`?"));
    }
}
