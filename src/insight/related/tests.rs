//! What holds for related articles and stories, whatever the press brings.

use super::*;
use crate::news::analysis::{Entity, EntityKind, RelatedKind};
use crate::news::ids::{EntryId, StoryId};
use crate::news::time::Timestamp;
use crate::text::language::Lang;

const NOON: i64 = 1_780_000_000;

const PRESS: [(&str, &str); 6] = [
    (
        "Le tram 7 s'arrête à Liège",
        "La ligne du tram de Liège reste fermée après la panne de la sous-station d'Angleur, dit l'opérateur.",
    ),
    (
        "Panne de tram à Liège",
        "À Liège, le tram est à l'arrêt: la sous-station d'Angleur a brûlé pendant la nuit, la ligne reste fermée.",
    ),
    (
        "Le fromage de Herve primé",
        "Un fromager de Herve remporte la médaille du concours agricole devant douze concurrents.",
    ),
    (
        "Médaille pour un fromager",
        "Le concours agricole a donné sa médaille au fromager de Herve, dont les caves datent de 1920.",
    ),
    (
        "La marée noire recule",
        "Au large d'Ostende, la nappe de pétrole recule devant les barrages flottants des pompiers.",
    ),
    (
        "Un piano dans la gare",
        "Des voyageurs jouent Chopin entre deux correspondances sur un instrument laissé en libre accès.",
    ),
];

fn fr(title: &str, text: &str) -> TermVector {
    vector(title, text, Lang::Fr, &[])
}

fn press(order: impl Iterator<Item = usize>) -> Index {
    let mut index = Index::new();
    for at in order {
        index.add(EntryId(at as i64 + 1), Some(Timestamp(NOON)), &fr(PRESS[at].0, PRESS[at].1));
    }
    index
}

#[test]
fn the_same_event_is_found_first_and_says_why() {
    let found = press(0..6).related(EntryId(1), 5);
    assert_eq!(found[0].entry, EntryId(2));
    let why = fr(PRESS[0].0, PRESS[0].1).readable(&found[0].shared);
    assert!(why.iter().any(|word| word == "Angleur"), "{why:?}");
    assert_ne!(found[0].kind, RelatedKind::SameText);
}

#[test]
fn the_order_of_arrival_does_not_matter() {
    let (mut forth, mut back) = (press(0..6), press((0..6).rev()));
    for entry in (1..=6).map(EntryId) {
        let (a, b) = (forth.related_all(entry, 6), back.related_all(entry, 6));
        assert_eq!(a.len(), b.len());
        for (a, b) in a.iter().zip(&b) {
            assert_eq!((a.entry, a.kind), (b.entry, b.kind));
            assert!((a.score - b.score).abs() < 1e-3);
        }
    }
    assert_eq!(stories(&mut forth), stories(&mut back));
}

#[test]
fn a_removed_article_is_gone_and_a_replaced_one_is_new() {
    let mut index = press(0..6);
    index.remove(EntryId(2));
    index.remove(EntryId(99));
    assert_eq!(index.len(), 5);
    assert!(index.related_all(EntryId(1), 9).iter().all(|found| found.entry != EntryId(2)));
    assert!(index.related_all(EntryId(2), 9).is_empty());
    index.add(EntryId(6), None, &fr(PRESS[1].0, PRESS[1].1));
    assert_eq!(index.related(EntryId(1), 1)[0].entry, EntryId(6));
    assert_eq!(index.len(), 5);
    for entry in 1..=6 {
        index.remove(EntryId(entry));
    }
    assert!(index.is_empty());
    assert!(stories(&mut index).is_empty());
}

#[test]
fn days_between_make_it_less_related_and_no_date_does_not() {
    let mut index = press(0..6);
    let near = index.related_all(EntryId(1), 1)[0].score;
    index.add(EntryId(2), None, &fr(PRESS[1].0, PRESS[1].1));
    assert!((index.related_all(EntryId(1), 1)[0].score - near).abs() < 0.02);
    index.add(EntryId(2), Some(Timestamp(i64::MIN)), &fr(PRESS[1].0, PRESS[1].1));
    let far = index.related_all(EntryId(1), 1)[0].score;
    assert!(far < near * 0.6 && far > 0.0);
}

