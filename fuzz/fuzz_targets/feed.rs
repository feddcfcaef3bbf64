//! A feed's bytes, whatever they are: read or refused, never a panic, and each entry with a name of its own.
//!
//! Seeds: `cargo +nightly fuzz run feed fuzz/corpus/feed tests/feeds`.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(feed) = kiosque::feed::parse(bytes, "https://journal.example/flux.xml", None) {
        let mut keys: Vec<_> = feed.entries.iter().map(|entry| entry.key.as_str()).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), feed.entries.len());
    }
});
