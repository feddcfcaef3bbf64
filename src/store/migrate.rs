//! The schema, brought up to date: forward only, after a backup.

use std::path::Path;

use rusqlite::Connection;

use super::error::StoreError;

/// Each brings the schema from its index to the next number.
const MIGRATIONS: &[&str] =
    &[include_str!("migrations/0001.sql"), include_str!("migrations/0002.sql"), include_str!("migrations/0003.sql"), include_str!("migrations/0004.sql")];

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
        let backup = path.with_extension(format!("db.{found}.backup"));
        if !backup.exists() {
            connection
                .execute("VACUUM INTO ?1", [backup.to_string_lossy()])
                .map_err(|error| StoreError::at(path, error))?;
        }
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
