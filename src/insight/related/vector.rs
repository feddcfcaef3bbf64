//! What one article speaks of: its weighted terms and a sketch of its wording, and how both are kept as bytes.

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;

use super::concepts::concepts;
use super::sketch::{SLOTS, Sketch};
use super::stop_words::is_stop_word;
use crate::news::analysis::Entity;
use crate::text::language::Lang;
use crate::text::terms;

/// Words read of a title and of a text each: what an article is about stands at its head.
const WORDS: usize = 400;
/// Words whose order tells whether two texts are one.
const WORDING: usize = 1_500;
/// Words of the text that count as its lead.
const LEAD: usize = 60;
/// Terms kept, the heaviest.
const TERMS: usize = 160;
/// Entities kept, the most mentioned.
const ENTITIES: usize = 16;
/// How much a mention of an entity weighs, its words having weighed already.
const NAMED: f32 = 0.3;
/// Shared terms named.
const WHY: usize = 5;
/// Bytes of a readable word or name.
const SURFACE: usize = 60;

/// Words that are everywhere in one language, and in no other but as a quotation: an article that says three of another
/// language than its own is not in the one that its page names.
const EVERYWHERE: [(Lang, [&str; 8]); 4] = [
    (Lang::Fr, ["dans", "pour", "avec", "une", "qui", "les", "mais", "sont"]),
    (Lang::Nl, ["het", "een", "voor", "niet", "zijn", "maar", "naar", "wordt"]),
    (Lang::De, ["und", "nicht", "auf", "eine", "sind", "auch", "wird", "dem"]),
    (Lang::En, ["the", "and", "with", "that", "from", "have", "this", "which"]),
];
const QUOTED: usize = 2;

const VERSION: &[u8; 2] = b"T\x02";

/// What an article speaks of, as [`super::Index`] takes it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TermVector {
    pub(super) lang: Lang,
    pub(super) terms: Vec<Term>,
    pub(super) sketch: Sketch,
}

/// One term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    pub(super) hash: u32,
    /// `32 · (1 + ln tf)`; 0 for an entity that is shown but does not weigh (its words do).
    pub(super) weight: u8,
    pub(super) kind: Kind,
    /// The word or name as the article writes it.
    pub(super) surface: String,
}

/// What a term is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A stem.
    Word,
    /// An entity.
    Name,
    /// Something that has several names.
    Concept,
    /// The beginning of a long word. Older vectors have them; they help nothing.
    Beginning,
}

impl Kind {
    const ALL: [Self; 4] = [Self::Word, Self::Name, Self::Concept, Self::Beginning];
}

/// The bytes are no term vector of this version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("these bytes are no term vector of this version of kiosque")]
pub struct NotATermVector;

/// Weighs the words of an article: title before lead before body, names before other words.
pub fn vector(title: &str, text: &str, lang: Lang, entities: &[Entity]) -> TermVector {
    let mut bag = Bag { lang, stemmer: stemmer(lang), found: FxHashMap::default() };
    let title_words = bag.read(title, true);
    let text_words = bag.read(text, false);
    bag.name(entities, &terms::fold(title));
    let mut found: Vec<(u32, Said)> = bag.found.into_iter().collect();
    // Of those said equally often, the first.
    found.sort_unstable_by(|(_, a), (_, b)| b.tf.total_cmp(&a.tf).then(a.order.cmp(&b.order)));
    let terms = found.into_iter().filter_map(|(hash, Said { tf, kind, surface, .. })| {
        let weight = ((1.0 + tf.ln()) * 32.0).round().clamp(0.0, 255.0) as u8;
        let surface = surface.to_owned();
        (weight > 0 || kind == Kind::Name).then_some(Term { hash, weight, kind, surface })
    });
    let terms = terms.take(TERMS).collect();
    // A headline alone is what a feed without summaries gives.
    let sketch = Sketch::of(if text_words.len() >= 8 { &text_words } else { &title_words });
    TermVector { lang, terms, sketch }
}

