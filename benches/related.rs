//! How long related articles take among 100,000 and, asked with `KIOSQUE_MILLION=1`, among 1,000,000 made-up articles.
//!
//! `cargo bench --bench related`: adding, asking, writing, opening, and a day of 5,000 articles parted into stories.

#![expect(clippy::print_stdout, reason = "a bench tells what it measured")]

use std::time::{Duration, Instant};

use kiosque::insight::related::{Index, TermVector, stories_among, vector};
use kiosque::news::ids::EntryId;
use kiosque::news::time::Timestamp;
use kiosque::text::language::Lang;

const NOON: i64 = 1_780_000_000;
/// Articles of one day, and of one event.
const DAY: usize = 5_000;
const EVENT: usize = 6;

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn throw(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// A word of a vocabulary whose n-th word stands about 1/n as often as the first.
    fn word(&mut self, words: f64) -> u64 {
        let part = (self.throw() >> 11) as f64 / (1_u64 << 53) as f64;
        words.powf(part) as u64
    }
}

/// A word that looks like one: syllables of its number.
fn spell(mut number: u64, out: &mut String) {
    const SYLLABLES: [&str; 16] =
        ["ba", "ri", "to", "len", "mar", "ous", "cha", "pi", "ver", "du", "gno", "sel", "fa", "tur", "mi", "kor"];
    loop {
        out.push_str(SYLLABLES[(number % 16) as usize]);
        number /= 16;
        if number == 0 {
            out.push(' ');
            return;
        }
    }
}

/// The article with this number: some words of its event, the rest of the language.
fn article(number: usize) -> (Timestamp, TermVector) {
    let mut dice = Dice((number as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let event = (number / EVENT) as u64;
    let mut event_dice = Dice(event.wrapping_mul(0xff51_afd7_ed55_8ccd) | 1);
    let topic: Vec<u64> = (0..12).map(|_| event_dice.word(300_000.0)).collect();
    let mut text = |words: usize| {
        let mut text = String::new();
        for _ in 0..words {
            let own = dice.throw().is_multiple_of(4);
            let word = if own { topic[dice.throw() as usize % topic.len()] } else { dice.word(300_000.0) };
            spell(word, &mut text);
        }
        text
    };
    let (title, body) = (text(9), text(120));
    (Timestamp(NOON + (number / DAY) as i64 * 86_400), vector(&title, &body, Lang::Fr, &[]))
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

fn measure(count: usize) -> std::io::Result<()> {
    println!("{count} articles");
    let empty = resident();
    let mut index = Index::new();
    let began = Instant::now();
    for number in 0..count {
        let (at, vector) = article(number);
        index.add(EntryId(number as i64 + 1), Some(at), &vector);
        if number % 2_000 == 1_999 {
            index.freshen();
        }
    }
    index.freshen();
    println!("made and taken in                  {:.1} s", began.elapsed().as_secs_f64());
    let home = std::env::temp_dir().join(format!("kiosque-bench-{}.idx", std::process::id()));
    let began = Instant::now();
    let mut out = std::io::BufWriter::with_capacity(1 << 18, std::fs::File::create(&home)?);
    index.write(1, &mut out)?;
    std::io::Write::flush(&mut out)?;
    drop((out, index));
    println!("written                            {:.3} s", began.elapsed().as_secs_f64());
    let length = std::fs::metadata(&home)?.len();
    let began = Instant::now();
    let opened = Index::open(Box::new(Pages(std::fs::File::open(&home)?)), length);
    let (mut index, _) = opened.map_err(std::io::Error::other)?;
    println!(
        "opened                             {:.3} s, {:.0} MB in the file",
        began.elapsed().as_secs_f64(),
        length as f64 / 1e6
    );
    let mut dice = Dice(7);
    let ask = |index: &mut Index, dice: &mut Dice| {
        let entry = EntryId((dice.throw() % count as u64) as i64 + 1);
        let began = Instant::now();
        std::hint::black_box(index.related(entry, 12));
        began.elapsed()
    };
    for _ in 0..200 {
        ask(&mut index, &mut dice);
    }
    told("related", (0..3_000).map(|_| ask(&mut index, &mut dice)).collect());
    println!("resident                           {:.0} MB (before: {empty:.0} MB)", resident());
    let fresh: Vec<(Timestamp, TermVector)> = (count..count + 2_000).map(article).collect();
    let times = fresh.iter().enumerate().map(|(number, (at, vector))| {
        let began = Instant::now();
        index.add(EntryId((count + number) as i64 + 1), Some(*at), vector);
        index.freshen();
        began.elapsed()
    });
    told("added, its neighbours found", times.collect());
    let began = Instant::now();
    let day: Vec<EntryId> = (count - DAY..count).map(|number| EntryId(number as i64 + 1)).collect();
    let stories = stories_among(&mut index, day);
    println!("a day of {DAY} in {} stories       {:.3} s", stories.len(), began.elapsed().as_secs_f64());
    std::fs::remove_file(home)
}

fn main() -> std::io::Result<()> {
    measure(100_000)?;
    if std::env::var_os("KIOSQUE_MILLION").is_some() {
        measure(1_000_000)?;
    }
    Ok(())
}
