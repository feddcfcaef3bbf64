//! Any bytes as a page and as a feed's piece of HTML: no panic, nothing harmful in what comes out.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let article = kiosque::article::extract(bytes, "https://j.example/a/1", None);
    assert!(!article.document.plain().contains('\u{1b}'));
    let _ = kiosque::article::fragment(&String::from_utf8_lossy(bytes), "https://j.example/");
});
