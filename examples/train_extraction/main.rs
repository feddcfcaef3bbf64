//! Makes `assets/extraction/weights.bin`: learns from pages with known texts which passages of a page are its article.
//!
//!     cargo run --release --example train_extraction -- ../shared/data/extract-dev [--trial FOLDER] [--out FILE]
//!
//! The sites are dealt into five parts. `--trial` writes what each page gives when its site's part was not learned from,
//! one answer a page, for the scorer, and the weights; `--again FOLDER` answers anew with those, in seconds, for what comes
//! after the judge; without it only the weights from all pages are made. The weights are figures: no
//! text of the pages is in them.

mod forest;
mod gold;
mod linear;

use std::path::{Path, PathBuf};
use std::time::Instant;

use kiosque::article::learn::{Lesson, Sample};
use kiosque::article::model::Model;

/// The parts into which sites are dealt.
pub const PARTS: usize = 5;

/// A page, what is known of it, and its passages.
pub(crate) struct Page {
    pub id: String,
    pub part: usize,
    pub site: String,
    pub lesson: Lesson,
    pub samples: Vec<Sample>,
    /// Of each passage: whether it is the article's, and how much that matters; 0 where it is not known.
    pub labels: Vec<(f32, f32)>,
}

fn main() {
    let mut args = std::env::args().skip(1);
    let mut data = PathBuf::from("../shared/data/extract-dev");
    let (mut trial, mut again, mut out) = (None, None, None);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--trial" => trial = args.next().map(PathBuf::from),
            "--again" => again = args.next().map(PathBuf::from),
            "--out" => out = args.next().map(PathBuf::from),
            other => data = PathBuf::from(other),
        }
    }
    let start = Instant::now();
    let pages = gold::read(&data);
    let count: usize = pages.iter().map(|page| page.samples.len()).sum();
    say(&format!("{} pages, {count} passages, {:.0} s", pages.len(), start.elapsed().as_secs_f32()));
    let parts: Vec<usize> = (0..PARTS).collect();
    if let (Some(from), Some(folder)) = (&again, &trial) {
        std::fs::create_dir_all(folder).expect("the folder can be made");
        let read = |part: &usize| Model::read(&std::fs::read(weights(from, *part)).ok()?);
        let models: Vec<Model> = parts.iter().filter_map(read).collect();
        for page in &pages {
            answer(folder, page, models.get(page.part).expect("each part has its weights"));
        }
        return;
    }
    // Judgements of each part by what was learned from the others: what the next step learns from.
    let mut models: Vec<Model> = parts.iter().map(|part| with_linear(&pages, Some(*part))).collect();
    say(&format!("names and words, {:.0} s", start.elapsed().as_secs_f32()));
    let rows: Vec<Vec<f32>> = pages.iter().map(|page| page.lesson.first(&models[page.part])).collect();
    let mut first: Vec<Vec<f32>> = vec![Vec::new(); pages.len()];
    for part in &parts {
        let trees = forest::learn(&pages, &rows, Some(*part), 1);
        for (at, page) in pages.iter().enumerate().filter(|(_, page)| page.part == *part) {
            first[at] = forest::judge(&trees, &rows[at], page.samples.len());
        }
        models[*part].set_first(trees);
        say(&format!("first judge without part {part}, {:.0} s", start.elapsed().as_secs_f32()));
    }
    forest::report(&pages, &first);
    let more: Vec<Vec<f32>> = pages
        .iter()
        .enumerate()
        .map(|(at, page)| {
            let second = page.lesson.second(&models[page.part], &first[at]);
            join(&second, &rows[at], page.samples.len())
        })
        .collect();
    if let Some(folder) = &trial {
        let mut judged: Vec<Vec<f32>> = vec![Vec::new(); pages.len()];
        for part in &parts {
            let trees = forest::learn(&pages, &more, Some(*part), 2);
            for (at, page) in pages.iter().enumerate().filter(|(_, page)| page.part == *part) {
                judged[at] = forest::judge(&trees, &more[at], page.samples.len());
            }
            models[*part].set_second(trees);
            say(&format!("second judge without part {part}, {:.0} s", start.elapsed().as_secs_f32()));
        }
        forest::report(&pages, &judged);
        std::fs::create_dir_all(folder).expect("the folder can be made");
        for page in &pages {
            answer(folder, page, &models[page.part]);
        }
        for (part, model) in models.iter().enumerate() {
            std::fs::write(weights(folder, part), model.write()).expect("the folder can be written");
        }
    }
    // A trial alone is the quicker for it.
    let out = match (out, &trial) {
        (Some(out), _) => out,
        (None, None) => PathBuf::from("assets/extraction/weights.bin"),
        (None, Some(_)) => return,
    };
    let mut whole = with_linear(&pages, None);
    whole.set_first(forest::learn(&pages, &rows, None, 1));
    whole.set_second(forest::learn(&pages, &more, None, 2));
    let bytes = whole.write();
    std::fs::write(&out, &bytes).expect("the weights can be written");
    say(&format!("{} bytes in {}, {:.0} s", bytes.len(), out.display(), start.elapsed().as_secs_f32()));
}

/// Where the weights are that were learned without a part.
fn weights(folder: &Path, part: usize) -> PathBuf {
    folder.join(format!("part-{part}.weights"))
}

fn with_linear(pages: &[Page], without: Option<usize>) -> Model {
    let mut model = Model::default();
    let (names, words) = linear::learn(pages, without);
    model.set_linear(names.into_iter(), words.into_iter());
    // As a file has them, so that what is learned next sees what will be seen.
    Model::read(&with_stumps(model).write()).expect("what was written can be read")
}

/// Trees that say nothing, so that the model can be written.
fn with_stumps(mut model: Model) -> Model {
    let stump = kiosque::article::learn::Trees { depth: 1, ..Default::default() };
    model.set_first(stump.clone());
    model.set_second(stump);
    model
}

fn join(second: &[f32], first: &[f32], count: usize) -> Vec<f32> {
    if count == 0 {
        return Vec::new();
    }
    let (a, b) = (second.len() / count, first.len() / count);
    (0..count).flat_map(|at| second[at * a..(at + 1) * a].iter().chain(&first[at * b..(at + 1) * b]).copied()).collect()
}

fn answer(folder: &Path, page: &Page, model: &Model) {
    let article = page.lesson.extract(model);
    let json = serde_json::json!({
        "title": article.title,
        "text": article.document.plain(),
        "byline": article.byline.join(", "),
        "date": article.published_text.map(|date| date.chars().take(10).collect::<String>()),
    });
    std::fs::write(folder.join(format!("{}.json", page.id)), json.to_string()).expect("the folder can be written");
}

#[expect(clippy::print_stderr, reason = "a program for people at a terminal")]
pub(crate) fn say(line: &str) {
    eprintln!("{line}");
}
