//! `kiosque completions` and `kiosque man`, from the same definitions as the help.

use std::io::Write as _;
use std::process::ExitCode;

use clap::CommandFactory as _;

use super::{Cli, output};

#[derive(Debug, clap::Args)]
pub struct Args {
    /// For which shell
    pub shell: clap_complete::Shell,
}

pub(super) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "kiosque", &mut script);
    output::finish(output::stdout().write_all(&script))?;
    Ok(ExitCode::SUCCESS)
}

pub(super) fn man() -> anyhow::Result<ExitCode> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut page)?;
    output::finish(output::stdout().write_all(&page))?;
    Ok(ExitCode::SUCCESS)
}
