//! The network: bounded in every way, polite to every server. Connections are our own business (and not a client
//! library's), since only so is it certain that there are never more than two to an origin; so are redirects: only so
//! can a chain that is permanent throughout be told from one that is not.

mod asked;
mod connection;
mod error;
mod login;
mod packing;
mod polite;
mod proxy;
mod resolve;

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;
use std::time::{Duration, Instant};

use http_body_util::{BodyExt as _, Empty};
use hyper::body::{Body as _, Bytes, Incoming};
use hyper::header::{self, HeaderMap, HeaderName, HeaderValue};
use hyper::{Request, Response};
use url::{Position, Url};

pub use asked::{retry_after, wait_asked};
pub use error::FetchError;

use crate::news::feed::{Hold, Manners};
use crate::news::time::Timestamp;
use connection::{Connection, Connections};
use login::Secrets;
use polite::Politeness;
use proxy::Proxies;

/// Bytes of a body, packed or not.
const LARGEST_BODY: usize = 32 << 20;
const MOST_REDIRECTS: usize = 10;
/// Bytes a second below which a body is a drip.
const DRIP: u64 = 100;
/// The same where it takes long: a large feed over a slow line is still faster.
const CRAWL: u64 = 8_000;

const FEED_TYPES: &str = "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, \
                          application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5";
const PAGE_TYPES: &str = "text/html, application/xhtml+xml, */*;q=0.5";
const PICTURE_TYPES: &str = "image/webp, image/png, image/jpeg, image/gif, image/*;q=0.5";
const PACKINGS: &str = "gzip, br, zstd, deflate";
const AGENT: &str = concat!("kiosque/", env!("CARGO_PKG_VERSION"), " (news reader; +", env!("CARGO_PKG_HOMEPAGE"), ")");

/// What the server gave us the last time, byte for byte.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Validators {
    pub etag: Option<String>,
    pub last_modified: Option<String>,
}

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Feed,
    Page,
    Picture,
}

/// A question to a server.
#[derive(Clone, Debug)]
pub struct Ask<'a> {
    pub url: &'a str,
    pub kind: Kind,
    /// What is known already, and the address that it was given for: elsewhere it means nothing.
    pub known: Option<(&'a Validators, &'a str)>,
    pub manners: &'a Manners,
    /// The address that the user wrote: credentials and headers of theirs go to its server only.
    pub home: &'a str,
    /// Whether somebody waits for it.
    pub urgent: bool,
}

/// A body as it came, and what came with it.
#[derive(Clone, Debug)]
pub struct Received {
    packed: Vec<u8>,
    packings: Vec<String>,
    pub content_type: Option<String>,
    pub validators: Validators,
    /// Where the body came from in the end.
    pub url: String,
    /// Whether it holds only what is new (226, RFC 3229).
    pub delta: bool,
}

/// A body that can be read.
#[derive(Clone, Debug)]
pub struct Body {
    pub bytes: Vec<u8>,
    pub content_type: Option<String>,
    pub url: String,
    /// A stable hash of the bytes within one version of the program.
    pub hash: u64,
}

impl Received {
    /// Unpacks it: work for a thread that may take its time.
    pub fn open(self) -> Result<Body, FetchError> {
        let bytes = packing::unpack(self.packed, &self.packings)?;
        let mut hasher = DefaultHasher::new();
        bytes.hash(&mut hasher);
        Ok(Body { bytes, content_type: self.content_type, url: self.url, hash: hasher.finish() })
    }
}

/// How a request ended, where it ended well.
#[derive(Clone, Debug)]
pub enum Answer {
    Unchanged { validators: Validators },
    Gone,
    Body(Received),
}

/// An answer, and the address to ask from now on where every redirect on the way was permanent.
#[derive(Clone, Debug)]
pub struct Fetched {
    pub answer: Answer,
    /// Seconds for which the server asks not to be asked again; `None`: it says nothing.
    pub wait: Option<i64>,
    /// Whether the answer is that of the address asked for: every redirect on the way was permanent, if there was any.
    pub permanent: bool,
    pub moved_to: Option<String>,
    /// Bytes of the body over the wire.
    pub bytes: u64,
}

/// How the network is used, whatever is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Network {
    /// How long a server may be silent.
    pub patience: Duration,
    /// A proxy for all, `none`, or what the environment says.
    pub proxy: Option<String>,
}

impl Default for Network {
    fn default() -> Self {
        Self { patience: Duration::from_secs(20), proxy: None }
    }
}

/// The one HTTP client of the program.
#[derive(Clone)]
pub struct Fetcher {
    shared: Arc<Shared>,
}

