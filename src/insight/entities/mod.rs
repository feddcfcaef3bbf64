//! People, organisations, places and other named things of a text.
//!
//! A text becomes tokens, tokens become words with features, a trained model ([`model`]) tags them, the document makes
//! the tags agree ([`consistency`]), and mentions become entities (`gather`). `examples/train-entities` trains the
//! models with these same steps; docs/models.md says on what.

mod aliases;
pub mod consistency;
mod elsewhere;
pub mod features;
mod gather;
mod headline;
pub mod kinds;
pub mod lexicon;
pub mod model;
mod particles;
pub mod surnames;
mod table;
mod tagger;
pub mod tokens;
pub mod viterbi;
mod weights;
pub mod words;

use crate::news::analysis::{Analysis, EntityKind};
use crate::text::language::{self, Lang};

pub use aliases::{called_in, canonical, edition, is_called, spelled, spellings};
pub use elsewhere::tell;
pub use tagger::{Found, tag};

/// Bytes of a text that are analysed.
const LONGEST: usize = 200_000;

/// The stable name of what is called so: one for all its spellings.
pub fn key(name: &str, kind: EntityKind) -> String {
    aliases::canonical(name, kind).map_or_else(|| spelled(name), str::to_owned)
}

/// Finds the entities of a text; see [`crate::insight::analyse`].
pub(super) fn find(title: &str, text: &str, lang: Option<Lang>) -> Analysis {
    let text = crate::text::clean::cap(text, LONGEST);
    let lang =
        lang.filter(|lang| *lang != Lang::Other).or_else(|| language::detect(text)).or_else(|| language::detect(title));
    let lang = lang.unwrap_or_default();
    let mut entities = gather::gather(text, &tag(text, lang));
    headline::add(&mut entities, title, text, lang);
    gather::rank(&mut entities, title);
    Analysis { language: lang, entities }
}
