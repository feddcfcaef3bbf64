//! How long related articles take among 100,000 made-up articles, or as many as are said; with
//! `KIOSQUE_INDEX=…/related.idx` in the index of a real store instead.
//!
//! `cargo bench --bench related -- 100000 1000000`: making, writing, opening, asking, adding, and a day of 5,000 articles
//! parted into stories.

#![expect(clippy::print_stdout, reason = "a bench tells what it measured")]

use std::path::Path;
use std::time::{Duration, Instant};

use kiosque::insight::related::{Index, TermVector, stories_among};
use kiosque::news::ids::EntryId;
use kiosque::news::time::Timestamp;

const NOON: i64 = 1_780_000_000;
/// Articles of one day, and of one event.
const DAY: usize = 5_000;
const EVENT: usize = 6;
/// Words that an article has, words that its event has, and words there are.
const WORDS: usize = 70;
const TOPIC: usize = 12;
const LANGUAGE: f64 = 300_000.0;
/// The n-th word stands in a text about 1 / (n + this) as often as there are words: stop words are left out, and the
/// most frequent of the others is in one article of twenty.
const COMMON: f64 = 200.0;
/// Articles that come at once while the index is made, and the part of it that is new when it is written again.
const AT_ONCE: usize = 2_000;
const KEPT: usize = 20;
/// Questions asked.
const ASKED: usize = 2_000;

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn throw(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn word(&mut self) -> u32 {
        let part = (self.throw() >> 11) as f64 / (1_u64 << 53) as f64;
        let number = COMMON * ((LANGUAGE + COMMON) / COMMON).powf(part) - COMMON;
        (number as u32).wrapping_mul(0x9e37_79b1)
    }
}

/// The article with this number, as the store keeps it: some words of its event, the rest of the language.
fn article(number: usize) -> (Timestamp, TermVector) {
    let mut dice = Dice((number as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let event = (number / EVENT) as u64;
    let mut event_dice = Dice((event + 1).wrapping_mul(0xff51_afd7_ed55_8ccd) | 1);
    let topic: Vec<u32> = (0..TOPIC).map(|_| event_dice.word()).collect();
    let mut words: Vec<u32> = (0..WORDS)
        .map(|_| if dice.throw().is_multiple_of(6) { topic[dice.throw() as usize % TOPIC] } else { dice.word() })
        .collect();
    words.sort_unstable();
    let mut bytes = b"T\x02\x01".to_vec();
    bytes.extend((0..96).flat_map(|_| (dice.throw() as u16).to_le_bytes()));
    for said in words.chunk_by(|a, b| a == b) {
        bytes.extend(said[0].to_le_bytes());
        bytes.push(((1.0 + (said.len() as f32 * 1.2).ln()) * 32.0) as u8);
        bytes.push(0);
    }
    (Timestamp(NOON + (number / DAY) as i64 * 86_400), TermVector::from_bytes(&bytes).unwrap_or_default())
}

fn told(name: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |part: usize| times[(times.len() * part / 1_000).min(times.len() - 1)].as_secs_f64() * 1e3;
    println!("{name:<34} median {:.3} ms   p99 {:.3} ms   most {:.3} ms", at(500), at(990), at(1_000));
}

fn resident() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|word| word.parse::<f64>().ok()).unwrap_or(f64::NAN) / 1_024.0
}

struct Pages(std::fs::File);

impl kiosque::insight::related::Source for Pages {
    fn read_at(&self, offset: u64, into: &mut [u8]) -> std::io::Result<()> {
        #[cfg(unix)]
        std::os::unix::fs::FileExt::read_exact_at(&self.0, into, offset)?;
        #[cfg(not(unix))]
        let _ = (offset, into);
        Ok(())
    }
}

fn write(index: &mut Index, home: &Path) -> std::io::Result<()> {
    let mut out = std::io::BufWriter::with_capacity(1 << 18, std::fs::File::create(home)?);
    index.write(1, &mut out)?;
    std::io::Write::flush(&mut out)
}

