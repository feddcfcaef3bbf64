//! Changes to the feed list that keep every comment and the order of the user's file.
//!
//! Pure: text in, text out. The caller reads and writes the file.

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, value};

use super::{Config, ConfigError, Mistake};
use crate::feed::opml::{Attributes, FeedList, Kept};
use crate::news::feed::FeedSource;

/// What of a feed is text, whatever stands in it.
const TEXTS: [&str; 6] = ["url", "name", "section", "user", "user-agent", "proxy"];

/// What of a file is given back by undo.
const LISTS: [&str; 2] = ["feeds", "filters"];

/// A configuration file's text, being edited.
#[derive(Debug)]
pub struct Editor {
    pub(super) document: DocumentMut,
    before: String,
}

/// A feed taken out, with its place, so that it can be put back as it was.
#[derive(Clone, Debug)]
pub struct Removed {
    at: usize,
    table: Table,
    /// Comments above it that stay with what follows.
    left: String,
}

impl Editor {
    /// Opens `text`, which must be TOML.
    pub fn new(text: &str, path: &std::path::Path) -> Result<Self, ConfigError> {
        let document = text.parse::<DocumentMut>().map_err(|error| {
            let range = error.span().unwrap_or(0..0);
            ConfigError::Mistake(Mistake::at(error.message().to_owned(), range, text, path))
        })?;
        Ok(Self { document, before: text.to_owned() })
    }

    /// The text as it is now.
    pub fn text(&self) -> String {
        self.document.to_string()
    }

    /// The text as it is now, and what the program reads in it: an edit after which the file could not be read again is
    /// refused, with what is wrong in it.
    pub fn checked(&self, path: &std::path::Path) -> Result<(String, Config), ConfigError> {
        let text = self.text();
        match Config::parse(&text, path) {
            Ok(config) => Ok((text, config)),
            // What was wrong before is told with its place; the rest stands in no file.
            Err(ConfigError::Mistake(mistake)) if Config::parse(&self.before, path).is_ok() => {
                Err(ConfigError::Refused(mistake.message().to_owned()))
            }
            Err(error) => Err(error),
        }
    }

    /// Adds a feed at the end of its section (of the list where it has none).
    pub fn add(&mut self, source: &FeedSource) -> Result<(), ConfigError> {
        if self.position(&source.url).is_some() {
            return Err(ConfigError::AlreadyThere(source.url.clone()));
        }
        let mut table = Table::new();
        table.insert("url", value(source.url.as_str()));
        if let Some(name) = &source.name {
            table.insert("name", value(name.as_str()));
        }
        if let Some(section) = &source.section {
            table.insert("section", value(section.as_str()));
        }
        if !source.tags.is_empty() {
            table.insert("tags", value(source.tags.iter().map(String::as_str).collect::<toml_edit::Array>()));
        }
        if !source.attributes.is_empty() {
            table.insert("opml", value(inline(&source.attributes)));
        }
        table.decor_mut().set_prefix("\n");
        let feeds = self.feeds();
        let after = feeds
            .iter()
            .enumerate()
            .filter(|(_, other)| field(other, "section") == source.section.as_deref())
            .map(|(at, _)| at + 1)
            .last()
            .unwrap_or(feeds.len());
        insert(feeds, after, table);
        Ok(())
    }

    /// Adds the feeds of an imported list that are not here yet, and keeps what else it says; how many were added.
    pub fn import(&mut self, list: &FeedList) -> Result<usize, ConfigError> {
        let mut added = 0;
        for feed in &list.feeds {
            match self.add(feed) {
                Ok(()) => added += 1,
                Err(ConfigError::AlreadyThere(_)) => {}
                Err(error) => return Err(error),
            }
        }
        self.keep(&list.kept);
        Ok(added)
    }

