//! Sets of keys for hands that learnt another program.

use serde::Deserialize;

use super::Command;

/// Whose keys lie over the table's own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Preset {
    /// Vim's and the arrows, at once.
    #[default]
    Usual,
    /// Those of newsboat, where the two programs do the same.
    Newsboat,
}

impl Preset {
    pub const ALL: [Self; 2] = [Self::Usual, Self::Newsboat];

    /// What it is called in the configuration.
    pub fn name(self) -> &'static str {
        match self {
            Self::Usual => "usual",
            Self::Newsboat => "newsboat",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|preset| preset.name() == name)
    }

    /// Its keys; those of the table stay where nothing stands against them.
    pub fn keys(self) -> &'static [(&'static str, Command)] {
        match self {
            Self::Usual => &[],
            Self::Newsboat => &[
                ("q", Command::BackOrQuit),
                ("Q", Command::Quit),
                ("J", Command::Down),
                ("K", Command::Up),
                ("R", Command::RefreshAll),
                ("A", Command::MarkAllRead),
                ("C", Command::MarkAllRead),
                ("n", Command::NextUnread),
                ("p", Command::PreviousUnread),
                ("N", Command::ToggleRead),
                ("o", Command::Browser),
                ("u", Command::FollowLink),
                ("U", Command::Undo),
                ("s", Command::SaveMarkdown),
                ("b", Command::Share),
                ("e", Command::Play),
                ("r", Command::RefreshFeed),
                ("E", Command::FeedSettings),
                ("i", Command::ImportFeeds),
                ("l", Command::UnreadOnly),
                ("F", Command::Search),
                ("<c-l>", Command::Redraw),
                ("<c-e>", Command::Tag),
                ("<c-k>", Command::ToggleStar),
                ("m", Command::ShowNew),
            ],
        }
    }
}