struct Shared {
    network: Network,
    connections: Connections,
    politeness: Politeness,
    proxies: Proxies,
    secrets: Secrets,
}

impl Fetcher {
    /// A client; needs no network yet.
    pub fn new(network: Network) -> Self {
        let shared = Shared {
            network,
            connections: Connections::new(),
            politeness: Politeness::default(),
            proxies: Proxies::from_environment(),
            secrets: Secrets::default(),
        };
        Self { shared: Arc::new(shared) }
    }

    /// Leaves a host alone until it wants to be asked again.
    pub fn hold(&self, hold: Hold) {
        self.shared.politeness.hold(hold);
    }

    /// Asks, and follows where the answer leads.
    pub async fn get(&self, ask: &Ask<'_>, now: Timestamp) -> Result<Fetched, FetchError> {
        let mut address = Url::parse(ask.url).map_err(|_| FetchError::BadAddress(ask.url.to_owned()))?;
        if !matches!(address.scheme(), "http" | "https") {
            return Err(FetchError::BadAddress(ask.url.to_owned()));
        }
        address.set_fragment(None);
        let mut seen = vec![address.clone()];
        let mut permanent = true;
        for _ in 0..=MOST_REDIRECTS {
            match self.shared.once(&address, ask, now).await? {
                Step::Answer { answer, wait, bytes } => {
                    let moved_to = (permanent && seen.len() > 1).then(|| address.to_string());
                    return Ok(Fetched { answer, wait, permanent, moved_to, bytes });
                }
                Step::Elsewhere { to, forever } => {
                    permanent &= forever;
                    if seen.contains(&to) {
                        return Err(FetchError::TooManyRedirects);
                    }
                    seen.push(to.clone());
                    address = to;
                }
            }
        }
        Err(FetchError::TooManyRedirects)
    }
}

enum Step {
    Answer { answer: Answer, wait: Option<i64>, bytes: u64 },
    Elsewhere { to: Url, forever: bool },
}

impl Shared {
    /// One request, when its turn comes.
    async fn once(&self, address: &Url, ask: &Ask<'_>, now: Timestamp) -> Result<Step, FetchError> {
        let chosen = ask.manners.proxy.as_deref().or(self.network.proxy.as_deref());
        let proxy = self.proxies.before(address, chosen)?;
        let headers = self.headers(address, ask).await?;
        let _turn = self.politeness.turn(address, ask.urgent).await;
        // Asked for while this one stood in line.
        if let Some(Hold { host, until }) = self.politeness.held(address, now) {
            return Err(FetchError::Held { host, until });
        }
        let mut name = address.origin().ascii_serialization();
        if let Some(proxy) = &proxy {
            name = format!("{name} {}", proxy.name());
        }
        let kept = self.connections.take(&name);
        let reused = kept.is_some();
        let mut connection = match kept {
            Some(connection) => connection,
            None => self.connections.open(address, proxy.as_ref()).await?,
        };
        let mut sent = self.send(&mut connection, address, &headers).await;
        if reused && matches!(sent, Err(FetchError::Broken(_))) {
            // The server closed it while nobody looked; GET may be asked twice.
            connection.close().await;
            connection = self.connections.open(address, proxy.as_ref()).await?;
            sent = self.send(&mut connection, address, &headers).await;
        }
        let response = match sent {
            Ok(response) => response,
            Err(error) => {
                connection.close().await;
                return Err(error);
            }
        };
        let (head, mut body) = response.into_parts();
        let step = match self.read_head(address, head.status.as_u16(), &head.headers, now) {
            Ok(Head::Body) => self.read_body(&mut body).await.map(|packed| {
                let bytes = packed.len() as u64;
                let received = Received {
                    packed,
                    packings: packing::declared(&head.headers),
                    content_type: head.headers.get(header::CONTENT_TYPE).map(from_header),
                    validators: validators(&head.headers),
                    url: address.to_string(),
                    delta: head.status.as_u16() == 226,
                };
                Step::Answer { answer: Answer::Body(received), wait: wait_asked(&head.headers, now), bytes }
            }),
            Ok(Head::Step(step)) => {
                self.skip(&mut body).await;
                Ok(step)
            }
            Err(error) => {
                self.skip(&mut body).await;
                Err(error)
            }
        };
        if body.is_end_stream() {
            drop(body);
            self.connections.keep(name, connection).await;
        } else {
            drop(body);
            connection.close().await;
        }
        step
    }

