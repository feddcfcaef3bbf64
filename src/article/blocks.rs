//! Elements to blocks, in reading order.

use scraper::{ElementRef, Node};
use url::Url;

use super::{line_of, noise, push_link, root, same};
use crate::news::article::Link;
use crate::news::document::{Block, Item, Run, Text};
use crate::text::clean;

/// Elements nested deeper than this are read as plain text: no page is, and no stack shall overflow.
const DEEPEST: usize = 120;

/// What the text of an article gives.
#[derive(Default)]
pub(super) struct Taken {
    pub blocks: Vec<Block>,
    pub related: Vec<Link>,
}

/// The blocks of the article under `body`; noise, prompts and the headline are left out.
pub(super) fn take(body: ElementRef<'_>, base: Option<&Url>, headline: &str) -> Taken {
    let whole: usize = body.text().map(|text| text.trim().len()).sum();
    let mut walk = Walk {
        base,
        judge: true,
        whole,
        headline: same(headline),
        out: Taken::default(),
        line: Vec::new(),
        skip: false,
    };
    walk.children(body, Style::default(), 0);
    walk.flush();
    trim(&mut walk.out.blocks);
    walk.out
}

/// All blocks under `element`: nothing is judged.
pub(super) fn all(element: ElementRef<'_>, base: Option<&Url>) -> Vec<Block> {
    let mut walk = Walk {
        base,
        judge: false,
        whole: 0,
        headline: String::new(),
        out: Taken::default(),
        line: Vec::new(),
        skip: false,
    };
    walk.children(element, Style::default(), 0);
    walk.flush();
    walk.out.blocks
}

/// An absolute http or https address; nothing else is ever linked.
pub(super) fn address(href: &str, base: Option<&Url>) -> Option<String> {
    let href = href.trim();
    let url = match base {
        Some(base) => base.join(href).ok()?,
        None => Url::parse(href).ok()?,
    };
    matches!(url.scheme(), "http" | "https").then(|| url.to_string())
}

#[derive(Clone, Default)]
struct Style {
    strong: bool,
    emphasis: bool,
    code: bool,
    link: Option<String>,
}

struct Walk<'a> {
    base: Option<&'a Url>,
    judge: bool,
    whole: usize,
    headline: String,
    out: Taken,
    /// Text that is not yet in a block.
    line: Vec<Run>,
    /// Inside a list of related headlines, up to the next paragraph or heading.
    skip: bool,
}

