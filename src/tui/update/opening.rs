//! Opening lists, articles, entities; and the way back.

use std::rc::Rc;

use super::super::Cx;
use super::super::message::{Ask, Effect};
use super::super::model::{Anchor, FeedItem, ListPane, Model, Pane, ReaderPane, SideItem, SidePane};
use super::super::pages;
use super::super::view::{entries, side};
use super::{reading, sharing};
use crate::command::Command;
use crate::engine::Request;
use crate::news::ids::EntryId;
use crate::news::query::{Query, Scope};
use crate::store::Change;

/// More places than this nobody walks back.
const PLACES: usize = 100;

/// Shows another list; what is on the screen stays until its articles are known.
pub(crate) fn show_list(model: &mut Model, title: String, scope: Scope) -> Vec<Effect> {
    show_list_at(model, title, scope, None)
}

/// Shows another list with this article selected in it.
pub(crate) fn show_list_at(model: &mut Model, title: String, scope: Scope, at: Option<EntryId>) -> Vec<Effect> {
    model.generations += 1;
    // A story is read from its beginning.
    let oldest_first = matches!(scope, Scope::Story(_));
    let query = Query { scope, unread_only: model.list.query.unread_only, oldest_first, ..Query::default() };
    let old = std::mem::take(&mut model.list);
    model.list = ListPane { query, title, generation: model.generations, loading: true, ..old };
    model.list.waiting = None;
    model.list.wanted = at;
    vec![ask_list(model)]
}

pub(super) fn ask_list(model: &Model) -> Effect {
    let query = model.list.query.clone();
    Effect::Read(Ask::List { generation: model.list.generation, query, peek: false })
}

pub(super) fn toggle_unread_only(model: &mut Model) -> Vec<Effect> {
    model.list.query.unread_only = !model.list.query.unread_only;
    model.list.query.keep = model.list.current().into_iter().collect();
    model.generations += 1;
    model.list.generation = model.generations;
    model.list.waiting = None;
    vec![ask_list(model)]
}

pub(crate) fn title_of(model: &Model, item: &FeedItem, cx: &Cx) -> String {
    match item {
        FeedItem::All => cx.locale.t("all"),
        FeedItem::Starred => cx.locale.t("starred"),
        FeedItem::Later => cx.locale.t("later"),
        FeedItem::Heading(key) => cx.locale.t(key),
        FeedItem::Follow(index) => {
            model.feeds.follows.get(*index).map_or_else(String::new, |row| row.follow.name.clone())
        }
        FeedItem::Tag(index) => model.feeds.tags.get(*index).map_or_else(String::new, |row| row.name.clone()),
        FeedItem::Section(name) => name.clone(),
        FeedItem::Feed(index) => model.feeds.rows.get(*index).map_or_else(String::new, |row| row.feed.name.clone()),
    }
}

/// Names the list anew, in the language that is spoken now.
pub(super) fn retitle(model: &mut Model, cx: &Cx) {
    let item = model.feeds.items.iter().find(|item| model.scope_of(item) == model.list.query.scope);
    if let Some(title) = item.map(|item| title_of(model, item, cx)) {
        model.list.title = title;
    }
}

pub(super) fn choose_feed(model: &mut Model, to: usize, cx: &Cx) -> Vec<Effect> {
    let Some(item) = model.feeds.items.get(to).cloned().filter(FeedItem::can_be_chosen) else { return Vec::new() };
    model.feeds.selected = to;
    let scope = model.scope_of(&item);
    if scope == model.list.query.scope {
        return Vec::new();
    }
    let title = title_of(model, &item, cx);
    show_list(model, title, scope)
}

/// Goes to one of the fixed lists.
pub(super) fn go(model: &mut Model, item: usize, cx: &Cx) -> Vec<Effect> {
    remember(model);
    model.focus = Pane::List;
    choose_feed(model, item, cx)
}

/// Selects a row of the list and lays its text beside it, without marking it read.
pub(super) fn select(model: &mut Model, to: usize) -> Vec<Effect> {
    model.list.selected = to;
    model.list.current().map_or_else(Vec::new, |id| show_text(model, id))
}

/// Shows an article's text, at once where it is known.
pub(crate) fn show_text(model: &mut Model, id: EntryId) -> Vec<Effect> {
    if model.reader.entry == Some(id) {
        return Vec::new();
    }
    let mut effects = keep_place(model);
    let known = model.texts.iter().find(|(known, _)| *known == id).map(|(_, text)| Rc::clone(text));
    let anchor = model.stood.get(&id).copied().unwrap_or_default();
    model.reader = ReaderPane { entry: Some(id), text: known, anchor, kept: anchor, ..ReaderPane::default() };
    model.side = SidePane::default();
    effects.push(Effect::Read(Ask::Text(id)));
    effects
}

/// Closes the article beside the list.
pub(super) fn show_nothing(model: &mut Model) -> Vec<Effect> {
    let effects = keep_place(model);
    model.reader = ReaderPane::default();
    model.side = SidePane::default();
    effects
}

/// Has it written where one stands in the article, where that is not known yet.
pub(super) fn keep_place(model: &mut Model) -> Vec<Effect> {
    let (Some(entry), anchor) = (model.reader.entry, model.reader.anchor) else { return Vec::new() };
    if model.reader.text.is_none() || anchor == model.reader.kept {
        return Vec::new();
    }
    model.reader.kept = anchor;
    model.stood.insert(entry, anchor);
    let (block, line) = (anchor.block as u32, anchor.line as u32);
    vec![Effect::Engine(Request::Change(Change::Place { entry, block, line }))]
}

pub(crate) fn remember(model: &mut Model) {
    let place = model.leave();
    model.places.push(place);
    if model.places.len() > PLACES {
        model.places.remove(0);
    }
}

