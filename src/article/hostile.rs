//! Pages made to stop a reader: deep, long, wide, broken. None may panic, and none may take more than its length's share of
//! work, which is counted and not timed (`work`).

use proptest::prelude::*;

use super::*;

/// Pages made of pieces that break rules.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("<p>"),
        Just("</p>"),
        Just("<div class='article comment'>"),
        Just("</div>"),
        Just("<li>"),
        Just("<ul>"),
        Just("</ul>"),
        Just("<table><tr><td>"),
        Just("</table>"),
        Just("<a href='x'>"),
        Just("</a>"),
        Just("<b>"),
        Just("<blockquote>"),
        Just("<h1>Titre"),
        Just("<h2>"),
        Just("<br><br>"),
        Just("&amp;&#x;&eacute"),
        Just("<img srcset='a 1w,,b'>"),
        Just("<!--"),
        Just("-->"),
        Just("<script>"),
        Just("</script>"),
        Just("<svg>"),
        Just("<pre>"),
        Just("\u{202e}\u{1b}[2J"),
        Just("Le conseil, mardi soir, a adopté le budget de la ville. "),
        Just("<meta property=og:title content='"),
        Just("<script type='application/ld+json'>{\"@type\":[\"Article\"]"),
    ];
    proptest::collection::vec(piece, 0..120).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn no_page_breaks_the_reader(html in pieces(), noise in any::<Vec<u8>>()) {
        let article = extract(html.as_bytes(), "https://j.example/", None);
        let json = serde_json::to_string(&article).unwrap();
        let harmful = json.contains("\\u001b") || json.contains('\u{202e}');
        prop_assert!(!harmful, "{json}");
        let _ = fragment(&html, "https://j.example/");
        let _ = extract(&noise, "", Some("text/html; charset=utf-16"));
    }
}

/// What is said where a text is needed; no two sentences are the same, for a line that is told again is no article's.
struct Voice(u32);

impl Voice {
    const WORDS: [&str; 16] = [
        "le conseil",
        "la commune",
        "le budget",
        "mardi soir",
        "un débat",
        "vingt voix",
        "l'opposition",
        "le tram",
        "la gare",
        "un recours",
        "l'école",
        "la ministre",
        "un accord",
        "les travaux",
        "la grève",
        "une facture",
    ];

    fn sentence(&mut self) -> String {
        let mut next = || {
            self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            Self::WORDS[(self.0 >> 28) as usize]
        };
        format!(
            "Selon {} et {}, {} attend {} avec {}, {} ou {}. ",
            next(),
            next(),
            next(),
            next(),
            next(),
            next(),
            next()
        )
    }
}

/// A shape in which `§` is a sentence, repeated, between what comes before and after it.
fn page_of(before: &str, shape: &str, after: &str, times: usize) -> String {
    let mut voice = Voice(7);
    let text = format!("{before}{}{after}", shape.repeat(times));
    let mut out = String::from("<html lang=fr><title>Le budget adopté</title><body><h1>Le budget adopté</h1>");
    for (at, piece) in text.split('§').enumerate() {
        if at > 0 {
            out.push_str(&voice.sentence());
        }
        out.push_str(piece);
    }
    out
}

/// Steps taken for each byte of a page, as a page and as a feed's text.
fn steps(page: &str) -> f64 {
    let url = "https://j.example/a/1";
    let taken = work::of(|| {
        let _ = extract(page.as_bytes(), url, None);
        let _ = fragment(page, url);
    });
    taken as f64 / page.len() as f64
}

const TEXT: &str = "<p>§§</p><p>§§</p><p>§§</p>";

