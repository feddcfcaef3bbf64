//! What the store answers and what the engine tells.

use std::rc::Rc;

use super::super::Cx;
use super::super::message::{Ask, Effect, Listing, Reply, Text};
use super::super::model::{Anchor, Model, Pane, Step};
use super::super::pages::{self, Answer};
use super::{copies, following, managing, marking, opening, prompt, reading, sharing, tagging};
use crate::command::Command;
use crate::engine::{Event, Request, Summary};
use crate::news::entry::Offline;
use crate::news::ids::EntryId;
use crate::news::query::Scope;
use crate::news::trouble::{Kind, Trouble};
use crate::store::{Change, Packed};

/// Texts kept for coming back at once.
const TEXTS: usize = 16;
/// Rows kept beyond what lists show.
const HEADS: usize = 6_000;

/// Asks what the list would be now.
pub(super) fn peek(model: &Model) -> Effect {
    let query = model.list.query.clone();
    Effect::Read(Ask::List { generation: model.list.generation, query, peek: true })
}

pub(super) fn event(model: &mut Model, event: Event, cx: &Cx) -> Vec<Effect> {
    match event {
        Event::Changed { new, updated, .. } => {
            let mut effects = vec![Effect::Read(Ask::Feeds)];
            model.feeds.stale = true;
            if new + updated > 0 {
                effects.extend(Some(new).filter(|new| *new > 0).and_then(|_| followed(model)));
                effects.push(peek(model));
            }
            effects
        }
        Event::Sifted(_) => {
            // What the reader has just left out, or let in again, goes and comes before the eye.
            model.list.sifted = true;
            let mut effects = vec![Effect::Read(Ask::Feeds), peek(model)];
            effects.extend(pages::configured(model));
            effects
        }
        Event::LeftOut(id) => left_out(model, id),
        Event::PageReady(id) => again(model, &[id]),
        Event::Analysed(ids) => {
            let mut effects = again(model, &ids);
            // All that came is analysed, and stories are joined: now it is known whom it names.
            if ids.is_empty() {
                effects.extend(followed(model));
            }
            effects
        }
        Event::Polled(more) => {
            if let Some((done, feeds)) = &mut model.refresh {
                *done = (*done + more).min(*feeds);
            }
            Vec::new()
        }
        Event::RefreshStarted { feeds } => {
            model.refresh = Some((0, feeds));
            Vec::new()
        }
        Event::RefreshFinished(summary) => {
            model.refresh = None;
            if std::mem::take(&mut model.awaits_refresh) {
                model.status = Some(told_refresh(&summary, cx));
            }
            let mut effects = vec![Effect::Read(Ask::Feeds), peek(model)];
            effects.extend(pages::again(model, cx));
            effects
        }
        Event::Written(change) => written(model, &change, cx),
        Event::WriteFailed { change, error, hint } => {
            reading::apply(model, &reading::opposite(&change));
            model.status = Some(sentence(error, hint));
            Vec::new()
        }
        Event::Trouble { error, hint } => {
            model.status = Some(sentence(error, hint));
            Vec::new()
        }
        Event::Packing(packing) => {
            // What was cancelled may still say how far it had come.
            if model.packing.is_some() {
                model.packing = Some(packing);
            }
            Vec::new()
        }
        Event::Packed(packed) => {
            model.packing = None;
            model.status = Some(told_pack(&packed, cx));
            let mut effects = vec![Effect::Read(Ask::Feeds)];
            effects.extend(pages::hear(model, &Answer::Missing(packed)));
            effects
        }
        Event::Picture(src, found) => {
            model.pictures.asked.remove(&src);
            model.pictures.files.insert(src, found);
            Vec::new()
        }
        Event::Found { address, feeds } => managing::found(model, &address, feeds, cx),
        Event::Online(online) => {
            model.offline = !online;
            Vec::new()
        }
    }
}

