//! How the model changes when something happens. Pure: what shall be done outside comes back as effects.

mod finding;
pub(super) mod moving;
pub(super) mod opening;
pub(crate) mod pictures;
mod prompt;
mod reading;
mod replies;

use crossterm::event::KeyCode;

use super::Cx;
use super::message::{Ask, Effect, Mouse, Msg};
use super::model::{Asking, Model, Pane};
use super::pages;
use super::pages::Page;
use super::render::{self, Setting};
use crate::command::{Command, Key, Lookup, Needs};
use crate::engine::Request;

/// The questions with which a fresh model begins.
pub(crate) fn begin(model: &mut Model, cx: &Cx) -> Vec<Effect> {
    let mut effects = vec![Effect::Read(Ask::Feeds)];
    effects.extend(opening::show_list(model, cx.locale.t("all"), crate::news::query::Scope::All));
    effects
}

/// Changes the model as `msg` demands; returns what else shall be done.
pub(crate) fn update(model: &mut Model, msg: Msg, cx: &Cx) -> Vec<Effect> {
    let mut effects = match msg {
        Msg::Key(key) => press(model, key, cx),
        Msg::Mouse(mouse) => point(model, mouse, cx),
        Msg::Paste(text) => prompt::paste(model, &text, cx),
        Msg::Resize(width, height) => {
            model.size = (width, height);
            Vec::new()
        }
        Msg::Engine(event) => replies::event(model, event),
        Msg::Reply(reply) => replies::reply(model, reply),
        Msg::Picture(key, drawn) => {
            model.pictures.put(key, drawn);
            Vec::new()
        }
        Msg::Host(said) => {
            model.status = Some(said.unwrap_or_else(|error| error));
            vec![Effect::Read(Ask::Feeds), replies::peek(model)]
        }
        Msg::Quit => vec![Effect::Quit],
    };
    effects.extend(settle(model, cx));
    effects
}

