//! Which feeds an address leads to: itself, or those that its page names. Each was read before it is told.

use tokio::task::JoinSet;

use crate::feed::discover::{Discovered, discover, usual_addresses};
use crate::feed::{self, FeedError};
use crate::fetch::{Answer, Ask, Fetcher, Kind};
use crate::news::feed::Manners;
use crate::news::time::Timestamp;
use crate::news::trouble::{self, Trouble};

/// Feeds that a page names of which so many are read.
const MOST: usize = 12;

/// What is at an address.
enum There {
    Feed(Discovered),
    /// A page, and what it names as its feeds.
    Page(Vec<Discovered>),
}

/// Looks at the address, with `https` where nothing is said, and where its page names no feed at where feeds usually are;
/// the reason as a sentence where nothing is found.
pub(super) async fn find(fetcher: &Fetcher, address: &str) -> Result<Vec<Discovered>, Trouble> {
    let address = address.trim();
    let url = if address.contains("://") { address.to_owned() } else { format!("https://{address}") };
    let named = match look(fetcher, &url).await? {
        There::Feed(feed) => return Ok(vec![feed]),
        There::Page(named) => named,
    };
    let (read, wrong) = read(fetcher, named).await;
    if !read.is_empty() {
        return Ok(read);
    }
    for usual in usual_addresses(&url) {
        if let Ok(There::Feed(found)) = look(fetcher, &usual).await {
            return Ok(vec![found]);
        }
    }
    // A page may name as its feed what is none: then that is what is wrong.
    wrong.map_or(Ok(Vec::new()), |address| Err(Trouble::with(trouble::Kind::NoFeedBehind, [address])))
}

/// Those that can be read as feeds, in their order, and the first that cannot.
async fn read(fetcher: &Fetcher, named: Vec<Discovered>) -> (Vec<Discovered>, Option<String>) {
    let mut looks = JoinSet::new();
    for (place, named) in named.into_iter().take(MOST).enumerate() {
        let fetcher = fetcher.clone();
        looks.spawn(async move {
            let there = look(&fetcher, &named.url).await;
            (place, named, there)
        });
    }
    let (mut found, mut wrong) = (Vec::new(), Vec::new());
    while let Some(looked) = looks.join_next().await {
        match looked {
            Ok((place, named, Ok(There::Feed(feed)))) => found.push((place, named, feed)),
            Ok((place, named, _)) => wrong.push((place, named.url)),
            Err(_) => {}
        }
    }
    found.sort_by_key(|(place, ..)| *place);
    wrong.sort_unstable();
    // A feed's own name is better than what a link says, where it tells it from the others.
    let own: Vec<String> = found.iter().map(|(_, _, feed)| feed.title.clone()).collect();
    let alone = |title: &String| !title.is_empty() && own.iter().filter(|other| *other == title).count() == 1;
    let best = found.into_iter().map(|(_, named, feed)| {
        let title = if alone(&feed.title) || named.title.is_empty() { feed.title } else { named.title };
        Discovered { url: named.url, title }
    });
    (best.collect(), wrong.into_iter().next().map(|(_, url)| url))
}

async fn look(fetcher: &Fetcher, url: &str) -> Result<There, Trouble> {
    let manners = Manners::default();
    let ask = Ask { url, kind: Kind::Feed, known: None, manners: &manners, home: url, urgent: true };
    let fetched = fetcher.get(&ask, Timestamp::now()).await.map_err(|error| Trouble::from(&error))?;
    let Answer::Body(received) = fetched.answer else { return Err(Trouble::new(trouble::Kind::AddressGone)) };
    let work = move || {
        let body = received.open().map_err(|error| Trouble::from(&error))?;
        match feed::parse(&body.bytes, &body.url, body.content_type.as_deref()) {
            Ok(parsed) => Ok(There::Feed(Discovered { title: parsed.title.unwrap_or_default(), url: body.url })),
            Err(FeedError::WebPage) => Ok(There::Page(discover(&String::from_utf8_lossy(&body.bytes), &body.url))),
            Err(error) => Err(Trouble::from(&error)),
        }
    };
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| Err(Trouble::new(trouble::Kind::Structure)))
}
