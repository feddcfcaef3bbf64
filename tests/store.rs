//! The store keeps what a person did and could have read.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use kiosque::news::article::{Article, PageKind};
use kiosque::news::document::{Block, Document, Text};
use kiosque::news::entry::{NewEntry, Offline};
use kiosque::news::feed::{Feed, FeedSource, Health};
use kiosque::news::filter::{Deed, Filter, Place};
use kiosque::news::ids::{EntryId, StoryId};
use kiosque::news::query::{Query, Scope};
use kiosque::news::time::Timestamp;
use kiosque::store::{
    Applied, ArchiveItem, Change, Follow, FollowTarget, Following, Polled, PolledContent, Retention, Sieve, Store,
    Write, Writer,
};

const NOW: Timestamp = Timestamp(1_790_000_000);

struct Home {
    _folder: tempfile::TempDir,
    store: Store,
    writer: Writer,
    feeds: Vec<Feed>,
}

fn source(url: &str) -> FeedSource {
    FeedSource { url: url.into(), section: Some("Belgique".into()), full_text: true, ..FeedSource::default() }
}

fn home() -> Home {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path()).unwrap();
    let mut writer = store.writer().unwrap();
    let feeds = writer.sync_feeds(&[source("https://a.example/f"), source("https://b.example/f")]).unwrap();
    Home { _folder: folder, store, writer, feeds }
}

fn entry(key: &str, title: &str) -> NewEntry {
    NewEntry {
        key: key.into(),
        url: Some(format!("https://a.example/{key}")),
        title: title.into(),
        published: Some(NOW.plus(-60)),
        summary: Some(format!("<p>Résumé de {title}.</p>")),
        ..NewEntry::default()
    }
}

impl Home {
    fn poll(&mut self, feed: usize, entries: Vec<NewEntry>) -> Applied {
        let content = PolledContent { title: Some("Journal".into()), site: None, entries };
        let polled = Polled {
            feed: self.feeds[feed].id,
            at: NOW,
            health: Health { last_polled: Some(NOW), ..Health::default() },
            moved_to: None,
            content: Some(content),
        };
        self.writer.apply(&[Write::Polled(polled)]).unwrap()
    }

    fn titles(&self, query: &Query) -> Vec<String> {
        let reader = self.store.reader().unwrap();
        reader.heads(&reader.ids(query).unwrap()).unwrap().into_iter().map(|head| head.title).collect()
    }

    fn found(&self, words: &str) -> Vec<String> {
        self.titles(&Query { scope: Scope::Search(words.into()), ..Query::default() })
    }

    fn only(&self) -> EntryId {
        self.store.reader().unwrap().ids(&Query::default()).unwrap()[0]
    }
}

#[test]
fn a_known_entry_is_not_written_again() {
    let mut home = home();
    assert_eq!(home.poll(0, vec![entry("1", "Un"), entry("2", "Deux")]).inserted.len(), 2);
    assert_eq!(home.poll(0, vec![entry("1", "Un"), entry("2", "Deux")]), Applied::default());
}

#[test]
fn an_edited_title_is_the_same_article_and_its_first_version_is_kept() {
    let mut home = home();
    home.poll(0, vec![entry("1", "Avant")]);
    let id = home.only();
    home.writer.apply(&[Write::Change(Change::Read(vec![id], true))]).unwrap();
    let applied = home.poll(0, vec![entry("1", "Après")]);
    assert_eq!((applied.inserted.len(), applied.updated.len()), (0, 1));
    let reader = home.store.reader().unwrap();
    let head = &reader.heads(&[id]).unwrap()[0];
    assert_eq!((head.title.as_str(), head.state.read), ("Après", true));
    assert_eq!(reader.versions(id).unwrap()[0].title, "Avant");
    assert_eq!(home.found("avant"), Vec::<String>::new());
}

#[test]
fn an_article_of_two_feeds_is_shown_once_and_read_in_both() {
    let mut home = home();
    home.poll(0, vec![entry("1", "Un")]);
    let mut copy = entry("autre", "Un");
    copy.url = Some("http://a.example/1?utm_source=rss#xtor=1".into());
    home.poll(1, vec![copy]);
    assert_eq!(home.titles(&Query::default()).len(), 1);
    let id = home.only();
    home.writer.apply(&[Write::Change(Change::Read(vec![id], true))]).unwrap();
    let feeds = home.store.reader().unwrap().feeds().unwrap();
    assert_eq!(feeds.iter().map(|row| (row.total, row.unread)).collect::<Vec<_>>(), [(1, 0), (1, 0)]);
}

