//! The front page and the dossier: stories as a newspaper would lay them out.

use std::collections::{BTreeMap, BTreeSet};

use super::outlets::Outlets;
use super::{Library, Shelf};
use crate::news::front::{Dossier, DossierArticle, DossierDay, FrontStory};
use crate::news::ids::{EntryId, StoryId};
use crate::news::time::Timestamp;
use crate::store::{Reader, StoreError, Told};
use crate::text::language::Lang;

/// Seconds after which an article counts a third of a fresh one.
const FRESH: f32 = 18.0 * 3_600.0;
/// Where fewer stories than this are told by several, the page looks further back, by these seconds: to all there is
/// where only an old archive is here.
const ENOUGH: usize = 3;
const FURTHER: [i64; 6] = [86_400, 3 * 86_400, 7 * 86_400, 30 * 86_400, 365 * 86_400, i64::MAX / 2];
/// Parts of a story's time in its sparkline.
const PARTS: usize = 12;
/// Entities named under a headline; in a dossier.
const NAMED: usize = 5;
const PEOPLE: usize = 16;
/// Stories of one newsroom only, one for so many of the others.
const ALONE: usize = 5;
/// Articles of a story that are compared with each other.
const COMPARED: usize = 300;
/// An article this much further from the others than they are from each other tells something else.
const FAR: f32 = 0.55;

impl Library {
    /// The stories told since then, those first that many outlets told and told last; then finds of one newsroom only.
    ///
    /// Where nothing much was told since, those of the last days that had stories.
    pub fn front_page(&self, since: Timestamp, limit: usize, reader_of: Lang) -> Result<Vec<FrontStory>, StoreError> {
        self.with(|shelf, reader| shelf.front_page(reader, since, limit, reader_of))
    }

    /// A story by days; `None` where it has no article in sight.
    pub fn dossier(&self, story: StoryId, reader_of: Lang) -> Result<Option<Dossier>, StoreError> {
        self.with(|shelf, reader| shelf.dossier(reader, story, reader_of))
    }
}

impl Shelf {
    fn front_page(
        &mut self,
        reader: &Reader,
        since: Timestamp,
        limit: usize,
        reader_of: Lang,
    ) -> Result<Vec<FrontStory>, StoreError> {
        let Some(newest) = reader.newest()? else { return Ok(Vec::new()) };
        let outlets = Outlets::of(&reader.feed_owners()?);
        let mut stories = BTreeMap::new();
        for back in std::iter::once(since).chain(FURTHER.map(|back| since.min(newest.plus(-back)))) {
            stories = by_story(reader.told_since(back)?);
            if stories.values().filter(|told| rooms(told, &outlets) > 1).count() >= ENOUGH {
                break;
            }
        }
        let (several, lone): (Vec<_>, Vec<_>) = stories.into_iter().partition(|(_, told)| rooms(told, &outlets) > 1);
        let mut page = Vec::new();
        for (story, _) in best(several, 2 * limit, |told| freshness(told, newest, &outlets)) {
            page.extend(self.front_story(reader, &outlets, story, newest, since, reader_of)?);
        }
        // Copies of one agency's text are one telling: what looked widely told may not be.
        page.sort_by(|a, b| b.score.total_cmp(&a.score).then(b.last.cmp(&a.last)).then(a.id.cmp(&b.id)));
        page.truncate(limit);
        let mut heard = BTreeSet::new();
        let found = best(lone, usize::MAX, |told| {
            let longest = told.iter().map(|one| one.words).max().unwrap_or(0);
            freshness(told, newest, &outlets) * told.len() as f32 * (longest as f32 / 600.0).min(1.0)
        });
        for (story, told) in found {
            let ours = reader_of == Lang::Other || told.iter().any(|one| one.language == reader_of);
            if page.len() < limit + limit.div_ceil(ALONE) && ours && heard.insert(outlets.number(told[0].feed)) {
                page.extend(self.front_story(reader, &outlets, story, newest, since, reader_of)?);
            }
        }
        Ok(page)
    }

    fn dossier(&mut self, reader: &Reader, story: StoryId, reader_of: Lang) -> Result<Option<Dossier>, StoreError> {
        let outlets = Outlets::of(&reader.feed_owners()?);
        let told = reader.told(story)?;
        let Some(last) = told.last().map(|one| one.at) else { return Ok(None) };
        let Some(front) = self.front_story(reader, &outlets, story, last, last.plus(-86_400), reader_of)? else {
            return Ok(None);
        };
        let far = self.far(&told);
        let copies = self.copies(&told);
        let mut days: BTreeMap<jiff::civil::Date, DossierDay> = BTreeMap::new();
        let zone = jiff::tz::TimeZone::system();
        let date = |at: Timestamp| zone.to_datetime(at.to_jiff()).date();
        for bundle in &copies {
            let Some(first) = bundle.first().and_then(|entry| told.iter().find(|one| one.entry == *entry)) else {
                continue;
            };
            let day = days.entry(date(first.at)).or_insert_with(|| DossierDay { day: first.at, articles: Vec::new() });
            day.articles.push(DossierArticle {
                entry: first.entry,
                outlet: outlets.name(outlets.number(first.feed)).to_owned(),
                copies: bundle[1..].to_vec(),
                only_here: far.contains(&first.entry),
            });
        }
        let mut people = reader.named_in(&told.iter().map(|one| one.entry).collect::<Vec<_>>())?;
        people.truncate(PEOPLE);
        let dates: Vec<jiff::civil::Date> = days.keys().copied().collect();
        let people = people.into_iter().map(|(entity, articles)| {
            let mut counts = vec![0_u16; dates.len()];
            for one in told.iter().filter(|one| articles.contains(&one.entry)) {
                // A folded copy stands in the day of the first; a day of copies only is none.
                if let Ok(at) = dates.binary_search(&date(one.at)) {
                    counts[at] = counts[at].saturating_add(1);
                }
            }
            (entity, counts)
        });
        Ok(Some(Dossier { story: front, people: people.collect(), days: days.into_values().collect() }))
    }

