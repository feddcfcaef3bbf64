//! How each role of text looks: roles to styles, from a few lines of TOML. Nothing outside this module names a colour.

mod style;

use std::collections::BTreeMap;

use ratatui::style::Style;
pub use style::parse_style;

macro_rules! roles {
    ($($variant:ident = $name:literal or $fallback:ident;)+) => {
        /// What a piece of the screen is for.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Role { #[default] Text, $($variant,)+ }

        impl Role {
            pub const ALL: &'static [Self] = &[Self::Text, $(Self::$variant),+];

            /// Its name in theme files.
            pub fn name(self) -> &'static str {
                match self { Self::Text => "text", $(Self::$variant => $name,)+ }
            }

            /// The role whose style it takes where a theme says nothing.
            pub fn fallback(self) -> Option<Self> {
                match self { Self::Text => None, $(Self::$variant => Some(Self::$fallback),)+ }
            }
        }
    };
}

roles! {
    Dim = "text-dim" or Text;
    Strong = "text-strong" or Text;
    Emphasis = "text-emphasis" or Text;
    Headline = "headline" or Strong;
    HeadlineRead = "headline-read" or Text;
    Lead = "lead" or Strong;
    Heading = "heading" or Strong;
    Quote = "quote" or Text;
    Code = "code" or Text;
    Caption = "caption" or Dim;
    Link = "link" or Text;
    Rule = "rule" or Dim;
    Accent = "accent" or Strong;
    AccentText = "accent-text" or Accent;
    Selection = "selection" or Text;
    SelectionText = "selection-text" or Selection;
    New = "new" or Accent;
    Starred = "starred" or Accent;
    Entity = "other-entity" or Text;
    Person = "person" or Entity;
    Organisation = "organisation" or Entity;
    Place = "place" or Entity;
    SearchHit = "search-hit" or Strong;
    SearchHitHere = "search-hit-here" or SearchHit;
    Warning = "warning" or Strong;
    Error = "error" or Warning;
    Ok = "ok" or Text;
    Offline = "offline" or Warning;
    Chart = "chart" or Accent;
    ChartDim = "chart-dim" or Dim;
    Gone = "gone" or Error;
    Come = "come" or Ok;
    Background = "background" or Text;
    PanelBackground = "panel-background" or Background;
    HintKey = "hint-key" or Accent;
    HintText = "hint-text" or Dim;
}

/// What is wrong with a theme, as a sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ThemeError {
    #[error("no theme is called «{name}»; there are {}", BUILT_IN.map(|(known, _)| known).join(", "))]
    NoSuchTheme { name: String },
    #[error("the theme is no TOML: {0}")]
    NotToml(String),
    #[error("themes know no role «{role}»{}", nearest(role).map(|near| format!("; did you mean «{near}»?")).unwrap_or_default())]
    NoSuchRole { role: String },
    #[error("{role} = \"{value}\": {why}")]
    BadStyle { role: String, value: String, why: String },
}

const BUILT_IN: [(&str, &str); 3] = [
    ("default", include_str!("../../assets/themes/default.toml")),
    ("light", include_str!("../../assets/themes/light.toml")),
    ("dark", include_str!("../../assets/themes/dark.toml")),
];

/// The styles of all roles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    styles: BTreeMap<Role, Style>,
}

