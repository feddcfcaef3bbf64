//! The same text told by others: who has read it once has read it everywhere, where the reader wants it so.

use std::collections::HashSet;

use super::super::Cx;
use super::super::message::{Ask, Effect};
use super::super::model::Model;
use super::reading::{apply, remember};
use crate::command::Command;
use crate::engine::Request;
use crate::news::analysis::Related;
use crate::news::ids::EntryId;
use crate::store::Change;

/// Articles whose copies are still to be looked at; the oldest is given up.
const DUE: usize = 8;

fn copies(related: &[Related]) -> impl Iterator<Item = EntryId> {
    related.iter().filter(|found| found.copy).map(|found| found.entry)
}

/// What is related to an article is known. Where it was opened, its copies are marked read.
pub(super) fn known(model: &mut Model, id: EntryId, related: &[Related], cx: &Cx) -> Vec<Effect> {
    if !model.opened.remove(&id) {
        return Vec::new();
    }
    let copies: Vec<EntryId> = copies(related).collect();
    if copies.is_empty() {
        return Vec::new();
    }
    let unknown: Vec<EntryId> = copies.iter().copied().filter(|id| !model.heads.contains_key(id)).collect();
    model.copies_due.push((id, copies));
    if model.copies_due.len() > DUE {
        model.copies_due.remove(0);
    }
    if unknown.is_empty() {
        return mark(model, cx);
    }
    model.asked.extend(&unknown);
    vec![Effect::Read(Ask::Heads(unknown))]
}

/// Marks the copies read of which it is known whether they were. That is a deed: undone, all of them are unread again,
/// the article that was opened too.
pub(super) fn mark(model: &mut Model, cx: &Cx) -> Vec<Effect> {
    let mut effects = Vec::new();
    for (id, copies) in std::mem::take(&mut model.copies_due) {
        if copies.iter().any(|id| !model.heads.contains_key(id)) {
            model.copies_due.push((id, copies));
            continue;
        }
        let unread: Vec<EntryId> = copies.into_iter().filter(|id| model.is_unread(*id)).collect();
        if unread.is_empty() {
            continue;
        }
        let key = cx.key(Command::Undo);
        model.status = Some(cx.locale.ta("copies-read", &[("count", unread.len().into()), ("key", key.into())]));
        let change = Change::Read(unread.clone(), true);
        apply(model, &change);
        let all = std::iter::once(id).chain(unread).collect();
        effects.extend([Effect::Engine(Request::Change(change)), remember(model, Change::Read(all, true))]);
    }
    effects
}

/// The unread copies of the article before the reader, where it is among these.
pub(super) fn beside(model: &Model, ids: &[EntryId]) -> Vec<EntryId> {
    if !model.copies_read || !model.reader.entry.is_some_and(|id| ids.contains(&id)) {
        return Vec::new();
    }
    let meant: HashSet<EntryId> = ids.iter().copied().collect();
    copies(&model.side.related).filter(|id| model.is_unread(*id) && !meant.contains(id)).collect()
}
