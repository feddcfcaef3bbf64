//! Everything a reader can ask the terminal interface to do: one table, from which names, default keys, help and the
//! palette follow. It knows nothing of what a command does.

mod invocation;
pub mod key;
pub mod keymap;
mod preset;

pub use invocation::Invocation;
pub use key::{Key, KeySequence};
pub use keymap::{Clash, KeyError, Keymap, Lookup};
pub use preset::Preset;

/// Where a key is listened to. A key of a pane hides the same key of everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    Everywhere,
    Feeds,
    List,
    Reader,
    Side,
    /// A page over the main view: the front page, a dossier, an entity.
    Page,
    /// The article while words are being found in it.
    Found,
}

impl Scope {
    pub const ALL: [Self; 7] =
        [Self::Everywhere, Self::Feeds, Self::List, Self::Reader, Self::Side, Self::Page, Self::Found];
}

/// The heading under which help shows a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    Moving,
    Reading,
    Lists,
    Pages,
    Feeds,
    Sharing,
    Program,
}

impl Subject {
    pub const ALL: [Self; 7] =
        [Self::Moving, Self::Reading, Self::Lists, Self::Pages, Self::Feeds, Self::Sharing, Self::Program];

    /// Its key in the locale files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Moving => "help-moving",
            Self::Reading => "help-reading",
            Self::Lists => "help-lists",
            Self::Pages => "help-pages",
            Self::Feeds => "help-feeds",
            Self::Sharing => "help-sharing",
            Self::Program => "help-program",
        }
    }
}

/// What has to be there for a command to make sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    Nothing,
    /// An article, selected or open.
    Entry,
    /// A feed, selected.
    Feed,
    /// A link in the text that is read.
    Link,
    /// A file that goes with the article: a podcast episode.
    Enclosure,
    /// An article that belongs to a story.
    Story,
    /// A list that is the answer to a search.
    Search,
    /// Something that can be followed: a person, a place, a story, a search.
    Target,
    /// Something followed, selected on the left.
    Followed,
    /// A feed or something followed, selected on the left.
    Row,
    /// A tag that some article has.
    Tag,
    /// Something done that can be undone.
    Done,
    /// Something undone that can be done again.
    Undone,
    /// A person, an organisation, a place: on its page, or selected beside the text.
    Name,
    /// A name that others were joined with, on its page.
    Joined,
    /// Work under way that can be stopped.
    Work,
    /// Words that are being found in the article.
    Hits,
    /// A table or code that is wider than the text.
    Wide,
    /// The page of a story.
    Dossier,
    /// The front page.
    Front,
}

/// What may stand behind a command's name in the palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Argument {
    None,
    /// Any text: an address, a name, a path.
    Text,
    /// A number.
    Number,
    /// A time such as `7d`.
    Span,
    /// One of a few words that the interface knows.
    Choice(Choices),
}

/// Where the words of a [`Argument::Choice`] come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choices {
    Languages,
    Sections,
    Tags,
    Feeds,
    /// The user's own share commands.
    Shares,
    Formats,
    Presets,
    Themes,
    /// What can be set for a feed.
    FeedKeys,
    /// What is taken along on a journey besides the texts.
    Pack,
    /// People, organisations and places.
    Names,
    /// Those that were joined with the one on the page.
    Joined,
}

macro_rules! argument {
    () => {
        Argument::None
    };
    ($argument:ident) => {
        Argument::$argument
    };
    ($argument:ident ($choices:ident)) => {
        Argument::$argument(Choices::$choices)
    };
}

macro_rules! commands {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal in $scope:ident about $subject:ident needs $needs:ident keys [$($key:literal),*] $(takes $argument:ident $(($choices:ident))?)?;)+) => {
        /// Something a reader can ask for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Command { $($(#[doc = $doc])+ $variant,)+ }

        impl Command {
            /// All of them, in the order in which help shows them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name in the palette and in `keys = { … }`.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// What it does, in English, as one sentence without a full stop.
            pub fn doc(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc),+).trim_ascii(),)+ }
            }

            pub fn scope(self) -> Scope {
                match self { $(Self::$variant => Scope::$scope,)+ }
            }

            pub fn subject(self) -> Subject {
                match self { $(Self::$variant => Subject::$subject,)+ }
            }

            pub fn needs(self) -> Needs {
                match self { $(Self::$variant => Needs::$needs,)+ }
            }

            /// What may stand behind its name.
            pub fn argument(self) -> Argument {
                match self { $(Self::$variant => argument!($($argument $(($choices))?)?),)+ }
            }

            /// The keys it has before the user changes them.
            pub fn default_keys(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($key),*],)+ }
            }
        }
    };
}

