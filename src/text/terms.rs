//! Words made comparable: for search, where case, accents, œ/æ, elision and plurals shall not matter.

use std::collections::HashSet;

/// The ASCII spelling of a Latin letter with a mark or ligature; `None` where the letter stays as it is.
pub fn fold_char(c: char) -> Option<&'static str> {
    Some(match c {
        'à' | 'â' | 'ä' | 'á' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'ç' | 'č' | 'ć' => "c",
        'ď' | 'đ' => "d",
        'é' | 'è' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => "e",
        'ğ' => "g",
        'î' | 'ï' | 'í' | 'ì' | 'ī' | 'ı' => "i",
        'ł' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ô' | 'ö' | 'ó' | 'ò' | 'õ' | 'ø' | 'ō' | 'ő' => "o",
        'ř' => "r",
        'š' | 'ś' | 'ş' | 'ș' => "s",
        'ť' | 'ț' | 'ţ' => "t",
        'ù' | 'û' | 'ü' | 'ú' | 'ū' | 'ů' | 'ű' => "u",
        'ÿ' | 'ý' => "y",
        'ž' | 'ź' | 'ż' => "z",
        'œ' => "oe",
        'æ' => "ae",
        'ß' => "ss",
        _ => return None,
    })
}

/// Appends `word` in lower case with its marks folded.
pub fn fold_into(word: &str, out: &mut String) {
    for c in word.chars() {
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
            continue;
        }
        for lower in c.to_lowercase() {
            match fold_char(lower) {
                Some(ascii) => out.push_str(ascii),
                // A combining mark left by decomposed text (NFD) folds away.
                None if ('\u{300}'..='\u{36f}').contains(&lower) => {}
                None => out.push(lower),
            }
        }
    }
}

/// `text` in lower case with marks folded: `Œuvre d'Été` is `oeuvre d'ete`.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// Whether `c` can stand inside a word.
pub fn is_word(c: char) -> bool {
    c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c)
}

/// The words of `text` with their byte offsets. An apostrophe parts words, so `l'Otan` is `l`, `Otan`.
pub fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        while rest.peek().is_some_and(|(_, c)| !is_word(*c)) {
            rest.next();
        }
        let (start, _) = *rest.peek()?;
        let mut end = start;
        while let Some((at, c)) = rest.peek().copied().filter(|(_, c)| is_word(*c)) {
            end = at + c.len_utf8();
            rest.next();
        }
        Some((start, &text[start..end]))
    })
}

/// Cuts the plural ending off a folded word: `journaux` and `journal`, `élections` and `élection` become one.
///
/// Light on purpose: it serves search in four languages at once, where a heavy stemmer finds too much.
pub fn singular(word: &mut String) {
    singular_from(word, 0);
}

/// The same for the word that stands in `text` from `from` to its end.
fn singular_from(text: &mut String, from: usize) {
    let word = &text.as_bytes()[from..];
    let ending = match word {
        [_, _, .., b's' | b'x'] => word.len() >= 4 && word.is_ascii(),
        _ => false,
    };
    if !ending {
        return;
    }
    if word.ends_with(b"eaux") {
        text.pop();
    } else if word.ends_with(b"aux") && word.len() > 4 {
        text.truncate(text.len() - 2);
        text.push('l');
    } else if !word.ends_with(b"ss") && !word.ends_with(b"ix") {
        text.pop();
    }
}

/// Letters of a word that are compared: endings differ between a headline and its text.
const STEM: usize = 5;

/// A word of fewer letters says nothing.
const SHORTEST: usize = 4;

/// The beginnings of the words of four letters and more, folded: what two texts about one thing have in common.
pub fn stems(text: &str) -> HashSet<String> {
    words(text)
        .map(|(_, word)| fold(word))
        .filter(|word| word.chars().count() >= SHORTEST)
        .map(|word| word.chars().take(STEM).collect())
        .collect()
}

/// The search key of one word: folded, singular.
pub fn key(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    fold_into(word, &mut out);
    singular(&mut out);
    out
}

