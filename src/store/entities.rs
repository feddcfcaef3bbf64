//! People, organisations, places over the whole store: what names them, and what the user says of them.

use rusqlite::{OptionalExtension as _, Transaction, params};
use serde::{Deserialize, Serialize};

use super::reader::{entity_row, kind};
use super::{Reader, Result};
use crate::news::analysis::{Analysis, EntityKind, EntityRow, Mention};
use crate::news::entity_page::EntityPage;
use crate::news::ids::{EntityId, EntryId};
use crate::news::query::{Query, Scope};
use crate::news::time::Timestamp;

/// Days that an entity's page looks back.
const DAYS: i64 = 30;
const DAY: i64 = 86_400;
/// Companions and articles that an entity's page shows.
const COMPANIONS: usize = 20;
const ARTICLES: usize = 500;
/// Articles that are counted to tell how common an entity is: beyond, it is simply common.
const COMMON: i64 = 3_000;

/// What the user says of an entity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Naming {
    /// `None` is the name that the texts give it.
    Rename { entity: EntityId, from: Option<String>, to: Option<String> },
    /// Muted, it is shown nowhere.
    Mute(EntityId, bool),
    /// `entity` is `into`: one name, one page, all mentions.
    Merge { entity: EntityId, into: EntityId },
    /// It is not, after all.
    Split { entity: EntityId, from: EntityId },
}

impl Naming {
    /// What takes it back.
    #[must_use]
    pub fn opposite(&self) -> Self {
        match self.clone() {
            Self::Rename { entity, from, to } => Self::Rename { entity, from: to, to: from },
            Self::Mute(entity, on) => Self::Mute(entity, !on),
            Self::Merge { entity, into } => Self::Split { entity, from: into },
            Self::Split { entity, from } => Self::Merge { entity, into: from },
        }
    }
}

type Spans = Vec<[u32; 2]>;

fn spans_of(text: &str) -> Spans {
    serde_json::from_str(text).unwrap_or_default()
}

fn packed(spans: &Spans) -> String {
    serde_json::to_string(spans).unwrap_or_else(|_| "[]".into())
}

