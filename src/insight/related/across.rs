//! Neighbours in another language.
//!
//! Two languages share names, concepts, numbers and a few words; all else that either article says counts against them,
//! so that reports of one event are a third as near as within one language. What is shared is made up for, the more terms
//! it is spread over: one name alone may be of anything.

use super::index::{Index, Near, spread};
use crate::text::language::Lang;

/// How much nearer articles in two languages are than their words say, where no end of terms is shared.
const FOREIGN: f32 = 4.0;
/// So many terms shared evenly make up for half of it. Nobody is made less near: it takes two or three to gain anything.
const TERMS: f32 = 5.0;
/// The nearest that one comes by it.
const MOST: f32 = 0.9;
/// Articles looked at where there are several languages: those in another may be this far behind by their words.
const LOOKED_AT: usize = 32;

/// A set of languages.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Languages(u8);

impl Languages {
    pub(super) fn add(&mut self, lang: Lang) {
        // What is in none of the four is not known to be in another.
        if lang != Lang::Other {
            self.0 |= 1 << lang as u8;
        }
    }

    fn are_several(self) -> bool {
        self.0.count_ones() > 1
    }
}

impl Index {
    /// The articles nearest to one by their own terms and the days between, those in other languages by what could be
    /// shared.
    pub(super) fn nearest_across(&mut self, own: &[(u32, f32)], slot: u32, limit: usize) -> Vec<Near> {
        let lang = self.articles[slot as usize].lang;
        if lang == Lang::Other || !self.languages.are_several() {
            return self.nearest(own, slot, limit);
        }
        let mut found = self.nearest(own, slot, limit.max(LOOKED_AT));
        for near in &mut found {
            let theirs = self.articles[near.slot as usize].lang;
            if theirs != lang && theirs != Lang::Other {
                let gained = gain(own.iter().filter_map(|(term, weight)| {
                    let theirs = self.posting(*term, near.slot)?;
                    Some(weight * spread(theirs))
                }));
                near.score = (near.score * gained).min(MOST.max(near.score));
            }
        }
        self.best_first(&mut found, limit);
        found
    }
}

