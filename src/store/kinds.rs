//! What kind of thing a name is, settled over the store: where articles take one name for things of several kinds, the
//! entities are joined into the one that it is, by the mechanism that merges entities, and parted where the articles say
//! otherwise by now.
//!
//! An entity that is merged into one of another kind without the user having said so (`settled`) was joined here. Nothing
//! is joined over what the user has said of a name: called otherwise, muted, followed, joined or parted.

use std::collections::BTreeSet;

use rusqlite::{OptionalExtension as _, params};

use super::{Reader, Result, Writer, naming};
use crate::insight::entities::kinds::{KINDS, Votes, is_another, is_word};
use crate::insight::entities::{canonical, edition, is_called, spellings};
use crate::news::analysis::EntityKind;
use crate::news::ids::EntityId;
use crate::text::language::Lang;

/// Articles of a name that are counted: beyond, there are simply many.
const MANY: i64 = 1_000;

/// What is to be joined and parted, and up to where the store was looked at for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settling {
    /// Entities that are what they were joined into no longer.
    apart: Vec<(i64, i64)>,
    same: Vec<(i64, i64)>,
    seq: i64,
    facts: u32,
}

/// An entity of a name.
struct Row {
    id: i64,
    kind: EntityKind,
    name: String,
    /// What it was merged into, and what kind that is.
    merged: Option<(i64, EntityKind)>,
    /// The user has said something of it.
    own: bool,
}

impl Row {
    /// What it was joined into for its kind.
    fn joined(&self) -> Option<i64> {
        self.merged.filter(|(_, kind)| *kind != self.kind && !self.own).map(|(into, _)| into)
    }
}

impl Reader {
    /// Whether names were settled by other facts than are known now, or never.
    pub fn is_settled_by_other_facts(&self) -> Result<bool> {
        Ok(self.settled_up_to()?.1 != edition())
    }

    fn settled_up_to(&self) -> Result<(i64, u32)> {
        let mut statement = self.connection.prepare_cached("SELECT seq, facts FROM settling")?;
        let found = statement.query_row([], |row| Ok((row.get(0)?, row.get(1)?)));
        Ok(found.optional()?.unwrap_or_default())
    }

    /// What the articles that changed since the last time say of the kinds of the names in them.
    pub fn unsettled_kinds(&self) -> Result<Settling> {
        let (from, facts) = self.settled_up_to()?;
        let mut settling = Settling { seq: self.last_vector_change()?, facts: edition(), ..Settling::default() };
        let whole = facts != settling.facts || self.is_something_gone(from)?;
        let names = if whole { self.all_names()? } else { self.changed_names(from)? };
        let roots = self.roots()?;
        for name in names {
            self.settle(&name, &roots, &mut settling)?;
        }
        Ok(settling)
    }

