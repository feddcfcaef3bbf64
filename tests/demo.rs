//! The real program on a pseudo-terminal, on the demo press.

mod support;

use support::Terminal;

#[test]
fn the_demo_press_is_read_from_start_to_end() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(&["demo"], home.path(), 120, 40);
    terminal.expect("Onde Publique");
    terminal.expect("LIÉS");
    terminal.press("\r");
    terminal.expect("%");
    terminal.resize(80, 24);
    terminal.expect("aide");
    terminal.press("q");
    let (code, _) = terminal.end();
    assert_eq!(code, 0);
}

#[test]
fn a_mistake_in_the_configuration_is_told_with_its_place() {
    let home = tempfile::tempdir().unwrap();
    std::fs::write(home.path().join("config.toml"), "[interface]\nthem = \"dark\"\n").unwrap();
    let (code, screen) = Terminal::start(&[], home.path(), 100, 20).end();
    assert_eq!(code, 2);
    assert!(screen.contains("config.toml:2:1") && screen.contains("did you mean"), "{screen}");
}
