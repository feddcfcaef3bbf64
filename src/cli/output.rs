//! Standard output: JSON lines and people's text, without a panic when the reader of a pipe goes away.

use std::io::{self, BufRead, Write};
use std::path::Path;

use anyhow::Context as _;
use serde::Serialize;

/// Writes one JSON value on a line of its own.
pub(crate) fn json_line(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    out.write_all(b"\n")
}

/// Buffered standard output; a closed pipe (`kiosque list | head`) ends the program quietly in [`finish`].
pub(crate) fn stdout() -> io::BufWriter<io::StdoutLock<'static>> {
    io::BufWriter::new(io::stdout().lock())
}

/// Turns a broken pipe into success: whoever read us has had enough.
pub(crate) fn finish(result: io::Result<()>) -> anyhow::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => Ok(other?),
    }
}

/// Says something to people on standard error; whether anybody reads it does not matter.
pub(crate) fn warn(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}

/// Answers every line of a file (standard input where it is `-`) that is not blank, each as soon as it is read.
pub(crate) fn batch(
    file: &Path,
    mut answer: impl FnMut(&str, &mut io::BufWriter<io::StdoutLock<'static>>) -> io::Result<()>,
) -> anyhow::Result<()> {
    let input: Box<dyn BufRead> = if file.as_os_str() == "-" {
        Box::new(io::stdin().lock())
    } else {
        let file = std::fs::File::open(file).with_context(|| format!("cannot read {}", file.display()))?;
        Box::new(io::BufReader::new(file))
    };
    let mut out = stdout();
    finish(input.lines().try_for_each(|line| {
        let line = line?;
        if line.trim().is_empty() {
            return Ok(());
        }
        answer(&line, &mut out)?;
        out.flush()
    }))
}

/// Reads a whole file, or standard input where it is `-`.
pub(crate) fn read_input(path: &Path) -> anyhow::Result<Vec<u8>> {
    if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        io::Read::read_to_end(&mut io::stdin().lock(), &mut bytes).context("cannot read standard input")?;
        return Ok(bytes);
    }
    std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}
