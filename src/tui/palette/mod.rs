//! What the palette offers for the letters typed so far: commands, their arguments, feeds, articles, people and places.
//!
//! Pure. What only the store knows (articles, entities) is handed in as it was last answered.

mod arguments;
mod catalogue;
mod hindrance;
mod operators;

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

pub(crate) use self::arguments::arguments;
pub(crate) use self::catalogue::feeds_to_add;
pub(crate) use self::hindrance::hindrance;
pub(crate) use self::operators::operators;
use super::Cx;
use super::model::{FeedItem, Model};
use crate::command::{Argument, Command, Invocation, Subject};
use crate::news::analysis::{EntityKind, EntityRow};
use crate::news::entry::EntryHead;
use crate::news::feed::FeedSource;
use crate::news::ids::{EntityId, EntryId, FeedId};

/// Rows offered at most.
const MOST: usize = 60;

/// What a row under the line leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    Command(Command, Option<String>),
    Feed(FeedId),
    Entry(EntryId),
    Entity(EntityId, EntityKind),
    /// What a command does with a name.
    Name(Command, EntityId, EntityKind),
    /// A feed to add.
    Source(Box<FeedSource>),
    /// Text that takes the place of the line's.
    Words(String),
}

/// A row under the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub found: Found,
    pub text: String,
    /// What stands at its right: keys, an outlet, a count.
    pub note: String,
    /// Why it cannot run now.
    pub hindrance: Option<String>,
}

/// What the store found for the letters.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stored {
    /// The letters.
    pub text: String,
    pub heads: Vec<EntryHead>,
    pub entities: Vec<EntityRow>,
    /// Those that are shown nowhere else.
    pub muted: Vec<EntityRow>,
}

/// The rows for what is typed, best first.
pub(crate) fn candidates(model: &Model, text: &str, stored: &Stored, cx: &Cx) -> Vec<Candidate> {
    // A whole command name and a space: what follows is its argument.
    if let Some((name, rest)) = text.trim_start().split_once(' ')
        && let Some(command) = Command::from_name(name).filter(|command| command.argument() != Argument::None)
    {
        return arguments(model, command, rest.trim_start(), stored, cx);
    }
    let mut rows: Vec<(Candidate, String, u32)> = Vec::new();
    // What hands know without a palette stands last in it.
    let (moving, others): (Vec<Command>, Vec<Command>) =
        Command::ALL.iter().partition(|c| c.subject() == Subject::Moving);
    for command in others.into_iter().chain(moving) {
        let said = cx.describe(command);
        let row = Candidate {
            found: Found::Command(command, None),
            note: cx
                .keymap
                .keys_of(command)
                .iter()
                .take(2)
                .map(|keys| cx.written(&keys.0))
                .collect::<Vec<_>>()
                .join("  "),
            hindrance: hindrance(model, &Invocation::from(command), cx),
            text: said.clone(),
        };
        rows.push((row, format!("{said} {}", command.name()), 6));
    }
    if !text.trim().is_empty() {
        rows.extend(feeds(model, cx).map(|(row, line)| (row, line, 4)));
        rows.extend(entries(stored, cx));
        rows.extend(entities(stored, cx));
        rows.extend(muted(stored, cx));
    }
    best(rows, text)
}

fn feeds<'a>(model: &'a Model, cx: &'a Cx) -> impl Iterator<Item = (Candidate, String)> + 'a {
    model.feeds.items.iter().filter_map(move |item| {
        let FeedItem::Feed(index) = item else { return None };
        let row = model.feeds.rows.get(*index)?;
        let note = match row.unread {
            0 => cx.locale.t("found-feed"),
            unread => cx.locale.ta("unread", &[("count", unread.into())]),
        };
        let found = Found::Feed(row.feed.id);
        let line = row.feed.name.clone();
        Some((Candidate { found, text: line.clone(), note, hindrance: None }, line))
    })
}

fn entries<'a>(stored: &'a Stored, cx: &'a Cx) -> impl Iterator<Item = (Candidate, String, u32)> + 'a {
    stored.heads.iter().map(|head| {
        let note = format!("{} · {}", head.feed_name, cx.locale.age(head.sort, cx.now, &cx.zone));
        let row = Candidate { found: Found::Entry(head.id), text: head.title.clone(), note, hindrance: None };
        (row, head.title.clone(), 0)
    })
}

fn entities<'a>(stored: &'a Stored, cx: &'a Cx) -> impl Iterator<Item = (Candidate, String, u32)> + 'a {
    stored.entities.iter().map(|entity| {
        let note = cx.locale.ta("found-entity", &[("count", entity.count.into())]);
        let row = Candidate {
            found: Found::Entity(entity.id, entity.kind),
            text: entity.name.clone(),
            note,
            hindrance: None,
        };
        (row, entity.name.clone(), 3)
    })
}

fn muted<'a>(stored: &'a Stored, cx: &'a Cx) -> impl Iterator<Item = (Candidate, String, u32)> + 'a {
    stored.muted.iter().map(|entity| {
        let found = Found::Entity(entity.id, entity.kind);
        let row = Candidate { found, text: entity.name.clone(), note: cx.locale.t("muted"), hindrance: None };
        (row, entity.name.clone(), 0)
    })
}

/// The rows whose line has these letters in this order, best first; what cannot run stands after what can.
fn best(rows: Vec<(Candidate, String, u32)>, text: &str) -> Vec<Candidate> {
    let mut matcher = Matcher::new(Config::DEFAULT);
    let pattern = Pattern::new(text.trim(), CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy);
    let mut buffer = Vec::new();
    let mut found: Vec<_> = rows
        .into_iter()
        .enumerate()
        .filter_map(|(order, (row, line, bonus))| {
            let score = pattern.score(Utf32Str::new(&line, &mut buffer), &mut matcher)?;
            let hindered = row.hindrance.is_some();
            Some(((std::cmp::Reverse((score + bonus).saturating_sub(u32::from(hindered) * 12)), order), row))
        })
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    // Letters strewn over a long line are no answer beside a word that has them together.
    if let Some(((std::cmp::Reverse(top), _), _)) = found.first() {
        let least = top / 2;
        found.retain(|((std::cmp::Reverse(score), _), _)| *score >= least);
    }
    found.into_iter().take(MOST).map(|(_, row)| row).collect()
}
