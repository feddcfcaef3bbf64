//! Where the platform keeps configuration and data.

use std::path::PathBuf;

/// The configuration file and the data folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paths {
    pub config: PathBuf,
    pub data: PathBuf,
}

/// The platform's own places; `None` where there is no home directory.
pub fn default_paths() -> Option<Paths> {
    let dirs = directories::ProjectDirs::from("", "", "kiosque")?;
    Some(Paths { config: dirs.config_dir().join("config.toml"), data: dirs.data_dir().to_owned() })
}