    /// Whether an article was cleared away after number `seq` of the journal: nobody knows any more what it named.
    fn is_something_gone(&self, seq: i64) -> Result<bool> {
        let mut statement = self.connection.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM vector_journal j WHERE j.seq > ?1
                AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.id = j.entry))",
        )?;
        Ok(statement.query_row([seq], |row| row.get(0))?)
    }

    /// Every name of which the store has several kinds, or another than facts know.
    fn all_names(&self) -> Result<BTreeSet<String>> {
        let mut names = BTreeSet::new();
        let mut statement = self.connection.prepare("SELECT key, max(kind), count(*) FROM entity GROUP BY key")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (key, code): (String, String) = (row.get(0)?, row.get(1)?);
            if row.get::<_, i64>(2)? > 1 || known(&key).is_some_and(|(_, kind)| kind.code() != code) {
                names.insert(key);
            }
        }
        Ok(names)
    }

    /// The names of what is joined for its kind, whatever became of the articles that said so.
    fn joined_names(&self) -> Result<BTreeSet<String>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT n.key FROM entity n JOIN entity r ON r.id = n.merged WHERE n.merged IS NOT NULL AND n.kind <> r.kind",
        )?;
        Ok(statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    /// The names in articles that changed after number `seq` of the journal; of what has several, all of them.
    fn changed_names(&self, seq: i64) -> Result<BTreeSet<String>> {
        let mut names = self.joined_names()?;
        for sql in [
            "SELECT DISTINCT n.key, n.kind FROM vector_journal j JOIN mention m ON m.entry = j.entry
             JOIN entity n ON n.id = m.entity WHERE j.seq > ?1",
            "SELECT DISTINCT n.key, n.kind FROM vector_journal j JOIN mention_part p ON p.entry = j.entry
             JOIN entity n ON n.id = p.entity WHERE j.seq > ?1",
        ] {
            let mut statement = self.connection.prepare_cached(sql)?;
            let mut rows = statement.query([seq])?;
            while let Some(row) = rows.next()? {
                let (key, code): (String, String) = (row.get(0)?, row.get(1)?);
                if let Some(kind) = EntityKind::from_code(&code) {
                    names.extend(spellings(&key, kind));
                }
                names.insert(key);
            }
        }
        Ok(names)
    }

    /// The entities that others were merged into.
    fn roots(&self) -> Result<BTreeSet<i64>> {
        let mut statement = self.connection.prepare_cached("SELECT merged FROM entity WHERE merged IS NOT NULL")?;
        Ok(statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    fn named(&self, key: &str) -> Result<Vec<Row>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT n.id, n.kind, n.name, n.merged, (SELECT r.kind FROM entity r WHERE r.id = n.merged),
                n.settled = 1 OR n.given IS NOT NULL OR n.muted = 1
                OR EXISTS (SELECT 1 FROM follow f WHERE f.kind = 'entity' AND f.value = CAST(n.id AS TEXT))
             FROM entity n WHERE n.key = ?1",
        )?;
        let kind = |code: Option<String>| code.as_deref().and_then(EntityKind::from_code);
        let mut rows = statement.query([key])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let Some(own) = kind(row.get(1)?) else { continue };
            let (into, theirs): (Option<i64>, _) = (row.get(3)?, kind(row.get(4)?));
            let merged = into.zip(theirs);
            found.push(Row { id: row.get(0)?, kind: own, name: row.get(2)?, merged, own: row.get(5)? });
        }
        Ok(found)
    }

    /// In how many articles an entity is named by its own name.
    fn articles_of(&self, row: &Row, roots: &BTreeSet<i64>) -> Result<u32> {
        let sql = if row.merged.is_some() {
            "SELECT count(*) FROM (SELECT 1 FROM mention_part p JOIN entry e ON e.id = p.entry AND e.twin IS NULL
             WHERE p.entity = ?1 LIMIT ?2)"
        } else if roots.contains(&row.id) {
            // What was merged into it is named in some of its articles, and in some of them alone.
            "SELECT count(*) FROM (SELECT 1 FROM mention m JOIN entry e ON e.id = m.entry AND e.twin IS NULL
             WHERE m.entity = ?1 AND m.count > (SELECT ifnull(sum(json_array_length(p.spans)), 0) FROM mention_part p
                JOIN entity n ON n.id = p.entity WHERE p.entry = m.entry AND n.merged = ?1) LIMIT ?2)"
        } else {
            "SELECT count(*) FROM (SELECT 1 FROM mention m JOIN entry e ON e.id = m.entry AND e.twin IS NULL
             WHERE m.entity = ?1 LIMIT ?2)"
        };
        Ok(self.connection.prepare_cached(sql)?.query_row(params![row.id, MANY], |row| row.get(0))?)
    }

    /// Whether somebody of the store bears this as the last word of their name.
    fn is_surname(&self, key: &str) -> Result<bool> {
        let sql = "SELECT EXISTS (SELECT 1 FROM entity WHERE kind = ?1 AND substr(key, -length(?2)) = ?2)";
        let end = format!(" {key}");
        Ok(self.connection.prepare_cached(sql)?.query_row([EntityKind::Person.code(), &end], |row| row.get(0))?)
    }

    /// Whether nothing else in the store speaks against that one entity is the other.
    fn may_be(&self, row: &Row, key: &str, there: &Row, elsewhere: Option<&Row>) -> Result<bool> {
        if row.kind == EntityKind::Person && is_word(&row.name) && self.is_surname(key)? {
            return Ok(false);
        }
        if elsewhere.is_none_or(|other| other.id != there.id) {
            return Ok(true);
        }
        // "Roma" is a film where the town is called Rome.
        let mut statement = self.connection.prepare_cached(
            "SELECT DISTINCT e.lang FROM entry e WHERE e.id IN (SELECT m.entry FROM mention m WHERE m.entity = ?1
                UNION SELECT p.entry FROM mention_part p WHERE p.entity = ?1)",
        )?;
        let mut rows = statement.query([row.id])?;
        while let Some(found) = rows.next()? {
            let lang: String = found.get(0)?;
            if !is_called(&row.name, there.kind, Lang::from_tag(&lang)) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// What the entities of one name are.
    fn settle(&self, key: &str, roots: &BTreeSet<i64>, settling: &mut Settling) -> Result<()> {
        let rows = self.named(key)?;
        let fact = known(key);
        let several = rows.len() > 1 || rows.iter().any(|row| row.joined().is_some());
        if !several && rows.iter().all(|row| fact.is_none_or(|(_, kind)| row.kind == kind)) {
            return Ok(());
        }
        // The entity of each kind: what facts know may stand under another of its names.
        let elsewhere = match fact.filter(|(whole, _)| *whole != key) {
            Some((whole, kind)) => self.named(whole)?.into_iter().find(|row| row.kind == kind),
            None => None,
        };
        let mut votes = Votes::default();
        for row in rows.iter().chain(&elsewhere) {
            votes.add(row.kind, self.articles_of(row, roots)?);
        }
        if let Some((_, kind)) = fact {
            votes.know(kind);
        }
        for row in &rows {
            let kind = is_another(&row.name, row.kind, &votes);
            let there = kind.and_then(|kind| elsewhere.iter().chain(&rows).find(|other| other.kind == kind));
            let wanted = match there {
                Some(there) if self.may_be(row, key, there, elsewhere.as_ref())? => {
                    // It may be another one by now, for its surname; where it was joined for its kind, it is parted.
                    Some(there.merged.filter(|_| there.joined().is_none()).map_or(there.id, |(into, _)| into))
                }
                _ => None,
            };
            let joined = row.joined();
            if wanted == joined {
                continue;
            }
            settling.apart.extend(joined.map(|into| (row.id, into)));
            if row.merged.is_none() || joined.is_some() {
                settling.same.extend(wanted.filter(|_| !row.own).map(|into| (row.id, into)));
            }
        }
        Ok(())
    }
}

