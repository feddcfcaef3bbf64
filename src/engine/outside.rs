//! Whether there is a network at all. Without one nobody answers, and that is no feed's fault.

use std::collections::BTreeSet;
use std::net::UdpSocket;
use std::time::Duration;

use url::{Host, Url};

use crate::news::feed::Feed;

/// Names that are looked up where nobody answered.
const WITNESSES: usize = 3;
/// How long that may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// What is known where nobody answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Silence {
    /// Whether the system knows a way out of the machine.
    way_out: bool,
    /// Whether the name of a feed that was not asked now is found; `None` where there is no such feed.
    witness: Option<bool>,
    /// Hosts that were asked.
    hosts: usize,
    /// Whether one of them was given by its number: no name could fail.
    numbered: bool,
}

impl Silence {
    fn is_no_network(self) -> bool {
        !self.way_out || self.witness.map_or(self.hosts > 1 || self.numbered, |found| !found)
    }
}

/// Whether there is no network, where none of the feeds that were `asked` had an answer of any kind.
pub(super) async fn is_lost(asked: &[&str], all: &[Feed]) -> bool {
    let hosts = hosts(asked.iter().copied());
    let numbered = asked
        .iter()
        .filter_map(|url| Url::parse(url).ok())
        .any(|url| matches!(url.host(), Some(Host::Ipv4(_) | Host::Ipv6(_))));
    let way_out = has_way_out();
    let mut silence = Silence { way_out, witness: None, hosts: hosts.len(), numbered };
    if way_out {
        silence.witness = witness(&hosts, all).await;
    }
    silence.is_no_network()
}

/// Whether a name that was not asked for now is found. Names of feeds of the user's own, as they are looked up anyway.
async fn witness(asked: &BTreeSet<String>, all: &[Feed]) -> Option<bool> {
    let names = all.iter().filter(|feed| feed.health.last_success.is_some()).filter_map(|feed| {
        let url = Url::parse(&feed.url).ok()?;
        matches!(url.host(), Some(Host::Domain(_))).then(|| url.host_str().map(str::to_owned))?
    });
    let names: BTreeSet<String> = names.filter(|name| !asked.contains(name) && name != "localhost").collect();
    if names.is_empty() {
        return None;
    }
    let look = async {
        for name in names.iter().take(WITNESSES) {
            if tokio::net::lookup_host((name.as_str(), 0)).await.is_ok() {
                return true;
            }
        }
        false
    };
    Some(tokio::time::timeout(PATIENCE, look).await.unwrap_or(false))
}

fn hosts<'a>(urls: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
    urls.filter_map(|url| Url::parse(url).ok()?.host_str().map(str::to_owned)).collect()
}

/// Whether the system knows a way out of this machine. Nothing is sent: a datagram's way is only looked up.
fn has_way_out() -> bool {
    // Addresses of documentation (RFC 5737, RFC 3849): nobody has them.
    [("0.0.0.0:0", "192.0.2.1:9"), ("[::]:0", "[2001:db8::1]:9")]
        .into_iter()
        .any(|(here, there)| UdpSocket::bind(here).is_ok_and(|socket| socket.connect(there).is_ok()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_way_out_or_with_all_names_gone_there_is_no_network() {
        let silence = Silence { way_out: true, witness: None, hosts: 1, numbered: false };
        // One name that is not found may be misspelt; two at once, with nobody else to ask, are the network's.
        assert!(!silence.is_no_network());
        assert!(Silence { hosts: 2, ..silence }.is_no_network());
        assert!(Silence { way_out: false, ..silence }.is_no_network());
        assert!(Silence { witness: Some(false), ..silence }.is_no_network());
        // Two papers that are gone for good are no missing network as long as another's name is found.
        assert!(!Silence { witness: Some(true), hosts: 2, numbered: true, ..silence }.is_no_network());
        assert!(Silence { numbered: true, ..silence }.is_no_network());
    }

    #[test]
    fn a_host_counts_once() {
        assert_eq!(hosts(["http://a.example/1", "https://a.example/2", "no address"].into_iter()).len(), 1);
    }
}
