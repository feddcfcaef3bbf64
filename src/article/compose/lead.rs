//! The standfirst and the credit line.

use super::{Made, Making};
use crate::article::page::{Kind, within};
use crate::article::same;
use crate::article::sense::Survey;
use crate::article::tree::Id;
use crate::news::agency;
use crate::news::document::Block;
use crate::text::clean;
use crate::text::terms::fold;

/// Parts of names that standfirsts have.
const NAMES: &[&str] = &[
    "chapo",
    "chapeau",
    "standfirst",
    "article-lead",
    "article__lead",
    "articlelead",
    "entry-lead",
    "lead-text",
    "introduction",
    "article-intro",
    "article__intro",
    "articleintro",
    "intro",
    "headnote",
    "description",
    "desc",
    "subtitle",
    "subhead",
    "sub-title",
    "summary",
    "teaser-text",
    "abstract",
    "sapeau",
    "deck",
    "dek",
    "subline",
    "accroche",
    "lead",
    "excerpt",
    "font-semibold",
    "surtitre",
    "kicker-text",
    "vorspann",
    "inleiding",
];

/// Names that only standfirsts have.
const SURE: &[&str] =
    &["chapo", "standfirst", "article-lead", "entry-lead", "article__lead", "article-intro", "vorspann"];

/// Words of the longest name of an author.
const LONGEST_NAME: usize = 5;

/// Words around a date and an author's name.
const DATELINE: &[&str] = &[
    "la",
    "redaction",
    "redactie",
    "redaktion",
    "par",
    "by",
    "von",
    "door",
    "le",
    "on",
    "am",
    "op",
    "a",
    "at",
    "um",
    "om",
    "h",
    "uhr",
    "uur",
    "publie",
    "published",
    "mis",
    "jour",
    "en",
    "ligne",
    "online",
    "modifie",
    "updated",
    "aktualisiert",
    "gepubliceerd",
    "bijgewerkt",
    "et",
    "de",
    "en",
    "ligne",
    "online",
];

/// Takes in a standfirst that stands apart from the text and was left out: a sentence between the headline and the text
/// that is named so, or that the page describes itself with.
pub(crate) fn recover_lead(survey: &Survey<'_, '_>, kept: &mut [bool]) {
    let page = survey.page;
    let Some(first) = kept.iter().position(|kept| *kept) else { return };
    let start = survey.headline.filter(|at| *at < first).map_or(first.saturating_sub(8), |at| at + 1);
    let is_lead = |at: &usize| {
        let passage = &page.passages[*at];
        let figures = passage.figures;
        let out = within::HIDDEN | within::NAV | within::FOOTER | within::CAPTION | within::ASIDE;
        let fits = (40..700).contains(&figures.chars) && figures.link_density() < 0.3 && figures.stops > 0;
        if !fits || passage.within & out != 0 {
            return false;
        }
        let (of_own, described) = survey.shared(*at, &survey.description);
        let named = page.above(passage).take(2).any(|above| {
            let class = page.tree.raw_attr(page.elements[above].id, "class").unwrap_or_default().to_ascii_lowercase();
            class.split_ascii_whitespace().any(|word| SURE.iter().any(|known| word.contains(known)))
        });
        named || of_own > 0.85 && described > 0.7
    };
    if let Some(at) = (start..first).find(is_lead) {
        kept[at] = true;
    }
}

