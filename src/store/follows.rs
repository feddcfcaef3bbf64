//! What is followed: entities, stories, saved searches. And how far each article was read.

use rusqlite::{OptionalExtension as _, Transaction, params};
use serde::{Deserialize, Serialize};

use super::{Change, Reader, Result};
use crate::news::ids::{EntityId, EntryId, StoryId};
use crate::news::query::{Query, Scope};
use crate::news::time::Timestamp;

/// What can be followed.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FollowTarget {
    Entity(EntityId),
    Story(StoryId),
    /// A saved search, in the words of the search language.
    Search(String),
}

impl FollowTarget {
    /// The list it stands for.
    pub fn scope(&self) -> Scope {
        match self {
            Self::Entity(id) => Scope::Entity(*id),
            Self::Story(id) => Scope::Story(*id),
            Self::Search(words) => Scope::Search(words.clone()),
        }
    }
}

/// Something followed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Follow {
    pub target: FollowTarget,
    /// What the user calls it.
    pub name: String,
    /// Whether new articles of it are announced.
    pub notify: bool,
}

/// Something followed, with its articles counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowRow {
    pub follow: Follow,
    pub unread: u32,
    pub total: u32,
}

/// A change to what is followed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Following {
    /// At the end of the list; where it is there already it keeps its place and takes this name.
    Add(Follow),
    Remove(Follow),
    /// At this place of the list.
    Put {
        follow: Follow,
        at: usize,
    },
    /// From this place of the list.
    Take {
        follow: Follow,
        at: usize,
    },
    /// Another name, or whether it is announced.
    Edit {
        from: Follow,
        to: Follow,
    },
    /// Another order. What is not named stays behind what is.
    Order {
        from: Vec<FollowTarget>,
        to: Vec<FollowTarget>,
    },
}

impl Following {
    #[must_use]
    pub fn opposite(&self) -> Self {
        match self.clone() {
            Self::Add(follow) => Self::Remove(follow),
            Self::Remove(follow) => Self::Add(follow),
            Self::Put { follow, at } => Self::Take { follow, at },
            Self::Take { follow, at } => Self::Put { follow, at },
            Self::Edit { from, to } => Self::Edit { from: to, to: from },
            Self::Order { from, to } => Self::Order { from: to, to: from },
        }
    }
}

impl Change {
    /// What takes it back; `None` where there is nothing to take back.
    pub fn opposite(&self) -> Option<Self> {
        Some(match self.clone() {
            Self::Read(ids, on) => Self::Read(ids, !on),
            Self::Star(ids, on) => Self::Star(ids, !on),
            Self::Later(ids, on) => Self::Later(ids, !on),
            Self::Tag(ids, tag, on) => Self::Tag(ids, tag, !on),
            Self::Retag { given, taken } => Self::Retag { given: taken, taken: given },
            Self::Follow(following) => Self::Follow(following.opposite()),
            Self::Name(naming) => Self::Name(naming.opposite()),
            Self::Place { .. } => return None,
        })
    }

    /// The articles whose state it changes.
    pub fn entries(&self) -> &[EntryId] {
        match self {
            Self::Read(ids, _) | Self::Star(ids, _) | Self::Later(ids, _) | Self::Tag(ids, ..) => ids,
            Self::Retag { taken, .. } => &taken.ids,
            Self::Follow(_) | Self::Name(_) | Self::Place { .. } => &[],
        }
    }
}

impl Reader {
    /// What is followed, in the user's order, with counts.
    pub fn follows(&self) -> Result<Vec<FollowRow>> {
        let mut rows = Vec::new();
        for follow in self.followed()? {
            let (unread, total) = self.count(&follow.target)?;
            rows.push(FollowRow { follow, unread, total });
        }
        Ok(rows)
    }

