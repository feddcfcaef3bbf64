//! From poll to analysis: feeds first, then the pages of new articles, then what they are about.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use tokio::sync::oneshot;
use tokio::task::JoinSet;

use super::analysis::{Analyst, analyse_pending};
use super::gate::Gate;
use super::journey;
use super::mill::Mill;
use super::pages::{Came, Desk, Tools};
use super::poll::{Poll, poll};
use super::schedule::{Pace, Wish, asked_until, is_due};
use super::writing::Queue;
use super::{Library, PollOutcome, PollStatus, Summary, outside};
use crate::article::Rules;
use crate::config::Config;
use crate::fetch::{Fetcher, Network};
use crate::news::feed::{Feed, FeedSource, Manners};
use crate::news::filter::{self, Filter};
use crate::news::ids::{EntryId, FeedId};
use crate::news::time::Timestamp;
use crate::news::trouble::Trouble;
use crate::store::{Polled, Retention, Store, StoreError, Write};

/// Pages fetched ahead in one refresh, newest first; the rest waits for the next.
const MOST_PAGES: usize = 500;

/// How a refresh is done.
#[derive(Clone, Debug)]
pub struct Options {
    /// Seconds between polls of a feed.
    pub every: i64,
    /// Seconds below which no feed is asked again.
    pub least: i64,
    /// Polls what was not polled for that many seconds, in place of our own intervals.
    pub due_after: Option<i64>,
    /// Poll what is not due too; only a server that asked to be left alone is.
    pub force: bool,
    /// Fetch the pages of new articles.
    pub articles: bool,
    /// Fetch the pages of all that is unread, for a journey.
    pub pack: bool,
    /// And the pictures in them.
    pub pictures: bool,
    /// Poll by itself what is due, while the program runs.
    pub automatic: bool,
    /// Only these; all where empty.
    pub only: Vec<FeedId>,
    pub network: Network,
    /// What the user set for the requests of single feeds, by their addresses.
    pub manners: Arc<HashMap<String, Manners>>,
    /// What happens to entries of single feeds, by their addresses.
    pub filters: Arc<HashMap<String, Vec<Filter>>>,
    /// Fetch the older entries that feeds offer, too (RFC 5005).
    pub older: bool,
    /// Seconds after which what was read goes; 0: never.
    pub keep_read: i64,
    /// The same for single feeds, by their addresses.
    pub keep_read_of: Arc<HashMap<String, i64>>,
    /// How the pages of single sites are read.
    pub rules: Arc<Rules>,
}

impl Options {
    /// What the configuration says.
    pub fn new(config: &Config, sources: &[FeedSource]) -> Self {
        let refresh = &config.refresh;
        let mut options = Self {
            every: refresh.every.0,
            least: refresh.min_interval.0,
            due_after: (refresh.min_interval.0 == 0).then_some(0),
            force: false,
            articles: refresh.articles,
            pack: false,
            pictures: false,
            automatic: refresh.automatic,
            only: Vec::new(),
            network: Network {
                patience: std::time::Duration::from_secs(refresh.patience.0.clamp(1, 600) as u64),
                proxy: refresh.proxy.clone(),
            },
            manners: Arc::default(),
            filters: Arc::default(),
            older: false,
            keep_read: config.store.keep_read.0,
            keep_read_of: Arc::default(),
            rules: Arc::new(Rules::shipped().clone()),
        };
        options.set_sources(sources);
        options
    }

    /// Takes in what is set for single feeds.
    pub(super) fn set_sources(&mut self, sources: &[FeedSource]) {
        let own = sources.iter().filter(|source| source.manners != Manners::default());
        self.manners = Arc::new(own.map(|source| (source.url.clone(), source.manners.clone())).collect());
        let filtered = sources.iter().filter(|source| !source.filters.is_empty());
        self.filters = Arc::new(filtered.map(|source| (source.url.clone(), source.filters.clone())).collect());
        let kept = sources.iter().filter_map(|source| Some((source.url.clone(), source.keep_read?)));
        self.keep_read_of = Arc::new(kept.collect());
    }

    /// What of these feeds is to be cleared away now.
    pub(super) fn retention(&self, feeds: &[Feed], now: Timestamp) -> Retention {
        let before = |seconds: i64| (seconds > 0).then(|| now.plus(-seconds));
        let own = feeds.iter().filter_map(|feed| Some((feed.id, before(*self.keep_read_of.get(&feed.url)?))));
        Retention { read_before: before(self.keep_read), of: own.collect() }
    }

    fn pace(&self) -> Pace {
        Pace { every: self.every, least: self.least }
    }

    fn wish(&self) -> Wish {
        Wish { pace: self.pace(), force: self.force, due_after: self.due_after, named: !self.only.is_empty() }
    }

    fn wanted(&self, feed: &Feed) -> bool {
        self.only.is_empty() || self.only.contains(&feed.id)
    }
}

