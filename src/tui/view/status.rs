//! The line at the bottom: what is going on, and the three keys that matter here.

use ratatui::layout::Rect;

use super::super::model::{Model, Pane, SideItem};
use super::{Canvas, spoken, which_key};
use crate::command::Command;
use crate::engine::Packing;
use crate::news::query::Scope;
use crate::text::{width, wrap};
use crate::theme::Role;
use crate::tui::key_names;
use crate::tui::update::{moving, prompt};

/// Lines that a sentence may take at the bottom.
const SENTENCE: usize = 3;

/// Paints it; returns the cursor's column where something is being typed.
pub(super) fn paint(canvas: &mut Canvas<'_>, model: &Model, area: Rect) -> Option<u16> {
    let y = area.bottom() - 1;
    let locale = &canvas.cx.locale;
    if spoken::over_prompt(model)
        && let Some(said) = spoken::announce(model, canvas.cx)
    {
        whole(canvas, area, &said, usize::from(model.spoken()) + 1);
        return None;
    }
    if let Some(prompt) = &model.prompt {
        let asked = prompt::label(prompt, canvas.cx);
        let x = canvas.put(1, y, area.width - 1, &asked, Role::Accent) + 1;
        let keys = [("⇥", "hint-complete"), ("⏎", "hint-run"), ("Esc", "hint-cancel")];
        let from = usize::from(prompt.matches.is_empty());
        let keys: Vec<_> = keys[from..].iter().map(|(key, said)| ((*key).to_owned(), locale.t(said))).collect();
        let wide = taken(&keys) as u16;
        let typed = width::width(&prompt.line.text) as u16;
        let hinted = area.width > x + typed + wide + 4;
        if hinted {
            put_hints(canvas, area, &keys);
        }
        let room = usize::from(area.width.saturating_sub(x + 2 + if hinted { wide } else { 0 }));
        // The end of what is typed is what one looks at.
        let mut from = 0;
        while width::width(&prompt.line.text[from..prompt.line.cursor]) > room {
            from += prompt.line.text[from..].chars().next().map_or(1, char::len_utf8);
        }
        canvas.put(x, y, room as u16, &prompt.line.text[from..], Role::Text);
        return Some(x + width::width(&prompt.line.text[from..prompt.line.cursor]) as u16);
    }
    let (text, role) = message(canvas, model);
    let room = usize::from(area.width.saturating_sub(2));
    let hints = fitting(hints(canvas, model), room);
    // A message needs its room: help is what remains.
    let all = text.is_empty() || width::width(&text) + taken(&hints) <= room;
    let hints = if all { &hints[..] } else { &hints[hints.len().saturating_sub(1)..] };
    let wide = taken(hints);
    let heard = model.linear && !text.is_empty();
    if (model.status.is_some() || heard) && width::width(&text) + wide > room {
        whole(canvas, area, &text, SENTENCE.max(usize::from(model.spoken()) + 1));
        return None;
    }
    canvas.put(1, y, room.saturating_sub(wide).max(room / 2) as u16, &text, role);
    if room >= wide {
        put_hints(canvas, area, hints);
    }
    None
}

/// A sentence that is too long for the line beside the keys: on as many lines as it needs, up to so many.
fn whole(canvas: &mut Canvas<'_>, area: Rect, text: &str, most: usize) {
    let columns = usize::from(area.width.saturating_sub(2)).max(8);
    let lines = wrap::lines(text, columns);
    let shown = lines.len().min(most).min(usize::from(area.height));
    for (row, range) in lines.into_iter().take(shown).enumerate() {
        let y = area.bottom() - (shown - row) as u16;
        // The last line that is shown has all that remains, and says so with «…» where that is too much.
        let piece = if row + 1 == shown { &text[range.start..] } else { text[range].trim_end() };
        canvas.put(0, y, area.width, &" ".repeat(usize::from(area.width)), Role::Text);
        canvas.put(1, y, columns as u16, piece, Role::Text);
    }
}

