//! How each role of text looks: roles to styles, from a few lines of TOML. Nothing outside this module names a colour.

mod colour;
mod role;
mod style;

use std::collections::BTreeMap;

pub use colour::Depth;
use ratatui::style::{Modifier, Style};
pub use role::Role;
pub use style::parse_style;

/// What is wrong with a theme, as a sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ThemeError {
    #[error("no theme is called «{name}»; there are {}", known.join(", "))]
    NoSuchTheme { name: String, known: Vec<String> },
    #[error("the theme «{name}» inherits from itself in the end")]
    Ring { name: String },
    /// Of a theme of the user's, with the line where one is at fault.
    #[error("themes/{name}.toml{}: {wrong}", line.map(|line| format!(":{line}")).unwrap_or_default())]
    Own { name: String, line: Option<usize>, wrong: Box<Self> },
    #[error("the theme is no TOML: {0}")]
    NotToml(String),
    #[error("themes know no role «{role}»{}", nearest(role).map(|near| format!("; did you mean «{near}»?")).unwrap_or_default())]
    NoSuchRole { role: String },
    #[error("{role} = \"{value}\": {why}")]
    BadStyle { role: String, value: String, why: String },
}

macro_rules! built_in {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../assets/themes/", $name, ".toml")))),+]
    };
}

/// The themes that come with the program, in the order in which they are offered.
const BUILT_IN: &[(&str, &str)] = built_in![
    "terminal",
    "dark",
    "light",
    "lamplight",
    "paper",
    "midnight",
    "sepia",
    "contrast-dark",
    "contrast-light",
    "distinct-dark",
    "distinct-light",
    "plain",
];

/// How many themes may inherit from one another.
const DEEPEST: usize = 8;

/// All themes there are: those that come along, and the user's.
#[derive(Clone, Debug, Default)]
pub struct Themes {
    /// Name and TOML of the user's, by name.
    own: BTreeMap<String, String>,
    depth: Depth,
}

impl Themes {
    /// The themes for a terminal of so many colours.
    pub fn new(depth: Depth) -> Self {
        Self { own: BTreeMap::new(), depth }
    }

    /// Takes the user's themes in: names and their TOML. What is wrong with one is told when it is asked for.
    #[must_use]
    pub fn with_own(mut self, own: BTreeMap<String, String>) -> Self {
        self.own = own;
        self
    }

    /// Whether the user wrote it.
    pub fn is_own(&self, name: &str) -> bool {
        self.own.contains_key(name)
    }

    /// Their names: those that come along first.
    pub fn names(&self) -> Vec<&str> {
        let own = self.own.keys().map(String::as_str).filter(|name| !BUILT_IN.iter().any(|(known, _)| known == name));
        BUILT_IN.iter().map(|(name, _)| *name).chain(own).collect()
    }

    /// The theme of this name, in the colours that the terminal has.
    pub fn named(&self, name: &str) -> Result<Theme, ThemeError> {
        let mut theme = Theme { styles: self.styles(name, 0)? };
        if self.depth == Depth::None {
            return Ok(theme.without_colour());
        }
        for style in theme.styles.values_mut() {
            *style = colour::nearest(*style, self.depth);
        }
        Ok(theme)
    }

    fn text(&self, name: &str) -> Result<&str, ThemeError> {
        // The user's own come first: whoever writes a `dark.toml` means it.
        let found = self.own.get(name).map(String::as_str);
        let built_in = || BUILT_IN.iter().find(|(known, _)| *known == name).map(|(_, text)| *text);
        let known = || self.names().into_iter().map(str::to_owned).collect();
        found.or_else(built_in).ok_or_else(|| ThemeError::NoSuchTheme { name: name.to_owned(), known: known() })
    }

    fn styles(&self, name: &str, depth: usize) -> Result<BTreeMap<Role, Style>, ThemeError> {
        if depth > DEEPEST {
            return Err(ThemeError::Ring { name: name.to_owned() });
        }
        let text = self.text(name)?;
        let (parent, own) = read(text).map_err(|wrong| {
            if !self.own.contains_key(name) {
                return wrong;
            }
            ThemeError::Own { name: name.to_owned(), line: line_of(text, &wrong), wrong: Box::new(wrong) }
        })?;
        let mut styles = match parent {
            // A theme of the user's that inherits its own name means the one that comes along.
            Some(parent) if parent == name && !BUILT_IN.iter().any(|(known, _)| *known == name) => {
                return Err(ThemeError::Ring { name: name.to_owned() });
            }
            Some(parent) if parent == name => Self::new(self.depth).styles(&parent, depth + 1)?,
            Some(parent) => self.styles(&parent, depth + 1)?,
            None => BTreeMap::new(),
        };
        styles.extend(own);
        Ok(styles)
    }
}

/// The line that an error is about, from 1.
fn line_of(text: &str, wrong: &ThemeError) -> Option<usize> {
    match wrong {
        ThemeError::NoSuchRole { role } | ThemeError::BadStyle { role, .. } => {
            let begins = |line: &str| line.trim_start().trim_start_matches('"').starts_with(role.as_str());
            text.lines().position(begins).map(|at| at + 1)
        }
        ThemeError::NotToml(_) => {
            let error = toml::from_str::<BTreeMap<String, toml::Value>>(text).err()?;
            let start = text.floor_char_boundary(error.span()?.start.min(text.len()));
            Some(text[..start].matches('\n').count() + 1)
        }
        _ => None,
    }
}

/// Reads `role = "style"` lines and `inherits = "dark"`.
fn read(text: &str) -> Result<(Option<String>, BTreeMap<Role, Style>), ThemeError> {
    let table: BTreeMap<String, toml::Value> =
        toml::from_str(text).map_err(|error| ThemeError::NotToml(error.message().to_owned()))?;
    let mut styles = BTreeMap::new();
    for (name, value) in table.iter().filter(|(name, _)| *name != "inherits") {
        let role = Role::ALL.iter().copied().find(|role| role.name() == name);
        let role = role.ok_or_else(|| ThemeError::NoSuchRole { role: name.clone() })?;
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let bad = |why| ThemeError::BadStyle { role: name.clone(), value: text.clone(), why };
        styles.insert(role, parse_style(&text).map_err(bad)?);
    }
    Ok((table.get("inherits").and_then(toml::Value::as_str).map(str::to_owned), styles))
}

/// The styles of all roles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    styles: BTreeMap<Role, Style>,
}

impl Theme {
    /// Weight only, no colour: for `NO_COLOR` and screens that have none.
    #[must_use]
    pub fn without_colour(mut self) -> Self {
        // The selected row, hits and the like are told by colour alone in most themes: they have to stay visible.
        let reversed = [Role::SelectionText, Role::SearchHit, Role::SearchHitHere].map(|role| {
            let style = style::reversed(self.style(role));
            (role, if role == Role::SearchHitHere { style.add_modifier(Modifier::BOLD) } else { style })
        });
        for style in self.styles.values_mut() {
            (style.fg, style.bg) = (None, None);
        }
        self.styles.extend(reversed);
        self
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
        Themes::default().named("terminal").expect("a test reads every theme that comes along")
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
mod tests;
