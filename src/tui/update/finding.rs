//! Finding words in the article.

use super::super::Cx;
use super::super::message::Effect;
use super::super::model::{Finding, Model};
use super::super::render;

/// Goes to a line of the text so that it stands in the upper third.
pub(super) fn show_line(model: &mut Model, line: usize) {
    let height = model.panes().reader.map_or(0, |area| usize::from(area.height));
    let seen = model.scroll()..model.scroll() + height;
    if seen.contains(&line) {
        return;
    }
    let top = line.saturating_sub(height / 3).min(model.last_scroll());
    if let Some(rendered) = &model.reader.rendered {
        model.reader.anchor = rendered.anchor_of(top);
    }
}

/// The words changed: their places, and the first at or after where one was.
pub(super) fn typed(model: &mut Model, words: &str) -> Vec<Effect> {
    let from = model.reader.finding.as_ref().map_or(model.reader.anchor, |finding| finding.from);
    model.reader.anchor = from;
    let Some(rendered) = &model.reader.rendered else { return Vec::new() };
    let hits = render::find(rendered, words);
    let start = rendered.line_of(from);
    let at = hits.iter().position(|hit| hit.line() >= start).unwrap_or(0);
    model.reader.finding = Some(Finding { words: words.to_owned(), hits, at, from });
    show(model);
    Vec::new()
}

fn show(model: &mut Model) {
    let line = model.reader.finding.as_ref().and_then(|finding| finding.hits.get(finding.at)).map(render::Hit::line);
    if let Some(line) = line {
        show_line(model, line);
    }
}

pub(super) fn accept(model: &mut Model, cx: &Cx) -> Vec<Effect> {
    let Some(finding) = &model.reader.finding else { return Vec::new() };
    if finding.hits.is_empty() {
        let words = finding.words.clone();
        model.reader.finding = None;
        if !words.is_empty() {
            model.status = Some(cx.locale.ta("not-found", &[("words", words.into())]));
        }
    }
    Vec::new()
}

/// Back to where one was before.
pub(super) fn give_up(model: &mut Model) -> Vec<Effect> {
    if let Some(finding) = model.reader.finding.take() {
        model.reader.anchor = finding.from;
    }
    Vec::new()
}

/// The next place, or the one before; after the last comes the first.
pub(super) fn step(model: &mut Model, forward: bool) -> Vec<Effect> {
    if let Some(finding) = &mut model.reader.finding {
        let count = finding.hits.len().max(1);
        finding.at = (finding.at + if forward { 1 } else { count - 1 }) % count;
    }
    show(model);
    Vec::new()
}

/// The text was set anew: the same words stand elsewhere.
pub(super) fn again(model: &mut Model) {
    let (Some(rendered), Some(finding)) = (&model.reader.rendered, &mut model.reader.finding) else { return };
    finding.hits = render::find(rendered, &finding.words);
    finding.at = finding.at.min(finding.hits.len().saturating_sub(1));
}
