//! How the model changes when something happens. Pure: what shall be done outside comes back as effects.

pub(super) mod commands;
mod copies;
mod did;
mod finding;
pub(super) mod following;
mod keys;
pub(crate) mod managing;
mod marking;
pub(super) mod moving;
pub(super) mod naming;
pub(super) mod opening;
pub(crate) mod pictures;
pub(crate) mod prompt;
mod reading;
mod replies;
mod settings;
pub(crate) mod sharing;
mod tagging;
pub(crate) mod telling;

use super::Cx;
use super::message::{Ask, Effect, Mouse, Msg};
use super::model::{Model, SideKey};
use super::render::Setting;
use super::view::side;
use super::{help, pages, render};
use crate::news::ids::EntryId;
use crate::news::query::{Scope, Snippet};

/// The questions with which a fresh model begins.
pub(crate) fn begin(model: &mut Model, cx: &Cx) -> Vec<Effect> {
    let mut effects = vec![Effect::Read(Ask::Feeds), Effect::Read(Ask::Tags), Effect::Read(Ask::Follows)];
    effects.push(Effect::Read(Ask::Deeds));
    model.status = clashes(cx);
    effects.extend(opening::show_list(model, cx.locale.t("all"), Scope::All));
    effects
}

/// What the user's keys take away without meaning to, as sentences.
fn clashes(cx: &Cx) -> Option<String> {
    let told = cx.keymap.clashes().iter().map(|clash| {
        let lost = clash.lost.iter().map(|command| command.name()).collect::<Vec<_>>().join(", ");
        let given = [
            ("keys", cx.written(&clash.keys.0).into()),
            ("command", clash.command.name().into()),
            ("lost", lost.into()),
        ];
        cx.locale.ta("key-clash", &given)
    });
    Some(told.collect::<Vec<_>>().join(" · ")).filter(|told| !told.is_empty())
}

/// Changes the model as `msg` demands; returns what else shall be done.
pub(crate) fn update(model: &mut Model, msg: Msg, cx: &Cx) -> Vec<Effect> {
    // What arrives by itself never changes what is selected, nor the line on which it stands.
    if matches!(msg, Msg::Key(_) | Msg::Mouse(_) | Msg::Paste(_)) {
        model.list.filling = false;
    }
    let pinned = matches!(msg, Msg::Reply(_) | Msg::Engine(_) | Msg::Outside).then(|| side_line(model)).flatten();
    let mut effects = match msg {
        Msg::Key(key) => keys::press(model, key, cx),
        Msg::Mouse(mouse) => point(model, mouse, cx),
        Msg::Paste(text) => prompt::paste(model, &text, cx),
        Msg::Resize(width, height) => {
            model.size = (width, height);
            Vec::new()
        }
        Msg::Engine(event) => replies::event(model, event, cx),
        Msg::Reply(reply) => replies::reply(model, reply, cx),
        Msg::Shared(out, done) => {
            sharing::shared(model, &out, done, cx);
            Vec::new()
        }
        Msg::Picture(key, drawn) => {
            model.pictures.put(key, drawn);
            Vec::new()
        }
        Msg::Kept(deed, kept) => managing::kept(model, &deed, kept, cx),
        Msg::Host(said) => {
            model.status = Some(said.unwrap_or_else(|error| error));
            Vec::new()
        }
        Msg::Ground(ground) => {
            model.ground = Some(ground);
            // A theme that was chosen meanwhile stays.
            if std::mem::take(&mut model.awaits_ground) && model.theme == "terminal" {
                crate::tui::terminal::theme_on(ground).clone_into(&mut model.theme);
            }
            Vec::new()
        }
        Msg::Changed => {
            opening::retitle(model, cx);
            model.reader.rendered = None;
            Vec::new()
        }
        Msg::Outside => replies::outside(model, cx),
        Msg::Quit => commands::leave(model),
    };
    if let Some(pinned) = pinned {
        pin(model, &pinned);
    }
    effects.extend(settle(model, cx));
    effects
}

/// What is selected in the side panel of which article, and on which line of the panel it stands.
fn side_line(model: &Model) -> Option<(Option<EntryId>, SideKey, usize)> {
    let key = model.side_key()?;
    let columns = model.panes().side.map_or(30, |area| area.width);
    let line = side::first_lines(model, columns).get(model.side.selected).copied()?;
    Some((model.reader.entry, key, line))
}

