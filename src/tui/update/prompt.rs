//! The line at the bottom that asks for a search, an address, a number, a command.

use crossterm::event::{KeyCode, KeyModifiers};

use super::super::Cx;
use super::super::line_edit::LineEdit;
use super::super::message::{Ask, Effect};
use super::super::model::{Asking, Model, Pane, Prompt};
use super::super::pages::{Purpose, Typing};
use super::super::palette::{self, Candidate, Found};
use super::super::{help, pages};
use super::commands::invoke;
use super::{finding, managing, naming, opening, tagging};
use crate::command::{Argument, Choices, Command, Invocation, Key};
use crate::news::query::Scope;
use crate::text::terms::fold;

pub(super) fn ask(model: &mut Model, asking: Asking, cx: &Cx) -> Vec<Effect> {
    if asking == Asking::Search {
        opening::remember(model);
        // The answers are seen as one types.
        model.focus = Pane::List;
    }
    model.generations += 1;
    let prompt = Prompt { asking, generation: model.generations, ..Prompt::default() };
    model.prompt = Some(prompt);
    refresh(model, cx);
    Vec::new()
}

/// Asks for what stands behind a command's name, with a word to begin with.
pub(super) fn argument_from(model: &mut Model, command: Command, word: &str, cx: &Cx) -> Vec<Effect> {
    argument(model, command, cx);
    if let Some(prompt) = &mut model.prompt {
        prompt.line = LineEdit { cursor: word.len(), text: word.to_owned() };
        word.clone_into(&mut prompt.given);
    }
    typed(model, cx)
}

/// Asks for another name than this.
pub(super) fn another_name(model: &mut Model, command: Command, name: &str, cx: &Cx) -> Vec<Effect> {
    let effects = argument_from(model, command, name, cx);
    if let Some(prompt) = &mut model.prompt {
        name.clone_into(&mut prompt.present);
    }
    refresh(model, cx);
    effects
}

/// Asks for what stands behind a command's name; what is so now stands there already.
pub(super) fn argument(model: &mut Model, command: Command, cx: &Cx) -> Vec<Effect> {
    let present = present(model, command).unwrap_or_default();
    ask(model, Asking::Command, cx);
    if let Some(prompt) = &mut model.prompt {
        prompt.command = Some(command);
        prompt.line = LineEdit { cursor: present.len(), text: present.clone() };
        prompt.present = present;
    }
    refresh(model, cx);
    Vec::new()
}

/// What is so now, of what a command changes.
fn present(model: &Model, command: Command) -> Option<String> {
    match command {
        Command::RenameFeed => {
            let followed = model.selected_follow().map(|row| row.follow.name.clone());
            followed.or_else(|| model.selected_feed().map(|row| row.feed.name.clone()))
        }
        Command::MoveFeed => model.selected_feed()?.feed.section.clone(),
        Command::Measure => Some(model.measure.to_string()),
        _ => None,
    }
}

/// What is asked for, before the line.
pub(crate) fn label(prompt: &Prompt, cx: &Cx) -> String {
    let of = |command: Command| cx.locale.t(&format!("ask-{}", command.name()));
    match (prompt.asking, prompt.command) {
        (Asking::Page, _) => prompt.typing.label.clone(),
        (Asking::Search, _) => of(Command::Search),
        (Asking::Feed, _) => of(Command::AddFeed),
        (Asking::Link, _) => of(Command::FollowLink),
        (Asking::Command, Some(command)) => of(command),
        (Asking::Command, None) => cx.locale.t("command-prompt"),
        (Asking::Find, _) => cx.locale.t("find-prompt"),
        (Asking::Help, _) => cx.locale.t("help-prompt"),
    }
}

/// Says what is wanted, and goes on asking for it.
fn ask_on(model: &mut Model, prompt: Prompt, cx: &Cx) -> Vec<Effect> {
    let key = if prompt.matches.is_empty() { "prompt-type" } else { "prompt-choose" };
    model.status = Some(cx.locale.ta(key, &[("label", label(&prompt, cx).into())]));
    model.prompt = Some(prompt);
    Vec::new()
}

