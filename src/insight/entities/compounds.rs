//! Words that are made of others, and genitives: what is known of their parts.
//!
//! "Schillerhöhe" stands in no list, but ends like a height and begins like a surname; "Panamas" is Panama's.

use super::lexicon::Lexicon;
use super::words::{SEED, done, lowered, plain, spelling, step};

/// Shortest end that is looked at, and shortest beginning that is left, in characters.
const END: usize = 4;
const FRONT: usize = 3;
/// Letters of the shortest word that is taken apart.
pub(super) const SHORTEST: u8 = 8;
/// Characters of the longest.
const LONGEST: usize = 40;

/// What a word is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    /// The spelling of its end, in lower case; 0: it ends with nothing that is known.
    pub(super) end: u64,
    /// The class of its end.
    pub(super) class: u16,
    /// Lists that name its beginning.
    pub(super) front: u8,
}

/// The longest known word that a longer one ends with.
pub(super) fn parts(text: &str, lexicon: &Lexicon<'_>) -> Parts {
    let mut chars = ['\0'; LONGEST];
    let mut length = 0;
    for c in text.chars() {
        if length == LONGEST {
            return Parts::default();
        }
        chars[length] = plain(c);
        length += 1;
    }
    let chars = &chars[..length];
    let hash = |chars: &[char]| chars.iter().copied().fold(SEED, step);
    for at in FRONT..=length.saturating_sub(END) {
        let (front, end) = chars.split_at(at);
        if !end.iter().all(|c| c.is_alphabetic()) {
            continue;
        }
        let lower = done(hash(end));
        let capital = end[0].to_uppercase().next().unwrap_or(end[0]);
        let large = done(end[1..].iter().copied().fold(step(SEED, plain(capital)), step));
        let Some(known) = lexicon.word(large).or_else(|| lexicon.word(lower)) else { continue };
        // "Landes-haupt": what joins the parts is none of them.
        let bare = front.strip_suffix(&['-']).unwrap_or(front);
        let lists = |chars: &[char]| lexicon.name(done(hash(chars))).map_or(0, |name| name.lists);
        let joined = bare.strip_suffix(&['s']).map_or(0, lists);
        let end = done(end.iter().map(|c| lowered(*c)).fold(SEED, step));
        return Parts { end, class: known.fine, front: lists(bare) | joined };
    }
    Parts::default()
}

/// The word of which this may be the genitive.
pub(super) fn genitive(text: &str) -> Option<u64> {
    let stem = text.strip_suffix('s')?;
    let stem = stem.strip_suffix(['\'', '’']).unwrap_or(stem);
    (stem.len() > 2).then(|| spelling(stem))
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::{Builder, Classes, SURNAMES};
    use super::*;

    #[test]
    fn a_compound_is_known_by_its_end_and_its_beginning() {
        let mut lexicon = Builder::default();
        lexicon.add_classes("Höhe", Classes { coarse: 1, fine: 9 });
        lexicon.add_classes("partei", Classes { coarse: 2, fine: 8 });
        lexicon.add_name("Schiller", SURNAMES);
        let bytes = lexicon.write();
        let lexicon = Lexicon::take(&mut bytes.as_slice()).unwrap();
        let end = spelling("höhe");
        assert_eq!(parts("Schillerhöhe", &lexicon), Parts { end, class: 9, front: SURNAMES });
        assert_eq!(parts("Schiller-Höhe", &lexicon), Parts { end, class: 9, front: SURNAMES });
        assert_eq!(parts("Tierschutzpartei", &lexicon), Parts { end: spelling("partei"), class: 8, front: 0 });
        assert_eq!(parts("Höhe", &lexicon), Parts::default());
        assert_eq!(parts("Unbekanntes", &lexicon), Parts::default());
    }

    #[test]
    fn genitives_lead_to_their_word() {
        assert_eq!(genitive("Panamas"), Some(spelling("Panama")));
        assert_eq!(genitive("Obama’s"), Some(spelling("Obama")));
        assert_eq!((genitive("Panama"), genitive("us")), (None, None));
    }
}
