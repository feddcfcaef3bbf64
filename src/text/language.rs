//! Which language a text is in.

use serde::{Deserialize, Serialize};

/// A language that kiosque treats specially; everything else is `Other`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    Fr,
    Nl,
    De,
    En,
    #[default]
    Other,
}

impl Lang {
    /// Reads a BCP 47 tag: `fr`, `fr-BE`, `FR_fr`, `nl-BE`...
    pub fn from_tag(tag: &str) -> Self {
        let primary = tag.trim().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        match primary.as_str() {
            "fr" | "fra" | "fre" => Self::Fr,
            "nl" | "nld" | "dut" => Self::Nl,
            "de" | "deu" | "ger" => Self::De,
            "en" | "eng" => Self::En,
            _ => Self::Other,
        }
    }

    /// The ISO 639-1 code; `und` (undetermined) for [`Lang::Other`].
    pub fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::Nl => "nl",
            Self::De => "de",
            Self::En => "en",
            Self::Other => "und",
        }
    }
}

/// The language of `text` by its trigrams, where the guess is sure enough or the text long enough; `None` otherwise.
///
/// Reads at most the first 1,500 bytes: more does not change the answer.
pub fn detect(text: &str) -> Option<Lang> {
    use whatlang::Lang as W;
    let head = super::clean::cap(text, 1_500);
    if head.chars().filter(|c| c.is_alphabetic()).count() < 20 {
        return None;
    }
    let info = whatlang::detect(head)?;
    if !info.is_reliable() && info.confidence() < 0.35 {
        return None;
    }
    Some(match info.lang() {
        W::Fra => Lang::Fr,
        W::Nld => Lang::Nl,
        W::Deu => Lang::De,
        W::Eng => Lang::En,
        _ => Lang::Other,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_languages_are_told_apart() {
        assert_eq!(detect("Le conseil des ministres a validé vendredi un plan qui touche six lignes."), Some(Lang::Fr));
        assert_eq!(detect("De ministerraad heeft vrijdag een plan goedgekeurd dat zes lijnen treft."), Some(Lang::Nl));
        assert_eq!(
            detect("Der Ministerrat hat am Freitag einen Plan verabschiedet, der sechs Linien betrifft."),
            Some(Lang::De)
        );
        assert_eq!(
            detect("The council of ministers approved a plan on Friday that touches six lines."),
            Some(Lang::En)
        );
        assert_eq!(detect("2026"), None);
    }

    #[test]
    fn tags_are_read_leniently() {
        assert_eq!(Lang::from_tag("FR_be"), Lang::Fr);
        assert_eq!(Lang::from_tag("pt-BR"), Lang::Other);
    }
}
