//! `kiosque entities`.

use std::io::Write as _;
use std::process::ExitCode;

use serde::Serialize;

use super::list::{explain, since, warn};
use super::{Context, Global, UserError, output};
use crate::article;
use crate::news::analysis::{EntityKind, EntityRow};
use crate::news::ids::{EntityId, EntryId};
use crate::news::time::Timestamp;
use crate::store::{Change, Naming, Reader, Write};

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The article, by number
    #[arg(value_name = "ID", required_unless_present_any = ["list", "entity"], conflicts_with_all = ["list", "entity"])]
    pub id: Option<i64>,
    /// The entities of the whole store, those that most articles name first
    #[arg(long)]
    pub list: bool,
    /// Only articles that are newer: 24h, 7d, 2026-11-17
    #[arg(long, value_name = "D", requires = "list")]
    pub since: Option<String>,
    /// Only PER, ORG, LOC or MISC
    #[arg(long = "type", value_name = "T", requires = "list")]
    pub kind: Option<String>,
    /// At most so many
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// The entity that the following options are about, by its number in the list
    #[arg(long, value_name = "E")]
    pub entity: Option<i64>,
    /// Calls it so; an empty name gives back the one of the texts
    #[arg(long, value_name = "NAME", requires = "entity")]
    pub rename: Option<String>,
    /// It is this other entity: one name, one page, all mentions
    #[arg(long, value_name = "E", requires = "entity")]
    pub merge: Option<i64>,
    /// It is not this other entity after all
    #[arg(long, value_name = "E", requires = "entity")]
    pub split: Option<i64>,
    /// Shows it nowhere
    #[arg(long, requires = "entity")]
    pub mute: bool,
    /// Shows it again
    #[arg(long, requires = "entity", conflicts_with = "mute")]
    pub unmute: bool,
}

/// An entity as scripts get it.
#[derive(Debug, Serialize)]
pub(super) struct Named<'a> {
    entity: EntityId,
    name: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    count: u32,
    mentions: Vec<Spot>,
}

#[derive(Debug, Serialize)]
struct Spot {
    start: u32,
    end: u32,
    text: String,
}

/// Entities with the words of `text` that name them.
pub(super) fn named<'a>(rows: &'a [EntityRow], text: &str) -> Vec<Named<'a>> {
    // Mentions count characters: one table of byte offsets serves them all.
    let offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let cut = |start: u32, end: u32| {
        let range = *offsets.get(start as usize)?..*offsets.get(end as usize)?;
        text.get(range).map(str::to_owned)
    };
    rows.iter()
        .map(|row| Named {
            entity: row.id,
            name: &row.name,
            kind: row.kind.code(),
            count: row.count,
            mentions: row
                .mentions
                .iter()
                .filter_map(|spot| Some(Spot { start: spot.start, end: spot.end, text: cut(spot.start, spot.end)? }))
                .collect(),
        })
        .collect()
}

pub(super) fn run(args: &Args, global: &Global) -> anyhow::Result<ExitCode> {
    let kind = args.kind.as_deref().map(kind_named).transpose()?;
    let since = args.since.as_deref().map(|text| since(text, Timestamp::now())).transpose()?;
    let context = Context::open(global)?;
    let reader = context.store.reader().map_err(explain)?;
    if let Some(entity) = args.entity.map(EntityId) {
        return name(args, entity, &reader, &context);
    }
    let limit = args.limit.unwrap_or(usize::MAX);
    let (rows, text) = match args.id.map(EntryId) {
        Some(id) => {
            let Some(entry) = reader.entry(id).map_err(explain)? else {
                warn(&format!("there is no article {id}"));
                return Ok(ExitCode::from(1));
            };
            let article = reader.article(id).map_err(explain)?;
            (
                reader.entities(id).map_err(explain)?,
                article::readable(&entry, article.as_ref().map(|stored| &stored.article)).plain(),
            )
        }
        None => (reader.entity_list(kind, since, limit).map_err(explain)?, String::new()),
    };
    let mut out = output::stdout();
    let print = || -> std::io::Result<()> {
        for entity in named(&rows, &text).iter().take(limit) {
            if global.json {
                output::json_line(&mut out, entity)?;
            } else {
                writeln!(out, "{:>5}  {:<4}  {}", entity.count, entity.kind, entity.name)?;
            }
        }
        out.flush()
    };
    let mut print = print;
    output::finish(print())?;
    Ok(ExitCode::SUCCESS)
}

/// Does what the options say of an entity, in one go.
fn name(args: &Args, entity: EntityId, reader: &Reader, context: &Context) -> anyhow::Result<ExitCode> {
    let Some(row) = reader.entity(entity).map_err(explain)? else {
        warn(&format!("there is no entity {entity}"));
        return Ok(ExitCode::from(1));
    };
    let from = reader.given_name(entity).map_err(explain)?;
    let rename = args.rename.as_ref().map(|name| {
        let to = Some(name.trim().to_owned()).filter(|name| !name.is_empty());
        Naming::Rename { entity, from, to }
    });
    let namings = [
        rename,
        args.merge.map(|into| Naming::Merge { entity, into: EntityId(into) }),
        args.split.map(|from| Naming::Split { entity, from: EntityId(from) }),
        args.mute.then_some(Naming::Mute(entity, true)),
        args.unmute.then_some(Naming::Mute(entity, false)),
    ];
    let writes: Vec<Write> = namings.into_iter().flatten().map(|naming| Write::Change(Change::Name(naming))).collect();
    if writes.is_empty() {
        return Err(UserError(format!(
            "what about «{}»? Say --rename NAME, --merge E, --split E, --mute or --unmute",
            row.name
        ))
        .into());
    }
    let applied = context.store.writer().map_err(explain)?.apply(&writes).map_err(explain)?;
    if applied.changed == 0 {
        warn("nothing was changed: the entity is so already, or the other one is not there");
        return Ok(ExitCode::from(1));
    }
    Ok(ExitCode::SUCCESS)
}

fn kind_named(code: &str) -> anyhow::Result<EntityKind> {
    EntityKind::from_code(code)
        .ok_or_else(|| UserError(format!("«{code}» is no type of entity; expected PER, ORG, LOC or MISC")).into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::news::analysis::Mention;

    #[test]
    fn mentions_are_cut_by_characters_and_never_outside_the_text() {
        let row = EntityRow {
            id: EntityId(1),
            name: "Liège".into(),
            kind: EntityKind::Place,
            count: 2,
            mentions: vec![Mention { start: 2, end: 7 }, Mention { start: 5, end: 90 }],
        };
        let found = named(std::slice::from_ref(&row), "À Liège");
        assert_eq!(found[0].mentions.len(), 1);
        assert_eq!(found[0].mentions[0].text, "Liège");
    }
}
