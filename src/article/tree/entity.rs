//! Character references: `&eacute;`, `&#146;`, `&amp` without its semicolon.

use std::borrow::Cow;

/// The characters that the numbers 0x80 to 0x9F mean: windows-1252, as browsers read them.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The character that a C1 control was meant to be.
pub(crate) fn meant(c: char) -> char {
    match u32::from(c) {
        code @ 0x80..=0x9f => WINDOWS_1252[code as usize - 0x80],
        _ => c,
    }
}

/// Names that are read without a semicolon too, with their characters; Latin-1 in the order of its numbers from 0xA0.
const LATIN_1: [&str; 96] = [
    "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf", "laquo", "not", "shy",
    "reg", "macr", "deg", "plusmn", "sup2", "sup3", "acute", "micro", "para", "middot", "cedil", "sup1", "ordm",
    "raquo", "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig",
    "Ccedil", "Egrave", "Eacute", "Ecirc", "Euml", "Igrave", "Iacute", "Icirc", "Iuml", "ETH", "Ntilde", "Ograve",
    "Oacute", "Ocirc", "Otilde", "Ouml", "times", "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute", "THORN",
    "szlig", "agrave", "aacute", "acirc", "atilde", "auml", "aring", "aelig", "ccedil", "egrave", "eacute", "ecirc",
    "euml", "igrave", "iacute", "icirc", "iuml", "eth", "ntilde", "ograve", "oacute", "ocirc", "otilde", "ouml",
    "divide", "oslash", "ugrave", "uacute", "ucirc", "uuml", "yacute", "thorn", "yuml",
];

/// No name of a character is longer.
const LONGEST: usize = 33;

/// `raw` with its character references read.
pub(crate) fn decode(raw: &str) -> Cow<'_, str> {
    let Some(first) = memchr::memchr(b'&', raw.as_bytes()) else { return Cow::Borrowed(raw) };
    let mut out = String::with_capacity(raw.len());
    out.push_str(&raw[..first]);
    let mut rest = &raw[first..];
    while !rest.is_empty() {
        let used = reference(rest, &mut out).unwrap_or_else(|| {
            out.push('&');
            1
        });
        rest = &rest[used..];
        let next = memchr::memchr(b'&', rest.as_bytes()).unwrap_or(rest.len());
        out.push_str(&rest[..next]);
        rest = &rest[next..];
    }
    Cow::Owned(out)
}

/// Reads the reference with which `text` begins; gives the bytes that it took.
fn reference(text: &str, out: &mut String) -> Option<usize> {
    let bytes = text.as_bytes();
    if bytes.get(1) == Some(&b'#') {
        return number(text, out);
    }
    let name: &str = {
        let end = bytes[1..].iter().take(LONGEST).take_while(|byte| byte.is_ascii_alphanumeric()).count();
        &text[1..=end]
    };
    if name.is_empty() {
        return None;
    }
    let closed = bytes.get(1 + name.len()) == Some(&b';');
    if closed && let Some(c) = common(name) {
        out.push(c);
        return Some(name.len() + 2);
    }
    if closed {
        let whole = &text[..name.len() + 2];
        let read = html_escape::decode_html_entities(whole);
        if read != whole {
            out.push_str(&read);
            return Some(whole.len());
        }
    }
    // The longest beginning of the name that needs no semicolon.
    (2..=name.len().min(6)).rev().find_map(|len| {
        let c = common(&name[..len])?;
        out.push(c);
        Some(len + 1)
    })
}

fn common(name: &str) -> Option<char> {
    Some(match name {
        "amp" | "AMP" => '&',
        "lt" | "LT" => '<',
        "gt" | "GT" => '>',
        "quot" | "QUOT" => '"',
        "nbsp" => '\u{a0}',
        _ => {
            let at = LATIN_1.iter().position(|known| *known == name)?;
            char::from_u32(0xa0 + at as u32)?
        }
    })
}

fn number(text: &str, out: &mut String) -> Option<usize> {
    let hexadecimal = matches!(text.as_bytes().get(2), Some(b'x' | b'X'));
    let start = if hexadecimal { 3 } else { 2 };
    let radix = if hexadecimal { 16 } else { 10 };
    let digits = text[start..].bytes().take_while(|byte| char::from(*byte).is_digit(radix)).count();
    if digits == 0 {
        return None;
    }
    let code = text[start..start + digits]
        .bytes()
        .try_fold(0u32, |code, byte| code.checked_mul(radix)?.checked_add(char::from(byte).to_digit(radix)?));
    let c = code.and_then(char::from_u32).filter(|c| *c != '\0').unwrap_or('\u{fffd}');
    out.push(meant(c));
    Some(start + digits + usize::from(text.as_bytes().get(start + digits) == Some(&b';')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_read_as_browsers_do() {
        assert_eq!(decode("l&#146;&eacute;t&eacute &amp; l&#x27;hiver"), "l’été & l'hiver");
        assert_eq!(decode("a&b &unknown; &hellip;&rsquo; &#0;&#99999999;"), "a&b &unknown; …’ \u{fffd}\u{fffd}");
        assert_eq!(decode("&notit; &copy2024 & &"), "¬it; ©2024 & &");
    }
}