#[test]
fn an_agency_copy_is_the_same_text() {
    let mut index = press(0..6);
    index.add(EntryId(7), Some(Timestamp(NOON + 600)), &fr("Tram liégeois", PRESS[0].1));
    let found = index.related(EntryId(1), 3);
    let copy = found.iter().find(|related| related.entry == EntryId(7)).map(|related| related.kind);
    assert_eq!(copy, Some(RelatedKind::SameText));
}

#[test]
fn one_word_and_no_word_are_articles_too() {
    let mut index = press(0..6);
    index.add(EntryId(7), None, &fr("Météo", ""));
    index.add(EntryId(8), None, &fr("", ""));
    index.add(EntryId(9), None, &fr("", ""));
    assert!(index.related(EntryId(8), 5).is_empty());
    assert!(index.related_all(EntryId(7), 5).iter().all(|found| found.score.is_finite()));
    assert_eq!(stories(&mut index).iter().map(Vec::len).sum::<usize>(), 9);
    assert!(stories(&mut index).contains(&vec![EntryId(9)]));
}

#[test]
fn every_article_is_in_one_story_and_the_story_keeps_its_name() {
    let found = stories(&mut press(0..6));
    let mut all: Vec<EntryId> = found.iter().flatten().copied().collect();
    all.sort_unstable();
    assert_eq!(all, (1..=6).map(EntryId).collect::<Vec<_>>());
    let tram = found.iter().find(|story| story.contains(&EntryId(1))).map(|story| story_id(story));
    assert_eq!(tram, Some(StoryId(1)));
}

#[test]
fn ten_thousand_copies_are_one_story() {
    let mut index = press(0..6);
    let copy = fr(PRESS[0].0, PRESS[0].1);
    for entry in 100..10_100 {
        index.add(EntryId(entry), Some(Timestamp(NOON)), &copy);
    }
    assert!(stories(&mut index)[0].len() > 10_000);
    assert_eq!(index.related(EntryId(100), 20).len(), 20);
}

#[test]
fn a_vector_survives_the_store_and_foreign_bytes_are_refused() {
    let named = Entity {
        name: "Sous-station d'Angleur".into(),
        key: "angleur".into(),
        kind: EntityKind::Place,
        mentions: vec![crate::news::analysis::Mention { start: 0, end: 4 }],
    };
    let vector = vector(PRESS[0].0, PRESS[0].1, Lang::Fr, &[named]);
    let bytes = vector.to_bytes();
    assert_eq!(TermVector::from_bytes(&bytes).map(|read| read.told_in(Lang::Fr)), Ok(vector));
    assert_eq!(TermVector::from_bytes(&[]), Err(NotATermVector));
    assert_eq!(TermVector::from_bytes(b"<html>"), Err(NotATermVector));
    assert_eq!(TermVector::from_bytes(&bytes[..bytes.len() - 1]), Err(NotATermVector));
    for length in 0..bytes.len() {
        let _ = TermVector::from_bytes(&bytes[..length]);
    }
}

#[test]
fn shared_entities_are_named_before_words() {
    let mention = crate::news::analysis::Mention { start: 0, end: 4 };
    let entity = Entity {
        name: "Jean Dupont".into(),
        key: "jean dupont".into(),
        kind: EntityKind::Person,
        mentions: vec![mention],
    };
    let mut index = press(2..6);
    for (entry, (title, text)) in [(1, PRESS[0]), (2, PRESS[1])] {
        index.add(EntryId(entry), None, &vector(title, text, Lang::Fr, std::slice::from_ref(&entity)));
    }
    let asked = vector(PRESS[0].0, PRESS[0].1, Lang::Fr, std::slice::from_ref(&entity));
    assert_eq!(asked.readable(&index.related(EntryId(1), 1)[0].shared)[0], "Jean Dupont");
}

