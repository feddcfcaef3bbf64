//! Which of the same texts are so much the same that who has read one has read all.

use std::collections::HashSet;

use crate::insight::related::Found;
use crate::news::ids::EntryId;
use crate::store::{Reader, StoreError};
use crate::text::terms::stems;

/// Share of the wording from which on two texts are word for word the same; agencies' copies differ by a line or two.
const WORD_FOR_WORD: f32 = 0.75;

/// The copies of an article among what is related to it.
///
/// The same text under headlines that have no word in common is no copy: a site that answers every address with one page
/// would have all its articles read at once.
pub(super) fn copies(reader: &Reader, entry: EntryId, found: &[Found]) -> Result<HashSet<EntryId>, StoreError> {
    let alike: Vec<EntryId> =
        found.iter().filter(|found| found.wording >= WORD_FOR_WORD).map(|found| found.entry).collect();
    if alike.is_empty() {
        return Ok(HashSet::new());
    }
    let Some(own) = reader.heads(&[entry])?.pop() else { return Ok(HashSet::new()) };
    let own = stems(&own.title);
    let heads = reader.heads(&alike)?;
    Ok(heads.into_iter().filter(|head| !stems(&head.title).is_disjoint(&own)).map(|head| head.id).collect())
}