/// Brings what follows from the rest of the model up to date: the text at its width, what is in view, missing rows.
fn settle(model: &mut Model, cx: &Cx) -> Vec<Effect> {
    if let (Some(area), Some(text)) = (model.panes().reader, &model.reader.text) {
        let columns = usize::from(area.width.saturating_sub(2).min(model.measure)).max(10);
        let setting = Setting { columns, justified: model.justified, picture_lines: pictures::lines(model, columns, area), linear: model.linear };
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
    if !missing.is_empty() {
        effects.push(Effect::Read(Ask::Heads(missing)));
    }
    effects
}

fn press(model: &mut Model, key: Key, cx: &Cx) -> Vec<Effect> {
    model.status = None;
    if model.prompt.is_some() {
        return prompt::press(model, key, cx);
    }
    if key.code == KeyCode::Esc && !model.pressed.is_empty() {
        model.pressed.clear();
        model.continuations.clear();
        return Vec::new();
    }
    model.pressed.push(key);
    model.continuations.clear();
    match cx.keymap.lookup_in(&model.key_scopes(), &model.pressed) {
        Lookup::Command(command) => {
            model.pressed.clear();
            run(model, command, cx)
        }
        Lookup::Pending(next) => {
            model.continuations = next;
            Vec::new()
        }
        Lookup::Nothing => {
            let keys: String = model.pressed.drain(..).map(|key| key.to_string()).collect();
            model.status = Some(cx.locale.ta("nothing-here", &[("key", keys.into())]));
            Vec::new()
        }
    }
}

/// Does what a command says.
pub(super) fn run(model: &mut Model, command: Command, cx: &Cx) -> Vec<Effect> {
    if let Some(scroll) = model.help {
        return help(model, command, scroll);
    }
    if let Some(effects) = pages::command(model, command, cx) {
        return effects;
    }
    if command.needs() == Needs::Entry && model.current().is_none() {
        model.status = Some(cx.locale.t("empty-reader"));
        return Vec::new();
    }
    match command {
        Command::Down => moving::by(model, 1, cx),
        Command::Up => moving::by(model, -1, cx),
        Command::PageDown => moving::pages(model, 2, cx),
        Command::PageUp => moving::pages(model, -2, cx),
        Command::HalfDown => moving::pages(model, 1, cx),
        Command::HalfUp => moving::pages(model, -1, cx),
        Command::Top => moving::by(model, isize::MIN, cx),
        Command::Bottom => moving::by(model, isize::MAX, cx),
        Command::Left => moving::pane(model, -1, false),
        Command::Right => moving::pane(model, 1, false),
        Command::NextPane => moving::pane(model, 1, true),
        Command::PreviousPane => moving::pane(model, -1, true),
        Command::Back => opening::back(model),
        Command::Open => opening::open(model, cx),
        Command::ReadOn => reading::read_on(model, cx),
        Command::NextUnread => reading::unread(model, true, cx),
        Command::PreviousUnread => reading::unread(model, false, cx),
        Command::ToggleRead => reading::toggle_read(model),
        Command::ToggleStar => reading::toggle_star(model, cx),
        Command::ToggleLater => reading::toggle_later(model, cx),
        Command::MarkAllRead => reading::mark_all_read(model, cx),
        Command::Undo => reading::undo(model, cx, false),
        Command::Redo => reading::undo(model, cx, true),
        Command::Browser => reading::browser(model, cx),
        Command::CopyAddress => reading::copy(model, cx),
        Command::FollowLink => prompt::ask(model, Asking::Link),
        Command::Search => prompt::ask(model, Asking::Search),
        Command::AddFeed => prompt::ask(model, Asking::Feed),
        Command::Palette => prompt::ask(model, Asking::Command),
        Command::Entities => moving::to_entities(model),
        Command::Find => prompt::ask(model, Asking::Find),
        Command::NextHit => finding::step(model, true),
        Command::PreviousHit => finding::step(model, false),
        Command::ScrollRight => sideways(model, 8),
        Command::ScrollLeft => sideways(model, -8),
        Command::Justify => {
            model.justified = !model.justified;
            model.status = Some(cx.locale.t(if model.justified { "justified" } else { "ragged" }));
            Vec::new()
        }
        Command::Pictures => pictures::toggle(model, cx),
        Command::Wider => measure(model, 4),
        Command::Narrower => measure(model, -4),
        Command::Zoom => {
            model.zoomed = !model.zoomed;
            model.focus = if model.zoomed { Pane::Reader } else { model.focus };
            Vec::new()
        }
        Command::ShowNew => replies::show_waiting(model),
        Command::UnreadOnly => opening::toggle_unread_only(model),
        Command::GoAll => opening::go(model, 0, cx),
        Command::GoStarred => opening::go(model, 1, cx),
        Command::GoLater => opening::go(model, 2, cx),
        Command::Refresh => vec![Effect::Engine(Request::Refresh { feeds: Vec::new(), force: false })],
        Command::RefreshAll => vec![Effect::Engine(Request::Refresh { feeds: Vec::new(), force: true })],
        Command::RemoveFeed => reading::remove_feed(model, cx),
        Command::FrontPage => pages::open(model, Page::Front(pages::front::Front::default()), cx),
        Command::Dossier => pages::dossier::of_current(model, cx),
        Command::Versions => pages::versions::of_current(model, cx),
        Command::Theme => pages::themes::open(model, cx),
        Command::Compare => Vec::new(),
        Command::Help => {
            model.help = Some(0);
            Vec::new()
        }
        Command::Redraw => vec![Effect::Redraw],
        Command::Quit => vec![Effect::Quit],
    }
}

fn measure(model: &mut Model, by: i16) -> Vec<Effect> {
    model.measure = model.measure.saturating_add_signed(by).clamp(30, 120);
    Vec::new()
}

/// Moves what is wider than the text to the side, no further than its end.
fn sideways(model: &mut Model, by: isize) -> Vec<Effect> {
    let most = model.reader.rendered.as_ref().map_or(0, |r| r.widest.saturating_sub(r.setting.columns));
    model.reader.sideways = model.reader.sideways.saturating_add_signed(by).min(most);
    Vec::new()
}

fn help(model: &mut Model, command: Command, scroll: usize) -> Vec<Effect> {
    let page = usize::from(model.size.1.saturating_sub(3)).max(1);
    model.help = match command {
        Command::Down => Some(scroll + 1),
        Command::Up => Some(scroll.saturating_sub(1)),
        Command::PageDown | Command::ReadOn | Command::HalfDown => Some(scroll + page),
        Command::PageUp | Command::HalfUp => Some(scroll.saturating_sub(page)),
        Command::Top => Some(0),
        _ => None,
    };
    model.help = model.help.map(|at| at.min(Command::ALL.len() + 12));
    Vec::new()
}

fn point(model: &mut Model, mouse: Mouse, cx: &Cx) -> Vec<Effect> {
    let (Mouse::Click(x, y) | Mouse::WheelUp(x, y) | Mouse::WheelDown(x, y)) = mouse;
    if model.prompt.is_some() {
        return Vec::new();
    }
    match mouse {
        Mouse::WheelDown(..) if model.help.is_some() => help(model, Command::Down, model.help.unwrap_or(0)),
        Mouse::WheelUp(..) if model.help.is_some() => help(model, Command::Up, model.help.unwrap_or(0)),
        _ if model.help.take().is_some() => Vec::new(),
        _ if !model.pages.is_empty() => pages::point(model, mouse, cx),
        Mouse::WheelDown(..) => moving::wheel(model, model.panes().at(x, y), 3),
        Mouse::WheelUp(..) => moving::wheel(model, model.panes().at(x, y), -3),
        Mouse::Click(..) => opening::click(model, x, y, cx),
    }
}
