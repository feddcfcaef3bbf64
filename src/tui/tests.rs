//! The interface as a reader meets it: keys in, model, effects and screens out, over answers made up here.

use std::fmt::Write as _;

use ratatui::Terminal;
use ratatui::backend::TestBackend;

use super::message::{Ask, Effect, Listing, Mouse, Msg, Reply, Text};
use super::model::{Model, Pane};
use super::{Cx, update, view};
use crate::command::{KeySequence, Keymap};
use crate::engine::{Event, Request};
use crate::locale::Locale;
use crate::news::analysis::{EntityKind, EntityRow, Related, RelatedKind};
use crate::news::article::{Article, Link};
use crate::news::document::{Block, Document, Item, Run, Text as Prose};
use crate::news::entry::{EntryFull, EntryHead, EntryState, Offline};
use crate::news::feed::{Feed, Health};
use crate::news::ids::{EntityId, EntryId, FeedId};
use crate::news::query::Scope;
use crate::news::time::Timestamp;
use crate::store::{Change, FeedRow, Stored, Totals};
use crate::text::language::Lang;
use crate::theme::Theme;

const TITLES: [&str; 6] = [
    "Le plan du rail passe en conseil des ministres après trois mois de négociations",
    "Inondations : la Vesdre sous surveillance",
    "La ligne 2 du métro rouvre",
    "Un parc à la place du parking",
    "Le musée des mines fête ses cent ans",
    "Les apiculteurs comptent leurs ruches",
];

fn now() -> Timestamp {
    Timestamp::from_rfc3339("2026-11-20T08:20:00Z").unwrap()
}

fn head(number: i64) -> EntryHead {
    let sort = now().plus(-720 - 7 * 3600 * (number - 1));
    EntryHead {
        id: EntryId(number),
        feed: FeedId(1 + number % 2),
        feed_name: if number % 2 == 0 { "La Gazette" } else { "Le Courrier" }.to_owned(),
        key: format!("key-{number}"),
        title: TITLES[(number as usize - 1) % TITLES.len()].to_owned(),
        url: Some(format!("https://gazette.example/{number}")),
        published: Some(sort),
        sort,
        state: EntryState { read: number == 3, starred: number == 4, later: false },
        language: Lang::Fr,
        offline: Offline::Whole,
        words: 600,
        summary: "En bref.".to_owned(),
    }
}

fn text(number: i64) -> Text {
    let link = Run { text: "Salzinnes".to_owned(), link: Some("https://s.example/".to_owned()), ..Run::default() };
    let body = "Six lignes passent à un train toutes les deux heures ; l'atelier est maintenu à ".to_owned();
    let mut blocks = vec![
        Block::Lead { text: Prose::plain("Le gouvernement a validé vendredi un plan qui touche six lignes.") },
        Block::Paragraph { text: Prose(vec![Run { text: body, ..Run::default() }, link]) },
        Block::Heading { level: 2, text: Prose::plain("Ce qui change") },
        Block::Quote {
            paragraphs: vec![Prose::plain(
                "« On ne fait pas rouler des trains avec des tableurs », répond le délégué.",
            )],
            cite: Some(Prose::plain("un délégué")),
        },
        Block::List {
            ordered: false,
            items: ["premier point", "second point"]
                .map(|said| Item { text: Prose::plain(said), nested: Vec::new() })
                .to_vec(),
        },
        Block::Table {
            caption: None,
            header: vec![Prose::plain("Ligne"), Prose::plain("Trains")],
            rows: vec![vec![Prose::plain("42"), Prose::plain("12")]],
        },
    ];
    for number in 0..12 {
        blocks.push(Block::Paragraph {
            text: Prose::plain(format!("Paragraphe {number}. {}", "Encore un mot. ".repeat(9))),
        });
    }
    let article = Article {
        title: Some(TITLES[0].to_owned()),
        section: Some("Belgique".to_owned()),
        document: Document { blocks },
        related: vec![Link { title: "Tout sur le rail".to_owned(), url: "https://gazette.example/rail".to_owned() }],
        ..Article::default()
    };
    let entity = |id, name: &str, kind, count| EntityRow {
        id: EntityId(id),
        name: name.to_owned(),
        kind,
        count,
        mentions: Vec::new(),
    };
    Text {
        full: EntryFull {
            head: head(number),
            authors: Vec::new(),
            updated: None,
            categories: Vec::new(),
            enclosures: Vec::new(),
            image: None,
            tags: Vec::new(),
            feed_text: None,
            page_error: None,
        },
        stored: Some(Stored { article, fetched: now() }),
        from_feed: Document::default(),
        entities: vec![
            entity(1, "Anne Dubois", EntityKind::Person, 4),
            entity(2, "SNCB", EntityKind::Organisation, 7),
            entity(3, "Namur", EntityKind::Place, 2),
        ],
    }
}

