//! What is asked for, how answers come over the wire, and what is too much.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use crate::program::{Program, error};
use crate::server::{Reply, Server, ok, rss};

/// The titles that come of an answer.
fn titles(reply: impl Fn() -> Reply + Send + Sync + 'static) -> Vec<String> {
    let server = Server::start(move |_| reply());
    let program = Program::with(&[server.url("/f")]);
    let lines = program.refresh();
    assert_eq!(lines[0]["error"], serde_json::Value::Null);
    program.titles()
}

/// What a feed that answers so is said to suffer from. The program waits a second, not longer.
fn fault(reply: impl Fn() -> Reply + Send + Sync + 'static) -> String {
    let server = Server::start(move |_| reply());
    let config = format!("[refresh]\npatience = \"1s\"\n[[feeds]]\nurl = \"{}\"\n", server.url("/f"));
    error(&Program::configured(&config).refresh())
}

fn packed(mut packer: impl std::io::Read) -> Vec<u8> {
    let mut out = Vec::new();
    packer.read_to_end(&mut out).unwrap();
    out
}

/// Nobody sends more than this; the answer's other end may have gone away meanwhile.
fn send_until_closed(stream: &mut TcpStream, piece: &[u8], pieces: usize) {
    for _ in 0..pieces {
        if stream.write_all(piece).is_err() {
            return;
        }
    }
}

#[test]
fn a_request_says_who_asks_and_what_for_and_nothing_more() {
    let server = Server::start(|_| ok(&["Set-Cookie: id=1; Path=/"], rss("", &["a"])));
    let program = Program::with(&[server.url("/f")]);
    program.refresh();
    program.refresh();
    for asked in server.asked() {
        let agent = asked.header("User-Agent").unwrap();
        assert!(agent.starts_with(concat!("kiosque/", env!("CARGO_PKG_VERSION"))) && agent.contains("+https://"));
        for kind in ["application/rss+xml", "application/atom+xml", "application/feed+json"] {
            assert!(asked.header("Accept").unwrap().contains(kind));
        }
        for packing in ["gzip", "br", "zstd", "deflate"] {
            assert!(asked.header("Accept-Encoding").unwrap().contains(packing));
        }
        assert_eq!((asked.header("Cookie"), asked.header("Referer")), (None, None));
        assert_eq!(asked.header("Host"), Some(format!("127.0.0.1:{}", server.port()).as_str()));
    }
}

#[test]
fn packed_bodies_are_read() {
    use flate2::Compression;
    use flate2::read::{DeflateEncoder, GzEncoder, ZlibEncoder};
    let feed = rss("", &["a"]).into_bytes();
    let fast = Compression::fast();
    let all = [
        ("gzip", packed(GzEncoder::new(feed.as_slice(), fast))),
        ("deflate", packed(ZlibEncoder::new(feed.as_slice(), fast))),
        ("deflate", packed(DeflateEncoder::new(feed.as_slice(), fast))),
        ("br", packed(brotli::CompressorReader::new(feed.as_slice(), 4096, 4, 20))),
        ("zstd", zstd::encode_all(feed.as_slice(), 1).unwrap()),
        ("GZIP", packed(GzEncoder::new(feed.as_slice(), fast))),
        ("identity", feed.clone()),
    ];
    for (coding, bytes) in all {
        let header = format!("Content-Encoding: {coding}");
        assert_eq!(titles(move || ok(&[&header], &bytes)), ["a"], "{coding}");
    }
}

