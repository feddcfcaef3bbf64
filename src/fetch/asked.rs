//! For how long a server asks to be left alone: `Retry-After` (RFC 9110), `Cache-Control: max-age` and `Expires`
//! (RFC 9111), all bounded.

use reqwest::header::{self, HeaderMap};

use crate::news::time::Timestamp;

/// Nobody makes us wait longer than a day.
const DAY: i64 = 86_400;

/// Seconds that `Retry-After` asks for: a number, or a date seen from the server's own clock, else from `now`.
pub fn retry_after(headers: &HeaderMap, now: Timestamp) -> Option<i64> {
    let text = headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim();
    let seconds = match text.parse::<f64>() {
        Ok(seconds) if seconds.is_finite() => seconds.ceil() as i64,
        Ok(_) => return None,
        Err(_) => http_date(text)? - their_clock(headers, now),
    };
    (seconds >= 0).then(|| seconds.min(DAY))
}

/// Seconds for which an answer stays fresh by its own words; `None` where it says nothing, `Some(0)` where it says that
/// it is stale at once.
pub fn wait_asked(headers: &HeaderMap, now: Timestamp) -> Option<i64> {
    let mut said = false;
    let mut max_age = None;
    for value in headers.get_all(header::CACHE_CONTROL) {
        for part in value.to_str().unwrap_or_default().split(',') {
            let (name, number) = part.trim().split_once('=').unwrap_or((part.trim(), ""));
            match name.trim().to_ascii_lowercase().as_str() {
                "no-cache" | "no-store" => return Some(0),
                "max-age" => {
                    said = true;
                    max_age = whole(number).or(max_age);
                }
                _ => {}
            }
        }
    }
    if let Some(seconds) = max_age {
        let age = headers.get(header::AGE).and_then(|value| whole(value.to_str().ok()?)).unwrap_or(0);
        return Some((seconds - age).clamp(0, DAY));
    }
    if said {
        return None;
    }
    let expires = headers.get(header::EXPIRES)?.to_str().ok()?.trim();
    // What is no date (`0`, `-1`) means «stale already».
    Some(http_date(expires).map_or(0, |at| (at - their_clock(headers, now)).clamp(0, DAY)))
}

/// A number of seconds, quoted or not; one too large for us is simply large.
fn whole(text: &str) -> Option<i64> {
    let text = text.trim().trim_matches('"');
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().unwrap_or(i64::MAX))
}

/// The server's clock: a wrong one is wrong in all its dates alike.
fn their_clock(headers: &HeaderMap, now: Timestamp) -> i64 {
    let date = || http_date(headers.get(header::DATE)?.to_str().ok()?);
    date().unwrap_or(now.0)
}

fn http_date(text: &str) -> Option<i64> {
    let at = httpdate::parse_http_date(text.trim()).ok()?;
    let since = at.duration_since(std::time::UNIX_EPOCH).ok()?;
    i64::try_from(since.as_secs()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(lines: &[(header::HeaderName, &str)]) -> HeaderMap {
        lines.iter().map(|(name, value)| (name.clone(), value.parse().unwrap())).collect()
    }

    const NOW: Timestamp = Timestamp(784_111_777 - 120);

    #[test]
    fn retry_after_is_read_in_seconds_and_as_a_date_and_bounded() {
        let asked = |value| retry_after(&headers(&[(header::RETRY_AFTER, value)]), NOW);
        assert_eq!(asked("90"), Some(90));
        assert_eq!(asked("Sun, 06 Nov 1994 08:49:37 GMT"), Some(120));
        assert_eq!(asked("99999999"), Some(DAY));
        assert_eq!(asked("-5"), None);
        assert_eq!(asked("soon"), None);
    }

    #[test]
    fn freshness_is_read_from_max_age_before_expires() {
        let control = |value| wait_asked(&headers(&[(header::CACHE_CONTROL, value)]), NOW);
        assert_eq!(control("public, Max-Age=600"), Some(600));
        assert_eq!(control("max-age=99999999999999999999"), Some(DAY));
        assert_eq!(control("no-cache"), Some(0));
        assert_eq!(control("private"), None);
        let date = (header::EXPIRES, "Sun, 06 Nov 1994 08:49:37 GMT");
        assert_eq!(wait_asked(&headers(std::slice::from_ref(&date)), NOW), Some(120));
        assert_eq!(wait_asked(&headers(&[date, (header::CACHE_CONTROL, "max-age=5")]), NOW), Some(5));
        assert_eq!(wait_asked(&headers(&[(header::EXPIRES, "0")]), NOW), Some(0));
    }

    #[test]
    fn dates_are_seen_from_the_servers_own_clock() {
        let lines = [
            (header::DATE, "Sun, 06 Nov 1994 08:48:37 GMT"),
            (header::EXPIRES, "Sun, 06 Nov 1994 08:49:37 GMT"),
            (header::RETRY_AFTER, "Sun, 06 Nov 1994 08:49:37 GMT"),
        ];
        assert_eq!(wait_asked(&headers(&lines), Timestamp(0)), Some(60));
        assert_eq!(retry_after(&headers(&lines), Timestamp(0)), Some(60));
    }
}
