//! Articles by tag: lists of their own on the left.

use super::*;
use crate::store::Tagging;

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

fn tagging(tag: &str, ids: &[i64]) -> Tagging {
    Tagging { tag: tag.to_owned(), ids: ids.iter().copied().map(EntryId).collect() }
}

fn names(app: &App) -> Vec<(&str, u32)> {
    app.model.feeds.tags.iter().map(|row| (row.name.as_str(), row.total)).collect()
}

#[test]
fn a_tag_is_renamed_on_its_row_and_its_list_goes_on_under_the_new_name() {
    let mut app = tagged();
    app.press("gpjjj");
    assert!(app.screen().lines().last().unwrap().contains("c renommer"), "{}", app.screen());
    app.press("c");
    let prompt = app.model.prompt.as_ref().unwrap();
    assert_eq!((prompt.line.text.as_str(), prompt.typing.label.as_str()), ("rail", "Nouveau nom de rail\u{a0}:"));
    let effects = app.press("<c-u>train<enter>");
    let retag = Change::Retag { given: tagging("train", &[1, 2, 4]), taken: tagging("rail", &[1, 2, 4]) };
    assert_eq!(changes(&effects), std::slice::from_ref(&retag));
    assert_eq!(names(&app), [("soir", 3), ("train", 3)]);
    assert_eq!(
        (app.model.list.query.scope.clone(), app.model.list.title.as_str()),
        (Scope::Tag("train".into()), "train")
    );
    assert_eq!(app.model.selected_tag().map(|row| row.name.as_str()), Some("train"));
    assert!(app.screen().contains("rail s'appelle désormais train (3) · u annule"), "{}", app.screen());
    assert_eq!(changes(&app.press("u")), [retag.opposite().unwrap()]);
    assert_eq!(names(&app), [("rail", 3), ("soir", 3)]);
    assert_eq!(app.model.list.query.scope, Scope::Tag("rail".into()));
}

#[test]
fn a_tag_is_joined_with_another_only_when_that_is_said() {
    let mut app = tagged();
    app.press("gpjjjc<c-u>soir<enter>");
    assert!(app.screen().contains("Réunir rail et soir ?"), "{}", app.screen());
    assert!(changes(&app.press("<enter>")).is_empty());
    assert!(app.screen().contains("rail et soir restent deux"), "{}", app.screen());
    let effects = app.press("c<c-u>soir<enter><down><enter>");
    let retag = Change::Retag { given: tagging("soir", &[1, 2]), taken: tagging("rail", &[1, 2, 4]) };
    assert_eq!(changes(&effects), std::slice::from_ref(&retag));
    assert_eq!(names(&app), [("soir", 5)]);
    // What the list has now only the store knows.
    let asked = update::update(&mut app.model, Msg::Engine(Event::Written(retag.clone())), &app.cx);
    assert!(matches!(asked[..], [Effect::Read(Ask::List { peek: true, .. }), ..]), "{asked:?}");
    assert!(app.model.list.sifted);
    assert_eq!(changes(&app.press("u")), [retag.opposite().unwrap()]);
    assert_eq!(names(&app), [("rail", 3), ("soir", 3)]);
}

#[test]
fn a_tag_is_renamed_from_the_palette_wherever_one_is() {
    let mut app = tagged();
    app.press("<enter>:rename-tag<space>ra");
    assert!(app.screen().contains("3 articles"), "{}", app.screen());
    let effects = app.press("<enter><c-u>train<enter>");
    assert!(matches!(&changes(&effects)[..], [Change::Retag { .. }]), "{effects:?}");
    let mut none = App::new();
    none.press(":rename-tag<enter>");
    assert!(none.screen().contains("Aucun article ne porte encore d'étiquette"), "{}", none.screen());
}
