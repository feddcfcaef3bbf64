//! The pieces of a passage as styled text.

use url::Url;

use super::address;
use crate::article::page::{CODE, EMPHASIS, Page, Passage, STRONG};
use crate::article::tree::{Tag, meant};
use crate::news::document::{Run, Text};
use crate::text::clean;

/// A passage with its styles and links.
pub(super) fn styled(page: &Page<'_>, passage: &Passage, base: Option<&Url>) -> Text {
    let mut out: Vec<Run> = Vec::new();
    let mut space = true;
    for piece in &page.pieces[passage.pieces.clone()] {
        if page.tree.tag(piece.node) == Tag::Br {
            trim_end(&mut out, &[' ']);
            push(&mut out, Run { text: "\n".into(), ..Run::default() });
            space = true;
            continue;
        }
        let mut text = String::new();
        for c in page.tree.text(piece.node).chars() {
            match meant(c) {
                ' ' | '\t' | '\n' | '\r' | '\u{c}' => {
                    if !space {
                        text.push(' ');
                    }
                    space = true;
                }
                '\u{200b}' | '\u{ad}' => {}
                c if clean::is_harmful(c) => {}
                c => {
                    text.push(c);
                    space = false;
                }
            }
        }
        if text.is_empty() {
            continue;
        }
        let link = piece.link.and_then(|link| address(&page.tree.attr(link, "href")?, base));
        push(
            &mut out,
            Run {
                text,
                strong: piece.style & STRONG != 0,
                emphasis: piece.style & EMPHASIS != 0,
                code: piece.style & CODE != 0,
                link,
            },
        );
    }
    // A link that ends with a space has none before its comma.
    for at in 1..out.len() {
        if out[at].text.starts_with([',', '.']) && !out[at].text.starts_with("..") && out[at - 1].text.ends_with(' ') {
            out[at - 1].text.pop();
        }
    }
    trim_end(&mut out, &[' ', '\n', '\u{a0}']);
    if let Some(first) = out.first_mut() {
        first.text = first.text.trim_start_matches([' ', '\n', '\u{a0}']).to_owned();
    }
    out.retain(|run| !run.text.is_empty());
    Text(out)
}

fn push(out: &mut Vec<Run>, run: Run) {
    match out.last_mut() {
        Some(last)
            if (last.strong, last.emphasis, last.code, &last.link)
                == (run.strong, run.emphasis, run.code, &run.link)
                || run.text == "\n" && last.link.is_none() =>
        {
            last.text.push_str(&run.text);
        }
        _ => out.push(run),
    }
}

fn trim_end(out: &mut Vec<Run>, what: &[char]) {
    while let Some(last) = out.last_mut() {
        last.text.truncate(last.text.trim_end_matches(what).len());
        if !last.text.is_empty() {
            break;
        }
        out.pop();
    }
}

/// A passage on one line.
pub(crate) fn line(page: &Page<'_>, passage: &Passage) -> String {
    clean::line(page.text(passage))
}
