//! Another name for a tag; where a tag is called so already, the two are joined if that is wanted.

use super::super::Cx;
use super::super::message::{Ask, Effect};
use super::super::model::Model;
use super::super::pages::{Purpose, Typing};
use super::reading::change;
use super::{prompt, telling};
use crate::command::{Command, Invocation};
use crate::news::ids::EntryId;
use crate::news::query::Scope;
use crate::store::{Change, TagRow, Tagging};
use crate::text::terms::fold;

/// Renames a tag: the one that is named, else the one selected on the left; asks what is still to be told.
pub(super) fn ask(model: &mut Model, asked: &Invocation, cx: &Cx) -> Vec<Effect> {
    match (asked.command, asked.argument.as_deref(), model.selected_tag().map(|row| row.name.clone())) {
        // Of what is selected on the left, the new name is told.
        (Command::RenameFeed, Some(to), Some(tag)) => rename(model, &tag, to, cx),
        (Command::RenameTag, Some(tag), _) => {
            let tag = tag.to_owned();
            ask_name(model, &tag, cx)
        }
        (_, None, Some(tag)) => ask_name(model, &tag, cx),
        _ => prompt::argument(model, Command::RenameTag, cx),
    }
}

fn ask_name(model: &mut Model, tag: &str, cx: &Cx) -> Vec<Effect> {
    if !is_there(model, tag) {
        model.status = Some(cx.locale.ta("no-such-tag", &[("tag", tag.into())]));
        return Vec::new();
    }
    let count = |row: &TagRow| cx.locale.ta("join-tag", &[("count", row.total.into())]);
    let others = model.feeds.tags.iter().filter(|row| row.name != tag);
    let typing = Typing {
        label: cx.locale.ta("tag-name-prompt", &[("tag", tag.into())]),
        text: tag.to_owned(),
        choices: others.map(|row| (row.name.clone(), count(row))).collect(),
        nothing: String::new(),
        purpose: Purpose::Retag(tag.to_owned()),
    };
    prompt::ask_for_page(model, typing, cx)
}

fn is_there(model: &Model, tag: &str) -> bool {
    model.feeds.tags.iter().any(|row| row.name == tag)
}

/// Gives it the name, or asks whether it is to be joined with the tag that has it.
pub(super) fn rename(model: &mut Model, tag: &str, to: &str, cx: &Cx) -> Vec<Effect> {
    let to = to.trim();
    if to.is_empty() || to == tag {
        return Vec::new();
    }
    if !is_there(model, to) {
        return vec![look_up(tag, to)];
    }
    let given = [("tag", tag.into()), ("other", to.into())];
    let typing = Typing {
        label: cx.locale.ta("join-tags-prompt", &given),
        choices: vec![(cx.locale.t("yes"), cx.locale.ta("join-tags", &given))],
        nothing: cx.locale.t("no-keep-both"),
        purpose: Purpose::JoinTags(tag.to_owned(), to.to_owned()),
        ..Typing::default()
    };
    prompt::ask_for_page(model, typing, cx)
}

/// Joins two tags where the answer is yes, in full or begun.
pub(super) fn join(model: &mut Model, tag: &str, to: &str, answer: &str, cx: &Cx) -> Vec<Effect> {
    let answer = fold(answer.trim());
    if !answer.is_empty() && fold(&cx.locale.t("yes")).starts_with(&answer) {
        return vec![look_up(tag, to)];
    }
    model.status = Some(telling::sentence(model, cx, "tags-kept", &[("tag", tag), ("other", to)], &[]));
    Vec::new()
}

/// Which articles have them only the store knows.
fn look_up(tag: &str, to: &str) -> Effect {
    Effect::Read(Ask::Retag { from: tag.to_owned(), to: to.to_owned() })
}

/// The articles that have the tag, and those of them that have the other already: these keep it when all is undone.
pub(super) fn retag(
    model: &mut Model,
    from: String,
    to: String,
    ids: Vec<EntryId>,
    both: &[EntryId],
    cx: &Cx,
) -> Vec<Effect> {
    let key = cx.key(Command::Undo);
    let joined = is_there(model, &to);
    let names = [("tag", from.as_str()), ("other", to.as_str())];
    let said = if joined { "tags-joined" } else { "tag-renamed" };
    let more = [("count", ids.len().into()), ("key", key.into())];
    model.status = Some(telling::sentence(model, cx, said, &names, &more));
    let new = ids.iter().copied().filter(|id| !both.contains(id)).collect();
    let (given, taken) = (Tagging { tag: to, ids: new }, Tagging { tag: from, ids });
    change(model, Change::Retag { given, taken })
}

/// Shows at once what is called otherwise; a list of the tag goes on under the new name.
pub(super) fn apply(model: &mut Model, given: &Tagging, taken: &Tagging) {
    let before = model.feeds.items.get(model.feeds.selected).map(|item| model.scope_of(item));
    // Of many it is not known here that they have it.
    for id in &taken.ids {
        let known = model.tagged.entry(*id).or_default();
        if !known.iter().any(|(tag, _)| *tag == taken.tag) {
            known.push((taken.tag.clone(), true));
        }
    }
    super::marking::apply_tag(model, &given.ids, &given.tag, true);
    super::marking::apply_tag(model, &taken.ids, &taken.tag, false);
    if is_there(model, &taken.tag) {
        return;
    }
    let (old, new) = (Scope::Tag(taken.tag.clone()), Scope::Tag(given.tag.clone()));
    let lists = model.places.iter_mut().map(|place| &mut place.list).chain([&mut model.list]);
    for list in lists.filter(|list| list.query.scope == old) {
        list.query.scope = new.clone();
        list.title.clone_from(&given.tag);
    }
    model.arrange_feeds(before.map(|scope| if scope == old { new } else { scope }).as_ref());
}
