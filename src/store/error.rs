//! Why the store could not do what was asked.

use std::path::{Path, PathBuf};

/// A sentence for the person who asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("cannot write to {}: {source}", path.display())]
    Unwritable { path: PathBuf, source: std::io::Error },
    #[error("the disk is full; nothing was lost, but nothing new can be kept")]
    DiskFull,
    #[error("the store was made by a newer kiosque (schema {found}; this one knows {known})")]
    TooNew { found: i64, known: i64 },
    #[error("the store {} is damaged: {source}", path.display())]
    Damaged { path: PathBuf, source: rusqlite::Error },
    #[error("the search «{query}» cannot be read: {why}")]
    BadSearch { query: String, why: String },
    #[error("interrupted")]
    Interrupted,
    #[error("the store did not answer: {0}")]
    Sqlite(#[source] rusqlite::Error),
}

impl StoreError {
    /// Whether it was cut off because something newer was asked.
    pub fn was_interrupted(&self) -> bool {
        matches!(self, Self::Interrupted)
    }

    /// What to do about it.
    pub fn hint(&self) -> Option<String> {
        Some(match self {
            Self::Unwritable { path, .. } => {
                format!("make {} writable, or name another folder with --data-dir", path.display())
            }
            Self::DiskFull => "free some space, then press r to refresh".into(),
            Self::TooNew { .. } => "install the newer version, or name another folder with --data-dir".into(),
            Self::Damaged { path, .. } => {
                let beside = path.parent().and_then(|folder| std::fs::read_dir(folder).ok());
                let mut beside = beside.into_iter().flatten().flatten().map(|file| file.file_name());
                let backups = beside.any(|name| name.to_string_lossy().ends_with(".backup"));
                let kept = if backups { "; the backups beside it (*.backup) are whole" } else { "" };
                format!("move {} away to begin afresh{kept}", path.display())
            }
            Self::BadSearch { .. } => "words, \"a phrase\", -not, OR, feed:, section:, entity:, tag:, title:, author:, lang:, since:, before:, is:unread"
                .into(),
            Self::Interrupted | Self::Sqlite(_) => return None,
        })
    }

    /// Tells what an error of SQLite means for the store at `path`.
    pub(super) fn at(path: &Path, error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        let unwritable = |kind: std::io::ErrorKind| Self::Unwritable {
            path: path.parent().unwrap_or(path).to_owned(),
            source: kind.into(),
        };
        match error.sqlite_error_code() {
            Some(Code::DiskFull) => Self::DiskFull,
            Some(Code::ReadOnly | Code::CannotOpen | Code::PermissionDenied) => {
                unwritable(std::io::ErrorKind::PermissionDenied)
            }
            Some(Code::DatabaseCorrupt | Code::NotADatabase) => Self::Damaged { path: path.to_owned(), source: error },
            Some(Code::OperationInterrupted) => Self::Interrupted,
            _ => Self::Sqlite(error),
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        match error.sqlite_error_code() {
            Some(Code::DiskFull) => Self::DiskFull,
            Some(Code::OperationInterrupted) => Self::Interrupted,
            _ => Self::Sqlite(error),
        }
    }
}
