//! Labelled text: a token and its tag a line, a blank line between sentences, `-DOCSTART-` between documents; or, in
//! `.jsonl`, a document a line with spans, parted into tokens as the program parts them.

use std::fs;
use std::path::Path;

use anyhow::Context as _;
use kiosque::insight::entities::tokens::tokenise;
use kiosque::text::language::Lang;

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
    if path.extension().is_some_and(|extension| extension == "jsonl") {
        return text
            .lines()
            .enumerate()
            .map(|(number, line)| {
                let marked: Marked = serde_json::from_str(line)
                    .with_context(|| format!("{}:{}: this is no marked document", path.display(), number + 1))?;
                Ok(marked.document())
            })
            .collect();
    }
    Ok(parse(&text))
}

/// A text with the names in it, as `scripts/entity-press.py` gives them: bytes from and to, and the kind.
#[derive(serde::Deserialize)]
struct Marked {
    lang: String,
    text: String,
    spans: Vec<(usize, usize, String)>,
}

impl Marked {
    /// Its sentences; those with a stretch that nobody could read (`DROP`) are left out.
    fn document(&self) -> Document {
        let tokens = tokenise(&self.text, Lang::from_tag(&self.lang));
        let mut sentences = Document::new();
        let mut spans = self.spans.as_slice();
        for range in tokens.sentences {
            let mut sentence = Sentence::default();
            let mut dropped = false;
            let mut inside = None;
            for token in &tokens.tokens[range] {
                let (start, end) = (token.start as usize, token.end as usize);
                while spans.first().is_some_and(|span| span.1 <= start) {
                    spans = &spans[1..];
                }
                // A token that only touches a name belongs to it.
                let span = spans.first().filter(|span| span.0 < end);
                dropped |= span.is_some_and(|span| span.2 == "DROP");
                let kind = span.and_then(|span| TAGS.iter().position(|tag| tag.strip_prefix("B-") == Some(&span.2)));
                let tag = match (kind, span) {
                    (Some(kind), Some(span)) if inside == Some(span.0) => kind + 1,
                    (Some(kind), _) => kind,
                    _ => 0,
                };
                inside = span.map(|span| span.0);
                sentence.tokens.push(token.of(&self.text).to_owned());
                sentence.tags.push(tag as u8);
            }
            if !dropped {
                sentences.push(sentence);
            }
        }
        sentences
    }
}

pub(crate) fn parse(text: &str) -> Vec<Document> {
    let whole = text.contains("-DOCSTART-");
    let mut documents = Vec::new();
    let mut document: Document = Vec::new();
    let mut sentence = Sentence::default();
    for line in text.lines().chain(["", "-DOCSTART-"]) {
        let starts = line.starts_with("-DOCSTART-");
        if line.trim().is_empty() || starts {
            // GermEval puts a sentence's address before it.
            if sentence.tokens.len() > 1 && sentence.tokens[0].starts_with("http") {
                sentence.tokens.remove(0);
                sentence.tags.remove(0);
            }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_become_tags_of_tokens_and_what_nobody_could_read_goes() {
        let text = "Selon l'ULB, M. Dupont part.\nxx Yy zz\nMerkels Haus";
        let spans = [(8, 11, "ORG"), (16, 22, "PER"), (29, 37, "DROP"), (38, 44, "PER")];
        let spans = spans.map(|(from, to, kind)| (from, to, kind.to_owned())).to_vec();
        let document = Marked { lang: "fr".to_owned(), text: text.to_owned(), spans }.document();
        let tags: Vec<&[u8]> = document.iter().map(|sentence| sentence.tags.as_slice()).collect();
        assert_eq!(tags, [&[0, 0, 5, 0, 0, 1, 0, 0][..], &[1, 0]]);
    }
}
