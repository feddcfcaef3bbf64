//! Whole screens.

use super::*;

#[test]
fn without_feeds_a_sentence_says_what_to_press() {
    assert!(App::sized(80, 24, 0).screen().contains("Pas encore de journal"));
}

#[test]
fn any_keys_on_any_size_are_survived() {
    let keys = "jjj<enter><space>G<tab>j<enter><esc>hkdu/ab<down><enter>:x<tab><esc>?jjG<esc>zzzuLmsy+-f9<enter>N<c-l>AxxMaMbMo7d<enter>tsoir<enter>3jggGgpgsgagl?/lire<enter><esc><esc>/is:<tab><esc>:theme ";
    for (width, height) in [(1, 1), (8, 4), (40, 12), (61, 9), (80, 24), (300, 90)] {
        for articles in [0, 1, 6] {
            let mut app = App::sized(width, height, articles);
            for key in KeySequence::parse_all(keys) {
                app.send(Msg::Key(key));
                app.screen();
            }
        }
    }
}

#[test]
fn screens() {
    insta::assert_snapshot!("80x24", App::sized(80, 24, 6).screen());
    insta::assert_snapshot!("120x40", App::sized(120, 40, 6).screen());
    insta::assert_snapshot!("40x12", App::sized(40, 12, 6).screen());
    let mut app = App::sized(40, 12, 6);
    app.press("<enter>");
    insta::assert_snapshot!("40x12-reader", app.screen());
    let mut app = App::sized(160, 24, 6);
    app.press("<enter>z");
    insta::assert_snapshot!("160x24-pending", app.screen());
    app.press("u:");
    app.send(Msg::Engine(Event::Online(false)));
    insta::assert_snapshot!("160x24-palette", app.screen());
    app.press("<esc>?");
    insta::assert_snapshot!("160x24-help", app.screen());
}

#[test]
fn screens_over_the_panes() {
    for (width, height) in [(40, 12), (80, 24), (120, 40), (200, 55)] {
        let mut app = App::sized(width, height, 6);
        app.press("g");
        insta::assert_snapshot!(format!("{width}x{height}-which-key"), app.screen());
        app.press("<esc>:rail");
        insta::assert_snapshot!(format!("{width}x{height}-everything"), app.screen());
        app.press("<esc>/rail<space>is:");
        insta::assert_snapshot!(format!("{width}x{height}-search"), app.screen());
        app.press("<esc>?/copier<enter>");
        insta::assert_snapshot!(format!("{width}x{height}-help-search"), app.screen());
    }
}

#[test]
fn a_sentence_that_is_too_long_for_the_last_line_takes_more() {
    let mut app = App::sized(40, 12, 6);
    app.model.status = Some("Aucune façon de partager n'est réglée : nommez-en une sous [commands.share].".to_owned());
    let screen = app.screen();
    let end: Vec<&str> = screen.lines().rev().take(3).map(str::trim).collect();
    assert_eq!(end.iter().rev().copied().collect::<Vec<_>>().join(" "), app.model.status.clone().unwrap_or_default());
}

#[test]
fn hits_of_a_search_are_marked_in_headlines() {
    let mut app = App::new();
    app.press("g/rail<enter>");
    let marked = app.in_role(Role::SearchHit).concat();
    // Below each headline, and in the only one that has the word.
    assert_eq!(marked.split_whitespace().filter(|word| *word == "rail").count(), app.model.list.ids.len() + 1);
}

#[test]
fn where_no_paper_could_be_read_it_is_said_why_and_what_to_try() {
    let mut app = App::sized(120, 24, 0);
    let mut rows = feeds();
    for row in &mut rows {
        row.feed.health.error = Some(crate::news::trouble::Trouble::said("kaputt"));
    }
    app.send(Msg::Reply(Reply::Feeds { rows: rows.clone(), totals: Totals::default() }));
    assert!(app.screen().contains("kaputt. Appuyez"), "{}", app.screen());
    app.send(Msg::Engine(Event::RefreshStarted { feeds: 2 }));
    assert!(app.screen().contains("Premier relevé"), "{}", app.screen());
}