/// Answers and stories, for comparison.
fn told(index: &mut Index) -> Vec<(EntryId, Vec<(EntryId, RelatedKind, u32)>)> {
    let mut entries: Vec<EntryId> = index.entries().collect();
    entries.sort_unstable();
    let answers = entries.into_iter().map(|entry| {
        let found = index.related_all(entry, 9).into_iter();
        (entry, found.map(|found| (found.entry, found.kind, (found.score * 1e4) as u32)).collect())
    });
    answers.collect()
}

#[test]
fn a_kept_index_answers_as_before_and_grows_on() {
    let mut index = press(0..5);
    let mut bytes = Vec::new();
    index.write(7, &mut bytes).unwrap();
    let length = bytes.len() as u64;
    let (mut kept, seq) = Index::open(Box::new(bytes), length).unwrap();
    assert_eq!((seq, kept.len()), (7, 5));
    assert_eq!(told(&mut kept), told(&mut index));
    assert_eq!(stories(&mut kept), stories(&mut index));
    for index in [&mut kept, &mut index] {
        index.add(EntryId(6), Some(Timestamp(NOON)), &fr(PRESS[5].0, PRESS[5].1));
        index.remove(EntryId(3));
    }
    assert_eq!(told(&mut kept), told(&mut index));
    assert!(!kept.is_damaged());
}

#[test]
fn a_damaged_index_is_refused_or_says_so() {
    let mut bytes = Vec::new();
    press(0..3).write(1, &mut bytes).unwrap();
    let expected = told(&mut press(0..3));
    for at in (0..bytes.len()).step_by(3) {
        let mut broken = bytes.clone();
        broken[at] ^= 0x41;
        let length = broken.len() as u64;
        let Ok((mut index, _)) = Index::open(Box::new(broken), length) else { continue };
        let answers = told(&mut index);
        // Padding aside, what is not refused at once is noticed when it is read.
        assert!(index.is_damaged() || answers == expected, "byte {at}");
    }
    for length in (0..bytes.len()).step_by(7) {
        let cut = bytes[..length].to_vec();
        if let Ok((mut index, _)) = Index::open(Box::new(cut), length as u64) {
            told(&mut index);
            assert!(index.is_damaged());
        }
    }
}

#[test]
fn a_question_of_rare_words_and_one_of_common_words_leave_no_trace_in_each_other() {
    let mut index = press(0..6);
    for entry in 100..2_100 {
        // Everybody's word, and one of its own.
        index.add(EntryId(entry), Some(Timestamp(NOON)), &fr("Météo", &format!("mot{entry}")));
    }
    let rare = index.related_all(EntryId(1), 1);
    assert_eq!(rare[0].entry, EntryId(2));
    let common = index.related_all(EntryId(100), 5);
    assert_eq!(common.len(), 5);
    assert_eq!(index.related_all(EntryId(1), 1), rare);
    assert_eq!(index.related_all(EntryId(100), 5), common);
    assert!(index.related_all(EntryId(1), 30).iter().all(|found| found.entry.0 <= 6));
}

#[test]
fn beginnings_of_words_in_older_vectors_do_not_weigh() {
    let older = |at: usize| {
        let mut bytes = fr(PRESS[at].0, PRESS[at].1).to_bytes();
        // A hash, a weight, and the fourth kind of term with no readable word.
        bytes.extend([1, 2, 3, 4, 64, 3 << 6]);
        TermVector::from_bytes(&bytes).unwrap()
    };
    let mut index = press(0..6);
    index.add(EntryId(4), Some(Timestamp(NOON)), &older(3));
    index.add(EntryId(6), Some(Timestamp(NOON)), &older(5));
    assert_eq!(told(&mut index), told(&mut press(0..6)));
}

