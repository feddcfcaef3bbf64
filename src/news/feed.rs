//! A feed: what the user wrote, what the server says, how it fares.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::entry::NewEntry;
use super::filter::Filter;
use super::ids::FeedId;
use super::time::Timestamp;
use super::trouble::{Kind, Trouble};

/// A feed as the configuration names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeedSource {
    pub url: String,
    /// The user's name for it; the feed's own title where `None`.
    pub name: Option<String>,
    /// The heading it stands under.
    pub section: Option<String>,
    pub tags: Vec<String>,
    /// Fetch the linked pages ahead of reading.
    pub full_text: bool,
    /// Seconds between polls, where the user set one for this feed.
    pub every: Option<i64>,
    /// Seconds after which its read articles go, 0 for never, where the user set it for this feed.
    pub keep_read: Option<i64>,
    /// How its server wants, or is to be, asked.
    pub manners: Manners,
    /// What a list that it was imported from said of it and the program has no use for; given back on export.
    pub attributes: BTreeMap<String, String>,
    /// What happens to its entries as they arrive.
    pub filters: Vec<Filter>,
}

/// What the user set for the requests of one feed, and of the pages that it links to on the same server.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manners {
    /// In place of the program's own name.
    pub user_agent: Option<String>,
    /// Names and values of further headers.
    pub headers: Vec<(String, String)>,
    pub login: Option<Login>,
    /// A proxy's address, or `none` for none whatever the environment says.
    pub proxy: Option<String>,
}

/// Who asks, where a feed is not for everybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Login {
    Basic { user: String, password: Secret },
    Bearer(Secret),
}

/// Where a secret is found; it never stands in the configuration itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Secret {
    /// The first line that a command prints: program and arguments, no shell.
    Command(Vec<String>),
    /// An environment variable.
    Environment(String),
}

/// What the address of a feed begins with that came with an archive and is in no configuration.
pub const ARCHIVED: &str = "archive:";

/// A feed in the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    pub id: FeedId,
    pub url: String,
    /// What people see: the user's name, else the feed's title, else its host.
    pub name: String,
    pub section: Option<String>,
    pub tags: Vec<String>,
    /// The site's address.
    pub site: Option<String>,
    pub full_text: bool,
    pub every: Option<i64>,
    pub health: Health,
}

#[cfg(test)]
impl Feed {
    /// A feed for tests, of which nothing is known.
    pub(crate) fn unknown(id: i64) -> Self {
        Self {
            id: FeedId(id),
            url: String::new(),
            name: String::new(),
            section: None,
            tags: Vec::new(),
            site: None,
            full_text: true,
            every: None,
            health: Health::default(),
        }
    }
}

impl Feed {
    /// Whether it has articles of an archive and no server.
    pub fn is_archived(&self) -> bool {
        self.url.starts_with(ARCHIVED)
    }
}

/// How a feed fares, and what the next request needs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Health {
    /// When it was last asked, whatever came of it.
    pub last_polled: Option<Timestamp>,
    /// When it last answered well (200 or 304).
    pub last_success: Option<Timestamp>,
    /// When it may be asked again; `None`: at once.
    pub next_due: Option<Timestamp>,
    /// Failures in a row.
    pub failures: u32,
    /// The last failure as a sentence; `None` after a success.
    pub error: Option<Trouble>,
    /// HTTP status of the last answer.
    pub status: Option<u16>,
    /// The server said 410: never ask again.
    pub gone: bool,
    /// `ETag`, byte for byte (Latin-1 where it is no ASCII).
    pub etag: Option<String>,
    /// `Last-Modified`, byte for byte.
    pub last_modified: Option<String>,
    /// Hash of the last body: an unchanged one is not parsed again.
    pub body_hash: Option<u64>,
    /// Seconds for which the server's or the feed's own words (`max-age`, `ttl`...) ask us to wait.
    pub asked_interval: Option<i64>,
    /// What the server's headers said of it last: a 304 without any leaves them in force.
    pub header_wait: Option<i64>,
    /// What the feed document said of it last.
    pub rhythm: Rhythm,
    /// The address that is asked in place of the configured one, after permanent redirects or discovery.
    pub moved_to: Option<String>,
    /// The address that the validators belong to.
    pub validators_for: Option<String>,
    /// A host that asked to be left alone by all its feeds, and until when.
    pub hold: Option<Hold>,
    /// Seconds between polls that fit how often the feed changes.
    pub interval: Option<i64>,
    /// Seconds that our own schedule gave it at least when it was last asked.
    pub paced: Option<i64>,
    /// Hash of the names of the entries of the last body.
    pub entries_hash: Option<u64>,
    /// Polls so far.
    pub polls: u64,
    /// Milliseconds that the last answer took.
    pub elapsed_ms: u64,
    /// Bytes of the last answer as they came over the wire.
    pub bytes: u64,
}

