//! How well a model finds exact spans with their kind.

use std::fmt::Write as _;

use kiosque::insight::entities::consistency;
use kiosque::insight::entities::model::Model;
use kiosque::insight::entities::viterbi::spans;

use crate::corpus::{Document, TAGS};
use crate::numbers::Random;
use crate::words_of;

/// Right, said and wanted, by kind.
#[derive(Clone, Copy, Default)]
struct Counts([[u32; 3]; 4]);

pub(crate) struct Measured {
    documents: Vec<Counts>,
    wrong: Vec<String>,
    tokens: usize,
    seconds: f64,
}

pub(crate) fn measure(model: &Model<'_>, documents: &[Document], wrong: bool) -> Measured {
    let mut out = Measured { documents: Vec::new(), wrong: Vec::new(), tokens: 0, seconds: 0.0 };
    for document in documents {
        let start = std::time::Instant::now();
        let words = words_of(document, model.lexicon());
        let mut tags = model.tag(&words);
        consistency::settle(&words, &mut tags);
        out.seconds += start.elapsed().as_secs_f64();
        let mut counts = Counts::default();
        for (sentence, tags) in document.iter().zip(&tags) {
            out.tokens += tags.len();
            let (said, wanted) = (spans(tags), spans(&sentence.tags));
            for span in &said {
                counts.0[span.kind][1] += 1;
                counts.0[span.kind][0] += u32::from(wanted.contains(span));
            }
            for span in &wanted {
                counts.0[span.kind][2] += 1;
            }
            if wrong {
                let told = |span: &kiosque::insight::entities::viterbi::Span, what: &str| {
                    let piece = |from: usize, to: usize| sentence.tokens[from..to.min(sentence.tokens.len())].join(" ");
                    format!(
                        "{what} {} {} [{}] {}",
                        &TAGS[span.kind * 2 + 1][2..],
                        piece(span.start.saturating_sub(5), span.start),
                        piece(span.start, span.end),
                        piece(span.end, span.end + 4)
                    )
                };
                out.wrong.extend(said.iter().filter(|span| !wanted.contains(span)).map(|span| told(span, "invented")));
                out.wrong.extend(wanted.iter().filter(|span| !said.contains(span)).map(|span| told(span, "missed  ")));
            }
        }
        out.documents.push(counts);
    }
    out
}

fn f1(counts: &[&Counts], kinds: &[usize]) -> f64 {
    let sum = |column: usize| -> u32 {
        counts.iter().map(|counts| kinds.iter().map(|kind| counts.0[*kind][column]).sum::<u32>()).sum()
    };
    let (right, said, wanted) = (sum(0), sum(1), sum(2));
    if said + wanted == 0 { 0.0 } else { 2.0 * f64::from(right) / f64::from(said + wanted) }
}

const THREE: &[usize] = &[0, 1, 2];
const FOUR: &[usize] = &[0, 1, 2, 3];

impl Measured {
    /// A line of figures, with the middle 95 % of what resampling the documents gives for three kinds.
    pub(crate) fn told(&self, name: &str) -> String {
        let all: Vec<&Counts> = self.documents.iter().collect();
        let mut out = String::new();
        for line in &self.wrong {
            let _ = writeln!(out, "  {line}");
        }
        let mut random = Random::new(7);
        let mut samples: Vec<f64> = (0..500)
            .map(|_| {
                let sample: Vec<&Counts> = (0..all.len()).map(|_| all[random.below(all.len())]).collect();
                f1(&sample, THREE)
            })
            .collect();
        samples.sort_by(f64::total_cmp);
        let _ = write!(
            out,
            "{name}: three {:.3} [{:.3} {:.3}] four {:.3}",
            f1(&all, THREE),
            samples[12],
            samples[487],
            f1(&all, FOUR)
        );
        for kind in FOUR {
            let _ = write!(out, " {} {:.3}", &TAGS[kind * 2 + 1][2..], f1(&all, &[*kind]));
        }
        let _ = write!(out, " ({} tokens, {:.0} a second)", self.tokens, self.tokens as f64 / self.seconds);
        out
    }
}