/// What came of a refresh that was asked for.
fn told_refresh(summary: &Summary, cx: &Cx) -> String {
    if summary.offline {
        return cx.locale.t("refreshed-offline");
    }
    if summary.feeds == 0 {
        return cx.locale.ta("refreshed-early", &[("key", cx.key(Command::RefreshAll).into())]);
    }
    let mut said = vec![match summary.new {
        0 => cx.locale.t("refreshed-nothing"),
        new => cx.locale.ta("refreshed", &[("count", new.into())]),
    }];
    if summary.failed > 0 {
        let given = [("count", summary.failed.into()), ("key", cx.key(Command::Health).into())];
        said.push(cx.locale.ta("refreshed-failed", &given));
    }
    said.join(" · ")
}

/// How much can be read without a network, and the commonest reasons for what is missing.
fn told_pack(packed: &Packed, cx: &Cx) -> String {
    let given = [("here", packed.readable.into()), ("count", packed.unread.into())];
    let mut said = vec![cx.locale.ta("packed", &given)];
    if let Some((here, all)) = packed.pictures {
        said.push(cx.locale.ta("packed-pictures", &[("here", here.into()), ("count", all.into())]));
    }
    let reasons = packed
        .reasons()
        .into_iter()
        .map(|(count, why)| cx.locale.ta("missing", &[("count", count.into()), ("why", short(why, cx).into())]));
    let reasons = reasons.collect::<Vec<_>>().join(", ");
    said.extend(Some(reasons).filter(|reasons| !reasons.is_empty()));
    if !packed.missing.is_empty() {
        said.push(cx.locale.ta("see-missing", &[("key", cx.key(Command::Missing).into())]));
    }
    said.join(" · ")
}

/// A reason in a few words, where it is one of those that pages mostly have.
fn short(why: &Trouble, cx: &Cx) -> String {
    let said = match why.kind {
        Kind::NotFound => "why-missing",
        Kind::Gone | Kind::AddressGone => "why-gone",
        Kind::Paywall => "why-subscription",
        Kind::Refused | Kind::BrowsersOnly | Kind::Unauthorised => "why-refused",
        Kind::NoArticle => "why-no-article",
        Kind::OtherArticle => "why-other-article",
        Kind::NotYet => "why-not-yet",
        Kind::NoSuchHost | Kind::Unreachable | Kind::Slow | Kind::SlowBody => "why-silent",
        _ => return cx.locale.trouble(why),
    };
    let status = why.detail(0);
    if said == "why-refused" { cx.locale.ta(said, &[("status", status.into())]) } else { cx.locale.t(said) }
}

/// What the user did is in the store: what it alone can say is asked anew.
fn written(model: &mut Model, change: &Change, cx: &Cx) -> Vec<Effect> {
    model.feeds.stale |= matches!(change, Change::Read(..) | Change::Tag(..) | Change::Retag { .. });
    // A list of the tag may have more articles now.
    if matches!((change, &model.list.query.scope), (Change::Retag { .. }, Scope::Tag(_))) {
        model.list.sifted = true;
        return vec![peek(model)];
    }
    // A page that counts what is unread shows what it was when it was asked.
    let mut pages = if matches!(change, Change::Read(..)) { pages::ask_again(model, cx) } else { Vec::new() };
    // Of many articles only those near the list are known here, and so are their counts.
    if matches!(change, Change::Read(ids, _) | Change::Star(ids, _) | Change::Later(ids, _) if ids.len() > 1) {
        pages.push(Effect::Read(Ask::Feeds));
        return pages;
    }
    let Change::Name(_) = change else { return pages };
    let reading = model.reader.entry;
    model.texts.retain(|(id, _)| Some(*id) == reading);
    let mut effects: Vec<Effect> = reading.map(|id| Effect::Read(Ask::Text(id))).into_iter().collect();
    effects.extend(pages::ask_again(model, cx));
    effects.push(Effect::Read(Ask::Follows));
    effects
}

