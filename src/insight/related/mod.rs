//! Which articles belong together: the same text, the same story, its background.
//!
//! Pure: [`vector()`] says what one article speaks of, [`Index`] holds many and answers for one, [`stories()`] parts them
//! into events. The caller keeps the vectors ([`TermVector::to_bytes`]) and feeds the index.

mod across;
mod concepts;
mod days;
mod echo;
mod index;
mod kept;
mod ranking;
mod records;
mod sketch;
mod stop_words;
mod stories;
#[cfg(test)]
mod tests;
mod vector;
mod vocabulary;
mod weighing;
mod widening;

pub use index::Index;
pub use kept::Damaged;
pub use ranking::{Found, SHOWN};
pub use records::Source;
pub(crate) use stop_words::is_stop_word;
pub use stories::{stories, stories_among, story_id};
pub use vector::{NotATermVector, TermVector, vector};
