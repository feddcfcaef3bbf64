//! Article pages, fetched ahead of reading: what the reader looks at first, then what is new, newest first.
//!
//! The queue is the store's: an entry without its page is in it. So it survives everything.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::{Arc, PoisonError, RwLock};

use tokio::sync::mpsc::UnboundedReceiver;
use tokio::sync::oneshot;
use tokio::task::{Id, JoinSet};
use url::Url;

use super::journey::Journey;
use super::mill::Mill;
use super::writing::Queue;
use crate::article;
use crate::fetch::{Answer, Ask, FetchError, Fetcher, Kind};
use crate::news::article::{Article, PageKind};
use crate::news::feed::Manners;
use crate::news::filter::{Filter, Place};
use crate::news::ids::{EntryId, FeedId};
use crate::news::time::Timestamp;
use crate::news::trouble::{self, Trouble};
use crate::store::{PendingPage, Store, StoreError, Write};

const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;
/// Pages under way at once; of one server, only as many as it gets connections.
const AT_ONCE: usize = 12;
const A_SERVER: usize = 2;
/// Pages taken from the store at a time.
const PAGE: usize = 200;
const MOST_WAITING: usize = 2_000;
/// A page that cannot be had for so long is given up.
const PATIENCE: i64 = 14 * DAY;

/// What is asked of those who fetch pages.
pub(super) enum Errand {
    /// The reader looks at it.
    Look(EntryId),
    /// To be there before the rest.
    Ahead(Vec<EntryId>),
    /// There may be something new in the store.
    Fill,
    /// Everything unread, what failed too.
    Pack(Journey),
    /// Forget everything that is under way.
    Cancel,
}

/// What a page fetch needs besides the page.
#[derive(Clone)]
pub(super) struct Tools {
    pub(super) store: Store,
    pub(super) queue: Queue,
    pub(super) fetcher: Fetcher,
    pub(super) mill: Mill,
    /// The address of each feed with requests of its own, and how they are made.
    pub(super) manners: Arc<HashMap<FeedId, (String, Manners)>>,
    /// What is known of single sites.
    pub(super) rules: Arc<article::Rules>,
    pub(super) filters: Filters,
}

/// The filters of each feed that has any: the user may change them at any time.
pub(super) type Filters = Arc<RwLock<HashMap<FeedId, Vec<Filter>>>>;

/// What came of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Came {
    Article,
    /// An article that the user's filters leave out, now that its text is known.
    LeftOut,
    Nothing,
}

/// Where pages are fetched.
pub(super) struct Desk {
    tools: Tools,
    /// Whether what is new in the store is fetched unasked.
    ahead: bool,
    urgent: VecDeque<EntryId>,
    waiting: VecDeque<PendingPage>,
    packing: Option<Journey>,
    jobs: JoinSet<Came>,
    busy: HashMap<Id, (EntryId, String)>,
    /// What was taken from the store since there was last nothing in it: it waits here, or may not be written yet.
    tried: HashSet<EntryId>,
    dry: bool,
    /// Pages asked for so far.
    started: usize,
    on_done: Box<dyn FnMut(EntryId, Came) + Send>,
}

impl Desk {
    /// `on_done` hears of each page, and what came of it.
    pub(super) fn new(tools: Tools, ahead: bool, on_done: impl FnMut(EntryId, Came) + Send + 'static) -> Self {
        Self {
            tools,
            ahead,
            urgent: VecDeque::new(),
            waiting: VecDeque::new(),
            packing: None,
            jobs: JoinSet::new(),
            busy: HashMap::new(),
            tried: HashSet::new(),
            dry: false,
            started: 0,
            on_done: Box::new(on_done),
        }
    }

    /// Runs errands until nobody sends any more; what is under way then is given up.
    pub(super) async fn serve(mut self, mut errands: UnboundedReceiver<Errand>) -> Result<(), StoreError> {
        loop {
            self.start()?;
            tokio::select! {
                errand = errands.recv() => match errand {
                    Some(errand) => self.take(errand)?,
                    None => return Ok(()),
                },
                Some(done) = self.jobs.join_next_with_id(), if !self.jobs.is_empty() => self.done(done),
            }
        }
    }

    /// Fetches all that is wanted, `most` pages at most; everything unread where it is for a journey. Says how many were
    /// read and how many were not to be had.
    pub(super) async fn run(mut self, pack: bool, most: usize) -> Result<(usize, usize), StoreError> {
        if pack {
            self.take(Errand::Pack(Journey::silent()))?;
        }
        let (mut read, mut missed) = (0, 0);
        loop {
            if self.started < most {
                self.start()?;
            }
            let Some(done) = self.jobs.join_next_with_id().await else { return Ok((read, missed)) };
            let counted = if matches!(done, Ok((_, Came::Article | Came::LeftOut))) { &mut read } else { &mut missed };
            *counted += 1;
            self.done(done);
        }
    }

