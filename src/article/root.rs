//! Which element holds the article: the one whose paragraphs weigh most, widened to the container that means it.

use std::collections::HashMap;

use scraper::{ElementRef, Html};
use url::Url;

use super::{line_of, noise, select};
use crate::news::article::Link;

/// Elements that say of themselves that they hold the text, best first.
const CONTAINERS: &[&str] = &[
    "[itemprop=articleBody]",
    "#id-text2speech-article #content",
    ".rtbf-article-main__content",
    "div.textualContent",
    "article #content",
    "[class*=article-body]",
    "[class*=article__body]",
    "[class*=articleBody]",
    "[class*=entry-content]",
    "[class*=post-content]",
    "[class*=article-content]",
    "[class*=article__content]",
    "#article-text",
    "#article-body",
    "article",
    "[role=main]",
    "main",
];

/// The element that holds the article's text.
pub(super) fn find(page: &Html) -> Option<ElementRef<'_>> {
    let weighed = heaviest(page);
    let weight = |element: ElementRef<'_>| text_weight(element);
    let enough = weighed.map_or(0, weight) * 7 / 10;
    // A container that says what it is, holds what was weighed, and is the tightest of its kind.
    for css in CONTAINERS {
        let best =
            select(page, css).filter(|element| !noise::is_noise(*element)).max_by_key(|element| weight(*element));
        if let Some(best) = best.filter(|best| weight(*best) > 200 && weight(*best) >= enough) {
            return Some(best);
        }
    }
    weighed.or_else(|| select(page, "body").next())
}

/// Characters in paragraphs that are text, without noise inside.
fn text_weight(element: ElementRef<'_>) -> usize {
    element
        .descendants()
        .filter_map(ElementRef::wrap)
        .filter(|child| matches!(child.value().name(), "p" | "li" | "blockquote" | "pre" | "h2" | "h3"))
        .filter(|child| noise::link_density(*child) < 0.5)
        .map(|child| child.text().map(str::len).sum::<usize>())
        .sum::<usize>()
        .max(element.text().map(|text| text.trim().len()).sum::<usize>() / 4)
}

fn heaviest(page: &Html) -> Option<ElementRef<'_>> {
    let mut scores = HashMap::new();
    for paragraph in select(page, "p, pre, blockquote, td") {
        let length: usize = paragraph.text().map(|text| text.trim().len()).sum();
        if length < 25 || noise::link_density(paragraph) > 0.5 {
            continue;
        }
        let commas = paragraph.text().map(|text| text.matches(',').count()).sum::<usize>();
        let score = 1.0 + commas.min(10) as f32 + (length as f32 / 100.0).min(3.0);
        let ancestors = paragraph.ancestors().filter_map(ElementRef::wrap).take(3);
        for (level, ancestor) in ancestors.enumerate() {
            if matches!(ancestor.value().name(), "html" | "body") && level > 0 {
                break;
            }
            let share = score / [1.0, 2.0, 6.0][level];
            scores.entry(ancestor.id()).or_insert((0.0_f32, ancestor)).0 += share;
        }
    }
    let judged = scores.into_values().map(|(score, element)| {
        let factor = if noise::is_noise(element) { 0.3 } else { 1.0 };
        (score * factor * (1.0 - noise::link_density(element)), element)
    });
    judged.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, element)| element)
}

/// Headlines that the page lists as related, outside the text too.
pub(super) fn related(page: &Html, base: Option<&Url>) -> Vec<Link> {
    let mut links = Vec::new();
    for heading in select(page, "h2, h3, h4, strong, p, span, div[class*=title]") {
        if heading.text().map(str::len).sum::<usize>() > 60 || !noise::opens_related(&line_of(heading)) {
            continue;
        }
        let near = heading.ancestors().filter_map(ElementRef::wrap).take(3).find(|above| {
            !matches!(above.value().name(), "body" | "html" | "main") && headlines(*above, base).next().is_some()
        });
        if let Some(near) = near {
            links.extend(headlines(near, base).take(8));
        }
    }
    for card in select(page, "[class*=article-main__related] a[href]") {
        links.extend(link(card, base));
    }
    links
}

fn headlines<'a>(element: ElementRef<'a>, base: Option<&'a Url>) -> impl Iterator<Item = Link> + 'a {
    let text: usize = element.text().map(str::len).sum();
    element
        .descendants()
        .filter_map(ElementRef::wrap)
        .filter(move |child| text < 4_000 && child.value().name() == "a")
        .filter_map(move |anchor| link(anchor, base))
}

/// A link that reads like a headline.
pub(super) fn link(anchor: ElementRef<'_>, base: Option<&Url>) -> Option<Link> {
    let title = line_of(anchor);
    let url = super::blocks::address(anchor.attr("href")?, base)?;
    (title.len() > 15 && title.contains(' ')).then_some(Link { title, url })
}
