//! The front page and the dossier: stories as a newspaper would lay them out.

use std::collections::{BTreeMap, BTreeSet};

use super::outlets::Outlets;
use super::{Library, Shelf};
use crate::news::agency;
use crate::news::front::{Dossier, DossierArticle, DossierDay, FrontPage, FrontStory, Press, Teller};
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
/// Copies of a text that are asked which agency it comes from.
const SIGNED: usize = 4;
/// An article this much further from the others than they are from each other tells something else.
const FAR: f32 = 0.55;

impl Library {
    /// The stories told since then, those first that many outlets told and told last; then finds of one newsroom only.
    ///
    /// Where nothing much was told since, those of the last days that had stories.
    pub fn front_page(
        &self,
        press: &Press,
        since: Timestamp,
        limit: usize,
        reader_of: Lang,
    ) -> Result<FrontPage, StoreError> {
        self.with(|shelf, reader| {
            let outlets = Outlets::of(&reader.feed_owners()?);
            let mut desk = Desk { reader, outlets, press, since, reader_of };
            shelf.front_page(&mut desk, limit)
        })
    }

    /// A story by days; `None` where it has no article in sight.
    pub fn dossier(&self, story: StoryId, reader_of: Lang) -> Result<Option<Dossier>, StoreError> {
        self.with(|shelf, reader| shelf.dossier(reader, story, reader_of))
    }
}

/// What a front page, or one story of it, is made for.
struct Desk<'a> {
    reader: &'a Reader,
    outlets: Outlets,
    press: &'a Press,
    /// What was told since is news.
    since: Timestamp,
    reader_of: Lang,
}

impl Desk<'_> {
    /// Whether the press that is asked for tells it.
    fn asked(&self, one: &Told) -> bool {
        match self.press {
            Press::All => true,
            Press::Section(section) => self.outlets.section(one.feed) == Some(section),
            Press::Language(language) => one.language == *language,
        }
    }
}

impl Shelf {
    fn front_page(&mut self, desk: &mut Desk<'_>, limit: usize) -> Result<FrontPage, StoreError> {
        let mut page = FrontPage { press: desk.press.clone(), ..FrontPage::default() };
        let Some(newest) = desk.reader.newest()? else { return Ok(page) };
        let mut stories = BTreeMap::new();
        let since = desk.since;
        for back in std::iter::once(since).chain(FURTHER.map(|back| since.min(newest.plus(-back)))) {
            let mut told = desk.reader.told_since(back)?;
            page.languages = languages(&told);
            told.retain(|one| desk.asked(one));
            stories = by_story(told);
            if stories.values().filter(|told| rooms(told, &desk.outlets) > 1).count() >= ENOUGH {
                break;
            }
        }
        let (several, lone): (Vec<_>, Vec<_>) =
            stories.into_iter().partition(|(_, told)| rooms(told, &desk.outlets) > 1);
        for (story, _) in best(several, 2 * limit, |told| freshness(told, newest, &desk.outlets)) {
            page.stories.extend(self.front_story(desk, story, newest)?);
        }
        // Copies of one agency's text are one telling: what looked widely told may not be.
        page.stories.sort_by(|a, b| b.score.total_cmp(&a.score).then(b.last.cmp(&a.last)).then(a.id.cmp(&b.id)));
        page.stories.truncate(limit);
        let found = best(lone, usize::MAX, |told| {
            let longest = told.iter().map(|one| one.words).max().unwrap_or(0);
            freshness(told, newest, &desk.outlets) * told.len() as f32 * (longest as f32 / 600.0).min(1.0)
        });
        for story in Self::finds(desk, found, &page.stories, limit) {
            page.stories.extend(self.front_story(desk, story, newest)?);
        }
        Ok(page)
    }

    /// The stories of one newsroom that a page ends with: one of each; where hardly any is told by several, many.
    fn finds(desk: &Desk<'_>, found: Vec<(StoryId, Vec<Told>)>, before: &[FrontStory], limit: usize) -> Vec<StoryId> {
        // Who asks for one part of the press wants it in its own language.
        let ours = |told: &[Told]| {
            *desk.press != Press::All
                || desk.reader_of == Lang::Other
                || told.iter().any(|one| one.language == desk.reader_of)
        };
        let (mut heard, mut firsts, mut others) = (BTreeSet::new(), Vec::new(), Vec::new());
        for (story, told) in found.into_iter().filter(|(_, told)| ours(told)) {
            let of = if heard.insert(desk.outlets.number(told[0].feed)) { &mut firsts } else { &mut others };
            of.push(story);
        }
        if before.len() >= ENOUGH {
            firsts.truncate((limit + limit.div_ceil(ALONE)).saturating_sub(before.len()));
        } else {
            firsts.append(&mut others);
            firsts.truncate(limit);
        }
        firsts
    }