/// What facts know by this name, if it is one thing.
fn known(key: &str) -> Option<(&'static str, EntityKind)> {
    let mut found = KINDS.into_iter().filter_map(|kind| Some((canonical(key, kind)?, kind)));
    found.next().filter(|_| found.next().is_none())
}

impl Writer {
    /// Joins and parts what [`Reader::unsettled_kinds`] found; returns how many entities that changed.
    pub fn settle_kinds(&mut self, settling: &Settling) -> Result<u32> {
        self.transaction(|db| {
            let mut changed = 0;
            for (one, from) in &settling.apart {
                changed += naming::part(db, EntityId(*one), EntityId(*from))?;
            }
            for (one, into) in &settling.same {
                changed += naming::join(db, EntityId(*one), EntityId(*into))?;
            }
            db.execute("UPDATE settling SET seq = ?1, facts = ?2", params![settling.seq, settling.facts])?;
            Ok(changed)
        })
    }
}

#[cfg(test)]
mod tests {
    use EntityKind::{Organisation, Other, Person, Place};
    use rusqlite::Connection;

    use super::*;
    use crate::news::analysis::{Analysis, Entity, Mention};
    use crate::news::ids::EntryId;
    use crate::store::{Naming, Store, stories};

    type Names<'a> = &'a [(&'a str, EntityKind)];

    struct Press {
        store: Store,
        written: i64,
        _home: tempfile::TempDir,
    }

    impl Press {
        fn new() -> Self {
            let home = tempfile::tempdir().unwrap();
            let store = Store::open(home.path()).unwrap();
            let press = Self { store, written: 0, _home: home };
            press.say("INSERT INTO feed (id, url) VALUES (1, 'https://a.example/')");
            press
        }

        fn of(articles: &[(usize, Names)]) -> Self {
            let mut press = Self::new();
            for (count, names) in articles {
                press.write(*count, names);
            }
            press.settle();
            press
        }

        fn say(&self, sql: &str) {
            Connection::open(self.store.path()).unwrap().execute_batch(sql).unwrap();
        }

        /// So many articles that name these.
        fn write(&mut self, count: usize, names: Names) {
            let mut connection = Connection::open(self.store.path()).unwrap();
            let db = connection.transaction().unwrap();
            for _ in 0..count {
                self.written += 1;
                let id = self.written;
                db.execute(
                    "INSERT INTO entry (id, feed, key, name, title, sort, arrived, lang)
                     VALUES (?1, 1, ?1, ?1, 'T', ?1, ?1, 'fr')",
                    [id],
                )
                .unwrap();
                stories::put_vector(&db, EntryId(id), b"").unwrap();
                let entity = |(at, (name, kind)): (usize, &(&str, EntityKind))| Entity {
                    name: (*name).to_owned(),
                    key: crate::insight::entities::key(name, *kind),
                    kind: *kind,
                    mentions: vec![Mention { start: 10 * at as u32, end: 10 * at as u32 + 4 }],
                };
                let analysis =
                    Analysis { entities: names.iter().enumerate().map(entity).collect(), ..Analysis::default() };
                naming::put_mentions(&db, EntryId(id), &analysis).unwrap();
            }
            db.commit().unwrap();
        }

        fn settle(&self) -> u32 {
            let settling = self.store.reader().unwrap().unsettled_kinds().unwrap();
            self.store.writer().unwrap().settle_kinds(&settling).unwrap()
        }

        /// What a person sees: name, kind, articles.
        fn listed(&self) -> Vec<(String, EntityKind, u32)> {
            let rows = self.store.reader().unwrap().entity_list(None, None, 100).unwrap();
            let mut rows: Vec<_> = rows.into_iter().map(|row| (row.name, row.kind, row.count)).collect();
            rows.sort();
            rows
        }

        fn kinds(&self) -> Vec<(EntityKind, u32)> {
            self.listed().into_iter().map(|(_, kind, count)| (kind, count)).collect()
        }

        fn id(&self, name: &str, kind: EntityKind) -> EntityId {
            let connection = Connection::open(self.store.path()).unwrap();
            let sql = "SELECT id FROM entity WHERE name = ?1 AND kind = ?2";
            EntityId(connection.query_row(sql, [name, kind.code()], |row| row.get(0)).unwrap())
        }
    }

    const PORT: [Names; 3] = [
        &[("Noordkaai Terminals", Organisation)],
        &[("Noordkaai Terminals", Person)],
        &[("Noordkaai Terminals", Other)],
    ];

    #[test]
    fn a_name_in_full_that_some_take_for_another_thing_is_what_most_say() {
        let press = Press::of(&[(7, PORT[0]), (2, PORT[1]), (2, PORT[2])]);
        assert_eq!(press.listed(), [("Noordkaai Terminals".to_owned(), Organisation, 11)]);
        // Also in the article, by search, and on the page of what was joined.
        let reader = press.store.reader().unwrap();
        assert_eq!(reader.entities(EntryId(8)).unwrap()[0].kind, Organisation);
        let called = reader.entities_called("noordkaai", 9).unwrap();
        assert_eq!(called.iter().map(|row| (row.kind, row.count)).collect::<Vec<_>>(), [(Organisation, 11)]);
        assert_eq!(reader.entity(press.id("Noordkaai Terminals", Person)).unwrap().unwrap().kind, Organisation);
        assert_eq!(press.settle(), 0);
    }

    #[test]
    fn where_no_kind_clearly_wins_the_names_stay_two() {
        for (many, few) in [(5, 2), (2, 1), (1, 1), (40, 3)] {
            let press = Press::of(&[(many, PORT[0]), (few, PORT[1])]);
            assert_eq!(press.kinds(), [(Person, few as u32), (Organisation, many as u32)], "{many} to {few}");
        }
    }

    #[test]
    fn it_is_the_same_in_whatever_order_articles_come_and_however_often_they_are_settled() {
        let parts = [(7, PORT[0]), (2, PORT[1]), (1, PORT[2])];
        for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0], [1, 0, 2]] {
            let mut press = Press::new();
            for at in order {
                for _ in 0..parts[at].0 {
                    press.write(1, parts[at].1);
                    press.settle();
                }
            }
            assert_eq!(press.kinds(), [(Organisation, 10)], "{order:?}");
        }
    }

