//! Articles that leave kiosque: as files, and to the user's own commands.

pub mod command;
pub mod export;
pub mod saving;