impl Walk<'_> {
    fn children(&mut self, element: ElementRef<'_>, style: Style, depth: usize) {
        if depth > DEEPEST {
            return self.text(&line_of(element), &style);
        }
        for child in element.children() {
            match child.value() {
                Node::Text(text) => self.text(text, &style),
                Node::Element(_) => {
                    if let Some(child) = ElementRef::wrap(child) {
                        self.element(child, &style, depth + 1);
                    }
                }
                _ => {}
            }
        }
    }

    fn text(&mut self, text: &str, style: &Style) {
        if text.is_empty() {
            return;
        }
        let Style { strong, emphasis, code, link } = style.clone();
        self.line.push(Run { text: clean::strip(text).into_owned(), strong, emphasis, code, link });
    }

    fn element(&mut self, element: ElementRef<'_>, style: &Style, depth: usize) {
        let name = element.value().name();
        if self.judge && self.is_out(element) {
            return;
        }
        match name {
            "script" | "style" | "template" | "head" | "noscript" => {}
            "br" => self.text("\n", style),
            "b" | "strong" => self.children(element, Style { strong: true, ..style.clone() }, depth),
            "i" | "em" | "cite" => self.children(element, Style { emphasis: true, ..style.clone() }, depth),
            "code" | "kbd" | "samp" => self.children(element, Style { code: true, ..style.clone() }, depth),
            "a" => {
                let link = element.attr("href").and_then(|href| address(href, self.base));
                self.children(element, Style { link, ..style.clone() }, depth);
            }
            "span" | "font" | "u" | "sup" | "sub" | "small" | "abbr" | "time" | "mark" | "q" | "s" | "del" | "ins"
            | "label" | "bdi" => {
                self.children(element, style.clone(), depth);
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading(element, depth),
            "blockquote" => self.quote(element),
            "ul" | "ol" => self.list(element, depth),
            "table" => self.table(element, depth),
            "pre" => {
                self.flush();
                let text: String = element.text().collect();
                let text = clean::strip(text.trim_matches('\n')).into_owned();
                self.out.blocks.push(Block::Code { text });
            }
            "figure" => self.figure(element),
            "img" => self.image(element, String::new()),
            "iframe" | "video" | "audio" => self.embed(element),
            "hr" => {
                self.flush();
                self.out.blocks.push(Block::Rule);
            }
            _ => {
                self.flush();
                self.children(element, Style::default(), depth);
                self.flush();
            }
        }
    }

    /// Whether an element is no part of the article. One that holds over a third of the text is, whatever its name.
    fn is_out(&mut self, element: ElementRef<'_>) -> bool {
        let inline = matches!(element.value().name(), "a" | "b" | "strong" | "i" | "em" | "span");
        let size: usize = element.text().map(|text| text.trim().len()).sum();
        if !noise::is_noise(element)
            || (size * 3 > self.whole && !matches!(element.value().name(), "script" | "style" | "template"))
        {
            return false;
        }
        if !inline && size < 1_500 {
            let opens = element
                .descendants()
                .filter_map(ElementRef::wrap)
                .any(|child| noise::opens_related(&line_of_short(child)));
            if opens {
                self.keep_links(element);
            }
        }
        true
    }

    fn keep_links(&mut self, element: ElementRef<'_>) {
        let anchors = element.descendants().filter_map(ElementRef::wrap).filter(|child| child.value().name() == "a");
        for link in anchors.filter_map(|anchor| root::link(anchor, self.base)) {
            push_link(&mut self.out.related, link);
        }
    }

    fn heading(&mut self, element: ElementRef<'_>, depth: usize) {
        self.flush();
        let level = element.value().name().as_bytes()[1] - b'0';
        self.children(element, Style::default(), depth);
        let text = tidy(std::mem::take(&mut self.line));
        let plain = text.to_plain();
        if self.judge && noise::opens_related(&plain) {
            self.skip = true;
            return;
        }
        self.skip = false;
        if text.is_empty() || self.judge && (noise::is_prompt(&plain) || same(&plain) == self.headline) {
            return;
        }
        let mut text = text;
        text.0.iter_mut().for_each(|run| run.strong = false);
        self.out.blocks.push(Block::Heading { level: level.max(2), text });
    }

    /// What has gathered becomes paragraphs; two line breaks part them.
    fn flush(&mut self) {
        let runs = std::mem::take(&mut self.line);
        if runs.iter().all(|run| run.text.trim().is_empty()) {
            return;
        }
        for text in paragraphs(runs) {
            self.paragraph(text);
        }
    }

    fn paragraph(&mut self, text: Text) {
        let plain = text.to_plain();
        if !self.judge {
            return self.out.blocks.push(Block::Paragraph { text });
        }
        let linked: usize = text.0.iter().filter(|run| run.link.is_some()).map(|run| run.text.len()).sum();
        if noise::is_prompt(&plain) || (self.skip && linked * 2 > plain.len()) {
            for run in &text.0 {
                if let Some(url) = run.link.as_ref().filter(|_| run.text.len() > 15) {
                    push_link(&mut self.out.related, Link { title: clean::line(&run.text), url: url.clone() });
                }
            }
            self.skip |= noise::opens_related(&plain);
            return;
        }
        self.skip = false;
        let near_headline =
            self.out.blocks.len() < 2 && !self.headline.is_empty() && near(&same(&plain), &self.headline);
        if near_headline {
            return;
        }
        let strong = text.0.iter().all(|run| run.strong || run.text.trim().is_empty());
        let acts_as_heading = strong
            && plain.len() < 100
            && !plain.contains('\n')
            && !plain.ends_with(['.', ':', ',', ';'])
            && !self.out.blocks.is_empty();
        if acts_as_heading {
            let mut text = text;
            text.0.iter_mut().for_each(|run| run.strong = false);
            self.out.blocks.push(Block::Heading { level: 3, text });
        } else {
            self.out.blocks.push(Block::Paragraph { text });
        }
    }

    fn quote(&mut self, element: ElementRef<'_>) {
        self.flush();
        let mut inner = all(element, self.base);
        let cite = match inner.last() {
            Some(Block::Paragraph { text }) if inner.len() > 1 && text.to_plain().starts_with(['—', '–', '-']) => {
                Some(text.clone())
            }
            _ => None,
        };
        if cite.is_some() {
            inner.pop();
        }
        let paragraphs: Vec<Text> = inner
            .into_iter()
            .filter_map(|block| match block {
                Block::Paragraph { text } | Block::Heading { text, .. } => Some(text),
                other => Some(Text::plain(other.plain())).filter(|text| !text.is_empty()),
            })
            .collect();
        if !paragraphs.is_empty() {
            self.out.blocks.push(Block::Quote { paragraphs, cite });
        }
    }

    fn list(&mut self, element: ElementRef<'_>, depth: usize) {
        self.flush();
        if self.judge && (self.skip || noise::link_density(element) > 0.6) {
            if self.skip {
                self.keep_links(element);
            }
            return;
        }
        let items = items(element, self.base, depth);
        if !items.is_empty() {
            self.out.blocks.push(Block::List { ordered: element.value().name() == "ol", items });
        }
    }

    fn table(&mut self, element: ElementRef<'_>, depth: usize) {
        self.flush();
        let cell = |cell: ElementRef<'_>| Text::plain(line_of(cell));
        let mut header = Vec::new();
        let mut rows = Vec::new();
        for row in
            element.descendants().filter_map(ElementRef::wrap).filter(|child| child.value().name() == "tr").take(2_000)
        {
            let cells: Vec<ElementRef<'_>> =
                row.child_elements().filter(|child| matches!(child.value().name(), "td" | "th")).collect();
            let heads = !cells.is_empty() && cells.iter().all(|cell| cell.value().name() == "th");
            if heads && header.is_empty() && rows.is_empty() {
                header = cells.into_iter().map(cell).collect();
            } else if !cells.is_empty() {
                rows.push(cells.into_iter().map(cell).collect::<Vec<_>>());
            }
        }
        // A table of one column holds the page together, and no figures.
        if rows.iter().chain([&header]).all(|row| row.len() < 2) {
            return self.children(element, Style::default(), depth);
        }
        let caption = element
            .child_elements()
            .find(|child| child.value().name() == "caption")
            .map(|tag| Text::plain(line_of(tag)));
        self.out.blocks.push(Block::Table { caption, header, rows });
    }

    fn figure(&mut self, element: ElementRef<'_>) {
        let named = |name: &'static str| {
            element.descendants().filter_map(ElementRef::wrap).find(move |child| child.value().name() == name)
        };
        let caption = named("figcaption").map(line_of).unwrap_or_default();
        if let Some(inner) = named("table") {
            return self.table(inner, 0);
        }
        if let Some(inner) = named("blockquote") {
            return self.quote(inner);
        }
        if let Some(image) = named("img") {
            return self.image(image, caption);
        }
        if let Some(frame) = named("iframe").or_else(|| named("video")) {
            self.embed(frame);
        }
    }

    fn image(&mut self, image: ElementRef<'_>, caption: String) {
        let source = ["data-src", "data-original", "data-lazy-src", "src"].iter().filter_map(|name| image.attr(name));
        let best = image.attr("srcset").or(image.attr("data-srcset")).and_then(widest);
        let Some(src) = best.into_iter().chain(source).find_map(|src| address(src, self.base)) else { return };
        let tiny = ["width", "height"]
            .iter()
            .any(|side| image.attr(side).and_then(|size| size.parse::<u32>().ok()).is_some_and(|size| size < 50));
        if tiny || self.out.blocks.iter().any(|block| matches!(block, Block::Image { src: other, .. } if *other == src))
        {
            return;
        }
        let alt = clean::line(image.attr("alt").unwrap_or_default());
        if self.line.iter().any(|run| !run.text.trim().is_empty()) {
            self.flush();
        }
        self.out.blocks.push(Block::Image { src, alt, caption });
    }

    fn embed(&mut self, element: ElementRef<'_>) {
        let inner = element.child_elements().find_map(|child| child.attr("src"));
        let src = element.attr("src").or(element.attr("data-src")).or(inner);
        let Some(url) = src.and_then(|src| address(src, self.base)) else { return };
        self.flush();
        let title = clean::line(element.attr("title").unwrap_or_default());
        self.out.blocks.push(Block::Embed { title, url });
    }
}