    #[test]
    fn it_is_undone_when_the_articles_say_otherwise() {
        let mut press = Press::of(&[(6, PORT[0]), (2, PORT[1])]);
        assert_eq!(press.kinds(), [(Organisation, 8)]);
        press.write(1, PORT[1]);
        assert_eq!(press.settle(), 1);
        assert_eq!(press.kinds(), [(Person, 3), (Organisation, 6)]);
        // And when it is the other thing by far in the end, it is that.
        press.write(118, PORT[1]);
        press.settle();
        assert_eq!(press.kinds(), [(Person, 127)]);
    }

    #[test]
    fn it_is_undone_when_the_articles_that_said_so_are_cleared_away() {
        let press = Press::of(&[(6, PORT[0]), (2, PORT[1])]);
        press.say("PRAGMA foreign_keys = ON; DELETE FROM entry WHERE id < 3");
        assert_eq!(press.settle(), 1);
        assert_eq!(press.kinds(), [(Person, 2), (Organisation, 4)]);
        // With those of the other kind gone as well, there is nothing left to settle.
        press.say("PRAGMA foreign_keys = ON; DELETE FROM entry WHERE id > 6");
        press.settle();
        assert_eq!(press.kinds(), [(Organisation, 4)]);
    }

    #[test]
    fn articles_that_name_both_count_for_each_and_come_back_whole() {
        const BOTH: Names = &[("Noordkaai Terminals", Organisation), ("Noordkaai Terminals", Person)];
        let mut press = Press::of(&[(3, PORT[0]), (2, BOTH)]);
        assert_eq!(press.kinds(), [(Person, 2), (Organisation, 5)]);
        press.write(1, PORT[0]);
        press.settle();
        assert_eq!(press.kinds(), [(Organisation, 6)]);
        let told = press.store.reader().unwrap().entities(EntryId(4)).unwrap();
        assert_eq!((told.len(), told[0].count), (1, 2));
        press.write(1, PORT[1]);
        press.settle();
        assert_eq!(press.kinds(), [(Person, 3), (Organisation, 6)]);
    }

