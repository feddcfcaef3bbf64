//! How feeds and pages fare: what is readable without a network, and what is missing and why.

use std::collections::HashSet;

use rusqlite::{OptionalExtension as _, params};

use super::arriving::Batch;
use super::{PendingPage, Polled, Reader, Result};
use crate::news::document::Block;
use crate::news::ids::{EntryId, FeedId};
use crate::news::query::Query;
use crate::news::time::Timestamp;
use crate::news::trouble::{Kind, Trouble};

/// What of the unread can be read without a network.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Packed {
    pub unread: usize,
    pub readable: usize,
    pub missing: Vec<Missing>,
    /// Pictures that are here, and all of them, where they were asked for.
    pub pictures: Option<(usize, usize)>,
}

/// An unread article whose text is not here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    pub entry: EntryId,
    pub feed: FeedId,
    pub title: String,
    pub url: Option<String>,
    /// Why, as a sentence.
    pub why: Trouble,
}

/// How a feed fared lately.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    pub feed: FeedId,
    /// Its articles of the last days.
    pub articles: u32,
    /// Its last answers, newest first.
    pub answers: Vec<Answered>,
}

/// Most pictures that are taken along on a journey.
const MOST_PICTURES: usize = 2_000;

/// Answers of a feed that are remembered.
const REMEMBERED: u64 = 30;

/// How a feed answered once.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Answered {
    pub at: Timestamp,
    /// HTTP status, where there was an answer.
    pub status: Option<u16>,
    pub new: u32,
    pub changed: u32,
    pub elapsed_ms: u64,
    /// Bytes of the body over the wire.
    pub bytes: u64,
    /// Why nothing came of it, as a sentence.
    pub error: Option<Trouble>,
}

/// A feed's answer that goes into its history at the end of the transaction.
pub(super) struct Remembered {
    feed: FeedId,
    slot: u64,
    answered: Answered,
}

impl Packed {
    /// Why articles are missing, the commonest reason first, each with how many it keeps away.
    pub fn reasons(&self) -> Vec<(usize, &Trouble)> {
        let mut reasons: Vec<(usize, &Trouble)> = Vec::new();
        for Missing { why, .. } in &self.missing {
            match reasons.iter_mut().find(|(_, known)| known.kind == why.kind) {
                Some((count, _)) => *count += 1,
                None => reasons.push((1, why)),
            }
        }
        reasons.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
        reasons
    }
}

impl Batch<'_> {
    /// Adds an answer to the feed's history; the oldest gives way.
    pub(super) fn remember(&mut self, polled: &Polled, new: usize, changed: usize) {
        let health = &polled.health;
        let answered = Answered {
            at: polled.at,
            status: health.status,
            new: new as u32,
            changed: changed as u32,
            elapsed_ms: health.elapsed_ms,
            bytes: health.bytes,
            error: health.error.clone(),
        };
        self.remembered.push(Remembered { feed: polled.feed, slot: health.polls % REMEMBERED, answered });
    }

    /// Writes the answers. A statement that may replace a row has FTS5 write out what it has collected, so all of them
    /// wait for the end.
    pub(super) fn write_remembered(&mut self) -> Result<()> {
        for Remembered { feed, slot, answered } in self.remembered.drain(..) {
            self.db
                .prepare_cached(
                    "INSERT OR REPLACE INTO poll (feed, slot, at, status, new, changed, elapsed_ms, bytes, error)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                )?
                .execute(params![
                    feed.0,
                    slot as i64,
                    answered.at.0,
                    answered.status,
                    answered.new,
                    answered.changed,
                    answered.elapsed_ms as i64,
                    answered.bytes as i64,
                    answered.error.as_ref().map(Trouble::to_stored)
                ])?;
        }
        Ok(())
    }
}

