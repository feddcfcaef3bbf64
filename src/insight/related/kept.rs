//! The index as a file: written whole, opened in a moment, refused where a byte of it is not as written.
//!
//! ```text
//! "KIOSREL" version | terms postings articles | sequence | checksum of the next four
//! hashes: u32 each, rising     in how many articles: u32 each
//! where each run of postings begins: u32 each     postings: u32 each
//! articles: entry i64, day f32, record offset u64, its length u24 and the language u8, neighbours (slot u32, score f32) x 8
//! records, each with a checksum of its own
//! ```
//! All numbers are little-endian. The records stay in the file and are read one by one.

use std::io::{self, BufWriter, Write};

use super::index::{Article, Index, NEAR, Near, Postings, pack, unpack};
use super::records::{Place, Records, Source};
use super::vocabulary::Vocabulary;
use crate::news::ids::EntryId;
use crate::text::language::Lang;

const MAGIC: &[u8; 8] = b"KIOSREL\x04";
const HEAD: usize = 48;
const ARTICLE: usize = 24 + 8 * NEAR;
/// Languages by their numbers in the file.
const LANGUAGES: [Lang; 5] = [Lang::Fr, Lang::Nl, Lang::De, Lang::En, Lang::Other];
/// Bytes read at a time; a multiple of every row's length.
const PART: usize = 8 * 3 * 11 * 1_024;

/// What is in a file is no kept index, or not as it was written.
#[derive(Debug, thiserror::Error)]
#[error("the index of related articles is damaged or of another version")]
pub struct Damaged;

/// A checksum of words of eight bytes, going on from another.
pub(super) fn sum<'a>(words: impl Iterator<Item = &'a [u8]>, from: u64) -> u64 {
    words.fold(from ^ 0x9e37_79b9_7f4a_7c15, |sum, word| {
        let mut bytes = [0; 8];
        bytes[..word.len()].copy_from_slice(word);
        let mixed = (sum ^ u64::from_le_bytes(bytes)).wrapping_mul(0xff51_afd7_ed55_8ccd);
        mixed ^ (mixed >> 32)
    })
}

/// What of an index is written: the terms in use by rising hash, the articles that are there, and where each will stand.
struct Written<'a> {
    numbers: &'a [u32],
    alive: &'a [u32],
    moved: &'a [u32],
}

fn word(out: &mut impl Write, word: u32) -> io::Result<()> {
    out.write_all(&word.to_le_bytes())
}

impl Index {
    /// Writes the index. `seq` is the caller's: how much of the store it stands for.
    pub fn write(&mut self, seq: i64, out: &mut impl Write) -> io::Result<()> {
        self.freshen();
        let numbers = self.vocabulary.in_use();
        let mut renamed = vec![u32::MAX; self.vocabulary.len()];
        for (new, old) in numbers.iter().enumerate() {
            renamed[*old as usize] = new as u32;
        }
        let alive: Vec<u32> =
            (0..self.articles.len() as u32).filter(|slot| self.articles[*slot as usize].alive).collect();
        let mut moved = vec![u32::MAX; self.articles.len()];
        for (new, old) in alive.iter().enumerate() {
            moved[*old as usize] = new as u32;
        }
        let written = Written { numbers: &numbers, alive: &alive, moved: &moved };
        // Once for the checksum, which stands first, and once for the file: a second copy of it all in memory would be more.
        let mut summed = BufWriter::with_capacity(PART, Sum::new(seq as u64));
        let postings = self.write_body(&written, &mut summed)?;
        let checksum = summed.into_inner().map_err(io::IntoInnerError::into_error)?.end();
        let mut head = MAGIC.to_vec();
        for count in [numbers.len() as u32, postings, alive.len() as u32, self.weighed_at as u32] {
            head.extend(count.to_le_bytes());
        }
        head.extend(seq.to_le_bytes());
        head.extend(checksum.to_le_bytes());
        head.resize(HEAD, 0);
        out.write_all(&head)?;
        self.write_body(&written, out)?;
        for slot in &alive {
            let place = self.articles[*slot as usize].place;
            let mut record = self.records.get(place);
            for packed in &mut record.terms {
                let (number, weight) = unpack(*packed);
                *packed = pack(renamed.get(number as usize).copied().unwrap_or(u32::MAX), weight);
            }
            record.terms.sort_unstable();
            let bytes = record.to_bytes();
            if self.is_damaged() || bytes.len() as u32 != self.records.length(place) {
                return Err(io::Error::new(io::ErrorKind::InvalidData, Damaged));
            }
            out.write_all(&bytes)?;
        }
        Ok(())
    }

