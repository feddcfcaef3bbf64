//! `kiosque archive`: the whole store as JSON lines, out and in.

use std::io::{self, BufRead, IsTerminal as _, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use anyhow::Context as _;

use super::list::{explain, output_stopped, warn};
use super::{Context, Global, output};
use crate::engine;
use crate::news::ids::EntryId;
use crate::news::time::Timestamp;
use crate::share::export;
use crate::store::{ArchiveItem, Reader, StoreError, Writer};

/// Articles in a transaction.
const BATCH: usize = 1_000;
/// Bytes of text in a transaction.
const BATCH_BYTES: usize = 16 << 20;
/// Bytes of one line; a longer one is told and left out.
const LINE: usize = 32 << 20;
/// Faulty lines that are told one by one.
const TOLD: usize = 20;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    pub action: Action,
}

#[derive(Debug, clap::Subcommand)]
pub enum Action {
    /// Every article, a line of JSON each
    Export {
        /// The file to write, `-` for standard output
        #[arg(default_value = "-", value_name = "FILE.jsonl")]
        file: PathBuf,
    },
    /// Merge an archive into the store, and analyse what is new
    Import {
        /// The file to read, `-` for standard input
        #[arg(value_name = "FILE.jsonl")]
        file: PathBuf,
    },
}

pub(super) fn run(args: &Args, global: &Global) -> anyhow::Result<ExitCode> {
    let context = Context::open(global)?;
    match &args.action {
        Action::Export { file } => {
            let reader = context.store.reader().map_err(explain)?;
            if file.as_os_str() == "-" {
                write_all(&reader, &mut output::stdout())?;
            } else {
                let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
                let failed = || format!("cannot write {}", file.display());
                let mut whole = tempfile::NamedTempFile::new_in(folder).with_context(failed)?;
                write_all(&reader, &mut io::BufWriter::new(&mut whole)).with_context(failed)?;
                whole.persist(file).with_context(failed)?;
            }
            Ok(ExitCode::SUCCESS)
        }
        Action::Import { file } => import(&context, file, global.json),
    }
}

fn write_all(reader: &Reader, out: &mut impl io::Write) -> anyhow::Result<()> {
    let mut after = EntryId(0);
    loop {
        let page = reader.archive(after, BATCH).map_err(explain)?;
        let Some((last, _)) = page.last() else { break };
        after = *last;
        for (id, mut item) in page {
            // A fetched page leaves with its headings, links and pictures, not as bare text.
            if let Some(stored) = reader.article(id).map_err(explain)?.filter(|_| item.text.is_some()) {
                item.html = Some(export::html_fragment(&stored.article.document));
                item.text = None;
            }
            if output_stopped(output::json_line(out, &item))? {
                return Ok(());
            }
        }
    }
    output::finish(out.flush())
}