    fn front_story(
        &mut self,
        reader: &Reader,
        outlets: &Outlets,
        story: StoryId,
        newest: Timestamp,
        since: Timestamp,
        reader_of: Lang,
    ) -> Result<Option<FrontStory>, StoreError> {
        let told = reader.told(story)?;
        let (Some(first), Some(last)) = (told.first(), told.last()) else { return Ok(None) };
        let entries = self.central(&told);
        let of = |entry: &EntryId| told.iter().find(|one| one.entry == *entry);
        let recent = |entry: &&EntryId| of(entry).is_some_and(|one| one.at >= since);
        let ours = |entry: &&EntryId| of(entry).is_some_and(|one| one.language == reader_of);
        let lead = entries
            .iter()
            .filter(recent)
            .find(ours)
            .or_else(|| entries.iter().find(ours))
            .or_else(|| entries.iter().find(recent))
            .or(entries.first());
        let Some(lead) = lead.and_then(of) else { return Ok(None) };
        // Of a text told by many, the first to tell it stands for all.
        let firsts: Vec<Told> = self.copies(&told).iter().filter_map(|bundle| of(bundle.first()?)).cloned().collect();
        let mut names: Vec<String> = Vec::new();
        for one in &firsts {
            let name = outlets.name(outlets.number(one.feed));
            if !names.iter().any(|known| known == name) {
                names.push(name.to_owned());
            }
        }
        let entities = reader.named_in(&entries)?.into_iter().take(NAMED).map(|(entity, _)| entity).collect();
        Ok(Some(FrontStory {
            id: story,
            title: lead.title.clone(),
            lead: lead.entry,
            outlets: names,
            first: first.at,
            last: last.at,
            spark: spark(&told),
            entities,
            score: freshness(&firsts, newest, outlets),
            read: told.iter().all(|one| one.read),
            alone: rooms(&told, outlets) == 1,
            entries,
        }))
    }

    /// The articles of a story, the most central first.
    fn central(&mut self, told: &[Told]) -> Vec<EntryId> {
        let newest: Vec<EntryId> = told.iter().rev().map(|one| one.entry).collect();
        let (compared, rest) = newest.split_at(newest.len().min(COMPARED));
        let mut central = self.index.centrality(compared);
        central.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        central.into_iter().map(|(entry, _)| entry).chain(rest.iter().copied()).collect()
    }

    /// The articles of a story with their word-for-word copies, oldest first.
    fn copies(&mut self, told: &[Told]) -> Vec<Vec<EntryId>> {
        self.index.copies(&told.iter().map(|one| one.entry).collect::<Vec<_>>())
    }

    /// The articles that stand apart from the others of their story.
    fn far(&mut self, told: &[Told]) -> BTreeSet<EntryId> {
        let entries: Vec<EntryId> = told.iter().map(|one| one.entry).take(COMPARED).collect();
        let central = self.index.centrality(&entries);
        let mean = central.iter().map(|(_, value)| value).sum::<f32>() / central.len().max(1) as f32;
        let apart = central.iter().filter(|(_, value)| central.len() > 3 && *value < FAR * mean);
        apart.map(|(entry, _)| *entry).collect()
    }
}

fn by_story(told: Vec<Told>) -> BTreeMap<StoryId, Vec<Told>> {
    let mut stories: BTreeMap<StoryId, Vec<Told>> = BTreeMap::new();
    for one in told {
        stories.entry(one.story).or_default().push(one);
    }
    stories
}

/// How many outlets tell it.
fn rooms(told: &[Told], outlets: &Outlets) -> usize {
    told.iter().map(|one| outlets.number(one.feed)).collect::<BTreeSet<_>>().len()
}

/// How many tell it, the less each counts the longer ago it told it last.
fn freshness(told: &[Told], newest: Timestamp, outlets: &Outlets) -> f32 {
    let mut latest: BTreeMap<usize, Timestamp> = BTreeMap::new();
    for one in told {
        let at = latest.entry(outlets.number(one.feed)).or_insert(one.at);
        *at = one.at.max(*at);
    }
    latest.values().map(|at| (-((newest.0 - at.0).max(0) as f32) / FRESH).exp()).sum()
}

fn best(stories: Vec<(StoryId, Vec<Told>)>, count: usize, score: impl Fn(&[Told]) -> f32) -> Vec<(StoryId, Vec<Told>)> {
    let mut scored: Vec<(f32, (StoryId, Vec<Told>))> =
        stories.into_iter().map(|story| (score(&story.1), story)).collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.0.cmp(&b.1.0)));
    scored.into_iter().take(count).map(|(_, story)| story).collect()
}

/// How many articles fall in each part of a story's time.
fn spark(told: &[Told]) -> Vec<u16> {
    let (Some(first), Some(last)) = (told.first(), told.last()) else { return Vec::new() };
    let span = (last.at.0 - first.at.0).max(1);
    let mut parts = vec![0_u16; PARTS];
    for one in told {
        let part = ((one.at.0 - first.at.0) as f64 / span as f64 * PARTS as f64) as usize;
        let part = &mut parts[part.min(PARTS - 1)];
        *part = part.saturating_add(1);
    }
    parts
}
