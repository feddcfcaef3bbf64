//! One connection: name, socket, proxy, TLS, HTTP/1.1 or 2. The pool keeps what may be used again.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use http_body_util::Empty;
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::{http1, http2};
use hyper::header::HeaderValue;
use hyper::{Request, Response};
use hyper_util::rt::{TokioExecutor, TokioIo};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::sync::OnceCell;
use tokio::task::JoinHandle;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{self, ClientConfig};
use url::Url;

use super::FetchError;
use super::proxy::{Kind, Proxy};
use super::resolve::Resolver;

/// From the name to the first byte that may be sent.
const CONNECT: Duration = Duration::from_secs(10);
/// A server has this long a start before its next address is tried beside it.
const STAGGER: Duration = Duration::from_millis(250);
/// Connections kept open for later, all together: files are scarce.
const MOST_IDLE: usize = 64;
const IDLE: Duration = Duration::from_secs(50);
const HEADERS: usize = 256 << 10;

/// Makes connections and keeps them.
pub(super) struct Connections {
    resolver: Resolver,
    tls: OnceCell<Arc<ClientConfig>>,
    // Held only to take one out or put one in.
    idle: Mutex<VecDeque<Idle>>,
}

struct Idle {
    name: String,
    since: Instant,
    connection: Connection,
}

/// A connection that can be asked.
pub(super) struct Connection {
    sender: Sender,
    /// Whether the request goes to a proxy, which wants the whole address.
    pub(super) through: Option<ProxyForm>,
    /// Ends when the connection does.
    task: Option<JoinHandle<()>>,
}

/// How a plain request to a proxy differs.
#[derive(Clone)]
pub(super) struct ProxyForm {
    pub(super) authorization: Option<HeaderValue>,
}

enum Sender {
    One(http1::SendRequest<Empty<Bytes>>),
    Two(http2::SendRequest<Empty<Bytes>>),
}

impl Connection {
    pub(super) fn is_http2(&self) -> bool {
        matches!(self.sender, Sender::Two(_))
    }

    pub(super) async fn send(&mut self, request: Request<Empty<Bytes>>) -> Result<Response<Incoming>, hyper::Error> {
        match &mut self.sender {
            Sender::One(sender) => sender.send_request(request).await,
            Sender::Two(sender) => sender.send_request(request).await,
        }
    }

    /// Closes it, and waits until it is closed.
    pub(super) async fn close(self) {
        let Self { sender, task, .. } = self;
        let one = matches!(sender, Sender::One(_));
        drop(sender);
        if let Some(task) = task.filter(|_| one) {
            task.abort();
            let _ = task.await;
        }
    }
}

impl Connections {
    pub(super) fn new() -> Self {
        Self { resolver: Resolver::default(), tls: OnceCell::new(), idle: Mutex::default() }
    }

    /// An open connection to the origin of `url`, where there is one.
    pub(super) fn take(&self, name: &str) -> Option<Connection> {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.retain(|kept| kept.since.elapsed() < IDLE && !kept.is_closed());
        let at = idle.iter().rposition(|kept| kept.name == name)?;
        if let Some(Idle { connection: Connection { sender: Sender::Two(sender), through, .. }, .. }) = idle.get(at) {
            // HTTP/2 carries several requests at once: it stays where it is.
            return Some(Connection { sender: Sender::Two(sender.clone()), through: through.clone(), task: None });
        }
        idle.remove(at).map(|kept| kept.connection)
    }

    /// Keeps a connection whose answer was read to the end.
    pub(super) async fn keep(&self, name: String, mut connection: Connection) {
        match &mut connection.sender {
            Sender::One(sender) => {
                let again = tokio::time::timeout(Duration::from_millis(200), sender.ready()).await;
                if !matches!(again, Ok(Ok(()))) {
                    return connection.close().await;
                }
            }
            // A clone of one that is kept already.
            Sender::Two(_) if connection.task.is_none() => return,
            Sender::Two(_) => {}
        }
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() >= MOST_IDLE {
            idle.pop_front();
        }
        idle.push_back(Idle { name, since: Instant::now(), connection });
    }

    /// A new connection to the origin of `url`.
    pub(super) async fn open(&self, url: &Url, proxy: Option<&Proxy>) -> Result<Connection, FetchError> {
        tokio::time::timeout(CONNECT, self.dial(url, proxy)).await.map_err(|_| FetchError::Unreachable)?
    }