/// How much nearer articles in two languages are than what they share says, given what each shared term brings. A few
/// terms that bring all of it are as few as they are; of many that bring little beside them, little is counted.
fn gain(shared: impl Iterator<Item = f32>) -> f32 {
    let (sum, squares) = shared.fold((0.0, 0.0), |(sum, squares), one| (sum + one, squares + one * one));
    if squares <= 0.0 {
        return 1.0;
    }
    let terms = sum * sum / squares;
    (FOREIGN * terms / (terms + TERMS)).max(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::related::{stories, vector};
    use crate::news::ids::EntryId;
    use crate::news::time::Timestamp;

    const PRESS: [(Lang, &str, &str); 9] = [
        (
            Lang::Fr,
            "Un train déraille à Gembloux",
            "Un train de marchandises de Translog a déraillé mardi à Gembloux. La ligne 161 vers Namur est coupée, annonce \
             Hélène Materne, porte-parole d’Infrabel. Onze wagons venaient d’Athus; les réparations dureront trois jours.",
        ),
        (
            Lang::Fr,
            "Déraillement de Gembloux: la ligne reste coupée",
            "Les réparations dureront trois jours après le déraillement d’un train de marchandises à Gembloux, dit Hélène \
             Materne, d’Infrabel. Les wagons de Translog roulaient d’Athus vers Monceau sur la ligne 161.",
        ),
        (
            Lang::Nl,
            "Goederentrein ontspoord in Gembloux",
            "In Gembloux is dinsdag een goederentrein van Translog uit de rails gelopen. Spoorlijn 161 naar Namen ligt plat, \
             zegt woordvoerster Hélène Materne van Infrabel. De wagons kwamen uit Athus; het herstel duurt drie dagen.",
        ),
        (
            Lang::Nl,
            "Nieuwe burgemeester in Gembloux",
            "De gemeenteraad van Gembloux koos gisteravond een leraar wiskunde als opvolger. Hij wil het zwembad heropenen \
             en belooft fietspaden langs alle scholen.",
        ),
        (
            Lang::Nl,
            "Lepelaars broeden in het Zwin",
            "Nooit telden vogelaars zoveel nesten in het natuurgebied bij Knokke. De dijk werd vorig jaar landinwaarts \
             verlegd, waardoor het slik groter is.",
        ),
        (
            Lang::Fr,
            "Le dernier marchand de coqs de la Batte",
            "Chaque dimanche, il installe ses cages au bord de la Meuse avant l’aube. Son fils ne reprendra pas l’étal.",
        ),
        (
            Lang::De,
            "Vergessene Orgelpfeife im Kölner Dom",
            "Beim Stimmen der Orgel fiel dem Meister eine Pfeife auf, die in keinem Verzeichnis steht. Sie klingt noch.",
        ),
        (
            Lang::En,
            "The last lighthouse keeper goes home",
            "From now on the lamp will be watched by a sensor and a text message, and nobody will climb the stairs.",
        ),
        (
            Lang::En,
            "Council approves swimming pool",
            "The mayor promised cycle paths along every school, and voters have waited nine years for the bath to open.",
        ),
    ];

    fn press(of: impl Fn(Lang) -> Lang) -> Index {
        let mut index = Index::new();
        for (entry, (lang, title, text)) in (1..).zip(PRESS) {
            index.add(
                EntryId(entry),
                Some(Timestamp(1_780_000_000)),
                &vector(title, text, lang, &[]).told_in(of(lang)),
            );
        }
        index
    }

    #[test]
    fn an_event_is_shown_and_joined_across_languages_and_strangers_stay_apart() {
        let mut index = press(|lang| lang);
        let shown = |index: &mut Index, entry| -> Vec<i64> {
            let mut found: Vec<i64> = index.related(EntryId(entry), 9).iter().map(|found| found.entry.0).collect();
            found.sort_unstable();
            found
        };
        assert_eq!(shown(&mut index, 3), [1, 2]);
        assert_eq!(shown(&mut index, 1), [2, 3]);
        for stranger in 4..=9 {
            assert!(shown(&mut index, stranger).is_empty(), "{stranger}");
        }
        let mut joined = stories(&mut index);
        joined.retain(|story| story.len() > 1);
        for story in &mut joined {
            story.sort_unstable();
        }
        assert_eq!(joined, [[1, 2, 3].map(EntryId)]);
    }

    #[test]
    fn what_is_said_in_no_known_language_is_as_near_as_its_words() {
        let score = |index: &mut Index| index.related_all(EntryId(3), 1)[0].score;
        let (known, unknown) = (score(&mut press(|lang| lang)), score(&mut press(|_| Lang::Other)));
        assert!(known > unknown * 1.2, "{known} {unknown}");
        assert!((score(&mut press(|_| Lang::Fr)) - unknown).abs() < 1e-6);
    }

    #[test]
    fn who_is_said_to_be_in_another_language_gains_nothing() {
        let (_, title, text) = PRESS[0];
        let text = format!(
            "{text} Les trains qui roulent dans la région sont en retard, mais avec une marge pour les écoles."
        );
        for lang in [Lang::Nl, Lang::De, Lang::En] {
            assert_eq!(vector(title, &text, lang, &[]).language(), Lang::Other);
        }
        for (lang, title, text) in PRESS {
            assert_eq!(vector(title, text, lang, &[]).language(), lang);
        }
    }

    #[test]
    fn one_shared_name_gains_nothing_and_many_gain_up_to_a_limit() {
        let even = |terms: usize| gain(std::iter::repeat_n(0.02, terms));
        assert!((even(0) - 1.0).abs() < 1e-6 && (even(1) - 1.0).abs() < 1e-6);
        assert!(even(3) > 1.4 && even(9) > even(3) && even(1_000) < FOREIGN);
        // A name that brings nearly all of it is still one.
        assert!(gain([0.2].into_iter().chain(std::iter::repeat_n(0.002, 9))) < 1.1);
    }

    #[test]
    fn the_kept_index_knows_the_languages() {
        let mut index = press(|lang| lang);
        let mut bytes = Vec::new();
        index.write(1, &mut bytes).unwrap();
        let length = bytes.len() as u64;
        let (mut opened, _) = Index::open(Box::new(bytes), length).unwrap();
        let (_, title, text) = PRESS[2];
        let late = vector(title, text, Lang::Nl, &[]);
        for index in [&mut index, &mut opened] {
            index.remove(EntryId(3));
            index.add(EntryId(33), Some(Timestamp(1_780_000_000)), &late);
        }
        let found =
            |index: &mut Index| index.related(EntryId(33), 5).iter().map(|found| found.entry).collect::<Vec<_>>();
        assert_eq!(found(&mut opened), found(&mut index));
        assert_eq!(found(&mut opened).len(), 2);
    }
}
