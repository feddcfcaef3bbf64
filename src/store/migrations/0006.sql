-- What the user did last, oldest first, so that it can be undone after a restart, too: a change as JSON, zstd.
CREATE TABLE deed (
    id INTEGER PRIMARY KEY,
    change BLOB NOT NULL
);
