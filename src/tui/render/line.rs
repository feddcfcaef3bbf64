//! A line of set text: pieces with their roles.

use crate::text::width::width;
use crate::theme::Role;

/// A piece of a line in one style.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    pub role: Role,
    /// Laid over the style of `role`: a search hit, a name.
    pub over: Option<Role>,
    /// Which of the article's links it is part of, from 0.
    pub link: Option<usize>,
    /// Not the article's: an indent, a bar, a hyphen, the number of a link.
    pub added: bool,
}

impl Piece {
    pub fn new(text: impl Into<String>, role: Role) -> Self {
        Self { text: text.into(), role, ..Self::default() }
    }

    pub fn added(text: impl Into<String>, role: Role) -> Self {
        Self { text: text.into(), role, added: true, ..Self::default() }
    }
}

/// Pieces of one line.
pub(crate) type Line = Vec<Piece>;

/// The columns a line takes.
pub(crate) fn columns(line: &[Piece]) -> usize {
    line.iter().map(|piece| width(&piece.text)).sum()
}

/// The line with a role laid over these ranges of its text, given in order.
pub(crate) fn overlay(line: &[Piece], ranges: &[(usize, usize, Role)]) -> Line {
    if ranges.is_empty() {
        return line.to_vec();
    }
    let mut out = Line::with_capacity(line.len() + ranges.len() * 2);
    let mut start = 0;
    for piece in line {
        let end = start + piece.text.len();
        let mut at = start;
        let part = |from: usize, to: usize, over: Option<Role>| Piece {
            text: piece.text.get(from - start..to - start).unwrap_or_default().to_owned(),
            over: over.or(piece.over),
            ..piece.clone()
        };
        for (from, to, role) in ranges {
            let (from, to) = ((*from).max(at), (*to).min(end));
            if from >= to {
                continue;
            }
            if at < from {
                out.push(part(at, from, None));
            }
            out.push(part(from, to, Some(*role)));
            at = to;
        }
        if at < end {
            out.push(part(at, end, None));
        }
        start = end;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_laid_over_parts_of_pieces() {
        let line =
            [Piece::added("┃ ", Role::Rule), Piece::new("Anne Dubois", Role::Quote), Piece::new(" dit", Role::Quote)];
        let laid = overlay(&line, &[(9, 18, Role::Person)]);
        let said: Vec<_> = laid.iter().map(|piece| (piece.text.as_str(), piece.over.is_some())).collect();
        assert_eq!(said, [("┃ ", false), ("Anne ", false), ("Dubois", true), (" di", true), ("t", false)]);
    }
}
