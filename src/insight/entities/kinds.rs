//! Of what kind a name is that texts take for several things: by how many articles say so, and by facts.
//!
//! Pure: how many articles name what in, what is another thing out. Two things of one name are common: towns and their
//! clubs, people and what is named after them. So a kind is another one only where it can be nothing but a slip.

use super::lexicon::{FIRST_NAMES, KNOWN_PEOPLE, KNOWN_PLACES, PLACES, SURNAMES, WORLD_PLACES};
use super::model::Model;
use super::surnames::PARTICLES;
use crate::news::analysis::EntityKind;
use crate::text::language::Lang;
use crate::text::terms::fold;

/// Articles that may be slips, and how many times as many say the other thing then.
const SLIPS: u32 = 2;
const TIMES: u32 = 3;
/// The same where there is little to go by.
const MANY_TIMES: u32 = 8;
/// The same where more articles than that say so: what many say is true somewhere.
const MOST_TIMES: u32 = 20;
/// Articles that a fact stands for.
const FACT: u32 = 4;

/// Words that a name of several words begins with and that say nothing: "Le Monde" is as good as one word.
const ARTICLES: &[&str] = &[
    "le", "la", "les", "l", "het", "de", "een", "der", "die", "das", "the", "el", "los", "las", "il", "al", "saint",
    "sainte", "san", "santa", "st", "sint",
];

pub use super::viterbi::KINDS;

/// In how many articles a name is a thing of each kind, and what facts know of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Votes {
    by_kind: [u32; 4],
    known: Option<EntityKind>,
}

fn at(kind: EntityKind) -> usize {
    KINDS.iter().position(|one| *one == kind).unwrap_or_default()
}

impl Votes {
    /// So many more articles say this.
    pub fn add(&mut self, kind: EntityKind, articles: u32) {
        self.by_kind[at(kind)] += articles;
    }

    /// Facts know it as this, and as nothing else.
    pub fn know(&mut self, kind: EntityKind) {
        self.known = Some(kind);
    }

    fn of(&self, kind: EntityKind) -> u32 {
        self.by_kind[at(kind)]
    }

    /// The articles, with what facts say of a thing that some of them know.
    fn weight(&self, kind: EntityKind) -> u32 {
        let of = self.of(kind);
        of + if of > 0 && self.known == Some(kind) { FACT } else { 0 }
    }

    /// What most articles say, with what facts say.
    fn most(&self) -> EntityKind {
        KINDS.into_iter().rev().max_by_key(|kind| self.weight(*kind)).unwrap_or(EntityKind::Other)
    }
}

/// What a name is that some texts take for a thing of `kind`: `None` where it is that, or may be.
pub fn is_another(name: &str, kind: EntityKind, votes: &Votes) -> Option<EntityKind> {
    let most = votes.most();
    let (few, many) = (votes.of(kind), votes.weight(most));
    let times = times(name, kind, most, votes).filter(|_| most != kind && few > 0)?;
    let times = if few > SLIPS { times.max(MOST_TIMES) } else { times };
    // What is taken for a third thing often, too, is no clear case.
    let others = votes.by_kind.iter().sum::<u32>() - votes.of(most);
    let share = if is_word(name) { 2 } else { 1 };
    (many >= few * times && many >= others * share).then_some(most)
}

/// How many times as many articles take a name for `most` where it is no `kind`; `None` where it may be both.
fn times(name: &str, kind: EntityKind, most: EntityKind, votes: &Votes) -> Option<u32> {
    use EntityKind::{Organisation, Other, Person, Place};
    // A town is also its club, its council, its team.
    let town = || matches!((kind, most), (Organisation, Place) | (Place, Organisation)) && is_place(name);
    match (kind, most) {
        // A word is a surname, or a first name. Few words that are none are taken for one.
        (Person, Place | Organisation) if is_word(name) => {
            (votes.of(kind) <= SLIPS && !is_somebody(name)).then_some(MANY_TIMES)
        }
        (_, Person | Other) | (Organisation, Place) if is_word(name) => None,
        _ if town() => None,
        // What is none of the rest is told badly.
        (_, Other) => Some(MANY_TIMES),
        (Other, _) if votes.known == Some(most) => Some(TIMES),
        _ => Some(if is_word(name) { MANY_TIMES } else { TIMES }),
    }
}

