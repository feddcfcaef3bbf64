//! The real program on a pseudo-terminal, started as a person would.

mod support;

use support::Terminal;

#[test]
fn a_mistake_in_the_configuration_is_told_with_its_place() {
    let home = tempfile::tempdir().unwrap();
    std::fs::write(home.path().join("config.toml"), "[interface]\nthem = \"dark\"\n").unwrap();
    let (code, screen) = Terminal::start(&[], home.path(), 100, 20).end();
    assert_eq!(code, 2);
    assert!(screen.contains("config.toml:2:1") && screen.contains("did you mean"), "{screen}");
}
