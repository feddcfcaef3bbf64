//! Stories and front page over a real store, with a press made up for it.

use super::*;
use crate::engine::analyse_pending;
use crate::news::front::{FrontStory, Press, Teller};
use crate::news::ids::StoryId;
use crate::news::time::Timestamp;
use crate::store::{ArchiveItem, Change, Write};
use crate::text::language::Lang;

const MORNING: i64 = 1_780_000_000;

/// Outlet, hours after the first, headline, text.
const PRESS: [(&str, i64, &str, &str); 9] = [
    (
        "Canal",
        0,
        "Panne géante du tram à Liège",
        "À Liège, le tram est à l'arrêt depuis six heures. La sous-station d'Angleur a pris feu pendant la nuit, la ligne reste fermée entre Sclessin et Bressoux.",
    ),
    (
        "Courrier",
        1,
        "Liège sans tram après l'incendie d'Angleur",
        "L'incendie de la sous-station d'Angleur prive Liège de tram. La ligne est fermée de Sclessin à Bressoux, des bus roulent.",
    ),
    (
        "Gazette",
        2,
        "Le tram liégeois en panne toute la journée",
        "Aucun tram ne circule à Liège: la sous-station électrique d'Angleur a brûlé cette nuit et la ligne reste fermée entre Sclessin et Bressoux.",
    ),
    (
        "Phare",
        3,
        "Tram de Liège à l'arrêt",
        "À Liège, le tram est à l'arrêt depuis six heures. La sous-station d'Angleur a pris feu pendant la nuit, la ligne reste fermée entre Sclessin et Bressoux.",
    ),
    (
        "Canal",
        4,
        "Marée noire devant Ostende",
        "Une nappe de pétrole dérive devant Ostende après la collision d'un pétrolier et d'un chalutier. Les pompiers posent des barrages flottants.",
    ),
    (
        "Gazette",
        5,
        "Ostende craint la marée noire",
        "La collision d'un pétrolier et d'un chalutier laisse une nappe de pétrole au large d'Ostende; des barrages flottants protègent la plage.",
    ),
    (
        "Courrier",
        6,
        "Le fromage de Herve primé à Paris",
        "Un fromager de Herve remporte la médaille du concours agricole de Paris devant douze concurrents venus de Savoie.",
    ),
    (
        "Phare",
        7,
        "Médaille pour un fromager de Herve",
        "Le concours agricole de Paris a donné sa médaille à un fromager de Herve, dont les caves datent de 1920, devant douze concurrents.",
    ),
    (
        "Phare",
        8,
        "Un piano dans la gare de Namur",
        "Des voyageurs jouent Chopin entre deux correspondances sur un instrument laissé en libre accès dans la gare de Namur.",
    ),
];

struct Newsroom {
    store: Store,
    library: Library,
    _home: tempfile::TempDir,
}

impl Newsroom {
    fn open() -> Self {
        let home = tempfile::tempdir().unwrap();
        let store = Store::open(home.path()).unwrap();
        Self { library: Library::new(store.clone()), store, _home: home }
    }

    fn with(order: &[usize], at_once: usize) -> Self {
        let room = Self::open();
        for part in order.chunks(at_once) {
            room.take(part.iter().map(|at| PRESS[*at]));
        }
        room
    }

    fn take<'a>(&self, press: impl IntoIterator<Item = (&'a str, i64, &'a str, &'a str)>) {
        let item = |(feed, hours, title, text): (&str, i64, &str, &str)| ArchiveItem {
            key: format!("{feed} {title}"),
            feed: feed.into(),
            title: title.into(),
            text: Some(text.into()),
            published: Some(Timestamp(MORNING + hours * 3_600).rfc3339()),
            lang: Some("fr".into()),
            ..ArchiveItem::default()
        };
        let items: Vec<ArchiveItem> = press.into_iter().map(item).collect();
        let mut writer = self.store.writer().unwrap();
        writer.import(&items, Timestamp(MORNING + 90_000)).unwrap();
        analyse_pending(&self.store, &self.library, &mut writer, &mut |_, _| {}).unwrap();
    }

    fn entry(&self, title: &str) -> EntryId {
        let reader = self.store.reader().unwrap();
        let ids = reader.ids(&crate::news::query::Query::default()).unwrap();
        reader.heads(&ids).unwrap().into_iter().find(|head| head.title == title).unwrap().id
    }

    /// The stories as sets of headlines.
    fn stories(&self) -> std::collections::BTreeSet<Vec<String>> {
        let reader = self.store.reader().unwrap();
        let stories = reader.stories(None, 1_000).unwrap().into_iter().map(|story| {
            let mut titles: Vec<String> =
                reader.heads(&story.entries).unwrap().into_iter().map(|head| head.title).collect();
            titles.sort();
            titles
        });
        stories.collect()
    }

    fn story(&self, title: &str) -> StoryId {
        self.store.reader().unwrap().story_of(self.entry(title)).unwrap().unwrap()
    }
}

