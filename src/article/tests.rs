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
fn what_is_done_with_an_article_is_no_related_headline() {
    let text =
        "Le tram de Liège roule à nouveau depuis ce matin entre Sclessin et Bressoux, dit la société. ".repeat(4);
    let page = format!(
        "<html><body><article><h1>Le tram roule</h1><p>{text}</p><p>{text}</p></article><div class=related><h3>Lire aussi</h3><ul>\
         <li><a href=/x>Partager sur Twitter ou ailleurs</a><li><a href=/z>Faites vos paris sportifs sur notre site ami</a><li><a href=/y>Version imprimable de l'article</a>\
         <li><a href=/z>Partager la route, un pari de la Ville</a></ul></div></body></html>"
    );
    let article = extract(page.as_bytes(), "https://tram.example/a", None);
    let titles: Vec<&str> = article.related.iter().map(|link| link.title.as_str()).collect();
    assert_eq!(titles, ["Partager la route, un pari de la Ville"]);
}

#[test]
fn what_is_named_related_comes_before_a_list_of_all_that_is_new() {
    let text =
        "Le tram de Liège roule à nouveau depuis ce matin entre Sclessin et Bressoux, dit la société. ".repeat(4);
    let news = [
        "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
        "quatorze",
    ]
    .map(|n| ["<li><a href=/n/", n, ">Une nouvelle toute fraîche, numéro ", n, "</a>"].concat())
    .concat();
    let page = format!(
        "<html><body><article><h1>Le tram roule</h1><p>{text}</p><p>{text}</p></article><div><h3>À découvrir</h3>\
         <ul>{news}</ul></div><div style='display: none'><h3>À lire aussi</h3><ul><li><a \
         href=/c>Une liste que personne ne voit</a></ul></div><aside class=entry-related><h2>Lire plus</h2><ul><li><a href=/r>Le tram avait déraillé en \
         octobre</a></ul></aside></body></html>"
    );
    let article = extract(page.as_bytes(), "https://tram.example/a", None);
    assert_eq!(article.related.first().map(|link| link.title.as_str()), Some("Le tram avait déraillé en octobre"));
    assert!(!article.related.iter().any(|link| link.url.ends_with("/c")));
}

/// Four paragraphs that are not the same.
fn four() -> [String; 4] {
    ["Un.", "Deux.", "Trois.", "Quatre."].map(|last| format!("<p>{LONG} {last}</p>"))
}

#[test]
fn what_is_said_twice_is_shown_once() {
    let [one, two, three, four] = four();
    let pulled = "après quatre heures de débat, par vingt voix contre treize";
    let article = page(&format!(
        "<article><h1>Le budget adopté</h1><ul><li><a href=#a>Ce qui change</a><li><a href=#b>Ce qui reste</a></ul>{one}{two}\
         <blockquote><p>« {pulled} »</p></blockquote><h2 id=a>Ce qui change</h2>{three}<h2 id=b>Ce qui reste</h2>{four}{two}\
         <blockquote><p>« Nous n'avons pas eu le choix, et nous le referions demain », dit l'échevine.</p></blockquote></article>"
    ));
    let plain = article.document.plain();
    assert_eq!((plain.matches("Deux.").count(), plain.matches("Ce qui reste").count()), (1, 1), "{plain}");
    assert!(!plain.contains("« après quatre") && plain.contains("nous le referions demain"), "{plain}");
}

#[test]
fn buttons_marks_and_advertisements_are_no_pictures() {
    let [one, two, three, four] = four();
    let article = page(&format!(
        "<article><h1>Le budget adopté</h1>{one}<p><img src=/img/icoVideo.png><img src=/photos/salle.jpg></p>{two}\
         <iframe src='https://www.facebook.com/plugins/like.php?href=x'></iframe><img src='https://ww1.smartadserver.example/call/1'>{three}\
         <iframe src='https://www.facebook.com/plugins/video.php?href=x'></iframe>{four}</article>"
    ));
    assert_eq!(kinds(&article), "pippep");
}