#[test]
fn an_article_stays_when_the_first_of_its_feeds_goes() {
    let mut home = home();
    home.poll(0, vec![entry("1", "Un")]);
    let mut copy = entry("autre", "Un");
    copy.url = Some("https://a.example/1".into());
    home.poll(1, vec![copy]);
    home.writer.sync_feeds(&[source("https://b.example/f")]).unwrap();
    assert_eq!(home.titles(&Query::default()), ["Un"]);
}

#[test]
fn a_removed_feed_keeps_its_starred_and_comes_back_whole() {
    let mut home = home();
    home.poll(0, vec![entry("1", "Un"), entry("2", "Deux")]);
    let id = home.only();
    let title = home.titles(&Query::default())[0].clone();
    home.writer.apply(&[Write::Change(Change::Star(vec![id], true))]).unwrap();
    home.writer.sync_feeds(&[source("https://b.example/f")]).unwrap();
    assert_eq!(home.titles(&Query::default()), Vec::<String>::new());
    assert_eq!(home.titles(&Query { scope: Scope::Starred, ..Query::default() }), [title]);
    home.writer.sync_feeds(&[source("https://a.example/f")]).unwrap();
    assert_eq!(home.titles(&Query::default()).len(), 2);
}

#[test]
fn search_knows_no_case_accents_ligatures_elision_or_plurals() {
    let mut home = home();
    home.poll(0, vec![entry("1", "Les élections à l'œuvre"), entry("2", "Un journal")]);
    for words in
        ["ELECTION", "oeuvres", "l'oeuvre elect", "\"elections a l'oeuvre\"", "title:élections", "elections -journal"]
    {
        assert_eq!(home.found(words), ["Les élections à l'œuvre"], "{words}");
    }
    assert_eq!(home.found("journaux"), ["Un journal"]);
    assert_eq!(home.found("élections OR journal").len(), 2);
    assert_eq!(home.found("is:unread section:belgique feed:journal").len(), 2);
    assert_eq!(home.found("since:2001-01-01 is:starred"), Vec::<String>::new());
    let told = home.store.reader().unwrap().search("is:rouge", 5).unwrap_err().to_string();
    assert!(told.contains("is:unread"), "{told}");
}

#[test]
fn a_search_excludes_joins_and_filters() {
    let mut home = home();
    let mut belga = entry("1", "Grève du rail à Liège");
    belga.authors = vec!["Jeanne Dupont".into()];
    home.poll(0, vec![belga, entry("2", "Le budget de Liège"), entry("3", "Le rail allemand")]);
    home.poll(1, vec![NewEntry { url: None, ..entry("4", "Budget flamand") }]);
    for (words, titles) in [
        ("liege -budget", vec!["Grève du rail à Liège"]),
        ("liege -title:budget", vec!["Grève du rail à Liège"]),
        ("author:dupont", vec!["Grève du rail à Liège"]),
        ("author:liege", vec![]),
        ("budget OR greve liege", vec!["Grève du rail à Liège", "Le budget de Liège"]),
        ("is:starred OR title:allemand", vec!["Le rail allemand"]),
        ("\"rail allemand\"", vec!["Le rail allemand"]),
        ("\"allemand rail\"", vec![]),
        ("budg", vec!["Budget flamand", "Le budget de Liège"]),
    ] {
        let mut found = home.found(words);
        found.sort();
        assert_eq!(found, titles, "{words}");
    }
    let unread = Query { scope: Scope::Search("liege".into()), unread_only: true, ..Query::default() };
    assert_eq!(home.titles(&unread).len(), 2);
    let id = home.store.reader().unwrap().ids(&unread).unwrap()[0];
    home.writer.apply(&[Write::Change(Change::Read(vec![id], true))]).unwrap();
    assert_eq!(home.titles(&unread).len(), 1);
    assert_eq!(home.titles(&Query { keep: vec![id], ..unread }).len(), 2);
}