    async fn headers(&self, address: &Url, ask: &Ask<'_>) -> Result<HeaderMap, FetchError> {
        let mut headers = HeaderMap::new();
        let agent = ask.manners.user_agent.as_deref().and_then(|agent| HeaderValue::from_str(agent).ok());
        headers.insert(header::USER_AGENT, agent.unwrap_or(HeaderValue::from_static(AGENT)));
        let accept = match ask.kind {
            Kind::Feed => FEED_TYPES,
            Kind::Page => PAGE_TYPES,
            Kind::Picture => PICTURE_TYPES,
        };
        headers.insert(header::ACCEPT, HeaderValue::from_static(accept));
        headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(PACKINGS));
        if ask.kind == Kind::Feed {
            headers.insert(HeaderName::from_static("a-im"), HeaderValue::from_static("feed"));
        }
        if let Some((known, _)) = ask.known.filter(|(_, given_for)| *given_for == address.as_str()) {
            let given = [(header::IF_NONE_MATCH, &known.etag), (header::IF_MODIFIED_SINCE, &known.last_modified)];
            for (name, value) in given {
                if let Some(value) = value.as_deref().and_then(to_header) {
                    headers.insert(name, value);
                }
            }
        }
        if let Some(authorization) = login::in_address(address) {
            headers.insert(header::AUTHORIZATION, authorization);
        }
        if Url::parse(ask.home).is_ok_and(|home| at_home(address, &home)) {
            if let Some(login) = &ask.manners.login {
                headers.insert(header::AUTHORIZATION, self.secrets.authorization(login).await?);
            }
            for (name, value) in &ask.manners.headers {
                if let (Ok(name), Ok(value)) = (HeaderName::try_from(name.as_str()), HeaderValue::from_str(value)) {
                    headers.insert(name, value);
                }
            }
        }
        Ok(headers)
    }

    async fn send(
        &self,
        connection: &mut Connection,
        address: &Url,
        headers: &HeaderMap,
    ) -> Result<Response<Incoming>, FetchError> {
        let mut bare = address.clone();
        let _ = (bare.set_username(""), bare.set_password(None));
        let whole = connection.is_http2() || connection.through.is_some();
        let target =
            if whole { &bare[..Position::AfterQuery] } else { &bare[Position::BeforePath..Position::AfterQuery] };
        let mut request = Request::get(target)
            .body(Empty::<Bytes>::new())
            .map_err(|_| FetchError::BadAddress(address.to_string()))?;
        if !connection.is_http2() {
            let host = HeaderValue::from_str(&bare[Position::BeforeHost..Position::AfterPort])
                .map_err(|_| FetchError::BadAddress(address.to_string()))?;
            request.headers_mut().insert(header::HOST, host);
        }
        request.headers_mut().extend(headers.clone());
        if let Some(authorization) = connection.through.as_ref().and_then(|form| form.authorization.clone()) {
            request.headers_mut().insert(header::PROXY_AUTHORIZATION, authorization);
        }
        match tokio::time::timeout(self.network.patience, connection.send(request)).await {
            Ok(response) => response.map_err(|error| FetchError::from_hyper(&error)),
            Err(_) => Err(FetchError::Slow),
        }
    }

    /// What status and headers say.
    fn read_head(&self, address: &Url, status: u16, headers: &HeaderMap, now: Timestamp) -> Result<Head, FetchError> {
        let answer = |answer| Ok(Head::Step(Step::Answer { answer, wait: wait_asked(headers, now), bytes: 0 }));
        match status {
            200 | 203 | 226 => Ok(Head::Body),
            204 | 205 => answer(Answer::Unchanged { validators: Validators::default() }),
            304 => answer(Answer::Unchanged { validators: validators(headers) }),
            301 | 302 | 303 | 307 | 308 => {
                let forever = matches!(status, 301 | 308);
                Ok(Head::Step(Step::Elsewhere { to: next(address, headers)?, forever }))
            }
            410 => answer(Answer::Gone),
            _ => {
                let retry_after = retry_after(headers, now);
                let host = polite::host(address);
                if let (429 | 503, Some(seconds)) = (status, retry_after) {
                    self.politeness.hold(Hold { host: host.clone(), until: now.plus(seconds) });
                }
                let browser_check = headers.contains_key("cf-mitigated");
                Err(FetchError::Status { status, retry_after, host, browser_check })
            }
        }
    }

    async fn read_body(&self, body: &mut Incoming) -> Result<Vec<u8>, FetchError> {
        if body.size_hint().lower() > LARGEST_BODY as u64 {
            return Err(FetchError::TooLarge);
        }
        let started = Instant::now();
        let patience = self.network.patience;
        let mut bytes = Vec::with_capacity(usize::try_from(body.size_hint().lower()).unwrap_or(0).min(1 << 20));
        loop {
            let frame = tokio::time::timeout(patience, body.frame()).await.map_err(|_| FetchError::SlowBody)?;
            let Some(frame) = frame else { return Ok(bytes) };
            let Ok(chunk) = frame.map_err(|error| FetchError::from_hyper(&error))?.into_data() else { continue };
            if bytes.len() + chunk.len() > LARGEST_BODY {
                return Err(FetchError::TooLarge);
            }
            bytes.extend_from_slice(&chunk);
            let taken = started.elapsed();
            let slower_than = |rate: u64| (bytes.len() as u64) < rate * taken.as_secs();
            let drips = taken > patience && slower_than(DRIP);
            let crawls = taken > patience * 3 && slower_than(CRAWL);
            if drips || crawls || taken > patience * 15 {
                return Err(FetchError::SlowBody);
            }
        }
    }

    /// Reads what nobody wants, where it is short, so that the connection can be used again.
    async fn skip(&self, body: &mut Incoming) {
        let all = async {
            let mut left = 64_usize << 10;
            while !body.is_end_stream() {
                let Some(Ok(frame)) = body.frame().await else { return };
                let length = frame.data_ref().map_or(0, Bytes::len);
                let Some(rest) = left.checked_sub(length) else { return };
                left = rest;
            }
        };
        let _ = tokio::time::timeout(Duration::from_millis(500), all).await;
    }
}

