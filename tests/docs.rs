//! The pages of documentation that follow from tables are what the tables say. `KIOSQUE_WRITE_DOCS=1 cargo test --test
//! docs` writes them anew.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use kiosque::command::{Argument, Choices, Command, Preset, Scope, Subject};
use kiosque::config::EXAMPLE;

fn heading(subject: Subject) -> &'static str {
    match subject {
        Subject::Moving => "Moving",
        Subject::Reading => "Reading",
        Subject::Lists => "Lists",
        Subject::Pages => "Pages",
        Subject::Feeds => "Papers",
        Subject::Sharing => "Sharing",
        Subject::Program => "Program",
    }
}

fn place(scope: Scope) -> &'static str {
    match scope {
        Scope::Everywhere => "",
        Scope::Feeds => "on the left",
        Scope::List => "in the list",
        Scope::Reader => "in the text",
        Scope::Found => "while words are found",
        Scope::Side => "beside the text",
        Scope::Page => "on a page",
    }
}

fn argument(argument: Argument) -> &'static str {
    match argument {
        Argument::None => "",
        Argument::Text => " TEXT",
        Argument::Number => " NUMBER",
        Argument::Span => " TIME",
        Argument::Choice(Choices::FeedKeys) => " SETTING VALUE",
        Argument::Choice(_) => " NAME",
    }
}

fn code(keys: &str) -> String {
    format!("`{}`", keys.replace('|', "\\|"))
}

fn keys_page() -> String {
    let mut out = "# Keys and commands\n\nWritten by `tests/docs.rs` from the table of commands (`src/command/mod.rs`). \
        `?` in the program shows the keys as\nthey are with your configuration; `:` does any command by its name. A number \
        before a key repeats it.\n"
        .to_owned();
    for subject in Subject::ALL {
        writeln!(out, "\n## {}\n\n| keys | command | what it does |\n| --- | --- | --- |", heading(subject)).unwrap();
        for command in Command::ALL.iter().filter(|command| command.subject() == subject) {
            let keys = command.default_keys().iter().map(|keys| code(keys)).collect::<Vec<_>>().join(" ");
            let place = place(command.scope());
            let place = if place.is_empty() { String::new() } else { format!(" ({place})") };
            let name = format!("{}{}", command.name(), argument(command.argument()));
            writeln!(out, "| {keys} | `{name}` | {}{place} |", command.doc()).unwrap();
        }
    }
    out.push_str("\n## Keys of newsboat\n\n`[interface] keys = \"newsboat\"` lays these over the keys above.\n\n| key | command |\n| --- | --- |\n");
    for (keys, command) in Preset::Newsboat.keys() {
        writeln!(out, "| {} | `{}` |", code(keys), command.name()).unwrap();
    }
    out.push_str("\n## Keys of your own\n\nUnder `[keys]` in config.toml, a command and its key or keys; `none` takes a key away. A mistake is told with its line\nand the nearest name, a key given twice too; what a key takes away beside itself is said when the program starts.\n");
    out
}

fn configuration_page() -> String {
    "# Configuration\n\nWritten by `tests/docs.rs`: this is `config.example.toml`, which is also what holds without a file. \
     `kiosque doctor`\nsays where yours is looked for. A mistake in it is told with its line, its column and the nearest \
     valid name.\n\n```toml\n"
        .to_owned()
        + EXAMPLE
        + "```\n"
}

fn check(name: &str, wanted: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
    if std::env::var_os("KIOSQUE_WRITE_DOCS").is_some() {
        fs::write(&path, wanted).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == wanted, "docs/{name} is not what the table says; KIOSQUE_WRITE_DOCS=1 writes it anew");
}

#[test]
fn the_pages_are_what_the_tables_say() {
    check("keys.md", &keys_page());
    check("configuration.md", &configuration_page());
}
