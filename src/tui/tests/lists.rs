//! Lists, and what is done to articles.

use super::*;

#[test]
fn an_answer_older_than_the_deed_does_not_undo_it() {
    let mut app = App::new();
    app.press("<enter><esc>zuzu");
    assert!(!app.model.is_unread(EntryId(1)));
}

#[test]
fn starring_shows_at_once_is_written_and_undone() {
    let mut app = App::new();
    assert_eq!(changes(&app.press("js")), [Change::Star(vec![EntryId(2)], true)]);
    assert!(app.model.heads[&EntryId(2)].state.starred);
    assert_eq!(changes(&app.press("u")), [Change::Star(vec![EntryId(2)], false)]);
    assert_eq!(changes(&app.press("<c-r>")), [Change::Star(vec![EntryId(2)], true)]);
}

#[test]
fn the_next_unread_leaps_over_what_is_read() {
    let mut app = App::new();
    app.press("nn");
    assert_eq!(app.model.list.current(), Some(EntryId(4)));
    app.press("p");
    assert_eq!(app.model.list.current(), Some(EntryId(2)));
}

#[test]
fn new_articles_are_announced_and_never_move_the_list() {
    let mut app = App::new();
    app.press("jj");
    app.articles = 9;
    app.send(Msg::Engine(Event::Changed { new: 3, updated: 0, feeds: vec![FeedId(1)] }));
    assert_eq!((app.model.list.ids.len(), app.model.list.current()), (6, Some(EntryId(3))));
    assert!(app.screen().contains("3 nouveaux · N pour voir"));
    app.press("N");
    assert_eq!((app.model.list.ids.len(), app.model.list.newcomers()), (9, 0));
}

#[test]
fn at_a_first_start_articles_come_into_the_list_until_somebody_touches_it() {
    let mut app = App::sized(120, 40, 0);
    let arrived = |app: &mut App, articles| {
        app.articles = articles;
        app.send(Msg::Engine(Event::Changed { new: 2, updated: 0, feeds: vec![FeedId(1)] }));
        (app.model.list.ids.len(), app.model.list.newcomers(), app.model.list.current())
    };
    app.send(Msg::Engine(Event::RefreshStarted { feeds: 3 }));
    assert_eq!(arrived(&mut app, 2), (2, 0, Some(EntryId(1))));
    assert_eq!(arrived(&mut app, 4), (4, 0, Some(EntryId(1))));
    app.press("j");
    assert_eq!(arrived(&mut app, 6), (4, 2, Some(EntryId(2))));
}

#[test]
fn once_the_first_refresh_is_over_what_comes_waits() {
    let mut app = App::sized(120, 40, 0);
    app.send(Msg::Engine(Event::RefreshStarted { feeds: 1 }));
    app.articles = 3;
    app.send(Msg::Engine(Event::RefreshFinished(crate::engine::Summary::default())));
    assert_eq!(app.model.list.ids.len(), 3);
    app.articles = 5;
    app.send(Msg::Engine(Event::Changed { new: 2, updated: 0, feeds: vec![FeedId(1)] }));
    assert_eq!((app.model.list.ids.len(), app.model.list.newcomers()), (3, 2));
}

#[test]
fn what_came_of_a_refresh_that_was_asked_for_is_told() {
    use crate::engine::Summary;
    let mut app = App::new();
    let told = |app: &mut App, key: &str, summary: Summary| {
        let effects = app.press(key);
        let asked = matches!(&effects[..], [Effect::Engine(Request::Refresh { asked: true, .. })]);
        assert!(asked, "{effects:?}");
        app.send(Msg::Engine(Event::RefreshFinished(summary)));
        app.model.status.clone().unwrap_or_default()
    };
    let summary = |new, failed| Summary { feeds: 9, new, failed, ..Summary::default() };
    assert_eq!(told(&mut app, "r", summary(12, 7)), "12 nouveaux articles · 7 journaux n'ont pas répondu (gh)");
    assert_eq!(told(&mut app, "R", summary(1, 1)), "1 nouvel article · 1 journal n'a pas répondu (gh)");
    assert_eq!(told(&mut app, "r", summary(0, 0)), "rien de nouveau");
    assert!(told(&mut app, "r", Summary::default()).contains("R les relève tous"));
    let offline = Summary { offline: true, ..summary(0, 9) };
    assert!(told(&mut app, "R", offline).starts_with("hors ligne"));
    // What comes by itself says nothing.
    app.model.status = None;
    app.send(Msg::Engine(Event::RefreshFinished(summary(3, 1))));
    assert_eq!(app.model.status, None);
}

#[test]
fn what_a_rule_leaves_out_once_its_text_is_known_goes_quietly_unless_it_is_looked_at() {
    let mut app = App::new();
    app.press("j");
    let (before, current) = (app.model.list.ids.clone(), app.model.list.current());
    app.send(Msg::Engine(Event::LeftOut(before[0])));
    assert_eq!((app.model.list.ids.len(), app.model.list.current()), (before.len() - 1, current));
    app.send(Msg::Engine(Event::LeftOut(before[1])));
    assert_eq!((app.model.list.ids.len(), app.model.list.current()), (before.len() - 1, current));
}

#[test]
fn what_another_process_did_is_asked_anew_and_shown() {
    let mut app = App::new();
    let before = app.model.list.unread.len();
    let effects = update::update(&mut app.model, Msg::Outside, &app.cx);
    let asks =
        |wanted: fn(&Ask) -> bool| effects.iter().any(|effect| matches!(effect, Effect::Read(ask) if wanted(ask)));
    assert!(asks(|ask| matches!(ask, Ask::Feeds)) && asks(|ask| matches!(ask, Ask::List { peek: true, .. })));
    let heads: Vec<_> = app.model.list.ids.iter().map(|id| head(id.0)).collect();
    let read = |mut head: EntryHead| {
        head.state.read = true;
        head
    };
    app.send(Msg::Reply(Reply::Heads(heads.into_iter().map(read).collect())));
    let (generation, ids) = (app.model.list.generation, app.model.list.ids.clone());
    let all_read = Listing { generation, peek: true, ids, ..Listing::default() };
    app.send(Msg::Reply(Reply::List(all_read)));
    assert!(before > 0 && app.model.list.unread.is_empty());
    assert!(app.model.list.ids.iter().all(|id| !app.model.is_unread(*id)));
}

#[test]
fn a_removed_feed_comes_back_with_undo() {
    let mut app = App::new();
    let effects = app.press("hjjjjd");
    assert!(
        matches!(&effects[..], [Effect::Keep(_, Deed::Remove(url))] if url == "https://1.example/feed"),
        "{effects:?}"
    );
    assert!(matches!(&app.press("u")[..], [Effect::Keep(_, Deed::Undo)]));
}

#[test]
fn what_could_not_be_written_is_put_back() {
    let mut app = App::new();
    let change = changes(&app.press("s")).remove(0);
    let error = "le disque est plein".to_owned();
    app.send(Msg::Engine(Event::WriteFailed { change, error, hint: None }));
    assert!(!app.model.heads[&EntryId(1)].state.starred);
}

#[test]
fn a_click_selects_and_a_second_opens() {
    let mut app = App::new();
    let area = app.model.panes().list.unwrap();
    let third = Mouse::Click(area.x + 5, area.y + 9);
    app.send(Msg::Mouse(third));
    let selected = app.model.list.selected;
    assert!(selected > 0);
    app.send(Msg::Mouse(third));
    assert_eq!((app.model.focus, app.model.list.selected), (Pane::Reader, selected));
}
