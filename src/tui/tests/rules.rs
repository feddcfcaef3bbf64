//! Rules made out of articles, and the list of them.

use std::path::Path;
use std::sync::Arc;

use super::managing::deeds;
use super::*;
use crate::config::Config;
use crate::news::filter::{self, Filter, Place};
use crate::store::Sieve;
use crate::tui::message::Kept;
use crate::tui::pages::{Answer, Question, mute};

const FILE: &str = "[[feeds]]\nurl = \"https://1.example/feed\"\nname = \"La Gazette\"\n\
    filters = [{ mute = [\"foot\"], in = \"title\" }]\n[[feeds]]\nurl = \"https://2.example/feed\"\n\
    [[filters]]\nmark-read = [\"bourse\", \"météo\"]\n";

/// What the store says of an article and of rules.
pub(super) fn answer(question: &Question) -> Answer {
    let fits = |sieve: &Sieve| match (sieve.filter.words[0].as_str(), sieve.feeds.len()) {
        ("rail", 0) => vec![EntryId(1), EntryId(2), EntryId(5)],
        ("rail" | "foot", _) => vec![EntryId(1), EntryId(2)],
        ("bourse", _) => vec![EntryId(6)],
        _ => vec![EntryId(1)],
    };
    let each = |sieves: &[Sieve]| sieves.iter().map(|sieve| (sieve.clone(), fits(sieve))).collect();
    match question {
        Question::Fitting(sieves) => Answer::Fitting(each(sieves)),
        Question::LeftOut(sieves) => Answer::LeftOut(each(sieves)),
        _ => {
            let words = |words: &[&str]| words.iter().map(ToString::to_string).collect::<Vec<_>>();
            let about = mute::About {
                title: TITLES[0].to_owned(),
                authors: words(&["Claire Petit"]),
                categories: words(&["Belgique"]),
                entities: words(&["SNCB", "Anne Dubois"]),
                feed: Some(FeedId(2)),
                feed_name: "Le Courrier".to_owned(),
                words: words(&["plan", "rail", "conseil"]),
            };
            Answer::About(EntryId(1), Some(about))
        }
    }
}

fn kept(file: &str) -> Kept {
    Kept { config: Some(Arc::new(Config::parse(file, Path::new("c.toml")).unwrap())), ..Kept::default() }
}

/// The list of rules over a file.
fn listed(width: u16, height: u16) -> App {
    let mut app = App::sized(width, height, 6);
    app.press("gH");
    app.send(Msg::Kept(Deed::Look, Ok(kept(FILE))));
    app
}

fn rule(deed: filter::Deed, place: Place, words: &[&str]) -> Filter {
    Filter { deed, place, words: words.iter().map(ToString::to_string).collect() }
}

#[test]
fn an_article_offers_what_a_rule_may_go_by_with_how_many_that_is() {
    let mut app = App::new();
    app.press("H");
    let screen = app.screen();
    for said in
        ["dans le titre", "auteur", "Claire Petit", "catégorie", "SNCB", "d'autres mots…", "Le Courrier seulement"]
    {
        assert!(screen.contains(said), "{said} is not in\n{screen}");
    }
    app.press("j");
    let screen = app.screen();
    assert!(screen.contains("Écarterait 2 articles :") && screen.contains("Inondations : la Vesdre"), "{screen}");
}

#[test]
fn a_word_is_left_out_of_one_paper_or_of_all_and_undone() {
    let mut app = App::new();
    let effects = app.press("Hj<enter>");
    let only = Some("https://2.example/feed".to_owned());
    assert_eq!(deeds(&effects), [Deed::AddRule(only, rule(filter::Deed::Mute, Place::Title, &["rail"]))]);
    assert!(app.model.pages.is_empty());
    assert!(app.screen().contains("« rail » est désormais écarté (2) · u annule"), "{}", app.screen());
    assert!(matches!(&deeds(&app.press("u"))[..], [Deed::Undo]));
    let effects = app.press("Hj<tab>");
    assert!(app.screen().contains("Écarterait 3 articles"), "{effects:?} {}", app.screen());
    let everywhere = Deed::AddRule(None, rule(filter::Deed::Mute, Place::Title, &["rail"]));
    assert_eq!(deeds(&app.press("<enter>")), [everywhere]);
}