fn feeds() -> Vec<FeedRow> {
    let feed = |id: i64, name: &str| Feed {
        id: FeedId(id),
        url: format!("https://{id}.example/feed"),
        name: name.to_owned(),
        section: Some("Belgique".to_owned()),
        tags: Vec::new(),
        site: None,
        full_text: true,
        every: None,
        health: Health::default(),
    };
    [feed(1, "La Gazette"), feed(2, "Le Courrier")].map(|feed| FeedRow { feed, unread: 2, total: 3 }).to_vec()
}

struct App {
    model: Model,
    cx: Cx,
    articles: i64,
}

impl App {
    fn sized(width: u16, height: u16, articles: i64) -> Self {
        let cx =
            Cx { now: now(), zone: jiff::tz::TimeZone::UTC, locale: Locale::from_tag("fr"), keymap: Keymap::default() };
        let model = Model { size: (width, height), measure: 68, ..Model::default() };
        let mut app = Self { model, cx, articles };
        let effects = update::begin(&mut app.model, &app.cx);
        app.answer(effects);
        app
    }

    fn new() -> Self {
        Self::sized(120, 40, 6)
    }

    fn send(&mut self, msg: Msg) -> Vec<Effect> {
        let effects = update::update(&mut self.model, msg, &self.cx);
        self.answer(effects)
    }

    /// Answers all questions; returns the other effects.
    fn answer(&mut self, effects: Vec<Effect>) -> Vec<Effect> {
        let mut left = Vec::new();
        for effect in effects {
            let reply = match effect {
                Effect::Read(Ask::Feeds) => {
                    let rows = if self.articles > 0 { feeds() } else { Vec::new() };
                    Reply::Feeds { rows, totals: Totals { entries: 6, unread: 5, starred: 1, ..Totals::default() } }
                }
                Effect::Read(Ask::List { generation, peek, query }) => {
                    let ids: Vec<_> = match query.scope {
                        Scope::Search(words) if words == "zzz" => Vec::new(),
                        Scope::Entity(_) => vec![EntryId(2), EntryId(5)],
                        _ => (1..=self.articles).map(EntryId).collect(),
                    };
                    let unread = ids.iter().copied().filter(|id| id.0 != 3).collect();
                    let heads = ids.iter().map(|id| head(id.0)).collect();
                    Reply::List(Listing { generation, peek, ids: ids.into(), unread, heads })
                }
                Effect::Read(Ask::Heads(ids)) => Reply::Heads(ids.into_iter().map(|id| head(id.0)).collect()),
                Effect::Read(Ask::Text(id)) => Reply::Text(Box::new(text(id.0))),
                Effect::Related(id) => {
                    let why = vec!["rail".to_owned()];
                    Reply::Related(
                        id,
                        vec![Related { entry: EntryId(2), score: 0.7, kind: RelatedKind::SameStory, why }],
                    )
                }
                other => {
                    left.push(other);
                    continue;
                }
            };
            left.extend(self.send(Msg::Reply(reply)));
        }
        left
    }

    fn press(&mut self, keys: &str) -> Vec<Effect> {
        KeySequence::parse_all(keys).into_iter().flat_map(|key| self.send(Msg::Key(key))).collect()
    }

    fn screen(&self) -> String {
        let (width, height) = self.model.size;
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        let theme = Theme::default();
        terminal.draw(|frame| view::view(&self.model, &theme, &self.cx, frame)).unwrap();
        let buffer = terminal.backend().buffer();
        let mut out = String::new();
        for y in 0..height {
            let row: String = (0..width).map(|x| buffer[(x, y)].symbol()).collect();
            writeln!(out, "{}", row.trim_end()).unwrap();
        }
        out
    }
}

