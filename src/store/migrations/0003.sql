-- What each article speaks of, as `insight::related` packs it.
CREATE TABLE vector (
    entry INTEGER PRIMARY KEY REFERENCES entry(id) ON DELETE CASCADE,
    terms BLOB NOT NULL
);

-- The last change of each article that concerns the index of related articles: a new vector, another twin, its end.
-- An index that knows everything up to a number asks for what came after.
CREATE TABLE vector_journal (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    entry INTEGER NOT NULL UNIQUE
);
CREATE TRIGGER vector_gone AFTER DELETE ON entry BEGIN
    INSERT OR REPLACE INTO vector_journal (entry) VALUES (old.id);
END;
CREATE TRIGGER vector_twin AFTER UPDATE OF twin ON entry WHEN old.twin IS NOT new.twin BEGIN
    INSERT OR REPLACE INTO vector_journal (entry) VALUES (new.id);
END;

-- Up to which number of the journal articles have been joined into stories.
CREATE TABLE grouping (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    seq INTEGER NOT NULL
);
INSERT INTO grouping VALUES (1, 0);