commands! {
    /// Go down one row or line
    Down = "down" in Everywhere about Moving needs Nothing keys ["j", "<down>"];
    /// Go up one row or line
    Up = "up" in Everywhere about Moving needs Nothing keys ["k", "<up>"];
    /// Go to the pane on the left
    Left = "left" in Everywhere about Moving needs Nothing keys ["h", "<left>"];
    /// Go to the pane on the right
    Right = "right" in Everywhere about Moving needs Nothing keys ["l", "<right>"];
    /// Go to the next pane
    NextPane = "next-pane" in Everywhere about Moving needs Nothing keys ["<tab>"];
    /// Go to the pane before
    PreviousPane = "previous-pane" in Everywhere about Moving needs Nothing keys ["<s-tab>"];
    /// Go down one page
    PageDown = "page-down" in Everywhere about Moving needs Nothing keys ["<pagedown>", "<c-f>"];
    /// Go up one page
    PageUp = "page-up" in Everywhere about Moving needs Nothing keys ["<pageup>", "<c-b>"];
    /// Go down half a page
    HalfDown = "half-page-down" in Everywhere about Moving needs Nothing keys ["<c-d>"];
    /// Go up half a page
    HalfUp = "half-page-up" in Everywhere about Moving needs Nothing keys ["<c-u>"];
    /// Go to the top
    Top = "top" in Everywhere about Moving needs Nothing keys ["gg", "<home>"];
    /// Go to the end
    Bottom = "bottom" in Everywhere about Moving needs Nothing keys ["G", "<end>"];
    /// Come back to where one was
    Back = "back" in Everywhere about Moving needs Nothing keys ["<esc>", "<backspace>"];

    /// Come back to where one was, and leave where there is nowhere to come back to
    BackOrQuit = "back-or-quit" in Everywhere about Moving needs Nothing keys [];

    /// Open what is selected
    Open = "open" in Everywhere about Reading needs Nothing keys ["<enter>"];
    /// Read on: a page down, then the next unread article
    ReadOn = "read-on" in Everywhere about Reading needs Nothing keys ["<space>"];
    /// Go to the next unread article
    NextUnread = "next-unread" in Everywhere about Reading needs Nothing keys ["n"];
    /// Go to the unread article before
    PreviousUnread = "previous-unread" in Everywhere about Reading needs Nothing keys ["p"];
    /// Mark the article read or unread
    ToggleRead = "toggle-read" in Everywhere about Reading needs Entry keys ["m"];
    /// Keep the article, or no longer
    ToggleStar = "star" in Everywhere about Reading needs Entry keys ["s"];
    /// Put the article aside for later, or no longer
    ToggleLater = "later" in Everywhere about Reading needs Entry keys ["L"];
    /// Open the article in the browser
    Browser = "open-in-browser" in Everywhere about Reading needs Entry keys ["o"];
    /// Open a link of the text by its number
    FollowLink = "follow-link" in Everywhere about Reading needs Link keys ["f"] takes Number;
    /// Copy the article's address
    CopyAddress = "copy-address" in Everywhere about Reading needs Entry keys ["y"];
    /// Go to the people and places of the article
    Entities = "entities" in Everywhere about Reading needs Entry keys ["e"];
    /// Find words in the article
    Find = "find" in Reader about Reading needs Entry keys ["/"];
    /// Go to the next place where the words stand
    NextHit = "next-hit" in Found about Reading needs Hits keys ["n"];
    /// Go to the place before where the words stand
    PreviousHit = "previous-hit" in Found about Reading needs Hits keys ["N"];
    /// Move wide tables and code to the left
    ScrollRight = "scroll-right" in Reader about Reading needs Wide keys [">"];
    /// Move wide tables and code back to the right
    ScrollLeft = "scroll-left" in Reader about Reading needs Wide keys ["<lt>"];
    /// Show pictures in the text, or only what they show
    Pictures = "pictures" in Everywhere about Reading needs Nothing keys ["i"];
    /// Set the text with both edges straight, or ragged
    Justify = "justify" in Everywhere about Reading needs Nothing keys ["J"];
    /// Make the text wider
    Wider = "wider" in Everywhere about Reading needs Nothing keys ["+", "="];
    /// Make the text narrower
    Narrower = "narrower" in Everywhere about Reading needs Nothing keys ["-"];
    /// Show the text alone, or with the other panes again
    Zoom = "zoom" in Everywhere about Reading needs Nothing keys ["zz"];

    /// Search all articles
    Search = "search" in Everywhere about Lists needs Nothing keys ["/", "g/"] takes Text;
    /// Put the new articles into the list
    ShowNew = "show-new" in Everywhere about Lists needs Nothing keys ["N"];
    /// Show unread articles only, or all
    UnreadOnly = "unread-only" in Everywhere about Lists needs Nothing keys ["zu"];
    /// Mark every article of the list read
    MarkAllRead = "mark-all-read" in Everywhere about Lists needs Nothing keys ["A"];
    /// Mark everything above the article read
    MarkAboveRead = "mark-above-read" in Everywhere about Lists needs Entry keys ["Ma"];
    /// Mark everything below the article read
    MarkBelowRead = "mark-below-read" in Everywhere about Lists needs Entry keys ["Mb"];
    /// Mark what is older than a time read, such as 7d
    MarkOlderRead = "mark-older-read" in Everywhere about Lists needs Nothing keys ["Mo"] takes Span;
    /// Choose the article for what comes next, or no longer
    Choose = "choose" in Everywhere about Lists needs Entry keys ["x"];
    /// Give the article a tag, or take it away
    Tag = "tag" in Everywhere about Lists needs Entry keys ["t"] takes Choice(Tags);
    /// Call a tag otherwise
    RenameTag = "rename-tag" in Everywhere about Lists needs Tag keys [] takes Choice(Tags);
    /// Go to all articles
    GoAll = "go-to-all" in Everywhere about Lists needs Nothing keys ["ga"];
    /// Go to the kept articles
    GoStarred = "go-to-kept" in Everywhere about Lists needs Nothing keys ["gs"];
    /// Go to what was put aside for later
    GoLater = "go-to-later" in Everywhere about Lists needs Nothing keys ["gl"];
    /// Go to the papers
    GoFeeds = "go-to-papers" in Everywhere about Moving needs Nothing keys ["gp"];
    /// Undo
    Undo = "undo" in Everywhere about Lists needs Done keys ["u"];
    /// Do again what was undone
    Redo = "redo" in Everywhere about Lists needs Undone keys ["<c-r>"];

    /// Show the front page: the stories of the day
    FrontPage = "front-page" in Everywhere about Pages needs Nothing keys ["F"];
    /// Choose whose front page it is: the whole press, or a part of it
    Press = "press" in Page about Pages needs Front keys ["p"];
    /// Show the whole story of the article, day by day
    Dossier = "dossier" in Everywhere about Pages needs Entry keys ["D"];
    /// Follow this person, place, story or search, or no longer
    Follow = "follow" in Everywhere about Lists needs Target keys ["w"] takes Text;
    /// Keep this search among the lists on the left
    SaveSearch = "save-search" in Everywhere about Lists needs Search keys ["S"] takes Text;
    /// Announce new articles of what is followed, or no longer
    Announce = "announce" in Feeds about Lists needs Followed keys ["!"];
    /// Leave out, or mark read, what is like the article
    Mute = "mute" in Everywhere about Feeds needs Entry keys ["H"];
    /// Show the rules that leave out and mark articles
    Rules = "rules" in Everywhere about Feeds needs Nothing keys ["gH"];
    /// Show how all feeds fare, and what to do about those that do not answer
    Health = "health" in Everywhere about Feeds needs Nothing keys ["gh"];
    /// Call this person, organisation or place otherwise
    RenameEntity = "rename-entity" in Everywhere about Pages needs Name keys ["Er"] takes Text;
    /// Say that it is the same as another
    MergeEntity = "merge-entity" in Everywhere about Pages needs Name keys ["Em"] takes Choice(Names);
    /// Part it again from one that it was joined with
    SplitEntity = "split-entity" in Everywhere about Pages needs Joined keys ["Es"] takes Choice(Joined);
    /// Show it nowhere, or again
    MuteEntity = "mute-entity" in Everywhere about Pages needs Name keys ["Ex"];
    /// Show what was changed in the article
    Versions = "versions" in Everywhere about Pages needs Entry keys ["v"];
    /// Lay two articles of the story side by side
    Compare = "compare" in Page about Pages needs Dossier keys ["d"];

    /// Look for news in the feeds that are due
    Refresh = "refresh" in Everywhere about Feeds needs Nothing keys ["r"];
    /// Look for news in all feeds now
    RefreshAll = "refresh-all" in Everywhere about Feeds needs Nothing keys ["R"];
    /// Fetch every unread article, to read without network
    OfflinePack = "offline-pack" in Everywhere about Feeds needs Nothing keys ["gO"] takes Choice(Pack);
    /// Show what of it could not be had, and why
    Missing = "missing" in Everywhere about Feeds needs Nothing keys ["gm"];
    /// Add a feed
    AddFeed = "add-feed" in Everywhere about Feeds needs Nothing keys ["a"] takes Text;
    /// Remove what is selected on the left: a feed, something followed, a tag
    RemoveFeed = "remove-feed" in Feeds about Feeds needs Row keys ["d", "<delete>"];

    /// Stop the work under way
    Cancel = "cancel" in Everywhere about Program needs Work keys ["<c-g>"];


    /// Set the language of the interface
    Language = "language" in Everywhere about Program needs Nothing keys [] takes Choice(Languages);
    /// Set how many columns the text has
    Measure = "measure" in Everywhere about Program needs Nothing keys [] takes Number;
    /// Choose the keys: the usual ones or newsboat's
    Keys = "keys" in Everywhere about Program needs Nothing keys [] takes Choice(Presets);
    /// Look through the catalogue, and add feeds from it
    Catalogue = "catalogue" in Everywhere about Feeds needs Nothing keys ["gc"];
    /// Change what is set for the selected feed
    FeedSettings = "feed-settings" in Feeds about Feeds needs Feed keys ["e"] takes Choice(FeedKeys);
    /// Give what is selected on the left another name
    RenameFeed = "rename-feed" in Feeds about Feeds needs Row keys ["c"] takes Text;
    /// Put the selected feed under another heading
    MoveFeed = "move-feed" in Feeds about Feeds needs Feed keys ["M"] takes Choice(Sections);
    /// Look for news in the selected feed now
    RefreshFeed = "refresh-feed" in Feeds about Feeds needs Feed keys ["<f5>"];
    /// Take in a list of feeds from an OPML file
    ImportFeeds = "import-feeds" in Everywhere about Feeds needs Nothing keys [] takes Text;
    /// Write the list of feeds into an OPML file
    ExportFeeds = "export-feeds" in Everywhere about Feeds needs Nothing keys [] takes Text;
    /// Share the article by a command of yours
    Share = "share" in Everywhere about Sharing needs Entry keys ["b"] takes Choice(Shares);
    /// Give the article's text to a command
    Pipe = "pipe" in Everywhere about Sharing needs Entry keys ["|"] takes Text;
    /// Save the article as Markdown
    SaveMarkdown = "save-markdown" in Everywhere about Sharing needs Entry keys ["Xm"] takes Text;
    /// Save the article as a web page
    SaveHtml = "save-html" in Everywhere about Sharing needs Entry keys ["Xh"] takes Text;
    /// Save the article as a book for an e-reader
    SaveEpub = "save-epub" in Everywhere about Sharing needs Entry keys ["Xe"] takes Text;
    /// Save the whole story of the article as a book
    SaveStory = "save-story" in Everywhere about Sharing needs Story keys ["Xs"] takes Text;
    /// Play what goes with the article
    Play = "play" in Everywhere about Sharing needs Enclosure keys ["P"];

    /// Do anything by its name
    Palette = "palette" in Everywhere about Program needs Nothing keys [":", "<c-p>"];
    /// Show the keys
    Help = "help" in Everywhere about Program needs Nothing keys ["?", "<f1>"];
    /// Choose a theme
    Theme = "theme" in Everywhere about Program needs Nothing keys ["T"] takes Choice(Themes);
    /// Set the screen for a screen reader, or no longer
    Linear = "linear" in Everywhere about Program needs Nothing keys [];
    /// Draw the screen anew
    Redraw = "redraw" in Everywhere about Program needs Nothing keys ["<c-l>"];
    /// Leave
    Quit = "quit" in Everywhere about Program needs Nothing keys ["q", "<c-c>"];
}

