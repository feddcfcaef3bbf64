//! News agencies: which of them an article says it comes from. It knows how they sign, not what they write.

use super::article::Article;

/// How agencies sign, and what they are called. In capitals where small letters are words or names of people.
const SIGNED: [(&str, &str); 24] = [
    ("belga", "Belga"),
    ("afp", "AFP"),
    ("reuters", "Reuters"),
    ("dpa", "dpa"),
    ("anp", "ANP"),
    ("AP", "AP"),
    ("associated press", "AP"),
    ("agence france-presse", "AFP"),
    ("ATS", "ATS"),
    ("keystone-ats", "Keystone-ATS"),
    ("keystone-sda", "Keystone-SDA"),
    ("SDA", "SDA"),
    ("APA", "APA"),
    ("EFE", "EFE"),
    ("europa press", "Europa Press"),
    ("ANSA", "ANSA"),
    ("pa media", "PA Media"),
    ("press association", "PA Media"),
    ("epd", "epd"),
    ("KNA", "KNA"),
    ("SID", "SID"),
    ("bloomberg", "Bloomberg"),
    ("xinhua", "Xinhua"),
    ("tass", "TASS"),
];

/// Where in a text an agency signs: in brackets, near its beginning or its end. Characters.
const BEGINNING: usize = 160;
const END: usize = 60;

/// The agency that signs an article: in its credit or its byline.
pub fn signing(article: &Article) -> Option<&'static str> {
    article.credit.iter().chain(&article.byline).map(String::as_str).find_map(named_in)
}

/// The agency that a signature names: "Belga", "Par AFP", "La rédaction avec Belga".
pub fn named_in(signature: &str) -> Option<&'static str> {
    let small = signature.to_lowercase();
    let found = SIGNED.iter().filter_map(|(sign, name)| {
        let text = if sign.chars().any(char::is_uppercase) { signature } else { &small };
        Some((whole(text, sign)?, std::cmp::Reverse(sign.len()), *name))
    });
    // The first that is named; of two that begin there, the longer name.
    found.min().map(|(_, _, name)| name)
}

/// Whether an agency signs with this one word, however it is written.
pub fn is_sign(word: &str) -> bool {
    SIGNED.iter().any(|(sign, _)| sign.eq_ignore_ascii_case(word))
}

/// Where the sign stands in the text as whole words.
fn whole(text: &str, sign: &str) -> Option<usize> {
    let part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(sign)
        .map(|(at, _)| at)
        .find(|at| !part(text[..*at].chars().next_back()) && !part(text[at + sign.len()..].chars().next()))
}

/// The agency that stands in brackets where a text begins or ends.
pub fn in_brackets(text: &str) -> Option<&'static str> {
    let beginning: String = text.chars().take(BEGINNING).collect();
    let end: String = text.chars().rev().take(END).collect::<Vec<_>>().into_iter().rev().collect();
    [beginning, end].iter().find_map(|part| {
        part.split('(').skip(1).filter_map(|rest| rest.split_once(')')).find_map(|(inside, _)| named_in(inside))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agencies_are_known_by_how_they_sign() {
        for (signature, agency) in [
            ("Belga", Some("Belga")),
            ("BELGA", Some("Belga")),
            ("Par AFP", Some("AFP")),
            ("La rédaction avec Belga et AFP", Some("Belga")),
            ("Agence France-Presse", Some("AFP")),
            ("Keystone-ATS", Some("Keystone-ATS")),
            ("AP", Some("AP")),
            ("Sid Vicious", None),
            ("ap. J.-C.", None),
            ("Belgacom", None),
            ("Anne Dupont", None),
        ] {
            assert_eq!(named_in(signature), agency, "{signature}");
        }
    }

    #[test]
    fn an_article_says_its_agency_in_its_credit_its_byline_or_in_brackets() {
        assert_eq!(signing(&Article { credit: Some("Belga".into()), ..Article::default() }), Some("Belga"));
        assert_eq!(signing(&Article { byline: vec!["AFP".into()], ..Article::default() }), Some("AFP"));
        assert_eq!(in_brackets("BRUXELLES (Belga) La ligne rouvre."), Some("Belga"));
        assert_eq!(in_brackets("La ligne rouvre. (avec AFP)"), Some("AFP"));
        let middle = format!("{} selon un décompte (AFP) {}", "mot ".repeat(60), "mot ".repeat(60));
        assert_eq!(in_brackets(&middle), None);
        assert_eq!(in_brackets("L'AFP ne le dit pas entre parenthèses."), None);
    }
}
