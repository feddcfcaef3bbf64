//! Which feeds are due, and when to look again. Pure: the caller brings the clock.

use crate::news::feed::{Feed, Health};
use crate::news::time::Timestamp;

const DAY: i64 = 86_400;

/// How often feeds are polled, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pace {
    pub every: i64,
    pub least: i64,
}

/// Whether a feed may be asked now. `force` sets our own pace aside, not what its server asked for.
pub(super) fn is_due(feed: &Feed, force: bool, now: Timestamp) -> bool {
    let health = &feed.health;
    if health.gone {
        return false;
    }
    let asked = health.last_polled.zip(health.asked_interval).map(|(at, seconds)| at.plus(seconds));
    if asked.is_some_and(|until| now < until) {
        return false;
    }
    force || health.next_due.is_none_or(|due| due <= now)
}

/// When a feed that answered is looked at again.
pub(super) fn after_success(feed: &Feed, pace: Pace, now: Timestamp) -> Timestamp {
    now.plus(feed.every.unwrap_or(pace.every).max(pace.least))
}

/// When a feed that failed is looked at again: later after each failure, up to a day, never given up. A tenth of the
/// wait depends on the feed, so that feeds that failed together do not come back together.
pub(super) fn after_failure(
    feed: &Feed,
    health: &Health,
    pace: Pace,
    retry_after: Option<i64>,
    now: Timestamp,
) -> Timestamp {
    let every = feed.every.unwrap_or(pace.every).max(pace.least);
    if let Some(asked) = retry_after {
        return now.plus(asked.max(pace.least));
    }
    let wait = every.saturating_mul(1 << health.failures.min(6)).min(DAY);
    now.plus(wait + (wait / 10).saturating_mul(feed.id.0.rem_euclid(10)) / 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::news::ids::FeedId;

    fn feed(health: Health) -> Feed {
        Feed {
            id: FeedId(3),
            url: String::new(),
            name: String::new(),
            section: None,
            tags: Vec::new(),
            site: None,
            full_text: true,
            every: None,
            health,
        }
    }

    const NOW: Timestamp = Timestamp(1_000_000);
    const PACE: Pace = Pace { every: 1_800, least: 300 };

    #[test]
    fn what_a_server_asks_for_counts_even_when_forced() {
        let asked = Health { last_polled: Some(NOW.plus(-10)), asked_interval: Some(60), ..Health::default() };
        assert!(!is_due(&feed(asked), true, NOW));
        let ours = Health { next_due: Some(NOW.plus(60)), ..Health::default() };
        assert!(is_due(&feed(ours.clone()), true, NOW) && !is_due(&feed(ours), false, NOW));
        assert!(!is_due(&feed(Health { gone: true, ..Health::default() }), true, NOW));
    }

    #[test]
    fn failures_wait_longer_each_time_up_to_a_day() {
        let wait = |failures| {
            let health = Health { failures, ..Health::default() };
            after_failure(&feed(health.clone()), &health, PACE, None, NOW).0 - NOW.0
        };
        assert!(wait(1) < wait(2) && wait(2) < wait(4));
        assert!(wait(60) <= DAY + DAY / 10);
    }
}
