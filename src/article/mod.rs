//! From a page's HTML to the article it carries.
//!
//! One parse; the node that holds the text is found by what its paragraphs weigh; then its blocks are taken one by one,
//! and what is not the article is left out.

mod blocks;
mod decode;
mod metadata;
mod noise;
mod root;

use scraper::{ElementRef, Html};
use url::Url;

use crate::news::article::{Article, Link, PageKind};
use crate::news::document::{Block, Document, Text};
use crate::text::terms::fold;
use crate::text::{clean, language};

/// Bytes of a page that are read; no article is longer.
const LARGEST: usize = 8 << 20;

/// Extracts the article of a page. Never fails: a page without an article is told so by its `kind`.
///
/// `html` in any encoding; `content_type` is the HTTP header, where known; `url` resolves relative addresses.
pub fn extract(html: &[u8], url: &str, content_type: Option<&str>) -> Article {
    let text = decode::decode(&html[..html.len().min(LARGEST)], content_type);
    let page = Html::parse_document(&text);
    let base = base_of(&page, url);
    let mut article = metadata::read(&page, base.as_ref());
    let headline = article.title.clone().unwrap_or_default();
    let Some(body) = root::find(&page) else {
        article.kind = PageKind::NotArticle;
        return article;
    };
    let mut found = blocks::take(body, base.as_ref(), &headline);
    article.related = std::mem::take(&mut found.related);
    for link in root::related(&page, base.as_ref()) {
        push_link(&mut article.related, link);
    }
    article.credit = take_credit(&mut found.blocks);
    let lead = lead(&page, &mut found.blocks, &headline, article.credit.as_deref());
    article.document = Document { blocks: lead.into_iter().chain(found.blocks).collect() };
    let plain = article.document.plain();
    article.language = article.language.or_else(|| language::detect(&plain));
    article.kind = match plain.len() {
        0..140 => PageKind::NotArticle,
        _ if metadata::is_paywalled(&page, &text) => PageKind::Paywalled,
        _ => PageKind::Article,
    };
    article
}

/// A piece of HTML as a feed carries it (summary, content) as blocks: nothing is judged, all of it is content.
pub fn fragment(html: &str, base: &str) -> Document {
    let html = clean::cap(html, LARGEST);
    if !html.contains(['<', '&']) {
        let paragraphs = html.split("\n\n").map(clean::line).filter(|line| !line.is_empty());
        return Document { blocks: paragraphs.map(|line| Block::Paragraph { text: Text::plain(line) }).collect() };
    }
    let page = Html::parse_fragment(html);
    Document { blocks: blocks::all(page.root_element(), Url::parse(base).ok().as_ref()) }
}

fn base_of(page: &Html, url: &str) -> Option<Url> {
    let url = Url::parse(url).ok();
    let named = select(page, "base[href]").next().and_then(|tag| tag.attr("href").map(str::to_owned));
    match (named, url) {
        (Some(href), Some(url)) => Some(url.join(&href).unwrap_or(url)),
        (_, url) => url,
    }
}

/// Elements that match a selector, which must be a literal.
fn select<'a>(page: &'a Html, css: &str) -> std::vec::IntoIter<ElementRef<'a>> {
    let selector = scraper::Selector::parse(css).expect("the selector is a literal");
    page.select(&selector).collect::<Vec<_>>().into_iter()
}

/// All text under an element on one line.
fn line_of(element: ElementRef<'_>) -> String {
    clean::line(&element.text().collect::<String>())
}

/// Letters and digits only, folded: two texts that read the same are equal.
fn same(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

fn push_link(links: &mut Vec<Link>, link: Link) {
    if !links.iter().any(|other| other.url == link.url || same(&other.title) == same(&link.title)) {
        links.push(link);
    }
}

/// The standfirst: a block of the page that says so, else the page's description where it stands in the text.
fn lead(page: &Html, blocks: &mut Vec<Block>, headline: &str, credit: Option<&str>) -> Option<Block> {
    let css = "[class*=chapo], [class*=standfirst], [class*=lead-], [class$=lead], [class*=article-lead], [class*=intro], \
               [itemprop=description]:not(meta), [itemprop=alternativeHeadline]:not(meta), [class*=sapeau], header p.font-semibold, \
               [class*=article__desc], [class*=subtitle], [class*=c-article-head__subline]";
    let long_enough =
        |text: &str| (60..1_200).contains(&text.len()) && same(text) != same(headline) && Some(text) != credit;
    let marked = select(page, css).filter(|tag| !noise::is_noise(*tag)).map(line_of).find(|text| long_enough(text));
    let described = || {
        select(page, "meta[property='og:description'], meta[name=description]")
            .filter_map(|tag| tag.attr("content").map(clean::line))
            .find(|text| long_enough(text))
    };
    let position = |text: &str, blocks: &[Block]| {
        let wanted = same(text);
        blocks.iter().take(4).position(|block| {
            let own = same(&block.plain());
            !own.is_empty()
                && (own == wanted || wanted.len() > 60 && own.starts_with(&wanted) && own.len() < wanted.len() * 5 / 4)
        })
    };
    if let Some(text) = marked {
        if let Some(at) = position(&text, blocks) {
            blocks.remove(at);
        } else if blocks.iter().any(|block| same(&block.plain()).contains(&same(&text))) {
            return first_if_strong(blocks);
        }
        return Some(Block::Lead { text: Text::plain(text) });
    }
    if let Some(at) = described().and_then(|text| position(&text, blocks)).filter(|at| *at < 2)
        && let Block::Paragraph { text } = &blocks[at]
    {
        let text = text.clone();
        blocks.remove(at);
        return Some(Block::Lead { text });
    }
    first_if_strong(blocks)
}

/// A first paragraph all in bold is a standfirst.
fn first_if_strong(blocks: &mut Vec<Block>) -> Option<Block> {
    let Some(Block::Paragraph { text }) = blocks.first() else { return None };
    let strong = text.0.iter().all(|run| run.strong || run.text.trim().is_empty());
    if !strong || text.to_plain().len() < 80 {
        return None;
    }
    let mut text = text.clone();
    text.0.iter_mut().for_each(|run| run.strong = false);
    blocks.remove(0);
    Some(Block::Lead { text })
}

/// A last short line that only names an agency is a credit.
fn take_credit(blocks: &mut Vec<Block>) -> Option<String> {
    const AGENCIES: [&str; 9] = ["belga", "afp", "agences", "reuters", "ap", "dpa", "avec afp", "avec belga", "rtbf"];
    let last = blocks.iter().rposition(|block| matches!(block, Block::Paragraph { .. }))?;
    let text = clean::line(&blocks[last].plain());
    let bare = fold(&text);
    let names: Vec<&str> =
        bare.split([',', '/', '&', '(', ')']).map(str::trim).filter(|name| !name.is_empty()).collect();
    if text.len() > 60 || names.is_empty() || !names.iter().all(|name| AGENCIES.contains(name)) {
        return None;
    }
    blocks.remove(last);
    Some(text)
}

#[cfg(test)]
mod tests;
