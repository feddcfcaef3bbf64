//! Every message of the interface is said in every language, used, and asked for by its right name.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use kiosque::command::{Argument, Command};

const LANGUAGES: [&str; 4] = ["en", "fr", "nl", "de"];

/// Names that the program puts together: never as a whole in the source.
fn composed(key: &str) -> bool {
    ["cmd-", "ask-", "weekday-", "month-"].iter().any(|prefix| key.starts_with(prefix))
}

/// The messages of a language, each with the variables it uses.
fn messages(lang: &str) -> BTreeMap<String, BTreeSet<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("assets/locales/{lang}.ftl"));
    let mut found = BTreeMap::new();
    let mut key = String::new();
    for line in fs::read_to_string(path).unwrap().lines() {
        if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
            line.split_once(" =").unwrap().0.clone_into(&mut key);
            assert!(found.insert(key.clone(), BTreeSet::new()).is_none(), "{lang}: {key} stands twice");
        }
        for piece in line.split('$').skip(1) {
            let name = piece.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').next().unwrap();
            found.get_mut(&key).unwrap().insert(name.to_owned());
        }
    }
    found
}

fn source() -> String {
    fn collect(dir: &Path, out: &mut String) {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, out);
            } else if path.extension().is_some_and(|ext| ext == "rs") {
                out.push_str(&fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut out = String::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut out);
    out
}

#[test]
fn every_language_says_every_message_with_the_same_variables() {
    let english = messages("en");
    for lang in &LANGUAGES[1..] {
        let own = messages(lang);
        for (key, variables) in &english {
            let said = own.get(key).unwrap_or_else(|| panic!("{lang} does not say {key}"));
            assert_eq!(said, variables, "{lang}: {key}");
        }
        for key in own.keys().filter(|key| !key.starts_with("cmd-")) {
            assert!(english.contains_key(key), "{lang} says {key}, English does not");
        }
        for command in Command::ALL {
            let key = format!("cmd-{}", command.name());
            assert!(own.contains_key(&key), "{lang} does not describe {}", command.name());
        }
        for key in own.keys().filter_map(|key| key.strip_prefix("cmd-")) {
            assert!(Command::from_name(key).is_some(), "{lang} describes {key}, which is no command");
        }
    }
}

#[test]
fn what_a_command_asks_for_is_asked_in_every_language() {
    for lang in LANGUAGES {
        let own = messages(lang);
        let asks = |command: &Command| command.argument() != Argument::None;
        for command in Command::ALL.iter().filter(|command| asks(command)) {
            let key = format!("ask-{}", command.name());
            assert!(own.contains_key(&key), "{lang} does not ask for what {} takes", command.name());
        }
        for name in own.keys().filter_map(|key| key.strip_prefix("ask-")) {
            assert!(Command::from_name(name).is_some_and(|command| asks(&command)), "{lang}: {name} takes nothing");
        }
    }
}

#[test]
fn every_message_is_used() {
    let source = source();
    let unused: Vec<_> =
        messages("en").into_keys().filter(|key| !composed(key) && !source.contains(&format!("\"{key}\""))).collect();
    assert!(unused.is_empty(), "said by nobody: {unused:?}");
}

#[test]
fn every_message_asked_for_is_there() {
    let (source, known) = (source(), messages("en"));
    let mut missing = BTreeSet::new();
    for call in ["locale.t(\"", "locale.ta(\"", "locale.ta(\n"] {
        for piece in source.split(call).skip(1) {
            let key = piece.trim_start().trim_start_matches('"').split('"').next().unwrap();
            if !known.contains_key(key) {
                missing.insert(key.to_owned());
            }
        }
    }
    assert!(missing.is_empty(), "no language says {missing:?}");
}

/// What the messages of a language say, without their names, variables and branches.
fn said(lang: &str) -> Vec<(String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("assets/locales/{lang}.ftl"));
    let text = fs::read_to_string(path).unwrap();
    let mut out = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let words = match line.split_once(" = ") {
            Some((_, words)) => words,
            None => line.trim_start_matches([' ', '*']),
        };
        out.push((line.to_owned(), words.to_owned()));
    }
    out
}

#[test]
fn french_parts_its_signs_with_spaces_that_do_not_break_and_the_others_with_none() {
    for (line, words) in said("fr") {
        for (at, _) in words.match_indices([':', ';', '!', '?', '»']).filter(|(at, _)| *at > 0) {
            assert!(!words[..at].ends_with(' '), "fr: a space that breaks before a sign: {line}");
        }
        assert!(!words.contains("« ") && !words.contains(['“', '”', '„']), "fr: {line}");
    }
    for lang in ["nl", "de", "en"] {
        for (line, words) in said(lang) {
            assert!(!words.contains(['«', '»', '\u{a0}', '\u{202f}']), "{lang}: {line}");
            assert!([" :", " ;", " !", " ?"].iter().all(|sign| !words.contains(sign)), "{lang}: {line}");
            let (wrong, right) = if lang == "de" { ('”', '„') } else { ('„', '“') };
            assert!(!words.contains(wrong), "{lang}: {line}");
            assert!(!words.contains(['“', '”']) || words.contains(right), "{lang}: {line}");
        }
    }
}
