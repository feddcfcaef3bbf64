//! Secrets, found when they are first needed and kept for the life of the program.

use std::collections::HashMap;
use std::process::Stdio;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use reqwest::header::HeaderValue;
use tokio::sync::OnceCell;
use url::Url;

use super::FetchError;
use crate::news::feed::{Login, Secret};

/// A command may ask the user to unlock something.
const PATIENCE: Duration = Duration::from_mins(1);

/// The secrets that were needed so far. A command that failed is run again for the next request.
#[derive(Default)]
pub(super) struct Secrets {
    // Held only to look one up.
    commands: Mutex<HashMap<Vec<String>, Arc<OnceCell<String>>>>,
}

impl Secrets {
    /// The value of `Authorization`.
    pub(super) async fn authorization(&self, login: &Login) -> Result<HeaderValue, FetchError> {
        let text = match login {
            Login::Basic { user, password } => basic(user, &self.find(password).await?),
            Login::Bearer(token) => format!("Bearer {}", self.find(token).await?),
        };
        let mut value = HeaderValue::from_str(&text)
            .map_err(|_| FetchError::Credentials("the secret has characters that cannot be sent".into()))?;
        value.set_sensitive(true);
        Ok(value)
    }

    async fn find(&self, secret: &Secret) -> Result<String, FetchError> {
        match secret {
            Secret::Environment(name) => std::env::var(name).map_err(|_| FetchError::NoVariable(name.clone())),
            Secret::Command(words) => {
                let cell = {
                    let mut commands = self.commands.lock().unwrap_or_else(PoisonError::into_inner);
                    Arc::clone(commands.entry(words.clone()).or_default())
                };
                cell.get_or_try_init(|| run(words)).await.cloned()
            }
        }
    }
}

/// The name and password that stand in an address.
pub(super) fn in_address(url: &Url) -> Option<HeaderValue> {
    if url.username().is_empty() && url.password().is_none() {
        return None;
    }
    let text = basic(&percent_decode(url.username()), &percent_decode(url.password().unwrap_or_default()));
    let mut value = HeaderValue::from_str(&text).ok()?;
    value.set_sensitive(true);
    Some(value)
}

fn basic(user: &str, password: &str) -> String {
    format!("Basic {}", STANDARD.encode(format!("{user}:{password}")))
}

async fn run(words: &[String]) -> Result<String, FetchError> {
    let name = words.first().cloned().unwrap_or_default();
    let failed = |why: String| FetchError::SecretCommand(name.clone(), why);
    let output = tokio::process::Command::new(&name)
        .args(words.iter().skip(1))
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .output();
    let output = tokio::time::timeout(PATIENCE, output)
        .await
        .map_err(|_| failed("does not end".into()))?
        .map_err(|error| failed(format!("cannot be run: {error}")))?;
    if !output.status.success() {
        return Err(failed(format!("failed ({})", output.status)));
    }
    let line = String::from_utf8_lossy(&output.stdout).lines().next().unwrap_or_default().to_owned();
    if line.is_empty() { Err(failed("printed nothing".into())) } else { Ok(line) }
}
/// `%40` back to `@`, as names and passwords in an address are written.
fn percent_decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let hex = bytes.get(at + 1..at + 3).and_then(|two| std::str::from_utf8(two).ok());
        let code = hex.filter(|_| *byte == b'%').and_then(|two| u8::from_str_radix(two, 16).ok());
        out.push(code.unwrap_or(*byte));
        at += if code.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&out).into_owned()
}
