//! Themes, those that come along and the user's.

use std::path::Path;

use super::*;

fn one(text: &str) -> Result<Theme, ThemeError> {
    let own = BTreeMap::from([("own".to_owned(), text.to_owned())]);
    Themes { own, depth: Depth::True }.named("own")
}

#[test]
fn every_theme_that_comes_along_is_readable_at_every_depth() {
    for depth in [Depth::None, Depth::Sixteen, Depth::TwoHundred, Depth::True] {
        let themes = Themes::new(depth);
        assert!(themes.names().len() >= 8);
        for name in themes.names() {
            assert!(themes.named(name).is_ok(), "{name}: {:?}", themes.named(name));
        }
    }
}

#[test]
fn a_role_falls_back_until_a_style_is_found() {
    let theme = one("other-entity = \"underline\"").unwrap();
    assert_eq!(theme.style(Role::Person), Style::new().add_modifier(Modifier::UNDERLINED));
    assert_eq!(theme.style(Role::Error), Style::new());
}

#[test]
fn a_mistake_in_a_theme_is_told_with_its_place() {
    let wrong = |text| one(text).unwrap_err().to_string();
    assert_eq!(
        wrong("headlin = \"red\""),
        "themes/own.toml:1: themes know no role «headlin»; did you mean «headline»?"
    );
    assert_eq!(
        wrong("quote = \"pinkish\""),
        "themes/own.toml:1: quote = \"pinkish\": «pinkish» is no colour and no weight"
    );
    assert!(wrong("inherits = \"drak\"").starts_with("no theme is called «drak»; there are terminal, dark"));
}

#[test]
fn a_theme_of_ones_own_inherits_and_a_ring_is_told() {
    let own = |pairs: &[(&str, &str)]| Themes {
        own: pairs.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect(),
        depth: Depth::True,
    };
    let themes =
        own(&[("mine", "inherits = \"paper\"\nnew = \"blue\""), ("dark", "inherits = \"dark\"\nnew = \"red\"")]);
    let built_in = Themes::default().named("paper").unwrap();
    let mine = themes.named("mine").unwrap();
    assert_eq!(mine.style(Role::Background), built_in.style(Role::Background));
    assert_ne!(mine.style(Role::New), built_in.style(Role::New));
    assert!(themes.named("dark").is_ok() && themes.names().contains(&"mine"));
    let ring = own(&[("a", "inherits = \"b\""), ("b", "inherits = \"a\"")]);
    assert!(matches!(ring.named("a"), Err(ThemeError::Ring { .. })));
    let itself = own(&[("mine", "inherits = \"mine\"")]);
    assert!(matches!(itself.named("mine"), Err(ThemeError::Ring { .. })));
}

#[test]
fn without_colour_what_is_selected_or_found_still_shows() {
    for name in Themes::default().names() {
        let theme = Themes::new(Depth::None).named(name).unwrap();
        assert!(Role::ALL.iter().all(|role| theme.style(*role).fg.is_none() && theme.style(*role).bg.is_none()));
        for role in [Role::SelectionText, Role::SearchHit] {
            assert!(theme.style(role).add_modifier.contains(Modifier::REVERSED), "{name} {role:?}");
        }
    }
}

/// How far apart two colours are in lightness, as WCAG counts it.
fn contrast(a: (u8, u8, u8), b: (u8, u8, u8)) -> f64 {
    let light = |(r, g, b): (u8, u8, u8)| {
        let one = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.03928 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * one(r) + 0.7152 * one(g) + 0.0722 * one(b)
    };
    let (a, b) = (light(a), light(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn text_is_readable_on_its_ground() {
    use ratatui::style::Color::Rgb;
    let grounds = [("dark", (0x12, 0x12, 0x12)), ("light", (0xff, 0xff, 0xff))];
    for name in Themes::default().names().into_iter().filter(|name| !["terminal", "plain"].contains(name)) {
        let theme = Themes::default().named(name).unwrap();
        let own = match theme.style(Role::Background).bg {
            Some(Rgb(r, g, b)) => Some((r, g, b)),
            _ => grounds.iter().find(|(known, _)| *known == name).map(|(_, ground)| *ground),
        };
        let ground = own.unwrap_or_else(|| panic!("{name} has no ground"));
        for role in Role::ALL.iter().filter(|role| !matches!(role, Role::Rule | Role::ChartDim | Role::Selection)) {
            let style = theme.style(Role::Background).patch(theme.style(*role));
            let on = if let Some(Rgb(r, g, b)) = style.bg { (r, g, b) } else { ground };
            if let Some(Rgb(r, g, b)) = style.fg {
                let least = if name.starts_with("contrast") { 7.0 } else { 4.5 };
                let found = contrast((r, g, b), on);
                assert!(found >= least, "{name}: {} has a contrast of {found:.1}", role.name());
            }
        }
    }
}

#[test]
fn nothing_outside_of_this_module_names_a_colour() {
    fn walk(folder: &Path, wrong: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                if !path.ends_with("src/theme") {
                    walk(&path, wrong);
                }
            } else if path.extension().is_some_and(|ext| ext == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                let names = ["Color::", "Colour::", "Stylize", "Modifier::", "Style::new()"];
                let found = names.iter().filter(|name| text.contains(**name));
                wrong.extend(found.map(|name| format!("{} names {name}", path.display())));
            }
        }
    }
    let mut wrong = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut wrong);
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn the_documentation_names_every_role_and_every_theme() {
    let docs = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/themes.md")).unwrap();
    for name in Role::ALL.iter().map(|role| role.name()).chain(Themes::default().names()) {
        assert!(
            docs.contains(&format!("`{name}`")) || docs.contains(&format!("`{name}`,")),
            "{name} is not in docs/themes.md"
        );
    }
}
