//! From trained weights to the model that is shipped: eight bits a weight, the features that matter most.

use std::collections::HashMap;

use kiosque::insight::entities::features::{self, Setting};
use kiosque::insight::entities::lexicon::Lexicon;
use kiosque::insight::entities::model::Model;
use kiosque::insight::entities::viterbi::TAGS;
use kiosque::text::language::Lang;

use crate::crf::{Example, Trainer};

/// Share of weights that are small enough for eight bits; those beyond are cut.
const WITHIN: f64 = 0.9995;

pub(crate) fn export(
    trainer: &Trainer,
    examples: &mut [Example],
    lang: Lang,
    lexicon: Lexicon,
    bits: u32,
    fill: f64,
) -> Model {
    let mut seen: HashMap<u64, u32> = HashMap::new();
    let mut buffer = Vec::new();
    for example in examples {
        for word in &mut example.words {
            word.hidden = false;
        }
        let setting = Setting::of(&example.words);
        for at in 0..example.words.len() {
            features::of(&example.words, at, setting, &mut buffer);
            for feature in &buffer {
                *seen.entry(*feature).or_default() += 1;
            }
        }
    }
    let mut rows: Vec<(u64, [f32; TAGS - 1], f32)> = seen
        .into_iter()
        .filter_map(|(feature, count)| {
            let weights = trainer.weights(feature, 0)?;
            let most = weights.iter().fold(0f32, |most, weight| most.max(weight.abs()));
            Some((feature, weights, most * crate::numbers::root(count)))
        })
        .collect();
    rows.sort_by(|a, b| b.2.total_cmp(&a.2).then(a.0.cmp(&b.0)));
    let learned = rows.len();
    rows.truncate((f64::from(1 << bits) * fill) as usize);
    let mut sizes: Vec<f32> = rows.iter().flat_map(|row| row.1.map(f32::abs)).collect();
    sizes.sort_by(f32::total_cmp);
    let most = sizes.get((sizes.len() as f64 * WITHIN) as usize).copied().unwrap_or(1.0);
    let scale = most / 127.0;
    let steps = |weight: f32| (weight / scale).round().clamp(-127.0, 127.0) as i8;
    let features = rows.into_iter().map(|(feature, weights, _)| (feature, weights.map(steps)));
    let (model, placed) = Model::build(lang, lexicon, trainer.transitions(), scale, bits, features);
    eprintln!("{learned} features learned, {placed} kept");
    model
}