/// The columns that hints take at the right.
fn taken(hints: &[(String, String)]) -> usize {
    hints.iter().map(|(key, said)| width::width(key) + width::width(said) + 4).sum()
}

fn put_hints(canvas: &mut Canvas<'_>, area: Rect, hints: &[(String, String)]) {
    let y = area.bottom() - 1;
    let mut x = area.width.saturating_sub(taken(hints) as u16) + 2;
    for (key, said) in hints {
        x = canvas.put(x, y, area.width.saturating_sub(x), key, Role::HintKey) + 1;
        x = canvas.put(x, y, area.width.saturating_sub(x), said, Role::HintText) + 3;
    }
}

fn message(canvas: &Canvas<'_>, model: &Model) -> (String, Role) {
    let locale = &canvas.cx.locale;
    if let Some(status) = &model.status {
        return (status.clone(), Role::Text);
    }
    if !model.pressed.is_empty() || model.count.is_some() {
        let count = model.count.map(|count| count.to_string()).unwrap_or_default();
        let pages = if model.continuations.is_empty() { 1 } else { which_key::pages(model, canvas.cx) };
        let page = if pages > 1 { format!("  {}/{pages}", model.turned + 1) } else { String::new() };
        return (count + &canvas.cx.written(&model.pressed) + &page, Role::Accent);
    }
    let mut said = Vec::new();
    if model.linear {
        said.extend(spoken::announce(model, canvas.cx));
    } else if let Some(said) = why(canvas, model) {
        return (said, Role::Dim);
    }
    let mut role = Role::Dim;
    if !model.chosen.is_empty() {
        said.push(locale.ta("chosen", &[("count", model.chosen.len().into())]));
        role = Role::Accent;
    }
    if model.offline {
        let totals = &model.feeds.totals;
        // With nothing unread there is nothing to count.
        said.push(match totals.unread {
            0 => locale.t("offline-only"),
            unread => locale.ta("offline", &[("here", totals.unread_offline.into()), ("count", unread.into())]),
        });
        role = Role::Offline;
    }
    if let Some(packing) = &model.packing {
        said.push(packed(canvas, packing));
        role = Role::Offline;
    }
    if let Some((done, count)) = model.refresh {
        said.push(locale.ta("refreshing", &[("done", done.into()), ("count", count.into())]));
    }
    let new = model.list.newcomers();
    if new > 0 {
        let key = canvas.cx.key(Command::ShowNew);
        said.push(locale.ta("new-articles", &[("count", new.into()), ("key", key.into())]));
        role = Role::New;
    }
    (said.join(" · "), role)
}

/// How far fetching everything for a journey has come, and how to stop it.
fn packed(canvas: &Canvas<'_>, packing: &Packing) -> String {
    let locale = &canvas.cx.locale;
    if packing.unread == 0 {
        return locale.t("packing");
    }
    let given = [("here", packing.readable.into()), ("count", packing.unread.into())];
    let mut said = vec![locale.ta("packed", &given)];
    if let Some((here, all)) = packing.pictures {
        said.push(locale.ta("packed-pictures", &[("here", here.into()), ("count", all.into())]));
    }
    let key = canvas.cx.key(Command::Cancel);
    said.push(locale.ta("stops", &[("key", key.into())]));
    said.join(" · ")
}

/// Why the article selected in the side panel stands there.
fn why(canvas: &Canvas<'_>, model: &Model) -> Option<String> {
    if model.focus != Pane::Side || !model.pages.is_empty() {
        return None;
    }
    let SideItem::Related(index) = *model.side_items().get(model.side.selected)? else { return None };
    let why = model.side.related.get(index)?.why.join(", ");
    (!why.is_empty()).then(|| canvas.cx.locale.ta("because", &[("why", why.into())]))
}

/// A key with what it does here.
type Hint = (String, String);

