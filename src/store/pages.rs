//! What the page of an entry brings, or why it brought nothing.

use rusqlite::{OptionalExtension as _, params};

use super::arriving::{Batch, SUMMARY};
use super::entries::{self, About};
use super::words::Said;
use super::{Result, plain, versions};
use crate::news::article::{Article, PageKind};
use crate::news::entry::Offline;
use crate::news::ids::EntryId;
use crate::news::time::Timestamp;
use crate::news::trouble::Trouble;
use crate::text::language::{self, Lang};

impl Batch<'_> {
    pub(super) fn page(&mut self, entry: EntryId, article: &Article, at: Timestamp) -> Result<()> {
        let db = self.db;
        let found: Option<(i64, String, String)> = db
            .prepare_cached(
                "SELECT e.feed, e.title, c.about FROM entry e JOIN content c ON c.entry = e.id WHERE e.id = ?1",
            )?
            .query_row([entry.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        let Some((feed, title, about)) = found else { return Ok(()) };
        self.tally.recount(feed);
        let offline = match article.kind {
            PageKind::Article => Offline::Whole,
            PageKind::Paywalled => Offline::Paywalled,
            PageKind::NotArticle | PageKind::OtherArticle => Offline::Useless,
        };
        if let Some(reason) = article.kind.reason() {
            db.prepare_cached(
                "UPDATE content SET fetched = ?2, page_error = iif(article IS NULL, ?3, NULL) WHERE entry = ?1",
            )?
            .execute(params![entry.0, at.0, Trouble::new(reason).to_stored()])?;
            // A wall in front of a page does not take away the article that was read before it stood there.
            db.prepare_cached(
                "UPDATE entry SET retry_at = NULL,
                    offline = iif((SELECT article IS NOT NULL FROM content WHERE entry = ?1), 1, iif(words >= ?3, 2, ?2))
                 WHERE id = ?1",
            )?
            .execute(params![entry.0, entries::offline_code(offline), entries::ENOUGH])?;
            return Ok(());
        }
        versions::keep_page(db, entry, at, article)?;
        db.prepare_cached("UPDATE content SET article = ?2, fetched = ?3, page_error = NULL WHERE entry = ?1")?
            .execute(params![entry.0, entries::pack_article(article), at.0])?;
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
        let authors: Vec<String> = about.authors.into_iter().chain(article.byline.iter().cloned()).collect();
        let said = Said { title: &title, body: &text, authors: &authors, tags: &about.categories };
        self.words.replace(db, entry.0, &said)
    }

    pub(super) fn page_failed(
        &mut self,
        entry: EntryId,
        error: &Trouble,
        retry: Option<Timestamp>,
        at: Timestamp,
    ) -> Result<()> {
        let db = self.db;
        // Where it is given up, a feed that carries the whole text is read as it is.
        db.prepare_cached("UPDATE content SET page_error = ?2, fetched = ?3 WHERE entry = ?1")?.execute(params![
            entry.0,
            error.to_stored(),
            at.0
        ])?;
        // What may be tried again stays pending; a text that is already here stays what it is.
        db.prepare_cached(
            "UPDATE entry SET retry_at = ?2,
                offline = CASE WHEN ?2 IS NULL AND offline = 0 THEN iif(words >= ?3, 2, 4) ELSE offline END WHERE id = ?1",
        )?
        .execute(params![entry.0, retry.map(|at| at.0), entries::ENOUGH])?;
        if retry.is_none() {
            let feed: Option<i64> = db
                .prepare_cached("SELECT feed FROM entry WHERE id = ?1")?
                .query_row([entry.0], |row| row.get(0))
                .optional()?;
            if let Some(feed) = feed {
                self.tally.recount(feed);
            }
        }
        Ok(())
    }
}