fn stemmer(lang: Lang) -> Option<Stemmer> {
    let algorithm = match lang {
        Lang::Fr => Algorithm::French,
        Lang::Nl => Algorithm::Dutch,
        Lang::De => Algorithm::German,
        Lang::En => Algorithm::English,
        Lang::Other => return None,
    };
    Some(Stemmer::create(algorithm))
}

struct Bag<'a> {
    lang: Lang,
    stemmer: Option<Stemmer>,
    found: FxHashMap<u32, Said<'a>>,
}

/// A term as an article says it.
struct Said<'a> {
    tf: f32,
    kind: Kind,
    surface: &'a str,
    /// Terms found before it.
    order: usize,
}

impl<'a> Bag<'a> {
    /// Counts the words of `text`; returns the hashes of all of them, in order.
    fn read(&mut self, text: &'a str, is_title: bool) -> Vec<u32> {
        let mut folded: Vec<String> = Vec::new();
        let mut places: Vec<(&str, f32)> = Vec::new();
        let mut end = 0;
        let mut hashes: Vec<u32> = Vec::new();
        for (number, (start, word)) in terms::words(text).take(WORDING).enumerate() {
            let key = terms::fold(word);
            hashes.push(hash_of(&key));
            if number >= WORDS {
                continue;
            }
            let opens = number == 0 || text[end..start].contains(opens_sentence);
            end = start + word.len();
            let place = if is_title {
                3.0
            } else if number < LEAD {
                1.5
            } else {
                1.0
            };
            let name = if !opens && word.starts_with(char::is_uppercase) { 1.4 } else { 1.0 };
            if let Some(hash) = self.term(word, &key) {
                self.count(hash, place * name, Kind::Word, word);
            }
            folded.push(key);
            places.push((word, place));
        }
        for (at, hash) in concepts(&folded) {
            let (word, place) = places[at];
            self.count(hash, place, Kind::Concept, word);
        }
        hashes
    }

    fn count(&mut self, hash: u32, tf: f32, kind: Kind, surface: &'a str) {
        let order = self.found.len();
        let surface = crate::text::clean::cap(surface, SURFACE);
        self.found.entry(hash).or_insert(Said { tf: 0.0, kind, surface, order }).tf += tf;
    }

    /// Takes the names in: as terms of their own, so that two who share a surname are two.
    fn name(&mut self, entities: &'a [Entity], folded_title: &str) {
        // Of what the headline alone names its words count already.
        let mut named: Vec<&Entity> =
            entities.iter().filter(|entity| !entity.key.is_empty() && !entity.mentions.is_empty()).collect();
        named.sort_by_key(|entity| std::cmp::Reverse(entity.mentions.len()));
        for entity in named.into_iter().take(ENTITIES) {
            let in_title = if folded_title.contains(&terms::fold(&entity.name)) { 3.0 } else { 0.0 };
            let mentions = (entity.mentions.len() as f32 + in_title).max(1.0);
            // A stem never holds a control character, so a name is never taken for a stem.
            self.count(hash_of(&format!("\u{1}{}", entity.key)), NAMED * mentions, Kind::Name, &entity.name);
        }
    }

    fn term(&self, word: &str, folded: &str) -> Option<u32> {
        let lone = folded.chars().nth(1).is_none() && !folded.starts_with(|c: char| c.is_ascii_digit());
        if lone || is_stop_word(folded, self.lang) {
            return None;
        }
        // A stem of a very long "word" is slow to find and worth nothing.
        let Some(stemmer) = self.stemmer.as_ref().filter(|_| word.len() <= SURFACE) else {
            return Some(hash_of(folded));
        };
        Some(hash_of(&terms::fold(&stemmer.stem(&word.to_lowercase()))))
    }
}

fn opens_sentence(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | ':' | '»' | '«' | '"' | '“' | '”' | '\n')
}