    fn take(&mut self, errand: Errand) -> Result<(), StoreError> {
        match errand {
            Errand::Look(entry) => {
                self.urgent.retain(|other| *other != entry);
                self.urgent.push_front(entry);
            }
            Errand::Ahead(entries) => {
                let reader = self.tools.store.reader()?;
                for entry in entries.into_iter().rev() {
                    if let Some(page) = reader.page_of(entry)? {
                        self.waiting.push_front(page);
                    }
                }
            }
            Errand::Fill => self.dry = false,
            Errand::Pack(journey) => {
                self.waiting = self.tools.store.reader()?.unread_pages()?.into();
                self.tried.clear();
                self.packing = Some(journey);
            }
            Errand::Cancel => {
                self.jobs.abort_all();
                self.urgent.clear();
                self.waiting.clear();
                self.packing = None;
                self.dry = true;
            }
        }
        Ok(())
    }

    fn done(&mut self, done: Result<(Id, Came), tokio::task::JoinError>) {
        let (id, came) = match done {
            Ok((id, came)) => (id, came),
            Err(error) => (error.id(), Came::Nothing),
        };
        if let Some((entry, _)) = self.busy.remove(&id) {
            (self.on_done)(entry, came);
            if let Some(journey) = &self.packing {
                (journey.on_page)(entry);
            }
        }
    }

    /// Starts as many as may be under way.
    fn start(&mut self) -> Result<(), StoreError> {
        while let Some(entry) = self.urgent.pop_front() {
            if self.is_busy(entry) {
                continue;
            }
            if let Some(page) = self.tools.store.reader()?.page_of(entry)? {
                self.spawn(page, true);
            }
        }
        while self.jobs.len() < AT_ONCE {
            let Some(at) = self.waiting.iter().position(|page| self.is_free(page)) else {
                // All that wait do so for servers that are busy: others have a turn meanwhile.
                if self.waiting.len() < MOST_WAITING && self.fill()? {
                    continue;
                }
                break;
            };
            if let Some(page) = self.waiting.remove(at)
                && !self.is_busy(page.entry)
            {
                self.spawn(page, false);
            }
        }
        if self.jobs.is_empty() && self.waiting.is_empty() {
            self.packing.take().map(|journey| journey.told.send(()));
        }
        Ok(())
    }

    fn is_busy(&self, entry: EntryId) -> bool {
        self.busy.values().any(|(other, _)| *other == entry)
    }

    fn is_free(&self, page: &PendingPage) -> bool {
        let server = server(&page.url);
        self.busy.values().filter(|(_, other)| *other == server).count() < A_SERVER
    }

    /// Takes the next from the store; `false` where there is none.
    fn fill(&mut self) -> Result<bool, StoreError> {
        if self.dry || !self.ahead || self.packing.is_some() {
            return Ok(false);
        }
        let pending = self.tools.store.reader()?.pending_pages(Timestamp::now(), PAGE + self.tried.len())?;
        let before = self.waiting.len();
        for page in pending {
            if self.tried.insert(page.entry) {
                self.waiting.push_back(page);
            }
        }
        self.dry = self.waiting.len() == before;
        if self.dry && before == 0 {
            // What comes back into the queue later may be tried again then.
            self.tried.retain(|entry| self.busy.values().any(|(other, _)| other == entry));
        }
        Ok(!self.dry)
    }

    fn spawn(&mut self, page: PendingPage, urgent: bool) {
        self.tried.insert(page.entry);
        self.started += 1;
        let (entry, server, tools) = (page.entry, server(&page.url), self.tools.clone());
        let job = self.jobs.spawn(async move { tools.fetch(&page, urgent).await });
        self.busy.insert(job.id(), (entry, server));
    }
}

fn server(url: &str) -> String {
    Url::parse(url).map(|url| url.origin().ascii_serialization()).unwrap_or_default()
}

