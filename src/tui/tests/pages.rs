//! Pages over the main view.

use super::*;
use crate::news::entity_page::EntityPage;
use crate::news::front::{
    Comparison, Dossier, DossierArticle, DossierDay, FrontPage, FrontStory, Passage, Press, Teller,
};
use crate::news::ids::StoryId;
use crate::tui::message::{Deed, Setting};
use crate::tui::pages::versions::Edition;
use crate::tui::pages::{Answer, Question};

fn person(id: i64, name: &str, count: u32) -> EntityRow {
    EntityRow { id: EntityId(id), name: name.to_owned(), kind: EntityKind::Person, count, mentions: Vec::new() }
}

pub(super) fn story(id: i64, title: &str, entries: &[i64]) -> FrontStory {
    FrontStory {
        id: StoryId(id),
        title: title.to_owned(),
        lead: EntryId(entries[0]),
        entries: entries.iter().copied().map(EntryId).collect(),
        tellers: [("La Gazette", 1), ("Le Courrier", 1), ("Belga", 3)][..entries.len().min(3)]
            .iter()
            .map(|(name, outlets)| Teller { name: (*name).to_owned(), outlets: *outlets })
            .collect(),
        first: now().plus(-90_000),
        last: now().plus(-500),
        spark: vec![1, 1, 2, 4, 7, 6, 2],
        entities: vec![person(1, "Anne Dubois", 3), person(2, "Paul Lambert", 2)],
        score: 1.0,
        read: id == 3,
        alone: entries.len() == 1,
    }
}

fn stories() -> Vec<FrontStory> {
    vec![
        story(1, "Le plan du rail passe en conseil des ministres après trois mois de négociations", &[1, 2, 5]),
        story(2, "Inondations : la Vesdre sous surveillance", &[3, 4]),
        story(3, "Le prix caché des terrils", &[6]),
    ]
}

fn dossier(story: FrontStory) -> Dossier {
    let article = |entry: i64, copies: &[i64], only_here| DossierArticle {
        entry: EntryId(entry),
        outlet: head(entry).feed_name,
        copies: copies.iter().copied().map(EntryId).collect(),
        only_here,
    };
    Dossier {
        story,
        days: vec![
            DossierDay { day: now().plus(-90_000), articles: vec![article(5, &[], true)] },
            DossierDay { day: now(), articles: vec![article(2, &[3, 4], false), article(1, &[], false)] },
        ],
        people: vec![(person(1, "Anne Dubois", 3), vec![1, 2]), (person(2, "Paul Lambert", 1), vec![0, 1])],
    }
}

/// Answers as the engine and the store would.
pub(super) fn answer(question: &Question) -> Answer {
    let passage = |text: &str, same_as, ends| Passage { text: text.to_owned(), same_as, ends_paragraph: ends };
    match question {
        Question::Front(_, press) => Answer::Front(FrontPage {
            press: press.clone(),
            stories: match press {
                Press::All => stories(),
                Press::Section(_) => stories().split_off(2),
                Press::Language(_) => Vec::new(),
            },
            languages: vec![(Lang::Fr, 30), (Lang::Nl, 12)],
        }),
        Question::Dossier(id) => {
            let story = stories().into_iter().find(|story| story.id == *id);
            Answer::Dossier(*id, story.map(|story| Box::new(dossier(story))))
        }
        Question::Compare(left, right) => Answer::Compare(
            (*left, *right),
            Some(Comparison {
                left: *left,
                right: *right,
                left_text: vec![
                    passage("Le gouvernement a validé le plan.", Some(0), false),
                    passage("Trois ateliers ferment.", None, true),
                ],
                right_text: vec![passage("Le plan est validé.", Some(0), true), passage("La gare attend.", None, true)],
            }),
        ),
        Question::Entity(id) => Answer::Entity(
            *id,
            Some(Box::new(EntityPage {
                row: person(id.0, "Anne Dubois", 2),
                own_name: "A. Dubois".to_owned(),
                given: Some("Anne Dubois".to_owned()),
                merged: vec![person(9, "Mme Dubois", 1)],
                muted: false,
                per_day: (0..30).map(|day| day % 7).collect(),
                companions: vec![person(2, "Paul Lambert", 2), person(7, "Odile Martin", 1)],
                articles: vec![EntryId(2), EntryId(5)],
            })),
        ),
        Question::Versions(id) => {
            let text = "Un paragraphe inchangé.\n\nTrois ateliers ferment vendredi.".to_owned();
            let first = Edition { until: Some(now().plus(-300)), title: "Le plan du rail passe".to_owned(), text };
            let text = "Un paragraphe inchangé.\n\nDeux ateliers ferment samedi.\n\nUn ajout.".to_owned();
            Answer::Versions(*id, vec![first, Edition { until: None, title: TITLES[0].to_owned(), text }])
        }
        Question::About(_) | Question::Fitting(_) | Question::LeftOut(_) => rules::answer(question),
        Question::Health(_) => Answer::Health(health::pasts()),
        Question::Missing => Answer::Missing(journeys::packed()),
        Question::StoryOf(id) => Answer::StoryOf(*id, (id.0 < 6).then_some(StoryId(1))),
    }
}

