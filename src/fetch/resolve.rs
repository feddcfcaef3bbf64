//! Names to addresses, asked once for all that want to know.

use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use tokio::sync::OnceCell;

/// How long an answer holds; the system tells no life time.
const GOOD: Duration = Duration::from_mins(5);
/// How long a name that is not found is not asked again.
const BAD: Duration = Duration::from_secs(20);

type Answer = Arc<OnceCell<(Vec<IpAddr>, Instant)>>;

/// The names that were asked for.
#[derive(Clone, Default)]
pub(super) struct Resolver {
    // Held only to look a name up.
    known: Arc<Mutex<HashMap<String, Answer>>>,
}

/// A host that has no address.
#[derive(Debug, thiserror::Error)]
#[error("no machine is called {0}")]
pub(super) struct NoSuchHost(pub(super) String);

impl Resolve for Resolver {
    /// The addresses of a host; IPv6 and IPv4 in turn.
    fn resolve(&self, name: Name) -> Resolving {
        let resolver = self.clone();
        Box::pin(async move {
            let cell = resolver.cell(name.as_str());
            let (found, _) = cell.get_or_init(|| look_up(name.as_str())).await;
            if found.is_empty() {
                return Err(NoSuchHost(name.as_str().to_owned()).into());
            }
            // Port 0 stands for the one of the address that is asked.
            let addresses: Vec<_> = found.iter().map(|address| SocketAddr::new(*address, 0)).collect();
            Ok(Box::new(addresses.into_iter()) as Addrs)
        })
    }
}

impl Resolver {
    fn cell(&self, host: &str) -> Answer {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let cell = known.entry(host.to_owned()).or_default();
        let old = cell.get().is_some_and(|(found, at)| at.elapsed() > if found.is_empty() { BAD } else { GOOD });
        if old {
            *cell = Answer::default();
        }
        Arc::clone(cell)
    }
}

async fn look_up(host: &str) -> (Vec<IpAddr>, Instant) {
    let found: Vec<IpAddr> =
        tokio::net::lookup_host((host, 0)).await.map(|all| all.map(|at| at.ip()).collect()).unwrap_or_default();
    (alternate(found), Instant::now())
}

/// The family that the system put first begins; then they take turns.
fn alternate(found: Vec<IpAddr>) -> Vec<IpAddr> {
    let first_family = found.first().is_some_and(IpAddr::is_ipv6);
    let (mut one, mut other): (Vec<_>, Vec<_>) = found.into_iter().partition(|at| at.is_ipv6() == first_family);
    one.reverse();
    other.reverse();
    let mut mixed = Vec::new();
    while let Some(address) = one.pop() {
        mixed.push(address);
        mixed.extend(other.pop());
    }
    other.reverse();
    mixed.extend(other);
    mixed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_take_turns() {
        let all = ["::1", "::2", "::3", "10.0.0.1"].map(|text| text.parse().unwrap());
        let mixed: Vec<String> = alternate(all.to_vec()).iter().map(ToString::to_string).collect();
        assert_eq!(mixed, ["::1", "10.0.0.1", "::2", "::3"]);
    }
}
