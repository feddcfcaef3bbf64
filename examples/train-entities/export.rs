//! From trained weights to the model that is shipped: few bits a weight, the features that matter most.

use kiosque::insight::entities::model::Model;
use kiosque::text::language::Lang;

use crate::crf::{Example, Trainer};

/// Share of weights that are small enough for their bits; those beyond are cut.
const WITHIN: f64 = 0.9995;

/// The file of the model.
pub(crate) fn export(
    trainer: &Trainer,
    examples: &mut [Example],
    lang: Lang,
    lexicon: &[u8],
    size: usize,
    features: usize,
) -> Vec<u8> {
    let mut rows = trainer.ranked(examples);
    let learned = rows.len();
    rows.truncate(features);
    let mut sizes: Vec<f32> = rows.iter().flat_map(|row| row.1.map(f32::abs)).collect();
    sizes.sort_by(f32::total_cmp);
    let most = sizes.get((sizes.len() as f64 * WITHIN) as usize).copied().unwrap_or(1.0);
    let scale = most / 127.0;
    let steps = |weight: f32| (weight / scale).round().clamp(-127.0, 127.0) as i8;
    let features = rows.into_iter().map(|(feature, weights)| (feature, weights.map(steps)));
    let (bytes, placed) = Model::write(lang, lexicon, &trainer.transitions(), scale, size, features);
    eprintln!("{learned} features learned, {placed} kept");
    bytes
}
