//! What identifies a version of a feed, and how little is asked and read where nothing changed.

use crate::program::Program;
use crate::server::{Server, answer, ok, rss};

/// A server whose only feed answers with `first`, then with `then`.
fn twice(first: &'static [&'static str], then: &'static [&'static str]) -> Server {
    Server::start(move |asked| {
        let headers = if asked.nth == 1 { first } else { then };
        ok(headers, rss("", &["a", if asked.nth == 1 { "b" } else { "c" }]))
    })
}

#[test]
fn validators_go_back_byte_for_byte_from_the_second_request_on() {
    let server = twice(&["ETag: W/\"a b\\\u{e9};,=\"", "Last-Modified: Tue, 01 Dec 2020 01:02:03 UTC"], &[]);
    let program = Program::with(&[server.url("/f")]);
    program.refresh();
    program.refresh();
    let asked = server.asked();
    assert_eq!((asked[0].header("If-None-Match"), asked[0].header("If-Modified-Since")), (None, None));
    assert_eq!(asked[1].header("If-None-Match"), Some("W/\"a b\\\u{e9};,=\""));
    assert_eq!(asked[1].header("If-Modified-Since"), Some("Tue, 01 Dec 2020 01:02:03 UTC"));
}

#[test]
fn new_validators_replace_the_old_and_what_is_not_sent_any_more_is_forgotten() {
    let server = twice(&["ETag: \"1\"", "Last-Modified: Tue, 01 Dec 2020 01:02:03 GMT"], &["ETag: \"2\""]);
    let program = Program::with(&[server.url("/f")]);
    for _ in 0..3 {
        program.refresh();
    }
    let third = &server.asked()[2];
    assert_eq!((third.header("If-None-Match"), third.header("If-Modified-Since")), (Some("\"2\""), None));
}

#[test]
fn a_304_replaces_validators_and_its_silence_takes_none_away() {
    let server = Server::start(|asked| match asked.nth {
        1 => ok(&["ETag: \"1\"", "Last-Modified: Tue, 01 Dec 2020 01:02:03 GMT"], rss("", &["a"])),
        2 => answer("304 Not Modified", &["ETag: \"2\""], ""),
        _ => answer("304 Not Modified", &[], ""),
    });
    let program = Program::with(&[server.url("/f")]);
    for _ in 0..4 {
        let lines = program.refresh();
        assert_eq!(lines[0]["error"], serde_json::Value::Null);
    }
    for later in &server.asked()[2..] {
        assert_eq!(later.header("If-None-Match"), Some("\"2\""));
        assert_eq!(later.header("If-Modified-Since"), Some("Tue, 01 Dec 2020 01:02:03 GMT"));
    }
}

#[test]
fn nothing_is_invented_where_the_server_sends_no_validators() {
    let server = twice(&["Date: Tue, 01 Dec 2020 01:02:03 GMT"], &[]);
    let program = Program::with(&[server.url("/f")]);
    program.refresh();
    program.refresh();
    for asked in server.asked() {
        assert_eq!((asked.header("If-None-Match"), asked.header("If-Modified-Since")), (None, None));
    }
}

#[test]
fn an_unchanged_body_is_known_by_its_hash() {
    let server = Server::start(|_| ok(&[], rss("", &["a"])));
    let program = Program::with(&[server.url("/f")]);
    assert_eq!(program.refresh()[0]["status"], "updated");
    assert_eq!(program.refresh()[0]["status"], "not_modified");
}

#[test]
fn a_body_that_cannot_be_read_leaves_its_validators_behind() {
    let server = Server::start(|asked| match asked.nth {
        1 => ok(&["ETag: \"good\""], rss("", &["a"])),
        2 => ok(&["ETag: \"bad\""], "Service is being maintained"),
        _ => ok(&["ETag: \"good\""], rss("", &["a", "b"])),
    });
    let program = Program::with(&[server.url("/f")]);
    for _ in 0..3 {
        program.refresh();
    }
    assert_eq!(server.asked()[2].header("If-None-Match"), Some("\"good\""));
    assert_eq!(program.titles(), ["a", "b"]);
}

#[test]
fn validators_belong_to_the_address_that_gave_them() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/f" => answer("302 Found", &["Location: /g"], ""),
        _ => ok(&["ETag: \"g\""], rss("", &["a"])),
    });
    let program = Program::with(&[server.url("/f")]);
    program.refresh();
    program.refresh();
    assert_eq!(server.of("/f")[1].header("If-None-Match"), None);
    assert_eq!(server.of("/g")[1].header("If-None-Match"), Some("\"g\""));
}

#[test]
fn a_delta_adds_and_takes_nothing_away() {
    let server = Server::start(|asked| match asked.nth {
        1 => ok(&["ETag: \"1\""], rss("", &["a", "b"])),
        2 => answer("226 IM Used", &["IM: feed", "ETag: \"2\""], rss("", &["c"])),
        _ => answer("304 Not Modified", &[], ""),
    });
    let program = Program::with(&[server.url("/f")]);
    for _ in 0..3 {
        program.refresh();
    }
    let asked = server.asked();
    assert!(asked.iter().all(|asked| asked.header("A-IM") == Some("feed")));
    assert_eq!(asked[2].header("If-None-Match"), Some("\"2\""));
    assert_eq!(program.titles(), ["a", "b", "c"]);
}
