//! The filters of the configuration as single rules: read one by one, added, worded anew, taken away.

use toml_edit::{Array, ArrayOfTables, InlineTable, Item, Table, TableLike, Value};

use super::edit::Editor;
use super::{Config, ConfigError, FilterEntry};
use crate::news::filter::{Deed, Filter, Place};

/// A rule, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The address of the feed in whose table it stands; `None`: under `[[filters]]`.
    pub home: Option<String>,
    /// Which of the filters there it belongs to.
    pub at: usize,
    pub filter: Filter,
    /// Names or addresses of the feeds that a rule under `[[filters]]` is for; all where empty.
    pub feeds: Vec<String>,
}

impl Config {
    /// All rules: those for all feeds, then those of single ones, in the order of the file.
    pub fn rules(&self) -> Vec<Rule> {
        let of = |home: Option<&str>, entries: &[FilterEntry]| {
            let each = entries.iter().enumerate().flat_map(|(at, entry)| {
                let rule = move |filter| Rule { home: home.map(str::to_owned), at, filter, feeds: entry.feeds.clone() };
                entry.filters().map(rule).collect::<Vec<_>>()
            });
            each.collect::<Vec<_>>()
        };
        let own = self.feeds.iter().flat_map(|feed| of(Some(feed.url.as_str()), &feed.filters));
        of(None, &self.filters).into_iter().chain(own).collect()
    }
}

impl Editor {
    /// Adds a rule: for one feed, or for all.
    pub fn add_rule(&mut self, feed: Option<&str>, filter: &Filter) -> Result<(), ConfigError> {
        let words: Array = filter.words.iter().map(String::as_str).collect();
        let mut entry: Vec<(&str, Value)> = vec![(filter.deed.name(), Value::Array(words))];
        if filter.place != Place::Anywhere {
            entry.push(("in", filter.place.name().into()));
        }
        let home = self.home(feed)?;
        let item = home.entry("filters").or_insert_with(|| match feed {
            Some(_) => Item::Value(Value::Array(Array::new())),
            None => Item::ArrayOfTables(ArrayOfTables::new()),
        });
        match item {
            Item::ArrayOfTables(tables) => {
                let mut table = Table::new();
                for (name, value) in entry {
                    table.insert(name, Item::Value(value));
                }
                table.decor_mut().set_prefix("\n");
                tables.push(table);
            }
            Item::Value(Value::Array(array)) => array.push(entry.into_iter().collect::<InlineTable>()),
            _ => {}
        }
        Ok(())
    }

    /// Takes a rule away; a filter that says nothing more goes with it.
    pub fn remove_rule(&mut self, rule: &Rule) -> Result<(), ConfigError> {
        let deed = rule.filter.deed.name();
        self.with_rule(rule, |filter| drop(filter.remove(deed)))?;
        let home = self.home(rule.home.as_deref())?;
        let deeds = [Deed::Mute, Deed::Keep, Deed::MarkRead, Deed::Star];
        let says = |filter: &dyn TableLike| deeds.iter().any(|deed| filter.contains_key(deed.name()));
        let empty = match home.get_mut("filters") {
            Some(Item::ArrayOfTables(tables)) => {
                if tables.get(rule.at).is_some_and(|filter| !says(filter)) {
                    tables.remove(rule.at);
                }
                tables.is_empty()
            }
            Some(Item::Value(Value::Array(array))) => {
                if array.get(rule.at).and_then(Value::as_inline_table).is_some_and(|filter| !says(filter)) {
                    array.remove(rule.at);
                }
                array.is_empty()
            }
            _ => false,
        };
        if empty {
            home.remove("filters");
        }
        Ok(())
    }

    /// Gives a rule other words.
    pub fn reword_rule(&mut self, rule: &Rule, words: &[String]) -> Result<(), ConfigError> {
        let deed = rule.filter.deed.name();
        self.with_rule(rule, |filter| {
            let mut new = Value::Array(words.iter().map(String::as_str).collect());
            if let Some(old) = filter.get(deed).and_then(Item::as_value) {
                *new.decor_mut() = old.decor().clone();
            }
            filter.insert(deed, Item::Value(new));
        })
    }

