//! What pieces of the screen are for.

macro_rules! roles {
    ($($variant:ident = $name:literal or $fallback:ident;)+) => {
        /// What a piece of the screen is for.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Role { #[default] Text, $($variant,)+ }

        impl Role {
            pub const ALL: &'static [Self] = &[Self::Text, $(Self::$variant),+];

            /// Its name in theme files.
            pub fn name(self) -> &'static str {
                match self { Self::Text => "text", $(Self::$variant => $name,)+ }
            }

            /// The role whose style it takes where a theme says nothing.
            pub fn fallback(self) -> Option<Self> {
                match self { Self::Text => None, $(Self::$variant => Some(Self::$fallback),)+ }
            }
        }
    };
}

roles! {
    Dim = "text-dim" or Text;
    Strong = "text-strong" or Text;
    Emphasis = "text-emphasis" or Text;
    Headline = "headline" or Strong;
    HeadlineRead = "headline-read" or Text;
    Lead = "lead" or Strong;
    Heading = "heading" or Strong;
    Quote = "quote" or Text;
    Code = "code" or Text;
    Caption = "caption" or Dim;
    Link = "link" or Text;
    Rule = "rule" or Dim;
    Accent = "accent" or Strong;
    AccentText = "accent-text" or Accent;
    Selection = "selection" or Text;
    SelectionText = "selection-text" or Selection;
    New = "new" or Accent;
    Starred = "starred" or Accent;
    Entity = "other-entity" or Text;
    Person = "person" or Entity;
    Organisation = "organisation" or Entity;
    Place = "place" or Entity;
    SearchHit = "search-hit" or Strong;
    SearchHitHere = "search-hit-here" or SearchHit;
    Warning = "warning" or Strong;
    Error = "error" or Warning;
    Ok = "ok" or Text;
    Offline = "offline" or Warning;
    Chart = "chart" or Accent;
    ChartDim = "chart-dim" or Dim;
    Gone = "gone" or Error;
    Come = "come" or Ok;
    Background = "background" or Text;
    PanelBackground = "panel-background" or Background;
    HintKey = "hint-key" or Accent;
    HintText = "hint-text" or Dim;
}
