//! A feed's bytes as text: unpacked where they are packed, then read by byte order mark, header, declaration, and what
//! the bytes themselves say.

use std::borrow::Cow;
use std::io::Read as _;

use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Bytes that a compressed body may unpack to.
const MOST: u64 = 64 << 20;
/// Bytes in which an XML declaration is looked for.
const HEAD: usize = 1_024;

/// The text of a feed. Valid UTF-8 is UTF-8 whatever is declared: wrong declarations are more frequent than texts in
/// other encodings that happen to be valid UTF-8.
pub(super) fn decode<'a>(bytes: &'a [u8], content_type: Option<&str>) -> Cow<'a, str> {
    let text = match unpacked(bytes) {
        Some(plain) => Cow::Owned(decode_plain(&plain, content_type).into_owned()),
        None => decode_plain(bytes, content_type),
    };
    if holds_controls(text.as_bytes()) {
        return Cow::Owned(text.chars().filter(|c| *c >= ' ' || c.is_ascii_whitespace()).collect());
    }
    text
}

/// Whether there are control characters. Without an early exit inside a chunk, which lets it look at many at once.
fn holds_controls(bytes: &[u8]) -> bool {
    let control = |byte: u8| matches!(byte, 0..=8 | 11 | 12 | 14..=31);
    bytes.chunks(256).any(|chunk| chunk.iter().fold(false, |found, byte| found | control(*byte)))
}

/// What gzip or zlib had packed: a body may be packed once more than the server's header says.
fn unpacked(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    // What could be unpacked of a truncated body is read: an error at the end loses nothing that came before it.
    let _ = match bytes {
        [0x1f, 0x8b, ..] => flate2::read::MultiGzDecoder::new(bytes).take(MOST).read_to_end(&mut out),
        [0x78, 0x01 | 0x5e | 0x9c | 0xda, ..] => flate2::read::ZlibDecoder::new(bytes).take(MOST).read_to_end(&mut out),
        _ => return None,
    };
    (!out.is_empty()).then_some(out)
}

fn decode_plain<'a>(bytes: &'a [u8], content_type: Option<&str>) -> Cow<'a, str> {
    match bytes {
        [0, 0, 0xfe, 0xff, ..] | [0, 0, 0, b'<', ..] => return utf_32(bytes, u32::from_be_bytes),
        [0xff, 0xfe, 0, 0, ..] | [b'<', 0, 0, 0, ..] => return utf_32(bytes, u32::from_le_bytes),
        [0xfe, 0xff, ..] | [0, b'<' | b'{', ..] => return UTF_16BE.decode_with_bom_removal(bytes).0,
        [0xff, 0xfe, ..] | [b'<' | b'{', 0, ..] => return UTF_16LE.decode_with_bom_removal(bytes).0,
        _ => {}
    }
    let mut bytes = bytes;
    while let Some(rest) = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]) {
        bytes = rest;
    }
    let named = named(bytes, content_type);
    if named == Some(ISO_2022_JP) {
        // Its bytes are all ASCII: nothing but its name tells it from UTF-8.
        return ISO_2022_JP.decode_without_bom_handling(bytes).0;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    match named {
        Some(encoding) if !(encoding.is_single_byte() && mostly_utf_8(bytes)) => {
            encoding.decode_without_bom_handling(bytes).0
        }
        _ => mixed(bytes),
    }
}

/// Whether more of the bytes above ASCII are UTF-8 than are not: text in another encoding hardly ever looks like that.
fn mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut right, mut wrong) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().bytes().filter(|byte| *byte >= 0xc0).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    right > wrong
}

/// The encoding that header and declaration name, where bytes that are no UTF-8 can be in it. The header counts first,
/// unless it names Latin-1: servers say that of everything.
fn named(bytes: &[u8], content_type: Option<&str>) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
    let declaration = head.find("<?xml").and_then(|at| head[at..].split("?>").next());
    let usable = |label: &str| {
        Encoding::for_label(label.as_bytes())
            .filter(|encoding| *encoding != UTF_8 && encoding.is_ascii_compatible())
            .or_else(|| label.eq_ignore_ascii_case("iso-2022-jp").then_some(ISO_2022_JP))
    };
    let header = content_type.and_then(|header| label_after(header, "charset")).as_deref().and_then(usable);
    let declared = declaration.and_then(|text| label_after(text, "encoding")).as_deref().and_then(usable);
    header.filter(|encoding| *encoding != WINDOWS_1252 || declared.is_none()).or(declared)
}

fn utf_32(bytes: &[u8], number: fn([u8; 4]) -> u32) -> Cow<'_, str> {
    let (fours, _) = bytes.as_chunks::<4>();
    fours.iter().filter_map(|four| char::from_u32(number(*four))).filter(|c| *c != '\u{feff}').collect()
}

/// Runs of valid UTF-8 as they are, each other byte as windows-1252: how a page pasted into a feed looks.
fn mixed(bytes: &[u8]) -> Cow<'_, str> {
    let mut out = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        out.push_str(chunk.valid());
        out.push_str(&WINDOWS_1252.decode_without_bom_handling(chunk.invalid()).0);
    }
    Cow::Owned(out)
}

/// The value of `name = value`, with or without quotes.
fn label_after(text: &str, name: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    let rest = lower[lower.find(name)? + name.len()..].trim_start().strip_prefix('=')?;
    let rest = rest.trim_start_matches(['"', '\'', '\\', ' ']);
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c))).unwrap_or(rest.len());
    Some(rest[..end].to_owned()).filter(|label| !label.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn last(bytes: &[u8], content_type: Option<&str>) -> Option<char> {
        decode(bytes, content_type).chars().last()
    }

    #[test]
    fn declarations_are_obeyed_where_the_bytes_allow_it() {
        assert_eq!(last(b"<?xml encoding = 'iso-8859-2'?>\xb1", None), Some('ą'));
        assert_eq!(last(b"<?xml encoding='iso-8859-2'?>\xb1", Some("text/xml; charset=iso-8859-1")), Some('ą'));
        assert_eq!(last(b"<?xml encoding='utf-8'?>\xb1", Some("text/xml; charset=\"iso-8859-2\"")), Some('ą'));
        assert_eq!(last("<?xml encoding='windows-1252'?>é".as_bytes(), None), Some('é'));
    }

    #[test]
    fn bytes_tell_their_width_and_their_mixture() {
        assert_eq!(decode(b"\xe9t\xc3\xa9", None), "été");
        assert_eq!(decode(&[0xff, 0xfe, b'<', 0, 0xe9, 0], None), "<é");
        assert_eq!(decode(&[0, b'<', 0, 0xe9], None), "<é");
        assert_eq!(decode(&[0, 0, 0, b'<', 0, 0, 0, 0xe9], None), "<é");
    }

    #[test]
    fn a_packed_body_is_unpacked_as_far_as_it_goes() {
        use std::io::Write as _;
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        packer.write_all("<rss>été</rss>".as_bytes()).unwrap();
        let packed = packer.finish().unwrap();
        assert_eq!(decode(&packed, None), "<rss>été</rss>");
        assert!(decode(&packed[..packed.len() - 8], None).starts_with("<rss>"));
    }
}
