//! `kiosque extract`.

use std::process::ExitCode;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Where the page came from
    #[arg(long, default_value = "")]
    pub url: String,
    /// One page a line: {"id", "url", "html"} or {"id", "url", "file"}
    #[arg(long)]
    pub batch: bool,
    /// Without the rules for single sites
    #[arg(long)]
    pub no_rules: bool,
    /// The file to read, `-` for standard input
    #[arg(default_value = "-")]
    pub file: std::path::PathBuf,
}

pub(super) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let _ = args;
    todo!()
}
