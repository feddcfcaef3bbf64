//! What the judge of single passages cannot see: readers' comments under the text, and a second article after the first.

use rustc_hash::FxHashMap;

use super::compose::near;
use super::page::{Kind, Page};
use super::same;
use super::sense::Survey;
use super::tree::{Id, Tag};

/// Words of names that only readers' comments have.
const COMMENTS: &[&str] =
    &["comment", "comments", "commentaires", "commentaire", "kommentare", "reacties", "disqus", "respond"];

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
    for (at, kept) in kept.iter().enumerate() {
        let Some(article) = outermost(at).filter(|_| *kept) else { continue };
        match groups.iter_mut().find(|(id, _)| *id == article) {
            Some(group) => group.1 += page.passages[at].figures.chars,
            None => groups.push((article, page.passages[at].figures.chars)),
        }
    }
    groups.retain(|(_, chars)| *chars > 300);
    let Some((own, _)) = groups.first().copied().filter(|_| groups.len() > 1) else { return };
    let has_own_headline = |article: Id| {
        page.passages.iter().any(|passage| {
            passage.kind == Kind::Heading(1)
                && page.tree.is_within(passage.block, article)
                && !near(&same(page.text(passage)), headline)
        })
    };
    for (article, _) in groups.into_iter().skip(1) {
        if article == own || !has_own_headline(article) {
            continue;
        }
        for (at, kept) in kept.iter_mut().enumerate() {
            *kept &= !page.tree.is_within(page.passages[at].block, article);
        }
    }
}
