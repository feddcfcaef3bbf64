//! Background work gives way to whoever types: between two units of it, it asks here whether to go on.
//!
//! While nobody types all go on at once. While somebody does, one core is left to the interface, and nothing begins in the
//! moment in which a key is on its way to the screen. That is bounded: who has waited long enough goes on for as long
//! again, so a refresh ends under whatever keys. A key costs one store into an atomic; no key ever waits for a lock.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// So long after the last key somebody still types.
const TYPING: Duration = Duration::from_secs(1);
/// So long a key is on its way to the screen: it is understood, what it asks for is read, the frame is drawn and shown.
const ON_ITS_WAY: Duration = Duration::from_millis(15);
/// So long keys keep all work from beginning at the most; then it goes on for as long again.
const PATIENCE: Duration = Duration::from_millis(150);
/// Where one unit takes longer than this, another may begin beside it.
const LONG: Duration = Duration::from_secs(1);

/// What all background work of a process passes through. Clones are the same gate.
#[derive(Clone, Debug)]
pub struct Gate {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    begun: Instant,
    /// When the last key was pressed, in microseconds since `begun`; 0: never.
    key: AtomicU64,
    // A channel would need a thread that grants: this is asked a few hundred times a second by a handful of threads.
    rule: Mutex<Rule>,
    moved: Condvar,
}

/// One unit of work. Another may begin when it is dropped.
#[derive(Debug)]
pub struct Turn<'a> {
    gate: &'a Gate,
}

impl Default for Gate {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self::with_cores(cores)
    }
}

impl Gate {
    fn with_cores(cores: usize) -> Self {
        let begun = Instant::now();
        let rule = Mutex::new(Rule::new(cores.saturating_sub(1).max(1), begun));
        Self { shared: Arc::new(Shared { begun, key: AtomicU64::new(0), rule, moved: Condvar::new() }) }
    }

    /// Somebody pressed a key.
    pub fn key(&self) {
        let since = u64::try_from(self.shared.begun.elapsed().as_micros()).unwrap_or(u64::MAX);
        self.shared.key.store(since.max(1), Ordering::Relaxed);
    }

    /// Nobody types any more: what is left is to be done soon.
    pub(super) fn rest(&self) {
        self.shared.key.store(0, Ordering::Relaxed);
    }

    /// Whether somebody types.
    pub fn is_busy(&self) -> bool {
        self.last_key().is_some_and(|key| key.elapsed() < TYPING)
    }

    /// Waits until a unit of work may begin: some milliseconds of it, fifty at the most where it can be cut. Whoever asks
    /// holds neither a lock nor a transaction.
    pub fn turn(&self) -> Turn<'_> {
        let mut rule = self.rule();
        let ticket = rule.ask(Instant::now());
        loop {
            let now = Instant::now();
            match rule.begin(ticket, now, self.last_key()) {
                May::Begin => break,
                May::NotBefore(at) => {
                    let wait = at.saturating_duration_since(now);
                    rule = self.shared.moved.wait_timeout(rule, wait).unwrap_or_else(PoisonError::into_inner).0;
                }
            }
        }
        let others = !rule.waiting.is_empty();
        drop(rule);
        if others {
            // Who is the next now looks for itself.
            self.shared.moved.notify_all();
        }
        Turn { gate: self }
    }

    /// Begins without waiting, for what somebody waits for; others see that it is at work.
    pub fn turn_at_once(&self) -> Turn<'_> {
        self.rule().at_work += 1;
        Turn { gate: self }
    }

    fn last_key(&self) -> Option<Instant> {
        let since = self.shared.key.load(Ordering::Relaxed);
        (since > 0).then(|| self.shared.begun + Duration::from_micros(since))
    }

    fn rule(&self) -> MutexGuard<'_, Rule> {
        self.shared.rule.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let mut rule = self.gate.rule();
        rule.at_work -= 1;
        let others = !rule.waiting.is_empty();
        drop(rule);
        if others {
            self.gate.shared.moved.notify_all();
        }
    }
}

/// Who may begin, and when. Pure: the caller brings the clock.
#[derive(Debug)]
struct Rule {
    /// Units that may be at work at once while somebody types.
    room: usize,
    at_work: usize,
    /// Who waits, in the order in which they came: so nobody is passed over for ever.
    waiting: VecDeque<u64>,
    tickets: u64,
    /// Since when no unit has begun though one wanted to.
    held: Instant,
    /// Until then keys do not keep work from beginning.
    open_until: Instant,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum May {
    Begin,
    /// To be asked again then, or when a unit has ended.
    NotBefore(Instant),
}

impl Rule {
    fn new(room: usize, now: Instant) -> Self {
        Self { room, at_work: 0, waiting: VecDeque::new(), tickets: 0, held: now, open_until: now }
    }

    fn ask(&mut self, now: Instant) -> u64 {
        if self.waiting.is_empty() {
            self.held = now;
        }
        self.tickets += 1;
        self.waiting.push_back(self.tickets);
        self.tickets
    }

