//! A surname that was cut behind its particle: "Marco Van" and "Hees" are one.

use super::surnames::PARTICLES;
use super::tagger::Found;
use crate::news::analysis::EntityKind;
use crate::text::terms::fold;

/// Joins a person's name that ends in a particle with the name that follows it at once.
pub(super) fn join(text: &str, found: &mut Vec<Found>) {
    let mut at = 0;
    while at + 1 < found.len() {
        let (person, next) = (found[at], found[at + 1]);
        if person.kind == EntityKind::Person && is_cut(text, person, next) {
            found[at].end = next.end;
            found.remove(at + 1);
        }
        at += 1;
    }
}

fn is_cut(text: &str, person: Found, next: Found) -> bool {
    let (Some(name), Some(gap), Some(rest)) =
        (text.get(person.start..person.end), text.get(person.end..next.start), text.get(next.start..next.end))
    else {
        return false;
    };
    let mut words = name.split_whitespace();
    let particle = words.next_back().is_some_and(|last| PARTICLES.contains(&fold(last).as_str()));
    // Somebody stands before the particle, and only a space behind it.
    particle
        && words.next().is_some()
        && matches!(gap, " " | "\u{a0}" | "\u{202f}")
        && rest.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(text: &str, names: &[(&str, EntityKind)]) -> Vec<(String, EntityKind)> {
        let mut from = 0;
        let mut found: Vec<Found> = Vec::new();
        for (name, kind) in names {
            let start = from + text[from..].find(name).unwrap();
            from = start + name.len();
            found.push(Found { start, end: from, kind: *kind });
        }
        join(text, &mut found);
        found.into_iter().map(|one| (text[one.start..one.end].to_owned(), one.kind)).collect()
    }

    #[test]
    fn a_name_cut_behind_its_particle_is_whole_again() {
        use EntityKind::{Organisation, Person, Place};
        let one = |text: &str, names: &[(&str, EntityKind)]| joined(text, names).len() == 1;
        assert_eq!(
            joined("dit Marco Van Hees (PTB)", &[("Marco Van", Person), ("Hees", Place), ("PTB", Organisation)]),
            [("Marco Van Hees".to_owned(), Person), ("PTB".to_owned(), Organisation)]
        );
        assert!(one("Jan Van den Bossche rit", &[("Jan Van den", Person), ("Bossche", Person)]));
        assert!(one("Ursula von der Leyen", &[("Ursula von der", Person), ("Leyen", Place)]));
        assert!(!one("Marco Van, Hees", &[("Marco Van", Person), ("Hees", Place)]));
        assert!(!one("Marco Dupont Hees", &[("Marco Dupont", Person), ("Hees", Place)]));
        assert!(!one("Van Hees", &[("Van", Person), ("Hees", Place)]));
        assert!(!one("Bank Van Breda", &[("Bank Van", Organisation), ("Breda", Place)]));
    }
}
