//! A feed list's bytes, whatever they are: what is read of them comes back from what is written of it.

#![no_main]

use kiosque::feed::opml;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(list) = opml::read(bytes) {
        let again = opml::read(opml::write(&list.feeds, &list.kept).as_bytes()).expect("what was written is read");
        assert_eq!(list.feeds.len(), again.feeds.len());
    }
});
