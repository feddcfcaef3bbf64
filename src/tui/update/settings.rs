//! Settings changed while the program runs: they hold at once, and are written into the user's file.

use super::super::Cx;
use super::super::message::{Deed, Effect, Setting};
use super::super::model::Model;
use super::prompt;
use crate::command::{Command, Invocation, Preset};

pub(super) fn set(model: &mut Model, asked: &Invocation, cx: &Cx) -> Vec<Effect> {
    let Some(value) = asked.argument.as_deref() else { return prompt::argument(model, asked.command, cx) };
    let effects = match asked.command {
        Command::Language if ["fr", "nl", "de", "en"].contains(&value) => {
            vec![
                Effect::Language(value.to_owned()),
                Effect::Keep(0, Deed::Remember("language", Setting::Word(value.to_owned()))),
            ]
        }
        Command::Keys => Preset::from_name(value).map_or_else(Vec::new, |preset| {
            vec![Effect::Keys(preset), Effect::Keep(0, Deed::Remember("keys", Setting::Word(value.to_owned())))]
        }),
        Command::Theme if model.themes.iter().any(|name| name == value) => {
            value.clone_into(&mut model.theme);
            vec![Effect::Keep(0, Deed::Remember("theme", Setting::Word(value.to_owned())))]
        }
        Command::Measure => value.parse::<u16>().map_or_else(
            |_| Vec::new(),
            |columns| {
                model.measure = columns.clamp(30, 200);
                vec![Effect::Keep(0, Deed::Remember("measure", Setting::Number(model.measure.into())))]
            },
        ),
        _ => Vec::new(),
    };
    let key = if effects.is_empty() { "no-such-choice" } else { "set-to" };
    let name = asked.command.name();
    model.status = Some(cx.locale.ta(key, &[("name", name.into()), ("value", value.into())]));
    effects
}

/// Sets the screen for a screen reader, or no longer.
pub(super) fn linear(model: &mut Model, cx: &Cx) -> Vec<Effect> {
    model.linear = !model.linear;
    model.zoomed = false;
    model.status = Some(cx.locale.t(if model.linear { "linear-on" } else { "linear-off" }));
    vec![Effect::Keep(0, Deed::Remember("linear", Setting::Flag(model.linear)))]
}
