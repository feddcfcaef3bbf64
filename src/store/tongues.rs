//! Names that are the same thing in several languages: told in the reader's, and one for all articles.

use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, OptionalExtension as _};

use super::{Reader, Result, Writer, naming};
use crate::insight::entities::{called_in, canonical};
use crate::news::analysis::EntityKind;
use crate::news::ids::EntityId;
use crate::text::language::Lang;

/// Teaches a connection `told(given, name, kind)`: the name that the user gave, else that of the texts, in this language
/// where facts have it.
pub(super) fn teach(connection: &Connection, tongue: Option<Lang>) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_DIRECTONLY;
    connection.create_scalar_function("told", 3, flags, move |context| {
        if let Some(given) = context.get_raw(0).as_str_or_null()? {
            return Ok(given.to_owned());
        }
        let (name, kind) = (context.get_raw(1).as_str()?, context.get_raw(2).as_str()?);
        let own = tongue.zip(EntityKind::from_code(kind)).and_then(|(lang, kind)| called_in(name, kind, lang));
        Ok(own.unwrap_or(name).to_owned())
    })
}

impl Reader {
    /// Entities that are another one by facts which were not known yet when they were found, each with that one.
    pub fn same_by_facts(&self) -> Result<Vec<(EntityId, EntityId)>> {
        let mut statement = self.connection.prepare("SELECT id, key, kind FROM entity WHERE merged IS NULL")?;
        let mut others = self.connection.prepare("SELECT id FROM entity WHERE key = ?1 AND kind = ?2")?;
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let (key, code): (String, String) = (row.get(1)?, row.get(2)?);
            let Some(whole) = EntityKind::from_code(&code).and_then(|kind| canonical(&key, kind)) else { continue };
            if whole != key {
                let other = others.query_row([whole, &code], |row| Ok(EntityId(row.get(0)?))).optional()?;
                let one = EntityId(row.get(0)?);
                found.extend(other.map(|other| (one, other)));
            }
        }
        Ok(found)
    }
}

impl Writer {
    /// Makes one of entities that are the same, where the user has not said otherwise; returns how many.
    pub fn join_same(&mut self, same: &[(EntityId, EntityId)]) -> Result<u32> {
        if same.is_empty() {
            return Ok(0);
        }
        self.transaction(|db| {
            let mut joined = 0;
            for (one, whole) in same {
                joined += naming::join(db, *one, *whole)?;
            }
            Ok(joined)
        })
    }
}
