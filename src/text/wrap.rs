//! Where lines break.
//!
//! Break opportunities are those of Unicode (UAX #14), less those that French typography forbids: before `; : ! ? »`
//! and after `«` even where the source has a plain space. A word longer than the line is cut between graphemes.

use std::ops::Range;

use unicode_linebreak::{BreakOpportunity, linebreaks};
use unicode_segmentation::UnicodeSegmentation;

use super::width::width;

/// The byte ranges of the lines that `text` fills at `columns` wide; trailing spaces are not part of a line.
///
/// A newline in the text ends a line. The ranges are in order and hold every visible character. An empty text gives
/// one empty line. `columns` below 1 counts as 1.
pub fn lines(text: &str, columns: usize) -> Vec<Range<usize>> {
    let columns = columns.max(1);
    let mut out = Vec::new();
    let (mut start, mut end, mut used) = (0, 0, 0);
    let mut from = 0;
    for (at, opportunity) in linebreaks(text) {
        let forced = opportunity == BreakOpportunity::Mandatory;
        if !forced && forbidden(text, at) {
            continue;
        }
        let piece = &text[from..at];
        let visible = width(piece.trim_end());
        if used + visible > columns && start < from {
            out.push(start..end);
            (start, used) = (from, 0);
        }
        if used + visible > columns {
            cut(text, from, at, columns, &mut start, &mut used, &mut out);
        } else {
            used += width(piece.trim_end_matches(['\n', '\r']));
        }
        end = from + piece.trim_end().len();
        end = end.max(start);
        from = at;
        if forced {
            let last = at == text.len() && !text.ends_with('\n');
            out.push(start..end);
            (start, end, used) = (at, at, 0);
            if last {
                return out;
            }
        }
    }
    if out.is_empty() || start < end {
        out.push(start..end);
    }
    out
}

/// Fills lines with a piece that is wider than a line, cutting between graphemes; leaves the rest open.
fn cut(
    text: &str,
    from: usize,
    to: usize,
    columns: usize,
    start: &mut usize,
    used: &mut usize,
    out: &mut Vec<Range<usize>>,
) {
    let piece = text[from..to].trim_end();
    for (offset, grapheme) in piece.grapheme_indices(true) {
        let wide = width(grapheme);
        let at = from + offset;
        if *used + wide > columns && *start < at {
            out.push(*start..at);
            (*start, *used) = (at, 0);
        }
        *used += wide;
    }
    *used += width(&text[from + piece.len()..to]);
}

/// Whether French typography forbids the break at `at`, where a plain space stands before it.
fn forbidden(text: &str, at: usize) -> bool {
    let Some(before) = text[..at].strip_suffix(' ') else { return false };
    let next = text[at..].chars().next();
    matches!(next, Some(';' | ':' | '!' | '?' | '»' | '%' | '€'))
        && text[at..].chars().nth(1).is_none_or(|c| !c.is_alphanumeric())
        || before.ends_with('«')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wrapped(text: &str, columns: usize) -> Vec<&str> {
        lines(text, columns).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn french_signs_stay_with_their_word() {
        assert_eq!(wrapped("Il a dit : « oui » ! Et", 10), ["Il a dit :", "« oui » !", "Et"]);
        assert_eq!(wrapped("Oui vraiment ? Non", 12), ["Oui", "vraiment ?", "Non"]);
    }

    #[test]
    fn a_long_address_is_cut() {
        assert_eq!(wrapped("voir abcdefghijkl fin", 5), ["voir", "abcde", "fghij", "kl", "fin"]);
    }

    #[test]
    fn newlines_end_lines() {
        assert_eq!(wrapped("a\nb", 9), ["a", "b"]);
        assert_eq!(wrapped("", 9), [""]);
    }

    proptest! {
        #[test]
        fn width_is_kept_and_no_text_lost(text in "[a-zé «»!?:;\u{a0}\u{202f}新]{0,80}", columns in 2usize..30) {
            let ranges = lines(&text, columns);
            let kept: String = ranges.iter().map(|range| &text[range.clone()]).collect();
            let dense = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(dense(&kept), dense(&text));
            for range in ranges {
                prop_assert!(width(text[range].trim_end()) <= columns);
            }
        }
    }
}
