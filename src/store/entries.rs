//! Rows of the store as values, and the reverse.

use rusqlite::{Row, types::Value};

use crate::news::article::Article;
use crate::news::entry::{Enclosure, EntryHead, EntryState, Offline};
use crate::news::ids::{EntryId, FeedId};
use crate::news::time::Timestamp;
use crate::text::language::Lang;

/// The columns of [`head`], in its order; the tables are `entry e JOIN feed f`.
pub(super) const HEAD: &str = "e.id, e.feed, coalesce(f.name, f.title, f.url), e.key, e.title, e.url, e.published, e.sort, \
     e.read, e.starred, e.later, e.lang, e.offline, e.words, e.summary";

/// An article's row.
pub(super) fn head(row: &Row<'_>) -> rusqlite::Result<EntryHead> {
    Ok(EntryHead {
        id: EntryId(row.get(0)?),
        feed: FeedId(row.get(1)?),
        feed_name: row.get(2)?,
        key: row.get(3)?,
        title: row.get(4)?,
        url: row.get(5)?,
        published: row.get::<_, Option<i64>>(6)?.map(Timestamp),
        sort: Timestamp(row.get(7)?),
        state: EntryState { read: row.get(8)?, starred: row.get(9)?, later: row.get(10)? },
        language: Lang::from_tag(row.get_ref(11)?.as_str()?),
        offline: offline(row.get(12)?),
        words: row.get(13)?,
        summary: row.get(14)?,
    })
}

/// Words from which a feed's own text is an article and no mere announcement of one: summaries have 20 to 60.
pub(super) const ENOUGH: i64 = 120;

/// Numbers for [`Offline`]; part of the schema.
pub(super) fn offline_code(offline: Offline) -> i64 {
    match offline {
        Offline::Pending => 0,
        Offline::Whole => 1,
        Offline::FeedOnly => 2,
        Offline::Paywalled => 3,
        Offline::Failed => 4,
        Offline::Useless => 5,
    }
}

pub(super) fn offline(code: i64) -> Offline {
    match code {
        1 => Offline::Whole,
        2 => Offline::FeedOnly,
        3 => Offline::Paywalled,
        4 => Offline::Failed,
        5 => Offline::Useless,
        _ => Offline::Pending,
    }
}

/// What a feed says of an entry beside its text.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub(super) struct About {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated: Option<i64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub enclosures: Vec<Enclosure>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
}

/// Text below this many bytes is kept as it is: compression would not make it much smaller.
const SMALL: usize = 1_000;

/// Makes texts small for the store. Kept from one text to the next: making a compressor costs more than using it.
pub(super) struct Packer(Option<zstd::bulk::Compressor<'static>>);

impl Packer {
    pub(super) fn new() -> Self {
        Self(zstd::bulk::Compressor::new(-2).ok())
    }

    /// A feed's text: text where it is short, zstd where it is long.
    pub(super) fn pack(&mut self, text: &str) -> Value {
        let compressor = self.0.as_mut().filter(|_| text.len() > SMALL);
        match compressor.map(|compressor| compressor.compress(text.as_bytes())) {
            Some(Ok(packed)) => Value::Blob(packed),
            _ => Value::Text(text.to_owned()),
        }
    }
}

/// The reverse of [`Packer::pack`]; `None` where there is nothing, or nothing readable.
pub(super) fn unpack(value: Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text),
        Value::Blob(packed) => {
            let bytes = zstd::stream::decode_all(packed.as_slice()).ok()?;
            String::from_utf8(bytes).ok()
        }
        _ => None,
    }
}

pub(super) fn pack_article(article: &Article) -> Option<Vec<u8>> {
    zstd::bulk::compress(&serde_json::to_vec(article).ok()?, 3).ok()
}

pub(super) fn unpack_article(packed: &[u8]) -> Option<Article> {
    serde_json::from_slice(&zstd::stream::decode_all(packed).ok()?).ok()
}

/// A stable hash, 64 bits: what the store compares across runs. Eight bytes at a step.
pub(super) fn hash(parts: &[&str]) -> i64 {
    const K: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut state: u64 = 0xcbf2_9ce4_8422_2325;
    let mut step = |word: u64| {
        state = (state ^ word).wrapping_mul(K);
        state ^= state >> 29;
    };
    for part in parts {
        let (words, rest) = part.as_bytes().as_chunks::<8>();
        for word in words {
            step(u64::from_le_bytes(*word));
        }
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        step(u64::from_le_bytes(last));
        step(part.len() as u64);
    }
    state.cast_signed()
}

/// The hash by which an entry is found.
pub(super) fn name(feed: FeedId, key: &str) -> i64 {
    hash(&[&feed.0.to_string(), key])
}

/// A hash of an address without scheme, `www.`, fragment and tracking parameters: the same article has the same in
/// whatever feed it stands.
pub(super) fn url_hash(url: &str) -> i64 {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    let rest = rest.split('#').next().unwrap_or_default();
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let kept: Vec<&str> = query.split('&').filter(|part| !part.is_empty() && !is_tracking(part)).collect();
    hash(&[path.trim_end_matches('/'), &kept.join("&")])
}

fn is_tracking(parameter: &str) -> bool {
    let name = parameter.split('=').next().unwrap_or_default();
    name.starts_with("utm_")
        || name.starts_with("at_")
        || matches!(name, "xtor" | "source" | "fbclid" | "gclid" | "ref" | "cmp")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_article_has_one_hash_whatever_the_tail() {
        let plain = url_hash("https://www.a.example/x?id=4");
        assert_eq!(plain, url_hash("http://a.example/x/?id=4&utm_source=rss#xtor=RSS-3"));
        assert_ne!(plain, url_hash("https://www.a.example/x?id=5"));
    }
}
