//! What the reader says of a name: another one, the same as another, apart again, shown nowhere.

use super::super::Cx;
use super::super::message::Effect;
use super::super::model::Model;
use super::super::pages::{self, Page, entity};
use super::reading::change;
use super::{prompt, telling};
use crate::command::{Command, Invocation};
use crate::news::analysis::EntityRow;
use crate::news::entity_page::EntityPage;
use crate::news::ids::EntityId;
use crate::store::{Change, Naming};

/// The name's page that is on the screen.
pub(crate) fn page(model: &Model) -> Option<&EntityPage> {
    model.pages.last()?.sheet().named()
}

/// The name that commands are about: its page's, else the one selected beside the text.
pub(crate) fn meant(model: &Model) -> Option<&EntityRow> {
    if model.pages.is_empty() {
        return model.reader.text.as_ref()?.entities.get(model.pointed_at()?);
    }
    page(model).map(|page| &page.row)
}

/// What the texts call it, where the user does otherwise.
pub(crate) fn own_name(model: &Model) -> Option<String> {
    page(model).filter(|page| page.given.is_some()).map(|page| page.own_name.clone())
}

/// Does what is said of it, or asks for the name that is still to be told.
pub(super) fn ask(model: &mut Model, asked: &Invocation, cx: &Cx) -> Vec<Effect> {
    let Some(EntityRow { id, name, .. }) = meant(model).cloned() else { return Vec::new() };
    match (asked.command, asked.argument.as_deref()) {
        (Command::MuteEntity, _) => mute(model, id, &name, cx),
        // Only its page knows what the user called it before.
        (Command::RenameEntity, given) if page(model).is_none() => {
            let mut effects = pages::open_entity(model, id, cx);
            effects.extend(match given {
                Some(given) => prompt::argument_from(model, Command::RenameEntity, given, cx),
                None => prompt::another_name(model, Command::RenameEntity, &name, cx),
            });
            effects
        }
        (Command::RenameEntity, Some(to)) => rename(model, to, cx),
        (Command::RenameEntity, None) => prompt::another_name(model, Command::RenameEntity, &name, cx),
        // One and the same is mostly called by the same last word.
        (Command::MergeEntity, given) => {
            let last = name.rsplit(' ').next().unwrap_or(&name);
            prompt::argument_from(model, Command::MergeEntity, given.unwrap_or(last), cx)
        }
        (Command::SplitEntity, _) => match page(model).map(|page| page.merged.as_slice()) {
            Some([only]) => {
                let (id, name) = (only.id, only.name.clone());
                with(model, Command::SplitEntity, id, &name, cx)
            }
            _ => prompt::argument(model, Command::SplitEntity, cx),
        },
        _ => Vec::new(),
    }
}

/// Does what a command says with another name.
pub(super) fn with(model: &mut Model, command: Command, other: EntityId, called: &str, cx: &Cx) -> Vec<Effect> {
    let Some(EntityRow { id, name, .. }) = meant(model).cloned().filter(|named| named.id != other) else {
        return Vec::new();
    };
    let (naming, said) = match command {
        Command::MergeEntity => (Naming::Merge { entity: id, into: other }, "now-same"),
        _ => (Naming::Split { entity: other, from: id }, "now-apart"),
    };
    // Its page is the other's from now on.
    if let (Naming::Merge { .. }, Some(Page::Entity(page))) = (&naming, model.pages.last_mut()) {
        *page = entity::Entity::new(other);
    }
    say(model, naming, said, &[("name", &name), ("other", called)], cx)
}

fn rename(model: &mut Model, to: &str, cx: &Cx) -> Vec<Effect> {
    let Some(page) = page(model) else { return Vec::new() };
    let (entity, from) = (page.row.id, page.given.clone());
    let to = to.trim();
    let given = Some(to.to_owned()).filter(|to| *to != page.own_name);
    if to.is_empty() || to == page.row.name {
        return Vec::new();
    }
    say(model, Naming::Rename { entity, from, to: given }, "now-called", &[("name", to)], cx)
}

fn mute(model: &mut Model, id: EntityId, name: &str, cx: &Cx) -> Vec<Effect> {
    let on = !page(model).is_some_and(|page| page.muted);
    say(model, Naming::Mute(id, on), if on { "now-muted" } else { "now-shown" }, &[("name", name)], cx)
}

/// Has it written, and says it; what it changes on the screen comes back from the store.
fn say(model: &mut Model, naming: Naming, said: &str, words: &[(&'static str, &str)], cx: &Cx) -> Vec<Effect> {
    let key = cx.key(Command::Undo);
    model.status = Some(telling::sentence(model, cx, said, words, &[("key", key.into())]));
    change(model, Change::Name(naming))
}
