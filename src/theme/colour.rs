//! How many colours a terminal shows, and the nearest of them.

use ratatui::style::{Color, Style};

/// How many colours a terminal shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    None,
    Sixteen,
    TwoHundred,
    #[default]
    True,
}

impl Depth {
    /// As the environment tells: `NO_COLOR`, `COLORTERM`, `TERM`.
    pub fn from_env(variable: impl Fn(&str) -> Option<String>) -> Self {
        let term = variable("TERM").unwrap_or_default();
        let has = |name: &str| term.contains(name);
        if variable("NO_COLOR").is_some_and(|value| !value.is_empty()) || term == "dumb" {
            return Self::None;
        }
        let told = variable("COLORTERM").unwrap_or_default();
        if ["truecolor", "24bit"].contains(&told.as_str())
            || ["kitty", "alacritty", "foot", "ghostty", "wezterm", "direct"].into_iter().any(has)
            || variable("WT_SESSION").is_some()
        {
            return Self::True;
        }
        if has("256") { Self::TwoHundred } else { Self::Sixteen }
    }
}

/// The style with the nearest colours that there are.
pub(super) fn nearest(style: Style, depth: Depth) -> Style {
    let near = |colour: Option<Color>| match (colour, depth) {
        (_, Depth::None) => None,
        (Some(Color::Rgb(r, g, b)), Depth::TwoHundred) => Some(Color::Indexed(cube(r, g, b))),
        (Some(Color::Rgb(r, g, b)), Depth::Sixteen) => Some(sixteen(r, g, b)),
        (same, _) => same,
    };
    Style { fg: near(style.fg), bg: near(style.bg), ..style }
}

fn distance(a: (u8, u8, u8), b: (u8, u8, u8)) -> u32 {
    let one = |x: u8, y: u8, weight: u32| u32::from(x.abs_diff(y)).pow(2) * weight;
    one(a.0, b.0, 3) + one(a.1, b.1, 4) + one(a.2, b.2, 2)
}

/// The nearest of the cube of 216 colours and the row of greys.
fn cube(r: u8, g: u8, b: u8) -> u8 {
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let step = |value: u8| (0..6).min_by_key(|step| STEPS[*step].abs_diff(value)).unwrap_or(0);
    let steps = [step(r), step(g), step(b)];
    let in_cube = (STEPS[steps[0]], STEPS[steps[1]], STEPS[steps[2]]);
    let grey = ((u16::from(r) + u16::from(g) + u16::from(b)) / 3).saturating_sub(3) / 10;
    let grey = grey.min(23) as u8;
    let level = 8 + 10 * grey;
    if distance((level, level, level), (r, g, b)) < distance(in_cube, (r, g, b)) {
        232 + grey
    } else {
        16 + (36 * steps[0] + 6 * steps[1] + steps[2]) as u8
    }
}

fn sixteen(r: u8, g: u8, b: u8) -> Color {
    const ALL: [(Color, (u8, u8, u8)); 16] = [
        (Color::Black, (0, 0, 0)),
        (Color::Red, (170, 0, 0)),
        (Color::Green, (0, 150, 0)),
        (Color::Yellow, (170, 120, 0)),
        (Color::Blue, (0, 0, 170)),
        (Color::Magenta, (170, 0, 170)),
        (Color::Cyan, (0, 150, 150)),
        (Color::Gray, (190, 190, 190)),
        (Color::DarkGray, (100, 100, 100)),
        (Color::LightRed, (255, 90, 90)),
        (Color::LightGreen, (90, 255, 90)),
        (Color::LightYellow, (255, 225, 90)),
        (Color::LightBlue, (100, 130, 255)),
        (Color::LightMagenta, (255, 100, 255)),
        (Color::LightCyan, (90, 235, 235)),
        (Color::White, (245, 245, 245)),
    ];
    ALL.iter().min_by_key(|(_, known)| distance(*known, (r, g, b))).map_or(Color::Reset, |(colour, _)| *colour)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_tells_how_many_colours_there_are() {
        let told = |pairs: &'static [(&str, &str)]| {
            Depth::from_env(move |name: &str| pairs.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned()))
        };
        assert_eq!(told(&[("TERM", "xterm-256color")]), Depth::TwoHundred);
        assert_eq!(told(&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")]), Depth::True);
        assert_eq!(told(&[("TERM", "linux")]), Depth::Sixteen);
        assert_eq!(told(&[("TERM", "xterm-kitty"), ("NO_COLOR", "1")]), Depth::None);
        assert_eq!(told(&[("TERM", "xterm-kitty"), ("NO_COLOR", "")]), Depth::True);
    }

    #[test]
    fn the_nearest_colour_is_found() {
        assert_eq!(cube(255, 0, 0), 196);
        assert_eq!(cube(128, 128, 128), 244);
        assert_eq!(sixteen(224, 160, 112), Color::Gray);
        assert_eq!(sixteen(160, 24, 24), Color::Red);
    }
}
