//! The one connection that writes. Everything happens in transactions: a process killed at any moment loses nothing
//! that was reported as written.

use std::path::PathBuf;

use rusqlite::{Connection, OptionalExtension as _, Transaction, TransactionBehavior, params};

use super::entries::{self, About};
use super::{Applied, ArchiveItem, Change, Polled, PolledContent, Result, StoreError, Write, plain};
use crate::news::analysis::Analysis;
use crate::news::article::{Article, PageKind};
use crate::news::entry::{NewEntry, Offline};
use crate::news::feed::{Feed, FeedSource};
use crate::news::ids::{EntryId, FeedId};
use crate::news::time::Timestamp;
use crate::text::language::{self, Lang};
use crate::text::terms;

/// Bytes of the line under a headline.
const SUMMARY: usize = 300;

/// The connection that writes; see the module.
pub struct Writer {
    connection: Connection,
    path: PathBuf,
}

impl Writer {
    pub(super) fn new(connection: Connection, path: PathBuf) -> Self {
        Self { connection, path }
    }

    /// Runs `work` in a transaction that takes the write lock at once, so that two processes never deadlock.
    pub(super) fn transaction<T>(&mut self, work: impl FnOnce(&Transaction<'_>) -> Result<T>) -> Result<T> {
        let path = self.path.clone();
        let told = move |error: StoreError| match error {
            StoreError::Sqlite(error) => StoreError::at(&path, error),
            other => other,
        };
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(|error| told(error.into()))?;
        let answer = work(&transaction).map_err(&told)?;
        transaction.commit().map_err(|error| told(error.into()))?;
        Ok(answer)
    }

    /// Makes the store's feeds those of the configuration; returns them in its order.
    ///
    /// A feed that is no longer named is hidden with its entries; its starred entries stay in sight, and all of them
    /// come back when it is named again.
    pub fn sync_feeds(&mut self, sources: &[FeedSource]) -> Result<Vec<Feed>> {
        self.transaction(|db| {
            db.execute("UPDATE feed SET hidden = 1, position = -1", [])?;
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
            }
            let changed = db.execute(
                "UPDATE entry SET hidden = 1 - hidden
                 WHERE hidden <> (SELECT hidden FROM feed WHERE feed.id = entry.feed)",
                [],
            )?;
            if changed > 0 {
                lead_twins(db)?;
            }
            Ok(())
        })?;
        super::reader::feeds_of(&self.connection).map(|rows| rows.into_iter().map(|row| row.feed).collect())
    }

    /// Applies all of them in one transaction.
    pub fn apply(&mut self, writes: &[Write]) -> Result<Applied> {
        self.transaction(|db| {
            let mut applied = Applied::default();
            for write in writes {
                match write {
                    Write::Polled(polled) => poll(db, polled, &mut applied)?,
                    Write::Article { entry, article, at } => page(db, *entry, article, *at)?,
                    Write::ArticleFailed { entry, error, retry_at, at } => {
                        page_failed(db, *entry, error, *retry_at, *at)?;
                    }
                    Write::Analysis { entry, analysis, terms } => analysed(db, *entry, analysis, terms)?,
                    Write::Change(change) => applied.changed += state(db, change)?,
                }
            }
            Ok(applied)
        })
    }

    /// Writes one batch of an archive; returns the articles that were new.
    pub fn import(&mut self, items: &[ArchiveItem], now: Timestamp) -> Result<Vec<EntryId>> {
        self.transaction(|db| {
            let mut new = Vec::new();
            for item in items {
                if let Some(id) = import_one(db, item, now)? {
                    new.push(id);
                }
            }
            Ok(new)
        })
    }