fn changes(effects: &[Effect]) -> Vec<Change> {
    let change = |effect: &Effect| match effect {
        Effect::Engine(Request::Change(change)) => Some(change.clone()),
        _ => None,
    };
    effects.iter().filter_map(change).collect()
}

#[test]
fn the_first_screen_has_the_newest_unread_and_its_text() {
    let app = App::new();
    assert_eq!(app.model.list.current(), Some(EntryId(1)));
    let screen = app.screen();
    assert!(screen.contains("Le gouvernement a validé vendredi"), "{screen}");
    assert!(screen.contains("Anne Dubois") && screen.contains("même histoire"), "{screen}");
}

#[test]
fn opening_marks_read_and_moving_does_not() {
    let mut app = App::new();
    assert_eq!(changes(&app.press("j")), []);
    assert_eq!(changes(&app.press("<enter>")), [Change::Read(vec![EntryId(2)], true)]);
    assert_eq!(app.model.focus, Pane::Reader);
    assert!(!app.model.is_unread(EntryId(2)));
}

#[test]
fn an_answer_older_than_the_deed_does_not_undo_it() {
    let mut app = App::new();
    app.press("<enter><esc>zuzu");
    assert!(!app.model.is_unread(EntryId(1)));
}

#[test]
fn starring_shows_at_once_is_written_and_undone() {
    let mut app = App::new();
    assert_eq!(changes(&app.press("js")), [Change::Star(vec![EntryId(2)], true)]);
    assert!(app.model.heads[&EntryId(2)].state.starred);
    assert_eq!(changes(&app.press("u")), [Change::Star(vec![EntryId(2)], false)]);
    assert_eq!(changes(&app.press("<c-r>")), [Change::Star(vec![EntryId(2)], true)]);
}

#[test]
fn the_next_unread_leaps_over_what_is_read() {
    let mut app = App::new();
    app.press("nn");
    assert_eq!(app.model.list.current(), Some(EntryId(4)));
    app.press("p");
    assert_eq!(app.model.list.current(), Some(EntryId(2)));
}

#[test]
fn space_reads_to_the_end_and_then_goes_on() {
    let mut app = App::sized(80, 24, 6);
    app.press("<enter>");
    let first = app.model.scroll();
    app.press("<space>");
    assert!(app.model.scroll() > first);
    for _ in 0..20 {
        app.press("<space>");
        if app.model.reader.entry != Some(EntryId(1)) {
            break;
        }
    }
    assert_eq!((app.model.reader.entry, app.model.scroll()), (Some(EntryId(2)), 0));
}

#[test]
fn an_entity_opens_its_articles_and_escape_comes_back() {
    let mut app = App::new();
    app.press("<enter>jjj");
    let scroll = app.model.scroll();
    app.press("e<enter>");
    assert_eq!(app.model.list.query.scope, Scope::Entity(EntityId(1)));
    assert_eq!(app.model.list.ids.len(), 2);
    app.press("<esc>");
    assert_eq!(app.model.list.query.scope, Scope::All);
    assert_eq!((app.model.reader.entry, app.model.scroll()), (Some(EntryId(1)), scroll));
}

#[test]
fn a_related_article_opens_and_backspace_comes_back() {
    let mut app = App::new();
    app.press("<enter><tab><enter>");
    assert_eq!((app.model.reader.entry, app.model.focus), (Some(EntryId(2)), Pane::Reader));
    app.press("<backspace>");
    assert_eq!(app.model.reader.entry, Some(EntryId(1)));
}

#[test]
fn new_articles_are_announced_and_never_move_the_list() {
    let mut app = App::new();
    app.press("jj");
    app.articles = 9;
    app.send(Msg::Engine(Event::Changed { new: 3, updated: 0, feeds: vec![FeedId(1)] }));
    assert_eq!((app.model.list.ids.len(), app.model.list.current()), (6, Some(EntryId(3))));
    assert!(app.screen().contains("3 nouveaux · N pour voir"));
    app.press("N");
    assert_eq!((app.model.list.ids.len(), app.model.list.newcomers()), (9, 0));
}

#[test]
fn searching_answers_as_one_types_and_escape_gives_the_list_back() {
    let mut app = App::new();
    app.press("/zzz");
    assert!(app.screen().contains("Rien ne répond à"));
    app.press("<esc>");
    assert_eq!((app.model.list.query.scope.clone(), app.model.list.ids.len()), (Scope::All, 6));
}

