//! A feed's HTML as plain words, cheaply: for search and for the line under a headline. The reader pane gets better.

use crate::text::clean;

/// The text of `html` on one line: tags, scripts and styles out, entities decoded, harmful characters out.
pub(super) fn from_html(html: &str) -> String {
    if memchr::memchr2(b'<', b'&', html.as_bytes()).is_none() {
        return clean::line(html);
    }
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        out.push_str(&rest[..open]);
        rest = &rest[open..];
        if let Some(skipped) = skip_raw(rest) {
            rest = skipped;
            continue;
        }
        let begins_tag = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        if let Some(close) = rest.find('>').filter(|_| begins_tag) {
            if !is_inline(&rest[1..close]) {
                out.push(' ');
            }
            rest = &rest[close + 1..];
        } else {
            out.push('<');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    clean::line(&html_escape::decode_html_entities(&out))
}

/// The words of what [`from_html`] gave, where one space stands between two.
pub(super) fn words(text: &str) -> usize {
    if text.is_empty() { 0 } else { memchr::memchr_iter(b' ', text.as_bytes()).count() + 1 }
}

/// What follows a script or style element; `None` where none begins.
fn skip_raw(rest: &str) -> Option<&str> {
    for name in ["script", "style"] {
        if rest.get(1..=name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            let end = rest.find("</").and_then(|at| rest[at..].find('>').map(|close| at + close + 1));
            return Some(&rest[end.unwrap_or(rest.len())..]);
        }
    }
    None
}

/// Whether a tag stands inside a word's line, so that no space parts what it touches.
fn is_inline(tag: &str) -> bool {
    let name = tag.trim_start_matches('/').split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    ["a", "b", "i", "em", "strong", "span", "u", "sup", "sub", "small", "abbr", "mark", "code"]
        .iter()
        .any(|inline| name.eq_ignore_ascii_case(inline))
}

/// The beginning of `text` up to about `limit` bytes, at the end of a sentence where one is near, else of a word.
pub(super) fn summary(text: &str, limit: usize) -> String {
    if text.len() <= limit {
        return text.to_owned();
    }
    let head = clean::cap(text, limit);
    let sentence = head.rfind(". ").or_else(|| head.rfind("? ")).filter(|at| *at > limit / 2);
    match sentence {
        Some(at) => head[..=at].to_owned(),
        None => format!("{}…", head.rfind(' ').map_or(head, |at| &head[..at])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_go_and_words_stay_apart() {
        assert_eq!(
            from_html("<p>Un <b>mot</b>.</p><p>Deux&nbsp;!</p><script>x<y</script> 1 < 2"),
            "Un mot. Deux\u{a0}! 1 < 2"
        );
        assert_eq!(from_html("sans <fin"), "sans <fin");
        assert_eq!([words(""), words("Un"), words(&from_html(" <p>Un <b>mot</b>.</p> <p>Deux</p> "))], [0, 1, 3]);
    }

    #[test]
    fn a_summary_ends_with_a_sentence() {
        assert_eq!(summary("Une phrase assez longue. Et une autre qui dépasse", 40), "Une phrase assez longue.");
    }
}
