//! The engine beside the interface: a thread with the runtime, driven by [`Request`]s, answering with [`Event`]s.

use std::sync::{Arc, PoisonError, RwLock};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::sync::oneshot;
use tokio::task::{AbortHandle, JoinSet};

use super::analysis::Analyst;
use super::gate::Gate;
use super::gathering::Gathering;
use super::journey::{self, Journey, Packing};
use super::mill::Mill;
use super::pages::{Came, Desk, Errand, Filters, Tools};
use super::pictures::{self, Pictures};
use super::pipeline::{self, Options};
use super::writing::Queue;
use super::{Event, Library, PollStatus, Rank, Request, stand_back};
use crate::fetch::Fetcher;
use crate::news::feed::{Feed, FeedSource};
use crate::news::ids::FeedId;
use crate::news::time::Timestamp;
use crate::store::{Change, Packed, Store, StoreError, Write};

type Emit = Arc<dyn Fn(Event) + Send + Sync>;

/// How often it is looked whether a feed is due, or a page.
const LOOK: Duration = Duration::from_mins(1);

/// Starts what runs beside the interface.
pub struct Engine;

/// The way to the engine. Shut it down to be sure that everything is written.
pub struct Handle {
    requests: UnboundedSender<Request>,
    library: Arc<Library>,
    thread: Option<JoinHandle<()>>,
}

impl Handle {
    pub fn send(&self, request: Request) {
        // An engine that has ended takes no requests; the interface is about to end too.
        let _ = self.requests.send(request);
    }

    /// The library that the engine keeps fresh.
    pub fn library(&self) -> Arc<Library> {
        Arc::clone(&self.library)
    }

