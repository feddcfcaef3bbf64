//! New articles join the stories of their neighbours.
//!
//! Only what a new article touches is grouped again: itself, the articles near it, and the stories these belong to.
//! So the work follows what is new, not what is there, and a story keeps its name while it grows.

use std::collections::{BTreeMap, BTreeSet};

use super::{Library, Shelf};
use crate::engine::gate::Gate;
use crate::insight::related::stories_among;
use crate::news::ids::{EntryId, StoryId};
use crate::store::{Reader, StoreError, Writer};

/// Articles joined at a time; between two, others may ask.
const CHUNK: usize = 2_000;
/// Neighbours of a new article whose stories are looked at again, and how near they are at least.
const NEIGHBOURS: usize = 20;
const TOUCHED: f32 = 0.22;
/// A store of so few articles is grouped whole: what is rare in it changes with every article.
const FEW: usize = 600;

impl Library {
    /// Whether articles changed that are not joined into stories yet: where joining was cut off, too.
    pub(in crate::engine) fn is_behind(reader: &Reader) -> Result<bool, StoreError> {
        Ok(reader.grouped_up_to()? < reader.last_vector_change()?)
    }

    /// Joins everything that changed since this was called last into stories.
    pub(in crate::engine) fn group(&self, writer: &mut Writer, gate: &Gate) -> Result<(), StoreError> {
        let turn = gate.turn();
        let (fresh, seq) = self.with(|shelf, reader| {
            let mut fresh = reader.changed_after(reader.grouped_up_to()?)?;
            fresh.retain(|entry| shelf.index.contains(*entry));
            // By date, so that a large import is joined as it would have come.
            fresh.sort_by(|a, b| shelf.index.day(*a).total_cmp(&shelf.index.day(*b)).then(a.cmp(b)));
            Ok((fresh, shelf.seq))
        })?;
        drop(turn);
        for chunk in fresh.chunks(CHUNK) {
            let _turn = gate.turn();
            let moved = self.with(|shelf, reader| shelf.joined(reader, chunk))?;
            writer.group(&moved, None)?;
        }
        writer.group(&[], Some(seq))
    }
}

impl Shelf {
    /// The articles whose story changes when these are new, each with its story from now on.
    fn joined(&mut self, reader: &Reader, fresh: &[EntryId]) -> Result<Vec<(EntryId, StoryId)>, StoreError> {
        let mut concerned: BTreeMap<EntryId, Option<StoryId>> = BTreeMap::new();
        let mut touched: BTreeSet<StoryId> = BTreeSet::new();
        let few: Vec<EntryId> = if self.index.len() <= FEW { self.index.entries().collect() } else { Vec::new() };
        for entry in &few {
            concerned.insert(*entry, reader.story_of(*entry)?);
        }
        for entry in fresh.iter().filter(|_| few.is_empty()) {
            concerned.insert(*entry, reader.story_of(*entry)?);
            for (near, score) in self.index.near(*entry, NEIGHBOURS) {
                if score >= TOUCHED && !concerned.contains_key(&near) {
                    concerned.insert(near, reader.story_of(near)?);
                }
            }
        }
        touched.extend(concerned.values().flatten());
        for story in &touched {
            for member in reader.story_members(*story)? {
                if self.index.contains(member) {
                    concerned.insert(member, Some(*story));
                }
            }
        }
        let groups = stories_among(&mut self.index, concerned.keys().copied());
        let mut moved = Vec::new();
        for (group, story) in groups.iter().zip(named(&groups, &concerned, reader)?) {
            let arrived = group.iter().filter(|entry| concerned.get(entry).copied().flatten() != Some(story));
            moved.extend(arrived.map(|entry| (*entry, story)));
        }
        Ok(moved)
    }
}

/// The story that each group continues: the one that most of its articles belonged to. What continues none is named
/// after its first article.
fn named(
    groups: &[Vec<EntryId>],
    before: &BTreeMap<EntryId, Option<StoryId>>,
    reader: &Reader,
) -> Result<Vec<StoryId>, StoreError> {
    let mut claims: Vec<(usize, StoryId, usize)> = Vec::new();
    for (number, group) in groups.iter().enumerate() {
        let mut votes: BTreeMap<StoryId, usize> = BTreeMap::new();
        for story in group.iter().filter_map(|entry| before.get(entry).copied().flatten()) {
            *votes.entry(story).or_default() += 1;
        }
        claims.extend(votes.into_iter().map(|(story, votes)| (votes, story, number)));
    }
    claims.sort_unstable_by_key(|(votes, story, number)| (std::cmp::Reverse(*votes), *story, *number));
    let mut names: Vec<Option<StoryId>> = vec![None; groups.len()];
    let mut taken: BTreeSet<StoryId> = BTreeSet::new();
    for (_, story, number) in claims {
        if names[number].is_none() && taken.insert(story) {
            names[number] = Some(story);
        }
    }
    for (group, name) in groups.iter().zip(&mut names) {
        if name.is_some() {
            continue;
        }
        let mut members: Vec<StoryId> = group.iter().map(|entry| StoryId(entry.0)).collect();
        members.sort_unstable();
        for story in members {
            // The name may live on elsewhere, though the article that gave it has moved on.
            if !taken.contains(&story) && reader.story_members(story)?.is_empty() {
                taken.insert(story);
                *name = Some(story);
                break;
            }
        }
    }
    // Every article of the group gave its name to a story that left it: then a name that no article has.
    let unnamed = |group: &Vec<EntryId>| StoryId(-group.iter().map(|entry| entry.0).min().unwrap_or_default());
    Ok(groups.iter().zip(names).map(|(group, name)| name.unwrap_or_else(|| unnamed(group))).collect())
}
