-- What a filter leaves out is kept out of sight (`hidden` has the bit 2; the bit 1 where its feed is hidden), and comes
-- back when the filter goes. `sifted` is a hash of the filters that a feed's entries went through.
ALTER TABLE feed ADD COLUMN sifted INTEGER NOT NULL DEFAULT 0;
DROP INDEX entry_feed;
CREATE INDEX entry_feed ON entry (feed, sort DESC, id DESC, read, twin, offline, hidden);
CREATE INDEX entry_muted ON entry (feed, id) WHERE hidden > 1;
CREATE TRIGGER vector_muted AFTER UPDATE OF hidden ON entry WHEN (old.hidden > 1) <> (new.hidden > 1) BEGIN
    INSERT OR REPLACE INTO vector_journal (entry) VALUES (new.id);
END;
