//! What is being typed at the bottom.

use crate::news::feed::FeedSource;
use crate::tui::line_edit::LineEdit;
use crate::tui::pages::Typing;
use crate::tui::palette::{Candidate, Stored};

/// What the line at the bottom asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Asking {
    Search,
    Feed,
    Link,
    /// Words in the article.
    Find,
    #[default]
    Command,
    /// A row of the page of keys.
    Help,
    /// What a page wants to know.
    Page,
}

#[derive(Debug, Default)]
pub struct Prompt {
    pub asking: Asking,
    pub line: LineEdit,
    /// What matches, best first.
    pub matches: Vec<Candidate>,
    pub selected: usize,
    /// Whether one went to a row since a letter was typed.
    pub stepped: bool,
    /// Feeds to choose from, where an address led to several.
    pub sources: Vec<FeedSource>,
    /// What a page asks.
    pub typing: Typing,
    /// What the store answered last, and the number of the question that it still owes an answer to.
    pub stored: Stored,
    pub generation: u64,
}
