//! What goes into the full-text index, in the order that FTS5 takes cheaply.
//!
//! FTS5 collects words in memory and writes them out when a row comes that is not newer than the last: so new entries go
//! in at once, as their numbers rise, and changed ones wait for the end of the transaction and go in by number.

use std::collections::BTreeMap;

use rusqlite::{Transaction, params};

use super::Result;
use crate::text::terms;

/// Bytes of changed words that wait before they are written within a transaction.
const MOST_WAITING: usize = 4 << 20;

/// The changes of a transaction to the full-text index.
#[derive(Default)]
pub(super) struct Words {
    waiting: BTreeMap<i64, Columns>,
    bytes: usize,
    scratch: Columns,
}

#[derive(Default)]
struct Columns {
    title: String,
    body: String,
    meta: String,
}

impl Columns {
    fn fill<'a>(&mut self, title: &str, body: &str, meta: impl Iterator<Item = &'a str>) {
        self.title.clear();
        self.body.clear();
        self.meta.clear();
        terms::keys_into(title, &mut self.title);
        terms::keys_into(body, &mut self.body);
        for word in meta {
            terms::keys_into(word, &mut self.meta);
        }
    }

    fn write(&self, db: &Transaction<'_>, entry: i64) -> Result<()> {
        db.prepare_cached("INSERT INTO search (rowid, title, body, meta) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![entry, self.title, self.body, self.meta])?;
        Ok(())
    }
}

impl Words {
    /// The words of an entry that this transaction made.
    pub(super) fn add<'a>(
        &mut self,
        db: &Transaction<'_>,
        entry: i64,
        title: &str,
        body: &str,
        meta: impl Iterator<Item = &'a str>,
    ) -> Result<()> {
        self.scratch.fill(title, body, meta);
        self.scratch.write(db, entry)
    }

    /// New words for an entry, in place of those that are there.
    pub(super) fn replace<'a>(
        &mut self,
        db: &Transaction<'_>,
        entry: i64,
        title: &str,
        body: &str,
        meta: impl Iterator<Item = &'a str>,
    ) -> Result<()> {
        let columns = self.waiting.entry(entry).or_default();
        columns.fill(title, body, meta);
        self.bytes += columns.title.len() + columns.body.len() + columns.meta.len();
        if self.bytes > MOST_WAITING { self.settle(db) } else { Ok(()) }
    }

    /// Writes what waits.
    pub(super) fn settle(&mut self, db: &Transaction<'_>) -> Result<()> {
        self.bytes = 0;
        for (entry, columns) in std::mem::take(&mut self.waiting) {
            remove(db, entry)?;
            columns.write(db, entry)?;
        }
        Ok(())
    }
}

/// Takes an entry's words out of the index.
pub(super) fn remove(db: &Transaction<'_>, entry: i64) -> Result<()> {
    db.prepare_cached("DELETE FROM search WHERE rowid = ?1")?.execute([entry])?;
    Ok(())
}
