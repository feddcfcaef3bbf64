//! Pictures of articles, kept on disk in a folder bounded in size. Those not looked at for longest go first.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::fetch::{Answer, Ask, Fetcher, Kind};
use crate::news::feed::Manners;
use crate::news::time::Timestamp;
use crate::news::trouble::{self, Trouble};

/// Bytes of all pictures together.
pub(super) const MOST: u64 = 96 << 20;
/// Bytes of one picture.
const LARGEST: usize = 12 << 20;

/// The folder of pictures.
#[derive(Clone, Debug)]
pub(super) struct Pictures {
    folder: PathBuf,
    most: u64,
}

impl Pictures {
    /// Beside the store.
    pub(super) fn beside(store: &Path, most: u64) -> Self {
        Self { folder: store.with_file_name("pictures"), most }
    }

    /// The file of a picture, fetched where it is not here; else why not, as a sentence.
    pub(super) async fn get(&self, fetcher: &Fetcher, url: &str) -> Result<PathBuf, Trouble> {
        let path = self.folder.join(name(url));
        if touch(&path).is_ok() {
            return Ok(path);
        }
        let manners = Manners::default();
        let ask = Ask { url, kind: Kind::Picture, known: None, manners: &manners, home: url, urgent: true };
        let fetched = fetcher.get(&ask, Timestamp::now()).await.map_err(|error| Trouble::from(&error))?;
        let Answer::Body(body) = fetched.answer else { return Err(Trouble::new(trouble::Kind::PictureGone)) };
        let body = body.open().map_err(|error| Trouble::from(&error))?;
        if body.bytes.len() > LARGEST {
            return Err(Trouble::new(trouble::Kind::PictureLarge));
        }
        if !is_picture(&body.bytes) {
            return Err(Trouble::new(trouble::Kind::NoPicture));
        }
        let (folder, kept) = (self.clone(), path.clone());
        let written = tokio::task::spawn_blocking(move || folder.keep(&kept, &body.bytes)).await;
        match written {
            Ok(Ok(())) => Ok(path),
            Ok(Err(error)) => Err(Trouble::with(trouble::Kind::PictureNotKept, [error.to_string()])),
            Err(_) => Err(Trouble::new(trouble::Kind::NoPicture)),
        }
    }

    fn keep(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        // Beside it first: nobody sees half a picture.
        let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
        io::Write::write_all(&mut file, bytes)?;
        file.persist(path).map_err(|error| error.error)?;
        self.bound()
    }

    /// Removes what was not looked at for longest until the rest fits.
    fn bound(&self) -> io::Result<()> {
        let mut files: Vec<(SystemTime, u64, PathBuf)> = fs::read_dir(&self.folder)?
            .filter_map(|entry| {
                let entry = entry.ok()?;
                let about = entry.metadata().ok()?;
                Some((about.modified().ok()?, about.len(), entry.path()))
            })
            .collect();
        let mut all: u64 = files.iter().map(|(_, size, _)| size).sum();
        files.sort();
        for (_, size, path) in files {
            if all <= self.most {
                break;
            }
            fs::remove_file(path)?;
            all -= size;
        }
        Ok(())
    }
}

/// Marks a picture as looked at now.
fn touch(path: &Path) -> io::Result<()> {
    let file = fs::File::options().append(true).open(path)?;
    let now = u64::try_from(Timestamp::now().0).unwrap_or_default();
    file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(now))
}

fn name(url: &str) -> String {
    // FNV-1a, twice with different beginnings: stable, and 128 bits are enough for names.
    let hash = |mut hash: u64| {
        for byte in url.bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        hash
    };
    format!("{:016x}{:016x}", hash(0xcbf2_9ce4_8422_2325), hash(0x6c62_272e_07bb_0142))
}

/// Whether the first bytes are those of a picture that can be decoded.
fn is_picture(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x89PNG")
        || bytes.starts_with(b"\xff\xd8\xff")
        || bytes.starts_with(b"GIF8")
        || (bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_looked_at_for_longest_goes_first() {
        let folder = tempfile::tempdir().unwrap();
        let pictures = Pictures::beside(&folder.path().join("kiosque.db"), 250);
        let path = |name: &str| pictures.folder.join(name);
        for (age, name) in [(300, "old"), (200, "older-but-seen"), (100, "new")] {
            pictures.keep(&path(name), &[0; 100]).unwrap();
            let file = fs::File::options().append(true).open(path(name));
            if let Ok(file) = file {
                file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(10_000 - age)).unwrap();
            }
        }
        touch(&path("older-but-seen")).unwrap();
        pictures.bound().unwrap();
        let kept: Vec<_> = ["old", "older-but-seen", "new"].into_iter().filter(|name| path(name).exists()).collect();
        assert_eq!(kept, ["older-but-seen", "new"]);
    }

    #[test]
    fn only_pictures_are_kept() {
        assert!(is_picture(b"\xff\xd8\xff\xe0") && !is_picture(b"<html>") && !is_picture(b"RIFF....WAVE"));
    }
}
