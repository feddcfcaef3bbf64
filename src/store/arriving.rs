//! What a poll brings: entries that are new, entries that were changed, entries that are as they were.

use rusqlite::{OptionalExtension as _, Transaction, params, types::Value};
use rustc_hash::FxHashMap;

use super::entries::{self, About, Packer};
use super::health::Remembered;
use super::tally::Tally;
use super::words::{Said, Words};
use super::{Applied, Polled, PolledContent, Result, plain, sifting, versions};
use crate::news::entry::{NewEntry, Offline};
use crate::news::ids::{EntryId, FeedId};
use crate::news::time::Timestamp;
use crate::text::language::{self, Lang};

/// Bytes of the line under a headline.
pub(super) const SUMMARY: usize = 300;

/// A transaction under way, and what it has still to settle.
pub(super) struct Batch<'a> {
    pub db: &'a Transaction<'a>,
    pub packer: &'a mut Packer,
    pub words: Words,
    pub tally: Tally,
    pub remembered: Vec<Remembered>,
    pub applied: Applied,
    /// The feeds that an archive names.
    pub archive_feeds: FxHashMap<String, FeedId>,
    /// Whether anything was ever cleared away.
    pub cleared: bool,
}

impl<'a> Batch<'a> {
    pub(super) fn new(db: &'a Transaction<'a>, packer: &'a mut Packer) -> Result<Self> {
        Ok(Self {
            db,
            packer,
            words: Words::default(),
            tally: Tally::default(),
            remembered: Vec::new(),
            applied: Applied::default(),
            archive_feeds: FxHashMap::default(),
            cleared: db.prepare_cached("SELECT EXISTS (SELECT 1 FROM gone)")?.query_row([], |row| row.get(0))?,
        })
    }

    /// Writes what waited for the end of the transaction.
    pub(super) fn settle(mut self) -> Result<Applied> {
        self.words.settle(self.db)?;
        self.write_remembered()?;
        self.tally.settle(self.db)?;
        Ok(self.applied)
    }

    pub(super) fn poll(&mut self, polled: &Polled) -> Result<()> {
        let db = self.db;
        let health = serde_json::to_string(&polled.health).unwrap_or_else(|_| "{}".into());
        db.prepare_cached("UPDATE feed SET health = ?2 WHERE id = ?1")?.execute(params![polled.feed.0, health])?;
        if let Some(url) = &polled.moved_to {
            // Where the new address is already a feed of its own, each keeps its own.
            db.prepare_cached("UPDATE OR IGNORE feed SET url = ?2 WHERE id = ?1")?
                .execute(params![polled.feed.0, url])?;
        }
        let Some(content) = &polled.content else {
            self.remember(polled, 0, 0);
            return Ok(());
        };
        let PolledContent { title, site, entries } = content;
        let before = (self.applied.inserted.len(), self.applied.updated.len());
        let full_text: bool = db
            .prepare_cached(
                "UPDATE feed SET title = coalesce(?2, title), site = coalesce(?3, site) WHERE id = ?1 RETURNING full_text",
            )?
            .query_row(params![polled.feed.0, title, site], |row| row.get(0))?;
        for entry in entries {
            match self.upsert(polled.feed, entry, full_text, polled.at)? {
                Upsert::Same(_) | Upsert::Gone | Upsert::Muted => {}
                Upsert::New(id) => self.applied.inserted.push((polled.feed, id)),
                Upsert::Changed(id) => self.applied.updated.push((polled.feed, id)),
            }
        }
        self.remember(polled, self.applied.inserted.len() - before.0, self.applied.updated.len() - before.1);
        Ok(())
    }

