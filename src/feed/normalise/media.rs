//! Files and pictures that go with an entry.

use url::Url;

use super::super::namespace::Ns;
use super::super::tree::Node;
use super::links::absolute;
use crate::news::entry::Enclosure;

/// Enclosures of one entry that are kept.
const MOST: usize = 100;

#[derive(Default)]
pub(super) struct Media {
    pub enclosures: Vec<Enclosure>,
    pub image: Option<String>,
    /// Pixels of the picture's width, as far as they are known: the widest is taken.
    width: u32,
}

/// What `media:group` holds.
pub(super) fn group<'n, 'a>(node: &'n Node<'a>) -> Option<&'n Node<'a>> {
    node.kids.iter().find(|kid| kid.is(Ns::Media, "group"))
}

/// All that an item names, each address once.
pub(super) fn of(item: &Node<'_>, address: Option<&Url>) -> Media {
    let mut media = Media::default();
    for kid in &item.kids {
        let enclosure = kid.name.eq_ignore_ascii_case("enclosure");
        let link = kid.is_plain("link")
            && kid.attribute("rel").is_some_and(|rel| rel.trim().eq_ignore_ascii_case("enclosure"));
        if enclosure || link {
            let href = kid
                .attribute("url")
                .or(kid.attribute("href"))
                .or(kid.attribute("rdf:resource"))
                .or(kid.attribute("resource"));
            media.add(href.or(kid.trimmed()).and_then(|href| absolute(href, kid, address)), kid);
        }
    }
    media.of_group(item, address, 0);
    let named = item.kids.iter().find(|kid| kid.is(Ns::Itunes, "image") || kid.is_plain("image"));
    if media.image.is_none()
        && let Some(image) = named
    {
        let url = image
            .attribute("href")
            .or_else(|| image.trimmed())
            .or_else(|| image.kids.iter().find(|kid| kid.is_plain("url")).and_then(Node::trimmed));
        media.image = url.and_then(|url| absolute(url, image, address)).filter(|url| url.starts_with("http"));
    }
    media
}

impl Media {
    fn of_group(&mut self, node: &Node<'_>, address: Option<&Url>, depth: usize) {
        for kid in node.kids.iter().filter(|kid| kid.ns == Ns::Media) {
            let url = kid.attribute("url").and_then(|url| absolute(url, kid, address));
            match kid.name.to_ascii_lowercase().as_str() {
                "content" => {
                    let video = kid.attribute("medium") == Some("video")
                        || kid.attribute("type").is_some_and(|kind| kind.starts_with("video"));
                    let picture = kid.attribute("medium").is_some_and(|medium| medium.eq_ignore_ascii_case("image"));
                    if picture && !video {
                        self.picture(url.as_deref(), kid);
                    }
                    self.add(url, kid);
                }
                "thumbnail" => self.picture(url.as_deref(), kid),
                "group" => {}
                _ => continue,
            }
            if depth < 3 {
                self.of_group(kid, address, depth + 1);
            }
        }
    }

    fn picture(&mut self, url: Option<&str>, node: &Node<'_>) {
        let width = node.attribute("width").and_then(|width| width.trim().parse().ok()).unwrap_or(0);
        if let Some(url) =
            url.filter(|url| url.starts_with("http")).filter(|_| self.image.is_none() || width > self.width)
        {
            self.image = Some(url.to_owned());
            self.width = width;
        }
    }

    fn add(&mut self, url: Option<String>, node: &Node<'_>) {
        let Some(url) = url else { return };
        let media_type =
            node.attribute("type").map(|kind| kind.trim().to_ascii_lowercase()).filter(|kind| !kind.is_empty());
        if media_type.as_deref().is_some_and(|kind| kind.starts_with("image/")) {
            self.picture(Some(&url), node);
        }
        if self.enclosures.len() < MOST && !self.enclosures.iter().any(|known| known.url == url) {
            let length = node
                .attribute("length")
                .or(node.attribute("fileSize"))
                .and_then(|length| length.trim().parse().ok())
                .filter(|length| *length > 0);
            self.enclosures.push(Enclosure { url, media_type, length });
        }
    }
}
