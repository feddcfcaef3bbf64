//! What is trained on, as the command line names it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use kiosque::insight::entities::lexicon::{Builder, Classes};

/// `FILE[*TIMES][:ROUNDS][@DOMAIN]`.
pub(crate) struct Source {
    pub(crate) path: PathBuf,
    pub(crate) times: u32,
    /// The rounds in which it is shown, from the first.
    pub(crate) rounds: usize,
    pub(crate) domain: String,
}

impl Source {
    pub(crate) fn parse(text: &str, domain: &str) -> anyhow::Result<Self> {
        let (rest, domain) = text.rsplit_once('@').unwrap_or((text, domain));
        let (rest, rounds) = match rest.rsplit_once(':') {
            Some((rest, rounds)) => {
                (rest, rounds.parse().with_context(|| format!("{text}: «{rounds}» is no number of rounds"))?)
            }
            None => (rest, usize::MAX),
        };
        let (path, times) = match rest.rsplit_once('*') {
            Some((path, times)) => {
                (path, times.parse().with_context(|| format!("{text}: «{times}» is no number of times"))?)
            }
            None => (rest, 1),
        };
        Ok(Self { path: path.into(), times, rounds, domain: domain.to_owned() })
    }
}

/// The tables of a lexicon as models have them, from files of rows parted by tabs.
pub(crate) fn lexicon(classes: &[PathBuf], smallness: &[PathBuf], names: &[PathBuf]) -> anyhow::Result<Vec<u8>> {
    let mut lexicon = Builder::default();
    for path in classes {
        rows(path, |row| {
            let [word, coarse, fine] = row else { return None };
            // 0 is kept for what is not known.
            let classes = Classes {
                coarse: coarse.parse::<u8>().ok()?.checked_add(1)?,
                fine: fine.parse::<u16>().ok()?.checked_add(1)?,
            };
            lexicon.add_classes(word, classes);
            Some(())
        })?;
    }
    for path in smallness {
        rows(path, |row| {
            let [word, share] = row else { return None };
            lexicon.add_smallness(word, share.parse().ok()?);
            Some(())
        })?;
    }
    for path in names {
        rows(path, |row| {
            let [name, lists] = row else { return None };
            lexicon.add_name(name, lists.parse().ok()?);
            Some(())
        })?;
    }
    Ok(lexicon.write())
}

fn rows(path: &Path, mut take: impl FnMut(&[&str]) -> Option<()>) -> anyhow::Result<()> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    for (number, line) in text.lines().enumerate() {
        let row: Vec<&str> = line.split('\t').collect();
        take(&row).with_context(|| format!("{}:{}: this row is not as expected", path.display(), number + 1))?;
    }
    Ok(())
}
