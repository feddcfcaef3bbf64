//! Full-text search: the search language turned into FTS5 and SQL.

mod query;
mod snippet;

use rusqlite::{Connection, params_from_iter, types::Value};

pub use self::query::in_words;
use self::query::{Field, Groups, Term, What, Words, bad, parse};
pub(super) use self::snippet::Wanted;
use super::Result;
use super::called::called;
use crate::news::ids::EntryId;
use crate::news::query::Query;
use crate::news::time::Timestamp;
use crate::text::terms;

/// Letters from which on a word in the making finds what it begins; fewer begin too much.
const BEGINS: usize = 2;
/// Tags that differ in case and accents only: more than a few nobody has.
const MOST_TAGS: usize = 100;

/// A search in SQL.
struct Plan {
    /// What FTS5 is asked; empty where only the rows are.
    words: Vec<String>,
    clauses: Vec<String>,
    given: Vec<Value>,
}

/// The entries that match, best first, with their scores (higher is better).
pub(super) fn run(connection: &Connection, text: &str, limit: usize) -> Result<Vec<(EntryId, f64)>> {
    let plan = plan(connection, text, &parse(text)?)?;
    select(connection, plan, limit, |row| Ok((EntryId(row.get(0)?), row.get(1)?)))
}

/// The entries that match and that `query` lists, best first, each with whether it was read.
pub(super) fn listed(connection: &Connection, text: &str, query: &Query, limit: usize) -> Result<Vec<(EntryId, bool)>> {
    let mut plan = plan(connection, text, &parse(text)?)?;
    if query.unread_only {
        let kept = query.keep.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
        plan.clauses.push(format!("(e.read = 0 OR e.id IN ({kept}))"));
    }
    for (bound, sign) in [(query.since, ">="), (query.before, "<")] {
        if let Some(at) = bound {
            plan.clauses.push(format!("e.sort {sign} {at}", at = at.0));
        }
    }
    select(connection, plan, limit, |row| Ok((EntryId(row.get(0)?), row.get(2)?)))
}

fn select<T>(
    connection: &Connection,
    plan: Plan,
    limit: usize,
    of: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
) -> Result<Vec<T>> {
    let Plan { words, clauses, given } = plan;
    let mut clauses = clauses.join(" AND ");
    if !clauses.is_empty() {
        clauses.insert_str(0, " AND ");
    }
    let mut values: Vec<Value> = Vec::with_capacity(given.len() + 2);
    let sql = if words.is_empty() {
        format!(
            "SELECT e.id, 0.0, e.read FROM entry e WHERE e.twin IS NULL AND e.hidden = 0{clauses}
             ORDER BY e.sort DESC, e.id DESC LIMIT ?"
        )
    } else {
        values.push(words.join(" AND ").into());
        // FTS5 sorts by rank itself, and the rows are looked at best first until there are enough.
        format!(
            "SELECT e.id, -s.rank, e.read FROM search s CROSS JOIN entry e ON e.id = s.rowid
             WHERE s.search MATCH ? AND e.twin IS NULL AND e.hidden = 0{clauses}
             ORDER BY s.rank LIMIT ?"
        )
    };
    values.extend(given);
    values.push((limit as i64).into());
    let mut statement = connection.prepare(&sql)?;
    let rows = statement.query_map(params_from_iter(values), of)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn plan(connection: &Connection, query: &str, groups: &Groups) -> Result<Plan> {
    let mut plan = Plan { words: Vec::new(), clauses: Vec::new(), given: Vec::new() };
    for group in groups {
        let plain: Option<Vec<String>> = group
            .iter()
            .map(|term| match &term.what {
                What::Words(words) if !term.not => Some(fts(words)),
                _ => None,
            })
            .collect();
        if let Some(pieces) = plain {
            plan.words.push(format!("({})", pieces.join(" OR ")));
            continue;
        }
        let mut pieces = Vec::new();
        for term in group {
            let (sql, given) = condition(connection, query, term)?;
            pieces.push(if term.not { format!("NOT ({sql})") } else { format!("({sql})") });
            plan.given.extend(given);
        }
        plan.clauses.push(format!("({})", pieces.join(" OR ")));
    }
    Ok(plan)
}

/// Words for FTS5. Keys are alphanumeric: nothing in them can end the quotes.
fn fts(words: &Words) -> String {
    let column = words.column.map(|name| format!("{name} : ")).unwrap_or_default();
    let whole = format!("\"{}\"", words.keys.join(" "));
    match &words.begun {
        Some(begun) if begun.chars().count() >= BEGINS => {
            let mut open = words.keys.clone();
            open.pop();
            open.push(begun.clone());
            let open = format!("\"{}\" *", open.join(" "));
            if open.trim_end_matches(" *") == whole {
                format!("({column}{open})")
            } else {
                format!("({column}({whole} OR {open}))")
            }
        }
        _ => format!("({column}{whole})"),
    }
}

/// A term as a condition on `entry e`, without its «not».
fn condition(connection: &Connection, query: &str, term: &Term) -> Result<(String, Vec<Value>)> {
    match &term.what {
        What::Words(words) => {
            // What is left out is left out whole: no beginnings.
            let words = if term.not { Words { begun: None, ..words.clone() } } else { words.clone() };
            Ok(("e.id IN (SELECT rowid FROM search WHERE search MATCH ?)".into(), vec![fts(&words).into()]))
        }
        What::Filter { field, value } => filter(connection, query, *field, value),
    }
}

/// The SQL of a filter, with its values.
fn filter(connection: &Connection, query: &str, field: Field, value: &str) -> Result<(String, Vec<Value>)> {
    match field {
        Field::Feed => feeds(
            connection,
            value,
            "SELECT id, coalesce(name, '') || ' ' || coalesce(title, '') || ' ' || url FROM feed",
        ),
        Field::Section => feeds(connection, value, "SELECT id, section FROM feed"),
        Field::Entity => Ok((
            "e.id IN (SELECT entry FROM mention WHERE entity IN (SELECT value FROM json_each(?)))".into(),
            vec![serde_json::to_string(&called(connection, value)?).unwrap_or_default().into()],
        )),
        Field::Lang => {
            Ok(("e.lang = ?".into(), vec![crate::text::language::Lang::from_tag(value).code().to_owned().into()]))
        }
        Field::Tag => tags(connection, value),
        Field::Since => Ok(("e.sort >= ?".into(), vec![moment(connection, query, value)?])),
        Field::Before => Ok(("e.sort < ?".into(), vec![moment(connection, query, value)?])),
        Field::Is => {
            let sql = match value.to_ascii_lowercase().as_str() {
                "unread" => "e.read = 0",
                "read" => "e.read = 1",
                "starred" => "e.starred = 1",
                "later" => "e.later = 1",
                "offline" => "e.offline IN (1, 2)",
                _ => {
                    let why = format!(
                        "is:{value} means nothing; expected is:unread, is:read, is:starred, is:later or is:offline"
                    );
                    return Err(bad(query, why));
                }
            };
            Ok((sql.into(), Vec::new()))
        }
    }
}

/// The entries of the feeds of which a name says `value`. Names are few: they are compared folded here, since SQLite knows
/// no accents.
fn feeds(connection: &Connection, value: &str, names: &str) -> Result<(String, Vec<Value>)> {
    let wanted = terms::fold(value);
    let mut statement = connection.prepare_cached(names)?;
    let rows = statement.query_map([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, Option<String>>(1)?)))?;
    let mut ids = Vec::new();
    for row in rows {
        let (id, name) = row?;
        if name.is_some_and(|name| terms::fold(&name).contains(&wanted)) {
            ids.push(id.to_string());
        }
    }
    Ok((format!("e.feed IN ({})", ids.join(",")), Vec::new()))
}

