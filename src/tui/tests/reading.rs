//! Reading an article.

use super::*;
use crate::news::trouble::Trouble;

#[test]
fn the_first_screen_has_the_newest_unread_and_its_text() {
    let app = App::new();
    assert_eq!(app.model.list.current(), Some(EntryId(1)));
    let screen = app.screen();
    assert!(screen.contains("Le gouvernement a validé vendredi"), "{screen}");
    assert!(screen.contains("Anne Dubois") && screen.contains("même histoire"), "{screen}");
}

#[test]
fn opening_marks_read_and_moving_does_not() {
    let mut app = App::new();
    assert_eq!(changes(&app.press("j")), []);
    assert_eq!(changes(&app.press("<enter>")), [Change::Read(vec![EntryId(2)], true)]);
    assert_eq!(app.model.focus, Pane::Reader);
    assert!(!app.model.is_unread(EntryId(2)));
}

#[test]
fn space_reads_to_the_end_and_then_goes_on() {
    let mut app = App::sized(80, 24, 6);
    app.press("<enter>");
    let first = app.model.scroll();
    app.press("<space>");
    assert!(app.model.scroll() > first);
    for _ in 0..20 {
        app.press("<space>");
        if app.model.reader.entry != Some(EntryId(1)) {
            break;
        }
    }
    assert_eq!((app.model.reader.entry, app.model.scroll()), (Some(EntryId(2)), 0));
}

#[test]
fn a_related_article_opens_and_backspace_comes_back() {
    let mut app = App::new();
    app.press("<enter><tab><enter>");
    assert_eq!((app.model.reader.entry, app.model.focus), (Some(EntryId(2)), Pane::Reader));
    app.press("<backspace>");
    assert_eq!(app.model.reader.entry, Some(EntryId(1)));
}

#[test]
fn a_change_of_width_keeps_the_place() {
    let mut app = App::new();
    app.press("<enter><pagedown>");
    let anchor = app.model.reader.anchor;
    app.send(Msg::Resize(80, 24));
    assert_eq!(app.model.reader.anchor.block, anchor.block);
    app.send(Msg::Resize(120, 40));
    assert_eq!(app.model.reader.anchor, anchor);
}

#[test]
fn words_are_found_in_the_article_and_escape_gives_them_up() {
    let mut app = App::sized(80, 24, 6);
    app.press("<enter>/paragraphe<space>9");
    assert!(app.screen().contains("Paragraphe 9.") && app.screen().contains("1/1"), "{}", app.screen());
    app.press("<enter><esc>");
    assert_eq!((app.model.focus, app.model.finding()), (Pane::Reader, false));
    app.press("gg/encore<space>un<space>mot<enter>nnN");
    assert_eq!(app.model.reader.finding.as_ref().map(|finding| finding.at), Some(1));
    let at = app.model.reader.entry;
    app.press("<esc>gg/zzz<enter>");
    assert!(app.screen().contains("« zzz » n'est pas dans l'article."), "{}", app.screen());
    assert_eq!((app.model.reader.entry, app.model.finding()), (at, false));
}

#[test]
fn giving_up_finding_goes_back_to_where_one_was() {
    let mut app = App::sized(80, 24, 6);
    app.press("<enter>jj");
    let before = app.model.reader.anchor;
    app.press("/paragraphe<space>11<esc>");
    assert_eq!(app.model.reader.anchor, before);
}

