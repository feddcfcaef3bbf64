//! The text of an article as blocks.
//!
//! HTML becomes a [`Document`] once, and everything reads that: the reader pane, search, analysis, export, `show`.

use serde::{Deserialize, Serialize};

/// A run of text in one style.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    #[serde(rename = "t")]
    pub text: String,
    #[serde(rename = "b", default, skip_serializing_if = "std::ops::Not::not")]
    pub strong: bool,
    #[serde(rename = "i", default, skip_serializing_if = "std::ops::Not::not")]
    pub emphasis: bool,
    #[serde(rename = "c", default, skip_serializing_if = "std::ops::Not::not")]
    pub code: bool,
    /// An absolute http or https address.
    #[serde(rename = "l", default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}

/// Styled text. Clean of harmful characters; a newline in it is a line break (`<br>`), spaces are single.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text(pub Vec<Run>);

impl Text {
    /// Unstyled text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self(vec![Run { text: text.into(), ..Run::default() }])
    }

    /// The characters without their styles.
    pub fn to_plain(&self) -> String {
        self.0.iter().map(|run| run.text.as_str()).collect()
    }

    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|run| run.text.trim().is_empty())
    }
}

/// One entry of a list, with what is nested under it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    pub text: Text,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub nested: Vec<Block>,
}

/// One block of an article, in reading order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "k", rename_all = "lowercase")]
pub enum Block {
    /// The standfirst; at most one, first.
    Lead {
        text: Text,
    },
    Paragraph {
        text: Text,
    },
    /// `level` from 2 (an intertitle) to 6; 1 is the headline, which is no block.
    Heading {
        level: u8,
        text: Text,
    },
    Quote {
        paragraphs: Vec<Text>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cite: Option<Text>,
    },
    List {
        ordered: bool,
        items: Vec<Item>,
    },
    /// `header` may be empty; rows may differ in length.
    Table {
        #[serde(default)]
        caption: Option<Text>,
        header: Vec<Text>,
        rows: Vec<Vec<Text>>,
    },
    /// Newlines and spaces are kept.
    Code {
        text: String,
    },
    Image {
        src: String,
        #[serde(default)]
        alt: String,
        #[serde(default)]
        caption: String,
    },
    /// A video, a post, a chart: what it is called and where it stands.
    Embed {
        title: String,
        url: String,
    },
    Rule,
}

impl Block {
    /// The text of the block on lines, without captions of pictures; empty for pictures, embeds and rules.
    pub fn plain(&self) -> String {
        match self {
            Self::Lead { text } | Self::Paragraph { text } | Self::Heading { text, .. } => text.to_plain(),
            Self::Quote { paragraphs, cite } => {
                paragraphs.iter().chain(cite).map(Text::to_plain).collect::<Vec<_>>().join("\n")
            }
            Self::List { items, .. } => items.iter().map(item_plain).collect::<Vec<_>>().join("\n"),
            Self::Table { caption, header, rows } => {
                let row = |cells: &Vec<Text>| cells.iter().map(Text::to_plain).collect::<Vec<_>>().join(" | ");
                let head = (!header.is_empty()).then(|| row(header));
                caption
                    .iter()
                    .map(Text::to_plain)
                    .chain(head)
                    .chain(rows.iter().map(row))
                    .collect::<Vec<_>>()
                    .join("\n")
            }
            Self::Code { text } => text.clone(),
            Self::Image { .. } | Self::Embed { .. } | Self::Rule => String::new(),
        }
    }
}

fn item_plain(item: &Item) -> String {
    let mut out = item.text.to_plain();
    for block in &item.nested {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&block.plain());
    }
    out
}

/// An article's body, lead first where there is one; the headline is not in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    pub blocks: Vec<Block>,
}

impl Document {
    /// The body as plain text: blocks parted by one blank line, no captions. Offsets of mentions count its characters.
    pub fn plain(&self) -> String {
        let parts: Vec<_> = self.blocks.iter().map(Block::plain).filter(|part| !part.trim().is_empty()).collect();
        parts.join("\n\n")
    }

    pub fn lead(&self) -> Option<&Text> {
        match self.blocks.first() {
            Some(Block::Lead { text }) => Some(text),
            _ => None,
        }
    }
}