#[test]
fn what_is_followed_keeps_its_order_and_counts_and_each_change_has_its_opposite() {
    let mut home = home();
    home.poll(0, vec![entry("1", "Le rail"), entry("2", "Le budget")]);
    let search =
        |words: &str| Follow { target: FollowTarget::Search(words.into()), name: words.to_uppercase(), notify: false };
    let mut change = |following: Following| {
        let change = Change::Follow(following);
        home.writer.apply(&[Write::Change(change.clone())]).unwrap();
        change.opposite().unwrap()
    };
    change(Following::Add(search("rail")));
    let remove = change(Following::Add(search("budget")));
    let targets = [search("rail").target, search("budget").target];
    let first = home.store.reader().unwrap().followed().unwrap().remove(0);
    let Change::Follow(put) = change(Following::Take { follow: first.clone(), at: 0 }) else {
        panic!("it is a follow")
    };
    change(put);
    assert_eq!(home.store.reader().unwrap().followed().unwrap()[0], first, "it is back in its place");
    let back = change(Following::Order { from: targets.to_vec(), to: targets.iter().rev().cloned().collect() });
    let names = |store: &Store| -> Vec<(String, u32, u32)> {
        let rows = store.reader().unwrap().follows().unwrap();
        rows.into_iter().map(|row| (row.follow.name, row.unread, row.total)).collect()
    };
    assert_eq!(names(&home.store), [("BUDGET".into(), 1, 1), ("RAIL".into(), 1, 1)]);
    home.writer.apply(&[Write::Change(back)]).unwrap();
    assert_eq!(names(&home.store)[0].0, "RAIL");
    home.writer.apply(&[Write::Change(remove)]).unwrap();
    assert_eq!(names(&home.store).len(), 1);
}

#[test]
fn a_followed_story_is_followed_under_whatever_number_it_gets() {
    let mut home = home();
    home.poll(0, vec![entry("1", "Un"), entry("2", "Deux")]);
    let ids = home.store.reader().unwrap().ids(&Query::default()).unwrap();
    home.writer.group(&[(ids[0], StoryId(7)), (ids[1], StoryId(7))], None).unwrap();
    let follow = Follow { target: FollowTarget::Story(StoryId(7)), name: "Affaire".into(), notify: true };
    home.writer.apply(&[Write::Change(Change::Follow(Following::Add(follow)))]).unwrap();
    home.writer.group(&[(ids[0], StoryId(8)), (ids[1], StoryId(8))], None).unwrap();
    let rows = home.store.reader().unwrap().follows().unwrap();
    assert_eq!((&rows[0].follow.target, rows[0].total), (&FollowTarget::Story(StoryId(8)), 2));
    let remove = Change::Follow(Following::Remove(rows[0].follow.clone()));
    home.writer.apply(&[Write::Change(remove)]).unwrap();
    assert_eq!(home.store.reader().unwrap().follows().unwrap(), []);
}

#[test]
fn the_place_where_one_stopped_reading_is_kept() {
    let mut home = home();
    home.poll(0, vec![entry("1", "Un")]);
    let entry = home.only();
    let place = |home: &mut Home, block, line| {
        home.writer.apply(&[Write::Change(Change::Place { entry, block, line })]).unwrap();
        home.store.reader().unwrap().place(entry).unwrap()
    };
    assert_eq!(place(&mut home, 3, 2), Some((3, 2)));
    assert_eq!(place(&mut home, 0, 0), None);
}

