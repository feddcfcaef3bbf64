//! Running text: styles, links with their numbers, names, both edges straight where that is asked for.

use std::fmt::Write as _;

use super::line::columns;
use super::{Line, Named, Piece, Press};
use crate::news::document::{Run, Text as Prose};
use crate::text::{hyphen, width};
use crate::theme::Role;

/// A line is stretched by at most as many spaces as it has: wider gaps read worse than a ragged edge.
const STRETCH: (usize, usize) = (1, 1);

/// A stretch of the flat text in one style: where it ends.
struct Stretch {
    end: usize,
    role: Role,
    link: Option<usize>,
    added: bool,
}

/// The text of runs one after another, with link numbers, and where the names in it are.
#[derive(Default)]
struct Flat {
    text: String,
    stretches: Vec<Stretch>,
    /// Bytes of `text`, and the entity.
    named: Vec<(usize, usize, usize)>,
}

impl Press<'_> {
    /// Unstyled text that is not the article's own.
    pub(super) fn plain(&mut self, text: &str, role: Role) {
        let room = self.out.setting.columns;
        for line in hyphen::lines(text, room, crate::text::language::Lang::Other) {
            self.out.lines.push(vec![Piece::new(text[line.range].trim_end(), role)]);
        }
    }

    /// Styled text of the article: `first` before its first line, `rest` before the others.
    pub(super) fn prose(&mut self, prose: &Prose, first: &str, rest: &str, base: Role) {
        let flat = self.flatten(prose, base);
        let room = self.out.setting.columns.saturating_sub(width::width(rest)).max(4);
        let justified = self.out.setting.justified && matches!(base, Role::Text | Role::Quote | Role::Lead);
        let lang = if justified { self.lang } else { crate::text::language::Lang::Other };
        for (number, line) in hyphen::lines(&flat.text, room, lang).into_iter().enumerate() {
            let indent = if number == 0 { first } else { rest };
            let gaps = if justified && !line.last { stretch(&flat.text, &line, room) } else { Vec::new() };
            self.line(&flat, &line, indent, &gaps);
        }
    }

    fn flatten(&mut self, prose: &Prose, base: Role) -> Flat {
        let mut flat = Flat::default();
        // Where each run begins: characters of the analysed text, and bytes of the flat text.
        let mut begins = Vec::new();
        let mut at = self.at;
        for run in &prose.0 {
            begins.push((at, flat.text.len(), run));
            at += run.text.chars().count();
            flat.text.push_str(&run.text);
            let link = run.link.as_ref().map(|url| {
                self.out.links.push(url.clone());
                self.out.links.len() - 1
            });
            flat.stretches.push(Stretch { end: flat.text.len(), role: role_of(run, base), link, added: false });
            if let Some(link) = link {
                // Writing to a string cannot fail.
                let _ = write!(flat.text, "\u{a0}[{}]", link + 1);
                flat.stretches.push(Stretch { end: flat.text.len(), role: Role::Dim, link: Some(link), added: true });
            }
        }
        let first = self.mentions.partition_point(|(start, ..)| *start < self.at);
        for (start, end, entity) in self.mentions[first..].iter().take_while(|(start, ..)| *start < at) {
            if let (Some(from), Some(to)) = (byte_of(&begins, *start), byte_of(&begins, (*end).min(at))) {
                flat.named.push((from, to, *entity));
            }
        }
        self.at = at;
        flat
    }

    fn line(&mut self, flat: &Flat, line: &hyphen::Line, indent: &str, gaps: &[usize]) {
        let range = &line.range;
        let mut pieces = Line::new();
        if !indent.is_empty() {
            pieces.push(Piece::added(indent, Role::Rule));
        }
        let mut from = range.start;
        let next = flat.stretches.partition_point(|stretch| stretch.end <= from);
        for stretch in &flat.stretches[next..] {
            let to = stretch.end.min(range.end);
            if from < to {
                let mut text = String::new();
                for (at, c) in flat.text[from..to].char_indices() {
                    if c != '\n' {
                        text.push(c);
                    }
                    text.extend(gaps.iter().filter(|gap| **gap == from + at).map(|_| ' '));
                }
                pieces.push(Piece { text, role: stretch.role, link: stretch.link, added: stretch.added, over: None });
            }
            from = from.max(to);
            if stretch.end >= range.end {
                break;
            }
        }
        if line.parted {
            let role = pieces.last().map_or(Role::Text, |piece| piece.role);
            pieces.push(Piece::added("-", role));
        }
        let before = |at: usize| indent.len() + at - range.start + gaps.iter().filter(|gap| **gap < at).count();
        let number = self.out.lines.len();
        for (from, to, entity) in &flat.named {
            let (from, to) = ((*from).max(range.start), (*to).min(range.end));
            if from < to {
                self.out.named.push(Named { entity: *entity, line: number, from: before(from), to: before(to) });
            }
        }
        self.out.lines.push(pieces);
    }

    /// The widest line since `from`.
    pub(super) fn widest_since(&self, from: usize) -> usize {
        self.out.lines[from..].iter().map(|line| columns(line)).max().unwrap_or(0)
    }
}

/// The byte of the flat text at which a character of the analysed text stands.
fn byte_of(begins: &[(usize, usize, &Run)], at: usize) -> Option<usize> {
    let run = begins.partition_point(|(start, ..)| *start < at).saturating_sub(1);
    let (start, byte, run) = begins.get(run)?;
    let offset = at.checked_sub(*start)?;
    let inside = run.text.char_indices().nth(offset).map_or(run.text.len(), |(at, _)| at);
    Some(byte + inside)
}

/// The bytes of the spaces that are to be doubled (as often as they are listed) so that the line fills its room.
fn stretch(text: &str, line: &hyphen::Line, room: usize) -> Vec<usize> {
    let shown = text[line.range.clone()].trim_end();
    let missing = room.saturating_sub(width::width(shown) + usize::from(line.parted));
    let spaces: Vec<usize> =
        shown.char_indices().filter(|(_, c)| *c == ' ').map(|(at, _)| line.range.start + at).collect();
    if missing == 0 || spaces.is_empty() || missing * STRETCH.1 > spaces.len() * STRETCH.0 {
        return Vec::new();
    }
    // Spread evenly, not all at one end.
    let mut gaps: Vec<usize> = (0..missing)
        .map(|number| spaces[(number * spaces.len() + spaces.len() / 2) / missing % spaces.len()])
        .collect();
    gaps.sort_unstable();
    gaps
}

fn role_of(run: &Run, base: Role) -> Role {
    if run.link.is_some() {
        Role::Link
    } else if run.code {
        Role::Code
    } else if run.strong {
        Role::Strong
    } else if run.emphasis {
        Role::Emphasis
    } else {
        base
    }
}
