//! What articles speak of, what changed of it, and which story each belongs to.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension as _, Transaction, params};

use super::{Reader, Result, StoryRow, Writer};
use crate::news::analysis::{EntityKind, EntityRow};
use crate::news::ids::{EntityId, EntryId, FeedId, StoryId};
use crate::news::time::Timestamp;
use crate::text::language::Lang;

/// Links of a page that are looked up.
const LINKS: usize = 16;

/// One change for the index of related articles.
#[derive(Clone, Debug, PartialEq)]
pub struct VectorChange {
    /// Its number in the journal; every later change has a higher one.
    pub seq: i64,
    pub entry: EntryId,
    /// When it was published, in which language, and what it speaks of; `None` where the article is gone or another entry stands for it.
    pub now: Option<(Option<Timestamp>, Lang, Vec<u8>)>,
}

/// Keeps what an article speaks of.
pub(super) fn put_vector(db: &Transaction<'_>, entry: EntryId, terms: &[u8]) -> Result<()> {
    db.prepare_cached("INSERT OR REPLACE INTO vector (entry, terms) VALUES (?1, ?2)")?
        .execute(params![entry.0, terms])?;
    db.prepare_cached("INSERT OR REPLACE INTO vector_journal (entry) VALUES (?1)")?.execute([entry.0])?;
    Ok(())
}

impl Reader {
    /// What changed after number `seq` of the journal, in order.
    pub fn vector_changes(&self, seq: i64, limit: usize) -> Result<Vec<VectorChange>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT j.seq, j.entry, e.published, v.terms, e.lang FROM vector_journal j
             LEFT JOIN entry e ON e.id = j.entry AND e.twin IS NULL AND e.hidden < 2 LEFT JOIN vector v ON v.entry = e.id
             WHERE j.seq > ?1 ORDER BY j.seq LIMIT ?2",
        )?;
        let rows = statement.query_map(params![seq, limit as i64], |row| {
            let (at, terms): (Option<i64>, Option<Vec<u8>>) = (row.get(2)?, row.get(3)?);
            let lang = row.get::<_, Option<String>>(4)?.map_or(Lang::Other, |tag| Lang::from_tag(&tag));
            Ok(VectorChange {
                seq: row.get(0)?,
                entry: EntryId(row.get(1)?),
                now: terms.map(|terms| (at.map(Timestamp), lang, terms)),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The highest number that the journal has given.
    pub fn last_vector_change(&self) -> Result<i64> {
        let mut statement =
            self.connection.prepare_cached("SELECT seq FROM sqlite_sequence WHERE name = 'vector_journal'")?;
        Ok(statement.query_row([], |row| row.get(0)).optional()?.unwrap_or(0))
    }

    /// The articles that changed after number `seq` of the journal.
    pub fn changed_after(&self, seq: i64) -> Result<Vec<EntryId>> {
        let mut statement =
            self.connection.prepare_cached("SELECT entry FROM vector_journal WHERE seq > ?1 ORDER BY seq")?;
        let rows = statement.query_map([seq], |row| row.get(0).map(EntryId))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Up to which number of the journal articles have been joined into stories.
    pub fn grouped_up_to(&self) -> Result<i64> {
        let found = self.connection.prepare_cached("SELECT seq FROM grouping")?.query_row([], |row| row.get(0));
        Ok(found.optional()?.unwrap_or(0))
    }

    /// What an article speaks of, as it was packed.
    pub fn vector(&self, entry: EntryId) -> Result<Option<Vec<u8>>> {
        let mut statement = self.connection.prepare_cached("SELECT terms FROM vector WHERE entry = ?1")?;
        Ok(statement.query_row([entry.0], |row| row.get(0)).optional()?)
    }

    /// The articles of the store that an article's page links as belonging to it ("Sur le même sujet").
    pub fn linked(&self, entry: EntryId) -> Result<Vec<EntryId>> {
        let Some(stored) = self.article(entry)? else { return Ok(Vec::new()) };
        let mut of_url =
            self.connection.prepare_cached("SELECT id FROM entry WHERE url_hash = ?1 AND twin IS NULL AND id <> ?2")?;
        let mut found = Vec::new();
        for link in stored.article.related.iter().take(LINKS) {
            let at = of_url.query_row(params![super::entries::url_hash(&link.url), entry.0], |row| row.get(0));
            found.extend(at.optional()?.map(EntryId));
        }
        Ok(found)
    }

    /// Stories with entries since `since`, those told by most feeds first; stories of one article come last.
    pub fn stories(&self, since: Option<Timestamp>, limit: usize) -> Result<Vec<StoryRow>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT story FROM entry WHERE story > 0 AND hidden = 0 AND sort >= ?1
             GROUP BY story ORDER BY count(DISTINCT feed) DESC, count(*) DESC, max(sort) DESC LIMIT ?2",
        )?;
        let since = since.map_or(i64::MIN, |since| since.0);
        let ids: Vec<i64> =
            statement.query_map(params![since, limit as i64], |row| row.get(0))?.collect::<Result<_, _>>()?;
        ids.into_iter()
            .map(|story| Ok(StoryRow { story: StoryId(story), entries: self.story(StoryId(story))? }))
            .collect()
    }

    /// The articles of a story that are in sight, oldest first.
    pub fn story(&self, story: StoryId) -> Result<Vec<EntryId>> {
        let mut members = self
            .connection
            .prepare_cached("SELECT id FROM entry WHERE story = ?1 AND story > 0 AND hidden = 0 ORDER BY sort, id")?;
        Ok(members.query_map([story.0], |row| row.get(0).map(EntryId))?.collect::<Result<_, _>>()?)
    }

    /// All articles of a story, in sight or not.
    pub fn story_members(&self, story: StoryId) -> Result<Vec<EntryId>> {
        let mut members =
            self.connection.prepare_cached("SELECT id FROM entry WHERE story = ?1 AND story > 0 ORDER BY id")?;
        Ok(members.query_map([story.0], |row| row.get(0).map(EntryId))?.collect::<Result<_, _>>()?)
    }

    pub fn story_of(&self, id: EntryId) -> Result<Option<StoryId>> {
        let mut statement = self.connection.prepare_cached("SELECT story FROM entry WHERE id = ?1")?;
        let found: Option<Option<i64>> = statement.query_row([id.0], |row| row.get(0)).optional()?;
        Ok(found.flatten().map(StoryId))
    }
}

/// An article as part of a story.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    pub entry: EntryId,
    pub story: StoryId,
    pub feed: FeedId,
    pub title: String,
    pub at: Timestamp,
    pub read: bool,
    pub language: Lang,
    pub words: u32,
}

/// A feed, as far as it says whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedOwner {
    pub feed: FeedId,
    pub name: String,
    pub url: String,
    pub site: Option<String>,
    /// Its heading in the feed list.
    pub section: Option<String>,
}

