//! What may stand behind a command's name.

use super::super::Cx;
use super::super::model::Model;
use super::super::update::naming;
use super::super::view::side::kind_key;
use super::{Candidate, Found, Stored, best, hindrance};
use crate::command::{Argument, Choices, Command, Invocation, Preset};
use crate::config::Span;
use crate::locale::LANGUAGES;
use crate::news::analysis::EntityRow;
use crate::store::TagRow;

/// The rows for a command whose argument is being typed: the words that complete it, else the text as it stands.
pub(crate) fn arguments(model: &Model, command: Command, typed: &str, stored: &Stored, cx: &Cx) -> Vec<Candidate> {
    if let Argument::Choice(Choices::Names | Choices::Joined) = command.argument() {
        return best(names(model, command, stored, cx), typed);
    }
    let said = cx.describe(command);
    let row = |argument: String, note: String| {
        // A time is told in words, and beside them as one types it.
        let span = (command.argument() == Argument::Span).then(|| argument.parse::<Span>().ok()).flatten();
        let (text, note) = match span {
            Some(span) => (older_than(span, cx), argument.clone()),
            None => (argument.clone(), note),
        };
        Candidate {
            hindrance: hindrance(model, &Invocation { command, argument: Some(argument.clone()), count: None }, cx),
            found: Found::Command(command, Some(argument)),
            text,
            note,
        }
    };
    let known = choices(model, command, cx);
    let mut rows =
        best(known.iter().map(|(word, note)| (row(word.clone(), note.clone()), word.clone(), 0)).collect(), typed);
    let free = match command.argument() {
        // A tag is called otherwise that is there.
        Argument::Choice(Choices::Tags) => !typed.is_empty() && command != Command::RenameTag,
        Argument::Choice(Choices::Sections | Choices::FeedKeys) | Argument::Text => !typed.is_empty(),
        Argument::Number => typed.parse::<usize>().is_ok(),
        Argument::Span => typed.parse::<Span>().is_ok(),
        Argument::Choice(_) | Argument::None => false,
    };
    if free && !known.iter().any(|(word, _)| word == typed) {
        rows.insert(0, row(typed.to_owned(), said));
    }
    rows
}

/// "older than 3 days"
fn older_than(Span(seconds): Span, cx: &Cx) -> String {
    let (count, key) = match seconds {
        86_400.. if seconds % 86_400 == 0 => (seconds / 86_400, "older-days"),
        3_600.. if seconds % 3_600 == 0 => (seconds / 3_600, "older-hours"),
        _ => (seconds / 60, "older-minutes"),
    };
    cx.locale.ta(key, &[("count", count.into())])
}

/// The names that a command can be about, besides the one on the page.
fn names(model: &Model, command: Command, stored: &Stored, cx: &Cx) -> Vec<(Candidate, String, u32)> {
    let own = naming::meant(model).map(|named| named.id);
    let known = match command.argument() {
        Argument::Choice(Choices::Joined) => naming::page(model).map_or(&[][..], |page| &page.merged),
        _ => &stored.entities,
    };
    let row = |entity: &EntityRow| {
        let kind = cx.locale.t(kind_key(entity.kind));
        let count = cx.locale.ta("found-entity", &[("count", entity.count.into())]);
        let found = Found::Name(command, entity.id, entity.kind);
        let note = format!("{kind} · {count}");
        let hindrance = hindrance(model, &command.into(), cx);
        (Candidate { found, text: entity.name.clone(), note, hindrance }, entity.name.clone(), 0)
    };
    known.iter().filter(|entity| Some(entity.id) != own).map(row).collect()
}

/// The words that a command's argument can be, each with what it means.
fn choices(model: &Model, command: Command, cx: &Cx) -> Vec<(String, String)> {
    let plain = |words: Vec<String>| words.into_iter().map(|word| (word, String::new())).collect();
    match command.argument() {
        Argument::Choice(Choices::Languages) => LANGUAGES.map(|(tag, name)| (tag.to_owned(), name.to_owned())).to_vec(),
        Argument::Choice(Choices::Presets) => {
            let said = |preset: Preset| if preset == Preset::Usual { cx.locale.t("keys-usual") } else { String::new() };
            Preset::ALL.into_iter().map(|preset| (preset.name().to_owned(), said(preset))).collect()
        }
        Argument::Choice(Choices::Themes) => plain(model.themes.clone()),
        Argument::Choice(Choices::Sections) => {
            let mut sections: Vec<String> =
                model.feeds.rows.iter().filter_map(|row| row.feed.section.clone()).collect();
            sections.sort();
            sections.dedup();
            plain(sections)
        }
        Argument::Choice(Choices::Tags) => {
            let count = |row: &TagRow| cx.locale.ta("found-entity", &[("count", row.total.into())]);
            model.feeds.tags.iter().map(|row| (row.name.clone(), count(row))).collect()
        }
        Argument::Choice(Choices::Pack) => vec![("pictures".to_owned(), cx.locale.t("pack-pictures"))],
        Argument::Choice(Choices::FeedKeys) => feed_keys(model),
        Argument::Text if command == Command::RenameEntity => {
            naming::own_name(model).into_iter().map(|name| (name, cx.locale.t("own-name"))).collect()
        }
        Argument::Choice(Choices::Feeds) => plain(model.feeds.rows.iter().map(|row| row.feed.name.clone()).collect()),
        Argument::Span => plain(["1d", "3d", "7d", "30d"].map(str::to_owned).to_vec()),
        Argument::Choice(Choices::Shares) => plain(cx.commands.share.keys().cloned().collect()),
        Argument::Choice(Choices::Formats | Choices::Names | Choices::Joined)
        | Argument::Text
        | Argument::Number
        | Argument::None => Vec::new(),
    }
}

/// What can be set for the selected feed, with what it is now.
fn feed_keys(model: &Model) -> Vec<(String, String)> {
    let Some(row) = model.selected_feed() else { return Vec::new() };
    let every = row.feed.every.map(|seconds| format!("{}m", seconds / 60)).unwrap_or_default();
    let whole = row.feed.full_text;
    let mut known = vec![
        (format!("full-text {}", !whole), format!("full-text = {whole}")),
        ("every 30m".to_owned(), every.clone()),
        ("every 2h".to_owned(), every.clone()),
        ("every 1d".to_owned(), every),
        ("user-agent ".to_owned(), String::new()),
    ];
    known.push((format!("url {}", row.feed.url), String::new()));
    known
}
