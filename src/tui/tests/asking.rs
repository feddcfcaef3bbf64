//! What is typed, and keys.

use super::*;

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
    assert!(app.screen().contains("adresse d'un journal"));
    let effects = app.press("gazette.example<enter>");
    assert!(matches!(&effects[..], [Effect::Engine(Request::Find(address))] if address == "gazette.example"));
}

#[test]
fn a_key_without_meaning_says_so() {
    let mut app = App::new();
    app.press("%");
    assert!(app.screen().contains("% ne fait rien ici"));
}
