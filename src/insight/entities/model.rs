//! A trained tagger and its file: used as it lies, or refused.

use std::sync::OnceLock;

use super::features;
use super::lexicon::Lexicon;
use super::viterbi::{self, TAGS, Transitions};
use super::weights::{self, LINE, Sum, WEIGHTS, Weights};
use super::words::Word;
use crate::text::language::Lang;

/// Changes with the file's layout and with the features: a model and the program that reads it go together.
pub const FORMAT: u16 = 3;

const MAGIC: &[u8; 8] = b"kiosqNER";
/// Magic, format, language, checksum.
const HEADER: usize = 8 + 2 + 2 + 8;

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

/// A trained tagger of one language: its file, and where in it everything is.
#[derive(Clone, Debug, PartialEq)]
pub struct Model<'a> {
    lang: Lang,
    lexicon: Lexicon<'a>,
    transitions: Transitions,
    /// What the unit of a weight is worth.
    scale: f32,
    weights: Weights<'a>,
}

impl Model<'static> {
    /// The model of a language that the program carries: nothing of it is copied, and nothing read before its first use.
    pub fn of(lang: Lang) -> Option<&'static Self> {
        static MODELS: [OnceLock<Option<Model<'static>>>; 4] = [const { OnceLock::new() }; 4];
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
}

impl<'a> Model<'a> {
    pub fn lang(&self) -> Lang {
        self.lang
    }

