//! Settings changed while the program runs: they hold at once, and are written into the user's file.

use super::super::Cx;
use super::super::message::{Deed, Effect, Setting};
use super::super::model::Model;
use super::prompt;
use crate::command::{Command, Invocation, Preset};
use crate::locale::{LANGUAGES, Locale};

/// What a language of the interface calls itself.
fn language_name(tag: &str) -> Option<&'static str> {
    LANGUAGES.iter().find(|(known, _)| *known == tag).map(|(_, name)| *name)
}

pub(super) fn set(model: &mut Model, asked: &Invocation, cx: &Cx) -> Vec<Effect> {
    let Some(value) = asked.argument.as_deref() else { return prompt::argument(model, asked.command, cx) };
    let effects = match asked.command {
        Command::Language if language_name(value).is_some() => {
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
    // Another language is told in that language.
    let own;
    let locale = if asked.command == Command::Language && !effects.is_empty() {
        own = Locale::from_tag(value);
        &own
    } else {
        &cx.locale
    };
    let name = locale.t(match asked.command {
        Command::Language => "name-language",
        Command::Keys => "name-keys",
        Command::Theme => "name-theme",
        _ => "name-measure",
    });
    model.status = Some(if effects.is_empty() {
        locale.ta("no-such-choice", &[("name", name.into()), ("value", value.into())])
    } else {
        let shown = match asked.command {
            Command::Language => language_name(value).unwrap_or(value).to_owned(),
            Command::Keys if value == Preset::Usual.name() => locale.t("keys-usual"),
            Command::Measure => model.measure.to_string(),
            _ => value.to_owned(),
        };
        locale.pair(&name, &shown)
    });
    effects
}

/// Sets the screen for a screen reader, or no longer.
pub(super) fn linear(model: &mut Model, cx: &Cx) -> Vec<Effect> {
    model.linear = !model.linear;
    model.zoomed = false;
    model.status = Some(cx.locale.t(if model.linear { "linear-on" } else { "linear-off" }));
    vec![Effect::Keep(0, Deed::Remember("linear", Setting::Flag(model.linear)))]
}