/// Polls what is due, fetches and analyses pages, and tells each feed's outcome as it comes. Blocks until all is written.
pub fn refresh_once(
    store: &Store,
    feeds: &[Feed],
    options: &Options,
    mut on_outcome: impl FnMut(PollOutcome) + Send,
) -> Result<Summary, StoreError> {
    let started = std::time::Instant::now();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .max_blocking_threads(super::WORKERS)
        .enable_all()
        .build();
    let unwritable = |source| StoreError::Unwritable { path: store.path().to_owned(), source };
    let runtime = runtime.map_err(unwritable)?;
    let gate = Gate::default();
    let (queue, thread) = Queue::start(store.writer()?).map_err(unwritable)?;
    let mill = Mill::start(&gate, || {}).map_err(unwritable)?;
    let fetcher = Fetcher::new(options.network.clone());
    hold_back(&fetcher, feeds);
    let (due, waiting) = due(feeds, options, Timestamp::now());
    waiting.into_iter().for_each(&mut on_outcome);
    let mut summary = runtime.block_on(refresh(&queue, &fetcher, &mill, (&due, feeds), options, &mut on_outcome));
    let library = Arc::new(Library::new(store.clone()));
    if options.articles || options.pack {
        let silent: Arc<dyn Fn(super::Event) + Send + Sync> = Arc::new(|_| {});
        let (analyst, analysing) =
            Analyst::start(store.clone(), Arc::clone(&library), queue.clone(), gate, silent).map_err(unwritable)?;
        let analyst = Arc::new(analyst);
        let (bell, manners) = (Arc::clone(&analyst), manners_by_feed(feeds, options));
        let rules = Arc::clone(&options.rules);
        let filters = Arc::new(RwLock::new(filters_by_feed(feeds, options)));
        let (written, asked) = (queue.clone(), fetcher.clone());
        let tools = Tools { store: store.clone(), queue: written, fetcher: asked, mill, manners, rules, filters };
        let read: Arc<Mutex<Vec<EntryId>>> = Arc::default();
        let kept = Arc::clone(&read);
        let desk = Desk::new(tools, options.articles && !options.pack, move |entry, came| {
            bell.ring();
            if came != Came::Nothing {
                kept.lock().unwrap_or_else(PoisonError::into_inner).push(entry);
            }
        });
        let most = if options.pack { usize::MAX } else { MOST_PAGES };
        (summary.articles, summary.missed) = runtime.block_on(desk.run(options.pack, most))?;
        let read = std::mem::take(&mut *read.lock().unwrap_or_else(PoisonError::into_inner));
        for head in store.reader()?.heads(&read)? {
            *summary.by_feed.entry(head.feed).or_default() += 1;
        }
        if options.pack && options.pictures {
            summary.pictures = Some(runtime.block_on(journey::pictures(store, &fetcher, |_, _| {}))?);
        }
        // The last clone went with the desk: the thread ends after the text in its hands.
        drop(analyst);
        let _ = analysing.join();
    }
    queue.close();
    let _ = thread.join();
    runtime.shutdown_background();
    if options.articles || options.pack {
        analyse_pending(store, &library, &mut store.writer()?, &mut |_, _| {})?;
    }
    summary.elapsed_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    Ok(summary)
}

/// Leaves alone the hosts that asked for it through whatever feed.
pub(super) fn hold_back(fetcher: &Fetcher, feeds: &[Feed]) {
    for hold in feeds.iter().filter_map(|feed| feed.health.hold.clone()) {
        fetcher.hold(hold);
    }
}

/// Which of the wanted feeds are polled now, and what is to be said of the others.
pub(super) fn due(feeds: &[Feed], options: &Options, now: Timestamp) -> (Vec<Feed>, Vec<PollOutcome>) {
    let wanted = feeds.iter().filter(|feed| !feed.is_archived() && options.wanted(feed));
    let (due, waiting): (Vec<&Feed>, Vec<&Feed>) = wanted.partition(|feed| is_due(feed, options.wish(), now));
    (due.into_iter().cloned().collect(), waiting.into_iter().map(|feed| deferred(feed, now)).collect())
}

/// The feeds whose requests are made in a way of their own.
pub(super) fn manners_by_feed(feeds: &[Feed], options: &Options) -> Arc<HashMap<FeedId, (String, Manners)>> {
    let own = |feed: &Feed| Some((feed.id, (feed.url.clone(), options.manners.get(&feed.url)?.clone())));
    Arc::new(feeds.iter().filter_map(own).collect())
}

/// The filters of the feeds that have any.
pub(super) fn filters_by_feed(feeds: &[Feed], options: &Options) -> HashMap<FeedId, Vec<Filter>> {
    feeds.iter().filter_map(|feed| Some((feed.id, options.filters.get(&feed.url)?.clone()))).collect()
}

