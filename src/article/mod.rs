//! From a page's HTML to the article it carries.
//!
//! One parse (`tree`) gives the page's passages (`page`); figures that say how each reads, what it stands in and how far
//! it agrees with several ways to find an article (`sense`) go to a learned judge (`model`); the passages it keeps become
//! the blocks of a document (`compose`). Who, when and what it is called is read beside (`about`). `docs/extraction.md`
//! tells the whole.

mod about;
mod compose;
mod cut;
mod decode;
#[doc(hidden)]
pub mod learn;
#[doc(hidden)]
pub mod model;
mod other;
mod page;
mod rules;
mod sense;
mod tree;
mod work;

use url::Url;

use crate::news::article::{Article, PageKind};
use crate::news::document::{Block, Document, Text};
use crate::news::entry::EntryFull;
use crate::text::terms::fold;
use crate::text::{clean, language};
use compose::{Making, Notes, near};
use model::{Linear, Model};
pub use other::is_other;
use page::{Kind, within};
pub use rules::{Rules, RulesError};
use sense::{Survey, Topic, dense, second};
use tree::Tree;

/// Bytes of a page that are read; no article is longer.
const LARGEST: usize = 8 << 20;

/// A passage judged likelier than this is the article's.
const LIKELY: f32 = 0.5;

/// What the first judge finds unlikelier than this the second need not see.
const HOPELESS: f32 = 0.003;

/// Extracts the article of a page. Never fails: a page without an article is told so by its `kind`.
///
/// `html` in any encoding; `content_type` is the HTTP header, where known; `url` resolves relative addresses.
pub fn extract(html: &[u8], url: &str, content_type: Option<&str>) -> Article {
    extract_with(html, url, content_type, Rules::shipped())
}

/// As [`extract`], with these site rules in place of the shipped ones.
pub fn extract_with(html: &[u8], url: &str, content_type: Option<&str>, rules: &Rules) -> Article {
    let text = decode::decode(&html[..html.len().min(LARGEST)], content_type);
    extract_text(&text, url, Model::shipped(), rules)
}

fn extract_text(source: &str, url: &str, model: &Model, rules: &Rules) -> Article {
    let tree = Tree::parse(source);
    let head = about::Head::of(&tree);
    let hints = about::hints(&head);
    let base = base_of(head.base.as_deref(), url);
    let page = page::read(tree, &model.linear, false);
    let survey = Survey::of(&page, &hints, &model.linear);
    let mut article = about::read(&head, &page, &survey, base.as_ref());
    article.title = about::headline(&head, &page, &survey);
    let told = rules.ask(&page, base.as_ref());
    if let Some(told) = &told {
        article.title = told.title.clone().or(article.title);
        if article.byline.is_empty() {
            article.byline.clone_from(&told.authors);
        }
    }
    let judged = judge(&survey, model);
    let headline = article.title.as_deref().map(same).unwrap_or_default();
    let mut kept = keep(&survey, &judged, &headline);
    if let Some(told) = &told {
        told.correct(&page, &mut kept);
    }
    let making = Making { page: &page, base: base.as_ref(), kept, whole: false, headline, notes: Notes::default() };
    article.related = compose::related(&making, &survey, url);
    told.into_iter().flat_map(|told| told.related).for_each(|link| compose::add_link(&mut article.related, link, url));
    let mut made = making.blocks();
    compose::drop_repeats(&mut made);
    compose::drop_tools(&mut made);
    compose::take_byline(&mut made, &article.byline);
    compose::take_dateline(&mut made);
    article.credit = compose::take_credit(&mut made);
    compose::lead(&making, &survey, &mut made);
    article.document = Document { blocks: made.into_iter().map(|made| made.block).collect() };
    let plain = article.document.plain();
    article.language = article.language.or_else(|| language::detect(&plain));
    article.kind = match about::is_article(&head, &page, article.title.as_deref(), &plain, base.as_ref()) {
        PageKind::NotArticle => PageKind::NotArticle,
        _ if about::is_walled(&head, &survey) => PageKind::Paywalled,
        _ => PageKind::Article,
    };
    article
}

