//! Feeds added, changed and taken off from the interface.

use super::*;
use crate::feed::discover::Discovered;
use crate::news::feed::FeedSource;
use crate::news::trouble::Trouble;
use crate::tui::message::Kept;

pub(super) fn deeds(effects: &[Effect]) -> Vec<Deed> {
    let each = effects.iter().filter_map(|effect| match effect {
        Effect::Keep(_, deed) => Some(deed.clone()),
        _ => None,
    });
    each.collect()
}

fn discovered(names: &[&str]) -> Vec<Discovered> {
    let feed = |name: &&str| Discovered { url: format!("https://x.example/{name}"), title: (*name).to_owned() };
    names.iter().map(feed).collect()
}

#[test]
fn the_catalogue_is_offered_as_one_types_rtbf_first() {
    let mut app = App::new();
    app.press("a");
    assert!(app.screen().contains("+ RTBF"), "{}", app.screen());
    app.press("rtbf<space>economie");
    let effects = app.press("<enter>");
    let [Deed::Add(source)] = &deeds(&effects)[..] else { panic!("{effects:?}") };
    assert!(source.url.contains("rtbf"), "{source:?}");
    assert!(matches!(&deeds(&app.press("u"))[..], [Deed::Undo]));
    assert!(matches!(&deeds(&app.press("<c-r>"))[..], [Deed::Redo]));
}

#[test]
fn an_address_with_several_feeds_offers_the_choice() {
    let mut app = App::new();
    let effects = app.press("ax.example<enter>");
    assert!(matches!(&effects[..], [Effect::Engine(Request::Find(address))] if address == "x.example"), "{effects:?}");
    let feeds = Ok(discovered(&["une", "sport"]));
    app.send(Msg::Engine(Event::Found { address: "x.example".to_owned(), feeds }));
    assert!(app.screen().contains("+ sport"));
    let effects = app.press("<down><enter>");
    assert!(matches!(&deeds(&effects)[..], [Deed::Add(source)] if source.url == "https://x.example/sport"));
}

#[test]
fn one_feed_is_added_at_once_and_polled() {
    let mut app = App::new();
    let found = Event::Found { address: "x.example".to_owned(), feeds: Ok(discovered(&["une"])) };
    let effects = app.send(Msg::Engine(found));
    let [Effect::Keep(_, deed)] = &effects[..] else { panic!("{effects:?}") };
    let kept = Kept { sources: Some(vec![FeedSource::default()]), count: 1, ..Kept::default() };
    let effects = app.send(Msg::Kept(deed.clone(), Ok(kept)));
    let asked = matches!(&effects[..], [Effect::Engine(Request::Feeds(_)), Effect::Engine(Request::Refresh { .. })]);
    assert!(asked, "{effects:?}");
    assert!(app.screen().contains("une est ajouté · u annule"));
}

#[test]
fn an_address_without_feeds_says_what_to_try() {
    let mut app = App::new();
    app.send(Msg::Engine(Event::Found { address: "x.example".to_owned(), feeds: Ok(Vec::new()) }));
    assert!(app.screen().contains("x.example n'annonce aucun flux"));
    app.send(Msg::Engine(Event::Found { address: "x.example".to_owned(), feeds: Err(Trouble::said("403")) }));
    assert!(app.screen().contains("x.example n'a pas pu être lu : 403"));
}

#[test]
fn what_could_not_be_kept_says_why_and_leaves_nothing_to_undo() {
    let mut app = App::new();
    let effects = app.press("hjjjjd");
    let [Effect::Keep(_, deed)] = &effects[..] else { panic!("{effects:?}") };
    app.send(Msg::Kept(deed.clone(), Err(Trouble::said("le disque est plein"))));
    assert!(app.screen().contains("Cela n'a pas pu se faire : le disque est plein."));
    app.press("u");
    assert_eq!(app.model.status.as_deref(), Some("Rien à annuler."));
}

#[test]
fn a_feed_is_renamed_moved_and_set() {
    let mut app = App::new();
    let url = || "https://1.example/feed".to_owned();
    app.press("hjjjj");
    assert_eq!(
        deeds(&app.press("c<c-u>Gazette<space>du<space>soir<enter>")),
        [Deed::Rename(url(), "Gazette du soir".to_owned())]
    );
    assert_eq!(deeds(&app.press("M<c-u>Belg<enter>")), [Deed::Move(url(), "Belg".to_owned())]);
    assert_eq!(
        deeds(&app.press(":feed-settings<space>every<space>45m<enter>")),
        [Deed::Set(url(), "every".to_owned(), "45m".to_owned())]
    );
    app.press(":feed-settings<space>");
    assert!(app.screen().contains("full-text false"), "{}", app.screen());
}

#[test]
fn feeds_go_out_and_come_in_as_opml() {
    let mut app = App::new();
    let effects = app.press(":export-feeds<space>/tmp/f.opml<enter>");
    assert_eq!(deeds(&effects), [Deed::Export("/tmp/f.opml".into())]);
    let deed = deeds(&app.press(":import-feeds<space>/tmp/f.opml<enter>")).remove(0);
    app.send(Msg::Kept(deed, Ok(Kept { sources: Some(Vec::new()), count: 3, ..Kept::default() })));
    assert!(app.screen().contains("3 journaux ajoutés."));
}

#[test]
fn undoing_says_what_was_undone() {
    let mut app = App::new();
    app.press("gpjjjj:rename-feed<space>La<space>Soirée<enter>");
    assert!(app.screen().contains("s'appelle désormais La Soirée · u annule"), "{}", app.screen());
    app.press("u");
    assert!(app.screen().contains("Annulé : renommer en La Soirée."), "{}", app.screen());
    app.press(":move-feed<space>Ausland<enter>");
    assert!(app.screen().contains("se range désormais sous Ausland · u annule"), "{}", app.screen());
    app.press("u<c-r>");
    assert!(app.screen().contains("Refait : déplacer La Gazette."), "{}", app.screen());
    app.press("du");
    assert!(app.screen().contains("Annulé : retirer La Gazette."), "{}", app.screen());
    app.press("gl/rail<enter>wu");
    assert!(app.screen().contains("Annulé : suivre rail."), "{}", app.screen());
}