    #[test]
    fn two_things_of_one_name_stay_two() {
        for (name, one, other) in [
            ("Bruges", Place, Organisation),
            ("Lens", Organisation, Place),
            ("Le Mans", Place, Organisation),
            ("Los Angeles", Place, Organisation),
            ("Washington", Place, Person),
            ("Paris", Place, Person),
            ("Renault", Organisation, Person),
            ("Marianne", Organisation, Person),
            ("Belga", Organisation, Place),
            ("Concorde", Other, Place),
            ("Renaudot", Person, Other),
        ] {
            let press = Press::of(&[(7, &[(name, one)]), (1, &[(name, other)])]);
            assert_eq!(press.kinds().len(), 2, "{name}");
        }
        // Nor where it is far more often the one.
        for (name, one, other) in
            [("Bruges", Place, Organisation), ("Paris", Place, Person), ("La Marseillaise", Other, Organisation)]
        {
            let press = Press::of(&[(60, &[(name, one)]), (1, &[(name, other)])]);
            assert_eq!(press.kinds().len(), 2, "{name}");
        }
    }

    #[test]
    fn a_word_is_another_thing_only_where_very_many_say_so_and_nobody_bears_it() {
        let parts: [(usize, Names); 2] = [(8, &[("Klaxoon", Organisation)]), (1, &[("Klaxoon", Person)])];
        assert_eq!(Press::of(&parts).kinds(), [(Organisation, 9)]);
        let mut press = Press::of(&parts);
        press.write(1, &[("Jo Klaxoon", Person), ("Klaxoon", Organisation)]);
        press.settle();
        assert_eq!(press.kinds(), [(Person, 1), (Person, 1), (Organisation, 9)]);
    }

