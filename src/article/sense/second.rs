//! What a passage's neighbours and kin look like once each has been judged on its own.

use super::survey::Survey;

/// A passage judged likelier than this, and not short, is a piece of the article that others are measured from.
const SURE: f32 = 0.7;

/// The second figures of all passages, row after row; gives their number in a row.
pub(crate) fn second(survey: &Survey<'_, '_>, first: &[f32], out: &mut Vec<f32>) -> usize {
    let page = survey.page;
    let count = page.passages.len();
    if count == 0 {
        return 0;
    }
    let chars = |at: usize| page.passages[at].figures.chars as f32;
    let mut mass = vec![(0.0_f32, 0.0_f32); page.elements.len()];
    let mut groups = vec![(0.0_f32, 0.0_f32); survey.groups.len()];
    let mut before = Vec::with_capacity(count);
    let mut total = 0.0;
    for (at, passage) in page.passages.iter().enumerate() {
        let own = chars(at) * first[at];
        before.push(total);
        total += own;
        for above in page.above(passage) {
            mass[above].0 += own;
            mass[above].1 += chars(at);
        }
        let group = &mut groups[survey.facts[at].group];
        group.0 += own;
        group.1 += chars(at);
    }
    let cluster = |share: f32| {
        let wanted = total * share;
        (0..mass.len()).filter(|at| mass[*at].0 >= wanted).max_by_key(|at| page.elements[*at].depth).unwrap_or(0)
    };
    let (tight, wide) = (cluster(0.6), cluster(0.9));
    let is_sure = |at: &usize| first[*at] > SURE && page.passages[*at].figures.chars > 80;
    let sure: Vec<usize> = (0..count).filter(is_sure).collect();
    let (start, end) = (sure.first().copied(), sure.last().copied());
    let mean = |(own, all): (f32, f32)| own / all.max(1.0);
    let mut width = 0;
    for (at, passage) in page.passages.iter().enumerate() {
        let from = out.len();
        out.push(first[at]);
        for distance in [-4_isize, -3, -2, -1, 1, 2, 3, 4] {
            out.push(at.checked_add_signed(distance).and_then(|at| first.get(at)).copied().unwrap_or(-0.1));
        }
        for reach in [2, 6] {
            let range = at.saturating_sub(reach)..(at + reach + 1).min(count);
            let all: f32 = range.clone().map(chars).sum();
            out.push(range.map(|at| chars(at) * first[at]).sum::<f32>() / all.max(1.0));
        }
        let mut above = page.above(passage);
        let mut last = 0;
        for _ in 0..5 {
            last = above.next().unwrap_or(last);
            let (own, all) = mass[last];
            // The passage's own part is left out: what do the others say?
            let others = (own - chars(at) * first[at], all - chars(at));
            out.push(if others.1 > 0.5 { mean(others) } else { -1.0 });
            out.push(own / total.max(1.0));
        }
        let group = groups[survey.facts[at].group];
        let others = (group.0 - chars(at) * first[at], group.1 - chars(at));
        out.push(if others.1 > 0.5 { mean(others) } else { -1.0 });
        out.push(group.0 / total.max(1.0));
        out.extend([before[at] / total.max(1.0), (total - before[at]) / total.max(1.0)]);
        for root in [tight, wide] {
            let element = &page.elements[root];
            let inside = survey.is_under(at, element.id);
            out.push(f32::from(u8::from(inside)));
            out.push(if inside { f32::from(page.elements[passage.element].depth - element.depth) } else { -1.0 });
        }
        out.push(mean(mass[tight]));
        let next = sure.partition_point(|sure| *sure < at);
        let previous = next.checked_sub(1).map(|before| sure[before]);
        let after = sure[next..].iter().find(|sure| **sure > at).copied();
        let distance = |other: Option<usize>| other.map_or(99.0, |other| other.abs_diff(at).min(99) as f32);
        out.extend([distance(previous), distance(after)]);
        let up = |other: Option<usize>| {
            other.map_or((-1.0, -1.0), |other| {
                let (a, b) = survey.between(at, other);
                (f32::from(a), f32::from(b))
            })
        };
        let (a, b) = up(previous);
        let (c, d) = up(after);
        out.extend([a, b, c, d]);
        let relative = |other: Option<usize>| other.map_or(0.0, |other| at as f32 - other as f32).clamp(-99.0, 99.0);
        out.extend([relative(start), relative(end), sure.len() as f32]);
        let heading = survey.facts[at].heading;
        out.push(heading.map_or(-1.0, |heading| first[heading]));
        out.push((total + 1.0).ln());
        width = out.len() - from;
    }
    width
}
