-- Feeds in the order of the configuration; `hidden` ones are no longer named there.
CREATE TABLE feed (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    name TEXT,
    title TEXT,
    site TEXT,
    section TEXT,
    tags TEXT NOT NULL DEFAULT '[]',
    position INTEGER NOT NULL DEFAULT 0,
    full_text INTEGER NOT NULL DEFAULT 1,
    every INTEGER,
    health TEXT NOT NULL DEFAULT '{}',
    hidden INTEGER NOT NULL DEFAULT 0,
    -- Counts of its entries, kept by the writer: all, unread; and of those that lists over several feeds show
    -- (`twin IS NULL`): all, unread, unread with their text here.
    total INTEGER NOT NULL DEFAULT 0,
    unread INTEGER NOT NULL DEFAULT 0,
    shown INTEGER NOT NULL DEFAULT 0,
    shown_unread INTEGER NOT NULL DEFAULT 0,
    shown_offline INTEGER NOT NULL DEFAULT 0
);

-- One row an entry of a feed. `twin` names the entry of the same article that came first, in whatever feed; lists over
-- several feeds show only rows without one. `name` is a hash of feed and key: an index on it costs a third of one on the
-- two. An entry is hidden when its feed is.
CREATE TABLE entry (
    id INTEGER PRIMARY KEY,
    feed INTEGER NOT NULL REFERENCES feed(id),
    key TEXT NOT NULL,
    name INTEGER NOT NULL,
    url TEXT,
    url_hash INTEGER,
    twin INTEGER,
    title TEXT NOT NULL,
    published INTEGER,
    sort INTEGER NOT NULL,
    arrived INTEGER NOT NULL,
    read INTEGER NOT NULL DEFAULT 0,
    starred INTEGER NOT NULL DEFAULT 0,
    later INTEGER NOT NULL DEFAULT 0,
    lang TEXT NOT NULL DEFAULT 'und',
    offline INTEGER NOT NULL DEFAULT 0,
    words INTEGER NOT NULL DEFAULT 0,
    summary TEXT NOT NULL DEFAULT '',
    hash INTEGER NOT NULL DEFAULT 0,
    analysed INTEGER NOT NULL DEFAULT 0,
    hidden INTEGER NOT NULL DEFAULT 0,
    retry_at INTEGER,
    story INTEGER
);
CREATE INDEX entry_name ON entry (name);
-- What lists and counts read: these two answer without looking at the rows.
CREATE INDEX entry_all ON entry (sort DESC, id DESC, read) WHERE twin IS NULL AND hidden = 0;
CREATE INDEX entry_feed ON entry (feed, sort DESC, id DESC, read, twin, offline);
CREATE INDEX entry_kept ON entry (sort DESC) WHERE starred = 1 OR later = 1;
-- No index here says IS NOT NULL: where one does, SQLite compiles a statement anew for every value that is bound to it,
-- which took a tenth of a refresh. A query that wants such an index repeats its condition.
CREATE INDEX entry_url ON entry (url_hash);
CREATE INDEX entry_twin ON entry (twin) WHERE twin > 0;
CREATE INDEX entry_pages ON entry (sort DESC) WHERE offline = 0;
CREATE INDEX entry_analysis ON entry (id) WHERE analysed = 0;
CREATE INDEX entry_story ON entry (story) WHERE story > 0;

-- What lists do not need: the feed's own text, and the article of the page (JSON, zstd).
CREATE TABLE content (
    entry INTEGER PRIMARY KEY REFERENCES entry(id) ON DELETE CASCADE,
    about TEXT NOT NULL DEFAULT '{}',
    feed_text BLOB,
    article BLOB,
    fetched INTEGER,
    page_error TEXT,
    terms BLOB
);

-- What an article was before it was changed, whole: its page's article where there was one, else the feed's text.
CREATE TABLE version (
    entry INTEGER NOT NULL REFERENCES entry(id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    feed_text BLOB,
    article BLOB
);
CREATE INDEX version_entry ON version (entry);

CREATE TABLE tag (
    entry INTEGER NOT NULL REFERENCES entry(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    PRIMARY KEY (entry, name)
) WITHOUT ROWID;

CREATE TABLE entity (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    UNIQUE (key, kind)
);

-- `spans` is a JSON list of [start, end] pairs, in characters of the analysed text.
CREATE TABLE mention (
    entry INTEGER NOT NULL REFERENCES entry(id) ON DELETE CASCADE,
    entity INTEGER NOT NULL REFERENCES entity(id),
    count INTEGER NOT NULL,
    rank INTEGER NOT NULL,
    name TEXT NOT NULL,
    spans TEXT NOT NULL,
    PRIMARY KEY (entry, entity)
) WITHOUT ROWID;
CREATE INDEX mention_entity ON mention (entity, entry);

-- Words as `text::terms` folds them: case, accents, ligatures, elision and plurals are gone before SQLite sees them, and
-- what is left are words between spaces: the plainest tokenizer will do.
CREATE VIRTUAL TABLE search USING fts5(
    title, body, author, tags, content = '', contentless_delete = 1, tokenize = 'ascii'
);
-- Titles weigh most. Words are collected longer in memory and merged later than FTS5 does by itself: a first refresh of a
-- thousand feeds writes them once, and what is merged is merged when nothing else happens.
INSERT INTO search (search, rank) VALUES
    ('rank', 'bm25(8.0, 1.0, 2.0, 2.0)'), ('hashsize', 3145728), ('automerge', 16), ('usermerge', 2);
