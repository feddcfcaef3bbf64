//! What articles are about and how they hang together.

pub mod entities;
pub mod related;

use crate::news::analysis::Analysis;
use crate::text::language::Lang;

/// Finds the people, organisations, places and other named things of a text.
///
/// Offsets of mentions count Unicode scalar values of `text`. `title` helps but is not part of the offsets.
/// `lang` is detected where `None`.
pub fn analyse(title: &str, text: &str, lang: Option<Lang>) -> Analysis {
    entities::find(title, text, lang)
}
