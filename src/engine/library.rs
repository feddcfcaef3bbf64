//! What the whole store speaks of: related articles, and the stories they make.
//!
//! The index follows the store's journal: whoever asks finds it as fresh as the store, whichever process wrote.

mod compare;
mod front;
mod grouping;
mod outlets;
#[cfg(test)]
mod tests;

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::insight::related::{Index, TermVector};
use crate::news::analysis::Related;
use crate::news::ids::EntryId;
use crate::store::{Reader, Store, StoreError};

/// Changes read from the store at a time.
const PAGE: usize = 2_000;

/// The related articles and stories of a store. One of them serves a whole process.
pub struct Library {
    store: Store,
    // One asks at a time: the interface from a thread of its own, the analysis between two batches.
    shelf: Mutex<Shelf>,
}

/// The index, and up to which number of the store's journal it has come.
#[derive(Default)]
struct Shelf {
    index: Index,
    seq: i64,
}

impl Library {
    pub fn new(store: Store) -> Self {
        Self { store, shelf: Mutex::default() }
    }

    /// What is related to an article, best first, nothing rather than noise.
    pub fn related(&self, entry: EntryId, limit: usize) -> Result<Vec<Related>, StoreError> {
        Ok(self.fresh(&self.store.reader()?)?.index.related(entry, limit))
    }

    /// The `limit` nearest articles, best first, however far they are.
    pub fn nearest(&self, entry: EntryId, limit: usize) -> Result<Vec<Related>, StoreError> {
        Ok(self.fresh(&self.store.reader()?)?.index.related_all(entry, limit))
    }

    /// The index as the store is now.
    fn fresh(&self, reader: &Reader) -> Result<MutexGuard<'_, Shelf>, StoreError> {
        let mut shelf = self.shelf.lock().unwrap_or_else(PoisonError::into_inner);
        shelf.follow(reader)?;
        Ok(shelf)
    }
}

impl Shelf {
    /// Takes in what the journal says since it was asked last.
    fn follow(&mut self, reader: &Reader) -> Result<(), StoreError> {
        loop {
            let page = reader.vector_changes(self.seq, PAGE)?;
            let Some(last) = page.last() else { return Ok(()) };
            self.seq = last.seq;
            for change in page {
                let vector = change.now.and_then(|(at, bytes)| Some((at, TermVector::from_bytes(&bytes).ok()?)));
                match vector {
                    Some((at, vector)) => self.index.add(change.entry, at, &vector),
                    // Also a vector of another version: it is made again when its article is analysed again.
                    None => self.index.remove(change.entry),
                }
            }
        }
    }
}
