//! For screen readers: what is selected, in words, and the row of the screen on which it stands.
//!
//! A headline or a name comes first, then how it stands, then why it is there; what can be done without comes last.

use ratatui::layout::Rect;

use super::super::model::{Asking, FeedItem, Model, Pane, Prompt, SideItem};
use super::super::palette::Candidate;
use super::super::update::opening::title_of;
use super::super::{Cx, view};
use super::{entries, overlay, side};
use crate::news::ids::EntryId;

/// What is selected.
pub(super) fn announce(model: &Model, cx: &Cx) -> Option<String> {
    if let Some(prompt) = model.prompt.as_ref().filter(|_| !answers(model)) {
        return row_of(prompt).map(|row| candidate(prompt, row));
    }
    if model.help.is_some() {
        return None;
    }
    if let Some(page) = model.pages.last() {
        return page.sheet().announce(model, cx).or_else(|| article(model, cx, model.current()?));
    }
    match model.focus {
        Pane::Feeds => feed(model, cx),
        Pane::List => {
            let place = format!("{}/{}", model.list.selected + 1, model.list.ids.len());
            Some(format!("{} · {place}", article(model, cx, model.list.current()?)?))
        }
        Pane::Side => aside(model, cx),
        Pane::Reader => None,
    }
}

/// An article: its headline, how it stands, whose it is and of when.
pub(crate) fn article(model: &Model, cx: &Cx, id: EntryId) -> Option<String> {
    let head = model.heads.get(&id)?;
    let age = cx.locale.age(head.sort, cx.now, &cx.zone);
    Some(format!("{} · {} · {} · {age}", head.title, state(model, cx, id), head.feed_name))
}

/// How an article stands, in words.
pub(crate) fn state(model: &Model, cx: &Cx, id: EntryId) -> String {
    let kept = model.heads.get(&id).map(|head| head.state).unwrap_or_default();
    let mut said = vec![cx.locale.t(if model.is_unread(id) { "is-unread" } else { "is-read" })];
    if model.chosen.contains(&id) {
        said.push(cx.locale.t("is-chosen"));
    }
    if kept.starred {
        said.push(cx.locale.t("is-kept"));
    }
    if kept.later {
        said.push(cx.locale.t("later"));
    }
    said.join(", ")
}

/// A row of the pane on the left: what it is called, what is in it, what ails it.
fn feed(model: &Model, cx: &Cx) -> Option<String> {
    let item = model.feeds.items.get(model.feeds.selected)?;
    let (_, _, count) = view::feeds::row(model, item, cx)?;
    let counted = match item {
        FeedItem::Starred | FeedItem::Later => "articles",
        _ => "unread",
    };
    let mut said = vec![title_of(model, item, cx), cx.locale.ta(counted, &[("count", count.into())])];
    match item {
        FeedItem::Feed(index) => {
            let why = model.feeds.rows.get(*index).and_then(|row| row.feed.health.error.as_ref());
            said.extend(why.map(|why| cx.locale.trouble(why)));
        }
        FeedItem::Follow(_) => said.push(cx.locale.t("followed")),
        _ => {}
    }
    Some(said.join(" · "))
}

/// What is selected beside the text.
fn aside(model: &Model, cx: &Cx) -> Option<String> {
    let text = model.reader.text.as_ref();
    match *model.side_items().get(model.side.selected)? {
        SideItem::Heading(..) => None,
        SideItem::Related(index) => {
            let found = model.side.related.get(index)?;
            let why = found.why.join(", ");
            let why = (!why.is_empty()).then(|| cx.locale.ta("because", &[("why", why.into())]));
            Some(article(model, cx, found.entry).into_iter().chain(why).collect::<Vec<_>>().join(" · "))
        }
        SideItem::Link(index) => text?.stored.as_ref()?.article.related.get(index).map(|link| link.title.clone()),
        SideItem::Entity(index) => {
            let entity = text?.entities.get(index)?;
            let count = cx.locale.ta("articles", &[("count", entity.count.into())]);
            Some(format!("{} · {} · {count}", entity.name, cx.locale.t(side::kind_key(entity.kind))))
        }
    }
}

/// The row under the line to which one went; none while one types.
fn row_of(prompt: &Prompt) -> Option<&Candidate> {
    prompt.matches.get(prompt.selected).filter(|_| prompt.stepped)
}

fn candidate(prompt: &Prompt, row: &Candidate) -> String {
    let place = format!("{}/{}", prompt.selected + 1, prompt.matches.len());
    let parts = [Some(row.text.clone()), row.hindrance.clone(), Some(row.note.clone()), Some(place)];
    let said = parts.into_iter().flatten().map(|part| part.trim_end_matches('.').to_owned());
    said.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Whether the answers to what is being searched are gone through, not the letters.
fn answers(model: &Model) -> bool {
    let through = |prompt: &Prompt| prompt.stepped && prompt.asking == Asking::Search && prompt.matches.is_empty();
    model.prompt.as_ref().is_some_and(through)
}

/// Whether the last line says what is selected though a line is being typed.
pub(super) fn over_prompt(model: &Model) -> bool {
    model.linear && (answers(model) || model.prompt.as_ref().is_some_and(|prompt| row_of(prompt).is_some()))
}

/// The row of the screen on which the selected row begins, above the last lines.
pub(super) fn row(model: &Model, area: Rect) -> u16 {
    let row = match &model.prompt {
        Some(prompt) if row_of(prompt).is_some() => overlay::selected_row(prompt, area).unwrap_or(1),
        _ => match (&model.help, model.pages.last()) {
            (Some(_), _) => 1,
            (None, Some(page)) => 1 + page.sheet().row(model) as u16,
            (None, None) => pane_row(model),
        },
    };
    row.min(area.bottom().saturating_sub(2))
}

fn pane_row(model: &Model) -> u16 {
    let Some(area) = model.panes().area(model.focus) else { return 1 };
    let below = match model.focus {
        Pane::Feeds => model.feeds.selected.saturating_sub(model.feeds.top),
        Pane::List => (model.list.top..model.list.selected).map(|index| entries::height(model, area, index)).sum(),
        Pane::Side => {
            let line = side::first_lines(model, area.width).get(model.side.selected).copied().unwrap_or(0);
            line.saturating_sub(model.side.top + 1)
        }
        Pane::Reader => 0,
    };
    (area.y + below as u16).min(area.bottom().saturating_sub(1))
}
