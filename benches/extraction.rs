//! How fast pages become articles, ours beside dom_smoothie.
//!
//! The page is made up: headline, standfirst, forty paragraphs, menus, a sidebar of links, two hundred comments. Where
//! `KIOSQUE_PAGES` names a folder of pages (`NAME/page.html.gz`, as the dev set has them), both read all of those too.

use std::fmt::Write as _;
use std::io::Read as _;

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use flate2::read::GzDecoder;
use kiosque::article;

fn main() {
    divan::main();
}

/// A page of a newspaper, as large as they are.
fn page() -> String {
    const LINE: &str = "Le conseil communal a adopté mardi soir le budget, après quatre heures de débat, par vingt voix contre \
                        treize ; l'opposition promet un recours.";
    let mut html = String::from(
        "<!doctype html><html lang=fr><head><title>Le budget est adopté - Journal</title>\
         <meta property='og:title' content='Le budget est adopté'></head><body><nav class='menu main-menu'><ul>",
    );
    let mut add = |text: std::fmt::Arguments<'_>| html.write_fmt(text).expect("a string takes all");
    for at in 0..120 {
        add(format_args!("<li class='menu__item'><a class='menu__link' href='/rubrique/{at}'>Rubrique {at}</a></li>"));
    }
    add(format_args!(
        "</ul></nav><main><article class='article'><h1>Le budget est adopté</h1><p class=chapo>{LINE}</p><div class='article__body'>"
    ));
    for at in 0..40 {
        add(format_args!("<p>{LINE} <a href='/lien/{at}'>Plus</a>, {LINE}</p>"));
        if at % 8 == 0 {
            add(format_args!(
                "<h2>Partie {at}</h2><figure><img src='/image/{at}.jpg'><figcaption>Vue {at}</figcaption></figure>"
            ));
        }
    }
    add(format_args!("</div></article><aside class='sidebar'>"));
    for at in 0..150 {
        add(format_args!(
            "<div class='teaser'><a href='/autre/{at}'><h3>Une autre nouvelle du jour, la {at}e</h3></a></div>"
        ));
    }
    add(format_args!("</aside><section id='comments'>"));
    for at in 0..200 {
        add(format_args!(
            "<div class='comment'><b>Lecteur {at}</b><p>Je ne suis pas d'accord avec cela, vraiment pas.</p></div>"
        ));
    }
    add(format_args!("</section></main></body></html>"));
    html
}

#[divan::bench]
fn ours(bencher: Bencher<'_, '_>) {
    let html = page();
    bencher
        .counter(BytesCount::of_str(&html))
        .bench(|| article::extract(html.as_bytes(), "https://j.example/a/1", None));
}

#[divan::bench]
fn dom_smoothie(bencher: Bencher<'_, '_>) {
    let html = page();
    bencher.counter(BytesCount::of_str(&html)).bench(|| {
        let mut reader = dom_smoothie::Readability::new(html.as_str(), Some("https://j.example/a/1"), None)
            .expect("the page can be read");
        reader.parse().map(|article| article.text_content.len()).unwrap_or_default()
    });
}

/// The pages of a folder; none where none is named.
fn pages() -> Vec<String> {
    let Some(folder) = std::env::var_os("KIOSQUE_PAGES") else { return Vec::new() };
    let read = |entry: std::io::Result<std::fs::DirEntry>| {
        let file = std::fs::File::open(entry.ok()?.path().join("page.html.gz")).ok()?;
        let mut bytes = Vec::new();
        GzDecoder::new(file).read_to_end(&mut bytes).ok()?;
        Some(String::from_utf8_lossy(&bytes).into_owned())
    };
    std::fs::read_dir(folder).expect("the folder can be read").filter_map(read).collect()
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn pages_ours(bencher: Bencher<'_, '_>) {
    let pages = pages();
    bencher.counter(ItemsCount::new(pages.len())).bench_local(|| {
        pages
            .iter()
            .map(|html| article::extract(html.as_bytes(), "https://j.example/a/1", None).related.len())
            .sum::<usize>()
    });
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn pages_dom_smoothie(bencher: Bencher<'_, '_>) {
    let pages = pages();
    bencher.counter(ItemsCount::new(pages.len())).bench_local(|| {
        let read = |html: &String| {
            let mut reader = dom_smoothie::Readability::new(html.as_str(), Some("https://j.example/a/1"), None).ok()?;
            reader.parse().ok().map(|article| article.text_content.len())
        };
        pages.iter().filter_map(read).sum::<usize>()
    });
}