/// What kind of failure a feed has: what is to be done depends on that, not on the words of the failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ailment {
    /// 410: never asked again.
    Gone,
    /// 401: a name and a password are wanted.
    Login,
    /// 403 and 451: programs, or this one, are not let in.
    Refused,
    /// 404.
    Missing,
    /// 429, or a server that asked to be left alone.
    Busy,
    /// A fault of the server's own.
    Fault,
    /// No connection: no such host, or nobody there.
    Unreachable,
    /// No connection that is safe.
    Unsafe,
    Slow,
    /// A page stands where the feed was.
    WebPage,
    /// Neither feed nor page.
    Malformed,
    Other,
}

impl Ailment {
    /// What a status says.
    fn of_status(status: u16) -> Self {
        match status {
            401 | 407 => Self::Login,
            403 | 451 => Self::Refused,
            404 => Self::Missing,
            410 => Self::Gone,
            429 => Self::Busy,
            500..=599 => Self::Fault,
            _ => Self::Other,
        }
    }
}

impl Health {
    /// What is wrong now; `None` where nothing is, or nothing is known yet.
    pub fn ailment(&self) -> Option<Ailment> {
        if self.gone {
            return Some(Ailment::Gone);
        }
        Some(match self.error.as_ref()?.kind {
            Kind::NoSuchHost | Kind::Unreachable | Kind::Proxy => Ailment::Unreachable,
            Kind::Tls | Kind::Unsafe => Ailment::Unsafe,
            Kind::Slow | Kind::SlowBody => Ailment::Slow,
            Kind::Unauthorised
            | Kind::ProxyPassword
            | Kind::Credentials
            | Kind::WrongPassword
            | Kind::NoVariable
            | Kind::SecretCommand => Ailment::Login,
            Kind::BrowsersOnly | Kind::Refused | Kind::Illegal => Ailment::Refused,
            Kind::NotFound | Kind::RedirectGone | Kind::AddressGone => Ailment::Missing,
            Kind::TooMany | Kind::Held => Ailment::Busy,
            Kind::Fault => Ailment::Fault,
            Kind::WebPage => Ailment::WebPage,
            Kind::FeedGone => Ailment::Gone,
            Kind::TooLarge | Kind::Packing | Kind::Empty | Kind::OtherFormat | Kind::NotAFeed | Kind::Structure => {
                Ailment::Malformed
            }
            // Stores of earlier versions have words only.
            _ => self.status.map_or(Ailment::Other, Ailment::of_status),
        })
    }
}

/// A host that asked to be left alone (`Retry-After` of a 429 or 503).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    /// Host and port.
    pub host: String,
    pub until: Timestamp,
}

/// When a feed document asks to be polled: RSS `ttl`, `skipHours`, `skipDays`, and the `sy` module.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rhythm {
    /// Seconds between changes.
    pub every: Option<i64>,
    /// A point in time from which changes are counted (`sy:updateBase`).
    pub base: Option<Timestamp>,
    /// Hours of the day in UTC, a bit each, in which nothing changes.
    pub skip_hours: u32,
    /// Days of the week, a bit each from Monday on, on which nothing changes.
    pub skip_days: u8,
}

impl From<&Asked> for Rhythm {
    /// The longer of the two intervals, where both are said.
    fn from(asked: &Asked) -> Self {
        let ttl = asked.ttl.filter(|minutes| *minutes > 0).map(|minutes| i64::from(minutes) * 60);
        let update_every = asked.update_every.filter(|seconds| *seconds > 0);
        Self {
            every: ttl.max(update_every),
            base: update_every.and(asked.update_base),
            skip_hours: asked.skip_hours.iter().fold(0, |hours, hour| hours | 1 << (hour % 24)),
            skip_days: asked.skip_days.iter().fold(0, |days, day| days | 1 << (day % 7)),
        }
    }
}

/// What a feed document says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ParsedFeed {
    /// `rss 2.0`, `atom 1.0`, `json feed 1.1`...
    pub format: String,
    pub title: Option<String>,
    /// The site's address.
    pub link: Option<String>,
    pub description: Option<String>,
    pub language: Option<String>,
    pub updated: Option<Timestamp>,
    /// Minutes (RSS `ttl`, or `sy:updatePeriod` turned into minutes).
    pub ttl: Option<u32>,
    pub asked: Asked,
    pub entries: Vec<NewEntry>,
}

/// What a feed document asks of those who poll it, and what it says of its own addresses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// RSS `ttl`, in minutes.
    pub ttl: Option<u32>,
    /// Seconds between updates: `sy:updatePeriod` over `sy:updateFrequency`.
    pub update_every: Option<i64>,
    /// `sy:updateBase`: a moment from which the periods are counted.
    pub update_base: Option<Timestamp>,
    /// Hours (UTC, 0 to 23) in which nothing is to be expected.
    pub skip_hours: Vec<u8>,
    /// Days in which nothing is to be expected: 0 for Monday to 6 for Sunday.
    pub skip_days: Vec<u8>,
    /// Where the entries before these are (RFC 5005: `prev-archive`, else `next`; JSON Feed: `next_url`).
    pub older: Option<String>,
    /// RFC 5005: this document is an archive and will not change.
    pub archive: bool,
    /// RFC 5005: there is nothing but what stands here. JSON Feed: the feed has ended.
    pub complete: bool,
    /// What the feed takes for its own address (`rel="self"`).
    pub own_address: Option<String>,
    /// A WebSub hub.
    pub hub: Option<String>,
}
