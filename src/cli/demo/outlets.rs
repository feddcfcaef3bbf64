//! The seven outlets of the made-up press: their names, feeds, formats and words.

/// How an outlet's pages are built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Broadcaster,
    Daily,
    /// Tables, `<br><br>` and windows-1252.
    Regional,
    /// JSON-LD and microdata.
    Structured,
    Flemish,
    German,
    English,
}

/// What a feed is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Rss2,
    Atom,
    /// Atom with the whole text.
    AtomFull,
    Rss1,
    Json,
}

#[derive(Debug)]
pub(super) struct Channel {
    pub(super) slug: &'static str,
    pub(super) file: &'static str,
    pub(super) name: &'static str,
    /// The heading it stands under in the reader.
    pub(super) heading: &'static str,
    pub(super) format: Format,
}

#[derive(Debug)]
pub(super) struct Outlet {
    pub(super) slug: &'static str,
    pub(super) name: &'static str,
    pub(super) lang: &'static str,
    pub(super) style: Style,
    pub(super) source: &'static str,
    pub(super) channels: &'static [Channel],
}

const fn channel(
    slug: &'static str,
    file: &'static str,
    name: &'static str,
    heading: &'static str,
    format: Format,
) -> Channel {
    Channel { slug, file, name, heading, format }
}

pub(super) const OUTLETS: [Outlet; 7] = [
    Outlet {
        slug: "onde",
        name: "Onde Publique",
        lang: "fr",
        style: Style::Broadcaster,
        source: include_str!("../../../assets/demo/onde.txt"),
        channels: &[
            channel("belgique", "belgique.xml", "Onde Publique – Belgique", "Belgique", Format::Rss2),
            channel("monde", "monde.xml", "Onde Publique – Monde", "Monde", Format::Rss2),
            channel("culture", "culture.xml", "Onde Publique – Culture", "Culture", Format::Rss2),
        ],
    },
    Outlet {
        slug: "pave",
        name: "Le Pavé de Bruxelles",
        lang: "fr",
        style: Style::Daily,
        source: include_str!("../../../assets/demo/pave.txt"),
        channels: &[
            channel("bruxelles", "bruxelles.xml", "Le Pavé – Belgique", "Belgique", Format::Atom),
            channel("economie", "economie.xml", "Le Pavé – Économie", "Économie", Format::Atom),
        ],
    },
    Outlet {
        slug: "gazette",
        name: "La Gazette de Meuse",
        lang: "fr",
        style: Style::Regional,
        source: include_str!("../../../assets/demo/gazette.txt"),
        channels: &[channel("une", "une.rdf", "La Gazette de Meuse", "Belgique", Format::Rss1)],
    },
    Outlet {
        slug: "leman",
        name: "Le Courrier du Léman",
        lang: "fr",
        style: Style::Structured,
        source: include_str!("../../../assets/demo/leman.txt"),
        channels: &[channel("sciences", "sciences.json", "Le Courrier du Léman", "Sciences", Format::Json)],
    },
    Outlet {
        slug: "scheldepost",
        name: "De Scheldepost",
        lang: "nl",
        style: Style::Flemish,
        source: include_str!("../../../assets/demo/scheldepost.txt"),
        channels: &[channel("nieuws", "nieuws.xml", "De Scheldepost", "Nederlands", Format::Rss2)],
    },
    Outlet {
        slug: "rheinbote",
        name: "Rheinbote",
        lang: "de",
        style: Style::German,
        source: include_str!("../../../assets/demo/rheinbote.txt"),
        channels: &[channel("nachrichten", "nachrichten.xml", "Rheinbote", "Deutsch", Format::AtomFull)],
    },
    Outlet {
        slug: "courier",
        name: "The Harbour Courier",
        lang: "en",
        style: Style::English,
        source: include_str!("../../../assets/demo/courier.txt"),
        channels: &[channel("news", "news.xml", "The Harbour Courier", "English", Format::Rss2)],
    },
];