impl Reader {
    /// The entities of an article with their mentions, the most telling first: named early, and rare in the store.
    pub fn entities(&self, id: EntryId) -> Result<Vec<EntityRow>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT n.id, told(n.given, m.name, n.kind), n.kind, m.count, m.spans, m.rank,
                (SELECT count(*) FROM (SELECT 1 FROM mention o WHERE o.entity = n.id LIMIT ?2))
             FROM mention m JOIN entity n ON n.id = m.entity WHERE m.entry = ?1 AND n.muted = 0 ORDER BY m.rank",
        )?;
        let all: i64 = self.connection.query_row("SELECT ifnull(max(id), 0) FROM entry", [], |row| row.get(0))?;
        let rows = statement.query_map(params![id.0, COMMON], |row| {
            let mentions = spans_of(row.get_ref(4)?.as_str()?);
            let found = EntityRow {
                id: EntityId(row.get(0)?),
                name: row.get(1)?,
                kind: kind(row, 2)?,
                count: row.get(3)?,
                mentions: mentions.into_iter().map(|[start, end]| Mention { start, end }).collect(),
            };
            let (rank, articles): (i64, i64) = (row.get(5)?, row.get(6)?);
            let rarity = ((all + 2) as f64 / (articles + 1) as f64).ln().max(0.1);
            // What every other article names tells nothing, however early it stands.
            let often = 1.0 + f64::from(found.count).max(1.0).ln();
            Ok((found, rarity * rarity * often / (4.0 + rank as f64)))
        })?;
        let mut rows: Vec<(EntityRow, f64)> = rows.collect::<Result<_, _>>()?;
        rows.sort_by(|(_, a), (_, b)| b.total_cmp(a));
        Ok(rows.into_iter().map(|(row, _)| row).collect())
    }

    /// The store's entities by number of articles.
    pub fn entity_list(
        &self,
        kind: Option<EntityKind>,
        since: Option<Timestamp>,
        limit: usize,
    ) -> Result<Vec<EntityRow>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT n.id, told(n.given, n.name, n.kind), n.kind, count(*) FROM mention m JOIN entity n ON n.id = m.entity
             JOIN entry e ON e.id = m.entry AND e.twin IS NULL AND e.hidden = 0 AND e.sort >= ?2
             WHERE (?1 IS NULL OR n.kind = ?1) AND n.muted = 0
             GROUP BY n.id ORDER BY count(*) DESC, n.name LIMIT ?3",
        )?;
        let since = since.map_or(i64::MIN, |since| since.0);
        let rows = statement.query_map(params![kind.map(EntityKind::code), since, limit as i64], entity_row)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// An entity, or the one that it was merged into.
    pub fn entity(&self, id: EntityId) -> Result<Option<EntityRow>> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT n.id, told(n.given, n.name, n.kind), n.kind,
                    (SELECT count(*) FROM mention m JOIN entry e ON e.id = m.entry
                     WHERE m.entity = n.id AND e.twin IS NULL AND e.hidden = 0)
                 FROM entity n WHERE n.id = (SELECT coalesce(merged, id) FROM entity WHERE id = ?1)",
            )?
            .query_row([id.0], entity_row)
            .optional()?)
    }

    /// The name that the user gave it.
    pub fn given_name(&self, id: EntityId) -> Result<Option<String>> {
        let mut statement = self.connection.prepare_cached("SELECT given FROM entity WHERE id = ?1")?;
        Ok(statement.query_row([id.0], |row| row.get(0)).optional()?.flatten())
    }

    /// What was merged into an entity.
    pub fn merged_into(&self, id: EntityId) -> Result<Vec<EntityRow>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT n.id, told(NULL, n.name, n.kind), n.kind, (SELECT count(*) FROM mention_part p WHERE p.entity = n.id)
             FROM entity n WHERE n.merged = ?1 ORDER BY n.name",
        )?;
        Ok(statement.query_map([id.0], entity_row)?.collect::<Result<_, _>>()?)
    }

    /// All that an entity's page shows.
    pub fn entity_page(&self, id: EntityId, now: Timestamp) -> Result<Option<EntityPage>> {
        let Some(row) = self.entity(id)? else { return Ok(None) };
        let id = row.id;
        let (own_name, muted) =
            self.connection.query_row("SELECT name, muted FROM entity WHERE id = ?1", [id.0], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
        let articles = self.ids(&Query { scope: Scope::Entity(id), limit: Some(ARTICLES), ..Query::default() })?;
        Ok(Some(EntityPage {
            muted,
            own_name,
            given: self.given_name(id)?,
            merged: self.merged_into(id)?,
            per_day: self.per_day(id, now)?,
            companions: self.companions(id)?,
            articles,
            row,
        }))
    }

    fn per_day(&self, id: EntityId, now: Timestamp) -> Result<Vec<u32>> {
        let today = now.0.div_euclid(DAY);
        let mut days = vec![0; DAYS as usize];
        let mut statement = self.connection.prepare_cached(
            "SELECT e.sort FROM mention m JOIN entry e ON e.id = m.entry
             WHERE m.entity = ?1 AND e.twin IS NULL AND e.hidden = 0 AND e.sort >= ?2",
        )?;
        let since = (today - DAYS + 1) * DAY;
        for sort in statement.query_map(params![id.0, since], |row| row.get::<_, i64>(0))? {
            let day = (sort?.div_euclid(DAY) - today + DAYS - 1).clamp(0, DAYS - 1);
            days[day as usize] += 1;
        }
        Ok(days)
    }

    /// Whom and what it is named with more often than chance has it: those with the strongest ties, by their number.
    fn companions(&self, id: EntityId) -> Result<Vec<EntityRow>> {
        let mut statement = self.connection.prepare_cached(
            "WITH own (entry) AS (SELECT m.entry FROM mention m JOIN entry e ON e.id = m.entry
                WHERE m.entity = ?1 AND e.twin IS NULL AND e.hidden = 0 ORDER BY m.entry DESC LIMIT 1000)
             SELECT n.id, told(n.given, n.name, n.kind), n.kind, count(*) AS together
             FROM own CROSS JOIN mention m ON m.entry = own.entry JOIN entity n ON n.id = m.entity
             WHERE n.id <> ?1 AND n.muted = 0
             GROUP BY n.id ORDER BY together DESC, n.id LIMIT 100",
        )?;
        let rows: Vec<EntityRow> = statement.query_map([id.0], entity_row)?.collect::<Result<_, _>>()?;
        let mut count = self
            .connection
            .prepare_cached("SELECT count(*) FROM (SELECT 1 FROM mention WHERE entity = ?1 LIMIT ?2)")?;
        let mut weighed = Vec::with_capacity(rows.len());
        for row in rows {
            let all: f64 = count.query_row(params![row.id.0, COMMON], |row| row.get(0))?;
            let together = f64::from(row.count);
            weighed.push((together * together / all.max(1.0).sqrt(), row));
        }
        weighed.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        let mut strongest: Vec<EntityRow> = weighed.into_iter().take(COMPANIONS).map(|(_, row)| row).collect();
        strongest.sort_by_key(|row| std::cmp::Reverse(row.count));
        Ok(strongest)
    }
}

