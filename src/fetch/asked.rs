//! For how long a server asks to be left alone: `Retry-After` (RFC 9110), `Cache-Control: max-age` and `Expires`
//! (RFC 9111), all bounded.

use reqwest::header::{self, HeaderMap};

use crate::news::time::Timestamp;

/// Nobody makes us wait longer than a day.
const DAY: i64 = 86_400;

/// Seconds that `Retry-After` asks for: a number, or a date seen from `now`.
pub fn retry_after(headers: &HeaderMap, now: Timestamp) -> Option<i64> {
    let text = headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim();
    let seconds = text.parse::<i64>().ok().or_else(|| Some(http_date(text)? - now.0))?;
    Some(seconds.clamp(0, DAY))
}

/// Seconds for which an answer stays fresh by its own words; `None` where it says nothing, or nothing positive.
pub fn wait_asked(headers: &HeaderMap, now: Timestamp) -> Option<i64> {
    let control = headers.get(header::CACHE_CONTROL).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let max_age =
        control.split(',').find_map(|part| part.trim().strip_prefix("max-age=")?.trim_matches('"').parse::<i64>().ok());
    let expires = || http_date(headers.get(header::EXPIRES)?.to_str().ok()?).map(|at| at - now.0);
    max_age.or_else(expires).filter(|seconds| *seconds > 0).map(|seconds| seconds.min(DAY))
}

fn http_date(text: &str) -> Option<i64> {
    let at = httpdate::parse_http_date(text).ok()?;
    let since = at.duration_since(std::time::UNIX_EPOCH).ok()?;
    i64::try_from(since.as_secs()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(name: header::HeaderName, value: &str) -> HeaderMap {
        HeaderMap::from_iter([(name, value.parse().unwrap())])
    }

    #[test]
    fn waits_are_read_in_seconds_and_as_dates_and_bounded() {
        let now = Timestamp(784_111_777 - 120);
        assert_eq!(retry_after(&headers(header::RETRY_AFTER, "90"), now), Some(90));
        assert_eq!(retry_after(&headers(header::RETRY_AFTER, "Sun, 06 Nov 1994 08:49:37 GMT"), now), Some(120));
        assert_eq!(retry_after(&headers(header::RETRY_AFTER, "99999999"), now), Some(DAY));
        assert_eq!(wait_asked(&headers(header::CACHE_CONTROL, "public, max-age=600"), now), Some(600));
        assert_eq!(wait_asked(&headers(header::CACHE_CONTROL, "no-cache"), now), None);
    }
}
