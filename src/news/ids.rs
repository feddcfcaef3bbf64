//! Names of things in the store; stable for the life of the store.

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

id!(/// A feed in the store.
    FeedId);
id!(/// An entry (an article) in the store.
    EntryId);
id!(/// A person, organisation, place or other named thing in the store.
    EntityId);
id!(/// The articles of one event.
    StoryId);
