//! Changes that the interface makes to the user's configuration file: its comments and its order stay.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use kiosque::config::edit::Editor;
use kiosque::config::{Config, ConfigError, Paths, example, write_atomically};
use kiosque::feed::opml;
use kiosque::locale::Locale;
use kiosque::news::trouble::{self, Kind, Trouble};
use kiosque::tui::Keeper;
use kiosque::tui::message::{Deed, Kept, Setting};
use toml_edit::{InlineTable, Value};

/// The file, and what each deed on its feeds made of it.
pub(crate) struct FileKeeper {
    path: PathBuf,
    deeds: HashMap<u64, (String, String)>,
}

impl FileKeeper {
    pub(crate) fn new(paths: &Paths) -> Self {
        Self { path: paths.config.clone(), deeds: HashMap::new() }
    }

    fn text(&self) -> Result<String, Trouble> {
        match std::fs::read_to_string(&self.path) {
            Ok(text) => Ok(text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                Ok(example(Locale::from_env().lang()).to_owned())
            }
            Err(error) => Err(not_read(&self.path, &error)),
        }
    }

    /// Changes the file; nothing is written where the program could not read it again.
    fn edit<T>(
        &mut self,
        number: Option<u64>,
        change: impl FnOnce(&mut Editor, &Path) -> Result<T, Trouble>,
    ) -> Result<(T, Config), Trouble> {
        let before = self.text()?;
        let mut editor = Editor::new(&before, &self.path).map_err(said)?;
        let answer = change(&mut editor, &self.path)?;
        let (after, config) = editor.checked(&self.path).map_err(said)?;
        write_atomically(&self.path, &after).map_err(said)?;
        if let Some(number) = number {
            self.deeds.insert(number, (before, after));
        }
        Ok((answer, config))
    }

    /// Gives the feeds back as they were before a deed, or after it.
    fn back(&mut self, number: u64, again: bool) -> Result<Config, Trouble> {
        let (before, after) = self.deeds.get(&number).cloned().ok_or_else(|| Trouble::new(Kind::OtherSession))?;
        let (from, to) = if again { (before, after) } else { (after, before) };
        let changed = |editor: &mut Editor, path: &Path| {
            let from = Editor::new(&from, path).map_err(said)?;
            if editor.feeds_text() != from.feeds_text() {
                return Err(Trouble::new(Kind::ChangedMeanwhile));
            }
            editor.take_feeds(&Editor::new(&to, path).map_err(said)?);
            Ok(())
        };
        self.edit(None, changed).map(|((), config)| config)
    }
}

fn said(error: ConfigError) -> Trouble {
    (&error).into()
}

fn not_read(path: &Path, error: &std::io::Error) -> Trouble {
    Trouble::with(Kind::NotRead, [path.display().to_string(), trouble::of_file(error)])
}

/// A setting as it stands in the file.
fn written(setting: &Setting) -> Option<Value> {
    let secret = |name: &str, value: Value| std::iter::once((name, value)).collect::<InlineTable>().into();
    let words = |words: &[String]| Value::Array(words.iter().map(String::as_str).collect());
    Some(match setting {
        Setting::Word(word) => word.as_str().into(),
        Setting::Number(number) => (*number).into(),
        Setting::Flag(on) => (*on).into(),
        Setting::Words(all) => words(all),
        Setting::Command(vector) => secret("command", words(vector)),
        Setting::Environment(name) => secret("env", name.as_str().into()),
        Setting::Pairs(pairs) => {
            pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect::<InlineTable>().into()
        }
        Setting::Nothing => return None,
    })
}

