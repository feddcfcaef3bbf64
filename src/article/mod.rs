//! From a page's HTML to the article it carries.

use crate::news::article::Article;
use crate::news::document::Document;

/// Extracts the article of a page. Never fails: a page without an article is told so by its `kind`.
///
/// `html` in any encoding; `content_type` is the HTTP header, where known; `url` resolves relative addresses.
pub fn extract(html: &[u8], url: &str, content_type: Option<&str>) -> Article {
    let _ = (html, url, content_type);
    todo!()
}

/// A piece of HTML as a feed carries it (summary, content) as blocks: nothing is judged, all of it is content.
pub fn fragment(html: &str, base: &str) -> Document {
    let _ = (html, base);
    todo!()
}
