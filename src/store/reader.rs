//! A connection that reads.

use rusqlite::{Connection, InterruptHandle, OptionalExtension as _, types::Value};

use super::entries::{self, About, HEAD};
use super::{Edition, Hit, Result, Stored, search};
use crate::news::analysis::{EntityKind, EntityRow};
use crate::news::entry::{EntryFull, EntryHead};
use crate::news::ids::{EntityId, EntryId};
use crate::news::time::Timestamp;
use crate::news::trouble::Trouble;

/// A connection that reads; see the module.
pub struct Reader {
    pub(super) connection: Connection,
}

impl Reader {
    pub(super) fn new(connection: Connection) -> Self {
        Self { connection }
    }

    /// The rows for these entries, in the order asked; entries that are gone are left out.
    pub fn heads(&self, ids: &[EntryId]) -> Result<Vec<EntryHead>> {
        let mut statement = self
            .connection
            .prepare_cached(&format!("SELECT {HEAD} FROM entry e JOIN feed f ON f.id = e.feed WHERE e.id = ?1"))?;
        let mut heads = Vec::with_capacity(ids.len());
        for id in ids {
            heads.extend(statement.query_row([id.0], entries::head).optional()?);
        }
        Ok(heads)
    }

    pub fn entry(&self, id: EntryId) -> Result<Option<EntryFull>> {
        let Some(head) = self.heads(&[id])?.pop() else { return Ok(None) };
        let found = self
            .connection
            .prepare_cached("SELECT about, feed_text, page_error FROM content WHERE entry = ?1")?
            .query_row([id.0], |row| Ok((row.get::<_, String>(0)?, row.get::<_, Value>(1)?, row.get(2)?)))
            .optional()?;
        let (about, feed_text, page_error) = found.unwrap_or_default_parts();
        let about: About = serde_json::from_str(&about).unwrap_or_default();
        let mut tags = self.connection.prepare_cached("SELECT name FROM tag WHERE entry = ?1 ORDER BY name")?;
        let tags = tags.query_map([id.0], |row| row.get(0))?.collect::<Result<_, _>>()?;
        Ok(Some(EntryFull {
            head,
            authors: about.authors,
            updated: about.updated.map(Timestamp),
            categories: about.categories,
            enclosures: about.enclosures,
            image: about.image,
            tags,
            feed_text: entries::unpack(feed_text),
            page_error: page_error.as_deref().map(Trouble::from_stored),
        }))
    }

    /// The extracted article; `None` where its page has not been fetched.
    pub fn article(&self, id: EntryId) -> Result<Option<Stored>> {
        let found: Option<(Option<Vec<u8>>, Option<i64>)> = self
            .connection
            .prepare_cached("SELECT article, fetched FROM content WHERE entry = ?1")?
            .query_row([id.0], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let Some((Some(packed), fetched)) = found else { return Ok(None) };
        let fetched = Timestamp(fetched.unwrap_or_default());
        Ok(entries::unpack_article(&packed).map(|article| Stored { article, fetched }))
    }

    /// Full-text search, best first, with the text around the hits.
    pub fn search(&self, query: &str, limit: usize) -> Result<Vec<Hit>> {
        let wanted = search::Wanted::of(query);
        let mut hits = Vec::new();
        for (entry, score) in search::run(&self.connection, query, limit)? {
            let text = self.plain(entry)?;
            hits.push(Hit { entry, score, snippet: wanted.snippet(&text) });
        }
        Ok(hits)
    }

    /// The words that are kept of an article, on one line.
    pub fn plain(&self, id: EntryId) -> Result<String> {
        if let Some(stored) = self.article(id)?.filter(|stored| !stored.article.document.blocks.is_empty()) {
            return Ok(stored.article.document.plain().replace('\n', " "));
        }
        let text: Option<Value> = self
            .connection
            .prepare_cached("SELECT feed_text FROM content WHERE entry = ?1")?
            .query_row([id.0], |row| row.get(0))
            .optional()?;
        Ok(text.and_then(entries::unpack).map(|html| super::plain::from_html(&html)).unwrap_or_default())
    }

    /// Entries that have not been analysed since their text changed.
    pub fn pending_analysis(&self, limit: usize) -> Result<Vec<EntryId>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT id FROM entry WHERE analysed = 0 AND hidden < 2 ORDER BY id LIMIT ?1")?;
        let rows = statement.query_map([limit as i64], |row| row.get(0).map(EntryId))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Which text an entry has now; `None` where it is no more.
    pub fn edition(&self, id: EntryId) -> Result<Option<Edition>> {
        let mut statement = self.connection.prepare_cached("SELECT hash, offline, words FROM entry WHERE id = ?1")?;
        let edition =
            |row: &rusqlite::Row<'_>| Ok(Edition { hash: row.get(0)?, offline: row.get(1)?, words: row.get(2)? });
        Ok(statement.query_row([id.0], edition).optional()?)
    }

    /// A number that is another once somebody has written what this connection did not know, in whatever process.
    pub fn data_version(&self) -> Result<i64> {
        Ok(self.connection.query_row("PRAGMA data_version", [], |row| row.get(0))?)
    }

    /// Stops the query that runs on this connection from another thread.
    pub fn interrupt_handle(&self) -> InterruptHandle {
        self.connection.get_interrupt_handle()
    }

    /// Whether the file is whole, by SQLite's own check; the complaint where it is not.
    pub fn check(&self) -> Result<Option<String>> {
        let told: String = self.connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        Ok((told != "ok").then_some(told))
    }
}

/// What an entry without a content row has.
trait OrNothing {
    fn unwrap_or_default_parts(self) -> (String, Value, Option<String>);
}

impl OrNothing for Option<(String, Value, Option<String>)> {
    fn unwrap_or_default_parts(self) -> (String, Value, Option<String>) {
        self.unwrap_or_else(|| ("{}".into(), Value::Null, None))
    }
}

pub(super) fn kind(row: &rusqlite::Row<'_>, column: usize) -> rusqlite::Result<EntityKind> {
    Ok(EntityKind::from_code(row.get_ref(column)?.as_str()?).unwrap_or(EntityKind::Other))
}

pub(super) fn entity_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<EntityRow> {
    Ok(EntityRow {
        id: EntityId(row.get(0)?),
        name: row.get(1)?,
        kind: kind(row, 2)?,
        count: row.get(3)?,
        mentions: Vec::new(),
    })
}