fn pin(model: &mut Model, (entry, key, line): &(Option<EntryId>, SideKey, usize)) {
    if model.reader.entry != *entry || model.side_key().as_ref() == Some(key) {
        return;
    }
    let at = model.side_items().iter().position(|item| model.key_of(item).as_ref() == Some(key));
    let Some(at) = at else { return };
    let columns = model.panes().side.map_or(30, |area| area.width);
    let now = side::first_lines(model, columns).get(at).copied().unwrap_or(*line);
    model.side.selected = at;
    model.side.top = (model.side.top + now).saturating_sub(*line);
}

/// Brings what follows from the rest of the model up to date: the text at its width, what is in view, missing rows.
fn settle(model: &mut Model, cx: &Cx) -> Vec<Effect> {
    if let (Some(area), Some(text)) = (model.panes().reader, &model.reader.text) {
        let columns = usize::from(area.width.saturating_sub(2).min(model.measure)).max(10);
        let setting = Setting {
            columns,
            justified: model.justified,
            picture_lines: pictures::lines(model, columns, area),
            linear: model.linear,
        };
        let stale = model.reader.rendered.as_ref().is_none_or(|r| r.setting != setting || r.id != text.full.head.id.0);
        if stale {
            model.reader.rendered = Some(render::article(text, setting, &cx.locale).into());
            finding::again(model);
        }
    }
    moving::keep_in_view(model);
    let from = model.list.top.saturating_sub(50);
    let to = (model.list.top + 150).min(model.list.ids.len());
    let mut missing = Vec::new();
    let related = model.side.related.iter().map(|found| found.entry);
    let paged = model.pages.last().map(|page| page.sheet().shown()).unwrap_or_default();
    for id in model.list.ids[from.min(to)..to].iter().copied().chain(related).chain(paged) {
        if !model.heads.contains_key(&id) && model.asked.insert(id) {
            missing.push(id);
        }
    }
    let mut effects = pictures::wanted(model);
    if std::mem::take(&mut model.feeds.removed)
        && let Some(item) = model.feeds.items.get(model.feeds.selected).cloned()
    {
        let title = opening::title_of(model, &item, cx);
        let scope = model.scope_of(&item);
        effects.extend(opening::show_list(model, title, scope));
    }
    if model.feeds.stale && model.panes().feeds.is_some() && model.pages.is_empty() {
        model.feeds.stale = false;
        if !model.feeds.tags.is_empty() {
            effects.push(Effect::Read(Ask::Tags));
        }
        if !model.feeds.follows.is_empty() {
            effects.push(Effect::Read(Ask::Follows));
        }
    }
    if !missing.is_empty() {
        effects.push(Effect::Read(Ask::Heads(missing)));
    }
    effects.extend(snippets(model));
    effects
}

/// Asks for the words around the hits of the rows in view.
fn snippets(model: &mut Model) -> Option<Effect> {
    let Scope::Search(words) = &model.list.query.scope else { return None };
    if model.list.loading {
        return None;
    }
    let (top, count) = (model.list.top, model.list.ids.len());
    let rows = model.panes().list.map_or(0, |area| usize::from(area.height));
    let wanted = model.list.ids[top.min(count)..(top + rows).min(count)].iter().copied();
    let ids: Vec<_> = wanted.filter(|id| !model.list.snippets.contains_key(id)).collect();
    if ids.is_empty() {
        return None;
    }
    let (generation, words) = (model.list.generation, words.clone());
    // Not asked twice: an empty one stands for what is not known yet.
    model.list.snippets.extend(ids.iter().map(|id| (*id, Snippet::default())));
    Some(Effect::Read(Ask::Snippets { generation, words, ids }))
}

fn point(model: &mut Model, mouse: Mouse, cx: &Cx) -> Vec<Effect> {
    let (Mouse::Click(x, y) | Mouse::WheelUp(x, y) | Mouse::WheelDown(x, y)) = mouse;
    if model.prompt.is_some() {
        return Vec::new();
    }
    match mouse {
        Mouse::WheelDown(..) | Mouse::WheelUp(..) if model.help.is_some() => {
            help::scroll(model, if matches!(mouse, Mouse::WheelDown(..)) { 3 } else { -3 }, cx);
            Vec::new()
        }
        _ if model.help.take().is_some() => Vec::new(),
        _ if !model.pages.is_empty() => pages::point(model, mouse, cx),
        Mouse::WheelDown(..) => moving::wheel(model, model.panes().at(x, y), 3),
        Mouse::WheelUp(..) => moving::wheel(model, model.panes().at(x, y), -3),
        Mouse::Click(..) => opening::click(model, x, y, cx),
    }
}
