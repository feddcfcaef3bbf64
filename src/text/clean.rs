//! What comes from the network is made harmless and even before it is stored or shown.
//!
//! A feed can carry escape sequences (terminal injection), bidirectional overrides (text that reads otherwise than it
//! is), and control characters. None of them reaches a terminal.

use std::borrow::Cow;

/// Whether `c` may not be shown: C0 and C1 controls, bidirectional overrides and isolates, Unicode tags,
/// interlinear annotations and byte order marks. The joiners U+200C and U+200D stay: scripts and emoji need them.
pub fn is_harmful(c: char) -> bool {
    matches!(c,
        '\u{0}'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// `text` without harmful characters; tabs and newlines stay.
pub fn strip(text: &str) -> Cow<'_, str> {
    let Some(first) = first_harmful(text) else { return Cow::Borrowed(text) };
    let mut out = String::with_capacity(text.len());
    out.push_str(&text[..first]);
    out.extend(text[first..].chars().filter(|c| !is_harmful(*c)));
    Cow::Owned(out)
}

/// Where the first harmful character stands. Only bytes that can begin one are looked at twice.
fn first_harmful(text: &str) -> Option<usize> {
    let suspect = |byte: u8| {
        byte < b' ' && byte != b'\t' && byte != b'\n' || matches!(byte, 0x7f | 0xc2 | 0xd8 | 0xe2 | 0xef | 0xf3)
    };
    let harmful = |at: usize| text[at..].chars().next().is_some_and(is_harmful);
    // Without an early exit inside a chunk, which lets many bytes be looked at in one step.
    for (number, chunk) in text.as_bytes().chunks(64).enumerate() {
        if chunk.iter().fold(false, |found, byte| found | suspect(*byte)) {
            // Only first bytes of characters are suspect, so each place is a character's.
            let mut places = (0..chunk.len()).filter(|at| suspect(chunk[*at])).map(|at| number * 64 + at);
            if let Some(at) = places.find(|at| harmful(*at)) {
                return Some(at);
            }
        }
    }
    None
}

/// `text` without what looks like tags of HTML: `a < b` stays.
pub fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find('<') {
        out.push_str(&rest[..open]);
        let tag = &rest[open..];
        let begins = tag[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
        if let Some(close) = tag.find('>').filter(|_| begins) {
            rest = &tag[close + 1..];
        } else {
            out.push('<');
            rest = &tag[1..];
        }
    }
    out.push_str(rest);
    out
}

/// One line of `text`: harmful characters out, every run of white space one space, ends trimmed.
///
/// No-break spaces (U+00A0, U+202F) stay where they are: French typography needs them. Zero-width spaces and soft
/// hyphens go.
pub fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut gap, mut run, mut at) = (false, 0, 0);
    let keep = |out: &mut String, gap: &mut bool, piece: &str| {
        if !piece.is_empty() {
            if *gap && !out.is_empty() {
                out.push(' ');
            }
            *gap = false;
            out.push_str(piece);
        }
    };
    let bytes = text.as_bytes();
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'!'..=b'~' => {
                at += 1;
                continue;
            }
            // One space between two words stays where it is, so that most texts are taken over in one piece.
            b' ' if at > run && matches!(bytes.get(at + 1), Some(b'!'..=b'~' | 0xc3..=0xd3)) => {
                at += 1;
                continue;
            }
            // Letters of Latin, Greek and Cyrillic scripts, in two bytes.
            0xc3..=0xd3 => {
                at += 2;
                continue;
            }
            _ => {}
        }
        let Some(c) = text[at..].chars().next() else { break };
        let next = at + c.len_utf8();
        let separates = matches!(c, ' ' | '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
        if separates || matches!(c, '\u{200b}' | '\u{ad}') || is_harmful(c) {
            keep(&mut out, &mut gap, &text[run..at]);
            // A separator parts words even where it is also harmful: they must not run together.
            gap |= separates;
            run = next;
        }
        at = next;
    }
    keep(&mut out, &mut gap, &text[run..at]);
    let kept = out.trim_end_matches([' ', '\u{a0}', '\u{202f}']).len();
    out.truncate(kept);
    let lead = out.len() - out.trim_start_matches([' ', '\u{a0}', '\u{202f}']).len();
    out.drain(..lead);
    out
}

/// `text` cut to at most `limit` bytes at a character boundary.
pub fn cap(text: &str, limit: usize) -> &str {
    &text[..text.floor_char_boundary(limit)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_escape_sequence_loses_its_teeth() {
        assert_eq!(strip("a\u{1b}[31mb\u{9b}2Jc\td\ne"), "a[31mb2Jc\td\ne");
        let long = "« L’été ».".repeat(20);
        assert_eq!(strip(&format!("{long}\u{202e}{long}")), long.repeat(2));
    }

    #[test]
    fn a_line_keeps_french_spaces_and_parts_words() {
        assert_eq!(line(" \n Qui\u{a0}?\r\n\tLui\u{202f}!\u{202e}x\u{200b}y\u{a0} "), "Qui\u{a0}? Lui\u{202f}!xy");
        assert_eq!(line("a\u{2028}b\u{85}c"), "a b c");
        assert_eq!(line("été  à\u{200b} l’ été \u{a0} "), "été à l’ été");
        assert_eq!(line("\u{ad} Ça \u{7f} va ?\tЖук  "), "Ça va ? Жук");
    }

    #[test]
    fn cutting_respects_characters() {
        assert_eq!(cap("été", 2), "é");
        assert_eq!(cap("été", 9), "été");
    }
}
