//! The real program on a pseudo-terminal, used as a person would, on the press that it carries.

mod support;

use std::os::unix::fs::PermissionsExt as _;

use support::{Start, Terminal, on_the_air, run, say};

/// A headline of the demonstration, and words of its article's page that no feed carries.
const HEADLINE: &str = "Déraillement de Gembloux";
const IN_THE_PAGE: &str = "Nadège Collard";
/// The beginning of another one's headline.
const OTHER: &str = "Primes Renolution";
const ENTER: &str = "\r";

#[test]
fn a_mistake_in_the_configuration_is_told_with_its_place() {
    let home = tempfile::tempdir().unwrap();
    std::fs::write(home.path().join("config.toml"), "[interface]\nthem = \"dark\"\n").unwrap();
    let (code, screen) = Terminal::start(&[], home.path(), 100, 20).end();
    assert_eq!(code, 2);
    assert!(screen.contains("config.toml:2:1") && screen.contains("did you mean"), "{screen}");
}

#[test]
fn the_demonstration_is_read_from_the_first_second() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(&["demo"], home.path(), 160, 48);
    terminal.expect("Rheinbote");
    terminal.expect("Le Pavé");
    find(&mut terminal, "navetteurs Gembloux");
    terminal.press(ENTER);
    terminal.expect(IN_THE_PAGE);
    terminal.press("q");
    let (code, _) = terminal.end();
    assert_eq!(code, 0);
    assert!(!home.path().join("data").exists(), "it leaves no trace");
}

#[test]
fn the_demonstration_is_set_for_a_screen_reader_by_an_option_or_the_configuration() {
    let home = tempfile::tempdir().unwrap();
    let linear = |arguments: &[&str]| {
        let mut terminal = Terminal::start(arguments, home.path(), 160, 48);
        terminal.expect(HEADLINE);
        assert!(!terminal.screen().contains('│'), "{}", terminal.screen());
        terminal.press("q");
        assert_eq!(terminal.end().0, 0);
    };
    linear(&["demo", "--linear"]);
    std::fs::write(home.path().join("config.toml"), "[interface]\nlinear = true\n").unwrap();
    linear(&["demo"]);
}

#[test]
fn what_was_read_kept_and_searched_is_there_again_without_a_network() {
    let home = tempfile::tempdir().unwrap();
    let press = on_the_air(home.path(), "");
    let mut terminal = Terminal::start(&[], home.path(), 160, 48);
    find(&mut terminal, "navetteurs Gembloux");
    terminal.press(ENTER);
    terminal.expect(IN_THE_PAGE);
    // Beside it: what is related, and who it speaks of.
    terminal.expect(&say("related"));
    terminal.expect(&say("entities"));
    terminal.expect("Infrabel");
    terminal.press("s");
    terminal.expect(&say("kept"));
    terminal.press("q");
    assert_eq!(terminal.end().0, 0);
    drop(press);

    let mut terminal = Terminal::start(&[], home.path(), 160, 48);
    terminal.wait_for("a first frame", |screen| screen.contains(OTHER));
    terminal.press("gs");
    terminal.wait_for("only what was kept", |screen| screen.contains("Déraillement") && !screen.contains(OTHER));
    terminal.press(ENTER);
    terminal.expect(IN_THE_PAGE);
    terminal.press("q");
    assert_eq!(terminal.end().0, 0);
    let (_, starred, _) = run(&["list", "--starred", "--json"], home.path());
    assert!(starred.contains(HEADLINE) && starred.contains("\"read\":true"), "{starred}");
}

