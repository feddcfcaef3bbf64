//! A text as sentences of tokens, each with its place.
//!
//! Knows how the press of four languages is written (elision, possessives, initials, acronyms, prices, addresses);
//! knows nothing of names. Tokens never overlap, and every visible character is in one.

use std::ops::Range;

use crate::text::language::Lang;

/// A word or a mark: bytes of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub start: u32,
    pub end: u32,
}

impl Token {
    pub fn of(self, text: &str) -> &str {
        &text[self.start as usize..self.end as usize]
    }
}

/// All tokens of a text, and which of them make a sentence.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    pub tokens: Vec<Token>,
    /// Ranges of `tokens`, in order, none empty.
    pub sentences: Vec<Range<usize>>,
}

/// Longest sentence in tokens: a list without full stops is cut here.
const LONGEST_SENTENCE: usize = 250;

/// Parts a text into tokens and sentences. A line break ends a sentence.
pub fn tokenise(text: &str, lang: Lang) -> Tokens {
    let mut out = Tokens { tokens: Vec::with_capacity(text.len() / 5), sentences: Vec::new() };
    let mut from = 0;
    while from <= text.len() {
        let to = text[from..].find('\n').map_or(text.len(), |at| from + at);
        let first = out.tokens.len();
        Scanner { text: &text[..to], at: from, lang }.run(&mut out.tokens);
        sentences(text, &out.tokens, first, &mut out.sentences);
        from = to + 1;
    }
    out
}

fn sentences(text: &str, tokens: &[Token], first: usize, out: &mut Vec<Range<usize>>) {
    let mut begin = first;
    let mut at = first;
    while at < tokens.len() {
        let ends = is_end(tokens[at].of(text)) || at - begin >= LONGEST_SENTENCE;
        at += 1;
        if !ends {
            continue;
        }
        // What closes the quotation still belongs to the sentence.
        while at < tokens.len() && closes(text, tokens[at - 1], tokens[at]) {
            at += 1;
        }
        if at < tokens.len() && (opens(tokens[at].of(text)) || at - begin >= LONGEST_SENTENCE) {
            out.push(begin..at);
            begin = at;
        }
    }
    if begin < tokens.len() {
        out.push(begin..tokens.len());
    }
}

fn is_end(word: &str) -> bool {
    word.bytes().next().is_some_and(|byte| matches!(byte, b'.' | b'!' | b'?')) && word.bytes().all(|b| b == b'.')
        || matches!(word, "!" | "?" | "…")
}

fn closes(text: &str, before: Token, token: Token) -> bool {
    match token.of(text) {
        "»" | "”" | ")" | "]" => true,
        "\"" | "’" | "'" => before.end == token.start,
        _ => false,
    }
}

fn opens(word: &str) -> bool {
    word.chars().next().is_some_and(|c| {
        c.is_uppercase() || c.is_numeric() || matches!(c, '"' | '«' | '“' | '„' | '-' | '–' | '—' | '(' | '\'' | '‘')
    })
}

/// Words that keep their apostrophe, by what stands before it.
const KEPT: &[&str] = &["aujourd", "prud", "quelqu", "presqu", "entr", "grand"];
/// Abbreviations whose full stop is theirs where a capital follows.
const ABBREVIATED: &[&str] = &[
    "M", "MM", "Mgr", "Mr", "Mrs", "Ms", "Dr", "Pr", "Prof", "St", "Ste", "Me", "av", "bd", "Gen", "Sen", "Rep", "Gov",
    "Lt", "Col", "Sgt", "Jr", "No", "mr", "dr", "ir", "drs", "prof", "ing", "St", "Hr", "Fr", "Sr", "Rev", "Capt",
];
const DOMAINS: &[&str] = &["be", "com", "fr", "net", "org", "eu", "ch", "tv", "lu", "nl", "de", "uk", "io"];

fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || is_mark(c)
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

struct Scanner<'a> {
    /// The text up to the end of the line.
    text: &'a str,
    at: usize,
    lang: Lang,
}

