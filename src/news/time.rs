//! Points in time; everything else about time happens at the borders.

use serde::{Deserialize, Serialize};

/// Seconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// The clock of this machine. Only `main`, `cli` and `engine` may ask it; everything below is handed the time.
    pub fn now() -> Self {
        Self(jiff::Timestamp::now().as_second())
    }

    /// Reads RFC 3339: `2026-11-17T08:12:00+01:00`.
    pub fn from_rfc3339(text: &str) -> Option<Self> {
        text.trim().parse::<jiff::Timestamp>().ok().map(|at| Self(at.as_second()))
    }

    /// RFC 3339 in UTC; the nearest representable time where the number is out of range.
    pub fn rfc3339(self) -> String {
        self.to_jiff().to_string()
    }

    /// The same point for `jiff`, clamped to what it can hold.
    pub fn to_jiff(self) -> jiff::Timestamp {
        jiff::Timestamp::from_second(self.0).unwrap_or(if self.0 < 0 {
            jiff::Timestamp::MIN
        } else {
            jiff::Timestamp::MAX
        })
    }

    /// This time `seconds` later.
    #[must_use]
    pub fn plus(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }
}