fn import(context: &Context, file: &Path, json: bool) -> anyhow::Result<ExitCode> {
    let failed = || format!("cannot read {}", file.display());
    let (input, size): (Box<dyn BufRead>, u64) = if file.as_os_str() == "-" {
        (Box::new(io::stdin().lock()), 0)
    } else {
        let file = std::fs::File::open(file).with_context(failed)?;
        let size = file.metadata().map_or(0, |about| about.len());
        (Box::new(io::BufReader::with_capacity(1 << 16, file)), size)
    };
    let mut writer = context.store.writer().map_err(explain)?;
    let mut bar = Bar::new();
    let count = load(input, &mut writer, |bytes| bar.show("reading", bytes, size)).with_context(failed)?;
    bar.restart();
    let library = engine::Library::new(context.store.clone());
    engine::analyse_pending(&context.store, &library, &mut writer, &mut |done, _| {
        bar.show("analysing", done as u64, 0);
    })
    .map_err(explain)?;
    bar.end();
    let mut out = output::stdout();
    let told = if json {
        let count = serde_json::json!({ "articles": count.articles, "new": count.new, "failed": count.failed });
        output::json_line(&mut out, &count)
    } else {
        writeln!(out, "{} articles, {} new", count.articles, count.new)
    };
    output::finish(told.and_then(|()| out.flush()))?;
    Ok(if count.failed > 0 { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// What an import came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    articles: usize,
    new: usize,
    failed: usize,
}

/// Stores an archive's articles; faulty lines are told and left out. `progress` gets the bytes read so far.
fn load(mut input: impl BufRead, writer: &mut Writer, mut progress: impl FnMut(u64)) -> anyhow::Result<Count> {
    let mut count = Count::default();
    let (mut line, mut number, mut read, mut held) = (Vec::new(), 0_u64, 0_u64, 0);
    let mut batch = Vec::new();
    let now = Timestamp::now();
    loop {
        line.clear();
        let got = input.by_ref().take(LINE as u64 + 1).read_until(b'\n', &mut line)?;
        number += 1;
        read += got as u64;
        if got > LINE && line.last() != Some(&b'\n') {
            read += skip_line(&mut input)?;
            fault(&mut count, number, &format!("it is longer than {} MB", LINE >> 20));
        } else if !line.trim_ascii().is_empty() {
            held += line.len();
            match item(&line) {
                Ok(item) => batch.push(item),
                Err(why) => fault(&mut count, number, &why),
            }
        }
        if batch.len() >= BATCH || held >= BATCH_BYTES || got == 0 {
            let write = |error: StoreError| explain(error);
            count.new += writer.import(&batch, now).map_err(write)?.len();
            count.articles += batch.len();
            batch.clear();
            held = 0;
            progress(read);
        }
        if got == 0 {
            return Ok(count);
        }
    }
}

fn fault(count: &mut Count, number: u64, why: &str) {
    count.failed += 1;
    if count.failed <= TOLD {
        warn(&format!("line {number}: {why}"));
    }
}

/// One line; only key, feed and title are required.
fn item(line: &[u8]) -> Result<ArchiveItem, String> {
    let item: ArchiveItem = serde_json::from_slice(line).map_err(|error| format!("not an article: {error}"))?;
    for (name, value) in [("key", &item.key), ("feed", &item.feed), ("title", &item.title)] {
        if value.trim().is_empty() {
            return Err(format!("the article has no «{name}»"));
        }
    }
    Ok(item)
}

/// Reads on to the end of the line; returns the bytes passed over.
fn skip_line(input: &mut impl BufRead) -> io::Result<u64> {
    let mut passed = 0;
    loop {
        let (length, ended) = match input.fill_buf()? {
            [] => return Ok(passed),
            bytes => match memchr::memchr(b'\n', bytes) {
                Some(at) => (at + 1, true),
                None => (bytes.len(), false),
            },
        };
        input.consume(length);
        passed += length as u64;
        if ended {
            return Ok(passed);
        }
    }
}

/// Progress on one line of standard error, where that is a terminal.
struct Bar {
    shown: bool,
    started: Instant,
    last: Option<Instant>,
}

impl Bar {
    fn new() -> Self {
        Self { shown: io::stderr().is_terminal(), started: Instant::now(), last: None }
    }

    fn restart(&mut self) {
        self.started = Instant::now();
        self.last = None;
    }

    /// Shows how far it is, at most ten times a second.
    fn show(&mut self, what: &str, done: u64, of: u64) {
        if !self.shown || self.last.is_some_and(|last| last.elapsed().as_millis() < 100) {
            return;
        }
        self.last = Some(Instant::now());
        let (part, left) = match (done.min(of) * 100).checked_div(of) {
            Some(percent) => {
                let seconds =
                    self.started.elapsed().as_secs_f64() / done.max(1) as f64 * of.saturating_sub(done) as f64;
                (format!(" {percent} %"), format!(", {seconds:.0} s left"))
            }
            None => (format!(" {done}"), String::new()),
        };
        // A bar that cannot be drawn is no reason to stop.
        let _ = write!(io::stderr(), "\r\x1b[K{what}{part}{left}");
    }

    fn end(&self) {
        if self.shown {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;

    #[test]
    fn what_leaves_one_store_is_whole_in_another() {
        let lines = r#"{"key":"1","feed":"Journal","title":"Un","text":"Le premier.\n\nSuite & fin.","published":"2026-11-17T08:00:00Z","starred":true,"tags":["rail"],"authors":["A"],"lang":"fr"}
{"key":"2","feed":"Journal","title":"Deux","url":"https://a.example/2","html":"<p>Le <b>second</b>.</p>","read":true,"later":true}
not json
{"key":"3","feed":"","title":"Sans journal"}"#;
        let homes: [_; 2] = std::array::from_fn(|_| tempfile::tempdir().unwrap());
        let [one, two] = homes.each_ref().map(|home| Store::open(home.path()).unwrap());
        let count = load(lines.as_bytes(), &mut one.writer().unwrap(), |_| {}).unwrap();
        assert_eq!(count, Count { articles: 2, new: 2, failed: 2 });
        let export = |store: &Store| {
            let mut out = Vec::new();
            write_all(&store.reader().unwrap(), &mut out).unwrap();
            String::from_utf8(out).unwrap()
        };
        let first = export(&one);
        assert!(
            first.contains("Le premier.") && first.contains("\"rail\"") && first.contains("\"starred\":true"),
            "{first}"
        );
        assert_eq!(load(first.as_bytes(), &mut two.writer().unwrap(), |_| {}).unwrap().new, 2);
        assert_eq!(export(&two), first);
        assert_eq!(load(first.as_bytes(), &mut two.writer().unwrap(), |_| {}).unwrap().new, 0);
    }
}
