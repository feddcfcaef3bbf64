//! Articles that leave kiosque.

pub mod export;