impl Reader {
    /// The past of every configured feed; articles are counted from `since` on.
    pub fn pasts(&self, since: Timestamp) -> Result<Vec<Past>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT f.id, (SELECT count(*) FROM entry e WHERE e.feed = f.id AND e.sort >= ?1 AND e.hidden < 2) FROM feed f
             WHERE f.hidden = 0 ORDER BY f.position, f.id",
        )?;
        let rows = statement.query_map([since.0], |row| Ok((FeedId(row.get(0)?), row.get(1)?)))?;
        rows.map(|row| {
            row.map_err(Into::into)
                .and_then(|(feed, articles)| Ok(Past { feed, articles, answers: self.history(feed)? }))
        })
        .collect()
    }

    /// The last answers of a feed, newest first.
    pub fn history(&self, feed: FeedId) -> Result<Vec<Answered>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT at, status, new, changed, elapsed_ms, bytes, error FROM poll WHERE feed = ?1
             ORDER BY at DESC, slot DESC",
        )?;
        let rows = statement.query_map([feed.0], |row| {
            Ok(Answered {
                at: Timestamp(row.get(0)?),
                status: row.get(1)?,
                new: row.get(2)?,
                changed: row.get(3)?,
                elapsed_ms: row.get::<_, i64>(4)? as u64,
                bytes: row.get::<_, i64>(5)? as u64,
                error: row.get::<_, Option<String>>(6)?.as_deref().map(Trouble::from_stored),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The page that an entry needs; `None` where it has no address, or is there already.
    pub fn page_of(&self, entry: EntryId) -> Result<Option<PendingPage>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, feed, url, arrived FROM entry WHERE id = ?1 AND url IS NOT NULL AND offline <> 1",
        )?;
        let mut rows = statement.query_map([entry.0], pending)?;
        Ok(rows.next().transpose()?)
    }

    /// The pages of all that is unread, what failed too, newest first.
    pub fn unread_pages(&self) -> Result<Vec<PendingPage>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, feed, url, arrived FROM entry
             WHERE read = 0 AND offline IN (0, 4) AND hidden = 0 AND twin IS NULL AND url IS NOT NULL
             ORDER BY sort DESC, id DESC",
        )?;
        Ok(statement.query_map([], pending)?.collect::<Result<_, _>>()?)
    }

    /// What of the unread can be read without a network.
    pub fn packed(&self) -> Result<Packed> {
        let (unread, readable) = self.connection.query_row(
            "SELECT count(*), count(*) FILTER (WHERE offline IN (1, 2)) FROM entry
             WHERE read = 0 AND hidden = 0 AND twin IS NULL",
            [],
            |row| Ok((row.get::<_, i64>(0)? as usize, row.get::<_, i64>(1)? as usize)),
        )?;
        let mut statement = self.connection.prepare_cached(
            "SELECT e.id, e.feed, e.title, e.url, e.offline, c.page_error FROM entry e
             LEFT JOIN content c ON c.entry = e.id
             WHERE e.read = 0 AND e.hidden = 0 AND e.twin IS NULL AND e.offline NOT IN (1, 2)
             ORDER BY e.sort DESC, e.id DESC",
        )?;
        let missing = statement.query_map([], |row| {
            let (offline, error): (i64, Option<String>) = (row.get(4)?, row.get(5)?);
            let why = match (offline, error) {
                (3, _) => Trouble::new(Kind::Paywall),
                (_, Some(error)) => Trouble::from_stored(&error),
                (_, None) => Trouble::new(Kind::NotYet),
            };
            Ok(Missing {
                entry: EntryId(row.get(0)?),
                feed: FeedId(row.get(1)?),
                title: row.get(2)?,
                url: row.get(3)?,
                why,
            })
        })?;
        Ok(Packed { unread, readable, missing: missing.collect::<Result<_, _>>()?, pictures: None })
    }

    /// Whether an article can be read without a network.
    pub fn is_readable(&self, entry: EntryId) -> Result<bool> {
        let mut statement = self.connection.prepare_cached("SELECT offline IN (1, 2) FROM entry WHERE id = ?1")?;
        Ok(statement.query_row([entry.0], |row| row.get(0)).optional()?.unwrap_or(false))
    }

    /// The pictures in the texts of all that is unread, those of the newest first, each once.
    pub fn unread_pictures(&self) -> Result<Vec<String>> {
        let mut found = Vec::new();
        let mut known = HashSet::new();
        for id in self.ids(&Query { unread_only: true, ..Query::default() })? {
            let Some(stored) = self.article(id)? else { continue };
            let sources = stored.article.document.blocks.into_iter().filter_map(|block| match block {
                Block::Image { src, .. } => Some(src),
                _ => None,
            });
            found.extend(sources.filter(|src| known.insert(src.clone())));
            if found.len() >= MOST_PICTURES {
                found.truncate(MOST_PICTURES);
                break;
            }
        }
        Ok(found)
    }

    /// Entries whose page is wanted now, newest first.
    pub fn pending_pages(&self, now: Timestamp, limit: usize) -> Result<Vec<PendingPage>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, feed, url, arrived FROM entry
             WHERE offline = 0 AND hidden = 0 AND twin IS NULL AND url IS NOT NULL
             AND (retry_at IS NULL OR retry_at <= ?1) ORDER BY sort DESC LIMIT ?2",
        )?;
        Ok(statement.query_map(params![now.0, limit as i64], pending)?.collect::<Result<_, _>>()?)
    }
}

fn pending(row: &rusqlite::Row<'_>) -> rusqlite::Result<PendingPage> {
    Ok(PendingPage {
        entry: EntryId(row.get(0)?),
        feed: FeedId(row.get(1)?),
        url: row.get(2)?,
        arrived: Timestamp(row.get(3)?),
    })
}
