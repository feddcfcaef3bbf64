//! A token as the tagger sees it: hashes of its spelling, and what the lexicon knows of it.

use super::lexicon::Lexicon;

/// Prefixes and suffixes that are looked at, in characters.
pub(super) const PREFIXES: usize = 4;
pub(super) const SUFFIXES: usize = 5;
/// Characters of a word that count.
const LONGEST: usize = 48;

/// One token; built by [`read`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Word {
    /// The spelling, with apostrophes and accents on capitals made one ("État" is "Etat").
    pub(super) exact: u64,
    pub(super) lower: u64,
    /// Letter classes, one a character up to 12; and the same with repetitions folded.
    pub(super) shape: u64,
    pub(super) form: u64,
    /// 0 where the word is shorter.
    pub(super) prefix: [u64; PREFIXES],
    pub(super) suffix: [u64; SUFFIXES],
    /// The parts of a word with hyphens, in lower case; 0 without.
    pub(super) head: u64,
    pub(super) tail: u64,
    /// The part before the hyphen as spelled, for lists of names.
    pub(super) head_exact: u64,
    pub(super) letters: u8,
    /// The first letter is a capital.
    pub(super) capital: bool,
    /// More than one letter and none small.
    pub(super) capitals: bool,
    /// The first letter is small.
    pub(super) small: bool,
    pub(super) mark: Mark,
    /// How often the word is written small, 1 (never) to 5 (always); 0: unknown.
    pub(super) smallness: u8,
    /// Classes of words that stand in the same surroundings, a coarse and a fine one; 0: unknown.
    pub(super) coarse: u16,
    pub(super) fine: u16,
    /// Lists that name it, as bits, and where in the listed name it stands.
    pub(super) lists: u8,
    pub(super) head_lists: u8,
    pub(super) place: u8,
    /// In a short quotation: its length class, whether it begins it; 0 outside.
    pub(super) quoted: u8,
    /// Training hides the spelling of some names, so that their surroundings are learned.
    pub hidden: bool,
    pub(super) elsewhere: super::elsewhere::Elsewhere,
}

/// Marks that say something about what follows or surrounds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Mark {
    #[default]
    None,
    /// Opens a quotation, a bracket or a sentence inside one: what follows is capitalised for that.
    Opens,
    QuoteOpens,
    QuoteCloses,
    /// A straight quotation mark, which opens and closes.
    Quote,
}

impl Word {
    pub fn is_capital(&self) -> bool {
        self.capital
    }
}

pub(super) fn mix(a: u64, b: u64) -> u64 {
    let mut x = (a ^ b.rotate_left(29)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    x ^= x >> 32;
    x.wrapping_mul(0xd6e8_feb8_6659_fd93)
}

fn step(hash: u64, c: char) -> u64 {
    (hash ^ u64::from(u32::from(c))).wrapping_mul(0x0100_0000_01b3)
}

const SEED: u64 = 0xcbf2_9ce4_8422_2325;

fn done(hash: u64) -> u64 {
    hash ^ (hash >> 31)
}

/// The hash of a spelling, as [`Word`] has it.
pub(super) fn spelling(word: &str) -> u64 {
    done(word.chars().map(plain).fold(SEED, step))
}

/// The hash of a name of several words; of one word it is the word's.
pub(super) fn joined(hash: Option<u64>, word: u64) -> u64 {
    hash.map_or(word, |hash| mix(hash, word))
}

/// One spelling of apostrophes, hyphens and capitals with an accent, which the French press writes both ways.
fn plain(c: char) -> char {
    match c {
        '’' | 'ʼ' => '\'',
        '‐' | '‑' => '-',
        'É' | 'È' | 'Ê' | 'Ë' => 'E',
        'À' | 'Â' => 'A',
        'Ç' => 'C',
        'Î' | 'Ï' => 'I',
        'Ô' => 'O',
        c => c,
    }
}

fn lowered(c: char) -> char {
    if c.is_ascii() { c.to_ascii_lowercase() } else { c.to_lowercase().next().unwrap_or(c) }
}

/// What the spelling alone says.
fn spelled(text: &str) -> Word {
    let mut word = Word::default();
    let (mut exact, mut lower, mut shape, mut form) = (SEED, SEED, SEED, SEED);
    let mut lowers = ['\0'; LONGEST];
    let mut length = 0;
    let mut last = '\0';
    let (mut uppers, mut smalls) = (0u8, 0u8);
    let mut cut = None;
    for c in text.chars().filter(|c| *c != '\u{ad}').take(LONGEST) {
        let c = plain(c);
        let low = lowered(c);
        let class = if c.is_lowercase() {
            smalls += 1;
            'x'
        } else if c.is_uppercase() {
            uppers += 1;
            'X'
        } else if c.is_numeric() {
            'd'
        } else {
            c
        };
        if length == 0 {
            word.capital = class == 'X';
            word.small = class == 'x';
        }
        if c == '-' && cut.is_none() && length > 0 {
            cut = Some(length);
            word.head = done(lower);
            word.head_exact = done(exact);
        }
        exact = step(exact, c);
        lower = step(lower, low);
        if length < 12 {
            shape = step(shape, class);
        }
        if class != last {
            form = step(form, class);
            last = class;
        }
        lowers[length] = low;
        length += 1;
        if length <= PREFIXES {
            word.prefix[length - 1] = done(lower).wrapping_add(length as u64);
        }
    }
    let mut suffix = SEED;
    for (count, c) in lowers[..length].iter().rev().take(SUFFIXES).enumerate() {
        suffix = step(suffix, *c);
        word.suffix[count] = done(suffix).wrapping_add(100 + count as u64);
    }
    if cut.is_some() {
        let after = lowers[..length].iter().rposition(|c| *c == '-').map_or(length, |at| at + 1);
        word.tail = done(lowers[after..length].iter().copied().fold(SEED, step));
    }
    word.exact = done(exact);
    word.lower = done(lower);
    word.shape = done(shape);
    word.form = done(form);
    word.letters = uppers.saturating_add(smalls);
    word.capitals = uppers > 1 && smalls == 0;
    word.mark = match text {
        "«" | "“" | "„" | "‹" | "<<" => Mark::QuoteOpens,
        "»" | "”" | "›" | ">>" => Mark::QuoteCloses,
        "\"" => Mark::Quote,
        ":" | "-" | "--" | "–" | "—" | "(" | "[" | "." | "•" | "|" | "‘" | "'" => Mark::Opens,
        _ => Mark::None,
    };
    word
}

/// The spelling of a word in capitals as a name is written otherwise: "BRUXELLES" as "Bruxelles".
fn title_case(text: &str) -> u64 {
    let mut begins = true;
    let cased = text.chars().map(|c| {
        let c = if begins { plain(c) } else { lowered(c) };
        begins = !c.is_alphanumeric();
        c
    });
    done(cased.fold(SEED, step))
}

/// The tokens of one sentence.
pub fn read<'a>(tokens: impl Iterator<Item = &'a str>, lexicon: &Lexicon<'_>, out: &mut Vec<Word>) {
    out.clear();
    let mut shouted = Vec::new();
    for text in tokens {
        let mut word = spelled(text);
        let known = lexicon.word(word.exact);
        let mut name = word.exact;
        if word.capitals && word.letters > 3 && known.is_none() {
            name = title_case(text);
        }
        if let Some(known) = known.or_else(|| (name != word.exact).then(|| lexicon.word(name)).flatten()) {
            (word.coarse, word.fine) = (u16::from(known.coarse), known.fine);
        }
        word.smallness = lexicon.smallness(word.lower);
        if word.head != 0 {
            word.head_lists = lexicon.name(word.head_exact).map_or(0, |name| name.lists);
        }
        shouted.push(name);
        out.push(word);
    }
    names(out, &shouted, lexicon);
    quotations(out);
}