#[test]
fn stories_are_the_same_whatever_the_order_and_the_batches() {
    let all: Vec<usize> = (0..PRESS.len()).collect();
    let back: Vec<usize> = all.iter().rev().copied().collect();
    let expected = Newsroom::with(&all, 100).stories();
    assert_eq!(expected.iter().map(Vec::len).max(), Some(4), "{expected:?}");
    for (order, at_once) in [(&all, 1), (&back, 1), (&back, 2), (&all, 4)] {
        assert_eq!(Newsroom::with(order, at_once).stories(), expected);
    }
}

#[test]
fn joining_that_was_cut_off_is_taken_up_again() {
    let room = Newsroom::with(&(0..PRESS.len()).collect::<Vec<_>>(), 100);
    let expected = room.stories();
    let mut writer = room.store.writer().unwrap();
    let raw = rusqlite::Connection::open(room.store.path()).unwrap();
    raw.execute_batch("UPDATE entry SET story = NULL; UPDATE grouping SET seq = 0").unwrap();
    assert_ne!(room.stories(), expected);
    // Nothing is left to analyse, and yet there is something left to join.
    analyse_pending(&room.store, &room.library, &mut writer, &mut |_, _| {}).unwrap();
    assert_eq!(room.stories(), expected);
}

#[test]
fn a_story_keeps_its_name_while_it_grows() {
    let room = Newsroom::with(&[1, 4], 10);
    let before = room.story(PRESS[1].2);
    room.take([PRESS[0], PRESS[2], PRESS[3], PRESS[5]]);
    assert_eq!(room.story(PRESS[0].2), before);
    assert_eq!(room.story(PRESS[1].2), before);
}

#[test]
fn what_is_read_and_purged_is_no_longer_related() {
    let room = Newsroom::with(&[0, 1, 2, 6], 10);
    let (asked, gone) = (room.entry(PRESS[0].2), room.entry(PRESS[1].2));
    assert!(room.library.nearest(asked, 9).unwrap().iter().any(|found| found.entry == gone));
    let mut writer = room.store.writer().unwrap();
    writer.apply(&[Write::Change(Change::Read(vec![gone], true))]).unwrap();
    assert_eq!(writer.purge(&Timestamp(MORNING + 900_000).into()).unwrap(), 1);
    assert!(room.library.nearest(asked, 9).unwrap().iter().all(|found| found.entry != gone));
    assert!(room.library.related(gone, 9).unwrap().is_empty());
}

#[test]
fn what_an_articles_page_links_is_nearer_to_it() {
    let room = Newsroom::open();
    let texts =
        ["tram panne Liège Angleur", "tram horaire Liège nuit", "tram affiche Liège jour", "concert soirée chorale"];
    let titles = ["Alpha", "Beta", "Gamma", "Delta"];
    let items = texts.iter().zip(0..).map(|(text, number)| ArchiveItem {
        key: format!("{number}"),
        feed: "Canal".into(),
        url: Some(format!("https://canal.example/{number}")),
        title: titles[number].into(),
        text: Some((*text).into()),
        published: Some(Timestamp(MORNING).rfc3339()),
        lang: Some("fr".into()),
        ..ArchiveItem::default()
    });
    let mut writer = room.store.writer().unwrap();
    writer.import(&items.collect::<Vec<_>>(), Timestamp(MORNING)).unwrap();
    let asked = room.entry("Alpha");
    let analysed = |writer: &mut crate::store::Writer| {
        analyse_pending(&room.store, &room.library, writer, &mut |_, _| {}).unwrap();
        let found = room.library.nearest(asked, 9).unwrap();
        found.into_iter().map(|related| related.entry).collect::<Vec<_>>()
    };
    let before = analysed(&mut writer);
    assert_eq!(before.len(), 2);
    let second = room.store.reader().unwrap().entry(before[1]).unwrap().unwrap().head.url.unwrap();
    let mut article =
        room.store.reader().unwrap().article(asked).unwrap().map(|stored| stored.article).unwrap_or_default();
    let link = |url: &str| crate::news::article::Link { title: "Lire aussi".into(), url: url.into() };
    article.related = vec![
        link("https://elsewhere.example/x"),
        link("https://canal.example/3"),
        link(&second.replace("https://", "http://www.")),
        link("https://canal.example/0"),
    ];
    writer.apply(&[Write::Article { entry: asked, article: Box::new(article), at: Timestamp(MORNING) }]).unwrap();
    assert_eq!(analysed(&mut writer), [before[1], before[0]]);
}