/// Asks what is to be announced.
fn followed(model: &Model) -> Option<Effect> {
    model.feeds.follows.iter().any(|row| row.follow.notify).then_some(Effect::Read(Ask::Arrived))
}

fn sentence(error: String, hint: Option<String>) -> String {
    match hint {
        Some(hint) => format!("{error} · {hint}"),
        None => error,
    }
}

/// An article goes from the list, quietly: what is selected or read stays before the eye.
fn left_out(model: &mut Model, id: EntryId) -> Vec<Effect> {
    let looked_at = model.list.current() == Some(id) || model.reader.entry == Some(id);
    let list = &mut model.list;
    if let Some(at) = list.ids.iter().position(|known| *known == id && !looked_at) {
        list.ids = list.ids.iter().copied().filter(|known| *known != id).collect();
        list.unread.remove(&id);
        list.selected -= usize::from(at < list.selected);
        list.top -= usize::from(at < list.top);
    }
    vec![Effect::Read(Ask::Feeds), peek(model)]
}

/// The text of these entries is not what it was.
fn again(model: &mut Model, ids: &[EntryId]) -> Vec<Effect> {
    model.texts.retain(|(id, _)| !ids.contains(id));
    let reading = model.reader.entry.filter(|id| ids.contains(id));
    reading.map(|id| Effect::Read(Ask::Text(id))).into_iter().collect()
}

/// Another process has written: what is shown is asked anew.
pub(super) fn outside(model: &mut Model, cx: &Cx) -> Vec<Effect> {
    let list = &model.list;
    let (from, to) = (list.top.saturating_sub(50), (list.top + 150).min(list.ids.len()));
    let mut near: std::collections::HashSet<EntryId> = list.ids[from.min(to)..to].iter().copied().collect();
    near.extend(model.reader.entry);
    near.extend(model.side.related.iter().map(|found| found.entry));
    near.extend(model.pages.last().map(|page| page.sheet().shown()).unwrap_or_default());
    // What is not in view is read again when it comes into it.
    model.heads.retain(|id, _| near.contains(id));
    model.asked.clear();
    let reading = model.reader.entry;
    model.texts.retain(|(id, _)| Some(*id) == reading);
    model.feeds.stale = true;
    model.list.outside = true;
    let mut effects = vec![Effect::Read(Ask::Feeds), Effect::Read(Ask::Heads(near.into_iter().collect())), peek(model)];
    effects.extend(reading.map(|id| Effect::Read(Ask::Text(id))));
    effects.extend(followed(model));
    effects.extend(pages::ask_again(model, cx));
    effects
}

/// Which articles of the list are unread by the store; what the reader did in this session stays.
fn unread_now(model: &mut Model, unread: &rustc_hash::FxHashSet<EntryId>) {
    let touched = |id: &EntryId| model.touched.get(id).map(|state| !state.read);
    let now = model.list.ids.iter().filter(|id| touched(id).unwrap_or_else(|| unread.contains(id))).copied().collect();
    model.list.unread = now;
}

