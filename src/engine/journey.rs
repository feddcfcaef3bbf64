//! For a journey without a network: everything unread, and its pictures where they are asked for.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::oneshot;
use tokio::task::JoinSet;

use super::pictures::{self, Pictures};
use crate::fetch::Fetcher;
use crate::news::ids::EntryId;
use crate::store::{Store, StoreError};

/// Pictures under way at once; the fetcher sees to it that no server is pressed.
const AT_ONCE: usize = 8;

/// How far it has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Packing {
    /// Unread articles that can be read by now, and all of them.
    pub readable: usize,
    pub unread: usize,
    /// Pictures that are here or could not be had, and all of them, where they are asked for.
    pub pictures: Option<(usize, usize)>,
}

/// What the one who fetches pages is told of a journey.
pub(super) struct Journey {
    /// Told when no page of it is left.
    pub(super) told: oneshot::Sender<()>,
    /// Hears of each page.
    pub(super) on_page: Box<dyn Fn(EntryId) + Send>,
}

impl Journey {
    /// One of which nobody wants to hear.
    pub(super) fn silent() -> Self {
        Self { told: oneshot::channel().0, on_page: Box::new(|_| {}) }
    }
}

/// Counts the articles that have become readable, and says it.
pub(super) fn counting(
    store: &Store,
    from: Packing,
    tell: impl Fn(Packing) + Send + 'static,
) -> Result<Box<dyn Fn(EntryId) + Send>, StoreError> {
    // Told from the one thread that fetches pages; the lock is for the connection, which is not shared.
    let kept = Mutex::new((store.reader()?, HashSet::new()));
    Ok(Box::new(move |entry| {
        let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.0.is_readable(entry).unwrap_or(false) && kept.1.insert(entry) {
            tell(Packing { readable: (from.readable + kept.1.len()).min(from.unread), ..from });
        }
    }))
}

/// Has the pictures of all that is unread on disk, as far as they can be had; how many are, of how many.
pub(super) async fn pictures(
    store: &Store,
    fetcher: &Fetcher,
    tell: impl Fn(usize, usize) + Send,
) -> Result<(usize, usize), StoreError> {
    let reading = store.clone();
    let listed = tokio::task::spawn_blocking(move || reading.reader()?.unread_pictures()).await;
    let urls = listed.unwrap_or(Ok(Vec::new()))?;
    let all = urls.len();
    let folder = Arc::new(Pictures::beside(store.path(), pictures::MOST));
    let (mut here, mut done) = (0, 0);
    let mut jobs = JoinSet::new();
    let mut waiting = urls.into_iter();
    loop {
        while jobs.len() < AT_ONCE
            && let Some(url) = waiting.next()
        {
            let (folder, fetcher) = (Arc::clone(&folder), fetcher.clone());
            jobs.spawn(async move { folder.get(&fetcher, &url).await.is_ok() });
        }
        let Some(job) = jobs.join_next().await else { return Ok((here, all)) };
        here += usize::from(job.unwrap_or(false));
        done += 1;
        tell(done, all);
    }
}
