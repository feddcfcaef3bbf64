//! The palette, the search, the page of keys.

use super::*;
use crate::tui::palette::Found;

fn rows(app: &App) -> Vec<String> {
    app.model.prompt.as_ref().unwrap().matches.iter().map(|row| row.text.clone()).collect()
}

#[test]
fn the_palette_finds_feeds_articles_and_people_too() {
    let mut app = App::new();
    app.press(":gazette");
    assert!(rows(&app).contains(&"La Gazette".to_owned()));
    app.press("<c-u>vesdre");
    assert_eq!(rows(&app)[0], TITLES[1]);
    app.press("<c-u>dubois<enter>");
    assert_eq!(app.model.pages.len(), 1);
    app.press("<esc>:gazette<enter>");
    assert_eq!((app.model.list.query.scope.clone(), app.model.focus), (Scope::Feed(FeedId(1)), Pane::List));
}

#[test]
fn an_article_opens_from_the_palette_and_escape_comes_back() {
    let mut app = App::new();
    app.press(":vesdre<enter>");
    assert_eq!((app.model.reader.entry, app.model.focus), (Some(EntryId(2)), Pane::Reader));
    app.press("<esc>");
    assert_eq!(app.model.focus, Pane::List);
}

#[test]
fn what_cannot_run_is_greyed_with_its_reason_and_says_it_when_asked() {
    let mut app = App::new();
    app.press(":redo");
    let row = app.model.prompt.as_ref().unwrap().matches.iter().find(|row| row.text == "Refaire").cloned().unwrap();
    assert_eq!(row.hindrance.as_deref(), Some("Rien à refaire."));
    assert!(app.screen().contains("Rien à refaire"));
    app.press("<esc><c-r>");
    assert_eq!(app.model.status.as_deref(), Some("Rien à refaire."));
}

#[test]
fn the_argument_of_a_command_is_completed() {
    let mut app = App::new();
    app.press(":lang<tab>");
    assert_eq!(rows(&app).len(), 4);
    let effects = app.press("n<enter>");
    assert!(
        matches!(&effects[..], [Effect::Language(tag), Effect::Keep(_, Deed::Remember("language", _))] if tag == "nl"),
        "{effects:?}"
    );
    app.press(":measure<space>80<enter>");
    assert_eq!(app.model.measure, 80);
}

#[test]
fn a_selected_row_stays_selected_when_the_store_answers() {
    let mut app = App::new();
    // The answer is held back: what is typed is found among commands first.
    let key = KeySequence::parse_all(":de");
    for key in key {
        update::update(&mut app.model, Msg::Key(key), &app.cx);
    }
    let down = KeySequence::parse_all("<down>")[0];
    update::update(&mut app.model, Msg::Key(down), &app.cx);
    let prompt = app.model.prompt.as_ref().unwrap();
    let (selected, generation) = (prompt.matches[prompt.selected].clone(), prompt.generation);
    let text_asked = "de".to_owned();
    let stored = palette::Stored {
        text: text_asked,
        heads: (1..=6).map(head).collect(),
        entities: text(1).entities,
        muted: Vec::new(),
    };
    app.send(Msg::Reply(Reply::Found { generation, stored }));
    let prompt = app.model.prompt.as_ref().unwrap();
    assert_eq!(prompt.matches[prompt.selected].found, selected.found);
    assert!(prompt.matches.iter().any(|row| matches!(row.found, Found::Entry(_))));
}

#[test]
fn operators_are_completed_as_one_types() {
    let mut app = App::new();
    app.press("/rail<space>is:un");
    assert_eq!(rows(&app), ["is:unread"]);
    app.press("<tab>");
    assert_eq!(app.model.prompt.as_ref().unwrap().line.text, "rail is:unread ");
    app.press("feed:gaz<tab>");
    assert_eq!(app.model.list.query.scope, Scope::Search("rail is:unread feed:\"La Gazette\"".to_owned()));
    app.press("entity:dub");
    assert!(app.screen().contains("personne · 4 articles"), "{}", app.screen());
    app.press("<tab><enter>");
    assert!(app.model.list.title.ends_with("entity:\"Anne Dubois\""), "{}", app.model.list.title);
}

#[test]
fn who_answers_to_another_name_is_offered_for_the_letters_that_were_asked_for() {
    let app = App::new();
    let offered = |line: &str, asked: &str| {
        let stored =
            palette::Stored { text: asked.to_owned(), entities: text(1).entities, ..palette::Stored::default() };
        let rows = palette::operators(&app.model, line, &stored, &app.cx);
        rows.into_iter().map(|row| row.text).collect::<Vec<_>>()
    };
    assert_eq!(offered("entity:nmbs", "nmbs"), ["entity:\"Anne Dubois\"", "entity:SNCB", "entity:Namur"]);
    // The letters are others by now: what is not called so waits for the answer.
    assert_eq!(offered("entity:nam", "na"), ["entity:Namur"]);
    assert!(offered("entity:nmbs", "nmb").is_empty());
}

