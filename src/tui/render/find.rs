//! Finding words in the set text: across lines and parted words, whatever the case and the accents.

use super::Rendered;
use crate::text::terms;

/// Where a hit stands: ranges of bytes of the texts of lines, in order. One hit may go over several lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    pub parts: Vec<(usize, usize, usize)>,
}

impl Hit {
    pub fn line(&self) -> usize {
        self.parts.first().map_or(0, |(line, ..)| *line)
    }
}

/// The places where the words stand, in reading order.
pub(crate) fn find(rendered: &Rendered, words: &str) -> Vec<Hit> {
    let needle: Vec<char> = folded(words.trim()).collect();
    if needle.is_empty() {
        return Vec::new();
    }
    let (hay, places) = flatten(rendered);
    let mut hits = Vec::new();
    let mut at = 0;
    while at + needle.len() <= hay.len() {
        if hay[at..at + needle.len()] == needle[..] {
            hits.push(hit(&places[at..at + needle.len()]));
            at += needle.len();
        } else {
            at += 1;
        }
    }
    hits
}

fn folded(text: &str) -> impl Iterator<Item = char> {
    let spaced: String = text
        .chars()
        .map(|c| match c {
            '’' => '\'',
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .collect();
    terms::fold(&spaced).chars().collect::<Vec<_>>().into_iter()
}

/// All letters of the article in one row, folded, each with the line and the bytes it stands for.
fn flatten(rendered: &Rendered) -> (Vec<char>, Vec<(usize, usize, usize)>) {
    let (mut hay, mut places) = (Vec::new(), Vec::new());
    for (number, line) in rendered.lines.iter().enumerate() {
        let mut start = 0;
        let parted = line.last().is_some_and(|piece| piece.added && piece.text == "-");
        for piece in line {
            if !piece.added {
                for (at, c) in piece.text.char_indices() {
                    let place = (number, start + at, start + at + c.len_utf8());
                    for letter in folded(c.encode_utf8(&mut [0; 4])) {
                        // A stretched line has several spaces where the text has one.
                        if letter != ' ' || hay.last() != Some(&' ') {
                            hay.push(letter);
                            places.push(place);
                        }
                    }
                }
            }
            start += piece.text.len();
        }
        if !parted && hay.last() != Some(&' ') {
            hay.push(' ');
            places.push((number, start, start));
        }
    }
    (hay, places)
}

fn hit(places: &[(usize, usize, usize)]) -> Hit {
    let mut parts: Vec<(usize, usize, usize)> = Vec::new();
    for (line, from, to) in places {
        match parts.last_mut() {
            Some((same, _, end)) if same == line => *end = *to,
            _ if from < to => parts.push((*line, *from, *to)),
            _ => {}
        }
    }
    Hit { parts }
}
