//! Whether another process has written to the store: what it changed is asked anew.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use super::message::Msg;
use crate::store::{Reader, Store, StoreError};

/// How often it is looked.
const EVERY: Duration = Duration::from_secs(1);

/// What was seen when it was looked last. SQLite says that somebody has written, not who: where this process has written
/// as well, it may have been both, and that is told when it is quiet again.
#[derive(Debug)]
struct Watch {
    version: i64,
    commits: u64,
    doubt: bool,
}

impl Watch {
    /// Whether what is shown is to be asked anew.
    fn look(&mut self, version: i64, commits: u64) -> bool {
        let (changed, own) = (version != self.version, commits != self.commits);
        (self.version, self.commits) = (version, commits);
        self.doubt |= changed && own;
        !own && (changed || std::mem::take(&mut self.doubt))
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
    let mut watch = Watch { version, commits: store.commits(), doubt: false };
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
        let mut watch = Watch { version: 1, commits: 0, doubt: false };
        assert!(!watch.look(1, 0));
        assert!(watch.look(2, 0) && !watch.look(2, 0));
        assert!(!watch.look(3, 1) && !watch.look(4, 2), "we write");
        assert!(watch.look(4, 2) && !watch.look(4, 2));
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
