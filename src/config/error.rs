//! What is wrong with a configuration: where, what was expected, what is nearest.

use std::fmt;
use std::ops::Range;
use std::path::{Path, PathBuf};

use crate::news::trouble::{self, Kind, Trouble};

/// Why the configuration cannot be used, as a sentence.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("{0}")]
    Mistake(Mistake),
    #[error("cannot read {}: {source}", path.display())]
    Read { path: PathBuf, source: std::io::Error },
    #[error("cannot write {}: {source}", path.display())]
    Write { path: PathBuf, source: std::io::Error },
    #[error("no feed «{feed}» is configured{}", nearest_note(nearest.as_deref()))]
    NoSuchFeed { feed: String, nearest: Option<String> },
    #[error("the feed {0} is already in the list")]
    AlreadyThere(String),
    /// An edit that would leave a file that cannot be read.
    #[error("{0}; nothing was changed")]
    Refused(String),
    #[error("the filters of the configuration were changed meanwhile")]
    RuleGone,
}

impl From<&ConfigError> for Trouble {
    fn from(error: &ConfigError) -> Self {
        let of = |kind, path: &Path, source| Self::with(kind, [path.display().to_string(), trouble::of_file(source)]);
        match error {
            ConfigError::Mistake(mistake) => Self::with(Kind::BadConfig, [mistake.to_string()]),
            ConfigError::Refused(mistake) => Self::with(Kind::BadConfig, [mistake]),
            ConfigError::Read { path, source } => of(Kind::NotRead, path, source),
            ConfigError::Write { path, source } => of(Kind::NotWritten, path, source),
            ConfigError::NoSuchFeed { feed, .. } => Self::with(Kind::NotListed, [feed]),
            ConfigError::AlreadyThere(feed) => Self::with(Kind::AlreadyThere, [feed]),
            ConfigError::RuleGone => Self::new(Kind::ChangedMeanwhile),
        }
    }
}

fn nearest_note(name: Option<&str>) -> String {
    name.map_or_else(|| "; `kiosque feeds list` shows them".into(), |name| format!("; did you mean «{name}»?"))
}

/// A mistake in the file, with its place. Shown as `file:line:column: message`, the line, and a caret under it.
#[derive(Debug)]
pub struct Mistake {
    path: PathBuf,
    line: usize,
    column: usize,
    message: String,
    excerpt: String,
    width: usize,
}

impl Mistake {
    /// A mistake at the bytes `range` of `text`.
    pub fn at(message: String, range: Range<usize>, text: &str, path: &Path) -> Self {
        let start = text.floor_char_boundary(range.start.min(text.len()));
        let end = text.floor_char_boundary(range.end.min(text.len())).max(start);
        let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
        let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        Self {
            path: path.to_owned(),
            line: text[..start].matches('\n').count() + 1,
            column: text[line_start..start].chars().count() + 1,
            message,
            excerpt: text[line_start..line_end].to_owned(),
            width: text[start..end.min(line_end).max(start)].chars().count().max(1),
        }
    }

    /// What is wrong, without its place.
    pub fn message(&self) -> &str {
        self.message.trim_end()
    }

    /// Turns an error of the `toml` crate into a mistake that names the nearest valid name.
    pub fn from_toml(error: &toml::de::Error, text: &str, path: &Path) -> Self {
        Self::at(explain(error.message()), error.span().unwrap_or(0..0), text, path)
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, line, column, message, excerpt, width } = self;
        writeln!(f, "{}:{line}:{column}: {message}", path.display())?;
        let gutter = line.to_string();
        writeln!(f, "  {gutter} | {excerpt}")?;
        // As wide as what stands above it, tabs included.
        let before: String = excerpt
            .chars()
            .take(column - 1)
            .map(|c| if c == '\t' { "\t".to_owned() } else { " ".repeat(text_width(c)) })
            .collect();
        write!(f, "  {} | {before}{}", " ".repeat(gutter.len()), "^".repeat(*width))
    }
}

fn text_width(c: char) -> usize {
    crate::text::width::width(c.encode_utf8(&mut [0; 4]))
}

/// Adds "did you mean" to serde's "unknown field `x`, expected one of `a`, `b`".
fn explain(message: &str) -> String {
    let mut quoted = message.split('`').skip(1).step_by(2);
    let unknown = message.starts_with("unknown field") || message.starts_with("unknown variant");
    let Some(found) = quoted.next().filter(|_| unknown) else { return message.to_owned() };
    let valid: Vec<_> = quoted.collect();
    match nearest(found, valid.iter().copied()) {
        Some(name) => format!("`{found}` means nothing here; did you mean `{name}`? (expected: {})", valid.join(", ")),
        None => format!("`{found}` means nothing here; expected one of: {}", valid.join(", ")),
    }
}

/// The name most like `found`, where one is like it at all (at most a third of it wrong).
pub fn nearest<'a>(found: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let limit = (found.chars().count() / 3).max(1);
    names.map(|name| (distance(found, name), name)).filter(|(far, _)| *far <= limit).min().map(|(_, name)| name)
}

/// Damerau-Levenshtein distance in its restricted form (a swap of neighbours counts one), without case.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.to_lowercase().chars().collect(), b.to_lowercase().chars().collect());
    let mut before = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let change = usize::from(a[i - 1] != b[j - 1]);
            row[j] = (last[j] + 1).min(row[j - 1] + 1).min(last[j - 1] + change);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_found_only_where_one_is_near() {
        let names = ["theme", "measure", "mouse"];
        assert_eq!(nearest("thmee", names.into_iter()), Some("theme"));
        assert_eq!(nearest("banana", names.into_iter()), None);
    }

    #[test]
    fn the_caret_stands_under_the_mistake() {
        let shown = Mistake::at("wrong".into(), 4..6, "é = 42\n", Path::new("c.toml")).to_string();
        assert_eq!(shown, "c.toml:1:4: wrong\n  1 | é = 42\n    |    ^^");
        let shown = Mistake::at("wrong".into(), 5..6, "\ta = 3\n", Path::new("c.toml")).to_string();
        assert_eq!(shown, "c.toml:1:6: wrong\n  1 | \ta = 3\n    | \t    ^");
    }
}
