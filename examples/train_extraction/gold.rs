//! Pages and which of their passages are the article's, by the texts that are known.

use std::collections::{HashMap, HashSet};
use std::io::Read as _;
use std::path::Path;

use flate2::read::GzDecoder;
use kiosque::article::learn::{Lesson, Sample};
use serde_json::Value;

use crate::{PARTS, Page};

/// The pages of a folder, in the order of their names.
pub(crate) fn read(folder: &Path) -> Vec<Page> {
    let mut ids: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder of pages can be read")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    ids.sort_unstable();
    ids.into_iter().filter_map(|id| page(folder, id)).collect()
}

fn page(folder: &Path, id: String) -> Option<Page> {
    let home = folder.join(&id);
    let gold: Value = serde_json::from_slice(&std::fs::read(home.join("gold.json")).ok()?).ok()?;
    let mut html = Vec::new();
    GzDecoder::new(std::fs::File::open(home.join("page.html.gz")).ok()?).read_to_end(&mut html).ok()?;
    let url = gold["url"].as_str().unwrap_or_default();
    let site = gold["site"].as_str().filter(|site| *site != "hard").unwrap_or(&id).to_owned();
    let lesson = Lesson::new(&html, url);
    let samples = lesson.samples();
    let labels = labels(&gold, &samples);
    Some(Page { part: part(&site), id, site, lesson, samples, labels })
}

/// The part of a site: FNV-1a of its name, as `scripts/extract_split.py` has it.
fn part(site: &str) -> usize {
    let hash = site
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    ((hash >> 17) % PARTS as u64) as usize
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

fn strings(value: &Value) -> Vec<String> {
    value
        .as_array()
        .map(|all| all.iter().filter_map(|one| one.as_str().map(str::to_owned)).collect())
        .unwrap_or_default()
}

fn labels(gold: &Value, samples: &[Sample]) -> Vec<(f32, f32)> {
    match gold["text"].as_str() {
        Some(text) => by_text(text, gold, samples),
        None => by_snippets(gold, samples),
    }
}

/// Runs of words that stand in the known text make a passage the article's; short passages are looked for between
/// their neighbours.
fn by_text(text: &str, gold: &Value, samples: &[Sample]) -> Vec<(f32, f32)> {
    const RUN: usize = 4;
    let known = words(text);
    let mut places: HashMap<&[String], Vec<usize>> = HashMap::new();
    for (at, run) in known.windows(RUN).enumerate() {
        places.entry(run).or_default().push(at);
    }
    let optional: HashSet<Vec<String>> = strings(&gold["optional"])
        .iter()
        .chain(gold["title"].as_str().map(str::to_owned).iter())
        .flat_map(|text| words(text).windows(RUN).map(<[String]>::to_vec).collect::<Vec<_>>())
        .collect();
    let own: Vec<Vec<String>> = samples.iter().map(|sample| words(&sample.text)).collect();
    // How much of a passage is known, and where in the text it stands.
    let mut shares: Vec<Option<f32>> = vec![None; own.len()];
    let mut found: Vec<Option<(usize, usize)>> = vec![None; own.len()];
    let mut after = 0;
    for (at, own) in own.iter().enumerate().filter(|(_, own)| own.len() >= RUN + 2) {
        let runs = own.len() - RUN + 1;
        let hits: Vec<&Vec<usize>> = own.windows(RUN).filter_map(|run| places.get(run)).collect();
        let share = hits.len() as f32 / runs as f32;
        shares[at] = Some(share);
        if share > 0.6 {
            let first = hits[0].iter().copied().find(|place| *place >= after).unwrap_or(hits[0][0]);
            found[at] = Some((first, first + own.len()));
            after = first;
        }
    }
    let lines: HashSet<Vec<String>> = text.lines().map(words).collect();
    for at in 0..own.len() {
        if shares[at].is_some() || own[at].is_empty() {
            continue;
        }
        let before = found[..at].iter().rev().take(12).flatten().next();
        let next = found[at + 1..].iter().take(12).flatten().next();
        let from = before.map_or(0, |(_, end)| end.saturating_sub(6));
        let to = next.map_or(known.len(), |(start, _)| start + 6).min(known.len());
        let near = before.is_some() || next.is_some();
        let within =
            near && from < to && known[from..to].windows(own[at].len()).any(|run| run == own[at]) && to - from < 400;
        let is_line = lines.contains(&own[at]);
        shares[at] = Some(if within || is_line && near { 1.0 } else { 0.0 });
    }
    let whole = known.len().max(60) as f32;
    // A text told twice on the page (hidden for print, or as a teaser) counts where it agrees with the order.
    own.iter()
        .zip(shares)
        .map(|(own, share)| {
            let share = share.unwrap_or(0.0);
            let runs: Vec<_> = own.windows(RUN).collect();
            let free = !runs.is_empty() && runs.iter().filter(|run| optional.contains(**run)).count() * 2 > runs.len();
            let sure = if (0.25..0.75).contains(&share) { 0.3 } else { 1.0 };
            let weight = if free { 0.0 } else { (own.len() as f32 / whole).min(0.5) + 0.004 };
            (share, weight * sure)
        })
        .collect()
}

/// Only some sentences are known to be in and out.
fn by_snippets(gold: &Value, samples: &[Sample]) -> Vec<(f32, f32)> {
    let with: Vec<Vec<String>> = strings(&gold["with"]).iter().map(|text| words(text)).collect();
    let without: Vec<Vec<String>> = strings(&gold["without"]).iter().map(|text| words(text)).collect();
    let has = |own: &[String], some: &[Vec<String>]| {
        some.iter()
            .any(|part| !part.is_empty() && own.len() >= part.len() && own.windows(part.len()).any(|run| run == part))
    };
    samples
        .iter()
        .map(|sample| {
            let own = words(&sample.text);
            if has(&own, &with) {
                (1.0, 0.06)
            } else if has(&own, &without) {
                (0.0, 0.06)
            } else {
                (0.0, 0.0)
            }
        })
        .collect()
}
