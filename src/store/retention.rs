//! What is cleared away, and what never is.

use std::collections::HashMap;

use rusqlite::{Transaction, params};

use super::feeds::lead_twins;
use super::{Result, Writer, words};
use crate::news::ids::FeedId;
use crate::news::time::Timestamp;

/// Up to when what was read goes; `None`: it stays for ever.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Retention {
    pub read_before: Option<Timestamp>,
    /// Feeds for which the user said otherwise.
    pub of: HashMap<FeedId, Option<Timestamp>>,
}

impl From<Timestamp> for Retention {
    /// The same for all feeds.
    fn from(read_before: Timestamp) -> Self {
        Self { read_before: Some(read_before), of: HashMap::new() }
    }
}

impl Writer {
    /// Removes entries read, or left out by a filter, and older than `retention` says; never starred, later or tagged ones, nor what is unread.
    /// A feed that still carries one of them does not bring it back. Returns how many went.
    pub fn purge(&mut self, retention: &Retention) -> Result<usize> {
        self.batch(|batch| {
            let db = batch.db;
            let own: Vec<i64> = retention.of.keys().map(|feed| feed.0).collect();
            let mut gone = Vec::new();
            if let Some(before) = retention.read_before {
                gone.extend(outdated(db, before, "feed NOT IN (SELECT value FROM json_each(?2))", &own)?);
            }
            for (feed, before) in &retention.of {
                if let Some(before) = before {
                    gone.extend(outdated(db, *before, "feed IN (SELECT value FROM json_each(?2))", &[feed.0])?);
                }
            }
            for Outdated { id, feed, name, before, .. } in &gone {
                db.prepare_cached("INSERT OR REPLACE INTO gone (name, at) VALUES (?1, ?2)")?
                    .execute(params![name, before.0])?;
                words::remove(db, *id)?;
                db.prepare_cached("DELETE FROM entry WHERE id = ?1")?.execute(params![id])?;
                batch.tally.recount(*feed);
            }
            lead_twins(db, gone.iter().filter_map(|entry| entry.url_hash), &mut batch.tally)?;
            Ok(gone.len())
        })
        .map(|(count, _)| count)
    }
}

struct Outdated {
    id: i64,
    feed: i64,
    name: i64,
    url_hash: Option<i64>,
    before: Timestamp,
}

/// What was read and is older than a time, of these feeds or of all others.
fn outdated(db: &Transaction<'_>, before: Timestamp, which: &str, feeds: &[i64]) -> Result<Vec<Outdated>> {
    let sql = format!(
        "SELECT id, feed, name, url_hash FROM entry
         WHERE (read = 1 OR hidden > 1) AND starred = 0 AND later = 0 AND sort < ?1 AND arrived < ?1 AND {which}
         AND NOT EXISTS (SELECT 1 FROM tag WHERE tag.entry = entry.id)"
    );
    let mut statement = db.prepare(&sql)?;
    let feeds = serde_json::to_string(feeds).unwrap_or_else(|_| "[]".into());
    let rows = statement.query_map(params![before.0, feeds], |row| {
        Ok(Outdated { id: row.get(0)?, feed: row.get(1)?, name: row.get(2)?, url_hash: row.get(3)?, before })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
