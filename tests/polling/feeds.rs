//! The feed list on the command line: what is set, added, removed, and what is said of it.

use crate::program::Program;
use crate::server::{Server, answer, ok, rss};

const FILE: &str = "[[feeds]]\nurl = \"http://127.0.0.1:9/f\"\nname = \"A\"\n";

#[test]
fn what_could_not_be_read_again_is_refused_and_the_file_stays_as_it_was() {
    let program = Program::configured(FILE);
    for (key, value, told) in [
        ("every", "nope", "expected a time such as"),
        ("evry", "2h", "did you mean `every`?"),
        ("password", "echo hi", "{ command = ["),
        ("url", "ftp://127.0.0.1/", "expected one that begins with https://"),
    ] {
        let (code, _, said) = program.said(&["feeds", "set", "A", key, value]);
        assert!(code == Some(2) && said.contains(told) && said.contains("nothing was changed"), "{key}: {said}");
        assert_eq!(program.config(), FILE);
    }
    assert_eq!(program.said(&["feeds", "set", "A", "every", "2h"]).0, Some(0));
    assert_eq!(program.said(&["feeds", "list"]).0, Some(0));
}

#[test]
fn a_feed_that_is_not_there_is_a_mistake_of_the_callers_everywhere() {
    let program = Program::configured(FILE);
    for arguments in [
        &["feeds", "remove", "B"][..],
        &["feeds", "rename", "B", "C"],
        &["feeds", "move", "B", "C"],
        &["feeds", "set", "B", "every", "2h"],
        &["feeds", "check", "B"],
        &["refresh", "B"],
        &["list", "--feed", "B"],
    ] {
        let (code, _, said) = program.said(arguments);
        assert!(code == Some(2) && said.contains("no feed") && said.contains("«B»"), "{arguments:?}: {code:?} {said}");
    }
    assert_eq!(program.config(), FILE);
}

#[test]
fn what_cannot_be_read_is_not_added_unless_it_is_said_so() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/f" => ok(&[], rss("", &["a"])),
        _ => answer("404 Not Found", &[], ""),
    });
    let program = Program::configured("");
    let (code, _, said) = program.said(&["feeds", "add", &server.url("/gone")]);
    assert!(code == Some(1) && said.contains("404") && said.contains("--unchecked"), "{said}");
    assert_eq!(program.said(&["feeds", "add", "http://127.0.0.1:9/f"]).0, Some(1));
    assert_eq!(program.config(), "");
    assert_eq!(program.said(&["feeds", "add", "--unchecked", &server.url("/gone")]).0, Some(0));
    assert_eq!(program.said(&["feeds", "add", &server.url("/f")]).0, Some(0));
    assert!(program.config().contains("/gone") && program.config().contains("/f\""));
}

#[test]
fn a_site_adds_what_can_be_read_as_a_feed_and_says_what_cannot() {
    let page = |link: &str| format!("<!doctype html><html><body><a href='{link}'>Menu</a></body></html>");
    let server = Server::start(move |asked| match asked.path.as_str() {
        "/menu" => ok(&["Content-Type: text/html"], page("/rss.xml#")),
        "/good" => ok(&["Content-Type: text/html"], page("/real.rss#top")),
        "/rss.xml" => ok(&["Content-Type: text/html"], page("/contact")),
        "/real.rss" => ok(&[], rss("", &["a"])),
        _ => answer("404 Not Found", &[], ""),
    });
    let program = Program::configured("");
    let (code, _, said) = program.said(&["feeds", "add", &server.url("/menu")]);
    assert!(code == Some(1) && said.contains("/rss.xml as its feed, and that is none"), "{said}");
    assert_eq!(program.config(), "");
    assert_eq!(program.said(&["feeds", "add", &server.url("/good")]).0, Some(0));
    assert!(program.config().contains("/real.rss\"") && !program.config().contains("Menu"), "{}", program.config());
}

#[test]
fn a_feed_that_goes_says_how_many_kept_articles_stay() {
    let server = Server::start(|_| ok(&[], rss("", &["a", "b", "c"])));
    let program = Program::with(&[server.url("/f")]);
    program.refresh();
    program.run(&["mark", "star", "--json", "--query", "title:a OR title:b"]);
    let (_, said, _) = program.said(&["feeds", "remove", &server.url("/f")]);
    assert!(said.contains("2 kept articles of it stay"), "{said}");
}
