//! What stands between `&` and `;`: XML's five, HTML's two thousand, the document's own, and numbers.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;
use rustc_hash::FxHashMap;

/// Entities that one document may declare, and bytes that each may stand for.
const MOST_DECLARED: usize = 500;
const LONGEST: usize = 2_000;
/// The longest name of HTML's has 31 letters.
const LONGEST_NAME: usize = 64;

/// The entities that a document declares for itself.
#[derive(Debug, Default)]
pub(super) struct Entities<'a> {
    declared: FxHashMap<&'a str, &'a str>,
}

impl<'a> Entities<'a> {
    /// Those of the document's internal subset. One that refers to others stands for nothing: such a one
    /// can grow without end.
    pub(super) fn of(text: &'a str) -> Self {
        let mut entities = Self::default();
        // It stands before the first element.
        let first = |at: &usize| text.as_bytes().get(at + 1).is_some_and(u8::is_ascii_alphabetic);
        let end = memchr::memchr_iter(b'<', text.as_bytes()).find(first).unwrap_or(text.len());
        let head = &text[..end];
        let Some(at) = head.find("<!DOCTYPE").or_else(|| head.find("<!doctype")) else { return entities };
        let subset = head[at..].split_once('[').filter(|(before, _)| !before.contains('>'));
        let Some((subset, _)) = subset.and_then(|(_, rest)| rest.split_once("]>").or_else(|| rest.split_once(']')))
        else {
            return entities;
        };
        for declaration in subset.split("<!ENTITY").skip(1).take(MOST_DECLARED) {
            let Some((name, rest)) = declaration.trim_start().split_once(char::is_whitespace) else { continue };
            let rest = rest.trim_start();
            let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) else { continue };
            let Some((value, _)) = rest[1..].split_once(quote) else { continue };
            let grows = value.contains('&') && !value.starts_with("&#");
            entities.declared.insert(name, if value.len() <= LONGEST && !grows { value } else { "" });
        }
        entities
    }

    /// `text` with its references resolved, once. What is no reference stays as it is.
    pub(super) fn resolve<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let Some(first) = memchr::memchr(b'&', text.as_bytes()) else { return Cow::Borrowed(text) };
        let mut out = String::with_capacity(text.len());
        out.push_str(&text[..first]);
        let mut rest = &text[first..];
        while !rest.is_empty() {
            let taken = self.one(rest, &mut out);
            rest = &rest[taken..];
            let plain = memchr::memchr(b'&', rest.as_bytes()).unwrap_or(rest.len());
            out.push_str(&rest[..plain]);
            rest = &rest[plain..];
        }
        Cow::Owned(out)
    }

    /// Resolves the reference that `text` begins with into `out`; the bytes that were taken.
    fn one(&self, text: &str, out: &mut String) -> usize {
        let bytes = text.as_bytes();
        if bytes.get(1) == Some(&b'#') {
            if let Some((number, taken)) = number(&text[2..]) {
                push_number(number, out);
                return taken + 2;
            }
        } else if let Some(end) = bytes.iter().take(LONGEST_NAME).position(|byte| *byte == b';') {
            let known = match &text[1..end] {
                "amp" => Some("&"),
                "lt" => Some("<"),
                "gt" => Some(">"),
                "quot" => Some("\""),
                "apos" => Some("'"),
                name => self.declared.get(name).copied(),
            };
            if let Some(value) = known {
                // A declared value may itself be a number.
                out.push_str(&if value.len() > 1 { html_escape::decode_html_entities(value) } else { value.into() });
                return end + 1;
            }
            let decoded = html_escape::decode_html_entities(&text[..=end]);
            if decoded != text[..=end] {
                out.push_str(&decoded);
                return end + 1;
            }
        }
        out.push('&');
        1
    }
}

/// The number behind `&#`, and the bytes that it and its semicolon take.
fn number(text: &str) -> Option<(u32, usize)> {
    let (digits, radix, mark) = match text.strip_prefix(['x', 'X']) {
        Some(hex) => (hex, 16, 1),
        None => (text, 10, 0),
    };
    let end = digits.bytes().take(8).position(|byte| !char::from(byte).is_digit(radix)).unwrap_or(digits.len().min(8));
    let value = u32::from_str_radix(digits.get(..end)?, radix).ok()?;
    let semicolon = usize::from(digits.as_bytes().get(end) == Some(&b';'));
    Some((value, mark + end + semicolon))
}

/// Numbers of C1 controls mean windows-1252, as in HTML; other controls are dropped.
fn push_number(number: u32, out: &mut String) {
    match number {
        0x80..=0x9f => out.push_str(&WINDOWS_1252.decode_without_bom_handling(&[number as u8]).0),
        9 | 10 | 13 | 0x20.. => {
            out.extend(
                char::from_u32(number).filter(|c| !matches!(c, '\u{7f}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')),
            );
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_of_every_kind_are_resolved_once() {
        let document =
            "<!DOCTYPE rss [<!ENTITY ours \"chez nous\"><!ENTITY bomb '&ours;&ours;'><!ENTITY e '&#233;'>]><rss/>";
        let entities = Entities::of(document);
        for (text, want) in [
            ("a &amp;lt; b &lt;i&gt;", "a &lt; b <i>"),
            ("&eacute;&#233;&#xE9;&#233 x", "éééé x"),
            ("&#146;&#x92;", "’’"),
            ("&ours;&e;&bomb;&rien;", "chez nousé&rien;"),
            ("Pile & Face; AT&T &", "Pile & Face; AT&T &"),
            ("&#0;&#1;&#xFFFFFFFF;&#zz;", "&#zz;"),
        ] {
            assert_eq!(entities.resolve(text), want, "{text}");
        }
    }
}
