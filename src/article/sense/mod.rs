//! What can be sensed of a passage: the figures from which a model tells text from the rest.
//!
//! No figure decides anything. Each says how a passage reads, what it stands in, what its neighbours are, and how far it
//! agrees with other ways to find the article (content scoring, the page's own markup, its linked data, its headline).

mod dense;
mod lexicon;
mod roots;
mod second;
mod survey;

pub(crate) use dense::dense;
pub(crate) use lexicon::Topic;
pub(crate) use second::second;
pub(crate) use survey::{Hints, Survey};
