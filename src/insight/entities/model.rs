//! A trained tagger and its file: read whole or refused.

use std::sync::OnceLock;

use super::features;
use super::lexicon::Lexicon;
use super::viterbi::{self, TAGS, Transitions};
use super::words::Word;
use crate::text::language::Lang;

/// Changes with the file's layout and with the features: a model and the program that reads it go together.
pub const FORMAT: u16 = 2;

const MAGIC: &[u8; 8] = b"kiosqNER";
/// Magic, format, language, checksum.
const HEADER: usize = 8 + 2 + 2 + 8;
/// No packed model unpacks to more bytes.
const LARGEST: usize = 32 << 20;
/// Slots that are tried for a feature.
const PROBES: usize = 4;
/// Weights of a feature: one for each tag but "outside", which weighs nothing.
const WEIGHTS: usize = TAGS - 1;

/// Why a file is no model that can be used.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    #[error("this is not a model of kiosque")]
    Foreign,
    #[error("the model has format {found}, and this kiosque reads format {FORMAT}: train it anew")]
    Format { found: u16 },
    #[error("the model is damaged or cut off: its checksum is wrong")]
    Damaged,
    #[error("the model contradicts itself: {0}")]
    Inconsistent(&'static str),
}

/// A trained tagger of one language.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    lang: Lang,
    lexicon: Lexicon,
    transitions: Transitions,
    /// What one step of a weight is worth.
    scale: f32,
    /// The table has 2^bits slots.
    bits: u32,
    /// By slot: 16 bits of the feature that is there, 0 where none is.
    prints: Vec<u16>,
    weights: Vec<[i8; WEIGHTS]>,
}

impl Model {
    /// The model of a language that the program carries, unpacked at its first use.
    pub fn of(lang: Lang) -> Option<&'static Self> {
        static MODELS: [OnceLock<Option<Model>>; 4] = [const { OnceLock::new() }; 4];
        let (slot, bytes) = match lang {
            Lang::Fr => (0, include_bytes!("../../../assets/models/fr.ner").as_slice()),
            Lang::Nl => (1, include_bytes!("../../../assets/models/nl.ner").as_slice()),
            Lang::De => (2, include_bytes!("../../../assets/models/de.ner").as_slice()),
            Lang::En => (3, include_bytes!("../../../assets/models/en.ner").as_slice()),
            Lang::Other => return None,
        };
        // What is compiled in was read by a test: a model that cannot be read is none.
        MODELS[slot].get_or_init(|| Self::read(bytes).ok()).as_ref()
    }

    pub fn lang(&self) -> Lang {
        self.lang
    }

    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Reads a model's file.
    pub fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        let (header, packed) = bytes.split_at_checked(HEADER).ok_or(ModelError::Foreign)?;
        let (magic, rest) = header.split_at(8);
        if magic != MAGIC {
            return Err(ModelError::Foreign);
        }
        let found = u16::from_le_bytes([rest[0], rest[1]]);
        if found != FORMAT {
            return Err(ModelError::Format { found });
        }
        if rest[4..] != checksum(packed).to_le_bytes() {
            return Err(ModelError::Damaged);
        }
        let lang = std::str::from_utf8(&rest[2..4]).map_or(Lang::Other, Lang::from_tag);
        let plain = zstd::bulk::decompress(packed, LARGEST).map_err(|_| ModelError::Damaged)?;
        Self::unpack(lang, &plain)
    }

    fn unpack(lang: Lang, mut plain: &[u8]) -> Result<Self, ModelError> {
        let short = ModelError::Inconsistent("it ends too soon");
        let mut number = || plain.split_off(..4).and_then(<[u8]>::as_array).copied();
        let mut next = || number().ok_or(ModelError::Inconsistent("it ends too soon"));
        let bits = u32::from_le_bytes(next()?);
        if !(8..=22).contains(&bits) {
            return Err(ModelError::Inconsistent("its table has an impossible size"));
        }
        let scale = f32::from_le_bytes(next()?);
        let mut transitions = Transitions::default();
        for weight in transitions.iter_mut().flatten() {
            *weight = f32::from_le_bytes(next()?);
        }
        let slots = 1usize << bits;
        let (Some(prints), Some(weights)) = (plain.split_off(..2 * slots), plain.split_off(..WEIGHTS * slots)) else {
            return Err(short);
        };
        let prints = prints.as_chunks::<2>().0.iter().map(|bytes| u16::from_le_bytes(*bytes)).collect();
        let weights = weights.as_chunks::<WEIGHTS>().0.iter().map(|bytes| bytes.map(u8::cast_signed)).collect();
        let lexicon = Lexicon::read(&mut plain).ok_or(short)?;
        if !plain.is_empty() {
            return Err(ModelError::Inconsistent("something follows its end"));
        }
        Ok(Self { lang, lexicon, transitions, scale, bits, prints, weights })
    }

    /// The file that [`Self::read`] reads.
    pub fn write(&self) -> std::io::Result<Vec<u8>> {
        let mut plain = Vec::new();
        plain.extend(self.bits.to_le_bytes());
        plain.extend(self.scale.to_le_bytes());
        plain.extend(self.transitions.iter().flatten().flat_map(|weight| weight.to_le_bytes()));
        plain.extend(self.prints.iter().flat_map(|print| print.to_le_bytes()));
        plain.extend(self.weights.iter().flatten().map(|weight| weight.cast_unsigned()));
        self.lexicon.write(&mut plain);
        let packed = zstd::bulk::compress(&plain, 19)?;
        let mut out = MAGIC.to_vec();
        out.extend(FORMAT.to_le_bytes());
        out.extend(self.lang.code().bytes().take(2));
        out.extend(checksum(&packed).to_le_bytes());
        out.extend(packed);
        Ok(out)
    }

    /// Builds a model from the weights of features, the most important ones first: what finds no place is left out.
    ///
    /// Returns with it how many features found one.
    pub fn build(
        lang: Lang,
        lexicon: Lexicon,
        transitions: Transitions,
        scale: f32,
        bits: u32,
        features: impl Iterator<Item = (u64, [i8; WEIGHTS])>,
    ) -> (Self, usize) {
        let slots = 1usize << bits;
        let mut model = Self {
            lang,
            lexicon,
            transitions,
            scale,
            bits,
            prints: vec![0; slots],
            weights: vec![[0; WEIGHTS]; slots],
        };
        let mut placed = 0;
        for (feature, weights) in features {
            let (slot, print) = model.place(feature);
            let free = (0..PROBES).map(|step| (slot + step) & (slots - 1)).find(|slot| model.prints[*slot] == 0);
            if let Some(slot) = free {
                model.prints[slot] = print;
                model.weights[slot] = weights;
                placed += 1;
            }
        }
        (model, placed)
    }

    fn place(&self, feature: u64) -> (usize, u16) {
        ((feature >> (64 - self.bits)) as usize, (feature >> 8) as u16 | 1)
    }

    fn weigh(&self, feature: u64, sum: &mut [i32; WEIGHTS]) {
        let (slot, print) = self.place(feature);
        for step in 0..PROBES {
            let slot = (slot + step) & (self.prints.len() - 1);
            let here = self.prints[slot];
            if here == print {
                for (sum, weight) in sum.iter_mut().zip(self.weights[slot]) {
                    *sum += i32::from(weight);
                }
                return;
            }
            if here == 0 {
                return;
            }
        }
    }

    /// How well each tag suits each word of a sentence.
    pub(super) fn scores(&self, words: &[Word], buffer: &mut Vec<u64>, out: &mut Vec<[f32; TAGS]>) {
        out.clear();
        let setting = features::Setting::of(words);
        for at in 0..words.len() {
            features::of(words, at, setting, buffer);
            let mut sum = [0; WEIGHTS];
            for feature in buffer.iter() {
                self.weigh(*feature, &mut sum);
            }
            let mut scores = [0.0; TAGS];
            for (score, sum) in scores[1..].iter_mut().zip(sum) {
                *score = sum as f32 * self.scale;
            }
            out.push(scores);
        }
    }

    /// The best tags for the words of a document, sentence by sentence.
    pub fn tag(&self, sentences: &[Vec<Word>]) -> Vec<Vec<u8>> {
        let mut buffer = Vec::with_capacity(features::MOST);
        let mut scores = Vec::new();
        sentences
            .iter()
            .map(|words| {
                self.scores(words, &mut buffer, &mut scores);
                viterbi::best(&scores, &self.transitions)
            })
            .collect()
    }
}