impl Keeper for FileKeeper {
    fn keep(&mut self, number: u64, deed: &Deed) -> Result<Kept, Trouble> {
        let mut count = 1;
        let config = match deed {
            Deed::Undo => self.back(number, false)?,
            Deed::Redo => self.back(number, true)?,
            Deed::Remember(name, value) => {
                self.edit(None, |editor, _| {
                    if let Some(value) = written(value) {
                        editor.set_interface(name, value);
                    }
                    Ok(())
                })?;
                return Ok(Kept::default());
            }
            Deed::Look => {
                let config = Config::parse(&self.text()?, &self.path).map_err(said)?;
                return Ok(Kept { config: Some(Arc::new(config)), ..Kept::default() });
            }
            Deed::Export(path) => {
                let config = Config::parse(&self.text()?, &self.path).map_err(said)?;
                count = config.feeds.len();
                std::fs::write(path, opml::write(&config.sources(), &config.opml)).map_err(|error| {
                    let path = path.display().to_string();
                    Trouble::with(Kind::NotWritten, [path, trouble::of_file(&error)])
                })?;
                return Ok(Kept { count, ..Kept::default() });
            }
            Deed::Import(path) => {
                let bytes = std::fs::read(path).map_err(|error| not_read(path, &error))?;
                let list = opml::read(&bytes).map_err(|_| Trouble::new(Kind::NoOpml))?;
                let (added, config) = self.edit(Some(number), |editor, _| editor.import(&list).map_err(said))?;
                count = added;
                config
            }
            Deed::Add(source) => self.edit(Some(number), |editor, _| editor.add(source).map_err(said))?.1,
            Deed::Remove(url) => self.edit(Some(number), |editor, _| editor.remove(url).map_err(said))?.1,
            Deed::Rename(url, name) => self.edit(Some(number), |editor, _| editor.rename(url, name).map_err(said))?.1,
            Deed::Move(url, section) => {
                self.edit(Some(number), |editor, _| editor.relocate(url, section).map_err(said))?.1
            }
            Deed::Adjust(url, key, value) => {
                self.edit(Some(number), |editor, _| editor.put(url, key, written(value)).map_err(said))?.1
            }
            Deed::AddRule(feed, filter) => {
                self.edit(Some(number), |editor, _| editor.add_rule(feed.as_deref(), filter).map_err(said))?.1
            }
            Deed::RemoveRule(rule) => self.edit(Some(number), |editor, _| editor.remove_rule(rule).map_err(said))?.1,
            Deed::Reword(rule, words) => {
                self.edit(Some(number), |editor, _| editor.reword_rule(rule, words).map_err(said))?.1
            }
            Deed::Set(url, key, value) => {
                self.edit(Some(number), |editor, _| editor.set_field(url, key, value).map_err(said))?.1
            }
        };
        Ok(Kept { count, sources: Some(config.sources()), config: Some(Arc::new(config)) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kiosque::news::feed::FeedSource;

    const FILE: &str = "# mine\n[[feeds]]\nurl = \"https://a.example/f\" # first\n";

    fn keeper(folder: &Path) -> FileKeeper {
        std::fs::write(folder.join("config.toml"), FILE).expect("the folder is ours");
        FileKeeper::new(&Paths { config: folder.join("config.toml"), data: folder.to_owned() })
    }

    #[test]
    fn a_deed_is_undone_to_the_letter_and_done_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut keeper = keeper(folder.path());
        let source = FeedSource { url: "https://b.example/f".to_owned(), ..FeedSource::default() };
        let kept = keeper.keep(1, &Deed::Add(source)).expect("it is added");
        assert_eq!(kept.sources.map(|sources| sources.len()), Some(2));
        keeper.keep(9, &Deed::Remember("language", Setting::Word("nl".to_owned()))).expect("it is remembered");
        let kept = keeper.keep(1, &Deed::Undo).expect("it is undone");
        assert_eq!(kept.sources.map(|sources| sources.len()), Some(1));
        let text = keeper.text().expect("it is there");
        assert!(text.contains("# first") && text.contains("language = \"nl\""), "{text}");
        let kept = keeper.keep(1, &Deed::Redo).expect("it is done again");
        assert_eq!(kept.sources.map(|sources| sources.len()), Some(2));
    }

    #[test]
    fn what_a_feed_has_is_set_in_the_words_of_the_configuration() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut keeper = keeper(folder.path());
        let url = || "https://a.example/f".to_owned();
        let words = |words: &[&str]| words.iter().map(ToString::to_string).collect::<Vec<_>>();
        let settings = [
            ("tags", Setting::Words(words(&["soir", "rail"]))),
            ("keep-read", Setting::Word("7d".into())),
            ("full-text", Setting::Flag(false)),
            ("user", Setting::Word("moi".into())),
            ("password", Setting::Command(words(&["pass", "show", "le journal"]))),
            ("headers", Setting::Pairs(vec![("X-Key".into(), "abc".into())])),
        ];
        for (number, (key, setting)) in (1..).zip(settings) {
            keeper.keep(number, &Deed::Adjust(url(), key, setting)).expect("it is set");
        }
        let kept = keeper.keep(0, &Deed::Look).expect("it is read");
        let config = kept.config.expect("it was read");
        let feed = &config.feeds[0];
        assert_eq!(
            (feed.tags.len(), feed.keep_read, feed.full_text),
            (2, Some(kiosque::config::Span(604_800)), Some(false))
        );
        assert!(config.sources()[0].manners.login.is_some() && feed.headers["X-Key"] == "abc");
        keeper.keep(6, &Deed::Undo).expect("the last is undone");
        let text = keeper.text().expect("it is there");
        assert!(text.contains("# first") && text.contains("\"le journal\"") && !text.contains("X-Key"), "{text}");
    }

    #[test]
    fn what_could_not_be_read_again_is_not_written() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut keeper = keeper(folder.path());
        let deed = Deed::Set("https://a.example/f".to_owned(), "every".to_owned(), "soon".to_owned());
        let told = keeper.keep(1, &deed).map(|kept| kept.count).expect_err("it is no time").to_string();
        assert!(told.contains("expected a time such as"), "{told}");
        assert_eq!(keeper.text().as_deref(), Ok(FILE));
        let deed = Deed::Set("https://a.example/f".to_owned(), "every".to_owned(), "2h".to_owned());
        keeper.keep(2, &deed).expect("it is set");
        assert!(keeper.text().expect("it is there").contains("every = \"2h\""));
    }
}
