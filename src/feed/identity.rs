//! A stable name for each entry, and no entry twice.
//!
//! The name is the guid where that can be one, else the address without what tells who sent the reader, else a hash of
//! what the entry says. A guid that stands at several entries of one document names none of them alone.

use rustc_hash::FxHashMap;

use crate::news::entry::NewEntry;

/// What stands for a title where an entry says nothing at all.
const NOTHING: &str = "…";

/// Gives every entry its key, and a title where it has none.
pub(super) fn settle(entries: &mut [NewEntry]) {
    let names: Vec<String> = entries.iter().map(first_choice).collect();
    // Of entries that share a name, the last keeps it: feeds are newest first, so it had it first.
    let last: FxHashMap<&str, usize> = names.iter().enumerate().map(|(at, name)| (name.as_str(), at)).collect();
    let keeps: Vec<bool> = names.iter().enumerate().map(|(at, name)| last.get(name.as_str()) == Some(&at)).collect();
    let shared = last.len() < names.len();
    for ((entry, name), keeps) in entries.iter_mut().zip(names).zip(keeps) {
        entry.key = if keeps { name } else { second_choice(&name, entry) };
    }
    if shared {
        mark_repeats(entries);
    }
    for entry in entries {
        if entry.title.is_empty() {
            entry.title = untitled(entry);
        }
    }
}

/// An entry that says just what a later one of the same name says is that one.
fn mark_repeats(entries: &mut [NewEntry]) {
    let mut by_second: FxHashMap<String, String> = FxHashMap::default();
    for entry in entries.iter_mut().rev() {
        let name = first_choice(entry);
        let second = second_choice(&name, entry);
        if let Some(known) = by_second.get(&second) {
            entry.key.clone_from(known);
        } else {
            by_second.insert(second, entry.key.clone());
        }
    }
}

/// Leaves out what says nothing and what the document says twice.
pub(super) fn distinct(entries: &mut Vec<NewEntry>) {
    let mut seen = rustc_hash::FxHashSet::default();
    entries.retain(|entry| {
        let text = entry.summary.is_some() || entry.content.is_some() || entry.title != NOTHING;
        (text || entry.url.is_some() || !entry.enclosures.is_empty()) && seen.insert(entry.key.clone())
    });
}

fn first_choice(entry: &NewEntry) -> String {
    let guid = entry.guid.as_deref().map(str::trim).filter(|guid| !guid.is_empty());
    match (guid, &entry.url) {
        (Some(guid), _) if guid.starts_with("http") => without_tracking(guid),
        (Some(guid), _) => guid.to_owned(),
        (None, Some(url)) => without_tracking(url),
        (None, None) if entry.title.is_empty() => {
            format!("text:{:016x}", hash(&[entry.summary.as_deref(), entry.content.as_deref()]))
        }
        (None, None) => format!("title:{}", entry.title),
    }
}

/// The name with what tells its bearer from the others: the address, the title, and where neither is there the text.
fn second_choice(key: &str, entry: &NewEntry) -> String {
    let address = entry.url.as_deref().map(without_tracking).filter(|url| url != key);
    let title = Some(entry.title.as_str()).filter(|title| !title.is_empty());
    let own = if address.is_some() || title.is_some() {
        hash(&[address.as_deref(), title])
    } else {
        hash(&[entry.summary.as_deref(), entry.content.as_deref()])
    };
    format!("{key}#{own:016x}")
}