    /// Writes what stands between head and records; returns how many postings there are.
    fn write_body(&self, written: &Written<'_>, out: &mut impl Write) -> io::Result<u32> {
        let Written { numbers, alive, moved } = written;
        for number in *numbers {
            word(out, self.vocabulary.hash(*number))?;
        }
        for number in *numbers {
            word(out, self.vocabulary.df[*number as usize])?;
        }
        let runs = |number: &u32| {
            let recent = self.recent.get(number).into_iter().flatten();
            let all = self.settled.of(*number).iter().chain(recent).map(|packed| unpack(*packed));
            all.map(|(slot, weight)| (moved[slot as usize], weight)).filter(|(slot, _)| *slot != u32::MAX)
        };
        let mut postings = 0_u32;
        word(out, 0)?;
        for number in *numbers {
            postings += runs(number).count() as u32;
            word(out, postings)?;
        }
        for number in *numbers {
            for (slot, weight) in runs(number) {
                word(out, pack(slot, weight))?;
            }
        }
        let words = numbers.len() * 3 + 1 + postings as usize;
        let mut offset = (HEAD + words * 4 + ARTICLE * alive.len()) as u64;
        for slot in *alive {
            let article = &self.articles[*slot as usize];
            let length = self.records.length(article.place);
            out.write_all(&article.entry.0.to_le_bytes())?;
            out.write_all(&article.day.to_le_bytes())?;
            out.write_all(&offset.to_le_bytes())?;
            word(out, pack(length, article.lang as u8))?;
            offset += u64::from(length);
            for near in &article.near {
                word(out, moved.get(near.slot as usize).copied().unwrap_or(u32::MAX))?;
                out.write_all(&near.score.to_le_bytes())?;
            }
        }
        Ok(postings)
    }

    /// Opens what [`Self::write`] wrote; with it comes the caller's number.
    pub fn open(source: Box<dyn Source>, length: u64) -> Result<(Self, i64), Damaged> {
        Self::read(source, length).ok_or(Damaged)
    }

    fn read(source: Box<dyn Source>, length: u64) -> Option<(Self, i64)> {
        let mut head = [0; HEAD];
        source.read_at(0, &mut head).ok()?;
        let rest = head.strip_prefix(MAGIC)?;
        let count = |at: usize| Some(u32::from_le_bytes(*rest.get(at * 4..)?.first_chunk::<4>()?));
        let (terms, postings, articles, weighed_at) = (count(0)?, count(1)?, count(2)?, count(3)?);
        let seq = i64::from_le_bytes(*rest.get(16..)?.first_chunk::<8>()?);
        let expected = u64::from_le_bytes(*rest.get(24..)?.first_chunk::<8>()?);
        let (terms, postings, articles) = (terms as usize, postings as usize, articles as usize);
        let body = (terms * 3 + 1 + postings) * 4 + articles * ARTICLE;
        if (HEAD + body) as u64 > length {
            return None;
        }
        let mut reading = Reading { source, at: HEAD as u64, left: body, sum: Sum::new(seq as u64) };
        let (sorted, df) = (reading.words(terms)?, reading.words(terms)?);
        let (starts, runs) = (reading.words(terms + 1)?, reading.words(postings)?);
        let mut index = Self::new();
        index.vocabulary = Vocabulary::kept(sorted, df)?;
        index.settled = Postings { starts, runs, slots: articles as u32 };
        index.weighed_at = weighed_at as usize;
        index.articles.reserve_exact(articles);
        let mut bytes = Vec::new();
        for _ in 0..articles {
            reading.bytes(ARTICLE, &mut bytes)?;
            index.push(article(&bytes, articles, length)?);
        }
        let runs_rise = index.settled.starts.is_sorted();
        let inside = index.settled.runs.iter().all(|packed| (unpack(*packed).0 as usize) < articles);
        if reading.sum.end() != expected || index.len() != articles || !runs_rise || !inside {
            return None;
        }
        index.records = Records::of(reading.source);
        Some((index, seq))
    }
}

