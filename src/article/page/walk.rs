//! The walk over the tree that finds the passages.

use rustc_hash::FxHashMap;

use super::words::{Figures, hash};
use super::{CODE, EMPHASIS, Element, Event, Kind, Page, Passage, Piece, STRONG, within};
use crate::article::tree::{Id, Tag, Tree, meant};
use crate::text::clean::is_harmful;

/// Passages that are read; what comes after is no article.
const MOST: usize = 20_000;

/// Pictures and frames that are looked at.
const MOST_MEDIA: usize = 1_000;

/// What the hashes of element names weigh.
pub(crate) trait Names {
    fn weights(&self, hash: u32) -> Option<[f32; 4]>;
}

/// What a walk hands down.
#[derive(Clone, Copy)]
struct Context {
    block: Id,
    kind: Kind,
    within: u32,
    style: u8,
    link: Option<Id>,
    element: usize,
    item: Option<Id>,
    list: Option<Id>,
    table: Option<Id>,
    quote: Option<Id>,
}

struct Walk<'s, 'n> {
    page: Page<'s>,
    names: &'n dyn Names,
    gather: bool,
    /// What has been found of a name before: pages repeat theirs.
    known: FxHashMap<&'s str, [f32; 4]>,
    /// Where the open passage begins, in pieces and in text.
    pieces: usize,
    text: usize,
    figures: Figures,
    /// Line breaks since the last text.
    breaks: u32,
    space: bool,
    last_link: Option<Id>,
    inner: Option<usize>,
    media: usize,
    scratch: String,
}

pub(super) fn read<'s>(tree: Tree<'s>, names: &dyn Names, gather: bool) -> Page<'s> {
    let body = tree.elements_of(Tag::Body).next();
    let capacity = tree.len() / 3;
    let page = Page {
        tree,
        text: String::new(),
        pieces: Vec::with_capacity(capacity),
        passages: Vec::new(),
        elements: Vec::with_capacity(capacity),
        events: Vec::new(),
        names: Vec::new(),
    };
    let mut walk = Walk {
        page,
        names,
        gather,
        known: FxHashMap::default(),
        pieces: 0,
        text: 0,
        figures: Figures::default(),
        breaks: 0,
        space: true,
        last_link: None,
        inner: None,
        media: 0,
        scratch: String::new(),
    };
    if let Some(body) = body {
        let mut context = Context {
            block: body,
            kind: Kind::Bare,
            within: 0,
            style: 0,
            link: None,
            element: 0,
            item: None,
            list: None,
            table: None,
            quote: None,
        };
        context.element = walk.element(body, Tag::Body, 0, &mut context.within);
        // A body's class speaks of the page, and says nothing of its parts.
        walk.page.elements[0].weights = [0.0; 4];
        walk.children(body, context);
        walk.flush(&context);
    }
    walk.page
}

