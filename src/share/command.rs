//! The user's own commands: argument vectors with places to fill, never a shell.

use std::io::Write as _;
use std::process::{Command, Stdio};
use std::thread;

use crate::news::trouble::{self, Kind, Trouble};

/// What fills the places of a command: `{url}`, `{title}`, `{feed}`, `{position}`, `{text}`.
pub type Values<'a> = [(&'a str, String)];

/// Why a command could not do its work, as a sentence.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    #[error("the command is empty; name a program in the configuration")]
    Empty,
    #[error("cannot start {program}: {source}")]
    Start { program: String, source: std::io::Error },
    #[error("{program} ended with an error{}", told(said))]
    Failed { program: String, said: String },
}

impl From<&CommandError> for Trouble {
    fn from(error: &CommandError) -> Self {
        match error {
            CommandError::Empty => Self::new(Kind::NoProgram),
            CommandError::Start { program, source } => {
                Self::with(Kind::NotStarted, [program.clone(), trouble::of_file(source)])
            }
            CommandError::Failed { program, said } if said.is_empty() => Self::with(Kind::ProgramEnded, [program]),
            CommandError::Failed { program, said } => Self::with(Kind::ProgramFailed, [program, said]),
        }
    }
}

fn told(said: &str) -> String {
    if said.is_empty() { String::new() } else { format!(": {said}") }
}

/// Fills the places of every argument. What fills them stays one argument, whatever is in it.
pub fn fill(vector: &[String], values: &Values<'_>) -> Vec<String> {
    vector
        .iter()
        .map(|argument| {
            let mut out = String::new();
            let mut rest = argument.as_str();
            while let Some(open) = rest.find('{') {
                out.push_str(&rest[..open]);
                rest = &rest[open..];
                let found = values
                    .iter()
                    .find(|(name, _)| rest[1..].strip_prefix(name).is_some_and(|after| after.starts_with('}')));
                match found {
                    Some((name, value)) => {
                        out.push_str(value);
                        rest = &rest[name.len() + 2..];
                    }
                    None => {
                        out.push('{');
                        rest = &rest[1..];
                    }
                }
            }
            out + rest
        })
        .collect()
}

/// Splits a line as typed into arguments: spaces part them, quotes keep them together. No shell: nothing else is special.
pub fn split(line: &str) -> Vec<String> {
    let (mut out, mut word, mut quote, mut begun) = (Vec::new(), String::new(), None, false);
    for c in line.chars() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '"' | '\'') => {
                quote = Some(c);
                begun = true;
            }
            (None, c) if c.is_whitespace() => {
                if begun {
                    out.push(std::mem::take(&mut word));
                }
                begun = false;
            }
            _ => {
                word.push(c);
                begun = true;
            }
        }
    }
    if begun {
        out.push(word);
    }
    out
}

/// Runs a command to its end with `input` on its standard input; returns the first line it said.
pub fn run(vector: &[String], input: &str) -> Result<String, CommandError> {
    let (program, arguments) = vector.split_first().ok_or(CommandError::Empty)?;
    let start = |source| CommandError::Start { program: program.clone(), source };
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(start)?;
    let (stdin, input) = (child.stdin.take(), input.to_owned());
    // A command that reads little must not keep us from reading what it says. Where it reads nothing, writing fails,
    // and that is its right.
    let writing = thread::spawn(move || stdin.map(|mut stdin| stdin.write_all(input.as_bytes())));
    let output = child.wait_with_output().map_err(start)?;
    let _ = writing.join();
    let first = |bytes: &[u8]| String::from_utf8_lossy(bytes).lines().next().unwrap_or_default().trim().to_owned();
    if output.status.success() {
        Ok(first(&output.stdout))
    } else {
        Err(CommandError::Failed { program: program.clone(), said: first(&output.stderr) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vector(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn what_fills_a_place_stays_one_argument() {
        let filled = fill(
            &vector(&["post", "--text={title} {url}", "{", "{nothing}"]),
            &[("title", "a; rm -rf \"{url}\"".to_owned()), ("url", "https://x.example/?a=1&b=2".to_owned())],
        );
        let wanted = ["post", "--text=a; rm -rf \"{url}\" https://x.example/?a=1&b=2", "{", "{nothing}"];
        assert_eq!(filled, vector(&wanted));
    }

    #[test]
    fn a_line_is_parted_at_spaces_outside_quotes() {
        assert_eq!(split("mail -s 'du soir'  \"\" x"), vector(&["mail", "-s", "du soir", "", "x"]));
        assert_eq!(split("  "), Vec::<String>::new());
    }

    #[cfg(unix)]
    #[test]
    fn a_command_reads_the_text_and_what_it_says_comes_back() {
        assert_eq!(run(&vector(&["cat"]), "bonjour\nencore").unwrap(), "bonjour");
        assert!(run(&vector(&["true"]), &"x".repeat(1 << 20)).is_ok());
    }

    #[cfg(unix)]
    #[test]
    fn what_went_wrong_is_a_sentence() {
        assert!(run(&vector(&["false"]), "").unwrap_err().to_string().contains("false ended with an error"));
        assert!(run(&vector(&["kiosque-no-such-program"]), "").unwrap_err().to_string().contains("cannot start"));
        assert!(matches!(run(&[], ""), Err(CommandError::Empty)));
    }
}
