//! What each command does, where it can be done.

use super::super::Cx;
use super::super::help::{self, Help};
use super::super::message::{Ask, Effect};
use super::super::model::{Asking, Model, Pane};
use super::super::pages::{self, Page};
use super::super::palette;
use super::managing;
use super::marking::{self, Part};
use super::{
    finding, following, moving, naming, opening, pictures, prompt, reading, replies, settings, sharing, tagging,
};
use crate::command::{Command, Invocation};
use crate::config::Span;
use crate::engine::{Packing, Request};

/// Leaves; where one stands in the article is written first.
pub(super) fn leave(model: &mut Model) -> Vec<Effect> {
    let mut effects = opening::keep_place(model);
    effects.push(Effect::Quit);
    effects
}

/// Does what a command says, or says why it cannot be done now.
pub(crate) fn invoke(model: &mut Model, asked: &Invocation, cx: &Cx) -> Vec<Effect> {
    if asked.command == Command::BackOrQuit {
        let there = model.help.is_none() && model.pages.is_empty() && opening::at_root(model);
        return invoke(model, &if there { Command::Quit } else { Command::Back }.into(), cx);
    }
    let command = asked.command;
    if model.help.is_some() {
        return in_help(model, asked, cx);
    }
    let times = asked.count.unwrap_or(1).max(1) as isize;
    if !model.pages.is_empty() {
        let repeated = matches!(command, Command::Down | Command::Up | Command::PageDown | Command::PageUp);
        let mut effects = pages::command(model, command, cx);
        for _ in 1..if repeated { times } else { 1 } {
            if let (Some(all), Some(more)) = (&mut effects, pages::command(model, command, cx)) {
                all.extend(more);
            }
        }
        if let Some(effects) = effects {
            return effects;
        }
    }
    if let Some(why) = palette::hindrance(model, asked, cx) {
        model.status = Some(why);
        return Vec::new();
    }
    let argument = asked.argument.as_deref();
    match command {
        Command::Down => moving::by(model, times, cx),
        Command::Up => moving::by(model, -times, cx),
        Command::PageDown => moving::pages(model, 2 * times, cx),
        Command::PageUp => moving::pages(model, -2 * times, cx),
        Command::HalfDown => moving::pages(model, times, cx),
        Command::HalfUp => moving::pages(model, -times, cx),
        Command::Top | Command::Bottom if asked.count.is_some() => moving::to(model, times as usize - 1, cx),
        Command::Top => moving::by(model, isize::MIN, cx),
        Command::Bottom => moving::by(model, isize::MAX, cx),
        Command::Left => moving::pane(model, -1, false),
        Command::Right => moving::pane(model, 1, false),
        Command::NextPane => moving::pane(model, 1, true),
        Command::PreviousPane => moving::pane(model, -1, true),
        Command::Back | Command::BackOrQuit => opening::back(model, cx),
        Command::Open => opening::open(model, cx),
        Command::ReadOn => reading::read_on(model, cx),
        Command::NextUnread => (0..times).flat_map(|_| reading::unread(model, true, cx)).collect(),
        Command::PreviousUnread => (0..times).flat_map(|_| reading::unread(model, false, cx)).collect(),
        Command::ToggleRead => reading::toggle_read(model, cx),
        Command::ToggleStar => reading::toggle_star(model, cx),
        Command::ToggleLater => reading::toggle_later(model, cx),
        Command::MarkAllRead => marking::mark_part(model, Part::All, cx),
        Command::MarkAboveRead => marking::mark_part(model, Part::Above, cx),
        Command::MarkBelowRead => marking::mark_part(model, Part::Below, cx),
        Command::MarkOlderRead => match argument.and_then(|text| text.parse::<Span>().ok()) {
            Some(span) => marking::ask_older(model, span.0, cx),
            None => prompt::argument(model, command, cx),
        },
        Command::Choose => marking::choose(model, cx),
        Command::Tag => marking::tag(model, asked, cx),
        Command::Undo => reading::undo(model, cx, false),
        Command::Redo => reading::undo(model, cx, true),
        Command::Browser => reading::browser(model, cx),
        Command::CopyAddress => reading::copy(model, cx),
        Command::FollowLink => match asked.number() {
            Some(number) => reading::follow_link(model, number, cx),
            None => prompt::ask(model, Asking::Link, cx),
        },
        Command::Search => match argument {
            Some(words) => reading::search(model, words, cx),
            None => prompt::ask(model, Asking::Search, cx),
        },
        Command::AddFeed => match argument {
            Some(address) => managing::add(model, address, cx),
            None => prompt::ask(model, Asking::Feed, cx),
        },
        Command::Palette => prompt::ask(model, Asking::Command, cx),
        Command::Entities => moving::to_entities(model),
        Command::Find => prompt::ask(model, Asking::Find, cx),
        Command::NextHit => finding::step(model, true),
        Command::PreviousHit => finding::step(model, false),
        Command::ScrollRight => sideways(model, 8),
        Command::ScrollLeft => sideways(model, -8),
        Command::Justify => {
            model.justified = !model.justified;
            model.status = Some(cx.locale.t(if model.justified { "justified" } else { "ragged" }));
            Vec::new()
        }
        Command::Linear => settings::linear(model, cx),
        Command::Pictures => pictures::toggle(model, cx),
        Command::Wider => measure(model, 4, cx),
        Command::Narrower => measure(model, -4, cx),
        Command::Zoom => {
            model.zoomed = !model.zoomed;
            model.focus = if model.zoomed { Pane::Reader } else { model.focus };
            Vec::new()
        }
        Command::ShowNew => {
            if model.list.waiting.is_none() {
                model.status = Some(cx.locale.t("no-new"));
            }
            replies::show_waiting(model)
        }
        Command::UnreadOnly => opening::toggle_unread_only(model),
        Command::GoAll => opening::go(model, 0, cx),
        Command::GoStarred => opening::go(model, 1, cx),
        Command::GoLater => opening::go(model, 2, cx),
        Command::GoFeeds => {
            model.zoomed = false;
            model.focus = Pane::Feeds;
            Vec::new()
        }
        Command::Cancel => {
            model.refresh = None;
            model.awaits_refresh = false;
            model.packing = None;
            model.status = Some(cx.locale.t("cancelled"));
            vec![Effect::Engine(Request::Cancel)]
        }
        Command::Language | Command::Keys | Command::Measure => settings::set(model, asked, cx),
        Command::Refresh | Command::RefreshAll => {
            model.awaits_refresh = true;
            let force = command == Command::RefreshAll;
            vec![Effect::Engine(Request::Refresh { feeds: Vec::new(), force, asked: true })]
        }
        Command::RemoveFeed if model.selected_follow().is_some() => following::toggle(model, asked, cx),
        Command::RemoveFeed if model.selected_tag().is_some() => {
            let tag = model.selected_tag().map(|row| row.name.clone());
            tag.map(|tag| Effect::Read(Ask::Tagged(tag))).into_iter().collect()
        }
        Command::RemoveFeed => managing::remove(model, cx),
        Command::RenameTag => tagging::ask(model, asked, cx),
        Command::RenameFeed if model.selected_tag().is_some() => tagging::ask(model, asked, cx),
        Command::Catalogue => pages::catalogue::open(model, cx),
        Command::FeedSettings if argument.is_none() => pages::settings::open(model, cx),
        Command::RenameFeed | Command::MoveFeed | Command::FeedSettings => managing::change(model, asked, cx),
        Command::RefreshFeed => managing::refresh(model, cx),
        Command::ImportFeeds | Command::ExportFeeds => managing::opml(model, asked, cx),
        Command::Follow | Command::SaveSearch => following::toggle(model, asked, cx),
        Command::RenameEntity | Command::MergeEntity | Command::SplitEntity | Command::MuteEntity => {
            naming::ask(model, asked, cx)
        }
        Command::Announce => following::announce(model, cx),
        Command::Share
        | Command::Pipe
        | Command::SaveMarkdown
        | Command::SaveHtml
        | Command::SaveEpub
        | Command::SaveStory
        | Command::Play => sharing::ask(model, asked, cx),
        Command::OfflinePack => {
            // Who sees pictures while reading wants them on the journey, too.
            let pictures = model.pictures.on || argument == Some("pictures");
            model.packing = Some(Packing::default());
            vec![Effect::Engine(Request::Pack { pictures })]
        }
        Command::Missing => pages::open(model, Page::Missing(pages::missing::MissingPage::default()), cx),
        Command::FrontPage => pages::open(model, Page::Front(pages::front::Front::of(model.press.clone())), cx),
        Command::Dossier => pages::dossier::of_current(model, cx),
        Command::Versions => pages::versions::of_current(model, cx),
        Command::Mute => pages::mute::open(model, cx),
        Command::Rules => pages::rules::open(model, cx),
        Command::Health => pages::health::open(model, cx),
        Command::Theme if asked.argument.is_some() => settings::set(model, asked, cx),
        Command::Theme => pages::themes::open(model, cx),
        // They are the page's; elsewhere it was said why not.
        Command::Compare | Command::Press => Vec::new(),
        Command::Help => {
            model.help = Some(Help::default());
            Vec::new()
        }
        Command::Redraw => vec![Effect::Redraw],
        Command::Quit => leave(model),
    }
}

