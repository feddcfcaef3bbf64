//! The user's configuration: a TOML file, read with the place of every mistake.
