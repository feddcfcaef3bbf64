//! The counts that stand beside each feed, so that neither the first frame nor the feed list counts entries.
//!
//! New entries are added up; whatever else changed in a feed, it is counted again from the index alone.

use rusqlite::{Transaction, params};
use rustc_hash::{FxHashMap, FxHashSet};

use super::Result;

/// What a transaction does to the counts of feeds.
#[derive(Default)]
pub(super) struct Tally {
    added: FxHashMap<i64, Added>,
    again: FxHashSet<i64>,
}

#[derive(Clone, Copy, Default)]
struct Added {
    total: i64,
    unread: i64,
    shown: i64,
    shown_unread: i64,
    shown_offline: i64,
}

impl Tally {
    /// A new entry. `leads`: it is no twin; `here`: its text needs no network.
    pub(super) fn add(&mut self, feed: i64, read: bool, leads: bool, here: bool) {
        let added = self.added.entry(feed).or_default();
        added.total += 1;
        added.unread += i64::from(!read);
        added.shown += i64::from(leads);
        added.shown_unread += i64::from(leads && !read);
        added.shown_offline += i64::from(leads && !read && here);
    }

    /// Something about the entries of `feed` changed.
    pub(super) fn recount(&mut self, feed: i64) {
        self.again.insert(feed);
    }

    /// Writes the counts; the last thing in a transaction.
    pub(super) fn settle(self, db: &Transaction<'_>) -> Result<()> {
        for (feed, added) in self.added.iter().filter(|(feed, _)| !self.again.contains(feed)) {
            let Added { total, unread, shown, shown_unread, shown_offline } = *added;
            db.prepare_cached(
                "UPDATE feed SET total = total + ?2, unread = unread + ?3, shown = shown + ?4,
                    shown_unread = shown_unread + ?5, shown_offline = shown_offline + ?6 WHERE id = ?1",
            )?
            .execute(params![feed, total, unread, shown, shown_unread, shown_offline])?;
        }
        for feed in &self.again {
            db.prepare_cached(
                "UPDATE feed SET (total, unread, shown, shown_unread, shown_offline) = (
                    SELECT count(*), ifnull(sum(read = 0), 0), ifnull(sum(twin IS NULL), 0),
                        ifnull(sum(twin IS NULL AND read = 0), 0),
                        ifnull(sum(twin IS NULL AND read = 0 AND offline IN (1, 2)), 0)
                    FROM entry WHERE entry.feed = ?1 AND entry.hidden < 2) WHERE id = ?1",
            )?
            .execute([feed])?;
        }
        Ok(())
    }
}
