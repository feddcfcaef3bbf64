//! The feed list on the command line: what is set, added, removed, and what is said of it.

use crate::program::Program;

const FILE: &str = "[[feeds]]\nurl = \"http://127.0.0.1:9/f\"\nname = \"A\"\n";

#[test]
fn what_could_not_be_read_again_is_refused_and_the_file_stays_as_it_was() {
    let program = Program::configured(FILE);
    for (key, value, told) in [
        ("every", "nope", "expected a time such as"),
        ("evry", "2h", "did you mean `every`?"),
        ("password", "echo hi", "{ command = ["),
        ("url", "ftp://127.0.0.1/", "expected one that begins with https://"),
    ] {
        let (code, _, said) = program.said(&["feeds", "set", "A", key, value]);
        assert!(code == Some(2) && said.contains(told) && said.contains("nothing was changed"), "{key}: {said}");
        assert_eq!(program.config(), FILE);
    }
    assert_eq!(program.said(&["feeds", "set", "A", "every", "2h"]).0, Some(0));
    assert_eq!(program.said(&["feeds", "list"]).0, Some(0));
}

#[test]
fn a_feed_that_is_not_there_is_a_mistake_of_the_callers_everywhere() {
    let program = Program::configured(FILE);
    for arguments in [
        &["feeds", "remove", "B"][..],
        &["feeds", "rename", "B", "C"],
        &["feeds", "move", "B", "C"],
        &["feeds", "set", "B", "every", "2h"],
        &["feeds", "check", "B"],
        &["refresh", "B"],
        &["list", "--feed", "B"],
    ] {
        let (code, _, said) = program.said(arguments);
        assert!(code == Some(2) && said.contains("no feed") && said.contains("«B»"), "{arguments:?}: {code:?} {said}");
    }
    assert_eq!(program.config(), FILE);
}
