//! Which feeds are due, and when to look again. Pure: the caller brings the clock.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use crate::news::feed::{Feed, Health, Rhythm};
use crate::news::time::Timestamp;

const DAY: i64 = 86_400;
const HOUR: i64 = 3_600;
/// A feed that changes seldom is asked this much less often than the user's interval, at most.
const SLOWEST: i64 = 8;
/// Failures in a row after which our own schedule counts even where the user set intervals aside: once is an accident.
const ACCIDENT: u32 = 1;

/// How often feeds are polled, in seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Pace {
    pub(super) every: i64,
    pub(super) least: i64,
}

impl Pace {
    /// Seconds between polls of a feed, before it is seen how often it changes.
    pub(super) fn of(self, feed: &Feed) -> i64 {
        feed.every.unwrap_or(self.every).max(self.least)
    }
}

/// Which feeds a refresh is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Wish {
    pub(super) pace: Pace,
    /// Poll what is not due too; only a server that asked to be left alone is.
    pub(super) force: bool,
    /// Polls what was not polled for that many seconds, in place of our own intervals.
    pub(super) due_after: Option<i64>,
    /// The user named the feed.
    pub(super) named: bool,
}

/// Whether a feed may be asked now. `force` sets all pace aside, ours and what server and feed say of how long an answer
/// stays fresh (someone wants to know now, as with a browser's reload), but no `Retry-After`.
pub(super) fn is_due(feed: &Feed, wish: Wish, now: Timestamp) -> bool {
    let health = &feed.health;
    if health.gone {
        return wish.force && wish.named;
    }
    let asked = asked_until(health, now);
    if wish.force {
        return health.failures == 0 || asked.is_none();
    }
    if asked.is_some() {
        return false;
    }
    let since = |seconds: i64| health.last_polled.is_none_or(|at| at.plus(seconds) <= now || at > now);
    // An interval that the user has made shorter since holds at once.
    let every = wish.pace.of(feed);
    let shorter = health.paced.map_or(feed.every.is_some() && health.failures == 0, |then| every < then);
    let ours = since(wish.pace.least) && (health.next_due.is_none_or(|due| due <= now) || (shorter && since(every)));
    match wish.due_after {
        Some(seconds) if health.failures <= ACCIDENT => since(seconds),
        _ => ours,
    }
}

/// Until when the server, or the feed itself, wants not to be asked.
pub(super) fn asked_until(health: &Health, now: Timestamp) -> Option<Timestamp> {
    let last = health.last_polled?;
    // A clock that was set back must not silence a feed.
    if last > now.plus(DAY) {
        return None;
    }
    let by_interval = health.asked_interval.map(|seconds| last.plus(seconds.min(DAY))).filter(|until| now < *until);
    let by_hours = after_skip(&health.rhythm, now).filter(|_| now < last.plus(DAY));
    by_interval.max(by_hours)
}

/// Seconds that an answer's headers and the document together ask for.
pub(super) fn asked(header: Option<i64>, rhythm: &Rhythm, now: Timestamp) -> Option<i64> {
    let every = rhythm.every.map(|every| match rhythm.base {
        // Until the next time that the feed itself names.
        Some(base) if every > 0 => every - (now.0 - base.0).rem_euclid(every),
        _ => every,
    });
    header.max(every).filter(|seconds| *seconds > 0).map(|seconds| seconds.min(DAY))
}

/// The end of the hours in which the feed says nothing changes, where `now` is in one.
fn after_skip(rhythm: &Rhythm, now: Timestamp) -> Option<Timestamp> {
    let skipped = |at: i64| {
        let hour = at.div_euclid(HOUR).rem_euclid(24);
        // 1970-01-01 was a Thursday; Monday counts as the first.
        let day = (at.div_euclid(DAY) + 3).rem_euclid(7);
        rhythm.skip_hours & (1 << hour) != 0 || rhythm.skip_days & (1 << day) != 0
    };
    if !skipped(now.0) {
        return None;
    }
    let next_hour = now.0.div_euclid(HOUR) * HOUR + HOUR;
    (0..24).map(|hours| next_hour + hours * HOUR).find(|at| !skipped(*at)).or(Some(now.0 + DAY)).map(Timestamp)
}

/// What a poll showed about how often a feed changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seen {
    /// For the first time: seconds since its newest entry, where that has a date.
    First(Option<i64>),
    Changed,
    Same,
}

