//! `kiosque export`.

use std::process::ExitCode;

#[derive(Debug, clap::Args)]
pub struct Args {}

pub(super) fn run(args: &Args, _global: &super::Global) -> anyhow::Result<ExitCode> {
    let _ = args;
    todo!()
}
