//! Answers of the terminal that come when nobody waits for them any longer: over a slow line its colour arrives after the
//! interface has begun to read keys, and looks like keys. Typed as such it would open the palette and swallow what the
//! reader types. What it says of the terminal's ground counts all the same.

use std::time::{Duration, Instant};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// An answer that takes longer is lost for good.
const LATEST: Duration = Duration::from_secs(10);
/// Keys of the longest answer.
const LONGEST: usize = 120;

/// Takes late answers out of what is typed.
#[derive(Debug)]
pub(super) struct LateAnswers {
    until: Instant,
    state: State,
    /// What the answer that is under way has said.
    said: String,
    ground: Option<Ground>,
}

/// What a terminal's text stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    Dark,
    Light,
}

impl Ground {
    /// Reads what a terminal says of its ground (xterm's control sequences, OSC 11): `11;rgb:1010/1212/1414`.
    fn read(said: &str) -> Option<Self> {
        let parts: Vec<f32> = said
            .strip_prefix("11;rgb:")?
            .split('/')
            .map(|part| {
                let most = 16_u32.checked_pow(u32::try_from(part.len()).ok()?)?.checked_sub(1)?;
                Some(u32::from_str_radix(part, 16).ok()? as f32 / most as f32)
            })
            .collect::<Option<_>>()?;
        let [red, green, blue] = parts[..] else { return None };
        // Rec. 709: how bright the three appear.
        Some(if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.5 { Self::Light } else { Self::Dark })
    }
}

#[derive(Debug)]
enum State {
    Typing,
    /// What begins an answer was read: Alt and a letter, as a person may type it too.
    Begun(KeyEvent),
    /// Inside an answer, after so many keys of it.
    Inside(usize),
    /// Inside, and its end has begun.
    Ending(usize),
}

impl LateAnswers {
    pub(super) fn new(now: Instant) -> Self {
        Self { until: now + LATEST, state: State::Typing, said: String::new(), ground: None }
    }

    /// The ground, once, where an answer has told it.
    pub(super) fn ground(&mut self) -> Option<Ground> {
        self.ground.take()
    }

    /// What was typed, once it is known that it was.
    pub(super) fn typed(&mut self, key: KeyEvent, now: Instant) -> Vec<KeyEvent> {
        match std::mem::replace(&mut self.state, State::Typing) {
            State::Begun(first) if continues(first, key) => {
                self.state = State::Inside(0);
                self.said.clear();
                self.hear(key);
                Vec::new()
            }
            State::Begun(first) => {
                let mut typed = vec![first];
                typed.extend(self.typed(key, now));
                typed
            }
            State::Inside(_) if ends(key) => self.end(),
            State::Ending(_) if key.code == KeyCode::Char('\\') => self.end(),
            State::Inside(count) | State::Ending(count) if count < LONGEST => {
                self.hear(key);
                self.state = if key.code == KeyCode::Esc { State::Ending(count + 1) } else { State::Inside(count + 1) };
                Vec::new()
            }
            State::Typing if now < self.until && begins(key) => {
                self.state = State::Begun(key);
                Vec::new()
            }
            State::Typing | State::Inside(_) | State::Ending(_) => vec![key],
        }
    }

    fn hear(&mut self, key: KeyEvent) {
        if let KeyCode::Char(c) = key.code {
            self.said.push(c);
        }
    }

    /// The answer is whole; none of it was typed.
    fn end(&mut self) -> Vec<KeyEvent> {
        self.ground = Ground::read(&self.said).or(self.ground);
        Vec::new()
    }
}

/// Whether a key may be the beginning of a control string (ECMA-48, 8.3: OSC, DCS, APC) as it arrives: ESC is Alt.
fn begins(key: KeyEvent) -> bool {
    key.modifiers.contains(KeyModifiers::ALT) && matches!(key.code, KeyCode::Char(']' | 'P' | '_'))
}

/// Whether an answer goes on so after its beginning: colours with their number, pictures with a `G`.
fn continues(first: KeyEvent, key: KeyEvent) -> bool {
    let KeyCode::Char(c) = key.code else { return false };
    !key.modifiers.intersects(KeyModifiers::ALT | KeyModifiers::CONTROL)
        && match first.code {
            KeyCode::Char('_') => c == 'G',
            KeyCode::Char('P') => c.is_ascii_digit() || c == '>',
            _ => c.is_ascii_digit(),
        }
}

/// Whether a key is the end of a control string: ST, or BEL as xterm allows.
fn ends(key: KeyEvent) -> bool {
    key.code == KeyCode::Char('\\') && key.modifiers.contains(KeyModifiers::ALT)
        || key.code == KeyCode::Char('g') && key.modifiers.contains(KeyModifiers::CONTROL)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(c: char) -> KeyEvent {
        KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE)
    }

    fn with(c: char, modifiers: KeyModifiers) -> KeyEvent {
        KeyEvent::new(KeyCode::Char(c), modifiers)
    }

    fn left(keys: &[KeyEvent]) -> Vec<KeyEvent> {
        let now = Instant::now();
        let mut answers = LateAnswers::new(now);
        keys.iter().flat_map(|key| answers.typed(*key, now)).collect()
    }

    #[test]
    fn a_late_colour_is_not_typed_and_what_stands_around_it_is() {
        let st = with('\\', KeyModifiers::ALT);
        let bel = with('g', KeyModifiers::CONTROL);
        let esc = KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE);
        for end in [vec![st], vec![bel], vec![esc, key('\\')]] {
            let mut keys = vec![key('j'), with(']', KeyModifiers::ALT)];
            keys.extend("11;rgb:1010/1212/1414".chars().map(key));
            keys.extend(end);
            keys.push(key('/'));
            assert_eq!(left(&keys), [key('j'), key('/')]);
        }
    }

    #[test]
    fn a_late_answer_tells_the_ground_once() {
        let now = Instant::now();
        let mut answers = LateAnswers::new(now);
        let said = |answers: &mut LateAnswers, text: &str| {
            let keys = [with(']', KeyModifiers::ALT)].into_iter().chain(text.chars().map(key));
            let keys = keys.chain([with('\\', KeyModifiers::ALT)]);
            assert!(keys.flat_map(|key| answers.typed(key, now)).next().is_none());
            answers.ground()
        };
        assert_eq!(said(&mut answers, "11;rgb:fdfd/f6f6/e3e3"), Some(Ground::Light));
        assert_eq!(said(&mut answers, "11;rgb:10/12/14"), Some(Ground::Dark));
        assert_eq!((answers.ground(), said(&mut answers, "10;rgb:ffff/ffff/ffff")), (None, None));
        assert_eq!(said(&mut answers, "11;rgb:ffffffffffff/0/0"), None);
    }

    #[test]
    fn keys_that_only_look_like_its_beginning_are_typed() {
        let keys =
            [with(']', KeyModifiers::ALT), key('j'), with('P', KeyModifiers::ALT | KeyModifiers::SHIFT), key('k')];
        assert_eq!(left(&keys), keys);
    }

    #[test]
    fn an_answer_without_an_end_takes_no_more_than_its_length() {
        let mut keys = vec![with(']', KeyModifiers::ALT)];
        keys.extend((0..300).map(|_| key('1')));
        assert!(left(&keys).len() > 150);
    }

    #[test]
    fn long_after_the_start_every_key_is_typed_at_once() {
        let start = Instant::now();
        let mut answers = LateAnswers::new(start);
        let first = with(']', KeyModifiers::ALT);
        assert_eq!(answers.typed(first, start + LATEST), [first]);
    }
}