    /// Removes entries read and older than `read_before`, which their feed no longer carries in its last answers by
    /// then; never starred, later or tagged ones. Returns how many went.
    pub fn purge(&mut self, read_before: Timestamp) -> Result<usize> {
        self.transaction(|db| {
            let mut statement = db.prepare(
                "SELECT id FROM entry WHERE read = 1 AND starred = 0 AND later = 0 AND sort < ?1 AND arrived < ?1
                 AND NOT EXISTS (SELECT 1 FROM tag WHERE tag.entry = entry.id)",
            )?;
            let gone: Vec<i64> = statement.query_map([read_before.0], |row| row.get(0))?.collect::<Result<_, _>>()?;
            for id in &gone {
                db.prepare_cached("DELETE FROM search WHERE rowid = ?1")?.execute([id])?;
                db.prepare_cached("UPDATE entry SET twin = NULL WHERE twin = ?1")?.execute([id])?;
                db.prepare_cached("DELETE FROM entry WHERE id = ?1")?.execute([id])?;
            }
            Ok(gone.len())
        })
    }
}

/// Of each article that stands in several feeds, the first entry that is in sight leads.
fn lead_twins(db: &Transaction<'_>) -> Result<()> {
    db.execute_batch(
        "UPDATE entry SET twin = (
            SELECT min(other.id) FROM entry other WHERE other.url_hash = entry.url_hash AND other.hidden = 0
                AND other.id <> entry.id AND other.id < entry.id)
         WHERE url_hash IN (SELECT url_hash FROM entry WHERE url_hash IS NOT NULL GROUP BY url_hash HAVING count(*) > 1)",
    )?;
    Ok(())
}

fn poll(db: &Transaction<'_>, polled: &Polled, applied: &mut Applied) -> Result<()> {
    let health = serde_json::to_string(&polled.health).unwrap_or_else(|_| "{}".into());
    db.prepare_cached("UPDATE feed SET health = ?2 WHERE id = ?1")?.execute(params![polled.feed.0, health])?;
    if let Some(url) = &polled.moved_to {
        // Where the new address is already a feed of its own, each keeps its own.
        db.prepare_cached("UPDATE OR IGNORE feed SET url = ?2 WHERE id = ?1")?.execute(params![polled.feed.0, url])?;
    }
    let Some(content) = &polled.content else { return Ok(()) };
    let PolledContent { title, site, entries } = content;
    db.prepare_cached("UPDATE feed SET title = coalesce(?2, title), site = coalesce(?3, site) WHERE id = ?1")?
        .execute(params![polled.feed.0, title, site])?;
    let full_text: bool =
        db.prepare_cached("SELECT full_text FROM feed WHERE id = ?1")?.query_row([polled.feed.0], |row| row.get(0))?;
    for entry in entries {
        match upsert(db, polled.feed, entry, full_text, polled.at)? {
            Upsert::Same => {}
            Upsert::New(id) => applied.inserted.push((polled.feed, id)),
            Upsert::Changed(id) => applied.updated.push((polled.feed, id)),
        }
    }
    Ok(())
}

enum Upsert {
    Same,
    New(EntryId),
    Changed(EntryId),
}

