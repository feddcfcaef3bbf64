//! The press's web server: HTTP/1.1 on loopback, conditional requests, one answer a connection.

use std::collections::HashMap;
use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, SystemTime};

use crate::news::feed::FeedSource;
use crate::news::time::Timestamp;

/// A request's head longer than this is not read further.
const HEAD: u64 = 16 * 1024;
/// A peer that is silent for longer is left alone.
const PATIENCE: Duration = Duration::from_secs(5);

/// One file of the press.
#[derive(Clone, Debug)]
pub(super) struct Resource {
    pub(super) content_type: &'static str,
    pub(super) body: Vec<u8>,
    pub(super) modified: Timestamp,
}

impl Resource {
    fn etag(&self) -> String {
        use std::hash::Hasher as _;
        let mut hasher = rustc_hash::FxHasher::default();
        hasher.write(&self.body);
        format!("\"{:016x}\"", hasher.finish())
    }
}

/// All files of the press by their paths.
pub(super) type Site = HashMap<String, Resource>;

/// A press on the air; dropping it takes it off.
#[derive(Debug)]
pub struct Running {
    /// `http://127.0.0.1:PORT`
    pub base: String,
    pub feeds: Vec<FeedSource>,
    /// Articles that the press carries.
    pub articles: usize,
    address: SocketAddr,
    stop: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Running {
    /// Serves what `render` makes of the base address: the port is only known once it is open.
    pub(super) fn new(render: impl FnOnce(&str) -> (Site, Vec<FeedSource>, usize)) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        let base = format!("http://{address}");
        let (site, feeds, articles) = render(&base);
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = Arc::clone(&stop);
        let thread = thread::Builder::new()
            .name("demo-press".into())
            .spawn(move || accept(&listener, &Arc::new(site), &stopped))?;
        Ok(Self { base, feeds, articles, address, stop, thread: Some(thread) })
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        // `accept` has no time-out: a connection wakes it up.
        let woken = TcpStream::connect_timeout(&self.address, Duration::from_secs(1)).is_ok();
        if let Some(thread) = self.thread.take().filter(|_| woken) {
            let _ = thread.join();
        }
    }
}

fn accept(listener: &TcpListener, site: &Arc<Site>, stop: &AtomicBool) {
    for stream in listener.incoming() {
        if stop.load(Ordering::SeqCst) {
            return;
        }
        let Ok(stream) = stream else { continue };
        let site = Arc::clone(site);
        // A peer that goes away is its own affair.
        let _ = thread::Builder::new().name("demo-answer".into()).spawn(move || answer(&stream, &site));
    }
}

#[derive(Debug, Default)]
struct Request {
    head_only: bool,
    path: String,
    if_none_match: Option<String>,
    if_modified_since: Option<SystemTime>,
}

fn answer(stream: &TcpStream, site: &Site) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let Some(request) = read_request(stream)? else {
        return write_response(stream, "400 Bad Request", "", b"");
    };
    let Some(resource) = site.get(&request.path) else {
        let body = if request.head_only { &b""[..] } else { b"<h1>404</h1>" };
        return write_response(stream, "404 Not Found", "Content-Type: text/html; charset=utf-8\r\n", body);
    };
    let etag = resource.etag();
    let modified = system_time(resource.modified);
    let validators = format!(
        "ETag: {etag}\r\nLast-Modified: {}\r\nCache-Control: max-age=60\r\n",
        httpdate::fmt_http_date(modified)
    );
    // RFC 9110: If-None-Match, where present, decides alone.
    let unchanged = match &request.if_none_match {
        Some(tags) => tags.split(',').any(|tag| tag.trim().trim_start_matches("W/") == etag || tag.trim() == "*"),
        None => request.if_modified_since.is_some_and(|since| modified <= since),
    };
    if unchanged {
        return write_response(stream, "304 Not Modified", &validators, b"");
    }
    let headers = format!("Content-Type: {}\r\n{validators}", resource.content_type);
    let body = if request.head_only { &b""[..] } else { &resource.body };
    write_response(stream, "200 OK", &headers, body)
}

fn read_request(stream: &TcpStream) -> io::Result<Option<Request>> {
    let mut lines = BufReader::new(stream.take(HEAD));
    let mut line = String::new();
    lines.read_line(&mut line)?;
    let mut words = line.split_whitespace();
    let (Some(method @ ("GET" | "HEAD")), Some(target)) = (words.next(), words.next()) else { return Ok(None) };
    let path = target.split(['?', '#']).next().unwrap_or(target).to_owned();
    let mut request = Request { head_only: method == "HEAD", path, ..Request::default() };
    loop {
        line.clear();
        if lines.read_line(&mut line)? == 0 || line.trim().is_empty() {
            return Ok(Some(request));
        }
        let Some((name, value)) = line.split_once(':') else { continue };
        if name.eq_ignore_ascii_case("if-none-match") {
            request.if_none_match = Some(value.trim().to_owned());
        } else if name.eq_ignore_ascii_case("if-modified-since") {
            request.if_modified_since = httpdate::parse_http_date(value.trim()).ok();
        }
    }
}

fn write_response(mut stream: &TcpStream, status: &str, headers: &str, body: &[u8]) -> io::Result<()> {
    let length = if status.starts_with("304") { String::new() } else { format!("Content-Length: {}\r\n", body.len()) };
    stream.write_all(format!("HTTP/1.1 {status}\r\n{headers}{length}Connection: close\r\n\r\n").as_bytes())?;
    stream.write_all(body)?;
    stream.flush()
}

/// The same point for `httpdate`; the epoch for what lies before it.
pub(super) fn system_time(at: Timestamp) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(u64::try_from(at.0).unwrap_or(0))
}