const TOLD: &str = "SELECT id, story, feed, title, sort, read, lang, words FROM entry
    WHERE story > 0 AND hidden = 0 AND twin IS NULL";

fn told(row: &rusqlite::Row<'_>) -> rusqlite::Result<Told> {
    Ok(Told {
        entry: EntryId(row.get(0)?),
        story: StoryId(row.get(1)?),
        feed: FeedId(row.get(2)?),
        title: row.get(3)?,
        at: Timestamp(row.get(4)?),
        read: row.get(5)?,
        language: Lang::from_tag(row.get_ref(6)?.as_str()?),
        words: row.get(7)?,
    })
}

impl Reader {
    /// The articles in sight that are newer, each with its story, oldest first; twins once.
    pub fn told_since(&self, since: Timestamp) -> Result<Vec<Told>> {
        let mut statement = self.connection.prepare_cached(&format!("{TOLD} AND sort >= ?1 ORDER BY sort, id"))?;
        Ok(statement.query_map([since.0], told)?.collect::<Result<_, _>>()?)
    }

    /// The articles of one story that are in sight, oldest first; twins once.
    pub fn told(&self, story: StoryId) -> Result<Vec<Told>> {
        let mut statement = self.connection.prepare_cached(&format!("{TOLD} AND story = ?1 ORDER BY sort, id"))?;
        Ok(statement.query_map([story.0], told)?.collect::<Result<_, _>>()?)
    }

    /// When the newest article in sight was published.
    pub fn newest(&self) -> Result<Option<Timestamp>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT sort FROM entry WHERE twin IS NULL AND hidden = 0 ORDER BY sort DESC, id DESC LIMIT 1",
        )?;
        Ok(statement.query_row([], |row| row.get(0).map(Timestamp)).optional()?)
    }

    /// Whose each feed is.
    pub fn feed_owners(&self) -> Result<Vec<FeedOwner>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT id, coalesce(name, title, url), url, site, section FROM feed ORDER BY id")?;
        let rows = statement.query_map([], |row| {
            Ok(FeedOwner {
                feed: FeedId(row.get(0)?),
                name: row.get(1)?,
                url: row.get(2)?,
                site: row.get(3)?,
                section: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What these articles name: each entity with the articles that do, those that most name first.
    pub fn named_in(&self, entries: &[EntryId]) -> Result<Vec<(EntityRow, Vec<EntryId>)>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT n.id, told(n.given, n.name, n.kind), n.kind, m.count FROM mention m JOIN entity n ON n.id = m.entity
             WHERE m.entry = ?1 AND n.muted = 0",
        )?;
        let mut found: BTreeMap<i64, (EntityRow, Vec<EntryId>)> = BTreeMap::new();
        for entry in entries {
            let mut rows = statement.query([entry.0])?;
            while let Some(row) = rows.next()? {
                let id: i64 = row.get(0)?;
                let count: u32 = row.get(3)?;
                if let Some((entity, articles)) = found.get_mut(&id) {
                    entity.count += count;
                    articles.push(*entry);
                    continue;
                }
                let kind = EntityKind::from_code(&row.get::<_, String>(2)?).unwrap_or(EntityKind::Other);
                let entity = EntityRow { id: EntityId(id), name: row.get(1)?, kind, count, mentions: Vec::new() };
                found.insert(id, (entity, vec![*entry]));
            }
        }
        let mut found: Vec<_> = found.into_values().collect();
        found.sort_by(|(a, of_a), (b, of_b)| {
            (of_b.len(), b.count).cmp(&(of_a.len(), a.count)).then_with(|| a.name.cmp(&b.name))
        });
        Ok(found)
    }
}

impl Writer {
    /// Writes which stories these articles belong to now, and how much of the journal is thereby done.
    pub fn group(&mut self, members: &[(EntryId, StoryId)], up_to: Option<i64>) -> Result<()> {
        self.transaction(|db| {
            let mut statement = db.prepare_cached("UPDATE entry SET story = ?2 WHERE id = ?1 AND story IS NOT ?2")?;
            for (entry, story) in members {
                statement.execute(params![entry.0, story.0])?;
            }
            if let Some(seq) = up_to {
                db.execute("UPDATE grouping SET seq = max(seq, ?1)", [seq])?;
            }
            Ok(())
        })
    }
}
