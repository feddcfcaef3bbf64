//! What is being typed at the bottom.

use crate::command::Command;
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
    /// The command whose argument is asked for; `None`: its name may be typed, too.
    pub command: Option<Command>,
    /// What stood in the line at first: what is so now.
    pub present: String,
    /// The word with which the line began, typed by nobody.
    pub given: String,
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

impl Prompt {
    /// Whether none of the rows is meant: nothing was typed that they answer, and one did not go to them.
    pub fn unchosen(&self) -> bool {
        let asks = self.command.is_some() || (self.asking == Asking::Feed && self.sources.is_empty());
        asks && !self.stepped && (self.line.text.trim().is_empty() || self.is_as_before())
    }

    /// Whether what is so now stands there unchanged.
    pub fn is_as_before(&self) -> bool {
        !self.present.is_empty() && self.line.text == self.present
    }
}
