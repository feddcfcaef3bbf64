//! The search language, read: words, phrases, `-not`, `OR`, and `field:value`.

use crate::store::{Result, StoreError};
use crate::text::terms;

/// What is searched: every group must hold, and a group holds when one of its terms does.
pub(super) type Groups = Vec<Vec<Term>>;

/// One condition of a search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    pub what: What,
    pub not: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    Words(Words),
    /// A condition on the row.
    Filter {
        field: Field,
        value: String,
    },
}

/// Words that must follow each other (one word: just it); in one column where named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Words {
    pub column: Option<&'static str>,
    pub keys: Vec<String>,
    /// The last word as typed so far, folded: what begins so is found too. `None` where the word is finished.
    pub begun: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Feed,
    Section,
    Entity,
    Lang,
    Since,
    Before,
    Is,
    Tag,
}

/// What stands before a colon.
enum Name {
    Filter(Field),
    Column(&'static str),
}

fn name(text: &str) -> Option<Name> {
    Some(match text.to_ascii_lowercase().as_str() {
        "feed" => Name::Filter(Field::Feed),
        "section" => Name::Filter(Field::Section),
        "entity" => Name::Filter(Field::Entity),
        "lang" => Name::Filter(Field::Lang),
        "since" => Name::Filter(Field::Since),
        "before" => Name::Filter(Field::Before),
        "is" => Name::Filter(Field::Is),
        "tag" => Name::Filter(Field::Tag),
        "title" => Name::Column("title"),
        "author" => Name::Column("author"),
        _ => return None,
    })
}

pub(super) fn bad(query: &str, why: impl Into<String>) -> StoreError {
    StoreError::BadSearch { query: query.to_owned(), why: why.into() }
}

/// What a search is about, in words: what it looks for, without its operators and what it leaves out; `None` where only
/// operators are left.
pub fn in_words(query: &str) -> Option<String> {
    let (mut words, mut rest) = (Vec::new(), query.trim());
    while !rest.is_empty() {
        let end = rest.find([':', '"', ' ']).filter(|at| rest[*at..].starts_with(':'));
        let named = end.and_then(|at| Some((at, name(rest[..at].trim_start_matches('-'))?)));
        let (begin, said) = match &named {
            Some((at, Name::Filter(Field::Entity | Field::Feed | Field::Section | Field::Tag) | Name::Column(_))) => {
                (at + 1, true)
            }
            Some((at, _)) => (at + 1, false),
            None => (0, true),
        };
        let left_out = rest.starts_with('-');
        let rest_of = &rest[begin..];
        let (value, after) = value(rest_of, rest_of.starts_with('"'));
        rest = after.trim_start();
        if said && !left_out && value != "OR" && !value.is_empty() {
            words.push(value);
        }
    }
    (!words.is_empty()).then(|| words.join(" "))
}

/// The operator that somebody may have meant by a word before a colon; `None` where it looks like no operator: an address,
/// a time, a quotation.
fn unknown(word: &str, behind: &str) -> bool {
    let looks = (2..=10).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_lowercase());
    looks && !matches!(word, "http" | "https") && behind.starts_with(|c: char| c.is_alphanumeric() || c == '"')
}

/// Reads a search as typed. The last word, where nothing follows it, also finds what it begins.
pub(super) fn parse(query: &str) -> Result<Groups> {
    let mut groups: Groups = Vec::new();
    let mut joined = false;
    let mut rest = query.trim_start();
    while !rest.is_empty() {
        let not = rest.starts_with('-') && rest.len() > 1;
        if not {
            rest = &rest[1..];
        }
        let end =
            rest.find(|c: char| c == ':' || c == '"' || c.is_whitespace()).filter(|at| rest[*at..].starts_with(':'));
        let named = end.and_then(|at| Some((at, name(&rest[..at])?)));
        if let (None, Some(at)) = (&named, end.filter(|at| unknown(&rest[..*at], &rest[at + 1..]))) {
            return Err(bad(query, format!("«{}:» is no operator; words with a colon stand in quotes", &rest[..at])));
        }
        if let Some((at, _)) = named {
            rest = &rest[at + 1..];
        }
        let quoted = rest.starts_with('"');
        let (value, after) = value(rest, quoted);
        let last = after.is_empty();
        rest = after.trim_start();
        if value == "OR" && !quoted && !not && named.is_none() {
            joined = !groups.is_empty();
            continue;
        }
        let what = match named {
            Some((_, Name::Filter(_))) if value.trim().is_empty() => continue,
            Some((_, Name::Filter(field))) => What::Filter { field, value: value.trim().to_owned() },
            Some((_, Name::Column(column))) => What::Words(words(value, Some(column), last && !quoted)),
            None => What::Words(words(value, None, last && !quoted)),
        };
        if matches!(&what, What::Words(words) if words.keys.is_empty()) {
            continue;
        }
        let term = Term { what, not };
        match groups.last_mut() {
            Some(group) if joined => group.push(term),
            _ => groups.push(vec![term]),
        }
        joined = false;
    }
    if groups.is_empty() { Err(bad(query, "there is no word in it")) } else { Ok(groups) }
}

/// A value and what follows it. A phrase that is still being typed ends where the text does.
fn value(rest: &str, quoted: bool) -> (&str, &str) {
    if quoted {
        let inner = &rest[1..];
        inner.find('"').map_or((inner, ""), |end| (&inner[..end], &inner[end + 1..]))
    } else {
        rest.split_at(rest.find(char::is_whitespace).unwrap_or(rest.len()))
    }
}

fn words(text: &str, column: Option<&'static str>, open: bool) -> Words {
    let mut keys = String::new();
    terms::keys_into(text, &mut keys);
    let keys: Vec<String> = keys.split_whitespace().map(str::to_owned).collect();
    let ends_in_word = text.chars().next_back().is_some_and(terms::is_word);
    let begun = terms::words(text).last().filter(|_| open && ends_in_word).map(|(_, word)| terms::fold(word));
    Words { column, keys, begun }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(keys: &[&str], begun: Option<&str>) -> Term {
        let keys = keys.iter().map(|key| (*key).to_owned()).collect();
        Term { what: What::Words(Words { column: None, keys, begun: begun.map(str::to_owned) }), not: false }
    }

    #[test]
    fn an_open_phrase_is_read_as_it_stands() {
        assert_eq!(parse("\"un mots").unwrap(), [vec![word(&["un", "mot"], None)]]);
    }

    #[test]
    fn the_last_word_may_be_unfinished() {
        assert_eq!(
            parse("les Élections").unwrap(),
            [vec![word(&["les"], None)], vec![word(&["election"], Some("elections"))]]
        );
        assert_eq!(parse("élections ").unwrap(), parse("élections ").unwrap());
    }

    #[test]
    fn or_joins_neighbours_and_a_field_in_the_making_says_nothing() {
        let groups = parse("a OR b c OR is:unread feed:").unwrap();
        assert_eq!(groups.iter().map(Vec::len).collect::<Vec<_>>(), [2, 2]);
        assert!(parse("OR -").is_err() && parse("feed:").is_err());
    }
}
