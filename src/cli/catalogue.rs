//! `kiosque catalogue`.

use std::io::{self, Write};
use std::process::ExitCode;

use super::output;
use crate::config::catalogue;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Words of the outlet's name, section, language or country
    pub query: Vec<String>,
}

pub(super) fn run(args: &Args, global: &super::Global) -> anyhow::Result<ExitCode> {
    let query = args.query.join(" ");
    let found = catalogue::search(&query);
    if found.is_empty() {
        output::warn(&format!(
            "kiosque: nothing in the catalogue answers «{query}»; `kiosque catalogue` lists all of it"
        ));
    }
    output::finish(print(&found, global.json, &mut output::stdout()))?;
    Ok(if found.is_empty() { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

fn print(found: &[&catalogue::Known], json: bool, out: &mut impl Write) -> io::Result<()> {
    for known in found {
        if json {
            output::json_line(out, known)?;
        } else {
            writeln!(
                out,
                "{:<22} {:<26} {} {:<2}  {}",
                known.name, known.section, known.lang, known.country, known.url
            )?;
        }
    }
    out.flush()
}