/// FNV-1a over words of eight bytes, so that it costs nothing beside unpacking.
fn checksum(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    let step = |hash: u64, word: u64| (hash ^ word).wrapping_mul(0x0100_0000_01b3).rotate_left(5);
    let hash = words.iter().fold(0xcbf2_9ce4_8422_2325, |hash, word| step(hash, u64::from_le_bytes(*word)));
    step(rest.iter().fold(hash, |hash, byte| step(hash, u64::from(*byte))), bytes.len() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> Model {
        let mut lexicon = Lexicon::default();
        lexicon.add_name("Liège", super::super::lexicon::PLACES);
        let features = (1..200u64).map(|n| (n.wrapping_mul(0x9e37_79b9_7f4a_7c15), [n as i8; WEIGHTS]));
        Model::build(Lang::Nl, lexicon, Transitions::default(), 0.5, 8, features).0
    }

    #[test]
    fn a_model_is_read_as_it_was_written() {
        let bytes = small().write().unwrap();
        assert_eq!(Model::read(&bytes), Ok(small()));
    }

    #[test]
    fn foreign_old_and_damaged_files_are_refused_in_a_sentence() {
        let bytes = small().write().unwrap();
        let refused = |bytes: &[u8]| Model::read(bytes).map(|_| ()).unwrap_err().to_string();
        assert_eq!(refused(b"%PDF-1.7 and so on, quite long"), "this is not a model of kiosque");
        assert_eq!(refused(b""), "this is not a model of kiosque");
        let mut newer = bytes.clone();
        newer[8] = 99;
        assert_eq!(refused(&newer), "the model has format 99, and this kiosque reads format 2: train it anew");
        for length in HEADER..bytes.len() {
            assert!(refused(&bytes[..length]).contains("checksum"), "cut at {length}");
        }
        let mut flipped = bytes.clone();
        let last = flipped.len() - 1;
        flipped[last] ^= 1;
        assert!(refused(&flipped).contains("damaged"));
    }

    #[test]
    fn the_models_that_are_carried_can_be_read() {
        assert_eq!(Model::of(Lang::Fr).map(Model::lang), Some(Lang::Fr));
        assert!(Model::of(Lang::Other).is_none());
    }
}
