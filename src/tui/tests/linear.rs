//! What a screen reader is told: the cursor stands on what is selected, and the last lines say it.

use super::*;
use crate::tui::message::Setting;

fn linear(width: u16, height: u16) -> App {
    let mut app = App::sized(width, height, 6);
    app.model.linear = true;
    app.send(Msg::Resize(width, height));
    app
}

impl App {
    /// The line of the screen on which the cursor stands.
    fn read_line(&self) -> String {
        let (width, height) = self.model.size;
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        let theme = Theme::default();
        terminal.draw(|frame| view::view(&self.model, &theme, &self.cx, frame)).unwrap();
        let row = terminal.get_cursor_position().unwrap().y;
        self.screen().lines().nth(usize::from(row)).unwrap().to_owned()
    }

    /// What the last lines say.
    fn said(&self) -> String {
        let kept = usize::from(self.model.spoken()) + 1;
        let screen = self.screen();
        let lines: Vec<&str> = screen.lines().collect();
        lines[lines.len() - kept..].iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ").trim().to_owned()
    }
}

#[test]
fn the_papers_are_told_with_what_is_unread_and_what_ails_them() {
    let mut app = linear(80, 24);
    app.rows[1].feed.health.error = Some(crate::news::trouble::Trouble::said("kaputt"));
    app.send(Msg::Engine(Event::Changed { new: 0, updated: 0, feeds: Vec::new() }));
    app.press("gpjjjj");
    assert!(app.read_line().starts_with(">  La Gazette"), "{}", app.read_line());
    assert!(app.said().starts_with("La Gazette · 2 non lus"), "{}", app.said());
    app.press("j");
    assert!(app.read_line().contains("Le Courrier"), "{}", app.read_line());
    assert!(app.said().starts_with("Le Courrier · 2 non lus · kaputt"), "{}", app.said());
    app.press("gg");
    assert!(app.said().starts_with("Tout · 5 non lus"), "{}", app.said());
}

#[test]
fn related_articles_are_told_by_headline_state_and_reason() {
    let mut app = linear(80, 24);
    app.press("<enter><tab>");
    assert!(app.read_line().contains("Inondations"), "{}\n{}", app.read_line(), app.screen());
    let said = "Inondations : la Vesdre sous surveillance · non lu · La Gazette · 1:08 · en commun : rail";
    assert_eq!(app.said(), said);
    app.press("G");
    assert!(app.read_line().contains("Namur"), "{}\n{}", app.read_line(), app.screen());
    assert!(app.said().starts_with("Namur · lieu · 2 articles"), "{}", app.said());
}

#[test]
fn themes_and_the_rows_of_a_dossier_are_told_as_they_stand() {
    let mut app = linear(80, 24);
    app.model.themes = ["terminal", "dark", "paper"].map(str::to_owned).to_vec();
    app.model.theme = "dark".to_owned();
    app.press("T");
    assert!(app.said().starts_with("dark · celui d'avant · 2/3"), "{}", app.said());
    app.press("j");
    assert!(app.read_line().starts_with("> paper"), "{}", app.read_line());
    assert!(app.said().starts_with("paper · 3/3"), "{}", app.said());
    app.press("<esc>D");
    let (line, said) = (app.read_line(), app.said());
    assert!(line.contains("8:08") && line.contains("Le Courrier"), "{line}");
    let source = "après trois mois de négociations · non lu · 8:08 Le Courrier";
    assert!(said.ends_with(source) && !said.contains('…'), "{said}");
    app.press("k");
    assert!(app.said().ends_with("1:08 La Gazette · 2 copies du même texte"), "{}", app.said());
}

#[test]
fn rows_under_a_line_are_told_once_one_goes_to_them_and_letters_come_back_to_the_line() {
    let mut app = linear(80, 24);
    app.press(":quit");
    assert!(app.read_line().starts_with(" : quit"), "{}", app.read_line());
    app.press("<down>");
    let selected: String = app.model.prompt.as_ref().unwrap().matches[1].text.chars().take(16).collect();
    assert!(app.read_line().contains(&format!("> {selected}")), "{}", app.read_line());
    assert!(app.said().starts_with(&selected) && app.said().contains("2/"), "{}", app.said());
    app.press("x");
    assert!(app.read_line().starts_with(" : quitx"), "{}", app.read_line());
    app.press("<esc>a<down>");
    let name = app.model.prompt.as_ref().unwrap().matches[0].text.clone();
    assert!(app.read_line().contains(&name) && app.said().starts_with(&name), "{}", app.screen());
    app.press("<esc>gpjjjje<enter><esc>jjjj<enter><down>");
    let name = app.model.prompt.as_ref().unwrap().matches[1].text.clone();
    assert!(app.read_line().contains(&name) && app.said().starts_with(&name), "{}", app.screen());
}

#[test]
fn the_answers_to_a_search_are_told_as_one_goes_through_them() {
    let mut app = linear(80, 24);
    app.press("/rail<down>");
    assert!(app.read_line().contains("Inondations"), "{}\n{}", app.read_line(), app.screen());
    assert!(app.said().starts_with("Inondations : la Vesdre"), "{}", app.said());
}

#[test]
fn what_is_told_takes_the_lines_it_needs_and_hides_nothing_selected() {
    let mut app = linear(40, 12);
    let end = "trois mois de négociations · non lu · Le Courrier · il y a 12 min · 1/6";
    assert!(app.said().ends_with(end), "{}", app.said());
    for _ in 0..6 {
        let title = app.model.current_head().unwrap().title.clone();
        assert!(app.read_line().contains(&title[..12]), "{}\n{}", app.read_line(), app.screen());
        app.press("j");
    }
    app.press("F");
    for _ in 0..3 {
        assert!(app.read_line().starts_with('>'), "{}", app.screen());
        app.press("j");
    }
    insta::assert_snapshot!("40x12-linear", app.screen());
}

#[test]
fn the_screen_is_set_for_a_screen_reader_from_the_palette_and_that_is_remembered() {
    let mut app = App::new();
    let remembered = |effects: &[Effect]| match effects {
        [Effect::Keep(_, Deed::Remember("linear", Setting::Flag(on)))] => Some(*on),
        _ => None,
    };
    assert_eq!(remembered(&app.press(":linear<enter>")), Some(true));
    assert!(app.model.linear && app.said().contains("lecteurs d'écran"), "{}", app.said());
    assert!(!app.screen().contains('│'), "{}", app.screen());
    assert_eq!(remembered(&app.press(":linear<enter>")), Some(false));
    assert!(app.screen().contains('│'), "{}", app.screen());
}
