//! XML that is not well-formed, mended as far as its items are whole.

use crate::text::clean::is_harmful;

/// Whether the document looks as if it had entries, so that an empty answer is suspect.
pub(super) fn promises_entries(text: &str) -> bool {
    ["<item", "<entry", "<ITEM", ":item", "\"items\""].iter().any(|mark| text.contains(mark))
}

/// `text` from its root on, with control characters out, unknown entities and bare ampersands made harmless, and what
/// was cut off at the end closed.
pub(super) fn mend(text: &str) -> String {
    let start = ["<?xml", "<rss", "<RSS", "<feed", "<rdf:RDF", "<channel"]
        .iter()
        .filter_map(|root| text.find(root))
        .min()
        .unwrap_or(0);
    close(&ampersands(&text[start..]))
}

/// Every ampersand that begins no XML entity or number: HTML's named ones are decoded, the rest escaped. CDATA stays.
fn ampersands(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 64);
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<']) {
        push_clean(&rest[..at], &mut out);
        rest = &rest[at..];
        if rest.starts_with("<![CDATA[") {
            let end = rest.find("]]>").map_or(rest.len(), |end| end + 3);
            push_clean(&rest[..end], &mut out);
            rest = &rest[end..];
            continue;
        }
        if rest.starts_with('<') {
            out.push('<');
            rest = &rest[1..];
            continue;
        }
        let name_end =
            rest[1..].find(|c: char| !(c.is_ascii_alphanumeric() || c == '#')).map_or(rest.len(), |end| end + 1);
        let whole = rest[name_end..].starts_with(';');
        let name = &rest[1..name_end];
        let known = matches!(name, "amp" | "lt" | "gt" | "quot" | "apos");
        if whole && (known || number(name).is_some_and(|c| !is_harmful(c))) {
            out.push_str(&rest[..=name_end]);
            rest = &rest[name_end + 1..];
        } else if whole && name.starts_with('#') {
            rest = &rest[name_end + 1..];
        } else {
            let entity = &rest[..name_end + usize::from(whole)];
            let decoded = html_escape::decode_html_entities(entity);
            if whole && decoded != entity {
                out.push_str(&decoded);
                rest = &rest[name_end + 1..];
            } else {
                out.push_str("&amp;");
                rest = &rest[1..];
            }
        }
    }
    push_clean(rest, &mut out);
    out
}

fn push_clean(text: &str, out: &mut String) {
    out.extend(text.chars().filter(|c| !is_harmful(*c) || matches!(c, '\n' | '\r' | '\t')));
}

fn number(name: &str) -> Option<char> {
    let digits = name.strip_prefix('#')?;
    let code = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => digits.parse().ok()?,
    };
    char::from_u32(code)
}

/// Cuts after the last whole item and closes what is open.
fn close(text: &str) -> String {
    for (item, end) in [("</item>", "</channel></rss>"), ("</entry>", "</feed>")] {
        let closing = end.rsplit("</").next().unwrap_or_default();
        if let Some(at) = text.rfind(item).filter(|_| !text.contains(closing)) {
            let rdf = text.contains("<rdf:RDF");
            return format!("{}{}", &text[..at + item.len()], if rdf { "</rdf:RDF>" } else { end });
        }
    }
    text.to_owned()
}
