//! A page's bytes as text, as browsers do: byte order mark, header, `<meta>`, and what the bytes say themselves.

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// Bytes in which `<meta charset>` must stand (HTML standard, 13.2.3.2).
const PRESCAN: usize = 4_096;

/// The text of a page.
pub(super) fn decode(bytes: &[u8], content_type: Option<&str>) -> String {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0.into_owned();
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(PRESCAN)]).to_ascii_lowercase();
    let label = |text: &str| {
        let at = text.find("charset=")? + "charset=".len();
        let rest = text[at..].trim_start_matches(['"', '\'', ' ']);
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c))).unwrap_or(rest.len());
        Encoding::for_label(&rest.as_bytes()[..end])
    };
    let named = content_type.and_then(|header| label(&header.to_ascii_lowercase())).or_else(|| label(&head));
    if let Ok(text) = std::str::from_utf8(bytes) {
        // Valid UTF-8 with letters beyond ASCII is UTF-8, whatever is declared.
        return match named {
            Some(encoding) if !encoding.is_ascii_compatible() => encoding.decode(bytes).0.into_owned(),
            _ => text.to_owned(),
        };
    }
    named.filter(|encoding| *encoding != UTF_8).unwrap_or_else(|| mostly_utf_8(bytes)).decode(bytes).0.into_owned()
}

/// A page in UTF-8 with a broken byte here and there stays UTF-8; else it is windows-1252.
fn mostly_utf_8(bytes: &[u8]) -> &'static Encoding {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    if good > bad * 4 { UTF_8 } else { WINDOWS_1252 }
}
