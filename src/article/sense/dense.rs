//! The figures of one passage, each in its fixed place.

use super::survey::{Sums, Survey};
use crate::article::page::{Kind, Passage, within};

/// Appends the figures of a passage to `out`: the same count, in the same order, for every passage of every page.
pub(crate) fn dense(survey: &Survey<'_, '_>, at: usize, out: &mut Vec<f32>) {
    let passage = &survey.page.passages[at];
    read(survey, at, passage, out);
    stand(survey, at, passage, out);
    contain(survey, passage, out);
    agree(survey, at, passage, out);
    neighbour(survey, at, out);
}

/// How it reads.
fn read(survey: &Survey<'_, '_>, at: usize, passage: &Passage, out: &mut Vec<f32>) {
    let figures = &passage.figures;
    let facts = &survey.facts[at];
    let (chars, words) = (figures.chars.max(1) as f32, figures.words.max(1) as f32);
    let text = survey.page.text(passage).trim();
    out.extend([
        chars.ln(),
        words.ln(),
        figures.link_density(),
        figures.links as f32,
        chars / words,
        figures.stops as f32 / words,
        f32::from(ending(text)),
        figures.commas as f32 / words,
        figures.digits as f32 / chars,
        figures.upper as f32 / chars,
        figures.capitals as f32 / words,
        figures.short as f32 / words,
        figures.strong_chars as f32 / chars,
        figures.emphasis_chars as f32 / chars,
        figures.quotes as f32,
        figures.bars as f32 / words,
        f32::from(beginning(text)),
        figures.breaks as f32,
        facts.said,
        facts.copies as f32,
    ]);
    out.extend(facts.topics.iter().map(|topic| f32::from(*topic)));
}

/// What it is, and in what it stands.
fn stand(survey: &Survey<'_, '_>, at: usize, passage: &Passage, out: &mut Vec<f32>) {
    let page = survey.page;
    let (kind, level) = kind_of(passage.kind);
    out.extend([kind, level]);
    out.extend((0..within::COUNT).map(|bit| f32::from(u8::from(passage.within & 1 << bit != 0))));
    let own = &page.elements[passage.element];
    let parent = &page.elements[own.parent];
    let grand = &page.elements[parent.parent];
    let (mut sum, mut least, mut most) = (0.0_f32, 0.0_f32, 0.0_f32);
    for above in page.above(passage) {
        let weight = page.elements[above].weights[3];
        sum += weight;
        least = least.min(weight);
        most = most.max(weight);
    }
    let inner = if passage.inner == passage.element { 0.0 } else { page.elements[passage.inner].weights[0] };
    out.extend([
        f32::from(own.depth),
        own.weights[0],
        inner,
        parent.weights[1],
        grand.weights[2],
        sum,
        least,
        most,
        own.weights[0] + inner + parent.weights[1] + grand.weights[2] + sum + survey.facts[at].said,
    ]);
    let group = &survey.groups[survey.facts[at].group];
    sums(group, survey, out);
}

/// How the elements above it are filled.
fn contain(survey: &Survey<'_, '_>, passage: &Passage, out: &mut Vec<f32>) {
    let mut above = survey.page.above(passage);
    let mut last = 0;
    for _ in 0..5 {
        last = above.next().unwrap_or(last);
        sums(&survey.sums[last], survey, out);
    }
}

fn sums(sums: &Sums, survey: &Survey<'_, '_>, out: &mut Vec<f32>) {
    let chars = sums.chars.max(1) as f32;
    out.extend([
        chars / survey.whole.chars.max(1) as f32,
        sums.link_density(),
        (sums.passages.max(1) as f32).ln(),
        sums.paragraph_chars as f32 / chars,
        chars / sums.passages.max(1) as f32,
        sums.long as f32 / survey.whole.long.max(1) as f32,
    ]);
}