    /// Puts what a list says beyond its feeds under `[opml]`; what stands there already stays.
    fn keep(&mut self, kept: &Kept) {
        if kept.head.is_empty() && kept.sections.is_empty() {
            return;
        }
        let own = self.document.entry("opml").or_insert_with(toml_edit::table);
        for (name, text) in &kept.head {
            let head = own.as_table_like_mut().map(|own| own.entry("head").or_insert_with(toml_edit::table));
            if let Some(head) = head.and_then(Item::as_table_like_mut) {
                head.entry(name).or_insert_with(|| value(text.as_str()));
            }
        }
        for (path, attributes) in &kept.sections {
            let sections = own.as_table_like_mut().map(|own| own.entry("sections").or_insert_with(toml_edit::table));
            if let Some(sections) = sections.and_then(Item::as_table_like_mut) {
                sections.entry(path).or_insert_with(|| value(inline(attributes)));
            }
        }
    }

    /// Takes a feed out, by address or name.
    pub fn remove(&mut self, feed: &str) -> Result<Removed, ConfigError> {
        let at = self.find(feed)?;
        let feeds = self.feeds();
        let table = feeds.get(at).cloned().unwrap_or_default();
        let next = feeds.get(at + 1).map(|next| above(next).to_owned());
        let left = staying(above(&table), next.as_deref()).to_owned();
        feeds.remove(at);
        if !left.is_empty() {
            self.put_above(at, |after| format!("{left}{after}"));
        }
        Ok(Removed { at, table, left })
    }

    /// Changes the comments above the feed at this place, or, where there is none, those at the end of the file.
    fn put_above(&mut self, at: usize, change: impl Fn(&str) -> String) {
        if let Some(next) = self.feeds().get_mut(at) {
            let after = change(above(next));
            next.decor_mut().set_prefix(after);
            return;
        }
        let after = change(self.document.trailing().as_str().unwrap_or_default());
        self.document.set_trailing(after);
    }

    /// Puts a feed back where it was.
    pub fn restore(&mut self, removed: Removed) {
        let left = removed.left;
        if !left.is_empty() {
            self.put_above(removed.at, |after| after.strip_prefix(left.as_str()).unwrap_or(after).to_owned());
        }
        let feeds = self.feeds();
        let at = removed.at.min(feeds.len());
        insert(feeds, at, removed.table);
    }

    /// Names a feed; an empty name gives it back its own title.
    pub fn rename(&mut self, feed: &str, name: &str) -> Result<(), ConfigError> {
        self.set(feed, "name", name)
    }

    /// Moves a feed under another heading; an empty one takes it out of all.
    pub fn relocate(&mut self, feed: &str, section: &str) -> Result<(), ConfigError> {
        self.set(feed, "section", section)
    }

    /// Changes a feed's address.
    pub fn readdress(&mut self, feed: &str, url: &str) -> Result<(), ConfigError> {
        self.set(feed, "url", url)
    }

    fn set(&mut self, feed: &str, key: &str, text: &str) -> Result<(), ConfigError> {
        self.put(feed, key, (!text.is_empty()).then(|| text.into()))
    }

    /// Sets what a feed has, whatever it is; `None` takes it away. A comment behind it stays.
    pub fn put(&mut self, feed: &str, key: &str, to: Option<toml_edit::Value>) -> Result<(), ConfigError> {
        let at = self.find(feed)?;
        let Some(table) = self.feeds().get_mut(at) else { return Ok(()) };
        let Some(mut new) = to else {
            table.remove(key);
            return Ok(());
        };
        if let Some(old) = table.get(key).and_then(Item::as_value) {
            *new.decor_mut() = old.decor().clone();
        }
        table[key] = Item::Value(new);
        Ok(())
    }

    /// Sets what a feed has: `true`, `false`, lists and tables as such, everything else as text; nothing takes it away.
    pub fn set_field(&mut self, feed: &str, key: &str, text: &str) -> Result<(), ConfigError> {
        let to = match text.parse::<toml_edit::Value>() {
            _ if text.is_empty() => None,
            // A feed may be called «2024» or «true».
            _ if TEXTS.contains(&key) => Some(text.into()),
            Ok(known) if !known.is_str() && !known.is_datetime() && !known.is_float() => Some(known),
            _ => Some(text.into()),
        };
        self.put(feed, key, to)
    }

