//! Who wrote the article.

use serde_json::Value;

use super::Head;
use super::linked::plain;
use crate::article::page::Page;
use crate::article::sense::Survey;
use crate::text::clean;
use crate::text::terms::fold;

pub(super) fn read(head: &Head, page: &Page<'_>, survey: &Survey<'_, '_>) -> Vec<String> {
    let linked = head.linked.as_ref().and_then(|data| data.get("author")).map(names).unwrap_or_default();
    let tree = &page.tree;
    let metas = || {
        ["author", "article:author", "dc.creator", "byl", "sailthru.author", "parsely-author"]
            .iter()
            .map(|name| head.metas(name).map(str::to_owned).collect::<Vec<_>>())
            .find(|names| !names.is_empty())
            .unwrap_or_default()
    };
    let props = || {
        let authors = head.props.iter().filter(|(_, prop)| *prop == "author");
        authors.map(|(id, _)| clean::line(&tree.text_of(*id))).collect()
    };
    let near = || near_headline(page, survey);
    let sources: [&dyn Fn() -> Vec<String>; 4] = [&|| linked.clone(), &metas, &props, &near];
    sources.iter().map(|source| tidy(source())).find(|names| !names.is_empty()).unwrap_or_default()
}

fn names(value: &Value) -> Vec<String> {
    match value {
        Value::String(name) => vec![plain(name)],
        Value::Object(person) => match person.get("name") {
            Some(Value::String(name)) => vec![plain(name)],
            Some(Value::Array(all)) => all.iter().filter_map(Value::as_str).map(plain).collect(),
            _ => Vec::new(),
        },
        Value::Array(all) => all.iter().flat_map(names).collect(),
        _ => Vec::new(),
    }
}

/// Links to authors' pages and lines that begin with "by", near the headline.
fn near_headline(page: &Page<'_>, survey: &Survey<'_, '_>) -> Vec<String> {
    let start = survey.headline.unwrap_or(0);
    let range = start..(start + 14).min(page.passages.len());
    for passage in &page.passages[range] {
        let text = clean::line(page.text(passage));
        let links = page.pieces[passage.pieces.clone()].iter().filter_map(|piece| Some((piece, piece.link?)));
        let authors: Vec<String> = links
            .filter(|(_, link)| {
                let tree = &page.tree;
                let href = tree.raw_attr(*link, "href").unwrap_or_default();
                tree.raw_attr(*link, "rel").is_some_and(|rel| rel.contains("author"))
                    || ["/auteur", "/author", "/autor", "/journalist", "/profil"].iter().any(|part| href.contains(part))
            })
            .map(|(piece, _)| clean::line(&page.tree.text(piece.node)))
            .collect();
        if !authors.is_empty() {
            return authors;
        }
        let folded = fold(&text);
        let named = ["par ", "by ", "von ", "door ", "por "].iter().any(|by| folded.starts_with(by));
        if named && text.len() < 70 {
            return vec![text];
        }
    }
    Vec::new()
}

/// Names alone: no addresses, no "by", each once.
fn tidy(found: Vec<String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for name in found {
        let name = name.trim_start_matches('@');
        let folded = fold(name);
        let by = ["par ", "by ", "von ", "door ", "por "].iter().find(|by| folded.starts_with(**by));
        // Folding may change lengths; these words have none of its letters.
        let name = by.and_then(|by| name.get(by.len()..)).unwrap_or(name);
        let name = name.split([',', '|', '•']).next().unwrap_or_default().trim();
        let fits = (2..80).contains(&name.len()) && !name.contains("://") && name.split_whitespace().count() <= 8;
        if fits && !out.iter().any(|known| known == name) {
            out.push(name.to_owned());
        }
    }
    out
}
