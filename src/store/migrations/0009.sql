-- Up to which number of the journal it has been settled of what kind each name is, and by which facts (a hash of them):
-- by others, all of it is settled anew.
CREATE TABLE settling (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    seq INTEGER NOT NULL,
    facts INTEGER NOT NULL
);
INSERT INTO settling VALUES (1, 0, 0);
