//! Going about: rows, pages, panes; and keeping in view what is selected.

use super::super::Cx;
use super::super::message::Effect;
use super::super::model::{Model, Pane, SideItem};
use super::super::view::entries;
use super::{finding, opening};

fn stepped(at: usize, by: isize, count: usize) -> usize {
    at.saturating_add_signed(by).min(count.saturating_sub(1))
}

/// Moves the selection, or the text, by rows.
pub(super) fn by(model: &mut Model, rows: isize, cx: &Cx) -> Vec<Effect> {
    match model.focus {
        Pane::Feeds => {
            let items = &model.feeds.items;
            let chosen: Vec<_> = (0..items.len()).filter(|index| items[*index].can_be_chosen()).collect();
            let at = chosen.partition_point(|index| *index < model.feeds.selected);
            let to = chosen.get(stepped(at, rows, chosen.len())).copied().unwrap_or(0);
            opening::choose_feed(model, to, cx)
        }
        Pane::List => {
            let to = stepped(model.list.selected, rows, model.list.ids.len());
            opening::select(model, to)
        }
        Pane::Reader => {
            scroll(model, rows);
            Vec::new()
        }
        Pane::Side => {
            let items = model.side_items();
            let chosen: Vec<_> = (0..items.len()).filter(|index| items[*index].can_be_chosen()).collect();
            let at = chosen.iter().position(|index| *index >= model.side.selected).unwrap_or(0);
            model.side.selected = chosen.get(stepped(at, rows, chosen.len())).copied().unwrap_or(0);
            show_mention(model);
            Vec::new()
        }
    }
}

/// Goes to a row, or to a line of the text, by its number.
pub(super) fn to(model: &mut Model, row: usize, cx: &Cx) -> Vec<Effect> {
    by(model, isize::MIN, cx);
    by(model, isize::try_from(row).unwrap_or(isize::MAX), cx)
}

fn scroll(model: &mut Model, rows: isize) {
    let to = model.scroll().saturating_add_signed(rows).min(model.last_scroll());
    if let Some(rendered) = &model.reader.rendered {
        model.reader.anchor = rendered.anchor_of(to);
    }
}

/// Moves by half pages.
pub(super) fn pages(model: &mut Model, halves: isize, cx: &Cx) -> Vec<Effect> {
    let height = model.panes().area(model.focus).map_or(10, |area| isize::from(area.height as i16));
    let rows = match model.focus {
        Pane::List => (height / 4).max(1),
        _ => (height - 2).max(2),
    };
    by(model, rows * halves / 2, cx)
}

/// Whether there is text below the screen.
pub(crate) fn more_below(model: &Model) -> bool {
    model.scroll() < model.last_scroll()
}

/// Goes to a neighbouring pane; `around` comes back at the other end.
pub(super) fn pane(model: &mut Model, by: isize, around: bool) -> Vec<Effect> {
    let at = Pane::ALL.iter().position(|pane| *pane == model.focus).unwrap_or(0);
    let to = at.saturating_add_signed(by);
    let to = match (around, at, by) {
        (true, 0, -1) => 3,
        (true, 3, 1) => 0,
        _ => to.min(3),
    };
    model.zoomed = false;
    model.focus = Pane::ALL[to];
    if model.focus == Pane::Side {
        first_side_item(model, |_| true);
    }
    Vec::new()
}

fn first_side_item(model: &mut Model, wanted: impl Fn(&SideItem) -> bool) {
    let items = model.side_items();
    if !items.get(model.side.selected).is_some_and(|item| item.can_be_chosen() && wanted(item)) {
        let found = items.iter().position(|item| item.can_be_chosen() && wanted(item));
        model.side.selected = found.unwrap_or(model.side.selected);
    }
}

pub(super) fn to_entities(model: &mut Model) -> Vec<Effect> {
    if model.focus == Pane::Side {
        return Vec::new();
    }
    model.zoomed = false;
    model.focus = Pane::Side;
    first_side_item(model, |item| matches!(item, SideItem::Entity(_)));
    show_mention(model);
    Vec::new()
}

/// Shows where the selected entity is named, unless that is in view already.
fn show_mention(model: &mut Model) {
    let Some((entity, rendered)) = model.pointed_at().zip(model.reader.rendered.clone()) else { return };
    let height = model.panes().reader.map_or(0, |area| usize::from(area.height));
    let seen = model.scroll()..model.scroll() + height;
    if rendered.named.iter().any(|named| named.entity == entity && seen.contains(&named.line)) {
        return;
    }
    if let Some(line) = rendered.first_named(entity) {
        finding::show_line(model, line);
    }
}

/// Scrolls what is under the mouse without moving the focus.
pub(super) fn wheel(model: &mut Model, pane: Option<Pane>, rows: isize) -> Vec<Effect> {
    match pane {
        Some(Pane::Reader) => scroll(model, rows),
        Some(Pane::List) => {
            let to = stepped(model.list.selected, rows.signum(), model.list.ids.len());
            return opening::select(model, to);
        }
        Some(Pane::Side) => model.side.top = stepped(model.side.top, rows, model.side_items().len()),
        Some(Pane::Feeds) => model.feeds.top = stepped(model.feeds.top, rows, model.feeds.items.len()),
        None => {}
    }
    Vec::new()
}

/// Scrolls each pane as little as shows its selection.
pub(super) fn keep_in_view(model: &mut Model) {
    let panes = model.panes();
    if let Some(area) = panes.list {
        let selected = model.list.selected.min(model.list.ids.len().saturating_sub(1));
        model.list.selected = selected;
        let mut top = model.list.top.min(selected);
        let mut used: usize = (top..=selected).take(200).map(|index| entries::height(model, area, index)).sum();
        // Too far below to be counted row by row.
        if selected - top >= 200 {
            top = selected.saturating_sub(100);
            used = (top..=selected).map(|index| entries::height(model, area, index)).sum();
        }
        while top < selected && used > usize::from(area.height) {
            used -= entries::height(model, area, top);
            top += 1;
        }
        model.list.top = top;
    }
    let keep = |top: usize, selected: usize, height: u16| {
        top.clamp((selected + 1).saturating_sub(usize::from(height).max(1)), selected)
    };
    if let Some(area) = panes.feeds.filter(|_| model.focus == Pane::Feeds) {
        model.feeds.top = keep(model.feeds.top, model.feeds.selected, area.height);
    }
    if let Some(area) = panes.side.filter(|_| model.focus == Pane::Side) {
        let lines = super::super::view::side::first_lines(model, area.width);
        let line = lines.get(model.side.selected).copied().unwrap_or(0);
        let end = lines.get(model.side.selected + 1).copied().unwrap_or(line + 1);
        model.side.top = model.side.top.min(line.saturating_sub(2)).max(end.saturating_sub(usize::from(area.height)));
    }
}