#[test]
fn of_many_terms_said_once_the_first_are_kept() {
    let words: Vec<String> = (0..400).map(|number| format!("mot{number}")).collect();
    let mut index = Index::new();
    let (text, head, tail) = (words.join(" "), words[..90].join(" "), words[310..].join(" "));
    for (entry, text) in [(1, &text), (2, &head), (3, &tail)] {
        index.add(EntryId(entry), None, &fr("", text));
    }
    assert_eq!(index.related_all(EntryId(1), 1)[0].entry, EntryId(2));
    assert!(index.related_all(EntryId(3), 2).is_empty());
}

#[test]
fn the_nearest_of_many_blocks_are_found_and_none_of_them_twice() {
    let mut index = Index::new();
    // 40 affairs over 40 days, each with one article every so often, some undated; words of the day besides.
    let day = |number: usize| Timestamp(NOON + (number as i64 / 40) * 86_400);
    for number in 0..1_600_usize {
        let text = format!("affaire{} lieu{} détail{number} jour{}", number % 40, number % 40, number / 40);
        let at = (number % 17 != 0).then(|| day(number));
        index.add(EntryId(number as i64 + 1), at, &fr("", &text));
    }
    index.remove(EntryId(41));
    for asked in [1, 42, 777, 1_600_usize] {
        let found = index.near(EntryId(asked as i64), 39);
        let affair = |entry: &EntryId| (entry.0 as usize - 1) % 40;
        let mut entries: Vec<EntryId> = found.iter().map(|(entry, _)| *entry).collect();
        let expected = if affair(&EntryId(asked as i64)) == 0 { 38 } else { 39 };
        assert!(entries.iter().take(expected).all(|entry| affair(entry) == (asked - 1) % 40), "{asked}: {found:?}");
        assert!(found.is_sorted_by(|a, b| a.1 >= b.1));
        entries.sort_unstable();
        entries.dedup();
        assert_eq!(entries.len(), 39);
        assert!(!entries.contains(&EntryId(41)) && !entries.contains(&EntryId(asked as i64)));
    }
}

#[test]
fn what_is_rare_is_so_in_its_days_however_much_past_there_is() {
    const AFFAIRS: i64 = 70;
    let now = |index: &mut Index| {
        for number in 0..700_i64 {
            // Words of the season, new this year, are in three articles of seven; an affair has one word.
            let season = if number % 7 < 3 { "canicule sécheresse thermomètre ombre fontaine" } else { "" };
            let text = format!("{season} affaire{} mot{number}", number / 10);
            index.add(EntryId(number + 1), Some(Timestamp(NOON + (number % 9) * 86_400)), &fr("", &text));
        }
    };
    let past = |index: &mut Index| {
        for number in 0..2_400_i64 {
            let day = NOON - (1_000 + number / 4) * 86_400;
            let text = format!("hiver{} dossier{} mot{}", number % 5, number % 400, number + 5_000);
            index.add(EntryId(10_000 + number), Some(Timestamp(day)), &fr("", &text));
        }
        index.freshen();
    };
    let (mut without, mut after, mut before) = (Index::new(), Index::new(), Index::new());
    now(&mut without);
    past(&mut after);
    now(&mut after);
    now(&mut before);
    before.freshen();
    past(&mut before);
    for index in [&mut without, &mut after, &mut before] {
        for asked in (0..AFFAIRS).map(|affair| 10 * affair + affair % 10 + 1) {
            let found = index.near(EntryId(asked), 9);
            assert!(found.iter().all(|(entry, _)| (entry.0 - 1) / 10 == (asked - 1) / 10), "{asked}: {found:?}");
        }
    }
}