/// Asks what a page wants to know.
pub(crate) fn ask_for_page(model: &mut Model, typing: Typing, cx: &Cx) -> Vec<Effect> {
    ask(model, Asking::Page, cx);
    if let Some(prompt) = &mut model.prompt {
        prompt.line = LineEdit { cursor: typing.text.len(), text: typing.text.clone() };
        prompt.typing = typing;
    }
    refresh(model, cx);
    Vec::new()
}

/// What a page offers for the line that is typed: first what stands there, then what it may be.
fn offered(typing: &Typing, text: &str) -> Vec<Candidate> {
    let row = |text: &str, note: &str| Candidate {
        found: Found::Words(text.to_owned()),
        text: text.to_owned(),
        note: note.to_owned(),
        hindrance: None,
    };
    let typed = fold(text.trim());
    let fits = |choice: &str| text == typing.text || fold(choice).contains(&typed);
    let others = typing.choices.iter().filter(|(choice, _)| choice != text.trim() && fits(choice));
    let rows: Vec<_> = others.map(|(choice, note)| row(choice, note)).collect();
    if rows.is_empty() {
        return rows;
    }
    let mut first = row(text.trim(), "");
    if typed.is_empty() {
        first.text.clone_from(&typing.nothing);
    }
    std::iter::once(first).chain(rows).collect()
}

pub(super) fn paste(model: &mut Model, text: &str, cx: &Cx) -> Vec<Effect> {
    if let Some(prompt) = &mut model.prompt {
        prompt.line.insert(text);
        return typed(model, cx);
    }
    // An address pasted into the reader can only be meant as a feed to add.
    if text.trim_start().starts_with("http") {
        ask(model, Asking::Feed, cx);
        return paste(model, text, cx);
    }
    Vec::new()
}

pub(super) fn press(model: &mut Model, key: Key, cx: &Cx) -> Vec<Effect> {
    let Some(prompt) = &mut model.prompt else { return Vec::new() };
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    match key.code {
        KeyCode::Esc => return cancel(model, cx),
        KeyCode::Char('c') if control => return cancel(model, cx),
        KeyCode::Backspace if prompt.line.text.is_empty() => return cancel(model, cx),
        KeyCode::Enter => return accept(model, cx),
        KeyCode::Down => return step(model, 1, cx),
        KeyCode::Char('n') if control => return step(model, 1, cx),
        KeyCode::Up => return step(model, -1, cx),
        KeyCode::Char('p') if control => return step(model, -1, cx),
        KeyCode::Tab => return complete(model, cx),
        _ => {
            let before = prompt.line.text.clone();
            if prompt.line.press(key) && prompt.line.text != before {
                return typed(model, cx);
            }
        }
    }
    Vec::new()
}

/// Goes through the rows of the palette, or through the answers to a search.
fn step(model: &mut Model, by: isize, cx: &Cx) -> Vec<Effect> {
    let Some(prompt) = &mut model.prompt else { return Vec::new() };
    // To the first row, or to the last.
    let by = if prompt.unchosen() { if by > 0 { 0 } else { isize::MAX } } else { by };
    prompt.stepped = true;
    match prompt.asking {
        Asking::Search if prompt.matches.is_empty() => {
            model.focus = Pane::List;
            super::moving::by(model, by, cx)
        }
        Asking::Help => {
            help::scroll(model, by, cx);
            Vec::new()
        }
        _ => {
            prompt.selected = prompt.selected.saturating_add_signed(by).min(prompt.matches.len().saturating_sub(1));
            Vec::new()
        }
    }
}

/// Puts the selected row into the line.
fn complete(model: &mut Model, cx: &Cx) -> Vec<Effect> {
    let Some(prompt) = &mut model.prompt else { return Vec::new() };
    let line = prompt.line.text.trim();
    // What stands in the line already completes nothing: then it is the next row.
    let asked = prompt.command;
    let mut below = prompt.matches.iter().skip(prompt.selected).map(|row| completion(row, asked));
    let Some(text) = below.find(|text| text.trim() != line) else { return Vec::new() };
    prompt.line = LineEdit { cursor: text.len(), text };
    typed(model, cx)
}

