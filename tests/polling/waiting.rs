//! When servers are asked again, and how many at once.

use std::time::Duration;

use crate::program::{Program, error, wait};
use crate::server::{Asked, Reply, Server, answer, ok, rss};

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

/// How often the feed of a server that answers so was asked in that many refreshes.
fn requests(refreshes: usize, script: impl Fn(&Asked) -> Reply + Send + Sync + 'static) -> usize {
    let server = Server::start(script);
    let program = Program::with(&[server.url("/f")]);
    for _ in 0..refreshes {
        program.refresh();
    }
    server.asked().len()
}

#[test]
fn without_an_interval_every_refresh_asks_again() {
    assert_eq!(requests(3, |_| ok(&[], rss("", &["a"]))), 3);
}

#[test]
fn our_own_interval_counts_where_it_is_not_set_aside() {
    let server = Server::start(|_| ok(&[], rss("", &["a"])));
    let program = Program::with(&[server.url("/f")]);
    for _ in 0..2 {
        program.run(&["refresh", "--json", "--no-articles"]);
    }
    assert_eq!(server.asked().len(), 1);
    program.run(&["refresh", "--json", "--no-articles", "--force"]);
    assert_eq!(server.asked().len(), 2);
}

#[test]
fn the_minimum_may_stand_in_the_configuration() {
    let server = Server::start(|_| ok(&[], rss("", &["a"])));
    let program =
        Program::configured(&format!("[refresh]\nmin-interval = \"0\"\n[[feeds]]\nurl = \"{}\"\n", server.url("/f")));
    for _ in 0..2 {
        program.run(&["refresh", "--json", "--no-articles"]);
    }
    assert_eq!(server.asked().len(), 2);
}

#[test]
fn max_age_and_expires_are_obeyed_and_bounded() {
    assert_eq!(requests(2, |_| ok(&["Cache-Control: public, max-age=3600"], rss("", &["a"]))), 1);
    assert_eq!(requests(2, |_| ok(&["Expires: Fri, 01 Jan 2100 00:00:00 GMT"], rss("", &["a"]))), 1);
    assert_eq!(requests(2, |_| ok(&["Cache-Control: no-cache, max-age=3600"], rss("", &["a"]))), 2);
    assert_eq!(requests(2, |_| ok(&["Expires: 0"], rss("", &["a"]))), 2);
    let server = Server::start(|_| ok(&["Cache-Control: max-age=99999999999"], rss("", &["a"])));
    assert!(wait(&Program::with(&[server.url("/f")]).refresh()[0]) <= DAY + DAY / 10);
}

#[test]
fn a_forced_refresh_looks_behind_a_lifetime() {
    let server = Server::start(|_| ok(&["Cache-Control: max-age=3600"], rss("<ttl>60</ttl>", &["a"])));
    let program = Program::with(&[server.url("/f")]);
    for forced in [&[][..], &["--force"]] {
        program.run(&[&["refresh", "--json", "--no-articles"], forced].concat());
    }
    assert_eq!(server.asked().len(), 2);
}

#[test]
fn max_age_of_a_304_counts_too() {
    let script = |asked: &Asked| match asked.nth {
        1 => ok(&["ETag: \"1\""], rss("", &["a"])),
        _ => answer("304 Not Modified", &["Cache-Control: max-age=3600"], ""),
    };
    assert_eq!(requests(4, script), 2);
}

#[test]
fn ttl_and_the_syndication_module_are_obeyed_and_bounded() {
    assert_eq!(requests(2, |_| ok(&[], rss("<ttl>60</ttl>", &["a"]))), 1);
    let hourly = "<sy:updatePeriod xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'>hourly</sy:updatePeriod>";
    assert_eq!(requests(2, move |_| ok(&[], rss(hourly, &["a"]))), 1);
    let server = Server::start(|_| ok(&[], rss("<ttl>999999</ttl>", &["a"])));
    assert!(wait(&Program::with(&[server.url("/f")]).refresh()[0]) <= DAY + DAY / 10);
}

#[test]
fn skipped_hours_and_days_are_obeyed_and_bounded() {
    let hours = (0..24).map(|hour| format!("<hour>{hour}</hour>")).collect::<Vec<_>>().concat();
    let head = format!("<skipHours>{hours}</skipHours>");
    assert_eq!(requests(2, move |_| ok(&[], rss(&head, &["a"]))), 1);
    let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let days = days.iter().map(|day| format!("<day>{day}</day>")).collect::<Vec<_>>().concat();
    let head = format!("<skipDays>{days}</skipDays>");
    let server = Server::start(move |_| ok(&[], rss(&head, &["a"])));
    let program = Program::with(&[server.url("/f")]);
    assert!(wait(&program.refresh()[0]) <= DAY + HOUR);
    program.refresh();
    assert_eq!(server.asked().len(), 1);
}