#[test]
fn counts_agree_with_the_entries_whatever_was_done() {
    let mut home = home();
    home.poll(0, vec![entry("1", "Un"), entry("2", "Deux"), entry("3", "Trois")]);
    home.poll(1, vec![entry("1", "Un"), NewEntry { url: Some("https://b.example/9".into()), ..entry("9", "Neuf") }]);
    let ids = home.store.reader().unwrap().ids(&Query::default()).unwrap();
    home.writer.apply(&[Write::Change(Change::Read(ids[..2].to_vec(), true))]).unwrap();
    home.poll(0, vec![entry("2", "Deux bis"), entry("4", "Quatre")]);
    home.writer.sync_feeds(&[source("https://b.example/f")]).unwrap();
    home.writer.sync_feeds(&[source("https://a.example/f"), source("https://b.example/f")]).unwrap();
    home.writer.purge(&NOW.plus(1).into()).unwrap();
    let reader = home.store.reader().unwrap();
    for row in reader.feeds().unwrap() {
        let listed = reader.listed(&Query { scope: Scope::Feed(row.feed.id), ..Query::default() }).unwrap();
        let unread = listed.iter().filter(|(_, read)| !read).count();
        assert_eq!((row.total as usize, row.unread as usize), (listed.len(), unread));
    }
    let listed = reader.listed(&Query::default()).unwrap();
    let totals = reader.totals().unwrap();
    let unread = listed.iter().filter(|(_, read)| !read).count();
    assert_eq!((totals.entries as usize, totals.unread as usize), (listed.len(), unread));
}

#[test]
fn a_page_replaces_the_feeds_text_and_is_found() {
    let mut home = home();
    home.poll(0, vec![entry("1", "Un")]);
    let id = home.only();
    assert_eq!(home.store.reader().unwrap().pending_pages(NOW, 9).unwrap().len(), 1);
    let document = Document { blocks: vec![Block::Paragraph { text: Text::plain("Le corps entier") }] };
    let article = Article { document, ..Article::default() };
    home.writer.apply(&[Write::Article { entry: id, article: Box::new(article.clone()), at: NOW }]).unwrap();
    let reader = home.store.reader().unwrap();
    assert_eq!(reader.article(id).unwrap().unwrap().article, article);
    assert_eq!(reader.heads(&[id]).unwrap()[0].offline, Offline::Whole);
    assert_eq!(reader.pending_pages(NOW, 9).unwrap(), []);
    assert_eq!(reader.search("corps", 5).unwrap()[0].snippet, "Le \u{e000}corps\u{e001} entier");
}

#[test]
fn a_page_that_is_another_article_leaves_the_feeds_text_and_the_reason() {
    let mut home = home();
    home.poll(0, vec![entry("1", "Un")]);
    let id = home.only();
    let page = |kind: PageKind, text: &str| {
        let document = Document { blocks: vec![Block::Paragraph { text: Text::plain(text) }] };
        Write::Article { entry: id, article: Box::new(Article { kind, document, ..Article::default() }), at: NOW }
    };
    home.writer.apply(&[page(PageKind::OtherArticle, "Tout autre chose")]).unwrap();
    let reader = home.store.reader().unwrap();
    let full = reader.entry(id).unwrap().unwrap();
    assert_eq!(full.page_error.and_then(|why| PageKind::from_reason(why.kind)), Some(PageKind::OtherArticle));
    // Of the article itself only the feed's sentence is here: that is not readable, and not counted so.
    assert_eq!((full.head.offline, reader.article(id).unwrap().is_none()), (Offline::Useless, true));
    let packed = reader.packed().unwrap();
    assert_eq!((packed.readable, packed.missing.len(), reader.totals().unwrap().unread_offline), (0, 1, 0));
    // The right page, once it is there, stays when its address leads elsewhere.
    home.writer.apply(&[page(PageKind::Article, "Le corps entier")]).unwrap();
    home.writer.apply(&[page(PageKind::OtherArticle, "Tout autre chose")]).unwrap();
    let reader = home.store.reader().unwrap();
    let full = reader.entry(id).unwrap().unwrap();
    assert_eq!((full.page_error, full.head.offline), (None, Offline::Whole));
    assert_eq!(reader.article(id).unwrap().unwrap().article.document.plain(), "Le corps entier");
}

#[test]
fn an_imported_archive_stays_in_sight_beside_the_configured_feeds() {
    let mut home = home();
    let item = ArchiveItem {
        key: "1".into(),
        feed: "https://old.example/f".into(),
        title: "Ancien".into(),
        ..ArchiveItem::default()
    };
    home.writer.import(&[item], NOW).unwrap();
    home.writer.sync_feeds(&[source("https://b.example/f")]).unwrap();
    let before = home.store.reader().unwrap().ids(&Query::default()).unwrap();
    home.writer.sync_feeds(&[source("https://b.example/f"), source("https://c.example/f")]).unwrap();
    let reader = home.store.reader().unwrap();
    assert_eq!((before.len(), reader.ids(&Query::default()).unwrap()), (1, before));
    assert!(reader.feeds().unwrap().iter().any(|row| row.feed.is_archived() && row.total == 1));
}