#[test]
fn a_list_of_services_after_the_related_headlines_is_none_of_them() {
    let text = four().concat();
    let article = page(&format!(
        "<div><h1>Le budget adopté</h1>{text}</div><div><p>Sur le même sujet :</p><ul>\
         <li><h3><a href=/b>Le budget divise la majorité à Liège</a></h3><li><h3><a href=/c>Réservé aux abonnés Deux échevins sur le départ</a></h3></ul>\
         <h2>Services</h2><ul><li><a href=/m>Météo en Belgique</a><li><a href=/s>Tous les services</a></ul></div>"
    ));
    let titles: Vec<&str> = article.related.iter().map(|link| link.title.as_str()).collect();
    assert_eq!(titles, ["Le budget divise la majorité à Liège", "Deux échevins sur le départ"]);
}

#[test]
fn a_link_that_ends_with_a_space_has_none_before_the_comma() {
    let [one, two, three, _] = four();
    let article = page(&format!(
        "<article><h1>Le budget adopté</h1>{one}<p>Sur les antennes de la <a href=/r>radio publique </a>, l'échevin s'est dit soulagé d'en avoir fini avec lui.</p>{two}{three}</article>"
    ));
    assert!(article.document.plain().contains("radio publique, l'échevin"));
}

#[test]
fn the_next_article_and_what_readers_write_are_cut_off() {
    let text = |about: &str| format!("<p>{LONG} {about}</p>").repeat(5);
    let one = |title: &str, about: &str| format!("<div class=story><h1>{title}</h1><div>{}</div></div>", text(about));
    let article = page(&format!(
        "{}{}",
        one("Le budget adopté", "Le premier."),
        one("La piscine de la Sauvenière rouvre ses portes", "Le second.")
    ));
    let plain = article.document.plain();
    assert!(plain.contains("Le premier.") && !plain.contains("Le second."), "{plain}");
    for heading in ["3 commentaires", "Comments are now closed for this story", "Kommentare (2)"] {
        let article = page(&format!(
            "<div><h1>Le budget adopté</h1>{}<h3>{heading}</h3>{}</div>",
            text("Le premier."),
            "<p>Moi je trouve que c'est trop cher, et je ne suis pas le seul à le penser, loin de là.</p>".repeat(3)
        ));
        let plain = article.document.plain();
        assert!(plain.contains("Le premier.") && !plain.contains("trop cher"), "{plain}");
    }
}

#[test]
fn what_stands_under_the_end_of_the_page_is_none_of_its_text() {
    let text = [1, 2, 3].map(|at| format!("<p>{LONG} C'est le point {at}.</p>")).concat();
    let films = [1, 2, 3]
        .map(|at| format!("<p>Le film numéro {at} raconte la vie d'une ville, de ses gens, de ses amours.</p>"))
        .concat();
    for line in ["<p>© Le Journal 2026</p>", "<ul><li><a href='#'>Haut de la page</a></ul>"] {
        let article = page(&format!("<h1>Le budget adopté</h1><div>{text}</div>{line}<div>{films}</div>"));
        let plain = article.document.plain();
        assert!(plain.contains("point 3") && !plain.contains("Le film"), "{line}: {plain}");
    }
    // A picture's owner, between two paragraphs.
    let article = page(&format!("<h1>Le budget adopté</h1><div>{text}<p>© Agence 2026</p><p>{LONG} Fin.</p></div>"));
    assert!(article.document.plain().contains("Fin."));
}

#[test]
fn the_headline_is_without_the_line_above_it() {
    let of = |heading: &str| {
        page(&format!("<article>{heading}<p>{LONG}</p><p>{LONG} Deux.</p><p>{LONG} Trois.</p></article>"))
    };
    let article = of("<h1><span class=titre__surtitre>Namur</span> <span>Treize voix contre un budget</span></h1>");
    assert_eq!(article.title.as_deref(), Some("Treize voix contre un budget"));
    assert!(!article.document.plain().contains("Namur"), "{:?}", article.document);
    let article = of("<h1><span class=kicker>Namur</span>: <span>treize voix contre un budget</span></h1>");
    assert_eq!(article.title.as_deref(), Some("Namur: treize voix contre un budget"));
}

