//! Wires the program together: arguments, panics, exit status.

mod keeper;
mod start;

use std::process::ExitCode;

use kiosque::cli::{self, Cli, Command, UserError};

/// Feeds and pages are parsed on several threads, in small pieces: the system's allocator keeps an arena for each.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = Cli::read();
    let result = match &arguments.command {
        None => start::interface(&arguments.global).map(|()| ExitCode::SUCCESS),
        Some(Command::Demo(args)) if !args.serve => demonstrate(),
        Some(command) => cli::run(command, &arguments.global),
    };
    result.unwrap_or_else(|error| {
        report(&error);
        ExitCode::from(if error.is::<UserError>() { 2 } else { 1 })
    })
}

fn demonstrate() -> anyhow::Result<ExitCode> {
    let demo = cli::demo::start()?;
    start::demonstration(demo.data.path(), demo.feeds().to_vec())?;
    Ok(ExitCode::SUCCESS)
}

#[expect(clippy::print_stderr, reason = "this is where errors reach people")]
fn report(error: &anyhow::Error) {
    eprintln!("kiosque: {}", cli::told(error));
}