#[test]
fn purging_spares_the_starred_and_the_unread() {
    let mut home = home();
    home.poll(0, vec![entry("1", "Un"), entry("2", "Deux"), entry("3", "Trois")]);
    let ids = home.store.reader().unwrap().ids(&Query::default()).unwrap();
    home.writer.apply(&[Write::Change(Change::Read(ids[..2].to_vec(), true))]).unwrap();
    home.writer.apply(&[Write::Change(Change::Star(ids[..1].to_vec(), true))]).unwrap();
    assert_eq!(home.writer.purge(&NOW.plus(1).into()).unwrap(), 1);
    assert_eq!(home.store.reader().unwrap().ids(&Query::default()).unwrap(), [ids[0], ids[2]]);
    // Its feed still carries it.
    home.poll(0, vec![entry("1", "Un"), entry("2", "Deux"), entry("3", "Trois")]);
    assert_eq!(home.store.reader().unwrap().ids(&Query::default()).unwrap(), [ids[0], ids[2]]);
}

#[test]
fn a_feed_keeps_what_was_read_as_long_as_it_says_itself() {
    let mut home = home();
    let other = |key: &str| NewEntry { url: Some(format!("https://b.example/{key}")), ..entry(key, key) };
    home.poll(0, vec![entry("1", "Un")]);
    home.poll(1, vec![other("2")]);
    let ids = home.store.reader().unwrap().ids(&Query::default()).unwrap();
    home.writer.apply(&[Write::Change(Change::Read(ids.clone(), true))]).unwrap();
    let (first, second) = (home.feeds[0].id, home.feeds[1].id);
    // All for ever but one; then the one for ever and all others not.
    let one = Retention { read_before: None, of: [(first, Some(NOW.plus(1)))].into() };
    assert_eq!(home.writer.purge(&one).unwrap(), 1);
    let kept = Retention { read_before: Some(NOW.plus(1)), of: [(second, None)].into() };
    assert_eq!(home.writer.purge(&kept).unwrap(), 0);
    assert_eq!(home.writer.purge(&NOW.plus(1).into()).unwrap(), 1);
}

#[test]
fn the_past_of_every_feed_is_told_at_once() {
    let mut home = home();
    home.poll(0, vec![entry("1", "Un"), NewEntry { published: Some(NOW.plus(-900_000)), ..entry("2", "Deux") }]);
    let pasts = home.store.reader().unwrap().pasts(NOW.plus(-600_000)).unwrap();
    let told: Vec<_> = pasts.iter().map(|past| (past.articles, past.answers.len())).collect();
    assert_eq!(told, [(1, 1), (0, 0)]);
    assert_eq!(pasts[0].answers[0].new, 2);
}

fn mute(word: &str, place: Place) -> Filter {
    Filter { deed: Deed::Mute, place, words: vec![word.into()] }
}

fn filtered(url: &str, filters: &[Filter]) -> FeedSource {
    FeedSource { filters: filters.to_vec(), ..source(url) }
}