#[test]
fn an_entity_opens_its_page_its_articles_and_escape_comes_back() {
    let mut app = App::new();
    app.press("<enter>jjj");
    let scroll = app.model.scroll();
    app.press("e<enter>");
    assert!(app.screen().contains("personne · 2 articles") && !app.screen().contains("suivi ✓"), "{}", app.screen());
    app.press("w");
    assert!(app.screen().contains("personne · 2 articles · suivi ✓"), "{}", app.screen());
    app.press("w");
    assert!(!app.screen().contains("suivi ✓"), "{}", app.screen());
    app.press("j<enter>");
    assert_eq!((app.model.reader.entry, app.model.focus), (Some(EntryId(5)), Pane::Reader));
    assert_eq!(
        (app.model.list.query.scope.clone(), app.model.list.current()),
        (Scope::Entity(EntityId(1)), Some(EntryId(5)))
    );
    app.press("<esc>");
    assert_eq!(app.model.current(), Some(EntryId(5)));
    app.press("<esc>");
    assert_eq!((app.model.reader.entry, app.model.focus), (Some(EntryId(1)), Pane::Side));
    assert_eq!((app.model.list.query.scope.clone(), app.model.scroll()), (Scope::All, scroll));
}

#[test]
fn a_companion_leads_to_its_own_page() {
    let mut app = App::new();
    app.press("e<enter><tab>j<enter>");
    assert_eq!(app.model.pages.len(), 2);
    app.press("<esc><esc>");
    assert_eq!(app.model.pages.len(), 1);
}

#[test]
fn the_front_page_leads_to_the_story_and_its_article_and_back() {
    let mut app = App::new();
    app.press("F");
    assert!(app.screen().contains("Le prix caché des terrils"), "{}", app.screen());
    app.press("<enter>");
    assert!(app.screen().contains("dit ce qu'aucun autre ne dit"), "{}", app.screen());
    let effects = app.press("<enter>");
    assert_eq!(changes(&effects), [Change::Read(vec![EntryId(5)], true)]);
    assert_eq!(app.model.list.query.scope, Scope::Story(StoryId(1)));
    app.press("<esc>");
    assert_eq!((app.model.pages.len(), app.model.current()), (2, Some(EntryId(5))));
    app.press("<esc><esc>");
    assert_eq!((app.model.pages.len(), app.model.focus), (0, Pane::List));
}

#[test]
fn the_front_page_of_a_part_of_the_press_is_chosen_and_kept_in_the_session() {
    let mut app = App::new();
    app.press("F");
    assert!(app.screen().lines().next().unwrap().ends_with("toute la presse ▾"), "{}", app.screen());
    app.press("p");
    let screen = app.screen();
    assert!(screen.contains("Belgique") && screen.contains("2 journaux"), "{screen}");
    assert!(screen.contains("en néerlandais") && screen.contains("12 articles"), "{screen}");
    app.press("belg<enter>");
    let screen = app.screen();
    assert!(screen.lines().next().unwrap().ends_with("Belgique ▾"), "{screen}");
    assert!(screen.contains("Belgique : une seule rédaction en parle") && !screen.contains("Vesdre"), "{screen}");
    // Its row is no heading, and it opens.
    assert_eq!(app.model.current(), Some(EntryId(6)));
    app.press("<esc>F");
    assert_eq!(app.model.press, Press::Section("Belgique".to_owned()));
    assert!(app.screen().contains("Belgique ▾"), "{}", app.screen());
    app.press("p<down><down><enter>");
    assert_eq!(app.model.press, Press::Language(Lang::Fr));
    let screen = app.screen();
    assert!(screen.contains("Rien à la une pour le moment (en français)"), "{screen}");
    app.press("pmars<enter>");
    assert!(app.screen().contains("Il n'y a pas de presse « mars »."), "{}", app.screen());
    app.press("p<enter>");
    assert_eq!(app.model.press, Press::All);
    assert!(app.screen().contains("Vesdre"), "{}", app.screen());
}