/// Seconds between polls that fit the feed: shorter after a change, longer after none, unless it was asked by hand.
pub(super) fn interval(feed: &Feed, pace: Pace, seen: Seen, by_hand: bool) -> i64 {
    if let Some(every) = feed.every {
        return every.max(pace.least);
    }
    let usual = pace.every.max(pace.least);
    let (shortest, longest) = ((pace.every / 2).max(pace.least), (usual * SLOWEST).min(usual.max(DAY / 2)));
    let before = feed.health.interval.unwrap_or(usual);
    let fits = match seen {
        Seen::First(Some(age)) if age > 30 * DAY => longest,
        Seen::First(Some(age)) if age > 3 * DAY => usual * 3,
        Seen::First(_) => usual,
        Seen::Changed => before / 2,
        Seen::Same if by_hand => before,
        Seen::Same => before + before / 4,
    };
    fits.clamp(shortest, longest)
}

/// When a feed that answered is looked at again. A tenth of the wait is left to chance, so that feeds that were polled
/// together do not come back together.
pub(super) fn after_success(feed: &Feed, interval: i64, health: &Health, now: Timestamp) -> Timestamp {
    let ours = now.plus(interval + chance(feed, now, interval / 10));
    let theirs = health.asked_interval.map(|asked| now.plus(asked + chance(feed, now, asked / 20)));
    let due = theirs.map_or(ours, |theirs| ours.max(theirs));
    after_skip(&health.rhythm, due).map_or(due, |end| end.plus(chance(feed, now, 300)))
}

/// When a feed that failed is looked at again: later after each failure, up to a day, never given up.
pub(super) fn after_failure(feed: &Feed, failures: u32, pace: Pace, asked: Option<i64>, now: Timestamp) -> Timestamp {
    let every = feed.every.unwrap_or(pace.every).max(pace.least).max(60);
    let wait = every.saturating_mul(1 << failures.saturating_sub(1).min(10)).min(DAY);
    let ours = now.plus(wait + chance(feed, now, wait / 4));
    match asked {
        Some(asked) => now.plus(asked.max(pace.least)).max(if asked > 0 { now } else { ours }),
        None => ours,
    }
}

