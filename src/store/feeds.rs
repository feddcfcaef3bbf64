//! The feeds of the configuration, as the store knows them.

use rusqlite::{Connection, Transaction, params};
use rustc_hash::{FxHashMap, FxHashSet};

use super::tally::Tally;
use super::{FeedRow, Reader, Result, Totals, Writer, sifting};
use crate::news::feed::{ARCHIVED, Feed, FeedSource, Health, Manners};
use crate::news::filter::Filter;
use crate::news::ids::FeedId;

impl Reader {
    /// The configured feeds, in the configuration's order.
    pub fn feeds(&self) -> Result<Vec<FeedRow>> {
        feeds_of(&self.connection)
    }

    /// How many articles of a feed the reader has kept: starred, put aside, or tagged.
    pub fn kept_of(&self, feed: FeedId) -> Result<u32> {
        let sql = "SELECT count(*) FROM entry WHERE feed = ?1
            AND (starred OR later OR EXISTS (SELECT 1 FROM tag WHERE tag.entry = entry.id))";
        Ok(self.connection.prepare_cached(sql)?.query_row([feed.0], |row| row.get(0))?)
    }

    pub fn totals(&self) -> Result<Totals> {
        let sql = "SELECT ifnull(sum(shown), 0), ifnull(sum(shown_unread), 0), ifnull(sum(shown_offline), 0),
            (SELECT count(*) FROM entry WHERE starred = 1 AND (starred = 1 OR later = 1) AND twin IS NULL),
            (SELECT count(*) FROM entry WHERE later = 1 AND (starred = 1 OR later = 1) AND twin IS NULL)
            FROM feed WHERE hidden = 0";
        Ok(self.connection.prepare_cached(sql)?.query_row([], |row| {
            Ok(Totals {
                entries: row.get(0)?,
                unread: row.get(1)?,
                unread_offline: row.get(2)?,
                starred: row.get(3)?,
                later: row.get(4)?,
            })
        })?)
    }
}

impl Writer {
    /// Makes the store's feeds those of the configuration; returns them in its order. See [`Writer::follow_sources`].
    pub fn sync_feeds(&mut self, sources: &[FeedSource]) -> Result<Vec<Feed>> {
        self.configure(sources).map(|(feeds, _)| feeds)
    }

    /// The same; and how many entries went out of sight or came back by the filters.
    pub fn configure(&mut self, sources: &[FeedSource]) -> Result<(Vec<Feed>, usize)> {
        let sifted = self.follow_sources(sources)?;
        Ok((feeds_of(&self.connection)?.into_iter().map(|row| row.feed).collect(), sifted))
    }

    /// Makes the store's feeds, and what their filters leave out, those of the configuration; returns how many entries
    /// went out of sight or came back by the filters.
    ///
    /// Feeds of archives are none of the configuration's business: they stay. A feed that is no longer named is hidden with its entries; its starred entries stay in sight, and all of them
    /// come back when it is named again. Where nothing changed nothing is written.
    pub fn follow_sources(&mut self, sources: &[FeedSource]) -> Result<usize> {
        let mut sifted = 0;
        if !agree(&known(&self.connection)?, sources) {
            (sifted, _) = self.batch(|batch| {
                // Another process may have written in the meantime: read again under the lock.
                let known = known(batch.db)?;
                sync(batch.db, &known, sources, &mut batch.tally)?;
                sift(batch.db, &known, sources, &mut batch.tally)
            })?;
        }
        Ok(sifted)
    }
}

/// A feed's row, as far as the configuration says it.
struct Known {
    id: i64,
    position: i64,
    hidden: bool,
    /// A hash of the filters that its entries went through.
    sifted: i64,
    source: FeedSource,
}

impl Known {
    fn is_archived(&self) -> bool {
        self.source.url.starts_with(ARCHIVED)
    }
}

fn known(connection: &Connection) -> Result<FxHashMap<String, Known>> {
    let mut statement = connection
        .prepare_cached("SELECT id, position, hidden, url, name, section, tags, full_text, every, sifted FROM feed")?;
    let rows = statement.query_map([], |row| {
        let source = FeedSource {
            url: row.get(3)?,
            name: row.get(4)?,
            section: row.get(5)?,
            tags: serde_json::from_str(row.get_ref(6)?.as_str()?).unwrap_or_default(),
            full_text: row.get(7)?,
            every: row.get(8)?,
            ..FeedSource::default()
        };
        Ok(Known { id: row.get(0)?, position: row.get(1)?, hidden: row.get(2)?, sifted: row.get(9)?, source })
    })?;
    rows.map(|row| row.map(|known| (known.source.url.clone(), known)).map_err(Into::into)).collect()
}

fn agree(known: &FxHashMap<String, Known>, sources: &[FeedSource]) -> bool {
    let visible = known.values().filter(|feed| !feed.hidden && !feed.is_archived()).count();
    let as_said = |(position, source): (usize, &FeedSource)| {
        known.get(&source.url).is_some_and(|feed| {
            !feed.hidden
                && feed.position == position as i64
                && feed.sifted == sifting::hash(&source.filters)
                && feed.source
                    == FeedSource {
                        keep_read: None,
                        manners: Manners::default(),
                        filters: Vec::new(),
                        attributes: std::collections::BTreeMap::default(),
                        ..source.clone()
                    }
        })
    };
    visible == sources.len() && sources.iter().enumerate().all(as_said)
}

