//! The page of keys: every command by subject, with the keys as they are now; searchable.

use super::model::Model;
use super::{Cx, key_names};
use crate::command::{Command, Scope, Subject};
use crate::text::terms::fold;

/// The page, while it is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Help {
    pub top: usize,
    /// Letters that a row must have.
    pub filter: String,
}

/// A row of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Row {
    Blank,
    Heading(String),
    Keys { keys: Vec<String>, said: String, name: &'static str },
}

/// The rows that answer the filter, under the headings that still have some.
pub(crate) fn rows(filter: &str, cx: &Cx) -> Vec<Row> {
    let words: Vec<String> = fold(filter).split_whitespace().map(str::to_owned).collect();
    let mut rows = Vec::new();
    for subject in Subject::ALL {
        let heading = cx.locale.t(subject.key());
        let mut inside = Vec::new();
        for command in Command::ALL.iter().filter(|command| command.subject() == subject) {
            let own = cx.keymap.keys_of(*command);
            let keys: Vec<String> = own.iter().map(|keys| key_names::long(keys, &cx.locale)).collect();
            // As the configuration writes them, too.
            let written = own.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
            let mut said = cx.describe(*command);
            if let Some(place) = place(command.scope()) {
                said = format!("{said} ({})", cx.locale.t(place));
            }
            let line = fold(&format!("{} {written} {said} {} {heading}", keys.join(" "), command.name()));
            if words.iter().all(|word| line.contains(word) || written.contains(filter.trim())) {
                inside.push(Row::Keys { keys, said, name: command.name() });
            }
        }
        if !inside.is_empty() {
            if !rows.is_empty() {
                rows.push(Row::Blank);
            }
            rows.push(Row::Heading(heading));
            rows.append(&mut inside);
        }
    }
    rows
}

/// Where a command is heard, if not everywhere.
fn place(scope: Scope) -> Option<&'static str> {
    match scope {
        Scope::Everywhere => None,
        Scope::Feeds => Some("feeds"),
        Scope::List => Some("help-in-list"),
        Scope::Reader | Scope::Found => Some("help-in-reader"),
        Scope::Side => Some("help-in-side"),
        Scope::Page => Some("help-in-page"),
    }
}

/// Scrolls by rows, and stays on the page.
pub(crate) fn scroll(model: &mut Model, by: isize, cx: &Cx) {
    let height = usize::from(model.screen().1.saturating_sub(2)).max(1);
    let Some(help) = &mut model.help else { return };
    let last = rows(&help.filter, cx).len().saturating_sub(height);
    help.top = help.top.saturating_add_signed(by).min(last);
}
