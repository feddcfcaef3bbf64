//! What a subcommand that uses the store opens first.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Context as _;

use super::{Global, output};
use crate::article::Rules;
use crate::config::{Config, ConfigError, Paths, default_paths, edit::Editor, example, write_atomically};
use crate::locale::Locale;
use crate::store::Store;

/// A mistake of the caller's (arguments, configuration): exit status 2.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct UserError(pub String);

/// Configuration and store, opened as the global arguments say.
pub struct Context {
    pub paths: Paths,
    pub config: Config,
    pub store: Store,
}

impl Context {
    /// Opens what `global` names, or the platform's own places. The store is made where there is none.
    pub fn open(global: &Global) -> anyhow::Result<Self> {
        let paths = paths(global)?;
        let config = load(&paths)?;
        if global.config.is_some() && !paths.config.exists() {
            output::warn(&format!("kiosque: there is no {}; the defaults hold", paths.config.display()));
        }
        let store = Store::open(&paths.data).map_err(with_hint)?;
        Ok(Self { paths, config, store })
    }
}

/// A store's error with what to do about it, in the language of the environment.
pub(crate) fn with_hint(error: crate::store::StoreError) -> anyhow::Error {
    anyhow::anyhow!("{}", Locale::from_env().trouble(&(&error).into()))
}

/// The language in which people are told things: the configuration's, else the environment's.
pub(crate) fn locale(config: &Config) -> Locale {
    config.interface.language.tag().map_or_else(Locale::from_env, Locale::from_tag)
}

/// Where configuration and data lie.
pub(crate) fn paths(global: &Global) -> anyhow::Result<Paths> {
    let default = default_paths();
    let place = |given: &Option<PathBuf>, of: fn(&Paths) -> &PathBuf, option: &str| {
        given.clone().or_else(|| default.as_ref().map(of).cloned()).ok_or_else(|| {
            UserError(format!("this account has no home directory; say {option} where kiosque shall keep its files"))
        })
    };
    Ok(Paths {
        config: place(&global.config, |paths| &paths.config, "with --config")?,
        data: place(&global.data_dir, |paths| &paths.data, "with --data-dir")?,
    })
}

/// The configuration; the defaults where there is no file.
pub(crate) fn load(paths: &Paths) -> anyhow::Result<Config> {
    Config::load(&paths.config).map_err(mistaken)
}

/// A mistake of the caller's, or in their file, is told as one.
fn mistaken(error: ConfigError) -> anyhow::Error {
    match error {
        ConfigError::Mistake(_) | ConfigError::Refused(_) | ConfigError::NoSuchFeed { .. } => {
            UserError(error.to_string()).into()
        }
        other => anyhow::Error::new(other),
    }
}

/// How the pages of single sites are read: by the user's own rules, `sites.toml` beside the configuration, where there are
/// any, then by those that the program carries.
pub fn site_rules(paths: &Paths) -> anyhow::Result<Arc<Rules>> {
    let path = paths.config.with_file_name("sites.toml");
    let carried = Rules::shipped();
    match std::fs::read_to_string(&path) {
        Ok(text) => {
            let own = Rules::read(&text).map_err(|error| UserError(format!("{}: {error}", path.display())))?;
            Ok(Arc::new(own.before(carried)))
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Arc::new(carried.clone())),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
    }
}

/// Changes the configuration file through `change`; nothing is written where the program could not read it again. Where there is none yet, it begins as the example.
pub(crate) fn edit<T>(paths: &Paths, change: impl FnOnce(&mut Editor) -> Result<T, ConfigError>) -> anyhow::Result<T> {
    let text = match std::fs::read_to_string(&paths.config) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => example(Locale::from_env().lang()).to_owned(),
        Err(error) => return Err(error).with_context(|| format!("cannot read {}", paths.config.display())),
    };
    let mut editor = Editor::new(&text, &paths.config).map_err(mistaken)?;
    let answer = change(&mut editor).map_err(mistaken)?;
    let (after, _) = editor.checked(&paths.config).map_err(mistaken)?;
    write_atomically(&paths.config, &after)?;
    Ok(answer)
}