fn measure(model: &mut Model, by: i16, cx: &Cx) -> Vec<Effect> {
    model.measure = model.measure.saturating_add_signed(by).clamp(30, 120);
    let room = model.panes().reader.map_or(u16::MAX, |area| area.width.saturating_sub(2));
    let given = [("count", model.measure.into()), ("room", room.into()), ("key", cx.key(Command::Zoom).into())];
    model.status = Some(cx.locale.ta(if room < model.measure { "measure-pane" } else { "measure-now" }, &given));
    Vec::new()
}

/// Moves what is wider than the text to the side, no further than its end.
fn sideways(model: &mut Model, by: isize) -> Vec<Effect> {
    let most = model.reader.rendered.as_ref().map_or(0, |r| r.widest.saturating_sub(r.setting.columns));
    model.reader.sideways = model.reader.sideways.saturating_add_signed(by).min(most);
    Vec::new()
}

/// What a command means while the page of keys is open.
fn in_help(model: &mut Model, asked: &Invocation, cx: &Cx) -> Vec<Effect> {
    let page = isize::from(model.screen().1.saturating_sub(3).max(1) as i16);
    let times = asked.count.unwrap_or(1).max(1) as isize;
    match asked.command {
        Command::Down => help::scroll(model, times, cx),
        Command::Up => help::scroll(model, -times, cx),
        Command::PageDown | Command::ReadOn => help::scroll(model, page, cx),
        Command::PageUp => help::scroll(model, -page, cx),
        Command::HalfDown => help::scroll(model, page / 2, cx),
        Command::HalfUp => help::scroll(model, -page / 2, cx),
        Command::Top => help::scroll(model, isize::MIN, cx),
        Command::Bottom => help::scroll(model, isize::MAX, cx),
        Command::Search => return prompt::ask(model, Asking::Help, cx),
        Command::Back if model.help.as_ref().is_some_and(|help| !help.filter.is_empty()) => {
            model.help = Some(Help::default());
        }
        _ => model.help = None,
    }
    Vec::new()
}
