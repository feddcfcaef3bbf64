//! Articles by tag: lists of their own on the left.

use super::*;

fn tagged() -> App {
    let mut app = App::sized(160, 40, 6);
    let tag = |name: &str, unread| TagRow { name: name.to_owned(), unread, total: 3 };
    app.tags = vec![tag("rail", 2), tag("soir", 0)];
    let asked = vec![Effect::Read(Ask::Tags)];
    app.answer(asked);
    app
}

#[test]
fn a_tag_is_a_list_on_the_left_with_what_is_unread() {
    let mut app = tagged();
    insta::assert_snapshot!(
        "left",
        app.screen().lines().take(12).map(|l| l.split('│').next().unwrap().trim_end()).collect::<Vec<_>>().join("\n")
    );
    app.press("gpjjj");
    assert_eq!(app.model.list.query.scope, Scope::Tag("rail".to_owned()));
    assert_eq!(app.model.list.title, "rail");
}

#[test]
fn a_new_tag_is_there_at_once_and_goes_with_its_last_article() {
    let mut app = tagged();
    app.press("tnuit<enter>");
    let row = app.model.feeds.tags.iter().find(|row| row.name == "nuit").unwrap();
    assert_eq!((row.unread, row.total), (1, 1));
    assert!(app.screen().contains("#nuit"), "{}", app.screen());
    app.press("u");
    assert!(!app.model.feeds.tags.iter().any(|row| row.name == "nuit"));
}

#[test]
fn tags_are_completed_for_articles_and_in_searches() {
    let mut app = tagged();
    app.press("tra");
    assert!(app.screen().contains("3 articles"), "{}", app.screen());
    assert_eq!(changes(&app.press("<tab><enter>")), [Change::Tag(vec![EntryId(1)], "rail".to_owned(), true)]);
    app.press("/tag:so<tab>");
    assert_eq!(app.model.prompt.as_ref().unwrap().line.text, "tag:soir ");
}

#[test]
fn what_is_read_is_counted_anew_where_counts_are_seen() {
    let mut app = tagged();
    let read = Msg::Engine(Event::Written(Change::Read(vec![EntryId(1)], true)));
    let asked = update::update(&mut app.model, read.clone(), &app.cx);
    assert!(matches!(asked[..], [Effect::Read(Ask::Tags)]), "{asked:?}");
    // Where the left pane is not seen, the question waits until it is.
    app.model.size = (40, 12);
    assert!(update::update(&mut app.model, read, &app.cx).is_empty());
    let asked = update::update(&mut app.model, Msg::Resize(160, 40), &app.cx);
    assert!(asked.iter().any(|effect| matches!(effect, Effect::Read(Ask::Tags))), "{asked:?}");
}

#[test]
fn a_tag_is_taken_away_from_all_its_articles_and_given_back() {
    let mut app = tagged();
    let all = vec![EntryId(1), EntryId(2), EntryId(4)];
    assert_eq!(changes(&app.press("gpjjjd")), [Change::Tag(all.clone(), "rail".to_owned(), false)]);
    assert!(app.screen().contains("retirée de tous ses articles (3) · u annule"), "{}", app.screen());
    assert_eq!(app.model.feeds.tags.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["soir"]);
    assert_eq!(changes(&app.press("u")), [Change::Tag(all, "rail".to_owned(), true)]);
    assert_eq!(app.model.feeds.tags[0].total, 3);
}
