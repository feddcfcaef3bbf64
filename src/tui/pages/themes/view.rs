//! The list of themes, and beside it a page of a newspaper in the one selected.

use ratatui::layout::Rect;

use super::ThemesPage;
use crate::theme::Role;
use crate::tui::view::{Canvas, chart};

/// Columns of the names.
pub(super) const NAMES: u16 = 22;

pub(super) fn paint(page: &ThemesPage, canvas: &mut Canvas<'_>, area: Rect) {
    let cx = canvas.cx;
    canvas.title(area, &cx.locale.t("themes-title"), "", true);
    for (row, name) in page.names.iter().enumerate().skip(page.cursor.top).take(usize::from(area.height)) {
        let y = area.y + (row - page.cursor.top) as u16;
        let selected = row == page.cursor.selected;
        canvas.put(area.x + 2, y, NAMES - 4, name, if selected { Role::SelectionText } else { Role::Text });
        if selected {
            canvas.bar(area.x, y, true);
        }
        if *name == page.before {
            canvas.put(area.x + NAMES - 3, y, 1, "✓", Role::Accent);
        }
    }
    if area.width <= NAMES + 20 || canvas.linear {
        return;
    }
    for y in 0..area.bottom() {
        canvas.put(area.x + NAMES, y, 1, "│", Role::Rule);
    }
    sample(canvas, Rect { x: area.x + NAMES + 2, width: area.width - NAMES - 3, ..area });
}

/// Everything that a theme colours, as it stands in an article.
fn sample(canvas: &mut Canvas<'_>, area: Rect) {
    let text = |key: &str| canvas.cx.locale.t(key);
    let spark = chart::spark(&[1_u16, 2, 2, 4, 7, 6, 3, 2, 1, 5, 3], 11);
    let lines: Vec<Vec<(String, Role)>> = vec![
        vec![("● ".into(), Role::New), (text("sample-headline"), Role::Headline)],
        vec![("  ".into(), Role::Text), (text("sample-meta"), Role::Dim)],
        vec![("  ".into(), Role::Text), (text("sample-read"), Role::HeadlineRead)],
        vec![("★ ".into(), Role::Starred), (text("sample-selected"), Role::SelectionText)],
        vec![],
        vec![(text("sample-lead"), Role::Lead)],
        vec![],
        vec![
            (text("sample-person"), Role::Person),
            (" · ".into(), Role::Text),
            (text("sample-organisation"), Role::Organisation),
            (" · ".into(), Role::Text),
            (text("sample-place"), Role::Place),
            (" · ".into(), Role::Text),
            (text("sample-link"), Role::Link),
            (" [1]".into(), Role::Dim),
        ],
        vec![
            (text("sample-text"), Role::Text),
            (" ".into(), Role::Text),
            (text("sample-hit"), Role::SearchHit),
            (" ".into(), Role::Text),
            (text("sample-code"), Role::Code),
        ],
        vec![("┃ ".into(), Role::Rule), (text("sample-quote"), Role::Quote)],
        vec![(text("sample-heading"), Role::Heading)],
        vec![("─".repeat(24), Role::Rule)],
        vec![(spark, Role::Chart), ("  ".into(), Role::Text), (text("sample-caption"), Role::Caption)],
        vec![],
        vec![(text("sample-gone"), Role::Gone), (" ".into(), Role::Text), (text("sample-come"), Role::Come)],
        vec![(text("sample-warning"), Role::Warning)],
        vec![(text("sample-error"), Role::Error)],
        vec![(text("sample-ok"), Role::Ok)],
    ];
    for (row, line) in lines.iter().take(usize::from(area.height)).enumerate() {
        let mut x = area.x;
        for (piece, role) in line {
            x = canvas.put(x, area.y + row as u16, area.right().saturating_sub(x), piece, *role);
        }
    }
}
