//! What the whole store speaks of: related articles, and the stories they make.
//!
//! The index follows the store's journal: whoever asks finds it as fresh as the store, whichever process wrote.

mod compare;
mod copies;
mod front;
mod grouping;
mod kept;
mod outlets;
#[cfg(test)]
mod tests;

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::insight::related::{Index, SHOWN, TermVector};
use crate::news::analysis::{Related, RelatedKind};
use crate::news::ids::EntryId;
use crate::store::{Reader, Store, StoreError};

/// Changes read from the store at a time.
const PAGE: usize = 2_000;

/// The related articles and stories of a store. One of them serves a whole process.
pub struct Library {
    store: Store,
    // One asks at a time: the interface from a thread of its own, the analysis between two batches.
    shelf: Mutex<Option<Shelf>>,
}

/// The index, and what binds it to the store.
#[derive(Default)]
struct Shelf {
    index: Index,
    /// Up to which number of the store's journal it has come.
    seq: i64,
    /// It comes from a file.
    kept: bool,
    /// Changes that the file does not have.
    unkept: usize,
    /// Kept open, so that a question costs no opening.
    reader: Option<Reader>,
}

impl Library {
    /// Opens nothing yet: the index is read when it is asked first.
    pub fn new(store: Store) -> Self {
        Self { store, shelf: Mutex::default() }
    }

    /// What is related to an article, best first, nothing rather than noise.
    pub fn related(&self, entry: EntryId, limit: usize) -> Result<Vec<Related>, StoreError> {
        let mut found = self.nearest(entry, limit)?;
        found.retain(|related| related.kind == RelatedKind::SameText || related.score >= SHOWN);
        Ok(found)
    }

    /// The `limit` nearest articles, best first, however far they are.
    pub fn nearest(&self, entry: EntryId, limit: usize) -> Result<Vec<Related>, StoreError> {
        self.with(|shelf, reader| {
            let found = shelf.index.related_linked(entry, limit, &reader.linked(entry)?);
            let bytes = reader.vector(entry)?.unwrap_or_default();
            let vector = TermVector::from_bytes(&bytes).unwrap_or_default();
            let story = reader.story_of(entry)?;
            let copies = copies::copies(reader, entry, &found)?;
            let related = found.into_iter().map(|found| {
                // The panel and the dossier name the same articles.
                let kind = match (found.kind, story, reader.story_of(found.entry)?) {
                    (RelatedKind::SameText, ..) => RelatedKind::SameText,
                    (_, Some(own), Some(theirs)) if own == theirs => RelatedKind::SameStory,
                    (_, Some(_), Some(_)) => RelatedKind::Related,
                    (guessed, ..) => guessed,
                };
                let copy = copies.contains(&found.entry);
                Ok(Related { entry: found.entry, score: found.score, kind, copy, why: vector.readable(&found.shared) })
            });
            related.collect()
        })
    }

    /// Runs `ask` on the index as the store is now.
    fn with<T>(&self, mut ask: impl FnMut(&mut Shelf, &Reader) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let mut guard = self.shelf.lock().unwrap_or_else(PoisonError::into_inner);
        let mut answer = self.asked(&mut guard, &mut ask)?;
        if guard.as_ref().is_some_and(|shelf| shelf.index.is_damaged()) {
            // The file does not hold what it held: the store knows it all.
            tracing::warn!("the index of related articles is damaged; it is made anew");
            let _ = std::fs::remove_file(kept::path(&self.store));
            *guard = Some(Shelf::default());
            answer = self.asked(&mut guard, &mut ask)?;
        }
        Ok(answer)
    }

    fn asked<T>(
        &self,
        guard: &mut MutexGuard<'_, Option<Shelf>>,
        ask: &mut impl FnMut(&mut Shelf, &Reader) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let reader = match guard.as_mut().and_then(|shelf| shelf.reader.take()) {
            Some(reader) => reader,
            None => self.store.reader()?,
        };
        let shelf = guard.get_or_insert_with(|| kept::open(&kept::path(&self.store), &reader).unwrap_or_default());
        shelf.follow(&reader)?;
        shelf.keep(&kept::path(&self.store));
        let answer = ask(shelf, &reader)?;
        shelf.reader = Some(reader);
        Ok(answer)
    }
}

impl Shelf {
    /// Takes in what the journal says since it was asked last.
    fn follow(&mut self, reader: &Reader) -> Result<(), StoreError> {
        loop {
            let page = reader.vector_changes(self.seq, PAGE)?;
            let Some(last) = page.last() else { return Ok(()) };
            self.seq = last.seq;
            self.unkept += page.len();
            for change in page {
                let vector = change.now.and_then(|(at, lang, bytes)| {
                    let vector = TermVector::from_bytes(&bytes).ok()?;
                    Some((at, vector.told_in(lang)))
                });
                match vector {
                    Some((at, vector)) => self.index.add(change.entry, at, &vector),
                    // Also a vector of another version: it is made again when its article is analysed again.
                    None => self.index.remove(change.entry),
                }
            }
            self.index.freshen();
        }
    }
}
