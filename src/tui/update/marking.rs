//! Many articles at once: chosen ones, those above or below, those older than a time; and tags.

use super::super::Cx;
use super::super::message::Effect;
use super::super::model::Model;
use super::reading::change;
use crate::command::Invocation;
use crate::news::ids::EntryId;
use crate::news::time::Timestamp;
use crate::store::Change;

/// Which articles of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    All,
    Above,
    Below,
    Before(Timestamp),
}

/// Marks a part of the list read. What is older than a time is known only of rows that were shown, so the list's own
/// order (newest first) tells the rest.
pub(super) fn mark_part(model: &mut Model, part: Part, cx: &Cx) -> Vec<Effect> {
    let at = model.list.selected.min(model.list.ids.len());
    let range = match part {
        Part::All => 0..model.list.ids.len(),
        Part::Above => 0..at,
        Part::Below => (at + 1).min(model.list.ids.len())..model.list.ids.len(),
        Part::Before(time) => older(model, time)..model.list.ids.len(),
    };
    let unread: Vec<_> = model.list.ids[range].iter().copied().filter(|id| model.is_unread(*id)).collect();
    if unread.is_empty() {
        model.status = Some(cx.locale.t("nothing-to-mark"));
        return Vec::new();
    }
    let key = cx.key(crate::command::Command::Undo);
    model.status = Some(cx.locale.ta("marked-read", &[("count", unread.len().into()), ("key", key.into())]));
    change(model, Change::Read(unread, true))
}

/// The first row that is older than `time`, in a list that has the newest first.
fn older(model: &Model, time: Timestamp) -> usize {
    let ids = &model.list.ids;
    let is_older = |id: &EntryId| model.heads.get(id).is_some_and(|head| head.sort < time);
    ids.iter().position(is_older).unwrap_or(ids.len())
}

/// Chooses the article for what comes next, and goes on to the next row.
pub(super) fn choose(model: &mut Model, cx: &Cx) -> Vec<Effect> {
    let Some(id) = model.current() else { return Vec::new() };
    match model.chosen.iter().position(|chosen| *chosen == id) {
        Some(at) => drop(model.chosen.remove(at)),
        None => model.chosen.push(id),
    }
    model.status = Some(cx.locale.ta("chosen", &[("count", model.chosen.len().into())]));
    if model.focus == super::super::model::Pane::List { super::moving::by(model, 1, cx) } else { Vec::new() }
}

/// The articles that a command is about: the chosen ones, else the current one.
pub(super) fn meant(model: &Model) -> Vec<EntryId> {
    if model.chosen.is_empty() { model.current().into_iter().collect() } else { model.chosen.clone() }
}

/// Gives a tag to the articles meant, or takes it away where all of them have it.
pub(super) fn tag(model: &mut Model, asked: &Invocation, cx: &Cx) -> Vec<Effect> {
    let Some(tag) = asked.argument.as_deref().map(str::trim).filter(|tag| !tag.is_empty()).map(str::to_owned) else {
        return super::prompt::argument(model, asked.command, cx);
    };
    let ids = meant(model);
    let tagged = |id: &EntryId| model.tags_of(*id).is_some_and(|tags| tags.contains(&tag));
    let on = !ids.iter().all(tagged);
    if !model.tags.contains(&tag) {
        model.tags.push(tag.clone());
        model.tags.sort();
    }
    let said = if on { "tagged" } else { "untagged" };
    model.status = Some(cx.locale.ta(said, &[("tag", tag.as_str().into()), ("count", ids.len().into())]));
    change(model, Change::Tag(ids, tag, on))
}