fn items(element: ElementRef<'_>, base: Option<&Url>, depth: usize) -> Vec<Item> {
    if depth > DEEPEST {
        return Vec::new();
    }
    let entries = element.child_elements().filter(|child| child.value().name() == "li");
    entries
        .map(|entry| {
            let mut blocks = all(entry, base).into_iter();
            let mut item = Item::default();
            match blocks.next() {
                Some(Block::Paragraph { text } | Block::Heading { text, .. }) => item.text = text,
                Some(other) => item.nested.push(other),
                None => {}
            }
            item.nested.extend(blocks);
            item
        })
        .filter(|item| !item.text.is_empty() || !item.nested.is_empty())
        .collect()
}

/// The text of an element where it is short; an empty line else.
fn line_of_short(element: ElementRef<'_>) -> String {
    if element.text().map(str::len).sum::<usize>() > 60 { String::new() } else { line_of(element) }
}

/// The source of the greatest width in a `srcset`.
fn widest(srcset: &str) -> Option<&str> {
    let width = |part: &str| {
        part.trim().split_whitespace().nth(1).and_then(|size| size.trim_end_matches(['w', 'x']).parse::<f32>().ok())
    };
    let parts = srcset.split(", ").filter(|part| !part.trim().is_empty());
    parts
        .max_by(|a, b| width(a).unwrap_or(1.0).total_cmp(&width(b).unwrap_or(1.0)))
        .and_then(|part| part.trim().split_whitespace().next())
}

