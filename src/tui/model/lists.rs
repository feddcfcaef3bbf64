//! The feeds on the left and the list of articles.

use std::collections::HashMap;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::Model;
use crate::news::ids::EntryId;
use crate::news::query::{Query, Scope, Snippet};
use crate::store::{FeedRow, FollowRow, FollowTarget, TagRow, Totals};
use crate::tui::message::Listing;

/// A row of the pane on the left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FeedItem {
    All,
    Starred,
    Later,
    /// A heading that cannot be chosen: its message.
    Heading(&'static str),
    /// Something followed.
    Follow(usize),
    Tag(usize),
    Section(String),
    Feed(usize),
}

impl FeedItem {
    pub fn can_be_chosen(&self) -> bool {
        !matches!(self, Self::Heading(_))
    }
}

#[derive(Debug, Default)]
pub struct FeedsPane {
    pub rows: Vec<FeedRow>,
    pub follows: Vec<FollowRow>,
    /// The tags in use.
    pub tags: Vec<TagRow>,
    /// Counts that only the store knows are not what they were.
    pub stale: bool,
    pub totals: Totals,
    pub items: Vec<FeedItem>,
    pub selected: usize,
    pub top: usize,
    /// The columns that its rows need.
    pub wide: u16,
    /// Some feeds stand under sections, so that all others have a heading, too.
    pub sectioned: bool,
    pub loaded: bool,
    /// What the list shows is no longer here: the list of what is selected now is to be shown.
    pub removed: bool,
}

#[derive(Clone, Debug, Default)]
pub struct ListPane {
    pub query: Query,
    pub title: String,
    pub ids: Arc<[EntryId]>,
    pub unread: FxHashSet<EntryId>,
    pub selected: usize,
    pub top: usize,
    /// The number of the question whose answer is on the screen or awaited.
    pub generation: u64,
    pub loading: bool,
    /// Only its beginning is here yet.
    pub partial: bool,
    /// The next answer takes the list's place even unasked: filters have changed what is in it.
    pub sifted: bool,
    /// Another process has written: the next answer says which of its articles are unread.
    pub outside: bool,
    /// It was empty, and nothing was touched since: what comes is shown at once, its first article selected.
    pub filling: bool,
    /// The article to select when the list comes, where one is being read from it already.
    pub wanted: Option<EntryId>,
    /// Where the hits of a search stand in headlines and texts.
    pub snippets: HashMap<EntryId, Snippet>,
    /// The list as it would be with the new articles.
    pub waiting: Option<Listing>,
}

impl ListPane {
    pub fn current(&self) -> Option<EntryId> {
        self.ids.get(self.selected).copied()
    }

    /// How many articles wait to be shown.
    pub fn newcomers(&self) -> usize {
        self.waiting.as_ref().map_or(0, |waiting| waiting.newcomers)
    }

    /// Keeps the list as it would be now, and counts what is new in it.
    pub fn hold(&mut self, mut waiting: Listing) {
        waiting.newcomers = newcomers(&self.ids, &waiting.ids);
        self.waiting = Some(waiting);
    }
}

/// How many of `now` are not in `before`. Mostly the one is the other with some more, in the same order.
fn newcomers(before: &[EntryId], now: &[EntryId]) -> usize {
    let mut known = before.iter().peekable();
    let new = now.iter().filter(|id| known.next_if_eq(id).is_none()).count();
    if known.peek().is_none() {
        return new;
    }
    let known: FxHashSet<_> = before.iter().collect();
    now.iter().filter(|id| !known.contains(id)).count()
}

impl Model {
    /// The rows of the pane on the left: fixed lists, saved searches, what is followed, tags, then feeds under their
    /// sections.
    pub fn feed_items(rows: &[FeedRow], follows: &[FollowRow], tags: &[TagRow]) -> Vec<FeedItem> {
        let mut items = vec![FeedItem::All, FeedItem::Starred, FeedItem::Later];
        for (heading, searches) in [("searches", true), ("follows", false)] {
            let is = |index: &usize| matches!(follows[*index].follow.target, FollowTarget::Search(_)) == searches;
            let inside: Vec<_> = (0..follows.len()).filter(is).map(FeedItem::Follow).collect();
            if !inside.is_empty() {
                items.push(FeedItem::Heading(heading));
                items.extend(inside);
            }
        }
        if !tags.is_empty() {
            items.push(FeedItem::Heading("tags"));
            items.extend((0..tags.len()).map(FeedItem::Tag));
        }
        let mut sections: Vec<&str> = Vec::new();
        for row in rows {
            if let Some(section) = row.feed.section.as_deref().filter(|section| !sections.contains(section)) {
                sections.push(section);
            }
        }
        let sectioned = !sections.is_empty();
        for section in sections {
            items.push(FeedItem::Section(section.to_owned()));
            let inside = |row: &FeedRow| row.feed.section.as_deref() == Some(section);
            items.extend((0..rows.len()).filter(|index| inside(&rows[*index])).map(FeedItem::Feed));
        }
        let others: Vec<_> = (0..rows.len()).filter(|index| rows[*index].feed.section.is_none()).collect();
        if sectioned && !others.is_empty() {
            items.push(FeedItem::Heading("other-feeds"));
        }
        items.extend(others.into_iter().map(FeedItem::Feed));
        items
    }

    /// What choosing a row of the left pane shows.
    pub fn scope_of(&self, item: &FeedItem) -> Scope {
        match item {
            FeedItem::All | FeedItem::Heading(_) => Scope::All,
            FeedItem::Starred => Scope::Starred,
            FeedItem::Later => Scope::Later,
            FeedItem::Follow(index) => {
                self.feeds.follows.get(*index).map_or(Scope::All, |row| row.follow.target.scope())
            }
            FeedItem::Tag(index) => self.feeds.tags.get(*index).map_or(Scope::All, |row| Scope::Tag(row.name.clone())),
            FeedItem::Section(name) => Scope::Section(name.clone()),
            FeedItem::Feed(index) => self.feeds.rows.get(*index).map_or(Scope::All, |row| Scope::Feed(row.feed.id)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn newcomers_are_counted_whatever_went_or_moved() {
        let list = |ids: &[i64]| ids.iter().map(|id| EntryId(*id)).collect::<Vec<_>>();
        let before = list(&[5, 4, 3]);
        for (now, new) in
            [(vec![5, 4, 3], 0), (vec![7, 5, 4, 6, 3], 2), (vec![7, 5, 3], 1), (vec![3, 8, 4, 5], 1), (vec![], 0)]
        {
            assert_eq!(newcomers(&before, &list(&now)), new, "{now:?}");
        }
        assert_eq!(newcomers(&[], &before), 3);
    }
}
