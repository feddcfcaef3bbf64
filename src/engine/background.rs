//! The engine beside the interface: a thread with the runtime, driven by [`Request`]s, answering with [`Event`]s.

use std::sync::Arc;
use std::thread::JoinHandle;

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use super::pipeline::{self, Options};
use super::writing::Queue;
use super::{Event, Library, PollStatus, Request};
use crate::fetch::Fetcher;
use crate::news::feed::FeedSource;
use crate::news::ids::{EntryId, FeedId};
use crate::store::{Change, Store, StoreError, Write};

type Emit = Arc<dyn Fn(Event) + Send + Sync>;

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

    /// Ends the network work and waits until everything is written.
    pub fn shutdown(mut self) {
        let (closed, _) = unbounded_channel();
        self.requests = closed;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Engine {
    /// Starts the engine on `store` with these feeds; `emit` is called from its threads.
    pub fn start(
        store: Store,
        sources: &[FeedSource],
        options: Options,
        emit: impl Fn(Event) + Send + Sync + 'static,
    ) -> Result<Handle, StoreError> {
        let unwritable = |source| StoreError::Unwritable { path: store.path().to_owned(), source };
        let mut writer = store.writer()?;
        writer.sync_feeds(sources)?;
        let (queue, writing) = Queue::start(writer).map_err(unwritable)?;
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().map_err(unwritable)?;
        let fetcher = Fetcher::new(options.network.clone());
        let (requests, inbox) = unbounded_channel();
        let emit: Emit = Arc::new(emit);
        let library = Arc::new(Library::new(store.clone()));
        let work = Work { store: store.clone(), library: Arc::clone(&library), queue, fetcher, options, emit };
        let thread = std::thread::Builder::new()
            .name("engine".into())
            .spawn(move || {
                runtime.block_on(work.run(inbox));
                runtime.shutdown_timeout(std::time::Duration::from_secs(1));
                let _ = writing.join();
            })
            .map_err(unwritable)?;
        Ok(Handle { requests, library, thread: Some(thread) })
    }
}

#[derive(Clone)]
struct Work {
    store: Store,
    library: Arc<Library>,
    queue: Queue,
    fetcher: Fetcher,
    options: Options,
    emit: Emit,
}

impl Work {
    async fn run(self, mut inbox: UnboundedReceiver<Request>) {
        let mut refreshing: Option<tokio::task::JoinHandle<()>> = None;
        while let Some(request) = inbox.recv().await {
            match request {
                Request::Refresh { feeds, force } => {
                    if refreshing.as_ref().is_none_or(tokio::task::JoinHandle::is_finished) {
                        refreshing = Some(tokio::spawn(self.clone().refresh(feeds, force)));
                    }
                }
                Request::Page(entry) => drop(tokio::spawn(self.clone().page(entry))),
                Request::Pages(entries) => {
                    for entry in entries {
                        drop(tokio::spawn(self.clone().page(entry)));
                    }
                }
                Request::Change(change) => self.change(change),
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
                    }
                }
            }
        }
        if let Some(task) = refreshing {
            task.abort();
            let _ = task.await;
        }
    }

    fn trouble(&self, error: &StoreError) {
        (self.emit)(Event::Trouble { error: error.to_string(), hint: error.hint() });
    }

    fn change(&self, change: Change) {
        let (emit, asked) = (Arc::clone(&self.emit), change.clone());
        self.queue.write(Write::Change(change), move |result| {
            if let Err(error) = result {
                emit(Event::WriteFailed { change: asked, error: error.to_string(), hint: error.hint() });
            }
        });
    }

    fn sync(&self, sources: &[FeedSource]) {
        match self.store.writer().and_then(|mut writer| writer.sync_feeds(sources)) {
            Ok(feeds) => {
                (self.emit)(Event::Changed { new: 0, updated: 0, feeds: feeds.iter().map(|feed| feed.id).collect() });
            }
            Err(error) => self.trouble(&error),
        }
    }

    async fn refresh(self, only: Vec<FeedId>, force: bool) {
        let feeds = match self.store.reader().and_then(|reader| reader.feeds()) {
            Ok(rows) => rows.into_iter().map(|row| row.feed).collect::<Vec<_>>(),
            Err(error) => return self.trouble(&error),
        };
        (self.emit)(Event::RefreshStarted { feeds: feeds.len() });
        let options = Options { only, force, articles: false, ..self.options.clone() };
        let (mut reached, mut unreachable) = (false, false);
        let emit = Arc::clone(&self.emit);
        let mut on_outcome = |outcome: super::PollOutcome| {
            match outcome.status {
                PollStatus::Failed => {
                    unreachable |= outcome.unreachable;
                }
                PollStatus::Deferred => {}
                _ => reached = true,
            }
            if outcome.new + outcome.updated > 0 {
                emit(Event::Changed { new: outcome.new, updated: outcome.updated, feeds: vec![outcome.feed] });
            }
            emit(Event::Polled(outcome));
        };
        let result =
            pipeline::refresh(&self.store, &self.queue, &self.fetcher, &feeds, &options, &mut on_outcome).await;
        if reached || unreachable {
            (self.emit)(Event::Online(reached));
        }
        match result {
            Ok(summary) => (self.emit)(Event::RefreshFinished(summary)),
            Err(error) => return self.trouble(&error),
        }
        if self.options.articles {
            match pipeline::pages(&self.store, &self.queue, &self.fetcher).await {
                Ok(_) => {}
                Err(error) => self.trouble(&error),
            }
        }
        self.analyse().await;
    }

    async fn page(self, entry: EntryId) {
        let url =
            self.store.reader().and_then(|reader| reader.entry(entry)).ok().flatten().and_then(|found| found.head.url);
        let Some(url) = url else { return };
        pipeline::fetch_page(&self.queue, &self.fetcher, entry, &url).await;
        (self.emit)(Event::PageReady(entry));
        self.analyse().await;
    }

    async fn analyse(&self) {
        let work = self.clone();
        let done = tokio::task::spawn_blocking(move || {
            let pending = work.store.reader()?.pending_analysis(1_000)?;
            if !pending.is_empty() {
                pipeline::analyse_pending(&work.store, &work.library, &mut work.store.writer()?, &mut |_, _| {})?;
                (work.emit)(Event::Analysed(pending));
            }
            Ok::<_, StoreError>(())
        });
        if let Ok(Err(error)) = done.await {
            self.trouble(&error);
        }
    }
}
