//! What is known of names: `assets/names`, read once.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use crate::news::analysis::EntityKind;

/// Words that stand before a person's name and are not part of it, folded.
const TITLES: &[&str] = &[
    "m",
    "mm",
    "mme",
    "mlle",
    "me",
    "dr",
    "monsieur",
    "madame",
    "maitre",
    "president",
    "presidente",
    "ministre",
    "premier",
    "depute",
    "deputee",
    "senateur",
    "senatrice",
    "bourgmestre",
    "echevin",
    "echevine",
    "roi",
    "reine",
    "prince",
    "princesse",
    "pape",
    "juge",
    "procureur",
    "professeur",
    "general",
    "colonel",
    "capitaine",
    "herr",
    "frau",
    "meneer",
    "mevrouw",
    "mr",
    "mrs",
    "ms",
    "minister",
    "chancelier",
    "kanzler",
    "burgemeester",
    "burgermeister",
];

/// Words that make a name an organisation's, folded.
const ORGANISATION_WORDS: &[&str] = &[
    "banque",
    "bank",
    "universite",
    "universiteit",
    "universitat",
    "university",
    "institut",
    "institute",
    "commission",
    "conseil",
    "parti",
    "partei",
    "partij",
    "party",
    "syndicat",
    "federation",
    "association",
    "club",
    "fc",
    "racing",
    "standard",
    "royal",
    "ministere",
    "agence",
    "cour",
    "parquet",
    "tribunal",
    "police",
    "group",
    "groupe",
    "gmbh",
    "holding",
    "airlines",
    "hopital",
    "musee",
    "radio",
    "television",
    "press",
    "presse",
    "united",
];

const PARTICLES: &[&str] =
    &["de", "du", "des", "la", "le", "van", "von", "der", "den", "ter", "di", "da", "el", "al", "ben", "d"];

/// Longest listed name in words.
const LONGEST: usize = 4;

/// The lists, by spelling.
pub(super) struct Lists {
    names: HashMap<String, (String, EntityKind)>,
    first_names: HashSet<&'static str>,
}

impl Lists {
    pub(super) fn get() -> &'static Self {
        static LISTS: OnceLock<Lists> = OnceLock::new();
        LISTS.get_or_init(|| {
            let mut names = HashMap::new();
            let files = [
                (include_str!("../../../assets/names/places.txt"), EntityKind::Place),
                (include_str!("../../../assets/names/organisations.txt"), EntityKind::Organisation),
            ];
            for (text, kind) in files {
                for line in text.lines().filter(|line| !line.starts_with('#')) {
                    let first = line.split('|').next().unwrap_or_default();
                    for spelling in line.split('|') {
                        // Apostrophes part words in texts, so they do here.
                        names.insert(spelling.replace(['\'', '’'], " "), (first.to_owned(), kind));
                    }
                }
            }
            let first_names = include_str!("../../../assets/names/first_names.txt")
                .lines()
                .filter(|line| !line.starts_with('#'))
                .flat_map(str::split_whitespace)
                .collect();
            Self { names, first_names }
        })
    }

    /// The longest listed name that these words (each with whether only a space parts it from the one before) begin with.
    pub(super) fn longest<'a>(
        &self,
        words: impl Iterator<Item = (&'a str, bool)>,
    ) -> Option<(usize, &str, EntityKind)> {
        let mut spelled = String::new();
        let mut best = None;
        for (count, (word, joined)) in words.take(LONGEST).enumerate() {
            if count > 0 && !joined {
                break;
            }
            if count > 0 {
                spelled.push(' ');
            }
            spelled.push_str(word);
            if let Some((name, kind)) = self.names.get(&spelled) {
                best = Some((count + 1, name.as_str(), *kind));
            }
        }
        best
    }

    pub(super) fn is_first_name(&self, word: &str) -> bool {
        self.first_names.contains(word)
    }

    pub(super) fn is_title(&self, folded: &str) -> bool {
        TITLES.contains(&folded)
    }

    pub(super) fn is_organisation_word(&self, folded: &str) -> bool {
        ORGANISATION_WORDS.contains(&folded)
    }

    pub(super) fn is_particle(&self, word: &str) -> bool {
        PARTICLES.contains(&word)
    }
}