fn article(bytes: &[u8], articles: usize, length: u64) -> Option<Article> {
    let (entry, rest) = bytes.split_first_chunk::<8>()?;
    let (day, rest) = rest.split_first_chunk::<4>()?;
    let (offset, rest) = rest.split_first_chunk::<8>()?;
    let (size, rest) = rest.split_first_chunk::<4>()?;
    let (offset, (size, lang)) = (u64::from_le_bytes(*offset), unpack(u32::from_le_bytes(*size)));
    if offset.checked_add(u64::from(size))? > length {
        return None;
    }
    let mut near = [super::index::NOBODY; NEAR];
    for (near, pair) in near.iter_mut().zip(rest.chunks_exact(8)) {
        let slot = u32::from_le_bytes(*pair.first_chunk()?);
        let score = f32::from_le_bytes(*pair.last_chunk()?);
        if (slot as usize) < articles && score.is_finite() {
            *near = Near { slot, score };
        }
    }
    // Whoever was forgotten leaves a gap: those behind move up.
    near.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.slot.cmp(&b.slot)));
    Some(Article {
        entry: EntryId(i64::from_le_bytes(*entry)),
        day: f32::from_le_bytes(*day),
        alive: true,
        lang: *LANGUAGES.get(usize::from(lang))?,
        place: Place::File { offset, length: size },
        near,
    })
}

/// Reads from front to back and sums up on the way.
struct Reading {
    source: Box<dyn Source>,
    at: u64,
    left: usize,
    sum: Sum,
}

impl Reading {
    fn bytes(&mut self, count: usize, into: &mut Vec<u8>) -> Option<()> {
        self.left = self.left.checked_sub(count)?;
        into.resize(count, 0);
        self.source.read_at(self.at, into).ok()?;
        self.at += count as u64;
        self.sum.add(into);
        Some(())
    }

    fn words(&mut self, count: usize) -> Option<Vec<u32>> {
        let mut words = Vec::with_capacity(count);
        let mut bytes = Vec::new();
        while words.len() < count {
            self.bytes(PART.min((count - words.len()) * 4), &mut bytes)?;
            words.extend(bytes.chunks_exact(4).map(|word| u32::from_le_bytes([word[0], word[1], word[2], word[3]])));
        }
        Some(words)
    }
}

/// [`sum`] over bytes that come in parts of any length.
struct Sum {
    sum: u64,
    begun: Vec<u8>,
}

impl Sum {
    fn new(from: u64) -> Self {
        Self { sum: from ^ 0x9e37_79b9_7f4a_7c15, begun: Vec::new() }
    }

    fn add(&mut self, bytes: &[u8]) {
        let mut bytes = bytes;
        if !self.begun.is_empty() {
            let missing = (8 - self.begun.len()).min(bytes.len());
            self.begun.extend(&bytes[..missing]);
            bytes = &bytes[missing..];
            if self.begun.len() == 8 {
                let word = std::mem::take(&mut self.begun);
                self.sum = sum(std::iter::once(word.as_slice()), self.sum ^ 0x9e37_79b9_7f4a_7c15);
            }
        }
        let whole = bytes.len() / 8 * 8;
        self.sum = sum(bytes[..whole].chunks_exact(8), self.sum ^ 0x9e37_79b9_7f4a_7c15);
        self.begun.extend(&bytes[whole..]);
    }

    fn end(mut self) -> u64 {
        if !self.begun.is_empty() {
            let word = std::mem::take(&mut self.begun);
            self.sum = sum(std::iter::once(word.as_slice()), self.sum ^ 0x9e37_79b9_7f4a_7c15);
        }
        self.sum
    }
}

impl Write for Sum {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.add(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A kept index in memory, for tests and for stores that are thrown away.
impl Source for Vec<u8> {
    fn read_at(&self, offset: u64, into: &mut [u8]) -> io::Result<()> {
        let from = usize::try_from(offset).map_err(|_| io::ErrorKind::UnexpectedEof)?;
        let bytes = self.get(from..from + into.len()).ok_or(io::ErrorKind::UnexpectedEof)?;
        into.copy_from_slice(bytes);
        Ok(())
    }
}