fn upsert(db: &Transaction<'_>, feed: FeedId, entry: &NewEntry, full_text: bool, at: Timestamp) -> Result<Upsert> {
    let html = entry.content.as_deref().or(entry.summary.as_deref()).unwrap_or_default();
    let hash = entries::hash(&[&entry.title, html, entry.url.as_deref().unwrap_or_default()]);
    let known: Option<(i64, i64, String, String)> = db
        .prepare_cached("SELECT id, hash, title, summary FROM entry WHERE feed = ?1 AND key = ?2")?
        .query_row(params![feed.0, entry.key], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
        .optional()?;
    if known.as_ref().is_some_and(|(_, old, _, _)| *old == hash) {
        return Ok(Upsert::Same);
    }
    let text = plain::from_html(html);
    let summary = plain::summary(&entry.summary.as_deref().map_or_else(|| text.clone(), plain::from_html), SUMMARY);
    let sort = entry.published.filter(|published| *published <= at).unwrap_or(at);
    let words = text.split_whitespace().count() as i64;
    let lang = language_of(entry, &text);
    let about = about(entry);
    let body = (!html.is_empty()).then(|| entries::pack(html));
    if let Some((id, _, title, old_summary)) = known {
        if title != entry.title || old_summary != summary {
            db.prepare_cached("INSERT INTO version (entry, at, title, summary) VALUES (?1, ?2, ?3, ?4)")?
                .execute(params![id, at.0, title, old_summary])?;
        }
        // The page of a changed article is fetched again, and its text analysed again.
        db.prepare_cached(
            "UPDATE entry SET title = ?2, url = ?3, summary = ?4, hash = ?5, analysed = 0,
                words = CASE WHEN offline IN (1, 3) THEN words ELSE ?6 END,
                offline = CASE WHEN offline = 2 AND ?7 = 0 THEN 2 ELSE 0 END WHERE id = ?1",
        )?
        .execute(params![
            id,
            entry.title,
            entry.url,
            summary,
            hash,
            words,
            full_text && entry.url.is_some()
        ])?;
        db.prepare_cached("UPDATE content SET about = ?2, feed_text = ?3 WHERE entry = ?1")?
            .execute(params![id, about, body])?;
        index(db, id, &entry.title, &text, entry, true)?;
        return Ok(Upsert::Changed(EntryId(id)));
    }
    let url_hash = entry.url.as_deref().map(entries::url_hash);
    let twin: Option<(i64, bool)> = match url_hash {
        Some(hash) => db
            .prepare_cached("SELECT id, read FROM entry WHERE url_hash = ?1 AND twin IS NULL AND hidden = 0 LIMIT 1")?
            .query_row([hash], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?,
        None => None,
    };
    let offline = if full_text && entry.url.is_some() { Offline::Pending } else { Offline::FeedOnly };
    db.prepare_cached(
        "INSERT INTO entry (feed, key, url, url_hash, twin, title, published, sort, arrived, read, lang, offline, words, summary, hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
    )?
    .execute(params![
        feed.0, entry.key, entry.url, url_hash, twin.map(|(id, _)| id), entry.title, entry.published.map(|at| at.0),
        sort.0, at.0, twin.is_some_and(|(_, read)| read), lang.code(), entries::offline_code(offline), words, summary,
        hash
    ])?;
    let id = db.last_insert_rowid();
    db.prepare_cached("INSERT INTO content (entry, about, feed_text) VALUES (?1, ?2, ?3)")?
        .execute(params![id, about, body])?;
    index(db, id, &entry.title, &text, entry, false)?;
    Ok(Upsert::New(EntryId(id)))
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

/// Puts an entry's words into the full-text index, in place of those that are there.
fn index(db: &Transaction<'_>, id: i64, title: &str, body: &str, entry: &NewEntry, again: bool) -> Result<()> {
    let mut meta = String::new();
    for word in entry.authors.iter().chain(&entry.categories) {
        terms::keys_into(word, &mut meta);
    }
    index_words(db, id, title, body, &meta, again)
}

fn index_words(db: &Transaction<'_>, id: i64, title: &str, body: &str, meta: &str, again: bool) -> Result<()> {
    if again {
        db.prepare_cached("DELETE FROM search WHERE rowid = ?1")?.execute([id])?;
    }
    let (mut title_keys, mut body_keys) = (String::with_capacity(title.len()), String::with_capacity(body.len()));
    terms::keys_into(title, &mut title_keys);
    terms::keys_into(body, &mut body_keys);
    db.prepare_cached("INSERT INTO search (rowid, title, body, meta) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![id, title_keys, body_keys, meta])?;
    Ok(())
}

fn page(db: &Transaction<'_>, entry: EntryId, article: &Article, at: Timestamp) -> Result<()> {
    let found: Option<(String, String)> = db
        .prepare_cached("SELECT e.title, c.about FROM entry e JOIN content c ON c.entry = e.id WHERE e.id = ?1")?
        .query_row([entry.0], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((title, about)) = found else { return Ok(()) };
    let offline = match article.kind {
        PageKind::Article => Offline::Whole,
        PageKind::Paywalled => Offline::Paywalled,
        PageKind::NotArticle => Offline::FeedOnly,
    };
    db.prepare_cached("UPDATE content SET article = ?2, fetched = ?3, page_error = NULL WHERE entry = ?1")?
        .execute(params![entry.0, entries::pack_article(article), at.0])?;
    if article.kind == PageKind::NotArticle {
        db.prepare_cached("UPDATE entry SET offline = ?2, retry_at = NULL WHERE id = ?1")?
            .execute(params![entry.0, entries::offline_code(offline)])?;
        return Ok(());
    }
    let text = article.document.plain();
    let lead = article.document.lead().map(crate::news::document::Text::to_plain).unwrap_or_default();
    let lang = article.language.filter(|lang| *lang != Lang::Other).or_else(|| language::detect(&text));
    db.prepare_cached(
        "UPDATE entry SET offline = ?2, words = ?3, analysed = 0, retry_at = NULL, lang = coalesce(?4, lang),
            summary = CASE WHEN summary = '' THEN ?5 ELSE summary END WHERE id = ?1",
    )?
    .execute(params![
        entry.0,
        entries::offline_code(offline),
        text.split_whitespace().count() as i64,
        lang.map(Lang::code),
        plain::summary(&crate::text::clean::line(if lead.is_empty() { &text } else { &lead }), SUMMARY)
    ])?;
    let about: About = serde_json::from_str(&about).unwrap_or_default();
    let mut meta = String::new();
    for word in about.authors.iter().chain(&article.byline).chain(&about.categories) {
        terms::keys_into(word, &mut meta);
    }
    index_words(db, entry.0, &title, &text, &meta, true)
}

fn page_failed(
    db: &Transaction<'_>,
    entry: EntryId,
    error: &str,
    retry: Option<Timestamp>,
    at: Timestamp,
) -> Result<()> {
    db.prepare_cached("UPDATE content SET page_error = ?2, fetched = ?3 WHERE entry = ?1")?
        .execute(params![entry.0, error, at.0])?;
    // What may be tried again stays pending; a text that is already here stays what it is.
    db.prepare_cached(
        "UPDATE entry SET retry_at = ?2, offline = CASE WHEN ?2 IS NULL AND offline = 0 THEN 4 ELSE offline END WHERE id = ?1",
    )?
    .execute(params![entry.0, retry.map(|at| at.0)])?;
    Ok(())
}

fn analysed(db: &Transaction<'_>, entry: EntryId, analysis: &Analysis, vector: &[u8]) -> Result<()> {
    if db.prepare_cached("UPDATE entry SET analysed = 1 WHERE id = ?1")?.execute([entry.0])? == 0 {
        return Ok(());
    }
    super::stories::put_vector(db, entry, vector)?;
    db.prepare_cached("DELETE FROM mention WHERE entry = ?1")?.execute([entry.0])?;
    for (rank, entity) in analysis.entities.iter().enumerate() {
        let id: i64 = db
            .prepare_cached(
                "INSERT INTO entity (key, kind, name) VALUES (?1, ?2, ?3)
                 ON CONFLICT (key, kind) DO UPDATE SET name = name RETURNING id",
            )?
            .query_row(params![entity.key, entity.kind.code(), entity.name], |row| row.get(0))?;
        let spans: Vec<[u32; 2]> = entity.mentions.iter().map(|mention| [mention.start, mention.end]).collect();
        db.prepare_cached(
            "INSERT OR IGNORE INTO mention (entry, entity, count, rank, name, spans) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![
            entry.0,
            id,
            entity.mentions.len() as i64,
            rank as i64,
            entity.name,
            serde_json::to_string(&spans).unwrap_or_default()
        ])?;
    }
    Ok(())
}

/// Changes the state of articles, in whatever feeds each stands.
fn state(db: &Transaction<'_>, change: &Change) -> Result<u32> {
    let (ids, column, on) = match change {
        Change::Read(ids, on) => (ids, "read", on),
        Change::Star(ids, on) => (ids, "starred", on),
        Change::Later(ids, on) => (ids, "later", on),
        Change::Tag(ids, name, on) => {
            let sql = if *on {
                "INSERT OR IGNORE INTO tag (entry, name) SELECT id, ?2 FROM entry WHERE id = ?1"
            } else {
                "DELETE FROM tag WHERE entry = ?1 AND name = ?2"
            };
            let mut changed = 0;
            for id in ids {
                changed += db.prepare_cached(sql)?.execute(params![id.0, name])?;
            }
            return Ok(changed as u32);
        }
    };
    let mut changed = 0;
    for id in ids {
        let own = db
            .prepare_cached(&format!("UPDATE entry SET {column} = ?2 WHERE id = ?1 AND {column} <> ?2"))?
            .execute(params![id.0, on])?;
        db.prepare_cached(&format!(
            "UPDATE entry SET {column} = ?2 WHERE {column} <> ?2 AND (twin = ?1
                OR id = (SELECT twin FROM entry WHERE id = ?1) OR twin = (SELECT twin FROM entry WHERE id = ?1))"
        ))?
        .execute(params![id.0, on])?;
        changed += own;
    }
    Ok(changed as u32)
}

fn import_one(db: &Transaction<'_>, item: &ArchiveItem, now: Timestamp) -> Result<Option<EntryId>> {
    let address = if item.feed.contains("://") { item.feed.clone() } else { format!("archive:{}", item.feed) };
    let feed: Option<i64> = db
        .prepare_cached("SELECT id FROM feed WHERE url IN (?1, ?2) OR name = ?2 OR title = ?2 LIMIT 1")?
        .query_row(params![address, item.feed], |row| row.get(0))
        .optional()?;
    let feed = if let Some(id) = feed {
        id
    } else {
        db.execute(
            "INSERT INTO feed (url, title, full_text, position) VALUES (?1, ?2, 0, 1000000)",
            params![address, item.feed],
        )?;
        db.last_insert_rowid()
    };
    let when = |text: &Option<String>| text.as_deref().and_then(Timestamp::from_rfc3339);
    // Plain text becomes paragraphs: a feed's text is HTML.
    let content = item.html.clone().or_else(|| {
        let text = item.text.as_ref()?;
        let escaped = html_escape::encode_text(text);
        Some(format!("<p>{}</p>", escaped.replace("\n\n", "</p><p>")))
    });
    let entry = NewEntry {
        key: item.key.clone(),
        url: item.url.clone(),
        title: crate::text::clean::line(&item.title),
        published: when(&item.published),
        updated: when(&item.updated),
        authors: item.authors.clone(),
        summary: item.summary.clone(),
        content,
        language: item.lang.as_deref().map(Lang::from_tag),
        ..NewEntry::default()
    };
    let (id, new) = match upsert(db, FeedId(feed), &entry, false, now)? {
        Upsert::New(id) => (id, true),
        Upsert::Changed(id) => (id, false),
        Upsert::Same => {
            let id = db
                .prepare_cached("SELECT id FROM entry WHERE feed = ?1 AND key = ?2")?
                .query_row(params![feed, entry.key], |row| row.get(0))?;
            (EntryId(id), false)
        }
    };
    // Merging only ever adds: what was read or starred here stays so.
    for (on, column) in [(item.read, "read"), (item.starred, "starred"), (item.later, "later")] {
        if on {
            db.prepare_cached(&format!("UPDATE entry SET {column} = 1 WHERE id = ?1"))?.execute([id.0])?;
        }
    }
    for name in &item.tags {
        db.prepare_cached("INSERT OR IGNORE INTO tag (entry, name) VALUES (?1, ?2)")?.execute(params![id.0, name])?;
    }
    Ok(new.then_some(id))
}
