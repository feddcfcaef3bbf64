//! The search language: words, phrases, `-not`, `OR`, and `field:value` filters, turned into FTS5 and SQL.

use rusqlite::{Connection, params_from_iter, types::Value};

use super::{Result, StoreError};
use crate::news::ids::EntryId;
use crate::text::terms;

/// One condition of a search.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Term {
    /// Words that must follow each other (one word: just it); in one column where named.
    Words {
        column: Option<&'static str>,
        keys: Vec<String>,
        prefix: bool,
        not: bool,
    },
    /// A condition on the row.
    Filter {
        field: Field,
        value: String,
        not: bool,
    },
    Or,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Feed,
    Section,
    Entity,
    Lang,
    Since,
    Before,
    Is,
}

fn bad(query: &str, why: impl Into<String>) -> StoreError {
    StoreError::BadSearch { query: query.to_owned(), why: why.into() }
}

fn keys(text: &str) -> Vec<String> {
    let mut out = String::new();
    terms::keys_into(text, &mut out);
    out.split_whitespace().map(str::to_owned).collect()
}

/// Reads a search as typed. The last word, where nothing follows it, also finds what it begins.
fn parse(query: &str) -> Result<Vec<Term>> {
    let mut out = Vec::new();
    let mut rest = query.trim_start();
    while !rest.is_empty() {
        let not = rest.starts_with('-') && rest.len() > 1;
        if not {
            rest = &rest[1..];
        }
        let name_end = rest.find([':', ' ', '"']).filter(|at| rest[*at..].starts_with(':'));
        let field = name_end.map(|at| rest[..at].to_ascii_lowercase());
        let known = field.as_deref().and_then(|name| {
            Some(match name {
                "feed" => Some(Field::Feed),
                "section" => Some(Field::Section),
                "entity" => Some(Field::Entity),
                "lang" => Some(Field::Lang),
                "since" => Some(Field::Since),
                "before" => Some(Field::Before),
                "is" => Some(Field::Is),
                "title" | "author" => None,
                _ => return None,
            })
        });
        if let (Some(at), Some(_)) = (name_end, known) {
            rest = &rest[at + 1..];
        }
        let quoted = rest.starts_with('"');
        let (value, after) = if quoted {
            let inner = &rest[1..];
            // A phrase that is still being typed ends where the text does.
            inner.find('"').map_or((inner, ""), |end| (&inner[..end], &inner[end + 1..]))
        } else {
            rest.split_at(rest.find(char::is_whitespace).unwrap_or(rest.len()))
        };
        let last = after.is_empty();
        rest = after.trim_start();
        match known {
            Some(Some(field)) => out.push(Term::Filter { field, value: value.to_owned(), not }),
            None if value == "OR" && !quoted && !not => out.push(Term::Or),
            column => {
                let column = column.map(|_| if field.as_deref() == Some("title") { "title" } else { "meta" });
                let keys = keys(value);
                if !keys.is_empty() {
                    out.push(Term::Words { column, keys, prefix: last && !quoted, not });
                }
            }
        }
    }
    while out.last() == Some(&Term::Or) {
        out.pop();
    }
    if out.is_empty() { Err(bad(query, "there is no word in it")) } else { Ok(out) }
}

fn fts(column: Option<&str>, keys: &[String], prefix: bool) -> String {
    let column = column.map(|name| format!("{name} : ")).unwrap_or_default();
    // Keys are alphanumeric: nothing in them can end the quotes.
    format!("{column}\"{}\"{}", keys.join(" "), if prefix { " *" } else { "" })
}

