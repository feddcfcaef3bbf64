//! A server on loopback that answers byte by byte as a test says, and keeps what it was asked.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

/// A request as it came.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) path: String,
    headers: Vec<(String, String)>,
    /// Which connection it came on, counted from 1.
    pub(crate) connection: usize,
    /// Which request of this address it is, counted from 1.
    pub(crate) nth: usize,
}

impl Asked {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

/// What a test does with a request: bytes to send, or the stream itself.
pub(crate) enum Reply {
    Bytes(Vec<u8>),
    /// Sends these and closes.
    Last(Vec<u8>),
    /// The test speaks itself; afterwards the connection is closed.
    Speak(Box<dyn FnOnce(&mut TcpStream) + Send>),
}

type Script = dyn Fn(&Asked) -> Reply + Send + Sync;

pub(crate) struct Server {
    at: SocketAddr,
    log: Arc<Mutex<Vec<Asked>>>,
    most_open: Arc<AtomicUsize>,
}

impl Server {
    pub(crate) fn start(script: impl Fn(&Asked) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let at = listener.local_addr().unwrap();
        let log: Arc<Mutex<Vec<Asked>>> = Arc::default();
        let most_open = Arc::new(AtomicUsize::new(0));
        let (kept, most, open) = (Arc::clone(&log), Arc::clone(&most_open), Arc::new(AtomicUsize::new(0)));
        let script: Arc<Script> = Arc::new(script);
        std::thread::spawn(move || {
            for (number, stream) in listener.incoming().enumerate() {
                let Ok(stream) = stream else { return };
                most.fetch_max(open.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                let (script, log, open) = (Arc::clone(&script), Arc::clone(&kept), Arc::clone(&open));
                std::thread::spawn(move || {
                    serve(stream, number + 1, &*script, &log);
                    open.fetch_sub(1, Ordering::SeqCst);
                });
            }
        });
        Self { at, log, most_open }
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.at)
    }

    pub(crate) fn port(&self) -> u16 {
        self.at.port()
    }

    /// What was asked so far.
    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.log.lock().unwrap().clone()
    }

    /// The requests for one address.
    pub(crate) fn of(&self, path: &str) -> Vec<Asked> {
        self.asked().into_iter().filter(|asked| asked.path == path).collect()
    }

    /// The most connections that were open at once.
    pub(crate) fn most_open(&self) -> usize {
        self.most_open.load(Ordering::SeqCst)
    }
}

fn serve(mut stream: TcpStream, connection: usize, script: &Script, log: &Mutex<Vec<Asked>>) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    loop {
        let mut lines = Vec::new();
        loop {
            let mut line = String::new();
            match reader.read_line(&mut line) {
                Ok(1..) => {}
                _ => return,
            }
            let line = line.trim_end().to_owned();
            if line.is_empty() {
                break;
            }
            lines.push(line);
        }
        let path = lines[0].split(' ').nth(1).unwrap_or_default().to_owned();
        let headers = lines[1..].iter().filter_map(|line| line.split_once(": "));
        let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let asked = {
            let mut log = log.lock().unwrap();
            let nth = log.iter().filter(|before| before.path == path).count() + 1;
            log.push(Asked { path, headers, connection, nth });
            log.last().cloned().unwrap()
        };
        match script(&asked) {
            Reply::Bytes(bytes) => {
                if stream.write_all(&bytes).is_err() {
                    return;
                }
            }
            Reply::Last(bytes) => {
                let _ = stream.write_all(&bytes);
                return;
            }
            Reply::Speak(speak) => return speak(&mut stream),
        }
    }
}

/// An answer with its length.
pub(crate) fn answer(status: &str, headers: &[&str], body: impl AsRef<[u8]>) -> Reply {
    let body = body.as_ref();
    let mut bytes = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\n", body.len()).into_bytes();
    for header in headers {
        bytes.extend_from_slice(header.as_bytes());
        bytes.extend_from_slice(b"\r\n");
    }
    bytes.extend_from_slice(b"\r\n");
    bytes.extend_from_slice(body);
    Reply::Bytes(bytes)
}

pub(crate) fn ok(headers: &[&str], body: impl AsRef<[u8]>) -> Reply {
    answer("200 OK", headers, body)
}

/// A feed with these titles; `head` stands before them.
pub(crate) fn rss(head: &str, titles: &[&str]) -> String {
    let items = titles
        .iter()
        .map(|title| format!("<item><title>{title}</title><guid isPermaLink='false'>{title}</guid></item>"))
        .collect::<Vec<_>>()
        .concat();
    format!("<?xml version='1.0'?><rss version='2.0'><channel><title>J</title>{head}{items}</channel></rss>")
}
