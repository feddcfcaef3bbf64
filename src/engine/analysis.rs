//! What articles are about: found on threads of lowered priority, in batches, as texts come.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, channel, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::gate::Gate;
use super::rank::{Rank, stand_back};
use super::writing::Queue;
use super::{Event, Library};
use crate::news::analysis::Analysis;
use crate::news::ids::EntryId;
use crate::store::{Edition, Reader, Store, StoreError, Write, Writer};
use crate::text::language::Lang;
use crate::{article, insight};

/// Entries analysed between two transactions.
const BATCH: usize = 200;
/// The same while somebody reads: what is new shows soon.
const SMALL_BATCH: usize = 24;
/// Stories are joined when no text came for so long, and at the latest after that.
const QUIET: Duration = Duration::from_millis(1_500);
const LATEST: Duration = Duration::from_secs(20);

/// Entry, title, text, language.
type Text = (EntryId, String, String, Lang);

/// Analyses every article whose text changed since it was analysed last; tells `progress` how many are done and left.
///
/// A panic over one text costs that text only.
pub fn analyse_pending(
    store: &Store,
    library: &Library,
    writer: &mut Writer,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<(), StoreError> {
    let (reader, gate) = (store.reader()?, Gate::default());
    let mut done = 0;
    loop {
        let pending = reader.pending_analysis(BATCH)?;
        if pending.is_empty() {
            return if Library::is_behind(&reader)? { join(&reader, library, writer, &gate) } else { Ok(()) };
        }
        let threads = std::thread::available_parallelism().map_or(1, usize::from).min(4);
        writer.apply(&analyse(&reader, &pending, threads, &gate, &AtomicBool::new(false))?)?;
        done += pending.len();
        progress(done, pending.len());
    }
}

/// What only shows when all texts are seen together: which names are the same (those found before the facts were known
/// that say so, too), of what kind they are, whose surnames are, which stories articles tell.
fn join(reader: &Reader, library: &Library, writer: &mut Writer, gate: &Gate) -> Result<(), StoreError> {
    let turn = gate.turn();
    if reader.is_settled_by_other_facts()? {
        writer.join_same(&reader.same_by_facts()?)?;
    }
    writer.settle_kinds(&reader.unsettled_kinds()?)?;
    writer.join_same(&reader.whose_surnames()?)?;
    drop(turn);
    library.group(writer, gate)
}

/// The text that is analysed: the article's, else the feed's.
pub(super) fn text_of(reader: &Reader, id: EntryId) -> Result<Option<Text>, StoreError> {
    let Some(entry) = reader.entry(id)? else { return Ok(None) };
    let whole = reader.article(id)?.map(|stored| stored.article.document.plain()).filter(|text| !text.is_empty());
    let text = whole.unwrap_or_else(|| article::fragment(&entry.feed_text.unwrap_or_default(), "").plain());
    Ok(Some((id, entry.head.title, text, entry.head.language)))
}

/// Analyses these entries on so many threads; what is left undone when `stop` is set is left out.
fn analyse(
    reader: &Reader,
    pending: &[EntryId],
    threads: usize,
    gate: &Gate,
    stop: &AtomicBool,
) -> Result<Vec<Write>, StoreError> {
    // Before the texts: what changes in between is told by the edition.
    let mut editions: HashMap<EntryId, Edition> = HashMap::new();
    for id in pending {
        editions.extend(reader.edition(*id)?.map(|edition| (*id, edition)));
    }
    let read = |id: &EntryId| {
        let _turn = gate.turn();
        text_of(reader, *id).transpose()
    };
    let texts: Vec<Text> = pending.iter().filter_map(read).collect::<Result<_, _>>()?;
    let left = Mutex::new(texts.iter());
    let found: Mutex<HashMap<EntryId, (Analysis, Vec<u8>)>> = Mutex::default();
    let work = || {
        while !stop.load(Ordering::Relaxed) {
            let next = left.lock().unwrap_or_else(PoisonError::into_inner).next();
            let Some((id, title, text, lang)) = next else { return };
            let _turn = gate.turn();
            let both = catch_unwind(AssertUnwindSafe(|| {
                let analysis = insight::analyse(title, text, Some(*lang));
                let terms = insight::related::vector(title, text, analysis.language, &analysis.entities).to_bytes();
                (analysis, terms)
            }));
            found.lock().unwrap_or_else(PoisonError::into_inner).insert(*id, both.unwrap_or_default());
        }
    };
    if threads < 2 {
        work();
    } else {
        std::thread::scope(|scope| (0..threads).for_each(|_| drop(scope.spawn(work))));
    }
    let mut found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
    let stopped = stop.load(Ordering::Relaxed);
    let writes = pending.iter().filter_map(|entry| {
        // An entry that is no more is done with; one that was not come to is left for the next time.
        let (analysis, terms) = found.remove(entry).or_else(|| (!stopped).then(Default::default))?;
        let edition = editions.get(entry).copied()?;
        Some(Write::Analysis { entry: *entry, edition, analysis: Box::new(analysis), terms })
    });
    Ok(writes.collect())
}

/// The thread that analyses while the program does other things.
pub(super) struct Analyst {
    bell: SyncSender<()>,
    stop: Arc<AtomicBool>,
}

impl Analyst {
    /// Starts the thread; it begins with what was left the last time.
    pub(super) fn start(
        store: Store,
        library: Arc<Library>,
        queue: Queue,
        gate: Gate,
        emit: Arc<dyn Fn(Event) + Send + Sync>,
    ) -> std::io::Result<(Self, std::thread::JoinHandle<()>)> {
        let (bell, ringing) = sync_channel(1);
        let stop = Arc::new(AtomicBool::new(false));
        let desk = Desk { store, library, queue, gate, emit, stop: Arc::clone(&stop) };
        let thread = std::thread::Builder::new().name("analysis".into()).spawn(move || {
            stand_back(Rank::Last);
            if let Err(error) = desk.run(&ringing) {
                (desk.emit)(Event::Trouble((&error).into()));
            }
        })?;
        let analyst = Self { bell, stop };
        analyst.ring();
        Ok((analyst, thread))
    }

    /// Says that there is something new.
    pub(super) fn ring(&self) {
        // A full bell is ringing already; without an ear there is nobody to tell.
        let (Ok(()) | Err(TrySendError::Full(()) | TrySendError::Disconnected(()))) = self.bell.try_send(());
    }
}

impl Drop for Analyst {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

struct Desk {
    store: Store,
    library: Arc<Library>,
    queue: Queue,
    gate: Gate,
    emit: Arc<dyn Fn(Event) + Send + Sync>,
    stop: Arc<AtomicBool>,
}

impl Desk {
    fn run(&self, bell: &Receiver<()>) -> Result<(), StoreError> {
        let threads = std::thread::available_parallelism().map_or(1, usize::from).saturating_sub(1).clamp(1, 4);
        let reader = self.store.reader()?;
        let mut ungrouped = Library::is_behind(&reader)?.then(Instant::now);
        loop {
            let pending = reader.pending_analysis(SMALL_BATCH)?;
            let late = ungrouped.is_some_and(|since| since.elapsed() > LATEST);
            if pending.is_empty() || late {
                let waited = match ungrouped {
                    _ if late => Err(RecvTimeoutError::Timeout),
                    Some(_) => bell.recv_timeout(QUIET),
                    None => bell.recv().map_err(|_| RecvTimeoutError::Disconnected),
                };
                match waited {
                    Ok(()) => {}
                    Err(RecvTimeoutError::Disconnected) => return Ok(()),
                    Err(RecvTimeoutError::Timeout) => {
                        join(&reader, &self.library, &mut self.store.writer()?, &self.gate)?;
                        ungrouped = None;
                        (self.emit)(Event::Analysed(Vec::new()));
                    }
                }
                continue;
            }
            let writes = analyse(&reader, &pending, threads, &self.gate, &self.stop)?;
            if self.stop.load(Ordering::Relaxed) || !self.write(writes) {
                return Ok(());
            }
            ungrouped = ungrouped.or_else(|| Some(Instant::now()));
            (self.emit)(Event::Analysed(pending));
        }
    }

    /// Has a batch written, and waits for it; `false` where that is not possible any more.
    fn write(&self, writes: Vec<Write>) -> bool {
        let (told, written) = channel();
        let count = writes.len();
        for write in writes {
            let told = told.clone();
            self.queue.write(write, move |result| {
                let _ = told.send(result.is_ok());
            });
        }
        drop(told);
        written.iter().filter(|well| *well).count() == count
    }
}
