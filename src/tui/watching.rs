//! Whether another process has written to the store: what it changed is asked anew.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use super::message::Msg;
use crate::store::{Reader, Store, StoreError};

/// How often it is looked.
const EVERY: Duration = Duration::from_secs(1);

/// Looks without a change after which it is quiet: during a refresh there are pauses, and all that is asked then is asked
/// of whoever types.
const QUIET: u32 = 8;

/// What was seen when it was looked last. SQLite says that somebody has written, not who: where this process has written
/// as well, it may have been both, and that is told when it is quiet again.
#[derive(Debug)]
struct Watch {
    version: i64,
    commits: u64,
    /// Somebody else may have written as well; for so many looks nobody has.
    doubt: Option<u32>,
}

impl Watch {
    /// Whether what is shown is to be asked anew.
    fn look(&mut self, version: i64, commits: u64) -> bool {
        let (changed, own) = (version != self.version, commits != self.commits);
        (self.version, self.commits) = (version, commits);
        if own {
            // What only this process wrote it shows already.
            self.doubt = if changed { Some(0) } else { self.doubt.map(|_| 0) };
            return false;
        }
        self.doubt = self.doubt.map(|quiet| quiet + 1);
        let settled = self.doubt.is_some_and(|quiet| quiet >= QUIET);
        if changed || settled {
            self.doubt = None;
        }
        changed || settled
    }
}

/// Starts the thread; it ends when what it gives is dropped.
pub(super) fn start(store: &Store, inbox: Sender<Msg>) -> Result<Sender<()>, StoreError> {
    let reader = store.reader()?;
    let store = store.clone();
    let (alive, ended) = channel();
    let work = move || watch(&store, &reader, &ended, &inbox);
    // Without the thread nobody notices what others do, as before they did anything.
    drop(thread::Builder::new().name("watching".to_owned()).spawn(work));
    Ok(alive)
}

fn watch(store: &Store, reader: &Reader, ended: &Receiver<()>, inbox: &Sender<Msg>) {
    let Ok(version) = reader.data_version() else { return };
    let mut watch = Watch { version, commits: store.commits(), doubt: None };
    while ended.recv_timeout(EVERY) == Err(RecvTimeoutError::Timeout) {
        // In this order: what this process writes in between is taken for another's, which costs a question and no more.
        let commits = store.commits();
        let Ok(version) = reader.data_version() else { continue };
        if watch.look(version, commits) && inbox.send(Msg::Outside).is_err() {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::news::feed::FeedSource;

    #[test]
    fn what_others_write_is_told_at_once_and_what_both_wrote_when_it_is_quiet() {
        let mut watch = Watch { version: 1, commits: 0, doubt: None };
        assert!(!watch.look(1, 0));
        assert!(watch.look(2, 0) && !watch.look(2, 0));
        assert!(!watch.look(3, 1) && !watch.look(4, 2), "we write");
        let asked = (0..2 * QUIET).filter(|_| watch.look(4, 2)).count();
        assert_eq!(asked, 1);
        assert!(!watch.look(5, 3) && !watch.look(5, 3) && !watch.look(6, 4), "a pause is no end");
    }

    #[test]
    fn another_stores_writer_changes_the_version_and_not_our_count() {
        let home = tempfile::tempdir().unwrap();
        let (ours, other) = (Store::open(home.path()).unwrap(), Store::open(home.path()).unwrap());
        let reader = ours.reader().unwrap();
        let (version, commits) = (reader.data_version().unwrap(), ours.commits());
        let source = FeedSource { url: "https://a.example/f".into(), ..FeedSource::default() };
        other.writer().unwrap().sync_feeds(&[source]).unwrap();
        assert_ne!(reader.data_version().unwrap(), version);
        assert_eq!(ours.commits(), commits);
        ours.writer().unwrap().sync_feeds(&[]).unwrap();
        assert_ne!(ours.commits(), commits);
    }
}
