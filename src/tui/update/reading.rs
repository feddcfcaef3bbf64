//! What is done to articles: read, kept, put aside; and undone.

use super::super::Cx;
use super::super::message::{Deed as ConfigDeed, Effect};
use super::super::model::{Model, Pane, Step};
use super::{copies, did, following, marking, moving, opening, sharing, tagging};
use crate::engine::Request;
use crate::news::entry::EntryHead;
use crate::news::ids::EntryId;
use crate::news::query::Scope;
use crate::store::{Change, Deed};

/// Shows a change at once; the store hears of it through the effect.
pub(super) fn apply(model: &mut Model, change: &Change) {
    for id in change.entries() {
        let Some(head) = model.heads.get_mut(id) else { continue };
        let totals = &mut model.feeds.totals;
        let counted = |count: &mut u32, up: bool| *count = if up { *count + 1 } else { count.saturating_sub(1) };
        match change {
            Change::Read(_, read) if head.state.read != *read => {
                head.state.read = *read;
                counted(&mut totals.unread, !read);
                if let Some(row) = model.feeds.rows.iter_mut().find(|row| row.feed.id == head.feed) {
                    counted(&mut row.unread, !read);
                }
            }
            Change::Star(_, star) if head.state.starred != *star => {
                head.state.starred = *star;
                counted(&mut totals.starred, *star);
            }
            Change::Later(_, later) if head.state.later != *later => {
                head.state.later = *later;
                counted(&mut totals.later, *later);
            }
            _ => {}
        }
        model.touched.insert(*id, head.state);
    }
    if let Change::Follow(follow) = change {
        following::apply(model, follow);
    }
    if let Change::Tag(ids, tag, on) = change {
        marking::apply_tag(model, ids, tag, *on);
    }
    if let Change::Retag { given, taken } = change {
        tagging::apply(model, given, taken);
    }
    if let Change::Read(ids, read) = change {
        for id in ids {
            if *read {
                model.list.unread.remove(id);
            } else {
                model.list.unread.insert(*id);
            }
        }
    }
}

pub(super) fn opposite(change: &Change) -> Change {
    change.opposite().unwrap_or_else(|| change.clone())
}

pub(super) fn change(model: &mut Model, change: Change) -> Vec<Effect> {
    apply(model, &change);
    let remembered = remember(model, change.clone());
    vec![Effect::Engine(Request::Change(change)), remembered]
}

/// Remembers a deed, to be undone; after a restart, too.
pub(super) fn remember(model: &mut Model, deed: Change) -> Effect {
    model.undo.push(Step::Change(deed.clone()));
    model.redo.clear();
    Effect::Engine(Request::Deed(Deed::Done(deed)))
}

/// Opening marks read; that is no deed of its own to undo.
pub(super) fn mark_opened(model: &mut Model, id: EntryId, cx: &Cx) -> Vec<Effect> {
    if !model.is_unread(id) {
        return Vec::new();
    }
    let change = Change::Read(vec![id], true);
    apply(model, &change);
    let mut effects = vec![Effect::Engine(Request::Change(change))];
    if model.copies_read {
        model.opened.insert(id);
        if model.reader.entry == Some(id) && model.side.related_known {
            let related = model.side.related.clone();
            effects.extend(copies::known(model, id, &related, cx));
        }
    }
    effects
}

/// Whether all the articles meant are in a state already, and those that are not: they are what changes, and what undo
/// changes back.
fn split(model: &Model, is: impl Fn(&EntryHead) -> bool) -> (bool, Vec<EntryId>, Vec<EntryId>) {
    let (with, without): (Vec<_>, Vec<_>) =
        marking::meant(model).into_iter().partition(|id| model.heads.get(id).is_some_and(&is));
    (without.is_empty(), with, without)
}

pub(super) fn toggle_read(model: &mut Model, cx: &Cx) -> Vec<Effect> {
    let (all, read, unread) = split(model, |head| head.state.read);
    let mut ids = if all { read } else { unread };
    if !all {
        ids.extend(copies::beside(model, &ids));
    }
    model.opened.retain(|id| !ids.contains(id));
    let key = if all { "now-unread" } else { "now-read" };
    model.status = Some(cx.locale.ta(key, &[("count", ids.len().into())]));
    change(model, Change::Read(ids, !all))
}

pub(super) fn toggle_star(model: &mut Model, cx: &Cx) -> Vec<Effect> {
    let (all, kept, others) = split(model, |head| head.state.starred);
    model.status = Some(cx.locale.t(if all { "unkept" } else { "kept" }));
    change(model, Change::Star(if all { kept } else { others }, !all))
}

pub(super) fn toggle_later(model: &mut Model, cx: &Cx) -> Vec<Effect> {
    let (all, later, others) = split(model, |head| head.state.later);
    model.status = Some(cx.locale.t(if all { "no-longer-later" } else { "put-aside" }));
    change(model, Change::Later(if all { later } else { others }, !all))
}

