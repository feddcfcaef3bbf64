//! Counts, marks over many articles, tags; each can be undone.

use super::*;
use crate::command::Preset;

fn ids(numbers: &[i64]) -> Vec<EntryId> {
    numbers.iter().copied().map(EntryId).collect()
}

#[test]
fn a_count_repeats_and_names_a_row() {
    let mut app = App::new();
    app.press("3j");
    assert_eq!(app.model.list.current(), Some(EntryId(4)));
    app.press("2G");
    assert_eq!(app.model.list.current(), Some(EntryId(2)));
    app.press("2");
    assert!(app.screen().contains(" 2 "));
    app.press("<esc>j");
    assert_eq!(app.model.list.current(), Some(EntryId(3)));
}

#[test]
fn everything_above_or_below_is_marked_read_and_undone() {
    let mut app = App::new();
    assert_eq!(changes(&app.press("4GMa")), [Change::Read(ids(&[1, 2]), true)]);
    assert_eq!(changes(&app.press("Mb")), [Change::Read(ids(&[5, 6]), true)]);
    assert!(app.model.is_unread(EntryId(4)) && !app.model.is_unread(EntryId(1)));
    assert_eq!(changes(&app.press("u")), [Change::Read(ids(&[5, 6]), false)]);
    assert_eq!(changes(&app.press("u")), [Change::Read(ids(&[1, 2]), false)]);
    assert_eq!(changes(&app.press("<c-r>")), [Change::Read(ids(&[1, 2]), true)]);
}

#[test]
fn what_is_older_is_marked_read() {
    let mut app = App::new();
    app.press("Mo");
    assert!(app.screen().contains("7d"), "{}", app.screen());
    assert_eq!(changes(&app.press("10h<enter>")), [Change::Read(ids(&[4, 5, 6]), true)]);
    app.press("Mo30d<enter>");
    assert_eq!(app.model.status.as_deref(), Some("Tout y est déjà lu."));
}

#[test]
fn chosen_articles_are_changed_together() {
    let mut app = App::new();
    app.press("xxj");
    assert_eq!(app.model.chosen, ids(&[1, 2]));
    assert!(app.screen().contains("2 choisis") && app.screen().contains("✓"));
    // The fourth is kept already, and is not chosen.
    assert_eq!(changes(&app.press("s")), [Change::Star(ids(&[1, 2]), true)]);
    assert_eq!(changes(&app.press("u")), [Change::Star(ids(&[1, 2]), false)]);
    app.press("<esc>");
    assert!(app.model.chosen.is_empty());
}

#[test]
fn a_tag_is_given_taken_away_and_undone() {
    let mut app = App::new();
    let tag = |on| [Change::Tag(ids(&[1]), "soir".to_owned(), on)];
    assert_eq!(changes(&app.press("tsoir<enter>")), tag(true));
    assert_eq!(changes(&app.press("tsoir<enter>")), tag(false));
    assert_eq!(changes(&app.press("u")), tag(true));
    assert!(app.model.has_tag(EntryId(1), "soir"));
}

#[test]
fn newsboats_keys_do_what_they_do_there() {
    let mut app = App::new();
    app.cx.keymap = Keymap::with(Preset::Newsboat, &[]).unwrap();
    app.press("J");
    assert_eq!(app.model.list.current(), Some(EntryId(2)));
    assert_eq!(changes(&app.press("N")), [Change::Read(ids(&[2]), true)]);
    assert!(matches!(app.press("Q")[..], [Effect::Quit]));
    app.press("<enter>q");
    assert_eq!(app.model.focus, Pane::List);
    assert!(app.press("q").is_empty() && app.model.focus == Pane::Feeds);
    assert!(matches!(app.press("q")[..], [Effect::Quit]), "at the root it leaves");
}

#[test]
fn keys_that_take_others_away_are_told_at_the_start() {
    let mut app = App::new();
    app.cx.keymap = Keymap::with(Preset::Usual, &[("top".to_owned(), "g".to_owned())]).unwrap();
    update::begin(&mut app.model, &app.cx);
    assert!(app.screen().contains("g (top) prend les touches de"), "{}", app.screen());
}

#[test]
fn what_was_done_before_a_restart_is_undone_after_it() {
    let mut app = App::new();
    let before = Change::Read(ids(&[1, 2, 3]), true);
    app.send(Msg::Reply(Reply::Deeds(vec![before.clone()])));
    app.press("s");
    let star = Change::Star(ids(&[1]), true);
    assert_eq!(changes(&app.press("u")), [star.opposite().unwrap()]);
    assert_eq!(changes(&app.press("u")), [before.opposite().unwrap()]);
    // It is said what was undone: one may have forgotten.
    assert!(app.screen().contains("Annulé : marquer lu (3)"), "{}", app.screen());
    app.press("<c-r>");
    use store::Deed::{Done, Undone};
    assert_eq!(app.deeds, [Done(star.clone()), Undone(star), Undone(before.clone()), Done(before)]);
}

#[test]
fn counts_of_many_are_asked_again_when_they_are_written() {
    let mut app = App::new();
    let asked = |app: &mut App, marked: &[i64]| {
        let written = Msg::Engine(Event::Written(Change::Read(ids(marked), true)));
        update::update(&mut app.model, written, &app.cx).iter().any(|effect| matches!(effect, Effect::Read(Ask::Feeds)))
    };
    assert!(asked(&mut app, &[1, 2]) && !asked(&mut app, &[1]));
}
