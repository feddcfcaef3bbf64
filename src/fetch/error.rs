//! Why a request failed, as a sentence for the reader.

/// See the module.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    #[error("«{0}» is no web address")]
    BadAddress(String),
    #[error("the server could not be reached")]
    Unreachable,
    #[error("the server took too long to answer")]
    Slow,
    #[error("the connection broke off: {0}")]
    Broken(String),
    #[error("the server answered {}", status_words(*.status))]
    Status { status: u16, retry_after: Option<i64> },
    #[error("the answer is larger than 32 MB")]
    TooLarge,
    #[error("the server sends us in circles")]
    TooManyRedirects,
    #[error("the server redirects without saying where")]
    BadRedirect,
    #[error("the server redirects to {0}, which is not safe to follow")]
    Unsafe(String),
}

impl FetchError {
    pub(super) fn from_reqwest(error: &reqwest::Error) -> Self {
        if error.is_timeout() {
            Self::Slow
        } else if error.is_connect() {
            Self::Unreachable
        } else {
            let mut cause: &dyn std::error::Error = error;
            while let Some(deeper) = cause.source() {
                cause = deeper;
            }
            Self::Broken(cause.to_string())
        }
    }

    /// The HTTP status, where the server gave one.
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Status { status, .. } => Some(*status),
            _ => None,
        }
    }

    /// Whether it looks as if there were no network at all.
    pub fn is_unreachable(&self) -> bool {
        matches!(self, Self::Unreachable)
    }
}

fn status_words(status: u16) -> String {
    let meaning = match status {
        401 | 403 => "it refuses programs like this one, or wants a password",
        404 => "there is nothing at this address",
        429 => "too many requests",
        500..=599 => "it has a fault of its own",
        _ => return status.to_string(),
    };
    format!("{status}: {meaning}")
}
