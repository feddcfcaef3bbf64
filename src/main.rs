//! Wires the program together: arguments, panics, exit status.

mod keeper;
mod start;

use std::process::ExitCode;

use kiosque::cli::{self, Cli, Command, Global, UserError};

/// Feeds and pages are parsed on several threads, in small pieces: the system's allocator keeps an arena for each.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = Cli::read();
    let result = match &arguments.command {
        None => start::interface(&arguments.global, arguments.linear).map(|()| ExitCode::SUCCESS),
        Some(Command::Demo(args)) if !args.serve => demonstrate(&arguments.global, arguments.linear || args.linear),
        Some(_) if arguments.linear => Err(UserError("--linear is for the interface and for `demo`".into()).into()),
        Some(command) => cli::run(command, &arguments.global),
    };
    result.unwrap_or_else(|error| {
        report(&error);
        ExitCode::from(if error.is::<UserError>() { 2 } else { 1 })
    })
}

fn demonstrate(global: &Global, linear: bool) -> anyhow::Result<ExitCode> {
    let linear = cli::demo::linear(global)? || linear;
    let demo = cli::demo::start()?;
    start::demonstration(demo.data.path(), demo.feeds().to_vec(), linear)?;
    Ok(ExitCode::SUCCESS)
}

#[expect(clippy::print_stderr, reason = "this is where errors reach people")]
fn report(error: &anyhow::Error) {
    eprintln!("kiosque: {}", cli::told(error));
}
