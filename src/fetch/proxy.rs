//! Proxies: which one stands before an address, and how to speak through it.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hyper::header::HeaderValue;
use hyper_util::client::proxy::matcher::Matcher;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use url::Url;

use super::FetchError;

/// Bytes of a proxy's answer to CONNECT.
const LONGEST_ANSWER: usize = 16 << 10;

/// The proxies of the environment (`HTTPS_PROXY`, `NO_PROXY`...), or of the configuration.
pub(super) struct Proxies {
    environment: Matcher,
}

/// A proxy to go through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Proxy {
    pub(super) kind: Kind,
    pub(super) host: String,
    pub(super) port: u16,
    login: Option<(String, String)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Http,
    Socks,
}

impl Proxies {
    pub(super) fn from_environment() -> Self {
        Self { environment: Matcher::from_env() }
    }

    /// The proxy before `url`; `chosen` is what the configuration says of it.
    pub(super) fn before(&self, url: &Url, chosen: Option<&str>) -> Result<Option<Proxy>, FetchError> {
        match chosen {
            Some("none") => Ok(None),
            Some(address) => Proxy::read(address).map(Some),
            None => {
                let Ok(uri) = url.as_str().parse::<hyper::Uri>() else { return Ok(None) };
                let Some(found) = self.environment.intercept(&uri) else { return Ok(None) };
                let mut proxy = Proxy::read(&found.uri().to_string())?;
                if let Some((user, password)) = found.raw_auth() {
                    proxy.login = Some((user.to_owned(), password.to_owned()));
                } else if let Some(basic) = found.basic_auth().and_then(|value| value.to_str().ok()) {
                    let decoded = basic.strip_prefix("Basic ").and_then(|text| STANDARD.decode(text).ok());
                    let text = decoded.and_then(|bytes| String::from_utf8(bytes).ok());
                    proxy.login = text.and_then(|t| t.split_once(':').map(|(user, word)| (user.into(), word.into())));
                }
                Ok(Some(proxy))
            }
        }
    }
}

impl Proxy {
    /// Reads `http://host:port`, `socks5://host:port` and the like.
    fn read(address: &str) -> Result<Self, FetchError> {
        let wrong =
            |problem: &str| FetchError::Proxy { proxy: format!("the proxy «{address}»"), problem: problem.into() };
        let with_scheme = if address.contains("://") { address.to_owned() } else { format!("http://{address}") };
        let url = Url::parse(&with_scheme).map_err(|_| wrong("this is no address"))?;
        let (kind, port) = match url.scheme() {
            "http" => (Kind::Http, 80),
            "socks5" | "socks5h" | "socks" => (Kind::Socks, 1080),
            _ => return Err(wrong("only http:// and socks5:// proxies are known")),
        };
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or_else(|| wrong("it names no machine"))?;
        let word = |text: &str| percent_decode(text);
        let login =
            (!url.username().is_empty()).then(|| (word(url.username()), word(url.password().unwrap_or_default())));
        Ok(Self { kind, host: host.to_owned(), port: url.port().unwrap_or(port), login })
    }

    /// What names it in the pool.
    pub(super) fn name(&self) -> String {
        format!("{:?} {}:{}", self.kind, self.host, self.port)
    }

    /// The value of `Proxy-Authorization`.
    pub(super) fn authorization(&self) -> Option<HeaderValue> {
        let (user, password) = self.login.as_ref()?;
        HeaderValue::from_str(&format!("Basic {}", STANDARD.encode(format!("{user}:{password}")))).ok()
    }

    fn trouble(&self, problem: impl Into<String>) -> FetchError {
        FetchError::Proxy { proxy: format!("the proxy {}:{}", self.host, self.port), problem: problem.into() }
    }

    /// Opens the way through the proxy to `host`; afterwards the stream speaks with that host.
    pub(super) async fn open(&self, stream: &mut TcpStream, host: &str, port: u16) -> Result<(), FetchError> {
        let opened = match self.kind {
            Kind::Http => self.connect(stream, host, port).await,
            Kind::Socks => self.socks(stream, host, port).await,
        };
        opened.map_err(|error| self.trouble(error.to_string()))
    }

