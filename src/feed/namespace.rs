//! The vocabularies that feeds are written in, by whatever address or prefix they go.

/// A vocabulary.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Ns {
    /// RSS of every version, and whatever a document makes its default without being known.
    #[default]
    Rss,
    Atom,
    /// AtomPub.
    App,
    Content,
    Dc,
    DcTerms,
    Itunes,
    Media,
    Podcast,
    Rdf,
    Sy,
    /// RFC 5005, paged and archived feeds.
    History,
    Xhtml,
    Xml,
    Other,
}

/// The vocabulary of an address. Schemes, slashes at the end, case and outdated versions do not matter: what is meant
/// is known all the same.
pub(super) fn of_address(address: &str, default: bool) -> Ns {
    match address {
        "http://www.w3.org/2005/Atom" => return Ns::Atom,
        "http://purl.org/rss/1.0/modules/content/" => return Ns::Content,
        "http://purl.org/dc/elements/1.1/" => return Ns::Dc,
        "http://search.yahoo.com/mrss/" => return Ns::Media,
        _ => {}
    }
    let plain = address.trim().trim_end_matches(['/', '#']).to_ascii_lowercase();
    let plain = plain.strip_prefix("https://").or(plain.strip_prefix("http://")).unwrap_or(&plain);
    match plain {
        "www.w3.org/2005/atom" | "purl.org/atom/ns" => Ns::Atom,
        "www.w3.org/2007/app" => Ns::App,
        "purl.org/rss/1.0/modules/content" => Ns::Content,
        "purl.org/dc/elements/1.1" | "purl.org/dc/elements/1.0" => Ns::Dc,
        "purl.org/dc/terms" => Ns::DcTerms,
        "www.itunes.com/dtds/podcast-1.0.dtd" => Ns::Itunes,
        "search.yahoo.com/mrss" | "video.search.yahoo.com/mrss" => Ns::Media,
        "podcastindex.org/namespace/1.0" => Ns::Podcast,
        "www.w3.org/1999/02/22-rdf-syntax-ns" => Ns::Rdf,
        "purl.org/rss/1.0/modules/syndication" => Ns::Sy,
        "purl.org/syndication/history/1.0" => Ns::History,
        "www.w3.org/1999/xhtml" => Ns::Xhtml,
        "www.w3.org/xml/1998/namespace" => Ns::Xml,
        _ if default => Ns::Rss,
        other => {
            let rss = other.contains("rss") && !other.contains("module");
            if rss || ["netscape", "userland", "harvard"].iter().any(|owner| other.contains(owner)) {
                Ns::Rss
            } else {
                Ns::Other
            }
        }
    }
}

/// The vocabulary that a prefix means where the document does not say.
pub(super) fn of_prefix(prefix: &str) -> Ns {
    match prefix {
        "" | "rss" => Ns::Rss,
        "atom" => Ns::Atom,
        "app" => Ns::App,
        "content" => Ns::Content,
        "dc" => Ns::Dc,
        "dcterms" => Ns::DcTerms,
        "itunes" => Ns::Itunes,
        "media" => Ns::Media,
        "podcast" => Ns::Podcast,
        "rdf" => Ns::Rdf,
        "sy" => Ns::Sy,
        "fh" => Ns::History,
        "xhtml" => Ns::Xhtml,
        "xml" => Ns::Xml,
        _ => Ns::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_of_an_address_mean_the_same() {
        for address in ["http://www.w3.org/2005/Atom", "https://www.w3.org/2005/Atom/", "http://purl.org/atom/ns#"] {
            assert_eq!(of_address(address, false), Ns::Atom);
        }
        assert_eq!(of_address("http://backend.userland.com/rss2", false), Ns::Rss);
        assert_eq!(of_address("http://purl.org/rss/1.0/modules/slash/", false), Ns::Other);
        assert_eq!(of_address("http://my.netscape.com/rdf/simple/0.9/", false), Ns::Rss);
    }
}
