//! The page that says how all feeds fare.

use super::managing::deeds;
use super::*;
use crate::news::trouble::{Kind, Trouble};
use crate::store::{Answered, Past};

/// What the store remembers: the first feed fails lately, the second answers.
pub(super) fn pasts() -> Vec<Past> {
    let answer = |hours: i64, new: u32, error: Option<()>| Answered {
        at: now().plus(-3_600 * hours),
        status: Some(if error.is_some() { 403 } else { 200 }),
        new,
        changed: 0,
        elapsed_ms: 80,
        bytes: 4_000,
        error: error.map(|()| Trouble::new(Kind::Refused)),
    };
    let ill = (1..=4).map(|hours| answer(hours, 0, Some(()))).chain((5..=9).map(|h| answer(h, h as u32 % 3, None)));
    let well = (0..12).map(|hours| answer(hours, (hours * 7 % 5) as u32, None));
    vec![
        Past { feed: FeedId(1), articles: 0, answers: well.collect() },
        Past { feed: FeedId(2), articles: 34, answers: ill.collect() },
    ]
}

/// One feed that answers, then one of each ailment that was found.
fn rows() -> Vec<FeedRow> {
    let mut rows = feeds();
    rows[0].feed.health = Health {
        last_polled: Some(now().plus(-600)),
        last_success: Some(now().plus(-600)),
        next_due: Some(now().plus(1_200)),
        status: Some(304),
        interval: Some(1_800),
        ..Health::default()
    };
    let ill = |health: &mut Health, status: Option<u16>, kind: Kind, failures: u32| {
        *health = Health {
            last_polled: Some(now().plus(-3_600)),
            last_success: Some(now().plus(-86_400)),
            next_due: Some(now().plus(7_200)),
            error: Some(Trouble::with(kind, ["du JSON"])),
            status,
            failures,
            interval: Some(1_800),
            ..Health::default()
        };
    };
    ill(&mut rows[1].feed.health, Some(403), Kind::Refused, 4);
    for (id, name, status, kind) in [
        (3, "Le Phare", Some(200), Kind::WebPage),
        (4, "Der Bote", None, Kind::Slow),
        (5, "De Klok", Some(200), Kind::OtherFormat),
    ] {
        let mut row = rows[0].clone();
        (row.feed.id, row.feed.name, row.feed.url) =
            (FeedId(id), name.to_owned(), format!("https://{id}.example/feed"));
        ill(&mut row.feed.health, status, kind, 1);
        rows.push(row);
    }
    rows
}

fn app(width: u16, height: u16) -> App {
    let mut app = App::sized(width, height, 6);
    app.rows = rows();
    app.send(Msg::Engine(Event::Changed { new: 0, updated: 0, feeds: Vec::new() }));
    app
}

#[test]
fn feeds_in_trouble_stand_first_with_what_to_do() {
    let mut app = app(120, 40);
    app.press("gh");
    let screen = app.screen();
    assert!(screen.contains("5 journaux, 4 en difficulté"), "{screen}");
    assert!(screen.find("! Le Courrier") < screen.find("  La Gazette"), "{screen}");
    assert!(screen.contains("refuse les programmes (403)"), "{screen}");
    assert!(screen.contains("Le site refuse les programmes. Essayez une autre adresse"), "{screen}");
    app.press("jjj");
    let screen = app.screen();
    assert!(screen.contains("En détail : ce n'est pas un flux"), "{screen}");
}

