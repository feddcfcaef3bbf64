//! `kiosque feeds list`.

use std::io::Write;

use serde_json::json;

use super::super::{Context, Global, output};
use crate::news::time::Timestamp;

pub(super) fn run(global: &Global, out: &mut impl Write) -> anyhow::Result<()> {
    let context = Context::open(global)?;
    context.store.writer()?.sync_feeds(&context.config.sources())?;
    for row in context.store.reader()?.feeds()? {
        let health = &row.feed.health;
        output::finish(if global.json {
            let line = json!({"url": row.feed.url, "title": row.feed.name, "section": row.feed.section, "site": row.feed.site,
                "unread": row.unread, "total": row.total, "status": health.status, "error": health.error.as_ref().map(ToString::to_string),
                "failures": health.failures, "gone": health.gone, "moved_to": health.moved_to,
                "last_polled": health.last_polled.map(Timestamp::rfc3339),
                "last_success": health.last_success.map(Timestamp::rfc3339),
                "next_due": health.next_due.map(Timestamp::rfc3339)});
            output::json_line(out, &line)
        } else {
            let told = health.error.as_ref().map_or_else(|| row.feed.url.clone(), ToString::to_string);
            writeln!(out, "{:<28} {:>5} {told}", row.feed.name, row.unread)
        })?;
    }
    Ok(())
}