#[test]
fn what_is_gone_is_told_and_never_asked_again() {
    let server = Server::start(|_| answer("410 Gone", &[], ""));
    let program = Program::with(&[server.url("/f")]);
    for _ in 0..3 {
        let line = &program.refresh()[0];
        assert_eq!(line["status"], "gone");
        assert!(line["error"].as_str().unwrap().contains("410"));
    }
    program.run(&["refresh", "--json", "--no-articles", "--force"]);
    assert_eq!(server.asked().len(), 1);
}

#[test]
fn what_fails_is_asked_less_and_less_and_never_given_up() {
    for status in ["404 Not Found", "403 Forbidden", "500 Internal Server Error", "503 Service Unavailable"] {
        let server = Server::start(move |asked| match asked.nth {
            20 => ok(&[], rss("", &["a"])),
            _ => answer(status, &[], ""),
        });
        let program = Program::with(&[server.url("/f")]);
        for _ in 0..4 {
            program.refresh();
        }
        // Once may be an accident.
        assert_eq!(server.asked().len(), 2, "{status}");
        let force = || program.run(&["refresh", "--json", "--no-articles", "--force"])[0].clone();
        // Who tries again by hand makes it wait no longer.
        let waits: Vec<i64> = (0..17).map(|_| wait(&force())).collect();
        assert!(waits.is_sorted_by(|a, b| a >= b) && waits[0] > HOUR / 2, "{status}: {waits:?}");
        assert_eq!(program.run(&["feeds", "list", "--json"])[0]["failures"], 2, "{status}");
        assert_eq!(force()["status"], "updated", "{status}");
    }
}

#[test]
fn polls_by_hand_make_no_interval_longer() {
    let server = Server::start(|_| ok(&[], rss("", &["a"])));
    let program =
        Program::configured(&format!("[refresh]\nevery = \"30m\"\n[[feeds]]\nurl = \"{}\"\n", server.url("/f")));
    let waits: Vec<i64> =
        (0..6).map(|_| wait(&program.run(&["refresh", "--json", "--no-articles", "--force"])[0])).collect();
    assert_eq!(server.asked().len(), 6);
    assert!(waits.iter().all(|wait| *wait <= HOUR / 2 + HOUR / 20), "{waits:?}");
}

#[test]
fn a_shorter_interval_of_a_feed_holds_at_once() {
    let server = Server::start(|_| ok(&[], rss("", &["a"])));
    let program = Program::configured(&format!("[[feeds]]\nurl = \"{}\"\nevery = \"12h\"\n", server.url("/f")));
    program.run(&["refresh", "--json", "--no-articles"]);
    let due = || {
        let line = program.run(&["feeds", "list", "--json"]).remove(0);
        line["next_due"].as_str().unwrap().parse::<jiff::Timestamp>().unwrap().as_second()
    };
    let before = due();
    program.run(&["feeds", "set", &server.url("/f"), "every", "1h"]);
    assert!(due() < before - 10 * HOUR);
    // What the server asked for stays.
    let slow = Server::start(|_| ok(&["Cache-Control: max-age=36000"], rss("", &["a"])));
    let program = Program::configured(&format!("[[feeds]]\nurl = \"{}\"\nevery = \"12h\"\n", slow.url("/f")));
    program.run(&["refresh", "--json", "--no-articles"]);
    program.run(&["feeds", "set", &slow.url("/f"), "every", "1h"]);
    let line = program.run(&["feeds", "list", "--json"]).remove(0);
    let at: jiff::Timestamp = line["next_due"].as_str().unwrap().parse().unwrap();
    assert!(at.as_second() - jiff::Timestamp::now().as_second() > 9 * HOUR);
}

/// An address to which no system knows a way: it is refused before anything is sent.
#[cfg(target_os = "linux")]
const NOWHERE: &str = "http://255.255.255.255/f";

#[test]
#[cfg(target_os = "linux")]
fn a_missing_network_counts_against_no_feed() {
    let program = Program::with(&[NOWHERE.to_owned()]);
    for _ in 0..4 {
        let lines = program.run(&["refresh", "--json", "--no-articles"]);
        assert_eq!((&lines[0]["status"], &lines[1]["summary"]["offline"]), (&"failed".into(), &true.into()));
        assert!(lines[0]["error"].is_string() && lines[0]["retry_at"].is_null(), "{lines:?}");
    }
    let line = program.run(&["feeds", "list", "--json"]).remove(0);
    assert!(line["failures"] == 0 && line["next_due"].is_null() && line["error"].is_null(), "{line}");
}

#[test]
#[cfg(target_os = "linux")]
fn where_others_answer_who_does_not_has_failed() {
    let server = Server::start(|_| answer("404 Not Found", &[], ""));
    let program = Program::with(&[NOWHERE.to_owned(), server.url("/f")]);
    let lines = program.refresh();
    assert_eq!(lines[2]["summary"]["offline"], false);
    let listed = program.run(&["feeds", "list", "--json"]);
    assert!(listed.iter().all(|line| line["failures"] == 1), "{listed:?}");
}

#[test]
fn failures_come_back_at_different_times() {
    let server = Server::start(|_| answer("500 Internal Server Error", &[], ""));
    let feeds: Vec<String> = (0..12).map(|number| server.url(&format!("/{number}"))).collect();
    let lines = Program::with(&feeds).refresh();
    let mut waits: Vec<i64> = lines[..12].iter().map(wait).collect();
    waits.sort_unstable();
    waits.dedup();
    assert!(waits.len() > 6, "{waits:?}");
}

