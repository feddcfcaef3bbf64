-- The user has said what an entity is, or is not (`merged`): nothing is joined over that without being told to.
ALTER TABLE entity ADD COLUMN settled INTEGER NOT NULL DEFAULT 0;
UPDATE entity SET settled = 1 WHERE merged IS NOT NULL;
