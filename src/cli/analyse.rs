//! `kiosque analyse`.

use std::io::Write as _;
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
    if args.batch {
        output::batch(&args.file, |line, out| output::json_line(out, &one(line)))?;
        return Ok(ExitCode::SUCCESS);
    }
    let bytes = output::read_input(&args.file)?;
    let text = String::from_utf8_lossy(&bytes);
    let mut out = output::stdout();
    let told = answer(&Value::Null, &text, &insight::analyse("", &text, None));
    output::finish(output::json_line(&mut out, &told).and_then(|()| out.flush()))?;
    Ok(ExitCode::SUCCESS)
}

fn one(line: &str) -> Value {
    match serde_json::from_str::<Question>(line) {
        Ok(question) => {
            let lang = question.lang.as_deref().map(Lang::from_tag);
            answer(&question.id, &question.text, &insight::analyse(&question.title, &question.text, lang))
        }
        Err(error) => json!({"id": null, "error": error.to_string()}),
    }
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
