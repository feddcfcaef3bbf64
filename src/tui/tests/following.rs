//! Following people, stories and searches.

use super::*;
use crate::store::{Follow, FollowTarget, Following};

fn follows(effects: &[Effect]) -> Vec<Following> {
    let each = changes(effects).into_iter().filter_map(|change| match change {
        Change::Follow(following) => Some(following),
        _ => None,
    });
    each.collect()
}

fn named(target: FollowTarget, name: &str) -> Follow {
    Follow { target, name: name.to_owned(), notify: false }
}

#[test]
fn a_search_is_kept_as_a_list_on_the_left_and_undone() {
    let mut app = App::sized(160, 40, 6);
    let kept = named(FollowTarget::Search("rail".to_owned()), "rail");
    assert_eq!(follows(&app.press("/rail<enter>S")), [Following::Add(kept.clone())]);
    assert!(
        app.screen().contains("RECHERCHES")
            && app.screen().contains("La recherche « rail » est gardée à gauche · u annule")
    );
    assert_eq!(app.model.feeds.follows[0].unread, 2);
    assert_eq!(follows(&app.press("u")), [Following::Remove(kept)]);
    assert!(!app.screen().contains("RECHERCHES"));
}

#[test]
fn a_name_beside_the_text_is_followed_from_there_and_its_list_opens_from_the_left() {
    let mut app = App::sized(160, 40, 6);
    let dubois = named(FollowTarget::Entity(EntityId(1)), "Anne Dubois");
    assert_eq!(follows(&app.press("<enter>ew")), [Following::Add(dubois)]);
    // All, kept, later, the heading, and then what is followed: the heading is leapt over.
    app.press("gpjjj");
    assert_eq!(app.model.list.query.scope, Scope::Entity(EntityId(1)));
    assert!(app.screen().contains("SUIVIS"));
}

#[test]
fn the_story_of_an_article_is_followed() {
    let mut app = App::new();
    let effects = app.press("w");
    let [Following::Add(follow)] = &follows(&effects)[..] else { panic!("{effects:?}") };
    assert_eq!((&follow.target, follow.name.as_str()), (&FollowTarget::Story(StoryId(7)), TITLES[0]));
}

#[test]
fn what_is_followed_can_be_announced_and_taken_off() {
    let mut app = App::new();
    app.press("/rail<enter>Sgpjjj");
    assert!(matches!(&follows(&app.press("!"))[..], [Following::Edit { to, .. }] if to.notify));
    app.follows.clone_from(&app.model.feeds.follows);
    let effects = app.send(Msg::Engine(Event::Changed { new: 2, updated: 0, feeds: vec![FeedId(1)] }));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Read(Ask::Arrived))), "{effects:?}");
    // It is not drawn as a feed that is broken.
    assert!(app.screen().contains("♪ rail") && !app.screen().contains("! rail"), "{}", app.screen());
    // Whom articles name is known once they are analysed: asked once a batch.
    assert!(app.send(Msg::Engine(Event::Analysed(vec![EntryId(9)]))).is_empty());
    assert!(matches!(app.send(Msg::Engine(Event::Analysed(Vec::new())))[..], [Effect::Read(Ask::Arrived)]));
    let came = vec![("rail".to_owned(), 2, "Un titre".to_owned())];
    let effects = app.send(Msg::Reply(Reply::Arrived(came)));
    assert!(matches!(&effects[..], [Effect::Notify { title, .. }] if title == "rail\u{a0}: 2 nouveaux"), "{effects:?}");
    let effects = app.press("d");
    assert!(matches!(&follows(&effects)[..], [Following::Take { at: 0, .. }]), "{effects:?}");
    // What is selected now is what the list shows.
    assert_ne!(app.model.list.query.scope, Scope::Search("rail".to_owned()));
    let item = &app.model.feeds.items[app.model.feeds.selected];
    assert_eq!(app.model.list.query.scope, app.model.scope_of(item));
}

#[test]
fn what_is_followed_no_longer_comes_back_to_its_place() {
    let mut app = App::sized(160, 40, 6);
    app.press("/rail<enter>S/budget<enter>S");
    let names = |app: &App| app.model.feeds.follows.iter().map(|row| row.follow.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&app), ["rail", "budget"]);
    app.press("gpjjjd");
    assert_eq!(names(&app), ["budget"]);
    assert!(matches!(&follows(&app.press("u"))[..], [Following::Put { at: 0, .. }]));
    assert_eq!(names(&app), ["rail", "budget"]);
}
