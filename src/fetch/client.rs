//! The HTTP client underneath: reqwest, once for each way to the network, with its limits. What it decides by itself
//! elsewhere (redirects, packings, cookies, referers) is switched off here and decided by us.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use reqwest::{Client, Proxy, redirect};
use url::Url;

use super::FetchError;
use super::resolve::Resolver;

/// From the name to the first byte that may be sent.
const CONNECT: Duration = Duration::from_secs(10);
/// How long a connection that nobody uses stays open.
const IDLE: Duration = Duration::from_secs(20);
const MOST_HEADERS: usize = 500;
const LONGEST_HEADERS: u32 = 256 << 10;
/// Files that may be open at once, where the system lets us: every server's connection is one.
const FILES: u64 = 8_192;

/// The ways to the network that were needed so far.
pub(super) struct Clients {
    resolver: Arc<Resolver>,
    // Held only to look one up or make it.
    made: Mutex<HashMap<Way, Client>>,
}

/// Plain requests go by a client of their own: reading the system's certificates takes time that they need not spend.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Way {
    safe: bool,
    /// `none`, an address, or what the environment says.
    proxy: Option<String>,
}

impl Clients {
    pub(super) fn new() -> Self {
        raise_files();
        Self { resolver: Arc::default(), made: Mutex::default() }
    }

    /// The client for `url`; `proxy` is what the configuration says of it.
    pub(super) fn to(&self, url: &Url, proxy: Option<&str>) -> Result<Client, FetchError> {
        let way = Way { safe: url.scheme() == "https", proxy: proxy.map(str::to_owned) };
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(client) = made.get(&way) {
            return Ok(client.clone());
        }
        let client = self.make(&way)?;
        made.insert(way, client.clone());
        Ok(client)
    }

    fn make(&self, way: &Way) -> Result<Client, FetchError> {
        // Another part of the program may have chosen it before; then it is the same one.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut builder = Client::builder()
            .redirect(redirect::Policy::none())
            .referer(false)
            .dns_resolver(Arc::clone(&self.resolver))
            .connect_timeout(CONNECT)
            .pool_max_idle_per_host(super::polite::AN_ORIGIN)
            .pool_idle_timeout(IDLE)
            .tcp_nodelay(true)
            .http1_title_case_headers()
            .http1_allow_obsolete_multiline_headers_in_responses(true)
            .http1_allow_spaces_after_header_name_in_responses(true)
            .http1_ignore_invalid_headers_in_responses(true)
            .http1_max_headers(MOST_HEADERS)
            .http2_max_header_list_size(LONGEST_HEADERS);
        if !way.safe {
            builder = builder.tls_certs_only([]);
        }
        builder = match way.proxy.as_deref() {
            None => builder,
            Some("none") => builder.no_proxy(),
            Some(address) => builder.proxy(read_proxy(address)?),
        };
        builder.build().map_err(|error| FetchError::Tls(super::error::deepest(&error).to_string()))
    }
}

/// Reads `http://host:port`, `socks5://host:port` and the like.
fn read_proxy(address: &str) -> Result<Proxy, FetchError> {
    let wrong =
        |problem: &str| FetchError::Proxy { proxy: format!("the proxy «{address}»"), problem: problem.into() };
    let with_scheme = if address.contains("://") { address.to_owned() } else { format!("http://{address}") };
    let mut url = Url::parse(&with_scheme).map_err(|_| wrong("this is no address"))?;
    match url.scheme() {
        "http" => {}
        // The name goes to the proxy, which looks it up: so nothing leaks past it.
        "socks5" | "socks5h" | "socks" => {
            url = Url::parse(&with_scheme.replacen(url.scheme(), "socks5h", 1))
                .map_err(|_| wrong("this is no address"))?;
        }
        _ => return Err(wrong("only http:// and socks5:// proxies are known")),
    }
    if url.host_str().is_none_or(str::is_empty) {
        return Err(wrong("it names no machine"));
    }
    Proxy::all(url.as_str()).map_err(|_| wrong("this is no address"))
}

/// What a proxy is called in a sentence, without its password.
pub(super) fn proxy_name(address: &str) -> String {
    let with_scheme = if address.contains("://") { address.to_owned() } else { format!("http://{address}") };
    let host = Url::parse(&with_scheme).ok().and_then(|url| {
        let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
        url.host_str().map(|host| format!("{host}{port}"))
    });
    format!("the proxy {}", host.unwrap_or_else(|| "of the configuration".to_owned()))
}

/// A thousand servers at once need more files than many systems give at first.
fn raise_files() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        let limit = getrlimit(Resource::Nofile);
        let wanted = limit.maximum.map_or(FILES, |most| most.min(FILES));
        if limit.current.is_some_and(|now| now < wanted) {
            // Where it is refused, fewer connections are kept.
            let _ = setrlimit(Resource::Nofile, Rlimit { current: Some(wanted), maximum: limit.maximum });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proxies_are_read_and_named_without_their_password() {
        assert!(read_proxy("socks5h://me:p%40ss@127.0.0.1:9050").is_ok());
        assert!(read_proxy("proxy.example:3128").is_ok());
        assert!(read_proxy("ftp://proxy.example").unwrap_err().to_string().contains("only http:// and socks5://"));
        assert_eq!(proxy_name("socks5://me:secret@127.0.0.1:9050"), "the proxy 127.0.0.1:9050");
    }
}
