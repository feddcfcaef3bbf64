//! The form of a feed.

use std::path::Path;
use std::sync::Arc;

use super::managing::deeds;
use super::*;
use crate::config::Config;
use crate::tui::message::{Kept, Setting};

const FILE: &str = "[store]\nkeep-read = \"90d\"\n[[feeds]]\nurl = \"https://1.example/feed\"\nname = \"La Gazette\"\n\
    section = \"Belgique\"\ntags = [\"soir\"]\nkeep-read = \"7d\"\npassword = { command = [\"pass\", \"show\", \"gazette\"] }\n\
    [[feeds]]\nurl = \"https://2.example/feed\"\n";

/// What the keeper says of the file.
pub(super) fn kept() -> Kept {
    let config = Config::parse(FILE, Path::new("config.toml")).unwrap();
    Kept { config: Some(Arc::new(config)), ..Kept::default() }
}

fn app() -> App {
    let mut app = App::new();
    app.press("hjjjje");
    app
}

fn url() -> String {
    "https://1.example/feed".to_owned()
}

#[test]
fn what_is_set_stands_beside_what_holds_as_usual() {
    let screen = app().screen();
    for said in [
        "RÉGLAGES · La Gazette",
        "Garder ce qui est lu      7 j",
        "Relever tous les         30 min",
        "pass show gazette",
    ] {
        let words: Vec<&str> = said.split("  ").map(str::trim).filter(|word| !word.is_empty()).collect();
        assert!(screen.lines().any(|line| words.iter().all(|word| line.contains(word))), "{said} is not in\n{screen}");
    }
}

#[test]
fn a_time_is_typed_or_chosen_and_a_wrong_one_is_told() {
    let mut app = app();
    app.press("jjjj<enter>");
    assert!(app.screen().contains("Relever tous les :"), "{}", app.screen());
    assert_eq!(deeds(&app.press("2h<enter>")), [Deed::Adjust(url(), "every", Setting::Word("2h".to_owned()))]);
    assert!(app.screen().contains("u annule"), "{}", app.screen());
    assert!(deeds(&app.press("<enter>soon<enter>")).is_empty());
    assert!(app.screen().contains("« soon » n'est pas une durée"), "{}", app.screen());
    // The row under the line is taken where one went to it.
    assert_eq!(
        deeds(&app.press("jj<enter><down><enter>")),
        [Deed::Adjust(url(), "keep-read", Setting::Word("30d".to_owned()))]
    );
}

#[test]
fn whole_articles_are_turned_over_and_back_to_what_is_usual() {
    let mut app = app();
    assert_eq!(deeds(&app.press("jjjjj<enter>")), [Deed::Adjust(url(), "full-text", Setting::Flag(false))]);
    assert_eq!(deeds(&app.press("d")), [Deed::Adjust(url(), "full-text", Setting::Nothing)]);
    assert!(matches!(&deeds(&app.press("u"))[..], [Deed::Undo]));
}

#[test]
fn a_line_left_empty_takes_the_setting_away_and_escape_leaves_it() {
    let mut app = app();
    assert_eq!(deeds(&app.press("jj<enter><c-u><enter>")), [Deed::Adjust(url(), "tags", Setting::Nothing)]);
    assert!(deeds(&app.press("<enter><esc>")).is_empty());
    assert_eq!(app.model.pages.len(), 1);
    app.press("e");
    assert!(app.model.pages.is_empty());
}

#[test]
fn the_rules_of_a_feed_are_a_key_away() {
    let mut app = app();
    app.press("G<enter>");
    assert!(app.screen().contains("RÈGLES"), "{}", app.screen());
    app.press("<esc>");
    assert!(app.screen().contains("RÉGLAGES · La Gazette"), "{}", app.screen());
}

#[test]
fn a_feed_that_the_file_no_longer_names_says_so() {
    let mut app = app();
    app.model.pages.clear();
    app.rows.truncate(1);
    app.rows[0].feed.url = "https://9.example/feed".to_owned();
    app.send(Msg::Engine(Event::Changed { new: 0, updated: 0, feeds: Vec::new() }));
    app.press("e");
    assert!(app.screen().contains("Ce journal n'est plus dans la configuration."), "{}", app.screen());
}

#[test]
fn the_form_as_it_looks() {
    for (width, height) in [(40, 12), (80, 24), (120, 40)] {
        let mut app = App::sized(width, height, 6);
        app.press("hhjjjje");
        insta::assert_snapshot!(format!("{width}x{height}-settings"), app.screen());
    }
    let mut app = app();
    app.press("jjjj<enter>");
    insta::assert_snapshot!("120x40-settings-asked", app.screen());
}
