//! Choosing a theme: each is shown as soon as it is reached.

mod update;
mod view;

use super::rows::Cursor;

/// The page of themes.
#[derive(Clone, Debug)]
pub struct ThemesPage {
    pub(crate) names: Vec<String>,
    /// What it was before, for whoever gives up.
    pub(crate) before: String,
    pub(crate) cursor: Cursor,
}

pub(crate) use update::open;