#[test]
fn what_a_terminal_answers_late_is_not_taken_for_keys() {
    let home = tempfile::tempdir().unwrap();
    let _press = on_the_air(home.path(), "");
    assert_eq!(run(&["refresh", "--no-articles"], home.path()).0, Some(0));
    let start = Start { arguments: &[], home: home.path(), size: (120, 40), largest_file: None, answers_late: true };
    let mut terminal = Terminal::start_as(&start);
    find(&mut terminal, "navetteurs Gembloux");
    terminal.press("q");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn a_screen_that_changes_its_size_shows_the_same_article() {
    let home = tempfile::tempdir().unwrap();
    let _press = on_the_air(home.path(), "");
    assert_eq!(run(&["refresh"], home.path()).0, Some(0));
    let mut terminal = Terminal::start(&[], home.path(), 160, 48);
    find(&mut terminal, "navetteurs Gembloux");
    terminal.press(ENTER);
    terminal.expect(IN_THE_PAGE);
    for (columns, rows) in [(40, 12), (200, 55), (80, 24)] {
        terminal.resize(columns, rows);
        terminal.wait_for("the article in the new size", |screen| screen.contains("Gembloux"));
        let widest = terminal.screen().lines().map(|line| line.chars().count()).max().unwrap_or(0);
        assert!(widest <= usize::from(columns), "{}", terminal.screen());
    }
}

#[test]
fn asked_to_end_by_the_system_it_ends_well_and_keeps_what_was_done() {
    let home = tempfile::tempdir().unwrap();
    let _press = on_the_air(home.path(), "");
    assert_eq!(run(&["refresh", "--no-articles"], home.path()).0, Some(0));
    let mut terminal = Terminal::start(&[], home.path(), 120, 40);
    find(&mut terminal, "navetteurs Gembloux");
    terminal.press("s");
    terminal.expect(&say("kept"));
    terminal.terminate();
    let (code, _) = terminal.end();
    assert_eq!(code, 0);
    let (_, starred, _) = run(&["list", "--starred"], home.path());
    assert!(starred.contains(HEADLINE), "{starred}");
}

#[test]
fn a_full_disk_is_told_in_a_sentence_and_nothing_is_lost() {
    let home = tempfile::tempdir().unwrap();
    let _press = on_the_air(home.path(), "");
    assert_eq!(run(&["refresh", "--no-articles"], home.path()).0, Some(0));
    let data = home.path().join("data/kiosque.db");
    let keys = || -> Vec<String> {
        let listed = run(&["list", "--json"], home.path()).1;
        let key = |line: &str| serde_json::from_str::<serde_json::Value>(line).ok()?["key"].as_str().map(str::to_owned);
        listed.lines().filter_map(key).collect()
    };
    let before = keys();
    let size = std::fs::metadata(&data).unwrap().len();
    let start = Start {
        arguments: &["refresh", "--force"],
        home: home.path(),
        size: (120, 30),
        largest_file: Some(size / 4),
        answers_late: false,
    };
    let (code, screen) = Terminal::start_as(&start).end();
    assert_ne!(code, 0);
    assert!(screen.contains("kiosque:") && !screen.contains("panicked"), "{screen}");
    assert_eq!(keys(), before);
}

#[test]
fn without_a_network_on_the_first_day_a_sentence_says_so_and_offers_the_demonstration() {
    let home = tempfile::tempdir().unwrap();
    // Nobody listens at a port that was just given back.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let config = format!("[[feeds]]\nurl = \"http://127.0.0.1:{port}/feed.xml\"\n");
    std::fs::write(home.path().join("config.toml"), config).unwrap();
    let mut terminal = Terminal::start(&[], home.path(), 120, 40);
    terminal.expect("kiosque demo");
    terminal.press("q");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn a_folder_that_cannot_be_written_is_told_in_a_sentence() {
    let home = tempfile::tempdir().unwrap();
    std::fs::write(home.path().join("config.toml"), "").unwrap();
    let folder = home.path().join("data");
    std::fs::create_dir(&folder).unwrap();
    // A file where the folder of the data should be stands in its way, whoever asks; one without rights does so too,
    // save for root.
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o555)).unwrap();
    std::fs::write(home.path().join("file"), "").unwrap();
    let blocked = home.path().join("file/data");
    let (code, _, told) = run(&["list", "--data-dir", &blocked.to_string_lossy()], home.path());
    assert_eq!(code, Some(1), "{told}");
    assert!(told.contains("impossible d'écrire dans") && told.contains("--data-dir"), "{told}");
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn processes_that_begin_on_one_new_folder_at_once_all_keep_what_they_bring() {
    let home = tempfile::tempdir().unwrap();
    std::fs::write(home.path().join("config.toml"), "").unwrap();
    let archives: Vec<_> = (0..4)
        .map(|number| {
            let mut lines = String::new();
            for line in 0..300 {
                let item = serde_json::json!({"key": format!("{number}-{line}"), "feed": "Journal", "title": "Titre"});
                lines.push_str(&item.to_string());
                lines.push('\n');
            }
            let file = home.path().join(format!("{number}.jsonl"));
            std::fs::write(&file, lines).unwrap();
            file
        })
        .collect();
    std::thread::scope(|scope| {
        for file in &archives {
            scope.spawn(|| {
                let (code, _, told) = run(&["archive", "import", &file.to_string_lossy()], home.path());
                assert_eq!(code, Some(0), "{told}");
            });
        }
    });
    let (_, exported, _) = run(&["archive", "export"], home.path());
    assert_eq!(exported.lines().count(), 4 * 300);
}

/// Searches the press; what is not there yet is found as soon as it has been read.
#[track_caller]
fn find(terminal: &mut Terminal, words: &str) {
    terminal.wait_for("a first frame", |screen| !screen.trim().is_empty());
    terminal.press(&format!("/{words}{ENTER}"));
    terminal.expect(HEADLINE);
}
