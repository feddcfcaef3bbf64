//! Does what the model asks for: questions to the store on threads of their own, requests to the engine, the browser,
//! the clipboard, the host.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use super::door::Door;
use super::message::{Ask, Deed, Effect, Listing, Msg, Out, Reply, Text};
use super::pages::{self, Answer, Question};
use super::palette::Stored;
use super::pictures::{self, PictureKey};
use super::{Keeper, sharing, watching};
use ratatui_image::picker::Picker;

use crate::article;
use crate::command::Preset;
use crate::config::Commands;
use crate::news::article::PageKind;
use crate::news::document::Document;
use crate::news::ids::EntryId;
use crate::news::query::{Query, Scope};
use crate::news::time::Timestamp;
use crate::store::{self, FollowTarget, Reader, Store};

/// Rows sent along with a list.
const FIRST_ROWS: usize = 80;
/// Entries of a long list that are sent ahead of the rest.
const BEGINNING: usize = 200;

pub(super) struct Runner {
    lists: Line,
    texts: Line,
    keeper: Sender<(u64, Deed)>,
    sharing: Sender<Out>,
    door: Door,
    /// The engine was let start.
    open: bool,
    pictures: Sender<(PictureKey, PathBuf)>,
    inbox: Sender<Msg>,
    /// Dropped, it ends the thread that watches for other processes.
    _watching: Sender<()>,
}

/// What the loop itself has to do.
pub(super) enum Left {
    Nothing,
    Quit,
    Redraw,
    Language(String),
    Keys(Preset),
    Copy(String),
    Notify(String, String),
}

impl Runner {
    pub(super) fn start(
        store: &Store,
        door: Door,
        keeper: Box<dyn Keeper>,
        commands: Commands,
        picker: Picker,
        inbox: Sender<Msg>,
    ) -> store::Result<Self> {
        let lists = reading(store.reader()?, "lists", inbox.clone());
        let texts = reading(store.reader()?, "texts", inbox.clone());
        let pictures = pictures::start(picker, inbox.clone());
        let watching = watching::start(store, inbox.clone())?;
        let keeper = keeping(keeper, inbox.clone());
        let sharing = sharing::start(store, commands, inbox.clone())?;
        Ok(Self { lists, texts, keeper, sharing, door, open: false, pictures, inbox, _watching: watching })
    }

    pub(super) fn run(&mut self, effect: Effect) -> Left {
        match effect {
            // At the start, feeds and list are read side by side.
            Effect::Read(Ask::Feeds) if !self.open => self.texts.send(Ask::Feeds),
            Effect::Read(ask @ (Ask::Feeds | Ask::List { .. } | Ask::Find { .. })) => self.lists.send(ask),
            Effect::Read(Ask::Page(question)) if question.is_for_the_engine() => self.ask_engine(question),
            Effect::Read(ask) => self.texts.send(ask),
            Effect::Related(id) => {
                let inbox = self.inbox.clone();
                let answer = move |found| drop(inbox.send(Msg::Reply(Reply::Related(id, found))));
                self.door.ask(move |engine| engine.related(id, Box::new(answer)));
            }
            Effect::Engine(request) => self.door.ask(move |engine| engine.send(request)),
            Effect::Open(url) if url.starts_with("http://") || url.starts_with("https://") => {
                if let Err(error) = open::that_detached(&url) {
                    drop(self.inbox.send(Msg::Host(Err(error.to_string()))));
                }
            }
            Effect::Open(_) => {}
            Effect::Language(tag) => return Left::Language(tag),
            Effect::Keys(preset) => return Left::Keys(preset),
            Effect::Share(out) => drop(self.sharing.send(out)),
            Effect::Draw(key, path) => drop(self.pictures.send((key, path))),
            Effect::Keep(number, deed) => drop(self.keeper.send((number, deed))),
            Effect::Notify { title, text } => return Left::Notify(title, text),
            Effect::Copy(text) => return Left::Copy(text),
            Effect::Redraw => return Left::Redraw,
            Effect::Quit => return Left::Quit,
        }
        Left::Nothing
    }