/// The entries with a tag that is called so, folded as the names of feeds are.
fn tags(connection: &Connection, value: &str) -> Result<(String, Vec<Value>)> {
    let wanted = terms::fold(value);
    let mut statement = connection.prepare_cached("SELECT DISTINCT name FROM tag")?;
    let names = statement.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    let named: Vec<Value> =
        names.into_iter().filter(|name| terms::fold(name) == wanted).take(MOST_TAGS).map(Value::from).collect();
    let places = vec!["?"; named.len()].join(",");
    Ok((format!("e.id IN (SELECT entry FROM tag WHERE name IN ({places}))"), named))
}

/// A time as people write it: a day, `24h`, `7d`, `2w`, `today`, `yesterday`.
fn moment(connection: &Connection, query: &str, value: &str) -> Result<Value> {
    let now = Timestamp(connection.query_row("SELECT unixepoch('now')", [], |row| row.get(0))?);
    let zone = jiff::tz::TimeZone::system();
    let today = zone.to_datetime(now.to_jiff()).date();
    let day = match terms::fold(value).as_str() {
        "today" | "aujourd'hui" | "vandaag" | "heute" => Some(today),
        "yesterday" | "hier" | "gisteren" | "gestern" => today.yesterday().ok(),
        other => other.parse::<jiff::civil::Date>().ok(),
    };
    if let Some(day) = day {
        let midnight = zone.to_timestamp(day.at(0, 0, 0, 0)).map_err(|error| bad(query, error.to_string()))?;
        return Ok(midnight.as_second().into());
    }
    let ago = value.split_at_checked(value.len().saturating_sub(1)).and_then(|(number, unit)| {
        let unit = match unit {
            "h" => 3_600,
            "d" | "j" => 86_400,
            "w" => 604_800,
            _ => return None,
        };
        number.parse::<u32>().ok().map(|number| i64::from(number) * unit)
    });
    match ago {
        Some(seconds) => Ok(now.plus(-seconds).0.into()),
        None => Err(bad(query, format!("«{value}» is no date; expected 2026-11-17, 24h, 7d, today or yesterday"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::StoreError;

    proptest::proptest! {
        #[test]
        fn no_search_breaks_the_engine(text in "(is:|feed:|since:|title:|[-a-zé\"':* OR()]){0,30}") {
            let connection = Connection::open_in_memory().unwrap();
            connection.execute_batch(include_str!("../migrations/0001.sql")).unwrap();
            if let Err(error) = run(&connection, &text, 10) {
                let told = matches!(error, StoreError::BadSearch { .. });
                proptest::prop_assert!(told, "{error}");
            }
        }
    }
}