#[test]
fn an_answer_for_another_press_is_not_shown() {
    let mut app = App::new();
    app.press("F");
    let late = FrontPage { press: Press::Section("France".to_owned()), ..FrontPage::default() };
    app.send(Msg::Reply(Reply::Page(Answer::Front(late))));
    assert!(app.screen().contains("Vesdre"), "{}", app.screen());
}

#[test]
fn where_no_press_is_chosen_it_is_said_where_it_is() {
    let mut app = App::new();
    app.press("Dp");
    assert!(app.screen().contains("Cela se choisit à la une (F)"), "{}", app.screen());
    app.press("<esc>Fd");
    assert!(
        app.screen().contains("Deux articles se comparent dans le dossier de leur histoire (D)"),
        "{}",
        app.screen()
    );
}

#[test]
fn copies_unfold_and_fold() {
    let mut app = App::new();
    app.press("D");
    app.press("k");
    assert_eq!(app.model.current(), Some(EntryId(2)));
    app.press("lj");
    assert_eq!(app.model.current(), Some(EntryId(3)));
    app.press("h");
    assert_eq!(app.model.current(), Some(EntryId(2)));
}

#[test]
fn two_articles_are_laid_side_by_side() {
    let mut app = App::new();
    app.press("Dkd");
    assert!(app.screen().contains("Choisissez l'autre article"), "{}", app.screen());
    app.press("jd");
    let screen = app.screen();
    assert!(screen.contains("┃ Le gouvernement a validé le plan. Trois ateliers"), "{screen}");
    app.press("<tab><enter>");
    assert_eq!(app.model.reader.entry, Some(EntryId(1)));
}

#[test]
fn the_changes_of_an_article_are_shown_word_by_word() {
    let mut app = App::new();
    app.press("v");
    let screen = app.screen();
    assert!(
        screen.contains("{+en conseil des ministres") && screen.contains("[-Trois-] {+Deux+} ateliers"),
        "{screen}"
    );
    assert!(!screen.contains("inchangé"), "{screen}");
    app.press("v");
    assert!(app.model.pages.is_empty());
}

#[test]
fn an_article_without_a_story_says_so() {
    let mut app = App::new();
    app.press("GD");
    assert!(app.screen().contains("Aucun autre article ne raconte"), "{}", app.screen());
}

#[test]
fn pages_as_they_look() {
    for (width, height) in [(40, 12), (80, 24), (120, 40), (200, 55)] {
        let mut app = App::sized(width, height, 6);
        app.press("F");
        insta::assert_snapshot!(format!("{width}x{height}-front"), app.screen());
        app.press("<enter>");
        insta::assert_snapshot!(format!("{width}x{height}-dossier"), app.screen());
        app.press("djd");
        insta::assert_snapshot!(format!("{width}x{height}-compare"), app.screen());
        app.press("<esc><esc><esc>e<enter>");
        insta::assert_snapshot!(format!("{width}x{height}-entity"), app.screen());
        app.press("<esc>v");
        insta::assert_snapshot!(format!("{width}x{height}-versions"), app.screen());
        app.press("<esc>gm");
        insta::assert_snapshot!(format!("{width}x{height}-missing"), app.screen());
    }
}

#[test]
fn a_story_is_read_on_in_the_order_of_time_and_pages_know_what_was_read() {
    let mut app = App::new();
    app.press("F<enter>");
    let effects = app.press("<enter>");
    let asked = |effects: &[Effect], page: fn(&Question) -> bool| {
        effects.iter().any(|effect| matches!(effect, Effect::Read(Ask::Page(question)) if page(question)))
    };
    assert!(app.model.list.query.oldest_first, "{effects:?}");
    // The list was asked for before the store knew that its first article is read now.
    let open = app.model.reader.entry.unwrap();
    assert!(!app.model.list.unread.contains(&open));
    // Coming back to the dossier, and to the front page.
    let escape = KeySequence::parse_all("<esc>").into_iter().next().unwrap();
    let effects = update::update(&mut app.model, Msg::Key(escape), &app.cx);
    assert!(asked(&effects, |question| matches!(question, Question::Dossier(_))));
    assert!(asked(&effects, |question| matches!(question, Question::Front(..))));
    app.answer(effects);
    let read = Msg::Engine(Event::Written(Change::Read(vec![open], true)));
    let effects = update::update(&mut app.model, read, &app.cx);
    assert!(asked(&effects, |question| matches!(question, Question::Front(..))), "{effects:?}");
}

