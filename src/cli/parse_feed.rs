//! `kiosque parse-feed`.

use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use serde::{Deserialize, Serialize};

use super::output;
use crate::feed;
use crate::news::entry::{Enclosure, NewEntry};
use crate::news::feed::ParsedFeed;
use crate::news::time::Timestamp;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Where the feed came from
    #[arg(long, default_value = "")]
    pub url: String,
    /// The Content-Type that it was served with
    #[arg(long)]
    pub content_type: Option<String>,
    /// One feed a line: {"id", "url", "file", "content_type"?}
    #[arg(long)]
    pub batch: bool,
    /// The file to read, `-` for standard input
    #[arg(default_value = "-")]
    pub file: PathBuf,
}

#[derive(Deserialize)]
struct Question {
    id: serde_json::Value,
    #[serde(default)]
    url: String,
    file: PathBuf,
    content_type: Option<String>,
}

#[derive(Serialize)]
struct Answer {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<serde_json::Value>,
    format: String,
    title: Option<String>,
    link: Option<String>,
    description: Option<String>,
    lang: Option<String>,
    updated: Option<String>,
    ttl: Option<u32>,
    entries: Vec<EntryAnswer>,
}

#[derive(Serialize)]
struct EntryAnswer {
    id: Option<String>,
    title: String,
    link: Option<String>,
    published: Option<String>,
    updated: Option<String>,
    authors: Vec<String>,
    summary: Option<String>,
    content: Option<String>,
    categories: Vec<String>,
    enclosures: Vec<Enclosure>,
    image: Option<String>,
}

fn answer(id: Option<serde_json::Value>, feed: ParsedFeed) -> Answer {
    let entries = feed.entries.into_iter().map(with_picture).map(|entry| EntryAnswer {
        id: entry.guid.or(Some(entry.key)),
        title: entry.title,
        link: entry.url,
        published: entry.published.map(Timestamp::rfc3339),
        updated: entry.updated.map(Timestamp::rfc3339),
        authors: entry.authors,
        summary: entry.summary,
        content: entry.content,
        categories: entry.categories,
        enclosures: entry.enclosures,
        image: entry.image,
    });
    Answer {
        id,
        format: feed.format,
        title: feed.title,
        link: feed.link,
        description: feed.description,
        lang: feed.language,
        updated: feed.updated.map(Timestamp::rfc3339),
        ttl: feed.ttl,
        entries: entries.collect(),
    }
}

/// The picture stands among the enclosures too: it is a file that goes with the entry.
fn with_picture(mut entry: NewEntry) -> NewEntry {
    let known = |url: &String| entry.enclosures.iter().any(|enclosure| enclosure.url == *url);
    if let Some(url) = entry.image.clone().filter(|url| !known(url)) {
        entry.enclosures.push(Enclosure { url, ..Enclosure::default() });
    }
    entry
}

pub(super) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    if args.batch {
        output::batch(&args.file, one)?;
        return Ok(ExitCode::SUCCESS);
    }
    let feed = feed::transcribe(&output::read_input(&args.file)?, &args.url, args.content_type.as_deref())?;
    let mut out = output::stdout();
    output::finish(output::json_line(&mut out, &answer(None, feed)).and_then(|()| out.flush()))?;
    Ok(ExitCode::SUCCESS)
}

/// Answers one question: the feed, or why it cannot be read.
fn one(line: &str, out: &mut impl io::Write) -> io::Result<()> {
    let question: Question = match serde_json::from_str(line) {
        Ok(question) => question,
        Err(error) => return output::json_line(out, &serde_json::json!({"id": null, "error": error.to_string()})),
    };
    let parsed = std::fs::read(&question.file).map_err(|error| error.to_string()).and_then(|bytes| {
        feed::transcribe(&bytes, &question.url, question.content_type.as_deref()).map_err(|error| error.to_string())
    });
    match parsed {
        Ok(feed) => output::json_line(out, &answer(Some(question.id), feed)),
        Err(error) => output::json_line(out, &serde_json::json!({"id": question.id, "error": error})),
    }
}