/// What the line says where a row is put into it.
fn completion(row: &Candidate, asked: Option<Command>) -> String {
    match &row.found {
        Found::Command(_, Some(argument)) if asked.is_some() => argument.clone(),
        Found::Name(..) if asked.is_some() => row.text.clone(),
        Found::Command(command, None) => {
            let space = if command.argument() == Argument::None { "" } else { " " };
            format!("{}{space}", command.name())
        }
        Found::Command(command, Some(argument)) => format!("{} {argument}", command.name()),
        Found::Name(command, ..) => format!("{} {}", command.name(), row.text),
        Found::Words(words) => words.clone(),
        Found::Feed(_) | Found::Entry(_) | Found::Entity(..) | Found::Source(_) => row.text.clone(),
    }
}

pub(super) fn cancel(model: &mut Model, cx: &Cx) -> Vec<Effect> {
    match model.prompt.take().map(|prompt| prompt.asking) {
        Some(Asking::Search) => restore(model, cx),
        Some(Asking::Find) => finding::give_up(model),
        Some(Asking::Help) => {
            if let Some(help) = &mut model.help {
                help.filter.clear();
            }
            Vec::new()
        }
        _ => Vec::new(),
    }
}

fn restore(model: &mut Model, cx: &Cx) -> Vec<Effect> {
    opening::last_place(model, cx)
}

/// The text of the prompt changed.
fn typed(model: &mut Model, cx: &Cx) -> Vec<Effect> {
    let Some(prompt) = &mut model.prompt else { return Vec::new() };
    let text = prompt.line.text.trim().to_owned();
    let asking = prompt.asking;
    (prompt.selected, prompt.stepped) = (0, false);
    let mut effects = Vec::new();
    match asking {
        Asking::Find => return finding::typed(model, &text),
        Asking::Search if !text.is_empty() => {
            let title = cx.locale.pair(&cx.locale.t("search"), &text);
            effects.extend(opening::show_list(model, title, Scope::Search(text.clone())));
        }
        Asking::Help => {
            if let Some(help) = &mut model.help {
                help.filter = text;
                help.top = 0;
            }
            return Vec::new();
        }
        _ => {}
    }
    refresh(model, cx);
    effects.extend(look_up(model));
    effects
}

/// Asks the store for what it alone knows of the letters.
fn look_up(model: &mut Model) -> Option<Effect> {
    model.generations += 1;
    let generation = model.generations;
    let prompt = model.prompt.as_mut()?;
    prompt.generation = generation;
    let line = prompt.line.text.trim();
    let (text, articles) = match prompt.asking {
        Asking::Command if prompt.command.is_some() => {
            prompt.command.filter(|command| command.argument() == Argument::Choice(Choices::Names))?;
            (line, false)
        }
        Asking::Command => match Invocation::parse(line) {
            None => (line, true),
            // What it is joined with is another name.
            Some(asked) if asked.command.argument() == Argument::Choice(Choices::Names) => {
                (line.split_once(char::is_whitespace)?.1.trim(), false)
            }
            Some(_) => return None,
        },
        // Names of people and places complete `entity:`.
        Asking::Search => (line.rsplit_once("entity:")?.1.trim_start_matches('"'), false),
        _ => return None,
    };
    (text.chars().count() >= 2).then(|| Effect::Read(Ask::Find { generation, text: text.to_owned(), articles }))
}

/// Works the rows under the line out anew, and stays on the one that was selected.
pub(super) fn refresh(model: &mut Model, cx: &Cx) {
    let Some(prompt) = &model.prompt else { return };
    let rows = match prompt.asking {
        Asking::Command => match prompt.command {
            Some(command) => {
                let typed = if prompt.is_as_before() { "" } else { prompt.line.text.trim() };
                palette::arguments(model, command, typed, &prompt.stored, cx)
            }
            None => palette::candidates(model, &prompt.line.text, &prompt.stored, cx),
        },
        Asking::Search => palette::operators(model, &prompt.line.text, &prompt.stored, cx),
        Asking::Feed => palette::feeds_to_add(model, &prompt.line.text, &prompt.sources, cx),
        Asking::Page => offered(&prompt.typing, &prompt.line.text),
        Asking::Link | Asking::Help | Asking::Find => Vec::new(),
    };
    let Some(prompt) = &mut model.prompt else { return };
    let before = prompt.matches.get(prompt.selected).map(|row| row.found.clone());
    let same = before.filter(|_| prompt.selected > 0).and_then(|found| rows.iter().position(|row| row.found == found));
    prompt.selected = same.unwrap_or(0);
    prompt.matches = rows;
}