#[test]
fn the_front_page_counts_an_agency_copy_once_and_ends_with_the_finds_of_one_newsroom() {
    let room = Newsroom::with(&(0..PRESS.len()).collect::<Vec<_>>(), 3);
    let page = room.library.front_page(&Press::All, Timestamp(MORNING - 1), 10, Lang::Fr).unwrap();
    assert_eq!(page.languages, [(Lang::Fr, 9)]);
    let page = page.stories;
    assert_eq!(page[0].entries.len(), 4);
    // Canal and Phare print one text.
    assert_eq!(shown(&page[0]), ["Canal ×2", "Courrier", "Gazette"]);
    assert_eq!(page[0].spark.iter().sum::<u16>(), 4);
    assert!(!page[0].read && !page[0].alone);
    let last = page.last().unwrap();
    assert_eq!((last.title.as_str(), last.alone), (PRESS[8].2, true));
    assert_eq!(page.iter().filter(|story| !story.alone).count(), 3);
}

#[test]
fn a_quiet_day_shows_the_last_days_that_had_stories() {
    let room = Newsroom::with(&(0..PRESS.len()).collect::<Vec<_>>(), 100);
    let page = room.library.front_page(&Press::All, Timestamp(MORNING + 80 * 86_400), 10, Lang::Fr).unwrap();
    assert_eq!(page.stories.iter().filter(|story| !story.alone).count(), 3);
    assert!(Newsroom::open().library.front_page(&Press::All, Timestamp(0), 10, Lang::Fr).unwrap().stories.is_empty());
}

fn shown(story: &FrontStory) -> Vec<String> {
    story.tellers.iter().map(Teller::shown).collect()
}

#[test]
fn a_text_of_an_agency_stands_under_its_name() {
    let room = Newsroom::open();
    let signed = format!("LIÈGE (Belga) {} Les passagers attendent des bus de remplacement, dit le TEC.", PRESS[0].3);
    let told = |outlet| (outlet, 0, PRESS[0].2, signed.as_str());
    room.take([told("Canal"), told("Courrier"), told("Phare"), PRESS[2]]);
    let page = room.library.front_page(&Press::All, Timestamp(MORNING - 1), 10, Lang::Fr).unwrap();
    assert_eq!(shown(&page.stories[0]), ["Belga ×3", "Gazette"]);
    assert_eq!(page.stories[0].entries.len(), 4);
}

#[test]
fn the_front_page_of_a_part_of_the_press_tells_what_that_part_tells() {
    let room = Newsroom::with(&(0..PRESS.len()).collect::<Vec<_>>(), 3);
    let raw = rusqlite::Connection::open(room.store.path()).unwrap();
    raw.execute_batch("UPDATE feed SET section = 'Liège' WHERE coalesce(name, title, url) IN ('Canal', 'Phare')")
        .unwrap();
    let page = |press| room.library.front_page(&press, Timestamp(MORNING - 1), 10, Lang::Nl).unwrap();
    let local = page(Press::Section("Liège".into()));
    assert_eq!(local.languages, [(Lang::Fr, 9)]);
    assert_eq!(shown(&local.stories[0]), ["Canal ×2"]);
    // What Canal alone tells of Ostende is a find here; its own language is asked for nowhere.
    let finds: Vec<&str> = local.stories.iter().filter(|s| s.alone).map(|s| s.title.as_str()).collect();
    assert!(finds.contains(&PRESS[4].2) && finds.contains(&PRESS[8].2) && finds.contains(&PRESS[7].2), "{finds:?}");
    assert!(page(Press::Language(Lang::De)).stories.is_empty());
    assert_eq!(page(Press::Language(Lang::Fr)).stories.iter().filter(|story| !story.alone).count(), 3);
}

