//! Filters over what is stored: what a rule fits, what it leaves out of sight, and what comes back when it goes.
//!
//! A rule is held against what the feed carried, as when it arrives, and against the text of the page once that is here.
//! The full-text index only says where to look: an article whose page has taken the feed's text's place is found by the
//! words of its page, title, author and categories.

use rusqlite::{Connection, OptionalExtension as _, params, types::Value};

use super::entries::{self, About};
use super::feeds::lead_twins;
use super::tally::Tally;
use super::{Reader, Result};
use crate::news::entry::NewEntry;
use crate::news::filter::{self, Deed, Filter, Place};
use crate::news::ids::{EntryId, FeedId};
use crate::text::terms;

/// The bit of `hidden` that a filter sets.
pub(super) const MUTED: i64 = 2;

/// A rule, and the feeds that it is for (all where none is named).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sieve {
    pub filter: Filter,
    pub feeds: Vec<FeedId>,
}

/// A stable hash of filters; 0 for none.
pub(super) fn hash(filters: &[Filter]) -> i64 {
    if filters.is_empty() {
        return 0;
    }
    let said: Vec<String> =
        filters.iter().map(|f| format!("{} {} {}", f.deed.name(), f.place.name(), f.words.join("\n"))).collect();
    entries::hash(&said.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Holds these filters against the entries of these feeds; returns how many went out of sight or came back. What the
/// reader starred, put aside or tagged stays in sight.
pub(super) fn sift(db: &Connection, feeds: &[i64], filters: &[Filter], tally: &mut Tally) -> Result<usize> {
    let of = list(feeds);
    let mut candidates =
        ids(db, "SELECT id FROM entry WHERE feed IN (SELECT value FROM json_each(?1)) AND hidden > 1", &of)?;
    if filters.iter().any(|filter| filter.deed == Deed::Keep) {
        candidates = ids(db, "SELECT id FROM entry WHERE feed IN (SELECT value FROM json_each(?1))", &of)?;
    } else {
        for filter in filters.iter().filter(|filter| filter.deed == Deed::Mute) {
            candidates.extend(said(db, filter, &of)?);
        }
    }
    candidates.sort_unstable();
    candidates.dedup();
    let mut turned = Vec::new();
    let mut count = 0;
    for id in candidates {
        let Some(stored) = carried(db, id)? else { continue };
        let out = !stored.dear && filter::leaves_out(filters, &stored.entry);
        if out == (stored.hidden & MUTED != 0) {
            continue;
        }
        let hidden = if out { stored.hidden | MUTED } else { stored.hidden & !MUTED };
        db.prepare_cached("UPDATE entry SET hidden = ?2 WHERE id = ?1")?.execute(params![id, hidden])?;
        tally.recount(stored.feed);
        turned.extend(stored.url_hash);
        count += 1;
    }
    lead_twins(db, turned.into_iter(), tally)?;
    Ok(count)
}

/// Holds filters against an article whose page has just come; whether it went out of sight. What the feed carried was held
/// against them before: only what the page says besides marks it read, or keeps it.
pub(super) fn sift_page(db: &Connection, id: i64, filters: &[Filter], tally: &mut Tally) -> Result<bool> {
    let Some(stored) = carried(db, id)?.filter(|stored| stored.hidden == 0 && !stored.dear) else { return Ok(false) };
    if filter::leaves_out(filters, &stored.entry) {
        db.prepare_cached("UPDATE entry SET hidden = ?2 WHERE id = ?1")?.execute(params![id, MUTED])?;
        tally.recount(stored.feed);
        lead_twins(db, stored.url_hash.into_iter(), tally)?;
        return Ok(true);
    }
    let bare = NewEntry { content: stored.fed.clone(), ..stored.entry.clone() };
    for filter in filters.iter().filter(|filter| filter.fits(&stored.entry) && !filter.fits(&bare)) {
        let sql = match filter.deed {
            Deed::MarkRead => "UPDATE entry SET read = 1 WHERE id = ?1",
            Deed::Star => "UPDATE entry SET starred = 1 WHERE id = ?1",
            Deed::Mute | Deed::Keep => continue,
        };
        db.prepare_cached(sql)?.execute([id])?;
        tally.recount(stored.feed);
    }
    Ok(false)
}

impl Reader {
    /// What a rule is about among what is in sight, newest first: what it would leave out, or what it would mark. What
    /// is starred, put aside or tagged is left alone.
    pub fn fitting(&self, sieve: &Sieve) -> Result<Vec<EntryId>> {
        let db = &self.connection;
        let of = self.feeds_of(sieve)?;
        let keeps = sieve.filter.deed == Deed::Keep;
        let candidates = if keeps {
            ids(db, "SELECT id FROM entry WHERE feed IN (SELECT value FROM json_each(?1))", &of)?
        } else {
            said(db, &sieve.filter, &of)?
        };
        let mut found = Vec::new();
        for id in candidates {
            let Some(stored) = carried(db, id)?.filter(|stored| stored.hidden == 0 && !stored.twin) else { continue };
            if !stored.dear && sieve.filter.fits(&stored.entry) != keeps {
                found.push((stored.sort, id));
            }
        }
        found.sort_unstable_by(|a, b| b.cmp(a));
        Ok(found.into_iter().map(|(_, id)| EntryId(id)).collect())
    }

    /// What a rule keeps out of sight now, newest first; of a rule that leaves nothing out, what it fits.
    pub fn left_out(&self, sieve: &Sieve) -> Result<Vec<EntryId>> {
        let db = &self.connection;
        let of = self.feeds_of(sieve)?;
        let out = matches!(sieve.filter.deed, Deed::Mute | Deed::Keep);
        let candidates = if out {
            ids(db, "SELECT id FROM entry WHERE feed IN (SELECT value FROM json_each(?1)) AND hidden > 1", &of)?
        } else {
            said(db, &sieve.filter, &of)?
        };
        let keeps = sieve.filter.deed == Deed::Keep;
        let mut found = Vec::new();
        for id in candidates {
            let Some(stored) = carried(db, id)?.filter(|stored| out || stored.hidden == 0) else { continue };
            if sieve.filter.fits(&stored.entry) != keeps {
                found.push((stored.sort, id));
            }
        }
        found.sort_unstable_by(|a, b| b.cmp(a));
        Ok(found.into_iter().map(|(_, id)| EntryId(id)).collect())
    }

    fn feeds_of(&self, sieve: &Sieve) -> Result<String> {
        if !sieve.feeds.is_empty() {
            return Ok(list(&sieve.feeds.iter().map(|feed| feed.0).collect::<Vec<_>>()));
        }
        let mut statement = self.connection.prepare_cached("SELECT id FROM feed WHERE hidden = 0")?;
        let all = statement.query_map([], |row| row.get(0))?.collect::<Result<Vec<i64>, _>>()?;
        Ok(list(&all))
    }
}

/// An entry as its feed carried it, with the text of its page, and what was done with it.
struct Stored {
    entry: NewEntry,
    /// Its text as the feed carried it.
    fed: Option<String>,
    feed: i64,
    hidden: i64,
    sort: i64,
    twin: bool,
    url_hash: Option<i64>,
    /// Starred, put aside or tagged.
    dear: bool,
}

fn carried(db: &Connection, id: i64) -> Result<Option<Stored>> {
    let mut statement = db.prepare_cached(
        "SELECT e.title, e.summary, c.about, c.feed_text, e.feed, e.hidden, e.sort, e.twin IS NOT NULL, e.url_hash,
            e.starred OR e.later OR EXISTS (SELECT 1 FROM tag WHERE tag.entry = e.id), c.article
         FROM entry e JOIN content c ON c.entry = e.id WHERE e.id = ?1",
    )?;
    let found = statement
        .query_row([id], |row| {
            let about: About = serde_json::from_str(row.get_ref(2)?.as_str()?).unwrap_or_default();
            let fed = entries::unpack(row.get::<_, Value>(3)?);
            let page: Option<Vec<u8>> = row.get(10)?;
            let page = page.and_then(|packed| entries::unpack_article(&packed)).map(|article| article.document.plain());
            let entry = NewEntry {
                title: row.get(0)?,
                summary: row.get(1)?,
                content: match (&fed, page) {
                    (Some(fed), Some(page)) => Some(format!("{fed}\n{page}")),
                    (None, page) => page,
                    (fed, None) => fed.clone(),
                },
                authors: about.authors,
                categories: about.categories,
                ..NewEntry::default()
            };
            Ok(Stored {
                entry,
                fed,
                feed: row.get(4)?,
                hidden: row.get(5)?,
                sort: row.get(6)?,
                twin: row.get(7)?,
                url_hash: row.get(8)?,
                dear: row.get(9)?,
            })
        })
        .optional()?;
    Ok(found)
}

/// The entries of these feeds that may have the words of a filter, by the full-text index.
fn said(db: &Connection, filter: &Filter, of: &str) -> Result<Vec<i64>> {
    let column = match filter.place {
        Place::Anywhere => "",
        Place::Title => "title : ",
        Place::Text => "body : ",
        Place::Author => "author : ",
        Place::Category => "tags : ",
    };
    let phrases = filter.words.iter().filter_map(|words| {
        let mut keys = String::new();
        terms::keys_into(words, &mut keys);
        // Keys are alphanumeric: nothing in them can end the quotes.
        (!keys.trim().is_empty()).then(|| format!("{column}\"{}\"", keys.trim()))
    });
    let wanted = phrases.collect::<Vec<_>>().join(" OR ");
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let mut statement = db.prepare_cached(
        "SELECT e.id FROM search s CROSS JOIN entry e ON e.id = s.rowid
         WHERE s.search MATCH ?1 AND e.feed IN (SELECT value FROM json_each(?2))",
    )?;
    let rows = statement.query_map(params![wanted, of], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn ids(db: &Connection, sql: &str, of: &str) -> Result<Vec<i64>> {
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map([of], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn list(ids: &[i64]) -> String {
    serde_json::to_string(ids).unwrap_or_else(|_| "[]".into())
}
