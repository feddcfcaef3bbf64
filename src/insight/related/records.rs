//! What is seldom asked of an article: its terms and its wording. Fresh ones lie in memory, the others in a file.

use std::io;

use super::sketch::{SLOTS, Sketch};

/// Terms of one record at most; more is no record of ours.
const MOST: usize = 1_000;

/// Something that can be read from anywhere: the file of a kept index.
pub trait Source: Send {
    /// Fills `into` with the bytes from `offset` on.
    fn read_at(&self, offset: u64, into: &mut [u8]) -> io::Result<()>;
}

/// Terms of an article by rising number, each with `32 · (1 + ln tf)`, packed; and the sketch of its wording.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Record {
    pub(super) terms: Box<[u32]>,
    pub(super) sketch: Sketch,
}

/// Where a record lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Memory(u32),
    File { offset: u64, length: u32 },
}

/// All records.
#[derive(Default)]
pub(super) struct Records {
    fresh: Vec<Record>,
    file: Option<Box<dyn Source>>,
    /// A record could not be read as it was written.
    pub(super) damaged: bool,
}

impl std::fmt::Debug for Records {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Records")
            .field("fresh", &self.fresh.len())
            .field("file", &self.file.is_some())
            .finish_non_exhaustive()
    }
}

impl Records {
    pub(super) fn of(file: Box<dyn Source>) -> Self {
        Self { file: Some(file), ..Self::default() }
    }

    pub(super) fn push(&mut self, record: Record) -> Place {
        self.fresh.push(record);
        Place::Memory(self.fresh.len() as u32 - 1)
    }

    /// Lets go of what a record holds in memory.
    pub(super) fn forget(&mut self, place: Place) {
        if let Place::Memory(at) = place {
            self.fresh[at as usize] = Record::default();
        }
    }

    /// How many bytes the record at `place` has when it is written.
    pub(super) fn length(&self, place: Place) -> u32 {
        match place {
            Place::Memory(at) => self.fresh.get(at as usize).map_or(0, |record| record.length() as u32),
            Place::File { length, .. } => length,
        }
    }

    /// The record at `place`; an empty one where the file is damaged.
    pub(super) fn get(&mut self, place: Place) -> Record {
        match place {
            Place::Memory(at) => self.fresh.get(at as usize).cloned().unwrap_or_default(),
            Place::File { offset, length } => {
                let read = self.file.as_ref().and_then(|file| {
                    let mut bytes = vec![0; length as usize];
                    file.read_at(offset, &mut bytes).ok()?;
                    Record::from_bytes(&bytes)
                });
                self.damaged |= read.is_none();
                read.unwrap_or_default()
            }
        }
    }
}

impl Record {
    /// The names that do not weigh, since their words do.
    pub(super) fn names(&self) -> impl Iterator<Item = u32> {
        self.terms.iter().filter(|packed| **packed as u8 == 0).map(|packed| packed >> 8)
    }

    fn length(&self) -> usize {
        8 + 4 * self.terms.len() + 2 * self.sketch.0.len()
    }

    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(self.length());
        out.extend((self.terms.len() as u16).to_le_bytes());
        out.extend((self.sketch.0.len() as u16).to_le_bytes());
        out.extend(self.terms.iter().flat_map(|term| term.to_le_bytes()));
        out.extend(self.sketch.0.iter().flat_map(|slot| slot.to_le_bytes()));
        let check = check(&out);
        out.extend(check.to_le_bytes());
        out
    }

    fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (body, sum) = bytes.split_last_chunk::<4>()?;
        if u32::from_le_bytes(*sum) != check(body) {
            return None;
        }
        let ([a, b, c, d], rest) = body.split_first_chunk::<4>()?;
        let (terms, slots) = (usize::from(u16::from_le_bytes([*a, *b])), usize::from(u16::from_le_bytes([*c, *d])));
        if terms > MOST || (slots != 0 && slots != SLOTS) || rest.len() != terms * 4 + slots * 2 {
            return None;
        }
        let (terms, slots) = rest.split_at(terms * 4);
        Some(Self {
            terms: terms.chunks_exact(4).map(|word| u32::from_le_bytes([word[0], word[1], word[2], word[3]])).collect(),
            sketch: Sketch(slots.chunks_exact(2).map(|word| u16::from_le_bytes([word[0], word[1]])).collect()),
        })
    }
}

fn check(bytes: &[u8]) -> u32 {
    super::kept::sum(bytes.chunks(8), 0) as u32
}