impl Theme {
    /// The names of the themes that come with the program.
    pub fn names() -> impl Iterator<Item = &'static str> {
        BUILT_IN.iter().map(|(name, _)| *name)
    }

    /// A theme that comes with the program.
    pub fn named(name: &str) -> Result<Self, ThemeError> {
        let (_, text) = BUILT_IN
            .iter()
            .find(|(known, _)| *known == name)
            .ok_or_else(|| ThemeError::NoSuchTheme { name: name.to_owned() })?;
        Self::parse(text)
    }

    /// Reads `role = "style"` lines; `inherits = "dark"` takes another's where this one is silent.
    pub fn parse(text: &str) -> Result<Self, ThemeError> {
        let table: BTreeMap<String, toml::Value> =
            toml::from_str(text).map_err(|error| ThemeError::NotToml(error.message().to_owned()))?;
        let mut styles = match table.get("inherits").and_then(toml::Value::as_str) {
            Some(parent) => {
                let (_, text) = BUILT_IN
                    .iter()
                    .find(|(known, parsed)| *known == parent && *parsed != text)
                    .ok_or_else(|| ThemeError::NoSuchTheme { name: parent.to_owned() })?;
                Self::parse(text)?.styles
            }
            None => BTreeMap::new(),
        };
        for (name, value) in table.iter().filter(|(name, _)| *name != "inherits") {
            let role = Role::ALL.iter().copied().find(|role| role.name() == name);
            let role = role.ok_or_else(|| ThemeError::NoSuchRole { role: name.clone() })?;
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            let style = parse_style(&text).map_err(|why| ThemeError::BadStyle {
                role: name.clone(),
                value: text.clone(),
                why,
            })?;
            styles.insert(role, style);
        }
        Ok(Self { styles })
    }

    /// Weight only, no colour: for `NO_COLOR` and screens that have none.
    #[must_use]
    pub fn without_colour(mut self) -> Self {
        let selected = self.style(Role::SelectionText);
        for style in self.styles.values_mut() {
            (style.fg, style.bg) = (None, None);
        }
        // The selected row is told by colour alone in most themes: it has to stay visible.
        self.styles.insert(Role::SelectionText, style::reversed(selected));
        self
    }

    /// The theme of this name, without colour where `NO_COLOR` is set to something.
    pub fn from_env(name: &str) -> Result<Self, ThemeError> {
        let theme = Self::named(name)?;
        let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Ok(if plain { theme.without_colour() } else { theme })
    }

    pub fn style(&self, role: Role) -> Style {
        let mut at = Some(role);
        while let Some(role) = at {
            if let Some(style) = self.styles.get(&role) {
                return *style;
            }
            at = role.fallback();
        }
        Style::new()
    }
}

impl Default for Theme {
    fn default() -> Self {
        Self::named("default").expect("a test reads every built-in theme")
    }
}

fn nearest(role: &str) -> Option<&'static str> {
    let shared = |name: &str| name.bytes().zip(role.bytes()).take_while(|(a, b)| a == b).count();
    Role::ALL
        .iter()
        .map(|role| role.name())
        .max_by_key(|name| (shared(name), std::cmp::Reverse(name.len())))
        .filter(|name| shared(name) >= 3)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Modifier;

    #[test]
    fn every_theme_that_comes_along_is_readable() {
        for name in Theme::names() {
            assert!(Theme::named(name).is_ok(), "{name}: {:?}", Theme::named(name));
        }
    }

    #[test]
    fn a_role_falls_back_until_a_style_is_found() {
        let theme = Theme::parse("other-entity = \"underline\"").unwrap();
        assert_eq!(theme.style(Role::Person), Style::new().add_modifier(Modifier::UNDERLINED));
        assert_eq!(theme.style(Role::Error), Style::new());
    }

    #[test]
    fn a_mistake_in_a_theme_is_told_with_its_place() {
        let wrong = |text| Theme::parse(text).unwrap_err().to_string();
        assert_eq!(wrong("headlin = \"red\""), "themes know no role «headlin»; did you mean «headline»?");
        assert_eq!(wrong("quote = \"pinkish\""), "quote = \"pinkish\": «pinkish» is no colour and no weight");
    }

    #[test]
    fn without_colour_the_selection_still_shows() {
        let theme = Theme::default().without_colour();
        assert!(Role::ALL.iter().all(|role| theme.style(*role).fg.is_none() && theme.style(*role).bg.is_none()));
        assert!(theme.style(Role::SelectionText).add_modifier.contains(Modifier::REVERSED));
    }
}