#[test]
fn a_dossier_folds_copies_and_counts_names_by_day() {
    let room = Newsroom::with(&(0..PRESS.len()).collect::<Vec<_>>(), 100);
    room.take([("Courrier", 30, "Le tram de Liège roule à nouveau", "La sous-station d'Angleur est réparée: à Liège, le tram roule à nouveau entre Sclessin et Bressoux après la panne.")]);
    let dossier = room.library.dossier(room.story(PRESS[0].2), Lang::Fr).unwrap().unwrap();
    assert_eq!(dossier.days.len(), 2);
    assert_eq!(dossier.days[0].articles[0].copies, [room.entry(PRESS[3].2)]);
    assert_eq!(dossier.days.iter().map(|day| day.articles.len()).sum::<usize>(), 4);
    assert!(dossier.people.iter().all(|(_, counts)| counts.len() == 2));
    assert_eq!(room.library.dossier(StoryId(999), Lang::Fr).unwrap(), None);
    let compared = room.library.compare(room.entry(PRESS[0].2), room.entry(PRESS[2].2)).unwrap().unwrap();
    assert!(compared.left_text.iter().any(|passage| passage.same_as.is_some()));
}

#[test]
fn only_what_is_word_for_word_the_same_under_a_like_headline_is_a_copy() {
    const TEXT: &str = "La panne de la sous-station d'Angleur est réparée depuis lundi matin et les rames roulent à nouveau entre \
        Sclessin et Bressoux, annonce l'opérateur, qui promet une indemnité aux abonnés et un contrôle des rails au printemps.";
    let edited = TEXT
        .replace("lundi matin", "mardi soir")
        .replace("une indemnité", "un geste")
        .replace("printemps", "mois de mai");
    let room = Newsroom::open();
    room.take([
        ("Onde", 0, "Le tram de Liège roule à nouveau", TEXT),
        ("Courrier", 1, "À Liège, les trams reprennent du service", TEXT),
        ("Phare", 2, "Les trams de Liège sont de retour", &edited),
        ("Mur", 3, "Séisme au Japon", TEXT),
    ]);
    let related = room.library.nearest(room.entry("Le tram de Liège roule à nouveau"), 10).unwrap();
    let copies: Vec<EntryId> = related.iter().filter(|found| found.copy).map(|found| found.entry).collect();
    assert_eq!(copies, [room.entry("À Liège, les trams reprennent du service")], "{related:?}");
}

/// A made-up press of more than is grouped whole: its events, six articles each, share words with the event before.
/// Outlet, hours after the first, headline, text; the event is the number before the stroke in the headline.
fn wide_press() -> Vec<(String, i64, String, String)> {
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    let mut dice = move |sides: u64| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed >> 20) % sides
    };
    let mut press = Vec::new();
    for event in 0..120_u64 {
        for article in 0..6 {
            let mut text = format!("evt{event}");
            for _ in 0..30 {
                let word = match dice(3) {
                    0 => format!(" fait{}", event * 8 + dice(12)),
                    _ => format!(" mot{}", dice(40) * dice(40)),
                };
                text.push_str(&word);
            }
            let hours = (event / 4 * 24 + dice(48)) as i64;
            press.push((format!("Outlet {article}"), hours, format!("{event} / {article}"), text));
        }
    }
    press
}

/// How well two partings into stories agree: B-cubed F1 over the articles of both.
fn agreement(one: &[Vec<String>], other: &[Vec<String>]) -> f64 {
    let story_of = |title: &String| other.iter().find(|story| story.contains(title)).map_or(&[][..], Vec::as_slice);
    let (mut precision, mut recall, mut articles) = (0.0, 0.0, 0.0);
    for story in one {
        for title in story {
            let theirs = story_of(title);
            let both = story.iter().filter(|title| theirs.contains(title)).count() as f64;
            (precision, recall) = (precision + both / story.len() as f64, recall + both / theirs.len().max(1) as f64);
            articles += 1.0;
        }
    }
    let (precision, recall) = (precision / articles, recall / articles);
    2.0 * precision * recall / (precision + recall)
}

