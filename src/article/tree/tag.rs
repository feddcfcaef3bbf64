//! The names of elements, and what HTML says of each.

macro_rules! tags {
    ($($name:ident $text:literal),* $(,)?) => {
        /// What a node of the tree is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub(crate) enum Tag { Document, Text, Other, $($name),* }

        impl Tag {
            /// The element of this lower-case name.
            fn known(name: &[u8]) -> Self {
                match name { $($text => Self::$name,)* _ => Self::Other }
            }
        }
    };
}

tags! {
    A b"a", Abbr b"abbr", Address b"address", Area b"area", Article b"article", Aside b"aside", Audio b"audio",
    B b"b", Base b"base", Bdi b"bdi", Bdo b"bdo", Big b"big", Blockquote b"blockquote", Body b"body", Br b"br",
    Button b"button", Canvas b"canvas", Caption b"caption", Center b"center", Cite b"cite", Code b"code", Col b"col",
    Colgroup b"colgroup", Dd b"dd", Del b"del", Details b"details", Dfn b"dfn", Dialog b"dialog", Dir b"dir",
    Div b"div", Dl b"dl", Dt b"dt", Em b"em", Embed b"embed", Fieldset b"fieldset", Figcaption b"figcaption",
    Figure b"figure", Font b"font", Footer b"footer", ForeignObject b"foreignobject", Form b"form", Frame b"frame",
    Frameset b"frameset", H1 b"h1", H2 b"h2", H3 b"h3", H4 b"h4", H5 b"h5", H6 b"h6", Head b"head",
    Header b"header", Hgroup b"hgroup", Hr b"hr", Html b"html", I b"i", Iframe b"iframe", Image b"image", Img b"img",
    Input b"input", Ins b"ins", Kbd b"kbd", Label b"label", Legend b"legend", Li b"li", Link b"link",
    Listing b"listing", Main b"main", Map b"map", Mark b"mark", Math b"math", Menu b"menu", Meta b"meta",
    Nav b"nav", Nobr b"nobr", Noembed b"noembed", Noframes b"noframes", Noscript b"noscript", Object b"object",
    Ol b"ol", Optgroup b"optgroup", Option b"option", P b"p", Param b"param", Picture b"picture",
    Plaintext b"plaintext", Pre b"pre", Q b"q", Rp b"rp", Rt b"rt", Ruby b"ruby", S b"s", Samp b"samp",
    Script b"script", Search b"search", Section b"section", Select b"select", Small b"small", Source b"source",
    Span b"span", Strike b"strike", Strong b"strong", Style b"style", Sub b"sub", Summary b"summary", Sup b"sup",
    Svg b"svg", Table b"table", Tbody b"tbody", Td b"td", Template b"template", Textarea b"textarea",
    Tfoot b"tfoot", Th b"th", Thead b"thead", Time b"time", Title b"title", Tr b"tr", Track b"track", Tt b"tt",
    U b"u", Ul b"ul", Var b"var", Video b"video", Wbr b"wbr", Xmp b"xmp",
}

/// No name that matters is longer.
const LONGEST: usize = 13;

impl Tag {
    /// One more than the greatest number that a tag has.
    pub(super) const COUNT: usize = Self::Xmp as usize + 1;

    pub(super) fn of(name: &str) -> Self {
        let mut lower = [0; LONGEST];
        let Some(lower) = lower.get_mut(..name.len()) else { return Self::Other };
        lower.copy_from_slice(name.as_bytes());
        lower.make_ascii_lowercase();
        Self::known(lower)
    }

    /// Elements without content or end tag.
    pub(super) fn is_void(self) -> bool {
        matches!(
            self,
            Self::Area
                | Self::Base
                | Self::Br
                | Self::Col
                | Self::Embed
                | Self::Frame
                | Self::Hr
                | Self::Img
                | Self::Image
                | Self::Input
                | Self::Link
                | Self::Meta
                | Self::Param
                | Self::Source
                | Self::Track
                | Self::Wbr
        )
    }

    /// Elements whose content is text up to their end tag.
    pub(super) fn is_raw(self) -> bool {
        matches!(
            self,
            Self::Script
                | Self::Style
                | Self::Textarea
                | Self::Title
                | Self::Iframe
                | Self::Xmp
                | Self::Noembed
                | Self::Noframes
        )
    }

    /// Raw elements in whose text character references stay as they are.
    pub(super) fn is_verbatim(self) -> bool {
        self.is_raw() && !matches!(self, Self::Textarea | Self::Title)
    }

    pub(crate) fn heading_level(self) -> Option<u8> {
        match self {
            Self::H1 => Some(1),
            Self::H2 => Some(2),
            Self::H3 => Some(3),
            Self::H4 => Some(4),
            Self::H5 => Some(5),
            Self::H6 => Some(6),
            _ => None,
        }
    }

    /// Elements that run within a line of text. Unknown elements do so too, as in a browser.
    pub(crate) fn is_inline(self) -> bool {
        matches!(
            self,
            Self::A
                | Self::Abbr
                | Self::B
                | Self::Bdi
                | Self::Bdo
                | Self::Big
                | Self::Cite
                | Self::Code
                | Self::Del
                | Self::Dfn
                | Self::Em
                | Self::Font
                | Self::I
                | Self::Ins
                | Self::Kbd
                | Self::Label
                | Self::Mark
                | Self::Nobr
                | Self::Q
                | Self::Rp
                | Self::Rt
                | Self::Ruby
                | Self::S
                | Self::Samp
                | Self::Small
                | Self::Span
                | Self::Strike
                | Self::Strong
                | Self::Sub
                | Self::Sup
                | Self::Time
                | Self::Tt
                | Self::U
                | Self::Var
                | Self::Wbr
                | Self::Other
        )
    }
}
