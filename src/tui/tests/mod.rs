//! The interface as a reader meets it: keys in, model, effects and screens out, over answers made up here.

mod asking;
mod catalogue;
mod copies;
mod finding;
mod following;
mod health;
mod journeys;
mod linear;
mod lists;
mod managing;
mod marking;
mod naming;
mod pages;
mod reading;
mod rules;
mod screens;
mod settings;
mod sharing;
mod tags;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

use super::message::{Ask, Deed, Effect, Listing, Mouse, Msg, Reply, Text};
use super::model::{Model, Pane};
use super::{Cx, palette, update, view};
use crate::command::{KeySequence, Keymap};
use crate::engine::{Event, Request};
use crate::locale::Locale;
use crate::news::analysis::{EntityKind, EntityRow, Related, RelatedKind};
use crate::news::article::{Article, Link};
use crate::news::document::{Block, Document, Item, Run, Text as Prose};
use crate::news::entry::{EntryFull, EntryHead, EntryState, Offline};
use crate::news::feed::{Feed, Health};
use crate::news::ids::{EntityId, EntryId, FeedId, StoryId};
use crate::news::query::{Scope, Snippet};
use crate::news::time::Timestamp;
use crate::store::{self, Change, FeedRow, FollowRow, Stored, TagRow, Totals};
use crate::text::language::Lang;
use crate::theme::{Depth, Role, Theme, Themes};

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
        changed: None,
        place: None,
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
    follows: Vec<FollowRow>,
    rows: Vec<FeedRow>,
    tags: Vec<TagRow>,
    /// What was to be remembered.
    deeds: Vec<store::Deed>,
    related: Vec<Related>,
}

impl App {
    fn sized(width: u16, height: u16, articles: i64) -> Self {
        let cx = Cx {
            commands: crate::config::Commands::default(),
            now: now(),
            zone: jiff::tz::TimeZone::UTC,
            locale: Locale::from_tag("fr"),
            keymap: Keymap::default(),
            links: false,
        };
        let model = Model { size: (width, height), measure: 68, ..Model::default() };
        let why = vec!["rail".to_owned()];
        let related = vec![Related { entry: EntryId(2), score: 0.7, kind: RelatedKind::SameStory, copy: false, why }];
        let mut app = Self {
            model,
            cx,
            articles,
            follows: Vec::new(),
            rows: feeds(),
            tags: Vec::new(),
            deeds: Vec::new(),
            related,
        };
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
                    let rows = if self.articles > 0 { self.rows.clone() } else { Vec::new() };
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
                    Reply::List(Listing { generation, peek, ids: ids.into(), unread, heads, ..Listing::default() })
                }
                Effect::Read(Ask::Heads(ids)) => Reply::Heads(ids.into_iter().map(|id| head(id.0)).collect()),
                Effect::Read(Ask::Page(question)) => Reply::Page(pages::answer(&question)),
                Effect::Read(Ask::Snippets { generation, ids, .. }) => {
                    let found = ids.into_iter().map(|id| {
                        let text = "le plan du \u{e000}rail\u{e001} adopté".to_owned();
                        (id, Snippet { title: head(id.0).title.replacen("rail", "\u{e000}rail\u{e001}", 1), text })
                    });
                    Reply::Snippets { generation, found: found.collect() }
                }
                Effect::Read(Ask::Find { generation, text, articles }) => {
                    let all = if articles { self.articles } else { 0 };
                    let heads = (1..=all).map(head).filter(|head| head.title.to_lowercase().contains(&text)).collect();
                    let entities = self::text(1).entities;
                    Reply::Found { generation, stored: palette::Stored { text, heads, entities, muted: Vec::new() } }
                }
                Effect::Read(Ask::UnreadBefore { time, .. }) => {
                    let old = (1..=self.articles).filter(|id| head(*id).sort < time && *id != 3);
                    Reply::UnreadBefore(old.map(EntryId).collect())
                }
                Effect::Read(Ask::Tagged(tag)) => Reply::Tagged(tag, vec![EntryId(1), EntryId(2), EntryId(4)]),
                Effect::Read(Ask::Retag { from, to }) => {
                    let both = if to == "soir" { vec![EntryId(4)] } else { Vec::new() };
                    Reply::Retag { from, to, ids: vec![EntryId(1), EntryId(2), EntryId(4)], both }
                }
                Effect::Read(Ask::Deeds) => Reply::Deeds(Vec::new()),
                Effect::Engine(Request::Deed(deed)) => {
                    self.deeds.push(deed);
                    continue;
                }
                Effect::Read(Ask::Follows) => Reply::Follows(self.follows.clone()),
                Effect::Read(Ask::Count(target)) => Reply::Counted(target, 2, 2),
                Effect::Read(Ask::StoryToFollow(id)) => Reply::StoryToFollow(id, Some(StoryId(7))),
                Effect::Read(Ask::Tags) => Reply::Tags(self.tags.clone()),
                Effect::Read(Ask::Text(id)) => Reply::Text(Box::new(text(id.0))),
                Effect::Keep(_, deed @ Deed::Look) => {
                    left.extend(self.send(Msg::Kept(deed, Ok(settings::kept()))));
                    continue;
                }
                Effect::Related(id) => Reply::Related(id, self.related.clone()),
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

    fn drawn(&self, theme: &Theme) -> Buffer {
        let (width, height) = self.model.size;
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal.draw(|frame| view::view(&self.model, theme, &self.cx, frame)).unwrap();
        terminal.backend().buffer().clone()
    }

    /// What stands on the screen in a role, row by row.
    fn in_role(&self, role: Role) -> Vec<String> {
        let own = BTreeMap::from([("own".to_owned(), format!("{} = \"red\"", role.name()))]);
        let theme = Themes::new(Depth::Sixteen).with_own(own).named("own").unwrap();
        let buffer = self.drawn(&theme);
        let (red, (width, height)) = (theme.style(role).fg, self.model.size);
        let cells = |y| (0..width).map(move |x| (x, y));
        let row = |y| cells(y).map(|at| if buffer[at].style().fg == red { buffer[at].symbol() } else { " " }).collect();
        (0..height).map(row).collect()
    }

    fn screen(&self) -> String {
        let (width, height) = self.model.size;
        let buffer = self.drawn(&Theme::default());
        let mut out = String::new();
        for y in 0..height {
            let row: String = (0..width).map(|x| buffer[(x, y)].symbol()).collect();
            writeln!(out, "{}", as_seen(row.trim_end())).unwrap();
        }
        out
    }
}

/// No-break spaces are spaces to who looks; that they are where they should be, `tests/locales.rs` says.
fn as_seen(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

fn changes(effects: &[Effect]) -> Vec<Change> {
    let change = |effect: &Effect| match effect {
        Effect::Engine(Request::Change(change)) => Some(change.clone()),
        _ => None,
    };
    effects.iter().filter_map(change).collect()
}
