//! `kiosque analyse`.

use std::process::ExitCode;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// One text a line: {"id", "lang"?, "title"?, "text"}
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
