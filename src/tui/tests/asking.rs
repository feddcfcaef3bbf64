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

#[test]
fn a_command_that_takes_a_word_asks_for_it_by_a_name_and_says_nothing_false() {
    let mut app = App::new();
    app.cx.commands.share.insert("mail".to_owned(), vec!["mail".to_owned()]);
    let asked = [
        ("t", "Étiquette :"),
        ("|", "Passer le texte à la commande :"),
        ("b", "Partager par :"),
        ("Mo", "Marquer lu ce qui est plus vieux que :"),
        (":export-feeds<enter>", "Écrire dans le fichier OPML :"),
        ("<enter>e<enter>Em", "La même chose que :"),
        ("<esc>hhhhjjjjc", "Nouveau nom : La Gazette"),
        ("M", "Sous la rubrique : Belgique"),
    ];
    for (keys, label) in asked {
        app.press(keys);
        let screen = app.screen();
        assert!(screen.lines().last().unwrap().contains(label), "{keys}\n{screen}");
        assert!(!screen.contains("ces lettres"), "{keys}\n{screen}");
        app.press("<esc>");
    }
}

#[test]
fn enter_on_nothing_says_what_is_wanted_and_goes_on_asking() {
    let mut app = App::new();
    app.press("t<enter>");
    assert!(app.model.prompt.is_some() && app.screen().contains("Étiquette : tapez quelque chose, puis ⏎"));
    assert_eq!(changes(&app.press("soir<enter>")).len(), 1);
    // What there is to choose from is chosen by going to it.
    app.press("t<enter>");
    assert!(app.screen().contains("choisissez avec ↓"), "{}", app.screen());
    assert_eq!(changes(&app.press("<down><enter>")), [Change::Tag(vec![EntryId(1)], "soir".to_owned(), false)]);
    app.press("|<enter>");
    assert!(app.screen().contains("Passer le texte à la commande : tapez"), "{}", app.screen());
    app.press("<esc>a<enter>");
    assert!(app.model.prompt.is_some() && app.screen().contains("Nom ou adresse d'un journal : tapez"));
}

#[test]
fn a_name_left_as_it_is_changes_nothing() {
    let mut app = App::new();
    app.press("hjjjjc");
    assert!(app.press("<enter>").is_empty() && app.model.prompt.is_none());
    app.press(":rename-feed<space>x");
    assert!(matches!(&app.press("<enter>")[..], [Effect::Keep(_, Deed::Rename(_, name))] if name == "x"));
}

#[test]
fn times_are_told_in_words() {
    let mut app = App::new();
    app.press("Mo");
    assert!(app.screen().contains("plus vieux que 1 jour") && app.screen().contains("plus vieux que 7 jours"));
    app.press("10h");
    assert!(app.screen().contains("plus vieux que 10 heures"), "{}", app.screen());
    assert!(!app.screen().contains("mark-older-read"));
}

#[test]
fn a_long_headline_in_a_message_leaves_its_verb_and_how_to_undo_it() {
    let mut app = App::sized(80, 24, 6);
    app.press("w");
    let last = app.screen().lines().last().unwrap().to_owned();
    assert!(last.contains("…") && last.contains("suivez") && last.contains("u annule"), "{last}");
    app.model.linear = true;
    app.press("ww");
    assert!(app.model.status.as_deref().unwrap().contains(TITLES[0]));
}

#[test]
fn what_can_do_nothing_says_so() {
    let mut app = App::new();
    app.press("hhh<esc>");
    assert_eq!(app.model.status.as_deref(), Some("Rien où revenir\u{202f}; q quitte."));
    app.press("l+");
    assert!(app.screen().contains("Texte de 72 colonnes ; le volet n'en a que"), "{}", app.screen());
    app.press(":next-hit");
    assert!(app.screen().contains("Cherchez d'abord dans l'article (/)"), "{}", app.screen());
    app.press("<esc>:compare");
    assert!(app.screen().contains("Deux articles se comparent dans le dossier"), "{}", app.screen());
    app.press("<esc>N");
    assert_eq!(app.model.status.as_deref(), Some("Rien de nouveau ici."));
}

#[test]
fn nothing_stands_beside_a_search_without_answer_and_answers_are_seen_from_anywhere() {
    let mut app = App::new();
    app.press("<enter><tab>g/zzz");
    let screen = app.screen();
    assert!(screen.contains("Rien ne répond à") && !screen.contains("Anne Dubois"), "{screen}");
    assert!(!screen.contains("Six lignes"), "{screen}");
    app.press("<esc>");
    assert_eq!((app.model.focus, app.model.reader.entry), (Pane::Side, Some(EntryId(1))));
    let mut app = App::sized(40, 12, 6);
    app.press("<enter><tab>g/rail");
    assert!(app.screen().contains("Recherche : rail"), "{}", app.screen());
    app.press("<esc>");
    assert_eq!(app.model.focus, Pane::Side);
}

#[test]
fn papers_without_a_section_stand_under_their_heading_as_others_do() {
    let mut app = App::sized(160, 40, 6);
    app.rows[1].feed.section = None;
    app.send(Msg::Engine(Event::Changed { new: 0, updated: 0, feeds: Vec::new() }));
    let screen = app.screen();
    assert!(screen.contains("AUTRES") && screen.contains("   Le Courrier"), "{screen}");
}
