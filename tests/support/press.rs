//! The demonstration's press on the air, apart from any interface.

use std::fmt::Write as _;
use std::path::Path;

use kiosque::cli::demo::{Running, serve};
use kiosque::news::time::Timestamp;

/// Puts the press on the air until what is returned is dropped, and writes a configuration that names its feeds to `home`.
pub(crate) fn on_the_air(home: &Path, settings: &str) -> Running {
    let press = serve(Timestamp::now()).unwrap();
    let mut config = settings.to_owned();
    for feed in &press.feeds {
        let (name, section) = (feed.name.clone().unwrap_or_default(), feed.section.clone().unwrap_or_default());
        writeln!(config, "\n[[feeds]]\nurl = {:?}\nname = {name:?}\nsection = {section:?}", feed.url).unwrap();
    }
    std::fs::write(home.join("config.toml"), config).unwrap();
    press
}
