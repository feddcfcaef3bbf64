//! What a page says of its article besides the text: who, when, what it is called, where it belongs.

mod byline;
pub(super) mod date;
mod head;
mod kind;
mod linked;
mod title;
mod wall;

use url::Url;

pub(super) use head::Head;
pub(super) use kind::is_article;
pub(super) use title::headline;
pub(super) use wall::{is_wall_line, is_walled};

use super::page::Page;
use super::sense::{Hints, Survey};
use crate::news::article::Article;
use crate::text::clean;
use crate::text::language::Lang;

/// Parts of addresses of what stands in for the picture that an article has not.
const NO_PICTURES: &[&str] = &["placeholder", "/logo", "logo.", "logo_", "logo-", "/default."];

/// What helps to find the text.
pub(super) fn hints(head: &Head) -> Hints {
    let mut titles = Vec::new();
    let told = [head.linked_text("headline"), head.meta(&["og:title"]), head.meta(&["twitter:title"])];
    titles.extend(told.into_iter().flatten());
    if let Some(title) = &head.title {
        titles.push(title::without_site(title, head.meta(&["og:site_name"]).as_deref()));
    }
    for title in &mut titles {
        title.truncate(clean::cap(title, title::LONGEST).len());
    }
    titles.retain(|title| !title.is_empty());
    let descriptions = [
        head.meta(&["og:description", "twitter:description"]),
        head.meta(&["description"]),
        head.linked_text("description"),
    ];
    Hints {
        titles,
        descriptions: descriptions.into_iter().flatten().collect(),
        body: head.linked_text("articleBody").filter(|body| body.len() > 200),
    }
}

/// The article without its text and headline.
pub(super) fn read(head: &Head, page: &Page<'_>, survey: &Survey<'_, '_>, base: Option<&Url>) -> Article {
    let address = |text: Option<String>| text.and_then(|text| super::compose::address(&text, base));
    let published = date::published(head, page, survey, base);
    let modified = head
        .linked_text("dateModified")
        .or_else(|| head.meta(&["article:modified_time", "og:updated_time", "datemodified", "last-modified"]))
        .and_then(|text| date::read(&text));
    // Written twice, often: `&amp;amp;`. What stands in for a picture that is not there yet is none.
    let image = head.linked_image().into_iter().chain(head.meta(&["og:image", "og:image:url", "twitter:image"]));
    let is_picture = |image: &String| !NO_PICTURES.iter().any(|part| image.contains(part));
    let image = image.map(|image| image.replace("&amp;", "&")).find(is_picture);
    Article {
        byline: byline::read(head, page, survey),
        published: published.as_ref().and_then(date::Date::timestamp),
        published_text: published.map(|date| date.text()),
        modified: modified.as_ref().and_then(date::Date::timestamp),
        language: head.language.as_deref().map(Lang::from_tag).filter(|lang| *lang != Lang::Other),
        section: head
            .linked_text("articleSection")
            .or_else(|| head.meta(&["article:section", "section"]))
            .filter(|section| section.len() < 80),
        canonical: address(head.canonical.clone().or_else(|| head.meta(&["og:url"]))),
        image: address(image),
        ..Article::default()
    }
}
