//! What names an entity in the articles, and what the user says of it: called otherwise, muted, joined, parted.

use rusqlite::{OptionalExtension as _, Transaction, params};
use serde::{Deserialize, Serialize};

use super::Result;
use crate::news::analysis::Analysis;
use crate::news::ids::{EntityId, EntryId};

/// What the user says of an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Naming {
    /// `None` is the name that the texts give it.
    Rename { entity: EntityId, from: Option<String>, to: Option<String> },
    /// Muted, it is shown nowhere.
    Mute(EntityId, bool),
    /// `entity` is `into`: one name, one page, all mentions.
    Merge { entity: EntityId, into: EntityId },
    /// It is not, after all.
    Split { entity: EntityId, from: EntityId },
}

impl Naming {
    /// What takes it back.
    #[must_use]
    pub fn opposite(&self) -> Self {
        match self.clone() {
            Self::Rename { entity, from, to } => Self::Rename { entity, from: to, to: from },
            Self::Mute(entity, on) => Self::Mute(entity, !on),
            Self::Merge { entity, into } => Self::Split { entity, from: into },
            Self::Split { entity, from } => Self::Merge { entity, into: from },
        }
    }
}

pub(super) type Spans = Vec<[u32; 2]>;

pub(super) fn spans_of(text: &str) -> Spans {
    serde_json::from_str(text).unwrap_or_default()
}

fn packed(spans: &Spans) -> String {
    serde_json::to_string(spans).unwrap_or_else(|_| "[]".into())
}

