//! Surnames that stand alone are joined to the one person who is meant by them all over the store.
//!
//! By the mechanism that merges entities, so that whoever parts them again undoes it; and never over what the user has
//! said of a name: called otherwise, muted, followed, joined or parted.

use std::collections::BTreeMap;

use super::{Reader, Result};
use crate::insight::entities::surnames::{dominant, lone};
use crate::news::analysis::EntityKind;
use crate::news::ids::EntityId;

impl Reader {
    /// Surnames that are to be joined, each with whose it is.
    pub fn whose_surnames(&self) -> Result<Vec<(EntityId, EntityId)>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT n.id, n.key, n.settled = 1 OR n.given IS NOT NULL OR n.muted = 1
                OR EXISTS (SELECT 1 FROM follow f WHERE f.kind = 'entity' AND f.value = CAST(n.id AS TEXT))
             FROM entity n WHERE n.kind = ?1 AND n.merged IS NULL ORDER BY n.id",
        )?;
        let rows = statement.query_map([EntityKind::Person.code()], |row| {
            Ok(((row.get::<_, i64>(0)?, row.get::<_, String>(1)?), row.get::<_, bool>(2)?))
        })?;
        let rows: Vec<((i64, String), bool)> = rows.collect::<std::result::Result<_, _>>()?;
        let (people, settled): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
        let settled: Vec<i64> =
            people.iter().zip(settled).filter(|(_, settled)| *settled).map(|((id, _), _)| *id).collect();
        let mut count = self.connection.prepare_cached(
            "SELECT count(*) FROM mention m JOIN entry e ON e.id = m.entry AND e.twin IS NULL WHERE m.entity = ?1",
        )?;
        // Only who is asked for is counted: most surnames are nobody's long before all of their bearers are.
        let mut failed = None;
        let mut counted: BTreeMap<i64, u32> = BTreeMap::new();
        let mut articles = |id: i64| {
            *counted.entry(id).or_insert_with(|| {
                count.query_row([id], |row| row.get(0)).unwrap_or_else(|error| {
                    failed = Some(error);
                    0
                })
            })
        };
        let surnames = lone(&people);
        let left = surnames.iter().filter(|lone| settled.binary_search(&lone.id).is_err());
        let found: Vec<_> =
            left.filter_map(|lone| Some((EntityId(lone.id), EntityId(dominant(lone, &mut articles)?)))).collect();
        match failed {
            Some(error) => Err(error.into()),
            None => Ok(found),
        }
    }
}