#[test]
fn what_is_marked_read_from_now_on_is_marked_at_once_and_undone_with_the_rule() {
    let mut app = App::new();
    app.press("Hkk<enter>jj");
    assert!(app.screen().contains("Marquerait"), "{}", app.screen());
    let effects = app.press("<enter>");
    assert!(matches!(&deeds(&effects)[..], [Deed::AddRule(Some(_), filter)] if filter.deed == filter::Deed::MarkRead));
    assert_eq!(changes(&effects), [Change::Read(vec![EntryId(1)], true)]);
    let effects = app.press("u");
    assert!(matches!(&deeds(&effects)[..], [Deed::Undo]), "{effects:?}");
    assert_eq!(changes(&effects), [Change::Read(vec![EntryId(1)], false)]);
    let effects = app.press("<c-r>");
    assert_eq!((deeds(&effects), changes(&effects).len()), (vec![Deed::Redo], 1));
}

#[test]
fn keeping_only_some_is_for_one_paper() {
    let mut app = App::new();
    app.press("Hkkh<tab>");
    assert!(
        app.screen().contains("ne garder que") && app.screen().contains("Le Courrier seulement"),
        "{}",
        app.screen()
    );
    app.press("jj");
    assert!(app.screen().contains("Écarterait le seul autre (1) :"), "{}", app.screen());
}

#[test]
fn words_of_ones_own_are_counted_before_they_make_a_rule() {
    let mut app = App::new();
    app.press("HG<enter>coupe<space>du<space>monde<enter>");
    assert!(app.screen().contains("Écarterait 1 article :"), "{}", app.screen());
    let effects = app.press("<enter>");
    let [Deed::AddRule(_, filter)] = &deeds(&effects)[..] else { panic!("{effects:?}") };
    assert_eq!(*filter, rule(filter::Deed::Mute, Place::Anywhere, &["coupe du monde"]));
}

#[test]
fn what_filters_took_away_leaves_the_list_and_the_eye_stays_beside_it() {
    let mut app = App::new();
    app.press("j");
    assert_eq!(app.model.list.current(), Some(EntryId(2)));
    app.model.list.sifted = true;
    let (generation, ids) = (app.model.list.generation, vec![EntryId(1), EntryId(4), EntryId(5)]);
    let listing = Listing { generation, peek: true, ids: ids.into(), ..Listing::default() };
    app.send(Msg::Reply(Reply::List(listing)));
    assert_eq!((app.model.list.ids.len(), app.model.list.current()), (3, Some(EntryId(4))));
    let effects = update::update(&mut app.model, Msg::Engine(Event::Sifted(2)), &app.cx);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Read(Ask::List { peek: true, .. }))), "{effects:?}");
}

#[test]
fn every_rule_stands_in_a_list_with_what_it_keeps_out_of_sight() {
    let mut app = listed(120, 40);
    let screen = app.screen();
    assert!(screen.contains("marquer lu") && screen.contains("bourse, météo"), "{screen}");
    app.press("j");
    let screen = app.screen();
    assert!(screen.contains("écarter : « foot » · dans le titre · La Gazette"), "{screen}");
    let effects = app.press("d");
    let [Deed::RemoveRule(gone)] = &deeds(&effects)[..] else { panic!("{effects:?}") };
    assert_eq!((gone.home.as_deref(), gone.at), (Some("https://1.example/feed"), 0));
    assert!(app.screen().contains("La règle « foot » est levée"), "{}", app.screen());
    assert!(matches!(&deeds(&app.press("u"))[..], [Deed::Undo]));
}

#[test]
fn a_rule_is_worded_anew_and_one_is_typed() {
    let mut app = listed(80, 24);
    let effects = app.press("<enter>,<space>sport<enter>");
    let [Deed::Reword(rule, words)] = &deeds(&effects)[..] else { panic!("{effects:?}") };
    assert_eq!((rule.filter.words.len(), words.join("|").as_str()), (2, "bourse|météo|sport"));
    let effects = app.press("ahoroscope<enter>");
    assert!(
        matches!(&deeds(&effects)[..], [Deed::AddRule(None, filter)] if filter.words == ["horoscope"]),
        "{effects:?}"
    );
}

#[test]
fn without_rules_a_sentence_says_how_to_make_one() {
    let mut app = App::sized(80, 24, 6);
    app.press("gH");
    assert!(app.screen().contains("Pas encore de règle. Sur un article, appuyez sur H"), "{}", app.screen());
}

#[test]
fn rules_as_they_look() {
    for (width, height) in [(40, 12), (80, 24), (120, 40)] {
        let mut app = App::sized(width, height, 6);
        app.press("Hj");
        insta::assert_snapshot!(format!("{width}x{height}-mute"), app.screen());
        insta::assert_snapshot!(format!("{width}x{height}-rules"), listed(width, height).screen());
    }
}
