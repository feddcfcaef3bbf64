//! Whether a page's text stops at a wall.

use serde_json::Value;

use super::Head;
use crate::article::page::{Kind, within};
use crate::article::sense::{Survey, Topic};
use crate::text::clean;
use crate::text::terms::fold;

/// Beginnings and parts of lines that walls have, folded.
const WALLS: &[&str] = &[
    "il vous reste ",
    "cet article est reserve",
    "cet article est exclusivement reserve",
    "article reserve aux abonnes",
    "la suite est reservee",
    "suite reservee aux abonnes",
    "la suite de cet article est reservee",
    "reserve a nos abonnes",
    "lisez la suite pour",
    "pour lire la suite de cet article",
    "abonnez-vous pour lire la suite",
    "poursuivez votre lecture",
    "dit artikel is voorbehouden",
    "alleen voor abonnees",
    "lees verder met een abonnement",
    "dieser artikel ist nur fur",
    "weiterlesen mit",
    "jetzt weiterlesen",
    "diesen artikel weiterlesen",
    "this article is for subscribers",
    "this content is for subscribers",
    "subscribe to continue reading",
    "subscribe to read the full",
    "to continue reading this article",
    "to read the full story",
    "already a subscriber? sign in",
    "this article is reserved for subscribers",
];

/// Whether a line is where a text stops.
pub(crate) fn is_wall_line(line: &str) -> bool {
    if line.len() > 400 {
        return false;
    }
    let folded = fold(line);
    WALLS.iter().any(|wall| folded.contains(wall))
        && (!folded.starts_with("il vous reste") || folded.contains('%') || folded.contains("lire"))
}

/// Whether the page says that there is more behind a wall.
pub(crate) fn is_walled(head: &Head, survey: &Survey<'_, '_>) -> bool {
    let page = survey.page;
    let free = head.linked.as_ref().and_then(|data| data.get("isAccessibleForFree"));
    let said = match free {
        Some(Value::Bool(free)) => !free,
        Some(Value::String(free)) => free.eq_ignore_ascii_case("false"),
        _ => false,
    };
    let tier = head.meta(&["article:content_tier"]).is_some_and(|tier| matches!(tier.as_str(), "locked" | "metered"));
    let shown = || {
        page.passages
            .iter()
            .enumerate()
            .filter(|(at, _)| survey.facts[*at].topics[Topic::Wall as usize] > 0)
            .map(|(_, passage)| passage)
            .filter(|passage| passage.kind != Kind::Control && passage.within & (within::NAV | within::FOOTER) == 0)
            .any(|passage| is_wall_line(&clean::line(page.text(passage))))
    };
    said || tier || shown()
}