    fn begin(&mut self, ticket: u64, now: Instant, key: Option<Instant>) -> May {
        if self.waiting.front() != Some(&ticket) {
            return May::NotBefore(now + LONG);
        }
        let may = self.front(now, key);
        if may == May::Begin {
            self.waiting.pop_front();
            self.at_work += 1;
            self.held = now;
        }
        may
    }

    fn front(&mut self, now: Instant, key: Option<Instant>) -> May {
        let Some(key) = key.filter(|key| now.saturating_duration_since(*key) < TYPING) else { return May::Begin };
        if now >= self.held + LONG {
            return May::Begin;
        }
        if self.at_work >= self.room {
            return May::NotBefore((self.held + LONG).min(key + TYPING));
        }
        let shown = key + ON_ITS_WAY;
        if now >= shown || now < self.open_until {
            return May::Begin;
        }
        if now >= self.held + PATIENCE {
            self.open_until = now + PATIENCE;
            return May::Begin;
        }
        May::NotBefore(shown.min(self.held + PATIENCE))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn ms(count: u64) -> Duration {
        Duration::from_millis(count)
    }

    /// Asks as a thread would that has nothing else to do: looks again when it is told to.
    fn begins(rule: &mut Rule, asked: Instant, mut key: impl FnMut(Instant) -> Option<Instant>) -> Instant {
        let ticket = rule.ask(asked);
        let mut now = asked;
        loop {
            match rule.begin(ticket, now, key(now)) {
                May::Begin => return now,
                May::NotBefore(at) => now = at,
            }
        }
    }

    #[test]
    fn while_nobody_types_all_begin_at_once() {
        let start = Instant::now();
        let mut rule = Rule::new(1, start);
        for _ in 0..9 {
            assert_eq!(begins(&mut rule, start, |_| None), start);
        }
        let long_ago = start + TYPING;
        assert_eq!(begins(&mut rule, long_ago, |_| Some(start)), long_ago);
    }

    #[test]
    fn nothing_begins_while_a_key_is_on_its_way_to_the_screen() {
        let start = Instant::now();
        let mut rule = Rule::new(1, start);
        assert_eq!(begins(&mut rule, start + ms(5), |_| Some(start)), start + ON_ITS_WAY);
    }

    #[test]
    fn while_somebody_types_a_core_is_left_to_the_interface() {
        let start = Instant::now();
        let (key, now) = (Some(start), start + ms(100));
        let mut rule = Rule::new(1, start);
        let (first, second) = (rule.ask(now), rule.ask(now));
        assert_eq!(rule.begin(first, now, key), May::Begin);
        assert!(matches!(rule.begin(second, now, key), May::NotBefore(_)));
        rule.at_work -= 1;
        assert_eq!(rule.begin(second, now + ms(1), key), May::Begin);
    }

    #[test]
    fn who_came_first_begins_first() {
        let start = Instant::now();
        let mut rule = Rule::new(1, start);
        let (first, second) = (rule.ask(start), rule.ask(start));
        assert!(matches!(rule.begin(second, start, None), May::NotBefore(_)));
        assert_eq!(rule.begin(first, start, None), May::Begin);
        assert_eq!(rule.begin(second, start, None), May::Begin);
    }

    #[test]
    fn beside_what_takes_long_something_begins_every_second() {
        let start = Instant::now();
        let mut rule = Rule::new(1, start);
        rule.at_work = 1;
        let typed = |now: Instant| Some(now.checked_sub(ms(20)).unwrap_or(now));
        assert_eq!(begins(&mut rule, start, typed), start + LONG);
        assert_eq!(begins(&mut rule, start + LONG, typed), start + LONG * 2);
    }

    #[test]
    fn under_keys_without_end_work_goes_on_half_of_the_time() {
        let start = Instant::now();
        let mut rule = Rule::new(1, start);
        let (unit, mut now, mut worked) = (ms(5), start, ms(0));
        while now < start + Duration::from_secs(30) {
            // A key at this very moment, whenever it is asked.
            let began = begins(&mut rule, now, Some);
            assert!(began - now <= PATIENCE, "{:?}", began - now);
            now = began + unit;
            worked += unit;
            rule.at_work -= 1;
        }
        let part = worked.as_secs_f64() / (now - start).as_secs_f64();
        assert!((0.45..0.55).contains(&part), "{part}");
    }

    #[test]
    fn threads_that_wait_for_each_other_all_end_though_keys_come_without_end() {
        let gate = Gate::with_cores(2);
        let done = std::sync::atomic::AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    for _ in 0..10 {
                        gate.key();
                        let _turn = gate.turn();
                        done.fetch_add(1, Ordering::Relaxed);
                    }
                });
            }
        });
        assert_eq!(done.into_inner(), 40);
        let rule = gate.rule();
        assert!(rule.at_work == 0 && rule.waiting.is_empty());
    }
}