/// The entries that match, best first, with their scores (higher is better).
pub(super) fn run(connection: &Connection, query: &str, limit: usize) -> Result<Vec<(EntryId, f64)>> {
    let terms = parse(query)?;
    let (mut wanted, mut unwanted): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    let (mut clauses, mut given): (Vec<String>, Vec<Value>) = (vec!["e.hidden = 0".into()], Vec::new());
    let mut joined = false;
    for term in &terms {
        match term {
            Term::Or => joined = true,
            Term::Words { column, keys, prefix, not } => {
                let piece = fts(*column, keys, *prefix);
                match (not, wanted.last_mut()) {
                    (true, _) => unwanted.push(piece),
                    (false, Some(before)) if joined => *before = format!("{before} OR {piece}"),
                    _ => wanted.push(piece),
                }
                joined = false;
            }
            Term::Filter { field, value, not } => {
                let (sql, value) = filter(connection, query, *field, value)?;
                clauses.push(if *not { format!("NOT ({sql})") } else { sql });
                given.extend(value);
                joined = false;
            }
        }
    }
    if !unwanted.is_empty() {
        clauses.push("e.id NOT IN (SELECT rowid FROM search WHERE search MATCH ?)".into());
        given.push(unwanted.join(" OR ").into());
    }
    let sql = if wanted.is_empty() {
        format!(
            "SELECT e.id, 0.0 FROM entry e WHERE e.twin IS NULL AND {} ORDER BY e.sort DESC LIMIT ?",
            clauses.join(" AND ")
        )
    } else {
        let wanted: Vec<_> = wanted.into_iter().map(|group| format!("({group})")).collect();
        given.insert(0, wanted.join(" AND ").into());
        format!(
            "SELECT e.id, -bm25(search, 8.0, 1.0, 2.0) FROM search JOIN entry e ON e.id = search.rowid
             WHERE search MATCH ? AND e.twin IS NULL AND {} ORDER BY bm25(search, 8.0, 1.0, 2.0), e.sort DESC LIMIT ?",
            clauses.join(" AND ")
        )
    };
    given.push((limit as i64).into());
    let mut statement = connection.prepare(&sql)?;
    let rows = statement.query_map(params_from_iter(given), |row| Ok((EntryId(row.get(0)?), row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The SQL of a filter, with its values.
fn filter(connection: &Connection, query: &str, field: Field, value: &str) -> Result<(String, Vec<Value>)> {
    let named = |sql: &str, tables: &str| -> Result<(String, Vec<Value>)> {
        // Names are few: they are compared folded here, since SQLite knows no accents.
        let wanted = terms::fold(value);
        let mut statement = connection.prepare_cached(tables)?;
        let rows = statement.query_map([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, Option<String>>(1)?)))?;
        let mut ids = Vec::new();
        for row in rows {
            let (id, name) = row?;
            if name.is_some_and(|name| terms::fold(&name).contains(&wanted)) {
                ids.push(id.to_string());
            }
        }
        Ok((sql.replace("IDS", &ids.join(",")), Vec::new()))
    };
    match field {
        Field::Feed => named(
            "e.feed IN (IDS)",
            "SELECT id, coalesce(name, '') || ' ' || coalesce(title, '') || ' ' || url FROM feed",
        ),
        Field::Section => named("e.feed IN (IDS)", "SELECT id, section FROM feed"),
        Field::Entity => Ok((
            "e.id IN (SELECT m.entry FROM mention m JOIN entity n ON n.id = m.entity WHERE n.key LIKE ? ESCAPE '\\')"
                .into(),
            vec![format!("%{}%", terms::fold(value).replace(['\\', '%', '_'], " ").trim()).into()],
        )),
        Field::Lang => Ok(("e.lang = ?".into(), vec![value.to_ascii_lowercase().into()])),
        Field::Since | Field::Before => {
            let sign = if field == Field::Since { ">=" } else { "<" };
            if let Ok(date) = value.parse::<jiff::civil::Date>() {
                let zone = jiff::tz::TimeZone::system();
                let at = zone.to_timestamp(date.at(0, 0, 0, 0)).map_err(|error| bad(query, error.to_string()))?;
                return Ok((format!("e.sort {sign} ?"), vec![at.as_second().into()]));
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
                Some(seconds) => Ok((format!("e.sort {sign} unixepoch('now') - ?"), vec![seconds.into()])),
                None => Err(bad(query, format!("«{value}» is no date; expected 2026-11-17, 24h or 7d"))),
            }
        }
        Field::Is => match value {
            "unread" => Ok(("e.read = 0".into(), Vec::new())),
            "read" => Ok(("e.read = 1".into(), Vec::new())),
            "starred" => Ok(("e.starred = 1".into(), Vec::new())),
            "later" => Ok(("e.later = 1".into(), Vec::new())),
            "offline" => Ok(("e.offline IN (1, 2)".into(), Vec::new())),
            _ => Err(bad(query, format!("is:{value} means nothing; expected is:unread, is:starred or is:offline"))),
        },
    }
}

/// The words a search looks for, for marking them in a text.
pub(super) fn positive_keys(query: &str) -> Vec<(String, bool)> {
    let terms = parse(query).unwrap_or_default();
    terms
        .into_iter()
        .filter_map(|term| match term {
            Term::Words { keys, prefix, not: false, .. } => Some((keys, prefix)),
            _ => None,
        })
        .flat_map(|(keys, prefix)| keys.into_iter().map(move |key| (key, prefix)))
        .collect()
}

/// About 200 bytes of `text` around the first hit, hits between U+E000 and U+E001.
pub(super) fn snippet(text: &str, wanted: &[(String, bool)]) -> String {
    let hit = |word: &str| {
        let key = terms::key(word);
        wanted.iter().any(|(want, prefix)| key == *want || *prefix && key.starts_with(want.as_str()))
    };
    let hits: Vec<(usize, usize)> = terms::words(text)
        .filter(|(_, word)| hit(word))
        .map(|(start, word)| (start, start + word.len()))
        .take(40)
        .collect();
    let first = hits.first().map_or(0, |(start, _)| *start);
    let from = text.floor_char_boundary(first.saturating_sub(60));
    let from = if from == 0 { 0 } else { text[from..first].find(' ').map_or(from, |at| from + at + 1) };
    let to = text.floor_char_boundary(from + 200);
    let to = if to >= text.len() { to } else { text[from..to].rfind(' ').map_or(to, |at| from + at) };
    let mut out = String::new();
    if from > 0 {
        out.push('…');
    }
    let mut at = from;
    for (start, end) in hits.into_iter().filter(|(_, end)| *end <= to) {
        out.push_str(&text[at..start]);
        out.push('\u{e000}');
        out.push_str(&text[start..end]);
        out.push('\u{e001}');
        at = end;
    }
    out.push_str(&text[at..to.max(at)]);
    if to < text.len() {
        out.push('…');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hits_are_marked_whatever_their_accents() {
        let words = positive_keys("elections liege");
        assert_eq!(snippet("Les élections à Liège.", &words), "Les \u{e000}élections\u{e001} à \u{e000}Liège\u{e001}.");
    }

    #[test]
    fn an_open_phrase_is_read_as_it_stands() {
        assert_eq!(
            parse("\"un mots").unwrap(),
            [Term::Words { column: None, keys: vec!["un".into(), "mot".into()], prefix: false, not: false }]
        );
    }

    proptest::proptest! {
        #[test]
        fn no_search_breaks_the_engine(text in "[-a-zé\"':* OR()]{0,40}") {
            let connection = Connection::open_in_memory().unwrap();
            connection.execute_batch(include_str!("migrations/0001.sql")).unwrap();
            if let Err(error) = run(&connection, &text, 10) {
                let told = matches!(error, StoreError::BadSearch { .. });
                proptest::prop_assert!(told, "{error}");
            }
        }
    }
}
