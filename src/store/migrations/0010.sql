-- What counts as readable without a network is what is there to be read: a page that is no article leaves the feed's
-- sentence (5), and a feed that carries the whole text needs no page (2).
UPDATE entry SET offline = 5 WHERE offline = 2 AND words < 120
    AND id IN (SELECT entry FROM content WHERE page_error > '');
UPDATE entry SET offline = 2 WHERE offline IN (3, 4) AND words >= 120
    AND id IN (SELECT entry FROM content WHERE article IS NULL);
UPDATE feed SET shown_offline = (
    SELECT ifnull(sum(twin IS NULL AND read = 0 AND offline IN (1, 2)), 0)
    FROM entry WHERE entry.feed = feed.id AND entry.hidden < 2);