/// Whether a name is one word, but for small ones.
pub fn is_word(name: &str) -> bool {
    let tells = |word: &&str| {
        let word =
            word.split_once(['\'', '’']).filter(|(head, _)| head.chars().count() < 3).map_or(*word, |(_, rest)| rest);
        let folded = fold(word);
        word.starts_with(char::is_uppercase)
            && !ARTICLES.contains(&folded.as_str())
            && !PARTICLES.contains(&folded.as_str())
    };
    name.split_whitespace().filter(tells).count() < 2
}

/// Whether lists know a place by this name.
fn is_place(name: &str) -> bool {
    super::canonical(name, EntityKind::Place).is_some() || is_listed(name, PLACES | WORLD_PLACES | KNOWN_PLACES)
}

/// Whether lists know people by this name.
fn is_somebody(name: &str) -> bool {
    is_listed(name, FIRST_NAMES | SURNAMES | KNOWN_PEOPLE)
}

fn is_listed(name: &str, lists: u8) -> bool {
    let title_case = |word: &str| {
        let mut letters = word.chars();
        letters.next().into_iter().chain(letters.flat_map(char::to_lowercase)).collect::<String>()
    };
    let capitals = !name.chars().any(char::is_lowercase);
    let quiet = capitals.then(|| name.split(' ').map(title_case).collect::<Vec<_>>().join(" "));
    let models = [Lang::Fr, Lang::Nl, Lang::De, Lang::En].into_iter().filter_map(Model::of);
    models
        .flat_map(|model| [Some(name), quiet.as_deref()].map(|name| (model, name)))
        .any(|(model, name)| name.is_some_and(|name| model.lexicon().lists(name) & lists != 0))
}

#[cfg(test)]
mod tests {
    use EntityKind::{Organisation, Other, Person, Place};

    use super::*;

    fn votes(counts: &[(EntityKind, u32)]) -> Votes {
        let mut votes = Votes::default();
        for (kind, count) in counts {
            votes.add(*kind, *count);
        }
        votes
    }

    #[test]
    fn a_slip_is_told_from_another_meaning_by_how_many_say_so() {
        let person = |many, few| is_another("Mitas Falter", Person, &votes(&[(Organisation, many), (Person, few)]));
        for (many, few) in [(3, 1), (6, 2), (60, 3), (80, 4)] {
            assert_eq!(person(many, few), Some(Organisation), "{many} {few}");
            assert_eq!(person(many - 1, few), None, "{many} {few}");
        }
        assert_eq!(person(9, 0), None, "there is nothing to be another thing");
        assert_eq!(is_another("Mitas Falter", Organisation, &votes(&[(Organisation, 60), (Person, 1)])), None);
        // Of what is taken for three things, none is clear.
        let three = [(Organisation, 5), (Person, 1), (Place, 5)];
        assert_eq!(is_another("Mitas Falter", Person, &votes(&three)), None);
    }

    #[test]
    fn a_fact_weighs_where_some_article_knows_it() {
        let mut few = votes(&[(Place, 1), (Other, 1)]);
        assert_eq!(is_another("Xanthippolis", Other, &few), None);
        few.know(Place);
        assert_eq!(is_another("Xanthippolis", Other, &few), Some(Place));
        let mut none = votes(&[(Other, 1)]);
        none.know(Place);
        assert_eq!(is_another("Xanthippolis", Other, &none), None);
    }

    #[test]
    fn articles_and_particles_make_no_name_of_several_words() {
        for name in
            ["Paris", "Le Monde", "L’Équipe", "Van den Bossche", "Saint-Étienne", "La Louvière", "Las Palmas", "TF1"]
        {
            assert!(is_word(name), "{name}");
        }
        for name in ["Noordkaai Terminals", "Quai d'Orsay", "Tour Eiffel", "Debout la France", "JP Morgan"] {
            assert!(!is_word(name), "{name}");
        }
    }

    #[test]
    fn a_listed_place_is_known_in_capitals_too() {
        assert!(is_place("Montpellier") && is_place("MONTPELLIER") && is_place("Vlissingen"));
        assert!(!is_place("Noordkaai Terminals"));
        assert!(is_somebody("Martin") && !is_somebody("Klaxoon"));
    }
}