/// Replaces the mentions of an article by those of a new analysis.
pub(super) fn put_mentions(db: &Transaction<'_>, entry: EntryId, analysis: &Analysis) -> Result<()> {
    db.prepare_cached("DELETE FROM mention WHERE entry = ?1")?.execute([entry.0])?;
    db.prepare_cached("DELETE FROM mention_part WHERE entry = ?1")?.execute([entry.0])?;
    for (rank, entity) in analysis.entities.iter().enumerate() {
        let (id, merged): (i64, Option<i64>) = db
            .prepare_cached(
                "INSERT INTO entity (key, kind, name) VALUES (?1, ?2, ?3)
                 ON CONFLICT (key, kind) DO UPDATE SET name = name RETURNING id, merged",
            )?
            .query_row(params![entity.key, entity.kind.code(), entity.name], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let spans: Spans = entity.mentions.iter().map(|mention| [mention.start, mention.end]).collect();
        if let Some(into) = merged {
            let part = Part { entry: entry.0, rank: rank as i64, name: entity.name.clone(), spans };
            part.keep(db, id)?;
            part.join(db, into)?;
        } else {
            Part { entry: entry.0, rank: rank as i64, name: entity.name.clone(), spans }.join(db, id)?;
        }
    }
    Ok(())
}

/// The mentions of an entity in one article.
struct Part {
    entry: i64,
    rank: i64,
    name: String,
    spans: Spans,
}

impl Part {
    fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        let spans = spans_of(row.get_ref(3)?.as_str()?);
        Ok(Self { entry: row.get(0)?, rank: row.get(1)?, name: row.get(2)?, spans })
    }

    /// Keeps it under the name of the entity that is merged.
    fn keep(&self, db: &Transaction<'_>, entity: i64) -> Result<()> {
        db.prepare_cached(
            "INSERT OR REPLACE INTO mention_part (entry, entity, rank, name, spans) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![self.entry, entity, self.rank, self.name, packed(&self.spans)])?;
        Ok(())
    }

    /// Adds it to an entity's mentions in the article.
    fn join(&self, db: &Transaction<'_>, entity: i64) -> Result<()> {
        let there: Option<(String, i64)> = db
            .prepare_cached("SELECT spans, rank FROM mention WHERE entry = ?1 AND entity = ?2")?
            .query_row([self.entry, entity], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let Some((spans, rank)) = there else {
            db.prepare_cached(
                "INSERT INTO mention (entry, entity, count, rank, name, spans) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![
                self.entry,
                entity,
                self.spans.len() as i64,
                self.rank,
                self.name,
                packed(&self.spans)
            ])?;
            return Ok(());
        };
        let mut all = spans_of(&spans);
        all.extend(&self.spans);
        all.sort_unstable();
        all.dedup();
        put_spans(db, self.entry, entity, &all, rank.min(self.rank))
    }

    /// Takes it out of an entity's mentions in the article.
    fn leave(&self, db: &Transaction<'_>, entity: i64) -> Result<()> {
        let there: Option<(String, i64)> = db
            .prepare_cached("SELECT spans, rank FROM mention WHERE entry = ?1 AND entity = ?2")?
            .query_row([self.entry, entity], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let Some((spans, rank)) = there else { return Ok(()) };
        let mut rest = spans_of(&spans);
        rest.retain(|span| !self.spans.contains(span));
        if rest.is_empty() {
            db.prepare_cached("DELETE FROM mention WHERE entry = ?1 AND entity = ?2")?.execute([self.entry, entity])?;
            return Ok(());
        }
        put_spans(db, self.entry, entity, &rest, rank)
    }
}

fn put_spans(db: &Transaction<'_>, entry: i64, entity: i64, spans: &Spans, rank: i64) -> Result<()> {
    db.prepare_cached("UPDATE mention SET spans = ?3, count = ?4, rank = ?5 WHERE entry = ?1 AND entity = ?2")?
        .execute(params![entry, entity, packed(spans), spans.len() as i64, rank])?;
    Ok(())
}

/// Does what the user says of an entity; returns how many entities that changed.
pub(super) fn name(db: &Transaction<'_>, naming: &Naming) -> Result<u32> {
    match naming {
        Naming::Rename { entity, to, .. } => {
            let done = db.execute("UPDATE entity SET given = ?2 WHERE id = ?1", params![entity.0, to])?;
            Ok(done as u32)
        }
        Naming::Mute(entity, on) => {
            let done = db.execute("UPDATE entity SET muted = ?2 WHERE id = ?1", params![entity.0, on])?;
            Ok(done as u32)
        }
        Naming::Merge { entity, into } => settled(db, *entity, merge(db, entity.0, into.0)?),
        Naming::Split { entity, from } => settled(db, *entity, split(db, entity.0, from.0)?),
    }
}

/// Notes that the user has said what an entity is, or is not.
fn settled(db: &Transaction<'_>, entity: EntityId, done: u32) -> Result<u32> {
    if done > 0 {
        db.prepare_cached("UPDATE entity SET settled = 1 WHERE id = ?1")?.execute([entity.0])?;
    }
    Ok(done)
}

/// Makes one of two names that nobody has said anything about.
pub(super) fn join(db: &Transaction<'_>, entity: EntityId, into: EntityId) -> Result<u32> {
    let own = db
        .prepare_cached("SELECT settled = 1 OR given IS NOT NULL OR muted = 1 FROM entity WHERE id = ?1")?
        .query_row([entity.0], |row| row.get::<_, bool>(0))
        .optional()?;
    if own == Some(false) { merge(db, entity.0, into.0) } else { Ok(0) }
}

/// Makes two again of what was joined, where the user has said nothing about it.
pub(super) fn part(db: &Transaction<'_>, entity: EntityId, from: EntityId) -> Result<u32> {
    let own = db
        .prepare_cached("SELECT settled = 1 FROM entity WHERE id = ?1")?
        .query_row([entity.0], |row| row.get::<_, bool>(0))
        .optional()?;
    if own == Some(false) { split(db, entity.0, from.0) } else { Ok(0) }
}

fn merge(db: &Transaction<'_>, entity: i64, into: i64) -> Result<u32> {
    // Into the entity that the other one is already merged into, if it is.
    let root: Option<i64> =
        db.query_row("SELECT coalesce(merged, id) FROM entity WHERE id = ?1", [into], |row| row.get(0)).optional()?;
    let Some(into) = root.filter(|root| *root != entity) else { return Ok(0) };
    let fresh = db.execute("UPDATE entity SET merged = ?2 WHERE id = ?1 AND merged IS NULL", [entity, into])?;
    if fresh == 0 {
        return Ok(0);
    }
    // What was merged into it before comes along, and its parts stand in the table already.
    db.execute("UPDATE entity SET merged = ?2 WHERE merged = ?1", [entity, into])?;
    let mut statement = db.prepare("SELECT entry, rank, name, spans FROM mention WHERE entity = ?1")?;
    let parts: Vec<Part> = statement.query_map([entity], Part::read)?.collect::<Result<_, _>>()?;
    for part in parts {
        part.keep(db, entity)?;
        part.join(db, into)?;
    }
    db.execute("DELETE FROM mention WHERE entity = ?1", [entity])?;
    db.execute(
        "UPDATE OR IGNORE follow SET value = CAST(?2 AS TEXT) WHERE kind = 'entity' AND value = CAST(?1 AS TEXT)",
        [entity, into],
    )?;
    Ok(1)
}

fn split(db: &Transaction<'_>, entity: i64, from: i64) -> Result<u32> {
    let done = db.execute("UPDATE entity SET merged = NULL WHERE id = ?1 AND merged = ?2", [entity, from])?;
    if done == 0 {
        return Ok(0);
    }
    let mut statement = db.prepare("SELECT entry, rank, name, spans FROM mention_part WHERE entity = ?1")?;
    let parts: Vec<Part> = statement.query_map([entity], Part::read)?.collect::<Result<_, _>>()?;
    for part in parts {
        part.leave(db, from)?;
        part.join(db, entity)?;
    }
    db.execute("DELETE FROM mention_part WHERE entity = ?1", [entity])?;
    Ok(1)
}

#[cfg(test)]
mod tests;
