//! Bodies as they come over the wire, and how they are unpacked: gzip, deflate (both kinds), brotli, zstd, in any order,
//! declared or not, bounded.

use std::io::{ErrorKind, Read};

use reqwest::header::{self, HeaderMap, HeaderName};

use super::{FetchError, LARGEST_BODY};

const GZIP: &[u8] = &[0x1f, 0x8b];
const ZSTD: &[u8] = &[0x28, 0xb5, 0x2f, 0xfd];
/// Packings around one body; more is an attack.
const MOST: usize = 4;
/// The window that a zstd body may ask for, as a power of two.
const ZSTD_WINDOW: u32 = 27;

/// The packings that headers declare, outermost last.
pub(super) fn declared(headers: &HeaderMap) -> Vec<String> {
    let of = |name: HeaderName| {
        headers.get_all(name).into_iter().flat_map(|value| {
            String::from_utf8_lossy(value.as_bytes())
                .split(',')
                .map(|word| word.trim().to_ascii_lowercase())
                .collect::<Vec<_>>()
        })
    };
    of(header::CONTENT_ENCODING)
        .chain(of(header::TRANSFER_ENCODING))
        .filter(|word| matches!(word.as_str(), "gzip" | "x-gzip" | "deflate" | "br" | "zstd"))
        .collect()
}

/// Unpacks a body. What is not packed as declared but readable as it is stays as it is.
pub(super) fn unpack(mut bytes: Vec<u8>, declared: &[String]) -> Result<Vec<u8>, FetchError> {
    if declared.len() > MOST {
        return Err(FetchError::Packing(declared.join(", ")));
    }
    for coding in declared.iter().rev() {
        let unpacked = match coding.as_str() {
            "gzip" | "x-gzip" if bytes.starts_with(GZIP) => gunzip(&bytes),
            "zstd" if bytes.starts_with(ZSTD) => unzstd(&bytes),
            "deflate" if !bytes.is_empty() => inflate(&bytes),
            "br" if !bytes.is_empty() => bounded(brotli::Decompressor::new(bytes.as_slice(), 16 << 10)),
            _ => continue,
        };
        bytes = match unpacked {
            Ok(unpacked) => unpacked,
            Err(Fault::TooLarge) => return Err(FetchError::TooLarge),
            Err(Fault::Broken) if looks_plain(&bytes) => bytes,
            Err(Fault::Broken) => return Err(FetchError::Packing(coding.clone())),
        };
    }
    // Files that were packed on the server's disk, and served as if they were not.
    if bytes.starts_with(GZIP) {
        return match gunzip(&bytes) {
            Ok(unpacked) => Ok(unpacked),
            Err(Fault::TooLarge) => Err(FetchError::TooLarge),
            Err(Fault::Broken) => Err(FetchError::Packing("gzip".into())),
        };
    }
    Ok(bytes)
}

enum Fault {
    TooLarge,
    Broken,
}

fn looks_plain(bytes: &[u8]) -> bool {
    let start = bytes.trim_ascii_start();
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    matches!(start.first(), Some(b'<' | b'{'))
}

fn bounded(packed: impl Read) -> Result<Vec<u8>, Fault> {
    let mut out = Vec::new();
    packed.take(LARGEST_BODY as u64 + 1).read_to_end(&mut out).map_err(|_| Fault::Broken)?;
    if out.len() > LARGEST_BODY { Err(Fault::TooLarge) } else { Ok(out) }
}

/// Members one after the other; what follows the last and is none is padding.
fn gunzip(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut out = Vec::new();
    let mut left = bytes;
    while left.starts_with(GZIP) {
        let mut member = flate2::bufread::GzDecoder::new(left);
        let room = (LARGEST_BODY + 1).saturating_sub(out.len()) as u64;
        match Read::take(&mut member, room).read_to_end(&mut out) {
            _ if out.len() > LARGEST_BODY => return Err(Fault::TooLarge),
            Ok(_) => left = member.into_inner(),
            // A wrong checksum: what was read is whole all the same.
            Err(error) if error.kind() == ErrorKind::InvalidInput && !out.is_empty() => return Ok(out),
            Err(_) => return Err(Fault::Broken),
        }
    }
    Ok(out)
}

fn unzstd(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut decoder = zstd::stream::read::Decoder::with_buffer(bytes).map_err(|_| Fault::Broken)?;
    decoder.window_log_max(ZSTD_WINDOW).map_err(|_| Fault::Broken)?;
    bounded(decoder)
}

/// `deflate` means zlib, but many servers send it bare.
fn inflate(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    match bounded(flate2::read::ZlibDecoder::new(bytes)) {
        Err(Fault::Broken) => bounded(flate2::read::DeflateDecoder::new(bytes)),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::read::{DeflateEncoder, GzEncoder, ZlibEncoder};

    const FEED: &[u8] = b"<rss version='2.0'><channel><title>Le matin</title></channel></rss>";

    fn all(mut packed: impl Read) -> Vec<u8> {
        let mut out = Vec::new();
        packed.read_to_end(&mut out).unwrap();
        out
    }

    fn unpacked(bytes: Vec<u8>, codings: &[&str]) -> Result<Vec<u8>, FetchError> {
        unpack(bytes, &codings.iter().map(ToString::to_string).collect::<Vec<_>>())
    }

    #[test]
    fn every_packing_is_read_twice_over_too() {
        let gzip = all(GzEncoder::new(FEED, Compression::fast()));
        assert_eq!(unpacked(gzip.clone(), &["gzip"]).unwrap(), FEED);
        assert_eq!(unpacked(gzip.clone(), &[]).unwrap(), FEED);
        assert_eq!(unpacked(all(ZlibEncoder::new(FEED, Compression::fast())), &["deflate"]).unwrap(), FEED);
        assert_eq!(unpacked(all(DeflateEncoder::new(FEED, Compression::fast())), &["deflate"]).unwrap(), FEED);
        assert_eq!(unpacked(zstd::encode_all(FEED, 1).unwrap(), &["zstd"]).unwrap(), FEED);
        assert_eq!(unpacked(all(brotli::CompressorReader::new(FEED, 4096, 4, 20)), &["br"]).unwrap(), FEED);
        let twice = all(GzEncoder::new(gzip.as_slice(), Compression::fast()));
        assert_eq!(unpacked(twice, &["gzip", "gzip"]).unwrap(), FEED);
    }

    #[test]
    fn what_is_not_packed_as_declared_is_read_as_it_is() {
        for coding in ["gzip", "deflate", "br", "zstd"] {
            assert_eq!(unpacked(FEED.to_vec(), &[coding]).unwrap(), FEED, "{coding}");
        }
    }

    #[test]
    fn padding_is_passed_over_and_what_breaks_off_is_told() {
        let gzip = all(GzEncoder::new(FEED, Compression::fast()));
        let padded = [gzip.as_slice(), b"\0\0\0\0"].concat();
        assert_eq!(unpacked(padded, &["gzip"]).unwrap(), FEED);
        let half = gzip[..gzip.len() / 2].to_vec();
        assert_eq!(unpacked(half, &["gzip"]), Err(FetchError::Packing("gzip".into())));
    }

    #[test]
    fn a_bomb_is_put_down_in_time() {
        let bomb = all(GzEncoder::new(std::io::repeat(0).take(64 << 20), Compression::fast()));
        assert_eq!(unpacked(bomb, &["gzip"]), Err(FetchError::TooLarge));
    }
}
