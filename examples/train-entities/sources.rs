//! What is trained on, as the command line names it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use kiosque::insight::entities::lexicon::{Builder, Classes};

/// `FILE[*TIMES]`.
pub(crate) struct Source {
    pub(crate) path: PathBuf,
    pub(crate) times: u32,
}

impl Source {
    pub(crate) fn parse(text: &str) -> anyhow::Result<Self> {
        let (path, times) = match text.rsplit_once('*') {
            Some((path, times)) => {
                (path, times.parse().with_context(|| format!("{text}: «{times}» is no number of times"))?)
            }
            None => (text, 1),
        };
        Ok(Self { path: path.into(), times })
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