#[test]
fn a_search_shows_the_words_around_its_hits() {
    let mut app = App::new();
    app.press("/rail<enter>");
    assert!(app.screen().contains("le plan du rail adopté"), "{}", app.screen());
}

#[test]
fn the_page_of_keys_can_be_searched() {
    let mut app = App::new();
    app.press("?/copier");
    let screen = app.screen();
    assert!(screen.contains("Copier l'adresse") && !screen.contains("Quitter"), "{screen}");
    app.press("<enter><esc>");
    assert!(app.model.help.is_some());
    app.press("<esc>");
    assert!(app.model.help.is_none());
}

#[test]
fn a_sequence_shows_what_may_follow() {
    let mut app = App::new();
    app.press("g");
    assert!(app.screen().contains("Aller aux articles gardés"));
    app.press("<esc>");
    assert!(app.model.pressed.is_empty());
}

#[test]
fn the_words_around_hits_are_asked_anew_for_every_letter() {
    let mut app = App::new();
    app.press("/rai");
    // The answer to the letters before is not waited for: it would be to other words.
    let typed = update::update(&mut app.model, Msg::Key(KeySequence::parse_all("l")[0]), &app.cx);
    let listed = typed.iter().find_map(|effect| match effect {
        Effect::Read(Ask::List { generation, .. }) => Some(*generation),
        _ => None,
    });
    let ids: Vec<EntryId> = (1..=6).map(EntryId).collect();
    let heads = ids.iter().map(|id| head(id.0)).collect();
    let listing = Listing { generation: listed.unwrap(), ids: ids.into(), heads, ..Listing::default() };
    let asked = update::update(&mut app.model, Msg::Reply(Reply::List(listing)), &app.cx);
    let words = asked.iter().find_map(|effect| match effect {
        Effect::Read(Ask::Snippets { words, ids, .. }) => Some((words.as_str(), ids.len())),
        _ => None,
    });
    assert_eq!(words, Some(("rail", 6)), "{asked:?}");
}

#[test]
fn what_may_follow_is_told_whole_greyed_with_its_reason_and_on_as_many_pages_as_it_takes() {
    let mut app = App::sized(40, 12, 6);
    app.press("g");
    let first = app.screen();
    assert!(first.contains("g  1/") && first.contains("Esc annuler") && !first.contains('…'), "{first}");
    let mut seen = first.clone();
    for _ in 0..4 {
        app.press("<space>");
        seen.push_str(&app.screen());
    }
    // All of them are reached, and the keys stay those of the table.
    for key in ["  O  ", "  m  ", "  c  "] {
        assert!(seen.contains(key), "{key}\n{seen}");
    }
    app.press("<pageup>s");
    assert_eq!(app.model.list.query.scope, Scope::Starred);
    let mut two = App::sized(120, 40, 6);
    two.press("g");
    let screen = two.screen();
    let line = screen.lines().find(|line| line.contains("Aller au début")).unwrap();
    assert!(line.contains("Les règles qui écartent") || line.contains("Comment vont"), "two columns: {screen}");
    let mut wide = App::sized(200, 40, 6);
    wide.press("g");
    let screen = wide.screen();
    assert!(screen.contains("Montrer ce qui n'est pas lisible hors ligne, et pourquoi"), "{screen}");
    assert!(!screen.contains("1/"), "{screen}");
    wide.press("<esc>E");
    assert!(wide.screen().contains("Séparer de nouveau des noms qui ont été joints · Rien n'a été joint à ce nom"));
}

#[test]
fn hints_fit_where_there_is_little_room_and_are_those_that_do_something() {
    let last = |app: &App| app.screen().lines().last().unwrap().to_owned();
    let mut app = App::sized(40, 12, 6);
    app.press("?");
    assert!(last(&app).contains("Esc revenir"), "{}", last(&app));
    app.press("<esc>gc");
    assert!(last(&app).contains("ajouter"), "{}", last(&app));
    let mut app = App::new();
    app.press("v");
    app.send(Msg::Reply(Reply::Page(crate::tui::pages::Answer::Versions(EntryId(1), Vec::new()))));
    assert_eq!(last(&app).matches("Esc").count(), 1, "{}", last(&app));
    app.press("<esc>A<enter>G");
    assert!(!last(&app).contains("non lu suivant"), "{}", last(&app));
}