#[test]
fn pictures_are_asked_for_made_ready_and_never_move_the_text() {
    use crate::tui::pictures::PictureKey;
    let mut app = App::sized(120, 40, 6);
    let mut with = text(1);
    let src = "https://gazette.example/p.jpg".to_owned();
    let image = Block::Image { src: src.clone(), alt: String::new(), caption: "Le viaduc".to_owned() };
    with.stored.as_mut().unwrap().article.document.blocks.insert(1, image);
    app.send(Msg::Reply(Reply::Text(Box::new(with))));
    let effects = app.press("<enter>i");
    let asks = |effect: &&Effect| matches!(effect, Effect::Engine(Request::Picture(asked)) if *asked == src);
    assert_eq!(effects.iter().filter(asks).count(), 1, "{effects:?}");
    let before = app.model.reader.rendered.as_ref().unwrap().lines.len();
    assert!(app.screen().contains("Un instant") && app.screen().contains("Le viaduc"), "{}", app.screen());
    let effects = app.send(Msg::Engine(Event::Picture(src.clone(), Ok("/p".into()))));
    let Some(Effect::Draw(key, _)) = effects.first() else { panic!("{effects:?}") };
    let key: PictureKey = key.clone();
    assert!(app.press("j").is_empty());
    app.send(Msg::Picture(key, Err(Trouble::said("abîmée"))));
    assert!(app.screen().contains("Image indisponible : abîmée"), "{}", app.screen());
    assert_eq!(app.model.reader.rendered.as_ref().unwrap().lines.len(), before);
    app.press("i");
    assert!(app.screen().contains("[Image] Le viaduc"), "{}", app.screen());
}

#[test]
fn where_one_stands_is_written_and_found_again() {
    let mut app = App::sized(120, 40, 6);
    app.press("<enter><pagedown>");
    let anchor = app.model.reader.anchor;
    let place = Change::Place { entry: EntryId(1), block: anchor.block as u32, line: anchor.line as u32 };
    assert_eq!(changes(&app.press("<esc>j")), [place]);
    app.press("k");
    assert_eq!((app.model.reader.entry, app.model.reader.anchor), (Some(EntryId(1)), anchor));
    let mut next = App::sized(120, 40, 6);
    next.model.stood.clear();
    let mut before = text(2);
    before.place = Some((9, 0));
    next.press("j");
    next.model.reader.text = None;
    next.send(Msg::Reply(Reply::Text(Box::new(before))));
    assert_eq!(next.model.reader.anchor.block, 9);
}

#[test]
fn an_entity_of_the_panel_shows_where_it_is_named() {
    let mut app = App::sized(120, 24, 6);
    let mut with = text(1);
    let plain = with.stored.as_ref().unwrap().article.document.plain();
    let start = plain[..plain.find("Paragraphe 11").unwrap()].chars().count() as u32;
    with.entities[2].mentions = vec![crate::news::analysis::Mention { start, end: start + 10 }];
    app.send(Msg::Reply(Reply::Text(Box::new(with))));
    app.press("e");
    assert_eq!(app.model.scroll(), 0);
    app.press("jj");
    assert!(app.screen().contains("Paragraphe 11"), "{}", app.screen());
}

#[test]
fn what_arrives_never_moves_what_is_selected_in_the_panel() {
    let mut app = App::new();
    app.press("<enter><tab>G");
    let key = app.model.side_key();
    assert!(key.is_some());
    let found =
        |entry, kind| Related { entry: EntryId(entry), score: 0.5, kind, copy: false, why: vec!["rail".to_owned()] };
    let related =
        vec![found(3, RelatedKind::SameText), found(2, RelatedKind::SameStory), found(5, RelatedKind::Related)];
    app.send(Msg::Reply(Reply::Related(EntryId(1), related)));
    assert_eq!(app.model.side_key(), key);
    app.press("gg");
    assert!(app.screen().contains("en commun : rail"), "{}", app.screen());
}

#[test]
fn a_screen_reader_hears_words_only() {
    let mut app = App::sized(120, 24, 6);
    app.model.linear = true;
    app.press("j");
    let screen = app.screen();
    assert!(
        screen.contains("Inondations : la Vesdre sous surveillance · non lu · La Gazette · 1:08 · 2/6"),
        "{screen}"
    );
    app.press("<enter>");
    assert!(!app.screen().contains(['│', '─', '┃', '▌', '●', '•']), "{}", app.screen());
}
