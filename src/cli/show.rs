//! `kiosque show`.

use std::io::Write as _;
use std::process::ExitCode;

use serde_json::json;

use super::{Context, Global, extract, list, output};
use crate::engine::Library;
use crate::news::document::{Block, Document, Text};
use crate::news::ids::EntryId;
use crate::news::time::Timestamp;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The article's number
    pub id: i64,
    /// Plain text (the default)
    #[arg(long)]
    pub text: bool,
    #[arg(long, conflicts_with = "text")]
    pub markdown: bool,
}

pub(super) fn run(args: &Args, global: &Global) -> anyhow::Result<ExitCode> {
    let context = Context::open(global)?;
    let reader = context.store.reader()?;
    let id = EntryId(args.id);
    let Some(entry) = reader.entry(id)? else {
        anyhow::bail!("there is no article {id}; `kiosque list` shows what there is")
    };
    let stored = reader.article(id)?;
    let feed_text = || {
        crate::article::fragment(
            entry.feed_text.as_deref().unwrap_or_default(),
            entry.head.url.as_deref().unwrap_or_default(),
        )
    };
    let article = stored.map(|stored| stored.article).unwrap_or_default();
    let document = if article.document.blocks.is_empty() { feed_text() } else { article.document.clone() };
    let mut out = output::stdout();
    let written = if global.json {
        let entities = reader.entities(id)?;
        let entities: Vec<_> = entities
            .iter()
            .map(|row| json!({"entity": row.id, "name": row.name, "type": row.kind, "count": row.count}))
            .collect();
        let related = Library::new(context.store.clone()).related(id, 10)?;
        let mut row = list::row(&entry.head);
        row["title"] = json!(entry.head.title);
        row["byline"] = json!(if article.byline.is_empty() { &entry.authors } else { &article.byline });
        row["lead"] = json!(document.lead().map(Text::to_plain));
        row["text"] = json!(document.plain());
        row["blocks"] = document.blocks.iter().map(extract::block).collect();
        row["publisher_related"] = json!(article.related);
        row["paywalled"] = json!(article.kind == crate::news::article::PageKind::Paywalled);
        row["entities"] = json!(entities);
        row["related"] = super::related::answers(&reader, &related)?;
        output::json_line(&mut out, &row)
    } else {
        let body = if args.markdown { markdown(&document) } else { document.plain() };
        let date = entry.head.published.map(Timestamp::rfc3339).unwrap_or_default();
        let mark = if args.markdown { "# " } else { "" };
        writeln!(out, "{mark}{}\n\n{} · {date}\n\n{body}", entry.head.title, entry.head.feed_name)
    };
    output::finish(written.and_then(|()| out.flush()))?;
    Ok(ExitCode::SUCCESS)
}

/// A document as Markdown.
fn markdown(document: &Document) -> String {
    let blocks = document.blocks.iter().map(|block| match block {
        Block::Lead { text } => format!("**{}**", text.to_plain()),
        Block::Heading { level, text } => format!("{} {}", "#".repeat(usize::from(*level)), text.to_plain()),
        Block::Quote { .. } => block.plain().lines().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\n>\n"),
        Block::List { ordered, items } => {
            let mark = if *ordered { "1." } else { "-" };
            items.iter().map(|item| format!("{mark} {}", item.text.to_plain())).collect::<Vec<_>>().join("\n")
        }
        Block::Code { text } => format!("```\n{text}\n```"),
        Block::Image { src, alt, caption } => format!("![{}]({src})", if caption.is_empty() { alt } else { caption }),
        Block::Embed { title, url } => format!("[{}]({url})", if title.is_empty() { url } else { title }),
        Block::Rule => "---".into(),
        Block::Paragraph { .. } | Block::Table { .. } => block.plain(),
    });
    blocks.collect::<Vec<_>>().join("\n\n")
}
