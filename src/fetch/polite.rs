//! At most two connections at a time to one origin (scheme, host, port), a bound for all together, and hosts that asked
//! to be left alone.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};
use url::Url;

use crate::news::feed::Hold;
use crate::news::time::Timestamp;

/// Connections to one origin at a time.
pub(super) const AN_ORIGIN: usize = 2;
const TOGETHER: usize = 48;

/// Hands out turns.
pub(super) struct Politeness {
    together: Arc<Semaphore>,
    // Held only to look an origin up and to queue: nobody waits while holding it.
    gates: Arc<Mutex<HashMap<String, Gate>>>,
    holds: Mutex<HashMap<String, Timestamp>>,
    /// Origins that answered once: a connection to them may be at hand.
    answered: Mutex<HashSet<String>>,
}

/// The queue before one origin.
struct Gate {
    free: usize,
    waiting: VecDeque<oneshot::Sender<()>>,
}

/// A turn; the next in line goes when it is dropped.
pub(super) struct Turn {
    gates: Arc<Mutex<HashMap<String, Gate>>>,
    origin: String,
    /// Held, not read.
    together: Option<OwnedSemaphorePermit>,
}

impl Default for Politeness {
    fn default() -> Self {
        Self {
            together: Arc::new(Semaphore::new(TOGETHER)),
            gates: Arc::default(),
            holds: Mutex::default(),
            answered: Mutex::default(),
        }
    }
}

impl Politeness {
    /// Waits for a turn at the origin of `url`; what the reader looks at goes first.
    pub(super) async fn turn(&self, url: &Url, urgent: bool) -> Turn {
        let origin = url.origin().ascii_serialization();
        let wait = {
            let mut gates = self.gates.lock().unwrap_or_else(PoisonError::into_inner);
            let gate =
                gates.entry(origin.clone()).or_insert_with(|| Gate { free: AN_ORIGIN, waiting: VecDeque::new() });
            if gate.free > 0 {
                gate.free -= 1;
                None
            } else {
                let (call, called) = oneshot::channel();
                if urgent {
                    gate.waiting.push_front(call);
                } else {
                    gate.waiting.push_back(call);
                }
                Some(called)
            }
        };
        // The origin first: who waits for a slow server holds no place that others could use.
        let mut turn = Turn { gates: Arc::clone(&self.gates), origin, together: None };
        if let Some(called) = wait {
            let mut waiting = Waiting { called, turn: Some(turn) };
            let _ = (&mut waiting.called).await;
            turn = waiting.turn.take().expect("it was put there two lines above");
        }
        if !urgent {
            turn.together = Arc::clone(&self.together).acquire_owned().await.ok();
        }
        turn
    }

    /// The origin of `url` has answered.
    pub(super) fn answered(&self, url: &Url) {
        let mut answered = self.answered.lock().unwrap_or_else(PoisonError::into_inner);
        answered.insert(url.origin().ascii_serialization());
    }

    /// Whether the origin of `url` has answered before.
    pub(super) fn has_answered(&self, url: &Url) -> bool {
        let answered = self.answered.lock().unwrap_or_else(PoisonError::into_inner);
        answered.contains(&url.origin().ascii_serialization())
    }

    /// Leaves a host alone until then.
    pub(super) fn hold(&self, hold: Hold) {
        let mut holds = self.holds.lock().unwrap_or_else(PoisonError::into_inner);
        let until = holds.entry(hold.host).or_insert(hold.until);
        *until = (*until).max(hold.until);
    }

    /// Until when the host of `url` is to be left alone.
    pub(super) fn held(&self, url: &Url, now: Timestamp) -> Option<Hold> {
        let host = host(url);
        let holds = self.holds.lock().unwrap_or_else(PoisonError::into_inner);
        let until = holds.get(&host).copied().filter(|until| now < *until)?;
        Some(Hold { host, until })
    }
}

/// Who stands in line. Dropped before its turn, its place is free; dropped when just called, the next one is.
struct Waiting {
    called: oneshot::Receiver<()>,
    turn: Option<Turn>,
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.called.close();
        if let Some(turn) = self.turn.take()
            && self.called.try_recv().is_err()
        {
            // It was never called: it has no turn to hand on.
            turn.forget();
        }
    }
}

/// How long a connection takes at most to be at hand again once its answer was read; on a busy machine it is not at once.
const SETTLING: Duration = Duration::from_millis(10);

impl Turn {
    /// Hands the turn on as soon as its connection can be used again: were it handed on at once, the next in line could
    /// open a third one.
    pub(super) fn settle(mut self) {
        self.together = None;
        tokio::spawn(async move {
            tokio::time::sleep(SETTLING).await;
            drop(self);
        });
    }

    fn forget(mut self) {
        self.origin.clear();
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut gates = self.gates.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(gate) = gates.get_mut(&self.origin) else { return };
        while let Some(next) = gate.waiting.pop_front() {
            if next.send(()).is_ok() {
                return;
            }
        }
        gate.free += 1;
        if gate.free == AN_ORIGIN {
            gates.remove(&self.origin);
        }
    }
}

/// Host and port, where the port is not the scheme's own.
pub(super) fn host(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    fn ready<F: Future>(future: std::pin::Pin<&mut F>) -> Option<F::Output> {
        match future.poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(value) => Some(value),
            Poll::Pending => None,
        }
    }

    #[test]
    fn two_go_at_a_time_and_what_is_looked_at_goes_first() {
        let politeness = Politeness::default();
        let url = Url::parse("https://j.example/a").unwrap();
        let (a, b) = (pin!(politeness.turn(&url, false)), pin!(politeness.turn(&url, false)));
        let (first, second) = (ready(a).unwrap(), ready(b).unwrap());
        let (mut waits, mut urgent) = (pin!(politeness.turn(&url, false)), pin!(politeness.turn(&url, true)));
        assert!(ready(waits.as_mut()).is_none() && ready(urgent.as_mut()).is_none());
        drop(first);
        assert!(ready(waits.as_mut()).is_none());
        let third = ready(urgent).unwrap();
        drop((second, third));
        assert!(ready(waits).is_some());
    }

    #[test]
    fn who_leaves_the_line_takes_no_turn_along() {
        let politeness = Politeness::default();
        let url = Url::parse("https://j.example/a").unwrap();
        let (a, b) = (pin!(politeness.turn(&url, false)), pin!(politeness.turn(&url, false)));
        let turns = (ready(a), ready(b));
        let mut waiting: Vec<_> = (0..3).map(|_| Box::pin(politeness.turn(&url, false))).collect();
        for one in &mut waiting {
            assert!(ready(one.as_mut()).is_none());
        }
        let called = waiting.remove(0);
        drop(turns);
        // One was called and left, one leaves uncalled or called: both places are free again.
        drop((called, waiting));
        let (a, b) = (pin!(politeness.turn(&url, false)), pin!(politeness.turn(&url, false)));
        assert!(ready(a).is_some_and(|_turn| ready(b).is_some()));
        assert!(politeness.gates.lock().unwrap().is_empty());
    }
}