impl<'s> Walk<'s, '_> {
    fn children(&mut self, id: Id, context: Context) {
        let mut next = self.page.tree.first(id);
        while let Some(child) = next {
            self.node(child, context);
            next = self.page.tree.next(child);
        }
    }

    fn node(&mut self, id: Id, context: Context) {
        if self.page.passages.len() >= MOST {
            return;
        }
        match self.page.tree.tag(id) {
            Tag::Text => self.text_node(id, &context),
            Tag::Script
            | Tag::Style
            | Tag::Template
            | Tag::Head
            | Tag::Svg
            | Tag::Math
            | Tag::Select
            | Tag::Textarea
            | Tag::Canvas
            | Tag::Map
            | Tag::Input
            | Tag::Meta
            | Tag::Link
            | Tag::Title
            | Tag::Option
            | Tag::Noembed
            | Tag::Wbr
            | Tag::Noframes => {}
            Tag::Br => self.line_break(id, &context),
            Tag::Img | Tag::Iframe | Tag::Video | Tag::Audio | Tag::Embed => self.media(id, &context),
            Tag::Object => {
                self.media(id, &context);
                self.children(id, context);
            }
            Tag::Hr => {
                self.flush(&context);
                self.page.events.push(Event::Rule(id));
            }
            tag if self.runs_inline(id, tag, &context) => self.inline(id, tag, context),
            tag => self.block(id, tag, context),
        }
    }

    fn media(&mut self, id: Id, context: &Context) {
        if self.media < MOST_MEDIA {
            self.media += 1;
            self.page.events.push(Event::Media(id, context.within));
        }
    }

    fn runs_inline(&self, id: Id, tag: Tag, context: &Context) -> bool {
        let in_line = matches!(context.kind, Kind::Paragraph | Kind::Heading(_) | Kind::Item | Kind::Cell);
        match tag {
            Tag::Other => in_line || !self.page.tree.name(id).contains('-'),
            Tag::Picture => true,
            Tag::Button => in_line && !context.within & within::LIST != 0,
            Tag::Label => in_line,
            _ => tag.is_inline(),
        }
    }

    fn inline(&mut self, id: Id, tag: Tag, mut context: Context) {
        context.style |= match tag {
            Tag::B | Tag::Strong => STRONG,
            Tag::I | Tag::Em | Tag::Cite => EMPHASIS,
            Tag::Code | Tag::Kbd | Tag::Samp | Tag::Tt => CODE,
            _ => 0,
        };
        if tag == Tag::A && self.page.tree.has_attr(id, "href") {
            context.link = Some(id);
            context.within |= within::LINK;
        }
        let names = self.page.tree.attrs(id).next().is_some();
        if names {
            context.element = self.element(id, tag, context.element, &mut context.within);
        }
        self.children(id, context);
    }

    fn block(&mut self, id: Id, tag: Tag, outer: Context) {
        self.flush(&outer);
        let mut context = outer;
        context.block = id;
        context.element = self.element(id, tag, outer.element, &mut context.within);
        context.kind = match tag {
            Tag::P => Kind::Paragraph,
            Tag::H1 | Tag::H2 | Tag::H3 | Tag::H4 | Tag::H5 | Tag::H6 => {
                Kind::Heading(tag.heading_level().unwrap_or(6))
            }
            Tag::Li => Kind::Item,
            Tag::Dt | Tag::Dd => Kind::Term,
            Tag::Td | Tag::Th => Kind::Cell,
            Tag::Figcaption | Tag::Caption => Kind::Caption,
            Tag::Pre | Tag::Listing | Tag::Xmp => Kind::Pre,
            Tag::Button | Tag::Label | Tag::Legend | Tag::Summary => Kind::Control,
            _ => Kind::Bare,
        };
        match tag {
            Tag::Li => context.item = Some(id),
            Tag::Ul | Tag::Ol | Tag::Dl | Tag::Menu | Tag::Dir => context.list = Some(id),
            Tag::Table => (context.table, context.list, context.item) = (Some(id), None, None),
            Tag::Blockquote => context.quote = Some(id),
            _ => {}
        }
        // A heading is strong of itself.
        if tag.heading_level().is_some() {
            context.style &= !STRONG;
        }
        self.children(id, context);
        self.flush(&context);
    }

    /// Takes an element into the list, with what its names say.
    fn element(&mut self, id: Id, tag: Tag, parent: usize, bits: &mut u32) -> usize {
        *bits |= match tag {
            Tag::Article if *bits & within::ARTICLE != 0 => within::NESTED_ARTICLE,
            Tag::Article => within::ARTICLE,
            Tag::Main => within::MAIN,
            Tag::Aside => within::ASIDE,
            Tag::Nav => within::NAV,
            Tag::Header => within::HEADER,
            Tag::Footer => within::FOOTER,
            Tag::Form => within::FORM,
            Tag::Figure => within::FIGURE,
            Tag::Figcaption | Tag::Caption => within::CAPTION,
            Tag::Blockquote => within::QUOTE,
            Tag::Ul | Tag::Ol | Tag::Dl | Tag::Menu => within::LIST,
            Tag::Table => within::TABLE,
            Tag::Button => within::BUTTON,
            Tag::Section => within::SECTION,
            Tag::Noscript => within::NOSCRIPT,
            Tag::P => within::PARAGRAPH,
            _ => 0,
        };
        let mut weights = [0.0; 4];
        let start = self.page.names.len();
        for at in 0..self.page.tree.attr_count(id) {
            let (name, value) = self.page.tree.attr_at(id, at);
            match name {
                "class" | "id" | "itemprop" | "data-testid" | "data-component" | "data-module" | "data-type"
                | "data-qa" | "data-block" | "data-name" | "data-module-name" | "data-cy" | "name" => {
                    let found = self.weigh(value);
                    weights.iter_mut().zip(found).for_each(|(sum, own)| *sum += own);
                    if name == "itemprop" && value.eq_ignore_ascii_case("articlebody") {
                        *bits |= within::BODY_PROP;
                    }
                }
                "role" => {
                    *bits |= match value {
                        "main" | "article" => within::ROLE_MAIN,
                        "navigation" | "complementary" | "contentinfo" | "search" | "dialog" | "banner"
                        | "alertdialog" | "menu" | "toolbar" | "tablist" => within::ROLE_OTHER,
                        _ => 0,
                    };
                }
                "hidden" => *bits |= within::HIDDEN,
                "aria-hidden" if value == "true" => *bits |= within::HIDDEN,
                "style" if is_hiding(value) => *bits |= within::HIDDEN,
                _ => {}
            }
        }
        let depth = self.page.elements.get(parent).map_or(0, |above| above.depth + 1);
        self.page.elements.push(Element { id, parent, depth, tag, weights, names: start..self.page.names.len() });
        self.page.elements.len() - 1
    }

    fn weigh(&mut self, value: &'s str) -> [f32; 4] {
        if !self.gather
            && let Some(known) = self.known.get(value)
        {
            return *known;
        }
        let mut sum = [0.0; 4];
        let (names, page) = (self.names, &mut self.page);
        parts(value, |hash| {
            if let Some(weights) = names.weights(hash) {
                sum.iter_mut().zip(weights).for_each(|(sum, own)| *sum += own);
            }
            if self.gather {
                page.names.push(hash);
            }
        });
        self.known.insert(value, sum);
        sum
    }

    fn line_break(&mut self, id: Id, context: &Context) {
        self.breaks += 1;
        self.space = true;
        if self.figures.chars == 0 {
            return;
        }
        if self.breaks == 2 {
            self.flush(context);
        } else if self.breaks == 1 {
            self.figures.breaks += 1;
            self.page.pieces.push(Piece { node: id, style: 0, link: None });
        }
    }

    fn text_node(&mut self, id: Id, context: &Context) {
        let decoded = self.page.tree.text(id);
        let had = self.page.text.len();
        self.scratch.clear();
        for c in decoded.chars() {
            match c {
                ' ' | '\n' | '\t' | '\r' | '\u{c}' => {
                    if !self.space {
                        self.scratch.push(' ');
                    }
                    self.space = true;
                }
                c if c.is_ascii_graphic() => {
                    self.scratch.push(c);
                    self.space = false;
                }
                '\u{200b}' | '\u{ad}' => {}
                c => {
                    let c = meant(c);
                    if !is_harmful(c) {
                        self.scratch.push(c);
                        self.space = false;
                    }
                }
            }
        }
        if self.scratch.is_empty() {
            return;
        }
        let visible = self.scratch.chars().any(|c| !c.is_whitespace());
        if visible {
            self.inner.get_or_insert(context.element);
            if self.figures.chars > 0 && self.breaks > 0 && !self.page.text.ends_with(' ') {
                self.page.text.push(' ');
            }
            self.breaks = 0;
        }
        self.page.text.push_str(&self.scratch);
        self.page.pieces.push(Piece { node: id, style: context.style, link: context.link });
        let before = self.figures.chars;
        self.figures.count(&self.page.text[had..]);
        let own = self.figures.chars - before;
        if visible {
            if context.style & STRONG != 0 {
                self.figures.strong_chars += own;
            }
            if context.style & EMPHASIS != 0 {
                self.figures.emphasis_chars += own;
            }
            if context.link.is_some() {
                self.figures.link_chars += own;
                self.figures.links += u32::from(context.link != self.last_link);
            }
            self.last_link = context.link;
        }
    }

    /// What has gathered becomes a passage.
    fn flush(&mut self, context: &Context) {
        let text = self.text..self.page.text.len();
        let pieces = self.pieces..self.page.pieces.len();
        let figures = std::mem::take(&mut self.figures);
        self.space = true;
        self.last_link = None;
        let visible = self.page.text[text.clone()].chars().any(|c| !c.is_whitespace());
        if !visible {
            self.page.text.truncate(text.start);
            self.page.pieces.truncate(pieces.start);
            self.inner = None;
            return;
        }
        self.breaks = 0;
        self.page.text.push('\n');
        self.text = self.page.text.len();
        self.pieces = self.page.pieces.len();
        self.page.events.push(Event::Passage(self.page.passages.len()));
        self.page.passages.push(Passage {
            block: context.block,
            kind: context.kind,
            within: context.within,
            pieces,
            text,
            figures,
            element: context.element,
            inner: self.inner.take().unwrap_or(context.element),
            item: context.item,
            list: context.list,
            table: context.table,
            quote: context.quote,
        });
    }
}