#[test]
fn four_times_the_page_is_four_times_the_work() {
    let shapes = [
        ("<article>", "<p>§§</p>", ""),
        ("<article>", "<div>", TEXT),
        ("<article>", "<p>§<b>§", "</article>"),
        ("<article><table>", "<tr><td><p>§§</p><p>§</p>", "</table>"),
        ("<article><table>", "<tr><td>§<td>§", "</table>"),
        ("<article>", "<table><tr><td>§", TEXT),
        ("<article><ul>", "<li><h3>Un titre</h3><p>§</p>", "</ul>"),
        ("<article><ul>", "<li>§", "</ul>"),
        ("<article>", "<ul><li>§", TEXT),
        ("<article>", "<ul><li>§</ul><p>§§</p>", ""),
        ("<article>", "<blockquote><p>§</p></blockquote><p>§§</p>", ""),
        ("<article>", "<blockquote><p>§</p>", TEXT),
        ("<article><h2>Lire aussi</h2><a href=/x>", "<div>§</div>", "</a>"),
        ("<article><p>§§</p><a href=/x>", "<h3>Un titre de la presse</h3>", "</a><p>§§</p>"),
        ("<article><h3>Lire aussi</h3><ul>", "<li><a href=/x>§</a>", "</ul>"),
        ("<article>", "<article><h1>§</h1><p>§§</p><p>§§</p><p>§§</p></article>", ""),
        ("", "<article><h1>§</h1><p>§§</p><p>§§</p><p>§§</p></article>", ""),
        ("", "<div class=story><h1>§</h1><div><p>§§</p><p>§§</p></div></div>", ""),
        ("<article>", "<h1>§</h1><p>§§</p>", ""),
        ("<article>", "<p><b>Une ligne en gras</b></p><p>§</p>", ""),
        ("<article>", "<figure><img src=/image.jpg><figcaption>§</figcaption></figure><p>§§</p>", ""),
        ("<article><figure>", "<img src=/une-image-du-jour.jpg>", "</figure><p>§§</p>"),
        ("<article>", "<object data=x><time itemprop=datePublished>", TEXT),
        ("<article><div class='", "a-b ", "'><p>§§</p>"),
        ("<article><div ", "b=c ", "class=d><p>§§</p>"),
        ("<article><p>", "<span class=a>§</span>", "</p>"),
        ("<article><p>", "&amp;&eacute;&#233;&", "</p>"),
        ("<article>", "§<br><br>", ""),
        ("<article>", "<p>Publié le</p>", TEXT),
        ("<article>", "<div class=comments id=comments><p>§</p></div>", TEXT),
        ("<meta property=og:title content='", "Le budget, ", "'><article><p>§</p>"),
        (
            "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"",
            "Le budget, ",
            "\"}</script><p>§</p>",
        ),
        ("", "<meta name=a content=b>", TEXT),
        ("<!--", "<!--", TEXT),
        ("", "<", TEXT),
        ("<svg>", "<g><p>", TEXT),
    ];
    let slow: Vec<String> = shapes
        .into_iter()
        .filter_map(|(before, shape, after)| {
            let base = 60_000 / page_of("", shape, "", 1).len();
            let [one, four] = [base, 4 * base].map(|times| steps(&page_of(before, shape, after, times)));
            (four > one * 1.4 + 1.0).then(|| format!("{before}{shape}: {one:.1} steps a byte, then {four:.1}"))
        })
        .collect();
    assert!(slow.is_empty(), "{slow:#?}");
}

#[test]
fn what_hangs_over_every_passage_is_looked_at_once() {
    let paragraphs = "<p>§§</p>".repeat(800);
    for name in ["class='", "data-x='"] {
        let before = |length: usize| format!("<article><div {name}{}'>", "a-b ".repeat(length));
        let [short, long] = [10, 250_000].map(|length| {
            let page = page_of(&before(length), &paragraphs, "</div>", 1);
            steps(&page) * page.len() as f64
        });
        assert!(long < short * 2.0 + 4_000_000.0, "{name}: {short} steps, then {long}");
    }
}

#[test]
fn a_hundred_thousand_nested_tags_and_twenty_megabytes_are_read() {
    for shape in ["<div>", "<b>", "<ul><li>", "<table><tr><td>", "<blockquote>", "<a href=x><p>"] {
        let page = page_of("", shape, "§§§", 100_000);
        let _ = extract(page.as_bytes(), "https://j.example/", None);
        let _ = fragment(&page, "");
    }
    let page = page_of("<article>", &format!("<p>{}</p>", "Mot pour mot, encore. ".repeat(4_000)), "", 260);
    assert!(page.len() > 20 << 20);
    let article = extract(page.as_bytes(), "https://j.example/", None);
    assert!(article.document.plain().len() <= LARGEST);
}
