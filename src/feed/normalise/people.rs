//! Who wrote an entry.

use super::super::namespace::Ns;
use super::super::tree::Node;

/// An entry's authors, else those of the feed that it was taken from, else those of its own feed.
pub(super) fn authors(item: &Node<'_>, of_feed: &[String]) -> Vec<String> {
    let own = [
        (Ns::Rss, "author"),
        (Ns::Atom, "author"),
        (Ns::Dc, "creator"),
        (Ns::Dc, "author"),
        (Ns::Rss, "creator"),
        (Ns::Itunes, "author"),
        (Ns::Media, "credit"),
    ];
    let source = || item.child(Ns::Atom, "source").or(item.child(Ns::Rss, "source"));
    first(item, &own).or_else(|| source().and_then(|source| first(source, &own))).unwrap_or_else(|| of_feed.to_vec())
}

/// The feed's own authors. They are looked for once: the feed may have thousands of elements.
pub(super) fn of_feed(head: &Node<'_>) -> Vec<String> {
    let all = [Ns::Rss, Ns::Atom, Ns::Dc, Ns::Itunes];
    all.iter()
        .find_map(|ns| ["author", "creator", "managingEditor"].iter().find_map(|name| first(head, &[(*ns, name)])))
        .unwrap_or_default()
}

/// The people whom the first of these elements that is there names.
fn first(node: &Node<'_>, elements: &[(Ns, &str)]) -> Option<Vec<String>> {
    elements.iter().find_map(|(ns, name)| {
        let mut people: Vec<String> = Vec::new();
        for person in node.kids.iter().filter(|kid| kid.is(*ns, name)).filter_map(person) {
            if !people.contains(&person) {
                people.push(person);
            }
        }
        Some(people).filter(|people| !people.is_empty())
    })
}

fn person(node: &Node<'_>) -> Option<String> {
    let part = |name: &str| node.kids.iter().find(|kid| kid.name.eq_ignore_ascii_case(name)).and_then(Node::trimmed);
    part("name").or_else(|| part("email")).or_else(|| node.trimmed()).map(name).filter(|name| !name.is_empty())
}

/// The name in `jane@example.org (Jane Doe)` and `Jane Doe <jane@example.org>`; an address alone stays.
pub(in super::super) fn name(written: &str) -> String {
    let written = written.trim();
    let (outside, inside) = match written.split_once(['(', '<']) {
        Some((outside, rest)) => (outside.trim(), rest.trim_end_matches([')', '>']).trim()),
        None => return written.to_owned(),
    };
    match (outside.contains('@'), inside.contains('@')) {
        (true, false) if !inside.is_empty() => inside.to_owned(),
        (false, true) if !outside.is_empty() => outside.to_owned(),
        _ => written.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn a_name_is_told_from_its_address() {
        assert_eq!(name("jane@x.example (Jane Doe)"), "Jane Doe");
        assert_eq!(name("Jane Doe <jane@x.example>"), "Jane Doe");
        assert_eq!(name("jane@x.example"), "jane@x.example");
        assert_eq!(name("Jane Doe (Bruxelles)"), "Jane Doe (Bruxelles)");
    }
}
