//! `kiosque export`.

use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context as _;

use super::list::{chosen, explain};
use super::show::{piece, whole};
use super::{Context, Global, UserError, output};
use crate::news::time::Timestamp;
use crate::share::export::{self, Piece};
use crate::share::saving::{self, keep, slug};

#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    Markdown,
    Html,
    Epub,
}

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The articles, by number
    #[arg(value_name = "ID", required_unless_present = "query", conflicts_with = "query")]
    pub ids: Vec<i64>,
    /// The articles that this search finds
    #[arg(long, value_name = "Q")]
    pub query: Option<String>,
    /// As what
    #[arg(long, value_enum, default_value = "markdown")]
    pub format: Format,
    /// A file, a folder (Markdown and HTML: a file an article), or - for standard output
    #[arg(long, value_name = "PATH", default_value = "-")]
    pub out: PathBuf,
}

pub(super) fn run(args: &Args, global: &Global) -> anyhow::Result<ExitCode> {
    if args.format == Format::Epub && args.out.as_os_str() == "-" && std::io::stdout().is_terminal() {
        let told = "an EPUB is nothing for a terminal; say --out FILE.epub, or send it into a file or a pipe";
        return Err(UserError(told.into()).into());
    }
    let context = Context::open(global)?;
    let reader = context.store.reader().map_err(explain)?;
    let (ids, complete) = chosen(&reader, &args.ids, args.query.as_deref())?;
    let mut pieces = Vec::with_capacity(ids.len());
    for id in ids {
        if let Some((entry, stored)) = whole(&reader, id).map_err(explain)? {
            pieces.push(piece(&entry, stored.as_ref()));
        }
    }
    if pieces.is_empty() {
        anyhow::bail!("there is nothing to export");
    }
    let files = if args.out.is_dir() { parted(&args.out, args.format, &pieces)? } else { vec![joined(args, &pieces)?] };
    let mut out = output::stdout();
    for (path, bytes) in &files {
        if path.as_os_str() == "-" {
            output::finish(out.write_all(bytes).and_then(|()| out.flush()))?;
            continue;
        }
        keep(path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
        if global.json {
            output::finish(output::json_line(&mut out, &serde_json::json!({ "path": path, "bytes": bytes.len() })))?;
        }
    }
    output::finish(out.flush())?;
    Ok(if complete { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn joined(args: &Args, pieces: &[Piece]) -> anyhow::Result<(PathBuf, Vec<u8>)> {
    let title = match pieces {
        [one] => one.title.clone(),
        _ => args.query.as_deref().and_then(crate::store::in_words).unwrap_or_else(|| "kiosque".into()),
    };
    let format = match args.format {
        Format::Markdown => saving::Format::Markdown,
        Format::Html => saving::Format::Html,
        Format::Epub => saving::Format::Epub,
    };
    let bytes = format.bytes(&title, pieces, Timestamp::now())?;
    Ok((args.out.clone(), bytes))
}

/// A file an article, named for its headline.
fn parted(folder: &Path, format: Format, pieces: &[Piece]) -> anyhow::Result<Vec<(PathBuf, Vec<u8>)>> {
    let (ending, write): (_, fn(&Piece) -> String) = match format {
        Format::Markdown => ("md", export::markdown),
        Format::Html => ("html", |piece| export::html_page(std::slice::from_ref(piece))),
        Format::Epub => {
            let told = format!("{} is a folder; an EPUB is one file", folder.display());
            return Err(UserError(told).into());
        }
    };
    let mut files: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    for piece in pieces {
        let name = slug(&piece.title);
        let mut path = folder.join(format!("{name}.{ending}"));
        let mut number = 2;
        while files.iter().any(|(other, _)| *other == path) {
            path = folder.join(format!("{name}-{number}.{ending}"));
            number += 1;
        }
        files.push((path, write(piece).into_bytes()));
    }
    Ok(files)
}
