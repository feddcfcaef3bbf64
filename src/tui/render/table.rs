//! Tables: as wide as what they hold, cells wrapped where that makes them fit, else wider than the text and scrolled.

use super::{Piece, Press};
use crate::news::document::Text as Prose;
use crate::text::{width, wrap};
use crate::theme::Role;

const MOST_COLUMNS: usize = 24;
const MOST_ROWS: usize = 500;
/// No column of a table that is scrolled is wider.
const WIDEST: usize = 32;
/// A word longer than this is cut rather than the table scrolled.
const LONGEST_WORD: usize = 18;
const GAP: usize = 2;

struct Columns {
    wide: Vec<usize>,
    /// Figures stand under each other.
    right: Vec<bool>,
}

impl Press<'_> {
    pub(super) fn table(&mut self, caption: Option<&Prose>, header: &[Prose], rows: &[Vec<Prose>]) {
        if let Some(caption) = caption {
            self.prose(caption, "", "", Role::Strong);
        }
        let cells = |row: &[Prose]| {
            row.iter().take(MOST_COLUMNS).map(|cell| cell.to_plain().replace('\n', " ")).collect::<Vec<_>>()
        };
        let body: Vec<_> = rows.iter().take(MOST_ROWS).map(|row| cells(row)).collect();
        let head = cells(header);
        if self.out.setting.linear {
            return self.spoken_table(&head, &body);
        }
        let columns = measure(&head, &body, self.out.setting.columns);
        if !head.is_empty() {
            self.table_row(&head, &columns, Role::Strong);
            let across = columns.wide.iter().map(|room| "─".repeat(*room)).collect::<Vec<_>>().join("──");
            self.out.lines.push(vec![Piece::added(across, Role::Rule)]);
        }
        for row in &body {
            self.table_row(row, &columns, Role::Text);
        }
    }

    fn table_row(&mut self, row: &[String], columns: &Columns, role: Role) {
        let wrapped: Vec<Vec<&str>> = row
            .iter()
            .zip(&columns.wide)
            .map(|(cell, room)| wrap::lines(cell, *room).into_iter().map(|range| cell[range].trim_end()).collect())
            .collect();
        let tall = wrapped.iter().map(Vec::len).max().unwrap_or(1);
        for number in 0..tall {
            let mut text = String::new();
            for (column, room) in columns.wide.iter().enumerate() {
                let cell = wrapped.get(column).and_then(|lines| lines.get(number)).copied().unwrap_or_default();
                let gap = " ".repeat(room.saturating_sub(width::width(cell)));
                let (before, after) = if columns.right[column] { (gap.as_str(), "") } else { ("", gap.as_str()) };
                text.push_str(if column > 0 { "  " } else { "" });
                text.extend([before, cell, after]);
            }
            self.out.lines.push(vec![Piece::new(text.trim_end(), role)]);
        }
    }

    /// Each row as a sentence: "Ligne : 42 · Trains : 12".
    fn spoken_table(&mut self, head: &[String], body: &[Vec<String>]) {
        for row in body {
            let said = row.iter().enumerate().map(|(column, cell)| match head.get(column) {
                Some(name) if !name.is_empty() => self.locale.pair(name, cell),
                _ => cell.clone(),
            });
            let said = said.collect::<Vec<_>>().join(" · ");
            self.plain(&said, Role::Text);
        }
    }
}

/// How wide each column is.
fn measure(head: &[String], body: &[Vec<String>], room: usize) -> Columns {
    let count = body.iter().map(Vec::len).chain([head.len()]).max().unwrap_or(0);
    let all = |column: usize| body.iter().map(Vec::as_slice).chain([head]).filter_map(move |row| row.get(column));
    let natural: Vec<usize> =
        (0..count).map(|c| all(c).map(|cell| width::width(cell)).max().unwrap_or(0).max(1)).collect();
    let gaps = GAP * count.saturating_sub(1);
    let right = (0..count).map(|c| body.iter().filter_map(|row| row.get(c)).all(|cell| is_figure(cell))).collect();
    if natural.iter().sum::<usize>() + gaps <= room {
        return Columns { wide: natural, right };
    }
    let word = |cell: &String| cell.split([' ', '-']).map(width::width).max().unwrap_or(0).min(LONGEST_WORD);
    let least: Vec<usize> = (0..count).map(|c| all(c).map(word).max().unwrap_or(0).max(1)).collect();
    let needed = least.iter().sum::<usize>() + gaps;
    if needed > room {
        return Columns { wide: natural.into_iter().map(|wide| wide.min(WIDEST)).collect(), right };
    }
    // What is left goes to those who lack most, a column at a time.
    let mut wide = least;
    for _ in needed..room {
        let lacking = (0..count).max_by_key(|c| natural[*c].saturating_sub(wide[*c]));
        match lacking {
            Some(column) if natural[column] > wide[column] => wide[column] += 1,
            _ => break,
        }
    }
    Columns { wide, right }
}

fn is_figure(cell: &str) -> bool {
    let cell = cell.trim();
    cell.is_empty()
        || (cell.contains(|c: char| c.is_ascii_digit())
            && cell.chars().all(|c| c.is_ascii_digit() || " .,+-−%€$£\u{a0}\u{202f}'".contains(c)))
}
