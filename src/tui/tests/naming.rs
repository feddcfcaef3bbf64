//! What the reader says of a person, an organisation, a place.

use super::*;
use crate::store::Naming;

fn said(effects: &[Effect]) -> Vec<Naming> {
    let each = changes(effects).into_iter().filter_map(|change| match change {
        Change::Name(naming) => Some(naming),
        _ => None,
    });
    each.collect()
}

#[test]
fn a_name_is_given_on_its_page_and_taken_back() {
    let mut app = App::new();
    app.press("<enter>e<enter>Er");
    assert_eq!(app.model.prompt.as_ref().unwrap().line.text, "Anne Dubois");
    assert!(app.screen().contains("Nouveau nom : Anne Dubois"), "{}", app.screen());
    let effects = app.press("-Roy<enter>");
    let from = Some("Anne Dubois".to_owned());
    let naming = Naming::Rename { entity: EntityId(1), from, to: Some("Anne Dubois-Roy".to_owned()) };
    assert_eq!(said(&effects), std::slice::from_ref(&naming));
    assert!(app.screen().contains("Le nom est désormais Anne Dubois-Roy · u annule"), "{}", app.screen());
    assert_eq!(said(&app.press("u")), [naming.opposite()]);
}

#[test]
fn the_name_of_the_texts_is_offered_and_gives_it_back() {
    let mut app = App::new();
    let effects = app.press("<enter>e<enter>:rename-entity<space>A.<down><enter>");
    assert!(matches!(&said(&effects)[..], [Naming::Rename { to: None, .. }]), "{effects:?}");
}

#[test]
fn a_name_beside_the_text_is_renamed_on_its_page() {
    let mut app = App::new();
    app.press("<enter>eEr");
    assert_eq!((app.model.pages.len(), app.model.prompt.is_some()), (1, true));
}

#[test]
fn two_names_are_made_one_and_its_page_is_shown() {
    let mut app = App::new();
    app.press("<enter>e<enter>Em");
    // The names are found by the last word; itself is not among them.
    app.press("<c-u>sncb");
    assert!(app.screen().contains("organisation · 7 articles"), "{}", app.screen());
    let merge = Naming::Merge { entity: EntityId(1), into: EntityId(2) };
    assert_eq!(said(&app.press("<enter>")), std::slice::from_ref(&merge));
    assert!(app.screen().contains("Anne Dubois et SNCB ne font qu'un · u annule"), "{}", app.screen());
    // It is asked for when it is written, not before.
    assert!(app.model.pages.last().unwrap().sheet().named().is_none());
    app.send(Msg::Engine(Event::Written(Change::Name(merge.clone()))));
    assert_eq!(app.model.pages.last().unwrap().sheet().named().unwrap().row.id, EntityId(2));
    assert_eq!(said(&app.press("u")), [merge.opposite()]);
}

#[test]
fn what_was_joined_is_parted() {
    let mut app = App::new();
    let effects = app.press("<enter>e<enter>Es");
    assert_eq!(said(&effects), [Naming::Split { entity: EntityId(9), from: EntityId(1) }]);
    assert!(app.screen().contains("Anne Dubois et Mme Dubois font de nouveau deux"), "{}", app.screen());
}

#[test]
fn a_name_is_muted_from_beside_the_text_and_the_text_is_asked_again() {
    let mut app = App::new();
    let effects = app.press("<enter>eEx");
    assert_eq!(said(&effects), [Naming::Mute(EntityId(1), true)]);
    let written = Msg::Engine(Event::Written(Change::Name(Naming::Mute(EntityId(1), true))));
    let asked = update::update(&mut app.model, written, &app.cx);
    assert!(asked.iter().any(|effect| matches!(effect, Effect::Read(Ask::Text(EntryId(1))))), "{asked:?}");
}

#[test]
fn without_a_name_it_is_said_what_to_choose() {
    let mut app = App::new();
    app.press("Ex");
    assert!(app.screen().contains("Choisissez d'abord un nom (e)."), "{}", app.screen());
}
