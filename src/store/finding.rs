//! What the interface looks up while one types: headlines, names, the words around a hit.

use rusqlite::params;

use super::{Reader, Result, TagRow, called, search};
use crate::news::analysis::EntityRow;
use crate::news::entry::EntryHead;
use crate::news::ids::EntryId;
use crate::news::query::{Query, Scope, Snippet};
use crate::news::time::Timestamp;

impl Reader {
    /// Articles whose headline has all the words, the last one perhaps only begun.
    pub fn headlines(&self, text: &str, limit: usize) -> Result<Vec<EntryHead>> {
        let words: Vec<String> = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(|word| format!("title:{word}"))
            .collect();
        if words.is_empty() {
            return Ok(Vec::new());
        }
        let ids = self.ids(&Query { scope: Scope::Search(words.join(" ")), limit: Some(limit), ..Query::default() })?;
        self.heads(&ids)
    }

    /// People, organisations and places who answer to this (a word of the name, or its beginning), the
    /// most written about first.
    pub fn entities_called(&self, text: &str, limit: usize) -> Result<Vec<EntityRow>> {
        self.called(text, limit, false)
    }

    /// The same of those that the user has muted: only so can they be found again.
    pub fn muted_called(&self, text: &str, limit: usize) -> Result<Vec<EntityRow>> {
        self.called(text, limit, true)
    }

    fn called(&self, text: &str, limit: usize, muted: bool) -> Result<Vec<EntityRow>> {
        let ids = serde_json::to_string(&called::called(&self.connection, text)?).unwrap_or_default();
        let mut statement = self.connection.prepare_cached(
            "SELECT n.id, told(n.given, n.name, n.kind), n.kind, (SELECT count(*) FROM mention m WHERE m.entity = n.id) AS told
             FROM entity n WHERE n.id IN (SELECT value FROM json_each(?1)) AND n.muted = ?3
             ORDER BY told DESC, n.name LIMIT ?2",
        )?;
        let rows = statement.query_map(params![ids, limit as i64, muted], super::reader::entity_row)?;
        Ok(rows.filter(|row| row.as_ref().map_or(true, |row| row.count > 0)).collect::<std::result::Result<_, _>>()?)
    }

    /// The words around the hits of a search in these articles; the hits stand between U+E000 and U+E001.
    pub fn snippets(&self, query: &str, ids: &[EntryId]) -> Result<Vec<(EntryId, Snippet)>> {
        let wanted = search::Wanted::of(query);
        let heads = self.heads(ids)?;
        let found = heads.into_iter().map(|head| {
            let text = wanted.snippet(&self.plain(head.id)?);
            Ok((head.id, Snippet { title: wanted.marked(&head.title), text }))
        });
        found.collect()
    }

    /// The tags in use, in alphabetical order.
    pub fn tags(&self) -> Result<Vec<TagRow>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT t.name, count(*), count(*) FILTER (WHERE e.read = 0) FROM tag t JOIN entry e ON e.id = t.entry
             WHERE e.twin IS NULL GROUP BY t.name ORDER BY t.name",
        )?;
        let rows =
            statement.query_map([], |row| Ok(TagRow { name: row.get(0)?, total: row.get(1)?, unread: row.get(2)? }))?;
        Ok(rows.collect::<std::result::Result<_, _>>()?)
    }

    /// The unread articles of a list that are older than a time.
    pub fn unread_before(&self, query: &Query, time: Timestamp) -> Result<Vec<EntryId>> {
        self.ids(&Query { unread_only: true, keep: Vec::new(), before: Some(time), ..query.clone() })
    }
}