    async fn dial(&self, url: &Url, proxy: Option<&Proxy>) -> Result<Connection, FetchError> {
        let host = url.host_str().ok_or_else(|| FetchError::BadAddress(url.to_string()))?;
        let port = url.port_or_known_default().unwrap_or(80);
        let safe = url.scheme() == "https";
        let mut stream = match proxy {
            Some(proxy) => self.socket(&proxy.host, proxy.port).await.map_err(|error| FetchError::Proxy {
                proxy: format!("the proxy {}:{}", proxy.host, proxy.port),
                problem: error.to_string(),
            })?,
            None => self.socket(host, port).await?,
        };
        let mut through = None;
        if let Some(proxy) = proxy {
            if safe || proxy.kind == Kind::Socks {
                proxy.open(&mut stream, host, port).await?;
            } else {
                through = Some(ProxyForm { authorization: proxy.authorization() });
            }
        }
        if !safe {
            return first_version(stream, through).await;
        }
        let config = self.tls.get_or_try_init(tls).await?;
        let bare = host.trim_start_matches('[').trim_end_matches(']').to_owned();
        let name = ServerName::try_from(bare).map_err(|_| FetchError::BadAddress(url.to_string()))?;
        let secured = TlsConnector::from(Arc::clone(config))
            .connect(name, stream)
            .await
            .map_err(|error| FetchError::Tls(error.to_string()))?;
        if secured.get_ref().1.alpn_protocol() == Some(b"h2") {
            return second_version(secured).await;
        }
        first_version(secured, through).await
    }

    /// A socket to the first address that answers.
    async fn socket(&self, host: &str, port: u16) -> Result<TcpStream, FetchError> {
        let addresses = self.resolver.addresses(host, port).await;
        let stream = match addresses.as_slice() {
            [] => return Err(FetchError::NoSuchHost(host.to_owned())),
            [only] => TcpStream::connect(only).await.map_err(|_| FetchError::Unreachable)?,
            several => race(several).await.ok_or(FetchError::Unreachable)?,
        };
        // Small requests shall not wait to be packed together.
        let _ = stream.set_nodelay(true);
        Ok(stream)
    }
}

/// Tries addresses one after the other, each without waiting for the one before to give up.
async fn race(addresses: &[std::net::SocketAddr]) -> Option<TcpStream> {
    let mut tries = tokio::task::JoinSet::new();
    let mut left = addresses.iter().copied();
    loop {
        if let Some(address) = left.next() {
            tries.spawn(TcpStream::connect(address));
        } else if tries.is_empty() {
            return None;
        }
        let next = if left.len() > 0 { STAGGER } else { CONNECT };
        if let Ok(Some(Ok(Ok(stream)))) = tokio::time::timeout(next, tries.join_next()).await {
            return Some(stream);
        }
    }
}

async fn first_version<S>(stream: S, through: Option<ProxyForm>) -> Result<Connection, FetchError>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let (sender, connection) = http1::Builder::new()
        .allow_obsolete_multiline_headers_in_responses(true)
        .allow_spaces_after_header_name_in_responses(true)
        .ignore_invalid_headers_in_responses(true)
        .title_case_headers(true)
        .max_headers(500)
        .max_buf_size(HEADERS)
        .handshake(TokioIo::new(stream))
        .await
        .map_err(|error| FetchError::Broken(error.to_string()))?;
    // What ends the connection is told to whoever asked through it.
    let task = tokio::spawn(async move { drop(connection.await) });
    Ok(Connection { sender: Sender::One(sender), through, task: Some(task) })
}

async fn second_version<S>(stream: S) -> Result<Connection, FetchError>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let (sender, connection) = http2::Builder::new(TokioExecutor::new())
        .max_header_list_size(HEADERS as u32)
        .handshake(TokioIo::new(stream))
        .await
        .map_err(|error| FetchError::Broken(error.to_string()))?;
    let task = tokio::spawn(async move { drop(connection.await) });
    Ok(Connection { sender: Sender::Two(sender), through: None, task: Some(task) })
}

impl Idle {
    fn is_closed(&self) -> bool {
        match &self.connection.sender {
            Sender::One(sender) => sender.is_closed(),
            Sender::Two(sender) => sender.is_closed(),
        }
    }
}

/// Reading the system's certificates takes time: only who needs them waits for it.
async fn tls() -> Result<Arc<ClientConfig>, FetchError> {
    let make = || {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let mut config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .and_then(rustls_platform_verifier::BuilderVerifierExt::with_platform_verifier)
            .map_err(|error| FetchError::Tls(error.to_string()))?
            .with_no_client_auth();
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        Ok(Arc::new(config))
    };
    tokio::task::spawn_blocking(make).await.map_err(|error| FetchError::Tls(error.to_string()))?
}