#[test]
fn themes_are_shown_as_they_are_reached_kept_or_given_up() {
    let mut app = App::new();
    app.model.themes = ["terminal", "dark", "paper"].map(str::to_owned).to_vec();
    app.model.theme = "dark".to_owned();
    app.press("Tj");
    assert_eq!(app.model.theme, "paper");
    app.press("<esc>");
    assert_eq!((app.model.theme.as_str(), app.model.pages.len()), ("dark", 0));
    let effects = app.press("Tj<enter>");
    assert!(
        matches!(&effects[..], [Effect::Keep(_, Deed::Remember("theme", Setting::Word(value)))] if value == "paper"),
        "{effects:?}"
    );
    assert_eq!((app.model.theme.as_str(), app.model.pages.len()), ("paper", 0));
    // By its name, without the page; and a name that no theme has.
    let effects = app.press(":theme<space>dark<enter>");
    assert_eq!((app.model.theme.as_str(), app.model.pages.len()), ("dark", 0));
    assert!(
        matches!(&effects[..], [Effect::Keep(_, Deed::Remember("theme", Setting::Word(value)))] if value == "dark"),
        "{effects:?}"
    );
    app.press(":theme<space>nacht<enter>");
    assert_eq!(app.model.theme, "dark");
}

#[test]
fn on_a_page_the_cursor_of_a_screen_reader_stands_on_what_is_selected() {
    let mut app = App::new();
    app.model.linear = true;
    for keys in ["Fj", "<esc>D", "<esc>gmj"] {
        app.press(keys);
        let head = app.model.current_head().map(|head| head.title.clone()).unwrap();
        // The front page says what the story is called.
        let title = if keys == "Fj" { "Inondations" } else { &head[..12] };
        let (width, height) = app.model.size;
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        let theme = Theme::default();
        terminal.draw(|frame| view::view(&app.model, &theme, &app.cx, frame)).unwrap();
        let row = terminal.get_cursor_position().unwrap().y;
        let screen = app.screen();
        let line = screen.lines().nth(usize::from(row)).unwrap();
        assert!(line.contains(title), "{keys}: {row}\n{screen}");
    }
}

#[test]
fn a_terminal_that_tells_its_ground_late_has_the_theme_for_it_unless_one_was_chosen() {
    use crate::tui::late_answers::Ground;
    let mut app = App::new();
    (app.model.theme, app.model.awaits_ground) = ("terminal".to_owned(), true);
    app.send(Msg::Ground(Ground::Light));
    assert_eq!(app.model.theme, "light");
    app.send(Msg::Ground(Ground::Dark));
    assert_eq!(app.model.theme, "light");
    (app.model.theme, app.model.awaits_ground) = ("paper".to_owned(), true);
    app.send(Msg::Ground(Ground::Dark));
    assert_eq!(app.model.theme, "paper");
    // What has no ground of its own is drawn on one where the terminal's is the wrong one.
    use crate::tui::terminal::legible;
    assert_eq!(app.model.ground, Some(Ground::Dark));
    assert_eq!((legible("light", app.model.ground), legible("dark", app.model.ground)), ("paper", "dark"));
    assert_eq!((legible("dark", Some(Ground::Light)), legible("light", None)), ("lamplight", "light"));
}

#[test]
fn read_out_a_comparison_is_one_text_and_nothing_stands_beside_a_list() {
    let mut app = App::new();
    app.model.linear = true;
    assert!(app.screen().contains("Le Courrier · il y a 12 min · non lu · 3 min"), "{}", app.screen());
    app.press("Dkdjd");
    let screen = app.screen();
    assert!(screen.contains("+ Le gouvernement a validé le plan.") && !screen.contains('┃'), "{screen}");
    assert!(!screen.contains("La gare attend"), "{screen}");
    app.press("<tab>");
    assert!(app.screen().contains("La gare attend"), "{}", app.screen());
    app.press("<esc><esc>?");
    assert!(!app.screen().contains(" · lu") && !app.screen().contains("non lu ·"), "{}", app.screen());
    app.press("<esc>:quit");
    assert!(app.screen().contains("  > "), "{}", app.screen());
}
