//! One frame on its way to the terminal: written at once, or not at all where it is the same as the one before.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use ratatui::backend::{Backend as _, CrosstermBackend};

/// What the backend writes of a frame, kept until it is whole.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheet(Rc<RefCell<Vec<u8>>>);

impl Write for Sheet {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    /// The frame is not whole yet.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Tells the frames that change nothing.
#[derive(Debug)]
pub(super) struct Frames {
    sheet: Sheet,
    /// What stands at the end of the cells of every frame.
    reset: Vec<u8>,
    /// Where and whether the cursor was shown last.
    cursor: Vec<u8>,
}

impl Frames {
    pub(super) fn on(sheet: Sheet) -> io::Result<Self> {
        let mut reset = Vec::new();
        CrosstermBackend::new(&mut reset).draw(std::iter::empty())?;
        Ok(Self { sheet, reset, cursor: Vec::new() })
    }

    /// The bytes of the frame that was drawn; `None` where the terminal shows it already.
    pub(super) fn take(&mut self) -> Option<Vec<u8>> {
        let bytes = std::mem::take(&mut *self.sheet.0.borrow_mut());
        let end = bytes.windows(self.reset.len()).rposition(|part| part == self.reset);
        let cursor = end.map_or(&bytes[..], |end| &bytes[end + self.reset.len()..]);
        if end == Some(0) && cursor == self.cursor {
            return None;
        }
        self.cursor = cursor.to_vec();
        Some(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::{Terminal, TerminalOptions, Viewport};

    #[test]
    fn a_frame_that_changes_nothing_is_not_written() {
        let sheet = Sheet::default();
        let mut frames = Frames::on(sheet.clone()).unwrap();
        let viewport = Viewport::Fixed(ratatui::layout::Rect::new(0, 0, 10, 2));
        let options = TerminalOptions { viewport };
        let mut terminal = Terminal::with_options(CrosstermBackend::new(sheet), options).unwrap();
        let mut drawn = |text: &'static str, cursor: Option<(u16, u16)>| {
            let paint = |frame: &mut ratatui::Frame<'_>| {
                frame.render_widget(text, frame.area());
                if let Some(at) = cursor {
                    frame.set_cursor_position(at);
                }
            };
            terminal.draw(paint).unwrap();
            frames.take().is_some()
        };
        assert!(drawn("un", None) && !drawn("un", None) && drawn("deux", None));
        assert!(drawn("deux", Some((3, 0))) && !drawn("deux", Some((3, 0))) && drawn("deux", Some((4, 0))));
        assert!(drawn("deux", None) && !drawn("deux", None));
    }
}
