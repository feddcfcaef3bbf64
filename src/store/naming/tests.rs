//! Names in articles, and what is said of them.

use rusqlite::Connection;

use super::*;
use crate::news::analysis::{EntityKind, Mention};
use crate::news::time::Timestamp;

use crate::news::analysis::Entity;
use crate::text::language::Lang;

const NOW: Timestamp = Timestamp(1_800_000_000);

/// A store with articles (`sort` days ago) and what they name.
fn store(articles: &[(i64, &[(&str, u32)])]) -> (tempfile::TempDir, crate::store::Store) {
    let dir = tempfile::tempdir().unwrap();
    let store = crate::store::Store::open(dir.path()).unwrap();
    let mut connection = Connection::open(store.path()).unwrap();
    let db = connection.transaction().unwrap();
    db.execute("INSERT INTO feed (id, url) VALUES (1, 'https://a.example/')", []).unwrap();
    for (id, (days, names)) in articles.iter().enumerate() {
        let id = id as i64 + 1;
        let sort = NOW.0 - days * 86_400;
        db.execute(
            "INSERT INTO entry (id, feed, key, name, title, sort, arrived) VALUES (?1, 1, ?1, ?1, 'T', ?2, ?2)",
            [id, sort],
        )
        .unwrap();
        put_mentions(&db, EntryId(id), &analysis(names)).unwrap();
    }
    db.commit().unwrap();
    (dir, store)
}

fn analysis(names: &[(&str, u32)]) -> Analysis {
    let entity = |(name, start): &(&str, u32)| Entity {
        name: (*name).to_owned(),
        key: crate::text::terms::fold(name),
        kind: EntityKind::Organisation,
        mentions: vec![Mention { start: *start, end: start + 4 }],
    };
    Analysis { language: Lang::Fr, entities: names.iter().map(entity).collect() }
}

fn say(store: &crate::store::Store, naming: &Naming) {
    let mut connection = Connection::open(store.path()).unwrap();
    let db = connection.transaction().unwrap();
    assert_eq!(name(&db, naming).unwrap(), 1);
    db.commit().unwrap();
}

fn listed(store: &crate::store::Store) -> Vec<(String, u32)> {
    let rows = store.reader().unwrap().entity_list(None, None, 100).unwrap();
    rows.into_iter().map(|row| (row.name, row.count)).collect()
}

fn id(store: &crate::store::Store, name: &str) -> EntityId {
    store.reader().unwrap().entities_called(name, 1).unwrap()[0].id
}

#[test]
fn an_analysis_of_a_text_that_is_another_by_now_counts_for_nothing() {
    let (_dir, store) = store(&[(0, &[])]);
    let entry = EntryId(1);
    let reader = store.reader().unwrap();
    let before = reader.edition(entry).unwrap().unwrap();
    // The page arrives while the feed's text is read.
    let connection = Connection::open(store.path()).unwrap();
    connection.execute("UPDATE entry SET offline = 1, words = 300, analysed = 0", []).unwrap();
    let write = |edition, name| {
        let analysis = Box::new(analysis(&[(name, 0)]));
        let terms = crate::insight::related::TermVector::default().to_bytes();
        store.writer().unwrap().apply(&[super::super::Write::Analysis { entry, edition, analysis, terms }]).unwrap();
    };
    write(before, "Alt");
    assert_eq!((reader.pending_analysis(9).unwrap(), listed(&store)), (vec![entry], vec![]));
    write(reader.edition(entry).unwrap().unwrap(), "Neu");
    assert_eq!((reader.pending_analysis(9).unwrap(), listed(&store)), (vec![], vec![("Neu".to_owned(), 1)]));
}

#[test]
fn a_renamed_entity_keeps_its_name_through_a_new_analysis() {
    let (_dir, store) = store(&[(0, &[("Otan", 0)])]);
    let otan = id(&store, "Otan");
    let naming = Naming::Rename { entity: otan, from: None, to: Some("Alliance".into()) };
    say(&store, &naming);
    let mut connection = Connection::open(store.path()).unwrap();
    let db = connection.transaction().unwrap();
    put_mentions(&db, EntryId(1), &analysis(&[("Otan", 9)])).unwrap();
    db.commit().unwrap();
    assert_eq!(listed(&store), [("Alliance".to_owned(), 1)]);
    say(&store, &naming.opposite());
    assert_eq!(listed(&store), [("Otan".to_owned(), 1)]);
}

