//! Following a person, a place, a story, a search: lists of their own on the left.

use super::super::Cx;
use super::super::message::{Ask, Effect};
use super::super::model::{FeedItem, Model, Pane, SideItem};
use super::super::pages::Sheet;
use super::managing;
use super::reading::change;
use super::telling;
use crate::command::{Command, Invocation};
use crate::news::ids::{EntryId, StoryId};
use crate::news::query::Scope;
use crate::store::{Change, Follow, FollowTarget, Following};
use crate::text::width;

/// What a command to follow is about: the page, the name selected beside the text, the list on the screen.
pub(crate) fn target(model: &Model) -> Option<(FollowTarget, String)> {
    if let Some(page) = model.pages.last() {
        return page.sheet().followed();
    }
    if let (Pane::Side, Some(SideItem::Entity(index))) = (model.focus, model.side_items().get(model.side.selected)) {
        let entity = model.reader.text.as_ref()?.entities.get(*index)?;
        return Some((FollowTarget::Entity(entity.id), entity.name.clone()));
    }
    if let Some(row) = model.selected_follow().filter(|_| model.focus == Pane::Feeds) {
        return Some((row.follow.target.clone(), row.follow.name.clone()));
    }
    if model.focus == Pane::Feeds {
        return None;
    }
    let title = model.list.title.clone();
    match &model.list.query.scope {
        Scope::Entity(id) => Some((FollowTarget::Entity(*id), title)),
        Scope::Story(id) => Some((FollowTarget::Story(*id), title)),
        Scope::Search(words) => Some((FollowTarget::Search(words.clone()), words.clone())),
        _ => None,
    }
}

/// Whether what a page is about is followed.
pub(crate) fn is_followed(model: &Model, page: &dyn Sheet) -> bool {
    page.followed().is_some_and(|(target, _)| model.feeds.follows.iter().any(|row| row.follow.target == target))
}

/// Follows it, or no longer. Where nothing but an article is meant, its story is.
pub(super) fn toggle(model: &mut Model, asked: &Invocation, cx: &Cx) -> Vec<Effect> {
    if let Some((target, name)) = target(model) {
        let name = asked.argument.clone().unwrap_or(name);
        return set(model, target, name, cx);
    }
    let Some(entry) = model.current().filter(|_| follows_story(model)) else { return Vec::new() };
    vec![Effect::Read(Ask::StoryToFollow(entry))]
}

/// Whether the story of an article can be meant: among the papers on the left it is out of sight.
pub(crate) fn follows_story(model: &Model) -> bool {
    model.current().is_some() && !(model.focus == Pane::Feeds && model.pages.is_empty())
}

/// The story of an article, as the store knows it.
pub(super) fn story(model: &mut Model, entry: EntryId, story: Option<StoryId>, cx: &Cx) -> Vec<Effect> {
    let title = model.heads.get(&entry).map(|head| head.title.clone()).unwrap_or_default();
    match story {
        Some(story) => set(model, FollowTarget::Story(story), title, cx),
        None => {
            model.status = Some(cx.locale.t("needs-story"));
            Vec::new()
        }
    }
}

fn set(model: &mut Model, target: FollowTarget, name: String, cx: &Cx) -> Vec<Effect> {
    let known = model.feeds.follows.iter().position(|row| row.follow.target == target);
    let key = match (&target, known.is_some()) {
        (FollowTarget::Search(_), true) => "search-not-kept",
        (FollowTarget::Search(_), false) => "search-kept",
        (_, true) => "no-longer-followed",
        (_, false) => "now-followed",
    };
    let undo = cx.key(Command::Undo);
    model.status = Some(telling::sentence(model, cx, key, &[("name", &name)], &[("key", undo.into())]));
    let following = match known {
        Some(at) => Following::Take { follow: model.feeds.follows[at].follow.clone(), at },
        None => Following::Add(Follow { target, name, notify: false }),
    };
    let counted = match &following {
        Following::Add(follow) => Some(Effect::Read(Ask::Count(follow.target.clone()))),
        _ => None,
    };
    change(model, Change::Follow(following)).into_iter().chain(counted).collect()
}