    /// What the library knows of stories comes from a thread of its own.
    fn ask_engine(&self, question: Question) {
        let inbox = self.inbox.clone();
        let tell = move |answer| drop(inbox.send(Msg::Reply(Reply::Page(answer))));
        match question {
            Question::Front(since, press) => {
                let answer = move |found| tell(Answer::Front(found));
                self.door.ask(move |engine| engine.front_page(press, since, Box::new(answer)));
            }
            Question::Dossier(story) => {
                let answer = move |found: Option<_>| tell(Answer::Dossier(story, found.map(Box::new)));
                self.door.ask(move |engine| engine.dossier(story, Box::new(answer)));
            }
            Question::Compare(left, right) => {
                let answer = move |found| tell(Answer::Compare((left, right), found));
                self.door.ask(move |engine| engine.compare(left, right, Box::new(answer)));
            }
            _ => {}
        }
    }

    /// Lets the engine start, the first time.
    pub(super) fn open_door(&mut self) {
        if !std::mem::replace(&mut self.open, true) {
            self.door.open();
        }
    }

    /// Tells the engine to finish what it is writing and stop.
    pub(super) fn shutdown(self) {
        self.door.close();
    }
}

fn keeping(mut keeper: Box<dyn Keeper>, inbox: Sender<Msg>) -> Sender<(u64, Deed)> {
    let (sender, receiver) = channel();
    let work = move || {
        for (number, deed) in receiver {
            let kept = keeper.keep(number, &deed);
            if inbox.send(Msg::Kept(deed, kept)).is_err() {
                break;
            }
        }
    };
    // Without the thread the sender has no listener, and a request is lost as on a closed program.
    drop(thread::Builder::new().name("feeds".to_owned()).spawn(work));
    sender
}

/// The way to a thread that answers questions.
struct Line {
    asks: Sender<Ask>,
    interrupt: rusqlite::InterruptHandle,
}

impl Line {
    fn send(&self, ask: Ask) {
        // What a later question overtakes is cut off; what is cut off without need is asked again by the thread.
        if matches!(ask, Ask::List { peek: false, .. } | Ask::Find { .. } | Ask::Text(_)) {
            self.interrupt.interrupt();
        }
        drop(self.asks.send(ask));
    }
}

/// Starts a thread that answers questions; of several that wait, only the last of its kind is answered.
fn reading(reader: Reader, name: &str, inbox: Sender<Msg>) -> Line {
    let (asks, receiver) = channel();
    let interrupt = reader.interrupt_handle();
    let work = move || {
        let mut waiting = Vec::new();
        let mut announced = Announced { since: Timestamp::now(), told: HashSet::new() };
        while let Some(asks) = batch(waiting, &receiver) {
            let mut asks = asks.into_iter();
            waiting = Vec::new();
            while let Some(ask) = asks.next() {
                let beginning = beginning(&reader, &ask).unwrap_or_default();
                if beginning.is_some_and(|listing| inbox.send(Msg::Reply(Reply::List(listing))).is_err()) {
                    return;
                }
                let reply = match answer(&reader, &ask, &mut announced) {
                    Err(error) if error.was_interrupted() => {
                        waiting = std::iter::once(ask).chain(asks).collect();
                        break;
                    }
                    answered => answered.unwrap_or_else(|error| Some(Reply::Failed(error.to_string()))),
                };
                if reply.is_some_and(|reply| inbox.send(Msg::Reply(reply)).is_err()) {
                    return;
                }
            }
        }
    };
    drop(thread::Builder::new().name(name.to_owned()).spawn(work));
    Line { asks, interrupt }
}

/// Everything that waits, without what a later question of its kind has overtaken.
fn batch(waiting: Vec<Ask>, receiver: &Receiver<Ask>) -> Option<Vec<Ask>> {
    let mut asks = if waiting.is_empty() { vec![receiver.recv().ok()?] } else { waiting };
    asks.extend(receiver.try_iter());
    let overtaken = |index: usize, asks: &[Ask]| {
        asks[index + 1..].iter().any(|later| match (&asks[index], later) {
            (Ask::Feeds, Ask::Feeds)
            | (Ask::Follows, Ask::Follows)
            | (Ask::Tags, Ask::Tags)
            | (Ask::Arrived, Ask::Arrived)
            | (Ask::Text(_), Ask::Text(_))
            | (Ask::Find { .. }, Ask::Find { .. })
            | (Ask::Snippets { .. }, Ask::Snippets { .. }) => true,
            (Ask::List { generation: one, peek: first, .. }, Ask::List { generation: other, peek: second, .. }) => {
                other > one || (other == one && first == second)
            }
            _ => false,
        })
    };
    let mut kept: Vec<_> = (0..asks.len()).filter(|index| !overtaken(*index, &asks)).collect();
    // What nobody waits for comes last.
    kept.sort_by_key(|index| matches!(asks[*index], Ask::Follows | Ask::Tags | Ask::Deeds | Ask::Arrived));
    Some(kept.into_iter().map(|index| asks[index].clone()).collect())
}

