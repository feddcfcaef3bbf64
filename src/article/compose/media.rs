//! Pictures with their best source and caption; videos, posts and charts as one line with a link.

use rustc_hash::FxHashMap;

use super::{Making, address, is_caption};
use crate::article::page::{Event, within};
use crate::article::tree::{Id, Tag, Tree};
use crate::news::document::Block;
use crate::text::clean;

/// Pictures of fewer pixels on a side are marks and counters.
const SMALLEST: u32 = 60;

/// Captions longer than this are no captions.
const LONGEST_CAPTION: usize = 600;

/// Nodes of a figure, or of a frame's fallback, that are looked at.
const MOST_OF_FIGURE: usize = 500;

/// Parts of addresses that pictures of no interest have.
const MARKS: &[&str] = &[
    "pixel",
    "spacer",
    "blank.",
    "1x1",
    "logo",
    "icon",
    "avatar",
    "gravatar",
    "sprite",
    "placeholder",
    "loading",
    "transparent",
    "doubleclick",
    "scorecardresearch",
    "badge",
    "emoji",
    "button",
    "share",
    "facebook.com/tr",
    "/ico",
    "adserver",
    "adsystem",
    "googlesyndication",
];

/// Hosts and paths of players, posts and charts: whose frames are worth a line.
const EMBEDS: &[&str] = &[
    "youtube",
    "youtu.be",
    "vimeo",
    "dailymotion",
    "twitter.com",
    "x.com/",
    "instagram",
    "facebook.com/plugins",
    "tiktok",
    "soundcloud",
    "spotify",
    "datawrapper",
    "dwcdn",
    "flourish",
    "infogram",
    "auvio",
    "rtbf.be",
    "brightcove",
    "jwplayer",
    "jwplatform",
    "bbc.co",
    "player",
    "embed",
    "video",
    "audio",
    "podcast",
    "maps",
    "arte.tv",
    "ina.fr",
    "acast",
    "deezer",
    "bluesky",
    "bsky",
    "timeline",
    "playlist",
];

/// Buttons that come in frames of those hosts.
const BUTTONS: &[&str] = &[
    "plugins/like",
    "plugins/share",
    "plugins/follow",
    "plugins/page",
    "plugins/activity",
    "widgets/tweet_button",
    "widgets/follow_button",
];

/// Where pictures belong to the article.
pub(super) struct Zone {
    /// The events from the first kept passage to the last.
    first: usize,
    last: usize,
    /// The element that holds what is kept.
    root: Option<Id>,
    /// Of each element: the characters under it that are kept, and those that are not and are no caption.
    sums: FxHashMap<Id, (u32, u32)>,
}

impl Zone {
    pub(super) fn of(making: &Making<'_, '_>) -> Self {
        let kept = |event: &Event| matches!(event, Event::Passage(at) if making.kept[*at]);
        let events = &making.page.events;
        let first = events.iter().position(kept).unwrap_or(events.len());
        let last = events.iter().rposition(kept).unwrap_or(0);
        let mut sums: FxHashMap<Id, (u32, u32)> = FxHashMap::default();
        let page = making.page;
        if !making.whole {
            for (passage, kept) in page.passages.iter().zip(&making.kept) {
                for above in page.above(passage) {
                    let sums = sums.entry(page.elements[above].id).or_default();
                    if *kept {
                        sums.0 += passage.figures.chars;
                    } else if !is_caption(passage) {
                        sums.1 += passage.figures.chars;
                    }
                }
            }
        }
        Self { first, last, root: root(making), sums }
    }

    /// Whether what stands at an event is within the article and not in something that was left out of it.
    pub(super) fn admits(&self, making: &Making<'_, '_>, id: Id, at: usize) -> bool {
        if making.whole {
            return true;
        }
        let tree = &making.page.tree;
        let Some(root) = self.root else { return false };
        if !tree.is_within(id, root) || at > self.last + 2 || at + 12 < self.first {
            return false;
        }
        // Elements around it that have text, of which nothing was kept, are not the article's; a figure's text is its
        // caption.
        for above in tree.ancestors(id).take_while(|above| *above != root) {
            if matches!(tree.tag(above), Tag::Aside | Tag::Nav | Tag::Footer | Tag::Form) {
                return false;
            }
            if matches!(tree.tag(above), Tag::Figure | Tag::Picture | Tag::A | Tag::Span | Tag::Noscript) {
                continue;
            }
            let (kept, left) = self.sums.get(&above).copied().unwrap_or_default();
            if kept > 0 {
                return true;
            }
            if left > 200 {
                return false;
            }
        }
        true
    }
}

/// The smallest element that holds nine tenths of what is kept.
fn root(making: &Making<'_, '_>) -> Option<Id> {
    let page = making.page;
    let mut sums = vec![0_u32; page.elements.len()];
    for passage in page.passages.iter().enumerate().filter(|(at, _)| making.kept[*at]).map(|(_, passage)| passage) {
        page.above(passage).for_each(|above| sums[above] += passage.figures.chars);
    }
    let wanted = sums.first().copied()? / 10 * 9;
    let found = (0..sums.len()).filter(|at| sums[*at] > 0 && sums[*at] >= wanted);
    let deepest = found.max_by_key(|at| page.elements[*at].depth)?;
    // One step out: the main picture is often beside the text and not in it.
    let parent = page.elements[deepest].parent;
    Some(page.elements[if deepest == 0 { 0 } else { parent }].id)
}

impl Making<'_, '_> {
    pub(super) fn media(&self, id: Id, bits: u32) -> Option<Block> {
        match self.page.tree.tag(id) {
            Tag::Img => self.image(id, bits),
            _ => self.embed(id),
        }
    }

