//! The user's last deeds, kept so that they can be undone after a restart.

use rusqlite::{Transaction, params};

use super::{Change, Reader, Result};

/// Deeds that are kept; nobody undoes more one by one.
const KEPT: i64 = 50;
/// Bytes of a deed as it is kept. Marking a few hundred thousand articles is one; larger ones are not kept.
const LARGEST: usize = 4 << 20;

/// What became of a deed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// It was done, for the first time or again.
    Done(Change),
    /// It was undone.
    Undone(Change),
}

impl Reader {
    /// The last deeds that can be undone, oldest first.
    pub fn deeds(&self) -> Result<Vec<Change>> {
        let mut statement = self.connection.prepare_cached("SELECT change FROM deed ORDER BY id")?;
        let packed = statement.query_map([], |row| row.get::<_, Vec<u8>>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
        // What another version of the program did may not be readable: it cannot be undone, and that is all.
        Ok(packed.iter().filter_map(|bytes| unpack(bytes)).collect())
    }
}

/// Adds a deed, or takes it away again: the last like it, for another process may have added its own.
pub(super) fn remember(db: &Transaction<'_>, deed: &Deed) -> Result<()> {
    match deed {
        Deed::Done(change) => {
            let Some(packed) = pack(change) else { return Ok(()) };
            db.prepare_cached("INSERT INTO deed (change) VALUES (?1)")?.execute([packed])?;
            db.prepare_cached("DELETE FROM deed WHERE id <= (SELECT max(id) FROM deed) - ?1")?.execute([KEPT])?;
        }
        Deed::Undone(change) => {
            let Some(packed) = pack(change) else { return Ok(()) };
            db.prepare_cached("DELETE FROM deed WHERE id = (SELECT max(id) FROM deed WHERE change = ?1)")?
                .execute(params![packed])?;
        }
    }
    Ok(())
}

fn pack(change: &Change) -> Option<Vec<u8>> {
    let json = serde_json::to_vec(change).ok().filter(|json| json.len() <= LARGEST)?;
    zstd::bulk::compress(&json, 1).ok()
}

fn unpack(bytes: &[u8]) -> Option<Change> {
    serde_json::from_slice(&zstd::bulk::decompress(bytes, LARGEST).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use crate::news::ids::EntryId;
    use crate::store::{Change, Deed, Store, Write};

    #[test]
    fn the_last_deeds_outlive_the_program_until_they_are_undone() {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::open(dir.path()).unwrap();
        let star = |id| Change::Star(vec![EntryId(id)], true);
        let many = Change::Read((0..5_000).map(EntryId).collect(), true);
        let mut writer = store.writer().unwrap();
        let done = |change: &Change| Write::Deed(Deed::Done(change.clone()));
        writer.apply(&[done(&star(1)), done(&many), done(&star(1)), done(&star(2))]).unwrap();
        // Another process undoes its own: the last like it goes, not the last.
        writer.apply(&[Write::Deed(Deed::Undone(star(1)))]).unwrap();
        drop(writer);
        let store = Store::open(dir.path()).unwrap();
        assert_eq!(store.reader().unwrap().deeds().unwrap(), [star(1), many, star(2)]);
        let more: Vec<_> = (10..100).map(|id| done(&star(id))).collect();
        store.writer().unwrap().apply(&more).unwrap();
        let kept = store.reader().unwrap().deeds().unwrap();
        assert_eq!((kept.len(), kept.last()), (50, Some(&star(99))));
    }
}
