//! Feed lists of other readers: OPML, in and out, with nothing lost on the way through.
//!
//! What kiosque has no use for (`htmlUrl`, a reader's own attributes, the head, sections without feeds) is carried along
//! and given back.

mod read;
mod write;

use std::collections::BTreeMap;

use crate::news::feed::FeedSource;

pub use read::read;
pub use write::write;

/// What stands between the names of a section and of the one in it.
const INSIDE: &str = " / ";

/// Attributes by their names.
pub type Attributes = BTreeMap<String, String>;

/// A feed list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FeedList {
    pub feeds: Vec<FeedSource>,
    pub kept: Kept,
    /// What went wrong, as a sentence each; everything that could be read was.
    pub complaints: Vec<String>,
}

/// What a list says beyond its feeds.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Kept {
    /// Its title, owner, dates; prefixes of vocabularies too (`xmlns:x`).
    pub head: Attributes,
    /// Sections that say more than their name, or hold no feed: their paths, and what they say.
    pub sections: BTreeMap<String, Attributes>,
}

/// Why a file is no feed list.
#[derive(Debug, thiserror::Error)]
pub enum OpmlError {
    #[error("this is not an OPML file: no outline in it names a feed")]
    NotOpml,
}

impl OpmlError {
    pub fn hint(&self) -> &'static str {
        "in your old reader, look for «export subscriptions»"
    }
}

/// The tags in a `category`: a list with commas, each maybe a path.
fn tags(category: &str) -> Vec<String> {
    let tags = category.split(',').map(|tag| tag.trim().trim_matches('/').trim().to_owned());
    tags.filter(|tag| !tag.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn round_trip(text: &str) -> FeedList {
        let list = read(text.as_bytes()).unwrap();
        let again = read(write(&list.feeds, &list.kept).as_bytes()).unwrap();
        assert_eq!((&list.feeds, &list.kept), (&again.feeds, &again.kept));
        assert!(again.complaints.is_empty(), "{:?}", again.complaints);
        again
    }

    #[test]
    fn nested_sections_and_unknown_attributes_come_back_as_they_went() {
        let list = round_trip(
            "<opml version='1.1' xmlns:fz='urn:fz'><head><title>Mes flux</title><ownerName>Ada</ownerName></head><body>
             <outline text='Monde' fz:open='true'><outline text='Afrique &amp; Asie'>
             <outline type='atom' text='A' title='Le «A» &lt;b&gt;' xmlUrl='https://a.example/f?x=1&amp;y=2' htmlUrl='https://a.example/' fz:id='7' category='/Presse/Sud,x'/>
             </outline></outline><outline text='Vide'/><outline type='rss' xmlUrl='https://b.example/'/></body></opml>",
        );
        let [first, second] = &list.feeds[..] else { panic!("two feeds") };
        assert_eq!(first.section.as_deref(), Some("Monde / Afrique & Asie"));
        assert_eq!(
            (first.name.as_deref(), &first.tags[..]),
            (Some("A"), &["Presse/Sud".to_owned(), "x".to_owned()][..])
        );
        assert_eq!(first.attributes.get("fz:id").map(String::as_str), Some("7"));
        assert_eq!(first.attributes.get("title").map(String::as_str), Some("Le «A» <b>"));
        assert_eq!((second.name.as_ref(), second.section.as_ref()), (None, None));
        assert_eq!(list.kept.head.get("ownerName").map(String::as_str), Some("Ada"));
        assert_eq!(list.kept.sections["Monde"].get("fz:open").map(String::as_str), Some("true"));
        assert!(list.kept.sections.contains_key("Vide"));
    }

    #[test]
    fn a_broken_list_is_read_as_far_as_it_goes_and_said() {
        let text = "<opml><body><outline text='S & T'><outline xmlUrl='https://a.example/?a=1&b=2' text='A'/></outline>
            <outline text='U'><outline xmlUrl='https://c.example/' text='C'></outline><outline xmlUr";
        let list = read(text.as_bytes()).unwrap();
        let sections: Vec<_> = list.feeds.iter().map(|feed| feed.section.as_deref()).collect();
        assert_eq!(sections, [Some("S & T"), Some("U")]);
        assert!(list.complaints[0].starts_with("line 2: "), "{:?}", list.complaints);
        assert!(read(b"bonjour").is_err());
    }

    #[test]
    fn names_that_are_none_are_not_written_again() {
        let list = "<opml><head><1a>x</1a><owner>Ada</owner></head><body>\
             <outline \u{1}=\"b\" 1x=\"c\" a&b=\"d\" note=\"e\" text=\"A\" xmlUrl=\"https://a.example/\"/></body></opml>";
        let list = read(list.as_bytes()).unwrap();
        let again = read(write(&list.feeds, &list.kept).as_bytes()).unwrap();
        assert_eq!(again.feeds, list.feeds);
        assert_eq!(again.feeds[0].attributes.get("note").map(String::as_str), Some("e"));
    }

    #[test]
    fn what_is_no_feed_and_what_stands_twice_is_said() {
        let text = "<opml><body><outline xmlUrl='https://a.example/'/><outline xmlUrl='https://a.example/'/>
            <outline type='link' text='x' url='https://b.example/'/><outline text='F' xmlUrl='feed://c.example/f'/></body></opml>";
        let list = read(text.as_bytes()).unwrap();
        let urls: Vec<_> = list.feeds.iter().map(|feed| feed.url.as_str()).collect();
        assert_eq!(urls, ["https://a.example/", "http://c.example/f"]);
        assert_eq!(list.complaints.len(), 2, "{:?}", list.complaints);
    }

    proptest::proptest! {
        #[test]
        fn any_names_survive_the_round_trip(name in "[^\\p{C}/]{1,20}", section in "[^\\p{C}/]{1,20}", other in "[^\\p{C}]{0,20}") {
            let attributes = [("note".to_owned(), crate::text::clean::line(&other))].into_iter().filter(|(_, note)| !note.is_empty()).collect();
            let trimmed = |text: String| Some(crate::text::clean::line(&text)).filter(|text| !text.is_empty());
            let feed = FeedSource { url: "https://a.example/".into(), name: trimmed(name), section: trimmed(section), full_text: true, attributes, ..FeedSource::default() };
            let list = read(write(std::slice::from_ref(&feed), &Kept::default()).as_bytes()).unwrap();
            proptest::prop_assert_eq!(&list.feeds[..], &[feed][..]);
        }

        #[test]
        fn nothing_makes_it_panic(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..300)) {
            let _ = read(&bytes);
        }
    }
}
