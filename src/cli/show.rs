//! `kiosque show`, and what other subcommands need of a whole article.

use std::io::Write as _;
use std::process::ExitCode;

use serde_json::{Value, json};

use super::entities::named;
use super::list::{columns, explain, warn};
use super::{Context, Global, extract, output, related};
use crate::article;
use crate::engine::Library;
use crate::news::analysis::Related;
use crate::news::article::{PageKind, authors, published};
use crate::news::document::{Block, Text};
use crate::news::entry::EntryFull;
use crate::news::ids::EntryId;
use crate::news::time::Timestamp;
use crate::share::export::{self, Piece};
use crate::store::{Reader, StoreError, Stored};
use crate::text::wrap;

/// Columns of text on a terminal that is wider.
const MEASURE: usize = 80;
/// Related articles that are shown.
const RELATED: usize = 8;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The article, by number
    pub id: i64,
    /// As plain text (what a terminal gets anyhow)
    #[arg(long, group = "form")]
    pub text: bool,
    /// As Markdown
    #[arg(long, group = "form")]
    pub markdown: bool,
    /// As a page of HTML
    #[arg(long, group = "form")]
    pub html: bool,
}

pub(super) fn run(args: &Args, global: &Global) -> anyhow::Result<ExitCode> {
    let context = Context::open(global)?;
    let reader = context.store.reader().map_err(explain)?;
    let id = EntryId(args.id);
    let Some((entry, stored)) = whole(&reader, id).map_err(explain)? else {
        warn(&format!("there is no article {id}"));
        return Ok(ExitCode::from(1));
    };
    let mut out = output::stdout();
    let told = if global.json {
        let related = Library::new(context.store.clone()).related(id, RELATED).map_err(explain)?;
        output::json_line(&mut out, &told(&reader, &entry, stored.as_ref(), &related).map_err(explain)?)
    } else {
        let piece = piece(&entry, stored.as_ref());
        out.write_all(written(&piece, args).as_bytes())
    };
    output::finish(told.and_then(|()| out.flush()))?;
    Ok(ExitCode::SUCCESS)
}

fn written(piece: &Piece, args: &Args) -> String {
    if args.markdown {
        return export::markdown(piece);
    }
    if args.html {
        return export::html_page(std::slice::from_ref(piece));
    }
    let text = export::text(piece);
    let Some(columns) = columns() else { return text };
    let lines = wrap::lines(&text, columns.min(MEASURE));
    lines.into_iter().flat_map(|range| [&text[range], "\n"]).collect()
}

/// An entry with its page, where that was fetched.
pub(super) fn whole(reader: &Reader, id: EntryId) -> Result<Option<(EntryFull, Option<Stored>)>, StoreError> {
    let Some(entry) = reader.entry(id)? else { return Ok(None) };
    Ok(Some((entry, reader.article(id)?)))
}

/// An article ready to leave.
pub(super) fn piece(entry: &EntryFull, stored: Option<&Stored>) -> Piece {
    let page = stored.map(|stored| &stored.article);
    Piece::of(entry, page, article::readable(entry, page))
}

/// The whole article for scripts.
fn told(reader: &Reader, entry: &EntryFull, stored: Option<&Stored>, related: &[Related]) -> Result<Value, StoreError> {
    let head = &entry.head;
    let page = stored.map(|stored| &stored.article);
    let document = article::readable(entry, page);
    let text = document.plain();
    let rows = reader.entities(head.id)?;
    let images: Vec<Value> =
        document.blocks.iter().filter(|block| matches!(block, Block::Image { .. })).map(extract::block).collect();
    Ok(json!({
        "id": head.id,
        "key": head.key,
        "feed": head.feed_name,
        "url": head.url,
        "title": head.title,
        "byline": authors(entry, page),
        "published": published(entry, page).map(Timestamp::rfc3339),
        "updated": entry.updated.map(Timestamp::rfc3339),
        "lang": head.language.code(),
        "read": head.state.read,
        "starred": head.state.starred,
        "later": head.state.later,
        "tags": entry.tags,
        "categories": entry.categories,
        "minutes": head.minutes(),
        "lead": document.lead().map(Text::to_plain),
        "text": text,
        "blocks": document.blocks.iter().map(extract::block).collect::<Vec<_>>(),
        "images": images,
        "enclosures": entry.enclosures,
        "paywalled": page.is_some_and(|page| page.kind == PageKind::Paywalled),
        "page_error": entry.page_error.as_ref().map(ToString::to_string),
        "links": page.map(|page| page.related.as_slice()).unwrap_or_default(),
        "entities": named(&rows, &text),
        "related": related::answers(reader, related)?,
    }))
}
