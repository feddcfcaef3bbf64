//! The one connection that writes. Everything happens in transactions: a process killed at any moment loses nothing
//! that was reported as written.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::arriving::Batch;
use super::entries::Packer;
use super::{Applied, Edition, Result, StoreError, Write, deeds, sifting, state};
use crate::news::analysis::Analysis;
use crate::news::ids::EntryId;

/// The connection that writes; see the module.
pub struct Writer {
    pub(super) connection: Connection,
    path: PathBuf,
    packer: Packer,
    commits: Arc<AtomicU64>,
}

impl Writer {
    pub(super) fn new(connection: Connection, path: PathBuf, commits: Arc<AtomicU64>) -> Self {
        Self { connection, path, packer: Packer::new(), commits }
    }

    /// Runs `work` in a transaction that takes the write lock at once, so that two processes never deadlock.
    pub(super) fn transaction<T>(&mut self, work: impl FnOnce(&Transaction<'_>) -> Result<T>) -> Result<T> {
        self.batch(|batch| work(batch.db)).map(|(answer, _)| answer)
    }

    /// The same for work that brings, changes or removes entries: counts and words are settled at its end.
    pub(super) fn batch<T>(&mut self, work: impl FnOnce(&mut Batch<'_>) -> Result<T>) -> Result<(T, Applied)> {
        let Self { connection, path, packer, commits } = self;
        let told = |error: StoreError| match error {
            StoreError::Sqlite(error) => StoreError::at(path, error),
            other => other,
        };
        let transaction =
            connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(|error| told(error.into()))?;
        let mut batch = Batch::new(&transaction, packer).map_err(told)?;
        let answer = work(&mut batch).map_err(told)?;
        let applied = batch.settle().map_err(told)?;
        transaction.commit().map_err(|error| told(error.into()))?;
        commits.fetch_add(1, Ordering::SeqCst);
        Ok((answer, applied))
    }

    /// Applies all of them in one transaction.
    pub fn apply(&mut self, writes: &[Write]) -> Result<Applied> {
        let apply = |batch: &mut Batch<'_>| {
            for write in writes {
                match write {
                    Write::Polled(polled) => batch.poll(polled)?,
                    Write::Article { entry, article, at } => batch.page(*entry, article, *at)?,
                    Write::ArticleFailed { entry, error, retry_at, at } => {
                        batch.page_failed(*entry, error, *retry_at, *at)?;
                    }
                    Write::Analysis { entry, edition, analysis, terms } => {
                        analysed(batch.db, *entry, *edition, analysis, terms)?;
                    }
                    Write::Sift { entry, filters } => {
                        if sifting::sift_page(batch.db, entry.0, filters, &mut batch.tally)? {
                            batch.applied.left_out.push(*entry);
                        }
                    }
                    Write::Deed(deed) => deeds::remember(batch.db, deed)?,
                    Write::Change(change) => {
                        batch.applied.changed += state::change(batch.db, change, &mut batch.tally)?;
                    }
                }
            }
            Ok(())
        };
        self.batch(apply).map(|((), applied)| applied)
    }
}

fn analysed(db: &Transaction<'_>, entry: EntryId, edition: Edition, analysis: &Analysis, vector: &[u8]) -> Result<()> {
    // Its page may have come while the feed's text was read: then it stays pending.
    let marked = db
        .prepare_cached("UPDATE entry SET analysed = 1 WHERE id = ?1 AND hash = ?2 AND offline = ?3 AND words = ?4")?
        .execute([entry.0, edition.hash, edition.offline, edition.words])?;
    if marked == 0 {
        return Ok(());
    }
    super::stories::put_vector(db, entry, vector)?;
    super::naming::put_mentions(db, entry, analysis)
}