    async fn connect(&self, stream: &mut TcpStream, host: &str, port: u16) -> std::io::Result<()> {
        let mut request = format!("CONNECT {host}:{port} HTTP/1.1\r\nHost: {host}:{port}\r\n");
        if let Some(value) = self.authorization() {
            request.push_str("Proxy-Authorization: ");
            request.push_str(value.to_str().unwrap_or_default());
            request.push_str("\r\n");
        }
        request.push_str("\r\n");
        stream.write_all(request.as_bytes()).await?;
        let mut answer = Vec::new();
        // Byte by byte: what follows the answer belongs to the other side already.
        while !answer.ends_with(b"\r\n\r\n") {
            if answer.len() > LONGEST_ANSWER {
                return Err(std::io::Error::other("its answer has no end"));
            }
            answer.push(stream.read_u8().await?);
        }
        let line = String::from_utf8_lossy(&answer);
        let status = line.split_whitespace().nth(1).unwrap_or_default();
        if status.starts_with('2') {
            return Ok(());
        }
        Err(std::io::Error::other(match status {
            "407" => "it wants a name and password".to_owned(),
            other => format!("it answered {other}"),
        }))
    }

    async fn socks(&self, stream: &mut TcpStream, host: &str, port: u16) -> std::io::Result<()> {
        let wrong = |text: &str| std::io::Error::other(text.to_owned());
        stream.write_all(if self.login.is_some() { &[5, 2, 0, 2] } else { &[5, 1, 0] }).await?;
        let mut choice = [0; 2];
        stream.read_exact(&mut choice).await?;
        match (choice, &self.login) {
            ([5, 0], _) => {}
            ([5, 2], Some((user, password))) => {
                let mut login = vec![1];
                for word in [user, password] {
                    login.push(u8::try_from(word.len()).map_err(|_| wrong("the name or password is too long for it"))?);
                    login.extend_from_slice(word.as_bytes());
                }
                stream.write_all(&login).await?;
                let mut answer = [0; 2];
                stream.read_exact(&mut answer).await?;
                if answer[1] != 0 {
                    return Err(wrong("it refuses the name or password"));
                }
            }
            ([5, _], _) => return Err(wrong("it wants a name and password")),
            _ => return Err(wrong("it does not speak SOCKS 5")),
        }
        // The name goes to the proxy, which looks it up: so nothing leaks past it.
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        let mut request = vec![5, 1, 0];
        match bare.parse::<std::net::IpAddr>() {
            Ok(std::net::IpAddr::V4(address)) => {
                request.push(1);
                request.extend_from_slice(&address.octets());
            }
            Ok(std::net::IpAddr::V6(address)) => {
                request.push(4);
                request.extend_from_slice(&address.octets());
            }
            Err(_) => {
                request.extend([3, u8::try_from(bare.len()).map_err(|_| wrong("the host's name is too long for it"))?]);
                request.extend_from_slice(bare.as_bytes());
            }
        }
        request.extend_from_slice(&port.to_be_bytes());
        stream.write_all(&request).await?;
        let mut head = [0; 4];
        stream.read_exact(&mut head).await?;
        if head[1] != 0 {
            return Err(wrong("it cannot reach the server"));
        }
        let length = match head[3] {
            1 => 4,
            4 => 16,
            _ => usize::from(stream.read_u8().await?),
        };
        let mut rest = vec![0; length + 2];
        stream.read_exact(&mut rest).await.map(|_| ())
    }
}

/// `%40` back to `@`, as names and passwords in an address are written.
pub(super) fn percent_decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let hex = bytes.get(at + 1..at + 3).and_then(|two| std::str::from_utf8(two).ok());
        let code = hex.filter(|_| *byte == b'%').and_then(|two| u8::from_str_radix(two, 16).ok());
        out.push(code.unwrap_or(*byte));
        at += if code.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proxys_address_is_read_with_its_login() {
        let proxy = Proxy::read("socks5h://me:p%40ss@127.0.0.1:9050").unwrap();
        assert_eq!((proxy.kind, proxy.port), (Kind::Socks, 9050));
        assert_eq!(proxy.login, Some(("me".into(), "p@ss".into())));
        assert_eq!(Proxy::read("proxy.example:3128").unwrap().kind, Kind::Http);
        assert!(Proxy::read("ftp://proxy.example").unwrap_err().to_string().contains("only http:// and socks5://"));
    }
}
