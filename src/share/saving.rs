//! Articles as files: named for their headlines, written whole or not at all.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::export::{self, Piece};
use crate::news::time::Timestamp;
use crate::text::terms;

/// As what articles are saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Markdown,
    Html,
    Epub,
}

impl Format {
    pub fn ending(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Epub => "epub",
        }
    }

    /// The articles in one file.
    pub fn bytes(self, title: &str, pieces: &[Piece], now: Timestamp) -> io::Result<Vec<u8>> {
        Ok(match self {
            Self::Markdown => pieces.iter().map(export::markdown).collect::<Vec<_>>().join("\n---\n\n").into_bytes(),
            Self::Html => export::html_page(pieces).into_bytes(),
            Self::Epub => export::epub::book(title, pieces, now)?,
        })
    }
}

/// A headline as a file name: folded words, hyphens, at most 60 bytes.
pub fn slug(title: &str) -> String {
    let folded = terms::fold(title);
    let mut out = String::new();
    for (_, word) in terms::words(&folded) {
        if out.len() + word.len() > 60 {
            break;
        }
        if !out.is_empty() {
            out.push('-');
        }
        out.push_str(word);
    }
    if out.is_empty() { "article".into() } else { out }
}

/// A path in `folder` for this title that no file has yet.
pub fn free_path(folder: &Path, title: &str, format: Format) -> PathBuf {
    let name = slug(title);
    let mut path = folder.join(format!("{name}.{}", format.ending()));
    let mut number = 2;
    while path.exists() {
        path = folder.join(format!("{name}-{number}.{}", format.ending()));
        number += 1;
    }
    path
}

/// Writes a file whole or not at all.
pub fn keep(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_becomes_a_file_name() {
        assert_eq!(slug("L'été à Liège : « 3 »/../x"), "l-ete-a-liege-3-x");
        assert_eq!(slug("…"), "article");
    }

    #[test]
    fn nothing_is_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let first = free_path(folder.path(), "Un titre", Format::Html);
        keep(&first, b"x").unwrap();
        let second = free_path(folder.path(), "Un titre", Format::Html);
        assert_eq!(second.file_name().unwrap(), "un-titre-2.html");
    }
}