/// Undoes the last deed, or does again what was undone.
pub(super) fn undo(model: &mut Model, cx: &Cx, again: bool) -> Vec<Effect> {
    let step = if again { model.redo.pop() } else { model.undo.pop() };
    let Some(step) = step else {
        model.status = Some(cx.locale.t(if again { "nothing-to-redo" } else { "nothing-to-undo" }));
        return Vec::new();
    };
    let said = if again { "redone" } else { "undone" };
    model.status = Some(cx.locale.ta(said, &[("deed", did::told(&step, &cx.locale).into())]));
    let effects = match &step {
        Step::Change(change) => {
            let deed = if again { Deed::Done(change.clone()) } else { Deed::Undone(change.clone()) };
            let change = if again { change.clone() } else { opposite(change) };
            apply(model, &change);
            vec![Effect::Engine(Request::Change(change)), Effect::Engine(Request::Deed(deed))]
        }
        Step::Kept(number, _) => {
            vec![Effect::Keep(*number, if again { ConfigDeed::Redo } else { ConfigDeed::Undo })]
        }
        Step::Both(number, _, change) => {
            let change = if again { change.clone() } else { opposite(change) };
            apply(model, &change);
            let kept = Effect::Keep(*number, if again { ConfigDeed::Redo } else { ConfigDeed::Undo });
            vec![kept, Effect::Engine(Request::Change(change))]
        }
    };
    if again {
        model.undo.push(step);
    } else {
        model.redo.push(step);
    }
    effects
}

/// Goes to the next unread article of the list, or the one before.
pub(super) fn unread(model: &mut Model, forward: bool, cx: &Cx) -> Vec<Effect> {
    let (at, ids) = (model.list.selected, model.list.ids.clone());
    let is_unread = |index: &usize| model.is_unread(ids[*index]);
    let found = if forward {
        // After the end it begins anew: something unread above is still unread.
        (at + 1..ids.len()).chain(0..at.min(ids.len())).find(is_unread)
    } else {
        (0..at.min(ids.len())).rev().find(is_unread)
    };
    let Some(index) = found else {
        model.status = Some(cx.locale.t("no-more-unread"));
        return Vec::new();
    };
    let mut effects = opening::select(model, index);
    if matches!(model.focus, Pane::Reader | Pane::Side) {
        model.focus = Pane::Reader;
        effects.extend(mark_opened(model, ids[index], cx));
    }
    effects
}

/// A page down in the text, and at its end the next unread article.
pub(super) fn read_on(model: &mut Model, cx: &Cx) -> Vec<Effect> {
    if model.focus == Pane::Side {
        model.focus = Pane::Reader;
    }
    if model.focus != Pane::Reader {
        let Some(id) = model.list.current() else {
            model.status = Some(cx.locale.t("empty-reader"));
            return Vec::new();
        };
        model.focus = Pane::Reader;
        return opening::read(model, id, cx);
    }
    if moving::more_below(model) {
        return moving::pages(model, 2, cx);
    }
    let effects = unread(model, true, cx);
    if !effects.is_empty() {
        opening::from_the_top(model);
    }
    effects
}

pub(super) fn browser(model: &mut Model, cx: &Cx) -> Vec<Effect> {
    with_address(model, cx, "opened", |url| sharing::browse(url, cx))
}

pub(super) fn copy(model: &mut Model, cx: &Cx) -> Vec<Effect> {
    with_address(model, cx, "copied", Effect::Copy)
}

fn with_address(model: &mut Model, cx: &Cx, done: &str, effect: impl FnOnce(String) -> Effect) -> Vec<Effect> {
    let Some(url) = model.current_head().and_then(|head| head.url.clone()) else {
        model.status = Some(cx.locale.t("no-address"));
        return Vec::new();
    };
    model.status = Some(cx.locale.t(done));
    vec![effect(url)]
}

/// Opens a link of the text by its number.
pub(super) fn follow_link(model: &mut Model, number: usize, cx: &Cx) -> Vec<Effect> {
    let links = model.reader.rendered.as_ref().map(|rendered| &rendered.links);
    let Some(url) = number.checked_sub(1).and_then(|index| links?.get(index).cloned()) else {
        model.status = Some(cx.locale.ta("no-link", &[("number", number.into())]));
        return Vec::new();
    };
    model.status = Some(cx.locale.t("opened"));
    vec![sharing::browse(url, cx)]
}

pub(super) fn search(model: &mut Model, words: &str, cx: &Cx) -> Vec<Effect> {
    opening::remember(model);
    model.pages.clear();
    model.focus = Pane::List;
    let title = cx.locale.pair(&cx.locale.t("search"), words);
    opening::show_list(model, title, Scope::Search(words.to_owned()))
}
