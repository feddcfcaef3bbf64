//! What is cleared away, and what never is.

use rusqlite::params;

use super::feeds::lead_twins;
use super::{Result, Writer, words};
use crate::news::time::Timestamp;

impl Writer {
    /// Removes entries read and older than `read_before`; never starred, later or tagged ones, nor what is unread.
    /// A feed that still carries one of them does not bring it back. Returns how many went.
    pub fn purge(&mut self, read_before: Timestamp) -> Result<usize> {
        self.batch(|batch| {
            let db = batch.db;
            let mut statement = db.prepare(
                "SELECT id, feed, name, url_hash FROM entry WHERE read = 1 AND starred = 0 AND later = 0 AND sort < ?1 AND arrived < ?1
                 AND NOT EXISTS (SELECT 1 FROM tag WHERE tag.entry = entry.id)",
            )?;
            let gone: Vec<(i64, i64, i64, Option<i64>)> = statement
                .query_map([read_before.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?
                .collect::<Result<_, _>>()?;
            for (id, feed, name, _) in &gone {
                db.prepare_cached("INSERT OR REPLACE INTO gone (name, at) VALUES (?1, ?2)")?
                    .execute(params![name, read_before.0])?;
                words::remove(db, *id)?;
                db.prepare_cached("DELETE FROM entry WHERE id = ?1")?.execute(params![id])?;
                batch.tally.recount(*feed);
            }
            lead_twins(db, gone.iter().filter_map(|(.., hash)| *hash), &mut batch.tally)?;
            Ok(gone.len())
        })
        .map(|(count, _)| count)
    }
}