    fn dossier(&mut self, reader: &Reader, story: StoryId, reader_of: Lang) -> Result<Option<Dossier>, StoreError> {
        let outlets = Outlets::of(&reader.feed_owners()?);
        let told = reader.told(story)?;
        let Some(last) = told.last().map(|one| one.at) else { return Ok(None) };
        let desk = Desk { reader, outlets, press: &Press::All, since: last.plus(-86_400), reader_of };
        let Some(front) = self.front_story(&desk, story, last)? else { return Ok(None) };
        let outlets = &desk.outlets;
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
        desk: &Desk<'_>,
        story: StoryId,
        newest: Timestamp,
    ) -> Result<Option<FrontStory>, StoreError> {
        let mut told = desk.reader.told(story)?;
        told.retain(|one| desk.asked(one));
        let (Some(first), Some(last)) = (told.first(), told.last()) else { return Ok(None) };
        let entries = self.central(&told);
        let of = |entry: &EntryId| told.iter().find(|one| one.entry == *entry);
        let recent = |entry: &&EntryId| of(entry).is_some_and(|one| one.at >= desk.since);
        let ours = |entry: &&EntryId| of(entry).is_some_and(|one| one.language == desk.reader_of);
        let lead = entries
            .iter()
            .filter(recent)
            .find(ours)
            .or_else(|| entries.iter().find(ours))
            .or_else(|| entries.iter().find(recent))
            .or(entries.first());
        let Some(lead) = lead.and_then(of) else { return Ok(None) };
        // Of a text told by many, the first to tell it stands for all.
        let bundles = self.copies(&told);
        let firsts: Vec<Told> = bundles.iter().filter_map(|bundle| of(bundle.first()?)).cloned().collect();
        let mut tellers: Vec<Teller> = Vec::new();
        for bundle in &bundles {
            let bundle: Vec<&Told> = bundle.iter().filter_map(of).collect();
            let Some(teller) = teller(desk, &bundle)? else { continue };
            match tellers.iter_mut().find(|known| known.name == teller.name) {
                Some(known) if known.outlets == 1 => known.outlets = teller.outlets,
                Some(known) if teller.outlets > 1 => known.outlets += teller.outlets,
                Some(_) => {}
                None => tellers.push(teller),
            }
        }
        let entities = desk.reader.named_in(&entries)?.into_iter().take(NAMED).map(|(entity, _)| entity).collect();
        Ok(Some(FrontStory {
            id: story,
            title: lead.title.clone(),
            lead: lead.entry,
            tellers,
            first: first.at,
            last: last.at,
            spark: spark(&told),
            entities,
            score: freshness(&firsts, newest, &desk.outlets),
            read: told.iter().all(|one| one.read),
            alone: rooms(&told, &desk.outlets) == 1,
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

    /// The articles that stand apart from the others of their story. Each is held against those in its own language: from
    /// all others its words alone set it apart.
    fn far(&mut self, told: &[Told]) -> BTreeSet<EntryId> {
        let compared = &told[..told.len().min(COMPARED)];
        let mut far = BTreeSet::new();
        for (lang, _) in languages(compared).into_iter().chain([(Lang::Other, 0)]) {
            let of = compared.iter().filter(|one| one.language == lang);
            let central = self.index.centrality(&of.map(|one| one.entry).collect::<Vec<_>>());
            let mean = central.iter().map(|(_, value)| value).sum::<f32>() / central.len().max(1) as f32;
            let apart = central.iter().filter(|(_, value)| central.len() > 3 && *value < FAR * mean);
            far.extend(apart.map(|(entry, _)| *entry));
        }
        far
    }
}

/// Who tells a text: its outlet; where several print it, the agency whose it is, else the first of them.
fn teller(desk: &Desk<'_>, bundle: &[&Told]) -> Result<Option<Teller>, StoreError> {
    let Some(first) = bundle.first() else { return Ok(None) };
    let outlets = bundle.iter().map(|one| desk.outlets.number(one.feed)).collect::<BTreeSet<_>>().len();
    let mut name = desk.outlets.name(desk.outlets.number(first.feed));
    for one in bundle.iter().take(SIGNED).filter(|_| outlets > 1) {
        if let Some(agency) = signed(desk.reader, one.entry)? {
            name = agency;
            break;
        }
    }
    Ok(Some(Teller { name: name.to_owned(), outlets }))
}

/// The agency that an article says it comes from.
fn signed(reader: &Reader, entry: EntryId) -> Result<Option<&'static str>, StoreError> {
    if let Some(agency) = reader.article(entry)?.and_then(|stored| agency::signing(&stored.article)) {
        return Ok(Some(agency));
    }
    let authors = reader.entry(entry)?.map(|full| full.authors).unwrap_or_default();
    if let Some(agency) = authors.iter().find_map(|author| agency::named_in(author)) {
        return Ok(Some(agency));
    }
    Ok(agency::in_brackets(&reader.plain(entry)?))
}

/// The languages of articles, the most frequent first; those that are not told apart are left out.
fn languages(told: &[Told]) -> Vec<(Lang, usize)> {
    let mut counts: BTreeMap<Lang, usize> = BTreeMap::new();
    for one in told.iter().filter(|one| one.language != Lang::Other) {
        *counts.entry(one.language).or_default() += 1;
    }
    let mut counts: Vec<(Lang, usize)> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts
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
