//! Why a request failed, as a sentence for the reader.

use std::error::Error;
use std::io;

use super::client::proxy_name;
use super::resolve::NoSuchHost;
use crate::news::time::Timestamp;

/// See the module.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    #[error("«{0}» is no web address")]
    BadAddress(String),
    #[error("no machine is called {0}, or the network is not there")]
    NoSuchHost(String),
    #[error("the server could not be reached")]
    Unreachable,
    #[error("{proxy}: {problem}")]
    Proxy { proxy: String, problem: String },
    #[error("no safe connection could be made: {0}")]
    Tls(String),
    #[error("the server took too long to answer")]
    Slow,
    #[error("the server sends the answer too slowly")]
    SlowBody,
    #[error("the connection broke off: {0}")]
    Broken(String),
    #[error("the server answered {}", status_words(*.status, *.browser_check))]
    Status {
        status: u16,
        retry_after: Option<i64>,
        /// Who said so: host and port.
        host: String,
        /// The site put a check before its answer that only browsers pass.
        browser_check: bool,
    },
    #[error("{host} asked to be left alone until {}", .until.rfc3339())]
    Held { host: String, until: Timestamp },
    #[error("the answer is larger than 32 MB")]
    TooLarge,
    #[error("the answer is not packed as it says ({0})")]
    Packing(String),
    #[error("the server sends us in circles")]
    TooManyRedirects,
    #[error("the server redirects without saying where")]
    BadRedirect,
    #[error("the server redirects to {0}, which is not safe to follow")]
    Unsafe(String),
    #[error("{0}")]
    Credentials(String),
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
        if let Some(proxy) = proxy.filter(|proxy| error.is_connect() && *proxy != "none") {
            return Self::Proxy { proxy: proxy_name(proxy), problem: deepest(error).to_string() };
        }
        if error.is_connect() { Self::Unreachable } else { Self::Broken(deepest(error).to_string()) }
    }

    fn of_hyper(error: &hyper::Error) -> Self {
        if error.is_parse() {
            if error.to_string().contains("too large") {
                return Self::Broken("the headers of the answer are too long".into());
            }
            return Self::Broken("the answer is not HTTP".into());
        }
        if error.is_incomplete_message() {
            return Self::Broken("the answer ends too early".into());
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

    /// Whether it looks as if there were no network at all.
    pub fn is_unreachable(&self) -> bool {
        matches!(self, Self::Unreachable | Self::NoSuchHost(_))
    }
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

fn status_words(status: u16, browser_check: bool) -> String {
    let meaning = match status {
        _ if browser_check => {
            "it lets only browsers pass a check; kiosque says who it is and does not pretend to be one"
        }
        401 => "it wants a name and password (in the configuration: `user` and `password` of the feed)",
        403 => {
            "it refuses kiosque, which says who it is and pretends nothing; \
             perhaps the feed wants credentials or another `user-agent`"
        }
        404 => "there is nothing at this address",
        407 => "the proxy wants a name and password",
        429 => "too many requests",
        451 => "it may not show this for legal reasons",
        500..=599 => "it has a fault of its own",
        _ => return status.to_string(),
    };
    format!("{status}: {meaning}")
}
