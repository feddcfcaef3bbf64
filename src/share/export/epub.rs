//! Articles as an EPUB 3 book: one chapter each, pictures left where they are.

use std::io;

use super::Piece;
use super::html::{article, escaped};
use super::zip::Zip;
use crate::news::document::{Block, Document};
use crate::news::time::Timestamp;

const CONTAINER: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/content.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"#;

/// The bytes of a book with these articles in order.
pub fn book(title: &str, pieces: &[Piece], now: Timestamp) -> io::Result<Vec<u8>> {
    let mut zip = Zip::default();
    zip.add("mimetype", b"application/epub+zip", false)?;
    zip.add("META-INF/container.xml", CONTAINER.as_bytes(), true)?;
    zip.add("book/content.opf", package(title, pieces, now).as_bytes(), true)?;
    zip.add("book/nav.xhtml", contents(title, pieces).as_bytes(), true)?;
    for (number, piece) in pieces.iter().enumerate() {
        zip.add(&format!("book/{}.xhtml", number + 1), chapter(piece).as_bytes(), true)?;
    }
    zip.finish()
}

fn package(title: &str, pieces: &[Piece], now: Timestamp) -> String {
    let lang = pieces.first().map_or("und", |piece| piece.lang.code());
    let numbers = || 1..=pieces.len();
    let items = numbers()
        .map(|n| format!("<item id=\"a{n}\" href=\"{n}.xhtml\" media-type=\"application/xhtml+xml\"/>\n"))
        .collect::<Vec<_>>()
        .concat();
    let spine = numbers().map(|n| format!("<itemref idref=\"a{n}\"/>\n")).collect::<Vec<_>>().concat();
    // A name that is the same for the same articles, so that a reader replaces the book it has.
    let mut name = flate2::Crc::new();
    for piece in pieces {
        name.update(piece.url.as_deref().unwrap_or(&piece.title).as_bytes());
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\">\n\
         <metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n\
         <dc:identifier id=\"id\">kiosque:{:08x}-{}</dc:identifier>\n<dc:title>{}</dc:title>\n\
         <dc:language>{lang}</dc:language>\n<meta property=\"dcterms:modified\">{}</meta>\n</metadata>\n\
         <manifest>\n<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n\
         {items}</manifest>\n<spine>\n{spine}</spine>\n</package>\n",
        name.sum(),
        pieces.len(),
        escaped(title),
        now.rfc3339()
    )
}

fn xhtml(title: &str, lang: &str, body: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE html>\n\
         <html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" xml:lang=\"{lang}\">\n\
         <head><title>{}</title></head>\n<body>\n{body}</body>\n</html>\n",
        escaped(title)
    )
}

fn contents(title: &str, pieces: &[Piece]) -> String {
    let lines = pieces
        .iter()
        .enumerate()
        .map(|(index, piece)| format!("<li><a href=\"{}.xhtml\">{}</a></li>\n", index + 1, escaped(&piece.title)))
        .collect::<Vec<_>>()
        .concat();
    let lang = pieces.first().map_or("und", |piece| piece.lang.code());
    let heading = escaped(title);
    xhtml(title, lang, &format!("<nav epub:type=\"toc\"><h1>{heading}</h1>\n<ol>\n{lines}</ol></nav>\n"))
}

/// A chapter names no picture of the net: books are read where there is none. Captions stay.
fn chapter(piece: &Piece) -> String {
    let blocks = piece.document.blocks.iter().map(|block| match block {
        Block::Image { alt, caption, .. } => {
            let told = if caption.is_empty() { alt } else { caption };
            Block::Paragraph { text: crate::news::document::Text::plain(format!("[{told}]")) }
        }
        other => other.clone(),
    });
    let blocks = blocks.filter(|block| block.plain() != "[]" || matches!(block, Block::Code { .. })).collect();
    let piece = Piece { document: Document { blocks }, ..piece.clone() };
    xhtml(&piece.title, piece.lang.code(), &article(&piece))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_book_opens_with_its_type_and_its_chapters_are_xml() {
        let sample = crate::share::export::tests::sample();
        let bytes = book("Ma presse", std::slice::from_ref(&sample), Timestamp(0)).unwrap();
        assert_eq!(&bytes[30..58], b"mimetypeapplication/epub+zip");
        let chapter = chapter(&sample);
        let mut reader = quick_xml::Reader::from_str(&chapter);
        while !matches!(reader.read_event().unwrap(), quick_xml::events::Event::Eof) {}
        assert!(!chapter.contains("<img") && chapter.contains("[Liège]"));
        assert_eq!(bytes, book("Ma presse", &[sample], Timestamp(0)).unwrap());
    }
}