/// Makes the first paragraph the lead where the page says that it is one: by a name, by its place outside the body, by
/// bold type, by what the page's description says.
pub(crate) fn lead(making: &Making<'_, '_>, survey: &Survey<'_, '_>, made: &mut Vec<Made>) {
    let text_at = |made: &[Made], nth: usize| {
        made.iter()
            .enumerate()
            .filter(|(_, made)| !matches!(made.block, Block::Image { .. } | Block::Embed { .. } | Block::Rule))
            .nth(nth)
            .map(|(at, _)| at)
    };
    let Some(first) = text_at(made, 0) else { return };
    let Some(passage) = made[first].passage else { return };
    let (text, long_enough) = match &made[first].block {
        Block::Paragraph { text } => (text.clone(), text.to_plain().len() >= 40),
        // A standfirst set as a heading, right under the headline.
        Block::Heading { text, .. } => (text.clone(), text.to_plain().len() >= 60),
        _ => return,
    };
    let length = text.to_plain().len();
    if !long_enough || length > 1_500 || made.len() < 2 {
        return;
    }
    let next = text_at(made, 1).and_then(|at| made[at].passage);
    let strong = text.0.iter().all(|run| run.strong || run.text.trim().is_empty());
    let own = &making.page.passages[passage];
    let named =
        making.page.above(own).take(3).map(|above| making.page.elements[above].id).any(|id| says_lead(making, id));
    let inner = making.page.elements[own.inner].id;
    let apart = next.is_some_and(|next| {
        let (up, down) = survey.between(passage, next);
        let heads = own.within & within::HEADER != 0 && making.page.passages[next].within & within::HEADER == 0;
        heads || up + 1 < down || (up >= 2 && down >= 2)
    });
    let (_, described) = survey.shared(passage, &survey.description);
    let (of_own, _) = survey.shared(passage, &survey.description);
    let told = described > 0.8 && of_own > 0.7;
    let is_heading = matches!(own.kind, Kind::Heading(_));
    if !(named || says_lead(making, inner) || strong || apart || told || is_heading) {
        return;
    }
    let mut text = text;
    text.0.iter_mut().for_each(|run| run.strong = false);
    made.remove(first);
    made.insert(0, Made { block: Block::Lead { text }, passage: Some(passage) });
}

fn says_lead(making: &Making<'_, '_>, id: Id) -> bool {
    ["class", "itemprop", "id"].iter().any(|name| {
        let value = making.page.tree.raw_attr(id, name).unwrap_or_default().to_ascii_lowercase();
        value.split_ascii_whitespace().any(|word| {
            NAMES.iter().any(|known| {
                word == *known
                    || word.split(['-', '_']).any(|part| part == *known)
                    || known.len() > 6 && word.contains(known)
            })
        })
    })
}

/// Who signs a text beside the agencies, folded, and words that join such names.
const SIGNING: &[&str] = &["agence", "agences", "redaction", "rtbf"];
const JOINING: &[&str] = &["avec", "et", "and", "und", "en", "la"];

/// Takes out a line before the text that only says when and by whom it was written: both are told apart from it.
pub(crate) fn take_dateline(made: &mut Vec<Made>) {
    let first = made.iter().position(|made| matches!(made.block, Block::Paragraph { .. }));
    let Some(at) = first.filter(|at| made.len() > at + 1) else { return };
    let text = clean::line(&made[at].block.plain());
    if text.len() > 90 || text.ends_with(['.', '?', '!', '…', '»']) {
        return;
    }
    let (mut dates, mut names) = (0, 0);
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if word.starts_with(|c: char| c.is_ascii_digit()) && word.chars().all(|c| c.is_ascii_digit() || c == 'h') {
            dates += 1;
        } else if !DATELINE.contains(&fold(word).as_str()) {
            // A name is all that may stand beside the date.
            if !word.starts_with(char::is_uppercase) {
                return;
            }
            names += 1;
        }
    }
    if dates >= 2 && names <= LONGEST_NAME {
        made.remove(at);
    }
}

/// Takes out a first or last line that only says who wrote it, which is told apart from the text.
pub(crate) fn take_byline(made: &mut Vec<Made>, byline: &[String]) {
    let is_text = |made: &Made| matches!(made.block, Block::Paragraph { .. } | Block::Heading { .. });
    let names = |made: &Made| {
        let own = same(&made.block.plain());
        let own = ["par", "by", "von", "door"].iter().find_map(|by| own.strip_prefix(by)).unwrap_or(&own);
        byline.iter().any(|name| same(name) == own || same(name) == same(&made.block.plain()))
    };
    for at in [made.iter().position(is_text), made.iter().rposition(is_text)].into_iter().flatten() {
        if made.len() > 2 && made.get(at).is_some_and(names) {
            made.remove(at);
        }
    }
}

/// Takes out a last short line that only names an agency: it is a credit.
pub(crate) fn take_credit(made: &mut Vec<Made>) -> Option<String> {
    let last = made.iter().rposition(|made| matches!(made.block, Block::Paragraph { .. }))?;
    let text = clean::line(&made[last].block.plain());
    if text.len() > 60 || made.len() < 2 {
        return None;
    }
    let folded = fold(&text);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let signs = |word: &&str| agency::is_sign(word) || SIGNING.contains(word);
    if !words.iter().any(signs) || !words.iter().all(|word| signs(word) || JOINING.contains(word)) {
        return None;
    }
    made.remove(last);
    Some(text)
}