/// How far it agrees with each way to find the article, and where it stands on the page.
fn agree(survey: &Survey<'_, '_>, at: usize, passage: &Passage, out: &mut Vec<f32>) {
    let page = survey.page;
    let facts = &survey.facts[at];
    let roots = &survey.roots;
    for root in [roots.weighed, roots.named, roots.dense, roots.told] {
        let Some(root) = root else {
            out.extend([-1.0, 0.0]);
            continue;
        };
        let element = &page.elements[root];
        let inside = survey.is_under(at, element.id);
        let below = f32::from(page.elements[passage.element].depth) - f32::from(element.depth);
        out.extend([f32::from(u8::from(inside)), if inside { below } else { -1.0 }]);
    }
    let best = page.above(passage).take(4).map(|above| roots.weights[above]).fold(0.0_f32, f32::max);
    let count = page.passages.len() as f32;
    let whole = survey.whole.chars.max(1) as f32;
    let (title, of_title) = survey.shared(at, &survey.title);
    let (description, of_description) = survey.shared(at, &survey.description);
    let from_headline = survey.headline.map_or(0.0, |headline| at as f32 - headline as f32);
    let (up, down) = survey.headline.map_or((20, 20), |headline| survey.between(at, headline));
    out.extend([
        best / roots.most.max(0.01),
        at as f32 / count,
        facts.before as f32 / whole,
        1.0 - (facts.before + passage.figures.chars) as f32 / whole,
        (facts.before as f32 + 1.0).ln(),
        (count - at as f32).ln(),
        from_headline.clamp(-60.0, 60.0),
        f32::from(u8::from(survey.headline.is_some())),
        f32::from(up),
        f32::from(down),
        title,
        of_title,
        description,
        of_description,
        survey.in_body(at),
        whole.ln(),
        count.ln(),
        survey.whole.link_density(),
        survey.whole.long as f32 / count,
    ]);
}

/// What stands around it.
fn neighbour(survey: &Survey<'_, '_>, at: usize, out: &mut Vec<f32>) {
    let page = survey.page;
    for distance in [-3_isize, -2, -1, 1, 2, 3] {
        let other = at.checked_add_signed(distance).and_then(|at| Some((page.passages.get(at)?, &survey.facts[at])));
        let Some((other, facts)) = other else {
            out.extend([-1.0, 0.0, -1.0, 0.0, 0.0, 0.0]);
            continue;
        };
        let ends = ending(page.text(other).trim());
        out.extend([
            (other.figures.chars.max(1) as f32).ln(),
            other.figures.link_density(),
            kind_of(other.kind).0,
            f32::from(ends),
            facts.said,
            f32::from(u8::from(facts.group == survey.facts[at].group)),
        ]);
    }
    let facts = &survey.facts[at];
    let heading = facts.heading.map(|heading| (at - heading, &survey.facts[heading], &page.passages[heading]));
    match heading {
        Some((distance, above, passage)) => out.extend([
            distance.min(60) as f32,
            kind_of(passage.kind).1,
            above.said,
            f32::from(above.topics.iter().copied().max().unwrap_or(0)),
            f32::from(above.topics[0]),
        ]),
        None => out.extend([99.0, 0.0, 0.0, 0.0, 0.0]),
    }
    out.extend([
        facts.since_long as f32,
        facts.until_long as f32,
        facts.long_before as f32,
        survey.whole.long as f32 - facts.long_before as f32,
    ]);
}

/// Ordered by how often such a passage is text.
fn kind_of(kind: Kind) -> (f32, f32) {
    match kind {
        Kind::Paragraph => (0.0, 0.0),
        Kind::Pre => (1.0, 0.0),
        Kind::Heading(level) => (2.0, f32::from(level)),
        Kind::Item => (3.0, 0.0),
        Kind::Bare => (4.0, 0.0),
        Kind::Term => (5.0, 0.0),
        Kind::Cell => (6.0, 0.0),
        Kind::Caption => (7.0, 0.0),
        Kind::Control => (8.0, 0.0),
    }
}

fn ending(text: &str) -> u8 {
    match text.chars().next_back() {
        Some('.' | '!' | '?' | '…' | '。') => 4,
        Some('"' | '»' | '”' | '’' | '\'' | '“') => 3,
        Some(':' | ';' | ',' | ')') => 2,
        Some(c) if c.is_alphanumeric() => 1,
        _ => 0,
    }
}

fn beginning(text: &str) -> u8 {
    match text.chars().next() {
        Some('"' | '«' | '“' | '„' | '\'' | '‘') => 5,
        Some(c) if c.is_uppercase() => 4,
        Some(c) if c.is_lowercase() => 3,
        Some(c) if c.is_numeric() => 2,
        Some('-' | '–' | '—' | '•' | '*' | '(' | '[') => 1,
        _ => 0,
    }
}