/// A number from 0 up to `most`, another for each feed and each poll.
fn chance(feed: &Feed, now: Timestamp, most: i64) -> i64 {
    let mut hasher = DefaultHasher::new();
    (feed.id, &feed.url, now).hash(&mut hasher);
    (hasher.finish() % (most.max(0) as u64 + 1)) as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn feed(health: Health) -> Feed {
        Feed { health, ..Feed::unknown(3) }
    }

    /// A Monday, 13:46:40 UTC.
    const NOW: Timestamp = Timestamp(1_000_000_000 - 6 * DAY + 12 * HOUR);
    const PACE: Pace = Pace { every: 1_800, least: 300 };
    const FORCE: Wish = Wish { pace: PACE, force: true, due_after: None, named: false };
    const AT_ONCE: Wish = Wish { pace: PACE, force: false, due_after: Some(0), named: false };

    #[test]
    fn force_looks_behind_what_is_fresh_but_obeys_a_retry_after() {
        let fresh = Health { last_polled: Some(NOW.plus(-10)), asked_interval: Some(60), ..Health::default() };
        assert!(is_due(&feed(fresh.clone()), FORCE, NOW) && !is_due(&feed(fresh.clone()), AT_ONCE, NOW));
        assert!(!is_due(&feed(Health { failures: 1, ..fresh }), FORCE, NOW));
        let ours = feed(Health { last_polled: Some(NOW), next_due: Some(NOW.plus(60)), ..Health::default() });
        assert!(is_due(&ours, FORCE, NOW) && is_due(&ours, AT_ONCE, NOW) && !is_due(&ours, Wish::default(), NOW));
    }

    #[test]
    fn what_is_gone_is_asked_only_by_name_and_force() {
        let gone = feed(Health { gone: true, ..Health::default() });
        assert!(!is_due(&gone, FORCE, NOW) && !is_due(&gone, AT_ONCE, NOW));
        assert!(is_due(&gone, Wish { named: true, ..FORCE }, NOW));
    }

    #[test]
    fn a_feed_that_fails_again_waits_even_where_intervals_are_set_aside() {
        let failed = |failures| {
            feed(Health { failures, last_polled: Some(NOW), next_due: Some(NOW.plus(600)), ..Health::default() })
        };
        assert!(is_due(&failed(1), AT_ONCE, NOW));
        assert!(!is_due(&failed(2), AT_ONCE, NOW) && is_due(&failed(2), AT_ONCE, NOW.plus(600)));
    }

    #[test]
    fn failures_wait_longer_each_time_up_to_a_day() {
        let wait = |failures| after_failure(&feed(Health::default()), failures, PACE, None, NOW).0 - NOW.0;
        assert!(wait(1) < wait(3) && wait(3) < wait(5));
        assert!((DAY..=DAY + DAY / 4).contains(&wait(60)));
        assert_eq!(after_failure(&feed(Health::default()), 9, PACE, Some(400), NOW), NOW.plus(400));
    }

    #[test]
    fn skipped_hours_and_days_are_left_out_for_a_day_at_most() {
        let at_one = Rhythm { skip_hours: 1 << 13, ..Rhythm::default() };
        let skipping = |rhythm| Health { last_polled: Some(NOW.plus(-60)), rhythm, ..Health::default() };
        assert_eq!(asked_until(&skipping(at_one), NOW), Some(NOW.plus(800)));
        assert!(is_due(&feed(skipping(at_one)), AT_ONCE, NOW.plus(800)));
        let mondays = Rhythm { skip_days: 1, ..Rhythm::default() };
        assert!(!is_due(&feed(skipping(mondays)), AT_ONCE, NOW));
        let always = Rhythm { skip_hours: (1 << 24) - 1, skip_days: 127, ..Rhythm::default() };
        assert!(!is_due(&feed(skipping(always)), AT_ONCE, NOW));
        assert!(is_due(&feed(skipping(always)), AT_ONCE, NOW.plus(DAY)));
    }

    #[test]
    fn the_interval_follows_how_often_a_feed_changes() {
        let quiet = feed(Health { interval: Some(3_600), ..Health::default() });
        assert_eq!(interval(&quiet, PACE, Seen::Changed, false), 1_800);
        assert_eq!(interval(&quiet, PACE, Seen::Same, false), 4_500);
        assert_eq!(interval(&feed(Health::default()), PACE, Seen::First(Some(60 * DAY)), false), 8 * 1_800);
        let chosen = Feed { every: Some(7_200), ..feed(Health::default()) };
        assert_eq!(interval(&chosen, PACE, Seen::Changed, false), 7_200);
        // Who asks five times within a minute has not seen that it changes seldom.
        assert_eq!(interval(&quiet, PACE, Seen::Same, true), 3_600);
    }

    #[test]
    fn a_shorter_interval_holds_at_once_but_no_server_is_asked_sooner_than_it_wants() {
        let usual = Wish { pace: PACE, ..Wish::default() };
        let polled = Health {
            last_polled: Some(NOW.plus(-2_000)),
            next_due: Some(NOW.plus(9_000)),
            paced: Some(12_000),
            ..Health::default()
        };
        // Of all feeds, of this one, and as long as nothing was set anew.
        assert!(is_due(&feed(polled.clone()), usual, NOW));
        let own = |every| Feed { every: Some(every), ..feed(polled.clone()) };
        assert!(is_due(&own(600), usual, NOW) && !is_due(&own(12_000), usual, NOW));
        assert!(!is_due(&feed(Health { paced: Some(1_800), ..polled.clone() }), usual, NOW));
        let asked = Health { asked_interval: Some(3_600), ..polled };
        assert!(!is_due(&feed(asked), usual, NOW));
    }

    #[test]
    fn the_longest_wish_counts_and_none_is_longer_than_a_day() {
        let hourly = Rhythm { every: Some(3_600), ..Rhythm::default() };
        assert_eq!(asked(Some(60), &hourly, NOW), Some(3_600));
        assert_eq!(asked(None, &Rhythm { every: Some(30 * DAY), ..hourly }, NOW), Some(DAY));
        assert_eq!(asked(None, &Rhythm { base: Some(NOW.plus(-3_000)), ..hourly }, NOW), Some(600));
        assert_eq!(asked(Some(0), &Rhythm::default(), NOW), None);
    }

    #[test]
    fn feeds_polled_together_do_not_come_back_together() {
        let due = |id| {
            let feed = Feed::unknown(id);
            after_success(&feed, 1_800, &Health::default(), NOW)
        };
        let mut all: Vec<_> = (0..50).map(due).collect();
        all.sort();
        all.dedup();
        assert!(all.len() > 30, "{}", all.len());
    }
}
