//! The feeds of the press: RSS 2.0, RSS 1.0, Atom and JSON Feed.

use std::fmt::Write as _;

use serde_json::json;

use super::markup;
use super::outlets::{Channel, Format, Outlet};
use super::pages;
use super::press::Story;
use super::server::system_time;

/// A channel's media type and text.
pub(super) fn feed(outlet: &Outlet, channel: &Channel, home: &str, stories: &[&Story]) -> (&'static str, String) {
    match channel.format {
        Format::Rss2 => ("application/rss+xml; charset=utf-8", rss2(outlet, channel, home, stories)),
        Format::Rss1 => ("application/xml", rss1(channel, home, stories)),
        Format::Atom => ("application/atom+xml; charset=utf-8", atom(outlet, channel, home, stories, false)),
        Format::AtomFull => ("application/atom+xml; charset=utf-8", atom(outlet, channel, home, stories, true)),
        Format::Json => ("application/feed+json", json_feed(outlet, channel, home, stories)),
    }
}

fn escape(text: &str) -> String {
    html_escape::encode_safe(&markup::bare(text)).into_owned()
}

fn http_date(story: &Story) -> String {
    httpdate::fmt_http_date(system_time(story.published))
}

fn rss2(outlet: &Outlet, channel: &Channel, home: &str, stories: &[&Story]) -> String {
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:media=\"http://search.yahoo.com/mrss/\">\n<channel>\n<title>{}</title>\n<link>{home}/</link>\n\
         <description>{}</description>\n<language>{}</language>\n<ttl>15</ttl>\n",
        escape(channel.name),
        escape(outlet.name),
        outlet.lang
    );
    for story in stories {
        let _ = write!(
            out,
            "<item>\n<title>{}</title>\n<link>{url}?utm_source=rss</link>\n<guid isPermaLink=\"false\">{}-{}</guid>\n\
             <pubDate>{}</pubDate>\n<description><![CDATA[<p>{}</p>]]></description>\n",
            escape(story.piece.title),
            outlet.slug,
            story.piece.slug,
            http_date(story),
            markup::inline(story.piece.lead),
            url = story.url,
        );
        if let Some(author) = story.piece.author {
            let _ = writeln!(out, "<dc:creator>{}</dc:creator>", escape(author));
        }
        for tag in &story.piece.tags {
            let _ = writeln!(out, "<category>{}</category>", escape(tag));
        }
        if let Some(image) = pages::picture(home, story.piece) {
            let _ = writeln!(out, "<media:content url=\"{image}\" medium=\"image\"/>");
        }
        out.push_str("</item>\n");
    }
    out.push_str("</channel>\n</rss>\n");
    out
}

fn rss1(channel: &Channel, home: &str, stories: &[&Story]) -> String {
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"windows-1252\"?>\n\
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<channel rdf:about=\"{home}/{}\">\n<title>{}</title>\n\
         <link>{home}/</link>\n<description>Toute l'actualité entre Meuse et Ardenne</description>\n\
         <dc:language>fr</dc:language>\n<items><rdf:Seq>\n",
        channel.file,
        escape(channel.name)
    );
    for story in stories {
        let _ = writeln!(out, "<rdf:li rdf:resource=\"{}\"/>", story.url);
    }
    out.push_str("</rdf:Seq></items>\n</channel>\n");
    for story in stories {
        let _ = writeln!(
            out,
            "<item rdf:about=\"{url}\">\n<title>{}</title>\n<link>{url}</link>\n<description>{}</description>\n\
             <dc:date>{}</dc:date>\n<dc:creator>{}</dc:creator>\n</item>",
            escape(story.piece.title),
            escape(story.piece.lead),
            story.published.rfc3339(),
            escape(story.piece.author.unwrap_or("La rédaction")),
            url = story.url,
        );
    }
    out.push_str("</rdf:RDF>\n");
    out
}

fn atom(outlet: &Outlet, channel: &Channel, home: &str, stories: &[&Story], full: bool) -> String {
    let updated = stories.first().map(|story| story.published.rfc3339()).unwrap_or_default();
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
         <title>{}</title>\n<id>{home}/{file}</id>\n<link href=\"{home}/\"/>\n\
         <link rel=\"self\" href=\"{home}/{file}\"/>\n<updated>{updated}</updated>\n",
        outlet.lang,
        escape(channel.name),
        file = channel.file,
    );
    for story in stories {
        let at = story.published.rfc3339();
        let _ = write!(
            out,
            "<entry>\n<title>{}</title>\n<id>{url}</id>\n<link href=\"{url}\"/>\n<published>{at}</published>\n\
             <updated>{at}</updated>\n<author><name>{}</name></author>\n<summary>{}</summary>\n",
            escape(story.piece.title),
            escape(story.piece.author.unwrap_or(outlet.name)),
            escape(story.piece.lead),
            url = story.url,
        );
        for tag in &story.piece.tags {
            let _ = writeln!(out, "<category term=\"{}\"/>", escape(tag));
        }
        if full {
            let html = pages::plain_body(outlet, home, story.piece);
            let _ = writeln!(out, "<content type=\"html\">{}</content>", html_escape::encode_safe(&html));
        }
        out.push_str("</entry>\n");
    }
    out.push_str("</feed>\n");
    out
}

fn json_feed(outlet: &Outlet, channel: &Channel, home: &str, stories: &[&Story]) -> String {
    let items: Vec<_> = stories
        .iter()
        .map(|story| {
            json!({
                "id": story.url,
                "url": story.url,
                "title": markup::bare(story.piece.title),
                "summary": markup::bare(story.piece.lead),
                "content_text": markup::bare(story.piece.lead),
                "date_published": story.published.rfc3339(),
                "authors": [{"name": story.piece.author.unwrap_or(outlet.name)}],
                "tags": story.piece.tags,
                "image": pages::picture(home, story.piece),
            })
        })
        .collect();
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.name,
        "home_page_url": format!("{home}/"),
        "feed_url": format!("{home}/{}", channel.file),
        "language": outlet.lang,
        "items": items,
    });
    feed.to_string()
}