    pub(super) fn upsert(&mut self, feed: FeedId, entry: &NewEntry, full_text: bool, at: Timestamp) -> Result<Upsert> {
        let html = entry.content.as_deref().or(entry.summary.as_deref()).unwrap_or_default();
        let hash = entries::hash(&[&entry.title, html, entry.url.as_deref().unwrap_or_default()]);
        let name = entries::name(feed, &entry.key);
        // With the plus signs: without, SQLite looks at what is bound to guess how many rows there are, and compiles the
        // statement anew for every entry.
        let known: Option<(i64, i64)> = self
            .db
            .prepare_cached("SELECT id, hash FROM entry WHERE name = ?1 AND +feed = ?2 AND +key = ?3")?
            .query_row(params![name, feed.0, entry.key], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let seen = Seen { feed, entry, html, hash, name, full_text, at };
        match known {
            Some((id, old)) if old == hash => Ok(Upsert::Same(EntryId(id))),
            Some((id, _)) => self.change(id, &seen),
            None if self.cleared && self.is_gone(name)? => Ok(Upsert::Gone),
            None => self.insert(&seen),
        }
    }

    fn is_gone(&self, name: i64) -> Result<bool> {
        let mut statement = self.db.prepare_cached("SELECT EXISTS (SELECT 1 FROM gone WHERE name = ?1)")?;
        Ok(statement.query_row([name], |row| row.get(0))?)
    }

    fn change(&mut self, id: i64, seen: &Seen<'_>) -> Result<Upsert> {
        let (db, entry) = (self.db, seen.entry);
        let told = Told::of(seen);
        versions::keep(db, EntryId(id), seen.at, Some((&entry.title, seen.html)))?;
        // The page of a changed article is fetched again, and its text analysed again.
        let hidden: i64 = db.prepare_cached(
            "UPDATE entry SET title = ?2, url = ?3, summary = ?4, hash = ?5, analysed = 0,
                words = CASE WHEN offline IN (1, 3) THEN words ELSE ?6 END,
                offline = CASE WHEN offline = 2 AND ?7 = 0 THEN 2 ELSE 0 END,
                hidden = CASE WHEN starred OR later THEN hidden ELSE (hidden & 1) | ?8 END WHERE id = ?1 RETURNING hidden",
        )?
        .query_row(params![
            id,
            entry.title,
            entry.url,
            told.summary,
            seen.hash,
            told.words,
            seen.full_text && entry.url.is_some(),
            if entry.muted { sifting::MUTED } else { 0 }
        ], |row| row.get(0))?;
        let body = self.body(seen.html);
        db.prepare_cached("UPDATE content SET about = ?2, feed_text = ?3 WHERE entry = ?1")?.execute(params![
            id,
            about(entry),
            body
        ])?;
        self.words.replace(db, id, &said(entry, &told.text))?;
        self.tally.recount(seen.feed.0);
        Ok(if hidden & sifting::MUTED == 0 { Upsert::Changed(EntryId(id)) } else { Upsert::Muted })
    }

    fn insert(&mut self, seen: &Seen<'_>) -> Result<Upsert> {
        let (db, entry) = (self.db, seen.entry);
        let told = Told::of(seen);
        let lang = language_of(entry, &told.text);
        let sort = entry.published.filter(|published| *published <= seen.at).unwrap_or(seen.at);
        let url_hash = entry.url.as_deref().map(entries::url_hash);
        // The same article in another feed: what was done with it there was done with it here.
        let twin: Option<(i64, [bool; 3])> = match url_hash {
            Some(hash) => db
                .prepare_cached(
                    "SELECT id, read, starred, later FROM entry WHERE url_hash = ?1 AND twin IS NULL AND hidden = 0
                     ORDER BY id LIMIT 1",
                )?
                .query_row([hash], |row| Ok((row.get(0)?, [row.get(1)?, row.get(2)?, row.get(3)?])))
                .optional()?,
            None => None,
        };
        let [read, starred, later] = twin.map_or([entry.read, entry.starred, false], |(_, state)| state);
        let offline = if seen.full_text && entry.url.is_some() { Offline::Pending } else { Offline::FeedOnly };
        db.prepare_cached(
            "INSERT INTO entry (feed, key, name, url, url_hash, twin, title, published, sort, arrived, read, starred, later,
                lang, offline, words, summary, hash, hidden)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)",
        )?
        .execute(params![
            seen.feed.0,
            entry.key,
            seen.name,
            entry.url,
            url_hash,
            twin.map(|(id, _)| id),
            entry.title,
            entry.published.map(|at| at.0),
            sort.0,
            seen.at.0,
            read,
            starred,
            later,
            lang.code(),
            entries::offline_code(offline),
            told.words,
            told.summary,
            seen.hash,
            if entry.muted { sifting::MUTED } else { 0 }
        ])?;
        let id = db.last_insert_rowid();
        let body = self.body(seen.html);
        db.prepare_cached("INSERT INTO content (entry, about, feed_text) VALUES (?1, ?2, ?3)")?.execute(params![
            id,
            about(entry),
            body
        ])?;
        self.words.add(db, id, &said(entry, &told.text))?;
        if entry.muted {
            return Ok(Upsert::Muted);
        }
        self.tally.add(seen.feed.0, read, twin.is_none(), offline == Offline::FeedOnly);
        Ok(Upsert::New(EntryId(id)))
    }

    fn body(&mut self, html: &str) -> Option<Value> {
        (!html.is_empty()).then(|| self.packer.pack(html))
    }
}

/// What became of an entry that a feed carries.
pub(super) enum Upsert {
    Same(EntryId),
    New(EntryId),
    Changed(EntryId),
    /// A filter keeps it out of sight.
    Muted,
    /// It was here, was read, and was cleared away: it does not come back.
    Gone,
}

/// An entry as a feed carries it now, and what is looked up by.
struct Seen<'a> {
    feed: FeedId,
    entry: &'a NewEntry,
    html: &'a str,
    hash: i64,
    name: i64,
    full_text: bool,
    at: Timestamp,
}

/// What its text says.
struct Told {
    text: String,
    summary: String,
    words: i64,
}

impl Told {
    fn of(seen: &Seen<'_>) -> Self {
        let text = plain::from_html(seen.html);
        let summary = match (&seen.entry.summary, &seen.entry.content) {
            (Some(summary), Some(_)) => plain::summary(&plain::from_html(summary), SUMMARY),
            _ => plain::summary(&text, SUMMARY),
        };
        let words = plain::words(&text) as i64;
        Self { text, summary, words }
    }
}

fn said<'a>(entry: &'a NewEntry, text: &'a str) -> Said<'a> {
    Said { title: &entry.title, body: text, authors: &entry.authors, tags: &entry.categories }
}

fn about(entry: &NewEntry) -> String {
    let about = About {
        authors: entry.authors.clone(),
        updated: entry.updated.map(|at| at.0),
        categories: entry.categories.clone(),
        enclosures: entry.enclosures.clone(),
        image: entry.image.clone(),
    };
    serde_json::to_string(&about).unwrap_or_else(|_| "{}".into())
}

fn language_of(entry: &NewEntry, text: &str) -> Lang {
    entry
        .language
        .filter(|lang| *lang != Lang::Other)
        .or_else(|| language::detect(&format!("{} {}", entry.title, crate::text::clean::cap(text, 600))))
        .unwrap_or_default()
}