    /// Ends all work and waits until everything that was queued is written, and for nothing else.
    pub fn shutdown(mut self) {
        let (closed, _) = unbounded_channel();
        self.requests = closed;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Engine {
    /// Starts the engine on `store` with these feeds; its work passes through `gate`, and `emit` is called from its
    /// threads.
    pub fn start(
        store: Store,
        sources: &[FeedSource],
        options: Options,
        gate: &Gate,
        emit: impl Fn(Event) + Send + Sync + 'static,
    ) -> Result<Handle, StoreError> {
        let unwritable = |source| StoreError::Unwritable { path: store.path().to_owned(), source };
        let mut writer = store.writer()?;
        let feeds = writer.sync_feeds(sources)?;
        let (queue, writing) = Queue::start_behind(writer, gate).map_err(unwritable)?;
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .max_blocking_threads(super::WORKERS)
            .on_thread_start(|| stand_back(Rank::Second))
            .enable_all()
            .build()
            .map_err(unwritable)?;
        let fetcher = Fetcher::new(options.network.clone());
        pipeline::hold_back(&fetcher, &feeds);
        let mill = Mill::start(gate, || stand_back(Rank::Second)).map_err(unwritable)?;
        let (requests, inbox) = unbounded_channel();
        let emit: Emit = Arc::new(emit);
        let library = Arc::new(Library::new(store.clone()));
        let (analyst, _) =
            Analyst::start(store.clone(), Arc::clone(&library), queue.clone(), gate.clone(), Arc::clone(&emit))
                .map_err(unwritable)?;
        let analyst = Arc::new(analyst);
        let manners = pipeline::manners_by_feed(&feeds, &options);
        let rules = Arc::clone(&options.rules);
        let filters = Arc::new(RwLock::new(pipeline::filters_by_feed(&feeds, &options)));
        let tools = Tools {
            store: store.clone(),
            queue: queue.clone(),
            fetcher: fetcher.clone(),
            mill: mill.clone(),
            manners,
            rules,
            filters: Arc::clone(&filters),
        };
        let (tell, bell) = (Arc::clone(&emit), Arc::clone(&analyst));
        let desk = Desk::new(tools, options.articles, move |entry, came| {
            tell(Event::PageReady(entry));
            if came == Came::LeftOut {
                tell(Event::LeftOut(entry));
            }
            bell.ring();
        });
        let (pages, errands) = unbounded_channel();
        let (kept, written) = (store.clone(), queue.clone());
        let work = Work { store: kept, queue: written, fetcher, mill, options, emit, analyst, pages, filters };
        let gate = gate.clone();
        let thread = std::thread::Builder::new()
            .name("engine".into())
            .spawn(move || {
                runtime.block_on(work.run(inbox, desk, errands));
                // Who parses or analyses now does it in vain: nobody waits for them, and what they would write is
                // still to be done the next time.
                runtime.shutdown_background();
                gate.rest();
                queue.close();
                let _ = writing.join();
            })
            .map_err(unwritable)?;
        Ok(Handle { requests, library, thread: Some(thread) })
    }
}

#[derive(Clone)]
struct Work {
    store: Store,
    queue: Queue,
    fetcher: Fetcher,
    mill: Mill,
    options: Options,
    emit: Emit,
    analyst: Arc<Analyst>,
    pages: UnboundedSender<Errand>,
    filters: Filters,
}

impl Work {
    async fn run(mut self, mut inbox: UnboundedReceiver<Request>, desk: Desk, errands: UnboundedReceiver<Errand>) {
        // Dropped at the end, which aborts what is in it.
        let mut tasks = JoinSet::new();
        let emit = Arc::clone(&self.emit);
        tasks.spawn(async move {
            if let Err(error) = desk.serve(errands).await {
                emit(Event::Trouble { error: error.to_string(), hint: error.hint() });
            }
        });
        let work = self.clone();
        tasks.spawn_blocking(move || work.clear());
        let mut refreshing: Option<AbortHandle> = None;
        // Dropped, it ends the packing; what is here by then is told.
        let mut packing: Option<oneshot::Sender<()>> = None;
        let mut look = tokio::time::interval(LOOK);
        look.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        look.tick().await;
        loop {
            let request = tokio::select! {
                request = inbox.recv() => match request {
                    Some(request) => request,
                    None => return,
                },
                _ = look.tick() => {
                    self.errand(Errand::Fill);
                    if !self.options.automatic {
                        continue;
                    }
                    Request::Refresh { feeds: Vec::new(), force: false, asked: false }
                }
                Some(_) = tasks.join_next() => continue,
            };
            match request {
                Request::Refresh { feeds, force, asked } => {
                    if refreshing.as_ref().is_none_or(AbortHandle::is_finished) {
                        refreshing = Some(tasks.spawn(self.clone().refresh(feeds, force, asked)));
                    }
                }
                Request::Page(entry) => self.errand(Errand::Look(entry)),
                Request::Pages(entries) => self.errand(Errand::Ahead(entries)),
                Request::Pack { pictures } => {
                    let (stop, stopped) = oneshot::channel();
                    packing = Some(stop);
                    tasks.spawn(self.clone().pack(pictures, stopped));
                }
                Request::Picture(url) => {
                    let work = self.clone();
                    tokio::spawn(async move {
                        let pictures = Pictures::beside(work.store.path(), pictures::MOST);
                        let found = pictures.get(&work.fetcher, &url).await;
                        (work.emit)(Event::Picture(url, found));
                    });
                }
                Request::Change(change) => self.change(change),
                // A deed that is not remembered can be undone while the program runs.
                Request::Deed(deed) => self.queue.write(Write::Deed(deed), |_| {}),
                Request::Feeds(sources) => self.sync(&sources),
                Request::Find(address) => {
                    let (fetcher, emit) = (self.fetcher.clone(), Arc::clone(&self.emit));
                    tokio::spawn(async move {
                        let feeds = super::find::find(&fetcher, &address).await;
                        emit(Event::Found { address, feeds });
                    });
                }
                Request::Cancel => {
                    if let Some(task) = refreshing.take() {
                        task.abort();
                        (self.emit)(Event::RefreshFinished(super::Summary::default()));
                    }
                    drop(packing.take());
                    self.errand(Errand::Cancel);
                }
            }
        }
    }

    fn errand(&self, errand: Errand) {
        // The desk ends only with the engine, or in trouble that was told.
        let _ = self.pages.send(errand);
    }

    fn trouble(&self, error: &StoreError) {
        (self.emit)(Event::Trouble { error: error.to_string(), hint: error.hint() });
    }

    fn change(&self, change: Change) {
        let (emit, asked) = (Arc::clone(&self.emit), change.clone());
        self.queue.write(Write::Change(change), move |result| match result {
            Ok(_) => emit(Event::Written(asked)),
            Err(error) => emit(Event::WriteFailed { change: asked, error: error.to_string(), hint: error.hint() }),
        });
    }

    fn sync(&mut self, sources: &[FeedSource]) {
        self.options.set_sources(sources);
        match self.store.writer().and_then(|mut writer| writer.configure(sources)) {
            Ok((feeds, sifted)) => {
                *self.filters.write().unwrap_or_else(PoisonError::into_inner) =
                    pipeline::filters_by_feed(&feeds, &self.options);
                (self.emit)(Event::Changed { new: 0, updated: 0, feeds: feeds.iter().map(|feed| feed.id).collect() });
                if sifted > 0 {
                    (self.emit)(Event::Sifted(sifted));
                    self.analyst.ring();
                    self.errand(Errand::Fill);
                }
            }
            Err(error) => self.trouble(&error),
        }
    }

    /// Lets go what was read long ago. Once a start, before anything new is read: so nothing goes from under the eye, and
    /// nothing that could still be undone.
    fn clear(&self) {
        let purged = self.store.reader().and_then(|reader| {
            let feeds: Vec<Feed> = reader.feeds()?.into_iter().map(|row| row.feed).collect();
            let retention = self.options.retention(&feeds, Timestamp::now());
            if retention.read_before.is_none() && retention.of.values().all(Option::is_none) {
                return Ok(0);
            }
            self.store.writer()?.purge(&retention)
        });
        match purged {
            Ok(0) => {}
            Ok(_) => (self.emit)(Event::Changed { new: 0, updated: 0, feeds: Vec::new() }),
            Err(error) => self.trouble(&error),
        }
    }

    async fn refresh(self, only: Vec<FeedId>, force: bool, asked: bool) {
        let feeds: Vec<Feed> = match self.store.reader().and_then(|reader| reader.feeds()) {
            Ok(rows) => rows.into_iter().map(|row| row.feed).collect(),
            Err(error) => return self.trouble(&error),
        };
        // What is not due by the user's own intervals is not polled by itself; `least` counts when they are set aside.
        let options = Options { only, force, due_after: None, ..self.options.clone() };
        let (due, _) = pipeline::due(&feeds, &options, Timestamp::now());
        if due.is_empty() {
            if asked {
                (self.emit)(Event::RefreshFinished(super::Summary::default()));
            }
            return;
        }
        (self.emit)(Event::RefreshStarted { feeds: due.len() });
        let mut reached = false;
        let (tell, told) = unbounded_channel();
        let mut on_outcome = move |outcome: super::PollOutcome| {
            // Who hears it ends with this refresh only.
            let _ = tell.send(outcome);
        };
        let polling = async {
            let summary =
                pipeline::refresh(&self.queue, &self.fetcher, &self.mill, (&due, &feeds), &options, &mut on_outcome)
                    .await;
            drop(on_outcome);
            summary
        };
        let (summary, ()) = tokio::join!(
            polling,
            self.tell(told, |outcome| {
                reached |= !outcome.unanswered && outcome.status != PollStatus::Deferred;
            })
        );
        if reached || summary.offline {
            (self.emit)(Event::Online(reached));
        }
        (self.emit)(Event::RefreshFinished(summary));
    }

    /// Tells what came of the feeds, gathered, until there are no more.
    async fn tell(
        &self,
        mut outcomes: UnboundedReceiver<super::PollOutcome>,
        mut each: impl FnMut(&super::PollOutcome),
    ) {
        let mut gathering = Gathering::default();
        loop {
            let due = gathering.due(Instant::now());
            let outcome = tokio::select! {
                outcome = outcomes.recv() => outcome,
                () = tokio::time::sleep_until(due.unwrap_or_else(Instant::now).into()), if due.is_some() => {
                    self.tell_now(&mut gathering);
                    continue;
                }
            };
            let Some(outcome) = outcome else { break };
            each(&outcome);
            gathering.add(&outcome);
        }
        self.tell_now(&mut gathering);
    }

    fn tell_now(&self, gathering: &mut Gathering) {
        for event in gathering.take(Instant::now()) {
            if matches!(event, Event::Changed { .. }) {
                self.errand(Errand::Fill);
                self.analyst.ring();
            }
            (self.emit)(event);
        }
    }

    async fn pack(self, pictures: bool, mut stopped: oneshot::Receiver<()>) {
        match self.packed(pictures, &mut stopped).await {
            Ok(packed) => (self.emit)(Event::Packed(packed)),
            Err(error) => self.trouble(&error),
        }
    }

    async fn packed(&self, pictures: bool, stopped: &mut oneshot::Receiver<()>) -> Result<Packed, StoreError> {
        let before = self.store.reader()?.packed()?;
        let begun = Packing { readable: before.readable, unread: before.unread, pictures: None };
        (self.emit)(Event::Packing(begun));
        let (told, all) = oneshot::channel();
        let emit = Arc::clone(&self.emit);
        let on_page = journey::counting(&self.store, begun, move |packing| emit(Event::Packing(packing)))?;
        self.errand(Errand::Pack(Journey { told, on_page }));
        // Cancelled, it ends too: what is there by then is told.
        let _ = all.await;
        let pages = self.store.reader()?.packed()?;
        let fetching = journey::pictures(&self.store, &self.fetcher, |done, all| {
            let pictures = Some((done, all));
            (self.emit)(Event::Packing(Packing { readable: pages.readable, unread: pages.unread, pictures }));
        });
        let mut found = None;
        if pictures {
            tokio::select! {
                // Stopped already while pages were fetched, not one is asked for.
                biased;
                _ = stopped => {}
                fetched = fetching => found = Some(fetched?),
            }
        }
        Ok(Packed { pictures: found, ..self.store.reader()?.packed()? })
    }
}
