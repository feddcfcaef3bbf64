//! The network: bounded in every way, polite to every server. Redirects are followed here and not by reqwest: only so
//! can a chain that is permanent throughout be told from one that is not. Bodies are unpacked here too: servers pack in
//! more ways than they declare.

mod asked;
mod client;
mod error;
mod login;
mod packing;
mod polite;
mod resolve;

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;
use std::time::{Duration, Instant};

use reqwest::Response;
use reqwest::header::{self, HeaderMap, HeaderName, HeaderValue};
use url::Url;

pub use asked::{retry_after, wait_asked};
pub use error::FetchError;

use crate::news::feed::{Hold, Manners};
use crate::news::time::Timestamp;
use client::Clients;
use login::Secrets;
use polite::Politeness;

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
    clients: Clients,
    politeness: Politeness,
    secrets: Secrets,
}

impl Fetcher {
    /// A client; needs no network yet.
    pub fn new(network: Network) -> Self {
        let shared =
            Shared { network, clients: Clients::new(), politeness: Politeness::default(), secrets: Secrets::default() };
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
        let client = self.clients.to(address, chosen)?;
        let headers = self.headers(address, ask).await?;
        let turn = self.politeness.turn(address, ask.urgent).await;
        // Asked for while this one stood in line.
        if let Some(Hold { host, until }) = self.politeness.held(address, now) {
            return Err(FetchError::Held { host, until });
        }
        let mut bare = address.clone();
        let _ = (bare.set_username(""), bare.set_password(None));
        let ask = async || {
            let asked = client.get(bare.clone()).headers(headers.clone()).send();
            match tokio::time::timeout(self.network.patience, asked).await {
                Ok(Ok(response)) => Ok(response),
                Ok(Err(error)) => Err(FetchError::of(&error, chosen)),
                Err(_) => Err(FetchError::Slow),
            }
        };
        let mut asked = ask().await;
        // A server may close a connection while it waits to be used again; the request that meets this is made anew,
        // as RFC 9110, section 9.2.2, allows.
        if let Err(FetchError::CutShort | FetchError::Broken(_)) = asked
            && self.politeness.has_answered(address)
        {
            asked = ask().await;
        }
        let step = match asked {
            Ok(response) => {
                self.politeness.answered(address);
                self.read(address, response, now).await
            }
            Err(error) => Err(error),
        };
        turn.settle();
        step
    }

    /// What the answer says, and its body where it is wanted.
    async fn read(&self, address: &Url, mut response: Response, now: Timestamp) -> Result<Step, FetchError> {
        let status = response.status().as_u16();
        match self.read_head(address, status, response.headers(), now) {
            Ok(Head::Body) => {
                let packed = self.read_body(&mut response).await?;
                let headers = response.headers();
                let bytes = packed.len() as u64;
                let received = Received {
                    packed,
                    packings: packing::declared(headers),
                    content_type: headers.get(header::CONTENT_TYPE).map(from_header),
                    validators: validators(headers),
                    url: address.to_string(),
                    delta: status == 226,
                };
                Ok(Step::Answer { answer: Answer::Body(received), wait: wait_asked(headers, now), bytes })
            }
            Ok(Head::Step(step)) => {
                skip(&mut response).await;
                Ok(step)
            }
            Err(error) => {
                skip(&mut response).await;
                Err(error)
            }
        }
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

    async fn read_body(&self, response: &mut Response) -> Result<Vec<u8>, FetchError> {
        let promised = response.content_length().unwrap_or(0);
        if promised > LARGEST_BODY as u64 {
            return Err(FetchError::TooLarge);
        }
        let started = Instant::now();
        let patience = self.network.patience;
        let mut bytes = Vec::with_capacity(usize::try_from(promised).unwrap_or(0).min(1 << 20));
        loop {
            let chunk = tokio::time::timeout(patience, response.chunk()).await.map_err(|_| FetchError::SlowBody)?;
            let Some(chunk) = chunk.map_err(|error| FetchError::of(&error, None))? else { return Ok(bytes) };
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
}

/// Reads what nobody wants, where it is short, so that the connection can be used again.
async fn skip(response: &mut Response) {
    let all = async {
        let mut left = 64_usize << 10;
        while let Ok(Some(chunk)) = response.chunk().await {
            let Some(rest) = left.checked_sub(chunk.len()) else { return };
            left = rest;
        }
    };
    let _ = tokio::time::timeout(Duration::from_millis(500), all).await;
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
