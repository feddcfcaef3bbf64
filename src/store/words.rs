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

/// What an entry says, to be found by.
pub(super) struct Said<'a> {
    pub title: &'a str,
    pub body: &'a str,
    pub authors: &'a [String],
    pub tags: &'a [String],
}

#[derive(Default)]
struct Columns {
    title: String,
    body: String,
    author: String,
    tags: String,
}

impl Columns {
    fn fill(&mut self, said: &Said<'_>) {
        for column in [&mut self.title, &mut self.body, &mut self.author, &mut self.tags] {
            column.clear();
        }
        terms::keys_into(said.title, &mut self.title);
        terms::keys_into(said.body, &mut self.body);
        for name in said.authors {
            terms::keys_into(name, &mut self.author);
        }
        for name in said.tags {
            terms::keys_into(name, &mut self.tags);
        }
    }

    fn len(&self) -> usize {
        self.title.len() + self.body.len() + self.author.len() + self.tags.len()
    }

    fn write(&self, db: &Transaction<'_>, entry: i64) -> Result<()> {
        db.prepare_cached("INSERT INTO search (rowid, title, body, author, tags) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![entry, self.title, self.body, self.author, self.tags])?;
        Ok(())
    }
}

impl Words {
    /// The words of an entry that this transaction made.
    pub(super) fn add(&mut self, db: &Transaction<'_>, entry: i64, said: &Said<'_>) -> Result<()> {
        self.scratch.fill(said);
        self.scratch.write(db, entry)
    }

    /// New words for an entry, in place of those that are there.
    pub(super) fn replace(&mut self, db: &Transaction<'_>, entry: i64, said: &Said<'_>) -> Result<()> {
        let columns = self.waiting.entry(entry).or_default();
        columns.fill(said);
        self.bytes += columns.len();
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