/// Of the five articles found nearest to each, the part that tell the same event.
fn found_of_the_event(room: &Newsroom) -> f64 {
    let reader = room.store.reader().unwrap();
    let ids = reader.ids(&crate::news::query::Query::default()).unwrap();
    let titles: std::collections::HashMap<EntryId, String> =
        reader.heads(&ids).unwrap().into_iter().map(|head| (head.id, head.title)).collect();
    let event = |id: &EntryId| titles[id].split(' ').next().map(str::to_owned);
    let right = ids.iter().map(|id| {
        let found = room.library.nearest(*id, 5).unwrap();
        found.iter().filter(|related| event(&related.entry) == event(id)).count()
    });
    right.sum::<usize>() as f64 / (5 * ids.len()) as f64
}

/// The tolerance that `docs/related.md` states, on a press of our own.
#[test]
fn in_a_larger_store_neither_order_nor_batches_lead_far_astray() {
    let press = wide_press();
    let told = |room: &Newsroom| room.stories().into_iter().collect::<Vec<_>>();
    let events: Vec<Vec<String>> =
        press.chunks(6).map(|event| event.iter().map(|article| article.2.clone()).collect()).collect();
    let come = |order: &[usize], at_once: usize| {
        let room = Newsroom::open();
        for part in order.chunks(at_once) {
            room.take(
                part.iter()
                    .map(|at| &press[*at])
                    .map(|(feed, hours, title, text)| (feed.as_str(), *hours, title.as_str(), text.as_str())),
            );
        }
        room
    };
    let all: Vec<usize> = (0..press.len()).collect();
    let whole = come(&all, press.len());
    let (stories, right) = (told(&whole), found_of_the_event(&whole));
    assert!(agreement(&stories, &events) > 0.9, "{}", agreement(&stories, &events));
    assert!(right > 0.8, "{right}");
    // 271 and 720 have no divisor in common: a walk in such steps visits every article once.
    let strewn: Vec<usize> = (0..press.len()).map(|step| step * 271 % press.len()).collect();
    let back: Vec<usize> = all.iter().rev().copied().collect();
    for (order, at_once) in [(&strewn, 40), (&back, 90)] {
        let room = come(order, at_once);
        let found = told(&room);
        assert_eq!(found.iter().map(Vec::len).sum::<usize>(), press.len());
        assert!(agreement(&found, &stories) > 0.95, "{}", agreement(&found, &stories));
        assert!(agreement(&found, &events) > agreement(&stories, &events) - 0.02);
        let now = found_of_the_event(&room);
        assert!(now > right - 0.02, "{now} {right}");
    }
}

/// The same answers; the last digit of a score may be another, since sums are made in another order.
fn alike(one: &[Related], other: &[Related]) {
    assert_eq!(one.len(), other.len());
    for (one, other) in one.iter().zip(other) {
        assert!((one.score - other.score).abs() < 1e-5, "{one:?} {other:?}");
        assert_eq!((one.entry, one.kind, &one.why), (other.entry, other.kind, &other.why));
    }
}

#[test]
fn the_index_is_kept_beside_the_store_and_made_anew_where_it_is_damaged() {
    let room = Newsroom::with(&(0..PRESS.len()).collect::<Vec<_>>(), 4);
    let asked = room.entry(PRESS[0].2);
    let expected = room.library.nearest(asked, 9).unwrap();
    let path = kept::path(&room.store);
    room.library
        .with(|shelf, _| {
            shelf.unkept = 1_000;
            shelf.keep(&path);
            Ok(())
        })
        .unwrap();
    let again = Library::new(room.store.clone());
    alike(&again.nearest(asked, 9).unwrap(), &expected);
    assert!(again.with(|shelf, _| Ok(shelf.kept)).unwrap());
    let whole = std::fs::read(&path).unwrap();
    for at in [0, 20, whole.len() / 2, whole.len() - 20] {
        let mut broken = whole.clone();
        broken[at] ^= 0x55;
        std::fs::write(&path, broken).unwrap();
        alike(&Library::new(room.store.clone()).nearest(asked, 9).unwrap(), &expected);
    }
    std::fs::write(&path, &whole).unwrap();
    room.take([(
        "Courrier",
        9,
        "Le tram de Liège roule",
        "À Liège, le tram roule à nouveau entre Sclessin et Bressoux, la sous-station d'Angleur est réparée.",
    )]);
    let newest = room.entry("Le tram de Liège roule");
    let late = Library::new(room.store.clone());
    assert!(late.nearest(asked, 9).unwrap().iter().any(|found| found.entry == newest));
}