/// As many of them as there is room for: the first and the last before what stands between.
fn fitting(mut hints: Vec<Hint>, room: usize) -> Vec<Hint> {
    while hints.len() > 1 && taken(&hints) > room {
        hints.remove(usize::from(hints.len() > 2));
    }
    hints
}

fn hints(canvas: &Canvas<'_>, model: &Model) -> Vec<Hint> {
    let cx = canvas.cx;
    // What Esc does comes before everything where a key is awaited.
    if !model.pressed.is_empty() || model.count.is_some() {
        let more = !model.continuations.is_empty() && which_key::pages(model, cx) > 1;
        let mut hints = vec![("Esc".to_owned(), cx.locale.t("hint-cancel"))];
        if more {
            hints.insert(0, ("␣".to_owned(), cx.locale.t("hint-more")));
        }
        return hints;
    }
    let three = match model.focus {
        _ if model.help.is_some() => {
            [(Command::Search, "hint-search"), (Command::Down, "hint-more"), (Command::Back, "hint-back")]
        }
        _ if !model.pages.is_empty() => {
            model.pages.last().map_or([(Command::Help, "hint-help"); 3], |page| page.sheet().hints())
        }
        _ if model.feeds.loaded && model.feeds.rows.is_empty() => {
            [(Command::AddFeed, "hint-add"), (Command::Quit, "hint-quit"), (Command::Help, "hint-help")]
        }
        Pane::Feeds if model.selected_tag().is_some() || model.selected_follow().is_some() => {
            [(Command::Open, "hint-open"), (Command::RenameFeed, "hint-rename"), (Command::Help, "hint-help")]
        }
        Pane::Feeds => [(Command::Open, "hint-open"), (Command::AddFeed, "hint-add"), (Command::Help, "hint-help")],
        _ if model.list.ids.is_empty() && !model.list.loading => match model.list.query.scope {
            Scope::Search(_) => {
                [(Command::Search, "hint-search"), (Command::Back, "hint-back"), (Command::Help, "hint-help")]
            }
            _ => [(Command::Refresh, "hint-refresh"), (Command::Back, "hint-back"), (Command::Help, "hint-help")],
        },
        Pane::List if !model.chosen.is_empty() => {
            [(Command::Choose, "hint-choose"), (Command::ToggleStar, "hint-star"), (Command::Help, "hint-help")]
        }
        Pane::List => [(Command::Open, "hint-open"), (Command::ReadOn, "hint-read-on"), (Command::Help, "hint-help")],
        Pane::Reader if model.finding() => {
            [(Command::NextHit, "hint-next"), (Command::PreviousHit, "hint-previous"), (Command::Back, "hint-back")]
        }
        Pane::Reader if moving::more_below(model) => {
            [(Command::ReadOn, "hint-read-on"), (Command::Entities, "hint-entities"), (Command::Help, "hint-help")]
        }
        Pane::Reader if model.list.unread.is_empty() => {
            [(Command::Entities, "hint-entities"), (Command::Back, "hint-back"), (Command::Help, "hint-help")]
        }
        Pane::Reader => {
            [(Command::ReadOn, "hint-next-unread"), (Command::Back, "hint-back"), (Command::Help, "hint-help")]
        }
        Pane::Side => [(Command::Open, "hint-open"), (Command::Back, "hint-back"), (Command::Help, "hint-help")],
    };
    let name = |command| match cx.keymap.keys_of(command).first() {
        // A sign is read out as its name, if at all.
        Some(keys) if model.linear => key_names::spoken(&keys.0, &cx.locale),
        Some(keys) => cx.written(&keys.0),
        None => String::new(),
    };
    three
        .into_iter()
        .map(|(command, said)| (name(command), if said.is_empty() { String::new() } else { cx.locale.t(said) }))
        .filter(|(key, said)| !key.is_empty() && !said.is_empty())
        .collect()
}
