//! Articles leave.

use super::*;
use crate::news::trouble::{Kind, Trouble};
use crate::share::saving::Format;
use crate::tui::message::Out;

fn outs(effects: &[Effect]) -> Vec<Out> {
    let each = effects.iter().filter_map(|effect| match effect {
        Effect::Share(out) => Some(out.clone()),
        _ => None,
    });
    each.collect()
}

#[test]
fn an_article_or_those_chosen_are_saved_and_the_path_is_told() {
    let mut app = App::new();
    let out = outs(&app.press("Xm")).remove(0);
    assert!(matches!(&out, Out::Save { ids, format: Format::Markdown, to: None, .. } if *ids == [EntryId(1)]));
    app.send(Msg::Shared(out, Ok("/tmp/un.md".to_owned())));
    assert!(app.screen().contains("/tmp/un.md"));
    let out = outs(&app.press("xxXe")).remove(0);
    assert!(matches!(&out, Out::Save { ids, format: Format::Epub, .. } if ids.len() == 2));
    app.send(Msg::Shared(out, Ok("/tmp/deux.epub".to_owned())));
    assert!(app.model.chosen.is_empty() && app.screen().contains("2 articles"), "{}", app.screen());
    let out = outs(&app.press(":save-html<space>/tmp/x.html<enter>")).remove(0);
    assert!(matches!(&out, Out::Save { to: Some(path), .. } if path.ends_with("x.html")));
}

#[test]
fn a_story_is_saved_where_there_is_one() {
    let mut app = App::new();
    assert_eq!(outs(&app.press("Xs")), [Out::SaveStory { entry: EntryId(1), to: None }]);
    app.model.side.related.clear();
    app.press("Xs");
    assert_eq!(app.model.status.as_deref(), Some("L'article n'appartient à aucune histoire."));
}

#[test]
fn the_users_own_commands_are_offered_by_name() {
    let mut app = App::new();
    app.press("b");
    assert!(app.screen().contains("[commands.share]"), "{}", app.screen());
    app.cx.commands.share.insert("mail".to_owned(), vec!["mail".to_owned(), "{url}".to_owned()]);
    let out = outs(&app.press("bma<enter>")).remove(0);
    assert_eq!(out, Out::Share { id: EntryId(1), name: "mail".to_owned() });
    let missing = Trouble::with(Kind::NotStarted, ["mail", Kind::FileMissing.code()]);
    app.send(Msg::Shared(out, Err(missing)));
    assert!(app.screen().contains("Cela n'a pas pu se faire : mail n'a pas pu démarrer : introuvable."));
    app.send(Msg::Host(Err(Trouble::said("gio: no such file"))));
    assert!(app.screen().contains("Aucun navigateur n'a pu s'ouvrir. y copie l'adresse."), "{}", app.screen());
}

#[test]
fn the_text_is_piped_into_a_command_without_a_shell() {
    let mut app = App::new();
    let out = outs(&app.press("|wc<space>-w<space>\'a<space>b\'<enter>")).remove(0);
    let vector = ["wc", "-w", "a b"].map(str::to_owned).to_vec();
    assert_eq!(out, Out::Pipe { id: EntryId(1), vector });
    app.send(Msg::Shared(out, Ok("321".to_owned())));
    assert!(app.screen().contains("321"));
}

#[test]
fn a_browser_of_ones_own_is_used() {
    let mut app = App::new();
    assert!(matches!(&app.press("o")[..], [Effect::Open(_)]));
    app.cx.commands.browser = vec!["w3m".to_owned(), "{url}".to_owned()];
    assert!(matches!(&outs(&app.press("o"))[..], [Out::Browse { .. }]));
}

#[test]
fn what_can_be_heard_is_played() {
    let mut app = App::new();
    app.press("P");
    assert!(app.screen().contains("Cet article n'a rien à écouter."), "{}", app.screen());
    let mut text = text(1);
    let file = |url: &str, kind: &str| crate::news::entry::Enclosure {
        url: url.to_owned(),
        media_type: Some(kind.to_owned()),
        length: None,
    };
    text.full.enclosures =
        vec![file("https://x.example/i.jpg", "image/jpeg"), file("https://x.example/a.mp3", "audio/mpeg")];
    app.send(Msg::Reply(Reply::Text(Box::new(text))));
    assert_eq!(outs(&app.press("P")), [Out::Play { url: "https://x.example/a.mp3".to_owned() }]);
}
