//! From poll to analysis: feeds first, then the pages of new articles, then what they are about.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::oneshot;
use tokio::task::JoinSet;

use super::poll::{Poll, poll};
use super::schedule::{Pace, Wish, asked_until, is_due};
use super::writing::Queue;
use super::{Library, PollOutcome, PollStatus, Summary};
use crate::config::Refresh;
use crate::fetch::{Answer, Ask, FetchError, Fetcher, Kind, Network};
use crate::news::feed::{Feed, FeedSource, Manners};
use crate::news::ids::{EntryId, FeedId};
use crate::news::time::Timestamp;
use crate::store::{Store, StoreError, Write, Writer};
use crate::{article, insight};

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
    /// Poll what is not due too; what servers asked for still counts.
    pub force: bool,
    /// Fetch the pages of new articles.
    pub articles: bool,
    /// Only these; all where empty.
    pub only: Vec<FeedId>,
    pub network: Network,
    /// What the user set for the requests of single feeds, by their addresses.
    pub manners: Arc<HashMap<String, Manners>>,
}

impl Options {
    /// What the configuration says.
    pub fn new(refresh: &Refresh, sources: &[FeedSource]) -> Self {
        let manners = sources.iter().filter(|source| source.manners != Manners::default());
        Self {
            every: refresh.every.0,
            least: refresh.min_interval.0,
            due_after: (refresh.min_interval.0 == 0).then_some(0),
            force: false,
            articles: refresh.articles,
            only: Vec::new(),
            network: Network {
                patience: std::time::Duration::from_secs(refresh.patience.0.clamp(1, 600) as u64),
                proxy: refresh.proxy.clone(),
            },
            manners: Arc::new(manners.map(|source| (source.url.clone(), source.manners.clone())).collect()),
        }
    }

    fn pace(&self) -> Pace {
        Pace { every: self.every, least: self.least }
    }

    fn wish(&self) -> Wish {
        Wish { force: self.force, due_after: self.due_after, named: !self.only.is_empty() }
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
    on_outcome: impl FnMut(PollOutcome) + Send,
) -> Result<Summary, StoreError> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let unwritable = |source| StoreError::Unwritable { path: store.path().to_owned(), source };
    let runtime = runtime.map_err(unwritable)?;
    let (queue, thread) = Queue::start(store.writer()?).map_err(unwritable)?;
    let fetcher = Fetcher::new(options.network.clone());
    let mut on_outcome = on_outcome;
    let summary = runtime.block_on(refresh(store, &queue, &fetcher, feeds, options, &mut on_outcome));
    drop(queue);
    let _ = thread.join();
    if options.articles {
        analyse_pending(store, &Library::new(store.clone()), &mut store.writer()?, &mut |_, _| {})?;
    }
    summary
}

/// The network part of a refresh.
pub(super) async fn refresh(
    store: &Store,
    queue: &Queue,
    fetcher: &Fetcher,
    feeds: &[Feed],
    options: &Options,
    on_outcome: &mut (dyn FnMut(PollOutcome) + Send),
) -> Result<Summary, StoreError> {
    let started = std::time::Instant::now();
    let mut summary = Summary::default();
    let now = Timestamp::now();
    let mut polls = JoinSet::new();
    for hold in feeds.iter().filter_map(|feed| feed.health.hold.clone()) {
        fetcher.hold(hold);
    }
    for feed in feeds.iter().filter(|feed| options.wanted(feed)) {
        if !is_due(feed, options.wish(), now) {
            on_outcome(deferred(feed, now));
            continue;
        }
        let (fetcher, feed, queue, options) = (fetcher.clone(), feed.clone(), queue.clone(), options.clone());
        polls.spawn(async move { poll_one(&fetcher, &feed, &queue, &options).await });
    }
    while let Some(done) = polls.join_next().await {
        let Ok(outcome) = done else { continue };
        summary.feeds += usize::from(outcome.status != PollStatus::Deferred);
        summary.new += outcome.new;
        summary.updated += outcome.updated;
        summary.failed += usize::from(outcome.status == PollStatus::Failed);
        on_outcome(outcome);
    }
    if options.articles {
        summary.articles = pages(store, queue, fetcher).await?;
    }
    summary.elapsed_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    Ok(summary)
}