/// FNV-1a: keys are kept, so the hash must be the same in every version of the program and its libraries.
fn hash(parts: &[Option<&str>]) -> u64 {
    let bytes = parts.iter().flatten().flat_map(|part| part.bytes().chain([0xff]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The first words of the text, for an entry without a title.
fn untitled(entry: &NewEntry) -> String {
    let text = entry.summary.as_deref().or(entry.content.as_deref()).unwrap_or_default();
    let words: Vec<&str> = text.split('<').filter_map(|part| part.split_once('>').map(|(_, words)| words)).collect();
    let plain = if words.is_empty() { text.to_owned() } else { words.join(" ") };
    let line = crate::text::clean::line(&html_escape::decode_html_entities(&plain));
    if line.is_empty() {
        return entry.url.clone().unwrap_or_else(|| NOTHING.into());
    }
    crate::text::width::truncate(&line, 80)
}

/// Parameters that tell who sent the reader, by their whole name or by its beginning.
const TRACKING: [&str; 19] = [
    "xtor",
    "fbclid",
    "gclid",
    "dclid",
    "msclkid",
    "igshid",
    "mc_cid",
    "mc_eid",
    "yclid",
    "cmpid",
    "cmp",
    "ns_mchannel",
    "ns_campaign",
    "ns_source",
    "ns_fee",
    "ns_linkname",
    "origin",
    "ref_src",
    "rss",
];
const TRACKING_BEGINNINGS: [&str; 8] = ["utm_", "utm;", "at_", "ens_", "mtm_", "pk_", "wt_", "ito"];

fn is_tracking(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    TRACKING.contains(&name.as_str()) || TRACKING_BEGINNINGS.iter().any(|beginning| name.starts_with(beginning))
}

/// An address without the parameters that tell who sent the reader, in its query or behind `#`. A fragment that names
/// a part of the page goes too, unless that part is an entry of its own.
pub fn without_tracking(address: &str) -> String {
    let address = address.trim();
    let (rest, fragment) = address.split_once('#').unwrap_or((address, ""));
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let mut out = path.to_owned();
    let kept =
        query.split('&').filter(|pair| !pair.is_empty() && !is_tracking(pair.split('=').next().unwrap_or_default()));
    for (number, pair) in kept.enumerate() {
        out.push(if number == 0 { '?' } else { '&' });
        out.push_str(pair);
    }
    if fragment.starts_with(['!', '/']) || is_part(fragment) {
        out.extend(["#", fragment]);
    }
    out
}

/// A part of a page that is an entry of its own: a post of a live blog, a comment.
fn is_part(fragment: &str) -> bool {
    // `#0`, `#1`… are versions of one article (the BBC counts them so).
    fragment.len() > 3
        && fragment.bytes().any(|byte| byte.is_ascii_digit())
        && !fragment.contains('=')
        && !is_tracking(fragment)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tracking_does_not_change_who_an_entry_is() {
        assert_eq!(
            without_tracking("https://a.example/x?id=1&utm_source=rss&xtor=RSS-3#top"),
            "https://a.example/x?id=1"
        );
    }

    fn entry(guid: &str, url: &str, title: &str) -> NewEntry {
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        NewEntry { guid: some(guid), url: some(url), title: title.into(), ..NewEntry::default() }
    }

    #[test]
    fn a_guid_that_many_bear_names_none_of_them_alone() {
        let mut entries = vec![
            entry("1", "https://a.example/c", "C"),
            entry("1", "https://a.example/b", "B"),
            entry("1", "https://a.example/b", "B"),
        ];
        settle(&mut entries);
        assert_eq!(entries[2].key, "1", "the oldest keeps it");
        assert_ne!(entries[0].key, entries[1].key);
        distinct(&mut entries);
        assert_eq!(entries.len(), 2, "what is said twice is kept once");
    }

    #[test]
    fn an_edited_title_is_the_same_entry() {
        let key = |entry: NewEntry| {
            let mut entries = vec![entry];
            settle(&mut entries);
            entries.remove(0).key
        };
        assert_eq!(key(entry("1", "", "A")), key(entry("1", "", "A, mis à jour")));
        assert_eq!(
            key(entry("", "https://a.example/?x=1&utm_medium=rss", "A")),
            key(entry("", "https://a.example/?x=1#xtor=RSS-1", "B"))
        );
        assert_ne!(
            key(entry("", "https://a.example/live#post-12", "A")),
            key(entry("", "https://a.example/live#post-13", "A"))
        );
    }

    #[test]
    fn what_says_nothing_is_left_out_and_what_has_no_title_gets_its_first_words() {
        let said = NewEntry {
            guid: Some("1".into()),
            summary: Some("<p>Bonjour &amp; merci</p>".into()),
            ..NewEntry::default()
        };
        let mut entries = vec![said, entry("2", "", "")];
        settle(&mut entries);
        distinct(&mut entries);
        assert_eq!(entries.len(), 1);
        assert_eq!(entries[0].title, "Bonjour & merci");
    }
}
