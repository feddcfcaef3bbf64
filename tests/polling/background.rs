//! The engine beside the interface: pages while feeds are still polled, cancelling, ending.

use std::io::Read as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};

use kiosque::config::{Config, Refresh};
use kiosque::engine::{Engine, Event, Gate, Handle, Options, Request};
use kiosque::news::feed::FeedSource;
use kiosque::news::query::Query;
use kiosque::news::time::Timestamp;
use kiosque::store::{ArchiveItem, Change, Store};

use crate::program::Program;
use crate::server::{Reply, Server, ok};

/// An engine at work, and what it tells.
struct Running {
    store: Store,
    gate: Gate,
    handle: Handle,
    events: Receiver<Event>,
    _home: tempfile::TempDir,
}

impl Running {
    fn on(feeds: &[String]) -> Self {
        Self::with(feeds, &[])
    }

    /// With articles that have been in the store for long.
    fn with(feeds: &[String], old: &[ArchiveItem]) -> Self {
        Self::behind(Gate::default(), feeds, old)
    }

    fn behind(gate: Gate, feeds: &[String], old: &[ArchiveItem]) -> Self {
        let home = tempfile::tempdir().unwrap();
        let store = Store::open(home.path()).unwrap();
        store.writer().unwrap().import(old, Timestamp(1_600_000_000)).unwrap();
        let sources: Vec<FeedSource> =
            feeds.iter().map(|url| FeedSource { url: url.clone(), full_text: true, ..FeedSource::default() }).collect();
        let (sender, events) = channel();
        let config = Config::default();
        let refresh = Refresh { automatic: false, ..config.refresh };
        let options = Options::new(&Config { refresh, ..config }, &sources);
        let emit = move |event| drop(sender.send(event));
        let handle = Engine::start(store.clone(), &sources, options, &gate, emit).unwrap();
        handle.send(Request::Refresh { feeds: Vec::new(), force: false, asked: false });
        Self { store, gate, handle, events, _home: home }
    }

    /// Waits for an event like this.
    fn until(&self, claim: impl Fn(&Event) -> bool) -> Event {
        self.events.iter().find(|event| claim(event)).unwrap()
    }
}

fn feed(server: &str, pages: usize) -> String {
    let item = |number| {
        format!("<item><title>t{number}</title><guid>{number}</guid><link>{server}/page{number}</link></item>")
    };
    let items = (0..pages).map(item).collect::<Vec<_>>().concat();
    format!("<?xml version='1.0'?><rss version='2.0'><channel><title>J</title>{items}</channel></rss>")
}

fn page() -> String {
    let text =
        "Le tram de Liège roule à nouveau depuis ce matin entre Sclessin et Bressoux, dit la société. ".repeat(8);
    format!("<!doctype html><html><body><article><h1>t</h1><p>{text}</p><p>{text}</p></article></body></html>")
}

/// Says nothing until the other side goes away.
fn silent() -> Reply {
    Reply::Speak(Box::new(|stream| {
        let _ = stream.read(&mut [0]);
    }))
}

#[test]
fn what_was_read_long_ago_goes_at_the_start_and_what_is_kept_stays() {
    let server = Server::start(|_| ok(&[], feed("http://127.0.0.1:9", 0)));
    let old = |key: &str, read, starred| ArchiveItem {
        key: key.into(),
        feed: server.url("/f"),
        title: key.into(),
        published: Some("2020-09-13T12:00:00Z".into()),
        read,
        starred,
        ..ArchiveItem::default()
    };
    let all = [old("read", true, false), old("starred", true, true), old("unread", false, false)];
    let running = Running::with(&[server.url("/f")], &all);
    running.until(|event| matches!(event, Event::Changed { new: 0, updated: 0, .. }));
    let reader = running.store.reader().unwrap();
    let ids = reader.ids(&Query::default()).unwrap();
    let mut titles: Vec<String> = reader.heads(&ids).unwrap().into_iter().map(|head| head.title).collect();
    titles.sort();
    assert_eq!(titles, ["starred", "unread"]);
    running.handle.shutdown();
}

#[test]
fn a_page_is_readable_while_other_feeds_are_still_polled() {
    let hangs = Server::start(|_| silent());
    let server = Server::start(|asked| match asked.path.as_str() {
        "/f" => ok(&[], feed(&format!("http://{}", asked.header("Host").unwrap()), 3)),
        _ => ok(&["Content-Type: text/html"], page()),
    });
    let running = Running::on(&[hangs.url("/f"), server.url("/f")]);
    let Event::PageReady(entry) = running.until(|event| matches!(event, Event::PageReady(_))) else { return };
    assert!(running.store.reader().unwrap().article(entry).unwrap().is_some());
    running.until(|event| matches!(event, Event::Analysed(entries) if entries.contains(&entry)));
    running.handle.shutdown();
}

