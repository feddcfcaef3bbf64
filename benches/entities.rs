//! How fast names are found, how long a model takes to be ready, and what the four weigh in memory.
//!
//! `cargo bench --bench entities`. One core, tokens parted and offsets counted in the time.

#![expect(clippy::print_stdout, reason = "a bench tells what it measured")]

use std::time::Instant;

use kiosque::insight::analyse;
use kiosque::insight::entities::tokens::tokenise;
use kiosque::text::language::Lang;

const TEXTS: [(Lang, &str); 4] = [
    (Lang::Fr, include_str!("../assets/demo/onde.txt")),
    (Lang::Nl, include_str!("../assets/demo/scheldepost.txt")),
    (Lang::De, include_str!("../assets/demo/rheinbote.txt")),
    (Lang::En, include_str!("../assets/demo/courier.txt")),
];

/// Resident memory in MiB, where the system tells.
fn resident() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap_or_default();
    let kilobytes = line.split_whitespace().nth(1).and_then(|number| number.parse::<f64>().ok());
    kilobytes.unwrap_or_default() / 1024.0
}

fn main() {
    let before = resident();
    for (lang, text) in TEXTS {
        let start = Instant::now();
        analyse("", "Bruxelles.", Some(lang));
        let ready = start.elapsed().as_secs_f64() * 1e3;
        let tokens = tokenise(text, lang).tokens.len();
        let rounds = 200_000 / tokens.max(1) + 1;
        let start = Instant::now();
        let found: usize = (0..rounds).map(|_| analyse("", text, Some(lang)).entities.len()).sum();
        let seconds = start.elapsed().as_secs_f64();
        println!(
            "{}: ready in {ready:.1} ms; {:.0} tokens a second ({} entities a text)",
            lang.code(),
            (tokens * rounds) as f64 / seconds,
            found / rounds
        );
    }
    println!("resident: {before:.1} MiB before, {:.1} MiB with all four models", resident());
}
