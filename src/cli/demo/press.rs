//! The made-up press as files: every page and feed of every outlet, dated back from one point in time.

use std::io;

use super::markup::{self, Piece};
use super::outlets::{OUTLETS, Outlet, Style};
use super::server::{Resource, Running, Site};
use super::{pages, pictures, syndication};
use crate::news::feed::FeedSource;
use crate::news::time::Timestamp;

/// The small press that the program carries.
#[derive(Debug)]
pub struct Press;

impl Press {
    /// Renders the press as of `now` and serves it on a free port of loopback.
    pub fn start(now: Timestamp) -> io::Result<Running> {
        Running::new(|base| print(base, now))
    }
}

/// A piece with what its place in the press adds.
#[derive(Debug)]
pub(super) struct Story<'a> {
    pub(super) piece: &'a Piece,
    pub(super) url: String,
    pub(super) published: Timestamp,
}

fn print(base: &str, now: Timestamp) -> (Site, Vec<FeedSource>, usize) {
    let mut site = Site::new();
    let mut feeds = Vec::new();
    let mut articles = 0;
    for outlet in &OUTLETS {
        let pieces = markup::pieces(outlet.source);
        let home = format!("{base}/{}", outlet.slug);
        let mut stories: Vec<_> = pieces.iter().map(|piece| place(&home, piece, now)).collect();
        stories.sort_by_key(|story| std::cmp::Reverse(story.published));
        articles += stories.len();
        let latest = stories.first().map_or(now, |story| story.published);
        for story in &stories {
            let page = pages::article(outlet, &home, story, &stories);
            site.insert(format!("/{}/{}", outlet.slug, path(story.piece)), html(outlet, &page, story.published));
        }
        for file in pieces.iter().flat_map(markup::files) {
            let body = pictures::draw(file);
            let resource = Resource { content_type: "image/png", body, modified: latest };
            site.insert(format!("/{}/img/{file}", outlet.slug), resource);
        }
        site.insert(format!("/{}/", outlet.slug), html(outlet, &pages::front(outlet, &home, &stories), latest));
        for channel in outlet.channels {
            let inside: Vec<_> = stories.iter().filter(|story| story.piece.sections.contains(&channel.slug)).collect();
            let (content_type, text) = syndication::feed(outlet, channel, &home, &inside);
            let modified = inside.first().map_or(now, |story| story.published);
            let body = encode(outlet, &text);
            site.insert(format!("/{}/{}", outlet.slug, channel.file), Resource { content_type, body, modified });
            feeds.push(FeedSource {
                url: format!("{home}/{}", channel.file),
                name: Some(channel.name.to_owned()),
                section: Some(channel.heading.to_owned()),
                full_text: true,
                ..FeedSource::default()
            });
        }
    }
    (site, feeds, articles)
}

fn path(piece: &Piece) -> String {
    format!("article/{}.html", piece.slug)
}

fn place<'a>(home: &str, piece: &'a Piece, now: Timestamp) -> Story<'a> {
    // Whole minutes, as newsrooms publish.
    let published = Timestamp((now.0 - piece.age * 60).div_euclid(60) * 60);
    Story { piece, url: format!("{home}/{}", path(piece)), published }
}

fn html(outlet: &Outlet, page: &str, modified: Timestamp) -> Resource {
    let content_type = match outlet.style {
        // The page says its encoding itself.
        Style::Regional => "text/html",
        _ => "text/html; charset=utf-8",
    };
    Resource { content_type, body: encode(outlet, page), modified }
}

fn encode(outlet: &Outlet, text: &str) -> Vec<u8> {
    match outlet.style {
        Style::Regional => encoding_rs::WINDOWS_1252.encode(text).0.into_owned(),
        _ => text.as_bytes().to_vec(),
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
