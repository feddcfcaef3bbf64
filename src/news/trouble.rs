//! Why something could not be had: kept in the store as a code with details, told in the reader's language.

use std::fmt;

/// Why a feed, a page or a picture is not there.
///
/// [`fmt::Display`] says it in English, `locale` in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Trouble {
    pub kind: Kind,
    /// What stands for `{a}` and `{b}` in its sentence.
    pub details: Vec<String>,
}

/// Each kind with its code, which is kept and names its message, and its sentence.
macro_rules! kinds {
    ($($kind:ident $code:literal $sentence:literal,)*) => {
        /// What kind of trouble.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Kind { $($kind,)* }

        impl Kind {
            pub const ALL: &[Self] = &[$(Self::$kind,)*];

            /// Its name in the store and in the files of messages.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$kind => $code,)* }
            }

            const fn sentence(self) -> &'static str {
                match self { $(Self::$kind => $sentence,)* }
            }
        }
    };
}

kinds! {
    BadAddress "trouble-address" "“{a}” is not a web address",
    NoSuchHost "trouble-host" "no server is called {a}, or there is no network",
    Unreachable "trouble-unreachable" "the server cannot be reached",
    Proxy "trouble-proxy" "{a}: {b}",
    Tls "trouble-tls" "no safe connection is possible: {a}",
    Slow "trouble-slow" "the server takes too long to answer",
    SlowBody "trouble-slow-body" "the server sends its answer too slowly",
    Broken "trouble-broken" "the connection broke off: {a}",
    TooLongHeaders "trouble-headers" "the headers of the answer are too long",
    NotHttp "trouble-not-http" "the answer is not HTTP",
    CutShort "trouble-cut" "the answer ends too early",
    BrowsersOnly "trouble-browsers" "the server lets only browsers in ({a}); kiosque does not pretend to be one",
    Unauthorised "trouble-401" "the server wants a name and password (401): `user` and `password` of the paper in the configuration",
    Refused "trouble-403" "the server refuses kiosque (403); perhaps the paper needs a password or another `user-agent`",
    NotFound "trouble-404" "there is nothing at this address (404)",
    ProxyPassword "trouble-407" "the proxy wants a name and password (407)",
    TooMany "trouble-429" "too many requests (429)",
    Illegal "trouble-451" "the server may not show this page (451)",
    Fault "trouble-5xx" "the server is out of order ({a})",
    Status "trouble-status" "the server answered {a}",
    Held "trouble-held" "{a} asks to be left alone until {b}",
    TooLarge "trouble-large" "the answer is larger than 32 MB",
    Packing "trouble-packing" "the answer is not compressed as announced ({a})",
    Circles "trouble-circles" "the server sends us in circles",
    BadRedirect "trouble-redirect" "the server redirects without saying where",
    Unsafe "trouble-unsafe" "the server redirects to {a}, which is not safe",
    Credentials "trouble-credentials" "the password cannot be had: {a}",
    WrongPassword "trouble-password" "the server does not take the name and password, or the token, of the configuration (401)",
    NoVariable "trouble-variable" "the environment variable {a}, which holds the secret, is not set",
    SecretCommand "trouble-secret-command" "the command “{a}”, which tells the secret, {b}",
    NoFeedBehind "trouble-no-feed-behind" "its page names {a} as its feed, and that is none",
    WebPage "trouble-page" "the answer is a web page, not a feed",
    Empty "trouble-empty" "the answer is empty",
    OtherFormat "trouble-other" "this is not a feed, but {a}",
    NotAFeed "trouble-not-feed" "this is not a feed: {a}",
    RedirectGone "trouble-redirect-gone" "the feed redirects to an address that is gone (410)",
    OddUnchanged "trouble-odd-unchanged" "the server says “unchanged” of what it never sent",
    FeedGone "trouble-feed-gone" "the feed is gone for good (410); it is no longer asked for",
    AddressGone "trouble-address-gone" "there is nothing at this address any more (410)",
    Gone "trouble-gone" "the article is gone (410)",
    Silent "trouble-silent" "the server sends nothing",
    Structure "trouble-structure" "its structure cannot be followed",
    NoArticle "trouble-no-article" "the page is not an article",
    OtherArticle "trouble-other-article" "the page is another article than the one announced",
    PictureGone "trouble-picture-gone" "the picture is gone",
    PictureLarge "trouble-picture-large" "the picture is too large",
    NoPicture "trouble-no-picture" "this is not a picture that can be shown",
    PictureNotKept "trouble-picture-kept" "the picture could not be kept: {a}",
    PictureBroken "trouble-picture-broken" "the picture cannot be read: {a}",
    Paywall "trouble-paywall" "the rest is for subscribers",
    NotYet "trouble-not-yet" "the page has not been fetched yet",
    Said "trouble-said" "{a}",
}

/// Parts the code from the details in the store: stands in no sentence.
const PART: char = '\u{1f}';

impl Trouble {
    pub fn new(kind: Kind) -> Self {
        Self { kind, details: Vec::new() }
    }

    pub fn with(kind: Kind, details: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self { kind, details: details.into_iter().map(Into::into).collect() }
    }

    /// What someone else said of it, as it is.
    pub fn said(sentence: impl Into<String>) -> Self {
        Self::with(Kind::Said, [sentence])
    }

    /// As the store keeps it.
    pub fn to_stored(&self) -> String {
        let mut stored = self.kind.code().to_owned();
        for detail in &self.details {
            stored.push(PART);
            stored.push_str(detail);
        }
        stored
    }

    /// What [`Self::to_stored`] wrote; anything else is a sentence that was kept before there were codes.
    pub fn from_stored(stored: &str) -> Self {
        let mut parts = stored.split(PART);
        let code = parts.next().unwrap_or_default();
        match Kind::ALL.iter().find(|kind| kind.code() == code) {
            Some(kind) => Self::with(*kind, parts),
            None => Self::said(stored),
        }
    }

    /// The detail of this number, from 0; empty where there is none.
    pub fn detail(&self, number: usize) -> &str {
        self.details.get(number).map_or("", String::as_str)
    }
}

impl From<String> for Trouble {
    fn from(stored: String) -> Self {
        Self::from_stored(&stored)
    }
}

impl From<Trouble> for String {
    fn from(trouble: Trouble) -> Self {
        trouble.to_stored()
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut rest = self.kind.sentence();
        // Details are put in one by one, so that braces in them stay what they are.
        while let Some((before, behind)) = rest.split_once('{') {
            let (name, after) = behind.split_once('}').unwrap_or((behind, ""));
            write!(f, "{before}{}", self.detail(usize::from(name == "b")))?;
            rest = after;
        }
        f.write_str(rest)
    }
}

impl std::error::Error for Trouble {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_kinds_come_back_from_the_store() {
        for kind in Kind::ALL {
            let trouble = Trouble::with(*kind, ["{b}", "x\ty"]);
            assert_eq!(Trouble::from_stored(&trouble.to_stored()), trouble);
        }
        let before = Trouble::from_stored("the server answered 404: there is nothing at this address");
        assert_eq!(before.to_string(), "the server answered 404: there is nothing at this address");
    }

    #[test]
    fn details_stand_in_the_sentence() {
        assert_eq!(Trouble::with(Kind::Proxy, ["{b}", "c"]).to_string(), "{b}: c");
        assert_eq!(Trouble::new(Kind::Status).to_string(), "the server answered ");
    }
}