#[test]
fn who_wrote_is_told_and_stands_not_in_the_text() {
    let of = |before: &str, after: &str| {
        page(&format!(
            "<div><h1>Le budget adopté</h1>{before}<p>{LONG}</p><p>{LONG} Deux.</p><p>{LONG} Trois.</p>{after}</div>"
        ))
    };
    for article in [of("<p id=writer>Ada Lom</p>", ""), of("", "<p id=articleAuthor>Ada Lom</p>")] {
        assert_eq!(article.byline, ["Ada Lom"]);
        assert!(!article.document.plain().contains("Ada Lom"), "{:?}", article.document);
    }
    let article = of("", "<div class=comments><p class=author>Bob Tar</p><p>Bravo, vraiment.</p></div>");
    assert!(article.byline.is_empty(), "{:?}", article.byline);
}

#[test]
fn what_only_one_site_calls_an_author_is_a_rule_of_that_site() {
    let html = format!(
        "<html lang=fr><head><title>Le budget adopté</title></head><body id=article><div><h1>Le budget adopté</h1>\
         <p>{LONG}</p><p>{LONG} Deux.</p><p>{LONG} Trois.</p><p id=articleSign>Ada Lom</p></div></body></html>"
    );
    let by = |url: &str| extract(html.as_bytes(), url, None).byline;
    assert_eq!((by("http://www.dhnet.be/a/1"), by("https://j.example/a/1")), (vec!["Ada Lom".to_owned()], Vec::new()));
}

#[test]
fn the_main_picture_is_one_of_the_article() {
    let of = |head: &str| {
        let html = format!(
            "<html lang=fr><head>{head}</head><body><article><h1>Le budget</h1><p>{LONG}</p></article></body></html>"
        );
        extract(html.as_bytes(), "https://j.example/a/1", None).image
    };
    let meta = |address: &str| format!("<meta property=og:image content='{address}'>");
    assert_eq!(of(&meta("/pont.jpg?a=1&amp;amp;b=2")).as_deref(), Some("https://j.example/pont.jpg?a=1&b=2"));
    assert_eq!(of(&meta("https://j.example/img/logo_journal.png")), None);
}

#[test]
fn a_post_written_out_as_data_is_no_text() {
    let data = r#"\n\n\n","providerName":"Reseau","providerUrl":"https://r.example","thumbnail_url":null,"type":"oembed","width":550 et encore, dit-on, du texte"#;
    let article =
        page(&format!("<article><h1>Le budget adopté</h1><p>{LONG}</p><p>{data}</p><p>{LONG} Fin.</p></article>"));
    let plain = article.document.plain();
    assert!(plain.contains("Fin.") && !plain.contains("providerName"), "{plain}");
}

