//! Moving about in rows of different heights, one of them selected.

use crate::command::Command;

/// Which row is selected, and which line is the first on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cursor {
    pub(crate) selected: usize,
    pub(crate) top: usize,
}

impl Cursor {
    /// Moves as a command says, over rows that begin at these lines (the last number is where the last row ends), of
    /// which only some can be chosen; `false` where the command is none of moving.
    pub(crate) fn go(
        &mut self,
        command: Command,
        starts: &[usize],
        height: usize,
        chosen: impl Fn(usize) -> bool,
    ) -> bool {
        let count = starts.len().saturating_sub(1);
        let rows: Vec<usize> = (0..count).filter(|row| chosen(*row)).collect();
        let at = rows.partition_point(|row| *row < self.selected);
        let page = isize::try_from(height).unwrap_or(10).max(2);
        let by = match command {
            Command::Down => 1,
            Command::Up => -1,
            Command::Top => isize::MIN,
            Command::Bottom => isize::MAX,
            Command::PageDown | Command::ReadOn => self.rows_in(starts, &rows, page - 1),
            Command::PageUp => self.rows_in(starts, &rows, 1 - page),
            Command::HalfDown => self.rows_in(starts, &rows, page / 2),
            Command::HalfUp => self.rows_in(starts, &rows, -page / 2),
            _ => return false,
        };
        let to = at.saturating_add_signed(by).min(rows.len().saturating_sub(1));
        self.selected = rows.get(to).copied().unwrap_or(0);
        self.keep_in_view(starts, height);
        // What stands above the first row belongs to it.
        if to == 0 {
            self.top = 0;
        }
        true
    }

    /// How many choosable rows lie within so many lines, at least one.
    fn rows_in(&self, starts: &[usize], rows: &[usize], lines: isize) -> isize {
        let here = starts.get(self.selected).copied().unwrap_or(0);
        let there = here.saturating_add_signed(lines);
        let at = |line: usize| rows.partition_point(|row| starts[*row] < line) as isize;
        let by = at(there) - at(here);
        if by == 0 { lines.signum() } else { by }
    }

    /// Where the selected row begins on the screen, below so many lines of heading.
    pub(crate) fn row(&self, starts: &[usize], header: usize) -> usize {
        header + starts.get(self.selected).copied().unwrap_or(0).saturating_sub(self.top)
    }

    /// Scrolls as little as shows the selected row.
    pub(crate) fn keep_in_view(&mut self, starts: &[usize], height: usize) {
        let Some(start) = starts.get(self.selected).copied() else { return };
        let end = starts.get(self.selected + 1).copied().unwrap_or(start + 1);
        self.top = self.top.max(end.saturating_sub(height)).min(start);
    }
}

/// The row at a line of the content.
pub(crate) fn row_at(starts: &[usize], line: usize) -> Option<usize> {
    let row = starts.partition_point(|start| *start <= line).checked_sub(1)?;
    (row + 1 < starts.len()).then_some(row)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_leaps_over_what_cannot_be_chosen_and_stays_in_view() {
        let starts = [0, 1, 4, 5, 8, 11];
        let chosen = |row: usize| row != 0 && row != 2;
        let mut cursor = Cursor { selected: 1, top: 0 };
        assert!(cursor.go(Command::Down, &starts, 6, chosen));
        assert_eq!(cursor, Cursor { selected: 3, top: 2 });
        cursor.go(Command::Bottom, &starts, 6, chosen);
        assert_eq!(cursor, Cursor { selected: 4, top: 5 });
        cursor.go(Command::Top, &starts, 6, chosen);
        assert_eq!(cursor, Cursor { selected: 1, top: 0 });
        assert!(!cursor.go(Command::Open, &starts, 6, chosen));
        assert_eq!(row_at(&starts, 4), Some(2));
        assert_eq!(row_at(&starts, 11), None);
    }
}
