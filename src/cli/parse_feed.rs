//! `kiosque parse-feed`.

use std::process::ExitCode;

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
    pub file: std::path::PathBuf,
}

pub(super) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let _ = args;
    todo!()
}