    /// What is followed, in the user's order.
    pub fn followed(&self) -> Result<Vec<Follow>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT kind, value, name, notify FROM follow ORDER BY position, kind, value")?;
        let rows = statement.query_map([], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?, row.get::<_, bool>(3)?))
        })?;
        let mut follows = Vec::new();
        for row in rows {
            let (kind, value, name, notify) = row?;
            // A story whose first article was cleared away is over.
            if let Some(target) = self.target(&kind, value)? {
                follows.push(Follow { target, name, notify });
            }
        }
        Ok(follows)
    }

    /// The articles of a followed thing that arrived after `since`, newest first.
    pub fn arrived(&self, target: &FollowTarget, since: Timestamp) -> Result<Vec<EntryId>> {
        let ids = self.ids(&Query { scope: target.scope(), unread_only: true, ..Query::default() })?;
        let mut statement = self.connection.prepare_cached("SELECT arrived > ?2 FROM entry WHERE id = ?1")?;
        let mut found = Vec::new();
        for id in ids {
            if statement.query_row(params![id.0, since.0], |row| row.get(0)).optional()?.unwrap_or(false) {
                found.push(id);
            }
        }
        Ok(found)
    }

    fn target(&self, kind: &str, value: String) -> Result<Option<FollowTarget>> {
        Ok(match kind {
            "entity" => value.parse().ok().map(|id| FollowTarget::Entity(EntityId(id))),
            "story" => match value.parse() {
                Ok(entry) => self.story_of(EntryId(entry))?.map(FollowTarget::Story),
                Err(_) => None,
            },
            _ => Some(FollowTarget::Search(value)),
        })
    }

    /// Unread and all articles of it.
    fn count(&self, target: &FollowTarget) -> Result<(u32, u32)> {
        let listed = match self.listed(&Query { scope: target.scope(), ..Query::default() }) {
            // A search that cannot be read finds nothing; it is told when it is opened.
            Err(super::StoreError::BadSearch { .. }) => Vec::new(),
            other => other?,
        };
        Ok((listed.iter().filter(|(_, read)| !read).count() as u32, listed.len() as u32))
    }

    /// How far an article was read: a block of its document and a line of that.
    pub fn place(&self, entry: EntryId) -> Result<Option<(u32, u32)>> {
        let mut statement = self.connection.prepare_cached("SELECT block, line FROM place WHERE entry = ?1")?;
        Ok(statement.query_row([entry.0], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
    }
}

/// Keeps how far an article was read; its beginning needs no keeping.
pub(super) fn put_place(db: &Transaction<'_>, entry: EntryId, block: u32, line: u32) -> Result<()> {
    if (block, line) == (0, 0) {
        db.prepare_cached("DELETE FROM place WHERE entry = ?1")?.execute([entry.0])?;
        return Ok(());
    }
    db.prepare_cached(
        "INSERT OR REPLACE INTO place (entry, block, line, at) SELECT id, ?2, ?3, unixepoch('now') FROM entry WHERE id = ?1",
    )?
    .execute(params![entry.0, block, line])?;
    Ok(())
}

pub(super) fn follow(db: &Transaction<'_>, change: &Following) -> Result<()> {
    match change {
        Following::Add(follow) | Following::Edit { to: follow, .. } => {
            if let Following::Edit { from, to } = change
                && from.target != to.target
            {
                // A search in other words keeps its place in the list.
                let (Some((kind, old)), Some((_, new))) = (row(db, &from.target)?, row(db, &to.target)?) else {
                    return Ok(());
                };
                db.execute(
                    "UPDATE OR REPLACE follow SET value = ?3 WHERE kind = ?1 AND value = ?2",
                    params![kind, old, new],
                )?;
            }
            let Some((kind, value)) = row(db, &follow.target)? else { return Ok(()) };
            db.execute(
                "INSERT INTO follow (kind, value, name, notify, position)
                 VALUES (?1, ?2, ?3, ?4, (SELECT ifnull(max(position), 0) + 1 FROM follow))
                 ON CONFLICT (kind, value) DO UPDATE SET name = ?3, notify = ?4",
                params![kind, value, follow.name, follow.notify],
            )?;
        }
        Following::Put { follow: put, at } => {
            follow(db, &Following::Add(put.clone()))?;
            let Some((kind, value)) = row(db, &put.target)? else { return Ok(()) };
            let mut statement = db.prepare_cached("SELECT kind, value FROM follow ORDER BY position, kind, value")?;
            let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            let mut all: Vec<(String, String)> = rows.collect::<Result<_, _>>()?;
            all.retain(|(other, named)| other != kind || *named != value);
            all.insert((*at).min(all.len()), (kind.to_owned(), value));
            for (position, (kind, value)) in all.iter().enumerate() {
                db.execute(
                    "UPDATE follow SET position = ?3 WHERE kind = ?1 AND value = ?2",
                    params![kind, value, position as i64],
                )?;
            }
        }
        Following::Remove(follow) | Following::Take { follow, .. } => {
            if let FollowTarget::Story(story) = follow.target {
                db.execute(
                    "DELETE FROM follow WHERE kind = 'story' AND CAST(value AS INTEGER) IN (SELECT id FROM entry WHERE story = ?1 AND story > 0)",
                    [story.0],
                )?;
            } else if let Some((kind, value)) = row(db, &follow.target)? {
                db.execute("DELETE FROM follow WHERE kind = ?1 AND value = ?2", params![kind, value])?;
            }
        }
        Following::Order { to, .. } => {
            db.execute("UPDATE follow SET position = position + 1000000", [])?;
            for (position, target) in to.iter().enumerate() {
                let Some((kind, value)) = row(db, target)? else { continue };
                db.execute(
                    "UPDATE follow SET position = ?3 WHERE kind = ?1 AND value = ?2",
                    params![kind, value, position as i64],
                )?;
            }
        }
    }
    Ok(())
}

/// How the table names it; `None` for a story that is not there.
fn row(db: &Transaction<'_>, target: &FollowTarget) -> Result<Option<(&'static str, String)>> {
    Ok(match target {
        FollowTarget::Entity(id) => Some(("entity", id.to_string())),
        FollowTarget::Search(words) => Some(("search", words.clone())),
        FollowTarget::Story(story) => {
            // One that is followed already is named by whichever of its articles it was followed by.
            let first: Option<i64> = db
                .prepare_cached(
                    "SELECT e.id FROM entry e LEFT JOIN follow f ON f.kind = 'story' AND f.value = CAST(e.id AS TEXT)
                     WHERE e.story = ?1 AND e.story > 0 ORDER BY f.value IS NULL, e.id LIMIT 1",
                )?
                .query_row([story.0], |row| row.get(0))
                .optional()?;
            first.map(|id| ("story", id.to_string()))
        }
    })
}
