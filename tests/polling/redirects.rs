//! Where feeds move, and what never goes along.

use crate::program::{Program, error};
use crate::server::{Server, answer, ok, rss};

fn to(status: &str, location: &str) -> crate::server::Reply {
    answer(status, &[&format!("Location: {location}")], "")
}

fn site() -> Server {
    Server::start(|asked| match asked.path.as_str() {
        "/301" => to("301 Moved Permanently", "/new"),
        "/308" => to("308 Permanent Redirect", "/new"),
        "/302" => to("302 Found", "/new"),
        "/303" => to("303 See Other", "/new"),
        "/307" => to("307 Temporary Redirect", "/new"),
        "/permanent" => to("301 Moved Permanently", "/308"),
        "/mixed" => to("301 Moved Permanently", "/302"),
        "/mixed2" => to("302 Found", "/301"),
        "/loop" => to("301 Moved Permanently", "/loop2"),
        "/loop2" => to("301 Moved Permanently", "/loop"),
        "/file" => to("302 Found", "file:///etc/passwd"),
        "/nowhere" => answer("302 Found", &[], ""),
        "/to-page" => to("301 Moved Permanently", "/page"),
        "/page" => ok(&["Content-Type: text/html"], "<!doctype html><html><title>Accueil</title></html>"),
        "/new" => ok(&[], rss("", &["a"])),
        chain => {
            let step: usize = chain.trim_start_matches("/chain").parse().unwrap();
            to("302 Found", &format!("/chain{}", step + 1))
        }
    })
}

/// The addresses asked in the second refresh.
fn second(path: &str) -> Vec<String> {
    let server = site();
    let program = Program::with(&[server.url(path)]);
    program.refresh();
    let before = server.asked().len();
    program.refresh();
    server.asked()[before..].iter().map(|asked| asked.path.clone()).collect()
}

#[test]
fn permanent_moves_are_remembered() {
    for path in ["/301", "/308", "/permanent"] {
        assert_eq!(second(path), ["/new"], "{path}");
    }
}

#[test]
fn temporary_and_mixed_moves_are_not() {
    for path in ["/302", "/303", "/307"] {
        assert_eq!(second(path), [path, "/new"]);
    }
    assert_eq!(second("/mixed"), ["/mixed", "/302", "/new"]);
    assert_eq!(second("/mixed2"), ["/mixed2", "/301", "/new"]);
}

#[test]
fn a_move_is_told_and_its_entries_stay_with_the_feed() {
    let server = site();
    let program = Program::with(&[server.url("/301")]);
    let line = &program.refresh()[0];
    assert_eq!(
        (line["status"].as_str(), line["moved_to"].as_str()),
        (Some("moved"), Some(server.url("/new").as_str()))
    );
    program.refresh();
    assert_eq!(program.titles(), ["a"]);
}

#[test]
fn a_move_to_what_is_no_feed_is_not_remembered() {
    assert_eq!(second("/to-page"), ["/to-page", "/page"]);
}

#[test]
fn loops_and_long_chains_end() {
    for path in ["/loop", "/chain1"] {
        let server = site();
        let program = Program::with(&[server.url(path)]);
        assert!(error(&program.refresh()).contains("in circles"), "{path}");
        assert!(server.asked().len() <= 11, "{}", server.asked().len());
    }
}

#[test]
fn unsafe_and_empty_redirects_are_refused() {
    let server = site();
    assert!(error(&Program::with(&[server.url("/file")]).refresh()).contains("not safe"));
    assert!(error(&Program::with(&[server.url("/nowhere")]).refresh()).contains("without saying where"));
}

#[test]
fn credentials_never_follow_to_another_server() {
    let other = Server::start(|_| ok(&[], rss("", &["a"])));
    let there = other.url("/f");
    let server = Server::start(move |asked| match asked.path.as_str() {
        "/near" => to("302 Found", "/here"),
        "/here" => ok(&[], rss("", &["b"])),
        _ => to("301 Moved Permanently", &there),
    });
    let with_login = |path: &str| server.url(path).replace("http://", "http://me:secret@");
    let program = Program::with(&[with_login("/far"), with_login("/near")]);
    program.refresh();
    program.refresh();
    assert!(server.asked().iter().all(|asked| asked.header("Authorization") == Some("Basic bWU6c2VjcmV0")));
    assert_eq!(other.asked().len(), 2);
    assert!(other.asked().iter().all(|asked| asked.header("Authorization").is_none()));
}

#[test]
fn a_page_in_a_feeds_place_is_searched_for_the_feed() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/" => ok(
            &["Content-Type: text/html"],
            "<!doctype html><html><head><link rel=alternate type='application/rss+xml' href='/f'></head></html>",
        ),
        _ => ok(&[], rss("", &["a"])),
    });
    let program = Program::with(&[server.url("/")]);
    assert_eq!(program.refresh()[0]["status"], "moved");
    program.refresh();
    let paths: Vec<_> = server.asked().into_iter().map(|asked| asked.path).collect();
    assert_eq!(paths, ["/", "/f", "/f"]);
    assert_eq!(program.titles(), ["a"]);
}