pub(super) fn reply(model: &mut Model, reply: Reply, cx: &Cx) -> Vec<Effect> {
    match reply {
        Reply::Feeds { rows, totals } => {
            feeds(model, rows, totals);
            Vec::new()
        }
        Reply::List(listing) if listing.generation != model.list.generation => {
            drop(listing);
            Vec::new()
        }
        Reply::List(mut listing) => {
            keep_heads(model, std::mem::take(&mut listing.heads));
            // At a first start the list is empty: what comes goes into it until somebody touches something.
            model.list.filling |= model.list.ids.is_empty();
            if model.list.filling {
                model.list.filling = model.refresh.is_some() || !listing.peek;
                model.list.loading = true;
                // The article under the eye stays there, as long as it stays in sight of the newest.
                let rows = model.panes().list.map_or(0, |area| usize::from(area.height) / 4);
                model.list.wanted = model.list.wanted.or_else(|| {
                    let before = model.list.current()?;
                    listing.ids.iter().take(rows).any(|id| *id == before).then_some(before)
                });
                return fill(model, listing);
            }
            if listing.peek && std::mem::take(&mut model.list.outside) {
                unread_now(model, &listing.unread);
            }
            if listing.peek && !std::mem::take(&mut model.list.sifted) {
                model.list.hold(listing);
                return Vec::new();
            }
            fill(model, listing)
        }
        Reply::Heads(heads) => {
            keep_heads(model, heads);
            copies::mark(model, cx)
        }
        Reply::Text(text) => self::text(model, *text),
        Reply::Related(id, related) => {
            if model.reader.entry == Some(id) {
                model.side.related.clone_from(&related);
                model.side.related_known = true;
            }
            copies::known(model, id, &related, cx)
        }
        Reply::Page(answer) => pages::hear(model, &answer),
        Reply::Snippets { generation, found } => {
            if generation == model.list.generation {
                model.list.snippets.extend(found);
            }
            Vec::new()
        }
        Reply::Found { generation, stored } => {
            prompt::found(model, generation, stored, cx);
            Vec::new()
        }
        Reply::UnreadBefore(ids) => marking::mark(model, ids, cx),
        Reply::Tagged(tag, ids) => marking::untag(model, ids, tag, cx),
        Reply::Retag { from, to, ids, both } => tagging::retag(model, from, to, ids, &both, cx),
        Reply::Deeds(changes) => {
            // What was done since stays on top.
            model.undo.splice(0..0, changes.into_iter().map(Step::Change));
            Vec::new()
        }
        Reply::Follows(rows) => {
            let before = model.feeds.items.get(model.feeds.selected).map(|item| model.scope_of(item));
            model.feeds.follows = rows;
            model.arrange_feeds(before.as_ref());
            Vec::new()
        }
        Reply::Counted(target, unread, total) => {
            if let Some(row) = model.feeds.follows.iter_mut().find(|row| row.follow.target == target) {
                (row.unread, row.total) = (unread, total);
            }
            Vec::new()
        }
        Reply::StoryToFollow(entry, story) => following::story(model, entry, story, cx),
        Reply::Arrived(arrived) => {
            let said = |(name, count, title): (String, usize, String)| {
                let told = cx.locale.ta("arrived", &[("name", name.into()), ("count", count.into())]);
                sharing::notify(told, title, cx)
            };
            arrived.into_iter().map(said).collect()
        }
        Reply::Tags(tags) => {
            let before = model.feeds.items.get(model.feeds.selected).map(|item| model.scope_of(item));
            model.feeds.tags = tags;
            model.arrange_feeds(before.as_ref());
            Vec::new()
        }
        Reply::Failed(error) => {
            model.list.loading = false;
            model.status = Some(error);
            Vec::new()
        }
    }
}

fn feeds(model: &mut Model, rows: Vec<crate::store::FeedRow>, totals: crate::store::Totals) {
    let before = model.feeds.items.get(model.feeds.selected).map(|item| model.scope_of(item));
    model.feeds.rows = rows;
    model.feeds.totals = totals;
    model.feeds.loaded = true;
    model.arrange_feeds(before.as_ref());
    pages::feeds(model);
}

fn keep_heads(model: &mut Model, heads: Vec<crate::news::entry::EntryHead>) {
    if model.heads.len() > HEADS {
        let (from, to) = (model.list.top.saturating_sub(300), (model.list.top + 300).min(model.list.ids.len()));
        let mut near: std::collections::HashSet<_> = model.list.ids[from.min(to)..to].iter().copied().collect();
        near.extend(model.reader.entry);
        near.extend(model.pages.iter().flat_map(|page| page.sheet().shown()));
        near.extend(model.side.related.iter().map(|found| found.entry));
        model.heads.retain(|id, _| near.contains(id));
        model.asked.clear();
    }
    for mut head in heads {
        model.asked.remove(&head.id);
        head.state = model.touched.get(&head.id).copied().unwrap_or(head.state);
        model.heads.insert(head.id, head);
    }
}

