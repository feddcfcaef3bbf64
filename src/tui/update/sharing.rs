//! What leaves, and what is said of it when it has left.

use super::super::Cx;
use super::super::message::{Effect, Out};
use super::super::model::Model;
use super::{managing, marking, prompt};
use crate::command::{Command, Invocation};
use crate::news::trouble::Trouble;
use crate::share::command;
use crate::share::saving::Format;

pub(super) fn ask(model: &mut Model, asked: &Invocation, cx: &Cx) -> Vec<Effect> {
    let argument = asked.argument.clone();
    let Some(id) = model.current().or(model.chosen.first().copied()) else { return Vec::new() };
    let title = model.heads.get(&id).map(|head| head.title.clone()).unwrap_or_default();
    let to = argument.as_deref().map(managing::home);
    let save = |format| Out::Save { ids: marking::meant(model), format, to: to.clone(), title: title.clone() };
    let out = match asked.command {
        Command::SaveMarkdown => save(Format::Markdown),
        Command::SaveHtml => save(Format::Html),
        Command::SaveEpub => save(Format::Epub),
        Command::SaveStory => Out::SaveStory { entry: id, to },
        Command::Share => match argument {
            Some(name) => Out::Share { id, name },
            None if cx.commands.share.is_empty() => {
                model.status = Some(cx.locale.t("no-shares"));
                return Vec::new();
            }
            None => return prompt::argument(model, asked.command, cx),
        },
        Command::Pipe => match argument {
            Some(line) => Out::Pipe { id, vector: command::split(&line) },
            None => return prompt::argument(model, asked.command, cx),
        },
        _ => {
            let enclosures = model.reader.text.as_ref().map(|text| &text.full.enclosures);
            let sounds = |kind: &Option<String>| {
                kind.as_deref().is_some_and(|kind| kind.starts_with("audio/") || kind.starts_with("video/"))
            };
            let found = enclosures.and_then(|all| all.iter().find(|file| sounds(&file.media_type)).or(all.first()));
            let Some(url) = found.map(|file| file.url.clone()) else { return Vec::new() };
            model.status = Some(cx.locale.t("playing"));
            return vec![Effect::Share(Out::Play { url })];
        }
    };
    model.status = Some(cx.locale.t("loading"));
    vec![Effect::Share(out)]
}

/// Opens an address: in the user's own browser where one is named, else as the platform does.
pub(crate) fn browse(url: String, cx: &Cx) -> Effect {
    if cx.commands.browser.is_empty() { Effect::Open(url) } else { Effect::Share(Out::Browse { url }) }
}

/// Says something to a reader who looks elsewhere.
pub(super) fn notify(title: String, text: String, cx: &Cx) -> Effect {
    if cx.commands.notify.is_empty() {
        Effect::Notify { title, text }
    } else {
        Effect::Share(Out::Notify { title, text })
    }
}

/// What came of it.
pub(super) fn shared(model: &mut Model, out: &Out, done: Result<String, Trouble>, cx: &Cx) {
    let said = match (out, done) {
        (Out::Notify { .. }, Ok(_)) => return,
        (Out::Browse { .. }, Err(_)) => cx.locale.ta("browser-failed", &[("key", cx.key(Command::CopyAddress).into())]),
        (_, Err(why)) => cx.locale.ta("not-done", &[("why", cx.locale.trouble(&why).into())]),
        (Out::Save { ids, .. }, Ok(path)) => {
            model.chosen.clear();
            cx.locale.ta("saved", &[("count", ids.len().into()), ("path", path.into())])
        }
        (Out::SaveStory { .. }, Ok(path)) => cx.locale.ta("saved-story", &[("path", path.into())]),
        (Out::Share { name, .. }, Ok(said)) => {
            let said = if said.is_empty() { String::new() } else { format!(" · {said}") };
            cx.locale.ta("shared", &[("name", name.as_str().into())]) + &said
        }
        (Out::Pipe { .. }, Ok(said)) if !said.is_empty() => said,
        (Out::Pipe { .. }, Ok(_)) => cx.locale.t("piped"),
        (Out::Play { .. }, Ok(_)) => cx.locale.t("played"),
        (Out::Browse { .. }, Ok(_)) => cx.locale.t("opened"),
    };
    model.status = Some(said);
}