fn sync(
    db: &Transaction<'_>,
    known: &FxHashMap<String, Known>,
    sources: &[FeedSource],
    tally: &mut Tally,
) -> Result<()> {
    let mut turned = Vec::new();
    let named: FxHashSet<&str> = sources.iter().map(|source| source.url.as_str()).collect();
    for feed in
        known.values().filter(|feed| !feed.hidden && !feed.is_archived() && !named.contains(feed.source.url.as_str()))
    {
        db.prepare_cached("UPDATE feed SET hidden = 1, position = -1 WHERE id = ?1")?.execute([feed.id])?;
        turned.push((feed.id, true));
    }
    for (position, source) in sources.iter().enumerate() {
        db.prepare_cached(
            "INSERT INTO feed (url, name, section, tags, position, full_text, every) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (url) DO UPDATE SET name = ?2, section = ?3, tags = ?4, position = ?5, full_text = ?6,
                every = ?7, hidden = 0",
        )?
        .execute(params![
            source.url,
            source.name,
            source.section,
            serde_json::to_string(&source.tags).unwrap_or_default(),
            position as i64,
            source.full_text,
            source.every
        ])?;
        if let Some(feed) = known.get(&source.url).filter(|feed| feed.hidden) {
            turned.push((feed.id, false));
        }
        let before = known.get(&source.url).filter(|feed| feed.source.every != source.every);
        if let (Some(feed), Some(every)) = (before, source.every) {
            hasten(db, feed.id, every)?;
        }
    }
    for (feed, hidden) in &turned {
        db.prepare_cached("UPDATE entry SET hidden = (hidden & 2) | ?2 WHERE feed = ?1")?
            .execute(params![feed, hidden])?;
    }
    for (feed, _) in turned {
        let mut statement = db.prepare_cached("SELECT url_hash FROM entry WHERE feed = ?1 AND url_hash IS NOT NULL")?;
        let hashes: Vec<i64> = statement.query_map([feed], |row| row.get(0))?.collect::<Result<_, _>>()?;
        lead_twins(db, hashes.into_iter(), tally)?;
    }
    Ok(())
}

/// A shorter interval holds at once, and not only from the next poll on; what the server asked for stays.
fn hasten(db: &Connection, feed: i64, every: i64) -> Result<()> {
    let health: String =
        db.prepare_cached("SELECT health FROM feed WHERE id = ?1")?.query_row([feed], |row| row.get(0))?;
    let mut health: Health = serde_json::from_str(&health).unwrap_or_default();
    let (Some(due), Some(last)) = (health.next_due, health.last_polled) else { return Ok(()) };
    let sooner = last.plus(every.max(health.asked_interval.unwrap_or(0)));
    if sooner < due && health.hold.is_none() {
        health.next_due = Some(sooner);
        db.prepare_cached("UPDATE feed SET health = ?2 WHERE id = ?1")?
            .execute(params![feed, serde_json::to_string(&health).unwrap_or_default()])?;
    }
    Ok(())
}

/// Holds the filters of feeds that have others than before against their entries; those with the same ones together.
fn sift(
    db: &Transaction<'_>,
    known: &FxHashMap<String, Known>,
    sources: &[FeedSource],
    tally: &mut Tally,
) -> Result<usize> {
    let mut groups: FxHashMap<i64, (Vec<i64>, &[Filter])> = FxHashMap::default();
    for source in sources {
        let hash = sifting::hash(&source.filters);
        if known.get(&source.url).map_or(0, |feed| feed.sifted) == hash {
            continue;
        }
        let mut statement = db.prepare_cached("UPDATE feed SET sifted = ?2 WHERE url = ?1 RETURNING id")?;
        let id: i64 = statement.query_row(params![source.url, hash], |row| row.get(0))?;
        groups.entry(hash).or_insert_with(|| (Vec::new(), &source.filters)).0.push(id);
    }
    let mut count = 0;
    for (feeds, filters) in groups.into_values() {
        count += sifting::sift(db, &feeds, filters, tally)?;
    }
    Ok(count)
}

/// Of each article that stands in several feeds (each hash of an address is one), the first entry in sight leads.
pub(super) fn lead_twins(db: &Connection, hashes: impl Iterator<Item = i64>, tally: &mut Tally) -> Result<()> {
    let mut of_hash = db.prepare_cached("SELECT id, feed, twin, hidden FROM entry WHERE url_hash = ?1 ORDER BY id")?;
    for hash in hashes.collect::<FxHashSet<_>>() {
        let rows: Vec<(i64, i64, Option<i64>, bool)> = of_hash
            .query_map([hash], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?
            .collect::<Result<_, _>>()?;
        let leader = rows.iter().find(|(.., hidden)| !hidden).map(|(id, ..)| *id);
        for (id, feed, twin, _) in &rows {
            let wanted = leader.filter(|leader| leader < id);
            if wanted != *twin {
                db.prepare_cached("UPDATE entry SET twin = ?2 WHERE id = ?1")?.execute(params![id, wanted])?;
                tally.recount(*feed);
            }
        }
    }
    Ok(())
}

/// The configured feeds with their counts, in order.
fn feeds_of(connection: &Connection) -> Result<Vec<FeedRow>> {
    let mut statement = connection.prepare_cached(
        "SELECT id, url, coalesce(name, title, url), section, tags, site, full_text, every, health, unread, total
         FROM feed WHERE hidden = 0 ORDER BY position, id",
    )?;
    let rows = statement.query_map([], |row| {
        let health: Health = serde_json::from_str(row.get_ref(8)?.as_str()?).unwrap_or_default();
        Ok(FeedRow {
            feed: Feed {
                id: FeedId(row.get(0)?),
                url: row.get(1)?,
                name: row.get(2)?,
                section: row.get(3)?,
                tags: serde_json::from_str(row.get_ref(4)?.as_str()?).unwrap_or_default(),
                site: row.get(5)?,
                full_text: row.get(6)?,
                every: row.get(7)?,
                health,
            },
            unread: row.get(9)?,
            total: row.get(10)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
