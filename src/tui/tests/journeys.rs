//! Everything unread for a journey: how far it is, how to stop it, what is missing and why.

use super::*;
use crate::engine::Packing;
use crate::news::trouble::{Kind, Trouble};
use crate::store::{Missing, Packed};

fn packing(readable: usize, pictures: Option<(usize, usize)>) -> Msg {
    Msg::Engine(Event::Packing(Packing { readable, unread: 120, pictures }))
}

pub(super) fn packed() -> Packed {
    let missing = |number: i64, why: Trouble| Missing {
        entry: EntryId(number),
        feed: FeedId(1),
        title: head(number).title,
        url: None,
        why,
    };
    let missing = vec![
        missing(1, Trouble::said("host does not answer")),
        missing(2, Trouble::new(Kind::Paywall)),
        missing(4, Trouble::said("host does not answer")),
        missing(5, Trouble::new(Kind::NotYet)),
    ];
    Packed { unread: 120, readable: 116, missing, pictures: Some((40, 42)) }
}

#[test]
fn fetching_everything_says_how_far_it_is_and_can_be_stopped() {
    let mut app = App::new();
    let effects = app.press("gO");
    assert!(matches!(effects[..], [Effect::Engine(Request::Pack { pictures: false })]), "{effects:?}");
    app.send(packing(84, None));
    assert!(app.screen().contains("84/120 lisibles hors ligne · Ctrl-G arrête"), "{}", app.screen());
    app.send(packing(118, Some((7, 40))));
    assert!(app.screen().contains("118/120 lisibles hors ligne · images 7/40"), "{}", app.screen());
    assert!(matches!(app.press("<c-g>")[..], [Effect::Engine(Request::Cancel)]));
    // What was under way when it was stopped says nothing any more, and how it ended is told.
    app.send(packing(119, None));
    assert!(!app.screen().contains("arrête"), "{}", app.screen());
    app.send(Msg::Engine(Event::Packed(Packed { pictures: None, ..packed() })));
    assert!(
        app.screen().contains(
            "116/120 lisibles hors ligne · 2 : host does not answer, 1 : abonnement, 1 : pas encore cherché · gm"
        ),
        "{}",
        app.screen()
    );
}

#[test]
fn pictures_come_along_where_they_are_asked_for_or_seen() {
    let mut app = App::new();
    let effects = app.press(":offline-pack<space>pic<tab><enter>");
    assert!(matches!(effects[..], [Effect::Engine(Request::Pack { pictures: true })]), "{effects:?}");
    let mut app = App::new();
    app.press("i");
    let effects = app.press("gO");
    assert!(matches!(effects[..], [Effect::Engine(Request::Pack { pictures: true })]), "{effects:?}");
}

#[test]
fn what_is_missing_is_listed_by_its_reason_and_opened_from_there() {
    let mut app = App::new();
    app.press("gm");
    let screen = app.screen();
    assert!(
        screen.contains("2 · host does not answer") && screen.contains("1 · la suite est réservée aux abonnés"),
        "{screen}"
    );
    assert_eq!(app.model.current(), Some(EntryId(1)));
    // Over the heading to the next reason.
    app.press("jj");
    assert_eq!(app.model.current(), Some(EntryId(2)));
    app.press("<enter>");
    assert_eq!((app.model.reader.entry, app.model.focus), (Some(EntryId(2)), Pane::Reader));
    app.press("<esc>");
    assert_eq!((app.model.pages.len(), app.model.current()), (1, Some(EntryId(2))));
}

#[test]
fn where_nothing_is_missing_a_sentence_says_so() {
    let mut app = App::new();
    app.press("gm");
    let all = Packed { missing: Vec::new(), ..packed() };
    app.send(Msg::Reply(Reply::Page(crate::tui::pages::Answer::Missing(all))));
    assert!(app.screen().contains("peut se lire sans réseau"), "{}", app.screen());
}
