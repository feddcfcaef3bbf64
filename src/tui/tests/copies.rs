//! Reading an article marks those of the same text read.

use super::*;

fn ids(numbers: &[i64]) -> Vec<EntryId> {
    numbers.iter().copied().map(EntryId).collect()
}

/// Beside every article: its copies 2 and 5, and 3, which is read already; 6 has nearly the same text, and is no copy.
fn app() -> App {
    let mut app = App::new();
    app.model.copies_read = true;
    let same =
        |id| Related { entry: EntryId(id), score: 0.9, kind: RelatedKind::SameText, copy: id != 6, why: Vec::new() };
    app.related = [2, 3, 5, 6].map(same).to_vec();
    app.send(Msg::Reply(Reply::Related(EntryId(1), app.related.clone())));
    app
}

#[test]
fn the_copies_of_what_is_opened_are_read_too_and_undo_takes_all_back() {
    let mut app = app();
    assert_eq!(changes(&app.press("<enter>")), [Change::Read(ids(&[1]), true), Change::Read(ids(&[2, 5]), true)]);
    assert!(app.screen().contains("2 copies de ce texte sont marquées lues aussi · u annule"), "{}", app.screen());
    assert_eq!(changes(&app.press("u")), [Change::Read(ids(&[1, 2, 5]), false)]);
    assert!(app.model.is_unread(EntryId(1)) && app.model.is_unread(EntryId(5)) && !app.model.is_unread(EntryId(3)));
    assert_eq!(changes(&app.press("<c-r>")), [Change::Read(ids(&[1, 2, 5]), true)]);
}

#[test]
fn copies_that_are_known_later_follow_later() {
    let mut app = app();
    app.press("j");
    app.model.side.related_known = false;
    app.model.side.related.clear();
    assert_eq!(changes(&app.press("<enter>")), [Change::Read(ids(&[2]), true)]);
    let related = app.related.clone();
    app.model.heads.remove(&EntryId(5));
    // The fifth's row is asked for first: perhaps it was read long ago.
    let told = Msg::Reply(Reply::Related(EntryId(2), related[1..].to_vec()));
    let asked = update::update(&mut app.model, told, &app.cx);
    assert!(matches!(&asked[..], [Effect::Read(Ask::Heads(unknown))] if *unknown == ids(&[5])), "{asked:?}");
    assert_eq!(changes(&app.answer(asked)), [Change::Read(ids(&[5]), true)]);
}

#[test]
fn who_does_not_want_it_has_only_the_article_read() {
    let mut app = app();
    app.model.copies_read = false;
    assert_eq!(changes(&app.press("<enter>")), [Change::Read(ids(&[1]), true)]);
    assert_eq!(changes(&app.press("<esc>jm")), [Change::Read(ids(&[2]), true)]);
}

#[test]
fn marking_read_by_hand_marks_the_copies_and_marking_unread_does_not() {
    let mut app = app();
    assert_eq!(changes(&app.press("m")), [Change::Read(ids(&[1, 2, 5]), true)]);
    assert_eq!(changes(&app.press("m")), [Change::Read(ids(&[1]), false)]);
}
