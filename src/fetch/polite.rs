//! At most two requests at a time to one origin (scheme, host, port), and a bound for all together.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use url::Url;

const AN_ORIGIN: usize = 2;
const TOGETHER: usize = 48;

/// Hands out turns.
pub(super) struct Politeness {
    together: Arc<Semaphore>,
    // Held only to look an origin up: tasks wait at the semaphores, never here.
    origins: Mutex<HashMap<String, Arc<Semaphore>>>,
}

/// A turn; the next in line goes when it is dropped.
pub(super) struct Turn {
    _origin: Option<OwnedSemaphorePermit>,
    _together: Option<OwnedSemaphorePermit>,
}

impl Default for Politeness {
    fn default() -> Self {
        Self { together: Arc::new(Semaphore::new(TOGETHER)), origins: Mutex::default() }
    }
}

impl Politeness {
    /// Waits for a turn at the origin of `url`.
    pub(super) async fn turn(&self, url: &Url) -> Turn {
        let origin = {
            let mut origins = self.origins.lock().unwrap_or_else(PoisonError::into_inner);
            let name = url.origin().ascii_serialization();
            Arc::clone(origins.entry(name).or_insert_with(|| Arc::new(Semaphore::new(AN_ORIGIN))))
        };
        // The origin first: who waits for a slow server holds no place that others could use. Nobody closes them.
        let at_origin = origin.acquire_owned().await.ok();
        let together = Arc::clone(&self.together).acquire_owned().await.ok();
        Turn { _origin: at_origin, _together: together }
    }
}
