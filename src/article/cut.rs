//! What the judge of single passages cannot see: readers' comments under the text, a second article after the first, and
//! data that was written out as text.

use rustc_hash::{FxHashMap, FxHashSet};

use super::compose::near;
use super::page::{Kind, Page, Passage, within};
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

/// What stands beside each reader's comment, folded: what may be done with it.
const COMMENT_DEEDS: &[&str] = &[
    "reply",
    "repondre",
    "antworten",
    "reageer",
    "beantwoorden",
    "responder",
    "rispondi",
    "report",
    "report abuse",
    "report comment",
    "report this",
    "report this comment",
    "flag",
    "flag as inappropriate",
    "signaler",
    "signaler un abus",
    "signaler ce commentaire",
    "alerter",
    "melden",
    "kommentar melden",
    "rapporteer",
    "meld misbruik",
    "click to rate",
    "recommend this comment",
];

/// Parts of names of pages on which readers' answers are the text.
const THREADS: &[&str] = &["thread", "forum", "topic", "question", "answer", "discussion", "bbs"];

/// So often a deed is told, and it is told of comments.
const DEEDS_OF_COMMENTS: usize = 3;

/// Links under a page's end, folded.
const TO_TOP: &[&str] = &[
    "haut de la page",
    "haut de page",
    "retour en haut",
    "retour en haut de page",
    "retour en haut de la page",
    "back to top",
    "top of page",
    "nach oben",
    "zum seitenanfang",
    "naar boven",
    "terug naar boven",
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

/// Whether a line stands at the end of a page's article: the way back to its top, who owns it since when.
fn ends_page(line: &str) -> bool {
    if line.len() > 120 {
        return false;
    }
    let folded = fold(line);
    let has_year = || {
        let numbers = folded.split(|c: char| !c.is_ascii_digit()).filter_map(|word| word.parse::<u32>().ok());
        numbers.into_iter().any(|year| (1990..2100).contains(&year))
    };
    let owned = line.starts_with(['©', 'ⓒ']) || folded.starts_with("copyright") || folded.starts_with("(c) ");
    TO_TOP.contains(&folded.trim_matches(|c: char| !c.is_alphabetic())) || owned && has_year()
}

/// The smallest element that holds four in five of these passages.
fn holder(page: &Page<'_>, passages: &[usize]) -> Option<usize> {
    let mut counts: FxHashMap<usize, usize> = FxHashMap::default();
    for at in passages {
        page.above(&page.passages[*at]).for_each(|above| *counts.entry(above).or_default() += 1);
    }
    let found = counts.into_iter().filter(|(_, count)| count * 5 >= passages.len() * 4);
    found.map(|(at, _)| at).max_by_key(|at| (page.elements[*at].depth, *at))
}

/// Takes out the element of readers' comments that is known by what may be done with each of them.
fn with_deeds(survey: &Survey<'_, '_>, kept: &mut [bool]) {
    let page = survey.page;
    let tells = |at: &usize| {
        let passage = &page.passages[*at];
        passage.figures.chars < 40 && {
            let folded = fold(&clean::line(page.text(passage)));
            COMMENT_DEEDS.contains(&folded.trim_matches(|c: char| !c.is_alphabetic()))
        }
    };
    let deeds: Vec<usize> = (0..kept.len()).filter(tells).collect();
    let Some(element) = holder(page, &deeds).filter(|at| deeds.len() >= DEEDS_OF_COMMENTS && *at > 0) else { return };
    let id = page.elements[element].id;
    let is_thread = page.above(&page.passages[deeds[0]]).any(|above| {
        ["id", "class"].iter().any(|name| {
            let value = page.tree.raw_attr(page.elements[above].id, name).unwrap_or_default().to_ascii_lowercase();
            THREADS.iter().any(|part| value.contains(part))
        })
    });
    let Some(start) = page.passages.iter().position(|passage| page.tree.is_within(passage.block, id)) else { return };
    let has_headline = survey.headline.is_some_and(|at| survey.is_under(at, id));
    if is_thread || has_headline || chars(page, &kept[..start]) < SHORTEST {
        return;
    }
    for (passage, kept) in page.passages.iter().zip(kept) {
        *kept &= !page.tree.is_within(passage.block, id);
    }
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
pub(super) fn comments(survey: &Survey<'_, '_>, kept: &mut [bool]) {
    let page = survey.page;
    with_deeds(survey, kept);
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
    let mut last = None;
    // Lines that end the page, where they are told but once: under each part of a guide they end none.
    let mut ends: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (at, passage) in page.passages.iter().enumerate().filter(|(_, passage)| passage.figures.chars < 120) {
        let line = clean::line(page.text(passage));
        if ends_page(&line) {
            ends.entry(same(&line)).or_default().push(at);
        }
    }
    let ends: FxHashSet<usize> = ends.into_values().filter(|places| places.len() == 1).flatten().collect();
    for at in 0..kept.len() {
        let passage = &page.passages[at];
        // A link with their number, beside the headline or between paragraphs, only leads there.
        let is_line = passage.kind != Kind::Cell && passage.figures.chars < 60 && passage.figures.links == 0;
        let is_heading = is_line && before * 2 > all;
        if is_heading && heads_comments(&clean::line(page.text(passage))) {
            kept[at..].fill(false);
            return;
        }
        if ends.contains(&at) && before * 3 > all && passage.within & (within::CAPTION | within::FIGURE) == 0 {
            // What goes on beside the last paragraph is the text's: the line was a picture's.
            let parent = |at: usize| page.elements[page.passages[at].element].parent;
            let next = (at + 1..kept.len()).find(|at| kept[*at]);
            if last.zip(next).is_none_or(|(last, next)| parent(last) != parent(next)) {
                kept[at..].fill(false);
                return;
            }
        }
        if kept[at] {
            before += passage.figures.chars;
            last = Some(at);
        }
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

#[cfg(test)]
mod tests {
    use super::super::model::Linear;
    use super::super::page;
    use super::super::sense::Hints;
    use super::super::tree::Tree;
    use super::*;

    /// What is left of a page of which everything was taken.
    fn left(html: &str) -> String {
        let page = page::read(Tree::parse(html), &Linear::default(), false);
        let survey = Survey::of(&page, &Hints::default(), &Linear::default());
        let mut kept = vec![true; page.passages.len()];
        with_deeds(&survey, &mut kept);
        page.passages.iter().zip(kept).filter(|(_, kept)| *kept).map(|(passage, _)| page.text(passage)).collect()
    }

    #[test]
    fn readers_are_known_by_what_may_be_done_with_what_they_write() {
        let text =
            "<h1>Le budget adopté</h1><p>Le conseil a adopté le budget, mardi soir, par vingt voix contre treize.</p>";
        let text = format!(
            "{text}{}",
            "<p>Le débat a duré quatre heures, dit la bourgmestre, et la nuit fut courte.</p>".repeat(5)
        );
        let said = "<div><b>Ada</b><p>Trop cher, je trouve.</p><a href=#r>Répondre</a></div>";
        let of = |class: &str, times: usize| {
            left(&format!("<div>{text}</div><div class={class}>{}</div>", said.repeat(times)))
        };
        let plain = of("avis", 4);
        assert!(plain.contains("quatre heures") && !plain.contains("Trop cher"), "{plain}");
        // Once is nothing; in a forum readers write the text.
        assert!(of("avis", 1).contains("Trop cher") && of("forum-thread", 4).contains("Trop cher"));
    }
}