impl Tools {
    /// Fetches one page and has it written.
    async fn fetch(&self, page: &PendingPage, urgent: bool) -> Came {
        let (entry, at) = (page.entry, Timestamp::now());
        let plain = (page.url.clone(), Manners::default());
        let (home, manners) = self.manners.get(&page.feed).unwrap_or(&plain);
        let ask = Ask { url: &page.url, kind: Kind::Page, known: None, manners, home, urgent };
        let received = match self.fetcher.get(&ask, at).await {
            Ok(fetched) => match fetched.answer {
                Answer::Body(received) => received,
                Answer::Gone => {
                    return self.failed(entry, Trouble::new(trouble::Kind::Gone), None, at).await;
                }
                Answer::Unchanged { .. } => {
                    return self.failed(entry, Trouble::new(trouble::Kind::Silent), retry(None, page, at), at).await;
                }
            },
            Err(error) => {
                let retry_at = retry_after(&error, page, at);
                return self.failed(entry, Trouble::from(&error), retry_at, at).await;
            }
        };
        let rules = Arc::clone(&self.rules);
        let extract = move || {
            let body = received.open()?;
            let kind = body.content_type.as_deref();
            Ok::<_, FetchError>(article::extract_with(&body.bytes, &body.url, kind, &rules))
        };
        let extracted = if urgent {
            // The reader looks at it: it waits for none of those that are fetched ahead.
            tokio::task::spawn_blocking(extract).await.ok()
        } else {
            self.mill.grind(extract).await
        };
        match extracted {
            Some(Ok(mut article)) => {
                self.compare(entry, &mut article);
                let well = self.written(Write::Article { entry, article: Box::new(article), at }).await;
                if !well {
                    return Came::Nothing;
                }
                // What the reader looks at does not go from under the eye.
                if !urgent && self.is_left_out(page).await { Came::LeftOut } else { Came::Article }
            }
            Some(Err(error)) => self.failed(entry, Trouble::from(&error), None, at).await,
            None => self.failed(entry, Trouble::new(trouble::Kind::Structure), None, at).await,
        }
    }

    /// An article that has nothing of what the feed said of it is not the entry's.
    fn compare(&self, entry: EntryId, article: &mut Article) {
        if article.kind == PageKind::NotArticle {
            return;
        }
        // Without the entry there is nothing to compare with, and whoever writes the page will say why.
        let Ok(Some(full)) = self.store.reader().and_then(|reader| reader.entry(entry)) else { return };
        let summary = match full.feed_text.as_deref() {
            Some(html) if full.head.summary.is_empty() => article::fragment(html, "").plain(),
            _ => full.head.summary.clone(),
        };
        if article::is_other(article, &full.head.title, &summary, full.head.language) {
            article.kind = PageKind::OtherArticle;
        }
    }

    /// Holds the filters that look at texts against the one that has come.
    async fn is_left_out(&self, page: &PendingPage) -> bool {
        let filters = self.filters.read().unwrap_or_else(PoisonError::into_inner).get(&page.feed).cloned();
        let looks = |filter: &Filter| matches!(filter.place, Place::Anywhere | Place::Text);
        let Some(filters) = filters.filter(|filters| filters.iter().any(looks)) else { return false };
        let (told, written) = oneshot::channel();
        let entry = page.entry;
        self.queue.write(Write::Sift { entry, filters }, move |result| {
            let _ = told.send(result.is_ok_and(|applied| applied.left_out.contains(&entry)));
        });
        written.await.unwrap_or(false)
    }

    async fn failed(&self, entry: EntryId, error: Trouble, retry_at: Option<Timestamp>, at: Timestamp) -> Came {
        self.written(Write::ArticleFailed { entry, error, retry_at, at }).await;
        Came::Nothing
    }

    async fn written(&self, write: Write) -> bool {
        let (told, written) = oneshot::channel();
        self.queue.write(write, move |result| {
            let _ = told.send(result.is_ok());
        });
        written.await.unwrap_or(false)
    }
}

/// When a page that failed is asked for again; `None`: never.
fn retry_after(error: &FetchError, page: &PendingPage, at: Timestamp) -> Option<Timestamp> {
    match error {
        FetchError::Status { status: 404 | 401 | 403 | 451, .. }
        | FetchError::BadAddress(_)
        | FetchError::TooLarge
        | FetchError::TooManyRedirects
        | FetchError::Unsafe(_) => None,
        FetchError::Held { until, .. } => Some(*until),
        FetchError::Status { retry_after, .. } => retry(*retry_after, page, at),
        _ => retry(None, page, at),
    }
}

/// Later and later: each wait is half as long as the article has been here already.
fn retry(asked: Option<i64>, page: &PendingPage, at: Timestamp) -> Option<Timestamp> {
    let age = at.0 - page.arrived.0;
    let ours = (age / 2).clamp(HOUR / 4, DAY);
    (age < PATIENCE).then(|| at.plus(asked.unwrap_or(0).max(ours)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_that_fail_are_asked_for_later_and_later_and_given_up_in_the_end() {
        let at = Timestamp(1_000_000_000);
        let page =
            |age: i64| PendingPage { entry: EntryId(1), feed: FeedId(1), url: String::new(), arrived: at.plus(-age) };
        assert_eq!(retry(None, &page(10), at), Some(at.plus(HOUR / 4)));
        assert_eq!(retry(None, &page(2 * HOUR), at), Some(at.plus(HOUR)));
        assert_eq!(retry(Some(2 * DAY), &page(2 * HOUR), at), Some(at.plus(2 * DAY)));
        assert_eq!(retry(None, &page(15 * DAY), at), None);
        let missing = FetchError::Status { status: 404, retry_after: None, host: String::new(), browser_check: false };
        assert_eq!(retry_after(&missing, &page(10), at), None);
    }
}
