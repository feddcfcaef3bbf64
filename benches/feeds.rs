//! Reading feeds: ours beside feed-rs alone, on well-formed ones of the common dialects.
//!
//! `cargo bench --bench feeds`. The feeds are made here: fifty items each, with the texts that news sites send.

use std::fmt::Write as _;

use divan::Bencher;
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

const KINDS: [&str; 4] = ["rss", "rss-media", "atom", "rdf"];
const URL: &str = "https://journal.example/rss/une.xml";

fn text(number: usize, sentences: usize) -> String {
    let sentence = "Le conseil communal a voté lundi soir, après trois heures de débat, le plan qui doit rendre le centre aux piétons &amp; aux vélos. ";
    format!("<p>{number}. {}</p>", sentence.repeat(sentences))
}

/// A feed of fifty items.
fn feed(kind: &str) -> String {
    let mut items = String::new();
    for number in 0..50 {
        let (short, long) = (text(number, 2), text(number, 12));
        let escaped = html_escape::encode_text(&short).into_owned();
        let address = format!("https://journal.example/article/{number}?id={number}&amp;xtor=RSS-1");
        let media = "<media:content url=\"https://img.example/1.jpg\" medium=\"image\" width=\"640\"><media:title type=\"plain\">Une place</media:title><media:credit>Agence</media:credit></media:content><enclosure url=\"https://img.example/1.jpg\" type=\"image/jpeg\" length=\"12345\"/>";
        let _ = match kind {
            "atom" => write!(
                items,
                "<entry><id>tag:journal.example,2026:{number}</id><title type=\"html\">Titre {number}</title><link rel=\"alternate\" type=\"text/html\" href=\"{address}\"/><published>2026-11-17T08:12:00+01:00</published><updated>2026-11-17T09:12:00Z</updated><author><name>Jeanne Dupont</name></author><category term=\"Belgique\"/><summary type=\"html\">{escaped}</summary><content type=\"html\"><![CDATA[{long}]]></content></entry>"
            ),
            "rdf" => write!(
                items,
                "<item rdf:about=\"{address}\"><title>Titre {number}</title><link>{address}</link><description>{escaped}</description><dc:date>2026-11-17T08:12:00+01:00</dc:date><dc:creator>Jeanne Dupont</dc:creator></item>"
            ),
            "rss-media" => write!(
                items,
                "<item><title><![CDATA[Titre {number}]]></title><link>{address}</link><guid isPermaLink=\"false\">{number}</guid><pubDate>Tue, 17 Nov 2026 08:12:00 +0100</pubDate><description><![CDATA[{short}]]></description>{media}</item>"
            ),
            _ => write!(
                items,
                "<item><title>Titre {number}</title><link>{address}</link><guid isPermaLink=\"false\">{number}</guid><pubDate>Tue, 17 Nov 2026 08:12:00 +0100</pubDate><dc:creator>Jeanne Dupont</dc:creator><category>Belgique</category><description>{escaped}</description><content:encoded><![CDATA[{long}]]></content:encoded></item>"
            ),
        };
    }
    let spaces = "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:media=\"http://search.yahoo.com/mrss/\"";
    let head = "<title>Le Journal</title><link>https://journal.example/</link><description>Tout</description>";
    match kind {
        "atom" => format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><id>x</id><title>Le Journal</title><updated>2026-11-17T09:12:00Z</updated>{items}</feed>"
        ),
        "rdf" => format!(
            "<?xml version=\"1.0\"?><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\" {spaces}><channel rdf:about=\"x\">{head}</channel>{items}</rdf:RDF>"
        ),
        _ => format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\" {spaces}><channel>{head}{items}</channel></rss>"
        ),
    }
}

#[divan::bench(args = KINDS)]
fn kiosque(bencher: Bencher<'_, '_>, kind: &str) {
    let feed = feed(kind);
    assert_eq!(kiosque::feed::parse(feed.as_bytes(), URL, None).map(|feed| feed.entries.len()).ok(), Some(50));
    bencher.counter(BytesCount::of_str(&feed)).bench(|| kiosque::feed::parse(feed.as_bytes(), URL, None));
}

#[divan::bench(args = KINDS)]
fn feed_rs_alone(bencher: Bencher<'_, '_>, kind: &str) {
    let feed = feed(kind);
    bencher
        .counter(BytesCount::of_str(&feed))
        .bench(|| feed_rs::parser::Builder::new().base_uri(Some(URL)).build().parse(feed.as_bytes()));
}
