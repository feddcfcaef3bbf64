//! What is being typed at the bottom.

use crate::command::Command;
use crate::tui::line_edit::LineEdit;

/// What the line at the bottom asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asking {
    Search,
    Feed,
    Link,
    /// Words in the article.
    Find,
    Command,
}

#[derive(Debug)]
pub struct Prompt {
    pub asking: Asking,
    pub line: LineEdit,
    /// The commands that match, best first.
    pub matches: Vec<Command>,
    pub selected: usize,
}