/// Longest match of listed names.
fn names(words: &mut [Word], spellings: &[u64], lexicon: &Lexicon<'_>) {
    let mut at = 0;
    while at < words.len() {
        let word = &words[at];
        if !word.capital && !word.small {
            at += 1;
            continue;
        }
        let mut best = None;
        let mut hash = None;
        let mut longest = 1;
        let mut length = 0;
        while length < longest && at + length < words.len() {
            hash = Some(joined(hash, spellings[at + length]));
            let found = hash.and_then(|hash| lexicon.name(hash));
            if length == 0 {
                longest = found.map_or(1, |name| usize::from(name.longest));
            }
            length += 1;
            if let Some(lists) = found.map(|name| name.lists).filter(|lists| *lists != 0) {
                best = Some((length, lists));
            }
        }
        // A small word by itself is no name, whatever a list says.
        let Some((length, lists)) = best.filter(|(length, _)| word.capital || *length > 1) else {
            at += 1;
            continue;
        };
        for (place, word) in words[at..at + length].iter_mut().enumerate() {
            word.lists |= lists;
            word.place = if place == 0 { 1 } else { 2 } | if length > 1 { 4 } else { 0 };
        }
        at += length;
    }
}

/// Longest quotation, in tokens with its marks, that may be a title.
const QUOTATION: usize = 14;

fn quotations(words: &mut [Word]) {
    let mut at = 0;
    while at < words.len() {
        let open = words[at].mark;
        if matches!(open, Mark::Quote | Mark::QuoteOpens) {
            let closes = |word: &Word| word.mark == Mark::QuoteCloses || (word.mark == Mark::Quote);
            let end = (at + 1..words.len().min(at + QUOTATION)).find(|at| closes(&words[*at]));
            if let Some(end) = end.filter(|end| *end > at + 1) {
                let class: u8 = match end - at - 1 {
                    1 => 1,
                    2..=3 => 2,
                    4..=6 => 3,
                    _ => 4,
                };
                let capital = u8::from(words[at + 1].capital);
                for (offset, word) in words[at + 1..end].iter_mut().enumerate() {
                    word.quoted = class * 4 + capital * 2 + u8::from(offset == 0);
                }
                at = end;
            }
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_that_mean_the_same_hash_the_same() {
        assert_eq!(spelled("État").exact, spelled("Etat").exact);
        assert_eq!(spelled("Côte-d’Or").exact, spelled("Côte-d'Or").exact);
        assert_ne!(spelled("Etat").exact, spelled("etat").exact);
        assert_eq!(spelled("ÉTAT").lower, spelled("Etat").lower);
        assert_eq!(title_case("SAINT-ÉTIENNE"), spelling("Saint-Étienne"));
    }

    #[test]
    fn capitals_and_parts_are_seen() {
        let word = spelled("N-VA");
        assert!(word.capital && word.capitals && !word.small);
        assert_eq!(word.tail, spelled("va").lower);
        let word = spelled("Fifa-voorzitter");
        assert_eq!((word.head, word.tail), (spelled("fifa").lower, spelled("voorzitter").lower));
        assert!(!spelled("1er").capital);
    }

    #[test]
    fn a_short_quotation_is_marked_inside() {
        let mut words = Vec::new();
        read(["le", "film", "\"", "La", "Fugue", "\"", "sort"].into_iter(), &Lexicon::default(), &mut words);
        let quoted: Vec<bool> = words.iter().map(|word| word.quoted > 0).collect();
        assert_eq!(quoted, [false, false, false, true, true, false, false]);
    }
}
