//! From trained weights to the model that is shipped: eight bits a weight, the features that matter most.

use kiosque::insight::entities::lexicon::Lexicon;
use kiosque::insight::entities::model::Model;
use kiosque::text::language::Lang;

use crate::crf::{Example, Trainer};

/// Share of weights that are small enough for eight bits; those beyond are cut.
const WITHIN: f64 = 0.9995;

/// How many features a table takes.
pub(crate) fn room(bits: u32, fill: f64) -> usize {
    (f64::from(1 << bits) * fill) as usize
}

pub(crate) fn export(
    trainer: &Trainer,
    examples: &mut [Example],
    lang: Lang,
    lexicon: Lexicon,
    bits: u32,
    fill: f64,
) -> Model {
    let mut rows = trainer.ranked(examples);
    let learned = rows.len();
    rows.truncate(room(bits, fill));
    let mut sizes: Vec<f32> = rows.iter().flat_map(|row| row.1.map(f32::abs)).collect();
    sizes.sort_by(f32::total_cmp);
    let most = sizes.get((sizes.len() as f64 * WITHIN) as usize).copied().unwrap_or(1.0);
    let scale = most / 127.0;
    let steps = |weight: f32| (weight / scale).round().clamp(-127.0, 127.0) as i8;
    let features = rows.into_iter().map(|(feature, weights)| (feature, weights.map(steps)));
    let (model, placed) = Model::build(lang, lexicon, trainer.transitions(), scale, bits, features);
    eprintln!("{learned} features learned, {placed} kept");
    model
}