fn is_hiding(style: &str) -> bool {
    style.find("display").is_some_and(|at| {
        style[at + "display".len()..]
            .trim_start()
            .strip_prefix(':')
            .is_some_and(|rest| rest.trim_start().starts_with("none"))
    })
}

/// The hashes of the words of which names are made: `articleBody-intro_2` is `article`, `body`, `intro` and the whole.
fn parts(value: &str, mut each: impl FnMut(u32)) {
    for name in value.split_ascii_whitespace().take(12) {
        let bytes = name.as_bytes();
        let (mut word, mut len) = ([0_u8; 24], 0);
        let mut count = 0;
        let mut emit = |word: &[u8]| {
            if (2..20).contains(&word.len()) {
                count += 1;
                each(hash(1, word));
            }
        };
        let mut lower_before = false;
        for byte in bytes.iter().take(80) {
            let starts = byte.is_ascii_uppercase() && lower_before;
            if (!byte.is_ascii_alphabetic() || starts) && len > 0 {
                emit(&word[..len]);
                len = 0;
            }
            if byte.is_ascii_alphabetic() && len < word.len() {
                word[len] = byte.to_ascii_lowercase();
                len += 1;
            }
            lower_before = byte.is_ascii_lowercase();
        }
        if len > 0 {
            emit(&word[..len]);
        }
        if count > 1 {
            each(hash(2, bytes));
        }
    }
}