/// The store's answer to what is being typed.
pub(super) fn found(model: &mut Model, generation: u64, stored: palette::Stored, cx: &Cx) {
    if let Some(prompt) = model.prompt.as_mut().filter(|prompt| prompt.generation == generation) {
        prompt.stored = stored;
        refresh(model, cx);
    }
}

fn accept(model: &mut Model, cx: &Cx) -> Vec<Effect> {
    let Some(prompt) = model.prompt.take() else { return Vec::new() };
    let text = prompt.line.text.trim().to_owned();
    let asks = prompt.command.is_some() || matches!(prompt.asking, Asking::Feed | Asking::Link);
    if asks && !prompt.stepped && prompt.is_as_before() {
        return Vec::new();
    }
    if asks && (prompt.unchosen() || (text.is_empty() && prompt.matches.is_empty())) {
        return ask_on(model, prompt, cx);
    }
    match prompt.asking {
        Asking::Find => finding::accept(model, cx),
        Asking::Search if text.is_empty() => restore(model, cx),
        Asking::Search => {
            model.focus = Pane::List;
            Vec::new()
        }
        Asking::Help => Vec::new(),
        Asking::Page => {
            let row = prompt.matches.into_iter().nth(prompt.selected).map(|row| row.found);
            let text = if let Some(Found::Words(words)) = row { words } else { text };
            match prompt.typing.purpose {
                Purpose::Page => pages::typed(model, &text, cx),
                Purpose::Retag(tag) => tagging::rename(model, &tag, &text, cx),
                Purpose::JoinTags(tag, to) => tagging::join(model, &tag, &to, &text, cx),
            }
        }
        Asking::Command => match prompt.matches.get(prompt.selected).cloned() {
            Some(row) => go(model, row, cx),
            None if prompt.command.is_some() => {
                model.status = Some(cx.locale.t("empty-choices"));
                model.prompt = Some(prompt);
                Vec::new()
            }
            None => {
                model.status =
                    Some(cx.locale.t(if Invocation::parse(&text).is_some() { "no-argument" } else { "no-command" }));
                Vec::new()
            }
        },
        Asking::Feed if !prompt.matches.is_empty() => {
            prompt.matches.into_iter().nth(prompt.selected).map_or_else(Vec::new, |row| go(model, row, cx))
        }
        Asking::Feed => invoke(model, &Invocation { argument: Some(text), ..Command::AddFeed.into() }, cx),
        Asking::Link => invoke(model, &Invocation { argument: Some(text), ..Command::FollowLink.into() }, cx),
    }
}

/// Does what a row of the palette stands for.
fn go(model: &mut Model, row: Candidate, cx: &Cx) -> Vec<Effect> {
    if let Some(why) = row.hindrance {
        model.status = Some(why);
        return Vec::new();
    }
    match row.found {
        Found::Command(command, argument) => invoke(model, &Invocation { argument, ..command.into() }, cx),
        Found::Feed(feed) => {
            opening::remember(model);
            model.pages.clear();
            model.focus = Pane::List;
            let at = model.feeds.items.iter().position(|item| model.scope_of(item) == Scope::Feed(feed));
            at.map_or_else(Vec::new, |at| opening::choose_feed(model, at, cx))
        }
        Found::Entry(id) => {
            opening::remember(model);
            model.pages.clear();
            model.focus = Pane::Reader;
            opening::read(model, id, cx)
        }
        Found::Entity(id, _) => pages::open_entity(model, id, cx),
        Found::Name(command, id, _) => naming::with(model, command, id, &row.text, cx),
        Found::Source(source) => managing::subscribe(model, *source, cx),
        Found::Words(_) => Vec::new(),
    }
}