#[test]
fn a_filter_takes_what_is_stored_out_of_sight_and_gives_it_back() {
    let mut home = home();
    let other =
        |key: &str, title: &str| NewEntry { url: Some(format!("https://b.example/{key}")), ..entry(key, title) };
    home.poll(0, vec![entry("1", "Le foot belge"), entry("2", "Le foot gardé"), entry("3", "Le rail")]);
    home.poll(1, vec![other("4", "Encore du foot")]);
    let all = home.store.reader().unwrap().ids(&Query::default()).unwrap();
    let starred =
        home.store.reader().unwrap().ids(&Query { scope: Scope::Search("gardé".into()), ..Query::default() });
    home.writer.apply(&[Write::Change(Change::Star(starred.unwrap(), true))]).unwrap();
    let sieve = |feeds: &[usize]| Sieve {
        filter: mute("foot", Place::Title),
        feeds: feeds.iter().map(|feed| home.feeds[*feed].id).collect(),
    };
    let reader = home.store.reader().unwrap();
    assert_eq!(reader.fitting(&sieve(&[0])).unwrap().len(), 1, "what is starred stays");
    assert_eq!(reader.fitting(&sieve(&[])).unwrap().len(), 2);
    let (one, all_feeds) = (sieve(&[0]), sieve(&[]));

    let sources = [filtered("https://a.example/f", &[mute("foot", Place::Title)]), source("https://b.example/f")];
    let (_, sifted) = home.writer.configure(&sources).unwrap();
    assert_eq!(sifted, 1);
    assert_eq!(home.writer.configure(&sources).unwrap().1, 0, "nothing is held against the same filter twice");
    let reader = home.store.reader().unwrap();
    assert_eq!(reader.ids(&Query::default()).unwrap().len(), 3);
    assert_eq!(reader.ids(&Query { scope: Scope::Feed(home.feeds[0].id), ..Query::default() }).unwrap().len(), 2);
    assert_eq!(reader.search("belge", 9).unwrap(), []);
    let row = &reader.feeds().unwrap()[0];
    assert_eq!((row.total, reader.totals().unwrap().entries), (2, 3));
    assert_eq!(reader.left_out(&one).unwrap().len(), 1);
    assert_eq!(reader.fitting(&all_feeds).unwrap().len(), 1);

    let (_, sifted) = home.writer.configure(&[source("https://a.example/f"), source("https://b.example/f")]).unwrap();
    assert_eq!(sifted, 1);
    let reader = home.store.reader().unwrap();
    assert_eq!(reader.ids(&Query::default()).unwrap(), all);
    assert_eq!(reader.feeds().unwrap()[0].total, 3);
}

#[test]
fn what_arrives_muted_is_stored_out_of_sight_counts_for_nothing_and_goes_in_time() {
    let mut home = home();
    let muted = NewEntry { muted: true, ..entry("1", "Le foot") };
    let applied = home.poll(0, vec![muted.clone(), entry("2", "Le rail")]);
    assert_eq!(applied.inserted.len(), 1);
    let reader = home.store.reader().unwrap();
    assert_eq!((reader.ids(&Query::default()).unwrap().len(), reader.feeds().unwrap()[0].total), (1, 1));
    assert_eq!((reader.pending_pages(NOW, 9).unwrap().len(), reader.pending_analysis(9).unwrap().len()), (1, 1));
    // An edited title is no longer muted; edited back, it is again.
    home.poll(0, vec![entry("1", "Le tennis")]);
    assert_eq!(home.store.reader().unwrap().ids(&Query::default()).unwrap().len(), 2);
    home.poll(0, vec![muted.clone()]);
    assert_eq!(home.store.reader().unwrap().ids(&Query::default()).unwrap().len(), 1);
    // Read or not, it goes as what was read does, and does not come back.
    assert_eq!(home.writer.purge(&NOW.plus(1).into()).unwrap(), 1);
    home.poll(0, vec![muted]);
    home.writer.configure(&[source("https://a.example/f"), source("https://b.example/f")]).unwrap();
    assert_eq!(home.store.reader().unwrap().ids(&Query::default()).unwrap().len(), 1);
}

#[test]
fn what_one_paper_leaves_out_is_led_by_the_other() {
    let mut home = home();
    home.poll(0, vec![entry("1", "Le foot")]);
    home.poll(1, vec![entry("1", "Le foot")]);
    let sources = [filtered("https://a.example/f", &[mute("foot", Place::Anywhere)]), source("https://b.example/f")];
    home.writer.configure(&sources).unwrap();
    let reader = home.store.reader().unwrap();
    let shown = reader.heads(&reader.ids(&Query::default()).unwrap()).unwrap();
    assert_eq!(shown.iter().map(|head| head.feed).collect::<Vec<_>>(), [home.feeds[1].id]);
}