    /// The text of the list of feeds, and of the filters.
    pub fn feeds_text(&self) -> String {
        LISTS.iter().filter_map(|list| self.document.get(list)).map(ToString::to_string).collect()
    }

    /// Takes the list of feeds, and the filters, of another file in place of this one's.
    pub fn take_feeds(&mut self, other: &Self) {
        // Comments of the last feed may have gone to the end of the file.
        self.document.set_trailing(other.document.trailing().clone());
        for list in LISTS {
            match other.document.get(list) {
                Some(items) => self.document[list] = items.clone(),
                None => drop(self.document.remove(list)),
            }
        }
    }

    /// The table of a feed, by its address or name.
    pub(super) fn feed_table(&mut self, feed: &str) -> Result<&mut Table, ConfigError> {
        let at = self.find(feed)?;
        self.feeds().get_mut(at).ok_or_else(|| ConfigError::NoSuchFeed { feed: feed.to_owned(), nearest: None })
    }

    /// Sets something under `[interface]`; its comment stays.
    pub fn set_interface(&mut self, name: &str, to: impl Into<toml_edit::Value>) {
        let table = self.document.entry("interface").or_insert_with(toml_edit::table);
        let mut new = to.into();
        if let Some(old) = table.get(name).and_then(Item::as_value) {
            *new.decor_mut() = old.decor().clone();
        }
        table[name] = Item::Value(new);
    }

    fn feeds(&mut self) -> &mut ArrayOfTables {
        let item = self.document.entry("feeds").or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
        if item.as_array_of_tables().is_none() {
            // `feeds = [{ url = … }]` says the same on one line: it becomes tables, which can carry comments.
            let tables = std::mem::take(item).into_array_of_tables().unwrap_or_default();
            *item = Item::ArrayOfTables(tables);
        }
        item.as_array_of_tables_mut().expect("it was made an array of tables just above")
    }

    fn position(&mut self, feed: &str) -> Option<usize> {
        let feeds = self.feeds();
        let by = |key: &str| feeds.iter().position(|table| field(table, key) == Some(feed));
        by("url").or_else(|| by("name"))
    }

    fn find(&mut self, feed: &str) -> Result<usize, ConfigError> {
        if let Some(at) = self.position(feed) {
            return Ok(at);
        }
        let names: Vec<String> = self
            .feeds()
            .iter()
            .flat_map(|table| [field(table, "name"), field(table, "url")])
            .flatten()
            .map(str::to_owned)
            .collect();
        let nearest = super::error::nearest(feed, names.iter().map(String::as_str)).map(str::to_owned);
        Err(ConfigError::NoSuchFeed { feed: feed.to_owned(), nearest })
    }
}

/// The blank lines and comments above a table.
fn above(table: &Table) -> &str {
    table.decor().prefix().and_then(toml_edit::RawString::as_str).unwrap_or_default()
}

/// What of the comments above a feed stays when it goes: all but one that plainly is its own. That is one directly above
/// it, where the feed after it has one of its own, or none follows; else it may head them all.
fn staying<'a>(above: &'a str, next: Option<&str>) -> &'a str {
    let directly = |text: &str| text.lines().next_back().is_some_and(|line| line.trim_start().starts_with('#'));
    if !above.contains('#') {
        return "";
    }
    if !directly(above) || next.is_some_and(|next| !directly(next)) {
        return above;
    }
    // The lines above the last blank one are about something else.
    let own = above.rfind("\n\n").map_or(0, |at| at + 1);
    let before = &above[..own];
    if before.contains('#') { before } else { "" }
}

fn inline(attributes: &Attributes) -> toml_edit::InlineTable {
    attributes.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect()
}

