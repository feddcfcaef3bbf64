//! The network: one client, bounded in every way. Redirects are followed here and not by reqwest: only so can a chain
//! that is permanent throughout be told from one that is not.

mod asked;
mod error;
mod polite;

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{self, HeaderMap, HeaderValue};
use reqwest::{Client, Response, StatusCode};
use url::Url;

pub use asked::{retry_after, wait_asked};
pub use error::FetchError;
use polite::Politeness;

use crate::news::time::Timestamp;

/// Bytes of a body after decompression.
const LARGEST_BODY: usize = 32 << 20;
const MOST_REDIRECTS: usize = 10;
const CONNECT: Duration = Duration::from_secs(10);
const HEADERS: Duration = Duration::from_secs(20);
const WHOLE: Duration = Duration::from_mins(1);

const FEED_TYPES: &str = "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, \
                          application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5";
const PICTURE_TYPES: &str = "image/webp, image/jpeg, image/png, image/gif;q=0.9, image/*;q=0.5";
const PAGE_TYPES: &str = "text/html, application/xhtml+xml, */*;q=0.5";

/// What the server gave us the last time, byte for byte.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Validators {
    pub etag: Option<String>,
    pub last_modified: Option<String>,
}

/// A body, and what came with it.
#[derive(Clone, Debug)]
pub struct Body {
    pub bytes: Vec<u8>,
    pub content_type: Option<String>,
    pub validators: Validators,
    /// Where the body came from in the end.
    pub url: String,
    /// Seconds for which the server asks not to be asked again.
    pub wait: Option<i64>,
    /// A stable hash of the bytes within one version of the program.
    pub hash: u64,
}

/// How a request ended, where it ended well.
#[derive(Clone, Debug)]
pub enum Answer {
    Unchanged { validators: Validators, wait: Option<i64> },
    Gone,
    Body(Body),
}

/// An answer, and the address to ask from now on where every redirect on the way was permanent.
#[derive(Clone, Debug)]
pub struct Fetched {
    pub answer: Answer,
    pub moved_to: Option<String>,
}

/// The one HTTP client of the program.
#[derive(Clone)]
pub struct Fetcher {
    client: Client,
    politeness: Arc<Politeness>,
}

impl Fetcher {
    /// A client; needs no network yet.
    pub fn new() -> Result<Self, FetchError> {
        // A second call finds the provider installed: that is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let agent = concat!("kiosque/", env!("CARGO_PKG_VERSION"), " (feed reader)");
        let client = Client::builder()
            .user_agent(agent)
            .redirect(reqwest::redirect::Policy::none())
            .referer(false)
            .connect_timeout(CONNECT)
            .pool_max_idle_per_host(2)
            .build()
            .map_err(|error| FetchError::from_reqwest(&error))?;
        Ok(Self { client, politeness: Arc::new(Politeness::default()) })
    }

    /// Asks for a feed, conditionally where `validators` are known.
    pub async fn feed(&self, url: &str, validators: &Validators, now: Timestamp) -> Result<Fetched, FetchError> {
        self.get(url, FEED_TYPES, validators, now).await
    }

    /// Asks for a page.
    pub async fn page(&self, url: &str, now: Timestamp) -> Result<Fetched, FetchError> {
        self.get(url, PAGE_TYPES, &Validators::default(), now).await
    }

    /// Asks for a picture.
    pub async fn picture(&self, url: &str, now: Timestamp) -> Result<Fetched, FetchError> {
        self.get(url, PICTURE_TYPES, &Validators::default(), now).await
    }

    async fn get(
        &self,
        url: &str,
        accept: &'static str,
        validators: &Validators,
        now: Timestamp,
    ) -> Result<Fetched, FetchError> {
        tokio::time::timeout(WHOLE, self.follow(url, accept, validators, now)).await.map_err(|_| FetchError::Slow)?
    }

    async fn follow(
        &self,
        url: &str,
        accept: &'static str,
        validators: &Validators,
        now: Timestamp,
    ) -> Result<Fetched, FetchError> {
        let mut address = Url::parse(url).map_err(|_| FetchError::BadAddress(url.to_owned()))?;
        let first = address.clone();
        let mut permanent = true;
        for _ in 0..=MOST_REDIRECTS {
            let _turn = self.politeness.turn(&address).await;
            let response = self.ask(&address, accept, validators).await?;
            let status = response.status();
            if !matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308) {
                let moved_to = (permanent && address != first).then(|| address.to_string());
                let answer = read(response, &address, now).await?;
                return Ok(Fetched { answer, moved_to });
            }
            permanent &= matches!(status.as_u16(), 301 | 308);
            address = next(&address, response.headers())?;
        }
        Err(FetchError::TooManyRedirects)
    }

    async fn ask(&self, address: &Url, accept: &'static str, validators: &Validators) -> Result<Response, FetchError> {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT, HeaderValue::from_static(accept));
        let given = [(header::IF_NONE_MATCH, &validators.etag), (header::IF_MODIFIED_SINCE, &validators.last_modified)];
        for (name, value) in given {
            if let Some(value) = value.as_deref().and_then(to_header) {
                headers.insert(name, value);
            }
        }
        let sent = self.client.get(address.clone()).headers(headers).send();
        match tokio::time::timeout(HEADERS, sent).await {
            Ok(response) => response.map_err(|error| FetchError::from_reqwest(&error)),
            Err(_) => Err(FetchError::Slow),
        }
    }
}

/// Where a redirect leads. A name and password in an address never follow to another host.
fn next(from: &Url, headers: &HeaderMap) -> Result<Url, FetchError> {
    let location = headers.get(header::LOCATION).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    let mut to = location.and_then(|to| from.join(to.trim()).ok()).ok_or(FetchError::BadRedirect)?;
    if !matches!(to.scheme(), "http" | "https") || (from.scheme() == "https" && to.scheme() == "http") {
        return Err(FetchError::Unsafe(to.to_string()));
    }
    if to.origin() == from.origin() && to.username().is_empty() {
        let _ = to.set_username(from.username());
        let _ = to.set_password(from.password());
    }
    to.set_fragment(None);
    Ok(to)
}

async fn read(mut response: Response, address: &Url, now: Timestamp) -> Result<Answer, FetchError> {
    let headers = response.headers();
    let validators = Validators {
        etag: headers.get(header::ETAG).map(from_header),
        last_modified: headers.get(header::LAST_MODIFIED).map(from_header),
    };
    let wait = wait_asked(headers, now);
    match response.status() {
        StatusCode::NOT_MODIFIED => return Ok(Answer::Unchanged { validators, wait }),
        StatusCode::GONE => return Ok(Answer::Gone),
        status if status.is_success() => {}
        status => {
            return Err(FetchError::Status { status: status.as_u16(), retry_after: retry_after(headers, now) });
        }
    }
    let content_type = headers.get(header::CONTENT_TYPE).map(from_header);
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| FetchError::from_reqwest(&error))? {
        if bytes.len() + chunk.len() > LARGEST_BODY {
            return Err(FetchError::TooLarge);
        }
        bytes.extend_from_slice(&chunk);
    }
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    Ok(Answer::Body(Body { bytes, content_type, validators, url: address.to_string(), wait, hash: hasher.finish() }))
}

/// Header bytes as Latin-1, so that they go back as they came.
fn from_header(value: &HeaderValue) -> String {
    value.as_bytes().iter().map(|byte| char::from(*byte)).collect()
}

fn to_header(text: &str) -> Option<HeaderValue> {
    let bytes: Option<Vec<u8>> = text.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect();
    HeaderValue::from_bytes(&bytes?).ok()
}