/// Polls one feed and has it written.
async fn poll_one(fetcher: &Fetcher, feed: &Feed, queue: &Queue, options: &Options) -> PollOutcome {
    let plain = Manners::default();
    let manners = options.manners.get(&feed.url).unwrap_or(&plain);
    let (polled, mut outcome) = poll(Poll { fetcher, feed, manners, pace: options.pace() }).await;
    let Some(polled) = polled else { return outcome };
    let (told, written) = oneshot::channel();
    let id = feed.id;
    queue.write(Write::Polled(polled), move |result| {
        let counted = result.map_err(ToString::to_string).map(|applied| {
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

fn deferred(feed: &Feed, now: Timestamp) -> PollOutcome {
    if feed.health.gone {
        return PollOutcome { error: feed.health.error.clone(), ..PollOutcome::of(feed, PollStatus::Gone) };
    }
    let retry_at = asked_until(&feed.health, now).max(feed.health.next_due);
    PollOutcome { error: feed.health.error.clone(), retry_at, ..PollOutcome::of(feed, PollStatus::Deferred) }
}

/// Fetches and extracts the pages that are wanted, newest first; returns how many articles came of it.
pub(super) async fn pages(store: &Store, queue: &Queue, fetcher: &Fetcher) -> Result<usize, StoreError> {
    let wanted = store.reader()?.pending_pages(Timestamp::now(), MOST_PAGES)?;
    let mut jobs = JoinSet::new();
    for page in wanted {
        let (queue, fetcher) = (queue.clone(), fetcher.clone());
        jobs.spawn(async move { fetch_page(&queue, &fetcher, page.entry, &page.url).await });
    }
    let mut articles = 0;
    while let Some(done) = jobs.join_next().await {
        articles += usize::from(done.unwrap_or(false));
    }
    Ok(articles)
}

/// Fetches one page and has it written; whether an article came of it.
pub(super) async fn fetch_page(queue: &Queue, fetcher: &Fetcher, entry: EntryId, url: &str) -> bool {
    let at = Timestamp::now();
    let manners = Manners::default();
    let ask = Ask { url, kind: Kind::Page, known: None, manners: &manners, home: url, urgent: false };
    let body = match fetcher.get(&ask, at).await {
        Ok(fetched) => match fetched.answer {
            Answer::Body(body) => body.open().map_err(|error| (error.to_string(), None)),
            Answer::Gone | Answer::Unchanged { .. } => Err(("the article is no longer there (410)".to_owned(), None)),
        },
        Err(error) => Err((error.to_string(), retry_page(&error, at))),
    };
    let body = match body {
        Ok(body) => body,
        Err((error, retry_at)) => {
            written(queue, Write::ArticleFailed { entry, error, retry_at, at }).await;
            return false;
        }
    };
    let extracted =
        tokio::task::spawn_blocking(move || article::extract(&body.bytes, &body.url, body.content_type.as_deref()))
            .await;
    if let Ok(article) = extracted {
        written(queue, Write::Article { entry, article: Box::new(article), at }).await
    } else {
        let error = "the page's structure cannot be followed".to_owned();
        written(queue, Write::ArticleFailed { entry, error, retry_at: None, at }).await;
        false
    }
}

fn retry_page(error: &FetchError, at: Timestamp) -> Option<Timestamp> {
    match error {
        FetchError::Status { status: 404 | 401 | 403 | 451, .. }
        | FetchError::BadAddress(_)
        | FetchError::Unsafe(_) => None,
        FetchError::Status { retry_after, .. } => Some(at.plus(retry_after.unwrap_or(3_600))),
        _ => Some(at.plus(900)),
    }
}

async fn written(queue: &Queue, write: Write) -> bool {
    let (told, written) = oneshot::channel();
    queue.write(write, move |result| {
        let _ = told.send(result.is_ok());
    });
    written.await.unwrap_or(false)
}

/// Entries analysed between two transactions.
const BATCH: usize = 200;

/// Analyses every article whose text changed since it was analysed last; tells `progress` how many are done and left.
///
/// A panic over one text costs that text only.
pub fn analyse_pending(
    store: &Store,
    library: &Library,
    writer: &mut Writer,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<(), StoreError> {
    let reader = store.reader()?;
    let mut done = 0;
    loop {
        let pending = reader.pending_analysis(BATCH)?;
        if pending.is_empty() {
            return if done > 0 { library.group(writer) } else { Ok(()) };
        }
        let texts: Vec<(EntryId, String, String, crate::text::language::Lang)> =
            pending.iter().filter_map(|id| text_of(&reader, *id).transpose()).collect::<Result<_, _>>()?;
        let queue = Mutex::new(texts.iter());
        let found: Arc<Mutex<HashMap<EntryId, crate::news::analysis::Analysis>>> = Arc::default();
        std::thread::scope(|scope| {
            for _ in 0..std::thread::available_parallelism().map_or(1, usize::from).min(4) {
                scope.spawn(|| {
                    loop {
                        let next = queue.lock().unwrap_or_else(PoisonError::into_inner).next();
                        let Some((id, title, text, lang)) = next else { return };
                        let analysis =
                            std::panic::catch_unwind(|| insight::analyse(title, text, Some(*lang))).unwrap_or_default();
                        found.lock().unwrap_or_else(PoisonError::into_inner).insert(*id, analysis);
                    }
                });
            }
        });
        let mut found = std::mem::take(&mut *found.lock().unwrap_or_else(PoisonError::into_inner));
        let writes: Vec<Write> = pending
            .iter()
            .map(|entry| {
                let analysis = found.remove(entry).unwrap_or_default();
                let text = texts.iter().find(|(id, ..)| id == entry);
                let terms = text.map(|(_, title, text, _)| {
                    insight::related::vector(title, text, analysis.language, &analysis.entities).to_bytes()
                });
                Write::Analysis { entry: *entry, analysis: Box::new(analysis), terms: terms.unwrap_or_default() }
            })
            .collect();
        writer.apply(&writes)?;
        done += pending.len();
        progress(done, pending.len());
    }
}

/// The text that is analysed: the article's, else the feed's.
pub(super) fn text_of(
    reader: &crate::store::Reader,
    id: EntryId,
) -> Result<Option<(EntryId, String, String, crate::text::language::Lang)>, StoreError> {
    let Some(entry) = reader.entry(id)? else { return Ok(None) };
    let whole = reader.article(id)?.map(|stored| stored.article.document.plain()).filter(|text| !text.is_empty());
    let text = whole.unwrap_or_else(|| article::fragment(&entry.feed_text.unwrap_or_default(), "").plain());
    Ok(Some((id, entry.head.title, text, entry.head.language)))
}