#[test]
fn odd_ways_over_the_wire_are_read() {
    let feed = rss("", &["a"]);
    let (head, tail) = feed.split_at(40);
    let chunked = |first: &str, trailer: &str| {
        format!(
            "HTTP/1.1 200 OK\r\n{first}\r\n\r\n{:x};ext=1\r\n{head}\r\n{:X}\r\n{tail}\r\n0\r\n{trailer}\r\n",
            head.len(),
            tail.len()
        )
    };
    let wires = [
        chunked("Transfer-Encoding: chunked", ""),
        chunked("Transfer-Encoding: chunked", "X-Sum: 1\r\n"),
        format!("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{feed}"),
        format!("HTTP/1.0 200 OK\r\n\r\n{feed}"),
        format!(
            "HTTP/1.1 103 Early Hints\r\nLink: </s.css>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{feed}",
            feed.len()
        ),
        format!("HTTP/1.1 200\r\nX-Folded: a\r\n b\r\nX Bad: 1\r\nContent-Length: {}\r\n\r\n{feed}", feed.len()),
    ];
    for wire in wires {
        let shown = wire.clone();
        assert_eq!(titles(move || Reply::Last(wire.clone().into_bytes())), ["a"], "{shown}");
    }
}

#[test]
fn a_body_that_breaks_off_is_told() {
    assert!(
        fault(|| Reply::Last(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<rss>".to_vec())).contains("broke off")
    );
    let said = fault(|| Reply::Last(Vec::new()));
    assert!(said.contains("ends too early"), "{said}");
    assert!(fault(|| Reply::Last(b"SSH-2.0-OpenSSH\r\n\r\n".to_vec())).contains("not HTTP"));
}

#[test]
fn a_server_that_is_silent_or_drips_is_left() {
    let silent = || {
        Reply::Speak(Box::new(|stream| {
            let _ = stream.read(&mut [0]);
        }))
    };
    assert!(fault(silent).contains("too long"));
    let stops = || {
        Reply::Speak(Box::new(|stream| {
            stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<rss>").unwrap();
            let _ = stream.read(&mut [0]);
        }))
    };
    assert!(fault(stops).contains("too slowly"));
    let drips = || {
        Reply::Speak(Box::new(|stream| {
            stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 50000\r\n\r\n").unwrap();
            stream.set_read_timeout(Some(std::time::Duration::from_millis(100))).unwrap();
            // A byte each tenth of a second, until the other side has enough of it.
            while stream.write_all(b" ").is_ok() {
                if let Ok(0) = stream.read(&mut [0]) {
                    return;
                }
            }
        }))
    };
    assert!(fault(drips).contains("too slowly"));
}

#[test]
fn endless_headers_are_refused() {
    let endless = || {
        Reply::Speak(Box::new(|stream| {
            stream.write_all(b"HTTP/1.1 200 OK\r\nX-Long: ").unwrap();
            send_until_closed(stream, &[b'a'; 8192], 200);
        }))
    };
    assert!(fault(endless).contains("headers of the answer are too long"));
}

#[test]
fn bodies_above_32_mb_are_refused_announced_or_not() {
    let announced =
        || Reply::Last(format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n<rss>", 40 << 20).into_bytes());
    assert!(fault(announced).contains("larger than 32 MB"));
    let unannounced = || {
        Reply::Speak(Box::new(|stream| {
            stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").unwrap();
            send_until_closed(stream, &[b' '; 1 << 13], 5_120);
        }))
    };
    assert!(fault(unannounced).contains("larger than 32 MB"));
    let bomb = packed(flate2::read::GzEncoder::new(std::io::repeat(b' ').take(64 << 20), flate2::Compression::fast()));
    assert!(fault(move || ok(&["Content-Encoding: gzip"], &bomb)).contains("larger than 32 MB"));
}

#[test]
fn entity_bombs_do_not_go_off() {
    let mut declarations = String::from("<!ENTITY e0 \"bang bang bang bang\">");
    for level in 1..12 {
        let before = format!("&e{};", level - 1).repeat(10);
        declarations = format!("{declarations}<!ENTITY e{level} \"{before}\">");
    }
    let bomb = format!(
        "<?xml version='1.0'?><!DOCTYPE rss [{declarations}]><rss version='2.0'><channel><title>&e11;</title>\
         <item><title>a</title><guid>a</guid><description>&e11;</description></item></channel></rss>"
    );
    let server = Server::start(move |_| ok(&[], &bomb));
    let program = Program::with(&[server.url("/f")]);
    // Read or refused, but at once and in little memory.
    assert_eq!(program.refresh().len(), 2);
}
