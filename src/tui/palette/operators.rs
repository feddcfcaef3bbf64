//! The operators of the search language, completed as one types.

use super::super::Cx;
use super::super::model::Model;
use super::super::view::side::kind_key;
use super::{Candidate, Found, Stored};
use crate::news::analysis::EntityRow;
use crate::text::terms::fold;

/// Each with the message that says what it does.
const OPERATORS: [(&str, &str); 11] = [
    ("is:", "operator-is"),
    ("feed:", "operator-feed"),
    ("section:", "operator-section"),
    ("title:", "operator-title"),
    ("author:", "operator-author"),
    ("entity:", "operator-entity"),
    ("tag:", "operator-tag"),
    ("lang:", "operator-lang"),
    ("since:", "operator-since"),
    ("before:", "operator-before"),
    ("OR", "operator-or"),
];

/// Rows offered at most: the answers to the search stay in sight.
const MOST: usize = 6;

/// What may complete the last word of a search.
pub(crate) fn operators(model: &Model, line: &str, stored: &Stored, cx: &Cx) -> Vec<Candidate> {
    let start = last_word(line);
    let (before, word) = line.split_at(start);
    let (sign, word) = word.strip_prefix('-').map_or(("", word), |rest| ("-", rest));
    if word.is_empty() {
        return Vec::new();
    }
    let row = |text: String, note: String, closed: bool| {
        let space = if closed { " " } else { "" };
        Candidate { found: Found::Words(format!("{before}{sign}{text}{space}")), text, note, hindrance: None }
    };
    let Some((operator, value)) = word.split_once(':') else {
        let begun = OPERATORS.iter().filter(|(name, _)| name.starts_with(word) && *name != word);
        return begun.map(|(name, said)| row((*name).to_owned(), cx.locale.t(said), *name == "OR")).collect();
    };
    let typed = value.trim_start_matches('"').trim_end_matches('"').trim();
    let value = fold(typed);
    let quoted = |known: &str| {
        let known = if known.contains(' ') { format!("\"{known}\"") } else { known.to_owned() };
        format!("{operator}:{known}")
    };
    let begins = |known: &str| {
        let folded = fold(known);
        folded.starts_with(&value) || folded.contains(&format!(" {value}"))
    };
    if operator == "entity" {
        // What answers to another name does so only to the letters that were asked for.
        let answers = |entity: &&EntityRow| stored.text == typed || begins(&entity.name);
        let others = stored.entities.iter().filter(|entity| fold(&entity.name) != value);
        let said = |entity: &EntityRow| {
            let kind = cx.locale.t(kind_key(entity.kind));
            format!("{kind} · {}", cx.locale.ta("articles", &[("count", entity.count.into())]))
        };
        return others.filter(answers).take(MOST).map(|one| row(quoted(&one.name), said(one), true)).collect();
    }
    values(model, operator)
        .into_iter()
        .filter(|known| fold(known) != value && begins(known))
        .take(MOST)
        .map(|known| row(quoted(&known), String::new(), true))
        .collect()
}

/// Where the word begins that is being typed; a phrase in quotes is one word.
fn last_word(line: &str) -> usize {
    let (mut start, mut quoted) = (0, false);
    for (at, c) in line.char_indices() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => start = at + 1,
            _ => {}
        }
    }
    start
}

fn values(model: &Model, operator: &str) -> Vec<String> {
    let words = |known: &[&str]| known.iter().map(|word| (*word).to_owned()).collect();
    let mut found: Vec<String> = match operator {
        "is" => return words(&["unread", "read", "starred", "later", "offline"]),
        "lang" => return words(&["fr", "nl", "de", "en"]),
        "since" | "before" => return words(&["24h", "7d", "30d"]),
        "feed" => model.feeds.rows.iter().map(|row| row.feed.name.clone()).collect(),
        "tag" => model.feeds.tags.iter().map(|row| row.name.clone()).collect(),
        "section" => model.feeds.rows.iter().filter_map(|row| row.feed.section.clone()).collect(),
        _ => return Vec::new(),
    };
    found.sort();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_being_typed_begins_after_the_last_space_outside_quotes() {
        assert_eq!(last_word("grève fee"), 7);
        assert_eq!(last_word("feed:\"la gaz"), 0);
        assert_eq!(last_word("\"a b\" is:"), 6);
    }
}
