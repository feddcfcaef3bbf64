//! A feed's bytes as text: by byte order mark, header, declaration, and what the bytes themselves say.

use std::io::Read as _;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Bytes that a compressed body may unpack to.
const MOST: u64 = 64 << 20;

/// The text of a feed. Valid UTF-8 is UTF-8 whatever is declared, since wrong declarations are more frequent than texts
/// in other encodings that happen to be valid UTF-8.
pub(super) fn decode(bytes: &[u8], content_type: Option<&str>) -> String {
    if bytes.starts_with(&[0x1f, 0x8b]) {
        let mut out = Vec::new();
        // What could be unpacked of a truncated body is read.
        let _ = flate2::read::MultiGzDecoder::new(bytes).take(MOST).read_to_end(&mut out);
        return decode_plain(&out, content_type);
    }
    decode_plain(bytes, content_type)
}

fn decode_plain(bytes: &[u8], content_type: Option<&str>) -> String {
    match bytes {
        [0, 0, 0xfe, 0xff, ..] | [0, 0, 0, b'<', ..] => return utf_32(bytes, u32::from_be_bytes),
        [0xff, 0xfe, 0, 0, ..] | [b'<', 0, 0, 0, ..] => return utf_32(bytes, u32::from_le_bytes),
        [0xfe, 0xff, ..] | [0, b'<', ..] => return UTF_16BE.decode_with_bom_removal(bytes).0.into_owned(),
        [0xff, 0xfe, ..] | [b'<', 0, ..] => return UTF_16LE.decode_with_bom_removal(bytes).0.into_owned(),
        _ => {}
    }
    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1_024)]).into_owned();
    let header = content_type.and_then(|header| label_after(header, "charset="));
    let declared = label_after(&head, "encoding=");
    let named = [header, declared].into_iter().flatten().filter_map(|label| Encoding::for_label(label.as_bytes()));
    match named.into_iter().find(|encoding| *encoding != UTF_8 && encoding.is_ascii_compatible()) {
        Some(encoding) => encoding.decode_without_bom_handling(bytes).0.into_owned(),
        None => mixed(bytes),
    }
}

fn utf_32(bytes: &[u8], number: fn([u8; 4]) -> u32) -> String {
    let (fours, _) = bytes.as_chunks::<4>();
    fours.iter().filter_map(|four| char::from_u32(number(*four))).filter(|c| *c != '\u{feff}').collect()
}

/// Runs of valid UTF-8 as they are, each other byte as windows-1252: how a page pasted into a feed looks.
fn mixed(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        out.push_str(chunk.valid());
        out.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
    }
    out
}

fn label_after<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let at = text.to_ascii_lowercase().find(name)? + name.len();
    let rest = text[at..].trim_start_matches(['"', '\'', ' ']);
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c))).unwrap_or(rest.len());
    Some(&rest[..end]).filter(|label| !label.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_are_obeyed_where_the_bytes_allow_it() {
        assert_eq!(decode(b"<?xml encoding='iso-8859-2'?>\xb1", None).chars().last(), Some('ą'));
        assert_eq!(decode(b"\xe9t\xc3\xa9", None), "été");
        assert_eq!(decode(&[0xff, 0xfe, b'<', 0, 0xe9, 0], None), "<é");
        assert_eq!(decode(&[0, 0, 0, b'<', 0, 0, 0, 0xe9], None), "<é");
    }
}
