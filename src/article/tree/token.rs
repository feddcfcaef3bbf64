//! A page's characters as tags and texts.

use super::tag::Tag;

/// One attribute as written; its value has its character references still.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Attribute<'s> {
    pub name: &'s str,
    pub value: &'s str,
}

impl Attribute<'_> {
    /// Whether it says what its element is called.
    pub(super) fn is_name(&self) -> bool {
        self.name.eq_ignore_ascii_case("class") || self.name.eq_ignore_ascii_case("id")
    }
}

/// A start or end tag, or the text between two.
#[derive(Debug)]
pub(super) enum Token<'s> {
    Text(&'s str),
    /// The attributes are in the tokenizer's list.
    Start {
        tag: Tag,
        name: &'s str,
        closed: bool,
    },
    End {
        tag: Tag,
    },
}

pub(super) struct Tokenizer<'s> {
    source: &'s str,
    at: usize,
    /// The attributes of the last start tag.
    pub attributes: Vec<Attribute<'s>>,
}

impl<'s> Tokenizer<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        Self { source, at: 0, attributes: Vec::new() }
    }

    /// The text up to the end tag of a raw element, which is taken too.
    pub(super) fn raw(&mut self, name: &str) -> &'s str {
        let rest = &self.source[self.at..];
        let bytes = rest.as_bytes();
        for start in memchr::memchr_iter(b'<', bytes) {
            let after = start + 2 + name.len();
            let ends = bytes.get(start + 1) == Some(&b'/')
                && bytes.get(start + 2..after).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
                && bytes.get(after).is_none_or(|byte| is_space(*byte) || matches!(byte, b'>' | b'/'));
            if ends {
                let close = memchr::memchr(b'>', &bytes[start..]).map_or(bytes.len(), |end| start + end + 1);
                self.at += close;
                return &rest[..start];
            }
        }
        self.at = self.source.len();
        rest
    }

    /// All that is left.
    pub(super) fn rest(&mut self) -> &'s str {
        let rest = &self.source[self.at..];
        self.at = self.source.len();
        rest
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.source.as_bytes().get(at).copied()
    }

    /// The end of a comment or of what is read as one, which begins at `at`.
    fn after_comment(&self, at: usize) -> usize {
        let bytes = self.source.as_bytes();
        let rest = &bytes[at..];
        let found = if rest.starts_with(b"<!--") {
            if rest[4..].starts_with(b">") {
                Some(5)
            } else if rest[4..].starts_with(b"->") {
                Some(6)
            } else {
                let plain = memchr::memmem::find(&rest[4..], b"-->").map(|end| end + 7);
                let limit = plain.unwrap_or(rest.len());
                memchr::memmem::find(&rest[4..limit], b"--!>").map(|end| end + 8).or(plain)
            }
        } else {
            memchr::memchr(b'>', rest).map(|end| end + 1)
        };
        found.map_or(bytes.len(), |end| at + end)
    }

    fn name(&self, start: usize) -> (&'s str, usize) {
        let bytes = self.source.as_bytes();
        let end = bytes[start..]
            .iter()
            .position(|byte| is_space(*byte) || matches!(byte, b'>' | b'/'))
            .map_or(bytes.len(), |len| start + len);
        (&self.source[start..end], end)
    }

    /// Reads attributes from `at` to after the `>`; `None` where the page ends before.
    fn attributes(&mut self, mut at: usize) -> Option<(bool, usize)> {
        self.attributes.clear();
        let bytes = self.source.as_bytes();
        let mut closed = false;
        loop {
            match *bytes.get(at)? {
                b'>' => return Some((closed, at + 1)),
                b'/' => {
                    closed = bytes.get(at + 1) == Some(&b'>');
                    at += 1;
                }
                byte if is_space(byte) => at += 1,
                _ => {
                    let start = at;
                    // A name may begin with `=`.
                    at += 1;
                    while !is_space(*bytes.get(at)?) && !matches!(bytes[at], b'>' | b'/' | b'=') {
                        at += 1;
                    }
                    // Only ASCII bytes end a name; where one begins inside a character is none.
                    let name = self.source.get(start..at).unwrap_or_default();
                    let mut next = at;
                    while bytes.get(next).is_some_and(|byte| is_space(*byte)) {
                        next += 1;
                    }
                    let mut value = "";
                    if bytes.get(next) == Some(&b'=') {
                        next += 1;
                        while bytes.get(next).is_some_and(|byte| is_space(*byte)) {
                            next += 1;
                        }
                        (value, at) = self.value(next)?;
                    }
                    self.attributes.push(Attribute { name, value });
                }
            }
        }
    }

    fn value(&self, start: usize) -> Option<(&'s str, usize)> {
        let bytes = self.source.as_bytes();
        match *bytes.get(start)? {
            quote @ (b'"' | b'\'') => {
                let len = memchr::memchr(quote, &bytes[start + 1..])?;
                Some((&self.source[start + 1..=start + len], start + len + 2))
            }
            _ => {
                let len = bytes[start..].iter().position(|byte| is_space(*byte) || *byte == b'>')?;
                Some((&self.source[start..start + len], start + len))
            }
        }
    }
}

impl<'s> Iterator for Tokenizer<'s> {
    type Item = Token<'s>;

    fn next(&mut self) -> Option<Token<'s>> {
        loop {
            let from = self.at;
            let bytes = self.source.as_bytes();
            if from >= bytes.len() {
                return None;
            }
            // A `<` that begins no tag is text.
            let mut search = from;
            let open = loop {
                match memchr::memchr(b'<', &bytes[search..]) {
                    None => break bytes.len(),
                    Some(found) => {
                        let at = search + found;
                        match (self.byte(at + 1), self.byte(at + 2)) {
                            (Some(b'!' | b'?'), _) => break at,
                            (Some(byte), _) if byte.is_ascii_alphabetic() => break at,
                            (Some(b'/'), Some(_)) => break at,
                            _ => search = at + 1,
                        }
                    }
                }
            };
            if open > from {
                self.at = open;
                return Some(Token::Text(&self.source[from..open]));
            }
            match bytes[open + 1] {
                b'/' if bytes[open + 2].is_ascii_alphabetic() => {
                    let (name, at) = self.name(open + 2);
                    let Some((_, after)) = self.attributes(at) else {
                        self.at = bytes.len();
                        return None;
                    };
                    self.at = after;
                    return Some(Token::End { tag: Tag::of(name) });
                }
                b'!' | b'?' | b'/' => self.at = self.after_comment(open),
                _ => {
                    let (name, at) = self.name(open + 1);
                    let Some((closed, after)) = self.attributes(at) else {
                        self.at = bytes.len();
                        return None;
                    };
                    self.at = after;
                    return Some(Token::Start { tag: Tag::of(name), name, closed });
                }
            }
        }
    }
}

pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0xc)
}