fn field<'a>(table: &'a Table, key: &str) -> Option<&'a str> {
    table.get(key).and_then(Item::as_str)
}

/// `ArrayOfTables` can only push: the tail is taken off and put back. Positions are renewed so that the order in the
/// text is the order of the list.
fn insert(feeds: &mut ArrayOfTables, at: usize, table: Table) {
    let mut tables: Vec<Table> = feeds.iter().cloned().collect();
    let at = at.min(tables.len());
    let position = tables.get(at).or(tables.last()).and_then(Table::position);
    tables.insert(at, table);
    let first = tables.iter().filter_map(Table::position).min().or(position);
    feeds.clear();
    for (offset, mut table) in tables.into_iter().enumerate() {
        if let Some(first) = first {
            table.set_position(Some(first + isize::try_from(offset).unwrap_or(0)));
        } else {
            table.set_position(None);
        }
        feeds.push(table);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    const FILE: &str = "# mine\n[interface]\ntheme = \"dark\" # at night\n\n# first\n[[feeds]]\nurl = \"https://a.example/f\"\nname = \"A\"\nsection = \"Nord\"\n\n# second\n[[feeds]]\nurl = \"https://b.example/f\"\nsection = \"Sud\"\n";

    fn editor() -> Editor {
        Editor::new(FILE, Path::new("config.toml")).unwrap()
    }

    fn source(url: &str, section: Option<&str>) -> FeedSource {
        FeedSource { url: url.into(), section: section.map(Into::into), ..FeedSource::default() }
    }

    #[test]
    fn removing_and_restoring_gives_the_same_text() {
        let mut editor = editor();
        let removed = editor.remove("A").unwrap();
        assert!(!editor.text().contains("a.example"));
        editor.restore(removed);
        assert_eq!(editor.text(), FILE);
    }

    #[test]
    fn a_comment_that_heads_several_feeds_stays_when_the_first_goes() {
        let feed = |name: &str| format!("[[feeds]]\nurl = \"https://{name}.example/f\"\n");
        let (a, b, c) = (feed("a"), feed("b"), feed("c"));
        for (before, removed, after) in [
            (format!("{a}\n# dan de rest\n{b}\n{c}"), "b", format!("{a}\n# dan de rest\n\n{c}")),
            (format!("# eerst\n{a}\n# dan\n{b}"), "a", format!("\n# dan\n{b}")),
            (format!("# dan de rest\n\n# eerst\n{a}\n# dan\n{b}"), "a", format!("# dan de rest\n\n# dan\n{b}")),
            (format!("{a}\n# apart\n\n{b}"), "b", format!("{a}\n# apart\n\n")),
        ] {
            let mut editor = Editor::new(&before, Path::new("config.toml")).unwrap();
            let gone = editor.remove(&format!("https://{removed}.example/f")).unwrap();
            assert_eq!(editor.text(), after);
            editor.restore(gone);
            assert_eq!(editor.text(), before);
        }
    }

    #[test]
    fn a_new_feed_stands_at_the_end_of_its_section_and_comments_stay() {
        let mut editor = editor();
        editor.add(&source("https://c.example/f", Some("Nord"))).unwrap();
        let text = editor.text();
        assert!(
            text.find("a.example") < text.find("c.example") && text.find("c.example") < text.find("b.example"),
            "{text}"
        );
        for comment in ["# mine", "# at night", "# first", "# second"] {
            assert!(text.contains(comment), "{comment} is lost in\n{text}");
        }
        assert!(editor.add(&source("https://c.example/f", None)).is_err());
    }

    #[test]
    fn an_unknown_feed_is_told_with_the_nearest() {
        let told = editor().rename("https://a.exmple/f", "x").unwrap_err().to_string();
        assert!(told.contains("did you mean «https://a.example/f»?"), "{told}");
    }

    #[test]
    fn renaming_and_moving_change_one_line() {
        let mut editor = editor();
        editor.rename("A", "Alpha").unwrap();
        editor.relocate("https://b.example/f", "Nord").unwrap();
        assert_eq!(editor.text(), FILE.replace("\"A\"", "\"Alpha\"").replace("\"Sud\"", "\"Nord\""));
    }

    #[test]
    fn what_is_set_keeps_the_comment_behind_it_and_what_is_taken_away_leaves_the_rest() {
        let text = "[[feeds]]\nurl = \"https://a.example/f\" # the paper\nevery = \"2h\" # slow\nname = \"A\"\n";
        let mut editor = Editor::new(text, Path::new("config.toml")).unwrap();
        editor.set_field("A", "every", "1h").unwrap();
        assert_eq!(editor.text(), text.replace("2h", "1h"));
        editor
            .put("A", "headers", Some([("X-Key", "abc")].into_iter().collect::<toml_edit::InlineTable>().into()))
            .unwrap();
        assert!(editor.text().contains("headers = { X-Key = \"abc\" }"), "{}", editor.text());
        editor.put("A", "headers", None).unwrap();
        editor.set_field("A", "every", "2h").unwrap();
        assert_eq!(editor.text(), text);
    }

    #[test]
    fn what_could_not_be_read_again_is_refused_with_the_nearest_name() {
        let path = Path::new("config.toml");
        let refused = |key: &str, value: &str| {
            let mut editor = editor();
            editor.set_field("A", key, value).unwrap();
            editor.checked(path).unwrap_err().to_string()
        };
        assert!(refused("every", "nope").contains("expected a time such as"), "{}", refused("every", "nope"));
        assert!(refused("evry", "2h").contains("did you mean `every`?"), "{}", refused("evry", "2h"));
        assert!(refused("password", "echo hi").contains("command = "), "{}", refused("password", "echo hi"));
        let mut editor = editor();
        editor.set_field("A", "tags", "[\"soir\"]").unwrap();
        editor.set_field("A", "password", "{ env = \"PASS\" }").unwrap();
        editor.set_field("A", "name", "2024").unwrap();
        let (_, config) = editor.checked(path).unwrap();
        assert_eq!((config.feeds[0].name.as_deref(), config.feeds[0].tags.len()), (Some("2024"), 1));
        // A mistake that stood there before is told with its place, and may be taken away.
        let mut broken = Editor::new(&FILE.replace("name", "nme"), path).unwrap();
        assert!(broken.checked(path).unwrap_err().to_string().starts_with("config.toml:8:1: "));
        broken.set_field("https://a.example/f", "nme", "").unwrap();
        assert!(broken.checked(path).is_ok());
    }

    #[test]
    fn an_imported_list_is_kept_with_all_it_says_and_read_again() {
        let opml = "<opml><head><title>Mes flux</title></head><body><outline text='M' open='1'><outline text='C' xmlUrl='https://c.example/f' htmlUrl='https://c.example/'/>
            <outline text='A' xmlUrl='https://a.example/f'/></outline></body></opml>";
        let list = crate::feed::opml::read(opml.as_bytes()).unwrap();
        let mut editor = editor();
        assert_eq!(editor.import(&list).unwrap(), 1);
        let config = super::super::Config::parse(&editor.text(), Path::new("config.toml")).unwrap();
        assert_eq!(config.opml, list.kept, "{}", editor.text());
        let source = config.sources().into_iter().find(|source| source.url == "https://c.example/f").unwrap();
        assert_eq!(source.attributes, list.feeds[0].attributes);
        let before = editor.text();
        assert_eq!(editor.import(&list).unwrap(), 0);
        assert_eq!(editor.text(), before, "a second import changes nothing");
    }

    #[test]
    fn a_file_without_feeds_gets_its_first() {
        let mut editor = Editor::new("# only this\n", Path::new("config.toml")).unwrap();
        editor.add(&source("https://c.example/f", None)).unwrap();
        let config = super::super::Config::parse(&editor.text(), Path::new("config.toml")).unwrap();
        assert_eq!(config.feeds.len(), 1);
    }
}
