//! Blocks: headings, quotes, lists, code, pictures, what is embedded.

use super::{Piece, Press, Slot};
use crate::news::document::{Block, Item};
use crate::text::terms::fold;
use crate::text::width;
use crate::theme::Role;

/// Nested lists deeper than this are shown flat.
const DEEPEST: usize = 6;
/// Lines of code shown.
const MOST_CODE: usize = 2_000;

impl Press<'_> {
    pub(super) fn block(&mut self, block: &Block, indent: &str, depth: usize) {
        let linear = self.out.setting.linear;
        match block {
            Block::Lead { text } => self.prose(text, indent, indent, Role::Lead),
            Block::Paragraph { text } => self.prose(text, indent, indent, Role::Text),
            Block::Heading { text, level } => {
                let from = self.out.lines.len();
                self.prose(text, indent, indent, Role::Heading);
                if *level <= 3 && !linear {
                    let across = "─".repeat(self.widest_since(from).max(4));
                    self.out.lines.push(vec![Piece::added(across, Role::Rule)]);
                }
            }
            Block::Quote { paragraphs, cite } => {
                let bar = if linear { indent.to_owned() } else { format!("{indent}┃ ") };
                for (number, text) in paragraphs.iter().enumerate() {
                    if number > 0 {
                        self.at += 1;
                        self.out.lines.push(vec![Piece::added(bar.clone(), Role::Rule)]);
                    }
                    self.prose(text, &bar, &bar, Role::Quote);
                }
                if let Some(cite) = cite {
                    self.at += usize::from(!paragraphs.is_empty());
                    self.prose(cite, &format!("{bar}— "), &format!("{bar}  "), Role::Dim);
                }
            }
            Block::List { ordered, items } => self.list(*ordered, items, indent, depth),
            Block::Table { caption, header, rows } => self.table(caption.as_ref(), header, rows),
            Block::Code { text } => {
                for line in text.lines().take(MOST_CODE) {
                    let line = format!("  {}", line.replace('\t', "    "));
                    self.out.lines.push(vec![Piece::new(line, Role::Code)]);
                }
            }
            Block::Image { src, alt, caption } => self.picture(src, alt, caption),
            Block::Embed { title, url } => {
                self.out.links.push(url.clone());
                let number = self.out.links.len();
                let label = self.locale.t("embed");
                let said = if title.is_empty() { label } else { self.locale.pair(&label, title) };
                let shown = width::truncate(&said, self.out.setting.columns.saturating_sub(8).max(8));
                let link = Some(number - 1);
                self.out.lines.push(vec![
                    Piece::added(if linear { "" } else { "▸ " }, Role::Dim),
                    Piece { link, ..Piece::new(shown, Role::Link) },
                    Piece { link, ..Piece::added(format!(" [{number}]"), Role::Dim) },
                ]);
            }
            Block::Rule => {
                if !linear {
                    let before = self.out.setting.columns.saturating_sub(7) / 2;
                    let line = format!("{}*  *  *", " ".repeat(before));
                    self.out.lines.push(vec![Piece::added(line, Role::Rule)]);
                }
            }
        }
    }

    fn list(&mut self, ordered: bool, items: &[Item], indent: &str, depth: usize) {
        let wide = if ordered { items.len().to_string().len() } else { 0 };
        for (number, item) in items.iter().enumerate() {
            let mark = match (ordered, depth) {
                (false, _) if self.out.setting.linear => "- ".to_owned(),
                (true, _) => format!("{:>wide$}. ", number + 1),
                (false, 0) => "• ".to_owned(),
                (false, _) => "– ".to_owned(),
            };
            let inner = format!("{indent}{}", " ".repeat(width::width(&mark)));
            let mut empty = item.text.is_empty();
            if !item.text.0.is_empty() {
                self.prose(&item.text, &format!("{indent}{mark}"), &inner, Role::Text);
            }
            for block in &item.nested {
                // As `Block::plain` joins an item and what is nested in it.
                self.at += usize::from(!empty);
                empty = false;
                let end = self.at + block.plain().chars().count();
                self.block(block, if depth < DEEPEST { &inner } else { indent }, depth + 1);
                self.at = end;
            }
            self.at += 1;
        }
    }

    /// Space kept for the picture, and what it shows.
    fn picture(&mut self, src: &str, alt: &str, caption: &str) {
        let lines = self.out.setting.picture_lines.filter(|_| !src.is_empty());
        if let Some(lines) = lines {
            self.out.pictures.push(Slot { src: src.to_owned(), line: self.out.lines.len(), lines });
            self.out.lines.extend((0..lines).map(|_| super::Line::new()));
        }
        let said = if caption.is_empty() { alt } else { caption };
        // Many sites give a picture the headline for want of words.
        let said = if fold(said) == fold(self.title) { "" } else { said };
        let label = self.locale.t("picture");
        match (lines, said.is_empty()) {
            (Some(_), true) => {}
            (Some(_), false) => self.plain(said, Role::Caption),
            (None, true) => self.plain(&format!("[{label}]"), Role::Caption),
            (None, false) => self.plain(&format!("[{label}] {said}"), Role::Caption),
        }
    }
}
