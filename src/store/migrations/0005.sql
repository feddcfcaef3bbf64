-- What the user said of an entity. Its key is stable, so this outlives the models that find mentions.
ALTER TABLE entity ADD COLUMN given TEXT;
ALTER TABLE entity ADD COLUMN muted INTEGER NOT NULL DEFAULT 0;
-- The entity that the user says it is; never one that is merged itself.
ALTER TABLE entity ADD COLUMN merged INTEGER REFERENCES entity(id);
CREATE INDEX entity_merged ON entity (merged) WHERE merged IS NOT NULL;

-- The mentions of merged entities under their own names, so that merging can be undone. `mention` has them too, under
-- the entity that they were merged into.
CREATE TABLE mention_part (
    entry INTEGER NOT NULL REFERENCES entry(id) ON DELETE CASCADE,
    entity INTEGER NOT NULL REFERENCES entity(id),
    rank INTEGER NOT NULL,
    name TEXT NOT NULL,
    spans TEXT NOT NULL,
    PRIMARY KEY (entry, entity)
) WITHOUT ROWID;
CREATE INDEX mention_part_entity ON mention_part (entity, entry);
