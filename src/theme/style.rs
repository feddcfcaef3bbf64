//! Styles as people write them: `bold red on #202020`.

use ratatui::style::{Color, Modifier, Style};

/// Reads weights and colours in any order, the background after `on`; says in a sentence what it does not know.
pub fn parse_style(text: &str) -> Result<Style, String> {
    let mut style = Style::new();
    let mut background = false;
    for word in text.split_whitespace().take(16) {
        let weight = match word {
            "bold" => Some(Modifier::BOLD),
            "dim" => Some(Modifier::DIM),
            "italic" => Some(Modifier::ITALIC),
            "underline" => Some(Modifier::UNDERLINED),
            "reverse" => Some(Modifier::REVERSED),
            "strike" => Some(Modifier::CROSSED_OUT),
            _ => None,
        };
        if let Some(weight) = weight {
            style = style.add_modifier(weight);
        } else if word == "on" {
            background = true;
        } else if word != "plain" {
            let colour: Color = match word {
                "default" => Color::Reset,
                other => other.parse().map_err(|_| format!("«{word}» is no colour and no weight"))?,
            };
            style = if background { style.bg(colour) } else { style.fg(colour) };
            background = false;
        }
    }
    Ok(style)
}

/// The same weight with the terminal's colours exchanged.
pub(super) fn reversed(style: Style) -> Style {
    Style { fg: None, bg: None, ..style }.add_modifier(Modifier::REVERSED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_and_colours_are_read_in_any_order() {
        let style = parse_style("bold #ff8000 on blue").unwrap();
        assert_eq!(style, Style::new().fg(Color::Rgb(255, 128, 0)).bg(Color::Blue).add_modifier(Modifier::BOLD));
        assert_eq!(parse_style("plain"), Ok(Style::new()));
    }
}
