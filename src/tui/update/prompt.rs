//! The line at the bottom that asks for a search, an address, a number, a command.

use crossterm::event::{KeyCode, KeyModifiers};
use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::super::Cx;
use super::super::message::Effect;
use super::super::model::{Asking, Model, Pane, Prompt};
use super::{finding, opening, run};
use crate::command::{Command, Key};
use crate::news::query::Scope;

pub(super) fn ask(model: &mut Model, asking: Asking) -> Vec<Effect> {
    if asking == Asking::Search {
        opening::remember(model);
    }
    let matches = if asking == Asking::Command { Command::ALL.to_vec() } else { Vec::new() };
    model.prompt = Some(Prompt { asking, line: super::super::line_edit::LineEdit::default(), matches, selected: 0 });
    Vec::new()
}

pub(super) fn paste(model: &mut Model, text: &str, cx: &Cx) -> Vec<Effect> {
    if let Some(prompt) = &mut model.prompt {
        prompt.line.insert(text);
        return typed(model, cx);
    }
    // An address pasted into the reader can only be meant as a feed to add.
    if text.trim_start().starts_with("http") {
        ask(model, Asking::Feed);
        return paste(model, text, cx);
    }
    Vec::new()
}

pub(super) fn press(model: &mut Model, key: Key, cx: &Cx) -> Vec<Effect> {
    let Some(prompt) = &mut model.prompt else { return Vec::new() };
    let control = key.modifiers.contains(KeyModifiers::CONTROL);
    match key.code {
        KeyCode::Esc => return cancel(model),
        KeyCode::Char('c') if control => return cancel(model),
        KeyCode::Backspace if prompt.line.text.is_empty() => return cancel(model),
        KeyCode::Enter => return accept(model, cx),
        KeyCode::Down => prompt.selected = (prompt.selected + 1).min(prompt.matches.len().saturating_sub(1)),
        KeyCode::Up => prompt.selected = prompt.selected.saturating_sub(1),
        KeyCode::Tab => {
            if let Some(command) = prompt.matches.get(prompt.selected) {
                prompt.line = super::super::line_edit::LineEdit::default();
                prompt.line.insert(command.name());
            }
        }
        _ => {
            let before = prompt.line.text.clone();
            if prompt.line.press(key) && prompt.line.text != before {
                return typed(model, cx);
            }
        }
    }
    Vec::new()
}

fn cancel(model: &mut Model) -> Vec<Effect> {
    if model.prompt.as_ref().is_some_and(|prompt| prompt.asking == Asking::Find) {
        model.prompt = None;
        return finding::give_up(model);
    }
    let searching = model.prompt.take().is_some_and(|prompt| prompt.asking == Asking::Search);
    if searching { restore(model) } else { Vec::new() }
}

fn restore(model: &mut Model) -> Vec<Effect> {
    model.focus = Pane::List;
    opening::back(model)
}

/// The text of the prompt changed.
fn typed(model: &mut Model, cx: &Cx) -> Vec<Effect> {
    let Some(prompt) = &mut model.prompt else { return Vec::new() };
    let text = prompt.line.text.trim().to_owned();
    match prompt.asking {
        Asking::Find => finding::typed(model, &text),
        Asking::Search if !text.is_empty() => {
            let title = format!("{} : {text}", cx.locale.t("search"));
            opening::show_list(model, title, Scope::Search(text))
        }
        Asking::Command => {
            prompt.matches = matching(&text, cx);
            prompt.selected = 0;
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// The commands whose name or description has these letters, best first.
fn matching(text: &str, cx: &Cx) -> Vec<Command> {
    let mut matcher = Matcher::new(Config::DEFAULT);
    let pattern = Pattern::new(text, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy);
    let mut buffer = Vec::new();
    let mut found: Vec<_> = Command::ALL
        .iter()
        .filter_map(|command| {
            let line = format!("{} {}", command.name(), cx.describe(*command));
            let score = pattern.score(Utf32Str::new(&line, &mut buffer), &mut matcher)?;
            Some((std::cmp::Reverse(score), *command))
        })
        .collect();
    found.sort();
    found.into_iter().map(|(_, command)| command).collect()
}

fn accept(model: &mut Model, cx: &Cx) -> Vec<Effect> {
    let Some(prompt) = model.prompt.take() else { return Vec::new() };
    let text = prompt.line.text.trim().to_owned();
    match prompt.asking {
        Asking::Find => finding::accept(model, cx),
        Asking::Search if text.is_empty() => restore(model),
        Asking::Search => {
            model.focus = Pane::List;
            Vec::new()
        }
        Asking::Command => {
            if let Some(command) = prompt.matches.get(prompt.selected) {
                return run(model, *command, cx);
            }
            model.status = Some(cx.locale.t("no-command"));
            Vec::new()
        }
        _ if text.is_empty() => Vec::new(),
        Asking::Feed => {
            model.status = Some(cx.locale.ta("adding-feed", &[("address", text.as_str().into())]));
            vec![Effect::AddFeed(text)]
        }
        Asking::Link => {
            let links = model.reader.rendered.as_ref().map(|rendered| &rendered.links);
            let chosen = text.parse::<usize>().ok().and_then(|number| links?.get(number.checked_sub(1)?).cloned());
            if let Some(url) = chosen {
                model.status = Some(cx.locale.t("opened"));
                return vec![Effect::Open(url)];
            }
            model.status = Some(cx.locale.ta("no-link", &[("number", text.into())]));
            Vec::new()
        }
    }
}
