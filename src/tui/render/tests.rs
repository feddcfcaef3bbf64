//! Set text, as a reader sees it.

use super::*;
use crate::news::analysis::{EntityKind, Mention};
use crate::news::document::{Item, Run};
use crate::news::entry::{EntryHead, EntryState};
use crate::news::ids::{EntityId, EntryId, FeedId};
use crate::news::time::Timestamp;
use crate::news::trouble::Trouble;
use crate::store::Stored;

fn text(blocks: Vec<Block>) -> Text {
    let head = EntryHead {
        id: EntryId(1),
        feed: FeedId(1),
        feed_name: "La Gazette".to_owned(),
        key: "k".to_owned(),
        title: "Un titre".to_owned(),
        url: None,
        published: None,
        sort: Timestamp(0),
        state: EntryState::default(),
        language: Lang::Fr,
        offline: Offline::Whole,
        words: 10,
        summary: String::new(),
    };
    let full = EntryFull {
        head,
        authors: Vec::new(),
        updated: None,
        categories: Vec::new(),
        enclosures: Vec::new(),
        image: None,
        tags: Vec::new(),
        feed_text: None,
        page_error: None,
    };
    let article = crate::news::article::Article { document: Document { blocks }, ..Default::default() };
    let stored = Some(Stored { article, fetched: Timestamp(0) });
    Text { full, stored, from_feed: Document::default(), entities: Vec::new(), changed: None, place: None }
}

fn paragraph(said: &str) -> Block {
    Block::Paragraph { text: Prose::plain(said) }
}

fn setting(columns: usize) -> Setting {
    Setting { columns, ..Setting::default() }
}

fn shown(text: &Text, setting: Setting) -> Rendered {
    article(text, setting, &Locale::from_tag("fr"))
}

fn lines(rendered: &Rendered) -> Vec<String> {
    rendered.lines.iter().map(|line| line.iter().map(|piece| piece.text.as_str()).collect()).collect()
}

/// The lines below the headline.
fn body(blocks: Vec<Block>, setting: Setting) -> Vec<String> {
    lines(&shown(&text(blocks), setting)).split_off(2)
}

const LONG: &str = "Le gouvernement fédéral a validé vendredi un plan qui touche plusieurs lignes régionales et les \
                    ateliers ; les syndicats annoncent une grève lundi.";

#[test]
fn justified_lines_fill_their_room_and_the_last_does_not() {
    let said = body(vec![paragraph(LONG)], Setting { justified: true, ..setting(34) });
    let (last, others) = said.split_last().unwrap();
    let full = others.iter().filter(|line| crate::text::width::width(line) == 34).count();
    assert!(full + 1 >= others.len(), "{said:#?}");
    assert!(crate::text::width::width(last) < 34 && said.iter().any(|line| line.ends_with('-')), "{said:#?}");
}

#[test]
fn nested_lists_are_indented_under_their_item() {
    let inner = Block::List { ordered: true, items: vec![Item { text: Prose::plain("sous-point"), nested: vec![] }] };
    let items = vec![
        Item { text: Prose::plain("premier point assez long pour deux lignes"), nested: vec![inner] },
        Item { text: Prose::plain("second"), nested: vec![] },
    ];
    let said = body(vec![Block::List { ordered: false, items }], setting(26));
    assert_eq!(said, ["• premier point assez long", "  pour deux lignes", "  1. sous-point", "• second"]);
}

#[test]
fn a_table_wraps_its_cells_where_that_makes_it_fit() {
    let cell = Prose::plain;
    let table = Block::Table {
        caption: None,
        header: vec![cell("Ligne"), cell("Ce qui change"), cell("Trains")],
        rows: vec![vec![cell("42"), cell("un train toutes les deux heures"), cell("8")]],
    };
    let said = body(vec![table.clone()], setting(34));
    assert_eq!(
        said,
        [
            "Ligne  Ce qui change        Trains",
            "──────────────────────────────────",
            "   42  un train toutes les       8",
            "       deux heures"
        ]
    );
    let spoken = body(vec![table], Setting { linear: true, ..setting(90) });
    assert_eq!(spoken, ["Ligne\u{a0}: 42 · Ce qui change\u{a0}: un train toutes les deux heures · Trains\u{a0}: 8"]);
}

#[test]
fn a_table_too_wide_goes_beyond_the_text_and_nothing_of_it_is_lost() {
    let row = |said: &str| (0..12).map(|n| Prose::plain(format!("{said}{n}"))).collect::<Vec<_>>();
    let table = Block::Table { caption: None, header: row("colonne"), rows: vec![row("valeur")] };
    let rendered = shown(&text(vec![table]), setting(40));
    assert!(rendered.widest > 90 && lines(&rendered).iter().any(|line| line.contains("valeur11")));
}

