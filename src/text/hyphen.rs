//! Where words may be parted at the end of a line, by language.

use std::ops::Range;

use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::clean;
use super::language::Lang;
use super::width::width;
use super::wrap;

/// Shorter words stay whole.
const SHORTEST: usize = 6;
/// More lines in a row do not end with a hyphen.
const MOST_IN_A_ROW: usize = 2;

/// A line of set text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub range: Range<usize>,
    /// A word goes on in the next line: a hyphen stands at the end.
    pub parted: bool,
    /// The last of its paragraph, or before a line break: never stretched.
    pub last: bool,
}

/// The lines of a text as [`wrap::lines`] gives them, with words parted where the language has rules for it.
pub fn lines(text: &str, columns: usize, lang: Lang) -> Vec<Line> {
    let Some(rules) = rules(lang) else { return plain(text, columns) };
    let mut out: Vec<Line> = Vec::new();
    let mut from = 0;
    for paragraph in text.split_inclusive('\n') {
        let to = from + paragraph.trim_end_matches('\n').len();
        set(text, from..to, columns.max(1), rules, lang, &mut out);
        from += paragraph.len();
    }
    if out.is_empty() {
        out.push(Line { range: 0..0, parted: false, last: true });
    }
    out
}

fn plain(text: &str, columns: usize) -> Vec<Line> {
    let ranges = wrap::lines(text, columns);
    let count = ranges.len();
    let ends = |range: &Range<usize>, number: usize| number + 1 == count || text[range.end..].starts_with('\n');
    ranges
        .into_iter()
        .enumerate()
        .map(|(number, range)| Line { last: ends(&range, number), parted: false, range })
        .collect()
}

/// Sets one paragraph: as `wrap::lines` breaks it, but where a word is carried over whole and a part of it still fits.
fn set(text: &str, paragraph: Range<usize>, columns: usize, rules: hypher::Lang, lang: Lang, out: &mut Vec<Line>) {
    let mut from = paragraph.start;
    let mut in_a_row = 0;
    loop {
        // Two lines are all that is looked at: a window of them keeps long paragraphs from being read again and again.
        let rest = clean::cap(&text[from..paragraph.end], columns * 12 + 400);
        let ranges = wrap::lines(rest, columns);
        let line = ranges[0].clone();
        if ranges.len() == 1 {
            out.push(Line { range: from + line.start..from + line.end, parted: false, last: true });
            return;
        }
        let next = ranges[1].start;
        let used = width(rest[..next].trim_end());
        // A space stands between the line and the part of the next word.
        let room = columns.saturating_sub(used + usize::from(rest[..next].ends_with(' ')) + 1);
        let part = if in_a_row < MOST_IN_A_ROW { part(&rest[next..], room, rules, lang) } else { None };
        if let Some(length) = part {
            out.push(Line { range: from..from + next + length, parted: true, last: false });
            from += next + length;
            in_a_row += 1;
        } else {
            out.push(Line { range: from + line.start..from + line.end, parted: false, last: false });
            from += next;
            in_a_row = 0;
        }
    }
}

/// How many bytes of the word at the start of `rest` fit into `room` columns, at a place where it may be parted.
fn part(rest: &str, room: usize, rules: hypher::Lang, lang: Lang) -> Option<usize> {
    let end =
        linebreaks(rest).find(|(at, kind)| *at > 0 && *kind != BreakOpportunity::Mandatory || *at == rest.len())?.0;
    let word = rest[..end].trim_end();
    let start = word.find(char::is_alphabetic)?;
    let core = &word[start..];
    let core = &core[..core.find(|c: char| !c.is_alphabetic()).unwrap_or(core.len())];
    // A hyphen of its own, an address, a name: those are not parted further.
    let whole = word[start + core.len()..].chars().all(|c| !c.is_alphanumeric() && c != '-');
    let name = lang != Lang::De && core.starts_with(char::is_uppercase);
    if !whole || name || core.chars().count() < SHORTEST || core.len() > 60 {
        return None;
    }
    let mut best = None;
    let mut at = start;
    let syllables: Vec<_> = hypher::hyphenate(core, rules).collect();
    for syllable in &syllables[..syllables.len().saturating_sub(1)] {
        at += syllable.len();
        if width(&rest[..at]) > room {
            break;
        }
        // Two letters alone are not worth the hyphen.
        if rest[start..at].chars().count() >= 2 && word[at..].chars().filter(|c| c.is_alphabetic()).count() >= 3 {
            best = Some(at);
        }
    }
    best
}

fn rules(lang: Lang) -> Option<hypher::Lang> {
    match lang {
        Lang::Fr => Some(hypher::Lang::French),
        Lang::Nl => Some(hypher::Lang::Dutch),
        Lang::De => Some(hypher::Lang::German),
        Lang::En => Some(hypher::Lang::English),
        Lang::Other => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn set(text: &str, columns: usize, lang: Lang) -> Vec<String> {
        let shown = |line: Line| format!("{}{}", &text[line.range], if line.parted { "-" } else { "" });
        lines(text, columns, lang).into_iter().map(shown).collect()
    }

    #[test]
    fn words_are_parted_by_the_rules_of_their_language() {
        assert_eq!(set("Le gouvernement fédéral", 10, Lang::Fr), ["Le gouver-", "nement fé-", "déral"]);
        assert_eq!(set("die Wissenschaftler", 14, Lang::De), ["die Wissen-", "schaftler"]);
        assert_eq!(set("the government of", 10, Lang::En), ["the gov-", "ernment of"]);
    }

    #[test]
    fn names_and_addresses_stay_whole() {
        assert_eq!(set("avec Georges-Louis", 12, Lang::Fr), ["avec", "Georges-", "Louis"]);
        assert_eq!(set("avec Bouchardeau", 13, Lang::Fr), ["avec", "Bouchardeau"]);
    }

    #[test]
    fn the_last_line_of_a_paragraph_says_so() {
        let lasts: Vec<_> = lines("un deux\ntrois", 4, Lang::Fr).into_iter().map(|line| line.last).collect();
        assert_eq!(lasts, [false, true, false, true][..lasts.len()]);
    }

    proptest! {
        #[test]
        fn width_is_kept_and_no_text_lost(text in "[a-zé «»!?:;\u{a0}\u{202f}A\n-]{0,80}", columns in 4usize..30) {
            let set = lines(&text, columns, Lang::Fr);
            let kept: String = set.iter().map(|line| &text[line.range.clone()]).collect();
            let dense = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(dense(&kept), dense(&text));
            for line in set {
                prop_assert!(width(text[line.range.clone()].trim_end()) + usize::from(line.parted) <= columns);
            }
        }
    }
}
