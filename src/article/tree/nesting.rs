//! Which element ends which: the rules by which HTML gets along without end tags.

use super::tag::Tag;

impl Tag {
    /// Start tags that end an open paragraph.
    pub(super) fn ends_paragraph(self) -> bool {
        matches!(
            self,
            Self::Address
                | Self::Article
                | Self::Aside
                | Self::Blockquote
                | Self::Center
                | Self::Dd
                | Self::Details
                | Self::Dialog
                | Self::Dir
                | Self::Div
                | Self::Dl
                | Self::Dt
                | Self::Fieldset
                | Self::Figcaption
                | Self::Figure
                | Self::Footer
                | Self::Form
                | Self::H1
                | Self::H2
                | Self::H3
                | Self::H4
                | Self::H5
                | Self::H6
                | Self::Header
                | Self::Hgroup
                | Self::Hr
                | Self::Li
                | Self::Listing
                | Self::Main
                | Self::Menu
                | Self::Nav
                | Self::Ol
                | Self::P
                | Self::Pre
                | Self::Search
                | Self::Section
                | Self::Summary
                | Self::Table
                | Self::Ul
                | Self::Xmp
        )
    }

    /// Elements that an end tag from inside does not reach over.
    pub(super) fn bounds_scope(self) -> bool {
        matches!(
            self,
            Self::Html
                | Self::Table
                | Self::Td
                | Self::Th
                | Self::Caption
                | Self::Template
                | Self::Object
                | Self::Svg
                | Self::Math
        )
    }

    /// Elements that a stray inline end tag does not reach over ("special" in the standard).
    pub(super) fn is_special(self) -> bool {
        self.ends_paragraph()
            || self.bounds_scope()
            || matches!(
                self,
                Self::Body
                    | Self::Button
                    | Self::Head
                    | Self::Iframe
                    | Self::Noscript
                    | Self::Select
                    | Self::Tbody
                    | Self::Tfoot
                    | Self::Thead
                    | Self::Tr
            )
    }

    /// Inline elements that may end outside the block in which they began.
    pub(super) fn is_formatting(self) -> bool {
        matches!(
            self,
            Self::A
                | Self::B
                | Self::Big
                | Self::Code
                | Self::Em
                | Self::Font
                | Self::I
                | Self::Nobr
                | Self::S
                | Self::Small
                | Self::Strike
                | Self::Strong
                | Self::Tt
                | Self::U
        )
    }

    /// Elements that may stand in the head of a page.
    pub(super) fn belongs_in_head(self) -> bool {
        matches!(
            self,
            Self::Base
                | Self::Link
                | Self::Meta
                | Self::Noscript
                | Self::Script
                | Self::Style
                | Self::Template
                | Self::Title
        )
    }

    /// HTML elements that end a drawing in which they are found.
    pub(super) fn breaks_out_of_drawing(self) -> bool {
        self.ends_paragraph()
            || matches!(
                self,
                Self::Body | Self::Br | Self::Img | Self::Span | Self::Strong | Self::Em | Self::B | Self::I
            )
    }
}

/// The open elements that a start tag `new` ends: those up to and with the first of `ends`, unless one of `stops`
/// comes before.
pub(super) struct Implied {
    pub ends: fn(Tag) -> bool,
    pub stops: fn(Tag) -> bool,
}

/// What a start tag ends besides a paragraph.
pub(super) fn implied(new: Tag) -> Option<Implied> {
    let stops_item: fn(Tag) -> bool =
        |tag| tag.is_special() && !matches!(tag, Tag::Address | Tag::Div | Tag::P | Tag::Li | Tag::Dd | Tag::Dt);
    Some(match new {
        Tag::Li => Implied { ends: |tag| tag == Tag::Li, stops: stops_item },
        Tag::Dd | Tag::Dt => Implied { ends: |tag| matches!(tag, Tag::Dd | Tag::Dt), stops: stops_item },
        Tag::Td | Tag::Th => {
            Implied { ends: |tag| matches!(tag, Tag::Td | Tag::Th), stops: |tag| matches!(tag, Tag::Table | Tag::Html) }
        }
        Tag::Tr => Implied { ends: |tag| tag == Tag::Tr, stops: |tag| matches!(tag, Tag::Table | Tag::Html) },
        Tag::Tbody | Tag::Thead | Tag::Tfoot => Implied {
            ends: |tag| matches!(tag, Tag::Tbody | Tag::Thead | Tag::Tfoot | Tag::Caption | Tag::Colgroup),
            stops: |tag| matches!(tag, Tag::Table | Tag::Html),
        },
        Tag::Option | Tag::Optgroup => {
            Implied { ends: |tag| tag == Tag::Option, stops: |tag| !matches!(tag, Tag::Option) }
        }
        Tag::Button => Implied { ends: |tag| tag == Tag::Button, stops: Tag::bounds_scope },
        _ => return None,
    })
}

/// Whether an end tag of `ended` is kept from an element further out by `tag`.
pub(super) fn shields(tag: Tag, ended: Tag) -> bool {
    match ended {
        Tag::P => tag.bounds_scope() || tag == Tag::Button,
        Tag::Li => tag.bounds_scope() || matches!(tag, Tag::Ul | Tag::Ol),
        Tag::Table | Tag::Tbody | Tag::Thead | Tag::Tfoot | Tag::Tr | Tag::Td | Tag::Th | Tag::Caption => {
            matches!(tag, Tag::Html | Tag::Template) || tag == Tag::Table && ended != Tag::Table
        }
        Tag::Svg | Tag::Math | Tag::Template => tag == Tag::Html,
        _ if ended.is_formatting() => tag.bounds_scope(),
        _ if ended.is_special() => tag.bounds_scope(),
        _ => tag.is_special(),
    }
}