#[test]
fn merging_joins_mentions_and_splitting_gives_them_back() {
    let (_dir, store) = store(&[(0, &[("Otan", 0), ("NATO", 20)]), (1, &[("NATO", 3)]), (2, &[("Otan", 5)])]);
    let before = listed(&store);
    let merge = Naming::Merge { entity: id(&store, "NATO"), into: id(&store, "Otan") };
    say(&store, &merge);
    assert_eq!(listed(&store), [("Otan".to_owned(), 3)]);
    let rows = store.reader().unwrap().entities(EntryId(1)).unwrap();
    assert_eq!((rows.len(), rows[0].count, rows[0].mentions.len()), (1, 2, 2));
    let page = store.reader().unwrap().entity_page(id(&store, "Otan"), NOW).unwrap().unwrap();
    assert_eq!(page.merged.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["NATO"]);
    say(&store, &merge.opposite());
    assert_eq!(listed(&store), before);
}

#[test]
fn what_is_merged_stays_so_for_articles_to_come() {
    let (_dir, store) = store(&[(0, &[("Otan", 0), ("NATO", 20)])]);
    say(&store, &Naming::Merge { entity: id(&store, "NATO"), into: id(&store, "Otan") });
    let mut connection = Connection::open(store.path()).unwrap();
    let db = connection.transaction().unwrap();
    put_mentions(&db, EntryId(1), &analysis(&[("NATO", 7)])).unwrap();
    db.commit().unwrap();
    assert_eq!(listed(&store), [("Otan".to_owned(), 1)]);
}

/// The same names of people.
fn people(store: &crate::store::Store) {
    let connection = Connection::open(store.path()).unwrap();
    connection.execute("UPDATE entity SET kind = 'PER'", []).unwrap();
}

fn join_surnames(store: &crate::store::Store) -> u32 {
    let whose = store.reader().unwrap().whose_surnames().unwrap();
    store.writer().unwrap().join_same(&whose).unwrap()
}

#[test]
fn what_is_one_thing_by_facts_is_one_and_is_told_in_the_readers_language() {
    let (_dir, store) = store(&[(0, &[("Europäische Union", 0)]), (1, &[("Union européenne", 0)])]);
    let told = |store: &crate::store::Store| listed(store).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    assert_eq!(told(&store), ["Europäische Union", "Union européenne"], "as the texts have them");
    let dutch = store.clone().telling_in(Lang::Nl);
    assert_eq!(told(&dutch), ["Europese Unie", "Europese Unie"]);
    let same = store.reader().unwrap().same_by_facts().unwrap();
    assert_eq!(store.writer().unwrap().join_same(&same).unwrap(), 1);
    assert_eq!(listed(&store), [("Union européenne".to_owned(), 2)]);
    assert_eq!(store.reader().unwrap().same_by_facts().unwrap(), []);
    say(&store, &Naming::Rename { entity: id(&store, "Union"), from: None, to: Some("L'Union".to_owned()) });
    assert_eq!(told(&dutch), ["L'Union"], "what the user calls it stands");
}

const TRUMP: &[(&str, u32)] = &[("Donald Trump", 0)];

