//! Wires the program together: arguments, panics, exit status.

use std::process::ExitCode;

use clap::Parser as _;
use kiosque::cli::{self, Cli, UserError};

fn main() -> ExitCode {
    let arguments = Cli::parse();
    let Some(command) = &arguments.command else {
        return ExitCode::SUCCESS;
    };
    match cli::run(command, &arguments.global) {
        Ok(code) => code,
        Err(error) => {
            report(&error);
            ExitCode::from(if error.is::<UserError>() { 2 } else { 1 })
        }
    }
}

#[expect(clippy::print_stderr, reason = "this is where errors reach people")]
fn report(error: &anyhow::Error) {
    eprintln!("kiosque: {error:#}");
}