/// Polls the first of these feeds, of all that there are, and has them written.
///
/// What had no answer of any kind is written once somebody else has answered: without a network it counts against no feed,
/// and all of them stay due.
pub(super) async fn refresh(
    queue: &Queue,
    fetcher: &Fetcher,
    mill: &Mill,
    (feeds, all): (&[Feed], &[Feed]),
    options: &Options,
    on_outcome: &mut (dyn FnMut(PollOutcome) + Send),
) -> Summary {
    let started = std::time::Instant::now();
    let mut summary = Summary::default();
    let mut polls = JoinSet::new();
    for feed in feeds {
        let (fetcher, feed, queue, options) = (fetcher.clone(), feed.clone(), queue.clone(), options.clone());
        let mill = mill.clone();
        polls.spawn(async move { poll_one(&fetcher, &mill, &feed, &queue, &options).await });
    }
    let (mut answered, mut silent): (bool, Vec<(PollOutcome, Polled)>) = (false, Vec::new());
    let write = |(outcome, polled)| {
        let queue = queue.clone();
        async move { (write_polled(&queue, polled, outcome).await, None) }
    };
    loop {
        while let Some(done) = polls.join_next().await {
            let Ok((outcome, unwritten)) = done else { continue };
            if let Some(polled) = unwritten {
                if answered {
                    polls.spawn(write((outcome, polled)));
                } else {
                    silent.push((outcome, polled));
                }
                continue;
            }
            answered |= outcome.status != PollStatus::Deferred && !outcome.unanswered;
            if answered {
                silent.drain(..).for_each(|one| drop(polls.spawn(write(one))));
            }
            summary.add(&outcome);
            on_outcome(outcome);
        }
        if silent.is_empty() {
            break;
        }
        let asked: Vec<&str> = silent.iter().map(|(outcome, _)| outcome.url.as_str()).collect();
        if outside::is_lost(&asked, all).await {
            summary.offline = true;
            for (outcome, _) in silent.drain(..) {
                let outcome = PollOutcome { retry_at: None, ..outcome };
                summary.add(&outcome);
                on_outcome(outcome);
            }
            break;
        }
        silent.drain(..).for_each(|one| drop(polls.spawn(write(one))));
    }
    summary.elapsed_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    summary
}

/// Polls one feed and has it written; what had no answer of any kind is given back unwritten.
async fn poll_one(
    fetcher: &Fetcher,
    mill: &Mill,
    feed: &Feed,
    queue: &Queue,
    options: &Options,
) -> (PollOutcome, Option<Polled>) {
    let plain = Manners::default();
    let manners = options.manners.get(&feed.url).unwrap_or(&plain);
    let (pace, older, by_hand) = (options.pace(), options.older, options.force);
    let (polled, outcome, _room) = poll(Poll { fetcher, mill, feed, manners, pace, queue, older, by_hand }).await;
    let Some(mut polled) = polled else { return (outcome, None) };
    if outcome.unanswered {
        return (outcome, Some(polled));
    }
    if let (Some(filters), Some(content)) = (options.filters.get(&feed.url), &mut polled.content) {
        filter::apply(filters, &mut content.entries);
    }
    (write_polled(queue, polled, outcome).await, None)
}

/// Has a poll written, and says what was new in it.
async fn write_polled(queue: &Queue, polled: Polled, mut outcome: PollOutcome) -> PollOutcome {
    let (told, written) = oneshot::channel();
    let id = outcome.feed;
    queue.write(Write::Polled(polled), move |result| {
        let counted = result.map_err(|error| Trouble::said(error.to_string())).map(|applied| {
            let count = |of: &[(FeedId, EntryId)]| of.iter().filter(|(feed, _)| *feed == id).count();
            (count(&applied.inserted), count(&applied.updated))
        });
        let _ = told.send(counted);
    });
    match written.await {
        Ok(Ok((new, updated))) => (outcome.new, outcome.updated) = (new, updated),
        Ok(Err(error)) => (outcome.status, outcome.error) = (PollStatus::Failed, Some(error)),
        Err(_) => outcome.status = PollStatus::Failed,
    }
    outcome
}

impl Summary {
    /// Counts what came of a feed.
    fn add(&mut self, outcome: &PollOutcome) {
        self.feeds += usize::from(outcome.status != PollStatus::Deferred);
        self.new += outcome.new;
        self.updated += outcome.updated;
        self.failed += usize::from(outcome.status == PollStatus::Failed);
    }
}

fn deferred(feed: &Feed, now: Timestamp) -> PollOutcome {
    if feed.health.gone {
        return PollOutcome { error: feed.health.error.clone(), ..PollOutcome::of(feed, PollStatus::Gone) };
    }
    let retry_at = asked_until(&feed.health, now).max(feed.health.next_due);
    PollOutcome { error: feed.health.error.clone(), retry_at, ..PollOutcome::of(feed, PollStatus::Deferred) }
}