#[test]
fn a_surname_alone_is_the_person_whom_the_store_names_so_and_splitting_parts_them_for_good() {
    let many = [(0, TRUMP); 8];
    let (_dir, store) = store(&[&many[..], &[(0, &[("Trump", 0)]), (1, &[("Melania Trump", 0)])]].concat());
    people(&store);
    let before = listed(&store);
    let (trump, donald) = (id(&store, "Trump"), id(&store, "Donald"));
    assert_eq!(trump, donald, "the most written about answers to it");
    assert_eq!(join_surnames(&store), 1);
    assert_eq!(listed(&store), [("Donald Trump".to_owned(), 9), ("Melania Trump".to_owned(), 1)]);
    assert_eq!(join_surnames(&store), 0);
    // It goes on so with articles to come, until it is split.
    let page = store.reader().unwrap().entity_page(donald, NOW).unwrap().unwrap();
    let lone = page.merged[0].id;
    assert_eq!(page.merged[0].name, "Trump");
    say(&store, &Naming::Split { entity: lone, from: donald });
    assert_eq!(listed(&store), before);
    assert_eq!(join_surnames(&store), 0);
}

#[test]
fn a_surname_of_which_the_user_has_said_something_is_left_alone() {
    let many = [(0, TRUMP); 8];
    let (_dir, store) = store(&[&many[..], &[(0, &[("Trump", 0)])]].concat());
    people(&store);
    let connection = Connection::open(store.path()).unwrap();
    let lone: i64 = connection.query_row("SELECT id FROM entity WHERE key = 'trump'", [], |row| row.get(0)).unwrap();
    for (said, taken_back) in [
        ("UPDATE entity SET given = 'La Tour' WHERE id = ?1", "UPDATE entity SET given = NULL WHERE id = ?1"),
        ("UPDATE entity SET muted = 1 WHERE id = ?1", "UPDATE entity SET muted = 0 WHERE id = ?1"),
        (
            "INSERT INTO follow (kind, value, name, position) VALUES ('entity', CAST(?1 AS TEXT), 'T', 0)",
            "DELETE FROM follow WHERE value = CAST(?1 AS TEXT)",
        ),
    ] {
        connection.execute(said, [lone]).unwrap();
        assert_eq!(join_surnames(&store), 0, "{said}");
        connection.execute(taken_back, [lone]).unwrap();
    }
    assert_eq!(join_surnames(&store), 1);
}

#[test]
fn a_surname_of_two_is_nobody_s() {
    const OTHER: &[(&str, u32)] = &[("Melania Trump", 0)];
    let (five, two) = ([(0, TRUMP); 5], [(0, OTHER); 2]);
    let (_dir, store) = store(&[&five[..], &two[..], &[(0, &[("Trump", 0)])]].concat());
    people(&store);
    assert_eq!(join_surnames(&store), 0);
}

#[test]
fn a_muted_entity_is_shown_nowhere() {
    let (_dir, store) = store(&[(0, &[("Otan", 0), ("Sony", 20)])]);
    say(&store, &Naming::Mute(id(&store, "Sony"), true));
    assert_eq!(listed(&store), [("Otan".to_owned(), 1)]);
    let reader = store.reader().unwrap();
    assert_eq!(reader.entities(EntryId(1)).unwrap().len(), 1);
    assert!(reader.entities_called("sony", 9).unwrap().is_empty());
    assert_eq!(reader.muted_called("sony", 9).unwrap()[0].name, "Sony");
}

#[test]
fn a_page_counts_days_and_names_companions() {
    let (_dir, store) =
        store(&[(0, &[("Otan", 0), ("Sony", 9)]), (0, &[("Otan", 0)]), (29, &[("Otan", 0)]), (40, &[("Otan", 0)])]);
    let page = store.reader().unwrap().entity_page(id(&store, "Otan"), NOW).unwrap().unwrap();
    assert_eq!((page.per_day.len(), page.per_day[29], page.per_day[0]), (30, 2, 1));
    assert_eq!(page.companions.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Sony"]);
    assert_eq!(page.articles.len(), 4);
    assert_eq!(page.row.count, 4);
    assert!(!page.muted && page.merged.is_empty() && page.given.is_none());
}

#[test]
fn what_is_rare_comes_before_what_every_article_names() {
    let (_dir, store) =
        store(&[(0, &[("Belgique", 0), ("Sonaca", 9)]), (1, &[("Belgique", 0)]), (2, &[("Belgique", 0)])]);
    let rows = store.reader().unwrap().entities(EntryId(1)).unwrap();
    assert_eq!(rows[0].name, "Sonaca");
}
