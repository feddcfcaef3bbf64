//! One poll: ask, parse, say what the store shall write.

use super::schedule::{self, Pace};
use super::{PollOutcome, PollStatus};
use crate::feed;
use crate::fetch::{Answer, FetchError, Fetched, Fetcher, Validators};
use crate::news::feed::Feed;
use crate::news::time::Timestamp;
use crate::store::{Polled, PolledContent};

/// Polls one feed; what went wrong is in the answer.
pub(super) async fn poll(fetcher: &Fetcher, feed: &Feed, pace: Pace) -> (Polled, PollOutcome) {
    let started = std::time::Instant::now();
    let now = Timestamp::now();
    let known = Validators { etag: feed.health.etag.clone(), last_modified: feed.health.last_modified.clone() };
    let fetched = fetcher.feed(&feed.url, &known, now).await;
    let mut outcome = PollOutcome {
        feed: feed.id,
        url: feed.url.clone(),
        status: PollStatus::NotModified,
        new: 0,
        updated: 0,
        error: None,
        retry_at: None,
        elapsed_ms: 0,
    };
    let mut polled = Polled { feed: feed.id, at: now, health: feed.health.clone(), moved_to: None, content: None };
    polled.health.last_polled = Some(now);
    match fetched {
        Ok(fetched) => answered(feed, fetched, pace, &mut polled, &mut outcome).await,
        Err(error) => failed(feed, &error, pace, &mut polled, &mut outcome),
    }
    outcome.retry_at = polled.health.next_due;
    outcome.elapsed_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    (polled, outcome)
}

async fn answered(feed: &Feed, fetched: Fetched, pace: Pace, polled: &mut Polled, outcome: &mut PollOutcome) {
    let now = polled.at;
    if fetched.moved_to.is_some() {
        outcome.status = PollStatus::Moved;
    }
    polled.moved_to = fetched.moved_to;
    let health = &mut polled.health;
    let well = |health: &mut crate::news::feed::Health, status: u16, wait: Option<i64>| {
        health.last_success = Some(now);
        health.failures = 0;
        health.error = None;
        health.status = Some(status);
        health.asked_interval = wait;
        health.next_due = Some(schedule::after_success(feed, pace, now));
    };
    match fetched.answer {
        Answer::Gone => {
            health.gone = true;
            health.status = Some(410);
            health.error = Some("the feed is gone for good (410); it is not asked again".into());
            outcome.status = PollStatus::Gone;
            outcome.error.clone_from(&health.error);
        }
        Answer::Unchanged { validators, wait } => {
            well(health, 304, wait);
            // A 304 may bring newer validators; silence in it takes none away.
            health.etag = validators.etag.or(health.etag.take());
            health.last_modified = validators.last_modified.or(health.last_modified.take());
        }
        Answer::Body(body) => {
            let same = health.body_hash == Some(body.hash);
            let (validators, wait, hash) = (body.validators.clone(), body.wait, body.hash);
            if !same {
                let parsed = tokio::task::spawn_blocking(move || {
                    feed::parse(&body.bytes, &body.url, body.content_type.as_deref())
                })
                .await;
                match parsed {
                    Ok(Ok(parsed)) => {
                        let ttl =
                            parsed.ttl.map(|minutes| i64::from(minutes) * 60).map(|seconds| seconds.clamp(0, 86_400));
                        well(health, 200, wait.max(ttl));
                        if outcome.status == PollStatus::NotModified {
                            outcome.status = PollStatus::Updated;
                        }
                        polled.content =
                            Some(PolledContent { title: parsed.title, site: parsed.link, entries: parsed.entries });
                    }
                    Ok(Err(error)) => return unreadable(feed, &error.to_string(), pace, polled, outcome),
                    Err(_) => return unreadable(feed, "its structure cannot be followed", pace, polled, outcome),
                }
            } else {
                well(health, 200, wait);
            }
            health.etag = validators.etag;
            health.last_modified = validators.last_modified;
            health.body_hash = Some(hash);
        }
    }
}

fn unreadable(feed: &Feed, why: &str, pace: Pace, polled: &mut Polled, outcome: &mut PollOutcome) {
    let health = &mut polled.health;
    health.failures += 1;
    health.status = Some(200);
    health.error = Some(why.to_owned());
    health.next_due = Some(schedule::after_failure(feed, health, pace, None, polled.at));
    outcome.status = PollStatus::Failed;
    outcome.error = Some(why.to_owned());
}

fn failed(feed: &Feed, error: &FetchError, pace: Pace, polled: &mut Polled, outcome: &mut PollOutcome) {
    let retry = match error {
        FetchError::Status { retry_after, .. } => *retry_after,
        _ => None,
    };
    let health = &mut polled.health;
    health.failures += 1;
    health.status = error.status();
    health.error = Some(error.to_string());
    health.asked_interval = retry;
    health.next_due = Some(schedule::after_failure(feed, health, pace, retry, polled.at));
    outcome.status = PollStatus::Failed;
    outcome.error = Some(error.to_string());
}
