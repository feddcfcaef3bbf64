//! The catalogue, to look through.

use super::managing::deeds;
use super::*;

#[test]
fn the_catalogue_begins_with_rtbf_under_its_country() {
    let mut app = App::sized(80, 24, 6);
    app.press("gc");
    let screen = app.screen();
    let lines: Vec<&str> = screen.lines().collect();
    assert!(lines[0].contains("CATALOGUE") && lines[0].contains("par pays"), "{screen}");
    assert!(lines[1].contains("BELGIQUE") && lines[2].contains("RTBF"), "{screen}");
}

#[test]
fn feeds_are_put_together_by_language_and_by_section_and_leapt_through() {
    let mut app = App::new();
    app.press("gc<tab>");
    assert!(app.screen().contains("FRANÇAIS"), "{}", app.screen());
    app.press("l");
    assert!(app.screen().contains("NEDERLANDS"), "{}", app.screen());
    app.press("<tab>");
    assert!(app.screen().contains("par rubrique") && app.screen().contains("À LA UNE"), "{}", app.screen());
    app.press("G<s-tab>lh");
    assert!(app.screen().contains("par langue") && app.screen().contains("FRANÇAIS"), "{}", app.screen());
}

#[test]
fn words_narrow_it_and_escape_shows_all_again() {
    let mut app = App::new();
    app.press("gc/economie<space>rtbf<enter>");
    let screen = app.screen();
    assert!(
        screen.contains("« economie rtbf »") && screen.contains("Économie") && !screen.contains("FRANCE"),
        "{screen}"
    );
    app.press("<esc>");
    assert!(app.screen().contains("Brabant wallon"), "{}", app.screen());
    app.press("/zzzz<enter>");
    assert!(app.screen().contains("Rien dans le catalogue"), "{}", app.screen());
    app.press("<esc><esc>");
    assert!(app.model.pages.is_empty());
}

#[test]
fn a_feed_is_added_under_its_country_and_shows_that_it_is_there() {
    let mut app = App::new();
    let effects = app.press("gc<enter>");
    let [Deed::Add(source)] = &deeds(&effects)[..] else { panic!("{effects:?}") };
    assert!(source.url.contains("rtbf") && source.section.as_deref() == Some("Belgique"), "{source:?}");
    assert_eq!(app.model.pages.len(), 1, "one goes on looking");
    app.rows[0].feed.url.clone_from(&source.url);
    app.send(Msg::Engine(Event::Changed { new: 0, updated: 0, feeds: Vec::new() }));
    assert!(app.screen().contains("✓ RTBF"), "{}", app.screen());
    assert!(deeds(&app.press("<enter>")).is_empty());
}

#[test]
fn the_catalogue_as_it_looks() {
    for (width, height) in [(40, 12), (80, 24), (120, 40)] {
        let mut app = App::sized(width, height, 6);
        app.press("gc");
        insta::assert_snapshot!(format!("{width}x{height}-catalogue"), app.screen());
    }
}
