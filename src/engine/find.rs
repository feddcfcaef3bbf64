//! Which feeds an address leads to: itself, or those that its page names.

use crate::feed::discover::{Discovered, discover, usual_addresses};
use crate::feed::{self, FeedError};
use crate::fetch::{Answer, Ask, Fetcher, Kind};
use crate::news::feed::Manners;
use crate::news::time::Timestamp;
use crate::news::trouble::{self, Trouble};

/// Looks at the address, with `https` where nothing is said, and where its page names no feed at where feeds usually are;
/// the reason as a sentence where nothing is found.
pub(super) async fn find(fetcher: &Fetcher, address: &str) -> Result<Vec<Discovered>, Trouble> {
    let address = address.trim();
    let url = if address.contains("://") { address.to_owned() } else { format!("https://{address}") };
    let named = look(fetcher, &url).await?;
    if !named.is_empty() {
        return Ok(named);
    }
    for usual in usual_addresses(&url) {
        // A page may be anywhere, and name feeds that are not this one's: only a feed counts here.
        if let Ok(found) = look(fetcher, &usual).await
            && let [only] = &found[..]
            && only.url.starts_with(&usual)
        {
            return Ok(found);
        }
    }
    Ok(Vec::new())
}

async fn look(fetcher: &Fetcher, url: &str) -> Result<Vec<Discovered>, Trouble> {
    let manners = Manners::default();
    let ask = Ask { url, kind: Kind::Feed, known: None, manners: &manners, home: url, urgent: true };
    let fetched = fetcher.get(&ask, Timestamp::now()).await.map_err(|error| Trouble::from(&error))?;
    let Answer::Body(received) = fetched.answer else { return Err(Trouble::new(trouble::Kind::AddressGone)) };
    let work = move || {
        let body = received.open().map_err(|error| Trouble::from(&error))?;
        match feed::parse(&body.bytes, &body.url, body.content_type.as_deref()) {
            Ok(parsed) => Ok(vec![Discovered { title: parsed.title.unwrap_or_default(), url: body.url }]),
            Err(FeedError::WebPage) => Ok(discover(&String::from_utf8_lossy(&body.bytes), &body.url)),
            Err(error) => Err(Trouble::from(&error)),
        }
    };
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|_| Err(Trouble::new(trouble::Kind::Structure)))
}
