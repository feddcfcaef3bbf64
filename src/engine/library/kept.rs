//! The index beside the store, so that no start makes it anew: `related.idx`, written whole and renamed into place.
//!
//! It is only ever a copy of what the store knows. Where it is missing, damaged or of another store, it is made again.

use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use super::Shelf;
use crate::insight::related::{Index, Source};
use crate::store::{Reader, Store};

/// The index is written again when this part of it is new, and so many articles at least.
const PART: usize = 20;
const LEAST: usize = 200;

/// A file that is read from anywhere.
struct Pages(File);

impl Source for Pages {
    #[cfg(unix)]
    fn read_at(&self, offset: u64, into: &mut [u8]) -> io::Result<()> {
        std::os::unix::fs::FileExt::read_exact_at(&self.0, into, offset)
    }

    #[cfg(windows)]
    fn read_at(&self, mut offset: u64, mut into: &mut [u8]) -> io::Result<()> {
        while !into.is_empty() {
            let read = std::os::windows::fs::FileExt::seek_read(&self.0, into, offset)?;
            if read == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            offset += read as u64;
            into = &mut into[read..];
        }
        Ok(())
    }
}

/// Where the index of a store lies.
pub(super) fn path(store: &Store) -> PathBuf {
    store.path().with_file_name("related.idx")
}

/// The kept index, where there is one that fits the store.
pub(super) fn open(path: &Path, reader: &Reader) -> Option<Shelf> {
    let file = File::open(path).ok()?;
    let length = file.metadata().ok()?.len();
    let (index, seq) = match Index::open(Box::new(Pages(file)), length) {
        Ok(opened) => opened,
        Err(damaged) => {
            tracing::warn!("{}: {damaged}; it is made anew", path.display());
            return None;
        }
    };
    // A store that was put back from a copy may be behind its index.
    let fits = reader.last_vector_change().is_ok_and(|last| seq <= last);
    fits.then(|| Shelf { index, seq, kept: true, ..Shelf::default() })
}

impl Shelf {
    /// Writes the index where enough of it is new. A failure costs the next start some time, and nothing else.
    pub(super) fn keep(&mut self, path: &Path) {
        if self.unkept < LEAST.max(self.index.len() / PART) {
            return;
        }
        if let Err(error) = self.write(path) {
            tracing::warn!("cannot keep the index of related articles in {}: {error}", path.display());
        }
    }

    fn write(&mut self, path: &Path) -> io::Result<()> {
        let folder = path.parent().unwrap_or(Path::new("."));
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        let mut out = BufWriter::with_capacity(1 << 18, file.as_file_mut());
        self.index.write(self.seq, &mut out)?;
        out.flush()?;
        drop(out);
        let kept = file.persist(path).map_err(|error| error.error)?;
        let length = kept.metadata()?.len();
        // What has been written need not lie in memory any longer.
        let reading = File::open(path)?;
        if let Ok((index, seq)) = Index::open(Box::new(Pages(reading)), length)
            && seq == self.seq
        {
            self.index = index;
        }
        (self.unkept, self.kept) = (0, true);
        Ok(())
    }
}
