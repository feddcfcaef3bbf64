//! The way to the engine, which starts when the first list is on the screen: until then, what it is asked waits.

use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};

use super::message::Msg;
use super::{Background, StartEngine};

/// What the engine is asked, once it is there.
type Question = Box<dyn FnOnce(&dyn Background) + Send>;

enum Job {
    Start,
    Ask(Question),
}

/// The engine's side of a thread that starts it, asks it, and stops it. Nobody else ever waits for the engine.
pub(super) struct Door {
    jobs: Sender<Job>,
    thread: JoinHandle<()>,
}

impl Door {
    pub(super) fn new(start: StartEngine, inbox: Sender<Msg>) -> io::Result<Self> {
        let (jobs, receiver) = channel();
        let thread = thread::Builder::new().name("door".to_owned()).spawn(move || serve(start, inbox, &receiver))?;
        Ok(Self { jobs, thread })
    }

    /// Lets the engine start; a second time does nothing.
    pub(super) fn open(&self) {
        drop(self.jobs.send(Job::Start));
    }

    /// Asks the engine, now or when it has started.
    pub(super) fn ask(&self, question: impl FnOnce(&dyn Background) + Send + 'static) {
        drop(self.jobs.send(Job::Ask(Box::new(question))));
    }

    /// Has the engine finish what it was asked, and waits for that.
    pub(super) fn close(self) {
        drop(self.jobs);
        // A panic behind the door was written down where it happened.
        drop(self.thread.join());
    }
}

fn serve(start: StartEngine, inbox: Sender<Msg>, jobs: &Receiver<Job>) {
    let mut waiting = Vec::new();
    loop {
        match jobs.recv() {
            Ok(Job::Ask(question)) => waiting.push(question),
            Err(_) if waiting.is_empty() => return,
            // Closed before it was opened: what the user did in that moment is done all the same.
            Ok(Job::Start) | Err(_) => break,
        }
    }
    let engine = start(Box::new(move |event| drop(inbox.send(Msg::Engine(event)))));
    for question in waiting {
        question(&*engine);
    }
    for job in jobs {
        if let Job::Ask(question) = job {
            question(&*engine);
        }
    }
    engine.shutdown();
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;
    use crate::engine::Request;
    use crate::news::analysis::Related;
    use crate::news::front::{Comparison, Dossier, FrontPage, Press};
    use crate::news::ids::{EntryId, StoryId};
    use crate::news::time::Timestamp;

    /// Writes down what it is asked.
    struct Engine(Arc<Mutex<Vec<String>>>);

    impl Background for Engine {
        fn send(&self, request: Request) {
            self.0.lock().unwrap().push(format!("{request:?}"));
        }
        fn related(&self, _: EntryId, _: Box<dyn FnOnce(Vec<Related>) + Send>) {}
        fn front_page(&self, _: Press, _: Timestamp, _: Box<dyn FnOnce(FrontPage) + Send>) {}
        fn dossier(&self, _: StoryId, _: Box<dyn FnOnce(Option<Dossier>) + Send>) {}
        fn compare(&self, _: EntryId, _: EntryId, _: Box<dyn FnOnce(Option<Comparison>) + Send>) {}
        fn shutdown(self: Box<Self>) {
            self.0.lock().unwrap().push("shutdown".into());
        }
    }

    fn door() -> (Door, Arc<Mutex<Vec<String>>>) {
        let heard: Arc<Mutex<Vec<String>>> = Arc::default();
        let told = Arc::clone(&heard);
        let start: StartEngine = Box::new(move |_| {
            told.lock().unwrap().push("start".into());
            Box::new(Engine(told))
        });
        (Door::new(start, channel().0).unwrap(), heard)
    }

    #[test]
    fn what_is_asked_before_the_start_waits_for_it_and_all_of_it_is_done_before_the_end() {
        let (door, heard) = door();
        door.ask(|engine| engine.send(Request::Cancel));
        door.open();
        door.open();
        door.ask(|engine| engine.send(Request::Find("x".into())));
        door.close();
        assert_eq!(*heard.lock().unwrap(), ["start", "Cancel", r#"Find("x")"#, "shutdown"]);
    }

    #[test]
    fn who_leaves_at_once_waits_for_no_engine_unless_something_is_to_be_done() {
        let (unopened, heard) = door();
        unopened.close();
        assert!(heard.lock().unwrap().is_empty());
        let (unopened, heard) = door();
        unopened.ask(|engine| engine.send(Request::Cancel));
        unopened.close();
        assert_eq!(*heard.lock().unwrap(), ["start", "Cancel", "shutdown"]);
    }
}
