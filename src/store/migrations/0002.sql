-- The last answers of each feed, in a ring: `slot` is the number of the poll, over and over.
CREATE TABLE poll (
    feed INTEGER NOT NULL REFERENCES feed(id) ON DELETE CASCADE,
    slot INTEGER NOT NULL,
    at INTEGER NOT NULL,
    status INTEGER,
    new INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    elapsed_ms INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    error TEXT,
    PRIMARY KEY (feed, slot)
) WITHOUT ROWID;