    pub fn lexicon(&self) -> &Lexicon<'a> {
        &self.lexicon
    }

    /// Reads a model's file.
    pub fn read(bytes: &'a [u8]) -> Result<Self, ModelError> {
        let (header, mut rest) = bytes.split_at_checked(HEADER).ok_or(ModelError::Foreign)?;
        let (magic, header) = header.split_at(8);
        if magic != MAGIC {
            return Err(ModelError::Foreign);
        }
        let found = u16::from_le_bytes([header[0], header[1]]);
        if found != FORMAT {
            return Err(ModelError::Format { found });
        }
        if header[4..] != checksum(rest).to_le_bytes() {
            return Err(ModelError::Damaged);
        }
        let short = ModelError::Inconsistent("it ends too soon");
        let mut number = || rest.split_off(..4).and_then(<[u8]>::as_array).copied();
        let mut next = || number().ok_or(ModelError::Inconsistent("it ends too soon"));
        let lines = u32::from_le_bytes(next()?) as usize;
        let scale = f32::from_le_bytes(next()?);
        let mut transitions = Transitions::default();
        for weight in transitions.iter_mut().flatten() {
            *weight = f32::from_le_bytes(next()?);
        }
        let Some(weights) = lines.checked_mul(LINE).and_then(|size| rest.split_off(..size)) else {
            return Err(short);
        };
        if lines == 0 {
            return Err(ModelError::Inconsistent("it weighs nothing"));
        }
        let Some(lexicon) = Lexicon::take(&mut rest) else { return Err(short) };
        if !rest.is_empty() {
            return Err(ModelError::Inconsistent("something follows its end"));
        }
        let lang = std::str::from_utf8(&header[2..4]).map_or(Lang::Other, Lang::from_tag);
        Ok(Self { lang, lexicon, transitions, scale, weights: Weights(weights.as_chunks().0) })
    }

    /// The file that [`Self::read`] reads, of at most `size` bytes; the weights of features come with the most important
    /// ones first, and what finds no place is left out. Returns with it how many features found one.
    pub fn write(
        lang: Lang,
        lexicon: &[u8],
        transitions: &Transitions,
        scale: f32,
        size: usize,
        features: impl Iterator<Item = (u64, [i8; WEIGHTS])>,
    ) -> (Vec<u8>, usize) {
        let (lines, placed) = weights::build(room(lexicon, size), features);
        let mut rest = Vec::new();
        rest.extend((lines.len() as u32).to_le_bytes());
        rest.extend(scale.to_le_bytes());
        rest.extend(transitions.iter().flatten().flat_map(|weight| weight.to_le_bytes()));
        rest.extend(lines.as_flattened());
        rest.extend(lexicon);
        let mut out = MAGIC.to_vec();
        out.extend(FORMAT.to_le_bytes());
        out.extend(lang.code().bytes().take(2));
        out.extend(checksum(&rest).to_le_bytes());
        out.extend(rest);
        (out, placed)
    }

    /// How well each tag suits each word of a sentence.
    pub(super) fn scores(&self, words: &[Word], buffer: &mut Vec<u64>, out: &mut Vec<[f32; TAGS]>) {
        out.clear();
        let setting = features::Setting::of(words);
        for at in 0..words.len() {
            features::of(words, at, setting, buffer);
            let mut sum = Sum::default();
            for feature in buffer.iter() {
                self.weights.weigh(*feature, &mut sum);
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

/// Lines of weights for a file of at most `size` bytes.
fn room(lexicon: &[u8], size: usize) -> usize {
    let others = HEADER + 4 + 4 + size_of::<Transitions>() + lexicon.len();
    (size.saturating_sub(others) / LINE).max(1)
}

/// FNV-1a over words of eight bytes, four side by side, so that it takes no time to speak of.
fn checksum(bytes: &[u8]) -> u64 {
    let step = |hash: u64, word: u64| (hash ^ word).wrapping_mul(0x0100_0000_01b3).rotate_left(5);
    let (rows, rest) = bytes.as_chunks::<32>();
    let mut sides = [0xcbf2_9ce4_8422_2325u64; 4];
    for row in rows {
        for (side, word) in sides.iter_mut().zip(row.as_chunks::<8>().0) {
            *side = step(*side, u64::from_le_bytes(*word));
        }
    }
    let hash = sides.into_iter().fold(0, step);
    step(rest.iter().fold(hash, |hash, byte| step(hash, u64::from(*byte))), bytes.len() as u64)
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::Builder;
    use super::*;

    fn small() -> Vec<u8> {
        let mut lexicon = Builder::default();
        lexicon.add_name("Liège", super::super::lexicon::PLACES);
        let lexicon = lexicon.write();
        let features = (1..200u64).map(|n| (n.wrapping_mul(0x9e37_79b9_7f4a_7c15), [3 * (n % 40) as i8; WEIGHTS]));
        let mut transitions = Transitions::default();
        transitions[2][1] = 0.25;
        Model::write(Lang::Nl, &lexicon, &transitions, 0.5, lexicon.len() + 2000, features).0
    }

    #[test]
    fn a_model_is_read_as_it_was_written() {
        let bytes = small();
        let model = Model::read(&bytes).unwrap();
        assert_eq!((model.lang(), model.scale, model.transitions[2][1]), (Lang::Nl, 0.5, 0.25));
        assert_eq!((model.lexicon().sizes(), model.weights.0.len()), ((0, 0, 1), 25));
        let mut sum = Sum::default();
        model.weights.weigh(0x9e37_79b9_7f4a_7c15, &mut sum);
        assert_eq!(sum, [3; WEIGHTS]);
    }

    #[test]
    fn foreign_old_and_damaged_files_are_refused_in_a_sentence() {
        let bytes = small();
        let refused = |bytes: &[u8]| Model::read(bytes).map(|_| ()).unwrap_err().to_string();
        assert_eq!(refused(b"%PDF-1.7 and so on, quite long"), "this is not a model of kiosque");
        assert_eq!(refused(b""), "this is not a model of kiosque");
        let mut older = bytes.clone();
        older[8] = 2;
        assert_eq!(refused(&older), "the model has format 2, and this kiosque reads format 3: train it anew");
        for length in (HEADER..bytes.len()).step_by(61) {
            assert!(refused(&bytes[..length]).contains("checksum"), "cut at {length}");
        }
        let mut flipped = bytes.clone();
        let last = flipped.len() - 1;
        flipped[last] ^= 1;
        assert!(refused(&flipped).contains("damaged"));
    }

    #[test]
    fn a_file_that_contradicts_itself_is_refused_though_its_checksum_is_right() {
        let summed = |change: &dyn Fn(&mut Vec<u8>)| {
            let mut bytes = small();
            change(&mut bytes);
            let sum = checksum(&bytes[HEADER..]).to_le_bytes();
            bytes[HEADER - 8..HEADER].copy_from_slice(&sum);
            Model::read(&bytes).map(|_| ()).unwrap_err().to_string()
        };
        assert!(summed(&|bytes| bytes.push(0)).contains("something follows its end"));
        assert!(summed(&|bytes| bytes.truncate(600)).contains("it ends too soon"));
        assert!(summed(&|bytes| bytes[HEADER..HEADER + 4].fill(0xff)).contains("it ends too soon"));
    }

    #[test]
    fn the_models_that_are_carried_can_be_read() {
        for lang in [Lang::Fr, Lang::Nl, Lang::De, Lang::En] {
            assert_eq!(Model::of(lang).map(Model::lang), Some(lang));
        }
        assert!(Model::of(Lang::Other).is_none());
    }
}