#[test]
fn names_are_marked_where_they_stand_in_every_kind_of_block() {
    let said = ["Anne Dubois à Liège", "« Dubois », dit Dubois.", "chez Dubois"];
    let blocks = vec![
        paragraph(said[0]),
        Block::Image { src: String::new(), alt: String::new(), caption: "Dubois".to_owned() },
        Block::Quote { paragraphs: vec![Prose::plain("Œuvre d'été 😀"), Prose::plain(said[1])], cite: None },
        Block::List {
            ordered: false,
            items: vec![
                Item { text: Prose::plain("un"), nested: vec![paragraph("deux")] },
                Item { text: Prose::plain(said[2]), nested: vec![] },
            ],
        },
    ];
    let plain = Document { blocks: blocks.clone() }.plain();
    let mentions = plain.match_indices("Dubois").map(|(at, word)| {
        let start = plain[..at].chars().count() as u32;
        Mention { start, end: start + word.chars().count() as u32 }
    });
    let mut text = text(blocks);
    text.entities = vec![EntityRow {
        id: EntityId(1),
        name: "Dubois".to_owned(),
        kind: EntityKind::Person,
        count: 4,
        mentions: mentions.collect(),
    }];
    for justified in [false, true] {
        for columns in [12, 20, 60] {
            let rendered = shown(&text, Setting { justified, ..setting(columns) });
            let all = lines(&rendered);
            let found: Vec<_> = rendered.named.iter().map(|n| all[n.line][n.from..n.to].to_owned()).collect();
            assert_eq!(found.concat(), "Dubois".repeat(4), "{columns} {all:#?}");
        }
    }
}

#[test]
fn words_are_found_across_lines_whatever_their_accents() {
    let rendered = shown(&text(vec![paragraph(LONG)]), Setting { justified: true, ..setting(24) });
    let hits = find(&rendered, "GOUVERNEMENT federal");
    assert_eq!(hits.len(), 1);
    let all = lines(&rendered);
    let said: Vec<_> = hits[0].parts.iter().map(|(line, from, to)| all[*line][*from..*to].trim().to_owned()).collect();
    assert_eq!(said.concat().replace(' ', ""), "gouvernementfédéral", "{all:#?}");
    assert!(find(&rendered, "absent").is_empty() && find(&rendered, " ").is_empty());
}

#[test]
fn links_are_numbered_and_lead_where_they_say() {
    let link =
        |said: &str| Run { text: said.to_owned(), link: Some(format!("https://{said}.example/")), ..Run::default() };
    let blocks = vec![
        Block::Paragraph {
            text: Prose(vec![link("un"), Run { text: " et ".to_owned(), ..Run::default() }, link("deux")]),
        },
        Block::Embed { title: "Le direct".to_owned(), url: "https://trois.example/".to_owned() },
    ];
    let rendered = shown(&text(blocks), setting(40));
    assert_eq!(
        lines(&rendered)[2..],
        ["un\u{a0}[1] et deux\u{a0}[2]", "", "▸ À voir sur le site\u{a0}: Le direct [3]"]
    );
    assert_eq!(rendered.links, ["https://un.example/", "https://deux.example/", "https://trois.example/"]);
}

#[test]
fn room_is_kept_for_a_picture_before_it_is_here() {
    let image = Block::Image { src: "https://i.example/1".into(), alt: String::new(), caption: "La gare".into() };
    let rendered = shown(&text(vec![image, paragraph("Suite")]), Setting { picture_lines: Some(5), ..setting(40) });
    assert_eq!(rendered.pictures, [Slot { src: "https://i.example/1".to_owned(), line: 2, lines: 5 }]);
    assert_eq!(lines(&rendered)[7..], ["La gare", "", "Suite"]);
}

#[test]
fn the_feed_speaks_where_its_page_is_another_article() {
    let mut text = text(Vec::new());
    text.stored = None;
    text.full.head.offline = Offline::FeedOnly;
    text.full.page_error = PageKind::OtherArticle.reason().map(Trouble::new);
    text.from_feed = Document { blocks: vec![paragraph("Ce que dit le flux.")] };
    let said = lines(&shown(&text, setting(120)));
    assert!(said[2].starts_with("Cette page est un autre article") && said[5] == "Ce que dit le flux.", "{said:#?}");
    // A feed of which no pages are fetched says nothing of them.
    text.full.page_error = None;
    assert_eq!(lines(&shown(&text, setting(120)))[2], "Ce que dit le flux.");
}

#[test]
fn a_picture_does_not_say_the_headline_again() {
    let mut text =
        text(vec![Block::Image { src: String::new(), alt: "LA GARE ROUVRE".into(), caption: String::new() }]);
    text.full.head.title = "La gare rouvre".to_owned();
    assert_eq!(lines(&shown(&text, setting(40)))[2..], ["[Image]"]);
}

#[test]
fn what_is_not_the_whole_article_says_so_above_it() {
    let mut text = text(vec![paragraph("Le début.")]);
    text.full.head.offline = Offline::Paywalled;
    assert!(lines(&shown(&text, setting(90)))[2].starts_with("La suite est réservée aux abonnés"));
    let stored = text.stored.as_mut().unwrap();
    stored.article.kind = PageKind::NotArticle;
    text.full.head.offline = Offline::FeedOnly;
    text.from_feed = Document { blocks: vec![paragraph("Ce que dit le flux, plus long.")] };
    let said = lines(&shown(&text, setting(120)));
    assert!(
        said[2].starts_with("Cette page n'est pas un article") && said[4].starts_with("Ce que dit le flux"),
        "{said:#?}"
    );
}
