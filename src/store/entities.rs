//! People, organisations, places over the whole store: lists of them, their pages, those of an article.

use rusqlite::{OptionalExtension as _, params};

use super::naming::spans_of;
use super::reader::{entity_row, kind};
use super::{Reader, Result};
use crate::news::analysis::{EntityKind, EntityRow, Mention};
use crate::news::entity_page::EntityPage;
use crate::news::ids::{EntityId, EntryId};
use crate::news::query::{Query, Scope};
use crate::news::time::Timestamp;

/// Days that an entity's page looks back.
const DAYS: i64 = 30;
const DAY: i64 = 86_400;
/// Companions and articles that an entity's page shows.
const COMPANIONS: usize = 20;
const ARTICLES: usize = 500;
/// Articles that are counted to tell how common an entity is: beyond, it is simply common.
const COMMON: i64 = 3_000;

impl Reader {
    /// The entities of an article with their mentions, the most telling first: named early, and rare in the store.
    pub fn entities(&self, id: EntryId) -> Result<Vec<EntityRow>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT n.id, told(n.given, m.name, n.kind), n.kind, m.count, m.spans, m.rank,
                (SELECT count(*) FROM (SELECT 1 FROM mention o WHERE o.entity = n.id LIMIT ?2))
             FROM mention m JOIN entity n ON n.id = m.entity WHERE m.entry = ?1 AND n.muted = 0 ORDER BY m.rank",
        )?;
        let all: i64 = self.connection.query_row("SELECT ifnull(max(id), 0) FROM entry", [], |row| row.get(0))?;
        let rows = statement.query_map(params![id.0, COMMON], |row| {
            let mentions = spans_of(row.get_ref(4)?.as_str()?);
            let found = EntityRow {
                id: EntityId(row.get(0)?),
                name: row.get(1)?,
                kind: kind(row, 2)?,
                count: row.get(3)?,
                mentions: mentions.into_iter().map(|[start, end]| Mention { start, end }).collect(),
            };
            let (rank, articles): (i64, i64) = (row.get(5)?, row.get(6)?);
            let rarity = ((all + 2) as f64 / (articles + 1) as f64).ln().max(0.1);
            // What every other article names tells nothing, however early it stands.
            let often = 1.0 + f64::from(found.count).max(1.0).ln();
            Ok((found, rarity * rarity * often / (4.0 + rank as f64)))
        })?;
        let mut rows: Vec<(EntityRow, f64)> = rows.collect::<Result<_, _>>()?;
        rows.sort_by(|(_, a), (_, b)| b.total_cmp(a));
        Ok(rows.into_iter().map(|(row, _)| row).collect())
    }

    /// The store's entities by number of articles.
    pub fn entity_list(
        &self,
        kind: Option<EntityKind>,
        since: Option<Timestamp>,
        limit: usize,
    ) -> Result<Vec<EntityRow>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT n.id, told(n.given, n.name, n.kind), n.kind, count(*) FROM mention m JOIN entity n ON n.id = m.entity
             JOIN entry e ON e.id = m.entry AND e.twin IS NULL AND e.hidden = 0 AND e.sort >= ?2
             WHERE (?1 IS NULL OR n.kind = ?1) AND n.muted = 0
             GROUP BY n.id ORDER BY count(*) DESC, n.name LIMIT ?3",
        )?;
        let since = since.map_or(i64::MIN, |since| since.0);
        let rows = statement.query_map(params![kind.map(EntityKind::code), since, limit as i64], entity_row)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// An entity, or the one that it was merged into.
    pub fn entity(&self, id: EntityId) -> Result<Option<EntityRow>> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT n.id, told(n.given, n.name, n.kind), n.kind,
                    (SELECT count(*) FROM mention m JOIN entry e ON e.id = m.entry
                     WHERE m.entity = n.id AND e.twin IS NULL AND e.hidden = 0)
                 FROM entity n WHERE n.id = (SELECT coalesce(merged, id) FROM entity WHERE id = ?1)",
            )?
            .query_row([id.0], entity_row)
            .optional()?)
    }

    /// The name that the user gave it.
    pub fn given_name(&self, id: EntityId) -> Result<Option<String>> {
        let mut statement = self.connection.prepare_cached("SELECT given FROM entity WHERE id = ?1")?;
        Ok(statement.query_row([id.0], |row| row.get(0)).optional()?.flatten())
    }

    /// What was merged into an entity.
    pub fn merged_into(&self, id: EntityId) -> Result<Vec<EntityRow>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT n.id, told(NULL, n.name, n.kind), n.kind, (SELECT count(*) FROM mention_part p WHERE p.entity = n.id)
             FROM entity n WHERE n.merged = ?1 ORDER BY n.name",
        )?;
        Ok(statement.query_map([id.0], entity_row)?.collect::<Result<_, _>>()?)
    }

    /// All that an entity's page shows.
    pub fn entity_page(&self, id: EntityId, now: Timestamp) -> Result<Option<EntityPage>> {
        let Some(row) = self.entity(id)? else { return Ok(None) };
        let id = row.id;
        let (own_name, muted) =
            self.connection.query_row("SELECT name, muted FROM entity WHERE id = ?1", [id.0], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
        let articles = self.ids(&Query { scope: Scope::Entity(id), limit: Some(ARTICLES), ..Query::default() })?;
        Ok(Some(EntityPage {
            muted,
            own_name,
            given: self.given_name(id)?,
            merged: self.merged_into(id)?,
            per_day: self.per_day(id, now)?,
            companions: self.companions(id)?,
            articles,
            row,
        }))
    }

    fn per_day(&self, id: EntityId, now: Timestamp) -> Result<Vec<u32>> {
        let today = now.0.div_euclid(DAY);
        let mut days = vec![0; DAYS as usize];
        let mut statement = self.connection.prepare_cached(
            "SELECT e.sort FROM mention m JOIN entry e ON e.id = m.entry
             WHERE m.entity = ?1 AND e.twin IS NULL AND e.hidden = 0 AND e.sort >= ?2",
        )?;
        let since = (today - DAYS + 1) * DAY;
        for sort in statement.query_map(params![id.0, since], |row| row.get::<_, i64>(0))? {
            let day = (sort?.div_euclid(DAY) - today + DAYS - 1).clamp(0, DAYS - 1);
            days[day as usize] += 1;
        }
        Ok(days)
    }

    /// Whom and what it is named with more often than chance has it: those with the strongest ties, by their number.
    fn companions(&self, id: EntityId) -> Result<Vec<EntityRow>> {
        let mut statement = self.connection.prepare_cached(
            "WITH own (entry) AS (SELECT m.entry FROM mention m JOIN entry e ON e.id = m.entry
                WHERE m.entity = ?1 AND e.twin IS NULL AND e.hidden = 0 ORDER BY m.entry DESC LIMIT 1000)
             SELECT n.id, told(n.given, n.name, n.kind), n.kind, count(*) AS together
             FROM own CROSS JOIN mention m ON m.entry = own.entry JOIN entity n ON n.id = m.entity
             WHERE n.id <> ?1 AND n.muted = 0
             GROUP BY n.id ORDER BY together DESC, n.id LIMIT 100",
        )?;
        let rows: Vec<EntityRow> = statement.query_map([id.0], entity_row)?.collect::<Result<_, _>>()?;
        let mut count = self
            .connection
            .prepare_cached("SELECT count(*) FROM (SELECT 1 FROM mention WHERE entity = ?1 LIMIT ?2)")?;
        let mut weighed = Vec::with_capacity(rows.len());
        for row in rows {
            let all: f64 = count.query_row(params![row.id.0, COMMON], |row| row.get(0))?;
            let together = f64::from(row.count);
            weighed.push((together * together / all.max(1.0).sqrt(), row));
        }
        weighed.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        let mut strongest: Vec<EntityRow> = weighed.into_iter().take(COMPANIONS).map(|(_, row)| row).collect();
        strongest.sort_by_key(|row| std::cmp::Reverse(row.count));
        Ok(strongest)
    }
}
