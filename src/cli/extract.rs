//! `kiosque extract`.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use serde::Deserialize;
use serde_json::{Value, json};

use super::output;
use crate::article;
use crate::news::article::{Article, PageKind};
use crate::news::document::{Block, Text};

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Where the page came from
    #[arg(long, default_value = "")]
    pub url: String,
    /// One page a line: {"id", "url", "html"} or {"id", "url", "file"}
    #[arg(long)]
    pub batch: bool,
    /// Without the site rules: every page is read in the same way
    #[arg(long)]
    pub no_rules: bool,
    /// Site rules of your own (TOML), asked before those that the program carries
    #[arg(long, value_name = "FILE")]
    pub rules: Option<PathBuf>,
    /// The file to read, `-` for standard input
    #[arg(default_value = "-")]
    pub file: PathBuf,
}

#[derive(Deserialize)]
struct Question {
    id: Value,
    #[serde(default)]
    url: String,
    html: Option<String>,
    file: Option<PathBuf>,
}

pub(super) fn run(args: &Args) -> anyhow::Result<ExitCode> {
    let rules = rules(args)?;
    if args.batch {
        output::batch(&args.file, |line, out| output::json_line(out, &one(line, &rules)))?;
        return Ok(ExitCode::SUCCESS);
    }
    let article = article::extract_with(&output::read_input(&args.file)?, &args.url, None, &rules);
    let mut out = output::stdout();
    output::finish(output::json_line(&mut out, &answer(&article)).and_then(|()| out.flush()))?;
    Ok(ExitCode::SUCCESS)
}

fn rules(args: &Args) -> anyhow::Result<article::Rules> {
    let carried = if args.no_rules { article::Rules::none() } else { article::Rules::shipped().clone() };
    let Some(path) = &args.rules else { return Ok(carried) };
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let own = article::Rules::read(&text).with_context(|| format!("in {}", path.display()))?;
    Ok(own.before(&carried))
}

fn one(line: &str, rules: &article::Rules) -> Value {
    let question: Question = match serde_json::from_str(line) {
        Ok(question) => question,
        Err(error) => return json!({"id": null, "error": error.to_string()}),
    };
    let html = match (question.html, question.file) {
        (Some(html), _) => Ok(html.into_bytes()),
        (None, Some(file)) => std::fs::read(file).map_err(|error| error.to_string()),
        (None, None) => Err("neither html nor file is given".to_owned()),
    };
    match html {
        Ok(html) => {
            let mut answer = answer(&article::extract_with(&html, &question.url, None, rules));
            answer["id"] = question.id;
            answer
        }
        Err(error) => json!({"id": question.id, "error": error}),
    }
}

fn answer(article: &Article) -> Value {
    let blocks: Vec<Value> = article.document.blocks.iter().map(block).collect();
    let images: Vec<Value> = article
        .document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Image { src, alt, caption } => Some(json!({"src": src, "alt": alt, "caption": caption})),
            _ => None,
        })
        .collect();
    json!({
        "title": article.title,
        "byline": article.byline,
        "published": article.published_text,
        "section": article.section,
        "image": article.image,
        "lang": article.language.map(crate::text::language::Lang::code),
        "lead": article.document.lead().map(Text::to_plain),
        "text": article.document.plain(),
        "blocks": blocks,
        "images": images,
        "related": article.related,
        "paywalled": article.kind == PageKind::Paywalled,
        "is_article": article.kind != PageKind::NotArticle,
    })
}

/// A block as the command line's contract names it.
pub(super) fn block(block: &Block) -> Value {
    let text = block.plain();
    match block {
        Block::Lead { .. } | Block::Paragraph { .. } => json!({"kind": "paragraph", "text": text}),
        Block::Heading { level, .. } => json!({"kind": "heading", "level": level, "text": text}),
        Block::Quote { .. } => json!({"kind": "quote", "text": text}),
        Block::List { items, .. } => {
            let items: Vec<String> = items.iter().map(|item| item.text.to_plain()).collect();
            json!({"kind": "list", "text": text, "items": items})
        }
        Block::Table { .. } => json!({"kind": "table", "text": text}),
        Block::Code { .. } => json!({"kind": "code", "text": text}),
        Block::Image { src, caption, .. } => json!({"kind": "image", "text": "", "src": src, "caption": caption}),
        Block::Embed { title, url } => json!({"kind": "embed", "text": title, "src": url}),
        Block::Rule => json!({"kind": "rule", "text": ""}),
    }
}
