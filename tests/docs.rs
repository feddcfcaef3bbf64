//! The pages of documentation that follow from tables are what the tables say. `KIOSQUE_WRITE_DOCS=1 cargo test --test
//! docs` writes them anew.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use kiosque::command::{Argument, Choices, Command, Preset, Scope, Subject};
use kiosque::config::EXAMPLE;
use kiosque::locale::Locale;

/// A language that the page of keys is written in.
struct Words {
    lang: &'static str,
    title: &'static str,
    intro: &'static str,
    table: &'static str,
    headings: [&'static str; 7],
    newsboat: &'static str,
    own: &'static str,
}

const ENGLISH: Words = Words {
    lang: "en",
    title: "Keys and commands",
    intro: "Written by `tests/docs.rs` from the table of commands (`src/command/mod.rs`). `?` in the program shows the keys as\n\
        they are with your configuration; `:` does any command by its name. A number before a key repeats it. \
        ([En français](keys.fr.md))\n",
    table: "| keys | command | what it does |",
    headings: ["Moving", "Reading", "Lists", "Pages", "Papers", "Sharing", "Program"],
    newsboat: "## Keys of newsboat\n\n`[interface] keys = \"newsboat\"` lays these over the keys above.\n\n| key | command |",
    own: "## Keys of your own\n\nUnder `[keys]` in config.toml, a command and its key or keys; `none` takes a key away. A mistake is told with its line\n\
        and the nearest name, a key given twice too; what a key takes away beside itself is said when the program starts.\n",
};

const FRENCH: Words = Words {
    lang: "fr",
    title: "Touches et commandes",
    intro: "Écrit par `tests/docs.rs` d'après la table des commandes (`src/command/mod.rs`). `?` dans le programme montre les\n\
        touches telles que votre configuration les fait ; `:` exécute toute commande par son nom. Un nombre avant une touche\n\
        la répète. ([In English](keys.md))\n",
    table: "| touches | commande | ce qu'elle fait |",
    headings: ["Se déplacer", "Lire", "Listes", "Pages", "Journaux", "Partager", "Programme"],
    newsboat: "## Touches de newsboat\n\n`[interface] keys = \"newsboat\"` les pose par-dessus celles d'ici.\n\n| touche | commande |",
    own: "## Vos touches\n\nSous `[keys]` dans config.toml, une commande et sa ou ses touches ; `none` retire une touche. Une erreur est dite avec sa\n\
        ligne et le nom le plus proche, une touche donnée deux fois aussi ; ce qu'une touche en cache d'autres est dit au\n\
        démarrage.\n",
};

fn place(scope: Scope, french: bool) -> &'static str {
    match (scope, french) {
        (Scope::Everywhere, _) => "",
        (Scope::Feeds, false) => " (on the left)",
        (Scope::Feeds, true) => " (à gauche)",
        (Scope::List, false) => " (in the list)",
        (Scope::List, true) => " (dans la liste)",
        (Scope::Reader, false) => " (in the text)",
        (Scope::Reader, true) => " (dans le texte)",
        (Scope::Found, false) => " (while words are found)",
        (Scope::Found, true) => " (quand on cherche des mots)",
        (Scope::Side, false) => " (beside the text)",
        (Scope::Side, true) => " (à côté du texte)",
        (Scope::Page, false) => " (on a page)",
        (Scope::Page, true) => " (sur une page)",
    }
}

fn argument(argument: Argument, french: bool) -> &'static str {
    match (argument, french) {
        (Argument::None, _) => "",
        (Argument::Text, false) => " TEXT",
        (Argument::Text, true) => " TEXTE",
        (Argument::Number, false) => " NUMBER",
        (Argument::Number, true) => " NOMBRE",
        (Argument::Span, false) => " TIME",
        (Argument::Span, true) => " DURÉE",
        (Argument::Choice(Choices::FeedKeys), false) => " SETTING VALUE",
        (Argument::Choice(Choices::FeedKeys), true) => " RÉGLAGE VALEUR",
        (Argument::Choice(_), false) => " NAME",
        (Argument::Choice(_), true) => " NOM",
    }
}

fn code(keys: &str) -> String {
    format!("`{}`", keys.replace('|', "\\|"))
}

fn keys_page(words: &Words) -> String {
    let french = words.lang == "fr";
    let locale = Locale::from_tag(words.lang);
    let mut out = format!("# {}\n\n{}", words.title, words.intro);
    for (subject, heading) in Subject::ALL.into_iter().zip(words.headings) {
        writeln!(out, "\n## {heading}\n\n{}\n| --- | --- | --- |", words.table).unwrap();
        for command in Command::ALL.iter().filter(|command| command.subject() == subject) {
            let keys = command.default_keys().iter().map(|keys| code(keys)).collect::<Vec<_>>().join(" ");
            let name = format!("{}{}", command.name(), argument(command.argument(), french));
            let doc = if french { locale.t(&format!("cmd-{}", command.name())) } else { command.doc().to_owned() };
            writeln!(out, "| {keys} | `{name}` | {doc}{} |", place(command.scope(), french)).unwrap();
        }
    }
    write!(out, "\n{}\n| --- | --- |\n", words.newsboat).unwrap();
    for (keys, command) in Preset::Newsboat.keys() {
        writeln!(out, "| {} | `{}` |", code(keys), command.name()).unwrap();
    }
    write!(out, "\n{}", words.own).unwrap();
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
    check("keys.md", &keys_page(&ENGLISH));
    check("keys.fr.md", &keys_page(&FRENCH));
    check("configuration.md", &configuration_page());
}
