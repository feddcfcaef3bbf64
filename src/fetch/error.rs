//! Why a request failed, as a sentence for the reader.

use std::error::Error;
use std::io;

use super::client::proxy_name;
use super::resolve::NoSuchHost;
use crate::news::time::Timestamp;
use crate::news::trouble::{Kind, Trouble};

/// See the module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchError {
    BadAddress(String),
    NoSuchHost(String),
    Unreachable,
    /// The system knows no way to it.
    NoRoute,
    Proxy {
        proxy: String,
        problem: String,
    },
    Tls(String),
    Slow,
    SlowBody,
    Broken(String),
    TooLongHeaders,
    NotHttp,
    CutShort,
    Status {
        status: u16,
        retry_after: Option<i64>,
        /// Who said so: host and port.
        host: String,
        /// The site put a check before its answer that only browsers pass.
        browser_check: bool,
    },
    Held {
        host: String,
        until: Timestamp,
    },
    /// Larger than 32 MB.
    TooLarge,
    Packing(String),
    TooManyRedirects,
    BadRedirect,
    Unsafe(String),
    Credentials(String),
    /// A variable of the environment is not set.
    NoVariable(String),
    /// A command, and why it told no secret.
    SecretCommand(String, String),
}

impl std::fmt::Display for FetchError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        Trouble::from(self).fmt(f)
    }
}

impl Error for FetchError {}

impl From<&FetchError> for Trouble {
    fn from(error: &FetchError) -> Self {
        let (kind, detail) = match error {
            FetchError::BadAddress(address) => (Kind::BadAddress, address),
            FetchError::NoSuchHost(host) => (Kind::NoSuchHost, host),
            FetchError::Proxy { proxy, problem } => return Self::with(Kind::Proxy, [proxy, problem]),
            FetchError::Tls(problem) => (Kind::Tls, problem),
            FetchError::Broken(problem) => (Kind::Broken, problem),
            FetchError::Held { host, until } => return Self::with(Kind::Held, [host.clone(), until.rfc3339()]),
            FetchError::Packing(problem) => (Kind::Packing, problem),
            FetchError::Unsafe(address) => (Kind::Unsafe, address),
            FetchError::Credentials(problem) => (Kind::Credentials, problem),
            FetchError::NoVariable(name) => (Kind::NoVariable, name),
            FetchError::SecretCommand(name, why) => return Self::with(Kind::SecretCommand, [name, why]),
            FetchError::Status { status, browser_check, .. } => {
                return Self::with(of_status(*status, *browser_check), [status.to_string()]);
            }
            FetchError::Unreachable | FetchError::NoRoute => return Self::new(Kind::Unreachable),
            FetchError::Slow => return Self::new(Kind::Slow),
            FetchError::SlowBody => return Self::new(Kind::SlowBody),
            FetchError::TooLongHeaders => return Self::new(Kind::TooLongHeaders),
            FetchError::NotHttp => return Self::new(Kind::NotHttp),
            FetchError::CutShort => return Self::new(Kind::CutShort),
            FetchError::TooLarge => return Self::new(Kind::TooLarge),
            FetchError::TooManyRedirects => return Self::new(Kind::Circles),
            FetchError::BadRedirect => return Self::new(Kind::BadRedirect),
        };
        Self::with(kind, [detail])
    }
}

impl FetchError {
    /// What went wrong with a request through `proxy`.
    pub(super) fn of(error: &reqwest::Error, proxy: Option<&str>) -> Self {
        let mut cause: Option<&(dyn Error + 'static)> = Some(error);
        while let Some(one) = cause {
            if let Some(NoSuchHost(host)) = one.downcast_ref() {
                return Self::NoSuchHost(host.clone());
            }
            if let Some(tls) = inside(one).downcast_ref::<rustls::Error>() {
                return Self::Tls(tls.to_string());
            }
            if let Some(http) = one.downcast_ref::<hyper::Error>() {
                return Self::of_hyper(http);
            }
            cause = one.source();
        }
        if error.is_connect() && deepest(error).downcast_ref().is_some_and(no_way) {
            return Self::NoRoute;
        }
        if let Some(proxy) = proxy.filter(|proxy| error.is_connect() && *proxy != "none") {
            return Self::Proxy { proxy: proxy_name(proxy), problem: deepest(error).to_string() };
        }
        if error.is_connect() { Self::Unreachable } else { Self::Broken(deepest(error).to_string()) }
    }

    fn of_hyper(error: &hyper::Error) -> Self {
        if error.is_parse() {
            if error.to_string().contains("too large") {
                return Self::TooLongHeaders;
            }
            return Self::NotHttp;
        }
        if error.is_incomplete_message() {
            return Self::CutShort;
        }
        Self::Broken(deepest(error).to_string())
    }

    /// The HTTP status, where the server gave one.
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Status { status, .. } => Some(*status),
            _ => None,
        }
    }

    /// Whether it may be that there is no network at all: nobody out there has said anything.
    pub fn may_be_no_network(&self) -> bool {
        matches!(self, Self::NoRoute | Self::NoSuchHost(_))
    }
}

/// Whether the system knows no way to where a connection should go.
fn no_way(error: &io::Error) -> bool {
    use io::ErrorKind::{HostUnreachable, NetworkDown, NetworkUnreachable};
    matches!(error.kind(), HostUnreachable | NetworkDown | NetworkUnreachable)
}

/// What an error of the system carries: it does not name it as its source.
fn inside<'a>(error: &'a (dyn Error + 'static)) -> &'a (dyn Error + 'static) {
    error.downcast_ref::<io::Error>().and_then(io::Error::get_ref).map_or(error, |inside| inside)
}

/// The cause of all causes: it says most.
pub(super) fn deepest<'a>(error: &'a (dyn Error + 'static)) -> &'a (dyn Error + 'static) {
    let mut cause = error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    cause
}

fn of_status(status: u16, browser_check: bool) -> Kind {
    match status {
        _ if browser_check => Kind::BrowsersOnly,
        401 => Kind::Unauthorised,
        403 => Kind::Refused,
        404 => Kind::NotFound,
        407 => Kind::ProxyPassword,
        429 => Kind::TooMany,
        451 => Kind::Illegal,
        500..=599 => Kind::Fault,
        _ => Kind::Status,
    }
}
