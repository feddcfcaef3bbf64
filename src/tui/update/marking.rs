//! Many articles at once: chosen ones, those above or below, those older than a time; and tags.

use super::super::Cx;
use super::super::message::{Ask, Effect};
use super::super::model::{Model, Pane};
use super::reading::change;
use crate::command::{Command, Invocation};
use crate::news::ids::EntryId;
use crate::store::{Change, TagRow};

/// Which articles of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    All,
    Above,
    Below,
}

/// Marks a part of the list read.
pub(super) fn mark_part(model: &mut Model, part: Part, cx: &Cx) -> Vec<Effect> {
    let count = model.list.ids.len();
    let at = model.list.selected.min(count);
    let range = match part {
        Part::All => 0..count,
        Part::Above => 0..at,
        Part::Below => (at + 1).min(count)..count,
    };
    let unread = model.list.ids[range].iter().copied().filter(|id| model.is_unread(*id)).collect();
    mark(model, unread, cx)
}

/// Asks which unread articles of the list are older than so many seconds: only the store knows all of them.
pub(super) fn ask_older(model: &Model, seconds: i64, cx: &Cx) -> Vec<Effect> {
    let time = cx.now.plus(-seconds);
    vec![Effect::Read(Ask::UnreadBefore { query: model.list.query.clone(), time })]
}

/// Marks these read, and says how many they were.
pub(super) fn mark(model: &mut Model, unread: Vec<EntryId>, cx: &Cx) -> Vec<Effect> {
    if unread.is_empty() {
        model.status = Some(cx.locale.t("nothing-to-mark"));
        return Vec::new();
    }
    let key = cx.key(Command::Undo);
    model.status = Some(cx.locale.ta("marked-read", &[("count", unread.len().into()), ("key", key.into())]));
    change(model, Change::Read(unread, true))
}

/// Chooses the article for what comes next, and goes on to the next row.
pub(super) fn choose(model: &mut Model, cx: &Cx) -> Vec<Effect> {
    let Some(id) = model.current() else { return Vec::new() };
    match model.chosen.iter().position(|chosen| *chosen == id) {
        Some(at) => drop(model.chosen.remove(at)),
        None => model.chosen.push(id),
    }
    model.status = Some(cx.locale.ta("chosen", &[("count", model.chosen.len().into())]));
    if model.focus == Pane::List { super::moving::by(model, 1, cx) } else { Vec::new() }
}

/// The articles that a command is about: the chosen ones, else the current one.
pub(super) fn meant(model: &Model) -> Vec<EntryId> {
    if model.chosen.is_empty() { model.current().into_iter().collect() } else { model.chosen.clone() }
}

/// Takes a tag away from all that have it.
pub(super) fn untag(model: &mut Model, ids: Vec<EntryId>, tag: String, cx: &Cx) -> Vec<Effect> {
    let key = cx.key(Command::Undo);
    let more = [("count", ids.len().into()), ("key", key.into())];
    model.status = Some(super::telling::sentence(model, cx, "untagged-all", &[("tag", &tag)], &more));
    // Of many it is not known here that they have it.
    for id in &ids {
        model.tagged.entry(*id).or_default().push((tag.clone(), true));
    }
    change(model, Change::Tag(ids, tag, false))
}

/// Shows at once what has a tag now, and how many do.
pub(super) fn apply_tag(model: &mut Model, ids: &[EntryId], tag: &str, on: bool) {
    let before = model.feeds.items.get(model.feeds.selected).map(|item| model.scope_of(item));
    let changed: Vec<EntryId> = ids.iter().copied().filter(|id| model.has_tag(*id, tag) != on).collect();
    let unread = changed.iter().filter(|id| model.is_unread(**id)).count() as u32;
    for id in ids {
        let given = model.tagged.entry(*id).or_default();
        given.retain(|(other, _)| other != tag);
        given.push((tag.to_owned(), on));
    }
    let tags = &mut model.feeds.tags;
    let at = tags.binary_search_by(|row| row.name.as_str().cmp(tag)).unwrap_or_else(|at| {
        tags.insert(at, TagRow { name: tag.to_owned(), unread: 0, total: 0 });
        at
    });
    let row = &mut tags[at];
    let count = |before: u32, by: u32| if on { before + by } else { before.saturating_sub(by) };
    (row.total, row.unread) = (count(row.total, changed.len() as u32), count(row.unread, unread));
    if row.total == 0 {
        tags.remove(at);
    }
    model.arrange_feeds(before.as_ref());
}

/// Gives a tag to the articles meant, or takes it away where all of them have it.
pub(super) fn tag(model: &mut Model, asked: &Invocation, cx: &Cx) -> Vec<Effect> {
    let Some(tag) = asked.argument.as_deref().map(str::trim).filter(|tag| !tag.is_empty()).map(str::to_owned) else {
        return super::prompt::argument(model, asked.command, cx);
    };
    let ids = meant(model);
    let (with, without): (Vec<_>, Vec<_>) = ids.into_iter().partition(|id| model.has_tag(*id, &tag));
    let on = !without.is_empty();
    let ids = if on { without } else { with };
    let said = if on { "tagged" } else { "untagged" };
    let more = [("count", ids.len().into())];
    model.status = Some(super::telling::sentence(model, cx, said, &[("tag", &tag)], &more));
    change(model, Change::Tag(ids, tag, on))
}
