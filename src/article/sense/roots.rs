//! Candidates for the element that holds the article, each found in another way.

use super::survey::Survey;
use crate::article::page::{Kind, Page, within};
use crate::article::tree::{Id, Tag};

/// Where the article may be, by the places of elements in the page's list.
#[derive(Debug, Default)]
pub(crate) struct Roots {
    /// By what paragraphs weigh: each lends weight to the elements above it, less the further off.
    pub weighed: Option<usize>,
    pub weights: Vec<f32>,
    pub most: f32,
    /// By the page's own words: the `article`, `main` or `articleBody` with most text.
    pub named: Option<usize>,
    /// By density: the smallest element that has most of the page's long passages.
    pub dense: Option<usize>,
    /// By the linked data: the smallest element that has most of its text.
    pub told: Option<usize>,
}

pub(super) fn find(survey: &Survey<'_, '_>) -> Roots {
    let page = survey.page;
    let mut weights = vec![0.0_f32; page.elements.len()];
    let mut long = vec![0.0_f32; page.elements.len()];
    let mut told = vec![0.0_f32; page.elements.len()];
    for (at, passage) in page.passages.iter().enumerate() {
        let figures = passage.figures;
        let facts = &survey.facts[at];
        if passage.within & (within::HIDDEN | within::NAV | within::FOOTER) == 0 && figures.chars >= 25 {
            let density = figures.link_density();
            let score =
                (1.0 + figures.commas.min(8) as f32 + (figures.chars as f32 / 100.0).min(4.0)) * (1.0 - density);
            // A passage of a div is in it as a paragraph is in its parent.
            let skip = usize::from(passage.kind != Kind::Bare);
            for (level, above) in page.above(passage).skip(skip).take(4).enumerate() {
                weights[above] += score / [1.0, 2.0, 4.0, 8.0][level];
            }
        }
        let amount = if facts.is_long { figures.chars as f32 } else { 0.0 };
        let in_body = survey.in_body(at).max(0.0) * figures.chars as f32;
        if amount + in_body > 0.0 {
            for above in page.above(passage) {
                long[above] += amount;
                told[above] += in_body;
            }
        }
    }
    for (at, weight) in weights.iter_mut().enumerate() {
        *weight *= 1.0 - survey.sums[at].link_density();
    }
    let weighed = best(&weights);
    let most = weighed.map_or(0.0, |at| weights[at]);
    Roots {
        weighed,
        most,
        named: named(page, survey),
        dense: tightest(page, &long, 0.7),
        told: if survey.body.is_empty() { None } else { tightest(page, &told, 0.85) },
        weights,
    }
}

fn best(weights: &[f32]) -> Option<usize> {
    (0..weights.len()).filter(|at| weights[*at] > 0.0).max_by(|a, b| weights[*a].total_cmp(&weights[*b]))
}

/// The deepest element that has `share` of all.
fn tightest(page: &Page<'_>, sums: &[f32], share: f32) -> Option<usize> {
    let wanted = sums.first().copied().unwrap_or_default() * share;
    if wanted <= 0.0 {
        return None;
    }
    (0..sums.len()).filter(|at| sums[*at] >= wanted).max_by_key(|at| page.elements[*at].depth)
}

fn named(page: &Page<'_>, survey: &Survey<'_, '_>) -> Option<usize> {
    let body = |id: Id| page.tree.raw_attr(id, "itemprop").is_some_and(|prop| prop.eq_ignore_ascii_case("articlebody"));
    let rank = |at: usize| {
        let element = &page.elements[at];
        let sums = survey.sums[at];
        let text = sums.chars.saturating_sub(sums.link_chars);
        let worth = match element.tag {
            _ if body(element.id) => 4.0,
            Tag::Article => 1.5,
            Tag::Main => 1.0,
            _ => 0.0,
        };
        worth * text as f32
    };
    let found = (0..page.elements.len()).map(|at| (rank(at), at)).filter(|(rank, _)| *rank > 200.0);
    found.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, at)| at)
}
