//! Articles as text, Markdown, HTML and EPUB. Pure: values in, text or bytes out.

pub mod epub;
mod html;
mod markdown;
mod text;
mod zip;

use crate::news::article::{Article, authors, headline, published};
use crate::news::document::{Document, Run};
use crate::news::entry::EntryFull;
use crate::news::time::Timestamp;
use crate::text::language::Lang;

/// Blocks nested deeper than this are left out: no publisher writes them, only a hostile page does.
const DEPTH: usize = 16;

/// An article ready to leave: what stands above the text, and the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Piece {
    pub title: String,
    pub feed: String,
    pub authors: Vec<String>,
    pub published: Option<Timestamp>,
    pub url: Option<String>,
    pub lang: Lang,
    pub document: Document,
}

impl Piece {
    /// An entry with the text that is read of it. Authors and date are the page's where the feed tells none.
    pub fn of(entry: &EntryFull, page: Option<&Article>, document: Document) -> Self {
        let head = &entry.head;
        Self {
            title: headline(page, &head.title).to_owned(),
            feed: head.feed_name.clone(),
            authors: authors(entry, page).to_vec(),
            published: published(entry, page),
            url: head.url.clone(),
            lang: head.language,
            document,
        }
    }

    /// Outlet, authors and date on one line.
    fn byline(&self) -> String {
        let date = self.published.map(|at| at.rfc3339().chars().take(10).collect::<String>());
        let authors = (!self.authors.is_empty()).then(|| self.authors.join(", "));
        [Some(self.feed.clone()), authors, date].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}

/// The body of an article as an HTML fragment.
pub fn html_fragment(document: &Document) -> String {
    html::fragment(document)
}

/// A whole HTML page that needs nothing beside it.
pub fn html_page(pieces: &[Piece]) -> String {
    html::page(pieces)
}

/// CommonMark, with tables as GitHub writes them.
pub fn markdown(piece: &Piece) -> String {
    markdown::piece(piece)
}

/// Plain text; lines as long as their paragraphs.
pub fn text(piece: &Piece) -> String {
    text::piece(piece)
}

/// The neighbouring runs of a text that a writer would mark in the same way, joined.
fn joined(runs: &[Run]) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::with_capacity(runs.len());
    for run in runs.iter().filter(|run| !run.text.is_empty()) {
        match out.last_mut() {
            Some(last)
                if (last.strong, last.emphasis, last.code) == (run.strong, run.emphasis, run.code)
                    && last.link == run.link =>
            {
                last.text.push_str(&run.text);
            }
            _ => out.push(run.clone()),
        }
    }
    out
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::news::document::{Block, Item, Text};

    /// One of each block, with characters that mean something in every format.
    pub(super) fn sample() -> Piece {
        let styled = Text(vec![
            Run { text: "Un ".into(), ..Run::default() },
            Run { text: "mot gras ".into(), strong: true, ..Run::default() },
            Run { text: "et <un> lien".into(), link: Some("https://a.example/x?a=1&b=(2)".into()), ..Run::default() },
        ]);
        let nested = Item {
            text: Text::plain("deux"),
            nested: vec![Block::List {
                ordered: true,
                items: vec![Item { text: Text::plain("dedans"), nested: Vec::new() }],
            }],
        };
        let blocks = vec![
            Block::Lead { text: Text::plain("Le chapeau.") },
            Block::Paragraph { text: styled },
            Block::Heading { level: 2, text: Text::plain("Un *intertitre*") },
            Block::Quote { paragraphs: vec![Text::plain("Une citation.")], cite: Some(Text::plain("Elle")) },
            Block::List { ordered: false, items: vec![Item { text: Text::plain("un"), nested: Vec::new() }, nested] },
            Block::Table {
                caption: None,
                header: vec![Text::plain("a"), Text::plain("b|c")],
                rows: vec![vec![Text::plain("1")]],
            },
            Block::Code { text: "let x = `1`;".into() },
            Block::Image { src: "https://a.example/i.jpg".into(), alt: "Une rue".into(), caption: "Liège".into() },
            Block::Embed { title: "Une vidéo".into(), url: "https://a.example/v".into() },
            Block::Rule,
        ];
        Piece {
            title: "Un titre & un autre".into(),
            feed: "Journal".into(),
            authors: vec!["A. Plume".into()],
            published: Some(Timestamp(1_790_000_000)),
            url: Some("https://a.example/1".into()),
            lang: Lang::Fr,
            document: Document { blocks },
        }
    }

    #[test]
    fn a_text_reads_like_a_page() {
        insta::assert_snapshot!(text(&sample()));
    }

    #[test]
    fn markdown_means_what_the_article_says() {
        insta::assert_snapshot!(markdown(&sample()));
    }

    #[test]
    fn html_is_escaped_and_whole() {
        insta::assert_snapshot!(html_fragment(&sample().document));
        assert!(html_page(&[sample()]).contains("<html lang=\"fr\">"));
    }

    #[test]
    fn blocks_nested_without_end_are_cut() {
        let mut block = Block::Paragraph { text: Text::plain("fond") };
        for _ in 0..200 {
            block = Block::List { ordered: false, items: vec![Item { text: Text::plain("x"), nested: vec![block] }] };
        }
        let piece = Piece { document: Document { blocks: vec![block] }, ..Piece::default() };
        for out in [text(&piece), markdown(&piece), html_fragment(&piece.document)] {
            assert!(!out.contains("fond") && out.len() < 10_000);
        }
    }
}
