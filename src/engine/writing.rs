//! The one writing thread: what has queued up goes into one transaction.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::store::{Applied, StoreError, Write, Writer};

/// Writes in one transaction; more only makes the others wait.
const BATCH: usize = 200;
/// Polls under way, from the question to the store.
const ROOM: usize = 96;
/// How long a poll waits for others to be written with it. What the user did waits for nothing.
const GATHER: Duration = Duration::from_millis(30);

type Done = Box<dyn FnOnce(Result<&Applied, &StoreError>) + Send>;

struct Job {
    write: Write,
    done: Option<Done>,
}

/// The queue to the writing thread. The thread ends when the last clone is gone and all is written.
#[derive(Clone)]
pub(super) struct Queue {
    jobs: Sender<Job>,
    room: Arc<Semaphore>,
}

impl Queue {
    /// Starts the thread.
    pub(super) fn start(writer: Writer) -> std::io::Result<(Self, JoinHandle<()>)> {
        let (sender, jobs) = channel();
        let thread = std::thread::Builder::new().name("writer".into()).spawn(move || run(writer, &jobs))?;
        Ok((Self { jobs: sender, room: Arc::new(Semaphore::new(ROOM)) }, thread))
    }

    /// Waits until there is room for one more poll: what is asked, read and not yet written is held in memory. The room is
    /// free again when what is returned is dropped.
    pub(super) async fn room(&self) -> Option<OwnedSemaphorePermit> {
        // Nobody closes it.
        Arc::clone(&self.room).acquire_owned().await.ok()
    }

    /// Queues a write; `done` is told about the transaction it went with.
    pub(super) fn write(&self, write: Write, done: impl FnOnce(Result<&Applied, &StoreError>) + Send + 'static) {
        // The thread outlives every clone of the queue.
        let _ = self.jobs.send(Job { write, done: Some(Box::new(done)) });
    }
}

fn run(mut writer: Writer, jobs: &Receiver<Job>) {
    while let Ok(first) = jobs.recv() {
        let mut batch = gather(first, jobs);
        let mut done: Vec<Option<Done>> = batch.iter_mut().map(|job| job.done.take()).collect();
        let writes: Vec<Write> = batch.into_iter().map(|job| job.write).collect();
        let result = writer.apply(&writes);
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

/// What goes into one transaction with `first`.
fn gather(first: Job, jobs: &Receiver<Job>) -> Vec<Job> {
    let until = Instant::now() + GATHER;
    let patient = |job: &Job| matches!(job.write, Write::Polled(_));
    let mut waits = patient(&first);
    let mut batch = vec![first];
    while batch.len() < BATCH {
        let next = if waits {
            jobs.recv_timeout(until.saturating_duration_since(Instant::now())).ok()
        } else {
            jobs.try_recv().ok()
        };
        let Some(job) = next else { break };
        waits &= patient(&job);
        batch.push(job);
    }
    batch
}

fn finish(done: Option<Done>, result: Result<&Applied, &StoreError>) {
    if let Some(done) = done {
        done(result);
    }
}