    /// Changes a rule where it stands; an error where something else stands there by now.
    fn with_rule(&mut self, rule: &Rule, change: impl FnOnce(&mut dyn TableLike)) -> Result<(), ConfigError> {
        let deed = rule.filter.deed.name();
        let filter: Option<&mut dyn TableLike> = match self.home(rule.home.as_deref())?.get_mut("filters") {
            Some(Item::ArrayOfTables(tables)) => tables.get_mut(rule.at).map(|table| table as &mut dyn TableLike),
            Some(Item::Value(Value::Array(array))) => {
                array.get_mut(rule.at).and_then(Value::as_inline_table_mut).map(|table| table as &mut dyn TableLike)
            }
            _ => None,
        };
        let same = |filter: &&mut dyn TableLike| {
            let words = filter.get(deed).and_then(Item::as_array);
            words.is_some_and(|words| {
                words.iter().map(Value::as_str).eq(rule.filter.words.iter().map(|word| Some(word.as_str())))
            })
        };
        let filter = filter.filter(same).ok_or(ConfigError::RuleGone)?;
        change(filter);
        Ok(())
    }

    /// The table in which a rule stands.
    fn home(&mut self, feed: Option<&str>) -> Result<&mut Table, ConfigError> {
        match feed {
            Some(feed) => self.feed_table(feed),
            None => Ok(self.document.as_table_mut()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    const FILE: &str = "# mine\n[[feeds]]\nurl = \"https://a.example/f\" # first\nfilters = [{ mute = [\"foot\"], in = \"title\" }] # no sport\n\n\
        [[feeds]]\nurl = \"https://b.example/f\"\n\n# for all\n[[filters]]\nmute = [\"horoscope\"]\nstar = [\"rail\"]\n";

    fn editor() -> Editor {
        Editor::new(FILE, Path::new("config.toml")).unwrap()
    }

    fn rules(editor: &Editor) -> Vec<Rule> {
        Config::parse(&editor.text(), Path::new("config.toml")).unwrap().rules()
    }

    fn mute(word: &str, place: Place) -> Filter {
        Filter { deed: Deed::Mute, place, words: vec![word.to_owned()] }
    }

    #[test]
    fn rules_are_read_one_by_one() {
        let all = rules(&editor());
        let told: Vec<_> =
            all.iter().map(|rule| (rule.home.as_deref(), rule.filter.deed, rule.filter.words[0].as_str())).collect();
        assert_eq!(
            told,
            [
                (None, Deed::Mute, "horoscope"),
                (None, Deed::Star, "rail"),
                (Some("https://a.example/f"), Deed::Mute, "foot")
            ]
        );
    }

    #[test]
    fn a_rule_added_and_taken_away_leaves_the_text_as_it_was() {
        for feed in [None, Some("https://a.example/f"), Some("https://b.example/f")] {
            let mut editor = editor();
            let before = rules(&editor);
            editor.add_rule(feed, &mute("météo", Place::Title)).unwrap();
            let added = rules(&editor).into_iter().find(|rule| !before.contains(rule)).unwrap();
            assert_eq!((added.home.as_deref(), &added.filter), (feed, &mute("météo", Place::Title)));
            for comment in ["# mine", "# first", "# no sport", "# for all"] {
                assert!(editor.text().contains(comment), "{comment} is lost in\n{}", editor.text());
            }
            editor.remove_rule(&added).unwrap();
            assert_eq!(editor.text(), FILE);
        }
    }

    #[test]
    fn a_filter_that_says_more_keeps_the_rest() {
        let mut editor = editor();
        let first = rules(&editor).remove(0);
        editor.remove_rule(&first).unwrap();
        assert_eq!(editor.text(), FILE.replace("mute = [\"horoscope\"]\n", ""));
        let second = rules(&editor).remove(0);
        editor.reword_rule(&second, &["tram".to_owned()]).unwrap();
        assert!(editor.text().contains("star = [\"tram\"]"), "{}", editor.text());
        assert!(editor.remove_rule(&second).unwrap_err().to_string().contains("changed meanwhile"));
    }

    #[test]
    fn the_first_rule_of_a_file_stands_at_its_end() {
        let text = "[interface]\ntheme = \"dark\"\n\n[[feeds]]\nurl = \"https://a.example/f\"\n";
        let mut editor = Editor::new(text, Path::new("config.toml")).unwrap();
        editor.add_rule(None, &mute("foot", Place::Anywhere)).unwrap();
        assert_eq!(editor.text(), format!("{text}\n[[filters]]\nmute = [\"foot\"]\n"));
        let only = rules(&editor).remove(0);
        editor.remove_rule(&only).unwrap();
        assert_eq!(editor.text(), text);
    }
}
