//! What the user does with articles.

use rusqlite::{Transaction, params};

use super::tally::Tally;
use super::{Change, Result, follows, naming};
use crate::news::ids::EntryId;

/// Changes the state of articles, in whatever feeds each stands; returns how many changed.
pub(super) fn change(db: &Transaction<'_>, change: &Change, tally: &mut Tally) -> Result<u32> {
    match change {
        Change::Read(ids, on) => set(db, "read", ids, *on, tally),
        Change::Star(ids, on) => set(db, "starred", ids, *on, tally),
        Change::Later(ids, on) => set(db, "later", ids, *on, tally),
        Change::Tag(ids, name, on) => tag(db, ids, name, *on),
        Change::Retag { given, taken } => {
            Ok(tag(db, &given.ids, &given.tag, true)?.max(tag(db, &taken.ids, &taken.tag, false)?))
        }
        Change::Follow(following) => follows::follow(db, following).map(|()| 0),
        Change::Name(naming) => naming::name(db, naming),
        Change::Place { entry, block, line } => follows::put_place(db, *entry, *block, *line).map(|()| 0),
    }
}

/// Sets one flag. In few statements however many articles: all of a large store may be marked at once.
fn set(db: &Transaction<'_>, column: &str, ids: &[EntryId], on: bool, tally: &mut Tally) -> Result<u32> {
    let ids = list(ids);
    let mut changed = 0;
    let own = format!(
        "UPDATE entry SET {column} = ?2 WHERE id IN (SELECT value FROM json_each(?1)) AND {column} <> ?2 RETURNING feed"
    );
    let mut statement = db.prepare_cached(&own)?;
    for feed in statement.query_map(params![ids, on], |row| row.get(0))? {
        tally.recount(feed?);
        changed += 1;
    }
    // Twins of the articles, and those whose twins they are.
    let others = format!(
        "UPDATE entry SET {column} = ?2 WHERE {column} <> ?2 AND id IN (
            WITH given (id) AS (SELECT value FROM json_each(?1)),
                 leads (id) AS (SELECT ifnull(e.twin, e.id) FROM given CROSS JOIN entry e ON e.id = given.id)
            SELECT id FROM leads
            UNION SELECT e.id FROM leads CROSS JOIN entry e ON e.twin = leads.id AND e.twin > 0) RETURNING feed"
    );
    let mut statement = db.prepare_cached(&others)?;
    for feed in statement.query_map(params![ids, on], |row| row.get(0))? {
        tally.recount(feed?);
    }
    Ok(changed)
}

fn tag(db: &Transaction<'_>, ids: &[EntryId], name: &str, on: bool) -> Result<u32> {
    // An article that stands in several feeds has its tags in all of them.
    let all = "WITH given (id) AS (SELECT value FROM json_each(?1)),
                 leads (id) AS (SELECT ifnull(e.twin, e.id) FROM given CROSS JOIN entry e ON e.id = given.id),
                 every (id) AS (SELECT id FROM leads
                    UNION SELECT e.id FROM leads CROSS JOIN entry e ON e.twin = leads.id AND e.twin > 0)";
    let sql = if on {
        format!("{all} INSERT OR IGNORE INTO tag (entry, name) SELECT id, ?2 FROM every")
    } else {
        format!("{all} DELETE FROM tag WHERE name = ?2 AND entry IN (SELECT id FROM every)")
    };
    Ok(db.prepare_cached(&sql)?.execute(params![list(ids), name])? as u32)
}

fn list(ids: &[EntryId]) -> String {
    serde_json::to_string(ids).unwrap_or_else(|_| "[]".into())
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::*;
    use crate::news::query::{Query, Scope};
    use crate::store::{Store, Tagging};

    #[test]
    fn a_tag_is_on_an_article_in_all_its_feeds_and_makes_a_list() {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::open(dir.path()).unwrap();
        let mut connection = Connection::open(store.path()).unwrap();
        connection
            .execute_batch(
                "INSERT INTO feed (id, url) VALUES (1, 'https://a.example/'), (2, 'https://b.example/');
                 INSERT INTO entry (id, feed, key, name, title, sort, arrived, twin, read) VALUES
                    (1, 1, 'a', 1, 'T', 10, 10, NULL, 0), (2, 2, 'a', 2, 'T', 10, 10, 1, 0), (3, 2, 'c', 3, 'U', 9, 9, NULL, 1);",
            )
            .unwrap();
        let mut say = |ids: &[i64], on| {
            let db = connection.transaction().unwrap();
            let ids = ids.iter().copied().map(EntryId).collect();
            change(&db, &Change::Tag(ids, "Été".to_owned(), on), &mut Tally::default()).unwrap();
            db.commit().unwrap();
        };
        // Given where it is a twin.
        say(&[2, 3], true);
        let reader = store.reader().unwrap();
        let tags = reader.tags().unwrap();
        assert_eq!(
            tags.iter().map(|row| (row.name.as_str(), row.unread, row.total)).collect::<Vec<_>>(),
            [("Été", 1, 2)]
        );
        let listed = |scope| reader.ids(&Query { scope, ..Query::default() }).unwrap();
        assert_eq!(listed(Scope::Tag("Été".to_owned())), [EntryId(1), EntryId(3)]);
        assert_eq!(listed(Scope::Search("tag:ete is:unread".to_owned())), [EntryId(1)]);
        // Joined with another and parted again: each is where it was.
        say(&[1], false);
        let mut retag = |said: &Change| {
            let db = connection.transaction().unwrap();
            change(&db, said, &mut Tally::default()).unwrap();
            db.commit().unwrap();
        };
        retag(&Change::Tag(vec![EntryId(1)], "Hiver".to_owned(), true));
        let tagging =
            |tag: &str, ids: &[i64]| Tagging { tag: tag.into(), ids: ids.iter().copied().map(EntryId).collect() };
        let join = Change::Retag { given: tagging("Hiver", &[3]), taken: tagging("Été", &[3]) };
        retag(&join);
        assert_eq!(listed(Scope::Tag("Hiver".to_owned())), [EntryId(1), EntryId(3)]);
        assert_eq!(listed(Scope::Tag("Été".to_owned())), []);
        retag(&join.opposite().unwrap());
        assert_eq!(listed(Scope::Tag("Hiver".to_owned())), [EntryId(1)]);
        assert_eq!(listed(Scope::Tag("Été".to_owned())), [EntryId(3)]);
    }
}
