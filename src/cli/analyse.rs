//! `kiosque analyse`.

use std::io::{self, BufRead as _, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use serde::Deserialize;
use serde_json::{Value, json};

use super::output;
use crate::insight;
use crate::news::analysis::Analysis;
use crate::text::language::Lang;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// One text a line: {"id", "lang"?, "title"?, "text"}
    #[arg(long)]
    pub batch: bool,
    /// The file to read, `-` for standard input
    #[arg(default_value = "-")]
    pub file: PathBuf,
}

#[derive(Deserialize)]
struct Question {
    id: Value,
    lang: Option<String>,
    #[serde(default)]
    title: String,
    text: String,
}

pub(super) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let bytes = output::read_input(&args.file)?;
    let mut out = output::stdout();
    let mut write = || -> io::Result<()> {
        if !args.batch {
            let text = String::from_utf8_lossy(&bytes);
            output::json_line(&mut out, &answer(&Value::Null, &text, &insight::analyse("", &text, None)))?;
            return out.flush();
        }
        for line in bytes.lines() {
            let line = line?;
            if line.trim().is_empty() {
                continue;
            }
            let told = match serde_json::from_str::<Question>(&line) {
                Ok(question) => {
                    let lang = question.lang.as_deref().map(Lang::from_tag);
                    answer(&question.id, &question.text, &insight::analyse(&question.title, &question.text, lang))
                }
                Err(error) => json!({"id": null, "error": error.to_string()}),
            };
            output::json_line(&mut out, &told)?;
            out.flush()?;
        }
        Ok(())
    };
    output::finish(write())?;
    Ok(ExitCode::SUCCESS)
}

fn answer(id: &Value, text: &str, analysis: &Analysis) -> Value {
    let chars: Vec<char> = text.chars().collect();
    let entities: Vec<Value> = analysis
        .entities
        .iter()
        .map(|entity| {
            let mentions: Vec<Value> = entity
                .mentions
                .iter()
                .map(|mention| {
                    let piece = chars.get(mention.start as usize..mention.end as usize).unwrap_or_default();
                    json!({"start": mention.start, "end": mention.end, "text": piece.iter().collect::<String>()})
                })
                .collect();
            json!({"name": entity.name, "type": entity.kind, "count": mentions.len(), "mentions": mentions})
        })
        .collect();
    json!({"id": id, "lang": analysis.language.code(), "entities": entities})
}
