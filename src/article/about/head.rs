//! The page's own words about itself, gathered in one pass.

use serde_json::Value;

use super::linked;
use crate::article::tree::{Id, Tag, Tree};
use crate::text::clean;

/// Contents of `meta` longer than this are no title, date or description.
const LONGEST_META: usize = 4_000;

/// What the head says, and where on the page more is said.
#[derive(Debug, Default)]
pub(crate) struct Head {
    /// Names in lower case, contents on one line.
    metas: Vec<(String, String)>,
    pub title: Option<String>,
    pub canonical: Option<String>,
    pub base: Option<String>,
    pub language: Option<String>,
    /// The object of the linked data that is the article.
    pub linked: Option<Value>,
    pub times: Vec<Id>,
    pub props: Vec<(Id, &'static str)>,
}

/// Properties of microdata that are asked for.
const PROPS: [&str; 4] = ["datePublished", "dateCreated", "author", "headline"];

impl Head {
    pub(crate) fn of(tree: &Tree<'_>) -> Self {
        let mut head = Self::default();
        let mut articles = Vec::new();
        for id in tree.elements() {
            match tree.tag(id) {
                Tag::Html => head.language = tree.attr(id, "lang").map(|lang| lang.trim().to_owned()),
                Tag::Title if head.title.is_none() && tree.parent(id).is_none_or(|up| tree.tag(up) != Tag::Svg) => {
                    head.title = Some(clean::line(&tree.text_of(id))).filter(|title| !title.is_empty());
                }
                Tag::Meta => head.take_meta(tree, id),
                Tag::Link if head.canonical.is_none() => {
                    let is_canonical =
                        tree.raw_attr(id, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"));
                    if is_canonical {
                        head.canonical = tree.attr(id, "href").map(|href| href.trim().to_owned());
                    }
                }
                Tag::Base if head.base.is_none() => head.base = tree.attr(id, "href").map(std::borrow::Cow::into_owned),
                Tag::Script => {
                    let is_data =
                        tree.raw_attr(id, "type").is_some_and(|kind| kind.trim().starts_with("application/ld+json"));
                    if let Some(text) = tree.first(id).filter(|_| is_data) {
                        linked::articles(tree.raw(text), &mut articles);
                    }
                }
                Tag::Time if head.times.len() < 40 => head.times.push(id),
                _ => {}
            }
            if let Some(prop) = tree.raw_attr(id, "itemprop")
                && head.props.len() < 40
                && let Some(known) = PROPS.iter().find(|known| prop.split(' ').any(|prop| prop == **known))
            {
                head.props.push((id, known));
            }
        }
        head.linked = linked::best(articles);
        head
    }

    fn take_meta(&mut self, tree: &Tree<'_>, id: Id) {
        let Some(content) = tree.raw_attr(id, "content").filter(|content| content.len() < LONGEST_META) else { return };
        for kind in ["property", "name", "itemprop", "http-equiv"] {
            if let Some(name) = tree.raw_attr(id, kind) {
                let content = clean::line(&super::super::tree::decode(content));
                if !content.is_empty() {
                    self.metas.push((super::super::tree::decode(name).trim().to_ascii_lowercase(), content));
                }
                return;
            }
        }
    }

    /// The first content under one of these names, the first name first.
    pub(crate) fn meta(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.metas.iter().find(|(own, _)| own == name)).map(|(_, content)| content.clone())
    }

    /// All contents under a name.
    pub(crate) fn metas<'h>(&'h self, name: &'h str) -> impl Iterator<Item = &'h str> {
        self.metas.iter().filter(move |(own, _)| own == name).map(|(_, content)| content.as_str())
    }

    /// Contents whose names end with one of these words.
    pub(crate) fn ending<'h>(&'h self, words: &'h [&str]) -> impl Iterator<Item = &'h str> {
        let last = |name: &'h str| name.rsplit(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
        self.metas.iter().filter(move |(name, _)| words.contains(&last(name))).map(|(_, content)| content.as_str())
    }

    /// A text of the linked data on one line, its tags and references read.
    pub(crate) fn linked_text(&self, key: &str) -> Option<String> {
        let text = self.linked.as_ref()?.get(key)?;
        let text = match text {
            Value::Array(values) => values.first()?.as_str()?,
            other => other.as_str()?,
        };
        Some(linked::plain(text)).filter(|text| !text.is_empty())
    }

    pub(crate) fn linked_image(&self) -> Option<String> {
        let image = self.linked.as_ref()?.get("image")?;
        let image = image.as_array().and_then(|all| all.first()).unwrap_or(image);
        image.as_str().or_else(|| image.get("url")?.as_str()).map(str::to_owned)
    }
}
