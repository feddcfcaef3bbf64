//! The related articles of the whole store, kept in memory and fresh.

use std::sync::{Mutex, PoisonError};

use crate::insight::related::{Index, TermVector, stories, story_id};
use crate::news::analysis::Related;
use crate::news::ids::EntryId;
use crate::store::{Store, StoreError, Write, Writer};

/// Vectors read from the store at a time.
const PAGE: usize = 2_000;

/// The index of related articles, filled when it is first asked.
pub struct Library {
    store: Store,
    // One asks at a time; the interface asks from a thread of its own.
    index: Mutex<(Index, EntryId)>,
}

impl Library {
    pub fn new(store: Store) -> Self {
        Self { store, index: Mutex::new((Index::new(), EntryId(0))) }
    }

    /// What is related to an article, best first, nothing rather than noise.
    pub fn related(&self, entry: EntryId, limit: usize) -> Result<Vec<Related>, StoreError> {
        let mut guard = self.index.lock().unwrap_or_else(PoisonError::into_inner);
        let (index, last) = &mut *guard;
        if !index.contains(entry) {
            *last = EntryId(0);
        }
        *last = fill(&self.store, index, *last)?;
        Ok(index.related(entry, limit))
    }
}

/// The index of the whole store.
pub fn related_index(store: &Store) -> Result<Index, StoreError> {
    let mut index = Index::new();
    fill(store, &mut index, EntryId(0))?;
    Ok(index)
}

/// Adds the vectors of entries above `last`; returns the last.
fn fill(store: &Store, index: &mut Index, mut last: EntryId) -> Result<EntryId, StoreError> {
    let reader = store.reader()?;
    let mut added = false;
    loop {
        let page = reader.term_vectors(last, PAGE)?;
        let Some((newest, ..)) = page.last() else { break };
        last = *newest;
        for (entry, at, bytes) in page {
            // A vector of another version is made again when its article is analysed again.
            if let Ok(vector) = TermVector::from_bytes(&bytes) {
                index.add(entry, at, &vector);
                added = true;
            }
        }
    }
    if added {
        index.settle();
    }
    Ok(last)
}

/// Groups all articles of the store into stories, and writes which belongs to which.
pub(super) fn regroup(store: &Store, writer: &mut Writer) -> Result<(), StoreError> {
    let index = related_index(store)?;
    let members = stories(&index).into_iter().flat_map(|story| {
        let id = story_id(&story);
        story.into_iter().map(move |entry| (entry, id))
    });
    writer.apply(&[Write::Stories(members.collect())]).map(|_| ())
}
