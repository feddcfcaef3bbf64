//! From keys to commands: sequences, counts, and what is said of a key that means nothing.

use crossterm::event::{KeyCode, KeyModifiers};

use super::super::Cx;
use super::super::message::Effect;
use super::super::model::Model;
use super::super::view::which_key;
use super::{commands, prompt};
use crate::command::{Command, Invocation, Key, Lookup};

/// Larger counts are slips of the hand.
const MOST: usize = 99_999;

pub(super) fn press(model: &mut Model, key: Key, cx: &Cx) -> Vec<Effect> {
    model.status = None;
    if model.prompt.is_some() {
        return prompt::press(model, key, cx);
    }
    if key.code == KeyCode::Esc && (!model.pressed.is_empty() || model.count.is_some()) {
        model.pressed.clear();
        model.continuations.clear();
        model.count = None;
        return Vec::new();
    }
    if turned(model, key, cx) {
        return Vec::new();
    }
    if let Some(digit) = counted(model, key, cx) {
        model.count = Some((model.count.unwrap_or(0) * 10 + digit).min(MOST));
        return Vec::new();
    }
    model.pressed.push(key);
    model.continuations.clear();
    model.turned = 0;
    match cx.keymap.lookup_in(&model.key_scopes(), &model.pressed) {
        Lookup::Command(command) => {
            model.pressed.clear();
            let asked = Invocation { count: model.count.take(), ..command.into() };
            commands::invoke(model, &asked, cx)
        }
        Lookup::Pending(next) => {
            model.continuations = next;
            Vec::new()
        }
        Lookup::Nothing => {
            let keys = cx.written(&std::mem::take(&mut model.pressed));
            model.count = None;
            let help = cx.key(Command::Help);
            model.status = Some(cx.locale.ta("nothing-here", &[("key", keys.into()), ("help", help.into())]));
            Vec::new()
        }
    }
}

/// Turns the table of what may follow, where it has more than one page: by space, by a page's keys, or by the key that
/// opened it.
fn turned(model: &mut Model, key: Key, cx: &Cx) -> bool {
    let Some(last) = model.pressed.last().copied().filter(|_| !model.continuations.is_empty()) else { return false };
    let pages = which_key::pages(model, cx);
    let back = key.code == KeyCode::PageUp;
    let turns = back || matches!(key.code, KeyCode::Char(' ') | KeyCode::PageDown) || key == last;
    let pressed: Vec<Key> = model.pressed.iter().copied().chain([key]).collect();
    if pages < 2 || !turns || cx.keymap.lookup_in(&model.key_scopes(), &pressed) != Lookup::Nothing {
        return false;
    }
    model.turned = (model.turned + if back { pages - 1 } else { 1 }) % pages;
    true
}

/// The digit of a count: where no sequence is begun and no key is bound to it. A zero only goes on with a count.
fn counted(model: &Model, key: Key, cx: &Cx) -> Option<usize> {
    let KeyCode::Char(c) = key.code else { return None };
    let digit = c.to_digit(10).filter(|_| key.modifiers == KeyModifiers::NONE && model.pressed.is_empty())?;
    let free = cx.keymap.lookup_in(&model.key_scopes(), &[key]) == Lookup::Nothing;
    (free && (digit > 0 || model.count.is_some())).then_some(digit as usize)
}