/// Replaces the mentions of an article by those of a new analysis.
pub(super) fn put_mentions(db: &Transaction<'_>, entry: EntryId, analysis: &Analysis) -> Result<()> {
    db.prepare_cached("DELETE FROM mention WHERE entry = ?1")?.execute([entry.0])?;
    db.prepare_cached("DELETE FROM mention_part WHERE entry = ?1")?.execute([entry.0])?;
    for (rank, entity) in analysis.entities.iter().enumerate() {
        let (id, merged): (i64, Option<i64>) = db
            .prepare_cached(
                "INSERT INTO entity (key, kind, name) VALUES (?1, ?2, ?3)
                 ON CONFLICT (key, kind) DO UPDATE SET name = name RETURNING id, merged",
            )?
            .query_row(params![entity.key, entity.kind.code(), entity.name], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let spans: Spans = entity.mentions.iter().map(|mention| [mention.start, mention.end]).collect();
        if let Some(into) = merged {
            let part = Part { entry: entry.0, rank: rank as i64, name: entity.name.clone(), spans };
            part.keep(db, id)?;
            part.join(db, into)?;
        } else {
            Part { entry: entry.0, rank: rank as i64, name: entity.name.clone(), spans }.join(db, id)?;
        }
    }
    Ok(())
}

/// The mentions of an entity in one article.
struct Part {
    entry: i64,
    rank: i64,
    name: String,
    spans: Spans,
}

impl Part {
    fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        let spans = spans_of(row.get_ref(3)?.as_str()?);
        Ok(Self { entry: row.get(0)?, rank: row.get(1)?, name: row.get(2)?, spans })
    }

    /// Keeps it under the name of the entity that is merged.
    fn keep(&self, db: &Transaction<'_>, entity: i64) -> Result<()> {
        db.prepare_cached(
            "INSERT OR REPLACE INTO mention_part (entry, entity, rank, name, spans) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![self.entry, entity, self.rank, self.name, packed(&self.spans)])?;
        Ok(())
    }

    /// Adds it to an entity's mentions in the article.
    fn join(&self, db: &Transaction<'_>, entity: i64) -> Result<()> {
        let there: Option<(String, i64)> = db
            .prepare_cached("SELECT spans, rank FROM mention WHERE entry = ?1 AND entity = ?2")?
            .query_row([self.entry, entity], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let Some((spans, rank)) = there else {
            db.prepare_cached(
                "INSERT INTO mention (entry, entity, count, rank, name, spans) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![
                self.entry,
                entity,
                self.spans.len() as i64,
                self.rank,
                self.name,
                packed(&self.spans)
            ])?;
            return Ok(());
        };
        let mut all = spans_of(&spans);
        all.extend(&self.spans);
        all.sort_unstable();
        all.dedup();
        put_spans(db, self.entry, entity, &all, rank.min(self.rank))
    }

    /// Takes it out of an entity's mentions in the article.
    fn leave(&self, db: &Transaction<'_>, entity: i64) -> Result<()> {
        let there: Option<(String, i64)> = db
            .prepare_cached("SELECT spans, rank FROM mention WHERE entry = ?1 AND entity = ?2")?
            .query_row([self.entry, entity], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let Some((spans, rank)) = there else { return Ok(()) };
        let mut rest = spans_of(&spans);
        rest.retain(|span| !self.spans.contains(span));
        if rest.is_empty() {
            db.prepare_cached("DELETE FROM mention WHERE entry = ?1 AND entity = ?2")?.execute([self.entry, entity])?;
            return Ok(());
        }
        put_spans(db, self.entry, entity, &rest, rank)
    }
}

fn put_spans(db: &Transaction<'_>, entry: i64, entity: i64, spans: &Spans, rank: i64) -> Result<()> {
    db.prepare_cached("UPDATE mention SET spans = ?3, count = ?4, rank = ?5 WHERE entry = ?1 AND entity = ?2")?
        .execute(params![entry, entity, packed(spans), spans.len() as i64, rank])?;
    Ok(())
}

/// Does what the user says of an entity; returns how many entities that changed.
pub(super) fn name(db: &Transaction<'_>, naming: &Naming) -> Result<u32> {
    match naming {
        Naming::Rename { entity, to, .. } => {
            let done = db.execute("UPDATE entity SET given = ?2 WHERE id = ?1", params![entity.0, to])?;
            Ok(done as u32)
        }
        Naming::Mute(entity, on) => {
            let done = db.execute("UPDATE entity SET muted = ?2 WHERE id = ?1", params![entity.0, on])?;
            Ok(done as u32)
        }
        Naming::Merge { entity, into } => settled(db, *entity, merge(db, entity.0, into.0)?),
        Naming::Split { entity, from } => settled(db, *entity, split(db, entity.0, from.0)?),
    }
}

/// Notes that the user has said what an entity is, or is not.
fn settled(db: &Transaction<'_>, entity: EntityId, done: u32) -> Result<u32> {
    if done > 0 {
        db.prepare_cached("UPDATE entity SET settled = 1 WHERE id = ?1")?.execute([entity.0])?;
    }
    Ok(done)
}

/// Makes one of two names that nobody has said anything about.
pub(super) fn join(db: &Transaction<'_>, entity: EntityId, into: EntityId) -> Result<u32> {
    let own = db
        .prepare_cached("SELECT settled = 1 OR given IS NOT NULL OR muted = 1 FROM entity WHERE id = ?1")?
        .query_row([entity.0], |row| row.get::<_, bool>(0))
        .optional()?;
    if own == Some(false) { merge(db, entity.0, into.0) } else { Ok(0) }
}

/// Makes two again of what was joined, where the user has said nothing about it.
pub(super) fn part(db: &Transaction<'_>, entity: EntityId, from: EntityId) -> Result<u32> {
    let own = db
        .prepare_cached("SELECT settled = 1 FROM entity WHERE id = ?1")?
        .query_row([entity.0], |row| row.get::<_, bool>(0))
        .optional()?;
    if own == Some(false) { split(db, entity.0, from.0) } else { Ok(0) }
}

fn merge(db: &Transaction<'_>, entity: i64, into: i64) -> Result<u32> {
    // Into the entity that the other one is already merged into, if it is.
    let root: Option<i64> =
        db.query_row("SELECT coalesce(merged, id) FROM entity WHERE id = ?1", [into], |row| row.get(0)).optional()?;
    let Some(into) = root.filter(|root| *root != entity) else { return Ok(0) };
    let fresh = db.execute("UPDATE entity SET merged = ?2 WHERE id = ?1 AND merged IS NULL", [entity, into])?;
    if fresh == 0 {
        return Ok(0);
    }
    // What was merged into it before comes along, and its parts stand in the table already.
    db.execute("UPDATE entity SET merged = ?2 WHERE merged = ?1", [entity, into])?;
    let mut statement = db.prepare("SELECT entry, rank, name, spans FROM mention WHERE entity = ?1")?;
    let parts: Vec<Part> = statement.query_map([entity], Part::read)?.collect::<Result<_, _>>()?;
    for part in parts {
        part.keep(db, entity)?;
        part.join(db, into)?;
    }
    db.execute("DELETE FROM mention WHERE entity = ?1", [entity])?;
    db.execute(
        "UPDATE OR IGNORE follow SET value = CAST(?2 AS TEXT) WHERE kind = 'entity' AND value = CAST(?1 AS TEXT)",
        [entity, into],
    )?;
    Ok(1)
}

fn split(db: &Transaction<'_>, entity: i64, from: i64) -> Result<u32> {
    let done = db.execute("UPDATE entity SET merged = NULL WHERE id = ?1 AND merged = ?2", [entity, from])?;
    if done == 0 {
        return Ok(0);
    }
    let mut statement = db.prepare("SELECT entry, rank, name, spans FROM mention_part WHERE entity = ?1")?;
    let parts: Vec<Part> = statement.query_map([entity], Part::read)?.collect::<Result<_, _>>()?;
    for part in parts {
        part.leave(db, from)?;
        part.join(db, entity)?;
    }
    db.execute("DELETE FROM mention_part WHERE entity = ?1", [entity])?;
    Ok(1)
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::*;
    use crate::news::analysis::Entity;
    use crate::text::language::Lang;

    const NOW: Timestamp = Timestamp(1_800_000_000);

    /// A store with articles (`sort` days ago) and what they name.
    fn store(articles: &[(i64, &[(&str, u32)])]) -> (tempfile::TempDir, super::super::Store) {
        let dir = tempfile::tempdir().unwrap();
        let store = super::super::Store::open(dir.path()).unwrap();
        let mut connection = Connection::open(store.path()).unwrap();
        let db = connection.transaction().unwrap();
        db.execute("INSERT INTO feed (id, url) VALUES (1, 'https://a.example/')", []).unwrap();
        for (id, (days, names)) in articles.iter().enumerate() {
            let id = id as i64 + 1;
            let sort = NOW.0 - days * DAY;
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

    fn say(store: &super::super::Store, naming: &Naming) {
        let mut connection = Connection::open(store.path()).unwrap();
        let db = connection.transaction().unwrap();
        assert_eq!(name(&db, naming).unwrap(), 1);
        db.commit().unwrap();
    }

    fn listed(store: &super::super::Store) -> Vec<(String, u32)> {
        let rows = store.reader().unwrap().entity_list(None, None, 100).unwrap();
        rows.into_iter().map(|row| (row.name, row.count)).collect()
    }

    fn id(store: &super::super::Store, name: &str) -> EntityId {
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
            store
                .writer()
                .unwrap()
                .apply(&[super::super::Write::Analysis { entry, edition, analysis, terms }])
                .unwrap();
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
    fn people(store: &super::super::Store) {
        let connection = Connection::open(store.path()).unwrap();
        connection.execute("UPDATE entity SET kind = 'PER'", []).unwrap();
    }

    fn join_surnames(store: &super::super::Store) -> u32 {
        let whose = store.reader().unwrap().whose_surnames().unwrap();
        store.writer().unwrap().join_same(&whose).unwrap()
    }

    #[test]
    fn what_is_one_thing_by_facts_is_one_and_is_told_in_the_readers_language() {
        let (_dir, store) = store(&[(0, &[("Europäische Union", 0)]), (1, &[("Union européenne", 0)])]);
        let told = |store: &super::super::Store| listed(store).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
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
        let lone: i64 =
            connection.query_row("SELECT id FROM entity WHERE key = 'trump'", [], |row| row.get(0)).unwrap();
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
}
