//! A surname that stands alone in a text ("Trump"): whose it is, by who bears it in all texts.
//!
//! Pure: names in, and in how many articles each stands; who that is out.

use rustc_hash::FxHashMap;

/// Words that begin a surname and are none: "De Wever", "Van den Bossche".
pub(super) const PARTICLES: &[&str] = &["van", "de", "den", "der", "ter", "ten", "von", "vanden", "vander", "zu"];

/// Articles in which somebody is named in full at least, and how many times as many as anybody else of that name.
const NAMED: u32 = 5;
const TIMES: u32 = 4;
/// Letters of a surname at least: initials are nobody's.
const SHORTEST: usize = 3;

/// A surname that is somebody's whole name in some text, and everybody whose name it is part of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lone {
    pub id: i64,
    /// Those who bear it as their surname.
    pub bearers: Vec<i64>,
    /// Those whose first name it is: it may mean them as well.
    pub first_names: Vec<i64>,
}

/// Whether a person's name, folded, is a surname only.
fn is_lone(key: &str) -> bool {
    let mut words = key.split(' ');
    let first = words.next().unwrap_or_default();
    let more = words.count();
    if more > 0 {
        return PARTICLES.contains(&first);
    }
    first.chars().count() >= SHORTEST && !first.contains('.') && !PARTICLES.contains(&first)
}

/// The surnames among people's names (folded), each with who bears it; those that nobody bears in full are left out.
pub fn lone(people: &[(i64, String)]) -> Vec<Lone> {
    let mut found: FxHashMap<&str, Lone> = FxHashMap::default();
    for (id, key) in people.iter().filter(|(_, key)| is_lone(key)) {
        found.insert(key, Lone { id: *id, bearers: Vec::new(), first_names: Vec::new() });
    }
    for (id, key) in people.iter().filter(|(_, key)| !is_lone(key)) {
        for (space, _) in key.match_indices(' ') {
            if let Some(lone) = found.get_mut(&key[space + 1..]) {
                lone.bearers.push(*id);
            }
        }
        if let Some(lone) = key.split(' ').next().and_then(|first| found.get_mut(first)) {
            lone.first_names.push(*id);
        }
    }
    let mut found: Vec<Lone> = found.into_values().filter(|lone| !lone.bearers.is_empty()).collect();
    found.sort_by_key(|lone| lone.id);
    found
}

/// Who is meant by a surname alone: the bearer who is named in full in many articles, and in many more than all others
/// of that name, be it their first; `None` where that is nobody.
pub fn dominant(lone: &Lone, mut articles: impl FnMut(i64) -> u32) -> Option<i64> {
    let mut bearers: Vec<(u32, i64)> = lone.bearers.iter().map(|id| (articles(*id), *id)).collect();
    bearers.sort_unstable();
    let (most, who) = bearers.pop()?;
    if most < NAMED {
        return None;
    }
    let second = bearers.last().map_or(0, |(count, _)| *count);
    let few = |count: u32| most >= TIMES * count;
    (few(second.max(1)) && lone.first_names.iter().all(|id| few(articles(*id)))).then_some(who)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people(names: &[&str]) -> Vec<(i64, String)> {
        names.iter().enumerate().map(|(at, name)| (at as i64, (*name).to_owned())).collect()
    }

    #[test]
    fn surnames_know_their_bearers_with_their_particles() {
        let found = lone(&people(&[
            "trump",
            "donald trump",
            "melania trump",
            "de wever",
            "bart de wever",
            "wever",
            "j.",
            "joshua",
        ]));
        let of = |id: i64| found.iter().find(|lone| lone.id == id).map(|lone| lone.bearers.clone());
        assert_eq!((of(0), of(3), of(5)), (Some(vec![1, 2]), Some(vec![4]), Some(vec![4])));
        assert_eq!((of(6), of(7)), (None, None));
    }

    #[test]
    fn whoever_is_named_far_more_than_all_others_of_the_name_is_meant() {
        let found = lone(&people(&["michel", "charles michel", "louis michel", "michel daerden"]));
        let who = |counts: [u32; 4]| dominant(&found[0], |id| counts[id as usize]);
        assert_eq!(who([9, 40, 10, 0]), Some(1));
        assert_eq!(who([9, 40, 11, 0]), None);
        // As a first name it means somebody else.
        assert_eq!(who([9, 40, 0, 12]), None);
        assert_eq!(who([99, 5, 0, 0]), Some(1));
        assert_eq!(who([99, 4, 0, 0]), None);
        assert_eq!(who([0, 0, 12, 3]), Some(2));
    }
}