    #[test]
    fn a_place_that_facts_know_is_one_where_it_is_once_taken_for_none() {
        let press = Press::of(&[(1, &[("Flessingue", Place)]), (1, &[("Flessingue", Other)])]);
        assert_eq!(press.kinds(), [(Place, 2)]);
        // Where no article says so, it may be a film.
        let press = Press::of(&[(1, &[("Flessingue", Other)])]);
        assert_eq!(press.kinds(), [(Other, 1)]);
    }

    #[test]
    fn the_name_of_a_place_in_another_language_is_something_else_here() {
        let press = Press::of(&[(40, &[("Rome", Place)]), (1, &[("Roma", Other)])]);
        assert_eq!(press.kinds(), [(Other, 1), (Place, 40)]);
        // Where it is what the place is called, it is the place.
        let mut press = Press::of(&[(4, &[("Flessingue", Place)])]);
        press.write(1, &[("Vlissingen", Other)]);
        press.say("UPDATE entry SET lang = 'nl' WHERE id = 5");
        assert_eq!((press.settle(), press.kinds()), (1, vec![(Place, 5)]));
    }

    #[test]
    fn what_the_user_has_said_stands() {
        let parts = [(7, PORT[0]), (1, PORT[1])];
        let press = Press::of(&parts);
        let (one, from) = (press.id("Noordkaai Terminals", Person), press.id("Noordkaai Terminals", Organisation));
        press.say("UPDATE entity SET settled = 0");
        let split = crate::store::Change::Name(Naming::Split { entity: one, from });
        press.store.writer().unwrap().apply(&[crate::store::Write::Change(split)]).unwrap();
        press.say("UPDATE settling SET facts = 0");
        assert_eq!((press.settle(), press.kinds()), (0, vec![(Person, 1), (Organisation, 7)]));
        for said in [
            "UPDATE entity SET given = 'X' WHERE kind = 'PER'",
            "UPDATE entity SET muted = 1 WHERE kind = 'PER'",
            "INSERT INTO follow (kind, value, name, position)
                SELECT 'entity', CAST(id AS TEXT), 'T', 0 FROM entity WHERE kind = 'PER'",
        ] {
            let mut press = Press::new();
            press.write(7, PORT[0]);
            press.write(1, PORT[1]);
            press.say(said);
            assert_eq!(press.settle(), 0, "{said}");
        }
        // What the user has joined is not parted.
        let press = Press::of(&[(1, PORT[0]), (1, PORT[1])]);
        let (entity, into) = (press.id("Noordkaai Terminals", Person), press.id("Noordkaai Terminals", Organisation));
        let merge = crate::store::Change::Name(Naming::Merge { entity, into });
        press.store.writer().unwrap().apply(&[crate::store::Write::Change(merge)]).unwrap();
        press.say("UPDATE settling SET facts = 0");
        assert_eq!((press.settle(), press.kinds()), (0, vec![(Organisation, 2)]));
    }

    #[test]
    fn only_names_in_new_articles_are_looked_at() {
        let mut press = Press::of(&[(7, PORT[0])]);
        press.write(1, PORT[1]);
        press.write(1, &[("Sony", Organisation)]);
        press.settle();
        let seen = |press: &Press| press.store.reader().unwrap().changed_names(press.written - 1).unwrap();
        press.write(1, &[("Ostende", Place)]);
        assert!(!seen(&press).contains("sony") && seen(&press).contains("ostende"));
        // The other names of what facts know are looked at with it; so is what is joined already.
        assert!(seen(&press).contains("oostende") && seen(&press).contains("noordkaai terminals"));
    }
}