#[test]
fn a_refresh_ends_though_keys_come_without_end() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/f" => ok(&[], feed(&format!("http://{}", asked.header("Host").unwrap()), 12)),
        path => ok(&["Content-Type: text/html"], page().replace("<h1>t<", &format!("<h1>{path}<"))),
    });
    let (quiet, gate) = (Arc::new(AtomicBool::new(false)), Gate::default());
    gate.key();
    let typing = std::thread::spawn({
        let (quiet, gate) = (Arc::clone(&quiet), gate.clone());
        move || {
            while !quiet.load(Ordering::Relaxed) {
                gate.key();
                std::thread::yield_now();
            }
        }
    });
    let running = Running::behind(gate, &[server.url("/f")], &[]);
    running.until(|event| matches!(event, Event::RefreshFinished(summary) if summary.new == 12));
    // Their pages are read, and then all of them are joined into stories.
    running.until(|event| matches!(event, Event::Analysed(entries) if entries.is_empty()));
    assert_eq!(running.store.reader().unwrap().pending_analysis(1).unwrap(), []);
    assert!(running.gate.is_busy());
    quiet.store(true, Ordering::Relaxed);
    typing.join().unwrap();
    running.handle.shutdown();
}

#[test]
fn one_refresh_reads_the_pages_of_all_that_is_new() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/f" => ok(&[], feed(&format!("http://{}", asked.header("Host").unwrap()), 250)),
        path => ok(&["Content-Type: text/html"], page().replace("<h1>t<", &format!("<h1>{path}<"))),
    });
    let lines = Program::with(&[server.url("/f")]).run(&["refresh", "--json"]);
    assert_eq!((&lines[0]["articles"], &lines[1]["summary"]["articles"]), (&250.into(), &250.into()));
    assert_eq!(server.asked().len(), 251);
}

#[test]
fn ending_waits_for_what_is_queued_and_for_no_server() {
    let hangs = Server::start(|asked| match asked.path.as_str() {
        "/f" => ok(&[], feed(&format!("http://{}", asked.header("Host").unwrap()), 5)),
        _ => silent(),
    });
    let running = Running::on(&[hangs.url("/f"), hangs.url("/g")]);
    running.until(|event| matches!(event, Event::Changed { new: 5, .. }));
    let ids = running.store.reader().unwrap().ids(&Query::default()).unwrap();
    assert_eq!(ids.len(), 5);
    for id in &ids {
        running.handle.send(Request::Change(Change::Star(vec![*id], true)));
    }
    let store = running.store.clone();
    running.handle.shutdown();
    assert_eq!(store.reader().unwrap().totals().unwrap().starred, 5);
}

#[test]
fn cancelling_gives_up_pages_that_are_under_way() {
    let (gone, left) = channel();
    let gone = std::sync::Mutex::new(gone);
    let server = Server::start(move |asked| match asked.path.as_str() {
        "/f" => ok(&[], feed(&format!("http://{}", asked.header("Host").unwrap()), 1)),
        _ => {
            let gone = gone.lock().unwrap().clone();
            Reply::Speak(Box::new(move |stream| {
                gone.send("asked").unwrap();
                assert_eq!(stream.read(&mut [0]).unwrap_or(0), 0);
                gone.send("gone").unwrap();
            }))
        }
    });
    let running = Running::on(&[server.url("/f")]);
    assert_eq!(left.recv().unwrap(), "asked");
    running.handle.send(Request::Cancel);
    assert_eq!(left.recv().unwrap(), "gone");
    running.handle.shutdown();
}

#[test]
fn what_is_looked_at_goes_before_the_rest() {
    let (ready, asked_first) = channel();
    let ready = std::sync::Mutex::new(ready);
    let server = Server::start(move |asked| match asked.path.as_str() {
        "/f" => ok(&[], feed(&format!("http://{}", asked.header("Host").unwrap()), 30)),
        path => {
            ready.lock().unwrap().send(path.to_owned()).unwrap();
            ok(&["Content-Type: text/html"], page())
        }
    });
    let running = Running::on(&[server.url("/f")]);
    running.until(|event| matches!(event, Event::Changed { new: 30, .. }));
    let reader = running.store.reader().unwrap();
    let ids = reader.ids(&Query::default()).unwrap();
    let last = reader.heads(&ids).unwrap().into_iter().find(|head| head.title == "t0").unwrap();
    running.handle.send(Request::Page(last.id));
    let place = asked_first.iter().take(30).position(|path| path == "/page0").unwrap();
    assert!(place < 30, "{place}");
    running.handle.shutdown();
}
