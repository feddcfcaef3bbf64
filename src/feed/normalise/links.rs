//! The address at which something is read.

use url::Url;

use super::super::tree::Node;
use super::Context;

/// An address made absolute by its own base, else by where the feed came from; as it is where neither helps.
pub(super) fn absolute(href: &str, node: &Node<'_>, address: Option<&Url>) -> Option<String> {
    let href = href.trim();
    if href.is_empty() {
        return None;
    }
    if href.starts_with("https://") || href.starts_with("http://") || Url::parse(href).is_ok() {
        return Some(href.to_owned());
    }
    let joined = node.base.as_deref().or(address).and_then(|base| base.join(href).ok());
    Some(joined.map_or_else(|| href.to_owned(), |url| url.to_string()))
}

impl Context<'_> {
    /// The address at which it is read: what is written out in RSS, else Atom's alternate, that of a web page first. Of
    /// several the last counts.
    pub(super) fn link(&self, node: &Node<'_>) -> Option<String> {
        let links = || node.kids.iter().filter(|kid| kid.is_plain("link"));
        let written = links().find(|link| link.attribute("href").is_none() && link.trimmed().is_some());
        if let Some(link) = written {
            return absolute(&link.text, link, self.address);
        }
        let relation = |link: &Node<'_>| link.attribute("rel").unwrap_or("alternate").trim().to_ascii_lowercase();
        let html = |link: &&Node<'_>| match link.attribute("type") {
            Some(kind) if kind.contains("html") => 2,
            Some(_) => 0,
            None => 1,
        };
        let named = |wanted: &str| {
            let links = links().filter(|link| link.attribute("href").is_some());
            // `http://www.iana.org/assignments/relation/alternate` is `alternate`.
            links.filter(|link| relation(link).ends_with(wanted)).max_by_key(html)
        };
        let link = named("alternate").or_else(|| named("related")).or_else(|| named("via"))?;
        absolute(link.attribute("href")?, link, self.address)
    }

    /// The address that a guid is, unless it says that it is none.
    pub(super) fn permanent(&self, named: Option<&Node<'_>>) -> Option<String> {
        let node = named?;
        let id = node.trimmed()?;
        let web = id.starts_with("http:") || id.starts_with("https:");
        let denied = node.attribute("isPermaLink").is_some_and(|value| value.trim().eq_ignore_ascii_case("false"));
        let rooted = id.starts_with('/') && node.name.eq_ignore_ascii_case("guid");
        ((web && (!denied || self.atom)) || (rooted && !denied)).then(|| absolute(id, node, self.address)).flatten()
    }
}
