//! Labelled text: a token and its tag a line, a blank line between sentences, `-DOCSTART-` between documents.

use std::fs;
use std::path::Path;

use anyhow::Context as _;

/// Tags in the order of the model's.
pub(crate) const TAGS: [&str; 9] = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG", "B-MISC", "I-MISC"];

#[derive(Clone, Default)]
pub(crate) struct Sentence {
    pub(crate) tokens: Vec<String>,
    pub(crate) tags: Vec<u8>,
}

pub(crate) type Document = Vec<Sentence>;

/// Reads a file. One without `-DOCSTART-` has no documents to speak of: each sentence is its own.
pub(crate) fn read(path: &Path) -> anyhow::Result<Vec<Document>> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(parse(&text))
}

pub(crate) fn parse(text: &str) -> Vec<Document> {
    let whole = text.contains("-DOCSTART-");
    let mut documents = Vec::new();
    let mut document: Document = Vec::new();
    let mut sentence = Sentence::default();
    for line in text.lines().chain(["", "-DOCSTART-"]) {
        let starts = line.starts_with("-DOCSTART-");
        if line.trim().is_empty() || starts {
            if !sentence.tokens.is_empty() {
                document.push(std::mem::take(&mut sentence));
            }
            if (starts || !whole) && !document.is_empty() {
                documents.push(std::mem::take(&mut document));
            }
            continue;
        }
        let mut columns = line.split('\t');
        let Some(token) = columns.next() else { continue };
        let tag = columns.next_back().unwrap_or("O");
        let mut tag = TAGS.iter().position(|known| *known == tag).unwrap_or(0) as u8;
        // An inside without its beginning begins.
        let before = sentence.tags.last().copied().unwrap_or(0);
        if tag > 0 && tag.is_multiple_of(2) && before != tag && before + 1 != tag {
            tag -= 1;
        }
        sentence.tokens.push(mended(token));
        sentence.tags.push(tag);
    }
    documents
}

/// Undoes UTF-8 that was read as Latin-1 and written as UTF-8 again ("ZÃ¼rich").
fn mended(token: &str) -> String {
    if !token.contains(['Ã', 'Â']) {
        return token.to_owned();
    }
    let bytes: Option<Vec<u8>> = token.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect();
    bytes.and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_else(|| token.to_owned())
}

/// Parts possessives as the program does: "Germany' s" of some corpora is "Germany 's".
pub(crate) fn part_possessives(documents: &mut [Document]) {
    for sentence in documents.iter_mut().flatten() {
        for at in 1..sentence.tokens.len() {
            let owner = sentence.tokens[at - 1].len() > 1 && sentence.tokens[at - 1].ends_with('\'');
            if owner && sentence.tokens[at] == "s" {
                sentence.tokens[at - 1].pop();
                "'s".clone_into(&mut sentence.tokens[at]);
            }
        }
    }
}
