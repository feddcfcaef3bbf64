//! Threads that unpack, parse and extract ahead of being asked for: one document after the other through the gate.
//!
//! What the reader waits for does not come here.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::oneshot;

use super::gate::Gate;

type Job = Box<dyn FnOnce() + Send>;

/// The way to the threads. They end when the last clone is gone.
#[derive(Clone)]
pub(super) struct Mill {
    jobs: Sender<Job>,
}

impl Mill {
    /// Starts the threads; each does `first` before anything else.
    pub(super) fn start(gate: &Gate, first: fn()) -> std::io::Result<Self> {
        let (jobs, waiting) = channel::<Job>();
        // The one of them that has it waits for the next job.
        let waiting: Arc<Mutex<Receiver<Job>>> = Arc::new(Mutex::new(waiting));
        for _ in 0..super::WORKERS {
            let (waiting, gate) = (Arc::clone(&waiting), gate.clone());
            let next = move || waiting.lock().unwrap_or_else(PoisonError::into_inner).recv().ok();
            std::thread::Builder::new().name("mill".into()).spawn(move || {
                first();
                while let Some(job) = next() {
                    let _turn = gate.turn();
                    // Its panic was written down where it happened, and who asked is told by silence.
                    let _ = catch_unwind(AssertUnwindSafe(job));
                }
            })?;
        }
        Ok(Self { jobs })
    }

    /// Does `work` on one of the threads; `None` where it panicked. Where nobody waits for its answer any more, it is not
    /// begun.
    pub(super) async fn grind<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
        let (told, answer) = oneshot::channel();
        let job = move || {
            if !told.is_closed() {
                let _ = told.send(work());
            }
        };
        // The threads listen as long as there is somebody to ask.
        let _ = self.jobs.send(Box::new(job));
        answer.await.ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runtime() -> tokio::runtime::Runtime {
        tokio::runtime::Builder::new_current_thread().build().expect("a runtime")
    }

    #[test]
    fn a_panic_costs_its_own_document_only() {
        let mill = Mill::start(&Gate::default(), || {}).expect("threads");
        runtime().block_on(async {
            for _ in 0..super::super::WORKERS {
                assert_eq!(mill.grind(|| -> u8 { panic!("what a document") }).await, None);
            }
            assert_eq!(mill.grind(|| 7).await, Some(7));
        });
    }

    #[test]
    fn what_nobody_waits_for_any_more_is_not_begun() {
        let mill = Mill::start(&Gate::default(), || {}).expect("threads");
        let (hold, held) = channel::<()>();
        let held = Arc::new(Mutex::new(held));
        runtime().block_on(async {
            let mut busy = Vec::new();
            for _ in 0..super::super::WORKERS {
                let held = Arc::clone(&held);
                let wait = move || {
                    let _ = held.lock().unwrap_or_else(PoisonError::into_inner).recv();
                };
                busy.push(Box::pin(mill.grind(wait)));
            }
            let mut unwanted = Box::pin(mill.grind(|| panic!("it was not wanted any more")));
            // All are asked for, in this order.
            for job in &mut busy {
                assert!(std::future::poll_fn(|cx| std::task::Poll::Ready(job.as_mut().poll(cx).is_pending())).await);
            }
            assert!(std::future::poll_fn(|cx| std::task::Poll::Ready(unwanted.as_mut().poll(cx).is_pending())).await);
            drop(unwanted);
            drop(hold);
            for job in busy {
                assert_eq!(job.await, Some(()));
            }
            assert_eq!(mill.grind(|| 7).await, Some(7));
        });
    }
}
