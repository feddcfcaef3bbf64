//! The network: one client, bounded in every way.