/// Announces new articles of what is selected on the left, or no longer.
pub(super) fn announce(model: &mut Model, cx: &Cx) -> Vec<Effect> {
    let Some(from) = model.selected_follow().map(|row| row.follow.clone()) else { return Vec::new() };
    let to = Follow { notify: !from.notify, ..from.clone() };
    let key = if to.notify { "announced" } else { "no-longer-announced" };
    model.status = Some(telling::sentence(model, cx, key, &[("name", &to.name)], &[]));
    // What is here already is no news.
    let heard = to.notify.then(|| Effect::Read(Ask::Heard(to.target.clone())));
    heard.into_iter().chain(change(model, Change::Follow(Following::Edit { from, to }))).collect()
}

/// Another name for what is followed.
pub(super) fn rename(model: &mut Model, name: &str, cx: &Cx) -> Vec<Effect> {
    let Some(from) = model.selected_follow().map(|row| row.follow.clone()) else { return Vec::new() };
    let to = Follow { name: name.to_owned(), ..from.clone() };
    model.status = Some(managing::told(model, Command::RenameFeed, &from.name, name, cx));
    change(model, Change::Follow(Following::Edit { from, to }))
}

/// Shows at once what changed in what is followed; counts come from the store.
pub(super) fn apply(model: &mut Model, following: &Following) {
    let before = model.feeds.items.get(model.feeds.selected).map(|item| model.scope_of(item));
    let rows = &mut model.feeds.follows;
    match following {
        Following::Add(follow) => {
            if let Some(row) = rows.iter_mut().find(|row| row.follow.target == follow.target) {
                row.follow = follow.clone();
            } else {
                rows.push(crate::store::FollowRow { follow: follow.clone(), unread: 0, total: 0 });
            }
        }
        Following::Remove(follow) | Following::Take { follow, .. } => {
            rows.retain(|row| row.follow.target != follow.target);
        }
        Following::Put { follow, at } => {
            let row = crate::store::FollowRow { follow: follow.clone(), unread: 0, total: 0 };
            rows.insert((*at).min(rows.len()), row);
        }
        Following::Edit { from, to } => {
            if let Some(row) = rows.iter_mut().find(|row| row.follow.target == from.target) {
                row.follow = to.clone();
            }
        }
        Following::Order { to, .. } => {
            rows.sort_by_key(|row| to.iter().position(|target| *target == row.follow.target));
        }
    }
    model.arrange_feeds(before.as_ref());
}

impl Model {
    /// What is followed and selected in the pane on the left.
    pub(crate) fn selected_follow(&self) -> Option<&crate::store::FollowRow> {
        if !self.pages.is_empty() {
            return None;
        }
        match self.feeds.items.get(self.feeds.selected)? {
            FeedItem::Follow(index) => self.feeds.follows.get(*index),
            _ => None,
        }
    }

    /// The columns that the names on the left and their counts need.
    fn names_wide(&self) -> u16 {
        let row = |name: &str, mark: bool, count: u32| {
            // The bar, the indent and the air before the count.
            width::width(name) + usize::from(mark) * 2 + if count > 0 { count.to_string().len() } else { 0 } + 5
        };
        let feeds =
            self.feeds.rows.iter().map(|feed| row(&feed.feed.name, feed.feed.health.error.is_some(), feed.unread));
        let follows = self.feeds.follows.iter().map(|it| row(&it.follow.name, it.follow.notify, it.unread));
        let tags = self.feeds.tags.iter().map(|tag| row(&tag.name, false, tag.unread));
        feeds.chain(follows).chain(tags).max().and_then(|wide| u16::try_from(wide).ok()).unwrap_or(0)
    }

    /// Lays the rows of the left pane out anew; the selection stays on what it was on.
    pub(crate) fn arrange_feeds(&mut self, before: Option<&Scope>) {
        self.feeds.items = Self::feed_items(&self.feeds.rows, &self.feeds.follows, &self.feeds.tags);
        self.feeds.sectioned = self.feeds.rows.iter().any(|row| row.feed.section.is_some());
        self.feeds.wide = self.names_wide();
        let items = &self.feeds.items;
        let same = items.iter().position(|item| item.can_be_chosen() && Some(&self.scope_of(item)) == before);
        self.feeds.removed |= same.is_none() && before == Some(&self.list.query.scope);
        self.feeds.selected = same.unwrap_or_else(|| self.feeds.selected.min(items.len().saturating_sub(1)));
        if !self.feeds.items.get(self.feeds.selected).is_some_and(FeedItem::can_be_chosen) {
            self.feeds.selected = 0;
        }
    }
}