/// What came since the program was started, and what of it was announced already.
struct Announced {
    since: Timestamp,
    told: HashSet<(FollowTarget, EntryId)>,
}

impl Announced {
    /// What came of something and was not announced yet, newest first. An article is found in a search when it arrives,
    /// under a name when it is analysed: so it is asked more than once, and told once.
    fn of(&mut self, reader: &Reader, target: &FollowTarget) -> store::Result<Vec<EntryId>> {
        let mut ids = reader.arrived(target, self.since)?;
        ids.retain(|id| self.told.insert((target.clone(), *id)));
        Ok(ids)
    }

    /// All that is to be announced now: its name, how many, the headline of the newest.
    fn all(&mut self, reader: &Reader) -> store::Result<Vec<(String, usize, String)>> {
        let mut all = Vec::new();
        for follow in reader.followed()?.into_iter().filter(|follow| follow.notify) {
            let ids = self.of(reader, &follow.target)?;
            if let Some(newest) = reader.heads(&ids[..ids.len().min(1)])?.pop() {
                all.push((follow.name, ids.len(), newest.title));
            }
        }
        Ok(all)
    }
}

/// The first rows of a long list, so that it can be drawn before all of it is known; `None` where the list is short.
fn beginning(reader: &Reader, ask: &Ask) -> store::Result<Option<Listing>> {
    let Ask::List { generation, query, peek: false } = ask else { return Ok(None) };
    if query.limit.is_some() || matches!(query.scope, Scope::Search(_)) {
        return Ok(None);
    }
    let listed = reader.listed(&Query { limit: Some(BEGINNING), ..query.clone() })?;
    if listed.len() < BEGINNING {
        return Ok(None);
    }
    let mut listing = listing(reader, *generation, listed)?;
    listing.partial = true;
    Ok(Some(listing))
}

fn listing(reader: &Reader, generation: u64, listed: Vec<(EntryId, bool)>) -> store::Result<Listing> {
    let ids: Vec<_> = listed.iter().map(|(id, _)| *id).collect();
    let unread = listed.into_iter().filter(|(_, read)| !read).map(|(id, _)| id).collect();
    let heads = reader.heads(&ids[..ids.len().min(FIRST_ROWS)])?;
    Ok(Listing { generation, ids: ids.into(), unread, heads, ..Listing::default() })
}