impl<'a> Scanner<'a> {
    fn run(mut self, out: &mut Vec<Token>) {
        while let Some(c) = self.peek(0) {
            if c.is_whitespace() || c == '\u{200b}' {
                self.at += c.len_utf8();
                continue;
            }
            let length = self.length(c).max(c.len_utf8());
            out.push(Token { start: self.at as u32, end: (self.at + length) as u32 });
            self.at += length;
        }
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// The character that begins `ahead` bytes further.
    fn peek(&self, ahead: usize) -> Option<char> {
        self.text[self.at + ahead..].chars().next()
    }

    /// Bytes of the token that begins with `c`, here.
    fn length(&self, c: char) -> usize {
        if c.is_ascii_digit() {
            return self.number();
        }
        if is_word(c) {
            return self.word(c);
        }
        match c {
            '.' => run_of(self.rest(), '.'),
            '[' if self.rest().starts_with("[...]") => 5,
            '[' if self.rest().starts_with("[…]") => "[…]".len(),
            '@' | '#' => 1 + word_length(&self.rest()[1..]),
            '<' if self.rest().starts_with("<<") => 2,
            '>' if self.rest().starts_with(">>") => 2,
            '-' => run_of(self.rest(), '-').min(2),
            c if is_apostrophe(c) => self.apostrophe(c),
            _ => 0,
        }
    }

    /// `'s-Gravenhage`, `'t` (Dutch), `'s` (English).
    fn apostrophe(&self, c: char) -> usize {
        let after = &self.rest()[c.len_utf8()..];
        let letter = after.chars().next().unwrap_or(' ');
        let then = after[letter.len_utf8().min(after.len())..].chars().next().unwrap_or(' ');
        match self.lang {
            Lang::Nl if matches!(letter, 's' | 't' | 'n' | 'k' | 'm' | 'r') && then == '-' => {
                c.len_utf8() + word_length(after)
            }
            Lang::Nl if matches!(letter, 's' | 't' | 'n' | 'k' | 'm' | 'r') && !is_word(then) => c.len_utf8() + 1,
            Lang::En if matches!(letter, 's' | 'd' | 'm') && !is_word(then) => c.len_utf8() + 1,
            _ => 0,
        }
    }

    fn number(&self) -> usize {
        let rest = self.rest().as_bytes();
        let mut end = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let mut parts = 0;
        while end + 1 < rest.len() && matches!(rest[end], b'.' | b',' | b':' | b'/') && rest[end + 1].is_ascii_digit() {
            end += 1 + rest[end + 1..].iter().take_while(|byte| byte.is_ascii_digit()).count();
            parts += 1;
        }
        if parts > 0 { end } else { word_length(self.rest()) }
    }

    fn word(&self, first: char) -> usize {
        let rest = self.rest();
        if first.is_ascii() && (rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www."))
        {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            return rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '»', '"', '\'', '’']).len();
        }
        let end = word_length(rest);
        let mut after = rest[end..].chars();
        match after.next() {
            Some('.') => {
                let next = after.next();
                if let Some(length) = self.stops(end, next) {
                    return length;
                }
            }
            Some('@') if after.next().is_some_and(is_word) => {
                let domain = &rest[end + 1..];
                let dotted = domain.find(|c: char| !is_word(c) && !matches!(c, '.' | '-')).unwrap_or(domain.len());
                return end + 1 + domain[..dotted].trim_end_matches(['.', '-']).len();
            }
            Some('&') => {
                let right = rest[end + 1..].bytes().take_while(u8::is_ascii_uppercase).count();
                if right > 0 && rest[..end].bytes().all(|byte| byte.is_ascii_uppercase()) {
                    return end + 1 + right;
                }
            }
            Some(c) if is_apostrophe(c) && after.next().is_some_and(is_word) => return self.elided(end, c),
            _ => {}
        }
        end
    }

    /// A word of `end` bytes with an apostrophe `c` behind it and a letter behind that.
    fn elided(&self, end: usize, c: char) -> usize {
        let rest = self.rest();
        let whole = end + c.len_utf8() + word_length(&rest[end + c.len_utf8()..]);
        let before = &rest[..end];
        match self.lang {
            Lang::En => {
                let tail = &rest[end + c.len_utf8()..whole];
                // "Ireland's" is two words, "don't" and "O'Brien" are one.
                if matches!(tail, "s" | "re" | "ve" | "ll" | "d" | "m") { end } else { whole }
            }
            Lang::Nl | Lang::De => whole,
            Lang::Fr | Lang::Other => {
                let lower = before.to_lowercase();
                if KEPT.contains(&lower.as_str()) { whole } else { end + c.len_utf8() }
            }
        }
    }

