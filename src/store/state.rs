//! What the user does with articles.

use rusqlite::{Transaction, params};

use super::tally::Tally;
use super::{Change, Result, entities, follows};
use crate::news::ids::EntryId;

/// Changes the state of articles, in whatever feeds each stands; returns how many changed.
pub(super) fn change(db: &Transaction<'_>, change: &Change, tally: &mut Tally) -> Result<u32> {
    match change {
        Change::Read(ids, on) => set(db, "read", ids, *on, tally),
        Change::Star(ids, on) => set(db, "starred", ids, *on, tally),
        Change::Later(ids, on) => set(db, "later", ids, *on, tally),
        Change::Tag(ids, name, on) => tag(db, ids, name, *on),
        Change::Follow(following) => follows::follow(db, following).map(|()| 0),
        Change::Name(naming) => entities::name(db, naming),
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
    let sql = if on {
        "INSERT OR IGNORE INTO tag (entry, name) SELECT id, ?2 FROM entry WHERE id IN (SELECT value FROM json_each(?1))"
    } else {
        "DELETE FROM tag WHERE name = ?2 AND entry IN (SELECT value FROM json_each(?1))"
    };
    Ok(db.prepare_cached(sql)?.execute(params![list(ids), name])? as u32)
}

fn list(ids: &[EntryId]) -> String {
    serde_json::to_string(ids).unwrap_or_else(|_| "[]".into())
}
