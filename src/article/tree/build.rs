//! Tags and texts as a tree, with what HTML leaves unsaid put in.

use super::nesting::{implied, shields};
use super::tag::Tag;
use super::token::{Attribute, Token, Tokenizer, is_space};
use super::{Id, Node, Tree};
use crate::text::clean;

/// Elements nested deeper become neighbours of the last: no page is so deep, and no walk over the tree shall overflow.
const DEEPEST: usize = 250;

/// More nodes than this are not read: pages of the press have some thousands, the largest of a thousand eleven thousand.
const MOST: usize = 1_000_000;

/// An element with more attributes was not written for readers: the others are not looked at.
const MOST_ATTRIBUTES: usize = 100;

/// Names of an element longer than this are cut, for they are asked for again for each passage under it.
const LONGEST_NAMES: usize = 2_000;

struct Open {
    id: Id,
    tag: Tag,
    /// Its end tag came while a block inside was open.
    ended: bool,
}

struct Builder<'s> {
    tree: Tree<'s>,
    open: Vec<Open>,
    /// How many elements of each tag are open.
    count: [u16; Tag::COUNT],
    head: Option<Id>,
    body: Option<Id>,
}

pub(super) fn parse(source: &str) -> Tree<'_> {
    let mut builder = Builder {
        tree: Tree { nodes: Vec::with_capacity(source.len() / 24 + 8), attributes: Vec::new() },
        open: Vec::new(),
        count: [0; Tag::COUNT],
        head: None,
        body: None,
    };
    builder.tree.nodes.push(Node::new(Tag::Document, "", Id::NONE));
    builder.tree.nodes.push(Node::new(Tag::Html, "html", Id::DOCUMENT));
    builder.tree.nodes[0].first = Id(1);
    builder.tree.nodes[0].last = Id(1);
    builder.opened(Id(1), Tag::Html);
    let mut tokens = Tokenizer::new(source);
    while let Some(token) = tokens.next() {
        if builder.tree.nodes.len() > MOST {
            break;
        }
        match token {
            Token::Text(text) => builder.text(text),
            Token::End { tag } => builder.end(tag),
            Token::Start { tag, name, closed } => builder.start(tag, name, closed, &mut tokens),
        }
    }
    // Children come after their parents, so theirs is known first when read backwards.
    for at in (0..builder.tree.nodes.len()).rev() {
        let last = builder.tree.nodes[at].last;
        let end = if last == Id::NONE { Id(at as u32 + 1) } else { builder.tree.nodes[last.at()].end };
        builder.tree.nodes[at].end = end;
    }
    builder.tree
}

impl<'s> Builder<'s> {
    fn top(&self) -> (Id, Tag) {
        self.open.last().map_or((Id(1), Tag::Html), |open| (open.id, open.tag))
    }

    fn opened(&mut self, id: Id, tag: Tag) {
        self.open.push(Open { id, tag, ended: false });
        self.count[tag as usize] += 1;
    }

    fn is_open(&self, tag: Tag) -> bool {
        self.count[tag as usize] > 0
    }

    fn pop(&mut self) {
        // The root stays.
        if self.open.len() > 1
            && let Some(open) = self.open.pop()
        {
            self.count[open.tag as usize] -= 1;
        }
    }

    /// Pops the element at `at` of the stack and all above it, then those whose end tag has been seen.
    fn pop_through(&mut self, at: usize) {
        while self.open.len() > at.max(1) {
            self.pop();
        }
        while self.open.len() > 1 && self.open.last().is_some_and(|open| open.ended) {
            self.pop();
        }
    }

    fn append(&mut self, tag: Tag, text: &'s str) -> Id {
        let (parent, _) = self.top();
        let id = Id(self.tree.nodes.len() as u32);
        self.tree.nodes.push(Node::new(tag, text, parent));
        let last = self.tree.nodes[parent.at()].last;
        if last == Id::NONE {
            self.tree.nodes[parent.at()].first = id;
        } else {
            self.tree.nodes[last.at()].next = id;
        }
        self.tree.nodes[parent.at()].last = id;
        id
    }

    fn attach(&mut self, id: Id, tokens: &Tokenizer<'s>) {
        let own = &tokens.attributes[..tokens.attributes.len().min(MOST_ATTRIBUTES)];
        self.tree.nodes[id.at()].attributes = (self.tree.attributes.len() as u32, own.len() as u32);
        self.tree.attributes.extend(own.iter().map(|attribute| match attribute.value.len() {
            LONGEST_NAMES.. if attribute.is_name() => {
                Attribute { value: clean::cap(attribute.value, LONGEST_NAMES), ..*attribute }
            }
            _ => *attribute,
        }));
    }

    /// Text and elements that are no part of the head end it, and begin the body.
    fn enter_body(&mut self) {
        if self.top().1 == Tag::Head {
            self.pop();
        }
        if self.top().1 == Tag::Html && self.body.is_none() {
            let id = self.append(Tag::Body, "body");
            self.body = Some(id);
            self.opened(id, Tag::Body);
        }
    }

