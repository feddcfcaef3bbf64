//! Trains the taggers of `assets/models`; docs/models.md says with which data.
//!
//! ```text
//! train-entities --lang fr --out assets/models/fr.ner --classes clusters.tsv --smallness lower.tsv --names gaz.tsv \
//!     --test news-dev.conll press-hand.conll*2 press.jsonl
//! ```
//! `FILE*2` is shown twice a round. The same call gives the same bytes.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "it is a program for the command line")]
#![expect(clippy::needless_range_loop, reason = "sums over tags read best by index")]

mod corpus;
mod crf;
mod export;
mod measure;
mod numbers;
mod sources;

use std::path::PathBuf;

use anyhow::Context as _;
use clap::Parser;
use kiosque::insight::entities::lexicon::Lexicon;
use kiosque::insight::entities::model::Model;
use kiosque::insight::entities::tell;
use kiosque::insight::entities::words::{Word, read};
use kiosque::text::language::Lang;

use corpus::Document;
use crf::{Example, Settings, Trainer};

#[derive(Parser)]
#[command(about = "Trains a tagger of entities")]
struct Args {
    /// The model's language: fr, nl, de, en
    #[arg(long)]
    lang: String,
    /// Labelled text (CoNLL, or .jsonl with spans): FILE[*TIMES]
    data: Vec<String>,
    /// Where the model goes
    #[arg(long)]
    out: Option<PathBuf>,
    /// A model to measure instead of training one
    #[arg(long)]
    model: Option<PathBuf>,
    /// Labelled text to measure on
    #[arg(long)]
    test: Vec<PathBuf>,
    /// Words with a coarse and a fine class, parted by tabs
    #[arg(long)]
    classes: Vec<PathBuf>,
    /// Words with how often they are written small (1 to 5)
    #[arg(long)]
    smallness: Vec<PathBuf>,
    /// Names with the lists that have them, as bits
    #[arg(long)]
    names: Vec<PathBuf>,
    #[arg(long, default_value_t = 6)]
    rounds: usize,
    /// The table that is trained has 2^N cells
    #[arg(long, default_value_t = 23)]
    train_bits: u32,
    /// The file has at most so many bytes
    #[arg(long, default_value_t = 3_990_000)]
    size: usize,
    /// How many features are shipped at most
    #[arg(long, default_value_t = 400_000)]
    features: usize,
    #[arg(long, default_value_t = 2)]
    least: u8,
    #[arg(long, default_value_t = 0.1)]
    rate: f32,
    #[arg(long, default_value_t = 0.1)]
    dropout: f32,
    #[arg(long, default_value_t = 0.2)]
    hide: f32,
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How often all is learned from the start again, in another order; the weights of all are averaged
    #[arg(long, default_value_t = 1)]
    courses: usize,
    /// Weights are averaged over this many rounds at the end
    #[arg(long, default_value_t = 0)]
    averaged: usize,
    /// After this round the features that will not be shipped are forgotten, so that the others learn to do without
    #[arg(long, default_value_t = 0)]
    pruned: usize,
    /// Prints what is wrong in the tests
    #[arg(long)]
    wrong: bool,
}

/// The words of a document, as the program reads them.
pub(crate) fn words_of(document: &Document, lexicon: &Lexicon<'_>) -> Vec<Vec<Word>> {
    let mut sentences: Vec<Vec<Word>> = document
        .iter()
        .map(|sentence| {
            let mut words = Vec::new();
            read(sentence.tokens.iter().map(String::as_str), lexicon, &mut words);
            words
        })
        .collect();
    tell(&mut sentences);
    sentences
}

fn main() -> anyhow::Result<()> {
    let args = Args::parse();
    let bytes = match &args.model {
        Some(path) => std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?,
        None => train(&args)?,
    };
    let model = Model::read(&bytes)?;
    for path in &args.test {
        let mut documents = corpus::read(path)?;
        corpus::part_possessives(&mut documents);
        println!("{}", measure::measure(&model, &documents, args.wrong).told(&path.display().to_string()));
    }
    if let Some(out) = &args.out {
        println!("{}: {} bytes", out.display(), bytes.len());
        std::fs::write(out, bytes).with_context(|| format!("cannot write {}", out.display()))?;
    }
    Ok(())
}

fn train(args: &Args) -> anyhow::Result<Vec<u8>> {
    anyhow::ensure!(
        args.courses == 1 || args.averaged > 0,
        "courses are averaged: --averaged says over how many rounds"
    );
    let lang = Lang::from_tag(&args.lang);
    anyhow::ensure!(lang != Lang::Other, "no language is called «{}»: expected fr, nl, de or en", args.lang);
    let tables = sources::lexicon(&args.classes, &args.smallness, &args.names)?;
    let lexicon = Lexicon::take(&mut tables.as_slice()).context("the tables contradict themselves")?;
    eprintln!("lexicon: {:?} classes, shares of small uses, names", lexicon.sizes());
    let mut examples = Vec::new();
    for source in &args.data {
        let source = sources::Source::parse(source)?;
        let mut tokens = 0;
        for document in corpus::read(&source.path)? {
            for (sentence, words) in document.iter().zip(words_of(&document, &lexicon)) {
                tokens += words.len();
                examples.push(Example { words, tags: sentence.tags.clone(), times: source.times });
            }
        }
        eprintln!("{}: {tokens} tokens, shown {} times", source.path.display(), source.times);
    }
    let mut trainer = Trainer::new(Settings {
        rounds: args.rounds,
        bits: args.train_bits,
        least: args.least,
        rate: args.rate,
        dropout: args.dropout,
        hide: args.hide,
        seed: args.seed,
        courses: args.courses,
        averaged: args.averaged,
        pruned: args.pruned,
        kept: args.features,
    });
    let start = std::time::Instant::now();
    trainer.train(&mut examples, |round, _| eprintln!("round {round}: {:.0} s", start.elapsed().as_secs_f64()));
    Ok(export::export(&trainer, &mut examples, lang, &tables, args.size, args.features))
}
