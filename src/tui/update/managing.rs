//! The list of feeds: what is added, renamed, moved, set, taken off. All of it goes into the user's file and can be undone.

use std::path::PathBuf;

use super::super::Cx;
use super::super::message::{Ask, Deed, Effect, Kept};
use super::super::model::{Asking, Model, Step};
use super::super::pages;
use super::{did, following, prompt, reading, replies, telling};
use crate::command::{Command, Invocation};
use crate::engine::Request;
use crate::feed::discover::Discovered;
use crate::news::feed::FeedSource;
use crate::news::ids::EntryId;
use crate::news::trouble::Trouble;
use crate::store::Change;

/// Does a deed that can be undone, and says so.
pub(crate) fn keep(model: &mut Model, deed: Deed, said: String) -> Vec<Effect> {
    model.generations += 1;
    let number = model.generations;
    let did = did::of_deed(model, &deed);
    model.undo.push(Step::Kept(number, did));
    model.redo.clear();
    model.status = Some(said);
    vec![Effect::Keep(number, deed)]
}

/// Does a deed and marks articles read with it; undo takes back both.
pub(crate) fn keep_and_mark(model: &mut Model, deed: Deed, mark: Vec<EntryId>, said: String) -> Vec<Effect> {
    let mut effects = keep(model, deed, said);
    let change = Change::Read(mark.into_iter().filter(|id| model.is_unread(*id)).collect(), true);
    if let (false, Some(Step::Kept(number, did))) = (change.entries().is_empty(), model.undo.last().cloned()) {
        reading::apply(model, &change);
        model.undo.pop();
        model.undo.push(Step::Both(number, did, change.clone()));
        effects.push(Effect::Engine(Request::Change(change)));
    }
    effects
}

/// Adds a feed by what was typed: an address is looked at first, for the feeds that it leads to.
pub(super) fn add(model: &mut Model, address: &str, cx: &Cx) -> Vec<Effect> {
    if address.contains(char::is_whitespace) || !address.contains('.') {
        model.status = Some(cx.locale.ta("no-address-there", &[("address", address.into())]));
        return Vec::new();
    }
    model.status = Some(cx.locale.ta("adding-feed", &[("address", address.into())]));
    vec![Effect::Engine(Request::Find(address.to_owned()))]
}

/// The feeds that an address leads to: one is added, of several one is chosen.
pub(super) fn found(model: &mut Model, address: &str, feeds: Result<Vec<Discovered>, Trouble>, cx: &Cx) -> Vec<Effect> {
    match feeds {
        Err(why) => {
            let said = [("address", address.into()), ("why", cx.locale.trouble(&why).into())];
            model.status = Some(cx.locale.ta("not-found-there", &said));
            Vec::new()
        }
        Ok(feeds) if feeds.is_empty() => {
            model.status = Some(cx.locale.ta("no-feed-there", &[("address", address.into())]));
            Vec::new()
        }
        Ok(mut feeds) if feeds.len() == 1 => {
            let only = feeds.remove(0);
            subscribe(model, source(only), cx)
        }
        Ok(feeds) => {
            prompt::ask(model, Asking::Feed, cx);
            if let Some(prompt) = &mut model.prompt {
                prompt.sources = feeds.into_iter().map(source).collect();
            }
            prompt::refresh(model, cx);
            model.status = None;
            Vec::new()
        }
    }
}

fn source(found: Discovered) -> FeedSource {
    let name = Some(found.title).filter(|title| !title.trim().is_empty());
    FeedSource { url: found.url, name, full_text: true, ..FeedSource::default() }
}

/// Adds a feed that is known. It stands under the heading where one is on the left.
pub(crate) fn subscribe(model: &mut Model, source: FeedSource, cx: &Cx) -> Vec<Effect> {
    let name = source.name.clone().unwrap_or_else(|| source.url.clone());
    if model.feeds.rows.iter().any(|row| row.feed.url == source.url) {
        model.status = Some(telling::sentence(model, cx, "feed-known", &[("name", &name)], &[]));
        return Vec::new();
    }
    let here = model.selected_feed().and_then(|row| row.feed.section.clone());
    let source = FeedSource { section: source.section.clone().or(here), ..source };
    let undo = cx.key(Command::Undo);
    let said = telling::sentence(model, cx, "feed-added", &[("name", &name)], &[("key", undo.into())]);
    keep(model, Deed::Add(source), said)
}