#[test]
fn a_filter_that_keeps_leaves_out_all_others_of_its_feed() {
    let mut home = home();
    home.poll(0, vec![entry("1", "Le foot"), entry("2", "Le rail"), entry("3", "Le tram")]);
    let keep = Filter { deed: Deed::Keep, ..mute("rail", Place::Title) };
    let sieve = Sieve { filter: keep.clone(), feeds: vec![home.feeds[0].id] };
    assert_eq!(home.store.reader().unwrap().fitting(&sieve).unwrap().len(), 2);
    let sources = [filtered("https://a.example/f", &[keep]), source("https://b.example/f")];
    assert_eq!(home.writer.configure(&sources).unwrap().1, 2);
    let reader = home.store.reader().unwrap();
    assert_eq!(reader.left_out(&sieve).unwrap().len(), 2);
    assert_eq!(reader.heads(&reader.ids(&Query::default()).unwrap()).unwrap()[0].title, "Le rail");
}

#[test]
fn a_transaction_cut_off_leaves_no_trace_and_the_store_whole() {
    let mut home = home();
    home.poll(0, vec![entry("1", "Un")]);
    let path = home.store.path().to_owned();
    let copy = tempfile::tempdir().unwrap();
    // What a killed process leaves: the files as they are, in the middle of a transaction of another connection.
    let raw = rusqlite::Connection::open(&path).unwrap();
    raw.execute_batch("BEGIN IMMEDIATE; UPDATE entry SET title = 'Faux';").unwrap();
    for name in ["kiosque.db", "kiosque.db-wal"] {
        std::fs::copy(path.with_file_name(name), copy.path().join(name)).unwrap();
    }
    let reader = Store::open(copy.path()).unwrap().reader().unwrap();
    let ids = reader.ids(&Query::default()).unwrap();
    assert_eq!(reader.heads(&ids).unwrap()[0].title, "Un");
    assert_eq!(reader.check().unwrap(), None);
}

#[test]
fn a_newer_store_and_a_damaged_one_are_told_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    drop(Store::open(folder.path()).unwrap());
    rusqlite::Connection::open(folder.path().join("kiosque.db"))
        .unwrap()
        .pragma_update(None, "user_version", 99)
        .unwrap();
    assert!(Store::open(folder.path()).unwrap_err().to_string().contains("newer kiosque"));
    let damaged = tempfile::tempdir().unwrap();
    std::fs::write(damaged.path().join("kiosque.db"), vec![b'x'; 8192]).unwrap();
    let error = Store::open(damaged.path()).unwrap_err();
    assert!(error.to_string().contains("is damaged") && error.hint().is_some(), "{error}");
}

#[test]
fn a_store_of_the_first_version_comes_along_and_is_backed_up_first() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kiosque.db");
    let first = rusqlite::Connection::open(&path).unwrap();
    first.execute_batch(include_str!("../src/store/migrations/0001.sql")).unwrap();
    first
        .execute_batch(
            "INSERT INTO feed (id, url, total, unread, shown, shown_unread) VALUES (1, 'https://a.example/f', 1, 0, 1, 0);
             INSERT INTO entry (id, feed, key, name, title, sort, arrived, read, starred)
                VALUES (5, 1, 'k', 7, 'Le premier', 100, 100, 1, 1);
             INSERT INTO content (entry, feed_text) VALUES (5, '<p>Son texte</p>');
             INSERT INTO search (rowid, title, body) VALUES (5, 'premier', 'texte');
             PRAGMA user_version = 1;",
        )
        .unwrap();
    drop(first);
    let store = Store::open(folder.path()).unwrap();
    let reader = store.reader().unwrap();
    let entry = reader.entry(EntryId(5)).unwrap().unwrap();
    assert_eq!(
        (entry.head.title.as_str(), entry.head.state.read, entry.head.state.starred),
        ("Le premier", true, true)
    );
    assert_eq!(reader.search("texte", 5).unwrap().len(), 1);
    let backup = rusqlite::Connection::open(folder.path().join("kiosque.db.1.backup")).unwrap();
    assert_eq!(backup.query_row("SELECT count(*) FROM entry", [], |row| row.get::<_, i64>(0)).unwrap(), 1);
    assert_eq!(backup.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0)).unwrap(), 1);
    let unfinished = |name: &std::ffi::OsStr| name.to_string_lossy().contains("unfinished");
    assert!(!std::fs::read_dir(folder.path()).unwrap().any(|file| unfinished(&file.unwrap().file_name())));
}
