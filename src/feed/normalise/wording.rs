//! What a title or a body says: as plain text or as HTML, by what its type and its characters tell.

use std::borrow::Cow;

use super::super::prose;
use super::super::tree::Node;
use super::Context;

/// Text, and how it is meant.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Wording<'a> {
    pub text: Cow<'a, str>,
    pub html: bool,
}

impl<'a> Wording<'a> {
    pub(in super::super) fn html(text: impl Into<Cow<'a, str>>) -> Self {
        Self { text: text.into(), html: true }
    }

    pub(in super::super) fn plain(text: impl Into<Cow<'a, str>>) -> Self {
        Self { text: text.into(), html: false }
    }

    pub(in super::super) fn says_something(&self) -> bool {
        !self.text.trim().is_empty()
    }

    /// As HTML, with the line ends that XML has.
    pub(in super::super) fn into_html(self) -> String {
        let text = if self.text.contains('\r') {
            Cow::Owned(self.text.replace("\r\n", "\n").replace('\r', "\n"))
        } else {
            self.text
        };
        if self.html { text.into_owned() } else { prose::from_plain(&text) }
    }
}

impl Context<'_> {
    pub(super) fn wording<'n>(&self, node: &'n Node<'_>) -> Wording<'n> {
        let kind = node.attribute("type").unwrap_or_default().trim().to_ascii_lowercase();
        let mode = node.attribute("mode").map(str::to_ascii_lowercase);
        let packed = mode.as_deref() == Some("base64") || (self.atom && mode.is_none() && is_binary(&kind));
        if packed && let Some(text) = from_base64(&node.text) {
            return if kind.contains("html") { Wording::html(text) } else { Wording::plain(text) };
        }
        let plain = self.atom && matches!(kind.as_str(), "" | "text" | "text/plain") && mode.is_none() && !node.markup;
        if plain {
            return Wording::plain(node.text.as_ref());
        }
        match &node.base {
            Some(base) => Wording::html(prose::with_absolute_links(&node.text, base)),
            None => Wording::html(node.text.as_ref()),
        }
    }
}

/// A media type whose content Atom has in base 64.
fn is_binary(kind: &str) -> bool {
    kind.contains('/') && !kind.starts_with("text/") && !kind.ends_with("xml") && !kind.contains("html")
}

/// The text in base 64; `None` where it is none.
fn from_base64(text: &str) -> Option<String> {
    let mut out = Vec::with_capacity(text.len() * 3 / 4);
    let (mut bits, mut held) = (0_u32, 0);
    for byte in text.bytes().filter(|byte| !byte.is_ascii_whitespace() && *byte != b'=') {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' | b'-' => 62,
            b'/' | b'_' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push((bits >> held) as u8);
        }
    }
    String::from_utf8(out).ok()
}
