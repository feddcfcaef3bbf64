//! Pages of our own making, each with one difficulty.

use super::*;

const LONG: &str =
    "Le conseil communal a adopté mardi soir le budget, après quatre heures de débat, par vingt voix contre treize.";

fn page(body: &str) -> Article {
    let html =
        format!("<html lang=fr><head><title>Le budget adopté - Journal</title></head><body>{body}</body></html>");
    extract(html.as_bytes(), "https://j.example/a/1", None)
}

fn kinds(article: &Article) -> String {
    article
        .document
        .blocks
        .iter()
        .map(|block| match block {
            Block::Lead { .. } => 'L',
            Block::Paragraph { .. } => 'p',
            Block::Heading { .. } => 'h',
            Block::Quote { .. } => 'q',
            Block::List { .. } => 'l',
            Block::Table { .. } => 't',
            Block::Code { .. } => 'c',
            Block::Image { .. } => 'i',
            Block::Embed { .. } => 'e',
            Block::Rule => '-',
        })
        .collect()
}

#[test]
fn a_page_in_the_manner_of_rtbf_reads_clean() {
    let article = page(&format!(
        "<a id=reach-skip-nav href=#x>Passer au contenu</a><button>Rechercher</button>
         <div id=id-text2speech-article><header><h1>Le budget adopté</h1><p class='font-semibold'>Un débat de quatre heures s'est achevé par un vote serré mardi soir à Namur.</p></header>
         <div id=content><p>Le budget adopté</p><p>{LONG}</p><h2>\"Profit personnel\"</h2><p>{LONG} Encore.</p><p>{LONG} Enfin.</p>
         <p>Lire aussi : <a href=/b/2>Pourquoi le budget a tant tardé</a></p><p>Belga</p></div>
         <section><h2>Sur le même sujet</h2><h3 class=card-title><a class=stretched-link href=/b/3>La commune cherche trois millions</a></h3></section></div>"
    ));
    assert_eq!(article.title.as_deref(), Some("Le budget adopté"));
    assert_eq!(kinds(&article), "Lphpp", "{:?}", article.document);
    assert_eq!(article.credit.as_deref(), Some("Belga"));
    let related: Vec<&str> = article.related.iter().map(|link| link.url.as_str()).collect();
    assert_eq!(related, ["https://j.example/b/2", "https://j.example/b/3"]);
}

#[test]
fn every_kind_of_block_is_read_as_what_it_is() {
    let article = page(&format!(
        "<article><h1>Le budget adopté</h1><p>{LONG}</p><ul><li>un<ul><li>sous</li></ul></li><li>deux</li></ul>
         <blockquote><p>« Oui »</p></blockquote><table><tr><th>A<th>B<tr><td>1<td>2</table><pre>  x = 1\n  y</pre>
         <figure><img src=/p.jpg alt=Pont><figcaption>Le pont</figcaption></figure>
         <iframe title='Le vote' src='https://v.example/1'></iframe><p>{LONG} Et un <a href='/c'>lien</a>.</p><p>{LONG}</p></article>"
    ));
    assert_eq!(kinds(&article), "plqtciepp", "{:?}", article.document);
}

#[test]
fn breaks_part_paragraphs_and_windows_1252_is_read() {
    let html = format!(
        "<html><body><h1>Titre du jour</h1><div class=texte><p>{LONG}<br><br>{LONG} Deux.<br>\x20Suite.</p><p>{LONG} Trois, l\u{92}été</p></div></body></html>"
    );
    let bytes: Vec<u8> = html.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let article = extract(&bytes, "https://j.example/", Some("text/html; charset=iso-8859-1"));
    assert_eq!(article.document.blocks.len(), 3, "{:?}", article.document);
    assert!(article.document.plain().contains("adopté") && article.document.plain().contains("l’été"));
}

#[test]
fn a_wall_is_told() {
    let article = page(&format!(
        "<article><h1>Le budget adopté</h1><p>{LONG}</p><p>{LONG}</p><p>Il vous reste 57 % de cet article à lire. La suite est réservée aux abonnés.</p></article>"
    ));
    assert_eq!(article.kind, PageKind::Paywalled);
    assert!(!article.document.plain().contains("57 %"));
    assert_eq!(page("<p>Rien ici.</p>").kind, PageKind::NotArticle);
}

#[test]
fn scripts_and_other_schemes_are_never_linked() {
    let article = page(&format!(
        "<article><p>{LONG} <a href='javascript:alert(1)'>non</a> <a href='/oui'>oui</a>\u{1b}[31m</p><p>{LONG}</p></article>"
    ));
    let json = serde_json::to_string(&article.document).unwrap();
    assert!(
        !json.contains("javascript") && !json.contains("\\u001b") && json.contains("https://j.example/oui"),
        "{json}"
    );
}

#[test]
fn deep_nesting_neither_overflows_nor_hangs() {
    let html = format!("{}{LONG}{}", "<div>".repeat(20_000), "</div>".repeat(20_000));
    let _ = extract(html.as_bytes(), "https://j.example/", None);
}

#[test]
fn a_feeds_html_is_taken_whole() {
    let document =
        fragment("<p>Un &amp; deux</p><ul><li><a href='/x'>Lien</a></li></ul>texte nu", "https://j.example/");
    assert_eq!(document.plain(), "Un & deux\n\nLien\n\ntexte nu");
    assert_eq!(fragment("Simple texte", "").plain(), "Simple texte");
}