#[test]
fn a_feed_is_polled_opened_set_and_removed_from_the_page_and_comes_back() {
    let mut app = app(120, 40);
    app.press("gh");
    let effects = app.press("<f5>");
    assert!(
        matches!(&effects[..], [Effect::Engine(Request::Refresh { feeds, force: true, .. })] if feeds[..] == [FeedId(2)]),
        "{effects:?}"
    );
    let effects = app.press("o");
    assert!(matches!(&effects[..], [Effect::Open(site)] if site == "https://2.example/"), "{effects:?}");
    assert_eq!(deeds(&app.press("d")), [Deed::Remove("https://2.example/feed".to_owned())]);
    // Once it is gone the next stands in its place; undone, it is back where it was.
    let removed = app.rows.remove(1);
    app.send(Msg::Engine(Event::Changed { new: 0, updated: 0, feeds: Vec::new() }));
    assert_eq!(app.model.selected_feed().map(|row| row.feed.id), Some(FeedId(3)));
    assert!(matches!(&deeds(&app.press("u"))[..], [Deed::Undo]));
    app.rows.push(removed);
    app.send(Msg::Engine(Event::Changed { new: 0, updated: 0, feeds: Vec::new() }));
    app.press("gg");
    assert_eq!(app.model.selected_feed().map(|row| row.feed.id), Some(FeedId(2)));
    app.press("e");
    assert!(app.screen().contains("RÉGLAGES · Le Courrier"), "{}", app.screen());
}

#[test]
fn a_page_in_a_feeds_place_is_searched_for_its_feed() {
    let mut app = app(120, 40);
    let effects = app.press("ghj<enter>");
    let asked = matches!(&effects[..], [Effect::Engine(Request::Find(url))] if url == "https://3.example/feed");
    assert!(asked, "{effects:?}");
    // A feed that is well opens its articles.
    app.press("G<enter>");
    assert_eq!((app.model.pages.len(), app.model.focus), (0, Pane::List));
    assert_eq!(app.model.list.query.scope, Scope::Feed(FeedId(1)));
    app.press("<esc>");
    assert_eq!(app.model.pages.len(), 1);
}

#[test]
fn the_page_opens_on_the_feed_selected_and_asks_again_after_a_refresh() {
    let mut app = app(120, 40);
    app.press("hjjjjgh");
    assert_eq!(app.model.selected_feed().map(|row| row.feed.name.as_str()), Some("La Gazette"));
    let summary = crate::engine::Summary::default();
    let effects = update::update(&mut app.model, Msg::Engine(Event::RefreshFinished(summary)), &app.cx);
    let asked = |effect: &Effect| matches!(effect, Effect::Read(Ask::Page(crate::tui::pages::Question::Health(_))));
    assert!(effects.iter().any(asked), "{effects:?}");
    app.press("gh");
    assert!(app.model.pages.is_empty());
}

#[test]
fn all_that_is_known_of_a_feed_stands_on_one_page_with_every_answer() {
    let mut app = app(40, 12);
    app.press("gh<tab>");
    assert!(app.screen().contains("https://2.example/feed"), "{}", app.screen());
    app.press("G");
    assert!(app.screen().contains("hier 23:20") || app.screen().contains("rien de nouveau"), "{}", app.screen());
    app.press("<esc>j");
    assert_eq!(app.model.selected_feed().map(|row| row.feed.id), Some(FeedId(3)));
}

#[test]
fn a_screen_reader_hears_the_feed_and_its_answer() {
    let mut app = app(80, 24);
    app.model.linear = true;
    app.press("gh");
    let screen = app.screen();
    assert!(
        screen.trim_end().lines().last().unwrap().contains("Le Courrier · refuse les programmes (403)"),
        "{screen}"
    );
    assert!(!screen.contains('×') && !screen.contains('─'), "{screen}");
}

#[test]
fn health_as_it_looks() {
    for (width, height) in [(40, 12), (80, 24), (120, 40)] {
        let mut app = app(width, height);
        app.press("gh");
        insta::assert_snapshot!(format!("{width}x{height}-health"), app.screen());
    }
    let mut one = app(80, 24);
    one.press("ghl");
    insta::assert_snapshot!("80x24-health-whole", one.screen());
    for tag in ["nl", "de", "en"] {
        let mut app = app(80, 24);
        app.cx.locale = Locale::from_tag(tag);
        app.press("gh");
        insta::assert_snapshot!(format!("80x24-health-{tag}"), app.screen());
    }
}