enum Head {
    Body,
    Step(Step),
}

/// Whether `address` is at the server that `home` is at. A server that goes over to https stays the same.
fn at_home(address: &Url, home: &Url) -> bool {
    let upgraded = address.scheme() == "https"
        && home.scheme() == "http"
        && address.host_str() == home.host_str()
        && (address.port(), home.port()) == (None, None);
    address.origin() == home.origin() || upgraded
}

/// Where a redirect leads. A name and password in an address never follow to another server.
fn next(from: &Url, headers: &HeaderMap) -> Result<Url, FetchError> {
    let location = headers.get(header::LOCATION).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    let location = location.filter(|to| !to.trim().is_empty());
    let mut to = location.and_then(|to| from.join(to.trim()).ok()).ok_or(FetchError::BadRedirect)?;
    if !matches!(to.scheme(), "http" | "https") || (from.scheme() == "https" && to.scheme() == "http") {
        return Err(FetchError::Unsafe(to.to_string()));
    }
    if at_home(&to, from) {
        if to.username().is_empty() {
            let _ = (to.set_username(from.username()), to.set_password(from.password()));
        }
    } else {
        let _ = (to.set_username(""), to.set_password(None));
    }
    to.set_fragment(None);
    Ok(to)
}

fn validators(headers: &HeaderMap) -> Validators {
    Validators {
        etag: headers.get(header::ETAG).map(from_header),
        last_modified: headers.get(header::LAST_MODIFIED).map(from_header),
    }
}

/// Header bytes as Latin-1, so that they go back as they came.
fn from_header(value: &HeaderValue) -> String {
    value.as_bytes().iter().map(|byte| char::from(*byte)).collect()
}

fn to_header(text: &str) -> Option<HeaderValue> {
    let bytes: Option<Vec<u8>> = text.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect();
    HeaderValue::from_bytes(&bytes?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leads(from: &str, location: &str) -> Result<String, FetchError> {
        let headers = HeaderMap::from_iter([(header::LOCATION, HeaderValue::from_str(location).unwrap())]);
        next(&Url::parse(from).unwrap(), &headers).map(|to| to.to_string())
    }

    #[test]
    fn https_never_falls_back_and_only_the_web_is_followed() {
        assert!(matches!(leads("https://a.example/", "http://a.example/"), Err(FetchError::Unsafe(_))));
        assert!(matches!(leads("http://a.example/", "file:///etc/passwd"), Err(FetchError::Unsafe(_))));
        assert_eq!(leads("http://a.example/x/", "../y#top").unwrap(), "http://a.example/y");
    }

    #[test]
    fn a_login_follows_within_a_server_and_over_to_its_https_only() {
        let from = "http://me:secret@a.example/";
        assert_eq!(leads(from, "/b").unwrap(), "http://me:secret@a.example/b");
        assert_eq!(leads(from, "https://a.example/").unwrap(), "https://me:secret@a.example/");
        assert_eq!(leads(from, "http://b.example/").unwrap(), "http://b.example/");
        assert_eq!(leads(from, "http://a.example:81/").unwrap(), "http://a.example:81/");
    }
}
