//! One poll: ask, parse, say what the store shall write.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use tokio::sync::OwnedSemaphorePermit;

use super::mill::Mill;
use super::schedule::{self, Pace, Seen};
use super::writing::Queue;
use super::{PollOutcome, PollStatus};
use crate::feed::{self, FeedError, discover};
use crate::fetch::{Answer, Ask, FetchError, Fetched, Fetcher, Kind, Received, Validators};
use crate::news::feed::{Feed, Health, Hold, Manners, ParsedFeed, Rhythm};
use crate::news::time::Timestamp;
use crate::news::trouble::{self, Trouble};
use crate::store::{Polled, PolledContent};

/// Failures in a row after which a feed that moved is looked for at its old address again.
const ASTRAY: u32 = 3;
/// Feeds of a page that are tried where a page stands in a feed's place.
const MOST_TRIED: usize = 2;
/// Older pages of a feed that are fetched at a time.
const MOST_PAGES: usize = 50;

/// What a poll needs to know.
pub(super) struct Poll<'a> {
    pub(super) fetcher: &'a Fetcher,
    pub(super) mill: &'a Mill,
    pub(super) feed: &'a Feed,
    pub(super) manners: &'a Manners,
    pub(super) pace: Pace,
    pub(super) queue: &'a Queue,
    /// Whether the older entries that the feed offers are wanted too.
    pub(super) older: bool,
    /// Somebody wants to know now: that says nothing of how often it is to be asked.
    pub(super) by_hand: bool,
}

/// Polls one feed; what went wrong is in the answer. There is nothing to write where the feed was not asked.
///
/// The room in the queue is held until all is written.
pub(super) async fn poll(poll: Poll<'_>) -> (Option<Polled>, PollOutcome, Option<OwnedSemaphorePermit>) {
    let started = std::time::Instant::now();
    let now = Timestamp::now();
    let feed = poll.feed;
    let mut outcome = PollOutcome::of(feed, PollStatus::NotModified);
    let mut polled = Polled { feed: feed.id, at: now, health: feed.health.clone(), moved_to: None, content: None };
    polled.health.last_polled = Some(now);
    polled.health.polls += 1;
    let mut room = None;
    let ended = poll.ask(&mut polled, &mut outcome, &mut room).await;
    outcome.elapsed_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    polled.health.elapsed_ms = outcome.elapsed_ms;
    match ended {
        Ok(()) => {}
        Err(Failure::Fetch(FetchError::Held { until, .. })) => {
            outcome.status = PollStatus::Deferred;
            outcome.retry_at = Some(until);
            return (None, outcome, None);
        }
        Err(trouble) => poll.failed(&trouble, &mut polled, &mut outcome),
    }
    outcome.retry_at = polled.health.next_due.filter(|_| !polled.health.gone);
    (Some(polled), outcome, room)
}

/// Why a poll brought nothing.
enum Failure {
    Fetch(FetchError),
    Unreadable(Trouble),
}

impl From<FetchError> for Failure {
    fn from(error: FetchError) -> Self {
        Self::Fetch(error)
    }
}

/// What became of a body.
enum Read {
    Same,
    Feed {
        parsed: Box<ParsedFeed>,
        hash: u64,
    },
    /// A page, and the feeds that it names.
    Page(Vec<String>),
}