/// The one-letter (and `qu`) words that elision leaves before an apostrophe: `l'`, `d'`, `qu'`...
pub fn is_elision(word: &str) -> bool {
    matches!(
        word,
        "l" | "d"
            | "j"
            | "m"
            | "n"
            | "s"
            | "t"
            | "c"
            | "qu"
            | "L"
            | "D"
            | "J"
            | "M"
            | "N"
            | "S"
            | "T"
            | "C"
            | "Qu"
            | "QU"
    )
}

/// Appends the search keys of `text`, parted by spaces: what the full-text index stores.
///
/// Elided articles are dropped when an apostrophe follows them.
///
/// One pass over the bytes: every word that is stored goes through here.
pub fn keys_into(text: &str, out: &mut String) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        let before = out.len();
        if before > 0 {
            out.push(' ');
        }
        let from = out.len();
        at = word_into(text, start, out);
        let elided = (bytes.get(at) == Some(&b'\'') || text[at..].starts_with('’')) && is_elision(&text[start..at]);
        if out.len() == from || elided {
            out.truncate(before);
        } else {
            singular_from(out, from);
        }
        // What parts words.
        at += text[at..].chars().next().map_or(0, char::len_utf8);
    }
}

/// Appends the word that begins at `at`, folded (nothing where none does); returns where it ends.
fn word_into(text: &str, mut at: usize, out: &mut String) -> usize {
    let bytes = text.as_bytes();
    while let Some(byte) = bytes.get(at) {
        if byte.is_ascii() {
            let run = bytes[at..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
            if run == 0 {
                break;
            }
            let from = out.len();
            out.push_str(&text[at..at + run]);
            out[from..].make_ascii_lowercase();
            at += run;
        } else if let (0xc3, Some(second)) = (*byte, bytes.get(at + 1)) {
            let Some(folded) = fold_latin(*second) else { break };
            out.push_str(folded);
            at += 2;
        } else {
            let Some(c) = text[at..].chars().next().filter(|c| is_word(*c)) else { break };
            fold_into(&text[at..at + c.len_utf8()], out);
            at += c.len_utf8();
        }
    }
    at
}

/// The letters from U+00C0 to U+00FF, folded, by their second byte; `None` for the two signs among them. They are most of
/// what is not ASCII in our languages.
fn fold_latin(second: u8) -> Option<&'static str> {
    Some(match second | 0x20 {
        0xa0..=0xa5 => "a",
        0xa6 => "ae",
        0xa7 => "c",
        0xa8..=0xab => "e",
        0xac..=0xaf => "i",
        0xb0 => "ð",
        0xb1 => "n",
        0xb2..=0xb6 | 0xb8 => "o",
        0xb7 => return None,
        0xb9..=0xbc => "u",
        0xbd => "y",
        0xbe => "þ",
        // ÿ, and ß where its capital would be.
        _ if second == 0x9f => "ss",
        _ => "y",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> String {
        let mut out = String::new();
        keys_into(text, &mut out);
        out
    }

    #[test]
    fn case_accents_ligatures_elision_and_plurals_do_not_matter() {
        assert_eq!(keys("L’Œuvre d'Été"), "oeuvre ete");
        assert_eq!(keys("Journaux, bateaux; ÉLECTIONS"), keys("journal bateau election"));
        assert_eq!(keys("e\u{301}te\u{301}"), "ete");
        assert_eq!(keys("prix"), keys("PRIX"));
        assert_eq!(keys("« Qu'est-ce ? » —  東京、ok"), "est ce 東京 ok");
    }

    #[test]
    fn letters_are_folded_alike_by_byte_and_by_character() {
        for c in '\u{c0}'..='\u{ff}' {
            let slow = if is_word(c) { fold(&c.to_string()) } else { String::new() };
            assert_eq!(keys(&c.to_string()), slow, "{c}");
        }
    }

    #[test]
    fn words_know_where_they_stand() {
        let found: Vec<_> = words("l'Otan, oui").collect();
        assert_eq!(found, [(0, "l"), (2, "Otan"), (8, "oui")]);
    }
}
