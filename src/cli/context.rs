//! What a subcommand that uses the store opens first.

use crate::store::Store;

use super::Global;

/// A mistake of the caller's (arguments, configuration): exit status 2.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct UserError(pub String);

/// Configuration and store, opened as the global arguments say.
pub struct Context {
    pub store: Store,
}

impl Context {
    /// Opens what `global` names.
    pub fn open(global: &Global) -> anyhow::Result<Self> {
        let _ = global;
        todo!()
    }
}