/// FNV-1a, spelt out because the hashes are kept: they must never change under a new compiler or crate.
pub(super) fn hash_of(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

impl TermVector {
    /// Whether the article had no word to weigh.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The same in a language: the bytes of [`Self::to_bytes`] do not say it, since the store does.
    #[must_use]
    pub fn told_in(self, lang: Lang) -> Self {
        Self { lang, ..self }
    }

    /// The language of the article, if its words do not say otherwise: those of its own that are everywhere are left out.
    pub(super) fn language(&self) -> Lang {
        let words = || self.terms.iter().filter(|term| term.kind == Kind::Word);
        let says = |word: &str| words().any(|term| term.surface.eq_ignore_ascii_case(word));
        let foreign = EVERYWHERE.iter().filter(|(lang, _)| *lang != self.lang);
        let otherwise = |words: &[&str]| words.iter().filter(|word| says(word)).count() > QUOTED;
        if foreign.into_iter().any(|(_, words)| otherwise(words)) { Lang::Other } else { self.lang }
    }

    /// The words for shared terms, as this article writes them: names first, then by weight; no word that is part of
    /// a name said already.
    pub fn readable(&self, shared: &[u32]) -> Vec<String> {
        let known = shared.iter().filter_map(|hash| self.terms.iter().find(|term| term.hash == *hash));
        let mut terms: Vec<&Term> = known.filter(|term| term.kind != Kind::Beginning).collect();
        terms.sort_by_key(|term| term.kind != Kind::Name);
        let mut said: Vec<String> = Vec::new();
        for term in terms {
            let word = crate::text::terms::fold(&term.surface);
            let known = |before: &String| {
                let before = crate::text::terms::fold(before);
                before == word || before.split([' ', '-', '\'', '’']).any(|part| part == word)
            };
            if said.len() < WHY && !said.iter().any(known) {
                said.push(term.surface.clone());
            }
        }
        said
    }

    /// The vector as the store keeps it: about a kilobyte for a long article.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = VERSION.to_vec();
        out.push(u8::from(!self.sketch.0.is_empty()));
        out.extend(self.sketch.0.iter().flat_map(|slot| slot.to_le_bytes()));
        for term in &self.terms {
            out.extend(term.hash.to_le_bytes());
            out.push(term.weight);
            // The length of a readable word leaves two bits free.
            out.push(term.surface.len().min(SURFACE) as u8 | (term.kind as u8) << 6);
            out.extend(term.surface.as_bytes());
        }
        out
    }

    /// Reads what [`Self::to_bytes`] wrote; anything else is refused.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, NotATermVector> {
        Self::read(bytes).ok_or(NotATermVector)
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let (sketched, mut rest) = bytes.strip_prefix(VERSION)?.split_first()?;
        let mut sketch = Sketch::default();
        match sketched {
            0 => {}
            1 => {
                let (slots, after) = rest.split_at_checked(SLOTS * 2)?;
                sketch = Sketch(slots.chunks_exact(2).map(|slot| u16::from_le_bytes([slot[0], slot[1]])).collect());
                rest = after;
            }
            _ => return None,
        }
        let mut terms = Vec::new();
        while !rest.is_empty() {
            let (hash, after) = rest.split_first_chunk::<4>()?;
            let ([weight, length], after) = after.split_first_chunk::<2>()?;
            let (kind, length) = (Kind::ALL[usize::from(length >> 6)], usize::from(length & 0x3f));
            let (surface, after) = after.split_at_checked(length)?;
            if terms.len() == TERMS || length > SURFACE {
                return None;
            }
            terms.push(Term {
                hash: u32::from_le_bytes(*hash),
                weight: *weight,
                kind,
                surface: std::str::from_utf8(surface).ok()?.to_owned(),
            });
            rest = after;
        }
        Some(Self { lang: Lang::Other, terms, sketch })
    }
}
