//! What a refresh tells, gathered: of a thousand feeds that answer within seconds, a few tellings a second are enough.
//!
//! Pure: the caller brings the clock.

use std::time::{Duration, Instant};

use super::{Event, PollOutcome};

/// Between two tellings.
pub(super) const EVERY: Duration = Duration::from_millis(300);

/// What waits to be told.
#[derive(Debug, Default)]
pub(super) struct Gathering {
    polled: usize,
    new: usize,
    updated: usize,
    feeds: Vec<crate::news::ids::FeedId>,
    told: Option<Instant>,
}

impl Gathering {
    pub(super) fn add(&mut self, outcome: &PollOutcome) {
        self.polled += 1;
        if outcome.new + outcome.updated > 0 {
            self.new += outcome.new;
            self.updated += outcome.updated;
            self.feeds.push(outcome.feed);
        }
    }

    /// When what waits is to be told: at once where nothing was told lately; `None` where nothing waits.
    pub(super) fn due(&self, now: Instant) -> Option<Instant> {
        (self.polled > 0).then(|| self.told.map_or(now, |told| (told + EVERY).max(now)))
    }

    /// All that waits.
    pub(super) fn take(&mut self, now: Instant) -> Vec<Event> {
        let told = std::mem::replace(self, Self { told: Some(now), ..Self::default() });
        let mut events = Vec::new();
        if !told.feeds.is_empty() {
            events.push(Event::Changed { new: told.new, updated: told.updated, feeds: told.feeds });
        }
        if told.polled > 0 {
            events.push(Event::Polled(told.polled));
        }
        events
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::PollStatus;

    fn outcome(feed: i64, new: usize) -> PollOutcome {
        let feed = crate::news::feed::Feed::unknown(feed);
        PollOutcome { new, ..PollOutcome::of(&feed, PollStatus::Updated) }
    }

    #[test]
    fn a_thousand_feeds_in_two_seconds_are_told_a_few_times_and_none_is_lost() {
        let start = Instant::now();
        let mut gathering = Gathering::default();
        let (mut tellings, mut new, mut polled) = (0, 0, 0);
        let mut hear = |events: Vec<Event>| {
            for event in events {
                match event {
                    Event::Changed { new: more, .. } => {
                        tellings += 1;
                        new += more;
                    }
                    Event::Polled(more) => polled += more,
                    other => panic!("{other:?}"),
                }
            }
        };
        for feed in 0..1_000 {
            let now = start + Duration::from_millis(2 * feed as u64);
            gathering.add(&outcome(feed, 3));
            if gathering.due(now) == Some(now) {
                hear(gathering.take(now));
            }
        }
        hear(gathering.take(start + Duration::from_secs(9)));
        assert_eq!((new, polled), (3_000, 1_000));
        assert!(tellings <= 8, "{tellings}");
    }

    #[test]
    fn the_first_is_told_at_once_and_the_next_when_its_time_has_come() {
        let start = Instant::now();
        let mut gathering = Gathering::default();
        assert_eq!(gathering.due(start), None);
        gathering.add(&outcome(1, 1));
        assert_eq!(gathering.due(start), Some(start));
        assert!(matches!(&gathering.take(start)[..], [Event::Changed { new: 1, .. }, Event::Polled(1)]));
        let soon = start + Duration::from_millis(10);
        gathering.add(&outcome(2, 0));
        assert_eq!(gathering.due(soon), Some(start + EVERY));
        // What brought nothing counts as polled, and changes no list.
        assert!(matches!(&gathering.take(start + EVERY)[..], [Event::Polled(1)]));
    }
}