/// Opens what is selected: a list, an article, a related article, an entity.
pub(super) fn open(model: &mut Model, cx: &Cx) -> Vec<Effect> {
    match model.focus {
        Pane::Feeds => {
            model.focus = Pane::List;
            Vec::new()
        }
        Pane::List => {
            let Some(id) = model.list.current() else { return Vec::new() };
            model.focus = Pane::Reader;
            read(model, id, cx)
        }
        Pane::Reader => {
            model.focus = Pane::Side;
            super::moving::by(model, 0, cx)
        }
        Pane::Side => open_side(model, cx),
    }
}

/// Lays the text open and marks it read.
pub(crate) fn read(model: &mut Model, id: EntryId, cx: &Cx) -> Vec<Effect> {
    let mut effects = show_text(model, id);
    effects.extend(reading::mark_opened(model, id, cx));
    effects
}

fn open_side(model: &mut Model, cx: &Cx) -> Vec<Effect> {
    let Some(item) = model.side_items().get(model.side.selected).cloned() else { return Vec::new() };
    let Some(text) = model.reader.text.clone() else { return Vec::new() };
    match item {
        SideItem::Heading(..) => Vec::new(),
        SideItem::Related(index) => {
            let Some(entry) = model.side.related.get(index).map(|found| found.entry) else { return Vec::new() };
            remember(model);
            model.focus = Pane::Reader;
            read(model, entry, cx)
        }
        SideItem::Link(index) => {
            let url = text.stored.as_ref().and_then(|s| s.article.related.get(index)).map(|link| link.url.clone());
            // Where the press already brought this article, it is read here.
            let here =
                url.as_ref().and_then(|url| model.heads.values().find(|h| h.url.as_ref() == Some(url)).map(|h| h.id));
            match (here, url) {
                (Some(id), _) => {
                    remember(model);
                    model.focus = Pane::Reader;
                    read(model, id, cx)
                }
                (None, Some(url)) => vec![sharing::browse(url, cx)],
                (None, None) => Vec::new(),
            }
        }
        SideItem::Entity(index) => {
            let Some(entity) = text.entities.get(index) else { return Vec::new() };
            let id = entity.id;
            pages::open(model, pages::Page::Entity(pages::entity::Entity::new(id)), cx)
        }
    }
}

/// Whether there is nowhere to come back to.
pub(super) fn at_root(model: &Model) -> bool {
    model.focus == Pane::Feeds && model.places.is_empty() && model.chosen.is_empty() && !model.zoomed
}

/// Comes back to where one was; without a place to come back to, one pane to the left.
pub(super) fn back(model: &mut Model, cx: &Cx) -> Vec<Effect> {
    if at_root(model) {
        model.status = Some(cx.locale.ta("at-root", &[("key", cx.key(Command::Quit).into())]));
        return Vec::new();
    }
    if !model.chosen.is_empty() {
        model.chosen.clear();
        return Vec::new();
    }
    if model.finding() {
        model.reader.finding = None;
        return Vec::new();
    }
    if model.zoomed {
        model.zoomed = false;
        return Vec::new();
    }
    let from_page = model.places.last().is_some_and(|place| !place.pages.is_empty());
    let opened_here = matches!(model.focus, Pane::Side)
        || (model.focus == Pane::Reader && !from_page && model.reader.entry == model.list.current());
    if opened_here || model.places.is_empty() {
        model.focus = match model.focus {
            Pane::Side => Pane::Reader,
            Pane::Reader => Pane::List,
            Pane::Feeds | Pane::List => Pane::Feeds,
        };
        return Vec::new();
    }
    last_place(model, cx)
}

/// Comes back to where one was last.
pub(super) fn last_place(model: &mut Model, cx: &Cx) -> Vec<Effect> {
    let Some(place) = model.places.pop() else { return Vec::new() };
    model.focus = place.focus;
    model.feeds.selected = place.feeds_selected;
    let unread = std::mem::take(&mut model.list.unread);
    model.list = place.list;
    // What was read meanwhile stays read.
    model.list.unread.retain(|id| model.heads.get(id).is_none_or(|head| !head.state.read) || unread.contains(id));
    let mut effects = place.entry.map_or_else(Vec::new, |id| show_text(model, id));
    model.reader.anchor = place.anchor;
    model.side.selected = place.side_selected;
    model.pages = place.pages;
    // What was read meanwhile is read there, too.
    effects.extend(pages::ask_again(model, cx));
    if model.list.loading {
        effects.push(ask_list(model));
    }
    effects
}

pub(super) fn click(model: &mut Model, x: u16, y: u16, cx: &Cx) -> Vec<Effect> {
    let Some(pane) = model.panes().at(x, y) else { return Vec::new() };
    let Some(area) = model.panes().area(pane) else { return Vec::new() };
    let row = usize::from(y - area.y);
    let focused = model.focus == pane;
    model.focus = pane;
    match pane {
        Pane::Feeds => choose_feed(model, model.feeds.top + row, cx),
        Pane::List => match entries::at(model, area, y) {
            Some(index) if focused && index == model.list.selected => open(model, cx),
            Some(index) => select(model, index),
            None => Vec::new(),
        },
        Pane::Reader => model.reader.entry.map_or_else(Vec::new, |id| reading::mark_opened(model, id, cx)),
        Pane::Side => {
            let lines = side::first_lines(model, area.width);
            let item = lines.partition_point(|line| *line <= model.side.top + row).saturating_sub(1);
            if model.side_items().get(item).is_some_and(SideItem::can_be_chosen) {
                model.side.selected = item;
                return open(model, cx);
            }
            Vec::new()
        }
    }
}

/// The text from its beginning.
pub(super) fn from_the_top(model: &mut Model) {
    model.reader.anchor = Anchor::default();
}
