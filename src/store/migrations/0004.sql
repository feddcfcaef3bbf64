-- Entries that were cleared away: they do not come back while their feed still carries them. `name` as in `entry`.
CREATE TABLE gone (
    name INTEGER PRIMARY KEY,
    at INTEGER NOT NULL
);

-- What is followed, in the user's order: an entity (its id), a story (the entry it began with: stories are grouped anew,
-- entries stay), or a saved search (its words).
CREATE TABLE follow (
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    notify INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (kind, value)
) WITHOUT ROWID;

-- How far an article was read: a block of its document, and a line of that.
CREATE TABLE place (
    entry INTEGER PRIMARY KEY REFERENCES entry(id) ON DELETE CASCADE,
    block INTEGER NOT NULL,
    line INTEGER NOT NULL,
    at INTEGER NOT NULL
);
