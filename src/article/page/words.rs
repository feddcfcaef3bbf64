//! What can be counted of a text in one pass over it.

/// Counts of a passage.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Figures {
    pub chars: u32,
    pub words: u32,
    pub links: u32,
    pub link_chars: u32,
    pub strong_chars: u32,
    pub emphasis_chars: u32,
    pub digits: u32,
    pub upper: u32,
    pub commas: u32,
    /// `.`, `!`, `?` and their like.
    pub stops: u32,
    pub quotes: u32,
    pub breaks: u32,
    /// `|`, `·`, `»`, `/`: what parts the entries of a menu.
    pub bars: u32,
    /// Words that begin with a capital letter.
    pub capitals: u32,
    /// Words of one to three letters: articles, prepositions.
    pub short: u32,
}

impl Figures {
    pub(crate) fn count(&mut self, text: &str) {
        let mut inside = 0;
        for c in text.chars() {
            self.chars += 1;
            if c.is_ascii_lowercase() {
                inside += 1;
                continue;
            }
            if c.is_alphanumeric() {
                if c.is_numeric() {
                    self.digits += 1;
                } else if c.is_uppercase() {
                    self.upper += 1;
                    self.capitals += u32::from(inside == 0);
                }
                // Scripts without spaces have about a word in two characters.
                if ('\u{2e80}'..='\u{d7ff}').contains(&c) {
                    self.words += self.chars & 1;
                }
                inside += 1;
                continue;
            }
            match c {
                ',' | '、' | '،' => self.commas += 1,
                '.' | '!' | '?' | '…' | '。' | '।' | '؟' => self.stops += 1,
                '"' | '«' | '»' | '“' | '”' | '„' => self.quotes += 1,
                '|' | '·' | '•' | '/' | '>' | '›' => self.bars += 1,
                _ => {}
            }
            self.end_word(&mut inside);
        }
        self.end_word(&mut inside);
    }

    fn end_word(&mut self, inside: &mut u32) {
        if *inside > 0 {
            self.words += 1;
            self.short += u32::from(*inside <= 3);
            *inside = 0;
        }
    }

    pub(crate) fn link_density(&self) -> f32 {
        self.link_chars as f32 / self.chars.max(1) as f32
    }
}

/// The hash of a name or word, under a `kind` that keeps equal words of different meaning apart.
pub(crate) fn hash(kind: u32, word: &[u8]) -> u32 {
    let start = 0x811c_9dc5 ^ kind.wrapping_mul(0x9e37_79b1);
    let mixed = word.iter().fold(start, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    mixed ^ (mixed >> 15)
}

/// Calls `each` with the hash of every word of `text`, in lower case; digits are one sign.
pub(crate) fn hashes(text: &str, mut each: impl FnMut(u32)) {
    let start = 0x811c_9dc5_u32;
    let (mut now, mut len) = (start, 0);
    let push = |now: &mut u32, code: u32| *now = (*now ^ code).wrapping_mul(0x0100_0193);
    for c in text.chars() {
        if c.is_ascii_alphabetic() {
            push(&mut now, u32::from(c.to_ascii_lowercase() as u8));
            len += 1;
        } else if c.is_numeric() {
            if len == 0 {
                push(&mut now, u32::from(b'0'));
            }
            len += 1;
        } else if c.is_alphabetic() {
            c.to_lowercase().for_each(|c| push(&mut now, u32::from(c)));
            len += 1;
        } else if len > 0 {
            each(now ^ (now >> 15));
            (now, len) = (start, 0);
        }
    }
    if len > 0 {
        each(now ^ (now >> 15));
    }
}
