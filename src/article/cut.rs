//! What the judge of single passages cannot see: readers' comments under the text, a second article after the first, and
//! data that was written out as text.

use rustc_hash::{FxHashMap, FxHashSet};

use super::compose::near;
use super::page::{Kind, Page, Passage};
use super::same;
use super::sense::Survey;
use super::tree::{Id, Tag};
use crate::text::clean;
use crate::text::terms::fold;

/// Words of names that only readers' comments have.
const COMMENTS: &[&str] =
    &["comment", "comments", "commentaires", "commentaire", "kommentare", "reacties", "disqus", "respond"];

/// Headings under which readers write; folded, with nothing but a number before or after.
const COMMENT_HEADINGS: &[&str] = &[
    "comments",
    "commentaires",
    "reader comments",
    "vos commentaires",
    "vos reactions",
    "les commentaires",
    "reacties",
    "kommentare",
    "leserkommentare",
    "comentarios",
    "leave a comment",
    "leave a reply",
    "laisser un commentaire",
    "join the conversation",
    "comments are now closed for this story",
    "comments are closed",
];

/// So many marks of data in a passage, and it is none that was written for readers.
const DATA_MARKS: usize = 4;

/// An article of its own has as many characters.
const SHORTEST: u32 = 300;

/// Whether a line is a heading over comments: `12 commentaires`, `Comments (3)`.
fn heads_comments(line: &str) -> bool {
    let folded = fold(line);
    let words = folded.trim_matches(|c: char| !c.is_alphabetic());
    line.len() < 60 && COMMENT_HEADINGS.contains(&words)
}

/// Takes out what is data and no text: a post's record between two paragraphs.
pub(super) fn data(page: &Page<'_>, kept: &mut [bool]) {
    for (passage, kept) in page.passages.iter().zip(kept) {
        let text = page.text(passage);
        let marks = || text.matches("\":").count() + text.matches("\\n").count();
        *kept &= passage.kind == Kind::Pre || !text.contains("\":") || marks() < DATA_MARKS;
    }
}

fn chars(page: &Page<'_>, kept: &[bool]) -> u32 {
    page.passages.iter().zip(kept).filter(|(_, kept)| **kept).map(|(own, _)| own.figures.chars).sum()
}

/// Takes out what stands in an element of comments, unless that is most of the text.
pub(super) fn comments(page: &Page<'_>, kept: &mut [bool]) {
    let mut known: FxHashMap<usize, bool> = FxHashMap::default();
    let mut is_comments = |at: usize| {
        *known.entry(at).or_insert_with(|| {
            let element = &page.elements[at];
            ["id", "class"].iter().any(|name| {
                let value = page.tree.raw_attr(element.id, name).unwrap_or_default();
                value
                    .split(|c: char| !c.is_ascii_alphabetic())
                    .any(|word| COMMENTS.iter().any(|known| word.eq_ignore_ascii_case(known)))
            })
        })
    };
    let marked: Vec<bool> = page
        .passages
        .iter()
        .zip(kept.iter())
        .map(|(passage, kept)| *kept && page.above(passage).any(|above| above > 0 && is_comments(above)))
        .collect();
    let inside = chars(page, &marked);
    if inside > 0 && inside * 10 < chars(page, kept) * 7 {
        kept.iter_mut().zip(marked).for_each(|(kept, marked)| *kept &= !marked);
    }
    after_heading(page, kept);
}

/// Takes out what stands under a heading over comments, if most of the text stands above it.
fn after_heading(page: &Page<'_>, kept: &mut [bool]) {
    let all = chars(page, kept);
    let mut before = 0;
    for at in 0..kept.len() {
        let passage = &page.passages[at];
        // A link with their number, beside the headline or between paragraphs, only leads there.
        let is_line = passage.kind != Kind::Cell && passage.figures.chars < 60 && passage.figures.links == 0;
        let is_heading = is_line && before * 2 > all;
        if is_heading && heads_comments(&clean::line(page.text(passage))) {
            kept[at..].fill(false);
            return;
        }
        before += if kept[at] { passage.figures.chars } else { 0 };
    }
}

/// Takes out of several containers that are built alike, side by side, each with an `h1` and a text, all but the one whose
/// `h1` is the page's headline: pages that go on with the next article are built so, whatever their elements are called.
fn repeated(survey: &Survey<'_, '_>, kept: &mut [bool], headline: &str) {
    let page = survey.page;
    let is_head = |at: &usize| page.passages[*at].kind == Kind::Heading(1) && page.passages[*at].figures.words > 2;
    let heads: Vec<usize> = (0..page.passages.len()).filter(is_head).take(40).collect();
    let is_own = |at: &usize| near(&same(page.text(&page.passages[*at])), headline);
    let Some(own) = heads.iter().copied().find(is_own) else { return };
    let text_in = |id: Id, kept: &[bool]| {
        let inside = |own: &Passage| page.tree.is_within(own.block, id);
        page.passages
            .iter()
            .zip(kept)
            .filter(|(own, kept)| **kept && inside(own))
            .map(|(own, _)| own.figures.chars)
            .sum()
    };
    for other in heads.into_iter().filter(|at| *at != own && !is_own(at)) {
        let (up, down) = survey.between(own, other);
        let child = |at: usize, steps: u16| page.above(&page.passages[at]).nth(usize::from(steps.max(1)) - 1);
        let (Some(a), Some(b)) = (child(own, up), child(other, down)) else { continue };
        let of = |at: usize| page.elements[at].id;
        let alike = a != b && up > 1 && survey.build_of(a) == survey.build_of(b);
        let (first, second): (u32, u32) = (text_in(of(a), kept), text_in(of(b), kept));
        if alike && first > SHORTEST && second > 0 {
            for (passage, kept) in page.passages.iter().zip(kept.iter_mut()) {
                *kept &= !page.tree.is_within(passage.block, of(b));
            }
        }
    }
}

/// Keeps of several articles on a page, each with a headline of its own, the one that the page is about.
pub(super) fn other_articles(survey: &Survey<'_, '_>, kept: &mut [bool], headline: &str) {
    let page = survey.page;
    let outermost = |at: usize| -> Option<Id> {
        let passage = &page.passages[at];
        page.above(passage)
            .map(|above| &page.elements[above])
            .filter(|own| own.tag == Tag::Article)
            .last()
            .map(|own| own.id)
    };
    let mut groups: Vec<(Id, u32)> = Vec::new();
    let mut places: FxHashMap<Id, usize> = FxHashMap::default();
    for (at, kept) in kept.iter().enumerate() {
        let Some(article) = outermost(at).filter(|_| *kept) else { continue };
        let place = *places.entry(article).or_insert_with(|| {
            groups.push((article, 0));
            groups.len() - 1
        });
        groups[place].1 += page.passages[at].figures.chars;
    }
    groups.retain(|(_, chars)| *chars > SHORTEST);
    repeated(survey, kept, headline);
    let Some((own, _)) = groups.first().copied().filter(|_| groups.len() > 1) else { return };
    let has_other_headline = |at: &usize| {
        page.passages[*at].kind == Kind::Heading(1) && !near(&same(page.text(&page.passages[*at])), headline)
    };
    let headed: FxHashSet<Id> = (0..kept.len()).filter(has_other_headline).filter_map(outermost).collect();
    let others: FxHashSet<Id> =
        groups.into_iter().map(|(article, _)| article).filter(|id| *id != own && headed.contains(id)).collect();
    for (at, kept) in kept.iter_mut().enumerate() {
        *kept &= !outermost(at).is_some_and(|article| others.contains(&article));
    }
}