#[test]
fn an_undated_article_is_weighed_by_the_whole_store() {
    let mut index = press(0..6);
    for entry in 10..900 {
        index.add(EntryId(entry), Some(Timestamp(NOON - entry * 86_400)), &fr("", &format!("mot{entry} météo")));
    }
    index.add(EntryId(900), None, &fr("", "mot500 météo"));
    index.add(EntryId(901), None, &fr("", "météo"));
    assert_eq!(index.near(EntryId(900), 1)[0].0, EntryId(500));
    index.remove(EntryId(900));
    // Weighed anew, with the undated among all.
    for entry in 2_000..2_300 {
        index.add(EntryId(entry), None, &fr("", &format!("mot{entry} piscine")));
    }
    assert_eq!(index.near(EntryId(2_100), 3).len(), 3);
    assert!(index.near(EntryId(901), 5).iter().all(|(entry, score)| entry.0 < 900 && score.is_finite()));
}

#[test]
fn who_loses_neighbours_finds_others() {
    let mut index = Index::new();
    for number in 0..1_200_i64 {
        // Affairs of thirty; in each, twelve that say nearly the same.
        let close = if number % 30 < 12 { "pompiers incendie toiture" } else { "" };
        let text = format!("affaire{} lieu{} {close} mot{number}", number / 30, number / 30);
        index.add(EntryId(number + 1), Some(Timestamp(NOON)), &fr("", &text));
    }
    let asked = EntryId(1);
    let around = |index: &mut Index| {
        index.freshen();
        let slot = index.slot(asked).unwrap();
        let mut entries: Vec<i64> =
            index.neighbours(slot).map(|near| index.articles[near.slot as usize].entry.0).collect();
        entries.sort_unstable();
        entries
    };
    let before = around(&mut index);
    assert!(before.len() == 8 && before.iter().all(|entry| *entry <= 12), "{before:?}");
    // They are read and forgotten, and with them half of the store.
    for entry in (2..=12).chain(601..=1_200) {
        index.remove(EntryId(entry));
    }
    let after = around(&mut index);
    assert!(after.len() == 8 && after.iter().all(|entry| (13..=30).contains(entry)), "{after:?}");
    let mut bytes = Vec::new();
    index.write(1, &mut bytes).unwrap();
    let length = bytes.len() as u64;
    assert_eq!(around(&mut Index::open(Box::new(bytes), length).unwrap().0), after);
}

#[test]
fn what_the_page_links_comes_first_where_it_is_about_the_same_at_all() {
    let mut index = press(2..6);
    let texts =
        ["tram panne Liège Angleur", "tram horaire Liège nuit", "tram affiche Liège jour", "concert soirée chorale"];
    for (entry, text) in (11..).zip(texts) {
        index.add(EntryId(entry), Some(Timestamp(NOON)), &fr("", text));
    }
    let order = |found: Vec<Found>| found.into_iter().map(|found| found.entry.0).collect::<Vec<_>>();
    let alone = order(index.related_all(EntryId(11), 5));
    let (first, second) = (EntryId(alone[0]), EntryId(alone[1]));
    let linked = order(index.related_linked(EntryId(11), 5, &[EntryId(14), second, EntryId(999)]));
    assert_eq!(linked[..2], [second.0, first.0]);
    assert!(!linked.contains(&14));
    assert_eq!(order(index.related_all(EntryId(11), 5)), alone);
}

#[test]
fn a_neighbour_with_much_nearer_ones_of_its_own_is_heard_less() {
    let mut index = Index::new();
    let texts =
        ["tram panne", "tram rail grève métro bus", "tram rail grève métro train", "piano gare", "concert soirée"];
    for (entry, text) in (1..).zip(texts) {
        index.add(EntryId(entry), None, &fr("", text));
    }
    index.freshen();
    let heed = |index: &Index, of: i64, to: i64| {
        let (of, to) = (index.slot(EntryId(of)).unwrap(), index.slot(EntryId(to)).unwrap());
        index.neighbours(of).find(|near| near.slot == to).map(|near| index.heed(near)).unwrap()
    };
    assert!(heed(&index, 1, 2) < 0.7);
    assert!((heed(&index, 2, 3) - 1.0).abs() < 1e-6);
    assert!((heed(&index, 2, 1) - 1.0).abs() < 1e-6);
}
