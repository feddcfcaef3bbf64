//! Whose a feed is: the newsroom behind it. Five feeds of one site are one outlet.

use std::collections::BTreeMap;

use crate::news::ids::FeedId;
use crate::store::FeedOwner;

/// Hosts that lend a name below their own to each of many writers.
const LANDLORDS: [&str; 9] = [
    "wordpress.com",
    "blogspot.com",
    "substack.com",
    "github.io",
    "over-blog.com",
    "canalblog.com",
    "tumblr.com",
    "medium.com",
    "hypotheses.org",
];
/// Second labels below which a country lets names be registered: `bbc.co.uk`.
const SECOND: [&str; 10] = ["co", "com", "org", "net", "ac", "gov", "gouv", "edu", "asso", "or"];
/// Hosts that only carry other people's feeds.
const CARRIERS: [&str; 4] = ["feedburner.com", "google.com", "feedly.com", "feedsportal.com"];

/// The outlet of each feed, by number, and what each is called.
#[derive(Debug, Default)]
pub(super) struct Outlets {
    of: BTreeMap<FeedId, usize>,
    names: Vec<String>,
    sections: BTreeMap<FeedId, String>,
}

impl Outlets {
    pub(super) fn of(owners: &[FeedOwner]) -> Self {
        let mut rooms: BTreeMap<String, (usize, Vec<&str>)> = BTreeMap::new();
        let mut of = BTreeMap::new();
        for owner in owners {
            let count = rooms.len();
            let (number, names) = rooms.entry(room(owner)).or_insert((count, Vec::new()));
            names.push(&owner.name);
            of.insert(owner.feed, *number);
        }
        let mut names = vec![String::new(); rooms.len()];
        for (number, feeds) in rooms.values() {
            names[*number] = shared_name(feeds);
        }
        let sections = owners.iter().filter_map(|owner| Some((owner.feed, owner.section.clone()?))).collect();
        Self { of, names, sections }
    }

    /// Which outlet a feed belongs to.
    pub(super) fn number(&self, feed: FeedId) -> usize {
        self.of.get(&feed).copied().unwrap_or(usize::MAX)
    }

    pub(super) fn name(&self, number: usize) -> &str {
        self.names.get(number).map_or("", String::as_str)
    }

    /// The heading of the feed list under which a feed stands.
    pub(super) fn section(&self, feed: FeedId) -> Option<&str> {
        self.sections.get(&feed).map(String::as_str)
    }
}

/// What tells the newsroom: the registrable part of its host, else the feed's own name.
fn room(owner: &FeedOwner) -> String {
    let hosts = [owner.site.as_deref(), Some(owner.url.as_str())];
    let named = |address: &str| {
        let host = host(address)?;
        let room = registrable(&host)?;
        // A machine without a name may serve several newsrooms, each below a path of its own.
        let bare = host.split(':').next().is_some_and(|name| name.parse::<std::net::Ipv4Addr>().is_ok());
        let path = address.split('/').nth(3).filter(|_| bare).unwrap_or_default();
        Some(if path.is_empty() { room } else { format!("{room}/{path}") })
    };
    let registered = hosts.into_iter().flatten().filter_map(named);
    registered.into_iter().find(|host| !CARRIERS.contains(&host.as_str())).unwrap_or_else(|| owner.name.to_lowercase())
}

fn host(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://")?;
    if !matches!(scheme, "http" | "https") {
        return None;
    }
    let host = rest.split(['/', '?', '#']).next()?.rsplit('@').next()?;
    Some(host.trim_end_matches('.').to_lowercase())
}

/// `www.rtbf.be` and `rss.rtbf.be` are `rtbf.be`; an address without a name stays whole, port included.
fn registrable(host: &str) -> Option<String> {
    let (name, port) = host.split_once(':').map_or((host, None), |(name, port)| (name, Some(port)));
    if name.is_empty() {
        return None;
    }
    let labels: Vec<&str> = name.split('.').collect();
    if labels.len() < 3 || labels.iter().all(|label| label.parse::<u8>().is_ok()) {
        return Some(if port.is_some() { host.to_owned() } else { name.to_owned() });
    }
    let last = |count: usize| labels[labels.len() - count..].join(".");
    let two = last(2);
    let below_country = labels[labels.len() - 1].len() == 2 && SECOND.contains(&labels[labels.len() - 2]);
    Some(if below_country || LANDLORDS.contains(&two.as_str()) { last(3) } else { two })
}

/// What the names of an outlet's feeds have in common: "RTBF Info" and "RTBF Sport" are "RTBF".
fn shared_name(feeds: &[&str]) -> String {
    let shortest = feeds.iter().min_by_key(|name| name.chars().count()).copied().unwrap_or_default();
    let words = |name: &'_ str| name.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let mut common = feeds.first().map(|name| words(name)).unwrap_or_default();
    for name in feeds {
        let shared = common.iter().zip(words(name)).take_while(|(a, b)| **a == *b).count();
        common.truncate(shared);
    }
    let name = common.join(" ");
    let name = name.trim_end_matches(|c: char| !c.is_alphanumeric() && c != ')' && c != '!');
    // "Le", "The": a beginning, not a name.
    if name.chars().count() >= 3 && (common.len() > 1 || name.chars().next().is_some_and(char::is_uppercase)) {
        let lone_article = matches!(name.to_lowercase().as_str(), "les" | "the" | "der" | "die" | "das" | "het");
        if !lone_article {
            return name.to_owned();
        }
    }
    shortest.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn owner(id: i64, name: &str, url: &str, site: Option<&str>) -> FeedOwner {
        FeedOwner { feed: FeedId(id), name: name.into(), url: url.into(), site: site.map(str::to_owned), section: None }
    }

    #[test]
    fn feeds_of_one_site_are_one_outlet_with_the_name_they_share() {
        let outlets = Outlets::of(&[
            owner(1, "Le Canal - Info", "https://rss.canal.example/info", Some("https://www.canal.example/")),
            owner(2, "Le Canal - Sport", "https://feeds.feedburner.com/sport", Some("https://sport.canal.example/x")),
            owner(3, "Le Phare", "https://www.phare.co.uk/rss", None),
            owner(4, "Autre", "https://autre.co.uk/rss", None),
            owner(5, "archive", "archive:archive", None),
            owner(6, "Ann", "https://ann.substack.com/feed", None),
            owner(7, "Bob", "https://bob.substack.com/feed", None),
        ]);
        assert_eq!(outlets.number(FeedId(1)), outlets.number(FeedId(2)));
        assert_eq!(outlets.name(outlets.number(FeedId(1))), "Le Canal");
        let rooms: std::collections::BTreeSet<usize> = (2..=7).map(|id| outlets.number(FeedId(id))).collect();
        assert_eq!(rooms.len(), 6);
        assert_eq!(outlets.name(outlets.number(FeedId(9))), "");
    }
}
