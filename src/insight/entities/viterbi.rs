//! Tags of words, and the best sequence of them.

use crate::news::analysis::EntityKind;

/// Outside, and a beginning and an inside for each kind of entity.
pub const TAGS: usize = 9;
pub const OUTSIDE: u8 = 0;

/// From a tag (the last row: from the beginning of the sentence) to a tag.
pub type Transitions = [[f32; TAGS]; TAGS + 1];

/// Kinds in the order of their tags: 2k+1 begins kind k, 2k+2 is inside it.
pub const KINDS: [EntityKind; 4] = [EntityKind::Person, EntityKind::Place, EntityKind::Organisation, EntityKind::Other];

pub fn begin(kind: usize) -> u8 {
    2 * kind as u8 + 1
}

/// Whether `to` may follow `from`: an inside only follows its own kind.
pub fn allowed(from: usize, to: usize) -> bool {
    to % 2 == 1 || to == 0 || from == to || from + 1 == to
}

/// Whether a sentence may begin with `tag`.
pub fn may_begin(tag: usize) -> bool {
    tag == 0 || tag % 2 == 1
}

/// The sequence of tags whose scores and transitions sum highest.
pub fn best(scores: &[[f32; TAGS]], transitions: &Transitions) -> Vec<u8> {
    let Some(first) = scores.first() else { return Vec::new() };
    // Where nothing speaks for a name, none of this is needed.
    let mut back: Vec<[u8; TAGS]> = Vec::with_capacity(scores.len());
    let mut sums = [f32::NEG_INFINITY; TAGS];
    for tag in (0..TAGS).filter(|tag| may_begin(*tag)) {
        sums[tag] = first[tag] + transitions[TAGS][tag];
    }
    back.push([0; TAGS]);
    for score in &scores[1..] {
        // Every beginning, and outside, may follow every tag: one pass; an inside follows two.
        let mut next = [f32::NEG_INFINITY; TAGS];
        let mut from = [0u8; TAGS];
        for (before, sum) in sums.iter().enumerate() {
            for tag in [0, 1, 3, 5, 7] {
                let total = sum + transitions[before][tag];
                if total > next[tag] {
                    (next[tag], from[tag]) = (total, before as u8);
                }
            }
        }
        for tag in [2, 4, 6, 8] {
            let (begun, inside) = (sums[tag - 1] + transitions[tag - 1][tag], sums[tag] + transitions[tag][tag]);
            (next[tag], from[tag]) = if begun >= inside { (begun, tag as u8 - 1) } else { (inside, tag as u8) };
        }
        for (sum, score) in next.iter_mut().zip(score) {
            *sum += score;
        }
        sums = next;
        back.push(from);
    }
    let mut tag = (0..TAGS).fold(0, |best, tag| if sums[tag] > sums[best] { tag } else { best }) as u8;
    let mut tags = vec![OUTSIDE; scores.len()];
    for at in (0..scores.len()).rev() {
        tags[at] = tag;
        tag = back[at][tag as usize];
    }
    tags
}

/// A run of words that is a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    pub start: usize,
    pub end: usize,
    /// Index into [`KINDS`].
    pub kind: usize,
}

/// The names in a sequence of tags.
pub fn spans(tags: &[u8]) -> Vec<Span> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < tags.len() {
        let tag = tags[at];
        let start = at;
        at += 1;
        if tag % 2 == 1 {
            while at < tags.len() && tags[at] == tag + 1 {
                at += 1;
            }
            out.push(Span { start, end: at, kind: usize::from(tag / 2) });
        }
    }
    out
}

/// Writes a name into a sequence of tags.
pub fn mark(tags: &mut [u8], span: Span) {
    for (offset, tag) in tags[span.start..span.end].iter_mut().enumerate() {
        *tag = begin(span.kind) + u8::from(offset > 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_and_read() {
        let mut tags = vec![0; 6];
        let names = [
            Span { start: 0, end: 2, kind: 0 },
            Span { start: 2, end: 3, kind: 0 },
            Span { start: 4, end: 6, kind: 3 },
        ];
        for name in names {
            mark(&mut tags, name);
        }
        assert_eq!(tags, [1, 2, 1, 0, 7, 8]);
        assert_eq!(spans(&tags), names);
    }

    #[test]
    fn an_inside_never_stands_alone() {
        let mut lone = [0.0; TAGS];
        lone[4] = 9.0;
        let mut begins = [0.0; TAGS];
        begins[1] = 1.0;
        let tags = best(&[begins, lone], &Transitions::default());
        assert_eq!(tags, [3, 4]);
        assert!(best(&[], &Transitions::default()).is_empty());
    }
}
