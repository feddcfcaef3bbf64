//! Articles of an archive, in and out.

use rusqlite::{OptionalExtension as _, params};

use super::arriving::{Batch, Upsert};
use super::{ArchiveItem, Reader, Result, Writer};
use crate::news::entry::NewEntry;
use crate::news::feed::ARCHIVED;
use crate::news::ids::{EntryId, FeedId};
use crate::news::time::Timestamp;
use crate::text::language::Lang;

impl Reader {
    /// Articles for an archive, in pages: those with an id above `after`.
    pub fn archive(&self, after: EntryId, limit: usize) -> Result<Vec<(EntryId, ArchiveItem)>> {
        let mut statement =
            self.connection.prepare_cached("SELECT id FROM entry WHERE id > ?1 AND hidden < 2 ORDER BY id LIMIT ?2")?;
        let ids: Vec<EntryId> = statement
            .query_map(params![after.0, limit as i64], |row| row.get(0).map(EntryId))?
            .collect::<Result<_, _>>()?;
        let mut items = Vec::with_capacity(ids.len());
        for id in ids {
            let Some(entry) = self.entry(id)? else { continue };
            let stored = self.article(id)?.map(|stored| stored.article);
            // What the feed does not say its page may.
            let byline = stored.iter().filter(|_| entry.authors.is_empty()).flat_map(|article| article.byline.clone());
            let authors: Vec<String> = entry.authors.iter().cloned().chain(byline).collect();
            let updated = entry.updated.or(stored.as_ref().and_then(|article| article.modified));
            let text = stored.map(|article| article.document.plain()).filter(|text| !text.is_empty());
            let html = entry.feed_text.filter(|_| text.is_none());
            items.push((
                id,
                ArchiveItem {
                    key: entry.head.key,
                    feed: entry.head.feed_name,
                    url: entry.head.url,
                    title: entry.head.title,
                    published: entry.head.published.map(Timestamp::rfc3339),
                    updated: updated.map(Timestamp::rfc3339),
                    lang: Some(entry.head.language.code().to_owned()),
                    authors,
                    summary: Some(entry.head.summary).filter(|summary| !summary.is_empty()),
                    html,
                    text,
                    read: entry.head.state.read,
                    starred: entry.head.state.starred,
                    later: entry.head.state.later,
                    tags: entry.tags,
                },
            ));
        }
        Ok(items)
    }
}

impl Writer {
    /// Writes one batch of an archive; returns the articles that were new.
    pub fn import(&mut self, items: &[ArchiveItem], now: Timestamp) -> Result<Vec<EntryId>> {
        self.batch(|batch| {
            let mut new = Vec::new();
            for item in items {
                new.extend(batch.import(item, now)?);
            }
            Ok(new)
        })
        .map(|(new, _)| new)
    }
}

impl Batch<'_> {
    fn import(&mut self, item: &ArchiveItem, now: Timestamp) -> Result<Option<EntryId>> {
        let feed = self.archive_feed(&item.feed)?;
        let (id, new) = match self.upsert(feed, &entry(item), false, now)? {
            Upsert::New(id) => (id, true),
            Upsert::Changed(id) | Upsert::Same(id) => (id, false),
            Upsert::Gone | Upsert::Muted => return Ok(None),
        };
        // Merging only ever adds: what was read or starred here stays so.
        if item.read || item.starred || item.later {
            self.db
                .prepare_cached(
                    "UPDATE entry SET read = read OR ?2, starred = starred OR ?3, later = later OR ?4 WHERE id = ?1",
                )?
                .execute(params![id.0, item.read, item.starred, item.later])?;
            self.tally.recount(feed.0);
        }
        for name in &item.tags {
            self.db
                .prepare_cached("INSERT OR IGNORE INTO tag (entry, name) VALUES (?1, ?2)")?
                .execute(params![id.0, name])?;
        }
        Ok(new.then_some(id))
    }

    /// The feed that an archive means: one that is here, else one made for it.
    fn archive_feed(&mut self, named: &str) -> Result<FeedId> {
        if let Some(feed) = self.archive_feeds.get(named) {
            return Ok(*feed);
        }
        let address = format!("{ARCHIVED}{named}");
        let found: Option<i64> = self
            .db
            .prepare_cached(
                "SELECT id FROM feed WHERE (url IN (?1, ?2) OR name = ?2 OR title = ?2) AND hidden = 0 LIMIT 1",
            )?
            .query_row(params![address, named], |row| row.get(0))
            .optional()?;
        let id = if let Some(id) = found {
            id
        } else {
            self.db.execute(
                "INSERT INTO feed (url, title, full_text, position) VALUES (?1, ?2, 0, 1000000)",
                params![address, named],
            )?;
            self.db.last_insert_rowid()
        };
        self.archive_feeds.insert(named.to_owned(), FeedId(id));
        Ok(FeedId(id))
    }
}

fn entry(item: &ArchiveItem) -> NewEntry {
    let when = |text: &Option<String>| text.as_deref().and_then(Timestamp::from_rfc3339);
    // Plain text becomes paragraphs: a feed's text is HTML.
    let content = item.html.clone().or_else(|| {
        let text = item.text.as_ref()?;
        let escaped = html_escape::encode_text(text);
        Some(format!("<p>{}</p>", escaped.replace("\n\n", "</p><p>")))
    });
    NewEntry {
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
    }
}