pub(super) fn remove(model: &mut Model, cx: &Cx) -> Vec<Effect> {
    let Some(row) = model.selected_feed() else { return Vec::new() };
    let (url, name) = (row.feed.url.clone(), row.feed.name.clone());
    let undo = cx.key(Command::Undo);
    let said = telling::sentence(model, cx, "removing-feed", &[("name", &name)], &[("key", undo.into())]);
    keep(model, Deed::Remove(url), said)
}

/// Another name, another heading, another setting.
pub(super) fn change(model: &mut Model, asked: &Invocation, cx: &Cx) -> Vec<Effect> {
    let Some(value) = asked.argument.clone() else { return prompt::argument(model, asked.command, cx) };
    if asked.command == Command::RenameFeed && model.selected_follow().is_some() {
        return following::rename(model, &value, cx);
    }
    let Some(row) = model.selected_feed() else { return Vec::new() };
    let (url, name) = (row.feed.url.clone(), row.feed.name.clone());
    let (deed, value) = match asked.command {
        Command::RenameFeed => (Deed::Rename(url, value.clone()), value),
        Command::MoveFeed => (Deed::Move(url, value.clone()), value),
        _ => {
            let (key, to) = value.split_once(' ').unwrap_or((&value, ""));
            (Deed::Set(url, key.to_owned(), to.trim().to_owned()), value.clone())
        }
    };
    let said = told(model, asked.command, &name, &value, cx);
    keep(model, deed, said)
}

/// What is said of a feed, or of what is followed, that is called otherwise, stands elsewhere, is set.
pub(crate) fn told(model: &Model, command: Command, name: &str, value: &str, cx: &Cx) -> String {
    let message = match command {
        Command::RenameFeed => "feed-renamed",
        Command::MoveFeed => "feed-moved",
        _ => "feed-changed",
    };
    let undo = cx.key(Command::Undo);
    telling::sentence(model, cx, message, &[("name", name), ("value", value)], &[("key", undo.into())])
}

pub(super) fn refresh(model: &mut Model, cx: &Cx) -> Vec<Effect> {
    let Some(row) = model.selected_feed() else { return Vec::new() };
    let (feed, name) = (row.feed.id, row.feed.name.clone());
    model.status = Some(telling::sentence(model, cx, "refreshing-feed", &[("name", &name)], &[]));
    model.awaits_refresh = true;
    vec![Effect::Engine(Request::Refresh { feeds: vec![feed], force: true, asked: true })]
}

pub(super) fn opml(model: &mut Model, asked: &Invocation, cx: &Cx) -> Vec<Effect> {
    let Some(path) = asked.argument.as_deref().map(home) else { return prompt::argument(model, asked.command, cx) };
    if asked.command == Command::ImportFeeds {
        return keep(model, Deed::Import(path), cx.locale.t("loading"));
    }
    vec![Effect::Keep(0, Deed::Export(path))]
}

/// A path as people type it: `~` is their home.
pub(super) fn home(path: &str) -> PathBuf {
    let rest = path.strip_prefix("~/");
    match (rest, directories::BaseDirs::new()) {
        (Some(rest), Some(dirs)) => dirs.home_dir().join(rest),
        _ => PathBuf::from(path),
    }
}

/// What came of a change to the user's file.
pub(super) fn kept(model: &mut Model, deed: &Deed, kept: Result<Kept, String>, cx: &Cx) -> Vec<Effect> {
    let kept = match kept {
        Ok(kept) => kept,
        Err(why) => {
            // What was not done cannot be undone.
            if !matches!(deed, Deed::Undo | Deed::Redo | Deed::Remember(..) | Deed::Export(_) | Deed::Look) {
                model.undo.pop();
            }
            model.status = Some(cx.locale.ta("not-done", &[("why", why.into())]));
            return Vec::new();
        }
    };
    let mut effects = Vec::new();
    if kept.config.is_some() {
        model.config = kept.config;
        effects = pages::configured(model);
    }
    match deed {
        Deed::Import(_) => model.status = Some(cx.locale.ta("feeds-imported", &[("count", kept.count.into())])),
        Deed::Export(path) => {
            let path = path.display().to_string();
            let given = [("count", kept.count.into()), ("path", path.into())];
            model.status = Some(cx.locale.ta("feeds-exported", &given));
        }
        _ => {}
    }
    let Some(sources) = kept.sources else { return effects };
    effects.push(Effect::Engine(Request::Feeds(sources)));
    if matches!(deed, Deed::Add(_) | Deed::Import(_) | Deed::Set(..) | Deed::Adjust(..) | Deed::Undo | Deed::Redo) {
        effects.push(Effect::Engine(Request::Refresh { feeds: Vec::new(), force: false, asked: false }));
    }
    effects.extend([Effect::Read(Ask::Feeds), replies::peek(model)]);
    effects
}
