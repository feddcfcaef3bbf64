//! What was done, in the words in which undoing it is told.

use super::super::message::Deed;
use super::super::model::{Did, Model, Step};
use crate::locale::Locale;
use crate::store::{Change, Following, Naming};

/// What a deed on the configuration is called, before it is done: a feed is named as it is called until then.
pub(super) fn of_deed(model: &Model, deed: &Deed) -> Did {
    let feed = |url: &str| {
        let row = model.feeds.rows.iter().find(|row| row.feed.url == url);
        row.map_or_else(|| url.to_owned(), |row| row.feed.name.clone())
    };
    let (what, name) = match deed {
        Deed::Add(source) => ("did-add", source.name.clone().unwrap_or_else(|| source.url.clone())),
        Deed::Remove(url) => ("did-remove", feed(url)),
        Deed::Rename(_, name) => ("did-rename", name.clone()),
        Deed::Move(url, _) => ("did-move", feed(url)),
        Deed::Set(url, ..) | Deed::Adjust(url, ..) => ("did-set", feed(url)),
        Deed::AddRule(_, filter) => ("did-rule", filter.words.join(", ")),
        Deed::Reword(_, words) => ("did-rule", words.join(", ")),
        Deed::RemoveRule(rule) => ("did-unrule", rule.filter.words.join(", ")),
        Deed::Import(path) => ("did-import", path.display().to_string()),
        Deed::Export(_) | Deed::Look | Deed::Remember(..) | Deed::Undo | Deed::Redo => ("", String::new()),
    };
    Did { what, name }
}

/// A step as people name it.
pub(super) fn told(step: &Step, locale: &Locale) -> String {
    match step {
        Step::Change(change) => of_change(change, locale),
        Step::Kept(_, did) | Step::Both(_, did, _) => locale.ta(did.what, &[("name", did.name.as_str().into())]),
    }
}

fn of_change(change: &Change, locale: &Locale) -> String {
    let on = |on: bool, yes: &'static str, no: &'static str| if on { yes } else { no };
    let (what, name) = match change {
        Change::Read(_, read) => (on(*read, "did-read", "did-unread"), ""),
        Change::Star(_, star) => (on(*star, "did-star", "did-unstar"), ""),
        Change::Later(_, later) => (on(*later, "did-later", "did-unlater"), ""),
        Change::Tag(_, tag, given) => (on(*given, "did-tag", "did-untag"), tag.as_str()),
        Change::Retag { given, .. } => ("did-rename", given.tag.as_str()),
        Change::Follow(Following::Add(follow) | Following::Put { follow, .. }) => ("did-follow", follow.name.as_str()),
        Change::Follow(Following::Remove(follow) | Following::Take { follow, .. }) => {
            ("did-unfollow", follow.name.as_str())
        }
        Change::Follow(Following::Edit { from, to }) if from.name != to.name => ("did-rename", to.name.as_str()),
        Change::Follow(Following::Edit { to, .. }) => {
            (on(to.notify, "did-announce", "did-unannounce"), to.name.as_str())
        }
        Change::Follow(Following::Order { .. }) | Change::Place { .. } => ("did-order", ""),
        Change::Name(Naming::Rename { to: Some(name), .. }) => ("did-rename", name.as_str()),
        Change::Name(Naming::Rename { to: None, .. }) => ("did-own-name", ""),
        Change::Name(Naming::Merge { .. }) => ("did-merge", ""),
        Change::Name(Naming::Split { .. }) => ("did-split", ""),
        Change::Name(Naming::Mute(_, mute)) => (on(*mute, "did-mute", "did-unmute"), ""),
    };
    locale.ta(what, &[("name", name.into()), ("count", change.entries().len().into())])
}