    fn image(&self, id: Id, bits: u32) -> Option<Block> {
        let tree = &self.page.tree;
        let small = |name: &str| {
            let size = tree.raw_attr(id, name).and_then(|size| size.trim_end_matches("px").parse::<u32>().ok());
            size.is_some_and(|size| size < SMALLEST)
        };
        if small("width") || small("height") {
            return None;
        }
        let src = sources(tree, id).find_map(|src| address(&src, self.base))?;
        let lower = src.to_ascii_lowercase();
        if !self.whole && MARKS.iter().any(|mark| lower.contains(mark)) {
            return None;
        }
        if !self.shows_first(&src, true) {
            return None;
        }
        // Some sites fill it from a caption with its markup.
        let alt = clean::line(&clean::without_tags(&tree.attr(id, "alt").unwrap_or_default()));
        let caption = if bits & within::FIGURE == 0 { None } else { self.caption(id) };
        Some(Block::Image { src, alt, caption: caption.unwrap_or_default() })
    }

    fn caption(&self, id: Id) -> Option<String> {
        let tree = &self.page.tree;
        let figure = tree.ancestors(id).find(|above| tree.tag(*above) == Tag::Figure)?;
        let caption = tree.descendants(figure).take(MOST_OF_FIGURE).find(|id| tree.tag(*id) == Tag::Figcaption)?;
        Some(clean::line(&tree.text_of(caption))).filter(|text| text.len() < LONGEST_CAPTION)
    }

    fn embed(&self, id: Id) -> Option<Block> {
        let tree = &self.page.tree;
        let inner = || tree.descendants(id).take(MOST_OF_FIGURE).find_map(|inner| tree.attr(inner, "src"));
        let named =
            ["src", "data-src", "data-lazy-src", "data-url", "data"].iter().find_map(|name| tree.attr(id, name));
        let url = address(&named.or_else(inner)?, self.base)?;
        let lower = url.to_ascii_lowercase();
        let is_frame = matches!(tree.tag(id), Tag::Iframe | Tag::Embed | Tag::Object);
        let title = ["title", "aria-label"].iter().find_map(|name| tree.attr(id, name)).unwrap_or_default();
        let title = clean::line(&title);
        // A frame that says what it shows is shown; an unknown one without a word is an advertisement or a counter.
        if !self.whole && is_frame && title.len() < 4 && !EMBEDS.iter().any(|part| lower.contains(part)) {
            return None;
        }
        if is_frame && BUTTONS.iter().any(|part| lower.contains(part)) {
            return None;
        }
        self.shows_first(&url, false).then_some(Block::Embed { title, url })
    }

    /// Notes that a picture or frame is shown; whether it is so for the first time. The same picture in another size has
    /// another query, or another size in its path.
    fn shows_first(&self, url: &str, is_picture: bool) -> bool {
        let mut shown = self.notes.shown.borrow_mut();
        let name = url.split(['?', '#']).next().unwrap_or_default().rsplit('/').next().unwrap_or_default();
        let is_telling = is_picture && name.len() > 12;
        shown.insert(url.to_owned()) & (!is_telling || shown.insert(name.to_owned()))
    }
}

/// Where a picture may be had, the best first: the widest of its sets, lazy attributes, its own source.
fn sources(tree: &Tree<'_>, id: Id) -> impl Iterator<Item = String> {
    let picture = tree.ancestors(id).take(2).find(|above| tree.tag(*above) == Tag::Picture);
    let siblings =
        picture.into_iter().flat_map(|picture| tree.children(picture)).filter(|id| tree.tag(*id) == Tag::Source);
    let sets = std::iter::once(id)
        .chain(siblings)
        .flat_map(|id| ["srcset", "data-srcset", "data-lazy-srcset"].map(|name| (id, name)))
        .filter_map(|(id, name)| tree.attr(id, name))
        .filter_map(|set| widest(&set))
        .collect::<Vec<_>>();
    let lazy = ["data-src", "data-original", "data-lazy-src", "data-full-src", "data-image", "data-url", "src"];
    let plain = lazy.iter().filter_map(|name| tree.attr(id, name)).map(|src| src.trim().to_owned()).collect::<Vec<_>>();
    sets.into_iter().chain(plain).filter(|src| !src.is_empty() && !src.starts_with("data:"))
}

/// The source of the greatest width in a set.
fn widest(set: &str) -> Option<String> {
    let mut best: Option<(f32, &str)> = None;
    let mut rest = set.trim();
    while !rest.is_empty() {
        // An address may have commas in it, but none at its end.
        let end = rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
        let (source, after) = rest.split_at(end);
        let source = source.trim_matches(',');
        let close = after.find(',').unwrap_or(after.len());
        let size = after[..close].trim().trim_end_matches(['w', 'x', 'h']).parse().unwrap_or(1.0);
        if !source.is_empty() && best.is_none_or(|(most, _)| size > most) {
            best = Some((size, source));
        }
        rest = after[close..].trim_start_matches(',').trim_start();
    }
    best.map(|(_, source)| source.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_widest_source_is_taken() {
        assert_eq!(widest("a.jpg 320w, b.jpg 1024w, c.jpg 640w").as_deref(), Some("b.jpg"));
        assert_eq!(widest("a,b.jpg 1x,c.jpg 2x").as_deref(), Some("c.jpg"));
        assert_eq!(widest("a.jpg").as_deref(), Some("a.jpg"));
        assert_eq!(widest(" , "), None);
    }
}