/// Whether two folded texts are nearly one: the headline told again.
fn near(a: &str, b: &str) -> bool {
    a == b || (a.len() * 10 > b.len() * 8 && a.len() * 8 < b.len() * 10 && shared(a, b) > 0.85)
}

/// The share of letter trigrams of the shorter text that stand in the other.
fn shared(a: &str, b: &str) -> f32 {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let chars: Vec<char> = short.chars().collect();
    let grams: Vec<String> = chars.windows(3).map(|gram| gram.iter().collect()).collect();
    grams.iter().filter(|gram| long.contains(gram.as_str())).count() as f32 / grams.len().max(1) as f32
}

/// Two line breaks in a row part paragraphs; one stays a line break.
fn paragraphs(runs: Vec<Run>) -> Vec<Text> {
    let mut out = Vec::new();
    let mut open: Vec<Run> = Vec::new();
    let mut breaks = 0;
    for run in runs {
        if run.text == "\n" {
            breaks += 1;
            if breaks == 2 {
                out.push(tidy(std::mem::take(&mut open)));
            } else if breaks == 1 {
                open.push(Run { text: "\u{2028}".into(), ..Run::default() });
            }
        } else {
            if !run.text.trim().is_empty() {
                breaks = 0;
            }
            open.push(run);
        }
    }
    out.push(tidy(open));
    out.retain(|text| !text.is_empty());
    out
}

/// White space as HTML shows it: runs of it are one space, none at the ends; a line separator is a line break.
fn tidy(runs: Vec<Run>) -> Text {
    let mut out: Vec<Run> = Vec::new();
    let mut space = true;
    for mut run in runs {
        let mut text = String::with_capacity(run.text.len());
        for c in run.text.chars() {
            match c {
                '\u{2028}' => {
                    if text.ends_with(' ') {
                        text.pop();
                    }
                    text.push('\n');
                    space = true;
                }
                ' ' | '\t' | '\n' | '\r' | '\u{c}' => {
                    if !space {
                        text.push(' ');
                    }
                    space = true;
                }
                '\u{200b}' | '\u{ad}' => {}
                c => {
                    text.push(c);
                    space = false;
                }
            }
        }
        if text.is_empty() {
            continue;
        }
        run.text = text;
        match out.last_mut() {
            Some(last)
                if (last.strong, last.emphasis, last.code, &last.link)
                    == (run.strong, run.emphasis, run.code, &run.link) =>
            {
                last.text.push_str(&run.text);
            }
            _ => out.push(run),
        }
    }
    while let Some(last) = out.last_mut() {
        last.text.truncate(last.text.trim_end_matches([' ', '\n', '\u{a0}']).len());
        if !last.text.is_empty() {
            break;
        }
        out.pop();
    }
    if let Some(first) = out.first_mut() {
        first.text = first.text.trim_start_matches([' ', '\n', '\u{a0}']).to_owned();
    }
    Text(out)
}

/// Headings and rules with nothing under them at the end go.
fn trim(blocks: &mut Vec<Block>) {
    while matches!(blocks.last(), Some(Block::Heading { .. } | Block::Rule)) {
        blocks.pop();
    }
}
