//! What articles were before they were corrected.

use rusqlite::{OptionalExtension as _, Transaction, params, types::Value};

use super::entries;
use super::reader::Reader;
use super::{Result, plain};
use crate::news::article::Article;
use crate::news::ids::EntryId;
use crate::news::time::Timestamp;

/// Versions kept of one article: the first, and the last so many less one. A page that follows an event changes all day.
const MOST: i64 = 12;

/// An article as it stood before a change.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// When it was replaced.
    pub until: Timestamp,
    pub title: String,
    pub summary: String,
    /// Its text, plain: the page's where it was here, else the feed's.
    pub text: String,
    /// The page's article, where it was here.
    pub article: Option<Article>,
}

impl Reader {
    /// The earlier versions of an article that was changed, the first one first.
    pub fn versions(&self, id: EntryId) -> Result<Vec<Version>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT at, title, summary, feed_text, article FROM version WHERE entry = ?1 ORDER BY rowid",
        )?;
        let rows = statement.query_map([id.0], |row| {
            let article = row.get::<_, Option<Vec<u8>>>(4)?.and_then(|packed| entries::unpack_article(&packed));
            let feed_text = entries::unpack(row.get::<_, Value>(3)?).map(|html| plain::from_html(&html));
            Ok(Version {
                until: Timestamp(row.get(0)?),
                title: row.get(1)?,
                summary: row.get(2)?,
                text: article.as_ref().map(|article| article.document.plain()).or(feed_text).unwrap_or_default(),
                article,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// Keeps an entry as it stands, since it is about to change; `to` is the feed's new title and text where these change.
///
/// Only what a reader would notice makes a version: another title, or another text.
pub(super) fn keep(db: &Transaction<'_>, id: EntryId, at: Timestamp, to: Option<(&str, &str)>) -> Result<()> {
    let found = db
        .prepare_cached(
            "SELECT e.title, c.feed_text, c.article IS NOT NULL FROM entry e JOIN content c ON c.entry = e.id WHERE e.id = ?1",
        )?
        .query_row([id.0], |row| Ok((row.get::<_, String>(0)?, row.get::<_, Value>(1)?, row.get::<_, bool>(2)?)))
        .optional()?;
    let Some((title, feed_text, page)) = found else { return Ok(()) };
    if let Some((new_title, new_text)) = to {
        // A page's text is compared when the page comes again.
        let told = |html: &str| plain::from_html(html);
        let same_text = page || told(&entries::unpack(feed_text).unwrap_or_default()) == told(new_text);
        if title == new_title && same_text {
            return Ok(());
        }
    }
    db.prepare_cached(
        "INSERT INTO version (entry, at, title, summary, feed_text, article)
         SELECT e.id, ?2, e.title, e.summary, CASE WHEN c.article IS NULL THEN c.feed_text END, c.article
         FROM entry e JOIN content c ON c.entry = e.id WHERE e.id = ?1",
    )?
    .execute(params![id.0, at.0])?;
    db.prepare_cached(
        "DELETE FROM version WHERE entry = ?1 AND (SELECT count(*) FROM version WHERE entry = ?1) > ?2
            AND rowid = (SELECT rowid FROM version WHERE entry = ?1 ORDER BY rowid LIMIT 1 OFFSET 1)",
    )?
    .execute(params![id.0, MOST])?;
    Ok(())
}

/// Keeps the article of an entry's page where the one that comes reads otherwise.
pub(super) fn keep_page(db: &Transaction<'_>, id: EntryId, at: Timestamp, next: &Article) -> Result<()> {
    let packed: Option<Option<Vec<u8>>> = db
        .prepare_cached("SELECT article FROM content WHERE entry = ?1")?
        .query_row([id.0], |row| row.get(0))
        .optional()?;
    let Some(packed) = packed.flatten() else { return Ok(()) };
    let kept: Option<bool> = db
        .prepare_cached("SELECT article IS ?2 FROM version WHERE entry = ?1 ORDER BY rowid DESC LIMIT 1")?
        .query_row(params![id.0, packed], |row| row.get(0))
        .optional()?;
    let Some(article) = entries::unpack_article(&packed).filter(|_| kept != Some(true)) else { return Ok(()) };
    let readable = !article.document.blocks.is_empty() && !next.document.blocks.is_empty();
    if readable && (article.document.plain() != next.document.plain() || article.title != next.title) {
        keep(db, id, at, None)?;
    }
    Ok(())
}
