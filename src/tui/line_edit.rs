//! One line of text being typed.

use crossterm::event::{KeyCode, KeyModifiers};

use crate::command::Key;
use crate::text::clean;

/// Longer input is cut: nobody types it, and addresses end well before.
const LONGEST: usize = 2_000;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineEdit {
    pub text: String,
    /// A byte offset, at a character's boundary.
    pub cursor: usize,
}

impl LineEdit {
    pub fn insert(&mut self, text: &str) {
        let text = clean::line(clean::cap(text, LONGEST - self.text.len().min(LONGEST)));
        self.text.insert_str(self.cursor, &text);
        self.cursor += text.len();
    }

    fn type_char(&mut self, c: char) {
        if !clean::is_harmful(c) && self.text.len() < LONGEST {
            self.text.insert(self.cursor, c);
            self.cursor += c.len_utf8();
        }
    }

    fn before(&self) -> usize {
        self.text[..self.cursor].char_indices().next_back().map_or(0, |(at, _)| at)
    }

    /// Takes a key; `false` where it means nothing to a line.
    pub fn press(&mut self, key: Key) -> bool {
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        match key.code {
            KeyCode::Char('a') if control => self.cursor = 0,
            KeyCode::Char('e') if control => self.cursor = self.text.len(),
            KeyCode::Char('u') if control => {
                self.text.drain(..self.cursor);
                self.cursor = 0;
            }
            KeyCode::Char('w') if control => {
                let kept = self.text[..self.cursor].trim_end();
                let start = kept.rfind(' ').map_or(0, |at| at + 1);
                self.text.drain(start..self.cursor);
                self.cursor = start;
            }
            KeyCode::Home => self.cursor = 0,
            KeyCode::End => self.cursor = self.text.len(),
            KeyCode::Left => self.cursor = self.before(),
            KeyCode::Right => {
                self.cursor += self.text[self.cursor..].chars().next().map_or(0, char::len_utf8);
            }
            KeyCode::Backspace => {
                let start = self.before();
                self.text.drain(start..self.cursor);
                self.cursor = start;
            }
            KeyCode::Delete => {
                let end = self.text[self.cursor..].chars().next().map_or(0, char::len_utf8);
                self.text.drain(self.cursor..self.cursor + end);
            }
            _ => match key.typed() {
                Some(c) => self.type_char(c),
                None => return false,
            },
        }
        true
    }
}
