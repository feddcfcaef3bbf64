//! The one writing thread: what has queued up goes into one transaction.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::gate::Gate;
use super::rank::{Rank, stand_back};
use crate::store::{Applied, StoreError, Write, Writer};

/// Writes in one transaction; more only makes the others wait.
const BATCH: usize = 200;
/// The same while somebody types: so short that what they do is written soon.
const SMALL_BATCH: usize = 24;
/// How long a poll waits for others to be written with it. What the user did waits for nothing.
const GATHER: Duration = Duration::from_millis(30);
/// Polls that were read and wait to be written: so many are a batch or two, and end in a moment when the program ends.
const ROOM: usize = 128;

type Done = Box<dyn FnOnce(Result<&Applied, &StoreError>) + Send>;

struct Job {
    write: Write,
    done: Option<Done>,
}

/// `None`: nothing after this is written.
type Order = Option<Job>;

/// The queue to the writing thread. What is queued before it is closed is written, whoever still holds a clone.
#[derive(Clone)]
pub(super) struct Queue {
    orders: Sender<Order>,
    room: Arc<Semaphore>,
}

impl Queue {
    /// Starts the thread.
    pub(super) fn start(writer: Writer) -> std::io::Result<(Self, JoinHandle<()>)> {
        Self::begin(writer, None)
    }

    /// Starts the thread behind an interface, which goes first.
    pub(super) fn start_behind(writer: Writer, gate: &Gate) -> std::io::Result<(Self, JoinHandle<()>)> {
        Self::begin(writer, Some(gate.clone()))
    }

    fn begin(writer: Writer, gate: Option<Gate>) -> std::io::Result<(Self, JoinHandle<()>)> {
        let (sender, jobs) = channel();
        let work = move || {
            if gate.is_some() {
                stand_back(Rank::Second);
            }
            run(writer, &jobs, gate.as_ref());
        };
        let thread = std::thread::Builder::new().name("writer".into()).spawn(work)?;
        Ok((Self { orders: sender, room: Arc::new(Semaphore::new(ROOM)) }, thread))
    }

    /// Queues a write; `done` is told about the transaction it went with.
    pub(super) fn write(&self, write: Write, done: impl FnOnce(Result<&Applied, &StoreError>) + Send + 'static) {
        // Once the queue is closed, `done` is dropped unasked.
        let _ = self.orders.send(Some(Job { write, done: Some(Box::new(done)) }));
    }

    /// Waits until there is room for another poll to be read and written.
    pub(super) async fn room(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.room).acquire_owned().await.ok()
    }

    /// Ends the thread when all that was queued is written.
    pub(super) fn close(&self) {
        let _ = self.orders.send(None);
    }
}

fn run(mut writer: Writer, orders: &Receiver<Order>, gate: Option<&Gate>) {
    let mut closed = false;
    while !closed && let Ok(Some(first)) = orders.recv() {
        let most = if gate.is_some_and(Gate::is_busy) { SMALL_BATCH } else { BATCH };
        let (mut batch, ended) = gather(first, orders, most);
        closed = ended;
        let mut done: Vec<Option<Done>> = batch.iter_mut().map(|job| job.done.take()).collect();
        let writes: Vec<Write> = batch.into_iter().map(|job| job.write).collect();
        let turn = gate.map(|gate| if writes.iter().any(is_awaited) { gate.turn_at_once() } else { gate.turn() });
        let result = writer.apply(&writes);
        drop(turn);
        if result.is_err() && writes.len() > 1 {
            // One of them may be at fault: the others shall not suffer for it.
            for (write, done) in writes.iter().zip(&mut done) {
                finish(done.take(), writer.apply(std::slice::from_ref(write)).as_ref());
            }
            continue;
        }
        for done in done {
            finish(done, result.as_ref());
        }
    }
}

/// Whether somebody waits for it: what the reader does is never kept waiting.
fn is_awaited(write: &Write) -> bool {
    matches!(write, Write::Change(_) | Write::Deed(_))
}

/// What goes into one transaction with `first`, and whether the queue was closed after it.
fn gather(first: Job, orders: &Receiver<Order>, most: usize) -> (Vec<Job>, bool) {
    let until = Instant::now() + GATHER;
    let patient = |job: &Job| matches!(job.write, Write::Polled(_));
    let mut waits = patient(&first);
    let mut batch = vec![first];
    while batch.len() < most {
        let next = if waits {
            orders.recv_timeout(until.saturating_duration_since(Instant::now())).ok()
        } else {
            orders.try_recv().ok()
        };
        match next {
            Some(Some(job)) => {
                waits &= patient(&job);
                batch.push(job);
            }
            Some(None) => return (batch, true),
            None => break,
        }
    }
    (batch, false)
}

fn finish(done: Option<Done>, result: Result<&Applied, &StoreError>) {
    if let Some(done) = done {
        done(result);
    }
}
