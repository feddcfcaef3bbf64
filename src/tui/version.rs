//! Which terminal this is, and of which version, as it says itself.
//!
//! Asked with XTVERSION (xterm's control sequences: `CSI > q`, answered `DCS > | name(version) ST`). Behind it stands a
//! question that every terminal answers (DA1, `CSI c`), so that one that knows no XTVERSION costs no waiting; the answer
//! also says whether it draws sixels.

use std::time::Duration;

/// A terminal over a slow line is asked in vain after this time.
const ANSWER: Duration = Duration::from_millis(300);
/// Bytes of the longest answer.
#[cfg(unix)]
const LONGEST: usize = 512;

/// Pictures are laid into the text by the signs that kitty knows since 0.28 ("Unicode placeholders"); before, it says
/// that it draws pictures, and shows boxes in their place.
const KITTY_PLACEHOLDERS: (u32, u32) = (0, 28);

/// Whether pictures by kitty's protocol can stand in the text. Asks the terminal, so it is to be called before keys are
/// read. One that says nothing of its version is believed.
pub(super) fn lays_pictures_into_text() -> bool {
    ask(ANSWER).as_deref().and_then(kitty).is_none_or(|version| version >= KITTY_PLACEHOLDERS)
}

/// Whether the terminal draws sixels. Asks it, as above.
pub(super) fn draws_sixels() -> bool {
    ask(ANSWER).as_deref().is_some_and(sixels)
}

/// The version of a kitty: `kitty(0.26.5)`.
fn kitty(answer: &str) -> Option<(u32, u32)> {
    let (_, version) = answer.split_once("kitty(")?;
    let mut numbers = version.split(['.', ')']).map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

/// Whether what DA1 tells has the number of sixels among its numbers: `CSI ? 63 ; 1 ; 4 c`.
fn sixels(answer: &str) -> bool {
    let numbers = answer.rsplit_once("\x1b[?").and_then(|(_, numbers)| numbers.strip_suffix('c'));
    numbers.is_some_and(|numbers| numbers.split(';').skip(1).any(|number| number == "4"))
}

#[cfg(unix)]
fn ask(patience: Duration) -> Option<String> {
    use std::io::Write as _;
    use std::os::fd::AsFd as _;
    use std::time::Instant;

    use rustix::event::{PollFd, PollFlags, poll};

    crossterm::terminal::enable_raw_mode().ok()?;
    let mut out = std::io::stdout();
    let mut said = Vec::new();
    let asked = out.write_all(b"\x1b[>q\x1b[c").and_then(|()| out.flush());
    if asked.is_ok() {
        let stdin = std::io::stdin();
        let until = Instant::now() + patience;
        while !said.ends_with(b"c") && said.len() < LONGEST {
            let left = until.saturating_duration_since(Instant::now());
            let Ok(left) = left.try_into() else { break };
            let mut ready = [PollFd::new(&stdin, PollFlags::IN)];
            let mut part = [0; 64];
            match poll(&mut ready, Some(&left)) {
                Ok(1..) => match rustix::io::read(stdin.as_fd(), &mut part) {
                    Ok(length @ 1..) => said.extend_from_slice(&part[..length]),
                    _ => break,
                },
                _ => break,
            }
        }
    }
    let _ = crossterm::terminal::disable_raw_mode();
    Some(String::from_utf8_lossy(&said).into_owned())
}

#[cfg(not(unix))]
fn ask(_: Duration) -> Option<String> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_a_kitty_is_read_from_its_answer() {
        assert_eq!(kitty("\x1bP>|kitty(0.26.5)\x1b\\\x1b[?62;c"), Some((0, 26)));
        assert_eq!(kitty("\x1bP>|kitty(1.0)\x1b\\"), Some((1, 0)));
        assert_eq!(kitty("\x1bP>|ghostty 1.2.3\x1b\\\x1b[?62;22c"), None);
        assert_eq!(kitty("\x1bP>|kitty(\x1b\\"), None);
        assert_eq!(kitty("\x1b[?62;c"), None);
    }

    #[test]
    fn a_terminal_that_draws_sixels_says_so() {
        assert!(sixels("\x1bP>|XTerm(379)\x1b\\\x1b[?63;1;2;4;6;9;15;16;22;28c"));
        assert!(!sixels("\x1b[?4c"), "the first number is the terminal's own");
        assert!(!sixels("\x1b[?62;22c") && !sixels("") && !sixels("\x1b[?63;4"));
    }
}
