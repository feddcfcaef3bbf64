//! Which entities answer to a name: by a word of it, by what the user calls them, by what was merged into them, by what
//! they are called in another language.

use rusqlite::{Connection, params};

use super::Result;
use crate::insight::entities::{key, spelled};
use crate::news::analysis::EntityKind;
use crate::text::terms::fold;

/// The entities that answer to `text`, a whole name or the beginning of words of it: "trump", "de wev", "Bart". Those that
/// were merged answer through what they were merged into. In no order.
pub(super) fn called(connection: &Connection, text: &str) -> Result<Vec<i64>> {
    let wanted = spelled(text.trim());
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let mut ids = Vec::new();
    // SQLite finds the letters; whether a word begins with them is seen here.
    let mut statement =
        connection.prepare_cached("SELECT coalesce(merged, id), key FROM entity WHERE instr(key, ?1) > 0")?;
    let mut rows = statement.query([&wanted])?;
    while let Some(row) = rows.next()? {
        if answers(&row.get::<_, String>(1)?, &wanted) {
            ids.push(row.get(0)?);
        }
    }
    // SQLite knows no accents, and what users call otherwise is little.
    let mut statement =
        connection.prepare_cached("SELECT coalesce(merged, id), given FROM entity WHERE given IS NOT NULL")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if answers(&fold(&row.get::<_, String>(1)?), &wanted) {
            ids.push(row.get(0)?);
        }
    }
    let mut statement =
        connection.prepare_cached("SELECT coalesce(merged, id) FROM entity WHERE key = ?1 AND kind = ?2")?;
    for kind in EntityKind::ALL {
        let mut rows = statement.query(params![key(text.trim(), kind), kind.code()])?;
        while let Some(row) = rows.next()? {
            ids.push(row.get(0)?);
        }
    }
    ids.sort_unstable();
    ids.dedup();
    Ok(ids)
}

/// Whether a word of the name begins with the letters.
fn answers(name: &str, letters: &str) -> bool {
    name.match_indices(letters).any(|(at, _)| name[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_by_any_of_its_words_and_not_by_their_middle() {
        let connection = Connection::open_in_memory().unwrap();
        connection
            .execute_batch(
                "CREATE TABLE entity (id INTEGER PRIMARY KEY, key TEXT, kind TEXT, given TEXT, merged INTEGER);
                 INSERT INTO entity VALUES
                    (1, 'donald trump', 'PER', NULL, NULL), (2, 'trump', 'PER', NULL, 1), (3, 'melania trump', 'PER', NULL, NULL),
                    (4, 'valerie de nayer', 'PER', 'La Députée', NULL), (5, 'etats-unis', 'LOC', NULL, NULL),
                    (6, 'rose-anna ragot', 'PER', NULL, NULL), (7, 'n''guma', 'PER', NULL, NULL);",
            )
            .unwrap();
        let found = |text: &str| called(&connection, text).unwrap();
        assert_eq!(found("Trump"), [1, 3]);
        assert_eq!(found("TRU"), [1, 3]);
        assert_eq!(found("donald"), [1]);
        assert!(found("rump").is_empty());
        assert_eq!((found("Valérie"), found("de nayer"), found("deputee")), (vec![4], vec![4], vec![4]));
        assert_eq!((found("USA"), found("Verenigde Staten"), found("unis")), (vec![5], vec![5], vec![5]));
        assert_eq!((found("anna"), found("N’Guma"), found("guma")), (vec![6], vec![7], vec![7]));
        assert_eq!((found(" "), found("%"), found("_")), (vec![], vec![], vec![]));
    }
}