impl Poll<'_> {
    async fn ask(
        &self,
        polled: &mut Polled,
        outcome: &mut PollOutcome,
        room: &mut Option<OwnedSemaphorePermit>,
    ) -> Result<(), Failure> {
        let health = &self.feed.health;
        let url = health.moved_to.as_deref().unwrap_or(&self.feed.url);
        let known = Validators { etag: health.etag.clone(), last_modified: health.last_modified.clone() };
        let given_for = health.validators_for.as_deref().unwrap_or(url);
        // Only the document itself says where the older entries are.
        let known = (!self.older).then_some((&known, given_for));
        let fetched = self.get(url, known, polled.at).await?;
        polled.health.bytes = fetched.bytes;
        let Fetched { answer, wait, permanent, moved_to, .. } = fetched;
        match answer {
            Answer::Gone if permanent => {
                gone(polled, outcome);
                Ok(())
            }
            Answer::Gone => Err(Failure::Unreadable(Trouble::new(trouble::Kind::RedirectGone))),
            Answer::Unchanged { .. } if health.last_success.is_none() => {
                Err(Failure::Unreadable(Trouble::new(trouble::Kind::OddUnchanged)))
            }
            Answer::Unchanged { validators } => {
                moved(moved_to, polled, outcome);
                let health = &mut polled.health;
                // A 304 may bring newer validators; silence in it takes none away.
                health.etag = validators.etag.or(health.etag.take());
                health.last_modified = validators.last_modified.or(health.last_modified.take());
                health.header_wait = wait.or(health.header_wait);
                self.answered_well(polled, 304, Seen::Same);
                Ok(())
            }
            Answer::Body(received) => {
                let (validators, from, delta) = (received.validators.clone(), received.url.clone(), received.delta);
                *room = self.queue.room().await;
                match self.read(received, health.body_hash.filter(|_| !delta && !self.older)).await? {
                    Read::Same => {
                        moved(moved_to, polled, outcome);
                        keep(polled, validators, from, wait);
                        self.answered_well(polled, 200, Seen::Same);
                        Ok(())
                    }
                    Read::Feed { parsed, hash } => {
                        moved(moved_to, polled, outcome);
                        keep(polled, validators, from, wait);
                        let older = parsed.asked.older.clone().filter(|_| self.older);
                        self.changed(*parsed, hash, delta, polled, outcome);
                        self.go_back(older, polled).await;
                        Ok(())
                    }
                    Read::Page(feeds) => self.discovered(&from, &feeds, polled, outcome).await,
                }
            }
        }
    }

    /// Unpacks and parses on a thread that may take its time.
    async fn read(&self, received: Received, known: Option<u64>) -> Result<Read, Failure> {
        let work = move || {
            let body = received.open()?;
            if known == Some(body.hash) {
                return Ok(Read::Same);
            }
            match feed::parse(&body.bytes, &body.url, body.content_type.as_deref()) {
                Ok(parsed) => Ok(Read::Feed { parsed: Box::new(parsed), hash: body.hash }),
                Err(FeedError::WebPage) => {
                    let page = String::from_utf8_lossy(&body.bytes);
                    Ok(Read::Page(discover::discover(&page, &body.url).into_iter().map(|found| found.url).collect()))
                }
                Err(error) => Err(Failure::Unreadable(Trouble::from(&error))),
            }
        };
        let done = self.mill.grind(work).await;
        done.unwrap_or_else(|| Err(Failure::Unreadable(Trouble::new(trouble::Kind::Structure))))
    }

    async fn get(&self, url: &str, known: Option<(&Validators, &str)>, now: Timestamp) -> Result<Fetched, FetchError> {
        let ask = Ask { url, kind: Kind::Feed, known, manners: self.manners, home: &self.feed.url, urgent: false };
        self.fetcher.get(&ask, now).await
    }

    /// Adds the entries of the pages and archives before the feed's document, as far as they can be had.
    async fn go_back(&self, mut older: Option<String>, polled: &mut Polled) {
        let mut seen = vec![self.feed.url.clone()];
        while let Some(url) = older.take().filter(|url| !seen.contains(url) && seen.len() <= MOST_PAGES) {
            if self.feed.url.starts_with("https:") && url.starts_with("http:") {
                return;
            }
            let fetched = self.get(&url, None, polled.at).await;
            seen.push(url);
            let Ok(Fetched { answer: Answer::Body(received), bytes, .. }) = fetched else { return };
            let Ok(Read::Feed { parsed, .. }) = self.read(received, None).await else { return };
            polled.health.bytes += bytes;
            if let Some(content) = &mut polled.content {
                content.entries.extend(parsed.entries);
            }
            older = parsed.asked.older;
        }
    }

    /// A page stands where the feed was: the best feed that it names takes its place.
    async fn discovered(
        &self,
        page: &str,
        feeds: &[String],
        polled: &mut Polled,
        outcome: &mut PollOutcome,
    ) -> Result<(), Failure> {
        let safe = |url: &&String| !(page.starts_with("https:") && url.starts_with("http:")) && url.as_str() != page;
        for url in feeds.iter().filter(safe).take(MOST_TRIED) {
            let Ok(Fetched { answer: Answer::Body(received), wait, moved_to, bytes, .. }) =
                self.get(url, None, polled.at).await
            else {
                continue;
            };
            let (validators, from) = (received.validators.clone(), received.url.clone());
            let Ok(Read::Feed { parsed, hash }) = self.read(received, None).await else { continue };
            polled.health.bytes += bytes;
            moved(Some(moved_to.unwrap_or_else(|| url.clone())), polled, outcome);
            keep(polled, validators, from, wait);
            self.changed(*parsed, hash, false, polled, outcome);
            return Ok(());
        }
        Err(Failure::Unreadable(Trouble::from(&FeedError::WebPage)))
    }

    fn changed(&self, parsed: ParsedFeed, hash: u64, delta: bool, polled: &mut Polled, outcome: &mut PollOutcome) {
        let entries_hash = names(&parsed);
        let known = self.feed.health.entries_hash;
        let newest = parsed.entries.iter().filter_map(|entry| entry.published).max();
        let seen = match known {
            None => Seen::First(newest.map(|at| polled.at.0 - at.0)),
            Some(_) if delta && parsed.entries.is_empty() => Seen::Same,
            Some(known) if known == entries_hash => Seen::Same,
            Some(_) => Seen::Changed,
        };
        let health = &mut polled.health;
        // What is new is not the whole: neither its bytes nor its names are those of the feed.
        health.body_hash = (!delta).then_some(hash);
        if !delta {
            health.entries_hash = Some(entries_hash);
            health.rhythm = Rhythm::from(&parsed.asked);
        }
        self.answered_well(polled, if delta { 226 } else { 200 }, seen);
        if outcome.status == PollStatus::NotModified {
            outcome.status = PollStatus::Updated;
        }
        polled.content = Some(PolledContent { title: parsed.title, site: parsed.link, entries: parsed.entries });
    }

    fn answered_well(&self, polled: &mut Polled, status: u16, seen: Seen) {
        let now = polled.at;
        let interval = schedule::interval(self.feed, self.pace, seen, self.by_hand);
        let health = &mut polled.health;
        health.last_success = Some(now);
        health.failures = 0;
        health.error = None;
        health.gone = false;
        health.hold = None;
        health.status = Some(status);
        health.interval = Some(interval);
        health.paced = Some(self.pace.of(self.feed));
        health.asked_interval = schedule::asked(health.header_wait, &health.rhythm, now);
        health.next_due = Some(schedule::after_success(self.feed, interval, health, now));
    }

    fn failed(&self, trouble: &Failure, polled: &mut Polled, outcome: &mut PollOutcome) {
        let (error, status, asked, host) = match trouble {
            Failure::Unreadable(why) => (why.clone(), Some(200), None, None),
            Failure::Fetch(FetchError::Status { status, retry_after, host, .. }) => {
                let host = Some(host.clone()).filter(|_| matches!(status, 429 | 503));
                let Failure::Fetch(error) = trouble else { return };
                let why = match (*status, &self.manners.login) {
                    (401, Some(_)) => Trouble::new(trouble::Kind::WrongPassword),
                    _ => Trouble::from(error),
                };
                (why, Some(*status), *retry_after, host)
            }
            Failure::Fetch(error) => (Trouble::from(error), None, None, None),
        };
        let now = polled.at;
        let health = &mut polled.health;
        // Who tries again by hand makes nothing worse.
        let again = self.by_hand && health.failures > 0;
        health.failures += u32::from(!again);
        health.status = status;
        health.error = Some(error.clone());
        health.asked_interval = asked.filter(|seconds| *seconds > 0);
        health.hold = host.zip(health.asked_interval).map(|(host, wait)| Hold { host, until: now.plus(wait) });
        let due = schedule::after_failure(self.feed, health.failures, self.pace, asked, now);
        let before = health.next_due.filter(|before| self.by_hand && asked.is_none() && *before > now);
        health.next_due = Some(before.map_or(due, |before| before.min(due)));
        health.paced = Some(self.pace.of(self.feed));
        let unsafe_there = self.feed.url.starts_with("http:")
            && health.moved_to.as_ref().is_some_and(|address| address.starts_with("https:"));
        // What has gone over to https never goes back.
        if health.failures >= ASTRAY && !unsafe_there {
            health.moved_to = None;
        }
        outcome.status = PollStatus::Failed;
        outcome.error = Some(error);
        outcome.unanswered = matches!(trouble, Failure::Fetch(error) if error.may_be_no_network());
    }
}

