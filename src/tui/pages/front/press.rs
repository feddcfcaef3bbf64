//! Whose front page it is: what may be chosen, and what that is called.

use crate::locale::Locale;
use crate::news::front::Press;
use crate::text::language::Lang;
use crate::text::terms::fold;
use crate::tui::model::Model;
use crate::tui::pages::Typing;

/// What it is called.
pub(super) fn name(press: &Press, locale: &Locale) -> String {
    match press {
        Press::All => locale.t("press-all"),
        Press::Section(section) => section.clone(),
        Press::Language(Lang::Fr) => locale.t("press-fr"),
        Press::Language(Lang::Nl) => locale.t("press-nl"),
        Press::Language(Lang::De) => locale.t("press-de"),
        Press::Language(_) => locale.t("press-en"),
    }
}

/// All that may be chosen, each with what is in it: the headings of the feed list, then the languages.
fn choices(model: &Model, languages: &[(Lang, usize)], locale: &Locale) -> Vec<(Press, String)> {
    let mut sections: Vec<(&str, usize)> = Vec::new();
    for section in model.feeds.rows.iter().filter_map(|row| row.feed.section.as_deref()) {
        match sections.iter_mut().find(|(known, _)| *known == section) {
            Some((_, feeds)) => *feeds += 1,
            None => sections.push((section, 1)),
        }
    }
    let all = (Press::All, locale.ta("press-feeds", &[("count", model.feeds.rows.len().into())]));
    let sections = sections.into_iter().map(|(section, feeds)| {
        (Press::Section(section.to_owned()), locale.ta("press-feeds", &[("count", feeds.into())]))
    });
    // One language is the whole press.
    let languages = languages.iter().filter(|_| languages.len() > 1).map(|(language, articles)| {
        (Press::Language(*language), locale.ta("articles", &[("count", (*articles).into())]))
    });
    std::iter::once(all).chain(sections).chain(languages).collect()
}

/// Asks for one.
pub(super) fn asked(model: &Model, languages: &[(Lang, usize)], locale: &Locale) -> Typing {
    let choices = choices(model, languages, locale).into_iter().skip(1);
    Typing {
        label: locale.t("press-prompt"),
        text: String::new(),
        choices: choices.map(|(press, inside)| (name(&press, locale), inside)).collect(),
        nothing: locale.t("press-all"),
        ..Typing::default()
    }
}

/// What was meant: a name, or letters that only one name has.
pub(super) fn meant(typed: &str, model: &Model, languages: &[(Lang, usize)], locale: &Locale) -> Option<Press> {
    let typed = fold(typed.trim());
    if typed.is_empty() {
        return Some(Press::All);
    }
    let known: Vec<(Press, String)> = choices(model, languages, locale)
        .into_iter()
        .map(|(press, _)| {
            let called = fold(&name(&press, locale));
            (press, called)
        })
        .collect();
    if let Some((press, _)) = known.iter().find(|(_, called)| *called == typed) {
        return Some(press.clone());
    }
    let mut found = known.into_iter().filter(|(_, called)| called.contains(&typed));
    let first = found.next()?;
    found.next().is_none().then_some(first.0)
}