fn answer(reader: &Reader, ask: &Ask, announced: &mut Announced) -> store::Result<Option<Reply>> {
    Ok(match ask {
        Ask::Feeds => Some(Reply::Feeds { rows: reader.feeds()?, totals: reader.totals()? }),
        Ask::List { generation, query, peek } => {
            let listing = listing(reader, *generation, reader.listed(query)?)?;
            Some(Reply::List(Listing { peek: *peek, ..listing }))
        }
        Ask::Snippets { generation, words, ids } => {
            Some(Reply::Snippets { generation: *generation, found: reader.snippets(words, ids)? })
        }
        Ask::Find { generation, text, articles } => {
            let heads = if *articles { reader.headlines(text, 20)? } else { Vec::new() };
            let entities = reader.entities_called(text, 12)?;
            let muted = if *articles { reader.muted_called(text, 4)? } else { Vec::new() };
            Some(Reply::Found {
                generation: *generation,
                stored: Stored { text: text.clone(), heads, entities, muted },
            })
        }
        Ask::UnreadBefore { query, time } => Some(Reply::UnreadBefore(reader.unread_before(query, *time)?)),
        Ask::Tags => Some(Reply::Tags(reader.tags()?)),
        Ask::Tagged(tag) => {
            let query = Query { scope: Scope::Tag(tag.clone()), ..Query::default() };
            Some(Reply::Tagged(tag.clone(), reader.ids(&query)?))
        }
        Ask::Retag { from, to } => {
            let of = |tag: &String| reader.ids(&Query { scope: Scope::Tag(tag.clone()), ..Query::default() });
            let (ids, mut both) = (of(from)?, of(to)?);
            both.retain(|id| ids.contains(id));
            Some(Reply::Retag { from: from.clone(), to: to.clone(), ids, both })
        }
        Ask::Deeds => Some(Reply::Deeds(reader.deeds()?)),
        Ask::Follows => Some(Reply::Follows(reader.follows()?)),
        Ask::StoryToFollow(entry) => Some(Reply::StoryToFollow(*entry, reader.story_of(*entry)?)),
        Ask::Count(target) => {
            let listed = reader.listed(&Query { scope: target.scope(), ..Query::default() })?;
            let unread = listed.iter().filter(|(_, read)| !read).count();
            Some(Reply::Counted(target.clone(), unread as u32, listed.len() as u32))
        }
        Ask::Arrived => Some(Reply::Arrived(announced.all(reader)?)),
        Ask::Heard(target) => {
            announced.of(reader, target)?;
            None
        }
        Ask::Page(question) => pages::answer(reader, question)?.map(Reply::Page),
        Ask::Heads(ids) => Some(Reply::Heads(reader.heads(ids)?)),
        Ask::Text(id) => {
            let Some(full) = reader.entry(*id)? else { return Ok(None) };
            let stored = reader.article(*id)?;
            let here = stored.as_ref().is_some_and(|stored| {
                stored.article.kind == PageKind::Article && !stored.article.document.blocks.is_empty()
            });
            let changed = reader.versions(*id)?.last().map(|version| version.until);
            let from_feed = match full.feed_text.as_deref().filter(|_| !here) {
                Some(html) => article::fragment(html, full.head.url.as_deref().unwrap_or_default()),
                None => Document::default(),
            };
            Some(Reply::Text(Box::new(Text {
                entities: reader.entities(*id)?,
                full,
                stored,
                from_feed,
                changed,
                place: reader.place(*id)?,
            })))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::news::analysis::{Analysis, Entity, EntityKind, Mention};
    use crate::news::entry::NewEntry;
    use crate::news::feed::{FeedSource, Health};
    use crate::store::{Change, Follow, Following, Polled, PolledContent, Write};

    #[test]
    fn who_is_followed_is_announced_when_articles_are_known_to_name_them_and_once() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::open(home.path()).unwrap();
        let mut writer = store.writer().unwrap();
        let source = FeedSource { url: "https://a.example/f".into(), ..FeedSource::default() };
        let feed = writer.sync_feeds(&[source]).unwrap().remove(0);
        let at = Timestamp::now();
        let poll = |writer: &mut store::Writer, key: &str| {
            let entry = NewEntry { key: key.into(), title: format!("Anne Dubois {key}"), ..NewEntry::default() };
            let content = PolledContent { title: None, site: None, entries: vec![entry] };
            let polled =
                Polled { feed: feed.id, at, health: Health::default(), moved_to: None, content: Some(content) };
            writer.apply(&[Write::Polled(polled)]).unwrap().inserted[0].1
        };
        let names = |writer: &mut store::Writer, entry: EntryId| {
            let mention = Mention { start: 0, end: 11 };
            let (name, key) = ("Anne Dubois".into(), "anne-dubois".into());
            let found = Entity { name, key, kind: EntityKind::Person, mentions: vec![mention] };
            let edition = store.reader().unwrap().edition(entry).unwrap().unwrap();
            let analysis = Box::new(Analysis { entities: vec![found], ..Analysis::default() });
            writer.apply(&[Write::Analysis { entry, edition, analysis, terms: Vec::new() }]).unwrap();
        };
        let first = poll(&mut writer, "1");
        names(&mut writer, first);
        let reader = store.reader().unwrap();
        let target = FollowTarget::Entity(reader.entities(first).unwrap()[0].id);
        let follow = Follow { target: target.clone(), name: "Anne Dubois".into(), notify: true };
        writer.apply(&[Write::Change(Change::Follow(Following::Add(follow)))]).unwrap();
        let mut announced = Announced { since: at.plus(-60), told: HashSet::new() };
        // What was here when it was asked for is no news.
        announced.of(&reader, &target).unwrap();
        let second = poll(&mut writer, "2");
        assert!(announced.all(&reader).unwrap().is_empty(), "nobody knows yet whom it names");
        names(&mut writer, second);
        let told = [("Anne Dubois".to_owned(), 1, "Anne Dubois 2".to_owned())];
        assert_eq!(announced.all(&reader).unwrap(), told);
        assert!(announced.all(&reader).unwrap().is_empty());
    }
}