/// How likely each passage is the article's.
fn judge(survey: &Survey<'_, '_>, model: &Model) -> Vec<f32> {
    let mut row = Vec::new();
    let count = survey.page.passages.len();
    let mut first = Vec::with_capacity(count);
    let mut rows = Vec::new();
    for at in 0..count {
        row.clear();
        dense(survey, at, &mut row);
        first.push(model.first.judge(&row));
        rows.extend_from_slice(&row);
    }
    let (own, mut more) = (row.len(), Vec::new());
    let width = second(survey, &first, &mut more);
    (0..count)
        .map(|at| {
            if first[at] < HOPELESS {
                return first[at];
            }
            row.clear();
            row.extend_from_slice(&more[at * width..(at + 1) * width]);
            row.extend_from_slice(&rows[at * own..(at + 1) * own]);
            model.second.judge(&row)
        })
        .collect()
}

/// Which passages are taken: the likely ones, without the headline and the lines at which a wall begins.
fn keep(survey: &Survey<'_, '_>, judged: &[f32], headline: &str) -> Vec<bool> {
    let page = survey.page;
    let mut kept: Vec<bool> = judged.iter().map(|likely| *likely >= LIKELY).collect();
    let mut seen = 0;
    for (at, passage) in page.passages.iter().enumerate() {
        if !kept[at] {
            continue;
        }
        let line = compose::line(page, passage);
        let is_headline = seen < 3 && !headline.is_empty() && near(&same(&line), headline);
        let is_wall = survey.facts[at].topics[Topic::Wall as usize] > 0 && about::is_wall_line(&line);
        // It is shown with its picture.
        let is_caption =
            passage.within & within::CAPTION != 0 && passage.within & within::FIGURE != 0 && line.len() < 600;
        // With the line above it, perhaps, which the headline does without.
        let tells_headline = || same(&line).ends_with(headline) && (headline.len() > 12 || same(&line) == headline);
        if is_caption || is_headline || is_wall || passage.kind == Kind::Heading(1) && tells_headline() {
            kept[at] = false;
        } else {
            seen += 1;
        }
    }
    compose::recover_lead(survey, &mut kept);
    cut::data(page, &mut kept);
    cut::comments(survey, &mut kept);
    cut::other_articles(survey, &mut kept, headline);
    kept
}

/// A piece of HTML as a feed carries it (summary, content) as blocks: nothing is judged, all of it is content.
pub fn fragment(html: &str, base: &str) -> Document {
    let html = clean::cap(html, LARGEST);
    if !html.contains(['<', '&']) {
        let paragraphs = html.split("\n\n").map(clean::line).filter(|line| !line.is_empty());
        return Document { blocks: paragraphs.map(|line| Block::Paragraph { text: Text::plain(line) }).collect() };
    }
    let base = Url::parse(base).ok();
    let page = page::read(Tree::parse(html), &Linear::default(), false);
    let hidden = |passage: &page::Passage| passage.within & (within::BUTTON | within::FORM) != 0;
    let kept = page.passages.iter().map(|passage| !hidden(passage)).collect();
    let making = Making {
        page: &page,
        base: base.as_ref(),
        kept,
        whole: true,
        headline: String::new(),
        notes: Notes::default(),
    };
    Document { blocks: making.blocks().into_iter().map(|made| made.block).collect() }
}

/// The text there is to read: the page's, else the feed's. Mentions count the characters of its plain form.
pub fn readable(entry: &EntryFull, page: Option<&Article>) -> Document {
    match page.filter(|page| !page.document.plain().is_empty()) {
        Some(page) => page.document.clone(),
        None => fragment(entry.feed_text.as_deref().unwrap_or_default(), entry.head.url.as_deref().unwrap_or_default()),
    }
}

fn base_of(named: Option<&str>, url: &str) -> Option<Url> {
    match (named, Url::parse(url).ok()) {
        (Some(href), Some(url)) => Some(url.join(href).unwrap_or(url)),
        (Some(href), None) => Url::parse(href).ok(),
        (None, url) => url,
    }
}

/// Letters and digits only, folded: two texts that read the same are equal.
fn same(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod tests;