#[test]
fn retry_after_is_obeyed_for_the_whole_host() {
    for (status, asked) in
        [("429 Too Many Requests", "3600"), ("503 Service Unavailable", "Fri, 01 Jan 2100 00:00:00 GMT")]
    {
        let server = Server::start(move |_| answer(status, &[&format!("Retry-After: {asked}")], ""));
        let other = Server::start(|_| ok(&[], rss("", &["a"])));
        let feeds: Vec<String> = (0..6).map(|number| server.url(&format!("/{number}"))).collect();
        let program = Program::with(&[feeds.as_slice(), &[other.url("/f")]].concat());
        let lines = program.refresh();
        assert!(server.asked().len() <= 2, "{status}: {}", server.asked().len());
        assert_eq!(lines.iter().filter(|line| line["status"] == "deferred").count(), 6 - server.asked().len());
        let before = server.asked().len();
        program.run(&["refresh", "--json", "--no-articles", "--force"]);
        assert_eq!((server.asked().len(), other.asked().len()), (before, 2), "{status}");
    }
}

#[test]
fn a_short_retry_after_ends() {
    let server = Server::start(|asked| match asked.nth {
        1 => answer("503 Service Unavailable", &["Retry-After: 0"], ""),
        _ => ok(&[], rss("", &["a"])),
    });
    let program = Program::with(&[server.url("/f")]);
    program.refresh();
    assert_eq!(program.refresh()[0]["status"], "updated");
}

#[test]
fn quiet_feeds_are_asked_less_often() {
    let server = Server::start(|_| ok(&[], rss("", &["a"])));
    let program = Program::with(&[server.url("/f")]);
    let waits: Vec<i64> = (0..8).map(|_| wait(&program.refresh()[0])).collect();
    assert!(waits[7] > waits[0] * 2, "{waits:?}");
    let lively = Server::start(|asked| ok(&[], rss("", &[&format!("news {}", asked.nth)])));
    let program = Program::with(&[lively.url("/f")]);
    let waits: Vec<i64> = (0..4).map(|_| wait(&program.refresh()[0])).collect();
    assert!(waits[3] < waits[0], "{waits:?}");
}

#[test]
fn polls_are_spread_over_time() {
    let server = Server::start(|_| ok(&[], rss("", &["a"])));
    let feeds: Vec<String> = (0..20).map(|number| server.url(&format!("/{number}"))).collect();
    let lines = Program::with(&feeds).refresh();
    let mut waits: Vec<i64> = lines[..20].iter().map(wait).collect();
    waits.sort_unstable();
    waits.dedup();
    assert!(waits.len() > 10, "{waits:?}");
}

#[test]
fn an_origin_has_two_connections_at_most_and_they_are_used_again() {
    let server = Server::start(|_| {
        std::thread::sleep(Duration::from_millis(2));
        ok(&[], rss("", &["a"]))
    });
    let feeds: Vec<String> = (0..40).map(|number| server.url(&format!("/{number}"))).collect();
    let lines = Program::with(&feeds).refresh();
    assert_eq!(lines[40]["summary"]["failed"], 0);
    assert_eq!(server.asked().len(), 40);
    assert_eq!(server.most_open(), 2);
    assert!(server.asked().iter().all(|asked| asked.connection <= 2));
}

#[test]
fn another_port_is_another_origin() {
    let meet = std::sync::Arc::new(std::sync::Barrier::new(4));
    let start = || {
        let meet = std::sync::Arc::clone(&meet);
        Server::start(move |_| {
            // All four are under way at once, or this never ends.
            meet.wait();
            ok(&[], rss("", &["a"]))
        })
    };
    let (one, other) = (start(), start());
    let program = Program::with(&[one.url("/1"), one.url("/2"), other.url("/1"), other.url("/2")]);
    assert_eq!(program.refresh()[4]["summary"]["failed"], 0);
}

#[test]
fn a_connection_that_the_server_closed_is_made_anew() {
    let closing = Server::start(|_| {
        let body = rss("", &["a"]);
        // Promises to stay open, and closes.
        Reply::Last(format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{body}", body.len()).into_bytes())
    });
    let feeds: Vec<String> = (0..6).map(|number| closing.url(&format!("/{number}"))).collect();
    let lines = Program::with(&feeds).refresh();
    assert_eq!(lines[6]["summary"]["failed"], 0, "{lines:?}");
}

#[test]
fn a_refused_program_is_told_so_honestly() {
    let server = Server::start(|_| answer("403 Forbidden", &[], ""));
    assert!(error(&Program::with(&[server.url("/f")]).refresh()).contains("refuses kiosque (403)"));
    let checking = Server::start(|_| answer("403 Forbidden", &["cf-mitigated: challenge"], ""));
    assert!(error(&Program::with(&[checking.url("/f")]).refresh()).contains("only browsers"));
}