fn gone(polled: &mut Polled, outcome: &mut PollOutcome) {
    let health = &mut polled.health;
    health.gone = true;
    health.status = Some(410);
    health.next_due = None;
    health.error = Some(Trouble::new(trouble::Kind::FeedGone));
    outcome.status = PollStatus::Gone;
    outcome.error.clone_from(&health.error);
}

/// Remembers the address that the feed has from now on.
fn moved(to: Option<String>, polled: &mut Polled, outcome: &mut PollOutcome) {
    let Some(to) = to else { return };
    outcome.status = PollStatus::Moved;
    outcome.moved_to = Some(to.clone());
    polled.health.moved_to = Some(to);
}

/// Keeps what the next request needs of a whole answer: what it does not say any more is forgotten.
fn keep(polled: &mut Polled, validators: Validators, from: String, wait: Option<i64>) {
    let health: &mut Health = &mut polled.health;
    health.etag = validators.etag;
    health.last_modified = validators.last_modified;
    health.validators_for = Some(from);
    health.header_wait = wait;
}

/// A hash of the names of all entries, in whatever order they stand.
fn names(parsed: &ParsedFeed) -> u64 {
    parsed.entries.iter().fold(0, |all, entry| {
        let mut hasher = DefaultHasher::new();
        entry.key.hash(&mut hasher);
        all ^ hasher.finish()
    })
}
