//! The schema, brought up to date: forward only, after a backup.

use std::path::Path;

use rusqlite::Connection;

use super::error::StoreError;

/// Each brings the schema from its index to the next number.
const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001.sql"),
    include_str!("migrations/0002.sql"),
    include_str!("migrations/0003.sql"),
    include_str!("migrations/0004.sql"),
    include_str!("migrations/0005.sql"),
    include_str!("migrations/0006.sql"),
    include_str!("migrations/0007.sql"),
    include_str!("migrations/0008.sql"),
    include_str!("migrations/0009.sql"),
    include_str!("migrations/0010.sql"),
];

/// Brings the store at `path` up to date. A store that already holds something is copied to `kiosque.db.N.backup` first.
pub(super) fn migrate(connection: &mut Connection, path: &Path) -> Result<(), StoreError> {
    let known = MIGRATIONS.len() as i64;
    let version = |connection: &Connection| connection.query_row("PRAGMA user_version", [], |row| row.get::<_, i64>(0));
    let found = version(connection).map_err(|error| StoreError::at(path, error))?;
    if found == known {
        return Ok(());
    }
    if found > known {
        return Err(StoreError::TooNew { found, known });
    }
    if found > 0 {
        back_up(connection, path, found)?;
    }
    // Another process may have done it in the meantime: the version is read again under the lock.
    let transaction = connection
        .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)
        .map_err(|error| StoreError::at(path, error))?;
    let from = version(&transaction)?;
    for sql in MIGRATIONS.iter().skip(from.max(0) as usize) {
        transaction.execute_batch(sql).map_err(|error| StoreError::at(path, error))?;
    }
    transaction.pragma_update(None, "user_version", known)?;
    transaction.commit().map_err(|error| StoreError::at(path, error))
}

/// A whole copy beside the file; one that was begun and not finished is never taken for one.
fn back_up(connection: &Connection, path: &Path, version: i64) -> Result<(), StoreError> {
    let backup = path.with_extension(format!("db.{version}.backup"));
    if backup.exists() {
        return Ok(());
    }
    let begun = path.with_extension(format!("db.{version}.{}.unfinished", std::process::id()));
    let unwritable = |source| StoreError::Unwritable { path: path.parent().unwrap_or(path).to_owned(), source };
    // SQLite writes no copy over a file that is there.
    let _ = std::fs::remove_file(&begun);
    connection.execute("VACUUM INTO ?1", [begun.to_string_lossy()]).map_err(|error| StoreError::at(path, error))?;
    std::fs::File::open(&begun).and_then(|file| file.sync_all()).map_err(unwritable)?;
    std::fs::rename(&begun, &backup).map_err(unwritable)
}
