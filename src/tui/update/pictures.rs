//! Which pictures are needed, and how much space each is given.

use ratatui::layout::Rect;

use super::super::Cx;
use super::super::message::Effect;
use super::super::model::Model;
use super::super::pictures::PictureKey;
use super::super::render::{Rendered, Slot};
use crate::engine::Request;

/// A pane lower than this has no room for pictures.
const LOWEST: u16 = 8;

/// The lines kept for a picture: those of one half as high again as it is wide takes, so that none moves the text when it
/// comes; never more than leave room for words beside it.
pub(super) fn lines(model: &Model, columns: usize, area: Rect) -> Option<usize> {
    if !model.pictures.on || model.linear || area.height < LOWEST {
        return None;
    }
    // A cell is about twice as high as wide, a picture 16 by 9.
    Some((columns * 9 / 32).clamp(3, usize::from(area.height) * 2 / 3))
}

/// The name under which the picture of a slot is kept ready.
pub(crate) fn key(rendered: &Rendered, slot: &Slot) -> PictureKey {
    PictureKey { src: slot.src.clone(), columns: rendered.setting.columns as u16, lines: slot.lines as u16 }
}

/// Asks for the pictures in view, and for those a page further on.
pub(super) fn wanted(model: &mut Model) -> Vec<Effect> {
    let Some(rendered) = model.reader.rendered.clone().filter(|rendered| !rendered.pictures.is_empty()) else {
        return Vec::new();
    };
    let height = model.panes().reader.map_or(0, |area| usize::from(area.height));
    let scroll = model.scroll();
    let near = scroll.saturating_sub(height)..scroll + 2 * height;
    let mut effects = Vec::new();
    for slot in
        rendered.pictures.iter().filter(|slot| near.contains(&slot.line) || near.contains(&(slot.line + slot.lines)))
    {
        let key = key(&rendered, slot);
        match model.pictures.files.get(&slot.src) {
            None if model.pictures.asked.insert(slot.src.clone()) => {
                effects.push(Effect::Engine(Request::Picture(slot.src.clone())));
            }
            Some(Ok(path)) if model.pictures.get(&key).is_none() && !model.pictures.drawing.contains(&key) => {
                let path = path.clone();
                model.pictures.drawing.insert(key.clone());
                effects.push(Effect::Draw(key, path));
            }
            _ => {}
        }
    }
    effects
}

pub(super) fn toggle(model: &mut Model, cx: &Cx) -> Vec<Effect> {
    model.pictures.on = !model.pictures.on;
    if model.pictures.on {
        // What failed before is tried again.
        model.pictures.files.retain(|_, found| found.is_ok());
    }
    model.status = Some(cx.locale.t(if model.pictures.on { "pictures-on" } else { "pictures-off" }));
    Vec::new()
}