impl Command {
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|command| command.name() == name)
    }

    /// The command whose name is nearest to a mistyped one, where one is near enough to be meant.
    pub fn nearest(name: &str) -> Option<Self> {
        let name: Vec<char> = name.chars().take(64).collect();
        let (distance, best) = Self::ALL.iter().map(|command| (edits(&name, command.name()), *command)).min()?;
        (distance <= 1 + name.len() / 3).then_some(best)
    }
}

/// How many letters to insert, delete, replace or swap to make one word of the other.
fn edits(a: &[char], b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut least = (row[j] + usize::from(x != y)).min(row[j + 1] + 1).min(next[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                least = least.min(before[j - 1] + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut row, next);
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn names_are_unique_and_lead_back() {
        let names: BTreeSet<_> = Command::ALL.iter().map(|command| command.name()).collect();
        assert_eq!(names.len(), Command::ALL.len());
        assert!(Command::ALL.iter().all(|command| Command::from_name(command.name()) == Some(*command)));
    }

    #[test]
    fn a_mistyped_name_finds_its_command() {
        assert_eq!(Command::nearest("refesh-all"), Some(Command::RefreshAll));
        assert_eq!(Command::nearest("serach"), Some(Command::Search));
        assert_eq!(Command::nearest("xyzzyxyzzy"), None);
    }

    #[test]
    fn docs_are_sentences_without_a_full_stop() {
        for command in Command::ALL {
            assert!(command.doc().starts_with(char::is_uppercase) && !command.doc().ends_with('.'), "{command:?}");
        }
    }
}
