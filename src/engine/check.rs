//! What each server answers, without changing anything: for `feeds check`.

use std::sync::Arc;
use std::time::Instant;

use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use super::{find, pipeline::Options};
use crate::feed;
use crate::feed::discover::Discovered;
use crate::fetch::{Answer, Ask, Fetcher, Kind};
use crate::news::feed::FeedSource;
use crate::news::time::Timestamp;
use crate::news::trouble::Trouble;

/// Requests under way at once; those of one server still wait for each other.
const AT_ONCE: usize = 16;

/// What came of asking for a feed.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    pub url: String,
    /// Its address from now on, where the server says that it has moved for good.
    pub moved_to: Option<String>,
    /// What is there: `rss 2.0`.
    pub format: Option<String>,
    pub title: Option<String>,
    pub entries: usize,
    /// The newest of its entries.
    pub newest: Option<Timestamp>,
    /// Why it cannot be read, as a sentence.
    pub error: Option<String>,
    pub elapsed_ms: u64,
}

/// Asks every server once, and says what it answered as soon as it did.
pub fn check(sources: &[FeedSource], options: &Options, mut each: impl FnMut(Checked)) -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let fetcher = Fetcher::new(options.network.clone());
    let turns = Arc::new(Semaphore::new(AT_ONCE));
    runtime.block_on(async {
        let mut asked = JoinSet::new();
        for source in sources {
            let source = source.clone();
            let (fetcher, turns) = (fetcher.clone(), Arc::clone(&turns));
            asked.spawn(async move {
                let _turn = turns.acquire_owned().await;
                one(&fetcher, &source).await
            });
        }
        while let Some(done) = asked.join_next().await {
            if let Ok(checked) = done {
                each(checked);
            }
        }
    });
    Ok(())
}

/// The feeds that an address leads to, best first, asked for from a thread of no runtime; why there are none, as a
/// sentence.
pub fn find_feeds(address: &str, options: &Options) -> Result<Vec<Discovered>, Trouble> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Trouble::said(error.to_string()))?;
    let fetcher = Fetcher::new(options.network.clone());
    runtime.block_on(find::find(&fetcher, address))
}

async fn one(fetcher: &Fetcher, source: &FeedSource) -> Checked {
    let started = Instant::now();
    let url = source.url.as_str();
    let ask = Ask { url, kind: Kind::Feed, known: None, manners: &source.manners, home: url, urgent: true };
    let mut checked = Checked { url: url.to_owned(), ..Checked::default() };
    match fetcher.get(&ask, Timestamp::now()).await {
        Ok(fetched) => {
            checked.moved_to = fetched.moved_to;
            match fetched.answer {
                Answer::Body(received) => {
                    let work = move || {
                        let body = received.open().map_err(|error| error.to_string())?;
                        feed::parse(&body.bytes, &body.url, body.content_type.as_deref())
                            .map_err(|error| error.to_string())
                    };
                    match tokio::task::spawn_blocking(work).await {
                        Ok(Ok(parsed)) => {
                            checked.newest = parsed.entries.iter().filter_map(|entry| entry.published).max();
                            checked.entries = parsed.entries.len();
                            checked.format = Some(parsed.format);
                            checked.title = parsed.title;
                        }
                        Ok(Err(error)) => checked.error = Some(error),
                        Err(_) => checked.error = Some("its structure cannot be followed".to_owned()),
                    }
                }
                Answer::Gone => checked.error = Some("the server says that it is gone for good (410)".to_owned()),
                Answer::Unchanged { .. } => {
                    checked.error = Some("the server answers «unchanged» to who never had it".to_owned());
                }
            }
        }
        Err(error) => checked.error = Some(error.to_string()),
    }
    checked.elapsed_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    checked
}
