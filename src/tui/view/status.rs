//! The line at the bottom: what is going on, and the three keys that matter here.

use ratatui::layout::Rect;

use super::super::model::{Asking, Model, Pane};
use super::Canvas;
use crate::command::Command;
use crate::text::width;
use crate::theme::Role;

/// Paints it; returns the cursor's column where something is being typed.
pub(super) fn paint(canvas: &mut Canvas<'_>, model: &Model, area: Rect) -> Option<u16> {
    let y = area.bottom() - 1;
    let locale = &canvas.cx.locale;
    if let Some(prompt) = &model.prompt {
        let asked = locale.t(match prompt.asking {
            Asking::Search => "search-prompt",
            Asking::Feed => "add-prompt",
            Asking::Link => "link-prompt",
            Asking::Find => "find-prompt",
            Asking::Command => "command-prompt",
        });
        let x = canvas.put(1, y, area.width - 1, &asked, Role::Accent) + 1;
        let room = usize::from(area.width.saturating_sub(x + 2));
        // The end of what is typed is what one looks at.
        let mut from = 0;
        while width::width(&prompt.line.text[from..prompt.line.cursor]) > room {
            from += prompt.line.text[from..].chars().next().map_or(1, char::len_utf8);
        }
        canvas.put(x, y, room as u16, &prompt.line.text[from..], Role::Text);
        return Some(x + width::width(&prompt.line.text[from..prompt.line.cursor]) as u16);
    }
    let (text, role) = message(canvas, model);
    let hints = hints(canvas, model);
    let taken: usize = hints.iter().map(|(key, said)| width::width(key) + width::width(said) + 4).sum();
    let room = usize::from(area.width.saturating_sub(2));
    let hints =
        if text.is_empty() || width::width(&text) + taken <= room { hints } else { hints[hints.len() - 1..].to_vec() };
    let taken: usize = hints.iter().map(|(key, said)| width::width(key) + width::width(said) + 4).sum();
    canvas.put(1, y, room.saturating_sub(taken).max(room / 2) as u16, &text, role);
    let mut x = area.width.saturating_sub(taken as u16) + 2;
    if room >= taken {
        for (key, said) in &hints {
            x = canvas.put(x, y, area.width.saturating_sub(x), key, Role::HintKey) + 1;
            x = canvas.put(x, y, area.width.saturating_sub(x), said, Role::HintText) + 3;
        }
    }
    None
}

fn message(canvas: &Canvas<'_>, model: &Model) -> (String, Role) {
    let locale = &canvas.cx.locale;
    if let Some(status) = &model.status {
        return (status.clone(), Role::Text);
    }
    if !model.pressed.is_empty() {
        return (model.pressed.iter().map(ToString::to_string).collect(), Role::Accent);
    }
    let mut said = Vec::new();
    let mut role = Role::Dim;
    if model.offline {
        let totals = &model.feeds.totals;
        said.push(locale.ta("offline", &[("here", totals.unread_offline.into()), ("count", totals.unread.into())]));
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

fn hints(canvas: &Canvas<'_>, model: &Model) -> Vec<(String, String)> {
    let three = match model.focus {
        _ if model.help.is_some() => [(Command::Back, "hint-back"), (Command::Back, ""), (Command::Back, "")],
        _ if model.feeds.loaded && model.feeds.rows.is_empty() => {
            [(Command::AddFeed, "hint-add"), (Command::Back, ""), (Command::Help, "hint-help")]
        }
        _ if !model.pages.is_empty() => {
            model.pages.last().map_or([(Command::Help, "hint-help"); 3], |page| page.sheet().hints())
        }
        Pane::Feeds => [(Command::Open, "hint-open"), (Command::AddFeed, "hint-add"), (Command::Help, "hint-help")],
        Pane::List => [(Command::Open, "hint-open"), (Command::ReadOn, "hint-read-on"), (Command::Help, "hint-help")],
        Pane::Reader if model.finding() => {
            [(Command::NextHit, "hint-next"), (Command::PreviousHit, "hint-previous"), (Command::Back, "hint-back")]
        }
        Pane::Reader => [(Command::ReadOn, "hint-read-on"), (Command::Back, "hint-back"), (Command::Help, "hint-help")],
        Pane::Side => [(Command::Open, "hint-open"), (Command::Back, "hint-back"), (Command::Help, "hint-help")],
    };
    let cx = canvas.cx;
    three
        .into_iter()
        .filter(|(_, said)| !said.is_empty())
        .map(|(command, said)| (cx.key(command), cx.locale.t(said)))
        .collect()
}