fn open(home: &Path) -> std::io::Result<Index> {
    let length = std::fs::metadata(home)?.len();
    let opened = Index::open(Box::new(Pages(std::fs::File::open(home)?)), length);
    Ok(opened.map_err(std::io::Error::other)?.0)
}

/// Makes an index of so many articles and writes it to `home`; as the program does, it is written on the way whenever a
/// twentieth of it is new.
fn make(count: usize, home: &Path) -> std::io::Result<()> {
    println!("{count} made-up articles");
    let mut index = Index::new();
    let (began, mut writing, mut unkept) = (Instant::now(), Duration::ZERO, 0);
    for number in 0..count {
        let (at, vector) = article(number);
        index.add(EntryId(number as i64 + 1), Some(at), &vector);
        unkept += 1;
        if number % AT_ONCE == AT_ONCE - 1 {
            index.freshen();
            if unkept * KEPT > index.len() {
                writing += kept(&mut index, home)?;
                unkept = 0;
            }
        }
    }
    index.freshen();
    println!(
        "made and taken in                  {:.1} s, {:.1} s more to write it on the way; resident {:.0} MB",
        began.elapsed().saturating_sub(writing).as_secs_f64(),
        writing.as_secs_f64(),
        resident()
    );
    println!("written and opened                 {:.3} s", kept(&mut index, home)?.as_secs_f64());
    Ok(())
}

/// Writes the index and goes on with what was written; how long that takes.
fn kept(index: &mut Index, home: &Path) -> std::io::Result<Duration> {
    let (began, next) = (Instant::now(), home.with_extension("next"));
    write(index, &next)?;
    std::fs::rename(&next, home)?;
    *index = open(home)?;
    Ok(began.elapsed())
}

/// Opens an index, asks it, adds to it, and parts its newest articles into stories.
fn measure(home: &Path) -> std::io::Result<()> {
    let before = resident();
    let began = Instant::now();
    let mut index = open(home)?;
    println!(
        "{:<34} {:.3} s, {:.0} MB in the file",
        format!("{} articles opened", index.len()),
        began.elapsed().as_secs_f64(),
        std::fs::metadata(home)?.len() as f64 / 1e6
    );
    let mut entries: Vec<EntryId> = index.entries().collect();
    entries.sort_unstable();
    let mut dice = Dice(7);
    let ask = |index: &mut Index, dice: &mut Dice| {
        let entry = entries[(dice.throw() % entries.len() as u64) as usize];
        let began = Instant::now();
        std::hint::black_box(index.related(entry, 12));
        began.elapsed()
    };
    for _ in 0..200 {
        ask(&mut index, &mut dice);
    }
    told("related", (0..ASKED).map(|_| ask(&mut index, &mut dice)).collect());
    println!("resident                           {:.0} MB more", resident() - before);
    let last = entries.last().map_or(0, |entry| entry.0);
    let fresh: Vec<(Timestamp, TermVector)> = (0..ASKED).map(|number| article(1 << 24 | number)).collect();
    let times = fresh.iter().zip(1..).map(|((at, vector), number)| {
        let began = Instant::now();
        index.add(EntryId(last + number), Some(*at), vector);
        index.freshen();
        began.elapsed()
    });
    told("added, its neighbours found", times.collect());
    let began = Instant::now();
    let stories = stories_among(&mut index, entries.iter().rev().take(DAY).copied());
    println!("{DAY} articles in {} stories       {:.3} s", stories.len(), began.elapsed().as_secs_f64());
    Ok(())
}

fn main() -> std::io::Result<()> {
    let home = std::env::temp_dir().join(format!("kiosque-bench-{}.idx", std::process::id()));
    if let Some(index) = std::env::var_os("KIOSQUE_INDEX") {
        return measure(Path::new(&index));
    }
    let counts = std::env::args().skip(1).filter_map(|count| count.parse().ok());
    let mut counts: Vec<usize> = counts.collect();
    if counts.is_empty() {
        counts.push(100_000);
    }
    for count in counts {
        make(count, &home)?;
        measure(&home)?;
        std::fs::remove_file(&home)?;
    }
    Ok(())
}