/// Fills the list, keeping the article that was selected where it is still there.
fn fill(model: &mut Model, listing: Listing) -> Vec<Effect> {
    let before = model.list.current();
    let fresh = model.list.loading;
    let (was_partial, last) = (model.list.partial, model.list.ids.last().copied());
    let old = std::mem::replace(&mut model.list.ids, listing.ids);
    model.list.unread = listing.unread;
    // What was read since the store was asked.
    for (id, state) in &model.touched {
        if state.read {
            model.list.unread.remove(id);
        }
    }
    // Another search has other words around its hits; what was asked for the one before is not answered any more.
    if fresh {
        model.list.snippets.clear();
    }
    model.list.loading = false;
    model.list.waiting = None;
    let ids = model.list.ids.clone();
    // Who went to the end of the beginning went to the end.
    let to_end = was_partial && !fresh && before.is_some() && before == last;
    model.list.partial = listing.partial;
    let wanted = if listing.partial { model.list.wanted } else { model.list.wanted.take() };
    let same = wanted.or(before.filter(|_| !fresh)).and_then(|id| ids.iter().position(|known| *known == id));
    let same = same.or_else(|| if fresh || listing.partial { None } else { beside(&old, model.list.selected, &ids) });
    if same.is_none() {
        model.list.top = 0;
    }
    let first_unread = ids.iter().position(|id| model.is_unread(*id));
    // Of a search the best comes first, read or not.
    let first = if matches!(model.list.query.scope, Scope::Search(_)) { None } else { first_unread };
    let to = if to_end { ids.len().saturating_sub(1) } else { same.or(first).unwrap_or(0) };
    if ids.is_empty() {
        // Beside an empty list nothing is open, unless it is being read.
        return if matches!(model.focus, Pane::Feeds | Pane::List) { opening::show_nothing(model) } else { Vec::new() };
    }
    opening::select(model, to)
}

/// Where in a list the article stands that came next after the one at `at`, which is there no more; else the one before.
fn beside(old: &[EntryId], at: usize, ids: &[EntryId]) -> Option<usize> {
    let places: std::collections::HashMap<EntryId, usize> = ids.iter().copied().zip(0..).collect();
    let (before, after) = old.split_at(at.min(old.len()));
    after.iter().chain(before.iter().rev()).find_map(|id| places.get(id).copied())
}

/// Puts the new articles into the list and goes to the newest.
pub(super) fn show_waiting(model: &mut Model) -> Vec<Effect> {
    let Some(listing) = model.list.waiting.take() else { return vec![opening::ask_list(model)] };
    model.list.loading = true;
    model.focus = Pane::List;
    fill(model, listing)
}

fn text(model: &mut Model, text: Text) -> Vec<Effect> {
    let id = text.full.head.id;
    keep_heads(model, vec![text.full.head.clone()]);
    let text = Rc::new(text);
    model.texts.retain(|(known, _)| *known != id);
    model.texts.push_front((id, Rc::clone(&text)));
    model.texts.truncate(TEXTS);
    if model.reader.entry != Some(id) {
        return Vec::new();
    }
    let mut effects = Vec::new();
    if text.full.head.offline == Offline::Pending && model.reader.text.as_ref().is_none_or(|t| t.full.head.id != id) {
        effects.push(Effect::Engine(Request::Page(id)));
    }
    if let (None, Some((block, line))) = (model.stood.get(&id), text.place) {
        let place = Anchor { block: block as usize, line: line as usize };
        model.stood.insert(id, place);
        if model.reader.anchor == Anchor::default() {
            (model.reader.anchor, model.reader.kept) = (place, place);
        }
    }
    if model.reader.text.as_ref() != Some(&text) {
        model.reader.text = Some(text);
        model.reader.rendered = None;
    }
    effects.push(Effect::Related(id));
    effects
}