#[test]
fn a_line_of_date_and_author_is_no_text() {
    let text = "Le pont a rouvert mardi matin, après deux ans de travaux. Les riverains l'ont traversé en fanfare, dit la bourgmestre.";
    let read = |line: &str| {
        let page = format!(
            "<html><head><title>Le pont rouvre</title></head><body><table><tr><td><h1>Le pont rouvre</h1>{line}<br><br>\
             {text}<br><br>{text} Fin.<br><br></td></tr></table></body></html>"
        );
        extract(page.as_bytes(), "https://pont.example/a", None).document.plain()
    };
    for line in [
        "Mis en ligne le 28/11/2026",
        "28/11/2026 16h19 <i>Ada Lom</i>",
        "Publié le 28.11.2026 à 16:19 par la rédaction",
    ] {
        let plain = read(line);
        assert!(plain.starts_with("Le pont a rouvert"), "{plain}");
    }
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
         <iframe title='Le vote' src='https://v.example/1'></iframe><p>{LONG} Et un <a href='/c'>lien</a>.</p><p>{LONG} Fin.</p></article>"
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
        "<article><h1>Le budget adopté</h1><p>{LONG}</p><p>{LONG} Deux.</p><p>Il vous reste 57 % de cet article à lire. La suite est réservée aux abonnés.</p></article>"
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
fn a_feeds_html_is_taken_whole() {
    let document =
        fragment("<p>Un &amp; deux</p><ul><li><a href='/x'>Lien</a></li></ul>texte nu", "https://j.example/");
    assert_eq!(document.plain(), "Un & deux\n\nLien\n\ntexte nu");
    assert_eq!(fragment("Simple texte", "").plain(), "Simple texte");
}

#[test]
fn a_second_article_and_comments_are_cut_off() {
    let article = page(&format!(
        "<article><h1>Le budget adopté</h1><p>{LONG}</p><p>{LONG} Deux.</p><p>{LONG} Trois, et la suite demain.</p>
         <div id=comments><p>Je ne suis pas d'accord, pas du tout, avec ce qui est dit ici par ces gens, vraiment.</p></div></article>
         <article><h1>Une autre nouvelle du jour</h1><p>{0}</p><p>{0} Deux.</p><p>{0} Trois.</p></article>",
        "Le club de la ville a gagné samedi son match, devant mille personnes, par trois buts à un, malgré la pluie battante."
    ));
    let text = article.document.plain();
    assert!(
        text.contains("Trois, et la suite") && !text.contains("mille personnes") && !text.contains("d'accord"),
        "{text}"
    );
}

#[test]
fn what_is_no_article_is_told_so() {
    let kind = |title: &str, body: &str, url: &str| {
        extract(format!("<title>{title}</title><body>{body}").as_bytes(), url, None).kind
    };
    assert_eq!(
        kind(
            "Page introuvable",
            &format!("<h1>Page introuvable</h1><p>{LONG}</p><p>{LONG}</p>"),
            "https://j.example/x"
        ),
        PageKind::NotArticle
    );
    let wall = "Nous et nos partenaires utilisons des cookies, avec votre consentement, pour traiter vos données personnelles. ".repeat(6);
    assert_eq!(kind("Journal", &format!("<p>{wall}</p>"), "https://j.example/x"), PageKind::NotArticle);
    assert_eq!(
        kind(
            "Le budget adopté",
            &format!("<h1>Le budget adopté</h1><p>{LONG}</p><p>{LONG} Deux.</p><p>{LONG}</p>"),
            "https://j.example/x"
        ),
        PageKind::Article
    );
}

#[test]
fn a_rule_for_a_site_narrows_the_text_and_falls_back_when_it_is_out_of_date() {
    let html = format!(
        "<html><head><title>Le budget adopté</title></head><body><h1>Le budget adopté</h1><div class=texte><p>{LONG}</p><p>{LONG} Deux.</p>
         <p class=promo>{LONG} Encart.</p><p>{LONG} Trois.</p></div></body></html>"
    );
    let of = |rules: &Rules| extract_with(html.as_bytes(), "https://www.j.example/a", None, rules).document.plain();
    let rules = |container: &str| {
        Rules::read(&format!("[[site]]\nhosts = ['j.example']\ncontainer = '{container}'\nstrip = '.promo'")).unwrap()
    };
    assert!(!of(&rules(".texte")).contains("Encart"));
    assert_eq!(of(&rules(".ancien")), of(&Rules::none()));
}

#[test]
fn a_last_line_of_nothing_but_tools_is_no_text() {
    let text =
        "Le tram de Liège roule à nouveau depuis ce matin entre Sclessin et Bressoux, dit la société. ".repeat(4);
    let page = |end: &str| {
        let page = format!(
            "<html><body><article><h1>Le tram roule</h1><p>{text}</p><p>{text} Fin.</p>{end}</article></body></html>"
        );
        extract(page.as_bytes(), "https://tram.example/a", None).document.plain()
    };
    assert!(!page("<p><a href=/p>Imprimer</a> - <a href=/e>Envoyer à un ami</a></p>").contains("Imprimer"));
    assert!(page("<p>On peut <a href=/p>imprimer</a> les horaires des trams à la gare.</p>").contains("imprimer"));
}