    fn text(&mut self, text: &'s str) {
        let top = self.top().1;
        let sparse = matches!(
            top,
            Tag::Html | Tag::Head | Tag::Table | Tag::Tbody | Tag::Thead | Tag::Tr | Tag::Ul | Tag::Ol | Tag::Select
        );
        if sparse && text.bytes().all(is_space) {
            return;
        }
        self.enter_body();
        self.append(Tag::Text, text);
    }

    fn start(&mut self, tag: Tag, name: &'s str, closed: bool, tokens: &mut Tokenizer<'s>) {
        match tag {
            Tag::Html => return self.first_attributes(Id(1), tokens),
            Tag::Head => return self.start_head(tokens),
            Tag::Body => return self.start_body(tokens),
            Tag::Frameset | Tag::Frame => return,
            Tag::Form if self.is_open(Tag::Form) => return,
            _ => {}
        }
        let in_drawing = self.is_open(Tag::Svg) || self.is_open(Tag::Math);
        if in_drawing {
            self.leave_drawing(tag);
        } else if !tag.belongs_in_head() || self.body.is_some() {
            self.enter_body();
        }
        let in_drawing = in_drawing && (self.is_open(Tag::Svg) || self.is_open(Tag::Math));
        if !in_drawing {
            self.imply(tag);
        }
        let id = self.append(if tag == Tag::Image && !in_drawing { Tag::Img } else { tag }, name);
        self.attach(id, tokens);
        if tag.is_void() && !in_drawing || closed && (in_drawing || matches!(tag, Tag::Svg | Tag::Math)) {
            return;
        }
        if tag == Tag::Plaintext || tag.is_raw() && !in_drawing || matches!(tag, Tag::Script | Tag::Style) {
            let text = if tag == Tag::Plaintext { tokens.rest() } else { tokens.raw(name) };
            return self.raw(id, text);
        }
        if self.open.len() < DEEPEST {
            self.opened(id, tag);
        }
    }

    fn raw(&mut self, parent: Id, text: &'s str) {
        if !text.is_empty() {
            let id = Id(self.tree.nodes.len() as u32);
            self.tree.nodes.push(Node::new(Tag::Text, text, parent));
            self.tree.nodes[parent.at()].first = id;
            self.tree.nodes[parent.at()].last = id;
        }
    }

    fn first_attributes(&mut self, id: Id, tokens: &Tokenizer<'s>) {
        if self.tree.nodes[id.at()].attributes.1 == 0 {
            self.attach(id, tokens);
        }
    }

    fn start_head(&mut self, tokens: &Tokenizer<'s>) {
        if self.head.is_none() && self.body.is_none() && self.top().1 == Tag::Html {
            let id = self.append(Tag::Head, "head");
            self.attach(id, tokens);
            self.head = Some(id);
            self.opened(id, Tag::Head);
        }
    }

    fn start_body(&mut self, tokens: &Tokenizer<'s>) {
        match self.body {
            Some(body) => self.first_attributes(body, tokens),
            None => {
                self.pop_through(1);
                let id = self.append(Tag::Body, "body");
                self.attach(id, tokens);
                self.body = Some(id);
                self.opened(id, Tag::Body);
            }
        }
    }

    fn leave_drawing(&mut self, tag: Tag) {
        if !tag.breaks_out_of_drawing() || self.is_open(Tag::ForeignObject) {
            return;
        }
        if let Some(at) = self.open.iter().position(|open| matches!(open.tag, Tag::Svg | Tag::Math)) {
            self.pop_through(at);
        }
    }

    /// Ends what a start tag ends without saying so.
    fn imply(&mut self, tag: Tag) {
        if let Some(rule) = implied(tag) {
            let found = self.open.iter().rposition(|open| (rule.ends)(open.tag) || (rule.stops)(open.tag));
            if let Some(at) = found.filter(|at| (rule.ends)(self.open[*at].tag)) {
                self.pop_through(at);
            }
        }
        if tag.ends_paragraph() && self.is_open(Tag::P) {
            self.end(Tag::P);
        }
        if tag.heading_level().is_some() && self.top().1.heading_level().is_some() {
            self.pop_through(self.open.len() - 1);
        }
        if tag == Tag::A && self.is_open(Tag::A) {
            self.end(Tag::A);
        }
    }

    fn end(&mut self, tag: Tag) {
        match tag {
            Tag::Br => {
                self.enter_body();
                self.append(Tag::Br, "br");
                return;
            }
            Tag::Html | Tag::Body => return,
            _ if !self.is_open(tag) && tag.heading_level().is_none() => return,
            _ => {}
        }
        let ends = |open: Tag| open == tag || tag.heading_level().is_some() && open.heading_level().is_some();
        let found = self.open.iter().rposition(|open| ends(open.tag) || shields(open.tag, tag));
        let Some(at) = found.filter(|at| ends(self.open[*at].tag)) else { return };
        let blocks_inside = tag.is_formatting() && self.open[at + 1..].iter().any(|open| open.tag.is_special());
        if blocks_inside {
            self.open[at].ended = true;
        } else {
            self.pop_through(at);
        }
    }
}