    /// What a full stop behind a word of `end` bytes makes of it: initials, acronyms, abbreviations, site names.
    fn stops(&self, end: usize, next: Option<char>) -> Option<usize> {
        let rest = self.rest();
        let word = &rest[..end];
        let mut letters = word.chars();
        let single = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
        if single {
            let mut length = end + 1;
            let mut count = 1;
            while let Some(more) = dotted_capital(&rest[length..]) {
                length += more;
                count += 1;
            }
            if count > 1 {
                return Some(length);
            }
        }
        if let Some(tail) = next.filter(char::is_ascii_lowercase).map(|_| &rest[end + 1..]) {
            let domain = tail.bytes().take_while(u8::is_ascii_lowercase).count();
            let apart = tail[domain..].chars().next().is_none_or(|c| !is_word(c));
            return (apart && DOMAINS.contains(&&tail[..domain])).then_some(end + 1 + domain);
        }
        let known = single || ABBREVIATED.contains(&word);
        let capital =
            || rest[end + 1..].trim_start().trim_start_matches('-').chars().next().is_some_and(char::is_uppercase);
        (known && capital()).then_some(end + 1)
    }
}

/// Bytes of one more `X.` or `-X.` of an acronym.
fn dotted_capital(rest: &str) -> Option<usize> {
    let dash = usize::from(rest.starts_with('-'));
    let mut chars = rest[dash..].chars();
    let capital = chars.next().filter(|c| c.is_uppercase())?;
    (chars.next()? == '.').then(|| dash + capital.len_utf8() + 1)
}

/// Bytes of a run of letters and digits, hyphens inside it included.
fn word_length(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if is_word(c) || c == '\u{ad}' {
            end = at + c.len_utf8();
        } else if !(at > 0 && matches!(c, '-' | '‐' | '‑') && chars.peek().is_some_and(|(_, next)| is_word(*next)))
        {
            break;
        }
    }
    end
}

fn run_of(rest: &str, c: char) -> usize {
    rest.len() - rest.trim_start_matches(c).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str, lang: Lang) -> Vec<&str> {
        tokenise(text, lang).tokens.into_iter().map(|token| token.of(text)).collect()
    }

    #[test]
    fn french_elision_parts_and_old_words_hold() {
        assert_eq!(
            words("L’Otan d'aujourd'hui, qu'Antony dit \"non\".", Lang::Fr),
            ["L’", "Otan", "d'", "aujourd'hui", ",", "qu'", "Antony", "dit", "\"", "non", "\"", "."]
        );
    }

    #[test]
    fn initials_acronyms_and_titles_keep_their_stops() {
        assert_eq!(
            words("M. Blinken et J.-C. Juncker (N-VA) aux U.S.A. hier.", Lang::Fr).join(" "),
            "M. Blinken et J.-C. Juncker ( N-VA ) aux U.S.A. hier ."
        );
        assert_eq!(
            words("Il vaut 1.200,50 € sur RTBF.be, AT&T...", Lang::Fr).join(" "),
            "Il vaut 1.200,50 € sur RTBF.be , AT&T ..."
        );
    }

    #[test]
    fn each_language_has_its_apostrophes() {
        assert_eq!(words("Ireland's O'Brien doesn't", Lang::En), ["Ireland", "'s", "O'Brien", "doesn't"]);
        assert_eq!(
            words("Obama's foto's uit 's-Gravenhage in 't nieuws", Lang::Nl).join("|"),
            "Obama's|foto's|uit|'s-Gravenhage|in|'t|nieuws"
        );
    }

    #[test]
    fn sentences_end_at_stops_and_lines_not_at_abbreviations() {
        let text = "Le Dr. Dupont parle. « Oui. » Il part\nFin";
        let found = tokenise(text, Lang::Fr);
        let told: Vec<String> = found
            .sentences
            .iter()
            .map(|range| found.tokens[range.clone()].iter().map(|token| token.of(text)).collect::<Vec<_>>().join(" "))
            .collect();
        assert_eq!(told, ["Le Dr. Dupont parle .", "« Oui . »", "Il part", "Fin"]);
    }

    #[test]
    fn any_text_is_parted_at_characters() {
        for text in [
            "",
            "\n\n",
            "e\u{301}te\u{301} 👩‍👩‍👧 ’ '",
            "A.\u{0}B.-",
            "[…] [...] ..",
            "'",
            "’s",
            "x@",
            "x.",
            "&",
            "日本語。",
        ] {
            for lang in [Lang::Fr, Lang::Nl, Lang::De, Lang::En, Lang::Other] {
                let mut last = 0;
                for token in tokenise(text, lang).tokens {
                    assert!(token.start as usize >= last && token.end > token.start, "{text:?}");
                    assert!(!token.of(text).is_empty());
                    last = token.end as usize;
                }
            }
        }
    }
}
