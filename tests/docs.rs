//! The pages of documentation that follow from tables are what the tables say. `KIOSQUE_WRITE_DOCS=1 cargo test --test
//! docs` writes them anew.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use kiosque::command::{Argument, Choices, Command, Preset, Scope, Subject};
use kiosque::config::{Config, EXAMPLE, FRENCH_EXAMPLE};
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
    if french { spaced(&out) } else { out }
}

fn configuration_page() -> String {
    "# Configuration\n\nWritten by `tests/docs.rs`: this is `config.example.toml`, which is also what holds without a file. \
     `kiosque doctor`\nsays where yours is looked for. A mistake in it is told with its line, its column and the nearest \
     valid name. ([En français](configuration.fr.md))\n\n```toml\n"
        .to_owned()
        + EXAMPLE
        + "```\n"
}

fn french_configuration_page() -> String {
    "# Configuration\n\nÉcrit par `tests/docs.rs` : c'est `config.example.fr.toml`, qui est aussi ce qui vaut sans fichier \
     ; `config.example.toml`\ndit la même chose en anglais. `kiosque doctor` dit où le vôtre est cherché. Une erreur est \
     signalée avec sa ligne, sa colonne\net le nom valable le plus proche. ([In English](configuration.md))\n\n```toml\n"
        .to_owned()
        + FRENCH_EXAMPLE
        + "```\n"
}

/// The text as French prints it: outside of code, no line breaks before `: ; ! ? »` or after `«`.
fn spaced(text: &str) -> String {
    let prose = |piece: &str| {
        let before = [":", ";", "!", "?", "»"]
            .into_iter()
            .fold(piece.to_owned(), |text, sign| text.replace(&format!(" {sign}"), &format!("\u{a0}{sign}")));
        before.replace("« ", "«\u{a0}")
    };
    let pieces = text.split('`').enumerate();
    pieces.map(|(n, piece)| if n % 2 == 0 { prose(piece) } else { piece.to_owned() }).collect::<Vec<_>>().join("`")
}

/// A setting of an example file, in force or shown in a comment.
struct Explained {
    line: String,
    /// With its table: `interface.theme`.
    name: String,
    /// What is said before it and beside it.
    words: String,
}

fn explained(example: &str) -> Vec<Explained> {
    let (mut out, mut words, mut table) = (Vec::new(), String::new(), String::new());
    for line in example.lines() {
        let bare = line.trim_start_matches(['#', ' ']);
        let key = bare.split_once(" = ").map(|(key, _)| key);
        let key = key.filter(|key| key.chars().all(|c| c.is_ascii_lowercase() || c == '-'));
        let name = match key {
            Some(key) => format!("{table}.{key}"),
            None if bare.starts_with('[') => {
                bare.trim_matches(['[', ']']).clone_into(&mut table);
                table.clone()
            }
            None => {
                format!("{words} {bare}").trim().clone_into(&mut words);
                continue;
            }
        };
        let (setting, beside) = bare.split_once("  #").unwrap_or((bare, ""));
        let words = format!("{}{beside}", std::mem::take(&mut words));
        out.push(Explained { line: setting.trim_end().to_owned(), name, words });
    }
    out
}

/// What the words name as it is written in the file: values, settings, numbers.
fn literal(words: &str) -> BTreeSet<&str> {
    let between = |sign| words.split(sign).skip(1).step_by(2);
    let numbers = words.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty());
    between('"').chain(between('`')).chain(numbers).collect()
}

/// The settings that a table takes, as its reader lists them when it meets another.
fn settings(table: &str) -> Vec<String> {
    let name = table.trim_matches(['[', ']']);
    let needed = if name == "feeds" { "url = \"https://a.example/\"\n" } else { "" };
    let mistake = toml::from_str::<Config>(&format!("{table}\n{needed}no-such = 1\n")).unwrap_err();
    mistake.message().split('`').skip(3).step_by(2).map(|setting| format!("{name}.{setting}")).collect()
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
    check("configuration.fr.md", &spaced(&french_configuration_page()));
}

#[test]
fn every_setting_is_explained_in_english_and_in_french() {
    for (language, example) in [("English", EXAMPLE), ("French", FRENCH_EXAMPLE)] {
        let known = explained(example);
        for table in ["[interface]", "[refresh]", "[store]", "[commands]", "[[feeds]]"] {
            let settings = settings(table);
            assert!(!settings.is_empty(), "{table} has no setting");
            // What stands under `opml` is the program's own, from a list that was imported.
            for name in settings.iter().filter(|name| *name != "feeds.opml") {
                let said = known.iter().any(|setting| setting.name == *name && !setting.words.is_empty());
                assert!(said, "the example does not explain {name} in {language}");
            }
        }
    }
}

#[test]
fn the_french_example_sets_what_the_english_one_sets() {
    let (english, french) = (explained(EXAMPLE), explained(FRENCH_EXAMPLE));
    let lines = |all: &[Explained]| all.iter().map(|setting| setting.line.clone()).collect::<Vec<_>>();
    assert_eq!(lines(&english), lines(&french));
    for (setting, french) in english.iter().zip(&french) {
        assert_eq!(setting.words.is_empty(), french.words.is_empty(), "{} is explained once only", setting.name);
        assert_eq!(literal(&setting.words), literal(&french.words), "what may be set as {}", setting.name);
    }
}

#[test]
fn french_pages_are_spaced_as_french_is_and_know_their_english_ones() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for name in ["README", "docs/keys", "docs/feeds", "docs/themes", "docs/configuration"] {
        let read = |ending: &str| fs::read_to_string(root.join(format!("{name}{ending}"))).unwrap();
        let (english, french) = (read(".md"), read(".fr.md"));
        let page = name.rsplit('/').next().unwrap();
        assert!(french.contains(&format!("({page}.md)")), "{name}.fr.md does not lead to {name}.md");
        assert!(english.contains(&format!("({page}.fr.md)")), "{name}.md does not lead to {name}.fr.md");
        assert_eq!(spaced(&french), french, "{name}.fr.md has plain spaces where French does not break a line");
    }
}