#[test]
fn the_palette_finds_a_command_by_a_few_letters() {
    let mut app = App::new();
    app.press(":addfeed<enter>");
    assert!(app.screen().contains("Adresse du journal"));
    let effects = app.press("gazette.example<enter>");
    assert!(matches!(&effects[..], [Effect::AddFeed(address)] if address == "gazette.example"));
}

#[test]
fn a_removed_feed_comes_back_with_undo() {
    let mut app = App::new();
    let effects = app.press("hjjjjd");
    assert!(matches!(&effects[..], [Effect::RemoveFeed(url)] if url == "https://1.example/feed"), "{effects:?}");
    assert!(matches!(&app.press("u")[..], [Effect::RestoreFeed(url)] if url == "https://1.example/feed"));
}

#[test]
fn a_key_without_meaning_says_so() {
    let mut app = App::new();
    app.press("x");
    assert!(app.screen().contains("x ne fait rien ici"));
}

#[test]
fn a_change_of_width_keeps_the_place() {
    let mut app = App::new();
    app.press("<enter><pagedown>");
    let anchor = app.model.reader.anchor;
    app.send(Msg::Resize(80, 24));
    assert_eq!(app.model.reader.anchor.block, anchor.block);
    app.send(Msg::Resize(120, 40));
    assert_eq!(app.model.reader.anchor, anchor);
}

#[test]
fn what_could_not_be_written_is_put_back() {
    let mut app = App::new();
    let change = changes(&app.press("s")).remove(0);
    let error = "le disque est plein".to_owned();
    app.send(Msg::Engine(Event::WriteFailed { change, error, hint: None }));
    assert!(!app.model.heads[&EntryId(1)].state.starred);
}

#[test]
fn a_click_selects_and_a_second_opens() {
    let mut app = App::new();
    let area = app.model.panes().list.unwrap();
    let third = Mouse::Click(area.x + 5, area.y + 9);
    app.send(Msg::Mouse(third));
    let selected = app.model.list.selected;
    assert!(selected > 0);
    app.send(Msg::Mouse(third));
    assert_eq!((app.model.focus, app.model.list.selected), (Pane::Reader, selected));
}

#[test]
fn without_feeds_a_sentence_says_what_to_press() {
    assert!(App::sized(80, 24, 0).screen().contains("Pas encore de journal"));
}

#[test]
fn every_command_is_described_in_every_language() {
    for tag in ["fr", "nl", "de"] {
        let locale = Locale::from_tag(tag);
        for command in crate::command::Command::ALL {
            assert!(locale.get(&format!("cmd-{}", command.name()), &[]).is_some(), "{tag}: {}", command.name());
        }
    }
}

#[test]
fn any_keys_on_any_size_are_survived() {
    let keys =
        "jjj<enter><space>G<tab>j<enter><esc>hkdu/ab<down><enter>:x<tab><esc>?jjG<esc>zzzuLmsy+-f9<enter>N<c-l>A";
    for (width, height) in [(1, 1), (8, 4), (40, 12), (61, 9), (80, 24), (300, 90)] {
        for articles in [0, 1, 6] {
            let mut app = App::sized(width, height, articles);
            for key in KeySequence::parse_all(keys) {
                app.send(Msg::Key(key));
                app.screen();
            }
        }
    }
}

#[test]
fn screens() {
    insta::assert_snapshot!("80x24", App::sized(80, 24, 6).screen());
    insta::assert_snapshot!("120x40", App::sized(120, 40, 6).screen());
    insta::assert_snapshot!("40x12", App::sized(40, 12, 6).screen());
    let mut app = App::sized(40, 12, 6);
    app.press("<enter>");
    insta::assert_snapshot!("40x12-reader", app.screen());
    let mut app = App::sized(160, 24, 6);
    app.press("<enter>z");
    insta::assert_snapshot!("160x24-pending", app.screen());
    app.press("u:");
    app.send(Msg::Engine(Event::Online(false)));
    insta::assert_snapshot!("160x24-palette", app.screen());
    app.press("<esc>?");
    insta::assert_snapshot!("160x24-help", app.screen());
}
